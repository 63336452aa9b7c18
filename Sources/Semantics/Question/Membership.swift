import Syntax
import Values

/// Who is there in a period: reps employed, customers known, products sold. The planner asks it of the store, and `drill`
/// says it in a list.
enum Membership {
  /// `selling`
  case holds(String)
  /// Hired before the period's end, or on a day that nobody knows.
  case emptyOrBefore(String, CivilDate)
  /// Not left by the period's start.
  case emptyOrAfter(String, CivilDate)

  static func rules(of entity: Entity, in period: Period?) -> [Membership] {
    switch entity.name {
    case "reps":
      guard let period else { return [.holds("selling")] }
      let left = period.start > PeriodBounds.earliest ? [emptyOrAfter("left", period.start)] : []
      return [.holds("selling"), .emptyOrBefore("hired", period.end)] + left
    case "customers": return period.map { [.emptyOrBefore("created", $0.end)] } ?? []
    case "products": return [.holds("active")]
    default: return []
    }
  }

  /// Those of whom nothing was known on the day are left out.
  static func known(_ entity: Entity, on day: CivilDate) -> [Membership] {
    arrival(at: entity).map { [.emptyOrBefore($0.name, day.adding(days: 1))] } ?? []
  }

  /// The day from which somebody is known.
  static func arrival(at entity: Entity) -> Field? {
    switch entity.name {
    case "reps": entity.field("hired")
    case "customers", "leads": entity.field("created")
    default: nil
    }
  }

  /// Whether others are there in another period: people come and go, customers become known.
  static func isOfPeriod(_ entity: String) -> Bool { ["reps", "customers"].contains(entity) }

  /// `nil` when the records have no such field.
  func predicate(on entity: Entity) -> Predicate? {
    func column(_ name: String) -> Scalar? {
      entity.field(name).map { .column(ColumnPath(root: entity.name, references: [], field: $0)) }
    }
    switch self {
    case .holds(let name): return column(name).map { .comparison(.equal, $0, .integer(1)) }
    case .emptyOrBefore(let name, let day):
      return column(name).map { .any([.empty($0), .comparison(.less, $0, .date(day))]) }
    case .emptyOrAfter(let name, let day):
      return column(name).map { .any([.empty($0), .comparison(.greater, $0, .date(day))]) }
    }
  }

  var expression: Expression {
    func written(_ kind: Expression.Kind) -> Expression { Expression(kind, .none) }
    func emptyOr(_ name: String, _ op: ComparisonOperator, _ day: CivilDate) -> Expression {
      let field = written(.name([Name(name)]))
      return written(
        .logical(
          .or, [written(.emptiness(field, negated: false)), written(.comparison(op, field, written(.date(.day(day)))))])
      )
    }
    switch self {
    case .holds(let name): return written(.comparison(.equal, written(.name([Name(name)])), written(.boolean(true))))
    case .emptyOrBefore(let name, let day): return emptyOr(name, .before, day)
    case .emptyOrAfter(let name, let day): return emptyOr(name, .after, day)
    }
  }
}
