import Values

/// What the values of one column look like, over the first rows of a file.
struct ColumnProfile: Sendable {
  private(set) var rows = 0
  private(set) var filled = 0
  /// Different values in order of appearance, with how often they stand; the first 200.
  private(set) var distinct: [(value: String, count: Int)] = []
  private var places: [String: Int] = [:]
  private(set) var isUnique = true
  private var dates = 0
  private var clocks = 0
  private var numbers = 0
  private var wholes = 0
  /// `13085.0`
  private var pointZeros = 0
  private var decimals = 0
  private var booleans = 0
  private var emails = 0
  private var phones = 0
  private var periods = 0
  private var durations = 0
  private var wholeHours = 0
  private var codes = 0
  private var dayNumbers = 0
  private var length = 0
  private(set) var smallest = Double.infinity
  private(set) var largest = -Double.infinity
  private(set) var evidence = ColumnEvidence()

  static let distinctLimit = 200
  private var seen: Set<String> = []

  mutating func add(_ text: String, line: Int) {
    rows += 1
    guard !text.isEmpty, !AbsentValue.standsInColumn(text) else { return }
    filled += 1
    length += text.count
    if !seen.insert(text).inserted { isUnique = false }
    if let place = places[text] {
      distinct[place].count += 1
    } else if distinct.count < Self.distinctLimit {
      places[text] = distinct.count
      distinct.append((text, 1))
    }
    let key = WordReading.key(text)
    if WordReading.boolean(key) != nil { booleans += 1 }
    if case .failed = DateReading.read(text, order: nil) {
      if Self.isClock(text) { clocks += 1 }
      if PeriodReading.read(.text(text), order: nil) != nil { periods += 1 }
    } else {
      dates += 1
      periods += 1
      evidence.addDate(.text(text), line: line)
    }
    if let number = NumberReading.number(text, style: NumberReading.style(of: text) ?? .dot)?.number {
      numbers += 1
      smallest = min(smallest, number.double)
      largest = max(largest, number.double)
      let isWhole = number.units(scale: 0)?.isRounded == false && !text.contains(".")
      if isWhole || Self.isGrouped(text) { wholes += 1 } else { decimals += 1 }
      if text.hasSuffix(".0") { pointZeros += 1 }
      if Self.isLongOrPadded(text) { codes += 1 }
      if DayNumbering(text) == .spreadsheet { dayNumbers += 1 }
    }
    if DurationReading.minutes(text, style: .dot) != nil { durations += 1 }
    if Self.isHoursAndMinutes(text) { wholeHours += 1 }
    if Self.isEmail(text) { emails += 1 } else if Self.isPhone(text) { phones += 1 }
  }

  /// Days that are all the first of a month, by more than two months: which part is the day.
  var firstsOfMonths: DayOrder? {
    let parts = distinct.map { $0.value.split { !$0.isNumber }.compactMap { Int($0) } }
    guard distinct.count > 2, parts.allSatisfy({ $0.count >= 3 }) else { return nil }
    let (first, second) = (Set(parts.map { $0[0] }), Set(parts.map { $0[1] }))
    if second == [1], first.count > 2, first.allSatisfy({ $0 <= 12 }) { return .monthFirst }
    return first == [1] && second.count > 2 && second.allSatisfy({ $0 <= 12 }) ? .dayFirst : nil
  }

  /// Days of which one part is always the same: they are of that month.
  var daysOfOneMonth: DayOrder? {
    let parts = distinct.map { $0.value.split { !$0.isNumber }.compactMap { Int($0) } }
    guard parts.allSatisfy({ $0.count >= 3 }) else { return nil }
    let (first, second) = (Set(parts.map { $0[0] }), Set(parts.map { $0[1] }))
    if first.count == 1, second.count > 3, first != [1] { return .monthFirst }
    return second.count == 1 && first.count > 3 && second != [1] ? .dayFirst : nil
  }

  private func most(_ count: Int, of share: Double = 0.8) -> Bool {
    filled > 0 && Double(count) >= share * Double(filled)
  }

