import Evaluation
import Syntax
import Testing
import Values

/// Parameters where a number of rows or a period stands. Ann made two visits in October and one in November, Bo one in each.
@Suite struct ParameterTests {
  private static let script = """
    INSERT INTO activities (type, status, done_on, rep_id, customer_id) VALUES ('visit', 'done', '2026-10-05', 1, 1),
      ('visit', 'done', '2026-10-06', 1, 1), ('visit', 'done', '2026-11-03', 1, 1), ('visit', 'done', '2026-10-07', 2, 2),
      ('visit', 'done', '2026-11-20', 2, 2);
    """

  private func workspace(_ bindings: [String]) throws -> Workspace {
    let workspace = try HandMade.workspace(Self.script)
    for binding in bindings { try workspace.answer("let \(binding)") }
    return workspace
  }

  private func rows(_ statement: String, _ bindings: [String]) throws -> [[String]] {
    try workspace(bindings).answer(statement).rows.map { $0.map { Cell($0, CalendarRules()).description } }
  }

  private func code(_ statement: String, _ bindings: [String]) throws -> String? {
    let workspace = try workspace(bindings)
    do {
      _ = try workspace.answer(statement)
      return nil
    } catch let mistake as Diagnostic { return mistake.code }
  }

  @Test func theNumberOfRows() throws {
    #expect(try rows("show visits by rep last month top $n by visits", ["$n = 1"]) == [["Ann", "2"]])
    #expect(try rows("list activities with done top $n", ["$n = 2"]).count == 2)
    #expect(try rows("show visits by rep last month top $part of visits", ["$part = 60%"]) == [["Ann", "2"]])
    for value in ["$n = \"two\"", "$n = 1.5", "$n = 50%", "$n = last month"] {
      let found = try code("show visits by rep top $n by visits", [value])
      #expect(found == (value.contains("month") ? "parameter-period" : "parameter-no-count"), "\(value)")
    }
    #expect(try code("show visits by rep top $n by visits", ["$n = 0"]) == "ranking-count")
    #expect(try code("show visits by rep top $n of visits", ["$n = 5"]) == "parameter-no-count")
    #expect(try code("show visits by rep top $m by visits", ["$n = 5"]) == "unknown-parameter")
  }

  /// Of the two only Ann made two visits in October; with one each takes part.
  @Test func theLeastThatTakesPart() throws {
    let sentence = "benchmark calls against visits by rep last month minimum"
    for least in 1...3 {
      #expect(
        try workspace(["$least = \(least)"]).answer("\(sentence) $least").tail?.notes
          == workspace([]).answer("\(sentence) \(least)").tail?.notes)
    }
    #expect(try code("\(sentence) $least", ["$least = 0"]) == "parameter-no-count")
  }

  /// Today is 23 November 2026.
  @Test(arguments: [
    ("last month", "3"), ("this month", "2"), ("2026-10", "3"), ("last 20 days", "2"), ("since 2026-10-06", "4"),
    ("2026-10-06..2026-11-03", "3"), ("ytd", "5"), ("last 2 months", "3"), ("all time", "5"), ("本月", "2"),
  ]) func aPeriod(period: String, expected: String) throws {
    #expect(try rows("show visits $time", ["$time = \(period)"]) == [[expected]])
    #expect(try rows("show visits in $time", ["$time = \(period)"]) == [[expected]])
    #expect(try rows("show count(activities where done in $time)", ["$time = \(period)"]) == [[expected]])
  }

  /// A bound period compares as the same words do: this month up to the 23rd with October up to the 23rd.
  @Test func whatAPeriodIsComparedWith() throws {
    let bindings = ["$now = this month", "$before = last month"]
    #expect(try rows("show visits $now vs $before", bindings) == rows("show visits this month vs last month", []))
    #expect(
      try rows("show visits by month $now vs previous period", bindings)
        == rows("show visits by month this month vs previous period", []))
    #expect(try rows("show visits vs $before this year", bindings) == rows("show visits vs last month this year", []))
  }

  @Test func aPeriodIsNoValue() throws {
    #expect(try code("show visits where rep = $time", ["$time = last month"]) == "parameter-period")
    #expect(try code("let $time = last", []) != nil)
  }

  /// What another parameter was when it was bound, and not itself in a circle.
  @Test func aPeriodBetweenParameters() throws {
    let bindings = ["$first = 2026-10-06", "$time = $first..2026-10", "$first = 2026-11-01", "$time = since $time"]
    #expect(try rows("show visits $time", Array(bindings.prefix(3))) == [["2"]])
    #expect(try rows("show visits $time", bindings) == [["4"]])
    #expect(try code("let $time = since $time", []) == "unknown-parameter")
  }

  @Test func itIsSaidBackAsItWasWritten() throws {
    for (written, formatted) in [
      ("let $time=last month", "let $time = last month"), ("show visits $time top $n", "show visits $time top $n"),
      ("show visits by rep top $n of visits", "show visits by rep top $n of visits"),
      ("let $x = 1+2", "let $x = 1 + 2"),
    ] {
      #expect(parse(written).statements.map { Syntax.formatted($0) } == [formatted])
    }
  }
}
