import Syntax
package import Values

/// A target or a budget as it was set.
package struct PlannedLine: Hashable, Sendable {
  /// `rep`, `team`, `company` ...
  package let scope: String
  /// Whose it is; nothing for the company.
  package let owner: KeyValue?
  /// Of expenses, for budgets; of products, for targets of a category.
  package let category: String?
  package let period: Period
  /// Minor units for money, else the number itself.
  package let value: Double
  /// Whether the number rests on it.
  package var isUsed: Bool

  package init(scope: String, owner: KeyValue?, category: String?, period: Period, value: Double, isUsed: Bool) {
    self.scope = scope
    self.owner = owner
    self.category = category
    self.period = period
    self.value = value
    self.isUsed = isUsed
  }

  fileprivate struct Subject: Hashable {
    let scope: String
    let owner: KeyValue?
  }

  fileprivate var subject: Subject { Subject(scope: scope, owner: owner) }
}

extension Resolver {
  /// The lines that a plan is made of, and no others.
  func list(_ plan: Value.Plan, _ metric: String, _ place: RowPlace) throws(Diagnostic) -> ListQuestion {
    let entity = try self.entity(Name(plan == .target ? "targets" : "budgets"))
    let used = place.plans.filter(\.isUsed)
    if used.isEmpty { throw Messages.drillIntoNoPlan(plan) }
    var list = ListQuestion(entity: Name(entity.name))
    var alternatives: [Expression] = []
    for group in Self.groups(used) {
      for choice in Self.choices(group, among: place.plans) {
        let said = conditions(choice, plan)
        if let whole = Self.allOf(said), !alternatives.contains(whole) { alternatives.append(whole) }
      }
    }
    if alternatives.count > Self.mostRows { throw Messages.drillIntoTooMany(alternatives.count, limit: Self.mostRows) }
    var conditions = alternatives.count == 1 ? alternatives : [Expression(.logical(.or, alternatives), .none)]
    if plan == .target { conditions.insert(Self.equal("metric", .text(metric)), at: 0) }
    list.condition = Self.allOf(conditions.flatMap(Self.conjuncts))
    list.columns = columns(entity, used, plan, metric)
    return list
  }

  /// What a part of the lines is told from the others by.
  private struct Choice {
    let scope: String
    let owners: [KeyValue]
    /// From the first day of one to the last of another; of a single stretch exactly that.
    let period: Period
    let isStretch: Bool
    /// `nil` is whatever category.
    var category: String??
  }

  /// Owners of one scope that have plans of the same times.
  private static func groups(_ used: [PlannedLine]) -> [[PlannedLine]] {
    struct Times: Hashable {
      let scope: String
      let periods: Set<Period>
      let categories: Set<String?>
    }
    var places: [Times: Int] = [:]
    var found: [[PlannedLine]] = []
    var seen: Set<PlannedLine.Subject> = []
    for line in used where seen.insert(line.subject).inserted {
      let own = used.filter { $0.subject == line.subject }
      let times = Times(scope: line.scope, periods: Set(own.map(\.period)), categories: Set(own.map(\.category)))
      if let place = places[times] {
        found[place] += own
      } else {
        places[times] = found.count
        found.append(own)
      }
    }
    return found
  }

  /// As few as tell them apart: by a run of time where it holds no other plan of theirs.
  private static func choices(_ group: [PlannedLine], among all: [PlannedLine]) -> [Choice] {
    guard let first = group.first else { return [] }
    let owners = Array(Set(group.compactMap(\.owner))).sorted { "\($0)" < "\($1)" }
    let theirs = Set(group.map(\.subject))
    func isTold(_ choice: Choice, _ wanted: [PlannedLine]) -> Bool {
      let found = all.filter { line in
        guard theirs.contains(line.subject) else { return false }
        if let category = choice.category, category != line.category { return false }
        return choice.isStretch ? line.period == choice.period : choice.period.contains(line.period)
      }
      return Set(found) == Set(wanted)
    }
    let whole = group.dropFirst().reduce(first.period) { run, line in
      Period(start: min(run.start, line.period.start), end: max(run.end, line.period.end))
    }
    let isOne = Set(group.map(\.period)).count == 1
    let run = Choice(scope: first.scope, owners: owners, period: whole, isStretch: isOne, category: nil)
    if isTold(run, group) { return [run] }
    var found: [Choice] = []
    for period in Set(group.map(\.period)).sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
      let own = group.filter { $0.period == period }
      let stretch = Choice(scope: first.scope, owners: owners, period: period, isStretch: true, category: nil)
      if isTold(stretch, own) {
        found.append(stretch)
        continue
      }
      for category in Set(own.map(\.category)).sorted(by: { ($0 ?? "") < ($1 ?? "") }) {
        var one = stretch
        one.category = .some(category)
        found.append(one)
      }
    }
    return found
  }

  private func conditions(_ choice: Choice, _ plan: Value.Plan) -> [Expression] {
    var said = [Self.equal("scope", .text(choice.scope))]
    let labels = choice.owners.compactMap { if case .text(let label) = $0 { label } else { nil } }
    let ids = choice.owners.compactMap { if case .id(let id) = $0 { id } else { nil } }
    func among(_ path: [String], _ values: [String]) -> [Expression] {
      if values.isEmpty { return [] }
      let subject = Expression(.name(path.map { Name($0) }), .none)
      if values.count == 1 {
        return [Expression(.comparison(.equal, subject, Expression(.text(values[0]), .none)), .none)]
      }
      let options = values.map { Expression(.text($0), .none) }
      return [Expression(.membership(subject, options, negated: false), .none)]
    }
    let named = among([choice.scope], labels) + among([choice.scope, "id"], ids)
    said += named.count > 1 ? [Expression(.logical(.or, named), .none)] : named
    if choice.isStretch {
      said.append(Self.equal("starts", .date(.day(choice.period.start))))
      said.append(Self.equal("ends", .date(.day(choice.period.last))))
    } else {
      said.append(Self.compared("starts", .after, choice.period.start.adding(days: -1)))
      said.append(Self.compared("ends", .before, choice.period.end))
    }
    guard let category = choice.category, choice.scope != "category" else { return said }
    return said + [category.map { Self.equal("category", .text($0)) } ?? Self.empty("category")]
  }

  /// Whose plan it is, and how much.
  private func columns(
    _ entity: Entity, _ used: [PlannedLine], _ plan: Value.Plan, _ metric: String
  ) -> [ShowQuestion.Item] {
    guard plan == .target else { return [] }
    let scopes = Set(used.map(\.scope))
    var names = ["metric", "scope"]
    names += ["rep", "team", "territory", "product", "category"].filter(scopes.contains)
    var probe = self
    let unit = catalogue.metric(metric).flatMap { try? probe.unit(of: $0, at: .none) }
    let value = if case .money? = unit { "amount" } else { "value" }
    return (names + ["starts", "ends", value]).map { .init(Self.named($0)) }
  }

  private static func empty(_ field: String) -> Expression {
    Expression(.emptiness(named(field), negated: false), .none)
  }
}
