import Semantics
import Syntax
import Values

/// Records that several reps share, read in parts: one row for each rep credited, and the record itself where nobody
/// shares it.
extension FactSelect {
  /// Who is credited, with which share, with how much: the record's own values where its parts are not asked for, or it
  /// is reached from another by that one's key.
  mutating func credited(_ field: Field, reachedBy key: SQLExpression?) -> SQLExpression {
    let whole: SQLExpression
    switch field.kind {
    case .percent:
      whole = key.map { .choice([.init(condition: .isNotNull($0), value: .constant(10_000))]) } ?? .constant(10_000)
    case .text, .number, .money, .quantity, .days, .minutes, .date, .boolean, .reference:
      whole = own(field)
    }
    guard isShared, key == nil else { return whole }
    if case .reference = field.kind { return credit("rep_id", else: whole) }
    return credit(field.column, else: whole)
  }

  mutating func credit(_ name: String, else whole: SQLExpression) -> SQLExpression {
    guard let credits = entity.credits else { return whole }
    let record = credits.own.map { own($0) } ?? .column(entity.table, "id")
    join(
      .table(credits.table, alias: "credit"), alias: "credit",
      on: .binary("=", .column("credit", credits.key), record))
    return .call("COALESCE", [.column("credit", name), whole])
  }

  /// Counts and sums go by share: an amount by its exact part, what is said of the part as it is, anything else by the
  /// share of it. A mean weighs by share. What looks at single records (a median, the largest, different customers) sees each record whole: `nil`.
  mutating func sharedAggregate(
    _ function: Aggregate.Function, _ operand: Scalar?, filter: SQLExpression?
  ) -> SQLExpression? {
    guard entity.credits != nil else { return nil }
    let share = credit("share_bp", else: .constant(10_000))
    func sum(_ value: SQLExpression) -> SQLExpression { .aggregate("SUM", distinct: false, value, filter: filter) }
    switch (function, operand) {
    case (.count, _): return .binary("/", .real(sum(share)), .constant(10_000))
    case (.sum, let operand?), (.balance, let operand?):
      if operand.columns.contains(where: \.isCreditedPart) { return sum(expression(operand)) }
      if let part = part(of: operand) { return sum(part) }
      return .binary("/", .real(sum(.binary("*", expression(operand), share))), .constant(10_000))
    case (.avg, let operand?):
      let value = expression(operand)
      let weight = SQLExpression.choice([.init(condition: .isNotNull(value), value: share)])
      return .binary("/", .real(sum(.binary("*", value, share))), sum(weight))
    case (.sum, nil), (.balance, nil), (.avg, nil), (.median, _), (.percentile, _), (.stddev, _), (.corr, _),
      (.min, _), (.max, _), (.countDistinct, _):
      return nil
    }
  }

  /// The amount, or the amount times something: with the credited part in its place.
  private mutating func part(of operand: Scalar) -> SQLExpression? {
    switch operand {
    case .column(let path):
      guard path.references.isEmpty, path.field.name == "amount" else { return nil }
      return credit("amount", else: own(path.field))
    case .arithmetic(.multiply, let left, let right):
      if let part = part(of: left) { return .binary("*", part, expression(right)) }
      if let part = part(of: right) { return .binary("*", expression(left), part) }
      return nil
    case .scaled(let inner, let factor):
      return part(of: inner).map { .binary("/", .real($0), .constant(factor)) }
    case .arithmetic, .integer, .real, .text, .date, .daysBefore, .dayDifference, .lapse, .aggregated: return nil
    }
  }
}
