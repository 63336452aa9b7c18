package import Values

/// A target or a budget for one owner and one period: as it was set, or as it follows from others.
package struct Plan: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    case target, budget
  }

  /// Whose plan it is. The words of `level` are the scopes of the targets table.
  package enum Owner: Hashable, Sendable {
    case company
    case rep(Int)
    case team(Int)
    /// What of a rep's plan counts for a team; `nil` for times without one.
    case member(Int, team: Int?)
    /// What of its own reps' plans counts for a team that has subteams too.
    case direct(Int)
    case territory(Int)
    case product(Int)
    case customer(Int)
    /// Of products.
    case category(String)

    package var level: String {
      switch self {
      case .company: "company"
      case .rep: "rep"
      case .team: "team"
      case .member: "member"
      case .direct: "direct"
      case .territory: "territory"
      case .product: "product"
      case .customer: "customer"
      case .category: "category"
      }
    }
  }

  package var kind: Kind
  /// `expenses` for budgets.
  package var metric: String
  package var owner: Owner
  /// Of expenses, for budgets; `nil` is all of them.
  package var category: String?
  package var period: Period
  /// Minor units for money, else the number itself. A part of a longer plan is not rounded.
  package var value: Double
  /// There are plans of smaller buckets inside it, of the same owner and category.
  package var hasParts = false
  /// Of a team: teams below it take part.
  package var holdsSubteams = false
  /// On its first day a rep's team and manager are those that it counts for: of a part of a longer plan that of the whole.
  package var assigned: Period

  package init(kind: Kind, metric: String, owner: Owner, category: String? = nil, period: Period, value: Double) {
    self.kind = kind
    self.metric = metric
    self.owner = owner
    self.category = category
    self.period = period
    self.assigned = period
    self.value = value
  }

  /// `nil` when the period is no month, quarter or year of the calendar.
  var bucket: PlanBucket? { PlanBucket(period) }
}

/// A month, quarter or year of the calendar.
struct PlanBucket: Hashable {
  enum Grain: String, Hashable, CaseIterable {
    case month, quarter, year

    var months: Int {
      switch self {
      case .month: 1
      case .quarter: 3
      case .year: 12
      }
    }
  }

  let grain: Grain
  let start: CivilDate

  private init(grain: Grain, start: CivilDate) {
    self.grain = grain
    self.start = start
  }

  init?(_ period: Period) {
    let (_, month, day) = period.start.components
    guard day == 1 else { return nil }
    for grain in Grain.allCases
    where (month - 1) % grain.months == 0 && period.end == period.start.adding(months: grain.months) {
      self.init(grain: grain, start: period.start)
      return
    }
    return nil
  }

  var period: Period { Period(start: start, end: start.adding(months: grain.months)) }

  /// A quarter's months, a year's quarters; a month has none.
  var parts: [PlanBucket] {
    switch grain {
    case .month: []
    case .quarter: (0..<3).map { PlanBucket(grain: .month, start: start.adding(months: $0)) }
    case .year: (0..<4).map { PlanBucket(grain: .quarter, start: start.adding(months: $0 * 3)) }
    }
  }

  /// Itself, its parts and theirs.
  var inside: [PlanBucket] { [self] + parts.flatMap(\.inside) }

  /// The larger buckets it lies in, the shorter one first.
  var enclosing: [PlanBucket] {
    Grain.allCases.filter { $0.months > grain.months }.map {
      PlanBucket(grain: $0, start: start.adding(months: -((start.month - 1) % $0.months)))
    }
  }
}

/// Who belongs where: what plans roll up along.
package struct Organisation: Hashable, Sendable {
  package struct Membership: Hashable, Sendable {
    package var team: Int?
    package var period: Period

    package init(team: Int?, period: Period) {
      self.team = team
      self.period = period
    }
  }

  /// A team that is its own ancestor, by mistake, counts as having no parent.
  package let teams: TeamTree
  private let memberships: [Int: [Membership]]
  package let productCategories: [Int: String]

  package init(teams: TeamTree, memberships: [Int: [Membership]], productCategories: [Int: String]) {
    self.teams = teams
    self.memberships = memberships.mapValues { $0.sorted { $0.period.start < $1.period.start } }
    self.productCategories = productCategories
  }

  /// The teams right below `team` on the first day of the period; for `nil`, the teams that stand on top then.
  func subteams(of team: Int?, in period: Period) -> [Int] { teams.subteams(of: team, on: period.start) }

  /// Every team the rep was ever in; `nil` among them for a time without a team.
  func teams(of rep: Int) -> [Int?] { (memberships[rep] ?? []).map(\.team) + [nil] }

  /// Where the rep was on the first day of the period, or first came to inside it.
  private func membership(of rep: Int, in period: Period) -> Membership? {
    let all = memberships[rep] ?? []
    return all.first { $0.period.contains(period.start) } ?? all.first { period.contains($0.period.start) }
  }

  func team(of rep: Int, in period: Period) -> Int? { membership(of: rep, in: period)?.team }

  /// The day of the team and manager that a plan of the rep for the period counts for.
  func day(of rep: Int, in period: Period) -> CivilDate {
    membership(of: rep, in: period).map { max(period.start, $0.period.start) } ?? period.start
  }
}
