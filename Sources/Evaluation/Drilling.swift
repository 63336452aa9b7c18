import SQL
import Semantics
import Store
import Syntax
import Values

/// One row of an answer, or its total, found again.
struct FoundRow {
  let title: String
  let numbers: RowNumbers
  var place: RowPlace
  /// The keys of its rows in the period that its records are of; `nil` is every row.
  var keys: [[RowKey]]?
}

extension Workspace {
  /// `drill 3 visits`: the `list` statement behind a number, and its records; a ratio has one for each of its parts.
  func drill(_ row: RowReference, _ value: Expression?, span: Span, sink: any AnswerSink) throws(EvaluationError) {
    let last = try lastAnswer(at: span)
    switch last {
    case .records(let list) where value == nil:
      return try show(try record(row, of: list, at: span), to: sink)
    case .followed(let followed): return try show(try members(row, value, of: followed, at: span), to: sink)
    case .correlated(let pairs): return try show(pairs, row, value, at: span, to: sink)
    case .rows, .stages, .pairs, .records, .frozen: break
    }
    try warn(of: last, to: sink)
    // What is a part of itself has the same records twice.
    var known: Set<ListQuestion> = []
    for number in try numbers(row, value, at: span) {
      for part in try parts(of: number, at: span) {
        for list in try records(behind: part, number, at: span)
        where known.insert(list).inserted {
          try show(list, to: sink)
        }
      }
    }
  }

  private func show(_ list: ListQuestion, to sink: any AnswerSink) throws(EvaluationError) {
    try writing {
      try sink.note(.init(formatted(Statement(.list(list)), in: keywords)))
    }
    let before = answered
    // The rows that were asked about stay those that the next one is asked of.
    defer { answered = before }
    try answer(list, span: .none, sink: sink)
  }

  /// What was correlated: its rows become those that are asked about.
  private func show(
    _ pairs: ShowQuestion, _ row: RowReference, _ value: Expression?, at span: Span, to sink: any AnswerSink
  ) throws(EvaluationError) {
    switch row {
    case .place(1, _), .total: break
    case .others: throw .statement(DrillMessages.noOthers(at: span))
    case .place(let number, let at): throw .statement(DrillMessages.noSuchRow(number, count: 1, at: at))
    case .named(let name, let at): throw .statement(DrillMessages.noRowAbout(name, near: [], at: at))
    }
    var asked = pairs
    if let value { asked.items = pairs.items.filter { $0.expression == value } }
    if asked.items.isEmpty { asked = pairs }
    try writing { try sink.note(.init(formatted(Statement(.show(asked)), in: keywords))) }
    try answer(asked, span: .none, sink: sink)
  }

  // MARK: Finding the number

  /// `side` is the period that its records are of: the question's own first, then those it is compared with. Of several
  /// rows together `value` has no part of those that lack a plan it needs.
  func find(
    _ row: RowReference, in answered: AnsweredQuestion, side: Int = 0, for value: Expression? = nil, at span: Span
  ) throws(EvaluationError) -> FoundRow {
    let answer = answered.result.answer
    let quantity = value.flatMap { try? resolver.quantity($0, named: answered.named) } ?? .constant(0)
    switch row {
    case .total:
      let answered = try withTotals(answered)
      let answer = answered.result.answer
      let all = answer.rows + answered.result.rest
      let rows = answer.planned(all, for: quantity)
      let isEverything = answered.result.leftOut == 0 && rows.count == all.count
      let isOverlapping = answered.question.isRolledUp
      let each = isEverything && !isOverlapping ? [] : try meanings(rows, answered, side)
      var place = try place(isEverything ? .everything : .these(each), answered, side)
      if isOverlapping { place.each = each }
      return FoundRow(
        title: say("total", "合计"), numbers: answer.sum(rows, for: .constant(0), isEverything: isEverything),
        place: place, keys: isEverything ? nil : answer.keys(of: rows, in: side))
    case .others:
      if answered.result.rest.isEmpty { throw .statement(DrillMessages.noOthers(at: span)) }
      let rest = answer.planned(answered.result.rest, for: quantity)
      // Whoever is not shown, unless conditions left out some.
      let isWhole = answered.result.leftOut == 0 && rest.count == answered.result.rest.count
      let isShort = !isWhole || rest.count <= answer.rows.count
      let left = try meanings(rest, answered, side)
      let rows: RowPlace.Rows =
        isShort ? .these(left) : .allBut(try meanings(answer.rows, answered, side), rest: left)
      return FoundRow(
        title: say("others", "其他"), numbers: answer.sum(rest, for: .constant(0)),
        place: try place(rows, answered, side), keys: answer.keys(of: rest, in: side))
    case .place(let number, let at):
      guard answer.rows.indices.contains(number - 1) else {
        throw .statement(DrillMessages.noSuchRow(number, count: answer.rows.count, at: at))
      }
      return try found(answer.rows[number - 1], in: answered, side: side)
    case .named(let name, let at):
      let wanted = name.lowercased()
      let keys = answer.question.keys
      guard
        let row = answer.rows.first(where: { row in
          row.keys.contains { words($0.shown).lowercased() == wanted } || words(row.keys, of: keys).contains(name)
        })
      else {
        let known = answer.rows.flatMap { words($0.keys, of: keys) }
        throw .statement(DrillMessages.noRowAbout(name, near: nearestWords(to: name, among: Set(known)), at: at))
      }
      return try found(row, in: answered, side: side)
    }
  }

