import Syntax
import Values

/// Different values, percentiles and deviations along time: each needs the records of a bucket together. Where records
/// stand by their day those of one bucket are read by themselves, so that no day is looked up and little is put in order
/// at a time. Only the last years are, the rest is read in one.
extension Plan {
  func bucketByBucket(_ catalogue: Catalogue, _ environment: Environment) -> Plan {
    var found = self
    found.branches = branches.flatMap { branch -> [Branch] in
      guard let kept = catalogue.entity(branch.entity)?.keptByDay else { return [branch] }
      return branch.bucketByBucket(kept, environment) ?? [branch]
    }
    return found.branches.count > Self.mostBranches ? self : found
  }

  private static let mostBranches = 240
}

extension Branch {
  /// - Parameter kept: fields by which the records stand before their day.
  fileprivate func bucketByBucket(_ kept: [String], _ environment: Environment) -> [Branch]? {
    guard isOfWholes, cohort == nil, !isPopulation, let (key, grain, day) = bucketKey, day == date,
      outputs.allSatisfy({ $0.condition.map { pins($0, kept) } ?? false })
    else { return nil }
    var period: Period?
    switch window {
    case .inside(let field, let asked)? where field == day: period = asked
    case nil: break
    case .inside, .through, .valid, .during: return nil
    }
    let rules = environment.calendar
    let anchor = period.map { min($0.last, environment.today) } ?? environment.today
    let years = grain == .week ? 1 : 5
    let start = anchor.adding(months: -12 * years)
    let buckets = rules.buckets(
      grain, over: Period(start: period.map { max(start, $0.start) } ?? start, end: anchor.adding(days: 1)))
    guard buckets.count > 1, let first = buckets.first, let last = buckets.last else { return nil }
    let all = period ?? Period(start: PeriodBounds.earliest, end: PeriodBounds.open)
    func part(_ part: Period, _ source: KeySource? = nil) -> Branch? {
      let inside = part.common(with: all)
      if inside.isEmpty { return nil }
      var branch = self
      branch.window = .inside(day, inside)
      if let source { branch.keys[key] = source }
      return branch
    }
    var found = [part(Period(start: all.start, end: first.start))] + buckets.map { part($0, .constant($0.start)) }
    found.append(part(Period(start: last.end, end: all.end)))
    if period == nil {
      var undated = self
      let isUndated = Predicate.empty(.column(ColumnPath(root: entity, references: [], field: day)))
      undated.filter = filter.map { .all([$0, isUndated]) } ?? isUndated
      found.append(undated)
    }
    return found.compactMap(\.self)
  }

  /// Does not follow from the numbers of parts.
  private var isOfWholes: Bool {
    switch method {
    case .additive: false
    case .direct: outputs.contains { $0.function == .countDistinct }
    case .ranked, .centred: true
    }
  }

  /// The one key along time.
  private var bucketKey: (Int, Grain, Field)? {
    var found: (Int, Grain, Field)?
    for (position, key) in keys.enumerated() {
      guard case .bucket(let grain, let field) = key else { continue }
      if found != nil { return nil }
      found = (position, grain, field)
    }
    guard let found else { return nil }
    switch found.1 {
    case .week, .month, .quarter, .half, .year, .fiscalQuarter, .fiscalHalf, .fiscalYear: return found
    case .day, .hour, .weekday: return nil
    }
  }

  /// Whether the condition says the value of each of these fields, or some values.
  private func pins(_ condition: Predicate, _ names: [String]) -> Bool {
    var parts = [condition]
    if case .all(let all) = condition { parts = all }
    let pinned = parts.compactMap { part -> String? in
      switch part {
      case .comparison(.equal, .column(let path), .text), .member(.column(let path), _):
        path.references.isEmpty ? path.field.name : nil
      case .comparison, .all, .any, .not, .empty, .member, .matches, .within, .inside, .ownTime, .sameBucket, .isAmong,
        .history:
        nil
      }
    }
    return names.allSatisfy(pinned.contains)
  }
}
