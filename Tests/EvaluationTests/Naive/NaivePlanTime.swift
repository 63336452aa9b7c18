import Semantics
import Syntax
import Values

/// Which plans count for a row, and how much of each.
extension NaiveMeasures {
  /// Plans at the finest level that rows or conditions name, each by the part of it that the time asked about holds.
  func plans(_ measure: Measure, _ plan: Measure.PlanSource, _ keys: [Int]) throws -> Groups {
    let filter = question.filters["plan_rollups"]
    let ways = keys.compactMap { way(question.keys[$0], "plan_rollups") }
    let named = Set(ways.map(Self.beginning))
    let names = named.union((filter.map(Self.columns) ?? []).map(Self.beginning))
    var levels = ["rep", "team", "territory", "product", "customer"]
    if plan.plan == .target { levels.append("category") }
    var level = levels.first { names.contains($0) } ?? "company"
    if level == "rep", names.contains("team") { level = "member" }
    var asked = self
    var wanted = [level]
    // A team's plan is meant for all below it: it is not made of them once more.
    if level == "team" {
      var holdsThoseBelow = false
      for key in keys where question.keys[key].isRolledUp {
        asked = try asked.withoutRollUp(key)
        holdsThoseBelow = true
      }
      if named.isEmpty, let filter, let own = naming(filter) {
        asked = try asked.filtering("plan_rollups", own)
        holdsThoseBelow = true
      }
      wanted.append(holdsThoseBelow ? "group" : "direct")
    }
    let all = store.rows(of: "plan_rollups").filter { row in
      guard row.at("kind") == .text(plan.plan.rawValue), row.at("metric") == .text(plan.metric),
        wanted.contains(row.at("level").text ?? "")
      else { return false }
      // A plan of a rep is for no product of its own.
      for other in ["rep", "territory", "product", "customer"] where named.contains(other) {
        if row.at("\(other)_id").isNull { return false }
      }
      return level == "category" || row.at("category").isNull != names.contains("category")
    }
    // A rep's manager is read from what was set, not from sums over times with several managers.
    let isFinest =
      (level == "rep" || level == "member")
      && (keys.contains { key in
        question.keys[key].isRolledUp || way(question.keys[key], "plan_rollups").map { !$0.references.isEmpty } ?? false
      } || filter.map(Self.columns)?.contains { !$0.references.isEmpty } ?? false)
    var rows: [NaiveRow] = []
    for row in all {
      // Conditions are about the plan as it was set, not about the part that counts.
      var record = NaiveRecord(row: row, day: row.at("assigned_on").text ?? "", moment: question.moment.iso)
      record.time = question.period.map { .days($0.start.iso, $0.end.iso) } ?? .all
      if let filter = asked.question.filters["plan_rollups"], try !reader.holds(filter, record) { continue }
      guard let value = row.at("value").number else { continue }
      for (day, part) in planParts(row, among: all, isFinest, keys) {
        var counted = row
        counted["value"] = .real(value * part)
        counted["counted_on"] = .text(day)
        counted["set_value"] = .real(value)
        rows.append(counted)
      }
    }
    let assigned = reader.catalogue.entity("plan_rollups")?.field("assigned")
    return try asked.collect(measure, rows, keys, moment: question.moment.iso, date: assigned, isFiltered: true) {
      grain, row in
      row.at("counted_on").text.map { .text(calendar.bucket(grain, $0)) } ?? .null
    }
  }

  private static func beginning(_ path: ColumnPath) -> String { path.references.first?.name ?? path.field.name }

  private func withoutRollUp(_ key: Int) throws -> NaiveMeasures {
    var asked = question
    if let way = way(asked.keys[key], "plan_rollups") {
      asked.keys[key].kind = .attribute(
        paths: ["plan_rollups": way], entity: "teams", kind: .reference("teams"), bands: [])
    }
    asked.keys[key].isRolledUp = false
    return try NaiveMeasures(asked, environment, reader, chosen: chosen)
  }

  private func filtering(_ entity: String, _ predicate: Predicate) throws -> NaiveMeasures {
    var asked = question
    asked.filters[entity] = predicate
    return try NaiveMeasures(asked, environment, reader, chosen: chosen)
  }

  /// `team within "East"` of a plan is what was planned for East itself; `nil` when that is not asked.
  private func naming(_ predicate: Predicate) -> Predicate? {
    switch predicate {
    case .inside(let path, let head) where path.references.isEmpty && path.field.name == "team":
      let (field, text) =
        switch head {
        case .name(let name): ("name", name)
        case .id(let id): ("id", id)
        }
      return reader.catalogue.entity("teams")?.field(field).map {
        .comparison(.equal, .column(ColumnPath(root: path.root, references: [path.field], field: $0)), .text(text))
      }
    case .all(let parts):
      let named = parts.map(naming)
      return named.contains { $0 != nil } ? .all(zip(parts, named).map { $1 ?? $0 }) : nil
    case .inside, .any, .not, .comparison, .empty, .member, .matches, .within, .ownTime, .sameBucket, .isAmong,
      .history:
      return nil
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
      if isInside, grains.allSatisfy({ calendar.bucket($0, start) == calendar.bucket($0, last) }) {
        return [(start, 1)]
      }
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
    if row.at("is_divided") == .integer(1) { return true }
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
    case .day, .week, .weekday, .hour: return nil
    }
  }

  static func columns(_ predicate: Predicate) -> [ColumnPath] {
    func columns(_ scalar: Scalar) -> [ColumnPath] {
      switch scalar {
      case .column(let path): [path]
      case .scaled(let part, _): columns(part)
      case .arithmetic(_, let left, let right), .dayDifference(let left, let right),
        .lapse(_, let left, let right):
        columns(left) + columns(right)
      case .integer, .real, .text, .date, .daysBefore, .aggregated: []
      }
    }
    switch predicate {
    case .all(let parts), .any(let parts): return parts.flatMap(Self.columns)
    case .not(let part): return Self.columns(part)
    case .comparison(_, let left, let right), .sameBucket(_, let left, let right): return columns(left) + columns(right)
    case .empty(let value), .matches(_, let value, _), .within(let value, _), .ownTime(let value): return columns(value)
    case .member(let value, let options): return columns(value) + options.flatMap(columns)
    case .isAmong(let path, _), .inside(let path, _): return [path]
    case .history(let condition): return [condition.record]
    }
  }
}
