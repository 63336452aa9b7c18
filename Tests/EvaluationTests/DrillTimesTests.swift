import Evaluation
import Syntax
import Testing
import Values

/// `drill` into numbers of weekdays, of weeks that lie in two months, and of what bears no day.
extension DrillTests {
  /// On Monday, 5 October, Bo made a visit.
  private static let monday = """
    INSERT INTO activities (type, status, done_on, rep_id, customer_id) VALUES ('visit', 'done', '2026-10-05', 2, 1);
    """

  /// Ann did nothing, and is there on every weekday: with Bo's one visit half a visit each.
  @Test(arguments: [
    ("show x = avg(visits per rep) by weekday 2026-10", [0.5, 0, 0, 0, 0, 0, 0]),
    ("show x = avg(visits per rep) by weekday, month 2026-10..2026-11", [0.5, 0]),
    ("show x = avg(visits per rep), calls by weekday, hour, month 2026-10..2026-11", [0.5, 0]),
  ]) func whoIsThereIsThereOnEveryWeekday(sentence: String, expected: [Double]) throws {
    let workspace = try HandMade.workspace(Self.monday)
    let answer = try workspace.answer(sentence)
    let column = try #require(answer.columns.firstIndex { $0.name == "x" })
    #expect(answer.rows.map { $0[column].number } == expected)
    #expect(try drill("drill 1 x", in: workspace).answers.map(count) == [2, 1])
    #expect(try drill("drill 2 x", in: workspace).answers.map(count) == [2, 0])
  }

  /// A visit of a day without its hour is Bo's, and nobody else is there at no hour.
  @Test func nobodyIsThereAtNoTime() throws {
    let workspace = try HandMade.workspace(Self.monday)
    let answer = try workspace.answer("show avg(visits per rep) by hour")
    #expect(answer.rows.count == 25)
    #expect(answer.rows.last?.last?.number == 1)
    #expect(try drill("drill 25", in: workspace).answers.map(count) == [1])
  }

  /// Of Ann's visits to Acme the one of October is of the month in which Acme came, that of November is not, and one
  /// bears no day; Bo's to Beta is of its month.
  @Test(arguments: [("in", 2.0), ("not in", 2)])
  func whatIsOfItsOwnMonthInALineIsThatOfEachRow(word: String, expected: Double) throws {
    let workspace = try HandMade.workspace(
      """
      UPDATE customers SET created_on = '2026-10-05' WHERE id = 1;
      UPDATE customers SET created_on = '2026-11-06' WHERE id = 2;
      INSERT INTO activities (type, status, done_on, rep_id, customer_id) VALUES ('visit', 'done', '2026-10-05', 1, 1),
        ('visit', 'done', '2026-11-05', 1, 1), ('visit', 'done', NULL, 1, 1), ('visit', 'done', '2026-11-07', 2, 2);
      """)
    let number = "own(count(activities where customer.created \(word) period on done))"
    let answer = try workspace.answer("show \(number), visits by month, team rolled up")
    #expect(answer.tail?.total?[2].number == expected)
    #expect(try drill("drill total", in: workspace).answers.map(count) == [expected])
    let undated = try #require(answer.rows.firstIndex { $0[0] == .missing })
    let rest: Double = word == "in" ? 0 : 1
    #expect(answer.rows[undated][2].number == rest)
    #expect(try drill("drill \(undated + 1)", in: workspace).answers.map(count) == [rest])
  }

  /// Bo came on 1 November, a Sunday, in the week that began in October: Ann, both, both.
  @Test func whoIsThereInAWeekOfTwoMonths() throws {
    let workspace = try HandMade.workspace("UPDATE reps SET hired_on = '2026-11-01' WHERE id = 2;")
    let answer = try workspace.answer("show running(people) by week, month 2026-10-19..2026-11-08")
    #expect(answer.rows.map { $0.last?.number } == [1, 3, 5])
    #expect(try drill("drill 2", in: workspace).answers.map(count) == [1, 2])
    #expect(try drill("drill 3", in: workspace).answers.map(count) == [1, 2, 2])
  }

  /// The last of the quarters has not begun, and of the days before its end nothing is known.
  @Test func daysBeforeWhatIsToComeAreNotKnown() throws {
    let deal = """
      INSERT INTO opportunities (customer_id, rep_id, owner_id, state, created_on, expected_close_on) VALUES
        (1, 1, 1, 'open', '2026-10-01', '2027-02-01');
      """
    let workspace = try HandMade.workspace(Self.monday + deal)
    let answer = try workspace.answer(
      "show x = trailing(visits, 60), count(opportunities on expected_close) by quarter 2026-07..2027-03")
    #expect(answer.rows.map { $0[1].number } == [0, 1, 0])
    #expect(try drill("drill 2 x", in: workspace).answers.map(count) == [1])
    try expectNone("drill 3 x", "is not known yet at the time of the row", in: workspace)
  }

  /// Of Acme's calls one was a year after it came and one bears no day, which has a row of its own.
  @Test func whatBearsNoDayIsNotSoLongAfter() throws {
    let workspace = try HandMade.workspace(
      """
      INSERT INTO activities (type, status, done_on, rep_id, customer_id) VALUES
        ('call', 'done', '2025-02-01', 1, 1), ('call', 'done', NULL, 1, 1);
      """)
    let answer = try workspace.answer("show calls by years after for customers created in 2024")
    let rows = answer.rows.map { $0.map { Cell($0, CalendarRules()).description } }
    let undated = try #require(rows.firstIndex { $0[0] == "(none)" })
    #expect(rows[undated][1] == "1")
    #expect(try drill("drill \(undated + 1)", in: workspace).answers.map(count) == [1])
  }

