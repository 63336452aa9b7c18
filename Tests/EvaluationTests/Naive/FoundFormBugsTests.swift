import Evaluation
import Syntax
import Testing
import Values

/// What the random sentences of other forms than `show` found, each as the smallest company that shows it.
@Suite struct FoundFormBugsTests {
  private func total(_ statement: String, in script: String) throws -> [String] {
    let answer = try HandMade.workspace(script).answer(statement)
    return (answer.tail?.total ?? []).map { Cell($0, CalendarRules()).description }
  }

  private func code(_ statement: String, in script: String = "") -> String? {
    (#expect(throws: Diagnostic.self) { try HandMade.workspace(script).answer(statement) })?.code
  }

  /// Ann and Bo report to Cid. Each has a customer of November, Acme was visited.
  private static let line = """
    INSERT INTO reps (id, name, hired_on) VALUES (3, 'Cid', '2020-01-01');
    UPDATE reps SET manager_id = 3 WHERE id < 3;
    UPDATE customers SET created_on = '2026-11-02';
    INSERT INTO activities (type, status, done_on, rep_id, customer_id) VALUES ('visit', 'done', '2026-11-05', 1, 1);
    """

  /// Cid's own and those below: rows overlap, the whole is two customers.
  @Test func theTotalOfARolledUpFunnelHasEverybodyOnce() throws {
    let script = Self.line + "UPDATE reps SET manager_id = 1 WHERE id = 2;"
    let statement = "funnel visits -> closes by manager rolled up for customers created in this month"
    let rows = try HandMade.cells(statement, in: script)
    #expect(rows.map { Array($0.prefix(4)) } == [["Ann", "2", "1", "0"], ["Cid", "2", "1", "0"]])
    #expect(try total(statement, in: script).prefix(4) == ["–", "2", "1", "0"])
  }

  /// One of two deals was called about: bands are found for each dimension, also for the second one.
  @Test func eachDimensionOfAProfileHasItsOwnBands() throws {
    let script = """
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, created_on, closed_on) VALUES
        (1, 1, 1, 1, 'won', '2026-08-03', '2026-08-20'), (2, 1, 1, 1, 'won', '2026-08-03', '2026-08-20');
      INSERT INTO activities (type, status, done_on, rep_id, customer_id, opportunity_id)
        VALUES ('call', 'done', '2026-08-05', 1, 1, 1);
      """
    let rows = try HandMade.cells("profile won opportunities by rep, calls in bands 1, 5 this year", in: script)
    #expect(
      rows.map { Array($0.prefix(3)) } == [
        ["Rep", "Ann", "2"], ["Calls band", "<1", "1"], ["Calls band", "1-4", "1"],
      ])
  }

  /// A deal that is half Ann's and half Bo's is one deal.
  @Test func aSharedDealIsOneDealOfAFunnel() throws {
    let script = """
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, amount, created_on, closed_on) VALUES
        (1, 1, 1, 1, 'won', 1000, '2026-08-03', '2026-08-20'), (2, 1, 1, 1, 'open', 1000, '2026-08-03', NULL);
      INSERT INTO opportunity_splits (opportunity_id, rep_id, share_bp) VALUES (1, 1, 5000), (1, 2, 5000);
      \(HandMade.ownersFromTheStart)
      """
    let statement = "funnel opened -> closes by rep for opportunities created in 2026-08"
    let rows = try HandMade.cells(statement, in: script)
    #expect(rows == [["Ann", "1.5", "0.5", "\(0.5 / 1.5)"], ["Bo", "0.5", "0.5", "1"]])
    #expect(try total(statement, in: script) == ["–", "2", "1", "0.5"])
  }

