import Syntax
package import Values

/// The time of a row, for conditions with `in period`.
struct OwnTime {
  /// The days that count; `nil` is all time.
  var counted: Period?
  /// The same where nothing is cut off, for days that are planned: what is still to come is known beforehand.
  var whole: Period?
  /// Of each record the bucket that holds its own day, within these; otherwise one time for every row of a branch.
  var bucket: (grain: Grain, day: Scalar)?

  init(counted: Period?, whole: Period?) { (self.counted, self.whole) = (counted, whole) }

  /// Nothing is cut off.
  init(_ period: Period?) { self.init(counted: period, whole: period) }

  fileprivate func holds(_ value: Scalar) -> Predicate {
    let period = value.isAhead ? whole : counted
    return switch (bucket, period) {
    case (nil, nil): .not(.empty(value))
    case (nil, let period?): .within(value, period)
    case (let bucket?, nil): .sameBucket(bucket.grain, value, bucket.day)
    case (let bucket?, let period?): .all([.within(value, period), .sameBucket(bucket.grain, value, bucket.day)])
    }
  }
}

extension Scalar {
  /// A day that may lie ahead.
  fileprivate var isAhead: Bool {
    if case .column(let path) = self { path.field.mayLieAhead } else { false }
  }
}

extension Predicate {
  /// Whether `in period` takes part.
  package var usesOwnTime: Bool {
    switch self {
    case .ownTime: true
    case .all(let parts), .any(let parts): parts.contains(where: \.usesOwnTime)
    case .not(let part): part.usesOwnTime
    case .comparison, .empty, .member, .matches, .within, .inside, .sameBucket, .isAmong, .history: false
    }
  }

  func inTime(_ own: OwnTime) -> Predicate {
    switch self {
    case .ownTime(let value): own.holds(value)
    case .all(let parts): .all(parts.map { $0.inTime(own) })
    case .any(let parts): .any(parts.map { $0.inTime(own) })
    case .not(let part): .not(part.inTime(own))
    case .comparison, .empty, .member, .matches, .within, .inside, .sameBucket, .isAmong, .history: self
    }
  }
}

extension Measure {
  /// Of records that are there: those with a day of theirs in the time of the row.
  var isOfOwnTime: Bool { timing == .population && condition?.usesOwnTime ?? false }

  /// Of who is there in a period: along time those of each part of it.
  package var isOfPeriod: Bool { timing == .population && !isWholeCohort && Membership.isOfPeriod(entity) }
}

extension Branch {
  func inTime(_ own: OwnTime) -> Branch {
    var branch = self
    branch.filter = filter?.inTime(own)
    branch.outputs = outputs.map { output in
      var output = output
      output.condition = output.condition?.inTime(own)
      return output
    }
    return branch
  }
}

extension Question {
  /// What `in period` means of a record without a time axis.
  func ownTime(on today: CivilDate) -> OwnTime { ownTime(of: period, on: today) }

  /// Likewise of a part of its period.
  func ownTime(of part: Period?, on today: CivilDate) -> OwnTime {
    OwnTime(counted: counted(part, by: nil, on: today), whole: part)
  }

  /// The unit of time that rows are about; a weekday is none.
  package var ownGrain: Grain? {
    guard let axis = timeAxis, case .time(let grain) = keys[axis].kind, !grain.isCycle else { return nil }
    return grain
  }

  /// Whose whole is that of each time, which overlapping rows do not add up to.
  var wholesOfTimes: [Measure] {
    guard isRolledUp, ownGrain != nil else { return [] }
    return quantities.flatMap(\.shareParts).filter(\.isSnapshot).flatMap(\.ownMeasures).filter { !$0.isOwn }
  }

  /// Whether who is there is read in each part of the time that rows are about, as long as those are few enough.
  func hasSeries(_ measure: Measure, _ environment: Environment) -> Bool {
    guard measure.isOfPeriod, let grain = ownGrain, let period else { return false }
    return environment.calendar.buckets(grain, over: environment.read(period)).count <= Environment.mostReadings
  }

  /// Whether a number of all rows has to be asked for: it does not follow from those of the rows.
  package func needsWhole(_ measure: Measure) -> Bool {
    if isRolledUp { return !measure.isOwn }
    let usesOwnTime = measure.condition?.usesOwnTime ?? false || filters[measure.entity]?.usesOwnTime ?? false
    if usesOwnTime || measure.isOfPeriod, ownGrain != nil { return true }
    return measure.isOfWholes
  }
}
