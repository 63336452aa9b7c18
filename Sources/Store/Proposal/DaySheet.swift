import Values

/// A table with a column for each day or month of what was done or sold: `Rep, Mon 16-Nov, Tue 17-Nov ...` of visits,
/// `Customer, Jan, Feb ...` of sales.
struct DaySheet {
  /// The headers whose cells become rows.
  let headers: [String]
  /// The day that such a header says; of a month its first.
  let day: ProposedValue
  let reason: ProposedField.Reason
  let records: Records
  /// The columns are days of a week, and this one says which week.
  private(set) var week: String?
  /// The columns are days of the week that a title says.
  private(set) var days: [(header: String, day: CivilDate)] = []
  /// Sums of them.
  let others: [String]
  /// The cells are pieces, not money.
  let isOfPieces: Bool

  enum Records: Hashable {
    /// Work of one type, counted.
    case activities(type: String)
    case orders
  }

  /// What stands around a header to make it a day.
  private struct Frame {
    var before = ""
    var after = ""
    /// The year is none of the header's own.
    var isYearAdded = false

    func text(_ header: String) -> String { before + header + after }
  }

  /// - Parameter names: of the file and of its sheet.
  init?(_ sheet: ProposalSheet, _ layout: FileLayout, names: [String], today: CivilDate) {
    let said = names + layout.titles
    guard let records = Self.records(said) else { return nil }
    isOfPieces = records == .orders && Self.says(Self.pieces, said)
    let columns = sheet.columns.filter { !$0.isPair }
    let candidates = zip(layout.headers, columns).filter { header, column in
      !header.isEmpty && (column.profile.isBlank || column.profile.isNumber)
        && header.contains { $0.isNumber || $0.isLetter }
    }.map(\.0)
    if let week = Self.weekdays(candidates) {
      let dated = zip(layout.headers, columns).first { header, column in
        column.profile.isDate && column.profile.isComplete && header.lowercased().contains("week")
          || column.profile.isDate
            && column.profile.isComplete && header.contains("周")
      }
      let monday = said.lazy.compactMap(Self.dayIn).first.map { $0.adding(days: 1 - $0.weekday) }
      guard dated != nil || monday != nil else { return nil }
      headers = week.map(\.header)
      others = layout.headers.filter { WideSheet.isSum($0) }
      self.records = records
      reason = .periods
      day = .column(dated?.0 ?? UnpivotedRows.heading)
      self.week = dated?.0
      if dated == nil, let monday { days = week.map { ($0.header, monday.adding(days: $0.weekday - 1)) } }
      return
    }
    let written = said.lazy.compactMap { WideSheet.year(in: $0) }.first
    let weeks = candidates.compactMap { header in
      Self.monday(ofWeek: header, year: written ?? today.year).map { (header: header, day: $0) }
    }
    if weeks.count > 2, Set(weeks.map(\.day)).count == weeks.count {
      headers = weeks.map(\.header)
      others = layout.headers.filter { WideSheet.isSum($0) }
      self.records = records
      reason = written == nil ? .periodsOfYear(today.year) : .periods
      day = .column(UnpivotedRows.heading)
      days = weeks
      return
    }
    let frames = Self.frames(year: written ?? today.year, isChinese: candidates.contains { $0.contains("月") })
    let best = frames.map { frame in (frame, candidates.filter { Self.isDay(frame.text($0)) }) }.max {
      $0.1.count < $1.1.count
    }
    guard let (frame, found) = best, found.count > 1, Set(found).count == found.count else { return nil }
    headers = found
    others = layout.headers.filter { WideSheet.isSum($0) }
    self.records = records
    reason = frame.isYearAdded && written == nil ? .periodsOfYear(today.year) : .periods
    var value = ProposedValue.column(UnpivotedRows.heading)
    if !frame.before.isEmpty { value = .after(frame.before, value) }
    if !frame.after.isEmpty { value = .followed(value, by: frame.after) }
    let texts = found.map(frame.text)
    let isOpen = found.contains {
      if case .ambiguous = DateReading.read(frame.text($0), order: nil) { true } else { false }
    }
    if isOpen { value = Self.isMonthFirst(texts) ? .monthFirst(value) : .dayFirst(value) }
    day = value
  }

  /// Headers that are days of the week, Monday as 1.
  private static func weekdays(_ headers: [String]) -> [(header: String, weekday: Int)]? {
    let names = [
      ["mon", "monday", "周一", "星期一"], ["tue", "tues", "tuesday", "周二", "星期二"], ["wed", "wednesday", "周三", "星期三"],
      ["thu", "thur", "thurs", "thursday", "周四", "星期四"], ["fri", "friday", "周五", "星期五"],
      ["sat", "saturday", "周六", "星期六"],
      ["sun", "sunday", "周日", "星期日", "星期天"],
    ]
    let found = headers.compactMap { header in
      names.firstIndex { $0.contains(WordReading.key(header)) }.map { (header, $0 + 1) }
    }
    return found.count > 3 && Set(found.map(\.1)).count == found.count ? found : nil
  }

