import Values

/// Conditions, parts and dates as people say them, where a clause must begin.
extension Parser {
  func spokenPart() -> Diagnostic? {
    if let found = partOf() ?? shareAfter() ?? comparisonFirst() ?? perHead() ?? possessive() { return found }
    if let found = untouched() ?? makingPart() ?? withoutAny() ?? besidePlan() { return found }
    if let found = lateRecords() ?? inStage() ?? recordsOver() ?? spokenRecords() { return found }
    if let found = describedAfter() ?? conditionWithoutWhere() ?? comparedColumn() ?? becoming() { return found }
    return dateOfPeriod() ?? somebodysNumber()
  }

  /// How many of the tokens from `index` on are one name that is known.
  func knownLength(at index: Int) -> Int? { knownName(at: index)?.length }

  func known(at index: Int) -> (text: String, span: Span)? {
    knownLength(at: index).map { length in
      let span = tokens[index].span.joined(with: tokens[index + length - 1].span)
      return (source(span), span)
    }
  }

  /// The name that ends before the word at hand.
  var knownBefore: Span? {
    (1...3).compactMap { length in
      position - length > statementStart && knownLength(at: position - length) == length
        ? tokens[position - length].span.joined(with: tokens[position - 1].span) : nil
    }.last
  }

  /// `share of sales`, `percentage of target`, `target of closes`, `attainment of visits`
  private func partOf() -> Diagnostic? {
    if current.folded == "of", position > statementStart + 1,
      let plan = ["target", "attainment"].first(where: { $0 == tokens[position - 1].folded }),
      let metric = known(at: position + 1)
    {
      let target = "target(\(metric.text))"
      let span = tokens[position - 1].span.joined(with: metric.span)
      return .foreignClause(source(span), plan == "target" ? target : "\(metric.text) / \(target)", span)
    }
    guard current.folded == "of", position > statementStart + 1,
      ForeignWords.parts.contains(tokens[position - 1].folded),
      let whole = known(at: position + 1)
    else { return nil }
    let span = tokens[position - 1].span.joined(with: whole.span)
    let isOfTarget = ["target", "targets", "quota"].contains(whole.text.lowercased())
    return .foreignClause(source(span), isOfTarget ? "attainment" : "share(\(whole.text))", span)
  }

  /// `sales share`, `销售额 占比`
  private func shareAfter() -> Diagnostic? {
    guard current.phrases.contains(where: { $0.keyword == .share }), position > statementStart + 1,
      let whole = knownBefore
    else { return nil }
    let span = whole.joined(with: current.span)
    return .foreignClause(source(span), "\(source(current.span))(\(source(whole)))", span)
  }

  /// `yoy sales`, `同比 销售额`
  private func comparisonFirst() -> Diagnostic? {
    let comparison = tokens[max(0, position - 1)]
    let keyword =
      comparison.phrases.lazy.map(\.keyword).first { [.samePeriodLastYear, .previousPeriod].contains($0) }
      ?? ["yoy": .samePeriodLastYear, "mom": .previousPeriod][comparison.folded]
    guard position == statementStart + 2, let keyword, let what = known(at: position) else { return nil }
    let span = comparison.span.joined(with: what.span)
    let meant = "\(what.text) \(word(.versus, like: comparison)) \(word(keyword, like: comparison))"
    return .foreignClause(source(span), meant, span)
  }

  /// `王芳 的 拜访量`; Chinese names are short.
  private func possessive() -> Diagnostic? {
    guard current.folded == "的", position == statementStart + 2, knownLength(at: position - 1) == nil,
      tokens[position - 1].isWord,
      tokens[position - 1].text.count <= 3 || tokens[position - 1].text.first?.isASCII == true,
      let what = known(at: position + 1)
    else { return nil }
    let owner = tokens[position - 1].span
    let meant = "\(what.text) \(word(.condition, like: current)) 销售 = \"\(source(owner))\""
    return .unquotedText(source(owner), owner, replacing: owner.joined(with: what.span), with: meant)
  }

