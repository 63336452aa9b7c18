import Values

/// Targets and budgets at every level and calendar grain, by the rules of the tables' documentation: what was set goes
/// first, then a budget's categories, then the owner's smaller periods, then a month's part of the owner's longer ones,
/// then what is below.
struct NaivePlans {
  private struct Owner: Hashable {
    var level: String
    var id: Datum
  }
  private struct Bucket: Hashable {
    /// 1, 3 or 12.
    var months: Int
    var start: String
  }
  private struct Slot: Hashable {
    var owner: Owner
    var category: Datum
    var bucket: Bucket
  }
  /// What a plan is made of: how much is of plans that were set for each time.
  private struct Amount {
    var pieces: [Bucket: Double]
    /// A team below takes part.
    var isOfSubteams = false
    /// Something was set for a shorter time inside.
    var isDivided = false

    var value: Double {
      pieces.sorted { ($0.key.months, $0.key.start) < ($1.key.months, $1.key.start) }.reduce(0) { $0 + $1.value }
    }
    /// In months: the shortest plan that it is made of.
    var shortest: Int { pieces.keys.map(\.months).min() ?? 0 }

    func only(_ isWanted: (Bucket) -> Bool) -> Amount? {
      var found = self
      found.pieces = pieces.filter { isWanted($0.key) }
      return found.pieces.isEmpty ? nil : found
    }
  }
  private final class Memory { var known: [Slot: Amount?] = [:] }

  private let store: NaiveStore
  private var calendar: NaiveCalendar { store.calendar }

  init(_ store: NaiveStore) { self.store = store }

  func rows() -> [NaiveRow] {
    var found: [NaiveRow] = []
    let targets = Dictionary(grouping: store.rows(of: "targets")) { $0.at("metric") }
    for (metric, plans) in targets { found += rows("target", metric, plans.map { ($0, $0.at("value")) }) }
    found += rows("budget", .text("expenses"), store.rows(of: "budgets").map { ($0, $0.at("amount")) })
    return found
  }

  private func rows(_ kind: String, _ metric: Datum, _ plans: [(NaiveRow, Datum)]) -> [NaiveRow] {
    var book: [Slot: Double] = [:]
    var owners: Set<Owner> = [Owner(level: "company", id: .null)]
    var categories: Set<Datum> = [.null]
    var buckets: Set<Bucket> = []
    for (row, value) in plans {
      guard let value = value.whole, let bucket = bucket(row) else { continue }
      let level = row.at("scope").text ?? ""
      let id: Datum = level == "company" ? .null : level == "category" ? row.at("category") : row.at("\(level)_id")
      if level != "company" && id.isNull { continue }
      let owner = Owner(level: level, id: id)
      let category: Datum = kind == "budget" ? row.at("category") : .null
      owners.insert(owner)
      categories.insert(category)
      book[Slot(owner: owner, category: category, bucket: bucket), default: 0] += Double(value)
      buckets.formUnion(parts(bucket).flatMap { [$0] + parts($0) })
      for months in [1, 3, 12] where months >= bucket.months {
        let grain: Grain = months == 1 ? .month : months == 3 ? .quarter : .year
        buckets.insert(Bucket(months: months, start: calendar.bucket(grain, bucket.start)))
      }
    }
    for team in store.rows(of: "teams") { owners.insert(Owner(level: "team", id: team.at("id"))) }
    for product in store.rows(of: "products") where !product.at("category").isNull {
      if owners.contains(Owner(level: "product", id: product.at("id"))) {
        owners.insert(Owner(level: "category", id: product.at("category")))
      }
    }
    let memory = Memory()
    var found: [NaiveRow] = []
    for owner in owners {
      for category in categories {
        for bucket in buckets {
          let slot = Slot(owner: owner, category: category, bucket: bucket)
          guard let value = value(slot, book, categories, memory) else { continue }
          found.append(row(kind, metric, slot, value, book))
        }
      }
    }
    for owner in owners where owner.level == "rep" {
      let teams = [Datum.null] + (store.assignments[owner.id.whole ?? 0] ?? []).map { $0.at("team_id") }
      for team in Set(teams) {
        for category in categories {
          for bucket in buckets {
            let slot = Slot(owner: owner, category: category, bucket: bucket)
            guard let part = membersPart(of: slot, in: team, book, categories, memory) else { continue }
            var row = row(kind, metric, slot, part, book)
            row["level"] = .text("member")
            row["team_id"] = team
            found.append(row)
          }
        }
      }
    }
    found += stretches(kind, metric, plans)
    return (found + ownParts(of: found)).map { row in
      var row = row
      row["assigned_on"] = .text(day(of: row))
      return row
    }
  }

