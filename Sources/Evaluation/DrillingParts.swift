import SQL
import Semantics
import Store
import Syntax
import Values

/// What a number is made of, and the statements that list it.
extension Workspace {
  func parts(of number: FoundNumber, at span: Span) throws(EvaluationError) -> [NumberPart] {
    let (expression, answered) = (number.value, number.answered)
    // What is misspelt is said before anything else; what is named of another period is a number of its own.
    do { try resolver.checkNumber(expression, named: answered.named) } catch {
      guard error.code == "vs-missing", !answered.question.comparators.isEmpty else { throw .statement(error) }
    }
    let all = resolver.parts(of: expression, in: answered)
    let (restsOnTeam, keys) = (restsOnTeam(number), number.row.keys == nil ? [] : answered.question.keys)
    let rows = number.row.keys ?? []
    let isOfNoTime =
      !rows.isEmpty
      && answered.question.timeAxis.map { axis in rows.allSatisfy { $0[axis].identity == .null } } ?? false
    let parts = all.filter { part in
      if part.reading.isOfTeam { return restsOnTeam }
      // Who has nothing has a row only where it is known in which, and none in no time.
      return !part.reading.isEverybody || !isOfNoTime && keys.allSatisfy { resolver.canSplit(part, by: $0) }
    }
    if parts.isEmpty { throw .statement(DrillMessages.noRecords("`\(formatted(expression))`", at: span)) }
    return parts
  }

  /// Whether numbers of the team stand in for the row's own.
  private func restsOnTeam(_ number: FoundNumber) -> Bool {
    guard number.side == 0, let quantity = quantity(of: number) else { return false }
    let (reader, numbers) = (number.answered.result.answer.reader, number.row.numbers)
    return quantity.standIns.contains { own, other in
      reader.value(own, numbers) == .nothing && reader.value(other, numbers) != .nothing
    }
  }

  /// The team of the row, or of its rep on the day of the question.
  private func team(of number: FoundNumber) throws(EvaluationError) -> KeyValue? {
    guard let teams = catalogue.entity("teams") else { return nil }
    let (keys, day) = (number.question.keys, number.question.moment)
    let own = number.row.keys?.count == 1 ? number.row.keys?.first : nil
    if let own, let position = keys.firstIndex(where: { $0.name == "team" }) {
      return try keyValue(keys[position], own[position])
    }
    var found: [SQLValue]
    if let own, let position = keys.firstIndex(where: { $0.name == "rep" }),
      case .integer(let rep) = own[position].identity
    {
      found = try storing { () throws(StoreError) in
        try reader.rows(
          "SELECT team_id FROM rep_assignments WHERE rep_id = ? AND from_on <= ? AND until_on > ?",
          [.integer(rep), .text(day.iso), .text(day.iso)])
      }.compactMap(\.last)
    } else if let rep = number.question.onlyRep {
      found = try teamIDs(ofRepsNamed: rep, on: day)
    } else {
      return nil
    }
    guard case .integer(let team)? = found.last else { return .missing }
    return try labels(of: [team], in: teams).first
  }

  /// One list, or several: one for each of the times that states are read at, and as many as it takes to name all rows.
  func records(
    behind part: NumberPart, _ number: FoundNumber, at span: Span
  ) throws(EvaluationError) -> [ListQuestion] {
    var part = part
    let question = number.question
    if number.side > 0, case .these(let rows) = number.row.place.rows, rows.isEmpty {
      throw .statement(DrillMessages.nothingBeside(part.title, at: span))
    }
    var row =
      try part.reading.above.map { above throws(EvaluationError) in
        try rows(above: number, above, part, at: span)
      } ?? number.row
    if let buckets = part.reading.buckets, !isOfOneTime(row, question) {
      row = try rows(along: buckets, of: row, number, part, at: span)
      part.reading.buckets = nil
    }
    if part.isOwn, part.reading.isWhole, question.isRolledUp, row.place.each.isEmpty {
      // What is somebody's own is in one of the rows.
      row.place.each = try meanings(ofKeys: allRows(beside: number).rows.map(\.keys), number.answered, number.side)
    }
    let hasStart = question.period.map { $0.start > PeriodBounds.earliest } ?? false
    let first = hasStart ? nil : axisStart(of: number)
    let along = try part.reading.buckets.flatMap { buckets throws(EvaluationError) in
      try times(of: buckets, from: number, part)
    }
    let places = try asking(at: span) { () throws(Diagnostic) in
      try resolver.places(of: part, in: question, around: row.place, from: first, along: along)
    }
    let plans = try plans(behind: part, number, row.keys, at: places.first?.period)
    let whole = part.reading.isWhole ? try wholeWithPlans(of: number, part, at: span) : nil
    var found: [ListQuestion] = []
    for var place in places {
      if let whole { place.rows = .these(whole) }
      place.counted = try counted(by: part, number, place, at: span)
      if part.reading.isOfTeam { place.team = try team(of: number) }
      place.plans = plans
      if number.isOfDifferent, let whom = try different(part, number, row.keys, place) {
        found += whom
        continue
      }
      found += try lists(of: part, number, row.keys, place, at: span)
    }
    return found
  }

  /// One list; where one statement cannot name all rows, or all records, those of two parts of them. Records are named where
  /// no condition chooses them, and where that takes fewer statements.
  private func lists(
    of part: NumberPart, _ number: FoundNumber, _ rows: [[RowKey]]?, _ place: RowPlace, at span: Span
  ) throws(EvaluationError) -> [ListQuestion] {
    do throws(EvaluationError) {
      if place.counted?.count ?? 0 > Resolver.mostNamed {
        throw .statement(DrillMessages.tooLong(at: span))
      }
      let list = try asking(at: span) { () throws(Diagnostic) in
        try resolver.recordList(of: part, in: number.answered.show, number.question, place)
      }
      if !isStatement(list) { throw .statement(DrillMessages.tooLong(at: span)) }
      return [list]
    } catch {
      guard let reason = error.ofRecords, !reason.tellsOfNone else { throw error }
      // What only divides need not be of one row alone.
      let isWhole = reason.code == Resolver.noSentence || part.reading.isDivisor || place.rowCount > Resolver.mostNamed
      if isWhole, !place.isByName, let named = try byName(part, number, rows, place) {
        return try lists(of: part, number, rows, named, at: span)
      }
      let halves = place.halves
      if reason.code == Resolver.noSentence || halves.isEmpty { throw error }
      var found: [ListQuestion] = []
      for half in halves { found += try lists(of: part, number, rows, half, at: span) }
      return found
    }
  }

  /// Whether it is short enough to be read again; one of so few bytes always is.
  func isStatement(_ list: ListQuestion) -> Bool {
    let text = formatted(Statement(.list(list)), in: keywords)
    return text.utf8.count < 8_000 || (try? parseStatement(text, lexicon: lexicon)) != nil
  }

  /// What cannot be asked is told of the sentence that was written.
  private func asking<Found>(
    at span: Span, _ body: () throws(Diagnostic) -> Found
  ) throws(EvaluationError) -> Found {
    do { return try body() } catch { throw .statement(Diagnostic(code: error.code, error.message, at: span)) }
  }
}
