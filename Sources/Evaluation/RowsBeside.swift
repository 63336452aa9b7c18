import SQL
import Semantics
import Store
import Syntax
import Values

/// Rows and times beside its own that a number looks at, and who is counted in it.
extension Workspace {
  /// Of what a share with a plan is taken: the rows that have one; `nil` where that is all of them.
  func wholeWithPlans(
    of number: FoundNumber, _ part: NumberPart, at span: Span
  ) throws(EvaluationError) -> [RowPlace.Row]? {
    let (answered, answer) = (number.answered, number.answered.result.answer)
    guard let quantity = quantity(number.value, in: answered) else { return nil }
    let wholes =
      quantity.shareParts
      + quantity.rowViews.compactMap { view -> Quantity? in
        if case .ofRows(.cumulativeShare, let part) = view { return part }
        if case .ofRows(.share, let part) = view { return part }
        return nil
      }
    if !wholes.contains(where: { $0.ownMeasures.contains { $0.plan != nil } }) { return nil }
    let all = try allRows(beside: number).rows
    var rows = wholes.reduce(all) { answer.planned($0, for: $1) }
    if rows.count == all.count { return nil }
    if part.reading.isOfMoment { rows.removeAll { $0.numbers.period != number.row.numbers.period } }
    return try meanings(ofKeys: rows.map(\.keys), answered, number.side)
  }

  /// All rows that look at one another in the period of a number, those that conditions left out among them, and how they
  /// are read there.
  func allRows(
    beside number: FoundNumber
  ) throws(EvaluationError) -> (rows: [AnswerRow], reader: QuantityReader) {
    let answered = number.answered
    if number.side == 0, answered.result.leftOut == 0 { return (answered.allRows, answered.result.answer.reader) }
    let answer = try result(of: answered.question.ofAllRows).answer
    guard number.side > 0 else { return (answer.rows, answer.reader) }
    return (OtherRows(answer, side: number.side - 1).rows, answer.reader.others[number.side - 1])
  }

  /// The row and all that have more, or all of its group.
  func rows(
    above number: FoundNumber, _ above: NumberPart.Above, _ part: NumberPart, at span: Span
  ) throws(EvaluationError) -> FoundRow {
    let answered = number.answered
    guard number.row.keys?.count == 1, let own = number.row.keys?.first,
      let quantity = quantity(above.number, in: answered)
    else { throw .statement(DrillMessages.noRecords("`\(part.title)`", at: span)) }
    let (all, reader) = try allRows(beside: number)
    let rows = all.sorted { ShowAnswer.precedes($0.keys, $1.keys) }
    let formula = reader.formula(quantity)
    let values = rows.map { formula($0.numbers) }
    let groups = above.groups + number.question.moments(of: quantity)
    let positions = groups.compactMap { name in number.question.keys.firstIndex { $0.name == name } }
    let order = ShowAnswer.ordered(
      rows.indices.filter { values[$0].number != nil }, by: values.map(SortValue.init), descending: true
    ).filter { index in positions.allSatisfy { rows[index].keys[$0] == own[$0] } }
    guard let last = above.isWhole ? order.indices.last : order.firstIndex(where: { rows[$0].keys == own }) else {
      throw .statement(DrillMessages.noRecords("`\(part.title)`", at: span))
    }
    let keys = order[...last].map { rows[$0].keys }
    var row = number.row
    let isEverything = above.isWhole && above.groups.isEmpty && number.question.ownGrain == nil
    row.place = try place(
      isEverything ? .everything : .these(try meanings(ofKeys: keys, answered, number.side)), answered, number.side)
    row.keys = isEverything ? nil : keys
    return row
  }

  /// Where rows are of units of time that may cross, as a week that lies in two months, or lack a plan, the times of the
  /// rows that a number looks at; empty before the first. A state is that of the whole week.
  func times(
    of buckets: NumberPart.Buckets, from number: FoundNumber, _ part: NumberPart
  ) throws(EvaluationError) -> TimesBeside? {
    let question = number.question
    let planned = plannedView(of: number, part)
    guard number.side == 0, !question.coarserTimes.isEmpty || planned != nil, number.row.keys?.count == 1,
      let own = number.row.keys?.first
    else { return nil }
    let isState = try resolving { () throws(Diagnostic) in try resolver.isState(part, question) }
    // Whatever is shown of them.
    let answer = try result(of: number.answered.question.ofAllRows).answer
    for series in answer.series {
      guard let place = series.firstIndex(where: { answer.rows[$0].keys == own }) else { continue }
      let first = buckets.first.map { place - $0 } ?? 0
      if first < 0 { return TimesBeside([], hasGaps: false) }
      let all = series[first...(place - buckets.last)].map { answer.rows[$0] }
      let rows = all.filter { row in planned.map { !answer.lacksPlan(row.numbers, for: $0) } ?? true }
      let hasGaps = rows.count < all.count
      if !hasGaps, question.coarserTimes.isEmpty { return nil }
      let times = rows.compactMap { row in
        isState ? answer.sides[0].period(of: row.keys) : answer.sides[0].days(of: row.keys)
      }
      return TimesBeside(times, hasGaps: hasGaps)
    }
    return nil
  }

