import Semantics
import Values

/// Records that are followed from a day of their own.
struct NaiveCohort {
  struct Member {
    let id: Int
    let entered: String
  }

  enum Membership {
    /// These records know no member.
    case unlinked
    case stranger
    case member(Member)
  }

  let cohort: Cohort
  /// The table of whose the members were on the day that they are followed from.
  let kind: String
  /// Of records that happen.
  let ownDay: Field?
  private let reader: NaiveReader
  private let links: [String: [ColumnPath]]
  /// Of records about deals the lead that the deal names, and the day that it was created.
  private let deals: [String: (lead: ColumnPath, created: ColumnPath)]
  /// By what facts know them by; several leads that became one customer are followed from the first of them.
  private var members: [Int: Member] = [:]
  /// The day of each record, oldest first.
  private(set) var days: [String] = []

  init(_ cohort: Cohort, moment: CivilDate, period: Period?, _ reader: NaiveReader) throws {
    self.cohort = cohort
    self.reader = reader
    let isParty = ["leads", "customers"].contains(cohort.entity)
    // Whose a lead or a deal was on the day that it is followed from.
    kind = Self.kind(of: cohort)
    let home = reader.catalogue.entity(cohort.entity)
    let singular = home?.singular ?? ""
    var links: [String: [ColumnPath]] = [:]
    for entity in reader.catalogue.entities {
      let own = ColumnPath(root: entity.name, references: [], field: entity.key)
      if cohort.entity == "leads", ["leads", "created_leads", "lead_qualifications"].contains(entity.name) {
        links[entity.name] = [reader.way(["customer"], entity), own].compactMap { $0 }
      } else if [cohort.entity, kind].contains(entity.name) {
        links[entity.name] = [own]
      } else if isParty, entity.name == "customers" {
        links[entity.name] = [own]
      } else if let way = reader.way([isParty ? "customer" : singular], entity) {
        links[entity.name] = [way]
      }
    }
    self.links = links
    deals = Self.deals(of: cohort, reader)
    ownDay = home?.timing == .event ? cohort.date.field : nil
    let moment = moment.iso
    let time = period.map { NaiveRecord.Time.days($0.start.iso, $0.end.iso) } ?? .all
    for row in reader.store.rows(of: reader.table(kind)) {
      // What belongs to a day of its own is of the team of that day.
      let own = ownDay.flatMap { row.at($0.column).text }
      let record = NaiveRecord(row: row, day: own ?? moment, moment: moment, time: time)
      // A shared deal is one of those of each who shares it.
      let isMember = try reader.store.parts(of: row, kind).contains { part in
        var record = record
        record.part = part
        return try reader.holds(cohort.members, record)
      }
      guard isMember, let day = reader.value(cohort.date, record).text,
        let id = cohort.identities.lazy.compactMap({ reader.value($0, record).whole }).first
      else { continue }
      days.append(day)
      members[id] = Member(id: id, entered: min(day, members[id]?.entered ?? day))
    }
    days.sort()
  }

  static func deals(
    of cohort: Cohort, _ reader: NaiveReader
  ) -> [String: (lead: ColumnPath, created: ColumnPath)] {
    guard cohort.entity == "leads" else { return [:] }
    var found: [String: (lead: ColumnPath, created: ColumnPath)] = [:]
    let stays = [
      "opportunity_states", "open_deals", "expected_deals", "planned_closes", "stage_stays", "opportunity_changes",
    ]
    for (names, way) in [(["opportunities", "opened_opportunities"], []), (stays, ["opportunity"])] {
      for name in names {
        guard let entity = reader.catalogue.entity(name), let lead = reader.way(way + ["lead"], entity),
          let created = reader.way(way + ["created"], entity)
        else { continue }
        found[name] = (lead, created)
      }
    }
    return found
  }

  func isLinked(_ entity: String) -> Bool { links[entity] != nil }

