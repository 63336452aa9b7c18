package import Values

/// How the time of a question is tiled by plans of months, quarters and years.
///
/// The largest units inside the period are taken whole; months hold their part of what is planned for longer only. A month
/// that the period cuts counts by the working days inside, days and weeks have theirs, and so has every row that holds a
/// part of a plan for a stretch of its own.
package struct PlanTime {
  /// Rows of `plan_rollups` that take part, and by how much.
  struct Piece: Hashable {
    /// Empty is every one.
    var units: [Unit] = []
    /// `nil` is all time.
    var period: Period?
    /// Only what is not set in smaller units.
    var isWithoutParts = false
    var weight = 1.0
    var reading = Reading.whole
  }

  enum Reading: Hashable {
    case whole
    /// Where one row holds all of it.
    case insideRows
    /// By working days, where no row holds all of it.
    case acrossRows
    /// By working days.
    case byDay

    var isByDay: Bool { self == .acrossRows || self == .byDay }
  }

  /// The grains of `plan_rollups`.
  enum Unit: String {
    case month, quarter, year
    /// A period of its own.
    case other

    /// `nil` when it is no unit of the calendar.
    var grain: Grain? {
      switch self {
      case .month: .month
      case .quarter: .quarter
      case .year: .year
      case .other: nil
      }
    }

    var smaller: Unit? {
      switch self {
      case .month, .other: nil
      case .quarter: .month
      case .year: .quarter
      }
    }
  }

  private let period: Period?
  private let axis: Grain?
  private let calendar: CalendarRules
  private let workdays: Workdays
  /// Months, quarters and years are the calendar's, whenever the fiscal year starts.
  private static let plain = CalendarRules()

  package init(_ question: Question, _ keys: [Int], _ environment: Environment) {
    self.period = question.period
    self.axis = question.timeAxis.flatMap { position in
      guard keys.contains(position), case .time(let grain) = question.keys[position].kind else { return nil }
      return grain
    }
    self.calendar = environment.calendar
    self.workdays = environment.workdays
  }

  /// The largest unit that fits the time axis; `nil` when none does.
  private var largest: Unit? {
    let startsAQuarter = (calendar.fiscalYearStart - 1).isMultiple(of: 3)
    switch axis {
    case nil, .year?: return .year
    case .quarter?, .half?: return .quarter
    case .month?: return .month
    case .fiscalQuarter?, .fiscalHalf?: return startsAQuarter ? .quarter : .month
    case .fiscalYear?: return calendar.fiscalYearStart == 1 ? .year : startsAQuarter ? .quarter : .month
    case .day?, .week?, .weekday?, .hour?: return nil
    }
  }

  /// - Parameter isFinest: reads what was set in the smallest units that there are.
  func pieces(isFinest: Bool) -> [Piece] {
    if axis == nil, period == nil { return [Piece(isWithoutParts: true)] }
    var found = unitPieces(isFinest)
    if axis == nil, found.count == 1, found[0].period == period {
      found[0].units.append(.other)
    } else {
      found.append(Piece(units: [.other], period: period, reading: .insideRows))
    }
    return found + [Piece(units: [.other], period: period, reading: .acrossRows)]
  }

  private func unitPieces(_ isFinest: Bool) -> [Piece] {
    guard let largest else {
      return [Piece(units: [.month, .quarter, .year], period: period, isWithoutParts: true, reading: .byDay)]
    }
    guard let period else { return [Piece(units: [largest])] }
    var found: [Piece] = []
    tile(largest, over: period, within: period, isFinest: isFinest, into: &found)
    return Self.joined(found)
  }

  /// Whether months are divided among rows.
  package var isByDay: Bool { axis != nil && largest == nil }

  private func tile(_ unit: Unit, over span: Period, within period: Period, isFinest: Bool, into found: inout [Piece]) {
    guard let grain = unit.grain else { return }
    for bucket in Self.plain.buckets(grain, over: span) {
      let isWhole = period.contains(bucket)
      if isWhole {
        found.append(Piece(units: [unit], period: bucket, isWithoutParts: isFinest && unit.smaller != nil))
      } else if unit == .month {
        let days = worked(in: [bucket], within: period)
        found.append(Piece(units: [unit], period: bucket, weight: Double(days.part) / Double(max(1, days.whole))))
      }
      if let smaller = unit.smaller, !isWhole || isFinest {
        let part = bucket.common(with: period)
        tile(smaller, over: part, within: period, isFinest: isFinest, into: &found)
      }
    }
  }

  /// Working days of the stretches, those inside the period first; all days where none is worked.
  private func worked(in stretches: some Collection<Period>, within period: Period) -> (part: Int, whole: Int) {
    let parts = stretches.map { $0.common(with: period) }
    let whole = stretches.reduce(0) { $0 + workdays.count(in: $1) }
    return whole > 0
      ? (parts.reduce(0) { $0 + workdays.count(in: $1) }, whole)
      : (parts.reduce(0) { $0 + $1.dayCount }, stretches.reduce(0) { $0 + $1.dayCount })
  }

  /// Neighbours that are read alike become one.
  private static func joined(_ pieces: [Piece]) -> [Piece] {
    var found: [Piece] = []
    for piece in pieces {
      let same = found.lastIndex {
        $0.units == piece.units && $0.isWithoutParts == piece.isWithoutParts && $0.weight == 1 && piece.weight == 1
          && $0.period?.end == piece.period?.start
      }
      if let same, let first = found[same].period, let next = piece.period {
        found[same].period = Period(start: first.start, end: next.end)
      } else {
        found.append(piece)
      }
    }
    return found
  }

  /// Of a plan for these days, its working days inside the period, and all of them; `nil` when one row holds all of it or
  /// none holds any.
  package func cut(of stretches: some Collection<Period>) -> (part: Int, whole: Int)? {
    let inside = stretches.map { stretch in period.map { stretch.common(with: $0) } ?? stretch }
    guard let first = inside.first(where: { !$0.isEmpty }) else { return nil }
    let row = axis.map { calendar.bucket($0, holding: first.start) }
    if zip(stretches, inside).allSatisfy({ $0 == $1 && row?.contains($0) != false }) { return nil }
    let days = inside.filter { !$0.isEmpty }
    return worked(
      in: stretches,
      within: Period(start: days.map(\.start).min() ?? first.start, end: days.map(\.end).max() ?? first.end))
  }

  /// `2026-11`, `2026-Q4`, `2026`; of a stretch of its own its first and last day.
  package static func label(of stretch: Period) -> String {
    for grain in [Grain.month, .quarter, .year] where plain.bucket(grain, holding: stretch.start) == stretch {
      return plain.label(grain, start: stretch.start)
    }
    return "\(stretch.start)..\(stretch.last)"
  }
}