  /// What reps of a team that has subteams are planned, without those.
  private func ownParts(of rows: [NaiveRow]) -> [NaiveRow] {
    var sums: [NaiveRow: Double] = [:]
    let asTeams = Dictionary(grouping: rows.filter { ["team", "group"].contains($0.at("level").text ?? "") }) {
      [$0.at("team_id"), $0.at("category"), $0.at("starts_on"), $0.at("ends_on")]
    }
    for row in rows where row.at("level") == .text("member") {
      let team = asTeams[[row.at("team_id"), row.at("category"), row.at("starts_on"), row.at("ends_on")]]?.first
      let isGroup =
        team.map { $0.at("level") == .text("group") }
        ?? hasSubteams(row.at("team_id"), row.at("starts_on").text ?? "")
      guard isGroup, let value = row.at("value").number else { continue }
      var own = row
      own["planned_from"] = nil
      own["planned_until"] = nil
      own["level"] = .text("direct")
      own["rep_id"] = .null
      own["value"] = .null
      sums[own, default: 0] += value
    }
    return sums.map { row, value in
      var row = row
      row["value"] = .real(value)
      return row
    }
  }

  /// Plans for neither a month, a quarter nor a year stay as they were set; all categories are their sum.
  private func stretches(_ kind: String, _ metric: Datum, _ plans: [(NaiveRow, Datum)]) -> [NaiveRow] {
    struct Stretch: Hashable {
      var owner: Owner
      var team: Datum
      var category: Datum
      var start: String
      var last: String
    }
    var sums: [Stretch: Int] = [:]
    for (row, value) in plans where bucket(row) == nil {
      guard let value = value.whole, let start = row.at("starts_on").text, let last = row.at("ends_on").text,
        start <= last
      else { continue }
      let level = row.at("scope").text ?? ""
      let id: Datum = level == "company" ? .null : level == "category" ? row.at("category") : row.at("\(level)_id")
      if level != "company" && id.isNull { continue }
      let category: Datum = kind == "budget" || level == "category" ? row.at("category") : .null
      var stretch = Stretch(
        owner: Owner(level: level, id: id), team: level == "team" ? id : .null, category: category, start: start,
        last: last)
      sums[stretch, default: 0] += value
      guard level == "rep" else { continue }
      stretch.team = team(of: id, from: start, before: calendar.adding(1, to: last))
      stretch.owner.level = "member"
      sums[stretch, default: 0] += value
    }
    var added: Set<Stretch> = []
    for (stretch, value) in sums where kind == "budget" && !stretch.category.isNull {
      var whole = stretch
      whole.category = .null
      if !sums.keys.contains(whole) || added.contains(whole) {
        sums[whole, default: 0] += value
        added.insert(whole)
      }
    }
    return sums.map { stretch, value in
      let hasSubteams = hasSubteams(stretch.owner.id, stretch.start)
      var row: NaiveRow = [
        "kind": .text(kind), "metric": metric, "grain": .text("other"), "starts_on": .text(stretch.start),
        "ends_on": .text(stretch.last), "category": stretch.category, "value": .integer(value),
        "level": .text(stretch.owner.level == "team" && hasSubteams ? "group" : stretch.owner.level),
      ]
      switch stretch.owner.level {
      case "company", "category": break
      case "member":
        row["rep_id"] = stretch.owner.id
        row["team_id"] = stretch.team
      default: row["\(stretch.owner.level)_id"] = stretch.owner.id
      }
      return row
    }
  }

