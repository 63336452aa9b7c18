import Values

/// Writes down what was guessed: each field with where it comes from, how sure that is and why.
extension ProposalMaker {
  func made(_ companion: ProposalCompanions.Companion) -> ProposedImport {
    var found = made(companion.guess, constants: companion.constants)
    found.ignored = nil
    if !companion.kept.isEmpty {
      // What only tells one order from another would become a field of it.
      let mapped = Set(found.fields.filter { !$0.isNumberOfOrders }.flatMap(\.value.columns))
      found.ignored = sheet.columns.indices.filter { !sheet.columns[$0].isPair && !companion.kept.contains($0) }
        .flatMap { sheet.columns[$0].value.columns }.filter { !mapped.contains($0) }
    }
    found.requires = nil
    found.unpriced = nil
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

  func made(_ guess: MappingGuess, constants: [ProposedField], ignored: [String] = []) -> ProposedImport {
    let constants = constants + headedCurrency(guess)
    var fields: [ProposedField] = []
    for (index, field) in guess.entity.fields.enumerated() {
      if let constant = constants.first(where: { $0.name == field.name }) { fields.append(constant) }
      guard let choice = guess.choices[index] else { continue }
      var made = proposed(field, choice, whose: whose(guess))
      if field.name == "currency" { fillBlanks(&made, choice, of: guess.entity) }
      fields.append(made)
    }
    var ignored = ignored + headers(of: differing.subtracting(guess.usedColumns))
    if let wide { ignored += sheet.columns.compactMap { $0.value.columns.first }.filter(wide.others.contains) }
    return withOpening(
      ProposedImport(
        entity: guess.entity.name, fields: fields, unpivoted: wide?.headers ?? [], requires: latest ?? undeleted,
        ignored: ignored,
        unpriced: unpriced(guess, constants)))
  }

  /// Money of another currency than the store's, where only its header says so.
  private func headedCurrency(_ guess: MappingGuess) -> [ProposedField] {
    guard guess.choice("currency") == nil, guess.entity.fields.contains(where: { $0.name == "currency" }),
      let amount = guess.choice("amount") ?? guess.choice("price"),
      let code = sheet.columns[amount.column].reading.currency, code != known.baseCurrency
    else { return [] }
    return [
      ProposedField(name: "currency", value: .text(code), map: [], certainty: .sure, reason: .header, samples: [code])
    ]
  }

  /// Of sales and deals without an amount, the columns that may be it.
  private func unpriced(_ guess: MappingGuess, _ constants: [ProposedField]) -> [String]? {
    guard ["opportunities", "orders", "order_lines"].contains(guess.entity.name), wide == nil,
      ["amount", "price"].allSatisfy({ name in
        guess.choice(name) == nil && !constants.contains { $0.name == name }
      })
    else { return nil }
    let used = guess.usedColumns
    return sheet.columns.indices.filter { place in
      let (key, profile) = (sheet.columns[place].reading.key, sheet.columns[place].profile)
      return !used.contains(place) && !sheet.columns[place].isPair && profile.isNumber && !profile.isCode
        && !profile.isDate && profile.smallest >= 0 && profile.largest >= 100
        && !["id", "no", "code", "year", "days", "编号", "年", "天数"].contains(where: key.hasSuffix)
    }.flatMap { sheet.columns[$0].value.columns }
  }

  /// A blank currency is that of the first row of its order; elsewhere it is the store's own, once that was said, and
  /// before it is guessed to be the only one that is named.
  private func fillBlanks(_ made: inout ProposedField, _ choice: MappingGuess.Choice, of entity: ImportEntity) {
    let column = sheet.columns[choice.column]
    let named = column.profile.distinct.map(\.value)
    guard !column.profile.isComplete, named.count == 1, made.map.isEmpty else { return }
    let isOfOrders = ["orders", "order_lines"].contains(entity.name)
    guard isOfOrders || !known.baseCurrencyIsSaid else { return }
    made.value = .orElse(column.value, named[0])
    if !isOfOrders { made.certainty = .guess }
  }

  /// The columns that say whose a plan is.
  func whose(_ guess: MappingGuess) -> [ProposalSheet.Column] {
    guess.choices.filter { ![.period, .plan, .money, .identity].contains(guess.entity.fields[$0.key].kind) }
      .sorted { $0.key < $1.key }.map { sheet.columns[$0.value.column] }
  }

  func proposed(
    _ field: ImportEntity.Field, _ choice: MappingGuess.Choice, whose: [ProposalSheet.Column]
  ) -> ProposedField {
    let column = sheet.columns[choice.column]
    var made = ProposedField(
      name: field.name, value: column.value, map: [],
      certainty: [.needed, .paidSometime, .closedAsExpected, .repeated].contains(choice.reason) || choice.weight <= 0.5
        ? .guess : choice.weight >= 0.9 && choice.fit >= 0.9 ? .sure : .likely,
      reason: choice.reason, samples: column.profile.samples)
    let values = column.profile.distinct.map(\.value)
    if choice.reason == .addedUp { made.value = .total(column.value) }
    switch field.kind {
    case .date where column.profile.isOnlyPeriod, .moment where column.profile.isOnlyPeriod:
      // What is to come may come until the last day.
      let isFirst = !["expected_close", "due", "required", "ends", "left"].contains(field.name)
      made.value = isFirst ? .firstDay(column.value) : .lastDay(column.value)
      made.reason = .dayOfPeriod(isFirst: isFirst)
      made.certainty = .likely
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
    case .text where field.name == "outcome":
      made.map = values.filter { HeaderTable.reached.contains(WordReading.key($0)) }.map { ($0, "connected") }
    case .text where field.name == "currency":
      made.map = ValueWords.currencies(values)
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
      } else if column.reading.unit == nil, column.profile.isWhole,
        column.profile.largest > (column.reading.key.contains("call") ? 120 : 480)
      {
        // Nobody is on the telephone for two hours, or at anything for eight.
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

  func isKnownPartly(_ choice: MappingGuess.Choice) -> Bool {
    switch choice.reason {
    case .knownPartly, .blankYet: true
    case _: false
    }
  }

  /// Where no row of the column decides, the other dates of the file do; else the day first, with the question.
  func order(_ field: inout ProposedField, _ column: ProposalSheet.Column) {
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
  func grain(_ field: inout ProposedField, _ column: ProposalSheet.Column, _ whose: [ProposalSheet.Column]) {
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

  func scale(_ field: inout ProposedField, _ column: ProposalSheet.Column, kind: String) {
    // What stands above the table is of all its money.
    guard let unit = column.reading.unit ?? (kind == "money" && wide == nil ? sheet.unit : nil) else { return }
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
