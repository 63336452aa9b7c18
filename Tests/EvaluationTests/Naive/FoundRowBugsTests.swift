import Evaluation
import Syntax
import Testing
import Values

/// What the random questions found about rows beside other rows, each as the smallest company that shows it.
@Suite struct FoundRowBugsTests {
  /// Ann has a budget and made one visit, Bo has none and made two.
  @Test func whatLacksAPlanIsPartOfOtherTotals() throws {
    let script = """
      INSERT INTO budgets (scope, rep_id, starts_on, ends_on, amount)
        VALUES ('rep', 1, '2026-11-01', '2026-11-30', 10000);
      INSERT INTO activities (type, status, done_on, rep_id) VALUES ('visit', 'done', '2026-11-02', 1),
        ('visit', 'done', '2026-11-02', 2), ('visit', 'done', '2026-11-03', 2);
      """
    let answer = try HandMade.workspace(script).answer("show x = pareto(budget by team), x - visits by rep this month")
    let total = answer.tail?.total?.map { Cell($0, CalendarRules()).description }
    #expect(total == ["–", "1", "1", "1", "-2"])
  }

  /// A deal of Acme's came and went in June, so that at no month's end it was open; a visit at Beta's is not all there is.
  @Test func whatCameAndWentWithinAMonthMakesNoRow() throws {
    let script = """
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, amount, created_on) VALUES
        (1, 1, 1, 1, 'won', 10000, '2026-06-03'), (2, 2, 1, 1, 'open', 20000, '2026-07-04');
      INSERT INTO opportunity_states (opportunity_id, customer_id, from_on, until_on, state, owner_id, amount) VALUES
        (1, 1, '2026-06-03', '2026-06-20', 'open', 1, 10000), (1, 1, '2026-06-20', '9999-12-31', 'won', 1, 10000),
        (2, 2, '2026-07-04', '9999-12-31', 'open', 1, 20000);
      INSERT INTO activities (type, status, done_on, rep_id, customer_id) VALUES ('visit', 'done', '2026-05-29', 1, 2);
      """
    let rows = try HandMade.cells("show no_touch_days, pipeline by customer, month 2026-05..2026-07", in: script)
    #expect(
      rows == [["Beta", "2026-05", "2", "0"], ["Beta", "2026-06", "32", "0"], ["Beta", "2026-07", "63", "20000"]])
  }

  /// A budget of 300.00 for the 21 working days of November is one of more than 200.00 in each of its weeks.
  @Test func aConditionOnAPlanIsAboutItAsItWasSet() throws {
    let script = """
      INSERT INTO budgets (scope, starts_on, ends_on, amount) VALUES ('company', '2026-11-01', '2026-11-30', 30000);
      """
    let all = try HandMade.cells("show budget by week 2026-11-02..2026-11-08", in: script)
    #expect(try HandMade.cells("show budget by week where value >= 20000 2026-11-02..2026-11-08", in: script) == all)
    #expect(all.count == 1 && all[0][1] != "no budget")
  }

  /// First orders bear no name of their own.
  @Test func whatHasNoNameMakesNoRows() throws {
    for sentence in [
      "show new_customers by first_order this month",
      "show customers with count(customers with visits > 1), new_customers by first_order this month",
    ] {
      let mistake = #expect(throws: Diagnostic.self) { try HandMade.workspace("").answer(sentence) }
      #expect(mistake?.code == "cannot-split", "\(sentence)")
    }
  }

  /// Cy made four visits for one deal of 100.00 and has 200.00 to go on five more days. Bo left Cy's team at the end of
  /// October and has closed nothing: no team stands in for him.
  @Test func whoIsInNoTeamHasNoneToStandIn() throws {
    let script = """
      INSERT INTO reps (id, name, team_id, hired_on) VALUES (3, 'Cy', 2, '2020-01-01');
      INSERT INTO rep_assignments (rep_id, from_on, until_on, team_id) VALUES (2, '2020-01-01', '2026-11-01', 2),
        (2, '2026-11-01', '9999-12-31', NULL);
      INSERT INTO targets (scope, rep_id, starts_on, ends_on, value) VALUES
        ('rep', 2, '2026-11-01', '2026-11-30', 20000), ('rep', 3, '2026-11-01', '2026-11-30', 20000);
      INSERT INTO activities (type, status, done_on, rep_id) VALUES ('visit', 'done', '2026-11-02', 3),
        ('visit', 'done', '2026-11-03', 3), ('visit', 'done', '2026-11-04', 3), ('visit', 'done', '2026-11-05', 3);
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, amount, created_on, closed_on)
        VALUES (1, 1, 3, 3, 'won', 10000, '2026-10-01', '2026-11-05');
      """
    let rows = try HandMade.cells("show reps with required_visits this month", in: script)
    #expect(rows == [["Ann", "no target"], ["Bo", "–"], ["Cy", "1.6"]])
  }

  /// A tenth and two tenths are three tenths, whatever a binary fraction makes of them: Ann and Bo are equal.
  @Test func roundingDecidesNoOrder() throws {
    let script = """
      INSERT INTO activities (type, status, done_on, rep_id) VALUES ('visit', 'done', '2026-11-02', 1),
        ('call', 'done', '2026-11-02', 1), ('meeting', 'done', '2026-11-02', 2);
      """
    let score = "visits * 0.1 + calls * 0.2 + meetings * 0.3"
    for order in ["", " desc"] {
      let rows = try HandMade.cells(
        "show x = \(score), rank(\(score)) by rep this month sort x\(order)", in: script)
      #expect(rows.map { [$0[0], $0[2]] } == [["Ann", "1"], ["Bo", "1"]])
    }
    let first = try HandMade.cells("show x = \(score) by rep this month bottom 1 by x", in: script)
    #expect(first.map { $0[0] } == ["Ann"])
  }

  /// Of 1,200.00 that were owed in the morning of 15 November, 500.00 were not due; 100.00 were credited.
  @Test func moneyOwedIsReadOnManyDays() throws {
    let rows = try HandMade.cells("show cei by day 2026-08-01..2026-11-17", in: HandMade.invoices)
    #expect(rows.count == 109)
    #expect(rows.first { $0[0] == "2026-11-15" }?[1].hasPrefix("0.142857") == true)
  }

  /// Week 40 lies in September and October, and stands beside week 45 twice, which had five visits; week 46 had seven.
  @Test func aWeekBesideTwoPartsOfAnotherRunsOnce() throws {
    let days = [("2026-09-29", 1), ("2026-10-01", 2), ("2026-11-03", 5), ("2026-11-10", 7)]
    let visits = days.flatMap { day, count in (0..<count).map { _ in "('visit', 'done', '\(day)', 1)" } }
    let rows = try HandMade.cells(
      "show running(visits) by week, month 2026-09-28..2026-10-18 vs 2026-11-02..2026-11-22",
      in: "INSERT INTO activities (type, status, done_on, rep_id) VALUES \(visits.joined(separator: ", "));")
    #expect(
      rows.map { Array($0.prefix(4)) } == [
        ["2026-W40", "2026-09", "1", "5"], ["2026-W40", "2026-10", "3", "5"], ["2026-W41", "2026-10", "3", "12"],
        ["2026-W42", "2026-10", "3", "12"],
      ])
  }

  /// A deal of 100.01, half of it Bo's: the larger part is 50.01, also where it is looked up for the customer.
  @Test func theLargestPartIsOfAPart() throws {
    let script = """
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, amount, created_on)
        VALUES (1, 1, 1, 1, 'open', 10001, '2026-05-04');
      INSERT INTO opportunity_states (opportunity_id, customer_id, from_on, state, owner_id, amount)
        VALUES (1, 1, '2026-05-04', 'open', 1, 10001);
      INSERT INTO opportunity_splits (opportunity_id, rep_id, share_bp) VALUES (1, 2, 5000);
      """
    #expect(
      try HandMade.cells("show customers with max(open_deals.credited)", in: script) == [
        ["Acme", "5001"], ["Beta", "–"],
      ])
  }

  /// What a name of the question itself chooses are rows, not records.
  @Test func aNameOfTheQuestionChoosesNoRecords() throws {
    let script = """
      INSERT INTO activities (type, status, done_on, rep_id) VALUES ('visit', 'done', '2026-11-02', 1),
        ('call', 'done', '2026-11-02', 1), ('call', 'done', '2026-11-03', 1), ('call', 'done', '2026-11-03', 2);
      """
    let workspace = try HandMade.workspace(script)
    #expect(try workspace.answer("show x = visits, calls by rep where x > 0 this month").rows.count == 1)
    #expect(try workspace.answer("drill 1 calls").rows.count == 2)
    _ = try workspace.answer("show x = visits, count(reps with calls > 1) by team where x > 0 this month")
    #expect(try workspace.answer("drill 1 count(reps with calls > 1)").rows.map { $0[0] } == [.text("Ann")])
  }

  /// North and South made a visit each and have a customer each; East has one, too, and no row: two visits of three.
  @Test func whatIsOnesOwnIsDividedByAllThereAre() throws {
    let script = """
      UPDATE teams SET parent_id = 1 WHERE id = 2;
      INSERT INTO teams (id, name) VALUES (3, 'East');
      INSERT INTO reps (id, name, team_id, hired_on) VALUES (3, 'Cy', 3, '2020-01-01');
      INSERT INTO parties (id) VALUES (3);
      INSERT INTO customers (id, name, owner_id, created_on) VALUES (3, 'Gamma', 3, '2024-01-01');
      INSERT INTO activities (type, status, done_on, rep_id, customer_id) VALUES ('visit', 'done', '2026-11-02', 1, 1),
        ('visit', 'done', '2026-11-02', 2, 2);
      """
    let answer = try HandMade.workspace(script).answer("show own(visits per customer) by team rolled up this month")
    let rows = answer.rows.map { $0.map { Cell($0, CalendarRules()).description } }
    #expect(rows == [["North", "1"], ["South", "1"]])
    #expect(answer.tail?.total?.last == .real(2.0 / 3))
  }

  /// Ann and Bo lost half of a deal each: one lost deal together, and no proposal of either to set it against.
  @Test func halvesOfDealsAddUpToWholeOnes() throws {
    let script = """
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, amount, created_on, closed_on)
        VALUES (1, 1, 1, 1, 'lost', 10000, '2026-10-01', '2026-11-05');
      INSERT INTO opportunity_splits (opportunity_id, rep_id, share_bp) VALUES (1, 1, 5000), (1, 2, 5000);
      """
    let rows = try HandMade.cells("show losses, x = cumulative(losses), x / proposals by rep this month", in: script)
    #expect(rows == [["Ann", "0.5", "0.5", "–"], ["Bo", "0.5", "1", "1+"]])
  }

  /// Of seven calls three were to Acme, two to Beta, two to Gamma: two customers make half of them, in whichever teams they
  /// were taken and above which these stand.
  @Test func howManyMakeAPartOfOverlappingRows() throws {
    let script = """
      UPDATE teams SET parent_id = 1 WHERE id = 2;
      INSERT INTO parties (id) VALUES (3);
      INSERT INTO customers (id, name, owner_id, created_on) VALUES (3, 'Gamma', 1, '2024-01-01');
      INSERT INTO activities (type, status, done_on, rep_id, customer_id) VALUES ('call', 'done', '2026-11-02', 2, 1),
        ('call', 'done', '2026-11-02', 2, 1), ('call', 'done', '2026-11-02', 2, 1), ('call', 'done', '2026-11-02', 1, 2),
        ('call', 'done', '2026-11-02', 1, 2), ('call', 'done', '2026-11-02', 1, 3), ('call', 'done', '2026-11-02', 1, 3);
      """
    let answer = try HandMade.workspace(script).answer(
      "show pareto(calls by customer, 50%) by team rolled up this month")
    let rows = answer.rows.map { $0.map { Cell($0, CalendarRules()).description } }
    #expect(rows == [["North", "2", "3", "\(2.0 / 3)"], ["South", "1", "1", "1"]])
    #expect(answer.tail?.total?.dropFirst().map { Cell($0, CalendarRules()).description } == ["2", "3", "\(2.0 / 3)"])
  }

  /// The running number of days of work begins where the axis begins: on the first day with a visit.
  @Test func aRunningDivisorBeginsWithTheAxis() throws {
    let script = """
      INSERT INTO activities (type, status, done_on, rep_id) VALUES ('visit', 'done', '2026-10-05', 1),
        ('visit', 'done', '2026-11-05', 1);
      """
    let workspace = try HandMade.workspace(script)
    let answer = try workspace.answer("show running(visits per workday) by month where rep = \"Ann\"")
    let days = try DrillTests().drill("drill 2", in: workspace).answers.map { Double($0.rows.count) }
    #expect(days.count == 2 && answer.rows[1][1].number == 2 / days[1], "\(days)")
  }

  /// Bo, who has left, did something before: the last day is asked of those who are there.
  @Test func whoLeftHasNoLastDayToLookInto() throws {
    let script = """
      UPDATE reps SET left_on = '2026-10-31' WHERE id = 2;
      INSERT INTO activities (type, status, done_on, rep_id) VALUES ('visit', 'done', '2026-10-20', 2),
        ('call', 'done', '2026-11-05', 2);
      """
    let workspace = try HandMade.workspace(script)
    _ = try workspace.answer("show reps with last_visit, calls this month")
    #expect(try workspace.answer("drill \"Bo\" last_visit").rows.isEmpty)
  }

  /// In February one activity of 10 minutes, in March three whose minutes deviate by 10: of both together that says
  /// nothing. January stands beside the month of today, and they beside none.
  @Test func aDeviationOfOneMonthIsNotThatOfTwo() throws {
    let script = """
      INSERT INTO activities (type, status, done_on, rep_id, minutes) VALUES ('visit', 'done', '2026-02-05', 1, 10),
        ('visit', 'done', '2026-03-02', 1, 20), ('visit', 'done', '2026-03-03', 1, 30),
        ('visit', 'done', '2026-03-04', 1, 40);
      """
    let question = "show count(activities), stddev(activities.minutes) by month today vs"
    let both = try HandMade.cells("\(question) 2026-01..2026-03", in: script)
    #expect(both.contains { $0[0] == "(none)" && $0[2] == "4" && $0[6] == "–" }, "\(both)")
  }
}
