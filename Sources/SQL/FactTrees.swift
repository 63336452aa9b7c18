import Semantics
import Values

/// Teams and reporting lines, closed in tables of their own.
extension FactSelect {
  /// Everybody above the rep or the team at the end of `path`, one row each; `name` is the key's. For the line of a rep
  /// that is whoever leads somebody, the rep included; both as of the record's own day.
  mutating func above(_ path: ColumnPath, isOwn: Bool, name: String) -> SQLExpression {
    let member = column(path)
    if path.isTeam, isOwn { return member }
    let alias = "\(name)_above"
    let (table, key) = path.line
    var conditions = [.binary("=", .column(alias, key), member)] + holds(alias)
    if !path.isTeam {
      conditions.append(.binary("=", .column(alias, "leads"), .constant(1)))
      if isOwn { conditions.append(.binary("=", .column(alias, "depth"), .constant(0))) }
    }
    join(.table(table, alias: alias), alias: alias, on: .all(conditions), isLeft: !isOwn)
    return .column(alias, "ancestor_id")
  }

  /// On the record's own day.
  private func holds(_ alias: String) -> [SQLExpression] {
    [.binary("<=", .column(alias, "from_on"), day), .binary(">", .column(alias, "until_on"), day)]
  }

  /// Whether that record is the one at the end of `path`, or above it.
  mutating func inside(_ path: ColumnPath, _ head: Predicate.Head) -> SQLExpression {
    let member = column(path)
    let (table, key) = path.line
    let target = path.isTeam ? "teams" : "reps"
    var select = Select(from: .table(table, alias: "line"))
    select.columns = [.init(expression: .constant(1), alias: "found")]
    select.joins = [
      .init(
        isLeft: false, relation: .table(target, alias: "head"),
        on: .binary("=", .column("head", "id"), .column("line", "ancestor_id")))
    ]
    let (column, text) =
      switch head {
      case .name(let name): ("name", name)
      case .id(let id): ("external_id", id)
      }
    select.conditions =
      [.binary("=", .column("line", key), member), .binary("=", .column("head", column), .parameter(.text(text)))]
      + holds("line")
    return .exists(select)
  }

  /// The first day of the bucket that holds a day of the record.
  mutating func bucket(_ grain: Grain, _ field: Field) -> SQLExpression {
    let day = own(field)
    guard let column = grain.calendarColumn else { return day }
    join(
      .table("calendar", alias: "calendar"), alias: "calendar", on: .binary("=", .column("calendar", "day"), day))
    return .column("calendar", column)
  }
}

extension ColumnPath {
  fileprivate var isTeam: Bool { field.kind == .reference("teams") }

  /// The table of whom it is below, and its column for the one at the end of it.
  fileprivate var line: (table: String, key: String) {
    isTeam ? ("team_ancestors", "team_id") : ("rep_ancestors", "rep_id")
  }
}

extension Grain {
  /// The calendar's column that holds the first day of each unit, or the weekday; `nil` for what needs no calendar.
  var calendarColumn: String? {
    switch self {
    case .day, .hour: nil
    case .week: "week"
    case .month: "month"
    case .quarter: "quarter"
    case .half: "half"
    case .year: "year"
    case .fiscalQuarter: "fiscal_quarter"
    case .fiscalHalf: "fiscal_half"
    case .fiscalYear: "fiscal_year"
    case .weekday: "weekday"
    }
  }
}
