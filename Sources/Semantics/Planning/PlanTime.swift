package import Values

/// How the time of a question is tiled by plans of months, quarters and years.
///
/// The largest units inside the period are taken whole. A unit that the period cuts counts by the working days inside,
/// and is reported (`cuts`). Neither a period of whole months nor an axis of months or longer divides a longer plan that
/// holds it; days and weeks have their working days of it. So has every row that holds a part of a plan for a stretch of
/// its own.
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

  /// The grains of plans that are longer than a row, or than the period where no axis cuts it: they are not divided.
  package var undivided: [String] {
    if axis == nil {
      guard let period, isOfWholeMonths(period) else { return [] }
      return [Unit.quarter, .year].filter { unit in
        guard let grain = unit.grain else { return false }
        let bucket = Self.plain.bucket(grain, holding: period.start)
        return bucket.contains(period) && bucket != period
      }.map(\.rawValue)
    }
    switch largest {
    case .month: return [Unit.quarter.rawValue, Unit.year.rawValue]
    case .quarter: return [Unit.year.rawValue]
    case nil, .year, .other: return []
    }
  }

  /// Whether months are divided among rows.
  package var isByDay: Bool { axis != nil && largest == nil }

  private func tile(_ unit: Unit, over span: Period, within period: Period, isFinest: Bool, into found: inout [Piece]) {
    guard let grain = unit.grain else { return }
    for bucket in Self.plain.buckets(grain, over: span) {
      let isWhole = period.contains(bucket)
      if isWhole {
        found.append(Piece(units: [unit], period: bucket, isWithoutParts: isFinest && unit.smaller != nil))
      } else if !bucket.contains(period) || !isOfWholeMonths(period) {
        let weight = Self.share(worked(in: bucket, within: period))
        found.append(Piece(units: [unit], period: bucket, isWithoutParts: unit.smaller != nil, weight: weight))
      }
      if let smaller = unit.smaller, !isWhole || isFinest {
        let part = bucket.common(with: period)
        tile(smaller, over: part, within: period, isFinest: isFinest, into: &found)
      }
    }
  }

  private func isOfWholeMonths(_ period: Period) -> Bool {
    Self.plain.bucket(.month, holding: period.start).start == period.start
      && Self.plain.bucket(.month, holding: period.last).end == period.end
  }

  /// Working days of the bucket, those inside the period first; all days where none is worked.
  private func worked(in bucket: Period, within period: Period) -> (part: Int, whole: Int) {
    let part = bucket.common(with: period)
    let whole = workdays.count(in: bucket)
    return whole > 0 ? (workdays.count(in: part), whole) : (part.dayCount, bucket.dayCount)
  }

  private static func share(_ days: (part: Int, whole: Int)) -> Double {
    Double(days.part) / Double(max(1, days.whole))
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

  /// A unit of which only a part counts: `2026-11`, 16 of 21 working days.
  package struct Cut {
    /// Of `plan_rollups`.
    package let grain: String
    package let bucket: Period
    package let label: String
    package let part: Int
    package let whole: Int
  }

  /// The units that count in part, whether something was planned for them or not.
  package var cuts: [Cut] {
    guard let period else { return [] }
    return pieces(isFinest: false).compactMap { piece in
      guard piece.weight != 1, let bucket = piece.period, let unit = piece.units.first, let grain = unit.grain else {
        return nil
      }
      let days = worked(in: bucket, within: period)
      return Cut(
        grain: unit.rawValue, bucket: bucket, label: Self.plain.label(grain, start: bucket.start), part: days.part,
        whole: days.whole)
    }
  }

  /// Of a plan for a stretch of its own, its working days inside the period, and all of them; `nil` when every row holds
  /// all of it or none.
  package func cut(of stretch: Period) -> (part: Int, whole: Int)? {
    let inside = period.map { stretch.common(with: $0) } ?? stretch
    let isInOneRow = axis.map { calendar.bucket($0, holding: stretch.start).contains(stretch) } ?? true
    if inside.isEmpty || inside == stretch && isInOneRow { return nil }
    return worked(in: stretch, within: inside)
  }
}
