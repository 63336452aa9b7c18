import Values

/// Columns that are periods: `Rep, Jan, Feb ...`, the usual form of targets and budgets.
struct WideSheet {
  /// The headers whose cells become rows.
  let headers: [String]
  /// Where the period of such a row comes from.
  let period: ProposedValue
  let reason: ProposedField.Reason
  /// Sums of several of them, and what else is of periods.
  let others: Set<String>
  /// Unit beside the periods or above the header: `万元`.
  let unit: String?
  /// Targets or budgets, as the file, its titles or its headers say; `nil` when nothing does.
  let entity: String?
  /// The metric that they say, where it is not money of sales.
  let metric: String?

  /// Records that are plans.
  static let entities = ["targets", "budgets"]

  /// A header cut into a period and what stands beside it.
  private struct Labelled {
    var header: String
    var label: PeriodLabel
    var before: String
    var after: String
  }

  private struct Form: Hashable {
    var before: String
    var after: String
    var length: Int
  }

  /// - Parameters:
  ///   - names: of the file and of its sheet.
  ///   - words: what may stand beside the periods.
  init?(
    _ sheet: ProposalSheet, _ layout: FileLayout, names: [String], today: CivilDate,
    beside words: Set<String> = Self.planWords
  ) {
    let columns = sheet.columns.filter { !$0.isPair }
    var labelled: [Labelled] = []
    for (header, column) in zip(layout.headers, columns) where column.profile.isBlank || column.profile.isNumber {
      if let found = Self.labelled(header, beside: words) { labelled.append(found) }
    }
    guard let form = Self.best(labelled) else { return nil }
    let chosen = labelled.filter { Self.form($0) == form }
    headers = chosen.map(\.header)
    others = Set(layout.headers.filter { Self.isSum($0) || Self.hasPeriod($0) }).subtracting(headers)

    let heading = ProposedValue.column(UnpivotedRows.heading)
    var label = heading
    for word in [form.before, form.after] where !word.isEmpty { label = .without(word, label) }
    let said = names + layout.titles
    let yearColumn = zip(layout.headers, columns).first { header, column in
      Self.years.contains(column.reading.key) && column.profile.isComplete
        && column.profile.distinct.allSatisfy { PeriodLabel($0.value)?.part == .year }
    }
    if chosen.allSatisfy({ $0.label.year != nil }) {
      (period, reason) = (label, .periods)
    } else if let yearColumn {
      (period, reason) = (.joined([yearColumn.0, UnpivotedRows.heading], separator: " "), .periods)
    } else if let year = said.lazy.compactMap({ Self.year(in: $0) }).first {
      (period, reason) = (.after("\(year) ", label), .periods)
    } else {
      (period, reason) = (.after("\(today.year) ", label), .periodsOfYear(today.year))
    }

    let beside = [form.before, form.after].filter { !$0.isEmpty }
    unit =
      beside.lazy.compactMap { HeaderReading($0 + "x").unit }.first
      ?? layout.titles.lazy.compactMap { Self.unit(in: $0) }.first
    let texts = (beside + said).map { $0.lowercased() }
    func saying(_ table: String) -> String? {
      wordLines(table).first { line in line.words.contains { word in texts.contains { $0.contains(word) } } }?.name
    }
    entity = saying(HeaderTable.planWords)
    metric = saying(HeaderTable.planMetrics)
  }

  /// What was sold of a plan, in columns between its own: `Q1 Target, Q1 Actual`.
  static func actuals(_ sheet: ProposalSheet, _ layout: FileLayout, names: [String], today: CivilDate) -> WideSheet? {
    let found = WideSheet(
      sheet, layout, names: names, today: today, beside: HeaderReading.keys(HeaderTable.actualSales))
    return found.flatMap { wide in wide.headers.allSatisfy { PeriodLabel($0) == nil } ? wide : nil }
  }