  private func row(
    _ kind: String, _ metric: Datum, _ slot: Slot, _ amount: Amount, _ book: [Slot: Double]
  ) -> NaiveRow {
    let hasSubteams = amount.isOfSubteams || hasSubteams(slot.owner.id, slot.bucket.start)
    let level = slot.owner.level == "team" && hasSubteams ? "group" : slot.owner.level
    let end = calendar.addingMonths(slot.bucket.months, to: slot.bucket.start)
    var row: NaiveRow = [
      "kind": .text(kind), "metric": metric, "level": .text(level),
      "grain": .text(slot.bucket.months == 1 ? "month" : slot.bucket.months == 3 ? "quarter" : "year"),
      "starts_on": .text(slot.bucket.start), "ends_on": .text(calendar.adding(-1, to: end)),
      "category": slot.owner.level == "category" ? slot.owner.id : slot.category, "value": .real(amount.value),
      "is_divided": .integer(amount.isDivided ? 1 : 0),
    ]
    if book[slot] == nil, !isDivided(slot, book), !holdsSmaller(slot, book), let longer = longer(slot, book) {
      row["planned_from"] = .text(longer.bucket.start)
      let end = calendar.addingMonths(longer.bucket.months, to: longer.bucket.start)
      row["planned_until"] = .text(calendar.adding(-1, to: end))
    }
    if slot.owner.level != "company" && slot.owner.level != "category" {
      row["\(slot.owner.level)_id"] = slot.owner.id
    }
    return row
  }

  private func hasSubteams(_ team: Datum, _ day: String) -> Bool {
    !team.isNull && !store.subteams(of: team, on: day).isEmpty
  }

  /// A month, a quarter or a year; nothing else takes part.
  private func bucket(_ row: NaiveRow) -> Bucket? {
    guard let start = row.at("starts_on").text, let last = row.at("ends_on").text else { return nil }
    for (months, grain) in [(1, Grain.month), (3, .quarter), (12, .year)]
    where calendar.bucket(grain, start) == start
      && calendar.addingMonths(months, to: start) == calendar.adding(1, to: last)
    {
      return Bucket(months: months, start: start)
    }
    return nil
  }

  private func parts(_ bucket: Bucket) -> [Bucket] {
    switch bucket.months {
    case 3: (0..<3).map { Bucket(months: 1, start: calendar.addingMonths($0, to: bucket.start)) }
    case 12: (0..<4).map { Bucket(months: 3, start: calendar.addingMonths($0 * 3, to: bucket.start)) }
    default: []
    }
  }

  private func contains(_ outer: Bucket, _ inner: Bucket) -> Bool {
    inner.months < outer.months && outer.start <= inner.start
      && inner.start < calendar.addingMonths(outer.months, to: outer.start)
  }

  private func value(_ slot: Slot, _ book: [Slot: Double], _ categories: Set<Datum>, _ memory: Memory) -> Amount? {
    if let known = memory.known[slot] { return known }
    let found = workedOut(slot, book, categories, memory)
    memory.known[slot] = .some(found)
    return found
  }

  private func isDivided(_ slot: Slot, _ book: [Slot: Double]) -> Bool {
    slot.category.isNull
      && book.keys.contains { $0.owner == slot.owner && $0.bucket == slot.bucket && !$0.category.isNull }
  }

  private func holdsSmaller(_ slot: Slot, _ book: [Slot: Double]) -> Bool {
    book.keys.contains {
      $0.owner == slot.owner && (slot.category.isNull || $0.category == slot.category)
        && contains(slot.bucket, $0.bucket)
    }
  }

