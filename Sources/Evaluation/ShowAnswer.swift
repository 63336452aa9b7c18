import SQL
import Semantics
import Store
import Syntax
import Values

/// One row of a `show` answer before it is cut into cells.
struct AnswerRow {
  var keys: [RowKey]
  var numbers: RowNumbers
  /// Whether any fact knew it, or its place on a time axis made it: not only that somebody is there.
  var isFact = true
  /// Only its place on a time axis made it.
  var isOfAxis = false
  /// One of those whom the question is about: a rep employed in the period.
  var isThere = false

  /// Whether it is about what belongs to none of the records that the rows are about, such as visits of no deal.
  func isOfNoRecord(_ keys: [GroupKey]) -> Bool {
    zip(keys, self.keys).contains { $0.isOfRecords && $1.identity == .null }
  }
}

/// Everything a `show` needs after its SQL has run: rows, order, ranking, totals, notes.
struct ShowAnswer {
  let question: Question
  let environment: Environment
  var rows: [AnswerRow]
  /// The question's own period, then those that it is compared with.
  var sides: [AnswerSide]
  private let join: RowJoin
  /// The rows of each other period as they lie in it.
  let otherRows: [[AnswerRow]]
  /// Of the cohort, when the question follows one.
  var members: CohortMembers?
  var reader: QuantityReader
  /// Answers of their own, by position.
  var paretos: [ParetoAnswer] = []
  /// The same asked about each other period, when numbers are put together.
  var otherParetos: [Int: [ParetoAnswer]] = [:]
  /// What looks at other rows, of all of them together.
  var wholeViews: [Value] = []
  /// The same in each other period.
  var otherWholeViews: [[Value]] = []
  /// How a ranking cut the rows.
  var cut = RankingCut()
  /// Of a subject along a time axis, who is there, in which rows; nobody else has a part where nothing happened.
  private let present: Set<[SQLValue]>?
  /// Whether every combination of the other keys has a row for every part of the time axis.
  var hasWholeAxis = true

  /// `fetched` are the rows of each side.
  init(_ sides: [AnswerSide], fetched: [[Workspace.FetchedRow]]) {
    self.sides = sides
    question = sides[0].question
    environment = sides[0].environment
    join = RowJoin(sides)
    reader = sides[0].reader
    reader.others = sides.dropFirst().map(\.reader)
    rows = join.rows(fetched)
    if question.subject != nil, let axis = question.timeAxis {
      let question = question
      present = Set(
        fetched[0].filter { $0.isThere && $0.keys[axis].identity == .null }.map { question.timeless($0.keys) })
    } else {
      present = nil
    }
    otherRows = join.otherRows(fetched)
  }

  var plan: QuestionPlan { sides[0].plan }

  /// What a row has to which nothing happened.
  func emptyNumbers(_ keys: [RowKey]) -> RowNumbers { join.emptyNumbers(keys) }

  // MARK: Rows

  /// Rows for the parts of a time axis in which nothing happened, for everything else that has a row; for a rep those in
  /// which he was there.
  mutating func fillTimeAxis(_ employment: Employment) {
    guard let position = question.timeAxis, case .time(let grain) = question.keys[position].kind else { return }
    let coarser = grain.isCycle ? [] : question.coarserTimes
    let axis = self.axis(grain, position)
    guard !axis.isEmpty else { return }
    var groups: [[RowKey]] = []
    var seen: Set<[RowKey]> = []
    var known: Set<[RowKey]> = []
    for row in rows {
      var others = row.keys
      for coarse in coarser { others[coarse.position] = .none }
      known.insert(others)
      others.remove(at: position)
      if seen.insert(others).inserted { groups.append(others) }
    }
    for row in rows where isIdle(row) {
      for combination in recurring(row.keys, beside: position) {
        var others = combination
        others.remove(at: position)
        if seen.insert(others).inserted { groups.append(others) }
      }
    }
    if groups.isEmpty && question.keys.count == 1 { groups = [[]] }
    guard groups.count * axis.count <= 200_000 else {
      hasWholeAxis = false
      return
    }
    let reps = question.keys.indices.filter { question.keys[$0].isOfReps }
    for group in groups {
      for bucket in axis {
        var keys = group
        keys.insert(bucket, at: position)
        if !reps.isEmpty, let days = days(of: bucket, grain),
          !reps.allSatisfy({ employment.reaches(keys[$0].identity, days) })
        {
          continue
        }
        // A week may lie in two months, and have a row in either.
        if known.contains(keys) { continue }
        if case .bucket(_, let start) = bucket.shown {
          let day = max(start, question.period?.start ?? start)
          for coarse in coarser {
            keys[coarse.position] = .bucket(
              coarse.grain, environment.calendar.bucket(coarse.grain, holding: day).start)
          }
        }
        rows.append(AnswerRow(keys: keys, numbers: join.emptyNumbers(keys), isOfAxis: true))
      }
    }
    // Somebody without any fact now has the whole axis and needs no row beside it.
    rows.removeAll { !$0.isFact && $0.keys[position].identity == .null }
  }