  /// The first day of `Wk 44`, `KW44`, `2026-W44`, `第44周`; weeks are those of ISO.
  private static func monday(ofWeek header: String, year: Int) -> CivilDate? {
    let words = header.lowercased().split { !$0.isLetter }.joined()
    guard ["wk", "w", "week", "kw", "cw", "周", "第周", "年第周", "年周"].contains(words) else { return nil }
    let numbers = header.split { !($0.isASCII && $0.isNumber) }.compactMap { Int($0) }
    let years = numbers.filter { DateReading.years.contains($0) }
    let weeks = numbers.filter { (1...53).contains($0) }
    guard weeks.count == 1, years.count + 1 == numbers.count, years.count < 2,
      let fourth = CivilDate(year: years.first ?? year, month: 1, day: 4)
    else { return nil }
    return fourth.adding(days: 1 - fourth.weekday + (weeks[0] - 1) * 7)
  }

  /// The first day of what a header says: of a week, a month, a day.
  static func day(of header: String, year: Int) -> CivilDate? {
    if let monday = monday(ofWeek: header, year: year) { return monday }
    if let period = (PeriodLabel(header)?.year == nil ? PeriodLabel("\(header) \(year)") : PeriodLabel(header))?
      .period(fiscalYearStart: 1)
    {
      return period.start
    }
    if case .moment(let day, nil, _) = DateReading.read(header, order: .dayFirst) { return day }
    return nil
  }

  /// A day in a title: `Week of 16 Nov 2026`.
  private static func dayIn(_ text: String) -> CivilDate? {
    let words = text.split(separator: " ")
    for start in words.indices {
      let rest = words[start...].joined(separator: " ")
      if case .moment(let day, nil, _) = DateReading.read(rest, order: nil) { return day }
    }
    return nil
  }

  private static func frames(year: Int, isChinese: Bool) -> [Frame] {
    // `2月` is the month, and no 2 behind a 1.
    if isChinese {
      return [
        Frame(), Frame(before: "\(year)年", isYearAdded: true), Frame(after: "1日"),
        Frame(before: "\(year)年", after: "1日", isYearAdded: true),
      ]
    }
    return [
      Frame(), Frame(after: " \(year)", isYearAdded: true), Frame(after: "/\(year)", isYearAdded: true),
      Frame(before: "1 "), Frame(before: "1 ", after: " \(year)", isYearAdded: true), Frame(after: "-01"),
    ]
  }

  private static func isDay(_ text: String) -> Bool {
    switch DateReading.read(text, order: nil) {
    case .moment(_, nil, _), .ambiguous: true
    case .moment, .failed: false
    }
  }

  /// Columns beside one another are days beside one another.
  private static func isMonthFirst(_ texts: [String]) -> Bool {
    func span(_ order: DayOrder) -> Int {
      let days = texts.compactMap { text in
        if case .moment(let day, _, _) = DateReading.read(text, order: order) { day.dayNumber } else { nil }
      }
      guard days.count == texts.count, let first = days.min(), let last = days.max() else { return .max }
      return last - first
    }
    return span(.monthFirst) < span(.dayFirst)
  }

  /// What the file's name or its titles say; a plan is no work.
  private static func records(_ said: [String]) -> Records? {
    let words = said.flatMap { EntityGuess.words(of: $0) }
    let plans = Set(
      wordLines(HeaderTable.planWords).flatMap { $0.words.flatMap { $0.split(separator: " ").map(String.init) } })
    if words.contains(where: { $0 != "sales" && plans.contains($0) }) { return nil }
    if let type = EntityGuess.type({ word in words.contains { $0 == word || (!word.isPlain && $0.contains(word)) } }) {
      return .activities(type: type)
    }
    return says(sold, said) && !says(stocked, said) ? .orders : nil
  }

  /// Whether one of the words stands in the file's name or its titles.
  static func says(_ words: Set<String>, _ said: [String]) -> Bool {
    said.flatMap { EntityGuess.words(of: $0) }.contains { word in
      words.contains(word) || words.contains { !$0.isPlain && word.contains($0) }
    }
  }

  private static let pieces: Set = ["units", "unit", "qty", "quantity", "quantities", "pieces", "pcs", "销量", "数量"]
  static let stocked: Set = ["stock", "stocks", "inventory", "hand", "库存", "结存", "lagerbestand"]
  private static let sold: Set = [
    "sales", "sellout", "销量", "revenue", "turnover", "orders", "销售额", "销售", "营业额", "营收", "umsatz", "umsätze",
  ]
}

extension String {
  fileprivate var isPlain: Bool { utf8.allSatisfy { $0 < 0x80 } }
}