  /// `人均 拜访量`
  private func perHead() -> Diagnostic? {
    guard position == statementStart + 2, tokens[position - 1].folded == "人均", let what = known(at: position) else {
      return nil
    }
    let span = tokens[position - 1].span.joined(with: what.span)
    return .foreignClause(source(span), "\(what.text) \(word(.per, like: current)) 销售", span)
  }

  /// `customers without visits`, `reps with no visits`, `reps with 0 visits`, `deals without customer`
  private func withoutAny() -> Diagnostic? {
    let no = [position, position - 1].first {
      $0 > statementStart + 1 && (["no", "zero"].contains(tokens[$0].folded) || number(at: $0)?.integer == 0)
        && tokens[$0 - 1].folded == "with"
    }
    let first = no.map { $0 - 1 } ?? position
    guard no != nil || ForeignWords.withouts.contains(current.folded), first > statementStart,
      let what = missing(at: (no ?? position) + 1)
    else { return nil }
    if no == nil, let found = lessened(by: what) { return found }
    let span = tokens[first].span.joined(with: what.span)
    let condition = word(.condition, like: current)
    if ForeignWords.singleFields.contains(what.text.lowercased()) {
      return .foreignClause(source(span), "\(condition) \(what.text) \(word(.isEmpty, like: current))", span)
    }
    let none = "\(ForeignWords.counted[what.text.lowercased()] ?? what.text) = 0"
    // Rows of another grain than the records themselves are of those without any, not themselves without.
    let isGrouped = tokens[first...].prefix { $0.span.start < restEnd }.contains { $0.folded == "by" }
    if isGrouped, first == statementStart + 2, tokens[statementStart].folded == "show" {
      return .foreignClause(source(span), "for \(source(tokens[first - 1].span)) with \(none)", span)
    }
    // A list counts what is of all time: of a period the rows of `show` do.
    let next = tokens.firstIndex { $0.span.start >= what.span.end }
    if tokens[statementStart].phrases.contains(where: { $0.keyword == .list }), next.map(isPeriod) == true {
      let whole = tokens[statementStart].span.joined(with: what.span)
      let records = tokens[(statementStart + 1)..<first].map { source($0.span) }.joined(separator: " ")
      return .foreignClause(
        source(whole), "\(word(.show, like: tokens[statementStart])) \(records) \(condition) \(none)", whole)
    }
    return .foreignClause(source(span), "\(condition) \(none)", span)
  }

  /// What somebody is without: a name that is known, or records under a usual name.
  private func missing(at index: Int) -> (text: String, span: Span)? {
    if let found = known(at: index) { return found }
    guard index < tokens.count, !ends(at: index), ForeignWords.counted[tokens[index].folded] != nil else { return nil }
    return (source(tokens[index].span), tokens[index].span)
  }

  /// `customers making 80% of sales`
  private func makingPart() -> Diagnostic? {
    guard tokens[statementStart].phrases.contains(where: { $0.keyword == .show }), position == statementStart + 2 else {
      return nil
    }
    var index = position
    while index < tokens.count, !ends(at: index), ["that", "who", "which"].contains(tokens[index].folded) { index += 1 }
    guard index + 2 < tokens.count, !ends(at: index), ForeignWords.makings.contains(tokens[index].folded),
      let part = number(at: index + 1), part.isPercent, tokens[index + 2].folded == "of",
      let metric = known(at: index + 3)
    else { return nil }
    let span = current.span.joined(with: metric.span)
    let meant = "with \(metric.text) top \(source(tokens[index + 1].span)) of \(metric.text)"
    return .foreignClause(source(span), meant, span)
  }

