import Semantics
import Store
import Syntax
import Values

/// Amounts without an exchange rate are counted, never priced at 1 (METRICS G11).
extension Workspace {
  /// A warning for each kind of record of which some are in the answer without a price.
  func missingRates(_ answer: ShowAnswer) throws(EvaluationError) -> [Answer.Note] {
    let question = answer.question
    let measures = Set(question.quantities.flatMap(\.measures)).filter {
      $0.unit == .money(environment.currency) && $0.plan == nil
    }
    try storing { () throws(StoreError) in try lookForUnpriced(Set(measures.map { Self.home(of: $0.entity) })) }
    let groups = Dictionary(grouping: measures.filter { unpriced[Self.home(of: $0.entity)] ?? 0 > 0 }) {
      UnpricedGroup(entity: $0.entity, date: $0.date, timing: $0.timing, isOpening: $0.isOpening)
    }
    var counts: [String: Int] = [:]
    for (group, measures) in groups {
      guard let entity = catalogue.entity(group.entity), let predicate = hasNoPrice(entity) else { continue }
      let invoice = entity.field("invoice").map { ColumnPath(root: entity.name, references: [], field: $0) }
      let count = try recordCount(
        of: measures, where: predicate, distinct: entity.timing == .moment ? invoice : nil, in: question)
      counts[Self.home(of: entity.name), default: 0] = max(count, counts[Self.home(of: entity.name)] ?? 0)
    }
    return counts.sorted { $0.key < $1.key }.compactMap { name, count in
      guard count > 0 else { return nil }
      return .init(
        say(
          "\(count) \(name) in another currency have no exchange rate and are in no sum",
          "\(count) 条\(catalogue.entity(name).map { resolver.title(of: $0) } ?? name)缺少汇率,未计入合计"),
        kind: .warning)
    }
  }

  private struct UnpricedGroup: Hashable {
    let entity: String
    let date: Field?
    let timing: Measure.Timing
    let isOpening: Bool
  }

  /// The records that were priced, of those that are worked out from them.
  private static func home(of entity: String) -> String {
    switch entity {
    case "opportunity_states", "opportunity_changes", "open_deals", "expected_deals", "planned_closes": "opportunities"
    case "unpaid_dues", "dues", "receivable_movements", "owed_invoices": "invoices"
    case "advance_movements": "payments"
    default: entity
    }
  }

  /// A record whose amount is known in another currency only. Movements and dues have one wherever it is known.
  private func hasNoPrice(_ entity: Entity) -> Predicate? {
    guard let amount = entity.field("amount") else { return nil }
    let isEmpty = Predicate.empty(.column(ColumnPath(root: entity.name, references: [], field: amount)))
    let home = Self.home(of: entity.name)
    var way: [Field] = []
    if home != entity.name {
      guard let field = catalogue.entity(home).flatMap({ entity.field($0.singular) }) else { return isEmpty }
      way = [field]
    }
    let original = Field(name: "original_amount", column: "original_amount", kind: .number, entity: home)
    let written = ColumnPath(root: entity.name, references: way, field: original)
    return .all([isEmpty, .not(.empty(.column(written)))])
  }
}
