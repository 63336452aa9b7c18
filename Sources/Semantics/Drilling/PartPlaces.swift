package import Syntax
package import Values

/// The times of the rows that a number looks at.
package struct TimesBeside {
  let times: [Period]
  /// Rows that lack a plan are left out.
  let hasGaps: Bool

  package init(_ times: [Period], hasGaps: Bool) {
    self.times = times
    self.hasGaps = hasGaps
  }
}

extension Resolver {
  /// Where the records of a part lie: at the row itself, at other rows of its time axis, or everywhere. States of several
  /// times are in several places, one for each. `first` is the first day of the axis where no period says it,
  /// `along` are the times of the rows that a number looks at, where they do not follow from its own.
  package func places(
    of part: NumberPart, in question: Question, around place: RowPlace, from first: CivilDate?, along: TimesBeside?
  ) throws(Diagnostic) -> [RowPlace] {
    func everywhere(_ place: RowPlace) -> RowPlace {
      var everywhere = place
      everywhere.rows = .everything
      return everywhere
    }
    let isOfAllTimes = question.timeAxis.map { question.keys[$0].name == part.reading.spread } ?? false
    if isOfAllTimes, part.reading.buckets == nil { return [place.at(place.whole)] }
    // What is read as of a moment is part of what there was then, at other times as at the row's own.
    let isOfEachTime = part.reading.isWhole && part.reading.isOfMoment
    if part.reading.isWhole && !isOfEachTime || part.reading.isOfTeam { return [everywhere(place.at(place.whole))] }
    guard let buckets = part.reading.buckets else {
      if isOfEachTime { return place.apart(isOverlapping: false, isOfTimes: true).map(everywhere) }
      guard case .aggregate = part.kind else { return [place] }
      let isOverlapping = question.isRolledUp && !part.isOwn
      let isState = try isOfTimes(part, question)
      if !isOverlapping, !isState { return [place] }
      return place.apart(isOverlapping: isOverlapping, isOfTimes: try isReadEachTime(part, question))
    }
    guard place.rows.only != nil, let own = place.period, let axis = question.seriesAxis,
      case .time(let grain) = question.keys[axis].kind, !grain.isCycle
    else { throw Messages.drillIntoTimeless(part.title) }
    // Whoever only divides is there in all of the time, or at the end of what is looked at.
    let timing = try timing(of: part)
    let onlyDivides = part.reading.isDivisor && timing == .population
    if onlyDivides, isUncut(part, question) { return [place] }
    let rows = along?.times
    if rows?.isEmpty ?? false { throw Messages.drillBeforeFirst(part.title) }
    func at(_ time: Period) -> RowPlace { isOfEachTime ? everywhere(place.at(time)) : place.at(time) }
    let isState = try isOfTimes(part, question)
    let axisStart = place.whole.flatMap { $0.start > PeriodBounds.earliest ? $0.start : nil } ?? first
    if isState, !onlyDivides, rows == nil, buckets.first == nil, let start = axisStart {
      // Who is there in each time is added up.
      let upToOwn = Period(start: start, end: own.end)
      let times = environment.calendar.buckets(grain, over: upToOwn).dropLast(buckets.last)
      if times.isEmpty { throw Messages.drillBeforeFirst(part.title) }
      return times.map { at($0.common(with: upToOwn)) }
    }
    var found = if let rows { rows } else { try times(buckets, grain, own, part, place) }
    if onlyDivides { return found.suffix(1).map(at) }
    if !isState, buckets.first == nil, along?.hasGaps != true, let start = found.first {
      // Before the axis there are no records, but what divides was there; what is in its own time is asked time by time.
      let outset = place.whole?.start ?? PeriodBounds.earliest
      let beginsWithAxis = part.reading.isDivisor || usesOwnTime(part, question)
      found[0] = Period(start: beginsWithAxis ? axisStart ?? outset : outset, end: start.end)
    }
    if !isState { found = Self.joined(found) }
    return found.map(at)
  }

  /// Times that follow one another are one.
  private static func joined(_ times: [Period]) -> [Period] {
    var found: [Period] = []
    for time in times {
      if let last = found.last, time.start <= last.end {
        found[found.count - 1] = Period(start: last.start, end: max(last.end, time.end))
      } else {
        found.append(time)
      }
    }
    return found
  }

