import Values

/// What customers owe, with a column for each age: `Customer, Current, 1 - 30, 31 - 60, 61 - 90, 91 and over`. Each amount is
/// what fell due at the beginning of its column, counted back from the day of the report.
struct AgeingSheet {
  /// The columns of ages, and the day on which such an amount fell due.
  let ages: [(header: String, due: CivilDate)]
  let day: CivilDate
  /// Neither a title nor the file's name says the day.
  let isDayGuessed: Bool

  var headers: [String] { ages.map(\.header) }

  /// - Parameter names: of the file and of its sheet.
  init?(_ sheet: ProposalSheet, _ layout: FileLayout, names: [String], today: CivilDate) {
    let said = layout.titles + names
    guard !said.contains(where: { text in Self.payable.contains { text.lowercased().contains($0) } }) else {
      return nil
    }
    let columns = sheet.columns.filter { !$0.isPair }
    var found: [(header: String, days: Int)] = []
    for (header, column) in zip(layout.headers, columns) where column.profile.isBlank || column.profile.isNumber {
      if let days = Self.daysPastDue(header) { found.append((header, days)) }
    }
    guard found.count > 2, Set(found.map(\.days)).count == found.count, found.contains(where: { $0.days > 0 }) else {
      return nil
    }
    let written = said.lazy.compactMap(Self.day).first
    let day = written ?? today
    self.day = day
    isDayGuessed = written == nil
    ages = found.map { ($0.header, day.adding(days: -$0.days)) }
  }

  private static let payable = ["payable", "a/p", "ap aging", "ap ageing", "supplier", "vendor", "应付"]
  private static let current: Set = [
    "current", "信用期内", "账期内", "未到期款", "withinterms", "withincreditterms", "notdue", "notyetdue", "0", "0days", "未到期",
    "未逾期", "currentdue", "nichtfällig", "undue",
  ]
  private static let open = ["over", "above", "older", "more", "plus", "and over", "以上", "+", ">"]

  /// How long ago the youngest of a column fell due: 0 for what is not due yet, 31 for `31 - 60`, 91 for `> 90 days`.
  static func daysPastDue(_ header: String) -> Int? {
    let text = header.lowercased()
    if current.contains(HeaderReading(header).key) { return 0 }
    let numbers = text.split { !($0.isASCII && $0.isNumber) }.compactMap { Int($0) }
    let words = text.split { !$0.isLetter }.map(String.init).filter { $0 != "s" }
    let usual: Set = [
      "days", "day", "d", "past", "due", "overdue", "over", "above", "and", "older", "more", "than", "to", "天", "逾期",
      "天以上", "以上", "tage",
    ]
    guard words.allSatisfy(usual.contains), let first = numbers.first, first <= 720 else { return nil }
    if numbers.count == 2, numbers[1] > first { return max(1, first) }
    guard numbers.count == 1, open.contains(where: text.contains) else { return nil }
    return first % 10 == 1 ? first : first + 1
  }

  /// The day of `as of November 20, 2026`, `截止日期：2026-11-20`.
  private static func day(in title: String) -> CivilDate? {
    let text = PlainWriting.text(title).lowercased()
    for word in ["as of ", "as at ", "per ", "截至", "截止", "stand "] {
      guard let range = text.firstRange(of: word) else { continue }
      let said = String(text[range.upperBound...])
      let day = said.without(prefixes: ["日期", "时间", "date"]).first ?? said
      let rest = day.drop { $0 == ":" || $0 == " " }.split { $0 == "(" || $0 == ")" }.first
      if let rest, case .moment(let day, _, _) = DateReading.read(trimmed(String(rest)), order: nil) { return day }
    }
    if case .moment(let day, _, _) = DateReading.read(text, order: nil) { return day }
    return nil
  }
}
