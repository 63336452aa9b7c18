import Testing
import Values

@testable import Store

@Suite struct ReportingLineTests {
  private func line(_ assignments: [Int: [(Int, String, String)]]) throws -> [String] {
    var read: [Int: [ReportingLine.Assignment]] = [:]
    for (rep, own) in assignments {
      read[rep] = try own.map { .init(manager: $0, period: Period(start: try day($1), end: try day($2))) }
    }
    return ReportingLine.stretches(of: [1, 2, 3, 4], read).map {
      "\($0.rep) \($0.ancestor) \($0.depth) \($0.leads ? "leads" : "-") \($0.period.start) \($0.period.end)"
    }
  }

  /// 1 reports to 2, who reports to 3 and, from June, to 4.
  @Test func aChangeAboveReachesThoseBelow() throws {
    let ever = ("0001-01-01", "9999-12-31")
    #expect(
      try line([
        1: [(2, "2026-01-01", "9999-12-31")],
        2: [(3, ever.0, "2026-06-01"), (4, "2026-06-01", ever.1)],
      ]) == [
        "1 1 0 - 0001-01-01 9999-12-31", "1 2 1 leads 2026-01-01 9999-12-31",
        "1 3 2 leads 2026-01-01 2026-06-01", "1 4 2 leads 2026-06-01 9999-12-31",
        "2 2 0 - 0001-01-01 2026-01-01", "2 2 0 leads 2026-01-01 9999-12-31", "2 3 1 leads 0001-01-01 2026-06-01",
        "2 4 1 leads 2026-06-01 9999-12-31",
        "3 3 0 leads 0001-01-01 2026-06-01", "3 3 0 - 2026-06-01 9999-12-31",
        "4 4 0 - 0001-01-01 2026-06-01", "4 4 0 leads 2026-06-01 9999-12-31",
      ])
  }

  /// A change of team is none of manager; who comes back has a stretch for each time.
  @Test func neighboursAreOneStretch() throws {
    let found = try line([
      1: [
        (2, "2026-01-01", "2026-02-01"), (2, "2026-02-01", "2026-03-01"), (2, "2026-09-01", "2026-10-01"),
      ]
    ])
    #expect(
      found.filter { $0.hasPrefix("1 2") }
        == ["1 2 1 leads 2026-01-01 2026-03-01", "1 2 1 leads 2026-09-01 2026-10-01"])
  }

  /// Only bad data has circles: each stands above the other once.
  @Test func aCircleEnds() throws {
    let always = [("0001-01-01", "9999-12-31")]
    let found = try line([1: always.map { (2, $0, $1) }, 2: always.map { (1, $0, $1) }])
    #expect(found.count { $0.hasPrefix("1 ") } == 2)
    #expect(found.count { $0.hasPrefix("2 ") } == 2)
  }
}