  /// Bo has half of one of the deals: it is followed as a whole, whatever the rows.
  @Test func whoHasAPartOfADealChoosesTheDeal() throws {
    let script = """
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, amount, created_on, closed_on) VALUES
        (1, 1, 1, 1, 'won', 1000, '2026-08-03', '2026-08-20'), (2, 1, 1, 1, 'open', 1000, '2026-08-03', NULL);
      INSERT INTO opportunity_splits (opportunity_id, rep_id, share_bp) VALUES (1, 1, 5000), (1, 2, 5000);
      \(HandMade.ownersFromTheStart)
      """
    let followed = "for opportunities created in 2026-08 where rep = \"Bo\""
    let months = try HandMade.cells("funnel opened -> closes by month \(followed)", in: script)
    #expect(months == [["2026-08", "1", "1", "1"]])
    let reps = try HandMade.cells("funnel opened -> closes by rep \(followed)", in: script)
    #expect(reps == [["Ann", "0.5", "0.5", "1"], ["Bo", "0.5", "0.5", "1"]])
  }

  /// What is to come is read as of today, with and without months: 400.00 and 500.00 are owed.
  @Test(arguments: ["show receivable by month next month", "show receivable next month"])
  func whatIsToComeIsReadAsOfToday(statement: String) throws {
    let rows = try HandMade.cells(statement, in: HandMade.invoices)
    #expect(rows.map { $0.last } == ["90000"])
  }

  /// What is owed on a day is of no weekday; what moved it is.
  @Test func aBalanceHasNoWeekday() throws {
    #expect(code("show receivable where weekday = \"Monday\" this month") == "no-time-axis")
    // 200.00 were paid on Friday the 20th.
    let rows = try HandMade.cells("show receivable where moved.weekday = \"Friday\" this month", in: HandMade.invoices)
    #expect(rows == [["-20000"]])
  }

  @Test func aBenchmarkHasARowForEachOfThoseWhoWork() {
    #expect(code("benchmark rank(visits in each rep) against closes by team this month") == "benchmark-of-people")
  }

  /// Ann went from North to South in September; the deal is of August.
  @Test(arguments: [
    ("funnel stages by team for opportunities created in 2026-08", [["North", "1", "0", "0"]]),
    ("show opened for opportunities created in 2026-08 where team = \"North\"", [["1"]]),
    ("show opened for opportunities created in 2026-08 where team = \"South\"", [["0"]]),
    ("list opportunities with team for opportunities where team = \"North\"", [["North"]]),
    ("list opportunities with team for opportunities created in 2026-08 where team = \"North\"", [["North"]]),
    ("show opened for opportunities where team = \"North\"", [["1"]]),
  ]) func whatBelongsToADayIsOfTheTeamOfThatDay(statement: String, expected: [[String]]) throws {
    let script = """
      INSERT INTO rep_assignments (rep_id, from_on, until_on, team_id)
        VALUES (1, '2020-01-01', '2026-09-01', 1), (1, '2026-09-01', '9999-12-31', 2);
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, amount, created_on)
        VALUES (1, 1, 1, 1, 'open', 1000, '2026-08-03');
      """
    let rows = try HandMade.cells(statement, in: script)
    #expect(rows.map { Array($0.prefix(expected[0].count)) } == expected)
  }

  /// Acme was visited on a day that nobody wrote down: it was visited, and there are no days to count.
  @Test func aStepWithoutADayIsReached() throws {
    let script = Self.line + "UPDATE activities SET done_on = NULL;"
    let rows = try HandMade.cells("funnel visits -> closes for customers created in this month", in: script)
    #expect(rows[1] == ["Visits", "1", "0.5", "0.5", "–"])
    let short = try HandMade.cells(
      "funnel visits -> closes for customers created in this month within 90 days", in: script)
    #expect(short[1] == ["Visits", "0", "0", "0", "–"])
  }

