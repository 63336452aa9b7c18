import Semantics
import Syntax
import Values

/// The records that make one number of one row.
struct NaiveGroup {
  var count = 0
  var values: [Datum] = []
  /// The other values of a correlation.
  var seconds: [Datum] = []

  mutating func add(_ other: NaiveGroup) {
    count += other.count
    values += other.values
    seconds += other.seconds
  }

  func result(_ measure: Measure) throws -> Datum {
    let function = measure.function
    let known = values.filter { !$0.isNull }
    switch function {
    case .count: return count == 0 ? .null : .integer(count)
    case .countDistinct: return .integer(Set(known).count)
    case .sum, .balance:
      if known.isEmpty { return .null }
      if known.allSatisfy({ $0.whole != nil }) { return .integer(known.reduce(0) { $0 + ($1.whole ?? 0) }) }
      return .real(known.reduce(0) { $0 + ($1.number ?? 0) })
    case .avg:
      return known.isEmpty ? .null : .real(known.reduce(0) { $0 + ($1.number ?? 0) } / Double(known.count))
    case .median, .percentile:
      let numbers = known.compactMap(\.number).sorted()
      if numbers.isEmpty { return .null }
      // Between the two nearest records, in proportion.
      let level = measure.level ?? .half
      let place = Double(numbers.count - 1) * Double(level.part) / Double(level.whole)
      let below = numbers[Int(place)]
      let above = numbers[min(Int(place) + 1, numbers.count - 1)]
      return .real(below + (above - below) * (place - Double(Int(place))))
    case .stddev:
      let numbers = known.compactMap(\.number)
      if numbers.count < 2 { return .null }
      return .real((Self.product(numbers, numbers) / Double(numbers.count - 1)).squareRoot())
    case .corr:
      let pairs = zip(values, seconds).compactMap { one, other in
        one.number.flatMap { first in other.number.map { (first, $0) } }
      }
      let (first, second) = (pairs.map(\.0), pairs.map(\.1))
      let scale = Self.product(first, first) * Self.product(second, second)
      return scale > 0 ? .real(Self.product(first, second) / scale.squareRoot()) : .null
    case .min: return known.reduce(Datum.null) { $0.isNull || Datum.isLess($1, $0) == true ? $1 : $0 }
    case .max: return known.reduce(Datum.null) { $0.isNull || Datum.isLess($0, $1) == true ? $1 : $0 }
    }
  }

  /// The sum of the products of distances from the means.
  private static func product(_ first: [Double], _ second: [Double]) -> Double {
    if first.isEmpty { return 0 }
    let one = first.reduce(0, +) / Double(first.count)
    let other = second.reduce(0, +) / Double(second.count)
    return zip(first, second).reduce(0) { $0 + ($1.0 - one) * ($1.1 - other) }
  }
}

/// Which records of a measure belong to which row.
struct NaiveMeasures {
  let question: Question
  let environment: Environment
  let reader: NaiveReader
  var store: NaiveStore { reader.store }
  var calendar: NaiveCalendar { store.calendar }
  var today: String { environment.today.iso }

  typealias Groups = [[Datum]: NaiveGroup]

  /// For the keys at these positions of the question.
  func groups(_ measure: Measure, keys: [Int]) throws -> Groups {
    if let plan = measure.plan { return try plans(measure, plan, keys) }
    let table = reader.table(measure.entity)
    guard store.knows(table) else { throw NotTaught(table) }
    let rows = store.rows(of: table)
    switch measure.timing {
    case .event, .elapsed: return try events(measure, rows, keys)
    case .balance, .interval, .moment: return try snapshots(measure, table, keys)
    case .current:
      return try collect(measure, rows, keys, moment: today, date: nil) { _, _ in .null }
    case .population: return try populations(measure, keys)
    default: throw NotTaught(measure.timing)
    }
  }

  private func events(_ measure: Measure, _ rows: [NaiveRow], _ keys: [Int]) throws -> Groups {
    var inside = rows
    if let column = measure.date?.column, question.period != nil || measure.timing == .elapsed {
      let start = question.period?.start.iso ?? "1900-01-01"
      var end = question.period?.end.iso ?? calendar.adding(1, to: today)
      if measure.timing == .elapsed { end = min(end, calendar.adding(1, to: today)) }
      inside = rows.filter { row in
        guard let day = row.at(column).text else { return false }
        return start <= day && day < end
      }
    }
    return try collect(measure, inside, keys, moment: question.moment.iso, date: measure.date) { grain, row in
      guard let date = measure.date else { return .null }
      if grain == .hour {
        guard let time = date.time, let text = row.at(time).text, let hour = Int(text.prefix(2)) else { return .null }
        return .integer(hour)
      }
      guard let day = row.at(date.column).text else { return .null }
      switch grain {
      case .weekday: return calendar.number(day).map { .integer(calendar.day($0).weekday) } ?? .null
      default: return .text(calendar.bucket(grain, day))
      }
    }
  }

