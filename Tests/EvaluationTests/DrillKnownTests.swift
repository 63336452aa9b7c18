import Evaluation
import Syntax
import Testing
import Values

/// `drill` into numbers of one day about what records were on another, into times that lie apart, and into states of several
/// times. Today is 23 November 2026.
extension DrillTests {
  /// A deal of Acme's, Ann's and worth 1000.00 until August, since then Bo's and worth 500.00. Ann went from North to
  /// South in October, where Bo is.
  private static let changed =
    HandMade.people + """
      INSERT INTO opportunities (id, name, customer_id, rep_id, owner_id, state, amount, created_on)
        VALUES (1, 'One', 1, 2, 2, 'open', 50000, '2026-03-01');
      INSERT INTO opportunity_states (opportunity_id, customer_id, from_on, until_on, state, owner_id, amount) VALUES
        (1, 1, '2026-03-01', '2026-08-01', 'open', 1, 100000), (1, 1, '2026-08-01', '9999-12-31', 'open', 2, 50000);
      DELETE FROM rep_assignments WHERE rep_id = 1;
      INSERT INTO rep_assignments (rep_id, team_id, from_on, until_on) VALUES
        (1, 1, '0001-01-01', '2026-10-01'), (1, 2, '2026-10-01', '9999-12-31');
      INSERT INTO activities (type, status, done_on, rep_id, customer_id) VALUES ('visit', 'done', '2026-04-10', 1, 1);
      """

  @Test(arguments: [
    ("show pipeline by current_owner 2026-04", "drill \"Bo\"", [1.0]),
    ("show pipeline by current_owner as of 2026-04-30", "drill \"Bo\"", [1.0]),
    ("show open_opportunities by current_owner as of 2026-04-30", "drill \"Bo\"", [1]),
    ("show open_opportunities for opportunities where amount < 600 2026-04", "drill 1", [1]),
    ("show open_opportunities where opportunity.amount > 600 2026-04", "drill 1", [0]),
    ("show open_opportunities by month for reps where team = \"South\" 2026-04..2026-11", "drill 1", [1]),
    ("show open_opportunities by month for reps where team = \"North\" 2026-04..2026-11", "drill 1", [0]),
    ("show visits by month for reps where team = \"South\" 2026-04..2026-11", "drill 1", [1]),
    ("show visits for reps where team = \"South\" 2026-04 as of 2026-11-10", "drill 1", [1]),
    ("show visits for reps where team = \"South\" 2026-04 as of 2026-09-10", "drill 1", [0]),
  ]) func whatIsKnownOnAnotherDay(sentence: String, drill: String, counts: [Double]) throws {
    try expectLists(sentence, drill, counts, of: Self.changed)
  }

  /// Acme was visited in April and ordered in March: of April's rows it is the one that the quarter's visits choose.
  @Test func whomAnEarlierQuarterChoseIsNamed() throws {
    let orders = """
      INSERT INTO orders (id, customer_id, rep_id, status, ordered_on) VALUES
        (1, 1, 1, 'delivered', '2026-03-10'), (2, 2, 2, 'delivered', '2026-03-11');
      """
    let workspace = try Workspace(path: SampleStore.store(Self.changed + orders), today: today)
    try workspace.answer(
      "show customers with current_customers by month for customers where visits > 0 2026-Q2 as of 2026-06-30")
    let list = try drill("drill 1", in: workspace)
    #expect(list.statements[0].contains("Acme") && !list.statements[0].contains("visits"), "\(list.statements)")
    #expect(list.answers[0].rows.count == 1)
  }

  /// The change of August is known today, not on the last day of April.
  @Test func aChangeAfterTheDayOfAStateIsKnown() throws {
    try expectLists("show open_opportunities where amount changed 2026-08 2026-04", "drill 1", [1], of: Self.changed)
    try expectLists(
      "show open_opportunities where amount changed 2026-08 2026-04 as of 2026-09-10", "drill 1", [1], of: Self.changed)
    try expectLists(
      "show open_opportunities where amount changed 2026-08 2026-04 as of 2026-07-10", "drill 1", [0], of: Self.changed)
  }

  /// The list is of April, and knows who has the deal today.
  @Test func theDayThatAListKnowsIsSaid() throws {
    let workspace = try Workspace(path: SampleStore.store(Self.changed), today: today)
    let answer = try workspace.answer("show pipeline by current_owner 2026-04")
    #expect(answer.rows == [[.text("Bo"), .integer(100_000)]])
    let list = try drill("drill 1", in: workspace)
    #expect(list.statements[0].hasSuffix("current_owner = \"Bo\" as of 2026-04-30"), "\(list.statements)")
    let amount = try #require(list.answers[0].columns.firstIndex { $0.name == "amount" })
    #expect(list.answers[0].rows.map { $0[amount].number } == [100_000])
  }