  /// `customers not visited for 90 days`, `accounts without contact in the last 30 days`
  private func untouched() -> Diagnostic? {
    let first = position
    guard first > statementStart + 1 else { return nil }
    let isOneWord = current.folded.hasPrefix("un") && ForeignWords.touches[String(current.folded.dropFirst(2))] != nil
    guard isOneWord || current.folded == "not" || ForeignWords.withouts.contains(current.folded) else { return nil }
    var index = isOneWord ? first : first + 1
    while index < tokens.count, !ends(at: index), ["been", "any", "a"].contains(tokens[index].folded) { index += 1 }
    guard index < tokens.count, !ends(at: index),
      let isVisit = ForeignWords.touches[String(tokens[index].folded.dropFirst(isOneWord ? 2 : 0))]
    else { return nil }
    index += 1
    while index < tokens.count, !ends(at: index), ForeignWords.lapseWords.contains(tokens[index].folded) { index += 1 }
    guard let count = number(at: index)?.integer, index + 1 < tokens.count, !ends(at: index + 1),
      let days = ["day": 1, "days": 1, "week": 7, "weeks": 7, "month": 30, "months": 30][tokens[index + 1].folded]
    else { return nil }
    let span = tokens[first].span.joined(with: tokens[index + 1].span)
    let meant = isVisit ? "last_visit before \(count) \(tokens[index + 1].text) ago" : "no_touch_days > \(count * days)"
    return .conditionWithoutWhere("where \(meant)", span)
  }

  /// `reps below target`, `teams over budget`
  private func besidePlan() -> Diagnostic? {
    guard position > statementStart + 1, knownLength(at: position - 1) != nil,
      let (_, sign, words) = foreign(ForeignWords.besidePlans + ForeignWords.comparisons + ForeignWords.bounds),
      let plan = tokens.dropFirst(position).first(where: {
        $0.span.start >= words.end && !["the", "their"].contains($0.folded)
      }),
      plan.span.start < restEnd, let metric = ForeignWords.plans[plan.folded]
    else { return nil }
    return .conditionWithoutWhere("where \(metric) \(sign) 100%", words.joined(with: plan.span))
  }

  /// `list open deals over 50000`: more than so much money.
  private func recordsOver() -> Diagnostic? {
    let start = statementStart + 1
    guard tokens[statementStart].phrases.contains(where: { $0.keyword == .list }), position > start,
      let (_, sign, words) = foreign(ForeignWords.comparisons + ForeignWords.bounds), ["<", ">"].contains(sign),
      let bound = tokens.dropFirst(position).first(where: { $0.span.start >= words.end }), case .number = bound.kind
    else { return nil }
    let noun = tokens[start..<position].map(\.folded).joined(separator: "_")
    let records: DescribedRecords
    if let known = DescribedRecords.called(noun) {
      records = known
    } else if position == start + 1, let amount = DescribedRecords.amount(of: noun, called: "amount") {
      records = DescribedRecords(entity: source(tokens[start].span), amount: amount)
    } else {
      return nil
    }
    let whole = tokens[start].span.joined(with: bound.span)
    let condition = "\(records.amount) \(sign) \(source(bound.span))"
    return .conditionWithoutWhere(
      records.written(also: condition), shown: "where \(condition)", words.joined(with: bound.span), replacing: whole)
  }

  /// `list invoices overdue more than 60 days`
  private func lateRecords() -> Diagnostic? {
    guard tokens[statementStart].phrases.contains(where: { $0.keyword == .list }), position == statementStart + 2,
      ["invoices", "bills"].contains(tokens[position - 1].folded),
      ["overdue", "late", "unpaid"].contains(current.folded)
    else { return nil }
    var index = position + 1
    while index < tokens.count, !ends(at: index),
      ForeignWords.lapseWords.contains(tokens[index].folded) || ["by", "at", "least"].contains(tokens[index].folded)
    {
      index += 1
    }
    guard let count = number(at: index)?.integer, index + 1 < tokens.count, !ends(at: index + 1),
      ["day", "days", "week", "weeks", "month", "months"].contains(tokens[index + 1].folded)
    else { return nil }
    return .conditionWithoutWhere(
      "where unpaid > 0 and due before \(count) \(tokens[index + 1].text) ago",
      current.span.joined(with: tokens[index + 1].span))
  }

