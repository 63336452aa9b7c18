import Semantics
import Store
import Syntax
import Values

/// One period of an answer: the question's own, or one that it is compared with.
struct AnswerSide {
  /// About this side's period.
  let question: Question
  let plan: QuestionPlan
  let environment: Environment
  /// Shared measures by the part of the key they have.
  let shared: [[[SQLValue]: SQLValue]]
  /// Shared measures over everything.
  let sharedWholes: [SQLValue]
  /// Outputs over everything that do not follow from the rows, by measure.
  let wholeOutputs: [Measure: SQLValue]
  /// Likewise over the rows that a ranking left out.
  var otherOutputs: [Measure: SQLValue] = [:]
  /// Likewise at each time of the axis, where rows overlap.
  var timeOutputs: [Period: [Measure: SQLValue]] = [:]

  var reader: QuantityReader {
    var outputs: [Measure: Int] = [:]
    for (position, output) in plan.main.outputs.enumerated() { outputs[output.measure] = position }
    var sharedIndex: [Measure: Int] = [:]
    for (position, part) in plan.shared.enumerated() { sharedIndex[part.measure] = position }
    return QuantityReader(
      outputs: outputs, shared: sharedIndex, environment: environment, period: question.period, moment: question.moment)
  }

  /// The time a row is about.
  func period(of keys: [RowKey]) -> Period? {
    guard let position = question.timeAxis, case .time(let grain) = question.keys[position].kind, !grain.isCycle,
      case .bucket(_, let start) = keys[position].shown
    else { return question.period }
    let bucket = environment.calendar.bucket(grain, holding: start)
    guard let period = question.period else { return bucket }
    return bucket.common(with: period)
  }

  /// The days that a row's facts lie on: of a week that two months share those in the row's own.
  func days(of keys: [RowKey]) -> Period? {
    guard var days = period(of: keys), question.ownGrain != nil else { return period(of: keys) }
    for coarse in question.coarserTimes {
      guard !coarse.grain.isCycle, case .bucket(_, let start) = keys[coarse.position].shown else { continue }
      days = days.common(with: environment.calendar.bucket(coarse.grain, holding: start))
    }
    return days
  }

  private func sharedValues(_ keys: [RowKey]) -> [SQLValue] {
    plan.shared.enumerated().map { position, part in
      shared[position][part.keys.map { keys[$0].identity }] ?? .null
    }
  }

  /// A row of this side; `nil` outputs when no fact is there.
  func numbers(_ outputs: [SQLValue]?, _ keys: [RowKey]) -> RowNumbers {
    RowNumbers(
      outputs: outputs ?? [SQLValue](repeating: .null, count: plan.main.outputs.count), shared: sharedValues(keys),
      period: period(of: keys), isOfNoTime: isOfNoTime(keys))
  }

  /// Along a time axis, what has no day of its own.
  private func isOfNoTime(_ keys: [RowKey]) -> Bool {
    guard question.ownGrain != nil, let axis = question.timeAxis else { return false }
    return keys[axis].identity == .null
  }

  /// The same for many rows: what they have in common is looked up once.
  var numbering: ([SQLValue], [RowKey]) -> RowNumbers {
    guard plan.shared.isEmpty, question.timeAxis == nil else { return { numbers($0, $1) } }
    let period = question.period
    return { outputs, _ in RowNumbers(outputs: outputs, shared: [], period: period) }
  }

  // MARK: Sums

  /// Which rows are added up.
  enum Extent {
    case everything
    /// What a ranking left out.
    case others
    case some

    var isEverything: Bool { self == .everything }
  }

