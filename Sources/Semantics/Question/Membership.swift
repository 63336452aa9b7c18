import Syntax
import Values

/// Who is there in a period: reps employed, customers and contacts known, products sold, deals and leads that were
/// created and not yet closed, converted or disqualified. The planner asks it of the store, and `drill` says it in a list.
enum Membership {
  /// `selling`
  case holds(String)
  /// Hired or created before the period's end, or on a day that nobody knows.
  case emptyOrBefore(String, CivilDate)
  /// Not left or closed by a day.
  case emptyOrAfter(String, CivilDate)
  case before(String, CivilDate)
  /// In one of these states at the moment asked about.
  case among(String, [String])

  static func rules(of entity: Entity, in period: Period?) -> [Membership] {
    switch entity.name {
    case "reps":
      guard let period else { return [.holds("selling")] }
      let left = period.start > PeriodBounds.earliest ? [emptyOrAfter("left", period.start)] : []
      return [.holds("selling"), .emptyOrBefore("hired", period.end)] + left
    case "customers": return (period.map { [.emptyOrBefore("created", $0.end)] } ?? []) + states(of: entity)
    case "products": return [.holds("active")]
    case "contacts", "opportunities", "leads": return rulesOfLiving(entity, in: period)
    default: return []
    }
  }

  /// On the day of its end a deal or a lead is still there.
  private static func rulesOfLiving(_ entity: Entity, in period: Period?) -> [Membership] {
    guard let period else { return [] }
    let arrived = Membership.emptyOrBefore("created", period.end)
    if period.start == PeriodBounds.earliest { return [arrived] }
    let ends = ["closed", "converted", "disqualified"].filter { entity.field($0) != nil }
    return [arrived] + ends.map { .emptyOrAfter($0, period.start.adding(days: -1)) }
  }

  /// Contacts, deals and leads are recorded on a day and, unlike an order or a call, are there for a while. By themselves
  /// they are counted in the period that they were created in; where numbers choose them (`with visits = 0`), or stand
  /// beside each, those are looked at that were there in it: nobody worked on a deal, whenever it was created.
  static func livesOn(_ entity: Entity) -> Bool {
    entity.isListed && entity.timing == .event && entity.date == "created"
  }

  /// Those of whom nothing was known on the day are left out, and what had not happened by its own date.
  static func known(_ entity: Entity, _ date: Field?, on day: CivilDate) -> [Membership] {
    if let arrival = arrival(at: entity) {
      return [.emptyOrBefore(arrival.name, day.adding(days: 1))] + states(of: entity)
    }
    return entity.timing == .event ? date.map { [.before($0.name, day.adding(days: 1))] } ?? [] : []
  }

  /// As of a past day who was a lead then is no customer.
  static func states(of entity: Entity) -> [Membership] {
    guard entity.name == "customers", entity.field("status")?.isPast == true else { return [] }
    return [.among("status", ["prospect", "customer", "dormant", "lost"])]
  }

  /// The day from which somebody is known.
  static func arrival(at entity: Entity) -> Field? {
    switch entity.name {
    case "reps": entity.field("hired")
    case "customers", "leads": entity.field("created")
    default: nil
    }
  }

  /// Whether others are there in another period: people come and go, customers become known, deals are closed.
  static func isOfPeriod(_ entity: String) -> Bool {
    ["reps", "customers", "contacts", "opportunities", "leads"].contains(entity)
  }

  /// Of the record of `entity` that a fact leads to along a path, or of the fact itself; `nil` when it has no such field.
  func predicate(on entity: Entity, along path: ColumnPath? = nil) -> Predicate? {
    func column(_ name: String) -> Scalar? {
      entity.field(name).map {
        .column(ColumnPath(root: path?.root ?? entity.name, references: path?.fields ?? [], field: $0))
      }
    }
    switch self {
    case .holds(let name): return column(name).map { .comparison(.equal, $0, .integer(1)) }
    case .emptyOrBefore(let name, let day):
      return column(name).map { .any([.empty($0), .comparison(.less, $0, .date(day))]) }
    case .emptyOrAfter(let name, let day):
      return column(name).map { .any([.empty($0), .comparison(.greater, $0, .date(day))]) }
    case .before(let name, let day): return column(name).map { .comparison(.less, $0, .date(day)) }
    case .among(let name, let states): return column(name).map { .member($0, of: states.map(Scalar.text)) }
    }
  }

  var expression: Expression { expression(of: []) }

  /// Of the record that a path leads to.
  func expression(of path: [String]) -> Expression {
    func written(_ kind: Expression.Kind) -> Expression { Expression(kind, .none) }
    func field(_ name: String) -> Expression { written(.name((path + [name]).map { Name($0) })) }
    func compared(_ name: String, _ op: ComparisonOperator, _ day: CivilDate) -> Expression {
      written(.comparison(op, field(name), written(.date(.day(day)))))
    }
    func emptyOr(_ name: String, _ op: ComparisonOperator, _ day: CivilDate) -> Expression {
      written(.logical(.or, [written(.emptiness(field(name), negated: false)), compared(name, op, day)]))
    }
    switch self {
    case .holds(let name): return written(.comparison(.equal, field(name), written(.boolean(true))))
    case .emptyOrBefore(let name, let day): return emptyOr(name, .before, day)
    case .emptyOrAfter(let name, let day): return emptyOr(name, .after, day)
    case .before(let name, let day): return compared(name, .before, day)
    case .among(let name, let states):
      return written(.membership(field(name), states.map { written(.text($0)) }, negated: false))
    }
  }
}
