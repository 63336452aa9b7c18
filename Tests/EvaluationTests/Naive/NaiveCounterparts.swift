import Semantics
import Values

/// Which part of another period stands beside which of the question's own. Days keep their place in the month where the
/// periods lie whole months apart; everything else keeps its place in the period.
struct NaiveCounterparts {
  private let axis: Int?
  /// Coarser times, which are known from the finest.
  private let outer: [(position: Int, grain: Grain)]
  private let calendar: NaiveCalendar
  private let compared: ComparedPeriod?
  private let grain: Grain
  private var ownDays: [String: String] = [:]
  private var otherDays: [String: String] = [:]

  /// Everything stands beside itself.
  var same: NaiveCounterparts { NaiveCounterparts(calendar) }

  private init(_ calendar: NaiveCalendar) {
    (axis, outer, compared, grain) = (nil, [], nil, .day)
    self.calendar = calendar
  }

  init(_ question: Question, _ compared: ComparedPeriod, _ calendar: NaiveCalendar) {
    self.calendar = calendar
    guard let axis = question.timeAxis, case .time(let grain) = question.keys[axis].kind, !grain.isCycle,
      let period = question.period
    else {
      (self.axis, outer, self.compared, grain) = (nil, [], nil, .day)
      return
    }
    self.axis = axis
    self.compared = compared
    self.grain = grain
    outer = question.keys.indices.compactMap { position in
      guard position != axis, case .time(let outer) = question.keys[position].kind, !outer.isCycle else { return nil }
      return (position, outer)
    }
    let own = calendar.buckets(grain, period.start.iso, period.end.iso)
    let there = calendar.buckets(grain, compared.whole.start.iso, compared.whole.end.iso)
    func pair(_ first: String, _ second: String) {
      ownDays[second] = first
      otherDays[first] = second
    }
    if grain == .day, let step = compared.step {
      for day in there {
        let moved: String
        switch step {
        case .days(let count): moved = calendar.adding(count, to: day)
        case .months(let count):
          moved = calendar.addingMonths(count, to: day)
          // A month that is too short has no such day.
          if moved.suffix(2) != day.suffix(2) { continue }
        }
        if period.start.iso <= moved && moved < period.end.iso { pair(moved, day) }
      }
    } else {
      for (first, second) in zip(own, there) { pair(first, second) }
    }
  }

  var hasAxis: Bool { axis != nil }

  /// Whether it lies at a time of the other period that has no counterpart.
  func isAlone(_ keys: [Datum]) -> Bool {
    guard let axis, let day = keys[axis].text else { return false }
    return ownDays[day] == nil
  }

  func isTimeless(_ keys: [Datum]) -> Bool { axis.map { keys[$0].isNull } ?? true }

  /// Of no time, or at the time that begins on a day.
  func placed(_ keys: [Datum], at day: String?) -> [Datum] {
    guard let axis else { return keys }
    var found = keys
    found[axis] = day.map(Datum.text) ?? .null
    for (position, grain) in outer { found[position] = day.map { .text(calendar.bucket(grain, $0)) } ?? .null }
    return found
  }

  /// Whatever longer time it is in.
  func withoutOuter(_ keys: [Datum]) -> [Datum] {
    var found = keys
    for (position, _) in outer { found[position] = .null }
    return found
  }

  /// The other period's own times as far as it has come; of one without a beginning from the first that something is
  /// known of.
  func times(_ known: [[Datum]], today: String) -> [String] {
    guard let axis, let compared else { return [] }
    let start = compared.whole.start.iso
    let last = min(compared.through?.iso ?? today, max(today, start))
    let first = start > "1900-01-01" ? start : known.compactMap { $0[axis].text }.min()
    guard let first else { return [] }
    return calendar.buckets(grain, first, min(compared.whole.end.iso, calendar.adding(1, to: last)))
  }

  /// Where the other period's row stands; what has no counterpart has no time.
  func own(_ keys: [Datum]) -> [Datum] {
    guard let axis, !keys[axis].isNull else { return keys }
    if let found = moved(keys, ownDays) { return found }
    var found = keys
    for position in outer.map(\.position) + [axis] { found[position] = .null }
    return found
  }

  /// `nil` where the other period has no such part.
  func other(_ keys: [Datum]) -> [Datum]? {
    guard let axis, !keys[axis].isNull else { return keys }
    return moved(keys, otherDays)
  }

  private func moved(_ keys: [Datum], _ days: [String: String]) -> [Datum]? {
    guard let axis, let day = keys[axis].text.flatMap({ days[$0] }) else { return nil }
    var found = keys
    found[axis] = .text(day)
    for (position, grain) in outer { found[position] = .text(calendar.bucket(grain, day)) }
    return found
  }
}
