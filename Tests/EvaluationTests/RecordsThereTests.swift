import Evaluation
import Testing
import Values

/// Which deals, leads and contacts are looked at in November. Deal 1 was created in October and visited twice, deal 2
/// then, too, and nobody did anything; deal 3 is of November; deal 4 was lost in October, deal 5 on the first day of
/// November; deal 6 comes in December. Lead 11 is still new, 12 was converted in October, 13 disqualified on 1 November.
/// Contact 1 was met, 2 not, 3 comes in December.
@Suite struct RecordsThereTests {
  private static let script = """
    INSERT INTO opportunities (id, external_id, name, customer_id, rep_id, owner_id, state, created_on, closed_on) VALUES
      (1, 'D1', 'One', 1, 1, 1, 'open', '2026-10-01', NULL), (2, 'D2', 'Two', 1, 2, 2, 'open', '2026-10-02', NULL),
      (3, 'D3', 'Three', 2, 1, 1, 'open', '2026-11-03', NULL),
      (4, 'D4', 'Four', 2, 1, 1, 'lost', '2026-09-01', '2026-10-31'),
      (5, 'D5', 'Five', 2, 2, 2, 'won', '2026-09-01', '2026-11-01'),
      (6, 'D6', 'Six', 2, 2, 2, 'open', '2026-12-01', NULL);
    INSERT INTO parties (id) VALUES (11), (12), (13);
    INSERT INTO leads (id, external_id, name, rep_id, status, created_on, converted_on, disqualified_on) VALUES
      (11, 'L11', 'Eleven', 1, 'new', '2026-08-01', NULL, NULL),
      (12, 'L12', 'Twelve', 1, 'converted', '2026-08-01', '2026-10-20', NULL),
      (13, 'L13', 'Thirteen', 2, 'disqualified', '2026-08-01', NULL, '2026-11-01');
    INSERT INTO contacts (id, external_id, name, customer_id, created_on) VALUES
      (1, 'C1', 'Uma', 1, '2025-01-01'), (2, 'C2', 'Vic', 1, '2025-01-01'), (3, 'C3', 'Wes', 1, '2026-12-01');
    INSERT INTO activities (type, status, done_on, rep_id, customer_id, opportunity_id, lead_id, contact_id) VALUES
      ('visit', 'done', '2026-11-04', 1, 1, 1, NULL, 1), ('visit', 'done', '2026-11-05', 1, 1, 1, NULL, NULL),
      ('visit', 'done', '2026-11-06', 1, 1, NULL, NULL, NULL), ('call', 'done', '2026-10-05', 1, NULL, NULL, 11, NULL);
    """

  private func cells(_ statement: String) throws -> [[String]] { try HandMade.cells(statement, in: Self.script) }

  @Test(arguments: [
    // Deals 2, 3 and 5; in October there were 1, 2, 4 and 5, and nobody was visited.
    ("show count(opportunities with visits = 0) this month", [["3"]]),
    ("show count(opportunities with visits > 0) this month", [["1"]]),
    ("show count(opportunities with visits = 0) by month 2026-10..2026-11", [["2026-10", "4"], ["2026-11", "3"]]),
    ("show count(opportunities with visits = 0) by rep this month", [["Ann", "1"], ["Bo", "2"]]),
    ("show count(opportunities where state = \"open\" with visits = 0) this month", [["2"]]),
    ("show opportunities where visits = 0 this month", [["Five", "0"], ["Three", "0"], ["Two", "0"]]),
    (
      "show opportunities with visits where opportunity.state = \"open\" this month",
      [["One", "2"], ["Three", "0"], ["Two", "0"]]
    ),
    ("show leads where calls = 0 this month", [["Eleven", "0"], ["Thirteen", "0"]]),
    ("show leads by rep where calls = 0 2026-08", [["Ann", "2"], ["Bo", "1"]]),
    ("show count(leads with calls = 0) this month", [["2"]]),
    ("show count(leads with calls > 0) last month", [["1"]]),
    ("show count(contacts with visits = 0) this month", [["1"]]),
    ("show closes for opportunities with visits = 0 this month", [["1"]]),
    // Without a number about them they are those created in the period.
    ("show count(opportunities) this month", [["1"]]), ("show opened this month", [["1"]]),
    ("show count(opportunities with state = \"open\") this month", [["1"]]),
    ("list opportunities with name this month", [["Three"]]),
  ]) func numbersLookAtThoseThere(statement: String, expected: [[String]]) throws {
    #expect(try cells(statement) == expected)
  }

  @Test func whichTheyAreIsExplained() throws {
    let workspace = try HandMade.workspace(Self.script)
    func explained(_ statement: String) throws -> String {
      try workspace.answer("explain \(statement)").lines.joined(separator: "\n")
    }
    let there = "Opportunities are those that were there in the period, whenever they were created."
    #expect(try explained("show count(opportunities with visits = 0) this month").contains(there))
    #expect(try explained("check visits >= 1 by opportunity this month").contains(there))
    #expect(try explained("show opportunities this month").contains("Opportunities are those created in the period."))
  }

  @Test(arguments: [
    (
      "check visits >= 1 by opportunity where opportunity.state = \"open\" this month",
      [["Three", "broken"], ["Two", "broken"], ["One", "held"]]
    ),
    ("check visits >= 1 by contact this month", [["Vic", "broken"], ["Uma", "held"]]),
    ("check calls >= 1 by lead this month", [["Eleven", "broken"], ["Thirteen", "broken"]]),
    ("check no_touch_days <= 60 by lead", [["Thirteen", "broken"], ["Twelve", "broken"], ["Eleven", "held"]]),
    (
      "检查 拜访量 >= 1 按 商机 其中 opportunity.state = \"open\" 本月",
      [["Three", "broken"], ["Two", "broken"], ["One", "held"]]
    ),
  ]) func everyOneIsChecked(statement: String, expected: [[String]]) throws {
    let workspace = try HandMade.workspace(Self.script)
    let answer = try workspace.answer(statement)
    #expect(answer.rows.map { [$0[0], $0[$0.count - 1]].map { Cell($0, CalendarRules()).description } } == expected)
  }

  /// The list of a count has as many records, chosen by its own words.
  @Test(arguments: [
    ("show count(opportunities with visits = 0) this month", ["Five", "Three", "Two"]),
    ("show count(opportunities with visits = 0) by month 2026-10..2026-11", ["Five", "Four", "One", "Two"]),
    ("show count(leads with calls = 0) this month", ["Eleven", "Thirteen"]),
    ("show count(contacts with visits = 0) this month", ["Vic"]),
  ]) func drillListsThem(statement: String, names: [String]) throws {
    let workspace = try HandMade.workspace(Self.script)
    _ = try workspace.answer(statement)
    let drilled = try workspace.answer("drill 1")
    #expect(drilled.rows.map { Cell($0[0], CalendarRules()).description }.sorted() == names)
  }
}
