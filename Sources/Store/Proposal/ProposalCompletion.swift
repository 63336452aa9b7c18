import Values

/// What a record cannot do without and no header says: the kind of work, whether a deal is won, the period of a plan.
extension ProposalMaker {
  /// Gives what a record cannot do without; returns the fields that are the same in every row.
  mutating func complete(_ guess: inout MappingGuess, _ guesser: EntityGuess) throws(StoreError)
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
    if guesser.isNamedByPlace(guess) {
      guess.keep { _, choice in choice.column != 0 }
      guess.take("id", column: 0)
    }
    takeRepeatedID(&guess)
    let isOfKnownOrders = try areOfKnownOrders(guess)
    if !isOfKnownOrders { takeOnlyDay(&guess) }
    takeBuyers(&guess)
    takeGroups(&guess)
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
    dropMoneyForRates(&guess)
    dropCurrencyOfCountry(&guess)
    takePriceOfLine(&guess)
    takeNetPrice(&guess)
    takeOtherID(&guess)
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
      constants += answered(guess) + lasted(guess) + attended(guess)
    case "products":
      takeLastStock(&guess)
      latest = latestSnapshot(&guess)
    case "invoices":
      // Of what is planned to be paid the day on which it is due is all there is.
      if guess.choice("issued") == nil, let due = guess.choice("due") {
        guess.take("issued", column: due.column, .needed)
      }
    case "order_lines":
      constants += costed(guess) + orderNumber(guess)
      if !isOfKnownOrders { constants += restartingNumber(&guess) }
      dropSeveralReps(&guess)
    case "leads": constants += convertedAtAll(guess)
    case "stages": constants += stageFlags(guess)
    case "rates":
      if targetOfRates().base == nil, targetOfRates().requires == nil, areRatesPerBase(guess),
        let rate = guess.choice("rate"), case .column(let header) = sheet.columns[rate.column].value
      {
        constants.append(
          ProposedField(
            name: "rate", value: .inverse(header), map: [], certainty: .likely,
            reason: .perBase(known.baseCurrency), samples: sheet.columns[rate.column].profile.samples))
        guess.drop("rate")
      }
    case "opportunities":
      takeStatusAsStage(&guess)
      constants += archived(guess) + wonOrNot(guess)
      closeAsExpected(&guess)
      expectUntilTheEnd(&guess)
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
    constants += periodOfName(guess)
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

  /// What stands above a group of sales, such as a branch, is whom they are counted for: nothing else would fill it down.
  private func takeGroups(_ guess: inout MappingGuess) {
    guard ["orders", "order_lines"].contains(guess.entity.name), guess.choice("customer") == nil else { return }
    let group = sheet.columns.indices.first { place in
      if case .above = sheet.columns[place].value { !guess.usedColumns.contains(place) } else { false }
    }
    if let group { guess.take("customer", column: group, .needed) }
  }

  /// The only day of a row is the one that counts, whatever its header says but what is to come.
  private func takeOnlyDay(_ guess: inout MappingGuess) {
    let counted = ["orders": "ordered", "order_lines": "ordered", "leads": "created", "activities": "done"]
    guard let field = counted[guess.entity.name], guess.choice(field) == nil, guess.choice("due") == nil else { return }
    let days = sheet.columns.indices.filter { place in
      let column = sheet.columns[place]
      return !column.isPair && column.profile.isDate && column.profile.isComplete && !column.profile.isNumber
        && !column.reading.key.isEmpty
    }
    guard days.count == 1, let day = days.first, !guess.usedColumns.contains(day),
      !["next", "plan", "due", "birth", "expir", "下次", "计划", "到期", "生日"].contains(
        where: sheet.columns[day].reading.key.contains)
    else { return }
    guess.take(field, column: day, .needed)
  }