  /// Who is there; those with a day of theirs in the time of the row, for each bucket of the time axis.
  private func populations(_ measure: Measure, _ keys: [Int]) throws -> Groups {
    let axis = question.timeAxis.flatMap { keys.contains($0) ? question.keys[$0].kind : nil }
    let conditions = [measure.condition, question.filters[measure.entity]].compactMap { $0 }
    guard case .time(let grain)? = axis, !grain.isCycle, conditions.contains(where: Self.usesOwnTime),
      let period = question.period
    else {
      return try collect(
        measure, population(measure.entity), keys, moment: question.moment.iso, date: nil, isFiltered: true
      ) { _, _ in .null }
    }
    var found: Groups = [:]
    let (start, end) = (period.start.iso, period.end.iso)
    for bucket in calendar.buckets(grain, start, min(end, calendar.adding(1, to: today))) {
      let (first, next) = (max(start, bucket), min(end, calendar.next(grain, after: bucket)))
      var part = question
      part.period = Period(start: CivilDate(iso: first) ?? period.start, end: CivilDate(iso: next) ?? period.end)
      part.moment = CivilDate(iso: min(calendar.adding(-1, to: next), today)) ?? part.moment
      let measures = NaiveMeasures(question: part, environment: environment, reader: reader)
      for (place, group) in try measures.collect(
        measure, measures.population(measure.entity), keys, moment: part.moment.iso, date: nil, isFiltered: true,
        own: .days(first, next), { outer, _ in .text(calendar.bucket(outer, first)) })
      {
        found[place, default: NaiveGroup()].add(group)
      }
    }
    return found
  }

  private static func usesOwnTime(_ predicate: Predicate) -> Bool {
    switch predicate {
    case .ownTime: true
    case .all(let parts), .any(let parts): parts.contains(where: usesOwnTime)
    case .not(let part): usesOwnTime(part)
    case .comparison, .empty, .member, .matches, .within, .inside, .sameBucket, .isAmong, .history: false
    }
  }

  /// The state at one moment, or at the end of every bucket of the time axis.
  private func snapshots(_ measure: Measure, _ table: String, _ keys: [Int]) throws -> Groups {
    func state(at moment: String, _ time: (Grain, NaiveRow) -> Datum) throws -> Groups {
      let valid = store.rows(of: table, asOf: moment).filter { row in
        if measure.timing == .moment { return true }
        if measure.timing == .balance {
          guard let column = measure.date?.column else { return true }
          return row.at(column).text.map { $0 <= moment } ?? false
        }
        guard let from = row.at("from_on").text, let until = row.at("until_on").text else { return false }
        return from <= moment && moment < until
      }
      let date = measure.timing == .balance ? measure.date : nil
      let present = try valid.filter { try measure.function != .max || date == nil || isThere($0, measure, moment) }
      return try collect(measure, present, keys, moment: moment, date: date, time)
    }
    /// The eve of the period for what it opens with.
    func moment(_ start: String, _ end: String) -> String {
      measure.isOpening ? calendar.adding(-1, to: start) : end
    }
    guard let axis = question.timeAxis, keys.contains(axis), case .time(let grain) = question.keys[axis].kind else {
      let end = question.moment.iso
      return try state(at: question.period.map { moment($0.start.iso, end) } ?? end) { _, _ in .null }
    }
    let year = calendar.bucket(.year, today)
    let start = question.period?.start.iso ?? year
    let end = question.period?.end.iso ?? calendar.next(.year, after: year)
    var found: Groups = [:]
    for bucket in calendar.buckets(grain, start, min(end, calendar.adding(1, to: today))) {
      let last = calendar.adding(-1, to: min(calendar.next(grain, after: bucket), end))
      let part = try state(at: moment(max(bucket, start), min(last, today))) { outer, _ in
        .text(calendar.bucket(outer, max(bucket, start)))
      }
      for (keys, group) in part { found[keys, default: NaiveGroup()].add(group) }
    }
    return found
  }

