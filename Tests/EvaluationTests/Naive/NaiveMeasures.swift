import Semantics
import Syntax
import Values

/// Which records of a measure belong to which row, in one period.
struct NaiveMeasures {
  let question: Question
  let environment: Environment
  let reader: NaiveReader
  /// Whom a population's question finds in a part of the period.
  let chosen: (_ population: Int, _ part: Period, _ moment: CivilDate) throws -> Set<Int>
  var store: NaiveStore { reader.store }
  var calendar: NaiveCalendar { store.calendar }
  var today: String { environment.today.iso }
  let cohort: NaiveCohort?

  init(
    _ question: Question, _ environment: Environment, _ reader: NaiveReader,
    chosen: @escaping (Int, Period, CivilDate) throws -> Set<Int>
  ) throws {
    self.question = question
    self.environment = environment
    self.reader = reader
    self.chosen = chosen
    cohort = try question.cohort.map { try NaiveCohort($0, moment: question.moment, period: question.period, reader) }
  }

  typealias Groups = [[Datum]: NaiveGroup]

  /// The days whose facts count, `[start, end)`: a comparison may end before its period does.
  private var counted: (start: String, end: String)? {
    let start = Period(from: PeriodBounds.earliest, through: environment.today)
    return (question.period ?? (question.through == nil ? nil : start)).map { period in
      let end = question.through.map { min(period.end.iso, calendar.adding(1, to: $0.iso)) } ?? period.end.iso
      return (period.start.iso, max(period.start.iso, end))
    }
  }

  /// Likewise of what has happened: not after today, when today is in the period.
  private var happened: (start: String, end: String)? {
    guard let counted, question.through == nil, counted.start <= today, today < counted.end else { return counted }
    return (counted.start, calendar.adding(1, to: today))
  }

  private var whole: (start: String, end: String)? { question.period.map { ($0.start.iso, $0.end.iso) } }

  /// For the keys at these positions of the question.
  func groups(_ measure: Measure, keys: [Int]) throws -> Groups {
    if let plan = measure.plan { return try plans(measure, plan, keys) }
    let table = reader.table(measure.entity)
    switch measure.timing {
    case .event, .elapsed: return try events(measure, keys)
    case .balance, .interval, .moment, .span: return try snapshots(measure, table, keys)
    case .current:
      return try collect(measure, store.rows(of: table), keys, moment: today, date: nil) { _, _ in .null }
    case .population: return try populations(measure, table, keys)
    }
  }

  /// Who is there; those with a day of theirs in the time of the row, or counted by their whole result, for each bucket
  /// of the time axis.
  private func populations(_ measure: Measure, _ table: String, _ keys: [Int]) throws -> Groups {
    let moment = question.moment.iso
    // Of a cohort everybody is there.
    if measure.isWholeCohort {
      // Each as of the day that it is followed from.
      return try collect(
        measure, store.rows(of: table, asOf: moment), keys, moment: moment, date: nil, ownDay: cohort?.ownDay
      ) { _, _ in .null }
    }
    let conditions = [measure.condition, question.filters[measure.entity]].compactMap { $0 }
    let isOfTime = question.period != nil && conditions.contains(where: Self.asksTime)
    let isOfParts = Self.comingAndGoing.contains(measure.entity)
    guard let grain = axisGrain(keys), measure.condition?.usesPopulation ?? false || isOfTime || isOfParts else {
      return try collect(measure, population(measure.entity), keys, moment: moment, date: nil, isFiltered: true) {
        _, _ in .null
      }
    }
    return try populationSeries(measure, grain, keys)
  }

  /// People come and go, customers become known, deals are created and closed.
  static let comingAndGoing: Set = ["reps", "customers", "opportunities", "leads", "contacts"]

  static func asksTime(_ predicate: Predicate) -> Bool {
    switch predicate {
    case .ownTime: true
    case .all(let parts), .any(let parts): parts.contains(where: asksTime)
    case .not(let part): asksTime(part)
    case .comparison, .empty, .member, .matches, .within, .sameBucket, .inside, .isAmong, .history: false
    }
  }

  /// The unit of the time that rows are about, where these keys have it; a weekday is none.
  private func axisGrain(_ keys: [Int]) -> Grain? {
    guard let axis = question.timeAxis, keys.contains(axis), case .time(let grain) = question.keys[axis].kind,
      !grain.isCycle
    else { return nil }
    return grain
  }

