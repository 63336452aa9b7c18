import Values

/// What a label says of a period: `Jan-25`, `Q1`, `1Q25`, `2025-01`, `2025年1月`, `上半年`, `March 2026`. The year may stand
/// elsewhere.
struct PeriodLabel: Hashable, Sendable {
  enum Part: Hashable, Sendable {
    case year
    case half(Int)
    case quarter(Int)
    case month(Int)

    /// In months.
    var length: Int {
      switch self {
      case .year: 12
      case .half: 6
      case .quarter: 3
      case .month: 1
      }
    }

    fileprivate var first: Int {
      switch self {
      case .year: 1
      case .half(let number): number * 6 - 5
      case .quarter(let number): number * 3 - 2
      case .month(let number): number
      }
    }
  }

  let year: Int?
  let part: Part
  /// `Q1 FY26`
  let isFiscal: Bool

  /// `nil` without a year. A fiscal year bears the number of the calendar year in which it ends.
  func period(fiscalYearStart: Int) -> Period? {
    guard let year, let start = CivilDate(year: year, month: part.first, day: 1) else { return nil }
    let isShifted = isFiscal && fiscalYearStart > 1
    let first =
      switch part {
      case _ where !isShifted: start
      case .month(let number): number < fiscalYearStart ? start : start.adding(months: -12)
      case .year, .half, .quarter: start.adding(months: fiscalYearStart - 13)
      }
    return Period(start: first, end: first.adding(months: part.length))
  }

  init?(_ text: String) {
    guard text.utf8.count <= 40, let tokens = Self.tokens(text), !tokens.isEmpty else { return nil }
    var reading = Reading()
    for token in tokens { if !reading.take(token) { return nil } }
    guard let found = reading.label else { return nil }
    (year, part) = found
    isFiscal = reading.isFiscal
  }

  private enum Token: Hashable {
    /// With how many digits it is written.
    case number(Int, width: Int)
    case word(String)
  }

  /// Runs of digits and of letters; `nil` when anything else but blanks and separators stands between them.
  private static func tokens(_ text: String) -> [Token]? {
    var found: [Token] = []
    var run = ""
    var isNumber = false
    func finish() {
      if run.isEmpty { return }
      if isNumber, run.utf8.count <= 6, let number = Int(run) {
        found.append(.number(number, width: run.utf8.count))
      } else {
        found.append(.word(run))
      }
      run = ""
    }
    for letter in PlainWriting.text(text).lowercased() {
      if letter.isASCII, letter.isNumber {
        if !isNumber { finish() }
        isNumber = true
        run.append(letter)
      } else if letter.isLetter {
        if isNumber { finish() }
        isNumber = false
        run.append(letter)
      } else {
        guard " -/.'_,".contains(letter) else { return nil }
        finish()
      }
    }
    finish()
    return found.count <= 5 ? found : nil
  }

  /// Token by token.
  private struct Reading {
    private enum Unit { case half, quarter, month }
    private var year: Int?
    private var month: Int?
    private var unit: Unit?
    private var ordinal: Int?
    /// Numbers of one or two digits that mean nothing yet.
    private var small: [Int] = []
    private(set) var isFiscal = false

    /// `false` for what stands in no period.
    mutating func take(_ token: Token) -> Bool {
      switch token {
      case .number(let number, 4): return setYear(number)
      case .number(let number, 6): return setYear(number / 100) && setMonth(number % 100)
      case .number(let number, 1...2):
        small.append(number)
        return small.count <= 2
      case .number: return false
      case .word(let word): return take(word)
      }
    }

    private mutating func setYear(_ number: Int) -> Bool {
      guard year == nil, DateReading.years.contains(number) else { return false }
      year = number
      return true
    }

    private mutating func setMonth(_ number: Int) -> Bool {
      guard month == nil, unit == nil, (1...12).contains(number) else { return false }
      month = number
      return true
    }

    private mutating func setUnit(_ found: Unit, _ number: Int? = nil) -> Bool {
      guard unit == nil, month == nil else { return false }
      unit = found
      ordinal = number
      // What stood before it counts it: `1Q25`.
      if ordinal == nil, let last = small.last, small.count == 1, last < 13 {
        ordinal = last
        small = []
      }
      return true
    }

    private mutating func take(_ word: String) -> Bool {
      if let number = DateReading.months[PeriodLabel.withoutAccents(word)] { return setMonth(number) }
      switch word {
      case "q", "qtr", "quarter", "quartal", "trimestre": return setUnit(.quarter)
      case "h", "half", "hy": return setUnit(.half)
      case "m", "month": return setUnit(.month)
      case "year", "jahr": return true
      case "fy", "fiscal":
        isFiscal = true
        return true
      default: break
      }
      var rest = word[...]
      while let first = rest.first {
        if let found = PeriodLabel.halves.first(where: { rest.hasPrefix($0.key) }) {
          guard setUnit(.half, found.value) else { return false }
          rest = rest.dropFirst(found.key.count)
          continue
        }
        if let found = PeriodLabel.numerals.first(where: { rest.hasPrefix($0.word) }) {
          small.append(found.number)
          rest = rest.dropFirst(found.word.count)
          continue
        }
        rest = rest.dropFirst()
        switch first {
        case "年":
          // `25年`
          if year == nil, let last = small.last, small.count == 1 {
            guard setYear(2000 + last) else { return false }
            small = []
          }
        case "第", "度", "份", "底", "末": continue
        case "季": guard setUnit(.quarter) else { return false }
        case "月": guard setUnit(.month), ordinal != nil else { return false }
        default: return false
        }
      }
      return small.count <= 2
    }

    var label: (year: Int?, part: Part)? {
      var (year, month, ordinal, small) = (year, month, ordinal, small)
      // `Q1`, and `2025-01`.
      if unit != nil, ordinal == nil, let place = small.firstIndex(where: { $0 < 13 }) {
        ordinal = small.remove(at: place)
      }
      if unit == nil, month == nil, year != nil, small.count == 1 { month = small.removeFirst() }
      // `FY26`
      if isFiscal, year == nil, small.count == 1, small[0] > 9 { year = 2000 + small.removeFirst() }
      // `Jan-25`; a single digit is a day.
      if year == nil, small.count == 1, small[0] > 9, unit != nil || month != nil { year = 2000 + small.removeFirst() }
      guard small.isEmpty else { return nil }
      switch (unit, ordinal, month) {
      case (nil, _, nil): return year.map { ($0, .year) }
      case (nil, _, let month?), (.month, let month?, _): return (1...12).contains(month) ? (year, .month(month)) : nil
      case (.quarter, let number?, _): return (1...4).contains(number) ? (year, .quarter(number)) : nil
      case (.half, let number?, _): return (1...2).contains(number) ? (year, .half(number)) : nil
      case (.month, nil, _), (.quarter, nil, _), (.half, nil, _): return nil
      }
    }
  }

  private static let halves = ["上半年": 1, "下半年": 2]
  /// The longer ones first.
  private static let numerals = [
    ("十一", 11), ("十二", 12), ("十", 10), ("一", 1), ("二", 2), ("三", 3), ("四", 4), ("五", 5), ("六", 6), ("七", 7),
    ("八", 8), ("九", 9),
  ].map { (word: $0.0, number: $0.1) }

  private static func withoutAccents(_ word: String) -> String {
    String(word.map { ["ä": "a", "é": "e", "è": "e", "û": "u", "ü": "u", "ó": "o"][$0] ?? $0 })
  }
}
