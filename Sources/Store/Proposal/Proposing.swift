package import Values

/// What a file seems to hold, and how it would be imported.
package struct ImportProposal: Sendable {
  /// In the order in which they are to be run.
  package var imports: [ProposedImport]
  /// What else the rows could be, the likeliest first.
  package var alternatives: [String]
  /// Columns are periods, and nothing says what stands in them.
  package var hasPeriods = false
  /// Fields are separated by semicolons, as they are where a comma is the decimal mark.
  var hasSemicolons = false

  /// With a question of the import answered for the fields of its column, and marked as a question; `nil` for what is
  /// none.
  package func answering(_ error: ImportError) -> ImportProposal? {
    switch error {
    case .ambiguousNumbers(_, let column?, let first, _):
      let isPoint = !hasSemicolons
      return amended(column, .markQuestion(example: first.value, isPoint: isPoint)) {
        isPoint ? .decimalPoint($0) : .decimalComma($0)
      }
    case _: return nil
    }
  }

  private func amended(
    _ column: String, _ reason: ProposedField.Reason, _ mark: (ProposedValue) -> ProposedValue
  ) -> ImportProposal? {
    var changed = self
    for place in imports.indices {
      for index in imports[place].fields.indices {
        let value = imports[place].fields[index].value
        let marked = value.reading(column, mark)
        if marked == value { continue }
        changed.imports[place].fields[index].value = marked
        changed.imports[place].fields[index].reason = reason
        changed.imports[place].fields[index].certainty = .guess
      }
    }
    return changed.imports.map { $0.fields.map(\.value) } == imports.map { $0.fields.map(\.value) } ? nil : changed
  }
}

/// Looks at the first rows of a file. Nothing is changed.
///
/// - Parameter entity: what the rows are, when that is known.
/// - Returns: no imports when it cannot be told what the rows are.
package func proposeImport(
  of plan: ImportPlan, as entity: String?, from connection: Connection, today: CivilDate,
  input: StandardInput? = nil, shouldStop: @escaping () -> Bool = { false }
) throws(ImportError) -> ImportProposal {
  let intake = Intake(plan: plan, input: input) { (_, _) throws(ImportError) in
    if shouldStop() { throw .interrupted }
  }
  let check = { (_: Int, _: Int) throws(ImportError) in if shouldStop() { throw .interrupted } }
  let (file, layout) = try intake.table(check: check)
  let name = plan.table.sheet ?? plan.file
  let sheet = try ProposalSheet(file, layout, name: name, today: today)
  let known = KnownRecords(connection: connection)
  let names = [sheet.name, ProposalSheet.base(of: plan.file)]
  let wide = WideSheet(sheet, layout, names: names, today: today)
  /// What the sheet says with these columns as rows of their own.
  func turned(
    _ headers: [String], _ wide: WideSheet? = nil,
    _ proposal: (inout ProposalMaker) throws(StoreError) -> ImportProposal?
  ) throws(ImportError) -> ImportProposal? {
    var turned = intake
    turned.plan.table.unpivoted = headers
    let (file, layout) = try turned.table(check: check)
    let rows = try ProposalSheet(file, layout, name: name, wide: wide, today: today)
    var maker = ProposalMaker(sheet: rows, known: known, wide: wide, today: today)
    do { return try proposal(&maker) } catch { throw ImportError(error) }
  }
  if plan.table.unpivoted.isEmpty {
    if let wide, let planned = entity ?? wide.entity, WideSheet.entities.contains(planned),
      let found = try turned(wide.headers, wide, { (maker) throws(StoreError) in try maker.proposal(as: planned) })
    {
      return found
    }
    if entity ?? "invoices" == "invoices", let ages = AgeingSheet(sheet, layout, names: names, today: today),
      let found = try turned(ages.headers, nil, { (maker) throws(StoreError) in try maker.proposal(of: ages) })
    {
      return found
    }
    if wide?.entity == nil, ["activities", "orders"].contains(entity ?? "orders"),
      let days = DaySheet(sheet, layout, names: names, today: today),
      let found = try turned(days.headers, nil, { (maker) throws(StoreError) in try maker.proposal(of: days) })
    {
      return found
    }
    if entity ?? "activities" == "activities", let counts = CountSheet(sheet),
      let found = try turned(counts.headers, nil, { (maker) throws(StoreError) in try maker.proposal(of: counts) })
    {
      return found
    }
  }
  do {
    var maker = ProposalMaker(sheet: sheet, known: known, today: today)
    var found = try maker.proposal(as: entity)
    // Months as fields of a record would be lost to every question.
    if let wide, entity == nil, plan.table.unpivoted.isEmpty, wide.headers.count > 2 {
      found.alternatives = WideSheet.entities + found.imports.map(\.entity).prefix(1)
      found.imports = []
      found.hasPeriods = true
    }
    return found
  } catch { throw ImportError(error) }
}

