/// The sentence that asks what was said.
extension HanSpeech {
  /// What has been said.
  struct Said {
    var names: [(text: String, isBehindRanking: Bool)] = []
    var groupings: [String] = []
    var asked: String?
    var period: String?
    var ranking: (isTop: Bool, count: Int?)?
    var versus: String?
    var days: Int?
    var isWithout = false
    var deed: String?
    var isList = false
    var isMet = false
    var person: String?
    /// What numbers are divided by.
    var unit: String?
    var comparison: (sign: String, number: String)?
    var isUp: Bool?
    var isFunnel = false

    /// Another period needs one to stand beside.
    var isBesideTime: Bool { versus.map { $0 != "目标" } ?? false }
  }

  static let units = ["天", "日", "周", "月", "季度", "年"]

  /// Words that are rather what rows are made of than what is counted.
  private static let grouping: Set = [
    "账龄", "行业", "地区", "区域", "大区", "城市", "来源", "渠道", "阶段", "产品", "销售", "团队", "品类", "规模", "部门",
  ]

  /// Whether words stand in it that only a spoken question has.
  var isSpoken: Bool {
    if Self.sentences[String(letters)] != nil { return true }
    return (pieces ?? afterPerson ?? []).contains { piece in
      switch piece {
      case .which, .who, .without, .trend, .ranking, .meant, .divided, .person, .met, .days, .compared, .changed,
        .funnel:
        true
      case .each, .versus, .name, .unit, .period, .count, .list, .filler, .deed: false
      }
    }
  }

  /// Sentences of their own, and what asks them.
  private static let sentences: [String: String] = {
    let profile = "画像 won customers 按 行业, 规模, 来源 今年"
    var found: [String: String] = [:]
    for who in ["什么样的客户", "哪类客户", "哪些客户", "什么客户", "哪种客户"] {
      for deed in ["更容易成交", "容易成交", "最容易成交", "成交率高", "会成交"] { found[who + deed] = profile }
    }
    for said in ["客户画像", "成交客户画像", "客户画像分析"] { found[said] = profile }
    return found
  }()

  var sentence: String? {
    if let known = Self.sentences[String(letters)] { return known }
    guard let pieces = pieces ?? afterPerson, let said = Self.said(pieces) else { return nil }
    if said.isFunnel { return Self.funnel(said) }
    if let found = Self.late(said) ?? Self.compared(said) { return found }
    if said.comparison != nil { return nil }
    return Self.measured(said) ?? Self.untouched(said) ?? Self.described(said) ?? Self.numbers(said)
  }

  private static func said(_ pieces: [Piece]) -> Said? {
    var said = Said()
    var opening: Piece?
    for piece in pieces {
      // `前 1 按 成交额 每个 团队` is written, not spoken.
      if piece == .each, said.ranking?.count != nil { return nil }
      switch piece {
      case .name(let text):
        if opening == .each {
          said.groupings.append(text)
        } else if opening == .which, said.asked == nil {
          said.asked = text
        } else {
          said.names.append((text, said.ranking != nil))
        }
      case .unit(let text):
        guard opening == .each else { return nil }
        said.groupings.append(text)
      case .period(let text):
        // Of two the second is what the first is compared with.
        if said.period != nil {
          guard said.versus == nil else { return nil }
          said.versus = text
        } else {
          said.period = text
        }
      case .days(let count): said.days = count
      case .count(let count):
        guard let ranking = said.ranking else { return nil }
        said.ranking = (ranking.isTop, count)
      case .ranking(let isTop, let count):
        let count = count ?? said.ranking?.count
        said.ranking = (isTop, count)
      case .versus(let text): said.versus = text
      case .who: if !said.names.contains(where: \.isBehindRanking) { said.asked = "销售" }
      case .compared(let sign, let number): said.comparison = (sign, number)
      case .changed(let isUp): said.isUp = isUp
      case .funnel: said.isFunnel = true
      case .meant(let text, let by):
        said.names.append((text, said.ranking != nil))
        if let by { said.groupings.append(by) }
      case .person(let text): said.person = text
      case .without: said.isWithout = true
      case .deed(let metric): said.deed = metric
      case .trend: if !said.groupings.contains(where: Self.units.contains) { said.groupings.append("月") }
      case .divided(let unit): said.unit = unit
      case .list: said.isList = true
      case .met: said.isMet = true
      case .each, .which, .filler: break
      }
      switch piece {
      case .each, .which: opening = piece
      case .filler: break
      case .name, .unit, .period, .met, .days, .count, .ranking, .versus, .who, .without, .deed, .trend,
        .list, .meant, .divided, .person, .compared, .changed, .funnel:
        opening = nil
      }
    }
    return said
  }