  /// The days of a part of the axis that are asked about.
  private func days(of key: RowKey, _ grain: Grain) -> Period? {
    guard case .bucket(_, let start) = key.shown else { return nil }
    let bucket = environment.calendar.bucket(grain, holding: start)
    return question.period.map(bucket.common) ?? bucket
  }

  /// The row of somebody who is there, whatever happened, where each of them has all that are his.
  private func isIdle(_ row: AnswerRow) -> Bool {
    question.keepsIdle && isOfPresent(row)
      && zip(question.keys, row.keys).allSatisfy { key, value in !key.isWhen || value == .none }
  }

  /// The same on every weekday, at every hour, where they stand beside the axis; none where they do not.
  private func recurring(_ keys: [RowKey], beside axis: Int) -> [[RowKey]] {
    var found = [keys]
    for (position, key) in question.keys.enumerated() where position != axis {
      guard case .time(let grain) = key.kind, var cycle = Self.cycle(grain) else { continue }
      // A day may be known without its hour.
      if grain == .hour { cycle.append(.none) }
      found = found.flatMap { keys in
        cycle.map { part in
          var keys = keys
          keys[position] = part
          return keys
        }
      }
    }
    return found.count > 1 ? found : []
  }

  /// Every part of what comes again; `nil` for what does not.
  private static func cycle(_ grain: Grain) -> [RowKey]? {
    switch grain {
    case .weekday:
      (1...7).map { RowKey(identity: .integer($0), shown: .weekday($0), place: .number(Double($0))) }
    case .hour: (0...23).map { RowKey(identity: .integer($0), shown: .integer($0), place: .number(Double($0))) }
    case .day, .week, .month, .quarter, .half, .year, .fiscalQuarter, .fiscalHalf, .fiscalYear: nil
    }
  }

  private func axis(_ grain: Grain, _ position: Int) -> [RowKey] {
    if let cycle = Self.cycle(grain) { return cycle }
    let span: Period
    if let period = question.period {
      let first = period.start == PeriodBounds.earliest ? found(position) : nil
      span = first ?? period.cut(through: max(environment.today, period.start))
    } else if let found = found(position) {
      span = found
    } else {
      return []
    }
    let buckets = environment.calendar.buckets(grain, over: span)
    return buckets.count > 20_000 ? [] : buckets.map { RowKey.bucket(grain, $0.start) }
  }

  /// From the first to the last bucket in which something happened.
  private func found(_ position: Int) -> Period? {
    let days = rows.compactMap { if case .bucket(_, let day) = $0.keys[position].shown { day } else { nil } }
    guard let first = days.min(), let last = days.max() else { return nil }
    return Period(from: first, through: last)
  }

  /// Whether whoever it is about has it by being there, whatever happened.
  func isOfPresent(_ row: AnswerRow) -> Bool { present?.contains(question.timeless(row.keys)) ?? true }

  /// The first days of the parts of the time axis that rows are about.
  var bucketDays: Set<CivilDate> {
    guard let axis = question.timeAxis else { return [] }
    return Set(
      rows.compactMap { row in if case .bucket(_, let day) = row.keys[axis].shown { day } else { nil } })
  }

  // MARK: Conditions, order, ranking