  /// Those with a word of plans before those without, then the shortest periods, then the most columns.
  private static func best(_ labelled: [Labelled]) -> Form? {
    let groups = Dictionary(grouping: labelled, by: form).filter { _, members in
      members.count > 1 && Set(members.map(\.label)).count == members.count
    }
    func rank(_ group: (key: Form, value: [Labelled])) -> (Int, Int, Int) {
      (group.key.before.isEmpty && group.key.after.isEmpty ? 1 : 0, group.key.length, -group.value.count)
    }
    return groups.min { rank($0) < rank($1) }?.key
  }

  private static func form(_ found: Labelled) -> Form {
    Form(before: found.before, after: found.after, length: found.label.part.length)
  }

  /// `Jan-25`, `1月目标(万元)`, `Target Q1`: what stands beside the period may only be a word of plans and a unit.
  private static func labelled(_ header: String, beside words: Set<String>) -> Labelled? {
    if let label = PeriodLabel(header) { return Labelled(header: header, label: label, before: "", after: "") }
    guard (3...32).contains(header.count) else { return nil }
    for length in (1..<header.count).reversed() {
      let (front, back) = (String(header.prefix(length)), String(header.dropFirst(length)))
      if isBeside(back, words), let label = PeriodLabel(front) {
        return Labelled(header: header, label: label, before: "", after: back)
      }
      if isBeside(front, words), let label = PeriodLabel(back) {
        return Labelled(header: header, label: label, before: front, after: "")
      }
    }
    return nil
  }

  private static func isBeside(_ text: String, _ words: Set<String>) -> Bool {
    if words.contains(HeaderReading(text).key) { return true }
    let unitAlone = HeaderReading(text + " x")
    return unitAlone.unit != nil && unitAlone.key == "x"
  }

  static let planWords = Set(
    wordLines(HeaderTable.planWords).flatMap { $0.words.map { HeaderReading($0).key } })
  private static let years = Set(HeaderTable.yearHeaders.split(separator: ",").map { HeaderReading(String($0)).key })
  private static let sums = Set(HeaderTable.sumHeaders.split(separator: ",").map { HeaderReading(String($0)).key })

  static func isSum(_ header: String) -> Bool { sums.contains(HeaderReading(header).key) }

  /// `Jan Actual`
  private static func hasPeriod(_ header: String) -> Bool {
    guard (2...32).contains(header.count), header.contains(where: { $0.isNumber || $0.isLetter }) else { return false }
    return (1...header.count).contains { length in
      let (front, back) = (String(header.prefix(length)), String(header.dropFirst(length)))
      return PeriodLabel(front) != nil && back.first?.isNumber != true && back.first?.isASCIILetter != true
        || PeriodLabel(back) != nil && front.last?.isNumber != true && front.last?.isASCIILetter != true
    }
  }

  /// `2026` in `Targets 2026`.
  static func year(in text: String) -> Int? {
    text.split { !($0.isASCII && $0.isNumber) }.lazy.compactMap { run in
      run.utf8.count == 4 ? Int(run).flatMap { (1990...2099).contains($0) ? $0 : nil } : nil
    }.first
  }

  static let units = Set(wordLines(HeaderTable.factors).filter { $0.name.hasPrefix("money") }.flatMap(\.words))

  /// `万元` of `单位:万元`, `$k` of `in $k`, `k€` alone.
  static func unit(in title: String) -> String? {
    let text = PlainWriting.text(title).lowercased()
    if units.contains(text) { return text }
    for word in ["单位:", "单位", "unit:", "units:", "in "] {
      guard text.hasPrefix(word) || text.contains("(" + word) else { continue }
      let rest = text.contains("(" + word) ? text.split(separator: "(" + word).last.map(String.init) ?? "" : text
      let unit = trimmed(String(rest.hasPrefix(word) ? rest.dropFirst(word.count) : rest[...])).prefix { $0 != ")" }
      return String(unit)
    }
    return nil
  }
}

extension Character {
  fileprivate var isASCIILetter: Bool { isASCII && isLetter }
}