  /// `上个月谁没完成目标`
  private static func measured(_ said: Said) -> String? {
    guard said.isMet, said.names.count <= 1, said.groupings.isEmpty, said.ranking == nil, said.days == nil,
      said.deed == nil, said.person == nil
    else { return nil }
    let who = said.asked ?? said.names.first?.text ?? "销售"
    return written(["查看 \(who) 其中 完成率 \(said.isWithout ? "<" : ">=") 100%", said.period])
  }

  private static func funnel(_ said: Said) -> String? {
    guard said.names.isEmpty, said.asked == nil, said.ranking == nil, said.days == nil, said.deed == nil,
      said.person == nil,
      said.comparison == nil, !said.isWithout
    else { return nil }
    return written([
      "漏斗 线索数 -> 拜访量 -> 方案数 -> 成交数", said.groupings.isEmpty ? nil : "按 \(said.groupings.joined(separator: ", "))",
      said.period ?? "本季度", said.versus.map { "对比 \($0)" },
    ])
  }

  /// `拜访成交比大于12的销售`, `完成率低于80%的团队`
  private static func compared(_ said: Said) -> String? {
    guard let comparison = said.comparison, said.ranking == nil, said.days == nil, said.person == nil, !said.isWithout,
      !said.isMet, said.deed == nil
    else { return nil }
    var names = said.names.map(\.text)
    guard let who = said.asked ?? names.last, said.asked != nil || names.count == 2 else { return nil }
    if said.asked == nil { names.removeLast() }
    guard names.count == 1, who != names[0], kinds[who] != nil || grouping.contains(who), kinds[names[0]] == nil else {
      return nil
    }
    let condition = "其中 \(names[0]) \(comparison.sign) \(comparison.number)"
    let by = said.groupings.isEmpty ? nil : "按 \(said.groupings.joined(separator: ", "))"
    return written(["查看 \(who)", by, condition, said.period])
  }

  /// `应收账款超过90天的客户`
  private static func late(_ said: Said) -> String? {
    guard let days = said.days, !said.isWithout, said.ranking == nil, said.person == nil, said.groupings.isEmpty,
      let first = said.names.first?.text, owed.contains(first), said.names.count <= 2
    else { return nil }
    let who = said.asked ?? (said.names.count == 2 ? said.names[1].text : nil)
    let condition = "due 早于 \(days)天之前"
    if who == nil || who == "发票" { return "列出 发票 其中 未收款 > 0 且 \(condition)" }
    return "查看 未收款 按 \(who ?? "客户") 其中 invoice.\(condition)"
  }

  private static let owed: Set = ["应收账款", "应收款", "应收", "欠款", "未收款", "未结清款", "逾期", "逾期款"]

  /// Records, and the number that counts them.
  private static let kinds = ["客户": "客户数", "商机": "商机数", "线索": "线索数", "订单": "订单数", "销售": "人数"]

  /// `90天没有拜访的客户`, `本周没有拜访的销售`
  private static func untouched(_ said: Said) -> String? {
    guard said.isWithout, said.person == nil, let deed = said.deed, let who = said.asked ?? said.names.last?.text,
      said.names.count <= 1, said.groupings.isEmpty, said.ranking == nil
    else { return nil }
    guard let days = said.days else { return written(["查看 \(who) 其中 \(deed) = 0", said.period]) }
    if deed == "订单数" { return "列出 \(who) 其中 order_age > \(days)" }
    return deed == "拜访量" ? "列出 \(who) 其中 last_visit 早于 \(days)天之前" : "列出 \(who) 其中 no_touch_days > \(days)"
  }

  /// `逾期的发票`, `上月赢单的商机`
  private static func described(_ said: Said) -> String? {
    guard said.names.count == 2, said.person == nil, said.groupings.isEmpty, said.asked == nil, said.ranking == nil,
      !said.isWithout
    else {
      return nil
    }
    let (kind, records) = (said.names[0].text, said.names[1].text)
    guard let meant = states.first(where: { $0.kinds.contains(kind) && $0.records.contains(records) }) else {
      return nil
    }
    return written(["列出 \(records)", meant.date, "其中 \(meant.condition)", said.period])
  }

  private static let states: [(kinds: Set<String>, records: Set<String>, date: String?, condition: String)] = [
    (["库存不足", "需要补货", "需补货", "低于订货点"], ["产品", "商品"], nil, "below_reorder > 0"),
    (["逾期", "逾期款"], ["发票", "客户"], nil, "overdue > 0"),
    (["未收款", "未结清款", "欠款"], ["发票", "客户"], nil, "unpaid > 0"),
    (["赢单", "成交", "赢单数", "成交数"], ["商机"], "日期取 closed", "state = \"won\""),
    (["停滞"], ["商机"], nil, "stalled > 0"), (["在谈"], ["商机"], nil, "state = \"open\""),
    (["expected_pipeline"], ["商机"], "日期取 expected_close", "state = \"open\""),
    (["丢单", "输单", "丢单数"], ["商机"], "日期取 closed", "state = \"lost\""),
  ]

