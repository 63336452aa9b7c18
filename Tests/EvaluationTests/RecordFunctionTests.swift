import Testing
import Values

/// A month is over on the same day of the next one, or on the first of the one after where there is no such day.
@Suite struct RecordFunctionTests {
  @Test(arguments: [
    ("days_between(2026-02-27, 2026-03-01)", 2), ("days_between(2026-03-01, 2026-02-27)", -2),
    ("weeks_between(2026-03-01, 2026-03-07)", 0), ("weeks_between(2026-03-01, 2026-03-08)", 1),
    ("weeks_between(2026-03-08, 2026-03-07)", -1), ("months_between(2026-01-31, 2026-02-28)", 0),
    ("months_between(2026-01-31, 2026-03-01)", 1), ("months_between(2026-03-15, 2026-02-20)", -1),
    ("months_between(2026-03-15, 2026-03-15)", 0), ("quarters_between(2025-11-30, 2026-02-28)", 0),
    ("quarters_between(2025-11-30, 2026-03-01)", 1), ("years_between(2024-02-29, 2025-02-28)", 0),
    ("years_between(2024-02-29, 2025-03-01)", 1), ("years_between(2026-01-01, 2025-12-31)", -1),
  ])
  func wholeUnitsLieBetween(written: String, count: Int) throws {
    let answer = try SampleStore.workspace().answer("list customers with n = \(written) top 1")
    #expect(answer.rows == [[.integer(count)]])
  }

  @Test func neverIsLongerAgoThanAnyMonths() throws {
    let workspace = try SampleStore.workspace()
    let all = try workspace.answer("list customers where months_between(last_visit, today) >= 0 or last_visit > today")
    #expect(try workspace.answer("list customers").rows.count == all.rows.count)
  }
}
