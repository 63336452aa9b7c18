/// Whether a stage is a won, a lost or an open one, told by its name.
enum StageState {
  static func told(by name: String) -> String {
    let words = ImportChoice.all["state"]
    let plain = plain(name)
    return words?.value(of: name) ?? words?.value(of: plain) ?? outset(of: plain) ?? "open"
  }

  /// What a name begins with that goes on to say why or how: `Lost to competitor`, `Won - Signed`, `输单-价格`.
  static func outset(of name: String) -> String? {
    let words = WordReading.key(name).split { !$0.isLetter }.map(String.init)
    guard words.count > 1, let list = ImportChoice.all["state"] else { return nil }
    return outsets.contains(words[0])
      ? list.value(of: words[0])
      : words[0] == "closed" && outsets.contains(words[1]) ? list.value(of: words[1]) : nil
  }

  private static let outsets: Set = ["won", "lost", "disqualified", "赢单", "成交", "输单", "丢单", "流失"]

  /// Without what systems and people put around the name: `Closed Won (Sales Pipeline)`, `6 - Closed Won`, `Won 100%`.
  private static func plain(_ name: String) -> String {
    var text = ""
    var depth = 0
    for character in name {
      if "([（【".contains(character) { depth += 1 }
      if depth == 0 { text.append(character.isLetter ? character : " ") }
      if ")]）】".contains(character), depth > 0 { depth -= 1 }
    }
    return text.split(separator: " ").joined(separator: " ")
  }
}

/// Where an open stage stands among others, told by its name.
enum StageName {
  /// The number or the chance of winning that a name bears: `1-Qualify`, `Stage 2: Demo`, `S3 报价`, `二、方案`, `Proposal (50%)`.
  static func number(in name: String) -> Int? {
    let key = WordReading.key(name)
    if let end = key.firstIndex(of: "%") {
      let digits = key[..<end].reversed().prefix { $0.isNumber }
      if let chance = Int(String(digits.reversed())) { return chance }
    }
    var rest = key[...]
    if let mark = marks.first(where: { rest.hasPrefix($0) && rest.dropFirst($0.count).contains(where: \.isNumber) }) {
      let behind = rest.dropFirst(mark.count).drop { " -_.".contains($0) }
      if behind.first?.isNumber == true { rest = behind }
    }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty { return Int(digits) }
    if rest.hasPrefix("第") { rest = rest.dropFirst() }
    guard let first = rest.first, let place = numerals.firstIndex(of: first),
      let next = rest.dropFirst().first, "、.．阶步-".contains(next)
    else { return nil }
    return place + 1
  }

  private static let marks = ["stage", "step", "phase", "阶段", "s", "p", "l"]
  private static let numerals = Array("一二三四五六七八九十")

  /// The place of a well-known name among the others; `nil` for any other name.
  static func rank(of name: String) -> Int? { ranks[letters(name)] }

  private static func letters(_ name: String) -> String { String(WordReading.key(name).filter(\.isLetter)) }

  private static let ranks: [String: Int] = {
    var found: [String: Int] = [:]
    for (place, line) in known.split(separator: "\n").enumerated() {
      for word in line.split(separator: ",") { found[letters(String(word))] = place }
    }
    return found
  }()

  /// What systems and people call the stages of a sale, one line each step, first to last.
  private static let known = """
    new, new lead, lead, lead in, lead generation, suspect, target, inquiry, enquiry, mql, marketing qualified lead, 线索, 新线索, 新建, 新商机, 线索获取
    prospect, prospecting, prospects, 潜在客户, 初步接洽, 初步接触, 初步沟通, 首次接触, 初访, 接洽
    contacted, attempted to contact, connected, engaging, engaged, first contact, first call, 已联系, 建立联系, 初步联系
    appointment scheduled, meeting scheduled, meeting booked, discovery scheduled, 预约拜访
    sql, qualify, qualified, qualified lead, qualification, qualifying, qualified to buy, sales qualified, sales qualified lead, 验证客户, 客户验证, 客户确认, 意向确认, 资格确认, 立项, 项目立项
    contact made
    discovery, discovery call, initial meeting, meeting held, met, 需求挖掘, 需求沟通, 需求调研, 需求了解
    needs analysis, needs assessment, need analysis, requirements, requirement analysis, needs defined, develop, assess, assessment, 需求分析, 需求确认, 需求确定, 需求明确
    demo scheduled, presentation scheduled
    demo, demonstration, product demo, demo completed, demo done, presentation, presented, solution, solution presented, site visit, 产品演示, 演示, 方案演示, 方案交流, 方案设计, 方案制定
    value proposition, solution design, technical validation, validation, technical fit, evaluation, evaluating, trial, pilot, poc, proof of concept, 试用, 测试, 技术交流, 技术验证
    identify decision makers, id decision makers, decision maker identified, 决策人确认
    perception analysis
    proposal, propose, proposing, proposal made, proposal sent, proposal price quote, proposal presented, quote, quoted, quotation, quote sent, price quote, offer, offer sent, 方案报价, 报价, 已报价, 方案提报, 提案, 方案建议, 投标, 招投标, 项目投标
    decision maker bought in, decision makers bought in, bought in, decision, 决策
    negotiate, negotiating, negotiation, negotiations, negotiation review, negotiations started, in negotiation, commercial negotiation, review, 商务谈判, 谈判, 谈判审核, 合同谈判, 价格谈判, 商务洽谈, 谈判中
    verbal, verbal commitment, verbal commit, verbally agreed, commit, committed, 口头承诺, 口头确认
    legal, legal review, procurement, contract, contract review, contracting, contract sent, contracts sent, contract negotiation, close, closing, pending signature, 合同, 合同审批, 合同签署, 合同拟定, 待签约, 签约中
    """
}