  /// The sum of rows as far as a quantity can use it: rows whose target is missing stay out of sums with the target.
  /// `time` is that of the rows where they are all there are at it.
  func sum(
    _ rows: [(keys: [RowKey], numbers: RowNumbers)], for quantity: Quantity, reader: QuantityReader, _ extent: Extent,
    at time: Period? = nil
  ) -> RowNumbers {
    let isEverything = extent.isEverything
    let wholes = isEverything ? wholeOutputs : time.flatMap { timeOutputs[$0] } ?? [:]
    let plans = quantity.ownMeasures.filter { $0.plan != nil }.compactMap { reader.outputs[$0] }
    let isOverlapping = question.isRolledUp && rows.count > 1
    let used =
      plans.isEmpty || isOverlapping
      ? rows : rows.filter { row in plans.allSatisfy { row.numbers.outputs[$0] != .null } }
    // Without the rows that lack a plan it is not everything.
    let isComplete = isEverything && used.count == rows.count
    var outputs: [SQLValue] = []
    var unknown = used.count == 1 ? used[0].numbers.unknown : []
    for (position, output) in plan.main.outputs.enumerated() {
      let values = used.map { $0.numbers.outputs[position] }
      if isOverlapping, !output.measure.isOwn {
        outputs.append(wholes[output.measure] ?? .null)
        continue
      }
      // Who is there at several times is there once, and the whole knows of nobody's own.
      if question.isRolledUp, output.measure.isOwn, output.measure.isOfPeriod, isOfSeveralTimes(used.map(\.keys)) {
        outputs.append(.null)
        unknown.insert(position)
        continue
      }
      let needsWhole = question.needsWhole(output.measure)
      // The whole period may know more than its only row.
      if needsWhole, isComplete, let whole = wholeOutputs[output.measure] {
        outputs.append(whole)
        continue
      }
      if extent == .others, used.count == rows.count, let together = otherOutputs[output.measure] {
        outputs.append(together)
        continue
      }
      let joined = needsWhole ? nil : Self.joined(values, output.measure)
      // Different customers of some rows are not known from those of each.
      if joined == nil, used.count > 1, !isComplete { unknown.insert(position) }
      outputs.append(
        joined ?? (used.count == 1 ? values[0] : isComplete ? wholeOutputs[output.measure] ?? .null : .null))
    }
    var shared: [SQLValue] = []
    for (position, part) in plan.shared.enumerated() {
      let overlaps = isOverlapping && part.keys.contains { question.keys[$0].isRolledUp }
      // Who has no row takes part in the whole, unless rows are left out of it.
      let isWhole = isComplete && part.whole != nil
      if overlaps, part.measure.isOwn, isWhole {
        // What is nobody's is in no row that could be one's own.
        shared.append(Self.joined(Array(self.shared[position].values), part.measure) ?? .null)
        continue
      }
      if isWhole || overlaps && !part.measure.isOwn {
        shared.append(isEverything ? sharedWholes[position] : .null)
        continue
      }
      // Of several rows the team is nobody's.
      if part.measure.isOfTeam, !part.keys.isEmpty, used.count != 1 {
        shared.append(.null)
        continue
      }
      // Who is there at several times is there once.
      if part.measure.isOfPeriod, question.timeAxis.map(part.keys.contains) ?? false,
        isOfSeveralTimes(used.map(\.keys))
      {
        shared.append(.null)
        continue
      }
      var parts: [[SQLValue]: SQLValue] = [:]
      for row in used { parts[part.keys.map { row.keys[$0].identity }] = row.numbers.shared[position] }
      shared.append(Self.added(Array(parts.values)))
    }
    return RowNumbers(outputs: outputs, shared: shared, period: question.period, unknown: unknown)
  }

  private func isOfSeveralTimes(_ rows: [[RowKey]]) -> Bool {
    question.timeAxis.map { axis in Set(rows.map { $0[axis].identity }).count > 1 } ?? false
  }

  /// What a measure of several rows follows from those of each; `nil` when it does not.
  static func joined(_ values: [SQLValue], _ measure: Measure) -> SQLValue? {
    switch measure.function {
    case .count, .sum, .balance: added(values)
    case .min: extreme(values) { $0 < $1 }
    case .max: extreme(values) { $0 > $1 }
    case .avg, .median, .percentile, .stddev, .corr, .countDistinct: nil
    }
  }

  private static func added(_ values: [SQLValue]) -> SQLValue {
    var whole = 0
    var real = 0.0
    var isReal = false
    var isEmpty = true
    for value in values {
      switch value {
      case .integer(let number):
        isEmpty = false
        let (sum, overflow) = whole.addingReportingOverflow(number)
        if overflow {
          isReal = true
          real += Double(number)
        } else {
          whole = sum
        }
      case .real(let number):
        isEmpty = false
        isReal = true
        real += number
      case .null, .text: break
      }
    }
    return isEmpty ? .null : isReal ? .real(real + Double(whole)) : .integer(whole)
  }

  private static func extreme(_ values: [SQLValue], _ isBetter: (SortValue, SortValue) -> Bool) -> SQLValue {
    var best: SQLValue = .null
    for value in values where value != .null {
      if best == .null || isBetter(SortValue(value), SortValue(best)) { best = value }
    }
    return best
  }
}