  /// The parts of the axis that are looked at, within the time of the whole; from its first on it is one.
  private func times(
    _ buckets: NumberPart.Buckets, _ grain: Grain, _ own: Period, _ part: NumberPart, _ place: RowPlace
  ) throws(Diagnostic) -> [Period] {
    let rules = environment.calendar
    var found = [rules.bucket(grain, holding: own.start)]
    for _ in 0..<max(buckets.first ?? 0, buckets.last) {
      found.insert(rules.bucket(grain, holding: found[0].start.adding(days: -1)), at: 0)
    }
    if let whole = place.whole, found[0].end <= whole.start { throw Messages.drillBeforeFirst(part.title) }
    if buckets.first != nil {
      found.removeLast(buckets.last)
    } else {
      found = [found[0]]
    }
    return found.map { bucket in place.whole.map(bucket.common) ?? bucket }
  }

  private func usesOwnTime(_ part: NumberPart, _ question: Question) -> Bool {
    guard case .aggregate(let aggregate) = part.kind else { return false }
    return usesOwnTime(aggregate, part, question)
  }

  /// Whether each time is read apart: a state, or what happened for whoever owned the customers at its end.
  private func isOfTimes(_ part: NumberPart, _ question: Question) throws(Diagnostic) -> Bool {
    if try isState(part, question) { return true }
    guard case .aggregate(let aggregate) = part.kind else { return false }
    return question.hasOwnersOfEachTime(try entity(of: aggregate, whole: .none))
  }

  /// Whether a state, or who is there, is that of each time of the axis.
  private func isReadEachTime(_ part: NumberPart, _ question: Question) throws(Diagnostic) -> Bool {
    guard case .aggregate(let aggregate) = part.kind else { return false }
    let entity = try entity(of: aggregate, whole: .none)
    let timing = timing(of: aggregate, entity)
    if question.hasOwnersOfEachTime(entity) { return true }
    return timing != .population && timing != .current || isReadEachTime(aggregate, part, timing, entity, question)
  }

  /// Whether those who are there, or records of today, are others in each time.
  func isReadEachTime(
    _ aggregate: Aggregate, _ part: NumberPart, _ timing: Measure.Timing, _ entity: Entity, _ question: Question
  ) -> Bool {
    timing == .population && Membership.isOfPeriod(entity.name) || aggregate.result != nil
      || usesOwnTime(aggregate, part, question)
  }

  /// `nil` for what was planned.
  private func timing(of part: NumberPart) throws(Diagnostic) -> Measure.Timing? {
    guard case .aggregate(let aggregate) = part.kind else { return nil }
    return timing(of: aggregate, try entity(of: aggregate, whole: .none))
  }

  /// What a part counts, record by record, in its row or whichever it looks at; `nil` for a plan, and for whom the question
  /// follows or the team has whatever the rows.
  package func records(of part: NumberPart) -> (entity: Name, count: Expression)? {
    guard case .aggregate(var aggregate) = part.kind, let entity = try? entity(of: aggregate, whole: .none) else {
      return nil
    }
    let reading = part.reading
    if reading.isCohort || reading.isOfTeam { return nil }
    if aggregate.function != .count {
      aggregate.function = .count
      aggregate.operand = Self.named(entity.name)
      aggregate.second = nil
    }
    aggregate.result = nil
    let said = [aggregate.condition, reading.condition].compactMap { $0 }.flatMap(Self.conjuncts)
    let ofEach = reading.each.flatMap(catalogue.entity).map { ofSome($0, entity) } ?? []
    aggregate.condition = Self.allOf(said + ofEach)
    var plain = NumberPart(title: "", kind: .aggregate(aggregate), reading: .init())
    (plain.reading.isOwn, plain.reading.isOpening) = (reading.isOwn, reading.isOpening)
    plain.reading.trailing = reading.trailing
    return plain.item.map { (Name(entity.name), $0) }
  }

  /// Whom a part counts once, whatever records know them: of which kind they are, how the records are counted, and the way
  /// from these to whom they know.
  package func different(_ part: NumberPart) -> (entity: Name, count: Expression, path: [Name])? {
    guard case .aggregate(let aggregate) = part.kind, aggregate.function == .countDistinct,
      case .name(let names) = aggregate.operand.kind, names.count > 1,
      let records = records(of: part), let home = catalogue.entity(records.entity.text),
      case .reference(let target)? = catalogue.path(names.dropFirst().map(\.text), from: home)?.field.kind
    else { return nil }
    return (Name(target), records.count, Array(names.dropFirst()))
  }

  /// Whether a part is read as of a moment, or counts who is there in each time.
  package func isState(_ part: NumberPart, _ question: Question) throws(Diagnostic) -> Bool {
    guard let timing = try timing(of: part) else { return false }
    if part.reading.trailing != nil { return true }
    return timing.isSnapshot || timing == .population && !isUncut(part, question)
  }
}