  /// `list deals stuck in negotiation`
  private func inStage() -> Diagnostic? {
    guard tokens[statementStart].phrases.contains(where: { $0.keyword == .list }), position == statementStart + 2,
      ["deals", "opportunities"].contains(tokens[position - 1].folded)
    else { return nil }
    var index = position
    while index < tokens.count, !ends(at: index),
      ["stuck", "sitting", "currently", "still"].contains(tokens[index].folded)
    {
      index += 1
    }
    guard index > position, index + 1 < tokens.count, tokens[index].folded == "in", !ends(at: index + 1),
      tokens[index + 1].isWord
    else { return nil }
    var last = index + 1
    while last + 1 < tokens.count, !ends(at: last + 1), tokens[last + 1].isWord,
      !KeywordIndex.isStructural(tokens[last + 1].folded)
    {
      last += 1
    }
    let stage = source(tokens[index + 1].span.joined(with: tokens[last].span))
    return .conditionWithoutWhere(
      "where state = \"open\" and stage contains \"\(stage)\"", current.span.joined(with: tokens[last].span))
  }

  /// `list deals closing this month`
  private func describedAfter() -> Diagnostic? {
    guard tokens[statementStart].phrases.contains(where: { $0.keyword == .list }), position == statementStart + 2,
      let records = DescribedRecords.called(tokens[position - 1].folded + "_" + current.folded)
    else { return nil }
    let span = tokens[position - 1].span.joined(with: current.span)
    return .foreignClause(source(span), records.written, span)
  }

  private var restEnd: Int {
    var last = position
    while last + 1 < tokens.count, !ends(at: last + 1) { last += 1 }
    return tokens[last].span.end
  }

  /// `stock below 100`
  private func conditionWithoutWhere() -> Diagnostic? {
    let spoken = foreign(ForeignWords.comparisons + ForeignWords.bounds)
    guard position > statementStart + 1, let (_, sign, words) = spoken, ["<", ">", "="].contains(sign),
      let place = tokens[position...].firstIndex(where: { $0.span.start >= words.end }), number(at: place) != nil
    else { return nil }
    guard let compared = knownBefore else { return nil }
    let bound = tokens[place].span
    let condition = "\(word(.condition, like: current)) \(source(compared)) \(sign) \(source(bound))"
    if let days = daysOver(compared, sign, words, place) { return days }
    // `逾期 超过 100000 的 客户`
    if place + 1 < tokens.count, tokens[place + 1].folded == "的", isRecords(place + 2) {
      let records = tokens[place + 2].span
      let whole = compared.joined(with: records)
      return .conditionWithoutWhere(
        "\(source(records)) \(condition)", shown: condition, words.joined(with: bound), replacing: whole)
    }
    return .conditionWithoutWhere(condition, words.joined(with: bound))
  }

  /// `逾期 超过 30天 的 发票`, `overdue invoices over 60 days`: what is late is money or a count, and how many days it is
  /// late another number.
  private func daysOver(_ compared: Span, _ sign: String, _ words: Span, _ place: Int) -> Diagnostic? {
    guard place + 1 < tokens.count, !ends(at: place + 1), ["天", "日", "day", "days"].contains(tokens[place + 1].folded),
      let days = ForeignWords.inDays[source(compared).lowercased().split(separator: " ").joined(separator: "_")]
    else { return nil }
    let bound = "\(sign) \(source(tokens[place].span))"
    let span = words.joined(with: tokens[place + 1].span)
    let condition = word(.condition, like: current)
    if place + 3 < tokens.count, tokens[place + 2].folded == "的", isRecords(place + 3) {
      let records = tokens[place + 3].span
      let shown = "\(condition) \(days.ofRecords) \(bound)"
      return .conditionWithoutWhere(
        "\(source(records)) \(shown)", shown: shown, span, replacing: compared.joined(with: records))
    }
    if let counted = days.counted {
      let whole = compared.joined(with: span)
      return .foreignClause(source(whole), "count(\(counted) with \(days.ofRecords) \(bound))", whole)
    }
    return .conditionWithoutWhere("\(condition) \(days.ofFacts) \(bound)", span)
  }

