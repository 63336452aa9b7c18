import Syntax
package import Values

/// What is read as of the end of each bucket of a time axis, in one pass over the records instead of one a bucket: what
/// there is at an end is what there was at the one before, and what came since, less what went.
extension Plan {
  /// Its numbers are those of each bucket alone; they are to be added up along time.
  package struct Running: Sendable, Hashable {
    /// The position of the time among the keys.
    package var key: Int
    package var grain: Grain
    /// The first day of each bucket.
    package var buckets: [CivilDate]
    /// Outputs behind those of the plan that count its records; none where records only come.
    package var counts: [PlanOutput] = []
    /// For each output of the plan those of its counts, by their positions among all outputs.
    package var basis: [Basis] = []
  }

  /// What tells a sum of nothing from one that is 0.
  package struct Basis: Sendable, Hashable {
    package var records: Int
    /// Records that have a value; `nil` where every record counts.
    package var values: Int?
  }

  /// Itself where its branches are not the same records as of the ends of buckets that follow one another.
  func addedUp(_ catalogue: Catalogue) -> Plan {
    let times = keys.indices.filter { if case .time = keys[$0].kind { true } else { false } }
    guard times.count == 1, let key = times.first, case .time(let grain) = keys[key].kind, branches.count > 2 else {
      return self
    }
    var series: [(shape: Branch, steps: [Step])] = []
    for branch in branches {
      let isHeld = catalogue.entity(branch.entity)?.isHeld ?? false
      guard let step = branch.step(key, isHeld: isHeld) else { return self }
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
    if series.contains(where: { $0.steps[0].until != nil }) { found.countRecords(&series) }
    found.branches = series.flatMap { shape, steps in
      shape.alongTime(key, grain, steps[0], through: steps[steps.count - 1].moment)
    }
    return found
  }

  fileprivate struct Step: Hashable {
    let start: CivilDate
    let from: Field
    /// The day on which the record went; `nil` where none goes.
    let until: Field?
    let moment: CivilDate
  }

  /// Whether each bucket begins on the day after the moment of the one before.
  private static func followOneAnother(_ steps: [Step]) -> Bool {
    zip(steps, steps.dropFirst()).allSatisfy {
      $0.moment.adding(days: 1) == $1.start && $1.moment >= $1.start && ($0.until == nil) == ($1.until == nil)
    }
  }

  private mutating func countRecords(_ series: inout [(shape: Branch, steps: [Step])]) {
    var counts: [PlanOutput] = []
    var basis = [Basis?](repeating: nil, count: outputs.count)
    for position in series.indices {
      for output in series[position].shape.outputs {
        func count(where condition: Predicate?) -> Int {
          var measure = outputs[output.index].measure
          measure.function = .count
          measure.operand = nil
          measure.condition = condition
          var name = "counted_\(counts.count + 1)"
          while keys.contains(where: { $0.name == name }) || outputs.contains(where: { $0.name == name }) {
            name += "_"
          }
          counts.append(PlanOutput(name: name, measure: measure))
          let index = outputs.count + counts.count - 1
          series[position].shape.outputs.append(
            BranchOutput(index: index, function: .count, operand: nil, condition: condition))
          return index
        }
        guard let operand = output.operand else {
          basis[output.index] = Basis(records: output.index, values: nil)
          continue
        }
        let isThere = Predicate.not(.empty(operand))
        basis[output.index] = Basis(
          records: count(where: output.condition),
          values: count(where: .all(output.condition.map(\.parts).map { $0 + [isThere] } ?? [isThere])))
      }
    }
    running?.counts = counts
    running?.basis = basis.enumerated().map { $1 ?? Basis(records: $0, values: nil) }
  }
}

extension Branch {
  /// The bucket that it was made for; `nil` when the day decides more about its records than which of them count.
  fileprivate func step(_ key: Int, isHeld: Bool) -> Plan.Step? {
    guard method == .additive, cohort == nil, !isPopulation, case .constant(let start) = keys[key],
      !columns.contains(where: { $0.field.isElapsed || $0.fields.contains(where: \.isPast) })
    else { return nil }
    switch window {
    case .through(let field, let moment) where date == field && !(isHeld && asksOrganisation):
      return Plan.Step(start: start, from: field, until: nil, moment: moment)
    case .valid(let from, let until, let moment) where !asksOrganisation && outputs.allSatisfy(\.isExact):
      return Plan.Step(start: start, from: from, until: until, moment: moment)
    case .through, .valid, .inside, .during, nil: return nil
    }
  }

