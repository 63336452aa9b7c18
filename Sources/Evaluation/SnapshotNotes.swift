import Semantics
import Syntax
import Values

/// What an answer about a moment says beside its numbers.
extension Workspace {
  /// The parts of the velocity of everything shown.
  func velocityParts(_ result: ShowResult) -> [Answer.Note] {
    let answer = result.answer
    let isOverTime = answer.question.keys.contains(where: \.isWhen)
    guard !isOverTime, answer.question.columns.contains(where: { $0.name == "velocity" }) else { return [] }
    let rows = answer.rows + result.rest
    let parts = ["open_opportunities", "trailing_win_rate", "trailing_average_deal", "trailing_cycle_days"]
    let words = parts.compactMap { name -> String? in
      guard let quantity = resolver.number(ofMetric: name),
        let number = answer.reader.value(
          quantity, answer.sum(rows, for: quantity, result.leftOut == 0 ? .everything : .some)
        ).number
      else { return nil }
      return spoken(number, resolver.unit(of: quantity))
    }
    guard words.count == parts.count else { return [] }
    return [
      .init(
        say(
          "velocity = \(words[0]) open deals x \(words[1]) win rate x \(words[2]) average deal / \(words[3]) days, the last three of 90 days",
          "销售速度 = 在跟商机 \(words[0]) × 赢单率 \(words[1]) × 客单价 \(words[2]) / 周期 \(words[3]) 天,后三项取近 90 天"))
    ]
  }

  func levelsOfToday(_ question: Question) -> [Answer.Note] {
    guard question.moment != today,
      question.quantities.flatMap(\.measures).contains(where: { $0.entity == "product_stock" })
    else { return [] }
    return [.init(say("reorder levels are those of today; no history of them is kept", "订货点为今天的值,没有历史记录"))]
  }

  /// Without `as of` customers are counted as they are today; what they were is kept in their states.
  func customersOfToday(_ question: Question) -> [Answer.Note] {
    if question.isPast { return [] }
    let isCounted = question.quantities.flatMap(\.measures).contains {
      $0.entity == "customers" && $0.timing == .population
    }
    let isAlongTime = isCounted && question.timeAxis != nil
    if question.moment < today, !isCounted, isOfOwners(question) {
      return [
        .init(
          say(
            "owners of customers are those of today; `as of \(question.moment)` reads those of then",
            "客户的负责人是今天的;加上 `截至 \(question.moment)` 即为当时的"))
      ]
    }
    guard isAlongTime || question.moment < today, isCounted || question.subject?.name == "customers" else { return [] }
    guard asked(of: "customers", in: question).contains(where: { $0.keeping == .states }) else { return [] }
    let isOfToday = say("status and owner of customers are those of today", "客户的状态和负责人是今天的")
    if isAlongTime {
      return [
        .init(
          isOfToday + say("; `customer_count` counts by those of each time", ";`customer_count` 按各时间当时的计数"))
      ]
    }
    return [
      .init(
        isOfToday
          + say("; `as of \(question.moment)` reads those of then", ";加上 `截至 \(question.moment)` 即为当时的"))
    ]
  }

  /// Which deals, leads and contacts are those of a period: such as were created in it or, where numbers of theirs are
  /// asked about, were there in it.
  func ofPeriod(_ question: Question) -> [Answer.Note] {
    guard question.period != nil, question.cohort == nil else { return [] }
    let chosen = question.quantities.flatMap(\.allMeasures).filter { measure in
      measure.condition?.usesPopulation ?? false
    }
    // Rarely does one think of the day they were written down where a number is made of a field of theirs.
    let written = question.columns.flatMap { column -> [Measure] in
      guard case .aggregate(let aggregate)? = column.expression?.kind, aggregate.date == nil,
        aggregate.function != .count
      else { return [] }
      return column.quantity.measures
    }
    // Who lives on is counted as somebody who is there.
    func names(_ areThere: Bool) -> [(english: String, chinese: String)] {
      let subject = question.isOfThoseThere == areThere ? question.subject : nil
      let counted = (chosen + written).filter { ($0.timing == .population) == areThere }
      let entities = (subject.map { [$0] } ?? []) + counted.compactMap { catalogue.entity($0.entity) }
      return Set(entities.filter { $0.timing == .event && $0.date == "created" }).sorted { $0.name < $1.name }
        .map { ($0.name, resolver.title(of: $0)) }
    }
    return names(false).map { english, chinese in
      .init(say("\(english) are those created in the period", "\(chinese)为期间内创建的"))
    }
      + names(true).map { english, chinese in
        .init(
          say(
            "\(english) are those that were there in the period, whenever they were created",
            "\(chinese)为期间内存在的,不论何时创建"))
      }
  }

  /// Along time who was won is counted where the deal is, whoever the lead was of: a funnel follows each of them.
  func wonElsewhere(_ question: Question) -> [Answer.Note] {
    guard let cohort = question.cohort else { return wonInTheSameTime(question) }
    guard cohort.entity != "opportunities",
      let key = question.keys.first(where: { !$0.isWhen && $0.isAttribute })
    else { return [] }
    let isConversion = question.columns.contains { column in
      let measures = column.quantity.allMeasures
      return measures.contains(where: \.isWholeCohort)
        && measures.contains { $0.entity == "opportunities" && $0.function == .countDistinct }
    }
    guard isConversion else { return [] }
    return [
      .init(
        say(
          "who was won is counted for the \(key.name) of the deal, \(cohort.entity) for their own: "
            + "`funnel \(cohort.entity) -> closes by \(key.name)` follows each of them",
          "赢单的计入商机的\(key.title),\(cohort.entity)计入各自的:`漏斗 \(cohort.entity) -> closes 按 \(key.name)` 逐一跟踪"),
        kind: .warning)
    ]
  }

  /// Without a cohort those who were won are others than those who came, and may be more.
  private func wonInTheSameTime(_ question: Question) -> [Answer.Note] {
    guard let column = question.columns.first(where: { ["conversion", "lead_conversion"].contains($0.name) }) else {
      return []
    }
    return [
      .init(
        say(
          "\(column.name) is of deals won and leads created in the same time, not of the same leads: `for leads created in ...` follows these",
          "\(column.title)为同期赢单数与新线索数之比,并非同一批线索;`for leads created in ...` 可跟踪同一批线索"))
    ]
  }

  /// Whether rows are of whoever owns the customers of orders, whoever took these.
  private func isOfOwners(_ question: Question) -> Bool {
    let measures = question.quantities.flatMap(\.allMeasures)
    return Set(measures.map(\.entity)).contains { name in
      guard catalogue.entity(name)?.isOfOwners ?? false else { return false }
      return paths(from: name, in: question).contains { path in path.fields.contains { $0.keeping == .states } }
    }
  }

  /// What of these records the rows are made of, and what chooses among them.
  private func asked(of entity: String, in question: Question) -> [Field] {
    paths(from: entity, in: question).compactMap(\.fields.first).filter { $0.entity == entity }
  }

  /// Likewise, whatever records it is of.
  private func paths(from entity: String, in question: Question) -> [ColumnPath] {
    let keys = question.keys.compactMap { key -> ColumnPath? in
      guard case .attribute(let paths, _, _, _) = key.kind else { return nil }
      return paths[entity]
    }
    return keys + (question.filters[entity]?.columns ?? [])
  }
}
