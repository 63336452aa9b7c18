/// How long something took, in minutes: `45`, `12.5`, `90 min`, `1h 30m`, `1.5 h`, `PT1H30M`, `1小时30分`, `1:30:00`.
enum DurationReading {
  /// Of one activity, in minutes: nothing lasts longer than a day.
  static let limits = 0...1440

  /// `00:45` is minutes and seconds. `nil` for what is no duration, one below zero among them.
  static func minutes(_ text: String, style: NumberStyle) -> ExactNumber? {
    if let number = NumberReading.number(text, style: style) {
      return number.isPercent || number.currencies != nil || number.number.isNegative ? nil : number.number
    }
    let written = PlainWriting.text(text).lowercased()
    guard let seconds = written.utf8.contains(0x3A) ? clock(written) : sum(written, style: style) else { return nil }
    return seconds.divided(by: ExactNumber(digits: 60))
  }

  private static func clock(_ text: String) -> ExactNumber? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard (2...3).contains(parts.count), parts.allSatisfy({ (0..<100_000).contains($0 ?? -1) }) else { return nil }
    return ExactNumber(digits: Int128(parts.reduce(0) { $0 * 60 + ($1 ?? 0) }))
  }

  /// Pairs of a number and a unit; behind hours a number alone is minutes.
  private static func sum(_ text: String, style: NumberStyle) -> ExactNumber? {
    var rest = Substring(text)
    if rest.hasPrefix("pt"), rest.dropFirst(2).first?.isNumber == true { rest = rest.dropFirst(2) }
    var total = ExactNumber(digits: 0)
    var previous = 0
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." || $0 == "," }
      rest = rest.dropFirst(digits.count).drop { $0 == " " }
      let word = rest.prefix { !($0.isASCII && $0.isNumber) && $0 != " " && $0 != "," }
      rest = rest.dropFirst(word.count).drop { $0 == " " || $0 == "," }
      for joint in ["and ", "und ", "et "] where rest.hasPrefix(joint) { rest = rest.dropFirst(joint.count) }
      let unit = word.isEmpty && previous == 3600 ? 60 : units[word.hasSuffix(".") ? word.dropLast() : word]
      guard let unit, previous == 0 || unit < previous,
        let number = NumberReading.number(String(digits), style: style)?.number,
        let part = number.multiplied(by: ExactNumber(digits: Int128(unit))), let sum = total.adding(part)
      else { return nil }
      total = sum
      previous = unit
    }
    return previous == 0 ? nil : total
  }

  /// Seconds.
  private static let units: [Substring: Int] = {
    var found: [Substring: Int] = [:]
    for (seconds, words) in [
      (3600, "h hr hrs hour hours std stunde stunden heure heures 小时 小時 时 時 个小时"),
      (60, "m min mins minute minutes minuten 分 分钟 分鐘 '"), (1, "s sec secs second seconds sek sekunden 秒 秒钟 \""),
    ] {
      for word in words.split(separator: " ") { found[word] = seconds }
    }
    return found
  }()
}
