import Semantics
import Store
import Values

/// Which part of another period stands beside which part of the question's own.
///
/// Days keep their place in the month, where the two periods lie whole months apart; everything else keeps its place in
/// the period: the third month beside the third.
struct TimeAlignment {
  /// The time axis; `nil` when rows have no time, or one that recurs and meets itself.
  private let axis: Int?
  private let coarser: [(position: Int, grain: Grain)]
  private let calendar: CalendarRules
  private let compared: ComparedPeriod
  private var own: [SQLValue: CivilDate] = [:]
  private var other: [SQLValue: CivilDate] = [:]
  private var grain = Grain.day

  init(_ question: Question, _ compared: ComparedPeriod, _ calendar: CalendarRules) {
    self.calendar = calendar
    self.compared = compared
    guard let axis = question.timeAxis, case .time(let grain) = question.keys[axis].kind, !grain.isCycle,
      let period = question.period
    else {
      self.axis = nil
      coarser = []
      return
    }
    self.axis = axis
    self.grain = grain
    coarser = question.coarserTimes
    for (first, second) in Self.pairs(grain, period, compared, calendar) {
      own[.text(second.iso)] = first
      other[.text(first.iso)] = second
    }
  }

  private static func pairs(
    _ grain: Grain, _ period: Period, _ compared: ComparedPeriod, _ calendar: CalendarRules
  ) -> [(CivilDate, CivilDate)] {
    if grain == .day, let step = compared.step {
      return calendar.buckets(grain, over: compared.whole).compactMap { bucket in
        guard let day = step.after(bucket.start), period.contains(day) else { return nil }
        return (day, bucket.start)
      }
    }
    let (first, second) = (calendar.buckets(grain, over: period), calendar.buckets(grain, over: compared.whole))
    return zip(first, second).map { ($0.start, $1.start) }
  }

  /// The other period's keys as they stand in the question's own; a time without a counterpart is none.
  func ownKeys(_ keys: [RowKey]) -> [RowKey] { moved(keys, by: own) ?? withoutTime(keys) }

  /// `nil` where the other period has no such part.
  func otherKeys(_ keys: [RowKey]) -> [RowKey]? { moved(keys, by: other) }

  private func moved(_ keys: [RowKey], by days: [SQLValue: CivilDate]) -> [RowKey]? {
    guard let axis, keys[axis].identity != .null else { return keys }
    return days[keys[axis].identity].map { self.keys(keys, at: $0) }
  }

  /// The same at another time, by the first day of its bucket.
  func keys(_ keys: [RowKey], at day: CivilDate) -> [RowKey] {
    guard let axis else { return keys }
    var found = keys
    found[axis] = .bucket(grain, day)
    for coarse in coarser {
      found[coarse.position] = .bucket(coarse.grain, calendar.bucket(coarse.grain, holding: day).start)
    }
    return found
  }

  func withoutTime(_ keys: [RowKey]) -> [RowKey] {
    var found = withoutCoarserTime(keys)
    if let axis { found[axis] = .none }
    return found
  }

  func withoutCoarserTime(_ keys: [RowKey]) -> [RowKey] {
    var found = keys
    for coarse in coarser { found[coarse.position] = .none }
    return found
  }

  // MARK: The other period

  var hasAxis: Bool { axis != nil }

  func isTimeless(_ keys: [RowKey]) -> Bool { axis.map { keys[$0].identity == .null } ?? true }

  /// Whether keys of the other period lie at a time of it that has no counterpart.
  func isStray(_ keys: [RowKey]) -> Bool {
    guard let axis, keys[axis].identity != .null else { return false }
    return own[keys[axis].identity] == nil
  }

  func start(of keys: [RowKey]) -> CivilDate? {
    guard let axis, case .bucket(_, let start) = keys[axis].shown else { return nil }
    return start
  }

  /// The first days of all its buckets as far as it has come; of one without a beginning from `first` on.
  func buckets(from first: CivilDate?, today: CivilDate) -> [CivilDate] {
    let counted = compared.counted.cut(through: max(today, compared.whole.start))
    let start = counted.start <= PeriodBounds.earliest ? first : counted.start
    guard hasAxis, let start, start < counted.end else { return [] }
    return calendar.buckets(grain, over: Period(start: start, end: counted.end)).map(\.start)
  }
}

extension Question {
  /// `by year, quarter`: the year of a quarter is known from the quarter.
  var coarserTimes: [(position: Int, grain: Grain)] {
    keys.indices.compactMap { other in
      guard other != timeAxis, case .time(let outer) = keys[other].kind, !outer.isCycle else { return nil }
      return (other, outer)
    }
  }
}