  /// What of a number adds up rows of which each needs a plan; what was planned is known without.
  private func plannedView(of number: FoundNumber, _ part: NumberPart) -> Quantity? {
    guard case .aggregate = part.kind, let quantity = quantity(of: number) else { return nil }
    for case .ofRows(let view, let inner) in quantity.rowViews where inner.measures.contains(where: { $0.plan != nil })
    {
      switch view {
      case .running, .moving: return inner
      case .previous, .growth, .rank, .cumulative, .cumulativeShare, .share: continue
      }
    }
    return nil
  }

  /// The first day of the axis that a row's numbers go along.
  func axisStart(of number: FoundNumber) -> CivilDate? {
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
  func counted(
    by part: NumberPart, _ number: FoundNumber, _ place: RowPlace, at span: Span
  ) throws(EvaluationError) -> [KeyValue]? {
    guard case .aggregate(let aggregate) = part.kind, aggregate.result != nil,
      case .name(let names) = aggregate.operand.kind, let home = names.first.flatMap({ catalogue.entity($0.text) })
    else { return nil }
    // What happens is counted by its whole result, who is there by that of each time.
    let isOfWhole = home.timing == .event
    let time = number.question.counted(isOfWhole ? place.whole : place.period)
    if let time, time.isEmpty { return [] }
    var show = asking(part, number, place)
    show.by = [Grouping([Name(home.singular)])]
    show.period = time.map(resolver.written) ?? show.period
    if number.side > 0 || place.isTimed && !isOfWhole { show.asOf = nil }
    let question = try resolving { () throws(Diagnostic) in
      var resolver = resolver
      return try resolver.question(show, span: span)
    }
    return try labels(of: Self.counted(try result(of: question).answer.rows), in: home, at: span)
  }

  /// The question of a number, asked of one of its parts alone.
  private func asking(_ part: NumberPart, _ number: FoundNumber, _ place: RowPlace) -> ShowQuestion {
    var show = number.answered.show
    show.items = [.init(part.expression)]
    (show.hasSubject, show.sampling) = (false, nil)
    (show.comparators, show.having, show.ranking, show.sort) = ([], nil, nil, [])
    show.condition = Resolver.allOf(number.question.facts)
    // Whom the question is about was chosen in its own time.
    show.population = show.population.map { resolver.named($0, place.members) }
    return show
  }

  /// The records that rows end in, as far as anything is counted of them.
  private static func counted(_ rows: [AnswerRow]) -> [Int] {
    rows.compactMap { row in
      guard row.numbers.outputs.first.map({ $0 != .null && $0 != .integer(0) }) ?? false,
        case .integer(let id)? = row.keys.last?.identity
      else { return nil }
      return id
    }
  }

  private func labels(
    of ids: [Int], in home: Entity, at span: Span
  ) throws(EvaluationError) -> [KeyValue] {
    if ids.count > Resolver.mostNamed {
      throw .statement(DrillMessages.tooMany(ids.count, .init(records: home.name), at: span))
    }
    return try labels(of: ids, in: home)
  }

  /// The place with the records of a part by name, where no condition of a list chooses them: the question is asked again
  /// with a row for each. `nil` where it cannot be asked so.
  func byName(
    _ part: NumberPart, _ number: FoundNumber, _ place: RowPlace, at span: Span
  ) throws(EvaluationError) -> RowPlace? {
    let keys = number.question.keys
    guard let records = resolver.records(of: part), let home = catalogue.entity(records.entity.text) else { return nil }
    var show = asking(part, number, place)
    show.items = [.init(records.count)]
    show.by.append(Grouping([Name(home.singular)]))
    if number.side > 0 {
      show.period = number.question.period.map(resolver.written)
      show.asOf = number.question.isPast ? .literal(.day(number.question.moment)) : nil
    }
    var asker = resolver
    guard let question = try? asker.question(show, span: span), question.keys.last?.name == home.singular else {
      return nil
    }
    let positions = question.keys.dropLast().compactMap { key in keys.firstIndex { $0.name == key.name } }
    guard positions.count == keys.count, question.keys.count == keys.count + 1 else { return nil }
    let own = number.row.keys.map { rows in Set(rows.map { row in positions.map { row[$0] } }) }
    let answer = try result(of: question).answer
    let rows = answer.rows.filter { row in
      if place.isTimed, answer.sides[0].period(of: row.keys) != place.period { return false }
      return own?.contains(Array(row.keys.dropLast())) ?? true
    }
    var named = place
    named.counted = try labels(of: Array(Set(Self.counted(rows))), in: home, at: span)
    named.isByName = true
    return named
  }
}