  /// Of reps who left before the period the last of anything is not asked.
  private func isThere(_ row: NaiveRow, _ measure: Measure, _ moment: String) throws -> Bool {
    guard question.subject?.name == "reps", let start = question.period?.start.iso, let key = question.keys.first,
      let path = way(key, measure.entity)
    else { return true }
    let rep = reader.value(path, NaiveRecord(row: row, day: moment, moment: moment))
    return store.record("reps", rep)?.at("left_on").text.map { $0 > start } ?? true
  }

  private func collect(
    _ measure: Measure, _ rows: [NaiveRow], _ keys: [Int], moment: String, date: Field?, isFiltered: Bool = false,
    own ownTime: NaiveRecord.Time? = nil, _ time: (Grain, NaiveRow) -> Datum
  ) throws -> Groups {
    var found: Groups = [:]
    let filter = isFiltered ? nil : question.filters[measure.entity]
    let ways = keys.map { way(question.keys[$0], measure.entity) }
    for row in rows {
      let own = date.flatMap { row.at($0.column).text }
      let record = NaiveRecord(row: row, day: own ?? moment, moment: moment, time: ownTime ?? self.time(own, keys))
      if let condition = measure.condition, try !reader.holds(condition, record) { continue }
      if let filter, try !reader.holds(filter, record) { continue }
      let value = try measure.operand.map { try reader.value($0, record) }
      let second = try measure.second.map { try reader.value($0, record) }
      // A place among others, or a distance from the mean, only values have.
      if [.median, .percentile, .stddev, .corr].contains(measure.function) {
        if value?.isNull ?? false || second?.isNull ?? false { continue }
      }
      var place: [Datum] = []
      for (position, way) in zip(keys, ways) {
        switch question.keys[position].kind {
        case .time(let grain): place.append(time(grain, row))
        case .cohort: place.append(.null)
        case .attribute: place.append(try way.map { try keyValue(question.keys[position], $0, record) } ?? .null)
        case .expression(let values, _, _):
          place.append(
            try values[measure.entity].map { try keyValue(question.keys[position], $0, record) } ?? .null)
        }
      }
      var group = found[place] ?? NaiveGroup()
      group.count += 1
      if let value { group.values.append(value) }
      if let second { group.seconds.append(second) }
      found[place] = group
    }
    return found
  }

  /// The time of the row that a record of that day belongs to: `in period` means it.
  private func time(_ day: String?, _ keys: [Int]) -> NaiveRecord.Time {
    let whole = question.period.map { (start: $0.start.iso, end: $0.end.iso) }
    guard let axis = question.timeAxis, keys.contains(axis), case .time(let grain) = question.keys[axis].kind,
      !grain.isCycle
    else { return whole.map { .days($0.start, $0.end) } ?? .all }
    guard let day else { return .none }
    let start = calendar.bucket(grain, day)
    let end = calendar.next(grain, after: start)
    guard let whole else { return .days(start, end) }
    return .days(max(start, whole.start), min(end, whole.end))
  }

  // MARK: Keys

  /// How records of this kind reach a key.
  func way(_ key: GroupKey, _ entity: String) -> ColumnPath? {
    guard case .attribute(let paths, _, _, _) = key.kind else { return nil }
    if let path = paths[entity] { return path }
    guard let home = reader.catalogue.entity(entity) else { return nil }
    let parts = key.parts.isEmpty ? key.name.split(separator: ".").map(String.init) : key.parts
    if parts.count == 1, let own = home.field(parts[0]) {
      return ColumnPath(root: home.name, references: [], field: own)
    }
    if parts.count == 1, let dimension = reader.catalogue.dimension(parts[0]),
      let path = reader.catalogue.path(to: dimension, from: home)
    {
      return path
    }
    return reader.catalogue.path(parts, from: home)
  }

  func keyValue(_ key: GroupKey, _ path: ColumnPath, _ record: NaiveRecord) throws -> Datum {
    try keyValue(key, .column(path), record)
  }

  func keyValue(_ key: GroupKey, _ scalar: Scalar, _ record: NaiveRecord) throws -> Datum {
    let value = try reader.value(scalar, record)
    guard let (kind, edges) = Self.bands(key), !edges.isEmpty, let number = value.number else { return value }
    var unit = Double(scalar.storedScale)
    if case .money = kind { for _ in 0..<environment.currency.minorDigits { unit *= 10 } }
    return .integer(edges.filter { $0.double * unit <= number + 1e-9 }.count)
  }

  static func bands(_ key: GroupKey) -> (kind: Field.Kind, edges: [NumberLiteral])? {
    switch key.kind {
    case .time, .cohort: nil
    case .attribute(_, _, let kind, let edges), .expression(_, let kind, let edges): (kind, edges)
    }
  }

