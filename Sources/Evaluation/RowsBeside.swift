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

  /// The row and all that have more, or all of its group.
  func rows(
    above number: FoundNumber, _ above: NumberPart.Above, _ part: NumberPart, at span: Span
  ) throws(EvaluationError) -> FoundRow {
    let answered = number.answered
    let answer = answered.result.answer
    // Rows that conditions left out took part and are not known any more.
    guard answered.result.leftOut == 0, number.side == 0, number.row.keys?.count == 1, let own = number.row.keys?.first,
      let quantity = quantity(above.number, in: answered)
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
    let isEverything = above.isWhole && above.groups.isEmpty && answer.question.ownGrain == nil
    row.place = try place(isEverything ? .everything : .these(try meanings(found, answered, 0)), answered, 0)
    row.keys = isEverything ? nil : found.map(\.keys)
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
      case .previous, .growth, .rank, .cumulative, .cumulativeShare: continue
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
    // Whom the question is about was chosen in its own time.
    show.population = show.population.map { resolver.named($0, place.members) }
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
