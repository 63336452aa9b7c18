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
  private var own: [SQLValue: CivilDate] = [:]
  private var other: [SQLValue: CivilDate] = [:]
  private var grain = Grain.day

  init(_ question: Question, _ compared: ComparedPeriod, _ calendar: CalendarRules) {
    self.calendar = calendar
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
  func ownKeys(_ keys: [RowKey]) -> [RowKey] { moved(keys, by: own) ?? without(keys) }

  /// `nil` where the other period has no such part.
  func otherKeys(_ keys: [RowKey]) -> [RowKey]? { moved(keys, by: other) }

  private func moved(_ keys: [RowKey], by days: [SQLValue: CivilDate]) -> [RowKey]? {
    guard let axis, keys[axis].identity != .null else { return keys }
    guard let day = days[keys[axis].identity] else { return nil }
    var found = keys
    found[axis] = .bucket(grain, day)
    for coarse in coarser {
      found[coarse.position] = .bucket(coarse.grain, calendar.bucket(coarse.grain, holding: day).start)
    }
    return found
  }

  private func without(_ keys: [RowKey]) -> [RowKey] {
    var found = keys
    for position in coarser.map(\.position) + (axis.map { [$0] } ?? []) { found[position] = .none }
    return found
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
