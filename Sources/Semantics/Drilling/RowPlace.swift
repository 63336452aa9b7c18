package import Syntax
package import Values

/// Where a number of an answer stands: what its row is about, and when.
package struct RowPlace: Sendable {
  package var rows: Rows
  /// The time the number is about; `nil` is all time.
  package var period: Period?
  /// The days of it that its facts lie on, where rows are of two units of time that cross: of a week those in its month.
  package var days: Period?
  /// The time of the whole answer.
  package var whole: Period?
  /// Those whom the question is about, when they were chosen by their result.
  package var members: [KeyValue]?
  /// When each manager had somebody to lead; asked where rows gather whole lines.
  package var leading: [Leading]
  /// Records that were counted by their whole result.
  package var counted: [KeyValue]?
  /// Whether those are all, so that nothing need be asked that a list cannot know.
  package var isByName = false
  /// Where rows overlap, all of them: what is somebody's own is in one of these.
  package var each: [Row] = []
  /// The team that the row's rep is in, where its numbers stand in.
  package var team: KeyValue?
  /// What was planned, where a plan is looked into.
  package var plans: [PlannedLine] = []
  /// Whether the row is one part of a time axis.
  package let isTimed: Bool

  package enum Rows: Sendable {
    case everything
    case these([Row])
    /// What is left when rows are taken away.
    case allBut([Row], rest: [Row])

    /// The row, where it is one.
    package var only: Row? {
      switch self {
      case .these(let rows): rows.count == 1 ? rows[0] : nil
      case .everything, .allBut: nil
      }
    }

    /// One of them, where all are of one time.
    fileprivate var ofOneTime: Row? {
      let rows =
        switch self {
        case .everything: [Row]()
        case .these(let rows): rows
        case .allBut(let rows, let rest): rows + rest
        }
      guard let first = rows.first, rows.allSatisfy({ $0.isOfSameTime(as: first) }) else { return nil }
      return first
    }
  }

  package struct Row: Sendable {
    /// One for each key of the question.
    package let keys: [KeyValue]
    package let period: Period?
    package let days: Period?

    package init(keys: [KeyValue], period: Period?, days: Period?) {
      self.keys = keys
      self.period = period
      self.days = days
    }

    package var isTimed: Bool { keys.contains(.time) }

    /// Whether another row holds the beginning of its time: a state is that of the whole, and stands there.
    var isLaterPart: Bool {
      guard isTimed, let period, let days else { return false }
      return days.start > period.start
    }

    /// A row without a time comes first.
    var start: CivilDate { (days ?? period)?.start ?? PeriodBounds.earliest }

    fileprivate func isOfSameTime(as other: Row) -> Bool {
      isTimed == other.isTimed && period == other.period && days == other.days
    }
  }

  package struct Leading: Sendable {
    /// By name, or by id where others bear the same.
    package let who: KeyValue
    package let periods: [Period]

    package init(_ who: KeyValue, periods: [Period]) {
      self.who = who
      self.periods = periods
    }
  }

  /// A row alone is about its own time, as are several of one.
  package init(_ rows: Rows, whole: Period?, members: [KeyValue]? = nil, leading: [Leading] = []) {
    let row = rows.ofOneTime
    self.rows = rows
    period = row.map(\.period) ?? whole
    days = row.map(\.days) ?? whole
    isTimed = row?.isTimed ?? false
    self.whole = whole
    self.members = members
    self.leading = leading
  }

  /// The rows that a part is of, each with its own time; none where it is of the whole.
  func apart(_ part: NumberPart, _ question: Question) -> [Row] {
    switch rows {
    case .everything: part.isOwn && question.isRolledUp ? each : []
    case .these(let rows), .allBut(_, let rows): rows
    }
  }

  /// Each time of states apart, which are never added up over time, and each row of those that overlap. `isOfTimes`: no
  /// state is in a row without a time.
  func apart(isOverlapping: Bool, isOfTimes: Bool) -> [RowPlace] {
    let (shown, own): ([Row], [Row])
    switch rows {
    case .everything: return [self]
    case .these(let rows): (shown, own) = ([], rows)
    case .allBut(let rows, let rest): (shown, own) = (rows, rest)
    }
    if isOverlapping { return own.count < 2 ? [self] : own.map { of(.these([$0])) } }
    let timed = isOfTimes ? own.filter { $0.isTimed && !$0.isLaterPart } : own
    guard let first = timed.first, timed.allSatisfy(\.isTimed), !own.allSatisfy({ $0.isOfSameTime(as: first) }) else {
      return [self]
    }
    var times: [[Row]] = []
    for row in timed.sorted(by: { $0.start < $1.start }) {
      if let place = times.lastIndex(where: { $0[0].isOfSameTime(as: row) }) {
        times[place].append(row)
      } else {
        times.append([row])
      }
    }
    return times.map { time in
      let others = shown.filter { $0.isOfSameTime(as: time[0]) }
      return of(others.isEmpty || time.count <= others.count ? .these(time) : .allBut(others, rest: time))
    }
  }

  /// The same in two parts, along the records that are named, the time of the rows or what was planned for them; empty
  /// where it is one.
  package var halves: [RowPlace] {
    if let counted, isByName || counted.count > Resolver.mostNamed {
      return Self.halves(of: counted).map { half in
        var part = self
        part.counted = half
        return part
      }
    }
    if !plans.isEmpty {
      let used = plans.filter(\.isUsed).sorted { $0.period.start < $1.period.start }
      return Self.halves(of: used).map { half in
        var part = self
        for place in part.plans.indices where !half.contains(part.plans[place]) { part.plans[place].isUsed = false }
        return part
      }
    }
    switch rows {
    case .everything: return []
    case .these(let rows), .allBut(_, let rows):
      return Self.halves(of: rows.sorted { $0.start < $1.start }).map { of(.these($0)) }
    }
  }

  /// How many rows it is of, where they are told apart.
  package var rowCount: Int {
    switch rows {
    case .everything: 0
    case .these(let rows), .allBut(_, let rows): rows.count
    }
  }

  private static func halves<Part>(of parts: [Part]) -> [[Part]] {
    let middle = parts.count / 2
    return middle == 0 ? [] : [Array(parts[..<middle]), Array(parts[middle...])]
  }

  /// The same about other rows; those of one time are about it.
  func of(_ rows: Rows) -> RowPlace {
    var other = RowPlace(rows, whole: whole, members: members, leading: leading)
    (other.counted, other.isByName, other.each) = (counted, isByName, each)
    return other
  }

  /// The same at another time.
  func at(_ time: Period?) -> RowPlace {
    var other = self
    (other.period, other.days) = (time, time)
    if let row = rows.only { other.rows = .these([Row(keys: row.keys, period: time, days: time)]) }
    return other
  }
}

/// The value of one key of a row, as a condition can say it.
package enum KeyValue: Hashable, Sendable {
  case text(String)
  /// A record whose label is not its own: by the id of the system it came from.
  case id(String)
  case boolean(Bool)
  /// In the units of the language.
  case number(Double)
  case day(CivilDate)
  /// At least the first, less than the second.
  case band(from: NumberLiteral?, below: NumberLiteral?)
  /// The time in which a member of a cohort entered.
  case within(Period)
  /// One of these records, or any other one; `orNobody`, or none.
  case records([KeyValue], isAmong: Bool, orNobody: Bool)
  case missing
  /// Somebody who is none of the records that the key is about: a lead among customers.
  case stranger
  /// A bucket of the time axis: the row's period says it.
  case time
  /// 1 for Monday.
  case weekday(Int)
  case hour(Int)
}