  /// A program that reads the rows did not ask for them.
  private func withTotals(_ answered: AnsweredQuestion) throws(EvaluationError) -> AnsweredQuestion {
    if answered.result.hasTotals { return answered }
    var found = answered
    found.result = try result(of: answered.question)
    return found
  }

  func found(
    _ row: AnswerRow, in answered: AnsweredQuestion, side: Int = 0
  ) throws(EvaluationError) -> FoundRow {
    FoundRow(
      title: words(row.keys, of: answered.question.keys).joined(separator: " · "), numbers: row.numbers,
      place: try place(.these(try meanings([row], answered, side)), answered, side),
      keys: answered.result.answer.keys(of: [row], in: side))
  }

  private func place(
    _ rows: RowPlace.Rows, _ answered: AnsweredQuestion, _ side: Int
  ) throws(EvaluationError) -> RowPlace {
    RowPlace(
      rows, whole: answered.result.answer.sides[side].question.period, members: try members(of: answered),
      leading: try leading(of: answered.question))
  }

  func firstNumber(of answered: AnsweredQuestion, at span: Span) throws(EvaluationError) -> Expression {
    guard let column = answered.question.columns.first else {
      throw .statement(DrillMessages.noRecords("this answer", at: span))
    }
    return try expression(of: column)
  }

  /// The expression that a column shows, as it could be written.
  func expression(of column: MetricColumn) throws(EvaluationError) -> Expression {
    if let written = column.expression { return written }
    return try resolving { () throws(Diagnostic) in try parseExpression(column.name, lexicon: lexicon) }
  }

  func parts(of number: FoundNumber, at span: Span) throws(EvaluationError) -> [NumberPart] {
    let (expression, answered) = (number.value, number.answered)
    // What is misspelt is said before anything else.
    do { try resolver.checkNumber(expression, named: answered.named) } catch {
      guard error.code == "vs-missing", !answered.question.comparators.isEmpty else { throw .statement(error) }
      throw .statement(DrillMessages.ofTwoPeriods(formatted(expression), at: span))
    }
    let all = resolver.parts(of: expression, named: answered.named, following: answered.question.cohort)
    let (restsOnTeam, keys) = (restsOnTeam(number), number.row.keys == nil ? [] : answered.question.keys)
    let parts = all.filter { part in
      if part.reading.isOfTeam { return restsOnTeam }
      // Who has nothing has a row only where it is known in which.
      return !part.reading.isEverybody || keys.allSatisfy { resolver.canSplit(part, by: $0) }
    }
    if parts.isEmpty { throw .statement(DrillMessages.noRecords("`\(formatted(expression))`", at: span)) }
    return parts
  }

  /// Whether numbers of the team stand in for the row's own.
  private func restsOnTeam(_ number: FoundNumber) -> Bool {
    guard number.side == 0, let quantity = try? resolver.quantity(number.value, named: number.answered.named) else {
      return false
    }
    let (reader, numbers) = (number.answered.result.answer.reader, number.row.numbers)
    return quantity.standIns.contains { own, other in
      reader.value(own, numbers) == .nothing && reader.value(other, numbers) != .nothing
    }
  }