private struct ProposalMaker {
  let sheet: ProposalSheet
  let known: KnownRecords
  var wide: WideSheet?
  let today: CivilDate
  /// Only these rows of the main records.
  private var latest: ProposedImport.Requirement?

  init(sheet: ProposalSheet, known: KnownRecords, wide: WideSheet? = nil, today: CivilDate) {
    self.sheet = sheet
    self.known = known
    self.wide = wide
    self.today = today
  }

  mutating func proposal(as wanted: String?) throws(StoreError) -> ImportProposal {
    if wanted == nil || wanted == "opportunity_history", let history = FieldHistorySheet(sheet) {
      let imports = try history.mappings(known).map { found in
        var made = made(found.guess, constants: [])
        made.requires = found.requires
        made.ignored = nil
        for place in made.fields.indices {
          guard case .changed = made.fields[place].reason else { continue }
          let isBefore = made.fields[place].name.hasSuffix("before")
          made.fields[place].samples = isBefore ? found.samples.before : found.samples.after
        }
        return made
      }
      if !imports.isEmpty { return ImportProposal(imports: imports, alternatives: []) }
    }
    if wanted == nil, let ledger = LedgerSheet(sheet) {
      let imports = try proposals(of: ledger)
      if imports.count > 1 {
        return ImportProposal(imports: imports, alternatives: [], hasSemicolons: sheet.separator == 0x3B)
      }
    }
    let guesser = try EntityGuess(sheet, known)
    let columns = Set(sheet.columns.indices)
    if let wanted {
      guard let words = EntityWords.of(wanted) else { return ImportProposal(imports: [], alternatives: []) }
      var guess = try MappingGuess(words, sheet, known, free: columns, asksStore: true)
      let constants = try complete(&guess, guesser)
      let people = try peopleOfPlan(&guess)
      return ImportProposal(
        imports: people + [
          made(guess, constants: constants, ignored: people.flatMap { $0.fields.dropFirst() }.flatMap(\.value.columns))
        ], alternatives: [], hasSemicolons: sheet.separator == 0x3B)
    }
    let ranked = guesser.ranked()
    let alternatives = ranked.prefix(3).map(\.guess.entity.name)
    guard var best = ranked.first, best.score >= EntityGuess.threshold else {
      return ImportProposal(imports: [], alternatives: alternatives)
    }
    // People without a company are the customers themselves: facts hang on customers.
    var person: MappingGuess.Choice?
    if best.guess.entity.name == "contacts", best.guess.choice("customer") == nil,
      let customers = ranked.first(where: { $0.guess.entity.name == "customers" })
    {
      person = best.guess.choice("id")
      best = customers
    }
    var guess = try MappingGuess(best.guess.words, sheet, known, free: columns, asksStore: true)
    if let person, guess.choice("id") == nil { guess.take("id", column: person.column) }
    let constants = try complete(&guess, guesser)
    let companions = try ProposalCompanions(sheet: sheet, main: guess, known: known).all()
    let others = Set(companions.flatMap { companion in companion.guess.choices.values.map(\.column) })
      .subtracting(guess.usedColumns)
    var imports = companions.filter(\.isBefore).map(made)
    imports.append(made(guess, constants: constants, ignored: headers(of: others)))
    imports += companions.filter { !$0.isBefore }.map(made)
    return ImportProposal(
      imports: imports, alternatives: alternatives.filter { $0 != guess.entity.name },
      hasSemicolons: sheet.separator == 0x3B)
  }

