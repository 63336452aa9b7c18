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

  /// The rows and all that have more, or all of their groups.
  func rows(
    above number: FoundNumber, _ above: NumberPart.Above, _ part: NumberPart, at span: Span
  ) throws(EvaluationError) -> FoundRow {
    let answered = number.answered
    guard let quantity = quantity(above.number, in: answered) else {
      throw .statement(DrillMessages.noRecords("`\(part.title)`", at: span))
    }
    let own = number.row.keys.map(Set.init)
    let (all, reader) = try allRows(beside: number)
    let rows = all.sorted { ShowAnswer.precedes($0.keys, $1.keys) }
    let formula = reader.formula(quantity)
    let values = rows.map { formula($0.numbers) }
    let groups = above.groups + number.question.moments(of: quantity)
    let positions = groups.compactMap { name in number.question.keys.firstIndex { $0.name == name } }
    let order = ShowAnswer.ordered(
      rows.indices.filter { values[$0].number != nil }, by: values.map(SortValue.init), descending: true)
    var keys: [[RowKey]] = []
    for group in Dictionary(grouping: order, by: { index in positions.map { rows[index].keys[$0] } }).values {
      let last = group.lastIndex { own?.contains(rows[$0].keys) ?? true }
      if let last { keys += group[...(above.isWhole ? group.count - 1 : last)].map { rows[$0].keys } }
    }
    if keys.isEmpty { throw .statement(DrillMessages.noRecords("`\(part.title)`", at: span)) }
    keys.sort(by: ShowAnswer.precedes)
    var row = number.row
    let isEverything = above.isWhole && above.groups.isEmpty && number.question.ownGrain == nil
    row.place = try place(
      isEverything ? .everything : .these(try meanings(ofKeys: keys, answered, number.side)), answered, number.side)
    row.keys = isEverything ? nil : keys
    return row
  }

  /// Where rows are of units of time that may cross, as a week that lies in two months, lack a plan, or lie ahead, where
  /// only times with records have one, the times of the rows that a number looks at; empty before the first. A state is that of the whole week.
  func times(
    of buckets: NumberPart.Buckets, from number: FoundNumber, _ part: NumberPart
  ) throws(EvaluationError) -> TimesBeside? {
    let question = number.question
    let planned = plannedView(of: number, part)
    let isAhead = number.row.place.period.map { $0.start > today } ?? false
    guard !question.coarserTimes.isEmpty || planned != nil || isAhead, number.row.keys?.count == 1,
      let own = number.row.keys?.first
    else { return nil }
    let isState = try resolving { () throws(Diagnostic) in try resolver.isState(part, question) }
    let answer = try answerOfAll(beside: number)
    for series in answer.series {
      guard let place = series.firstIndex(where: { answer.rows[$0].keys == own }) else { continue }
      let first = buckets.first.map { place - $0 } ?? 0
      if first < 0 { return TimesBeside([], hasGaps: false) }
      let all = series[first...(place - buckets.last)].map { answer.rows[$0] }
      let rows = all.filter { row in planned.map { !answer.lacksPlan(row.numbers, for: $0) } ?? true }
      let hasGaps = rows.count < all.count || isAhead
      if !hasGaps, question.coarserTimes.isEmpty { return nil }
      // What stands beside a week is the whole of another one, whatever months it lies in.
      let isWhole = isState || number.side > 0
      var times: [Period] = []
      for row in rows {
        let side = answer.sides[number.side]
        let time = isWhole ? side.period(of: row.keys) : side.days(of: row.keys)
        if let time, !times.contains(time) { times.append(time) }
      }
      return TimesBeside(times, hasGaps: hasGaps)
    }
    return nil
  }

  /// Whether a row is one of a calendar's times, from which those that it looks at are counted.
  func isOfOneTime(_ row: FoundRow, _ question: Question) -> Bool {
    guard row.keys?.count == 1, let only = row.place.rows.only, only.isTimed, let axis = question.seriesAxis,
      case .time(let grain) = question.keys[axis].kind
    else { return false }
    return !grain.isCycle
  }

  /// The rows that several look at along the time, or along how long after its own day a record is.
  func rows(
    along buckets: NumberPart.Buckets, of row: FoundRow, _ number: FoundNumber, _ part: NumberPart, at span: Span
  ) throws(EvaluationError) -> FoundRow {
    let (own, planned) = (row.keys.map(Set.init), plannedView(of: number, part))
    let answer = try answerOfAll(beside: number)
    var keys: [[RowKey]] = []
    for series in answer.series {
      let places = series.indices.filter { own?.contains(answer.rows[series[$0]].keys) ?? true }
      let looked = places.map { place in
        (first: buckets.first.map { place - $0 } ?? 0, last: place - buckets.last)
      }.filter { $0.first >= 0 && $0.first <= $0.last }
      var next = 0
      for (first, last) in looked where last >= next {
        keys += series[max(first, next)...last].map { answer.rows[$0] }
          .filter { row in planned.map { !answer.lacksPlan(row.numbers, for: $0) } ?? true }.map(\.keys)
        next = last + 1
      }
    }
    if keys.isEmpty { throw .statement(Resolver.nothingBefore(part.title, at: span)) }
    var looked = row
    looked.keys = keys
    let meant = try meanings(ofKeys: keys, number.answered, number.side)
    looked.place = try place(.these(meant), number.answered, number.side)
    looked.place.each = row.place.each
    return looked
  }

  /// Every row of the period that a number is of, whatever is shown of them, as they look at one another.
  func answerOfAll(beside number: FoundNumber) throws(EvaluationError) -> ShowAnswer {
    var answer = try result(of: number.answered.question.ofAllRows).answer
    if number.side == 0 { return answer }
    let rows = OtherRows(answer, side: number.side - 1).rows
    answer.reader = answer.reader.others[number.side - 1]
    answer.rows = rows
    return answer
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
}
