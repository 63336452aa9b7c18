package import Values

/// What a file seems to hold, and how it would be imported.
package struct ImportProposal: Sendable {
  /// In the order in which they are to be run.
  package var imports: [ProposedImport]
  /// What else the rows could be, the likeliest first.
  package var alternatives: [String]
  /// Columns are periods, and nothing says what stands in them.
  package var hasPeriods = false
  /// The codes that stand in the columns of currencies.
  package var currencies: [String] = []
  /// The currency that rates are to.
  package var base: String?
  /// Fields are separated by semicolons, as they are where a comma is the decimal mark.
  var hasSemicolons = false

  /// Of columns that are periods the last one is what there is.
  fileprivate var tellsStock: Bool {
    imports.contains { $0.fields.contains { $0.reason == .lastOfColumns } }
  }

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
  let known: KnownRecords
  do { known = try KnownRecords(connection) } catch { throw ImportError(error) }
  let names = [sheet.name, ProposalSheet.base(of: plan.file)]
  let wide = WideSheet(sheet, layout, names: names, today: today)
  let grouped = Set(
    sheet.columns.compactMap { column in if case .above(let header) = column.value { header } else { nil } })
  /// What the sheet says with these columns as rows of their own.
  func turned(
    _ headers: [String], _ wide: WideSheet? = nil,
    _ proposal: (inout ProposalMaker) throws(StoreError) -> ImportProposal?
  ) throws(ImportError) -> ImportProposal? {
    var turned = intake
    turned.plan.table.unpivoted = headers
    let (file, layout) = try turned.table(check: check)
    let rows = try ProposalSheet(file, layout, name: name, wide: wide, grouped: grouped, today: today)
    var maker = ProposalMaker(sheet: rows, known: known, wide: wide, today: today)
    do { return try proposal(&maker) } catch { throw ImportError(error) }
  }
  if plan.table.unpivoted.isEmpty {
    if let wide, let planned = entity ?? wide.entity, WideSheet.entities.contains(planned),
      var found = try turned(wide.headers, wide, { (maker) throws(StoreError) in try maker.proposal(as: planned) })
    {
      if planned == "targets", wide.metric == nil,
        let actual = WideSheet.actuals(sheet, layout, names: names, today: today),
        let sold = try turned(
          actual.headers, actual, { (maker) throws(StoreError) in try maker.proposal(ofSold: actual) })
      {
        found.imports += sold.imports
      }
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
    if entity ?? "orders" == "orders", let movements = MovementSheet(sheet),
      let found = try turned(
        movements.headers, nil, { (maker) throws(StoreError) in try maker.proposal(of: movements) })
    {
      return found
    }
    if entity ?? "activities" == "activities",
      let counted = CountedPeriods(sheet, layout, names: names, today: today),
      let found = try turned(
        counted.cells.map(\.header), nil, { (maker) throws(StoreError) in try maker.proposal(of: counted) })
    {
      return found
    }
    let products: ProductSheet?
    do { products = try ProductSheet(sheet, layout, names: names, known) } catch { throw ImportError(error) }
    if entity ?? "order_lines" == "order_lines", CountSheet(sheet) == nil, let products,
      let found = try turned(products.headers, nil, { (maker) throws(StoreError) in try maker.proposal(of: products) })
    {
      return found
    }
    if entity ?? "activities" == "activities", let counts = CountSheet(sheet),
      var found = try turned(counts.headers, nil, { (maker) throws(StoreError) in try maker.proposal(of: counts) })
    {
      do {
        let maker = ProposalMaker(sheet: sheet, known: known, today: today)
        if let sales = try maker.salesBesideCounts() { found.imports.append(sales) }
      } catch { throw ImportError(error) }
      return found
    }
  }
  do {
    var maker = ProposalMaker(sheet: sheet, known: known, today: today)
    var found = try maker.proposal(as: entity)
    found.currencies = sheet.currencies(found.imports)
    // Months as fields of a record would be lost to every question.
    if let wide, entity == nil, plan.table.unpivoted.isEmpty, wide.headers.count > 2, !found.tellsStock {
      found.alternatives = WideSheet.entities + found.imports.map(\.entity).prefix(1)
      found.imports = []
      found.hasPeriods = true
    }
    return found
  } catch { throw ImportError(error) }
}

/// What one sheet says; in the files beside this one, what it lacks and how it is written down.
struct ProposalMaker {
  let sheet: ProposalSheet
  let known: KnownRecords
  var wide: WideSheet?
  let today: CivilDate
  /// Only these rows of the main records.
  var latest: ProposedImport.Requirement?
  /// Columns that say something else in other rows of the same record.
  var differing: Set<Int> = []

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
    if wanted == nil || wanted == "invoices" || wanted == "payments", let account = AccountSheet(sheet),
      let imports = try proposals(of: account)
    {
      return ImportProposal(
        imports: imports.filter { wanted == nil || $0.entity == wanted }, alternatives: [],
        hasSemicolons: sheet.separator == 0x3B)
    }
    if wanted == nil || wanted == "invoices" || wanted == "payments", let papers = SignedPapers(sheet),
      let imports = try proposals(of: papers)
    {
      return ImportProposal(
        imports: imports.filter { wanted == nil || $0.entity == wanted }, alternatives: [],
        hasSemicolons: sheet.separator == 0x3B)
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
      if let found = try additions() { return found }
      if let found = try coverage() { return found }
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
    if let found = try staff(best.guess) { return found }
    if let found = try invoices(ofLines: best.guess) { return found }
    if areTeamsPeople(best.guess), let reps = EntityWords.of("reps") {
      var people = try MappingGuess(reps, sheet, known, free: columns)
      if let name = best.guess.choice("name") { people.take("name", column: name.column) }
      if let id = best.guess.choice("id") { people.take("id", column: id.column) }
      best.guess = people
      return ImportProposal(
        imports: [made(people, constants: [])], alternatives: alternatives.filter { $0 != "reps" },
        hasSemicolons: sheet.separator == 0x3B)
    }
    var guess = try MappingGuess(best.guess.words, sheet, known, free: columns, asksStore: true)
    if guess.entity.name == "orders", let lines = try lines(insteadOf: guess) { guess = lines }
    guesser.takeProduct(&guess)
    if let person, guess.choice("id") == nil { guess.take("id", column: person.column) }
    try preferIDs(&guess)
    let constants = try complete(&guess, guesser)
    let companions = try ProposalCompanions(
      sheet: sheet, main: guess, known: known, number: constants.first(where: \.isNumberOfOrders)
    ).all()
    let others = companions.reduce(into: Set<Int>()) { $0.formUnion($1.guess.usedColumns.union($1.kept)) }
      .subtracting(guess.usedColumns)
    var imports = companions.filter(\.isBefore).map(made)
    imports.append(made(guess, constants: constants, ignored: headers(of: others)))
    var base: String?
    if guess.entity.name == "rates" { (base, imports[imports.count - 1].requires) = targetOfRates() }
    imports += companions.filter { !$0.isBefore }.map(made)
    return ImportProposal(
      imports: imports, alternatives: alternatives.filter { $0 != guess.entity.name }, base: base,
      hasSemicolons: sheet.separator == 0x3B)
  }

  /// What rates are to, where a column says so: all the same currency, or those to the store's own are taken.
  func targetOfRates() -> (base: String?, requires: ProposedImport.Requirement?) {
    let keys = HeaderReading.keys("to, to currency, target, target currency, quote currency, base currency, 目标币种, 本位币")
    guard let column = sheet.columns.first(where: { !$0.isPair && keys.contains($0.reading.key) }),
      case .column(let header) = column.value, column.profile.isComplete
    else { return (nil, nil) }
    let codes = column.profile.distinct.map(\.value)
    if codes.count == 1 { return (codes[0].uppercased(), nil) }
    let own = codes.filter { $0.uppercased() == known.baseCurrency }
    return own.count == 1 ? (nil, .equal(header, own[0])) : (nil, nil)
  }

  /// More about records that are all known: `Returned, Order ID`.
  private func additions() throws(StoreError) -> ImportProposal? {
    for entity in ["orders", "opportunities", "customers", "products", "leads", "invoices"] {
      guard let words = EntityWords.of(entity) else { continue }
      for (place, column) in sheet.columns.enumerated()
      where !column.isPair && column.profile.isComplete && words.isOwnID(column.reading.key) {
        let match = try known.match(column.profile, entity)
        guard match.matched > 0, match.matched == match.of,
          sheet.columns.allSatisfy({ $0.isPair || sheet.determines(column, $0) != false })
        else { continue }
        var guess = try MappingGuess(words, sheet, known, free: [])
        guess.take("id", column: place, .known(matched: match.matched, of: match.of, entity: entity))
        return ImportProposal(
          imports: [made(guess, constants: [])], alternatives: [], hasSemicolons: sheet.separator == 0x3B)
      }
    }
    return nil
  }

  /// Who covers which region, and nothing else: `Person, Region`.
  private func coverage() throws(StoreError) -> ImportProposal? {
    let regions: Set = ["region", "area", "territory", "district", "大区", "区域", "片区", "地区"]
    let people: Set = ["person", "manager", "regionalmanager", "areamanager", "负责人", "经理", "区域经理", "大区经理", "地区经理"]
    guard let words = EntityWords.of("territories"), let reps = EntityWords.of("reps"),
      sheet.columns.count == 2,
      let region = sheet.columns.firstIndex(where: { regions.contains($0.reading.key) && $0.profile.isUnique }),
      people.contains(sheet.columns[1 - region].reading.key)
        || reps.nouns.contains(sheet.columns[1 - region].reading.key)
    else { return nil }
    var guess = try MappingGuess(words, sheet, known, free: [])
    guess.take("name", column: region)
    guess.take("region", column: region)
    guess.take("rep", column: 1 - region)
    return ImportProposal(imports: [made(guess, constants: [])], alternatives: [])
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
      // A sales receipt is an invoice that was paid at once.
      if part.entity == "payments", ledger.areInvoices(part), let id = guess.choice("id"),
        !found.fields.contains(where: { $0.name == "invoice" })
      {
        found.fields.append(
          ProposedField(
            name: "invoice", value: part.sheet.columns[id.column].value, map: [], certainty: .sure, reason: .header,
            samples: []))
      }
      imports.append(found)
      if part.entity == "invoices", !ledger.parts.contains(where: { $0.entity == "payments" }),
        let paid = try maker.paid(guess, part.requires)
      {
        imports.append(paid)
      }
    }
    return imports
  }

  /// Of a list of what is still open, without what was paid: the amounts less their balances.
  private func paid(_ invoices: MappingGuess, _ requires: ProposedImport.Requirement) throws(StoreError)
    -> ProposedImport?
  {
    let companions = ProposalCompanions(sheet: sheet, main: invoices, known: known, number: nil)
    let free = Set(sheet.columns.indices).subtracting(invoices.usedColumns)
    guard let payments = try companions.payments(of: invoices, free), case .less? = payments.requires else {
      return nil
    }
    var found = made(payments)
    found.requires = .all([requires, found.requires].compactMap { $0 })
    return found
  }

  func headers(of columns: Set<Int>) -> [String] {
    columns.sorted().flatMap { sheet.columns[$0].value.columns }
  }
}
