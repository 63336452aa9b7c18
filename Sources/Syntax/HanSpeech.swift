import Values

/// A Chinese question as it is spoken (`各销售的赢单率`, `今年销售额前3的客户`, `90天没有拜访的客户`), read word by word into the sentence
/// that asks it. All of it has to be understood; otherwise it is `nil`.
struct HanSpeech {
  private let lexicon: Lexicon
  private let letters: [Character]

  private static let longest = 60

  init(_ text: String, lexicon: Lexicon) {
    self.lexicon = lexicon
    letters = text.filter { !$0.isWhitespace && !"，,、。？?！!；;：:".contains($0) }.map { $0 }
  }

  private enum Piece: Hashable {
    case name(String)
    case unit(String)
    case period(String)
    /// `90天`, not of a period.
    case days(Int)
    /// `5个`
    case count(Int)
    case ranking(isTop: Bool, count: Int?)
    case versus(String)
    case each, which, who, without, trend, list, filler
    /// `完成目标`
    case met
    /// What is asked for under another name, and perhaps by what.
    case meant(String, by: String?)
    /// `人均`
    case divided(by: String)
    /// Somebody's name, where nothing else is known.
    case person(String)
    /// Work that leaves a customer touched: the metric that counts it.
    case deed(String)
  }

  // MARK: Cutting

  /// `李娜本月的拜访量`: a name of two to four letters before a period or `的`; what is asked to be shown stands before it.
  private var afterPerson: [Piece]? {
    if let verb = Self.verbs.first(where: { String(letters.prefix($0.count)) == $0 }) {
      return HanSpeech(String(letters.dropFirst(verb.count)), lexicon: lexicon).afterPerson
    }
    for length in 2...4 where letters.count > length + 2 && letters[..<length].allSatisfy(Self.isHan) {
      let rest = HanSpeech(String(letters[length...]), lexicon: lexicon)
      guard let pieces = rest.pieces, let first = pieces.first else { continue }
      let isApart = if case .period = first { true } else { rest.letters.first == "的" }
      if isApart { return [.person(String(letters[..<length]))] + pieces }
    }
    return nil
  }

  private static let verbs = ["查看", "看看", "显示", "看"]