  /// Whether a number that divides can be cut by the key.
  func splits(_ measure: Measure, _ key: GroupKey) -> Bool {
    if case .expression(let values, _, _) = key.kind { return values[measure.entity] != nil }
    guard case .time(let grain) = key.kind else { return way(key, measure.entity) != nil }
    if measure.timing.isSnapshot { return grain != .hour }
    guard let date = measure.date, measure.timing != .population else { return false }
    return grain != .hour || date.time != nil
  }

  // MARK: Who is there

  /// Reps who sell and are employed on a day of the period, customers known by its end, products still sold, records of
  /// the period.
  func population(_ entity: String) throws -> [NaiveRow] {
    let start = question.period?.start.iso
    let end = question.period?.end.iso
    return try store.rows(of: reader.table(entity)).filter { row in
      let record = NaiveRecord(row: row, day: question.moment.iso, moment: question.moment.iso)
      if let filter = question.filters[entity], try !reader.holds(filter, record) { return false }
      switch entity {
      case "reps":
        if row.at("is_selling") != .integer(1) { return false }
        if let end, let hired = row.at("hired_on").text, hired >= end { return false }
        if let start, let left = row.at("left_on").text, left <= start { return false }
        return true
      case "customers":
        if let end, let created = row.at("created_on").text, created >= end { return false }
        return true
      case "products": return row.at("is_active") == .integer(1)
      default:
        guard let home = reader.catalogue.entity(entity), home.timing == .event, let start, let end,
          let column = home.date.flatMap(home.field)?.column
        else { return true }
        guard let day = row.at(column).text else { return false }
        return start <= day && day < end
      }
    }
  }

  // MARK: Plans

  /// Plans at the finest level that rows or conditions name, each by the part of it that the time asked about holds.
  private func plans(_ measure: Measure, _ plan: Measure.PlanSource, _ keys: [Int]) throws -> Groups {
    let filter = question.filters["plan_rollups"]
    let ways = keys.compactMap { way(question.keys[$0], "plan_rollups") }
    let names = Set((ways + (filter.map(Self.columns) ?? [])).map { $0.references.first?.name ?? $0.field.name })
    var levels = ["rep", "team", "territory", "product", "customer"]
    if plan.plan == .target { levels.append("category") }
    var level = levels.first { names.contains($0) } ?? "company"
    if level == "rep", names.contains("team") { level = "member" }
    let all = store.rows(of: "plan_rollups").filter { row in
      guard row.at("kind") == .text(plan.plan.rawValue), row.at("metric") == .text(plan.metric),
        row.at("level") == .text(level)
      else { return false }
      return level == "category" || row.at("category").isNull != names.contains("category")
    }
    // A rep's manager is read from what was set, not from sums over times with several managers.
    let isFinest = level == "rep" && ways.contains { !$0.references.isEmpty }
    var rows: [NaiveRow] = []
    for row in all {
      guard let value = row.at("value").whole else { continue }
      for (day, part) in planParts(row, among: all, isFinest, keys) {
        var counted = row
        counted["value"] = part == 1 ? .integer(value) : .real(Double(value) * part)
        counted["counted_on"] = .text(day)
        rows.append(counted)
      }
    }
    let ends = reader.catalogue.entity("plan_rollups")?.field("ends")
    return try collect(measure, rows, keys, moment: question.moment.iso, date: ends) { grain, row in
      row.at("counted_on").text.map { .text(calendar.bucket(grain, $0)) } ?? .null
    }
  }

  /// On which days how much of a plan counts.
  private func planParts(
    _ row: NaiveRow, among all: [NaiveRow], _ isFinest: Bool, _ keys: [Int]
  ) -> [(day: String, part: Double)] {
    guard let start = row.at("starts_on").text, let last = row.at("ends_on").text else { return [] }
    let grains = keys.compactMap { key -> Grain? in
      if case .time(let grain) = question.keys[key].kind { grain } else { nil }
    }
    if Self.months[row.at("grain").text ?? ""] == nil {
      let isInside = question.period.map { $0.start.iso <= start && last < $0.end.iso } ?? true
      // What one row holds counts there; else each row has its working days.
      let isInOneRow = grains.allSatisfy { calendar.bucket($0, start) == calendar.bucket($0, last) }
      if isInside, isInOneRow { return [(start, 1)] }
      return days(of: row)
    }
    if grains.contains(where: { $0 == .day || $0 == .week }) { return hasSmaller(row, among: all) ? [] : days(of: row) }
    return planPart(row, among: all, isFinest, keys).map { [(start, $0)] } ?? []
  }

