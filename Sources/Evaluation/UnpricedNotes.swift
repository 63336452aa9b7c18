import Semantics
import Store
import Syntax
import Values

/// Amounts without an exchange rate are counted, never priced at 1 (METRICS G11).
extension Workspace {
  /// A warning for each kind of record of which some are in the answer without a price.
  func missingRates(_ answer: ShowAnswer) throws(EvaluationError) -> [Answer.Note] {
    let question = answer.question
    let measures = amounts(in: question)
    try storing { () throws(StoreError) in try lookForUnpriced(Set(measures.map { Self.home(of: $0.entity) })) }
    let counts = try counts(of: measures.filter { unpriced[Self.home(of: $0.entity)] ?? 0 > 0 }, in: question) {
      hasNoPrice($0, isWritten: true)
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

  /// Deals that nobody priced, and open ones without a chance of winning: they are in no sum.
  func unknownParts(_ answer: ShowAnswer) throws(EvaluationError) -> [Answer.Note] {
    let question = answer.question
    let measures = amounts(in: question).filter { Self.home(of: $0.entity) == "opportunities" }
    guard !measures.isEmpty else { return [] }
    var notes: [Answer.Note] = []
    // An index holds the amount, and is read in half the time of the table.
    if try holds("SELECT 1 FROM opportunities WHERE amount IS NULL LIMIT 1"),
      try holds("SELECT 1 FROM opportunities WHERE amount IS NULL AND original_amount IS NULL LIMIT 1")
    {
      let count = try counts(of: measures, in: question) { hasNoPrice($0, isWritten: false) }.values.max() ?? 0
      if count > 0 {
        notes.append(
          .init(
            say(
              "\(count) opportunities have no amount and are in no sum; import them again with `amount` mapped",
              "\(count) 个商机没有金额,未计入合计;请映射 `amount` 重新导入"), kind: .warning))
      }
    }
    let chances = measures.filter { $0.operand?.chanceOfStage != nil }
    let lacks = """
      SELECT 1 FROM opportunities o LEFT JOIN stages s ON s.id = o.stage_id
      WHERE o.probability_bp IS NULL AND s.probability_bp IS NULL LIMIT 1
      """
    if !chances.isEmpty, try holds(lacks) {
      var count = 0
      // Open deals, and those of them that are expected in the period, are of different kinds.
      for measures in Dictionary(grouping: chances, by: \.entity).values {
        guard let chance = measures[0].operand?.chanceOfStage else { continue }
        count = max(count, try recordCount(of: measures, where: .empty(.column(chance)), in: question))
      }
      if count > 0 {
        notes.append(
          .init(
            say(
              "\(count) open opportunities have no probability, nor have their stages, and weigh nothing; import `stages` with `probability`",
              "\(count) 个进行中的商机及其阶段没有赢率,加权时按 0 计;请导入 `stages` 的 `probability`"), kind: .warning))
      }
    }
    return notes
  }

  /// Leads that say that they were converted are no deals that were won.
  func convertedLeads(_ answer: ShowAnswer) throws(EvaluationError) -> [Answer.Note] {
    guard answer.question.columns.contains(where: { $0.name == "conversion" }),
      try !holds("SELECT 1 FROM opportunities WHERE state = 'won' LIMIT 1")
    else { return [] }
    for (test, words) in [
      ("status = 'converted'", #"status = "converted""#), ("converted_on IS NOT NULL", "converted is not empty"),
    ] {
      let count = try storing { () throws(StoreError) in
        try reader.scalar("SELECT COUNT(*) FROM leads WHERE \(test)")
      }
      guard case .integer(let number)? = count, number > 0 else { continue }
      return [
        .init(
          say(
            "conversion counts deals that were won, and there are none; \(number) leads say that they were converted: `show count(leads where \(words)) / count(leads) as percent`",
            "转化率按赢单计,而库中没有赢单;有 \(number) 条线索标明已转化:`show count(leads where \(words)) / count(leads) as percent`"),
          kind: .warning)
      ]
    }
    return []
  }

  /// Sums of money, but for what is planned.
  private func amounts(in question: Question) -> Set<Measure> {
    Set(question.quantities.flatMap(\.measures)).filter {
      $0.unit == .money(environment.currency) && $0.plan == nil
    }
  }

  private func holds(_ sql: String) throws(EvaluationError) -> Bool {
    try storing { () throws(StoreError) in try reader.scalar(sql) } != nil
  }

  /// By kind of record, how many of those that are in these sums are such; of those counted twice, the most.
  private func counts(
    of measures: Set<Measure>, in question: Question, where predicate: (Entity) -> Predicate?
  ) throws(EvaluationError) -> [String: Int] {
    let groups = Dictionary(grouping: measures) {
      UnpricedGroup(entity: $0.entity, date: $0.date, timing: $0.timing, isOpening: $0.isOpening)
    }
    var counts: [String: Int] = [:]
    for (group, measures) in groups {
      guard let entity = catalogue.entity(group.entity), let predicate = predicate(entity) else { continue }
      let invoice = entity.field("invoice").map { ColumnPath(root: entity.name, references: [], field: $0) }
      let count = try recordCount(
        of: measures, where: predicate, distinct: entity.timing == .moment ? invoice : nil, in: question)
      counts[Self.home(of: entity.name), default: 0] = max(count, counts[Self.home(of: entity.name)] ?? 0)
    }
    return counts
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

  /// A record without an amount: `isWritten` in another currency, else in none. Movements and dues have one wherever it is
  /// known.
  private func hasNoPrice(_ entity: Entity, isWritten: Bool) -> Predicate? {
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
    return .all([isEmpty, isWritten ? .not(.empty(.column(written))) : .empty(.column(written))])
  }
}

extension Scalar {
  /// The chance of winning of a stage, where something is multiplied by it.
  fileprivate var chanceOfStage: ColumnPath? {
    switch self {
    case .column(let path):
      path.field.column == "probability_bp" && path.references.last?.column == "stage_id" ? path : nil
    case .scaled(let part, _): part.chanceOfStage
    case .arithmetic(_, let left, let right): left.chanceOfStage ?? right.chanceOfStage
    case .integer, .real, .text, .date, .daysBefore, .dayDifference, .lapse, .aggregated: nil
    }
  }
}