  /// `拜访量 销售 = "张伟"`: what a text is compared with begins a condition.
  func comparedText() -> Diagnostic? {
    guard let name = known(at: position), let length = knownLength(at: position), position + length + 1 < tokens.count,
      tokens[position + length].isSymbol(.equal), case .text = tokens[position + length + 1].kind
    else { return nil }
    let text = tokens[position + length + 1].span
    return .conditionWithoutWhere(
      "\(word(.condition, like: current)) \(name.text) = \(source(text))", name.span.joined(with: text))
  }

  /// `阶段 从 Proposal 变为 Negotiation`, `阶段 变更为 Negotiation`
  func becoming() -> Diagnostic? {
    var start = position
    // `从` may have been read as the beginning of a period, `变更` as that of a change.
    if start > statementStart + 1,
      tokens[start - 1].folded == "从" || tokens[start - 1].folded == "变更" && current.folded == "为"
    {
      start -= 1
    }
    let becomings: Set = ["变为", "变成", "变更为", "改为", "转为"]
    func value(_ index: Int) -> String? {
      guard index < tokens.count, !ends(at: index) else { return nil }
      if case .text = tokens[index].kind { return source(tokens[index].span) }
      return tokens[index].isWord ? "\"\(source(tokens[index].span))\"" : nil
    }
    var (index, first) = (start, String?.none)
    if tokens[index].folded == "从" {
      first = value(index + 1)
      index += 2
    }
    guard let end = becomings.compactMap({ end(of: $0, at: index) }).max(), let second = value(end) else { return nil }
    let span = tokens[start].span.joined(with: tokens[end].span)
    return .foreignClause(source(span), "变更 " + (first.map { "从 \($0) " } ?? "") + "到 \(second)", span)
  }

  /// Behind the tokens from `index` on that are together `written`, however they were cut.
  private func end(of written: String, at index: Int) -> Int? {
    var (index, joined) = (index, "")
    while index < tokens.count, !ends(at: index), joined.count < written.count {
      joined += tokens[index].text
      index += 1
    }
    return joined == written ? index : nil
  }

  /// `reps with win_rate > 30%`
  private func comparedColumn() -> Diagnostic? {
    guard case .symbol(let sign) = current.kind, Self.comparisonSigns.contains(sign), let compared = knownBefore,
      let with = tokens[statementStart..<position].lastIndex(where: { $0.span.end <= compared.start }),
      tokens[with].phrases.contains(where: { $0.keyword == .with }), number(at: position + 1) != nil,
      position + 2 == tokens.count || !tokens[position + 2].isSymbol(.comma)
    else { return nil }
    let condition = compared.joined(with: tokens[position + 1].span)
    return .conditionWithoutWhere(
      "\(word(.condition, like: tokens[with])) \(source(condition))", tokens[with].span.joined(with: condition))
  }

  private static let comparisonSigns: [Symbol] = [.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual]

  /// `list invoices due this week`
  private func dateOfPeriod() -> Diagnostic? {
    guard tokens[statementStart].phrases.contains(where: { $0.keyword == .list }), position > statementStart + 1,
      knownLength(at: position - 1) != nil, let length = knownLength(at: position), position + length < tokens.count,
      !ends(at: position + length),
      tokens[position + length].phrases.contains(where: { [.this, .last, .past, .next].contains($0.keyword) })
    else { return nil }
    let date = tokens[position].span.joined(with: tokens[position + length - 1].span)
    let records = tokens[statementStart + 1]
    guard isRecords(statementStart + 1) else { return nil }
    if case .unknown? = lexicon.state(source(date), of: records.folded) {
      return .noSuchDate(source(date), source(records.span), date)
    }
    return .dateOfPeriod(source(date), date)
  }
}

