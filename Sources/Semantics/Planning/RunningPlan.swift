package import Values

/// Balances along time: what came up to the end of each bucket is what came up to the end of the one before, and what
/// came in it. One pass over the records instead of one a bucket.
extension Plan {
  /// Its numbers are those of each bucket alone; they are to be added up along time.
  package struct Running: Sendable, Hashable {
    /// The position of the time among the keys.
    package var key: Int
    package var grain: Grain
    /// The first day of each bucket.
    package var buckets: [CivilDate]
  }

  /// Itself where its branches are not the same records up to the ends of buckets that follow one another.
  func addedUp() -> Plan {
    let times = keys.indices.filter { if case .time = keys[$0].kind { true } else { false } }
    guard times.count == 1, let key = times.first, case .time(let grain) = keys[key].kind, branches.count > 2 else {
      return self
    }
    var series: [(shape: Branch, steps: [Step])] = []
    for branch in branches {
      guard let step = branch.step(key) else { return self }
      let shape = branch.shape(key)
      if let known = series.firstIndex(where: { $0.shape == shape }) {
        series[known].steps.append(step)
      } else {
        series.append((shape, [step]))
      }
    }
    guard let steps = series.first?.steps, steps.count > 2,
      series.allSatisfy({ $0.steps.map(\.start) == steps.map(\.start) }),
      series.allSatisfy({ Self.followOneAnother($0.steps) })
    else { return self }
    var found = self
    found.running = Running(key: key, grain: grain, buckets: steps.map(\.start))
    found.branches = series.flatMap { shape, steps in
      let (first, last) = (steps[0], steps[steps.count - 1])
      var before = shape
      before.keys[key] = .constant(first.start)
      before.window = .through(first.field, first.moment)
      before.moment = last.moment
      var after = shape
      after.keys[key] = .bucket(grain, first.field)
      after.window = .inside(
        first.field, Period(start: first.moment.adding(days: 1), end: last.moment.adding(days: 1)))
      after.moment = last.moment
      return [before, after]
    }
    return found
  }

  fileprivate struct Step {
    let start: CivilDate
    let field: Field
    let moment: CivilDate
  }

  /// Whether each bucket begins on the day after the moment of the one before.
  private static func followOneAnother(_ steps: [Step]) -> Bool {
    zip(steps, steps.dropFirst()).allSatisfy { $0.moment.adding(days: 1) == $1.start && $1.moment >= $1.start }
  }
}

extension Branch {
  /// The bucket that it was made for; `nil` when the day decides more about its records than which of them count.
  fileprivate func step(_ key: Int) -> Plan.Step? {
    guard method == .additive, cohort == nil, !isPopulation, case .constant(let start) = keys[key],
      case .through(let field, let moment)? = window, date == field, !columns.contains(where: \.field.isElapsed)
    else { return nil }
    return Plan.Step(start: start, field: field, moment: moment)
  }

  fileprivate func shape(_ key: Int) -> Branch {
    var shape = self
    shape.keys[key] = .none
    shape.window = nil
    shape.moment = CivilDate(dayNumber: 0)
    return shape
  }
}