  /// The working days of a plan that are asked about, all days where none is worked.
  private func days(of row: NaiveRow) -> [(day: String, part: Double)] {
    guard let start = row.at("starts_on").text, let last = row.at("ends_on").text,
      let first = calendar.number(start), let end = calendar.number(last)
    else { return [] }
    let worked = (first...end).filter(calendar.isWorkday)
    let all = worked.isEmpty ? Array(first...end) : worked
    return (first...end).map { number in
      (calendar.day(number).iso, all.contains(number) ? 1 / Double(all.count) : 0)
    }.filter { day, _ in question.period.map { $0.start.iso <= day && day < $0.end.iso } ?? true }
  }

  private func hasSmaller(_ row: NaiveRow, among all: [NaiveRow]) -> Bool {
    let months = Self.months[row.at("grain").text ?? ""] ?? 0
    let owner = ["rep_id", "team_id", "territory_id", "product_id", "customer_id", "category"]
    return all.contains { other in
      guard let length = Self.months[other.at("grain").text ?? ""], length < months else { return false }
      return owner.allSatisfy { other.at($0) == row.at($0) }
        && (other.at("starts_on").text ?? "") >= (row.at("starts_on").text ?? "")
        && (other.at("ends_on").text ?? "") <= (row.at("ends_on").text ?? "")
    }
  }

  /// How much of a plan counts; `nil` is none of it.
  private func planPart(_ row: NaiveRow, among all: [NaiveRow], _ isFinest: Bool, _ keys: [Int]) -> Double? {
    guard let start = row.at("starts_on").text, let last = row.at("ends_on").text,
      let months = Self.months[row.at("grain").text ?? ""], let longest = longestPlan(keys), months <= longest
    else { return nil }
    let end = calendar.adding(1, to: last)
    let hasSmaller = self.hasSmaller(row, among: all)
    let hasAxis = question.timeAxis.map(keys.contains) ?? false
    guard let period = question.period else { return hasAxis ? (months == longest ? 1 : nil) : hasSmaller ? nil : 1 }
    let (from, until) = (period.start.iso, period.end.iso)
    if from <= start && end <= until {
      if isFinest { return hasSmaller ? nil : 1 }
      // Inside a longer unit that the period holds, too, that one counts.
      let longer = [3, 12].first { length in
        guard months < length, length <= longest else { return false }
        let outer = calendar.bucket(length == 3 ? .quarter : .year, start)
        return from <= outer && calendar.addingMonths(length, to: outer) <= until
      }
      return longer == nil ? 1 : nil
    }
    guard start < until, from < end, !hasSmaller else { return nil }
    let isOfMonths = calendar.bucket(.month, from) == from && calendar.bucket(.month, until) == until
    if isOfMonths && start <= from && until <= end { return nil }
    let (first, next) = (max(start, from), min(end, until))
    let whole = calendar.workdays(start, end)
    if whole > 0 { return Double(calendar.workdays(first, next)) / Double(whole) }
    return Double(calendar.days(from: first, to: next) ?? 0) / Double(calendar.days(from: start, to: end) ?? 1)
  }

  private static let months = ["month": 1, "quarter": 3, "year": 12]

  /// The longest plans, in months, that the time axis does not divide; `nil` where it is cut finer than plans are.
  private func longestPlan(_ keys: [Int]) -> Int? {
    guard let axis = question.timeAxis, keys.contains(axis), case .time(let grain) = question.keys[axis].kind else {
      return 12
    }
    let first = environment.calendar.fiscalYearStart
    switch grain {
    case .month: return 1
    case .quarter, .half: return 3
    case .year: return 12
    case .fiscalQuarter, .fiscalHalf: return first % 3 == 1 ? 3 : 1
    case .fiscalYear: return first == 1 ? 12 : first % 3 == 1 ? 3 : 1
    default: return nil
    }
  }

  private static func columns(_ predicate: Predicate) -> [ColumnPath] {
    func columns(_ scalar: Scalar) -> [ColumnPath] {
      switch scalar {
      case .column(let path): [path]
      case .scaled(let part, _): columns(part)
      case .arithmetic(_, let left, let right), .dayDifference(let left, let right): columns(left) + columns(right)
      default: []
      }
    }
    switch predicate {
    case .all(let parts), .any(let parts): return parts.flatMap(Self.columns)
    case .not(let part): return Self.columns(part)
    case .comparison(_, let left, let right): return columns(left) + columns(right)
    case .empty(let value), .matches(_, let value, _), .within(let value, _): return columns(value)
    case .member(let value, let options): return columns(value) + options.flatMap(columns)
    case .isAmong(let path, _): return [path]
    default: return []
    }
  }
}