  /// Two leads were called in May, one is qualified in June and one in August, of which June knows nothing.
  @Test func whoIsFollowedIsKnownOnTheDayThatIsAsked() throws {
    let script = """
      INSERT INTO parties (id) VALUES (11), (12);
      INSERT INTO leads (id, name, rep_id, created_on, qualified_on) VALUES
        (11, 'One', 1, '2026-03-01', '2026-06-05'), (12, 'Two', 1, '2026-03-02', '2026-08-09');
      INSERT INTO activities (type, status, done_on, rep_id, customer_id) VALUES ('call', 'done', '2026-05-05', 1, 11),
        ('call', 'done', '2026-05-06', 1, 12);
      """
    let question = "show calls for leads qualified in 2026 2026-Q2"
    try expectLists(question, "drill 1", [2], of: HandMade.people + script)
    try expectLists(question + " as of 2026-06-30", "drill 1", [1], of: HandMade.people + script)
  }

  /// Won on a Tuesday, taken up again in September, lost on a Friday: in June it is closed on the Tuesday.
  @Test func theWeekdayOfADayIsThatOfThen() throws {
    let script = """
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, amount, created_on, closed_on)
        VALUES (1, 1, 1, 1, 'lost', 50000, '2026-01-01', '2026-10-09');
      INSERT INTO opportunity_states (opportunity_id, customer_id, from_on, until_on, state, owner_id, amount) VALUES
        (1, 1, '2026-01-01', '2026-03-03', 'open', 1, 50000), (1, 1, '2026-03-03', '2026-09-01', 'won', 1, 50000),
        (1, 1, '2026-09-01', '2026-10-09', 'open', 1, 50000), (1, 1, '2026-10-09', '9999-12-31', 'lost', 1, 50000);
      """
    for (day, counts) in [("2026-06-30", [1.0, 0]), ("2026-11-01", [0, 1])] {
      let question = "show count(opportunities on closed) by weekday as of \(day)"
      for (row, count) in zip([2, 5], counts) {
        try expectLists(question, "drill \(row)", [count], of: HandMade.people + script)
      }
      let closed = "list opportunities where closed.weekday = \"Tuesday\" as of \(day)"
      #expect(try HandMade.cells(closed, in: script).count == Int(counts[0]))
    }
  }

  // MARK: Times that lie apart

  /// A call on every other day, 250 of them; then on two days of four, 230 times.
  @Test(arguments: [(1, 2, 250), (2, 4, 230)]) func manyDaysAreNamed(length: Int, step: Int, count: Int) throws {
    let script = """
      WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < \(count - 1)),
        d(j) AS (SELECT 0 UNION ALL SELECT j + 1 FROM d WHERE j < \(length - 1))
      INSERT INTO activities (type, status, done_on, rep_id)
        SELECT 'call', 'done', DATE('2024-01-01', '+' || (i * \(step) + j) || ' days'), 1 FROM n, d;
      """
    try expectLists(
      "show calls by day 2024-01-01..2026-11-23 having calls > 0", "drill total", [Double(count * length)],
      of: HandMade.people + script)
  }

  /// On every other day of 420 a deal was opened and closed, and one was opened on one of them and closed on another.
  @Test func whatLiesInItsOwnDayIsAskedOnce() throws {
    let script = """
      WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 209)
      INSERT INTO opportunities (customer_id, rep_id, owner_id, state, amount, created_on, closed_on)
        SELECT 1, 1, 1, 'won', 100, DATE('2025-01-01', '+' || (i * 2) || ' days'),
          DATE('2025-01-01', '+' || (i * 2) || ' days') FROM n;
      INSERT INTO opportunities (customer_id, rep_id, owner_id, state, amount, created_on, closed_on)
        VALUES (1, 1, 1, 'won', 100, '2025-01-01', '2025-01-03');
      """
    try expectLists(
      "show x = count(opportunities where closed in period) by day 2025-01-01..2026-03-31 having x > 0",
      "drill total", [210], of: HandMade.people + script)
  }

  /// Every other week of 420 has a deal that was opened and closed in it; in the last of them another was opened, which
  /// was closed a week later. More weeks than a statement tells apart are told in two.
  @Test func whatLiesInItsOwnTimeIsListedInParts() throws {
    let script = """
      WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 209)
      INSERT INTO opportunities (customer_id, rep_id, owner_id, state, amount, created_on, closed_on)
        SELECT 1, 1, 1, 'won', 100, DATE('2018-01-01', '+' || (i * 14) || ' days'),
          DATE('2018-01-01', '+' || (i * 14 + 2) || ' days') FROM n;
      INSERT INTO opportunities (customer_id, rep_id, owner_id, state, amount, created_on, closed_on)
        VALUES (1, 1, 1, 'won', 100, '2026-01-05', '2026-01-14');
      """
    try expectLists(
      "show x = count(opportunities where closed in period) by week 2018-01-01..2026-03-31 having x > 0",
      "drill total", [105, 105], of: HandMade.people + script)
  }

  /// Of 210 days apart each has a target of its own; the total is made of all of them.
  @Test func manyPlansAreListedInParts() throws {
    let script = """
      WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 419)
      INSERT INTO targets (metric, scope, rep_id, starts_on, ends_on, value)
        SELECT 'calls', 'rep', 1, DATE('2025-01-01', '+' || i || ' days'), DATE('2025-01-01', '+' || i || ' days'),
          i % 2 + 1 FROM n;
      """
    try expectLists(
      "show x = target(calls) by rep, day 2025-01-01..2026-02-24 having x > 1", "drill total", [105, 105],
      of: HandMade.people + script)
  }