  private func added(_ amounts: [Amount?]) -> Amount? {
    let known = amounts.compactMap { $0 }
    if known.isEmpty { return nil }
    return known.reduce(into: Amount(pieces: [:])) { sum, amount in
      sum.pieces.merge(amount.pieces) { $0 + $1 }
      sum.isOfSubteams = sum.isOfSubteams || amount.isOfSubteams
      sum.isDivided = sum.isDivided || amount.isDivided
    }
  }

  private func changed(_ slot: Slot, _ change: (inout Slot) -> Void) -> Slot {
    var other = slot
    change(&other)
    return other
  }

  /// The quarter or year around it that is planned for the same owner, the quarter first.
  private func longer(_ slot: Slot, _ book: [Slot: Double]) -> Slot? {
    [(3, Grain.quarter), (12, .year)].filter { $0.0 > slot.bucket.months }.map { months, grain in
      changed(slot) { $0.bucket = Bucket(months: months, start: calendar.bucket(grain, slot.bucket.start)) }
    }.first { book[$0] != nil || isDivided($0, book) }
  }

  private func workedOut(
    _ slot: Slot, _ book: [Slot: Double], _ categories: Set<Datum>, _ memory: Memory
  ) -> Amount? {
    func inCategories() -> Amount? {
      added(
        categories.filter { !$0.isNull }.map { category in
          value(changed(slot) { $0.category = category }, book, categories, memory)
        })
    }
    func inParts() -> Amount? {
      added(parts(slot.bucket).map { part in value(changed(slot) { $0.bucket = part }, book, categories, memory) })
    }
    if let set = book[slot] {
      return Amount(pieces: [slot.bucket: set], isDivided: holdsSmaller(slot, book))
    }
    if isDivided(slot, book) {
      var sum = inCategories()
      if holdsSmaller(slot, book) { sum?.isDivided = true }
      return sum
    }
    if holdsSmaller(slot, book) {
      var sum = inParts()
      sum?.isDivided = true
      return sum
    }
    guard let longer = longer(slot, book) else { return below(slot, book, categories, memory) }
    if slot.bucket.months > 1 {
      let hasPart = parts(slot.bucket).contains { bucket in
        isFree(changed(slot) { $0.bucket = bucket }, in: longer, book, categories, memory)
      }
      return hasPart ? inParts() : below(slot, book, categories, memory)
    }
    if !isFree(slot, in: longer, book, categories, memory) {
      if let below = below(slot, book, categories, memory), below.shortest < longer.bucket.months { return below }
    }
    if isDivided(longer, book), book[longer] == nil { return inCategories() }
    return part(of: longer, in: slot.bucket, book, categories, memory)
  }

  private func below(
    _ slot: Slot, _ book: [Slot: Double], _ categories: Set<Datum>, _ memory: Memory
  ) -> Amount? {
    switch slot.owner.level {
    case "company", "team":
      // Of what was set for some time, that counts which was below then.
      let below = Set(book.keys.map(\.bucket)).filter {
        contains($0, slot.bucket) || contains(slot.bucket, $0) || $0 == slot.bucket
      }
      let teams = Set(below.flatMap { store.subteams(of: slot.owner.id, on: $0.start) })
      var amount = added(
        teams.sorted { ($0.whole ?? 0) < ($1.whole ?? 0) }.map { team in
          value(changed(slot) { $0.owner = Owner(level: "team", id: team) }, book, categories, memory)?.only { origin in
            store.parent(of: team, on: origin.start) == slot.owner.id
          }
        })
      let isOfSubteams = amount != nil
      let reps = Set(book.keys.map(\.owner)).filter { $0.level == "rep" }.sorted {
        ($0.id.whole ?? 0) < ($1.id.whole ?? 0)
      }
      amount = added(
        [amount]
          + reps.map { rep in
            membersPart(of: changed(slot) { $0.owner = rep }, in: slot.owner.id, book, categories, memory)
          })
      amount?.isOfSubteams = isOfSubteams && slot.owner.level == "team"
      return amount
    case "category":
      let products = store.rows(of: "products").filter { $0.at("category") == slot.owner.id }
      return added(
        products.map { product in
          value(
            changed(slot) { $0.owner = Owner(level: "product", id: product.at("id")) }, book, categories, memory)
        })
    default: return nil
    }
  }

