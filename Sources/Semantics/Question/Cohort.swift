package import Syntax
package import Values

/// Records that are followed from a day of their own: `customers created in 2026-Q1 within 90 days`.
package struct Cohort: Hashable, Sendable {
  package var entity: String
  /// The kind that says what each was on the day that it is followed from, and whose it was then: `created_leads`.
  package var records: String
  /// The day each of them is followed from.
  package var date: ColumnPath
  package var period: Period?
  package var window: Window?
  /// Who belongs to it: the date in the period, and what `where` and `with` ask.
  package var members: Predicate
  /// What facts know a member by, first one that is not empty: a lead by the customer it became.
  package var identities: [ColumnPath]

  /// Whether facts know its members as somebody else.
  package var isOfParties: Bool { identities.count > 1 }

  /// Those of another time.
  func entered(in other: Period) -> Cohort {
    var found = self
    found.period = other
    if case .all(let parts) = members {
      found.members = .all(
        parts.map { part in
          if case .within(.column(date), _) = part { .within(.column(date), other) } else { part }
        })
    }
    return found
  }

  /// The first days of each record, its own day being the first of them.
  package struct Window: Hashable, Sendable {
    package var count: Int
    package var lapse: Lapse

    package init(_ count: Int, _ lapse: Lapse) {
      self.count = count
      self.lapse = lapse
    }

    /// The first day after it.
    package func end(for entered: CivilDate) -> CivilDate { lapse.start(count, after: entered) }

    package func contains(_ day: CivilDate, for entered: CivilDate) -> Bool {
      entered <= day && day < end(for: entered)
    }
  }
}

/// Time since a record's own day, in whole units: 0 from that day on, 1 when the first unit is over.
package enum Lapse: String, Hashable, Sendable, CaseIterable {
  case day, week, month, quarter, year

  /// The first day on which `count` units have passed. A month is over on the same day of the next month, or on the first
  /// of the one after where there is no such day.
  package func start(_ count: Int, after entered: CivilDate) -> CivilDate {
    switch self {
    case .day: return entered.adding(days: count)
    case .week: return entered.adding(days: 7 * count)
    case .month, .quarter, .year:
      let found = entered.adding(months: months * count)
      return found.day < entered.day ? found.adding(days: 1) : found
    }
  }

  /// How many months make one; 0 for what is counted in days.
  package var months: Int {
    switch self {
    case .day, .week: 0
    case .month: 1
    case .quarter: 3
    case .year: 12
    }
  }
}

extension RecordFunction {
  package var lapse: Lapse {
    switch self {
    case .daysBetween: .day
    case .weeksBetween: .week
    case .monthsBetween: .month
    case .quartersBetween: .quarter
    case .yearsBetween: .year
    }
  }
}

extension ColumnPath {
  /// The day from which the member is followed that a record is about: of none of the record's own columns.
  package static let entered = ColumnPath(
    root: "cohort", references: [], field: Field(name: "cohort_day", column: "entered", kind: .date, entity: "cohort"))
}

/// What rows of a cohort can be made of.
package enum CohortAxis: Hashable, Sendable {
  /// The time in which the record's own day lies.
  case entered(Grain)
  /// How long after that day a fact happened; negative before it.
  case after(Lapse)
  /// Each member by itself.
  case member

  package var name: String {
    switch self {
    case .entered(let grain): "cohort_\(grain.rawValue)"
    case .after(let lapse): "\(lapse.rawValue)s_after"
    case .member: "member"
    }
  }

  static let aliases: [String: CohortAxis] = {
    var found: [String: CohortAxis] = [
      "cohort": .entered(.month), "同期群": .entered(.month), "同期群周": .entered(.week), "同期群月": .entered(.month),
      "同期群月份": .entered(.month),
      "同期群季度": .entered(.quarter), "同期群年": .entered(.year), "第几天": .after(.day), "第几周": .after(.week),
      "第几月": .after(.month), "第几个月": .after(.month), "第几季度": .after(.quarter), "第几年": .after(.year),
    ]
    for grain in Grain.allCases where !grain.isCycle { found["cohort_\(grain.rawValue)"] = .entered(grain) }
    for lapse in Lapse.allCases {
      found["\(lapse.rawValue)s_after"] = .after(lapse)
      found["\(lapse.rawValue)_after"] = .after(lapse)
    }
    return found
  }()
}

extension Catalogue {
  package static func cohortAxis(_ name: String) -> CohortAxis? { CohortAxis.aliases[name.lowercased()] }

  /// The day that what a member was is looked up by: records that happen are followed from a day of their own, people and
  /// things are what they are at the moment asked about.
  package func ownDay(of cohort: Cohort) -> Field? {
    entity(cohort.entity)?.timing == .event ? cohort.date.field : nil
  }

  /// The same records to the credit of who had them on that day of theirs; themselves where no kind says it.
  func records(of home: Entity, on date: Field) -> Entity {
    entities.first { $0.recordsOf == home.name && $0.timing == .event && $0.date == date.name } ?? home
  }
}
