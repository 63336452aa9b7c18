import Syntax
import Values

/// What each bucket of a time axis has a branch of its own for: what was at its end.
extension Planner {
  /// Records counted by what they are in the time of the row have, for each bucket of the time axis, a branch of its own.
  func chosen(
    _ signature: Signature, _ entity: Entity, _ grain: Grain, _ measures: [(Int, Measure)], _ question: Question,
    _ keys: [Int]
  ) throws(Diagnostic) -> [Branch] {
    let period = question.period ?? environment.calendar.bucket(.year, holding: environment.today)
    return try buckets(grain, over: environment.read(period)).map { bucket in
      let time = question.period.map(bucket.common) ?? bucket
      var part = question
      part.period = time
      part.moment = min(time.last, environment.today)
      let entity = question.readsCustomersThen(entity, on: part.moment) ? entity.past : entity
      var branch = populationBranch(of: entity, part, isPopulation: false, keys: keys, isOwn: signature.isOwn) {
        outer in
        .constant(environment.calendar.bucket(outer, holding: time.start).start)
      }
      branch.outputs = measures.map { index, measure in
        var measure = measure
        measure.condition = measure.condition?.inBucket(bucket.start)
        return Self.output(index, measure, part.moment)
      }
      branch.method = signature.method
      return branch.inTime(question.ownTime(of: time, on: environment.today))
    }
  }

  /// What happened for whoever owned the customers at the end of each bucket of the time axis has a branch for each; what
  /// is said of today is the question's in all of them.
  func ofOwners(
    _ signature: Signature, _ entity: Entity, _ date: Field, _ grain: Grain, _ period: Period,
    _ measures: [(Int, Measure)], _ question: Question, _ keys: [Int]
  ) throws(Diagnostic) -> [Branch] {
    try buckets(grain, over: environment.read(period)).compactMap { bucket in
      let part = bucket.common(with: period)
      guard let counted = question.counted(part, by: date, on: environment.today), !counted.isEmpty else { return nil }
      let sources = keySources(keys, question, entity, isOwn: signature.isOwn) { outer in
        .constant(environment.calendar.bucket(outer, holding: part.start).start)
      }
      return branch(
        entity, sources.map { $0.fixed(at: question.moment) }, .inside(date, counted),
        question.filters[entity.name]?.fixed(at: question.moment),
        measures.map { ($0, $1.fixed(at: question.moment)) }, signature.method,
        min(part.last, question.moment), date: date
      ).inTime(question.ownTime(of: part, on: environment.today))
    }
  }

  /// The times that something is read at one by one.
  private func buckets(_ grain: Grain, over period: Period) throws(Diagnostic) -> [Period] {
    let found = environment.calendar.buckets(grain, over: period)
    if found.count > Environment.mostReadings {
      throw Messages.tooManyBuckets(found.count, limit: Environment.mostReadings, coarser: nil, at: .none)
    }
    return found
  }

  /// What is read as of a moment has, for each bucket of the time axis, a branch of its own: the state at its end.
  func series(
    _ signature: Signature, _ entity: Entity, _ grain: Grain, _ measures: [(Int, Measure)], _ question: Question,
    _ keys: [Int], _ filter: Predicate?
  ) throws(Diagnostic) -> [Branch] {
    let period = question.period ?? environment.calendar.bucket(.year, holding: environment.today)
    if grain.isCycle { throw Messages.noCycle(entity.name, grain.rawValue, at: .none) }
    let isSpan = signature.timing == .span
    return try buckets(grain, over: isSpan ? period : environment.read(period)).map { bucket in
      let part = bucket.common(with: period)
      let sources = keySources(keys, question, entity, isOwn: signature.isOwn) { outer in
        .constant(environment.calendar.bucket(outer, holding: part.start).start)
      }
      let moment = Self.moment(signature, part, end: min(part.last, environment.today))
      return branch(
        entity, sources, signature.timing.window(of: entity, signature.date, on: moment, part), filter, measures,
        signature.method, moment, date: signature.timing == .balance ? signature.date : nil
      ).inTime(OwnTime(part))
    }
  }

  /// The eve of the period for what it opens with.
  static func moment(_ signature: Signature, _ period: Period?, end: CivilDate) -> CivilDate {
    guard signature.isOpening, let period else { return end }
    return period.start.adding(days: -1)
  }
}