  private func events(_ measure: Measure, _ keys: [Int]) throws -> Groups {
    var inside = reader.rows(measure.entity, asOf: question.moment.iso)
    let counted = measure.date?.mayLieAhead ?? false ? counted : happened
    if let column = measure.date?.column, counted != nil || measure.timing == .elapsed {
      let start = counted?.start ?? "1900-01-01"
      var end = counted?.end ?? calendar.adding(1, to: today)
      if measure.timing == .elapsed { end = min(end, calendar.adding(1, to: today)) }
      inside = inside.filter { row in
        guard let day = row.at(column).text else { return false }
        return start <= day && day < end
      }
    }
    // What happened is seen from today, or the day of `as of`.
    let isHeld = reader.catalogue.entity(measure.entity)?.isHeld ?? false
    let isSeenThen = question.isPast || isHeld || measure.timing != .event
    let moment = isSeenThen ? question.moment.iso : question.through?.iso ?? today
    if measure.entity == "owned_orders", reader.customersToday != nil, question.period != nil,
      let axis = axisGrain(keys), let date = measure.date
    {
      return try ofOwnersThen(measure, inside, keys, axis, date)
    }
    return try collect(measure, inside, keys, moment: moment, date: measure.date) { grain, row in
      guard let date = measure.date else { return .null }
      if grain == .hour {
        guard let time = date.time, let text = row.at(time).text, let hour = Int(text.prefix(2)) else { return .null }
        return .integer(hour)
      }
      guard let day = row.at(date.column).text, date.column != "until_on" || day != "9999-12-31" else { return .null }
      // Of later and earlier days the store knows no week, month or year.
      if grain != .day, day < store.calendarStart || day >= store.calendarEnd { return .null }
      if grain == .weekday { return calendar.number(day).map { .integer(calendar.day($0).weekday) } ?? .null }
      return .text(calendar.bucket(grain, day))
    }
  }

  /// Orders of each time, for whoever owned their customers at its end.
  private func ofOwnersThen(_ measure: Measure, _ orders: [NaiveRow], _ keys: [Int], _ grain: Grain, _ date: Field)
    throws -> Groups
  {
    var found: Groups = [:]
    for part in parts(grain, isWhole: false) {
      let inside = orders.filter { row in row.at(date.column).text.map { part.start <= $0 && $0 < part.end } ?? false }
      let moment = question.moment.iso
      var then = reader
      then.known = min(part.last, moment)
      let asked = try NaiveMeasures(question, environment, then, chosen: chosen)
      let groups = try asked.collect(measure, inside, keys, moment: moment, date: date) { outer, _ in
        .text(calendar.bucket(outer, part.start))
      }
      for (keys, group) in groups { found[keys, default: NaiveGroup()].add(group) }
    }
    return found
  }

  // MARK: States

  /// The parts of the period that a time axis has, each with the first day of its bucket and its last day, at most today.
  private func parts(_ grain: Grain, isWhole: Bool) -> [(bucket: String, start: String, end: String, last: String)] {
    let year = calendar.bucket(.year, today)
    let start = question.period?.start.iso ?? year
    let end = question.period?.end.iso ?? calendar.next(.year, after: year)
    // What is to come is read as of today in its first part.
    let until = isWhole ? end : min(end, calendar.adding(1, to: max(start, today)))
    return calendar.buckets(grain, start, until).map { bucket in
      let last = min(calendar.next(grain, after: bucket), end)
      return (bucket, max(bucket, start), last, min(calendar.adding(-1, to: last), today))
    }
  }

  /// Whether who is there can be read in each of the rows' times.
  var hasFewParts: Bool {
    guard question.period != nil, let grain = axisGrain(Array(question.keys.indices)) else { return false }
    return parts(grain, isWhole: false).count <= 120
  }

