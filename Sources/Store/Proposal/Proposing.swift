/// What a file seems to hold, and how it would be imported.
package struct ImportProposal: Sendable {
  /// In the order in which they are to be run.
  package var imports: [ProposedImport]
  /// What else the rows could be, the likeliest first.
  package var alternatives: [String]
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
  of plan: ImportPlan, as entity: String?, from connection: Connection, input: StandardInput? = nil,
  shouldStop: @escaping () -> Bool = { false }
) throws(ImportError) -> ImportProposal {
  let intake = Intake(plan: plan, input: input) { (_, _) throws(ImportError) in
    if shouldStop() { throw .interrupted }
  }
  let file = try intake.open()
  let layout = try FileLayout(file, plan.table) { (_) throws(ImportError) in
    if shouldStop() { throw .interrupted }
  }
  let sheet = try ProposalSheet(file, layout, name: plan.table.sheet ?? plan.file)
  do {
    return try ProposalMaker(sheet: sheet, known: KnownRecords(connection: connection)).proposal(as: entity)
  } catch { throw ImportError(error) }
}

private struct ProposalMaker {
  let sheet: ProposalSheet
  let known: KnownRecords

  func proposal(as wanted: String?) throws(StoreError) -> ImportProposal {
    let guesser = try EntityGuess(sheet, known)
    let columns = Set(sheet.columns.indices)
    if let wanted {
      guard let words = EntityWords.of(wanted) else { return ImportProposal(imports: [], alternatives: []) }
      var guess = try MappingGuess(words, sheet, known, free: columns, asksStore: true)
      let constants = try complete(&guess, guesser)
      return ImportProposal(
        imports: [made(guess, constants: constants)], alternatives: [], hasSemicolons: sheet.separator == 0x3B)
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

  private func headers(of columns: Set<Int>) -> [String] {
    columns.sorted().flatMap { sheet.columns[$0].value.columns }
  }

  /// Gives what a record cannot do without; returns the fields that are the same in every row.
  private func complete(_ guess: inout MappingGuess, _ guesser: EntityGuess) throws(StoreError) -> [ProposedField] {
    // Rows of records that are there already need nothing but their id.
    if let id = guess.choice("id"), !guess.missing.isEmpty {
      let match = try known.match(sheet.columns[id.column].profile, guess.entity.name)
      if match.matched == match.of {
        guess.take(
          "id", column: id.column, .known(matched: match.matched, of: match.of, entity: guess.entity.name))
        return []
      }
    }
    // Where companies are called leads, the lead is the customer.
    if let customer = guess.choice("customer"), let lead = guess.choice("lead"),
      [customer, lead].allSatisfy({ sheet.columns[$0.column].reading.key.hasPrefix("lead") })
    {
      guess.drop("lead")
    }
    var constants: [ProposedField] = []
    for field in guess.missing {
      switch (guess.entity.name, field.name) {
      case ("activities", "type"):
        guard let type = guesser.activityType else { continue }
        constants.append(
          ProposedField(
            name: field.name, value: .text(type), map: [], certainty: .likely, reason: .name, samples: [type]))
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

  private func made(_ companion: ProposalCompanions.Companion) -> ProposedImport {
    var found = made(companion.guess, constants: [])
    found.ignored = nil
    let key = sheet.columns[companion.key]
    if let required = companion.requires {
      found.requires = required
    } else if !key.profile.isComplete || sheet.isCutOff {
      found.requires = key.value.columns.first.map { .filled($0) }
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
      fields.append(proposed(field, choice))
    }
    return ProposedImport(entity: guess.entity.name, fields: fields, requires: nil, ignored: ignored)
  }

  private func proposed(_ field: ImportEntity.Field, _ choice: MappingGuess.Choice) -> ProposedField {
    let column = sheet.columns[choice.column]
    var made = ProposedField(
      name: field.name, value: column.value, map: [],
      certainty: [.needed, .paidSometime].contains(choice.reason) || choice.weight <= 0.5
        ? .guess : choice.weight >= 0.9 && choice.fit >= 0.9 ? .sure : .likely,
      reason: choice.reason, samples: column.profile.samples)
    let values = column.profile.distinct.map(\.value)
    switch field.kind {
    case .date, .moment: order(&made, column)
    case .choice(let list): made.map = ValueWords.map(values, in: list)
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
      } else {
        scale(&made, column, kind: "minutes")
      }
    case .identity, .text, .word, .integer, .quantity, .share, .rate, .boolean, .period, .reference: break
    }
    return made
  }

  /// Where no row of the column decides, the other dates of the file do; else the day first, with the question.
  private func order(_ field: inout ProposedField, _ column: ProposalSheet.Column) {
    let found: DayOrder
    var example: String?
    do throws(ImportError) {
      _ = try column.profile.evidence.dayOrder(field: field.name)
      return
    } catch {
      switch error {
      case .contradictoryDates(_, _, let dayFirst, _):
        found = .dayFirst
        example = dayFirst.value
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