  /// `本季度各团队成交额最高的销售`
  private static func bestOfEach(_ said: Said) -> String? {
    guard let ranking = said.ranking, said.asked == nil, said.person == nil, said.unit == nil, said.versus == nil,
      said.groupings.count == 1, said.names.count == 2, !said.names[0].isBehindRanking, said.names[1].isBehindRanking,
      ["销售", "客户", "产品"].contains(said.names[1].text)
    else { return nil }
    let (metric, subject) = (said.names[0].text, said.names[1].text)
    return written([
      "查看 \(subject) 带 \(metric)",
      "\(ranking.isTop ? "前" : "倒数") \(ranking.count ?? 1) 按 \(metric) 每个 \(said.groupings[0])", said.period,
    ])
  }

  private static func numbers(_ said: Said) -> String? {
    guard !said.isWithout, !said.isMet, said.days == nil,
      said.deed == nil || said.names.allSatisfy(\.isBehindRanking)
    else { return nil }
    if let found = bestOfEach(said) { return found }
    var metrics = said.names.filter { !$0.isBehindRanking }.map(\.text) + (said.deed.map { [$0] } ?? [])
    let behind = said.names.filter(\.isBehindRanking).map(\.text)
    var groupings = said.groupings + (said.asked.map { [$0] } ?? [])
    if said.ranking != nil, groupings.isEmpty {
      if behind.isEmpty, metrics.count > 1 { groupings = [metrics.removeFirst()] } else { groupings = behind }
    } else {
      metrics += behind
      // `产品销量`, `客户流失率`: what stands in front makes rows, unless it is only whose number it is.
      if metrics.count > 1, groupings.isEmpty {
        groupings = metrics.filter(grouping.contains)
        metrics.removeAll { grouping.contains($0) }
        if metrics.count == 2, metrics[0] == "客户" {
          metrics.removeFirst()
          if metrics[0].contains("share(") { groupings = ["客户"] }
        }
      }
    }
    if metrics.isEmpty, said.versus != nil { metrics = ["销售额"] }
    // `王芳这个月怎么样`
    if metrics.isEmpty, said.person != nil, said.ranking == nil, !said.isList { metrics = ["拜访量", "成交数", "销售额"] }
    // `哪个来源的客户转化率最高`: whose rate it is makes no rows.
    if metrics.count > 1, !groupings.isEmpty, kinds[metrics[0]] != nil { metrics.removeFirst() }
    if metrics.count == 1, !groupings.isEmpty, let counted = kinds[metrics[0]] { metrics = [counted] }
    if let isUp = said.isUp, let found = risen(said, metrics, groupings, isUp: isUp) { return found }
    guard let first = metrics.first, said.ranking == nil || !groupings.isEmpty, !said.isList else { return nil }
    let ranking = said.ranking.map { ranking in
      ranking.count.map { "\(ranking.isTop ? "前" : "倒数") \($0) 按 \(first)" }
        ?? "排序 \(first) \(ranking.isTop ? "降序" : "升序")"
    }
    let shown = metrics.map { metric in said.unit.map { "\(metric) 每 \($0)" } ?? metric }
    if said.unit != nil, ranking != nil { return nil }
    return written([
      "查看 \(shown.joined(separator: ", "))", groupings.isEmpty ? nil : "按 \(groupings.joined(separator: ", "))",
      said.person.map { "其中 销售 = \"\($0)\"" },
      said.period ?? (said.isBesideTime ? "今年" : metrics == [neededVisits] ? "本月" : nil),
      said.versus.map { "对比 \($0)" }, ranking,
    ])
  }

  /// `本月拜访量比上月减少的销售`, `今年比去年销售额增长多少`
  private static func risen(_ said: Said, _ metrics: [String], _ groupings: [String], isUp: Bool) -> String? {
    guard said.ranking == nil, said.person == nil, said.unit == nil else { return nil }
    var names = metrics
    let who = groupings.first ?? (names.count == 2 && kinds[names[1]] != nil ? names.removeLast() : nil)
    guard let metric = names.first, names.count == 1, groupings.count <= 1 else { return nil }
    let period = said.period ?? "本月"
    let versus = "对比 \(said.versus ?? "上期")"
    guard let who else { return written(["查看 \(metric)", period, versus]) }
    // Whoever is asked for is chosen by it; what is shown of each is shown of all.
    let chosen = said.groupings.isEmpty ? "满足 \(metric)_change \(isUp ? ">" : "<") 0" : nil
    return written([
      "查看 \(metric) 按 \(who)", period, versus, chosen, "排序 \(metric)_change \(isUp ? "降序" : "升序")",
    ])
  }

  private static func written(_ parts: [String?]) -> String { parts.compactMap { $0 }.joined(separator: " ") }
}