  /// Ann took a call on 2 November 2026, the first of all: of the year she worked on 233 weekdays from 1 January on.
  @Test func whatDividesBeginsWithTheAxis() throws {
    let workspace = try HandMade.workspace(
      """
      INSERT INTO activities (type, status, done_on, rep_id) VALUES ('call', 'done', '2026-11-02', 1);
      """)
    let answer = try workspace.answer("show reps with x = running(calls per workday) by year until 2026-11-23")
    #expect(answer.rows.count == 2)
    let lists = try drill("drill 1", in: workspace).answers
    #expect(lists.map(\.rows.count) == [1, 233])
  }

  /// In October 30 was open, in November 80: each is all of what was open then.
  @Test func theWholeOfAnotherTimeIsOfThatTime() throws {
    let workspace = try HandMade.workspace(
      """
      INSERT INTO opportunities (id, name, customer_id, rep_id, owner_id, state, amount, created_on) VALUES
        (1, 'A', 1, 1, 1, 'open', 5000, '2026-11-02'), (2, 'B', 2, 2, 2, 'open', 3000, '2026-10-02');
      INSERT INTO opportunity_states (opportunity_id, customer_id, from_on, state, owner_id, amount) VALUES
        (1, 1, '2026-11-02', 'open', 1, 5000), (2, 2, '2026-10-02', 'open', 2, 3000);
      """)
    let answer = try workspace.answer("show x = change(share{pipeline}) by month, rep 2026-10..2026-11")
    let rows = answer.rows.map { $0.map { Cell($0, CalendarRules()).description } }
    let bo = try #require(rows.firstIndex { $0[0] == "2026-11" && $0[1] == "Bo" })
    #expect(rows[bo][2] == "-0.625")
    // His deal and both, then his deal alone, which is all of October.
    #expect(try drill("drill \(bo + 1)", in: workspace).answers.map(count) == [1, 2, 1, 1])
  }

  /// Of two deals of October one was won a month after: half of them, and none in their first month, which comes second.
  @Test func aRankOfMembersIsTold() throws {
    let workspace = try HandMade.workspace(
      """
      INSERT INTO opportunities (id, name, customer_id, rep_id, owner_id, state, amount, created_on, closed_on) VALUES
        (1, 'A', 1, 1, 1, 'won', 1000, '2026-10-01', '2026-11-05'), (2, 'B', 2, 2, 2, 'open', 1000, '2026-10-02', NULL);
      """)
    try workspace.answer("show rank(conversion) by months after for opportunities created in 2026-10")
    let why = try drill("why 1", in: workspace).statements.joined(separator: "\n")
    #expect(why.contains("1 of 2 rows come before it: 1 50%"), "\(why)")
  }

  /// Acme is Ann's with 100.00 a year, Beta Bo's with 200.00, Gamma with 400.00 nobody's: the rows are of those who are
  /// there, and so are those that are left when Bo's first year stands alone.
  @Test func whatIsLeftOfMembersIsThatOfTheRows() throws {
    let workspace = try HandMade.workspace(
      """
      INSERT INTO parties (id) VALUES (3);
      INSERT INTO customers (id, name, created_on) VALUES (3, 'Gamma', '2024-01-01');
      UPDATE customers SET annual_revenue = CASE id WHEN 1 THEN 10000 WHEN 2 THEN 20000 ELSE 40000 END;
      """)
    let number = "sum(customers.annual_revenue)"
    let answer = try workspace.answer(
      "show reps with \(number) by years_after for customers created in 2024 top 1 by \(number)")
    #expect(answer.tail?.total?.last?.number == 70000)
    let others = try #require(answer.tail?.others?.cells.last?.number)
    #expect(others == 30000)
    let list = try #require(try drill("drill others", in: workspace).answers.first)
    let column = try #require(list.columns.firstIndex { $0.name == "annual_revenue" })
    #expect(list.rows.compactMap { $0[column].number }.reduce(0, +) == others)
    #expect(try drill("drill total", in: workspace).answers.map(count) == [3])
  }

  /// Invoices due on Tuesday, 10 November, and Monday the 23rd.
  @Test func whatIsDueOnAWeekdayIsListed() throws {
    let workspace = try HandMade.workspace(HandMade.invoices)
    let answer = try workspace.answer("show x = count(dues) by due.weekday, due.month")
    #expect(answer.rows.count == 2)
    for row in 1...2 { #expect(try drill("drill \(row)", in: workspace).answers.map(count) == [1]) }
    #expect(try workspace.answer("list dues where due.weekday = \"Monday\" and due.month = 2026-11").rows.count == 1)
  }

  /// What is owed is of the team of the day that is asked, whenever the invoice was issued.
  @Test(arguments: ["team", "rep.manager", "rep.team.name"])
  func invoicesThatAreOwedAreListedAsOfTheDayAsked(key: String) throws {
    let workspace = try HandMade.workspace(HandMade.invoices)
    let answer = try workspace.answer("show x = count(owed_invoices where status = \"issued\") by \(key), month")
    let row = try #require(answer.rows.firstIndex { $0.last?.number == 1 })
    let drilled = try drill("drill \(row + 1)", in: workspace)
    #expect(drilled.answers.map(count) == [1])
    #expect(drilled.statements.allSatisfy { $0.contains("as of 2026-11-23") })
  }
}