  /// What kind of work a row is: its column where that says it, else the file; and the status that an outcome says.
  func typed(_ guess: inout MappingGuess, _ guesser: EntityGuess) -> [ProposedField] {
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
        if let choice = guess.choice(field), sheet.columns[choice.column].saysType {
          guess.drop(field)
        }
      }
      let used = Set(guess.choices.values.flatMap { sheet.columns[$0.column].parts })
      let column = sheet.columns.indices.first { place in
        let column = sheet.columns[place]
        return !column.isPair && !used.contains(place) && column.saysType && !guess.isRemark(column)
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
  func dayWithoutYear() -> ProposedField? {
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
  func closeAsExpected(_ guess: inout MappingGuess) {
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

  /// Deals closed in a quarter are closed by its first day; those that are open may be until its last.
  private func expectUntilTheEnd(_ guess: inout MappingGuess) {
    guard let closed = guess.choice("closed"), guess.choice("expected_close") == nil else { return }
    if sheet.columns[closed.column].profile.isOnlyPeriod {
      guess.take("expected_close", column: closed.column, closed.reason)
    }
  }

  /// Whether a lead was converted, without the day: its status.
  func convertedAtAll(_ guess: MappingGuess) -> [ProposedField] {
    guard guess.choice("status") == nil, guess.choice("converted") == nil else { return [] }
    return told(
      "status", by: ["converted", "isconverted", "conversion", "是否转化", "是否成交"], yes: "converted", no: "open",
      besides: guess.usedColumns)
  }

  /// A field that a column of yes and no tells.
  func told(
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

  /// How long it took, where its beginning and its end stand in two columns.
  func lasted(_ guess: MappingGuess) -> [ProposedField] {
    guard guess.choice("minutes") == nil else { return [] }
    func moments(_ keys: Set<String>) -> String? {
      sheet.columns.first { column in
        guard !column.isPair, keys.contains(column.reading.key), !column.profile.isBlank else { return false }
        return column.profile.isClock
          || column.profile.isDate && column.profile.distinct.contains { $0.value.contains(":") }
      }.flatMap { column in if case .column(let header) = column.value { header } else { nil } }
    }
    guard let start = moments(Self.beginnings), let end = moments(Self.ends) else { return [] }
    return [
      ProposedField(
        name: "minutes", value: .minutesBetween(start, end), map: [], certainty: .likely, reason: .twoColumns,
        samples: [])
    ]
  }

  private static let beginnings = HeaderReading.keys(HeaderTable.beginnings)
  private static let ends = HeaderReading.keys(HeaderTable.ends)

  /// Whether a call was answered, where nothing says more of what came of it.
  func answered(_ guess: MappingGuess) -> [ProposedField] {
    if guess.choice("outcome") != nil { return [] }
    return told(
      "outcome", by: ["answered", "connected", "isconnected", "isanswered", "pickedup", "是否接通", "接通"],
      yes: "connected", no: "no answer", besides: guess.usedColumns)
  }

  /// Whether somebody came.
  func attended(_ guess: MappingGuess) -> [ProposedField] {
    guard guess.choice("status") == nil, guess.choice("completed") == nil else { return [] }
    return told(
      "status", by: ["attended", "showed", "showedup", "attendance", "是否到店", "是否到场", "是否赴约"], yes: "done",
      no: "no_show", besides: guess.usedColumns)
  }

  /// Of stock with a column for each week or month, the last one.
  private func takeLastStock(_ guess: inout MappingGuess) {
    guard guess.choice("stock") == nil, DaySheet.says(DaySheet.stocked, [sheet.name]) else { return }
    let year = WideSheet.year(in: sheet.name) ?? today.year
    let counts = sheet.columns.indices.compactMap { place -> (day: CivilDate, place: Int)? in
      let column = sheet.columns[place]
      guard !column.isPair, column.profile.isNumber, case .column(let header) = column.value else { return nil }
      return DaySheet.day(of: header, year: year).map { ($0, place) }
    }
    guard counts.count > 2, Set(counts.map(\.day)).count == counts.count, let last = counts.max(by: { $0.day < $1.day })
    else { return }
    guess.take("stock", column: last.place, .lastOfColumns)
  }

  /// Of stock counted again and again, the last count: products know what is there now.
  func latestSnapshot(_ guess: inout MappingGuess) -> ProposedImport.Requirement? {
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

  /// A status of many words, `Working on it, Stuck, Won`, is the stage where no other column is one.
  private func takeStatusAsStage(_ guess: inout MappingGuess) {
    guard guess.choice("stage") == nil, guess.choice("state") == nil else { return }
    let status = sheet.columns.indices.first { place in
      let column = sheet.columns[place]
      return !column.isPair && column.profile.isWordList && !column.profile.isNumber && !column.profile.isBoolean
        && !guess.usedColumns.contains(place)
        && guess.words.matches(column.reading.key).contains {
          guess.entity.fields[$0.field].name == "state" && $0.weight > 0.9
        }
    }
    if let status { guess.take("stage", column: status) }
  }

  /// `Won?` with yes and no; blank is open.
  func wonOrNot(_ guess: MappingGuess) -> [ProposedField] {
    guard guess.choice("state") == nil, guess.choice("stage") == nil else { return [] }
    return told("state", by: ["won", "iswon", "closedwon", "是否赢单", "是否成交"], yes: "won", no: "lost")
  }

  /// Deals that were put away are lost ones, where nothing else says what became of them (Odoo).
  func archived(_ guess: MappingGuess) -> [ProposedField] {
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
  func takePeriods(of wide: WideSheet, _ guess: inout MappingGuess) {
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

  /// The period of a plan that only the file's name says: `Quota Oct 2026`.
  private func periodOfName(_ guess: MappingGuess) -> [ProposedField] {
    guard WideSheet.entities.contains(guess.entity.name),
      ["period", "starts", "ends"].allSatisfy({ guess.choice($0) == nil })
    else { return [] }
    return periodOfFile.map {
      [ProposedField(name: "period", value: .text($0), map: [], certainty: .likely, reason: .name, samples: [$0])]
    } ?? []
  }

  /// `Oct 2026` in the file's name.
  private var periodOfFile: String? {
    let words = sheet.name.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    let spans = [3, 2, 1].flatMap { length in
      words.count < length ? [] : (0...(words.count - length)).map { words[$0..<($0 + length)].joined(separator: " ") }
    }
    return spans.first { PeriodLabel($0)?.year != nil }
  }

  /// The first day of the period that the file's name says, where its rows bear no day.
  func dayOfFile(_ field: String) -> [ProposedField] {
    guard let label = periodOfFile.flatMap({ PeriodLabel($0) }), let day = label.period(fiscalYearStart: 1)?.start,
      label.part != .year
    else { return [] }
    return [
      ProposedField(
        name: field, value: .text(day.iso), map: [], certainty: .likely, reason: .name, samples: [day.iso])
    ]
  }

  /// A rep's target is not the team's: the team beside it is where the rep is, and adds up from there.
  func peopleOfPlan(_ guess: inout MappingGuess) throws(StoreError) -> [ProposedImport] {
    guard WideSheet.entities.contains(guess.entity.name), let rep = guess.choice("rep"),
      let team = guess.choice("team"),
      let words = EntityWords.of("reps"), !words.isOwnID(sheet.columns[rep.column].reading.key),
      case .column = sheet.columns[rep.column].value, !sheet.columns[team.column].isPair,
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
}
