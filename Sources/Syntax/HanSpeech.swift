import Values

/// A Chinese question as it is spoken (`各销售的赢单率`, `今年销售额前3的客户`, `90天没有拜访的客户`), read word by word into the sentence
/// that asks it. All of it has to be understood; otherwise it is `nil`.
struct HanSpeech {
  let lexicon: Lexicon
  let letters: [Character]

  private static let longest = 60

  init(_ text: String, lexicon: Lexicon) {
    self.lexicon = lexicon
    letters = text.filter { !$0.isWhitespace && !"，,、。？?！!；;：:".contains($0) }.map { $0 }
  }

  enum Piece: Hashable {
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
    /// `大于12`, `低于80%`
    case compared(sign: String, number: String)
    /// Numbers that went up or down.
    case changed(isUp: Bool)
    case funnel
    /// Somebody's name, where nothing else is known.
    case person(String)
    /// Work that leaves a customer touched: the metric that counts it.
    case deed(String)
  }

  // MARK: Cutting

  /// `李娜本月的拜访量`: a name of two to four letters before a period or `的`; what is asked to be shown stands before it.
  var afterPerson: [Piece]? {
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
  var pieces: [Piece]? {
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
        ?? (Self.stretch(text, thisYear: lexicon.today.year) ?? Self.months(text, year: lexicon.today.year))
        .map(Piece.period)
      {
        found.append((piece, length))
      }
      let after = start + length < letters.count ? letters[start + length] : " "
      if !"0123456789.%万天周个月日年".contains(after), let piece = Self.comparison(text) { found.append((piece, length)) }
      if lexicon.knows(text) { found.append((.name(text), length)) }
    }
    return found
  }

  /// `大于12`, `低于80%`, `超过10万`
  private static func comparison(_ text: String) -> Piece? {
    let signs = [
      ("不少于", ">="), ("不低于", ">="), ("至少", ">="), ("不超过", "<="), ("大于", ">"), ("超过", ">"), ("高于", ">"),
      ("多于", ">"), ("小于", "<"), ("低于", "<"), ("少于", "<"), ("不足", "<"), ("不到", "<"),
    ]
    guard let (word, sign) = signs.first(where: { text.hasPrefix($0.0) }) else { return nil }
    let number = text.dropFirst(word.count)
    let digits = number.prefix { $0.isASCII && $0.isNumber || $0 == "." }
    guard !digits.isEmpty, ["", "%", "万"].contains(number.dropFirst(digits.count)) else { return nil }
    return .compared(sign: sign, number: String(number))
  }

  /// `1月到3月`
  private static func months(_ text: String, year: Int) -> String? {
    for joint: Character in ["到", "至", "-"] {
      let parts = text.split(separator: joint)
      guard parts.count == 2, parts[1].hasSuffix("月") || parts[1].hasSuffix("月份")
      else { continue }
      let numbers = parts.compactMap { part in count(part.prefix { $0 != "月" }) }
      guard numbers.count == 2, numbers[0] < numbers[1], numbers[1] <= 12 else { continue }
      let written = numbers.map { "\(year)-\($0 < 10 ? "0" : "")\($0)" }
      return "从 \(written[0]) 到 \(written[1])"
    }
    return nil
  }

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

  static let neededVisits = "需拜访量"

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
}