  /// The team of the row, or of its rep on the day of the question.
  private func team(of number: FoundNumber) throws(EvaluationError) -> KeyValue? {
    let keys = number.question.keys
    guard let own = number.row.keys?.first, number.row.keys?.count == 1 else { return nil }
    if let position = keys.firstIndex(where: { $0.name == "team" }) {
      return try keyValue(keys[position], own[position])
    }
    guard let position = keys.firstIndex(where: { $0.name == "rep" }), let teams = catalogue.entity("teams"),
      case .integer(let rep) = own[position].identity
    else { return nil }
    let day = SQLValue.text(number.question.moment.iso)
    let found = try storing { () throws(StoreError) in
      try reader.rows(
        "SELECT team_id FROM rep_assignments WHERE rep_id = ? AND from_on <= ? AND until_on > ?",
        [.integer(rep), day, day])
    }
    guard case .integer(let team)? = found.last?.first else { return .missing }
    return try labels(of: [team], in: teams).first
  }

  /// One list, or one for each of the times that states are read at.
  func records(
    behind part: NumberPart, _ number: FoundNumber, at span: Span
  ) throws(EvaluationError) -> [ListQuestion] {
    let question = number.question
    let row =
      try part.reading.above.map { above throws(EvaluationError) in
        try rows(above: number, above, part, at: span)
      } ?? number.row
    let first = question.period == nil ? axisStart(of: number) : nil
    let along = try part.reading.buckets.flatMap { buckets throws(EvaluationError) in
      try times(of: buckets, from: number)
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
      let list = try asking(at: span) { () throws(Diagnostic) in
        try resolver.recordList(of: part, in: number.answered.show, question, place)
      }
      if !isStatement(list) { throw .statement(DrillMessages.tooLong(at: span)) }
      found.append(list)
    }
    return found
  }

  /// Whether it is short enough to be read again; one of so few bytes always is.
  private func isStatement(_ list: ListQuestion) -> Bool {
    let text = formatted(Statement(.list(list)), in: keywords)
    return text.utf8.count < 8_000 || (try? parseStatement(text, lexicon: lexicon)) != nil
  }

  /// Of what a share with a plan is taken: the rows that have one; `nil` where that is all of them.
  private func wholeWithPlans(
    of number: FoundNumber, _ part: NumberPart, at span: Span
  ) throws(EvaluationError) -> [RowPlace.Row]? {
    let (answered, answer) = (number.answered, number.answered.result.answer)
    guard let quantity = try? resolver.quantity(number.value, named: answered.named) else { return nil }
    var rows = answered.allRows
    let wholes =
      quantity.shareParts
      + quantity.rowViews.compactMap { if case .ofRows(.cumulativeShare, let part) = $0 { part } else { nil } }
    if !wholes.contains(where: { $0.ownMeasures.contains { $0.plan != nil } }) { return nil }
    let planned = wholes.reduce(rows) { answer.planned($0, for: $1) }
    if planned.count == rows.count && answered.result.leftOut == 0 { return nil }
    // Rows that conditions left out took part and are not known any more.
    guard answered.result.leftOut == 0, number.side == 0 else {
      throw .statement(DrillMessages.noRecords("`\(part.title)`", at: span))
    }
    rows = planned
    if part.reading.isOfMoment { rows.removeAll { $0.numbers.period != number.row.numbers.period } }
    return try meanings(rows, answered, 0)
  }

  /// What cannot be asked is told of the sentence that was written.
  private func asking<Found>(
    at span: Span, _ body: () throws(Diagnostic) -> Found
  ) throws(EvaluationError) -> Found {
    do { return try body() } catch { throw .statement(Diagnostic(code: error.code, error.message, at: span)) }
  }