  mutating func takeWholes() {
    for part in question.quantities {
      for inner in part.shareParts where reader.wholes[inner] == nil && reader.momentWholes[inner] == nil {
        if inner.isSnapshot, question.ownGrain != nil {
          takeWholes(ofMoments: inner)
          continue
        }
        let whole = sum(rows, for: inner, .everything)
        reader.wholes[inner] = reader.value(inner, whole).number
        for (side, other) in whole.others.enumerated() {
          reader.others[side].wholes[inner] = other.flatMap { reader.others[side].value(inner, $0).number }
        }
      }
    }
  }

  /// What is read as of a moment is part of what there was then.
  private mutating func takeWholes(ofMoments part: Quantity) {
    reader.momentWholes[part] = [:]
    let timely = rows.filter { !$0.numbers.isOfNoTime }
    for rows in Dictionary(grouping: timely, by: \.numbers.period).values {
      let whole = sum(rows, for: part, isOfTime: true)
      let number = reader.value(part, whole).number
      if let period = rows[0].numbers.period { reader.momentWholes[part]?[period] = number }
      for (side, other) in whole.others.enumerated() {
        guard let period = rows.lazy.compactMap({ $0.numbers.others[side]?.period }).first else { continue }
        let number = other.flatMap { reader.others[side].value(part, $0).number }
        reader.others[side].momentWholes[part, default: [:]][period] = number
      }
    }
  }

  /// Returns how many rows the conditions left out.
  mutating func applyConditions() -> Int {
    guard !question.rowConditions.isEmpty else { return 0 }
    let test = RowTest(.all(question.rowConditions), reader)
    let before = rows.count
    rows.removeAll { !test.passes($0.numbers) }
    return before - rows.count
  }

  mutating func order() {
    let keys = rows.map(\.keys)
    let order = keys.withUnsafeBufferPointer { keys in
      keys.indices.sorted { Self.precedes(keys[$0], keys[$1]) }
    }
    rows = order.map { rows[$0] }
    // From the last key to the first, keeping the order of equals.
    for key in question.sort.reversed() {
      switch key.key {
      case .dimension(let position):
        rows = stably(rows) { left, right in
          let (first, second) = (left.keys[position].place, right.keys[position].place)
          return key.descending
            ? second < first && first != .missing || second == .missing && first != .missing : first < second
        }
      case .quantity(let quantity): rows = sorted(rows, by: quantity, descending: key.descending)
      }
    }
  }

  static func precedes(_ left: [RowKey], _ right: [RowKey]) -> Bool {
    for position in left.indices {
      let order = left[position].place.compared(to: right[position].place)
      if order != 0 { return order < 0 }
      if case .integer(let one) = left[position].identity, case .integer(let other) = right[position].identity,
        one != other
      {
        return one < other
      }
    }
    return false
  }

  func sorted(_ rows: [AnswerRow], by quantity: Quantity, descending: Bool) -> [AnswerRow] {
    let formula = reader.formula(quantity)
    let values = rows.map { SortValue(formula($0.numbers)) }
    let order = rows.indices.sorted { left, right in
      let (first, second) = (values[left], values[right])
      if first == second { return left < right }
      return first.precedes(second, descending: descending)
    }
    return order.map { rows[$0] }
  }

  func stably(_ rows: [AnswerRow], by precedes: (AnswerRow, AnswerRow) -> Bool) -> [AnswerRow] {
    let order = rows.indices.sorted { left, right in
      if precedes(rows[left], rows[right]) { return true }
      if precedes(rows[right], rows[left]) { return false }
      return left < right
    }
    return order.map { rows[$0] }
  }

  // MARK: Totals

  func alignment(_ side: Int) -> TimeAlignment { join.alignments[side] }

  /// Under which keys, and on which days, a period has what stands in a row, or beside it. What keeps its place in the
  /// finest time stands beside the longer times that begin there, whatever longer ones it lies in itself.
  func places(of row: AnswerRow, in side: Int) -> [(keys: [RowKey], days: Period?)] {
    let there = sides[side]
    if side == 0 { return [(row.keys, there.days(of: row.keys))] }
    let alignment = alignment(side - 1)
    guard let keys = alignment.otherKeys(row.keys), alignment.ownKeys(keys) == row.keys else { return [] }
    guard alignment.hasAxis, alignment.isTimeless(keys) else { return [(keys, there.period(of: keys))] }
    return [(keys, there.days(of: keys))]
      + otherRows[side - 1].map(\.keys).filter { alignment.isStray($0) && alignment.withoutTime($0) == keys }
      .map { ($0, there.days(of: $0)) }
  }

