import Values

/// Targets and budgets at every level and calendar grain, by the rules of the tables' documentation: what was set goes
/// first, then a budget's categories, then the owner's smaller periods, then what is below.
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
  private final class Memory { var known: [Slot: Int?] = [:] }

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
    var book: [Slot: Int] = [:]
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
      book[Slot(owner: owner, category: category, bucket: bucket), default: 0] += value
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
          found.append(row(kind, metric, slot, value))
        }
      }
    }
    for owner in owners where owner.level == "rep" {
      let teams = [Datum.null] + (store.assignments[owner.id.whole ?? 0] ?? []).map { $0.at("team_id") }
      for team in Set(teams) {
        for category in categories {
          for bucket in buckets {
            let slot = Slot(owner: owner, category: category, bucket: bucket)
            guard let part = contribution(of: slot, to: team, book, categories, memory) else { continue }
            var row = row(kind, metric, slot, part)
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
    let parents = Set(store.rows(of: "teams").map { $0.at("parent_id") })
    var sums: [NaiveRow: Int] = [:]
    for row in rows where row.at("level") == .text("member") && parents.contains(row.at("team_id")) {
      guard !row.at("team_id").isNull, let value = row.at("value").whole else { continue }
      var own = row
      own["level"] = .text("direct")
      own["rep_id"] = .null
      own["value"] = .null
      sums[own, default: 0] += value
    }
    return sums.map { row, value in
      var row = row
      row["value"] = .integer(value)
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
      let hasSubteams = store.rows(of: "teams").contains {
        $0.at("parent_id") == stretch.owner.id && !stretch.owner.id.isNull
      }
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

  private func row(_ kind: String, _ metric: Datum, _ slot: Slot, _ value: Int) -> NaiveRow {
    let hasSubteams = store.rows(of: "teams").contains { $0.at("parent_id") == slot.owner.id && !slot.owner.id.isNull }
    let level = slot.owner.level == "team" && hasSubteams ? "group" : slot.owner.level
    let end = calendar.addingMonths(slot.bucket.months, to: slot.bucket.start)
    var row: NaiveRow = [
      "kind": .text(kind), "metric": metric, "level": .text(level),
      "grain": .text(slot.bucket.months == 1 ? "month" : slot.bucket.months == 3 ? "quarter" : "year"),
      "starts_on": .text(slot.bucket.start), "ends_on": .text(calendar.adding(-1, to: end)),
      "category": slot.owner.level == "category" ? slot.owner.id : slot.category, "value": .integer(value),
    ]
    if slot.owner.level != "company" && slot.owner.level != "category" {
      row["\(slot.owner.level)_id"] = slot.owner.id
    }
    return row
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

  private func value(_ slot: Slot, _ book: [Slot: Int], _ categories: Set<Datum>, _ memory: Memory) -> Int? {
    if let known = memory.known[slot] { return known }
    let found = workedOut(slot, book, categories, memory)
    memory.known[slot] = .some(found)
    return found
  }

  private func isDivided(_ slot: Slot, _ book: [Slot: Int]) -> Bool {
    slot.category.isNull
      && book.keys.contains { $0.owner == slot.owner && $0.bucket == slot.bucket && !$0.category.isNull }
  }

  private func holdsSmaller(_ slot: Slot, _ book: [Slot: Int]) -> Bool {
    book.keys.contains {
      $0.owner == slot.owner && (slot.category.isNull || $0.category == slot.category)
        && contains(slot.bucket, $0.bucket)
    }
  }

  private func workedOut(_ slot: Slot, _ book: [Slot: Int], _ categories: Set<Datum>, _ memory: Memory) -> Int? {
    func sum(_ slots: [Slot]) -> Int? {
      let values = slots.compactMap { value($0, book, categories, memory) }
      return values.isEmpty ? nil : values.reduce(0, +)
    }
    func changed(_ change: (inout Slot) -> Void) -> Slot {
      var other = slot
      change(&other)
      return other
    }
    if let set = book[slot] { return set }
    if isDivided(slot, book) {
      return sum(categories.filter { !$0.isNull }.map { category in changed { $0.category = category } })
    }
    if holdsSmaller(slot, book) { return sum(parts(slot.bucket).map { part in changed { $0.bucket = part } }) }
    switch slot.owner.level {
    case "company", "team":
      let below = store.rows(of: "teams").filter { $0.at("parent_id") == slot.owner.id }
      var values = [sum(below.map { team in changed { $0.owner = Owner(level: "team", id: team.at("id")) } })]
      for rep in Set(book.keys.map(\.owner)) where rep.level == "rep" {
        values.append(contribution(of: changed { $0.owner = rep }, to: slot.owner.id, book, categories, memory))
      }
      let known = values.compactMap { $0 }
      return known.isEmpty ? nil : known.reduce(0, +)
    case "category":
      let products = store.rows(of: "products").filter { $0.at("category") == slot.owner.id }
      return sum(products.map { product in changed { $0.owner = Owner(level: "product", id: product.at("id")) } })
    default: return nil
    }
  }

  /// What of a rep's plan is the team's: what was set while the rep was in it, by the first day of what was set.
  private func contribution(
    of slot: Slot, to team: Datum, _ book: [Slot: Int], _ categories: Set<Datum>, _ memory: Memory
  ) -> Int? {
    if book[slot] != nil || isDivided(slot, book) {
      return self.team(of: slot.owner.id, slot.bucket) == team ? value(slot, book, categories, memory) : nil
    }
    guard holdsSmaller(slot, book) else { return nil }
    let values = parts(slot.bucket).compactMap { part in
      var smaller = slot
      smaller.bucket = part
      return contribution(of: smaller, to: team, book, categories, memory)
    }
    return values.isEmpty ? nil : values.reduce(0, +)
  }

  /// On the first day, or else the first team that the rep came into during the bucket.
  private func team(of rep: Datum, _ bucket: Bucket) -> Datum {
    team(of: rep, from: bucket.start, before: calendar.addingMonths(bucket.months, to: bucket.start))
  }

  /// The day of its team and manager.
  private func day(of row: NaiveRow) -> String {
    let (rep, start) = (row.at("rep_id"), row.at("starts_on").text ?? "")
    if rep.isNull || store.assignment(of: rep, on: start) != nil { return start }
    let last = row.at("ends_on").text ?? ""
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
