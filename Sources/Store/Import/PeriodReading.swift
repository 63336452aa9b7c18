import Values

/// `2026-03`, `2026-Q1`, `Q1 2026`, `2026年第一季度`, `2026-H1`, `2026`, `2026年3月`, `Mar 2026`; a date means its month.
enum PeriodReading {
  static func read(_ value: RowValue, order: DayOrder?) -> Period? {
    if case .moment(let date, _) = value { return month(date.year, date.month) }
    let text = value.text
    let compact = Self.compact(text)
    if let year = Int(compact.replacing("年", with: "")), DateReading.years.contains(year) { return span(year, 1, 12) }
    if let digits = Int(compact), (190_001...219_912).contains(digits) { return month(digits / 100, digits % 100) }
    for (letter, length) in [(Character("q"), 3), ("h", 6)] {
      guard let place = compact.firstIndex(of: letter) else { continue }
      let before = compact[..<place]
      let after = compact[compact.index(after: place)...]
      let (year, ordinal) = before.isEmpty ? (after.dropFirst(), after.prefix(1)) : (before, after)
      guard let year = Int(year).map({ $0 < 100 ? 2000 + $0 : $0 }), let ordinal = Int(ordinal),
        (1...12 / length).contains(ordinal)
      else { return nil }
      return DateReading.years.contains(year) ? span(year, (ordinal - 1) * length + 1, length) : nil
    }
    for form in [text + "-01", text + "/1", "1 " + text, text + "1日"] {
      if case .moment(let date, nil, _) = DateReading.read(form, order: order), date.day == 1 {
        return month(date.year, date.month)
      }
    }
    if case .moment(let date, _, _) = DateReading.read(text, order: order) { return month(date.year, date.month) }
    return nil
  }

  /// `2026年第一季度` becomes `2026q1`.
  private static func compact(_ text: String) -> String {
    var found = WordReading.key(text).filter { $0 != " " && $0 != "-" && $0 != "/" && $0 != "'" }
    guard let quarter = found.firstIndex(of: "季"), let year = found.firstIndex(of: "年"), year < quarter else {
      return found
    }
    let words: [Character: Character] = ["一": "1", "二": "2", "三": "3", "四": "4"]
    let ordinal = found[found.index(after: year)..<quarter].filter { $0 != "第" }.map { words[$0] ?? $0 }
    found = found[..<year] + "q" + String(ordinal)
    return found
  }

  private static func month(_ year: Int, _ month: Int) -> Period? { span(year, month, 1) }

  private static func span(_ year: Int, _ month: Int, _ count: Int) -> Period? {
    CivilDate(year: year, month: month, day: 1).map { Period(start: $0, end: $0.adding(months: count)) }
  }
}