  /// Those of several rows that a number of all of them is made of.
  func planned(_ rows: [AnswerRow], for quantity: Quantity) -> [AnswerRow] {
    if question.isRolledUp { return rows }
    let plans = quantity.ownMeasures.filter { $0.plan != nil }.compactMap { reader.outputs[$0] }
    return rows.filter { row in plans.allSatisfy { row.numbers.outputs[$0] != .null } }
  }

  /// The keys of rows as a period has them.
  func keys(of rows: [AnswerRow], in side: Int) -> [[RowKey]] { rows.flatMap { places(of: $0, in: side).map(\.keys) } }

  /// A row of another period in which nothing happened.
  func emptyNumbers(_ keys: [RowKey], side: Int) -> RowNumbers { sides[side + 1].numbers(nil, keys) }

  /// Rows added up on every side. `isOfTime`: they are all there are at their time.
  func sum(
    _ rows: [AnswerRow], for quantity: Quantity, _ extent: AnswerSide.Extent = .some, isOfTime: Bool = false
  ) -> RowNumbers {
    var found = sides[0].sum(
      rows.map { ($0.keys, $0.numbers) }, for: quantity, reader: reader, extent,
      at: isOfTime ? rows.first?.numbers.period : nil)
    for side in sides.indices.dropFirst() {
      let others = rows.compactMap { row in row.numbers.others[side - 1].map { (keys: row.keys, numbers: $0) } }
      found.others.append(
        sides[side].sum(
          others, for: quantity, reader: reader.others[side - 1], extent,
          at: isOfTime ? others.first?.numbers.period : nil))
    }
    return found
  }
}

extension Question {
  /// What a row is about but for its time.
  fileprivate func timeless(_ row: [RowKey]) -> [SQLValue] {
    zip(keys, row).compactMap { key, value in key.isWhen ? nil : value.identity }
  }
}

extension Double {
  /// To forty bits, which are twelve digits, and to whole numbers: what is left where the same parts were added in
  /// another order decides no order of rows and no condition.
  var withoutNoise: Double {
    if magnitude < 1e-12 { return 0 }
    let spare = Swift.min(12, 52 - Int(exponent))
    guard isFinite, spare > 0 else { return self }
    let unit = UInt64(1) << spare
    return Double(bitPattern: (bitPattern + unit / 2) & ~(unit - 1))
  }
}

/// What numbers and days are ordered by; what has no value comes last either way.
struct SortValue: Comparable {
  let number: Double?
  let text: String?

  init(_ value: Value) {
    switch value {
    case .integer(let whole): (number, text) = (Double(whole), nil)
    case .real(let real): (number, text) = (real.withoutNoise, nil)
    case .atLeast(let least): (number, text) = (Double(least), nil)
    case .date(let day), .bucket(_, let day): (number, text) = (Double(day.dayNumber), nil)
    case .weekday(let day): (number, text) = (Double(day), nil)
    case .text(let words): (number, text) = (nil, words)
    case .nothing, .absent, .missing: (number, text) = (nil, nil)
    }
  }

  init(_ value: SQLValue) {
    switch value {
    case .integer(let whole): (number, text) = (Double(whole), nil)
    case .real(let real): (number, text) = (real, nil)
    case .text(let words): (number, text) = (nil, words)
    case .null: (number, text) = (nil, nil)
    }
  }

  var isEmpty: Bool { number == nil && text == nil }

  static func < (left: Self, right: Self) -> Bool {
    if let first = left.number, let second = right.number { return first < second }
    if let first = left.text, let second = right.text { return first.byteOrder(to: second) < 0 }
    return !left.isEmpty && right.isEmpty
  }

  func precedes(_ other: SortValue, descending: Bool) -> Bool {
    if isEmpty || other.isEmpty { return !isEmpty && other.isEmpty }
    return descending ? other < self : self < other
  }
}