  private static func isHan(_ letter: Character) -> Bool {
    letter.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) }
  }

  /// The fewest pieces that make up the whole text, longer ones first.
  private var pieces: [Piece]? {
    guard letters.count <= Self.longest else { return nil }
    var best: [(count: Int, piece: Piece, length: Int)?] = Array(repeating: nil, count: letters.count + 1)
    best[letters.count] = (0, .filler, 0)
    for start in letters.indices.reversed() {
      for (piece, length) in candidates(at: start) {
        guard let rest = best[start + length] else { continue }
        if let found = best[start], found.count <= rest.count + 1 { continue }
        best[start] = (rest.count + 1, piece, length)
      }
    }
    var found: [Piece] = []
    var place = 0
    while place < letters.count {
      guard let next = best[place] else { return nil }
      found.append(next.piece)
      place += next.length
    }
    return found
  }

  /// What may begin at a letter, the longest first.
  private func candidates(at start: Int) -> [(piece: Piece, length: Int)] {
    var found: [(Piece, Int)] = []
    for length in stride(from: min(20, letters.count - start), through: 1, by: -1) {
      let text = String(letters[start..<(start + length)])
      if let piece = Self.words[text] ?? Self.counted(text)
        ?? Self.stretch(text, thisYear: lexicon.today.year).map(Piece.period)
      {
        found.append((piece, length))
      }
      if lexicon.knows(text) { found.append((.name(text), length)) }
    }
    return found
  }

  private static let words: [String: Piece] = {
    var found: [String: Piece] = [:]
    func add(_ piece: Piece, _ words: String) {
      for word in words.split(separator: " ") { found[String(word)] = piece }
    }
    add(.each, "各 各个 每 每个 每位 每名 各位 按 按照 分 不同")
    add(.which, "哪个 哪些 哪位 哪一个 哪几个 什么 哪家")
    add(.who, "谁 谁的")
    add(.without, "没有 没 未 无 没有被 未被")
    add(.trend, "趋势 走势 变化趋势")
    add(.versus("去年同期"), "同比增长率 同比增长 同比增长情况 同比增速")
    add(.meant("expected_pipeline", by: nil), "预计成交金额 预计成交 预计签单金额")
    add(.meant("losses", by: "loss_reason"), "丢单最多的原因 输单最多的原因 丢单主要原因")
    add(.meant("churned_customers, churn_rate", by: nil), "客户流失 客户流失情况 流失客户数")
    add(.meant("销售额, share(销售额)", by: nil), "贡献占比 销售占比 销售额占比 业绩占比 收入占比")
    add(.meant("拜访量 / 成交数", by: nil), "平均每单拜访次数 每单拜访次数 每单平均拜访次数 每单拜访量")
    add(.name("库存不足"), "库存不足 缺货 低于安全库存")
    add(.met, "完成目标 达成目标 完成任务 完成指标 完成业绩 达标 完成业绩目标 完成销售目标")
    add(.name("销售"), "销售员 销售人员 业务员 销售代表 业代")
    add(.list, "列出 list 列一下 有哪些")
    add(.ranking(isTop: true, count: nil), "最高 最多 最大 最好 最强 排名 排行 排行榜")
    add(.ranking(isTop: false, count: nil), "最低 最少 最小 最差 最弱")
    add(.versus("去年同期"), "同比 与去年同期相比 比去年同期")
    add(.versus("上期"), "环比")
    add(.versus("目标"), "对比目标 与目标对比 和目标对比 比目标 vs目标")
    add(.meant("attainment", by: nil), "目标完成率 目标达成率 业绩完成率")
    add(.meant("new_customers", by: nil), "新增客户数 新增客户 新客数")
    add(.meant("cycle_days", by: nil), "成交周期 平均成交周期 销售周期 平均销售周期")
    add(.meant("pipeline", by: nil), "商机金额 在手商机 在跟商机金额")
    add(.meant("losses", by: "loss_reason"), "丢单原因 输单原因 失单原因")
    add(.meant("avg(opportunities.amount)", by: nil), "平均商机金额 商机平均金额")
    add(.meant("unpaid", by: "ageing"), "应收账款账龄 应收账龄 账龄分布")
    add(.deed("拜访量"), "拜访 拜访过 上门")
    add(.deed("订单数"), "下单 下过单 购买 购买过 采购 采购过 买过")
    add(.deed("活动数"), "联系 联系过 跟进 跟进过 接触 触达")
    add(
      .filler,
      "的 是 有 呢 吗 了 请 请问 帮我 一下 看看 情况 分别 中 里 和 与 及 有多少 多少 怎么样 如何 多大 是多少 查看 显示 看 show 超过 以上 被 名 个 位 家 所有 全部"
    )
    for unit in units { add(.unit(unit), unit) }
    add(.divided(by: "工作日"), "每个工作日 每工作日 工作日均 日均")
    add(.divided(by: "销售"), "人均")
    for (spoken, written) in [
      ("今天 今日", "今天"), ("昨天 昨日", "昨天"), ("本周 这周 这个星期 这一周", "本周"), ("上周 上个星期 上一周", "上周"),
      ("本月 这个月 当月 这月", "本月"), ("上月 上个月", "上月"), ("本季度 这个季度 本季", "本季度"), ("上季度 上个季度", "上季度"),
      ("今年 本年 本年度 今年度", "今年"), ("去年 上一年", "去年"), ("今年以来 年初至今", "今年以来"),
    ] {
      add(.period(written), spoken)
    }
    return found
  }()

  /// `近30天`, `前3`, `前三名`, `90天`
  private static func counted(_ text: String) -> Piece? {
    if let stretch = recent(text) { return .period(stretch) }
    if let last = text.last, "个名位家".contains(last), let count = count(text.dropLast()) { return .count(count) }
    for (word, isTop) in [("前", true), ("倒数", false), ("后", false)] where text.hasPrefix(word) {
      return count(text.dropFirst(word.count)).map { .ranking(isTop: isTop, count: $0) }
    }
    for (unit, length) in [("天", 1), ("个月", 30), ("周", 7)] where text.hasSuffix(unit) {
      if let count = count(text.dropLast(unit.count)) { return .days(count * length) }
    }
    return nil
  }

  /// `近30天`, `最近两周`, `过去三个月`. One of them, as `近一年`, is so long up to now, not the last whole one.
  static func recent(_ text: String) -> String? {
    guard let word = ["最近", "过去", "近"].first(where: text.hasPrefix) else { return nil }
    let rest = text.dropFirst(word.count)
    if rest == "半年" { return "近6个月" }
    guard let unit = ["天", "日", "周", "个月", "个季度", "年"].first(where: rest.hasSuffix),
      let count = count(rest.dropLast(unit.count))
    else { return nil }
    let ones = ["周": "7天", "个月": "30天", "个季度": "3个月", "年": "12个月"]
    return "近" + ((count == 1 ? ones[unit] : nil) ?? "\(count)\(unit)")
  }

  /// `3`, `三`
  private static func count(_ text: Substring) -> Int? {
    (Int(text) ?? ForeignWords.counts[String(text)]).flatMap { $0 > 0 ? $0 : nil }
  }

  /// `2026年`, `2026年3月`, `2026年一季度`; `今年一季度`, `去年12月`, `第三季度`, `上半年`: without a year those of this one.
  static func stretch(_ text: String, thisYear: Int) -> String? {
    guard let ending = ["季度", "半年", "月份", "月", "年"].first(where: text.hasSuffix) else { return nil }
    let words = ["今年": thisYear, "本年": thisYear, "去年": thisYear - 1, "上年": thisYear - 1]
    var (year, rest, isYearSaid) = (thisYear, text[...], true)
    if let spoken = words[String(text.prefix(2))] {
      (year, rest) = (spoken, text.dropFirst(2))
    } else if let number = Int(text.prefix(4)), (1990...2099).contains(number), text.dropFirst(4).hasPrefix("年") {
      (year, rest) = (number, text.dropFirst(5))
      if rest.isEmpty { return String(year) }
    } else {
      isYearSaid = false
    }
    var named = String(rest)
    if ending.hasPrefix("月") {
      let month = rest.dropLast(ending.count)
      // `一月` is also how long something takes.
      guard let number = count(month), isYearSaid || ending == "月份" || Int(month) != nil else { return nil }
      named = "\(number)月"
    }
    let written = "\(year)年\(named)"
    guard let token = Lexer.tokens(of: written, lexicon: Lexicon()).first, case .date(let literal) = token.kind,
      token.span.end == written.utf8.count
    else { return nil }
    return literal.written
  }

  // MARK: Understanding

  /// What has been said.
  private struct Said {
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

    /// Another period needs one to stand beside.
    var isBesideTime: Bool { versus.map { $0 != "目标" } ?? false }
  }

  private static let units = ["天", "日", "周", "月", "季度", "年"]

  /// Words that are rather what rows are made of than what is counted.
  private static let grouping: Set = [
    "账龄", "行业", "地区", "区域", "大区", "城市", "来源", "渠道", "阶段", "产品", "销售", "团队", "品类", "规模", "部门",
  ]

  /// Whether words stand in it that only a spoken question has.
  var isSpoken: Bool {
    (pieces ?? afterPerson ?? []).contains { piece in
      switch piece {
      case .which, .who, .without, .trend, .ranking, .meant, .divided, .person, .met: true
      case .each, .versus, .name, .unit, .period, .days, .count, .list, .filler, .deed: false
      }
    }
  }

  var sentence: String? {
    guard let pieces = pieces ?? afterPerson, let said = Self.said(pieces) else { return nil }
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
        guard said.period == nil else { return nil }
        said.period = text
      case .days(let count): said.days = count
      case .count(let count):
        guard let ranking = said.ranking else { return nil }
        said.ranking = (ranking.isTop, count)
      case .ranking(let isTop, let count):
        let count = count ?? said.ranking?.count
        said.ranking = (isTop, count)
      case .versus(let text): said.versus = text
      case .who: said.asked = "销售"
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
        .list, .meant,
        .divided, .person:
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
    guard let first = metrics.first, said.ranking == nil || !groupings.isEmpty, !said.isList else { return nil }
    let ranking = said.ranking.map { ranking in
      ranking.count.map { "\(ranking.isTop ? "前" : "倒数") \($0) 按 \(first)" }
        ?? "排序 \(first) \(ranking.isTop ? "降序" : "升序")"
    }
    let shown = metrics.map { metric in said.unit.map { "\(metric) 每 \($0)" } ?? metric }
    if said.unit != nil, ranking != nil { return nil }
    return written([
      "查看 \(shown.joined(separator: ", "))", groupings.isEmpty ? nil : "按 \(groupings.joined(separator: ", "))",
      said.person.map { "其中 销售 = \"\($0)\"" }, said.period ?? (said.isBesideTime ? "今年" : nil),
      said.versus.map { "对比 \($0)" }, ranking,
    ])
  }

  private static func written(_ parts: [String?]) -> String { parts.compactMap { $0 }.joined(separator: " ") }
}