  /// Days to come are no working days yet: Monday 16 to Monday 23 November are six.
  @Test func aListCountsWorkUpToToday() throws {
    let script = "UPDATE reps SET hired_on = '2026-11-16';"
    #expect(
      try HandMade.cells("list reps with name, workdays", in: script) == [["Ann", "6"], ["Bo", "6"]])
  }

  /// Cid sells nothing: he is known as a manager only.
  @Test func aListCountsThePeopleThatShowCounts() throws {
    let script =
      "INSERT INTO reps (id, name, team_id, is_selling, hired_on) VALUES (3, 'Cid', 1, 0, '2020-01-01');"
    #expect(
      try HandMade.cells("list teams with name, people", in: script) == [["North", "1"], ["South", "1"]])
    #expect(try HandMade.cells("show teams with people", in: script) == [["North", "1"], ["South", "1"]])
  }

  /// No activity says which deal it won.
  @Test func aListShowsOnlyNumbersAboutItsRecords() {
    #expect(code("list activities with done, closes") == "cannot-split")
    #expect(code("list quotes where expenses > 3") == "cannot-split")
    #expect(code("list problems with problem_count") == "cannot-split")
  }

  @Test func sortingByWhatIsTheSameForAll() throws {
    let script = """
      INSERT INTO opportunities (id, customer_id, rep_id, state, created_on)
        VALUES (1, 1, 1, 'open', '2026-08-03'), (2, 2, 2, 'open', '2026-08-04');
      """
    let rows = try HandMade.cells("list opportunities with customer top 5 by credit_share", in: script)
    #expect(rows == [["Acme"], ["Beta"]])
  }

  /// No one of three: the lower end of the interval is 0, not what a rounding left of it.
  @Test func theIntervalOfNoneBeginsAtNone() throws {
    var script = ""
    for id in 1...7 {
      script += """
        INSERT INTO opportunities (id, customer_id, rep_id, state, closed_on)
          VALUES (\(id), 1, 1, 'lost', '2026-11-02'), (\(10 + id), 2, 1, 'won', '2026-11-02');
        """
    }
    let rows = try HandMade.cells("profile won opportunities by customer this month", in: script)
    #expect(rows.map { $0[1] } == ["Beta", "Acme"])
    #expect(rows[1][7] == "0" && rows[0][8] == "1")
  }

  /// A row of a profile has two sides, whose numbers would be tested apart.
  @Test func aProfileHasNoConditionsOnRows() {
    #expect(code("profile won customers by industry where visits > 3 this year") == "profile-condition")
    #expect(code("profile customers by industry where sales > 3") == "profile-condition")
  }

  /// What only serves a metric has no numbers by which others could name it.
  @Test func aListOfWhatServesAMetricHasNoNumbersAboutIt() {
    #expect(code("list dues with due, due_amount") == "cannot-split")
  }

  /// The deals are told apart by the ids of the system they came from.
  @Test func aFunnelByIdsOfTheirOwn() throws {
    let script = """
      INSERT INTO opportunities (id, external_id, customer_id, rep_id, state, created_on, closed_on) VALUES
        (1, 'x', 1, 1, 'won', '2026-08-03', '2026-08-20'), (2, 'y', 1, 1, 'open', '2026-08-03', NULL);
      """
    let rows = try HandMade.cells("funnel opened -> closes by id for opportunities created in 2026-08", in: script)
    #expect(rows == [["x", "1", "1", "1"], ["y", "1", "0", "0"]])
  }

  @Test func aBenchmarkComparesNumbers() {
    #expect(code("benchmark visits against last_visit this month") == "benchmark-of-numbers")
    #expect(code("benchmark last_visit against closes this month") == "benchmark-of-numbers")
  }

  /// Bo left in October, so that in November there is nothing to say about the last visit, whatever stands beside it.
  @Test func whoLeftHasNoLastVisitBesideWhateverNumber() throws {
    let script = """
      UPDATE reps SET left_on = '2026-10-15' WHERE id = 2;
      INSERT INTO activities (type, status, done_on, minutes, rep_id) VALUES
        ('visit', 'done', '2026-10-05', 30, 1), ('visit', 'done', '2026-10-06', 40, 2);
      """
    let rows = try HandMade.cells(
      "show reps with last_activity, b = balance(activities.minutes where status = \"done\" on done) this month",
      in: script)
    #expect(rows == [["Ann", "2026-10-05", "30"], ["Bo", "–", "40"]])
  }

  /// Deals of products that cost 4.00, and of one who is still a lead.
  @Test func aRowOfMoneyAndARowOfALeadAreDrilled() throws {
    let script = """
      INSERT INTO products (id, name, cost) VALUES (1, 'Bolt', 400);
      INSERT INTO parties (id) VALUES (3);
      INSERT INTO leads (id, name) VALUES (3, 'Lead');
      INSERT INTO opportunities (id, name, customer_id, rep_id, product_id, state, created_on) VALUES
        (1, 'One', 1, 1, 1, 'open', '2026-11-03'), (2, 'Two', 3, 1, NULL, 'open', '2026-11-03'),
        (3, 'Three', NULL, 1, NULL, 'open', '2026-11-03');
      """
    let workspace = try HandMade.workspace(script)
    _ = try workspace.answer("show opened by product.cost this month")
    #expect(try workspace.answer("drill 1").rows.count == 1)
    let rows = try workspace.answer("show opened by customer this month").rows
    #expect(rows.map { Cell($0[0], CalendarRules()).description } == ["Acme", "Lead", "(none)"])
    #expect(try workspace.answer("drill 3").rows.count == 1)
    let deals = try workspace.answer("drill 2").rows
    #expect(deals.count == 1 && deals[0].contains(.text("Two")))
  }

  /// Two reps of one name, told apart by their ids; only the first took more than one call.
  @Test func whoWasChosenByTheirResultIsDrilledByTheirIds() throws {
    let script = """
      UPDATE reps SET name = 'Ann', external_id = 'r' || id;
      INSERT INTO activities (type, status, done_on, rep_id) VALUES ('call', 'done', '2026-11-02', 1),
        ('call', 'done', '2026-11-03', 1), ('call', 'done', '2026-11-03', 2);
      """
    let workspace = try HandMade.workspace(script)
    #expect(try workspace.answer("show calls for reps with calls > 1 this month").rows == [[.integer(2)]])
    #expect(try workspace.answer("drill 1").rows.count == 2)
  }

  /// A call of 5 October: 49 days before today, 26 before the end of its month.
  @Test func theAgeOfWhatHappenedIsSeenFromToday() throws {
    let script = "INSERT INTO activities (type, status, done_on, rep_id) VALUES ('call', 'done', '2026-10-05', 1);"
    let workspace = try HandMade.workspace(script)
    let rows = try workspace.answer("show calls by old = today - done in bands 31, 91, month this quarter").rows
    #expect(rows.first?.last == .integer(1))
    #expect(Cell(rows[0][0], CalendarRules()).description == "31-90")
    #expect(try workspace.answer("drill 1").rows.count == 1)
  }

  /// A team without reps that won a deal of no amount won a deal; one to which nothing happened has no row.
  @Test func aTeamWithARecordIsScored() throws {
    let script = """
      INSERT INTO teams (id, name) VALUES (3, 'Old'), (4, 'Holding');
      INSERT INTO reps (id, name, team_id, hired_on, left_on) VALUES (3, 'Cid', 3, '2020-01-01', '2026-10-01');
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, created_on, closed_on)
        VALUES (1, 1, 3, 3, 'won', '2026-09-01', '2026-11-02');
      """
    let rows = try HandMade.cells("check won_value >= 0 by team this month", in: script)
    #expect(rows.map { $0[0] } == ["North", "Old", "South"])
  }

  /// Ann won two deals in the month of one new lead: she is not left out for that.
  @Test func aRateAboveOneTakesPart() throws {
    let script = """
      INSERT INTO parties (id) VALUES (7), (8);
      INSERT INTO leads (id, name, rep_id, status, created_on) VALUES
        (7, 'One', 1, 'new', '2026-11-02'), (8, 'Two', 2, 'new', '2026-11-02');
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, created_on, closed_on) VALUES
        (1, 1, 1, 1, 'won', '2026-09-01', '2026-11-02'), (2, 1, 1, 1, 'won', '2026-09-01', '2026-11-03');
      """
    let rows = try HandMade.cells(
      "benchmark visits against lead_conversion by rep minimum 1 this month", in: script)
    #expect(rows.map { Array($0.prefix(4)) } == [["Ann", "–", "2", "1"], ["Bo", "–", "0", "1"]])
  }

  /// Cy came on 2 November: October is no month in which he made no visits and no calls.
  @Test func monthsBeforeSomebodyCameAreNoCases() throws {
    let script = """
      INSERT INTO reps (id, name, team_id, hired_on) VALUES (3, 'Cy', 1, '2026-11-02');
      INSERT INTO activities (type, status, done_on, rep_id) VALUES ('visit', 'done', '2026-11-05', 3),
        ('call', 'done', '2026-11-05', 3), ('visit', 'done', '2026-10-05', 1), ('call', 'done', '2026-11-06', 2);
      """
    let pairs = try HandMade.cells("correlate visits with calls by rep, month 2026-10..2026-11", in: script)
    #expect(pairs.map { Array($0.prefix(3)) } == [["visits", "calls", "5"]])
    let ofPeriod = try HandMade.cells("correlate visits with calls by rep 2026-10..2026-11", in: script)
    #expect(ofPeriod.map { Array($0.prefix(3)) } == [["visits", "calls", "3"]])
  }

  /// Beside how many make a part stand two more numbers, which nobody asked to be correlated or compared.
  @Test func whatStandsBesideANumberIsNotAsked() throws {
    let script = """
      INSERT INTO activities (type, status, done_on, rep_id, customer_id) VALUES ('visit', 'done', '2026-11-05', 1, 1),
        ('visit', 'done', '2026-11-05', 1, 2), ('call', 'done', '2026-11-05', 1, 1), ('visit', 'done', '2026-11-05', 2, 2);
      """
    let pairs = try HandMade.cells("correlate pareto(visits by customer) with calls by rep this month", in: script)
    #expect(pairs.map { Array($0.prefix(3)) } == [["pareto(visits_by_customer)", "calls", "2"]])
    let best = try HandMade.cells(
      "benchmark pareto(visits by customer) against calls by rep minimum 1 this month", in: script)
    #expect(best.map { Array($0.prefix(3)) } == [["Ann", "–", "1"], ["Bo", "too few", "0"]])
  }

  /// South holds East, where Cy works: it is checked by what East does, in every month, and a team with nobody in or below
  /// it never is.
  @Test func aTeamAboveHasTheWorkBelow() throws {
    let script = """
      INSERT INTO teams (id, name, parent_id) VALUES (3, 'East', 4), (4, 'Upper', NULL), (5, 'Empty', NULL);
      UPDATE reps SET team_id = 3;
      DELETE FROM teams WHERE id < 3;
      INSERT INTO activities (type, status, done_on, rep_id) VALUES ('visit', 'done', '2026-11-05', 1);
      """
    let rows = try HandMade.cells("check visits >= 1 by team rolled up, month 2026-10..2026-11", in: script)
    #expect(
      rows.map { [$0[0], $0[1], $0[2]] } == [
        ["East", "2026-10", "0"], ["Upper", "2026-10", "0"], ["East", "2026-11", "1"], ["Upper", "2026-11", "1"],
      ])
    #expect(
      try HandMade.cells("check visits >= 1 by team, month 2026-10..2026-11", in: script).map { $0[0] } == [
        "East", "East",
      ])
  }

  /// What is read as of a moment has no sum over years.
  @Test func aProfileAddsNoStatesOverTime() throws {
    let script = """
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, amount, created_on) VALUES
        (1, 1, 1, 1, 'open', 1000, '2026-11-02');
      INSERT INTO opportunity_states (opportunity_id, customer_id, from_on, state, owner_id, amount)
        VALUES (1, 1, '2026-11-02', 'open', 1, 1000);
      """
    let statement = "profile won opportunities by year since 2025-01-01 with open_opportunities"
    #expect(try total(statement, in: script).dropLast().last == "–")
  }
}
