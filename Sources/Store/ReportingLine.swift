package import Values

/// Who stood above whom, and when: the reporting line of every day, closed, so that no question has to climb it.
enum ReportingLine {
  /// What `rep_assignments` says: the manager of a rep for some time.
  struct Assignment: Hashable {
    let manager: Int
    let period: Period
  }

  struct Stretch: Hashable {
    let rep: Int
    let ancestor: Int
    /// 0 for the rep alone.
    let depth: Int
    /// Somebody reports to the ancestor then.
    let leads: Bool
    let period: Period
  }

  /// Every rep with itself for all time, cut where it begins or ends to lead, then with those above, from near to far.
  /// On one day an ancestor stands above a rep once: a circle, which only bad data has, ends where it would close.
  static func stretches(of reps: [Int], _ assignments: [Int: [Assignment]]) -> [Stretch] {
    var led: [Int: [Period]] = [:]
    for (_, own) in assignments {
      for assignment in own { led[assignment.manager, default: []].append(assignment.period) }
    }
    return reps.sorted().flatMap { rep in
      var above: [Int: [Int: [Period]]] = [:]
      func climb(from member: Int, _ period: Period, _ path: [Int]) {
        for assignment in assignments[member] ?? [] where !path.contains(assignment.manager) {
          let start = max(period.start, assignment.period.start)
          let end = min(period.end, assignment.period.end)
          guard start < end else { continue }
          let common = Period(start: start, end: end)
          above[path.count, default: [:]][assignment.manager, default: []].append(common)
          climb(from: assignment.manager, common, path + [assignment.manager])
        }
      }
      climb(from: rep, .ever, [rep])
      return itself(rep, merged(led[rep] ?? []))
        + above.keys.sorted().flatMap { depth -> [Stretch] in
          let ancestors = above[depth] ?? [:]
          return ancestors.keys.sorted().flatMap { ancestor in
            merged(ancestors[ancestor] ?? []).map {
              Stretch(rep: rep, ancestor: ancestor, depth: depth, leads: true, period: $0)
            }
          }
        }
    }
  }

  private static func itself(_ rep: Int, _ led: [Period]) -> [Stretch] {
    var found: [Stretch] = []
    func add(_ start: CivilDate, _ end: CivilDate, leads: Bool) {
      guard start < end else { return }
      found.append(
        Stretch(rep: rep, ancestor: rep, depth: 0, leads: leads, period: Period(start: start, end: end)))
    }
    var next = Period.ever.start
    for period in led {
      add(next, period.start, leads: false)
      add(period.start, period.end, leads: true)
      next = period.end
    }
    add(next, Period.ever.end, leads: false)
    return found
  }

  /// In order, those that touch or overlap made one.
  private static func merged(_ periods: [Period]) -> [Period] {
    var found: [Period] = []
    for period in periods.sorted(by: { $0.start < $1.start }) where !period.isEmpty {
      if let last = found.last, period.start <= last.end {
        found[found.count - 1] = Period(start: last.start, end: max(last.end, period.end))
      } else {
        found.append(period)
      }
    }
    return found
  }

  /// Keeps `rep_ancestors` in step with `rep_assignments`.
  static func refresh(_ connection: Connection) throws(StoreError) {
    let reps = try connection.rows("SELECT id FROM reps").compactMap { $0[0].integerValue }
    var assignments: [Int: [Assignment]] = [:]
    let statement = try connection.prepare(
      "SELECT rep_id, manager_id, from_on, until_on FROM rep_assignments WHERE manager_id IS NOT NULL")
    while try statement.step() {
      guard let start = CivilDate(iso: statement.text(2)), let end = CivilDate(iso: statement.text(3)) else { continue }
      assignments[statement.integer(0), default: []].append(
        Assignment(manager: statement.integer(1), period: Period(start: start, end: end)))
    }
    try connection.keep(
      stretches(of: reps, assignments).map {
        [
          .integer($0.rep), .integer($0.ancestor), .text($0.period.start.iso), .text($0.period.end.iso),
          .integer($0.depth), .integer($0.leads ? 1 : 0),
        ]
      },
      in: "rep_ancestors", columns: "rep_id, ancestor_id, from_on, until_on, depth, leads",
      order: "rep_id, depth, ancestor_id, from_on")
  }
}

extension Period {
  /// All that the store's dates can say.
  package static let ever = Period(
    start: CivilDate(year: 1, month: 1, day: 1) ?? CivilDate(dayNumber: 0),
    end: CivilDate(year: 9999, month: 12, day: 31) ?? CivilDate(dayNumber: 0))
}