  /// Whether a month has its part of the longer plan: nothing else is planned for it, nor for a shorter time around it.
  private func isFree(
    _ month: Slot, in longer: Slot, _ book: [Slot: Double], _ categories: Set<Datum>, _ memory: Memory
  ) -> Bool {
    guard book[longer] != nil, book[month] == nil, !isDivided(month, book), self.longer(month, book) == longer else {
      return false
    }
    return below(month, book, categories, memory).map { $0.shortest >= longer.bucket.months } ?? true
  }

  /// A month's working days of what the plan leaves to the months in which nothing else is planned.
  private func part(
    of longer: Slot, in month: Bucket, _ book: [Slot: Double], _ categories: Set<Datum>, _ memory: Memory
  ) -> Amount? {
    guard let whole = book[longer] else { return nil }
    var free: [Bucket] = []
    var planned = 0.0
    let quarters = longer.bucket.months == 12 ? parts(longer.bucket) : [longer.bucket]
    for quarter in quarters {
      let months = parts(quarter).filter { bucket in
        isFree(changed(longer) { $0.bucket = bucket }, in: longer, book, categories, memory)
      }
      free += months
      let others = parts(quarter).filter { !months.contains($0) }
      for bucket in months.isEmpty && quarter != longer.bucket ? [quarter] : others {
        planned += value(changed(longer) { $0.bucket = bucket }, book, categories, memory)?.value ?? 0
      }
    }
    if planned != 0 && (whole - planned) * whole <= 0 { return nil }
    func days(_ bucket: Bucket, _ count: (String, String) -> Int) -> Int {
      count(bucket.start, calendar.addingMonths(1, to: bucket.start))
    }
    let worked = free.reduce(0) { $0 + days($1, calendar.workdays) }
    let share =
      worked > 0
      ? Double(days(month, calendar.workdays)) / Double(worked)
      : Double(days(month) { calendar.days(from: $0, to: $1) ?? 0 })
        / Double(free.reduce(0) { $0 + days($1) { calendar.days(from: $0, to: $1) ?? 0 } })
    return Amount(pieces: [longer.bucket: (whole - planned) * share])
  }

  /// What of a rep's plan is the team's: what was set while the rep was in it, by the first day of what was set.
  private func membersPart(
    of slot: Slot, in team: Datum, _ book: [Slot: Double], _ categories: Set<Datum>, _ memory: Memory
  ) -> Amount? {
    value(slot, book, categories, memory)?.only { self.team(of: slot.owner.id, $0) == team }
  }

  /// On the first day, or else the first team that the rep came into during the bucket.
  private func team(of rep: Datum, _ bucket: Bucket) -> Datum {
    team(of: rep, from: bucket.start, before: calendar.addingMonths(bucket.months, to: bucket.start))
  }

  /// The day of its team and manager.
  private func day(of row: NaiveRow) -> String {
    let (rep, start) = (row.at("rep_id"), row.at("planned_from").text ?? row.at("starts_on").text ?? "")
    if rep.isNull || store.assignment(of: rep, on: start) != nil { return start }
    let last = row.at("planned_until").text ?? row.at("ends_on").text ?? ""
    return (store.assignments[rep.whole ?? 0] ?? []).compactMap { $0.at("from_on").text }
      .filter { start <= $0 && $0 <= last }.min() ?? start
  }

  private func team(of rep: Datum, from start: String, before end: String) -> Datum {
    if let there = store.assignment(of: rep, on: start) { return there.at("team_id") }
    let later = (store.assignments[rep.whole ?? 0] ?? []).filter {
      ($0.at("from_on").text ?? "") >= start && ($0.at("from_on").text ?? "") < end
    }
    return later.min { ($0.at("from_on").text ?? "") < ($1.at("from_on").text ?? "") }?.at("team_id") ?? .null
  }
}