  var isBlank: Bool { filled == 0 }
  var isComplete: Bool { filled == rows }
  var isDate: Bool { most(dates) }
  var isClock: Bool { most(clocks, of: 0.95) }
  var isNumber: Bool { most(numbers) }
  /// All of them could be days as a spreadsheet counts them; only the header can say that they are.
  var isDayNumber: Bool { most(dayNumbers, of: 1) }
  /// Whether its numbers are; a word between them may stand for something else: `C536379` for a credit.
  var isWhole: Bool { isNumber && Double(wholes) >= 0.98 * Double(numbers) }
  /// Whole, though a program wrote some of them as fractions: they may still be ids.
  var isWholeOnce: Bool { isNumber && Double(wholes + pointZeros) >= 0.98 * Double(numbers) }
  var isBoolean: Bool { most(booleans, of: 0.98) }
  var isEmail: Bool { most(emails) }
  var isPhone: Bool { most(phones) }
  var isDuration: Bool { most(durations) }
  /// `00:45`, `01:30`: steps of five, no more than half a day, as nobody counts seconds.
  var isHoursAndMinutes: Bool { most(wholeHours, of: 1) }
  var isPeriod: Bool { most(periods) }
  /// Months, quarters or the like with their year, and no days.
  var isOnlyPeriod: Bool { isPeriod && !isDate && !isNumber }
  /// Numbers with leading zeros or too many digits to be amounts.
  var isCode: Bool { codes > 0 && most(numbers) }
  var averageLength: Int { filled == 0 ? 0 : length / filled }
  /// Few words that come again and again.
  var isWordList: Bool {
    distinct.count <= 30 && (distinct.count <= 12 || distinct.count * 3 <= filled) && averageLength <= 40
  }

  /// Whether its words are kinds of work that everybody knows.
  func saysType(atLeast share: Double) -> Bool {
    guard let list = ImportChoice.all["activity_type"], isWordList, filled > 0 else { return false }
    let known = distinct.filter { list.knows($0.value) }.reduce(0) { $0 + $1.count }
    return Double(known) >= share * Double(filled)
  }

  var samples: [String] { distinct.prefix(3).map(\.value) }

  private static func isClock(_ text: String) -> Bool {
    let parts = text.lowercased().split(separator: ":")
    guard (2...3).contains(parts.count), let hour = Int(parts[0]), (0..<24).contains(hour) else { return false }
    return parts.dropFirst().allSatisfy { $0.first?.isNumber == true }
  }

  private static func isHoursAndMinutes(_ text: String) -> Bool {
    let parts = text.split(separator: ":").map { Int($0) }
    guard parts.count == 2, let hours = parts[0], let minutes = parts[1] else { return false }
    return (0...12).contains(hours) && (0..<60).contains(minutes) && minutes % 5 == 0
  }

  private static func isLongOrPadded(_ text: String) -> Bool {
    let digits = text.utf8.filter { (0x30...0x39).contains($0) }
    guard digits.count == text.utf8.count else { return false }
    return digits.count > 12 || (digits.count > 1 && digits.first == 0x30)
  }

  /// `1.200`: groups of three digits.
  private static func isGrouped(_ text: String) -> Bool {
    let groups = text.split(separator: ".", omittingEmptySubsequences: false)
    return groups.count > 1 && (1...3).contains(groups[0].count) && groups[0] != "0"
      && groups.dropFirst().allSatisfy { $0.count == 3 } && text.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") }
  }

  private static func isEmail(_ text: String) -> Bool {
    guard let at = text.firstIndex(of: "@"), at != text.startIndex else { return false }
    return text[at...].contains(".") && !text.contains(" ")
  }

  private static func isPhone(_ text: String) -> Bool {
    let digits = text.count { $0.isASCII && $0.isNumber }
    return (7...20).contains(digits) && text.allSatisfy { $0.isNumber || " +-().x/".contains($0) || "ext".contains($0) }
      && !text.contains(":")
  }
}