  /// The row and all that have more, or all of its group.
  private func rows(
    above number: FoundNumber, _ above: NumberPart.Above, _ part: NumberPart, at span: Span
  ) throws(EvaluationError) -> FoundRow {
    let answered = number.answered
    let answer = answered.result.answer
    // Rows that conditions left out took part and are not known any more.
    guard answered.result.leftOut == 0, number.side == 0, number.row.keys?.count == 1, let own = number.row.keys?.first,
      let quantity = try? resolver.quantity(above.number, named: answered.named)
    else { throw .statement(DrillMessages.noRecords("`\(part.title)`", at: span)) }
    let rows = answered.allRows.sorted { ShowAnswer.precedes($0.keys, $1.keys) }
    let formula = answer.reader.formula(quantity)
    let values = rows.map { formula($0.numbers) }
    let positions = above.groups.compactMap { name in answer.question.keys.firstIndex { $0.name == name } }
    let order = ShowAnswer.ordered(
      rows.indices.filter { values[$0].number != nil }, by: values.map(SortValue.init), descending: true
    ).filter { index in positions.allSatisfy { rows[index].keys[$0] == own[$0] } }
    guard let last = above.isWhole ? order.indices.last : order.firstIndex(where: { rows[$0].keys == own }) else {
      throw .statement(DrillMessages.noRecords("`\(part.title)`", at: span))
    }
    let found = order[...last].map { rows[$0] }
    var row = number.row
    row.place = try place(.these(try meanings(found, answered, 0)), answered, 0)
    row.keys = found.map(\.keys)
    return row
  }

  /// Where rows are of units of time that may cross, as a week that lies in two months, the times of the rows that a number
  /// looks at; empty before the first.
  private func times(
    of buckets: NumberPart.Buckets, from number: FoundNumber
  ) throws(EvaluationError) -> [Period]? {
    let question = number.question
    guard number.side == 0, !question.coarserTimes.isEmpty, number.row.keys?.count == 1,
      let own = number.row.keys?.first
    else { return nil }
    // Whatever is shown of them.
    let answer = try result(of: number.answered.question.ofAllRows).answer
    for series in answer.series {
      guard let place = series.firstIndex(where: { answer.rows[$0].keys == own }) else { continue }
      let first = buckets.first.map { place - $0 } ?? 0
      if first < 0 { return [] }
      let days = series[first...(place - buckets.last)].compactMap { answer.sides[0].days(of: answer.rows[$0].keys) }
      guard buckets.first == nil, let start = days.first, let end = days.last else { return days }
      return [Period(start: start.start, end: end.end)]
    }
    return nil
  }

  /// The first day of the axis that a row's numbers go along.
  private func axisStart(of number: FoundNumber) -> CivilDate? {
    let result = number.answered.result
    let keys = number.question.keys
    guard number.row.keys?.count == 1, let own = number.row.keys?.first, let axis = number.question.timeAxis else {
      return nil
    }
    return (result.answer.rows + result.rest).compactMap { row -> CivilDate? in
      guard case .bucket(_, let start) = row.keys[axis].shown,
        keys.indices.allSatisfy({ keys[$0].isTime || row.keys[$0] == own[$0] })
      else { return nil }
      return start
    }.min()
  }

  /// Those that are counted by their whole result in the time of the row.
  private func counted(
    by part: NumberPart, _ number: FoundNumber, _ place: RowPlace, at span: Span
  ) throws(EvaluationError) -> [KeyValue]? {
    guard case .aggregate(let aggregate) = part.kind, aggregate.result != nil,
      case .name(let names) = aggregate.operand.kind, let home = names.first.flatMap({ catalogue.entity($0.text) })
    else { return nil }
    var show = number.answered.show
    show.items = [.init(part.expression)]
    show.by = [Grouping([Name(home.singular)])]
    (show.hasSubject, show.sampling) = (false, nil)
    (show.comparators, show.having, show.ranking, show.sort) = ([], nil, nil, [])
    // What happens is counted by its whole result, who is there by that of each time.
    let isOfWhole = home.timing == .event
    let time = number.question.counted(isOfWhole ? place.whole : place.period)
    if let time, time.isEmpty { return [] }
    show.period = time.map(resolver.written) ?? show.period
    if number.side > 0 || place.isTimed && !isOfWhole { show.asOf = nil }
    show.condition = Resolver.allOf(number.question.facts)
    let question = try resolving { () throws(Diagnostic) in
      var resolver = resolver
      return try resolver.question(show, span: span)
    }
    let ids = try result(of: question).answer.rows.compactMap { row -> Int? in
      guard row.numbers.outputs.first.map({ $0 != .null && $0 != .integer(0) }) ?? false,
        case .integer(let id) = row.keys[0].identity
      else { return nil }
      return id
    }
    if ids.count > Resolver.mostNamed {
      throw .statement(DrillMessages.tooMany(ids.count, .init(records: home.name), at: span))
    }
    return try labels(of: ids, in: home)
  }
}
