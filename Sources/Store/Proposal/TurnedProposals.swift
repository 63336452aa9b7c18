import Values

/// Sheets whose columns are periods, days, kinds of work or ages: each of their cells is a row.
extension ProposalMaker {
  /// A report of how much was done: a row for each rep and day or week.
  func proposal(of counts: CountSheet) throws(StoreError) -> ImportProposal? {
    guard let words = EntityWords.of("activities") else { return nil }
    func column(_ header: String) -> Int? { sheet.columns.firstIndex { $0.value.columns.last == header } }
    guard let heading = column(UnpivotedRows.heading), let cell = column(UnpivotedRows.cell) else { return nil }
    let free = Set(sheet.columns.indices).subtracting([heading, cell])
    var guess = try MappingGuess(words, sheet, known, free: free, asksStore: true)
    guess.keep { field, _ in ["rep", "customer", "done"].contains(field.name) }
    let day = guess.choice("done") == nil ? dayOfFile("done") : []
    guard guess.choice("rep") != nil, guess.choice("done") != nil || !day.isEmpty else { return nil }
    guess.take("type", column: heading, .counts)
    guess.take("times", column: cell, .counts)
    var found = made(guess, constants: day)
    for place in found.fields.indices where found.fields[place].name == "type" {
      found.fields[place].map = counts.types.map { ($0.header, $0.type) }
    }
    found.unpivoted = counts.headers
    found.ignored = nil
    return ImportProposal(imports: [found], alternatives: [], hasSemicolons: sheet.separator == 0x3B)
  }

  /// What was sold in each period of a plan.
  func proposal(ofSold actual: WideSheet) throws(StoreError) -> ImportProposal? {
    guard let words = EntityWords.of("orders") else { return nil }
    func column(_ header: String) -> Int? { sheet.columns.firstIndex { $0.value.columns.last == header } }
    guard let heading = column(UnpivotedRows.heading), let cell = column(UnpivotedRows.cell) else { return nil }
    let free = Set(sheet.columns.indices).subtracting([heading, cell])
    var guess = try MappingGuess(words, sheet, known, free: free, asksStore: true)
    guess.keep { field, _ in ["customer", "rep", "source"].contains(field.name) }
    guard !guess.choices.isEmpty else { return nil }
    guess.take("ordered", column: heading, .dayOfPeriod(isFirst: true))
    guess.take("amount", column: cell)
    var found = made(guess, constants: [])
    for place in found.fields.indices where found.fields[place].name == "ordered" {
      found.fields[place].value = .firstDay(actual.period)
    }
    found.ignored = nil
    found.requires = .unequal(UnpivotedRows.cell, 0)
    return ImportProposal(imports: [found], alternatives: [], hasSemicolons: sheet.separator == 0x3B)
  }

  /// A column for each day: what was done or sold on it.
  func proposal(of days: DaySheet) throws(StoreError) -> ImportProposal? {
    func column(_ header: String) -> Int? { sheet.columns.firstIndex { $0.value.columns.last == header } }
    guard let heading = column(UnpivotedRows.heading), let cell = column(UnpivotedRows.cell) else { return nil }
    let free = Set(sheet.columns.indices).subtracting([heading, cell]).filter {
      !days.others.contains(sheet.columns[$0].value.columns.first ?? "")
    }
    func guess(_ entity: String) throws(StoreError) -> MappingGuess? {
      guard let words = EntityWords.of(entity) else { return nil }
      var guess = try MappingGuess(words, sheet, known, free: free, asksStore: true)
      guess.keep { field, _ in field.kind.isReference }
      let day = days.week.flatMap(column) ?? heading
      guess.take(entity == "activities" ? "done" : "ordered", column: day, days.reason)
      let number = entity == "activities" ? "times" : days.isOfPieces ? "quantity" : "amount"
      if guess.entity.fields.contains(where: { $0.name == number }) { guess.take(number, column: cell) }
      return guess
    }
    var constants: [ProposedField] = []
    var chosen: MappingGuess
    switch days.records {
    case .activities(let type):
      guard let work = try guess("activities"), work.choices.count > 2 else { return nil }
      chosen = work
      constants.append(
        ProposedField(name: "type", value: .text(type), map: [], certainty: .likely, reason: .name, samples: [type]))
    case .orders:
      guard let orders = try guess("orders") else { return nil }
      // An order without products has no pieces.
      if days.isOfPieces, try guess("order_lines")?.choice("product") == nil { return nil }
      chosen = orders
      // What is sold of a product is a line, and each cell an order of its own.
      let labels = free.sorted().filter { !sheet.columns[$0].isPair && !sheet.columns[$0].profile.isNumber }
        .compactMap { sheet.columns[$0].value.columns.first }.filter { !$0.isEmpty }
      if var lines = try guess("order_lines"), lines.choice("product") != nil {
        lines.drop("order")
        chosen = lines
        // What is kept as a field of the line cannot be in the order's number, too.
        let mapped = Set(lines.choices.values.flatMap { sheet.columns[$0.column].value.columns })
        let isAllMapped = labels.allSatisfy(mapped.contains)
        constants.append(
          ProposedField(
            name: "order",
            value: isAllMapped
              ? .joined(labels + [UnpivotedRows.heading], separator: " ") : .numbered(UnpivotedRows.heading), map: [],
            certainty: .likely,
            reason: .periods, samples: []))
      }
    }
    var found = made(chosen, constants: constants)
    for place in found.fields.indices where ["done", "ordered"].contains(found.fields[place].name) {
      // Which day of its month a week is in, the column tells.
      if days.week == nil { found.fields[place].value = days.day }
      found.fields[place].map += days.days.map { ($0.header, $0.day.iso) }
    }
    found.unpivoted = days.headers
    if case .orders = days.records {
      found.ignored = days.others
      found.requires = .unequal(UnpivotedRows.cell, 0)
    } else {
      found.ignored = nil
    }
    return ImportProposal(imports: [found], alternatives: [], hasSemicolons: sheet.separator == 0x3B)
  }

  /// A column for each age of what is owed.
  func proposal(of ages: AgeingSheet) throws(StoreError) -> ImportProposal? {
    guard let words = EntityWords.of("invoices") else { return nil }
    func column(_ header: String) -> Int? { sheet.columns.firstIndex { $0.value.columns.last == header } }
    guard let heading = column(UnpivotedRows.heading), let cell = column(UnpivotedRows.cell) else { return nil }
    var free = Set(sheet.columns.indices).subtracting([heading, cell])
    free = free.filter { !WideSheet.isSum(sheet.columns[$0].value.columns.first ?? "") }
    var guess = try MappingGuess(words, sheet, known, free: free, asksStore: true)
    guess.drop("amount")
    guess.drop("status")
    guard guess.choice("customer") != nil else { return nil }
    var aged: [String] = []
    for field in ["issued", "due"] where guess.choice(field) == nil {
      guess.take(field, column: heading, .aged(ages.day, isGuessed: ages.isDayGuessed))
      aged.append(field)
    }
    guess.take("amount", column: cell)
    var found = made(guess, constants: [])
    for place in found.fields.indices where aged.contains(found.fields[place].name) {
      found.fields[place].value = .column(UnpivotedRows.heading)
      found.fields[place].map = ages.ages.map { ($0.header, $0.due.iso) }
      found.fields[place].certainty = ages.isDayGuessed ? .guess : .likely
    }
    found.unpivoted = ages.headers
    found.ignored = nil
    found.requires = .unequal(UnpivotedRows.cell, 0)
    return ImportProposal(imports: [found], alternatives: [], hasSemicolons: sheet.separator == 0x3B)
  }
}
