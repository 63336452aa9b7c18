import Evaluation
import Store
import Syntax
import Testing
import Values

/// Norms of small teams, counted by hand.
@Suite struct BenchmarkTests {
  /// Closed deals and done activities of reps named after their number, all on 20 November 2026.
  private static func script(_ reps: [(won: Int, lost: Int, visits: Int)], hired: [Int: String] = [:]) -> String {
    var script = "INSERT INTO teams (id, name) VALUES (1, 'North'); INSERT INTO parties (id) VALUES (1);"
    script += "INSERT INTO customers (id, name, owner_id, created_on) VALUES (1, 'Acme', 1, '2024-01-01');"
    for (position, rep) in reps.enumerated() {
      let id = position + 1
      script +=
        "INSERT INTO reps (id, name, team_id, hired_on) VALUES (\(id), 'R\(id)', 1, '\(hired[id] ?? "2020-01-01")');"
      for (state, count) in [("won", rep.won), ("lost", rep.lost)] {
        for _ in 0..<count {
          script += """
            INSERT INTO opportunities (name, customer_id, rep_id, owner_id, state, amount, created_on, closed_on)
              VALUES ('d', 1, \(id), \(id), '\(state)', 10000, '2026-10-01', '2026-11-20');
            """
        }
      }
      for _ in 0..<rep.visits {
        script +=
          "INSERT INTO activities (type, done_on, rep_id, customer_id) VALUES ('visit', '2026-11-20', \(id), 1);"
      }
    }
    return script
  }

  private func run(_ statement: String, _ script: String) throws -> (rows: [[String]], names: [String], notes: [String])
  {
    let path = try SampleStore.store(script)
    let workspace = try Workspace(path: path, today: today)
    let answer = try workspace.answer(statement)
    let rows = answer.rows.map { $0.map { Cell($0, workspace.settings.calendar).description } }
    return (rows, answer.columns.map(\.name), answer.tail?.notes.map(\.text) ?? [])
  }

  /// November to the 23rd has 16 workdays, from the 16th 6. R8 closes 5 in 6 days, R1 8 in 16: those are the best two of
  /// the six with five closes. They made 2 and 1 visits a day, whose middle half is 1.25 to 1.75.
  @Test func theBestAreKnownByTheResultOfAWorkday() throws {
    let reps = [(8, 0, 16), (6, 0, 32), (5, 0, 48), (5, 0, 24), (5, 0, 0), (4, 0, 80), (0, 0, 16), (5, 0, 12)]
      .map { (won: $0.0, lost: $0.1, visits: $0.2) }
    let found = try run(
      "benchmark visits per workday against closes by rep this month", Self.script(reps, hired: [8: "2026-11-16"]))
    #expect(
      found.names == [
        "rep", "standing", "closes", "closes_per_workday", "visits_a_day", "norm_low", "norm_high", "distance",
        "place",
      ])
    #expect(
      found.rows == [
        ["R8", "best", "5", "\(5.0 / 6.0)", "2", "1.25", "1.75", "0.25", "above"],
        ["R1", "best", "8", "0.5", "1", "1.25", "1.75", "-0.25", "below"],
        ["R2", "rest", "6", "0.375", "2", "1.25", "1.75", "0.25", "above"],
        ["R3", "rest", "5", "0.3125", "3", "1.25", "1.75", "1.25", "above"],
        ["R4", "rest", "5", "0.3125", "1.5", "1.25", "1.75", "0", "inside"],
        ["R5", "rest", "5", "0.3125", "0", "1.25", "1.75", "-1.25", "below"],
        ["R6", "too few", "4", "0.25", "5", "1.25", "1.75", "3.25", "above"],
        ["R7", "too few", "0", "0", "1", "1.25", "1.75", "-0.25", "below"],
      ])
    #expect(
      found.notes == [
        "2 of 8 reps have fewer than 5 closes and take no part", "the norm rests on 2 of the best",
      ])
  }

  /// All four are level, so that all are the best: visits of 1, 2, 3 and 4 a day have 1.75 to 3.25 as their middle half.
  @Test func whoIsLevelWithTheLastOfTheBestIsOneOfThem() throws {
    let reps = [16, 32, 48, 64].map { (won: 5, lost: 0, visits: $0) }
    let found = try run("benchmark visits per workday against won_value this month", Self.script(reps))
    #expect(found.rows.map { $0[1] } == ["best", "best", "best", "best"])
    // 500.00 won by five deals over 16 days.
    #expect(found.rows[0] == ["R1", "best", "50000", "5", "3125", "1", "1.75", "3.25", "-0.75", "below"])
  }

  /// The pessimistic ends of 18 of 20, 21 of 25, 30 of 40 and 10 of 20 are 69.9, 65.3, 59.8 and 29.9%; 1 of 1 takes no
  /// part. The best of four is one, whose 3 visits are the norm.
  @Test func aRateIsRankedByItsPessimisticEnd() throws {
    let reps = [(1, 0, 9), (30, 10, 5), (21, 4, 4), (18, 2, 3), (10, 10, 2)]
      .map { (won: $0.0, lost: $0.1, visits: $0.2) }
    let found = try run("benchmark visits against win_rate by rep this month", Self.script(reps))
    #expect(found.rows.map { $0[0] } == ["R4", "R3", "R2", "R5", "R1"])
    #expect(found.rows.map { $0[1] } == ["best", "rest", "rest", "rest", "too few"])
    #expect(found.rows[0][3] == "20")
    let low = try #require(Double(found.rows[0][4]))
    let high = try #require(Double(found.rows[0][5]))
    #expect(abs(low - 0.6989664) < 1e-6 && abs(high - 0.9721335) < 1e-6)
    #expect(found.rows.map { $0[9] } == ["0", "1", "2", "-1", "6"])
    #expect(found.notes.contains { $0.contains("overlap") })
  }

  @Test func threeAreTooFew() throws {
    let reps = [5, 6, 7, 4].map { (won: $0, lost: 0, visits: 16) }
    let found = try run("benchmark visits per workday against closes this month", Self.script(reps))
    #expect(found.notes == ["not enough data: 3 reps have at least 5 closes, and a norm needs 4"])
    #expect(found.rows.map { $0[1] } == ["–", "–", "–", "too few"])
    #expect(found.rows.allSatisfy { Array($0[5...]) == ["–", "–", "–", "–"] })
    // With less asked for there are enough.
    #expect(
      try run("benchmark visits per workday against closes this month minimum 4", Self.script(reps)).rows.map { $0[1] }
        == ["best", "rest", "rest", "rest"])
  }
}
