import Semantics
import Values

/// Conditions on what was: `stage was proposal`, `stage changed from proposal to negotiation this month`.
extension FactSelect {
  /// What was and what changed, looked up as a set of ids.
  mutating func history(_ history: HistoryCondition) -> SQLExpression {
    let key = column(history.record)
    switch history.track {
    case .states(let name, let id): return states(history, name, id, key)
    case .customerField(let field): return changes(history, field, key)
    }
  }

  private mutating func states(
    _ history: HistoryCondition, _ name: String, _ id: String, _ key: SQLExpression
  ) -> SQLExpression {
    guard let states = catalogue.entity(name) else { return .any([]) }
    var inner = FactSelect(
      catalogue, states, currency: currency, populations: [], date: nil, moment: CivilDate(dayNumber: 0))
    let label = paths.label(of: ColumnPath(root: states.name, references: [], field: history.field))
    let found = inner.column(label)
    let value = label.field.kind == .text ? SQLExpression.call("LOWER", [found]) : found
    let table = states.table
    guard history.isChange else {
      var select = Select(from: inner.relation)
      select.columns = [.init(expression: .column(table, id), alias: id)]
      select.joins = inner.joins
      if let from = history.from { select.conditions.append(holds(from, value)) }
      if let period = history.period {
        select.conditions += [
          .binary("<", .column(table, "from_on"), .day(period.end)),
          .binary(">", .column(table, "until_on"), .day(period.start)),
        ]
      }
      return .memberOf(key, select)
    }
    var select = Select(from: inner.relation)
    select.columns = [.init(expression: .column(table, id), alias: id)]
    select.joins = inner.joins + [Self.stateBefore(table, id)] + inner.joins.map(\.before)
    if let period = history.period { select.conditions += Self.inside(.column(table, "from_on"), period) }
    if let to = history.to { select.conditions.append(holds(to, value)) }
    if let from = history.from { select.conditions.append(holds(from, value.before)) }
    select.conditions.append(.binary("<>", value, value.before))
    // What a rate alone makes of an amount in another currency is none.
    if let old = states.field("old_\(history.field.name)") {
      let isSame = SQLExpression.binary("=", .column(table, old.column), value)
      let lasted = SQLExpression.binary("<", .column(table, "from_on"), .column(table, "until_on")).before
      select.conditions.append(.not(.all([isSame, lasted])))
    }
    return .memberOf(key, select)
  }

  /// The state before, looked up for each that may be asked for: few are, and putting all in order costs no less where all
  /// are. States of one day follow one another by their ids, where they have any.
  private static func stateBefore(_ table: String, _ key: String) -> Select.Join {
    let (earlier, before) = ("earlier", "before_\(table)")
    let order = key == "opportunity_id" ? ["from_on", "id"] : ["from_on"]
    func column(_ name: String, _ op: String) -> SQLExpression {
      .binary(op, .column(earlier, name), .column(table, name))
    }
    let last = order[order.count - 1]
    var latest = Select(from: .table(table, alias: earlier))
    latest.columns = [.init(expression: .column(earlier, last), alias: last)]
    latest.conditions =
      [column(key, "="), column("from_on", order.count > 1 ? "<=" : "<")]
      + (order.count > 1 ? [.any(order.map { column($0, "<") })] : [])
    latest.order = order.map { .init(expression: .column(earlier, $0), descending: true) }
    latest.limit = 1
    let same = SQLExpression.binary("=", .column(before, key), .column(table, key))
    return .init(
      isLeft: true, relation: .table(table, alias: before),
      on: .all([same, .binary("=", .column(before, last), .scalar(latest))]))
  }

  /// Fields of customers are followed change by change; what one was is what it changed from, or is.
  private mutating func changes(_ history: HistoryCondition, _ field: String, _ key: SQLExpression) -> SQLExpression {
    let table = "customer_changes"
    // Every value is kept as text.
    func told(_ column: String) -> SQLExpression {
      history.field.isNumeric ? .real(.column(table, column)) : .call("LOWER", [.column(table, column)])
    }
    var select = Select(from: .table(table, alias: table))
    select.columns = [.init(expression: .column(table, "customer_id"), alias: "customer_id")]
    select.conditions = [.binary("=", .column(table, "field"), .parameter(.text(field)))]
    if let from = history.from { select.conditions.append(holds(from, told("old_value"))) }
    if let to = history.to { select.conditions.append(holds(to, told("new_value"))) }
    if let period = history.period { select.conditions += Self.inside(.column(table, "changed_on"), period) }
    guard !history.isChange, let from = history.from else { return .memberOf(key, select) }
    let isItself = history.record.references.isEmpty && history.record.field.column == "id"
    let path = ColumnPath(
      root: history.record.root, references: isItself ? [] : history.record.references + [history.record.field],
      field: history.field)
    let now = column(paths.label(of: path))
    return .any([
      .memberOf(key, select), holds(from, history.field.isNumeric ? now : .call("LOWER", [.asText(now)])),
    ])
  }

  private mutating func holds(_ test: StateTest, _ value: SQLExpression) -> SQLExpression {
    switch test {
    case .comparison(let op, .text(let text)): return holds(op, value, Self.wanted(text))
    case .comparison(let op, let wanted): return holds(op, value, expression(wanted))
    case .among(let words): return .member(value, words.map(Self.wanted))
    case .notAmong(let words): return .not(.member(value, words.map(Self.wanted)))
    case .within(let period): return .all(Self.inside(value, period))
    case .outside(let period): return .not(.all(Self.inside(value, period)))
    }
  }

  private func holds(_ op: Predicate.Comparison, _ value: SQLExpression, _ wanted: SQLExpression) -> SQLExpression {
    let test = SQLExpression.binary(op.rawValue, value, wanted)
    return op == .notEqual ? .any([.isNull(value), test]) : test
  }

  private static func wanted(_ text: String) -> SQLExpression { .parameter(.text(text.lowercased())) }

  private static func inside(_ day: SQLExpression, _ period: Period) -> [SQLExpression] {
    [
      .binary(">=", day, .day(period.start)), .binary("<", day, .day(period.end)),
    ]
  }
}

extension SQLExpression {
  /// The same of the state before.
  fileprivate var before: SQLExpression {
    replacing { part in if case .column(let table, let name) = part { .column("before_\(table)", name) } else { nil } }
  }
}

extension Select.Join {
  fileprivate var before: Select.Join {
    guard case .table(let table, let alias) = relation else { return self }
    return .init(isLeft: isLeft, relation: .table(table, alias: "before_\(alias)"), on: on?.before)
  }
}