  /// Three calls in November, two of no known day and one in October, the most first: six in all.
  @Test func timesBesideNoTimeAreInOrder() throws {
    let script = """
      INSERT INTO activities (type, status, done_on, rep_id) VALUES ('call', 'done', '2026-11-03', 1),
        ('call', 'done', '2026-11-04', 1), ('call', 'done', '2026-11-05', 1), ('call', 'done', NULL, 1),
        ('call', 'done', NULL, 1), ('call', 'done', '2026-10-07', 1);
      """
    try expectLists(
      "show calls by week having calls > 0 sort calls desc", "drill total", [6], of: HandMade.people + script)
  }

  // MARK: States of several times

  /// Ann's deal is worth 10.00, 20.00 and 15.00 at the ends of three months; Bo's comes in the second. What is left of them
  /// beside the greatest is one, one and two deals.
  @Test func otherStatesAreListedTimeByTime() throws {
    let script = """
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, amount, created_on) VALUES
        (1, 1, 1, 1, 'open', 1500, '2026-09-01'), (2, 2, 2, 2, 'open', 300, '2026-10-01');
      INSERT INTO opportunity_states (opportunity_id, customer_id, from_on, until_on, state, owner_id, amount) VALUES
        (1, 1, '2026-09-01', '2026-10-01', 'open', 1, 1000), (1, 1, '2026-10-01', '2026-11-01', 'open', 1, 2000),
        (1, 1, '2026-11-01', '9999-12-31', 'open', 1, 1500), (2, 2, '2026-10-01', '9999-12-31', 'open', 2, 300);
      """
    try expectLists(
      "show pipeline by month, rep 2026-09..2026-11 top 1 by pipeline", "drill others", [1, 1, 2],
      of: HandMade.people + script)
    // September stands beside November; what is left of the other period is October's and November's.
    try expectLists(
      "show pipeline by month 2026-11 vs all of 2026-09..2026-11", "drill 2 pipeline_before", [2, 2],
      of: HandMade.people + script)
    try expectLists(
      "show pipeline by month 2026-11 vs all of 2026-09..2026-10", "drill 2 pipeline_before", [2],
      of: HandMade.people + script)
  }

  /// Ann and Bo were there in October, Cy too in November: of two and three what is in front is three of five.
  @Test func aPartOfStatesIsOneOfAllTimes() throws {
    let script =
      HandMade.people + "INSERT INTO reps (id, name, team_id, hired_on) VALUES (3, 'Cy', 1, '2026-11-02');"
    let workspace = try Workspace(path: SampleStore.store(script), today: today)
    let answer = try workspace.answer("show x = cumulative_share(people) by month 2026-10..2026-11")
    #expect(answer.rows.map { ($0[1].number ?? 0) * 5 } == [5, 3])
    try expectLists(
      "show x = cumulative_share(people) by month 2026-10..2026-11", "drill 2", [3, 2], of: script)
    try expectLists("show x = cumulative_share(people) by team 2026-10", "drill \"South\"", [2, 2], of: script)
  }

  // MARK: As of a day

  /// Ann won a deal on 20 September, Bo two in August, one of which was lost in the end.
  private static let won =
    HandMade.people + """
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, amount, created_on, closed_on) VALUES
        (1, 1, 1, 1, 'won', 100, '2026-07-01', '2026-09-20'), (2, 2, 2, 2, 'won', 100, '2026-07-01', '2026-08-05'),
        (3, 2, 2, 2, 'lost', 100, '2026-07-01', '2026-11-06');
      INSERT INTO opportunity_states (opportunity_id, customer_id, from_on, until_on, state, owner_id, amount) VALUES
        (1, 1, '2026-07-01', '2026-09-20', 'open', 1, 100), (1, 1, '2026-09-20', '9999-12-31', 'won', 1, 100),
        (2, 2, '2026-07-01', '2026-08-05', 'open', 2, 100), (2, 2, '2026-08-05', '9999-12-31', 'won', 2, 100),
        (3, 2, '2026-07-01', '2026-08-06', 'open', 2, 100), (3, 2, '2026-08-06', '2026-10-01', 'won', 2, 100),
        (3, 2, '2026-10-01', '2026-11-06', 'open', 2, 100), (3, 2, '2026-11-06', '9999-12-31', 'lost', 2, 100);
      """

  /// As of 25 September Bo has two of three, and what Ann adds is all of them.
  @Test func whatHasMoreAsOfADayIsInFront() throws {
    let question = "show x = cumulative_share(closes) by rep 2026-Q3 as of 2026-09-25"
    let workspace = try Workspace(path: SampleStore.store(Self.won), today: today)
    #expect(try workspace.answer(question).rows.map { ($0[1].number ?? 0) * 3 } == [3, 2])
    try expectLists(question, "drill \"Ann\"", [3, 3], of: Self.won)
    try expectLists(question, "drill \"Bo\"", [2, 3], of: Self.won)
  }
}
