import Syntax
import Values

extension Resolver {
  /// Fields of opportunities of which every state is kept.
  private static let ofOpportunities: Set<String> = ["stage", "owner", "rep", "state", "amount", "expected_close"]
  /// Likewise of leads and customers; of other fields of customers the changes are.
  private static let ofParties: Set<String> = ["owner", "rep", "status"]

  /// `stage was proposal`: the words after `was` and `from` may stand without quotes.
  func history(
    _ name: Name, from: Expression?, to: Expression?, period: PeriodExpression?, isChange: Bool, on entity: Entity,
    at span: Span
  ) throws(Diagnostic) -> HistoryCondition {
    guard let (record, track, field) = followed(name, on: entity) else {
      let isNow = !isChange && entity.field(name.text) != nil
      throw Messages.historyField(name, present: isNow ? from.map { "\(name.text) = \(text($0))" } : nil, at: span)
    }
    if case .states = track, let value = from ?? to, field.kind != .text, !field.isReference {
      throw Messages.historyValue(
        field.name, present: isChange ? nil : "\(field.name) = \(text(value))", at: value.span, replacing: span)
    }
    func word(_ expression: Expression?) throws(Diagnostic) -> String? {
      guard let expression else { return nil }
      let value = try substituted(expression)
      switch value.kind {
      case .text(let text): return text
      case .name(let parts): return parts.map(\.text).joined(separator: ".")
      case .number(let number) where number.integer != nil: return number.integer.map(String.init)
      default: throw Messages.valueKind(name.text, is: "text", example: "\"Proposal\"", at: value.span)
      }
    }
    var when: Period?
    if let period { when = try periods.period(period) }
    return HistoryCondition(
      record: record, track: track, field: field, from: try word(from), to: try word(to), isChange: isChange,
      period: when)
  }

  /// Whose history it is and where that is kept: the opportunity's before the customer's.
  private func followed(_ name: Name, on entity: Entity) -> (ColumnPath, HistoryCondition.Track, Field)? {
    let word = name.text.lowercased()
    func way(to records: [String]) -> ColumnPath? {
      for record in records {
        guard let target = catalogue.entity(record) else { continue }
        if entity == target { return ColumnPath(root: entity.name, references: [], field: entity.key) }
      }
      return records.first.flatMap(catalogue.entity).flatMap { catalogue.path([$0.singular], from: entity) }
    }
    func states(_ entity: String, _ key: String, _ record: ColumnPath) -> (ColumnPath, HistoryCondition.Track, Field)? {
      catalogue.entity(entity)?.field(word).map { (record, .states(entity, key: key), $0) }
    }
    if let record = way(to: ["opportunities"]),
      let field = catalogue.entity("opportunity_states")?.field(word), Self.ofOpportunities.contains(field.name)
    {
      return states("opportunity_states", "opportunity_id", record)
    }
    guard let record = way(to: ["customers", "leads"]) else { return nil }
    if Self.ofParties.contains(word) { return states("party_states", "party_id", record) }
    guard entity.name != "leads", let field = catalogue.entity("customers")?.field(word) else { return nil }
    return (record, .customerField(field.name), field)
  }
}

extension Field {
  fileprivate var isReference: Bool {
    if case .reference = kind { true } else { false }
  }
}
