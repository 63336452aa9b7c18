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

  /// Rows of customers are chosen by what they are today, as are those whom a cohort counts; along time their owners are
  /// those of each time.
  func customersOfToday(_ question: Question) -> [Answer.Note] {
    if question.isPast { return [] }
    if question.customersToday != nil, question.subject?.sharesIdWith == nil { return ownersOfEachTime(question) }
    let isCounted = question.quantities.flatMap(\.measures).contains {
      $0.entity == "customers" && $0.timing == .population
    }
    guard question.moment < today, isCounted || question.subject?.name == "customers",
      let customers = catalogue.entity("customers"), question.asksOwners(of: customers)
    else { return [] }
    return [
      .init(
        say(
          "status and owner of customers are those of today; `as of \(question.moment)` reads those of then",
          "客户的状态和负责人是今天的;加上 `截至 \(question.moment)` 即为当时的"))
    ]
  }

  private func ownersOfEachTime(_ question: Question) -> [Answer.Note] {
    guard question.ownGrain != nil, asksOwners(question) else { return [] }
    if question.period == nil {
      return [
        .init(
          say(
            "owners of customers are those of today; in a period, as `this year`, they are those of each time",
            "客户的负责人是今天的;给出期间(如 `今年`)则按各时间当时的"))
      ]
    }
    return [
      .init(
        say("customers are of those who owned them at the end of each time", "客户按各时间期末当时的负责人计"))
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
    // Nor where they divide.
    let divisors = question.quantities.flatMap(\.sharedMeasures).filter { $0.function == .count && $0.condition == nil }
    // Who lives on is counted as somebody who is there.
    func names(_ areThere: Bool) -> [(english: String, chinese: String)] {
      let subject = question.isOfThoseThere == areThere ? question.subject : nil
      let counted = (chosen + written + divisors).filter { ($0.timing == .population) == areThere }
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

  private func asksOwners(_ question: Question) -> Bool {
    counted(in: question).contains(where: question.asksOwners)
  }

  private func counted(in question: Question) -> [Entity] {
    Set(question.quantities.flatMap(\.allMeasures).map(\.entity)).compactMap(catalogue.entity)
  }

  /// Whether customers are counted as what they were, or for whom they were, before today.
  func isOfCustomersThen(_ question: Question) -> Bool {
    counted(in: question).contains { entity in
      question.readsCustomersThen(entity, on: question.moment)
        && (!entity.isOfOwners || question.asksOwners(of: entity))
    }
  }
}