/// Records that are told apart by more than their name: `open deals`, `overdue invoices`.
package struct DescribedRecords: Sendable {
  var entity: String
  /// The date that a period is about.
  var date: String?
  var condition: String?
  /// The field or number of theirs that is money.
  var amount = "amount"

  /// Beside their noun, which may stand first: `deals won`.
  package static func called(_ words: String) -> DescribedRecords? { all[words.lowercased()] }

  /// What is written for them, behind `list`.
  package var written: String { written(also: nil) }

  func written(also more: String?) -> String {
    let isNarrower = condition == "\(amount) > 0" && more?.hasPrefix("\(amount) > ") == true
    let conditions = [isNarrower ? nil : condition, more].compactMap { $0 }.joined(separator: " and ")
    return [entity, date.map { "on \($0)" }, conditions.isEmpty ? nil : "where \(conditions)"].compactMap { $0 }
      .joined(separator: " ")
  }

  private static let all: [String: DescribedRecords] = {
    var found: [String: DescribedRecords] = [:]
    func add(_ words: [String], _ nouns: [String], _ records: DescribedRecords) {
      for noun in nouns {
        for word in words {
          found["\(word)_\(noun)"] = records
          found["\(noun)_\(word)"] = records
        }
      }
    }
    let deals = ["deals", "opportunities"]
    for state in ["won", "lost"] {
      add(
        [state, "closed_" + state], deals,
        DescribedRecords(entity: "opportunities", date: "closed", condition: "state = \"\(state)\""))
    }
    add(["closed", "decided"], deals, DescribedRecords(entity: "opportunities", date: "closed"))
    add(
      ["planned"], ["activities", "tasks"],
      DescribedRecords(entity: "activities", date: "due", condition: "status = \"planned\""))
    add(["dormant"], ["customers", "accounts"], DescribedRecords(entity: "customers", condition: "order_age > 180"))
    add(["open", "active"], deals, DescribedRecords(entity: "opportunities", condition: "state = \"open\""))
    add(
      ["overdue"], deals,
      DescribedRecords(entity: "opportunities", condition: "state = \"open\" and expected_close before today"))
    add(
      ["closing"], deals,
      DescribedRecords(entity: "opportunities", date: "expected_close", condition: "state = \"open\""))
    add(["new"], ["customers", "accounts"], DescribedRecords(entity: "customers", date: "first_order"))
    add(["won"], ["customers", "accounts"], DescribedRecords(entity: "customers", date: "first_win"))
    add(["new"], ["leads"], DescribedRecords(entity: "leads", date: "created"))
    add(["new"], deals, DescribedRecords(entity: "opportunities", date: "created"))
    for (word, metric) in [("overdue", "overdue"), ("unpaid", "unpaid"), ("open", "unpaid"), ("outstanding", "unpaid")]
    {
      add([word], ["invoices"], DescribedRecords(entity: "invoices", condition: "\(metric) > 0", amount: metric))
    }
    for (words, metric) in [(["overdue"], "overdue"), (["unpaid", "owing", "indebted"], "unpaid")] {
      add(
        words, ["customers", "accounts"],
        DescribedRecords(entity: "customers", condition: "\(metric) > 0", amount: metric))
    }
    return found
  }()

  /// What is meant by an amount of records that is no field of theirs, such as the `total` of orders.
  package static func amount(of records: String, called word: String) -> String? {
    let words: Set<String> = ["amount", "total", "value", "net", "order_total", "order_value", "total_amount"]
    return words.contains(word.lowercased()) ? amounts[records] : nil
  }

  /// What is money of records by themselves.
  private static let amounts = [
    "deals": "amount", "opportunities": "amount", "invoices": "amount", "payments": "amount", "quotes": "amount",
    "expenses": "amount", "orders": "sum(order_lines.amount)", "customers": "sales", "accounts": "sales",
    "products": "price",
  ]
}
