import Evaluation
import Testing
import Values

/// Records dated after today, the 23rd of November, in a period that is not over: a mistyped day makes no target met. The
/// sums are done by hand.
@Suite struct DatedAheadTests {
  /// Visits on the 3rd and today; two of the 28th and one of 5 December have not been made. An order over 1000.00 of the
  /// 20th, another over 4000.00 of 20 December. Task 1 is due on the 10th, task 2 on the 30th.
  fileprivate static let script = """
    INSERT INTO activities (type, status, done_on, due_on, rep_id, customer_id) VALUES
      ('visit', 'done', '2026-11-03', NULL, 1, 1), ('visit', 'done', '2026-11-23', NULL, 2, 2),
      ('visit', 'done', '2026-11-28', NULL, 1, 1), ('visit', 'done', '2026-11-28', NULL, 1, 1),
      ('visit', 'done', '2026-12-05', NULL, 1, 1),
      ('task', 'planned', NULL, '2026-11-10', 1, 1), ('task', 'planned', NULL, '2026-11-30', 1, 1);
    INSERT INTO orders (id, customer_id, rep_id, status, ordered_on, required_on) VALUES
      (1, 1, 1, 'shipped', '2026-11-20', '2026-12-01'), (2, 1, 1, 'confirmed', '2026-12-20', '2026-12-24');
    INSERT INTO order_lines (order_id, customer_id, rep_id, status, ordered_on, quantity, amount, gross) VALUES
      (1, 1, 1, 'shipped', '2026-11-20', 1000, 100000, 100000), (2, 1, 1, 'confirmed', '2026-12-20', 1000, 400000, 400000);
    INSERT INTO targets (scope, rep_id, metric, starts_on, ends_on, value) VALUES
      ('rep', 1, 'sales', '2026-10-01', '2026-12-31', 200000);
    """

  private func cells(_ statement: String) throws -> [[String]] { try HandMade.cells(statement, in: Self.script) }

  @Test func whatIsDatedAfterTodayHasNotHappened() throws {
    #expect(try cells("show visits, sales this quarter") == [["2", "100000"]])
    #expect(try cells("show visits, sales qtd") == [["2", "100000"]])
    #expect(try cells("show attainment this quarter") == [["0.5"]])
    #expect(try cells("show visits by rep this month") == [["Ann", "1"], ["Bo", "1"]])
    #expect(try cells("show count(activities on done where done in period) this year") == [["2"]])
    #expect(try cells("check visits >= 2 by rep this month").map { $0.prefix(2) } == [["Ann", "1"], ["Bo", "1"]])
  }

  /// Of a time to come nothing else is meant, and all time has every record.
  @Test func whatIsAskedOfThemCounts() throws {
    #expect(try cells("show visits 2026-12") == [["1"]])
    #expect(try cells("show visits") == [["5"]])
    #expect(try cells("show sales by year") == [["2026", "500000"]])
  }

  /// Days that are planned, and holidays, lie ahead.
  @Test func whatIsPlannedIsKnown() throws {
    #expect(try cells("show count(activities where type = \"task\" on due) this month") == [["2"]])
    #expect(try cells("show count(orders on required) this quarter") == [["2"]])
    #expect(
      try cells("show visits, count(activities where type = \"task\" on due) by month this quarter")
        == [["2026-10", "0", "0"], ["2026-11", "2", "2"]])
    let holidays = "INSERT INTO holidays (day, name) VALUES ('2026-12-25', 'Christmas');"
    #expect(try HandMade.cells("show count(holidays) this quarter", in: holidays) == [["1"]])
  }

  @Test func aListEndsTodayToo() throws {
    let answer = try HandMade.workspace(Self.script).answer("list orders with ordered this quarter")
    #expect(answer.rows.count == 1)
    #expect(
      answer.tail?.notes.map(\.text) == [
        "1 order is dated after today and does not count yet: `list orders with ordered 2026-11-24..2026-12-31`"
      ])
    #expect(try cells("list orders with ordered 2026-11-24..2026-12-31") == [["2026-12-20"]])
    #expect(try cells("list orders on required with ordered this quarter").count == 2)
  }

  @Test func theyAreNamed() throws {
    let workspace = try HandMade.workspace(Self.script)
    func notes(_ statement: String) throws -> [String] {
      try workspace.answer(statement).tail?.notes.map(\.text).filter { $0.contains("dated after today") } ?? []
    }
    let visits = "do not count yet: `list activities 2026-11-24..2026-11-30`"
    #expect(try notes("show visits by rep this month") == ["2 activities are dated after today and \(visits)"])
    #expect(try notes("show visits this month vs last month") == ["2 activities are dated after today and \(visits)"])
    #expect(try notes("show calls this month") == [])
    #expect(try notes("show visits by rep where rep = \"Bo\" this month") == [])
    #expect(try notes("show visits last month") == [])
    #expect(try notes("show visits this month as of 2026-11-20") == [])
  }
}

extension DrillTests {
  @Test func whatIsDatedAheadIsBehindNoNumber() throws {
    let workspace = try HandMade.workspace(DatedAheadTests.script)
    _ = try workspace.answer("show visits this quarter")
    let drilled = try drill("drill 1", in: workspace)
    #expect(
      drilled.statements == ["list activities where type = \"visit\" and status = \"done\" 2026-Q4"])
    #expect(drilled.answers[0].rows.count == 2)
  }
}

/// Rows of reps along time: of the months in which they were there. Ann was always; Cy came on 15 September and left on
/// 1 November.
@Suite struct EmployedRowsTests {
  private static let script = """
    INSERT INTO reps (id, name, team_id, hired_on, left_on) VALUES (3, 'Cy', 1, '2026-09-15', '2026-11-01');
    INSERT INTO activities (type, status, done_on, rep_id, customer_id) VALUES
      ('visit', 'done', '2026-08-03', 1, 1), ('visit', 'done', '2026-09-20', 3, 1), ('visit', 'done', '2026-10-20', 3, 1),
      ('visit', 'done', '2026-10-21', 3, 1);
    """

  @Test func nobodyHasRowsBeforeTheHire() throws {
    #expect(
      try HandMade.cells("show visits by rep, month 2026-08..2026-11 where rep != \"Bo\"", in: Self.script) == [
        ["Ann", "2026-08", "1"], ["Ann", "2026-09", "0"], ["Ann", "2026-10", "0"], ["Ann", "2026-11", "0"],
        ["Cy", "2026-09", "1"], ["Cy", "2026-10", "2"],
      ])
  }

  /// 1 of 4 months, 3 of 2.
  @Test func meansAreOfTheMonthsOfEmployment() throws {
    #expect(
      try HandMade.cells("show avg(visits by month) by rep 2026-08..2026-11 sort rep", in: Self.script)
        == [["Ann", "0.25"], ["Cy", "1.5"]])
  }
}