  fileprivate func shape(_ key: Int) -> Branch {
    var shape = self
    shape.keys[key] = .none
    shape.window = nil
    shape.moment = CivilDate(dayNumber: 0)
    return shape
  }

  /// What there was at the first moment, what came until the last, and what went until then.
  fileprivate func alongTime(_ key: Int, _ grain: Grain, _ first: Plan.Step, through last: CivilDate) -> [Branch] {
    let period = Period(start: first.moment.adding(days: 1), end: last.adding(days: 1))
    var before = self
    before.moment = last
    before.keys[key] = .constant(first.start)
    before.window = .through(first.from, first.moment)
    var after = self
    after.moment = last
    after.keys[key] = .bucket(grain, first.from)
    after.window = .inside(first.from, period)
    guard let until = first.until else { return [before, after] }
    before.window = .valid(from: first.from, until: until, on: first.moment)
    // What went before it came was never there.
    func column(_ field: Field) -> Scalar { .column(ColumnPath(root: entity, references: [], field: field)) }
    let lasted = Predicate.comparison(.greater, column(until.stored), column(first.from))
    let came = Predicate.comparison(.lessOrEqual, column(first.from), .date(last))
    after.filter = .all((filter?.parts ?? []) + [lasted])
    var gone = after
    gone.keys[key] = .bucket(grain, until)
    gone.window = .inside(until, period)
    gone.filter = .all((filter?.parts ?? []) + [lasted, came])
    gone.takesAway = true
    return [before, after, gone]
  }

  /// Teams and reporting lines are those of the moment.
  private var asksOrganisation: Bool {
    let isAbove = keys.contains { if case .above = $0 { true } else { false } }
    return isAbove || columns.contains { $0.fields.contains(where: \.isAssigned) }
      || ([filter] + outputs.map(\.condition)).contains { $0?.asksOrganisation ?? false }
  }
}

extension BranchOutput {
  /// What came and went again leaves nothing, not even what was rounded.
  fileprivate var isExact: Bool {
    switch function {
    case .count: true
    case .sum, .balance: operand?.isWhole ?? false
    case .avg, .median, .percentile, .stddev, .corr, .countDistinct, .min, .max: false
    }
  }
}

extension Scalar {
  /// Whether it is a whole number of what is stored.
  fileprivate var isWhole: Bool {
    switch self {
    case .integer: true
    case .column(let path):
      switch path.field.kind {
      case .number, .money, .quantity, .percent, .days, .minutes, .boolean: !path.field.isCustom
      case .text, .date, .reference: false
      }
    case .arithmetic(.divide, _, _): false
    case .arithmetic(_, let left, let right): left.isWhole && right.isWhole
    case .real, .text, .date, .daysBefore, .scaled, .dayDifference, .lapse, .aggregated: false
    }
  }
}

extension Predicate {
  /// What holds together.
  fileprivate var parts: [Predicate] { if case .all(let parts) = self { parts } else { [self] } }

  /// Whether it asks who stands below whom on a day.
  var asksOrganisation: Bool {
    switch self {
    case .inside: true
    case .all(let parts), .any(let parts): parts.contains(where: \.asksOrganisation)
    case .not(let part): part.asksOrganisation
    case .comparison, .empty, .member, .matches, .within, .ownTime, .sameBucket, .isAmong, .history: false
    }
  }
}