  func membership(of record: NaiveRecord, _ entity: String) -> Membership {
    guard let links = links[entity] else { return .unlinked }
    func find(_ path: ColumnPath) -> Int? { reader.value(path, record).whole }
    if let deal = deals[entity], let lead = find(deal.lead) {
      let row = reader.store.record("leads", .integer(lead))
      return members[row?.at("customer_id").whole ?? lead].map(Membership.member) ?? .stranger
    }
    guard let member = links.lazy.compactMap(find).first.flatMap({ members[$0] }) else { return .stranger }
    // What was there before the lead is none of its.
    if let deal = deals[entity], let created = reader.value(deal.created, record).text, created < member.entered {
      return .stranger
    }
    return .member(member)
  }

  static func kind(of cohort: Cohort) -> String {
    switch (cohort.entity, cohort.date.field.name) {
    case ("leads", "created"): "created_leads"
    case ("leads", "qualified"): "lead_qualifications"
    case ("opportunities", "created"): "opened_opportunities"
    default: cohort.entity
    }
  }

  // MARK: Time since

  var hasWindow: Bool { cohort.window != nil }

  /// The day itself is the first.
  func isInWindow(_ day: String, _ member: Member, _ calendar: NaiveCalendar) -> Bool {
    guard let window = cohort.window else { return true }
    return member.entered <= day && day < Self.start(window.count, window.lapse, after: member.entered, calendar)
  }

  /// When so many units are over. A month is over on the same day of the next one; where that has no such day, on the
  /// first of the one after.
  static func start(_ count: Int, _ lapse: Lapse, after day: String, _ calendar: NaiveCalendar) -> String {
    let months: Int
    switch lapse {
    case .day: return calendar.adding(count, to: day)
    case .week: return calendar.adding(7 * count, to: day)
    case .month: months = count
    case .quarter: months = 3 * count
    case .year: months = 12 * count
    }
    let found = calendar.addingMonths(months, to: day)
    return found.suffix(2) < day.suffix(2) ? calendar.adding(1, to: found) : found
  }

  /// How many whole units lie between; negative before the day.
  static func wholes(_ lapse: Lapse, from day: String, to later: String, _ calendar: NaiveCalendar) -> Int {
    func floor(_ number: Int, _ size: Int) -> Int { number >= 0 ? number / size : -((size - 1 - number) / size) }
    let days = calendar.days(from: day, to: later) ?? 0
    let size: Int
    switch lapse {
    case .day: return days
    case .week: return floor(days, 7)
    case .month: size = 1
    case .quarter: size = 3
    case .year: size = 12
    }
    func month(_ iso: String) -> Int { (Int(iso.prefix(4)) ?? 0) * 12 + (Int(iso.dropFirst(5).prefix(2)) ?? 0) }
    // A month is over on the same day of the next one; where that has no such day, it is not over within it.
    let months = month(later) - month(day) - (later.suffix(2) < day.suffix(2) ? 1 : 0)
    return floor(months, size)
  }

  /// Of those who entered in `[start, end)`, how many have not had so many units by `today`.
  func immature(
    _ count: Int, _ lapse: Lapse, in bucket: (start: String, end: String)?, _ store: NaiveStore, today: String
  ) -> Int {
    days.filter { day in
      if let bucket, day < bucket.start || day >= bucket.end { return false }
      return Self.start(count, lapse, after: day, store.calendar) > today
    }.count
  }

  /// How many units the first of them has begun, within the window.
  func begun(
    _ lapse: Lapse, in bucket: (start: String, end: String)?, _ store: NaiveStore, today: String
  ) -> Int {
    let calendar = store.calendar
    guard let first = days.first(where: { day in bucket.map { $0.start <= day && day < $0.end } ?? true }) else {
      return 0
    }
    var count = 0
    while count < 2000 {
      let next = Self.start(count, lapse, after: first, calendar)
      if next > today { break }
      if let window = cohort.window, next >= Self.start(window.count, window.lapse, after: first, calendar) { break }
      count += 1
    }
    return count
  }
}
