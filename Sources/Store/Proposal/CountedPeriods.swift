import Values

/// A report that counts several kinds of work in each period: `Rep, Week 45 Visits, Week 45 Calls, Week 46 Visits ...`, as
/// two header rows say it.
struct CountedPeriods {
  /// A column with the first day of its period and the kind of work that it counts.
  struct Cell {
    let header: String
    let day: CivilDate
    let type: String
  }

  let cells: [Cell]
  /// Nothing says of which year the periods are.
  let isYearGuessed: Bool

  init?(_ sheet: ProposalSheet, _ layout: FileLayout, names: [String], today: CivilDate) {
    let said = (names + layout.titles).lazy.compactMap { WideSheet.year(in: $0) }.first
    var found: [Cell] = []
    for column in sheet.columns where !column.isPair && CountSheet.isCount(column.profile) {
      guard case .column(let header) = column.value, let (period, type) = Self.parted(header),
        let day = DaySheet.day(of: period, year: said ?? today.year)
      else { continue }
      found.append(Cell(header: header, day: day, type: type))
    }
    let days = Set(found.map(\.day))
    guard days.count > 1, Set(found.map(\.type)).count > 1, Set(found.map(\.header)).count == found.count else {
      return nil
    }
    cells = found
    isYearGuessed = said == nil && found.allSatisfy { WideSheet.year(in: $0.header) == nil }
  }

  /// The period and the kind of work of a header.
  private static func parted(_ header: String) -> (period: String, type: String)? {
    let words = header.split(separator: " ").map(String.init)
    for cut in 1..<max(1, words.count) {
      let (front, back) = (words[..<cut].joined(separator: " "), words[cut...].joined(separator: " "))
      if let type = type(back) { return (front, type) }
      if let type = type(front) { return (back, type) }
    }
    return nil
  }

  private static func type(_ text: String) -> String? { CountSheet.type(HeaderReading(text).key) }
}

extension ProposalMaker {
  /// Each cell is so many pieces of work of its period's first day.
  func proposal(of counted: CountedPeriods) throws(StoreError) -> ImportProposal? {
    guard let words = EntityWords.of("activities") else { return nil }
    func column(_ header: String) -> Int? { sheet.columns.firstIndex { $0.value.columns.last == header } }
    guard let heading = column(UnpivotedRows.heading), let cell = column(UnpivotedRows.cell) else { return nil }
    let free = Set(sheet.columns.indices).subtracting([heading, cell])
    var guess = try MappingGuess(words, sheet, known, free: free, asksStore: true)
    guess.keep { field, _ in ["rep", "customer"].contains(field.name) }
    guard guess.choice("rep") != nil else { return nil }
    guess.take("type", column: heading, .counts)
    guess.take("done", column: heading, counted.isYearGuessed ? .periodsOfYear(today.year) : .periods)
    guess.take("times", column: cell, .counts)
    var found = made(guess, constants: [])
    for place in found.fields.indices {
      switch found.fields[place].name {
      case "type": found.fields[place].map = counted.cells.map { ($0.header, $0.type) }
      case "done":
        found.fields[place].value = .column(UnpivotedRows.heading)
        found.fields[place].map = counted.cells.map { ($0.header, $0.day.iso) }
      case _: continue
      }
    }
    found.unpivoted = counted.cells.map(\.header)
    found.ignored = nil
    return ImportProposal(imports: [found], alternatives: [], hasSemicolons: sheet.separator == 0x3B)
  }
}