  /// A report of how much was done: a row for each rep and day or week.
  func proposal(of counts: CountSheet) throws(StoreError) -> ImportProposal? {
    guard let words = EntityWords.of("activities") else { return nil }
    func column(_ header: String) -> Int? { sheet.columns.firstIndex { $0.value.columns.last == header } }
    guard let heading = column(UnpivotedRows.heading), let cell = column(UnpivotedRows.cell) else { return nil }
    let free = Set(sheet.columns.indices).subtracting([heading, cell])
    var guess = try MappingGuess(words, sheet, known, free: free, asksStore: true)
    guess.keep { field, _ in ["rep", "customer", "done"].contains(field.name) }
    guard guess.choice("rep") != nil, guess.choice("done") != nil else { return nil }
    guess.take("type", column: heading, .counts)
    guess.take("times", column: cell, .counts)
    var found = made(guess, constants: [])
    for place in found.fields.indices where found.fields[place].name == "type" {
      found.fields[place].map = counts.types.map { ($0.header, $0.type) }
    }
    found.unpivoted = counts.headers
    found.ignored = nil
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
      guess.take(entity == "activities" ? "times" : "amount", column: cell)
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

  /// The invoices, the payments and the credits of a list of papers.
  private func proposals(of ledger: LedgerSheet) throws(StoreError) -> [ProposedImport] {
    var imports: [ProposedImport] = []
    for part in ledger.parts {
      guard let words = EntityWords.of(part.entity) else { continue }
      let maker = ProposalMaker(sheet: part.sheet, known: known, today: today)
      var guess = try MappingGuess(
        words, part.sheet, known, free: Set(part.sheet.columns.indices), asksStore: true)
      // A list by customer says whose they are, not which invoice is paid.
      guess.keep { field, choice in
        field.name != "kind" && field.name != "status" && !part.sheet.columns[choice.column].profile.isBlank
      }
      guard guess.missing.isEmpty, guess.choice("amount") != nil else { continue }
      var found = maker.made(guess, constants: [])
      found.ignored = nil
      found.requires = part.requires
      if let amount = guess.choice("amount"), part.sheet.columns[amount.column].profile.largest <= 0,
        let place = found.fields.firstIndex(where: { $0.name == "amount" })
      {
        found.fields[place].value = .magnitude(found.fields[place].value)
      }
      imports.append(found)
    }
    return imports
  }

  private func headers(of columns: Set<Int>) -> [String] {
    columns.sorted().flatMap { sheet.columns[$0].value.columns }
  }

  /// Gives what a record cannot do without; returns the fields that are the same in every row.
  private mutating func complete(_ guess: inout MappingGuess, _ guesser: EntityGuess) throws(StoreError)
    -> [ProposedField]
  {
    // Rows of records that are there already need nothing but their id.
    if let id = guess.choice("id"), !guess.missing.isEmpty {
      let match = try known.match(sheet.columns[id.column].profile, guess.entity.name)
      if match.matched == match.of {
        guess.take(
          "id", column: id.column, .known(matched: match.matched, of: match.of, entity: guess.entity.name))
        return []
      }
    }
    // The id of what the file is called after: `Car_id` of car sales.
    if guess.choice("id") == nil, guess.missing.isEmpty, guesser.fileEvidence(guess.words.nouns) >= 0.4,
      let first = sheet.columns.first, first.profile.isUnique, first.profile.isComplete, !first.profile.isBlank,
      let owner = EntityWords.owner(ofID: first.reading.key),
      !EntityWords.all.contains(where: { $0.nouns.contains(owner) }),
      !guess.usedColumns.contains(0)
    {
      guess.take("id", column: 0)
    }
    takeRepeatedID(&guess)
    // Where companies are called leads, the lead is the customer.
    if let customer = guess.choice("customer"), let lead = guess.choice("lead"),
      [customer, lead].allSatisfy({ sheet.columns[$0.column].reading.key.hasPrefix("lead") })
    {
      guess.drop("lead")
    }
    // Where every order has one line, its number is unique, and still the order's.
    if guess.entity.name == "order_lines", guess.choice("order") == nil, let id = guess.choice("id") {
      guess.drop("id")
      guess.take("order", column: id.column)
    }
    dropAmountOfWhole(&guess)
    // Beside a price in every line, what stands in the first one alone is of the order.
    if guess.entity.name == "order_lines", let price = guess.choice("price"), guess.choice("quantity") != nil,
      sheet.columns[price.column].profile.isComplete
    {
      for field in ["amount", "tax"] {
        if let choice = guess.choice(field), !sheet.columns[choice.column].profile.isComplete { guess.drop(field) }
      }
    }
    var constants: [ProposedField] = []
    switch guess.entity.name {
    case "activities":
      constants += typed(&guess, guesser)
      constants += answered(guess)
    case "products": latest = latestSnapshot(&guess)
    case "order_lines": constants += costed(guess)
    case "leads": constants += convertedAtAll(guess)
    case "opportunities":
      constants += archived(guess) + wonOrNot(guess)
      closeAsExpected(&guess)
    case "customers":
      // Of what type an account is may be more than whether it buys.
      if let status = guess.choice("status"), sheet.columns[status.column].reading.key.hasSuffix("type"),
        !ValueWords.unknown(sheet.columns[status.column].profile.distinct.map(\.value), in: "customer_status").isEmpty
      {
        guess.drop("status")
      }
    case _: break
    }
    if let wide { takePeriods(of: wide, &guess) }
    // One day a row, be it the first one of its period.
    if WideSheet.entities.contains(guess.entity.name), guess.choice("period") == nil, guess.choice("ends") == nil,
      let starts = guess.choice("starts")
    {
      guess.drop("starts")
      guess.take("period", column: starts.column)
    }
    if let metric = wide?.metric, guess.entity.name == "targets", guess.choice("metric") == nil {
      constants.append(
        ProposedField(
          name: "metric", value: .text(metric), map: [], certainty: .likely, reason: .name, samples: [metric]))
    }
    for field in guess.missing {
      switch (guess.entity.name, field.name) {
      case (_, "name"):
        if let stand = guess.choice("email") ?? guess.choice("id") ?? guess.choice("phone") {
          guess.take("name", column: stand.column, .needed)
        }
      case _: continue
      }
    }
    if let closed = guess.choice("closed"), guess.choice("stage") == nil, guess.choice("state") == nil,
      sheet.columns[closed.column].profile.isComplete, sheet.columns[closed.column].reading.key.contains("won")
    {
      constants.append(
        ProposedField(
          name: "state", value: .text("won"), map: [], certainty: .likely, reason: .name, samples: ["won"]))
    }
    return constants
  }

  /// What kind of work a row is: its column where that says it, else the file; and the status that an outcome says.
  private func typed(_ guess: inout MappingGuess, _ guesser: EntityGuess) -> [ProposedField] {
    if let outcome = guess.choice("outcome"), guess.choice("status") == nil, guess.choice("completed") == nil {
      let words = sheet.columns[outcome.column].profile.distinct.map(\.value)
      let meanings = words.map { ValueWords.meaning(of: $0, in: "activity_status") }
      if !meanings.contains(nil), meanings.contains(where: { $0 != "done" }) {
        guess.drop("outcome")
        guess.take("status", column: outcome.column)
      }
    }
    let told = guesser.activityTypeOfFile
    var fields: [ProposedField] = []
    if guess.choice("done") == nil, guess.choice("due") == nil, let day = dayWithoutYear() { fields.append(day) }
    if let type = guess.choice("type"), told != nil, !sheet.columns[type.column].profile.saysType(atLeast: 0.5) {
      guess.drop("type")
    }
    if guess.choice("type") == nil {
      // How somebody was reached (`contact: telephone`) is no person.
      for field in ["contact", "lead"] {
        if let choice = guess.choice(field), sheet.columns[choice.column].profile.saysType(atLeast: 0.6) {
          guess.drop(field)
        }
      }
      let used = Set(guess.choices.values.flatMap { sheet.columns[$0.column].parts })
      let column = sheet.columns.indices.first { place in
        !sheet.columns[place].isPair && !used.contains(place) && sheet.columns[place].profile.saysType(atLeast: 0.6)
      }
      if let column { guess.take("type", column: column, .values("activity types")) }
    }
    guard let type = guess.choice("type") else {
      guard let type = told ?? guesser.activityType else { return fields }
      fields.append(
        ProposedField(name: "type", value: .text(type), map: [], certainty: .likely, reason: .name, samples: [type]))
      return fields
    }
    let column = sheet.columns[type.column]
    guard !column.profile.isComplete else { return fields }
    guess.drop("type")
    let usual = column.profile.distinct.filter { ValueWords.isKnown($0.value, in: "activity_type") }.max {
      $0.count < $1.count
    }
    let other =
      told ?? guesser.activityType ?? usual.flatMap { ValueWords.meaning(of: $0.value, in: "activity_type") } ?? "task"
    // `unknown` and the like are words that the import takes for blanks.
    let cells = Set((0..<sheet.rowCount).map { sheet.cell($0, column) })
    fields.append(
      ProposedField(
        name: "type", value: cells.contains("") ? .orElse(column.value, other) : column.value,
        map: cells.filter { !$0.isEmpty && AbsentValue.standsInColumn($0) }.sorted().map { ($0, other) },
        certainty: .likely, reason: .headerMostly, samples: column.profile.samples))
    return fields
  }

  /// A month by its name, and perhaps a day, without a year: of the last year that is over.
  private func dayWithoutYear() -> ProposedField? {
    func column(_ keys: [String], _ isMeant: (ColumnProfile) -> Bool) -> String? {
      sheet.columns.first { keys.contains($0.reading.key) && !$0.isPair && isMeant($0.profile) }?.value.columns.first
    }
    let month = column(["month", "月", "月份"]) { profile in
      profile.isComplete && profile.distinct.allSatisfy { DateReading.isDay("1 \($0.value) 2024") }
    }
    guard let month else { return nil }
    let day = column(["day", "dayofmonth", "日"]) { $0.isComplete && $0.isWhole && $0.smallest >= 1 && $0.largest <= 31 }
    let year = today.year - 1
    return ProposedField(
      name: "done", value: .dayOf(day: day, month: month, year: year), map: [], certainty: .guess,
      reason: .periodsOfYear(year), samples: [])
  }

  /// Deals that are decided and bear no day of it would be in no period: the day on which they were expected stands in.
  private func closeAsExpected(_ guess: inout MappingGuess) {
    guard guess.choice("closed") == nil else { return }
    let decided = ["state", "stage"].first { field in
      guard let choice = guess.choice(field) else { return false }
      return sheet.columns[choice.column].profile.distinct.contains { word in
        if field == "state" { return ["won", "lost"].contains(ValueWords.meaning(of: word.value, in: "state")) }
        return StageState.told(by: word.value) != "open" || !ValueWords.stages([word.value]).isEmpty
      }
    }
    guard let decided, let said = guess.choice(decided) else { return }
    guard let expected = guess.choice("expected_close") else {
      guess.take(decided, column: said.column, .undated)
      return
    }
    guess.drop("expected_close")
    guess.take("closed", column: expected.column, .closedAsExpected)
  }

  /// Whether a lead was converted, without the day: its status.
  private func convertedAtAll(_ guess: MappingGuess) -> [ProposedField] {
    guard guess.choice("status") == nil, guess.choice("converted") == nil else { return [] }
    return told(
      "status", by: ["converted", "isconverted", "conversion", "是否转化", "是否成交"], yes: "converted", no: "open",
      besides: guess.usedColumns)
  }

  /// A field that a column of yes and no tells.
  private func told(
    _ field: String, by headers: Set<String>, yes: String, no: String, besides used: Set<Int> = []
  ) -> [ProposedField] {
    let found = sheet.columns.indices.first { place in
      !used.contains(place) && headers.contains(sheet.columns[place].reading.key)
        && sheet.columns[place].profile.isBoolean
    }
    guard let column = found.map({ sheet.columns[$0] }), case .column(let header) = column.value else { return [] }
    let map = column.profile.distinct.map { ($0.value, WordReading.boolean($0.value) == true ? yes : no) }
    return [
      ProposedField(
        name: field, value: .column(header), map: map, certainty: .likely, reason: .header,
        samples: column.profile.samples)
    ]
  }

  /// A deal that stands once for each of its products is one deal: its id says so, unless what it is worth differs from
  /// row to row. What differs is no field of it.
  private func takeRepeatedID(_ guess: inout MappingGuess) {
    guard ["opportunities", "invoices", "orders", "quotes", "leads"].contains(guess.entity.name),
      guess.choice("id") == nil
    else { return }
    guard let place = repeatedID(guess) else {
      guard guess.entity.name == "opportunities" else { return }
      // Nothing but a name says that several rows are one.
      guard let name = guess.choice("name"), let customer = guess.choice("customer"),
        !sheet.columns[name.column].profile.isUnique,
        sheet.determines(sheet.columns[name.column], sheet.columns[customer.column]) == true
      else { return }
      guess.take("name", column: name.column, .repeated)
      return
    }
    let isOnce = ["amount", "stage", "state", "status"].allSatisfy { field in
      guess.choice(field).map { sheet.determines(sheet.columns[place], sheet.columns[$0.column]) != false } ?? true
    }
    guard isOnce else { return }
    guess.keep { _, choice in sheet.determines(sheet.columns[place], sheet.columns[choice.column]) != false }
    guess.take("id", column: place)
  }

  /// An amount that is the same in all lines of an order, and not what the quantity costs, is the order's.
  private func dropAmountOfWhole(_ guess: inout MappingGuess) {
    guard guess.entity.name == "order_lines", let order = guess.choice("order"), let amount = guess.choice("amount"),
      let quantity = guess.choice("quantity"), let price = guess.choice("price"),
      sheet.determines(sheet.columns[order.column], sheet.columns[amount.column]) == true
    else { return }
    func number(_ row: Int, _ choice: MappingGuess.Choice) -> Double? {
      let text = sheet.cell(row, sheet.columns[choice.column])
      return NumberReading.number(text, style: NumberReading.style(of: text) ?? .dot)?.number.double
    }
    var (equal, all) = (0, 0)
    for row in 0..<sheet.rowCount {
      guard let total = number(row, amount), let count = number(row, quantity), let each = number(row, price) else {
        continue
      }
      all += 1
      // A discount of the line is no other amount.
      if total.magnitude <= (count * each).magnitude * 1.3 + 0.01 { equal += 1 }
    }
    if equal * 10 < all * 9 { guess.drop("amount") }
  }

  /// A column of ids of these records that come again.
  private func repeatedID(_ guess: MappingGuess) -> Int? {
    sheet.columns.indices.first { place in
      let column = sheet.columns[place]
      return !column.isPair && !column.profile.isUnique && column.profile.isComplete
        && guess.words.isOwnID(column.reading.key)
    }
  }

  /// Whether a call was answered, where nothing says more of what came of it.
  private func answered(_ guess: MappingGuess) -> [ProposedField] {
    if guess.choice("outcome") != nil { return [] }
    return told(
      "outcome", by: ["answered", "connected", "isconnected", "isanswered", "pickedup", "是否接通", "接通"],
      yes: "connected", no: "no answer", besides: guess.usedColumns)
  }

  /// Of stock counted again and again, the last count: products know what is there now.
  private func latestSnapshot(_ guess: inout MappingGuess) -> ProposedImport.Requirement? {
    guard guess.choice("stock") != nil, let key = guess.choice("name") ?? guess.choice("id"),
      !sheet.columns[key.column].profile.isUnique
    else { return nil }
    let days = sheet.columns.first { column in
      !column.isPair && column.profile.isDate && column.profile.isComplete && column.profile.distinct.count > 1
    }
    guard let days, case .column(let header) = days.value else { return nil }
    let last = days.profile.distinct.map(\.value).compactMap { text -> (CivilDate, String)? in
      guard case .moment(let day, _, _) = DateReading.read(text, order: nil) else { return nil }
      return (day, text)
    }.max { $0.0 < $1.0 }
    guard let last else { return nil }
    if guess.choice("id") == nil, let id = repeatedID(guess),
      sheet.determines(sheet.columns[id], sheet.columns[key.column]) != false
    {
      guess.take("id", column: id)
    }
    return .equal(header, last.1)
  }

  /// What a line cost is what is left of it without its profit.
  private func costed(_ guess: MappingGuess) -> [ProposedField] {
    let used = guess.usedColumns
    let place = sheet.columns.indices.first { place in
      let column = sheet.columns[place]
      return !used.contains(place) && !column.isPair && column.profile.isNumber && column.profile.isComplete
        && ["profit", "grossprofit", "lineprofit", "totalprofit", "利润", "毛利", "毛利额"].contains(column.reading.key)
    }
    guard guess.choice("cost") == nil, let amount = guess.choice("amount"), let place,
      case .column(let net) = sheet.columns[amount.column].value, case .column(let profit) = sheet.columns[place].value
    else { return [] }
    return [
      ProposedField(
        name: "cost", value: .difference(net, minus: profit), map: [], certainty: .likely, reason: .header, samples: [])
    ]
  }

  /// `Won?` with yes and no; blank is open.
  private func wonOrNot(_ guess: MappingGuess) -> [ProposedField] {
    guard guess.choice("state") == nil, guess.choice("stage") == nil else { return [] }
    return told("state", by: ["won", "iswon", "closedwon", "是否赢单", "是否成交"], yes: "won", no: "lost")
  }

  /// Deals that were put away are lost ones, where nothing else says what became of them (Odoo).
  private func archived(_ guess: MappingGuess) -> [ProposedField] {
    guard guess.choice("state") == nil, guess.choice("stage") != nil,
      let column = sheet.columns.first(where: { $0.reading.key == "active" && $0.profile.isBoolean }),
      case .column(let header) = column.value
    else { return [] }
    let words = column.profile.distinct.map(\.value)
    guard words.contains(where: { WordReading.boolean($0) == false }) else { return [] }
    return [
      ProposedField(
        name: "state", value: .column(header), map: words.map { ($0, WordReading.boolean($0) == true ? "" : "lost") },
        certainty: .likely, reason: .header, samples: column.profile.samples)
    ]
  }

  /// The period and its value; whose they are, where no header says it, in the first column.
  private func takePeriods(of wide: WideSheet, _ guess: inout MappingGuess) {
    func column(_ header: String) -> Int? { sheet.columns.firstIndex { $0.value.columns.last == header } }
    guard let heading = column(UnpivotedRows.heading), let cell = column(UnpivotedRows.cell) else { return }
    guess.take("period", column: heading, wide.reason)
    guess.take(guess.entity.name == "budgets" ? "amount" : "value", column: cell)
    let isSomebodys = guess.choices.keys.contains { guess.entity.fields[$0].kind.isReference }
    guard !isSomebodys, guess.choice("category") == nil, let first = sheet.columns.first, !first.reading.key.isEmpty,
      !first.profile.isNumber, !first.profile.isBlank
    else { return }
    guess.take(guess.entity.name == "budgets" ? "category" : "rep", column: 0, .needed)
  }

  /// A rep's target is not the team's: the team beside it is where the rep is, and adds up from there.
  private func peopleOfPlan(_ guess: inout MappingGuess) throws(StoreError) -> [ProposedImport] {
    guard WideSheet.entities.contains(guess.entity.name), let rep = guess.choice("rep"),
      let team = guess.choice("team"),
      let words = EntityWords.of("reps"), !words.isOwnID(sheet.columns[rep.column].reading.key),
      case .column = sheet.columns[rep.column].value, case .column = sheet.columns[team.column].value,
      sheet.determines(sheet.columns[rep.column], sheet.columns[team.column]) != false
    else { return [] }
    guess.drop("team")
    var people = try MappingGuess(words, sheet, known, free: [])
    people.take("name", column: rep.column)
    people.take("team", column: team.column)
    var found = made(people, constants: [])
    (found.unpivoted, found.requires, found.ignored) = ([], nil, nil)
    return [found]
  }

  private func made(_ companion: ProposalCompanions.Companion) -> ProposedImport {
    var found = made(companion.guess, constants: [])
    found.ignored = nil
    found.requires = nil
    let key = sheet.columns[companion.key]
    if let required = companion.requires {
      found.requires = required
    } else if !key.profile.isComplete || sheet.isCutOff {
      found.requires = key.value.columns.first.map { .filled($0) }
    }
    if let day = companion.day, let place = found.fields.firstIndex(where: { $0.name == "spent" }) {
      found.fields[place].value = day
    }
    if let amount = companion.amount, let place = found.fields.firstIndex(where: { $0.name == "amount" }) {
      found.fields[place].value = amount
      found.fields[place].samples = []
    }
    return found
  }

  private func made(_ guess: MappingGuess, constants: [ProposedField], ignored: [String] = []) -> ProposedImport {
    var fields: [ProposedField] = []
    for (index, field) in guess.entity.fields.enumerated() {
      if let constant = constants.first(where: { $0.name == field.name }) { fields.append(constant) }
      guard let choice = guess.choices[index] else { continue }
      fields.append(proposed(field, choice, whose: whose(guess)))
    }
    var ignored = ignored
    if let wide { ignored += sheet.columns.compactMap { $0.value.columns.first }.filter(wide.others.contains) }
    return ProposedImport(
      entity: guess.entity.name, fields: fields, unpivoted: wide?.headers ?? [], requires: latest, ignored: ignored)
  }

  /// The columns that say whose a plan is.
  private func whose(_ guess: MappingGuess) -> [ProposalSheet.Column] {
    guess.choices.filter { ![.period, .plan, .money, .identity].contains(guess.entity.fields[$0.key].kind) }
      .sorted { $0.key < $1.key }.map { sheet.columns[$0.value.column] }
  }

  private func proposed(
    _ field: ImportEntity.Field, _ choice: MappingGuess.Choice, whose: [ProposalSheet.Column]
  ) -> ProposedField {
    let column = sheet.columns[choice.column]
    var made = ProposedField(
      name: field.name, value: column.value, map: [],
      certainty: [.needed, .paidSometime, .closedAsExpected, .repeated].contains(choice.reason) || choice.weight <= 0.5
        ? .guess : choice.weight >= 0.9 && choice.fit >= 0.9 ? .sure : .likely,
      reason: choice.reason, samples: column.profile.samples)
    let values = column.profile.distinct.map(\.value)
    switch field.kind {
    case .date, .moment: order(&made, column)
    case .choice where ValueWords.isChurn(column.reading.key) && column.profile.isBoolean:
      made.map = values.map { ($0, WordReading.boolean($0) == true ? "lost" : "customer") }
    case .choice(let list):
      made.map = ValueWords.map(values, in: list)
      let unknown = ValueWords.unknown(values, in: list)
      if !unknown.isEmpty {
        made.map += unknown.map { ($0, "") }
        made.reason = .unknownWords(unknown)
        made.certainty = .guess
      }
    case .text where field.name == "currency": made.map = ValueWords.currencies(values)
    case .reference where isKnownPartly(choice): made.value = .known(made.value)
    case .reference("stages"): made.map = ValueWords.stages(values)
    case .boolean where choice.isOpposite:
      made.map = values.compactMap { value in
        WordReading.boolean(WordReading.key(value)).map { (value, $0 ? "no" : "yes") }
      }
    case .money, .plan: scale(&made, column, kind: "money")
    case .minutes:
      if column.profile.isHoursAndMinutes, let header = column.value.columns.first {
        made.value = .hoursAndMinutes(header)
        made.reason = .unit("h:mm")
      } else if column.reading.unit == nil, column.profile.isWhole, column.profile.largest > 480 {
        // Nobody is on the telephone for eight hours.
        made.value = .divided(made.value, by: 60)
        made.reason = .unit("seconds")
        made.certainty = .guess
      } else {
        scale(&made, column, kind: "minutes")
      }
    case .period: grain(&made, column, whose)
    case .identity, .text, .word, .integer, .quantity, .share, .rate, .boolean, .reference: break
    }
    if let year = column.addedYear, [.header, .headerMostly].contains(made.reason) {
      made.reason = .periodsOfYear(year)
      made.certainty = .guess
    }
    return made
  }

  private func isKnownPartly(_ choice: MappingGuess.Choice) -> Bool {
    if case .knownPartly = choice.reason { true } else { false }
  }

  /// Where no row of the column decides, the other dates of the file do; else the day first, with the question.
  private func order(_ field: inout ProposedField, _ column: ProposalSheet.Column) {
    let found: DayOrder
    var example: String?
    let isOfPeriods = ["period", "month", "月"].contains { field.name == $0 || column.reading.key.contains($0) }
    do throws(ImportError) {
      _ = try column.profile.evidence.dayOrder(field: field.name)
      return
    } catch {
      switch error {
      case .contradictoryDates(_, _, let dayFirst, _):
        found = .dayFirst
        example = dayFirst.value
      case .ambiguousDates where isOfPeriods && column.profile.firstsOfMonths != nil:
        found = column.profile.firstsOfMonths ?? .monthFirst
      case .ambiguousDates where column.profile.daysOfOneMonth != nil:
        found = column.profile.daysOfOneMonth ?? .monthFirst
      case .ambiguousDates(_, _, let first, _):
        let decided = sheet.columns.compactMap { other in
          other.profile.isDate ? (try? other.profile.evidence.dayOrder(field: "")) ?? nil : nil
        }
        if let common = decided.first, decided.allSatisfy({ $0 == common }) {
          found = common
        } else {
          found = .dayFirst
          example = first.value
        }
      case _: return
      }
    }
    let isDayFirst = found == .dayFirst
    field.value = isDayFirst ? .dayFirst(field.value) : .monthFirst(field.value)
    field.certainty = example == nil ? .likely : .guess
    if let example { field.reason = .question(example: example, isDayFirst: isDayFirst) }
  }

  /// A day says its month; days that lie further apart say more.
  private func grain(_ field: inout ProposedField, _ column: ProposalSheet.Column, _ whose: [ProposalSheet.Column]) {
    guard column.profile.isDate else { return }
    order(&field, column)
    let isDayFirst = if case .monthFirst = field.value { false } else { true }
    var keys: [String] = []
    var days: [CivilDate?] = []
    for row in 0..<sheet.rowCount {
      let text = sheet.cell(row, column)
      if text.isEmpty { continue }
      keys.append(whose.map { sheet.cell(row, $0) }.joined(separator: "\u{1}"))
      if case .moment(let day, _, _) = DateReading.read(text, order: isDayFirst ? .dayFirst : .monthFirst) {
        days.append(day)
      } else {
        days.append(nil)
      }
    }
    guard let grain = PlanGrain(keys: keys, days: days) else { return }
    field.value = .periodOf(grain, field.value)
    if case .question = field.reason { return }
    field.reason = .grain(grain)
    field.certainty = .likely
  }

  private func scale(_ field: inout ProposedField, _ column: ProposalSheet.Column, kind: String) {
    guard let unit = column.reading.unit ?? (column.reading.key.hasSuffix("inseconds") ? "seconds" : nil) else {
      return
    }
    for (table, isDivisor) in [(HeaderTable.factors, false), (HeaderTable.divisors, true)] {
      for (name, words) in wordLines(table) where words.contains(unit) {
        let parts = name.split(separator: " ")
        guard parts.count == 2, parts[0] == kind, let factor = Int(parts[1]) else { continue }
        field.value = isDivisor ? .divided(field.value, by: factor) : .multiplied(field.value, by: factor)
        field.reason = .unit(unit)
        return
      }
    }
  }
}