  /// The state at one moment, or at the end of every bucket of the time axis.
  private func snapshots(_ measure: Measure, _ table: String, _ keys: [Int]) throws -> Groups {
    func state(_ moment: String, _ part: (start: String, end: String)?, _ time: (Grain, NaiveRow) -> Datum) throws
      -> Groups
    {
      // What is added up until then is what it was on the day that is asked on.
      let rows =
        switch measure.timing {
        case .span: store.rows(of: table, in: part, asOf: moment)
        case .balance where measure.entity == "opportunities": reader.rows(table, asOf: moment)
        case .event, .elapsed, .balance, .interval, .moment, .current, .population: store.rows(of: table, asOf: moment)
        }
      let valid = rows.filter { row in
        switch measure.timing {
        case .balance:
          guard let column = measure.date?.column else { return true }
          return row.at(column).text.map { $0 <= moment } ?? false
        case .interval:
          guard let from = row.at("from_on").text, let until = row.at("until_on").text else { return false }
          return from <= moment && moment < until
        case .event, .elapsed, .moment, .span, .current, .population: return true
        }
      }
      let date = measure.timing == .balance ? measure.date : nil
      let present = try valid.filter { try measure.function != .max || date == nil || isThere($0, measure, moment) }
      return try collect(measure, present, keys, moment: moment, date: date, span: part, time)
    }
    let whole = question.period.map { (start: $0.start.iso, end: $0.end.iso) }
    guard let grain = axisGrain(keys) else {
      let eve = measure.isOpening ? whole.map { calendar.adding(-1, to: $0.start) } : nil
      return try state(eve ?? question.moment.iso, whole) { _, _ in .null }
    }
    var found: Groups = [:]
    for part in parts(grain, isWhole: measure.timing == .span) {
      let moment = measure.isOpening ? calendar.adding(-1, to: part.start) : part.last
      let groups = try state(moment, (part.start, part.end)) { outer, _ in .text(calendar.bucket(outer, part.start)) }
      for (keys, group) in groups { found[keys, default: NaiveGroup()].add(group) }
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

  private func populationSeries(_ measure: Measure, _ grain: Grain, _ keys: [Int]) throws -> Groups {
    var found: Groups = [:]
    for var part in parts(grain, isWhole: false) {
      // Without a period every bucket is asked as a whole.
      if question.period == nil {
        (part.start, part.end) = (part.bucket, calendar.next(grain, after: part.bucket))
        part.last = min(calendar.adding(-1, to: part.end), today)
      }
      guard let start = CivilDate(iso: part.start), let end = CivilDate(iso: part.end),
        let last = CivilDate(iso: part.last)
      else { continue }
      var bucket = question
      bucket.period = Period(start: start, end: end)
      bucket.moment = last
      var inner = reader
      for index in question.populations.indices where question.populations[index].isCounted {
        inner.populations[index] = try chosen(index, Period(start: start, end: end), last)
      }
      let there = try NaiveMeasures(bucket, environment, inner, chosen: chosen)
      let groups = try there.collect(
        measure, there.population(measure.entity), keys, moment: part.last, date: nil, isFiltered: true,
        span: there.happened ?? (part.start, part.end)
      ) { outer, _ in .text(calendar.bucket(outer, part.start)) }
      for (keys, group) in groups { found[keys, default: NaiveGroup()].add(group) }
    }
    return found
  }

  // MARK: Records to rows

  /// - Parameter span: the time of the rows, where the records do not say it.
  func collect(
    _ measure: Measure, _ rows: [NaiveRow], _ keys: [Int], moment: String, date: Field?, ownDay: Field? = nil,
    isFiltered: Bool = false, span: (start: String, end: String)? = nil, _ time: (Grain, NaiveRow) -> Datum
  ) throws -> Groups {
    var found: Groups = [:]
    let filter = isFiltered ? nil : question.filters[measure.entity]
    let places = NaivePlaces(self, measure.entity, keys, isOwn: measure.isOwn)
    // What is owed is of the team of the day that is asked.
    let isHeld = reader.catalogue.entity(measure.entity)?.isHeld ?? false
    for (number, row) in rows.enumerated() {
      // What holds to this day ends on no day.
      let own = date.flatMap { row.at($0.column).text }.flatMap { $0 == "9999-12-31" ? nil : $0 }
      let day = isHeld ? reader.known ?? moment : own ?? ownDay.flatMap { row.at($0.column).text } ?? moment
      var record = NaiveRecord(row: row, day: day, moment: moment)
      (record.time, record.ahead) = (self.time(own, keys, of: happened), self.time(own, keys, of: whole))
      if let span {
        record.time = .days(span.start, span.end)
        record.ahead = measure.timing == .population ? whole.map { .days($0.start, $0.end) } : nil
      } else if measure.timing.isSnapshot, question.period == nil, axisGrain(keys) == nil {
        // What is still to come is known at a moment, too.
        record.time = .all
        record.ahead = nil
      }
      let member: NaiveCohort.Member?
      switch cohort?.membership(of: record, measure.entity) {
      case nil, .unlinked?: member = nil
      case .stranger?: continue
      case .member(let found)?: member = found
      }
      if let cohort, let member, date != nil, cohort.hasWindow {
        guard let own, cohort.isInWindow(own, member, calendar) else { continue }
      }
      for part in store.parts(of: row, measure.entity) {
        record.part = part
        if let condition = measure.condition, try !reader.holds(condition, record) { continue }
        if let filter, try !reader.holds(filter, record) { continue }
        let item = try NaiveGroup.Item(record: number, measure, record, reader)
        // A place among others, or a distance from the mean, only values have.
        if [.median, .percentile, .stddev, .corr].contains(measure.function) {
          if item.value.isNull || measure.second != nil && item.second.isNull { continue }
        }
        // What a plan was set to says where it belongs, whatever part of it counts.
        var whole = record
        if !row.at("set_value").isNull { whole.row["value"] = row.at("set_value") }
        for place in try places.of(whole, member, own, time: { time($0, row) }) {
          found[place, default: NaiveGroup()].items.append(item)
        }
      }
    }
    return found
  }

  /// The time of the row that a record of that day belongs to: `in period` means it.
  private func time(_ day: String?, _ keys: [Int], of whole: (start: String, end: String)?) -> NaiveRecord.Time {
    guard let grain = axisGrain(keys) else { return whole.map { .days($0.start, $0.end) } ?? .all }
    guard let day else { return .none }
    let start = calendar.bucket(grain, day)
    let end = calendar.next(grain, after: start)
    guard let whole else { return .days(start, end) }
    return .days(max(start, whole.start), min(end, whole.end))
  }

  // MARK: Who is there

  /// Reps who sell and are employed on a day of the period, customers known by its end, products still sold, records of
  /// the period; one that several share is there for each of them. Where numbers are asked about them, deals, leads and
  /// contacts are all those that were there, instead of those that began in it.
  func present(_ entity: String, isAsked: Bool = true, isSubject: Bool = false) throws -> [NaiveRecord] {
    let moment = question.moment.iso
    var (start, end) = (counted?.start, counted?.end)
    if question.isPast, Self.comingAndGoing.contains(entity) {
      // Nobody who came later was there.
      let then = calendar.adding(1, to: moment)
      (start, end) = (start.map { min($0, then) }, min(end ?? then, then))
    }
    let home = reader.catalogue.entity(entity)
    func isThere(_ row: NaiveRow) -> Bool {
      switch entity {
      case "reps":
        if row.at("is_selling") != .integer(1) { return false }
        if let end, let hired = row.at("hired_on").text, hired >= end { return false }
        if let start, let left = row.at("left_on").text, left <= start { return false }
        return true
      case "customers":
        if let end, let created = row.at("created_on").text, created >= end { return false }
        let isBefore = question.customersToday.map { moment < $0.iso } ?? false
        let isThen = question.isPast || isBefore && (isSubject || question.subject?.name != "customers")
        return !isThen || store.wasCustomer(row, on: moment)
      case "products": return row.at("is_active") == .integer(1)
      case "opportunities" where isAsked, "leads" where isAsked, "contacts" where isAsked:
        let began = row.at("created_on").text
        let gone = ["closed_on", "converted_on", "disqualified_on"].compactMap { row.at($0).text }
        if let end, let began, began >= end { return false }
        return start.map { start in gone.allSatisfy { $0 >= start } } ?? true
      default:
        guard let home, home.timing == .event, let date = home.date.flatMap(home.field),
          let days = date.mayLieAhead ? counted : happened
        else { return true }
        guard let day = row.at(date.column).text else { return false }
        return days.start <= day && day < days.end
      }
    }
    var found: [NaiveRecord] = []
    for row in reader.rows(entity, asOf: moment) where isThere(row) {
      var record = NaiveRecord(row: row, day: moment, moment: moment)
      record.time = happened.map { .days($0.start, $0.end) } ?? .all
      record.ahead = whole.map { .days($0.start, $0.end) } ?? .all
      for part in store.parts(of: row, entity) {
        record.part = part
        if let filter = question.filters[entity], try !reader.holds(filter, record) { continue }
        found.append(record)
      }
    }
    return found
  }

  private func population(_ entity: String) throws -> [NaiveRow] { try present(entity).map(\.row) }
}
