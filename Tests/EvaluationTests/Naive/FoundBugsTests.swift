import Evaluation
import Syntax
import Testing
import Values

/// What the random questions found, each as the smallest company that shows it.
@Suite struct FoundBugsTests {
  /// Bo took a call, which is neither a message nor a connected outbound call: two zeros are no row.
  @Test func aRecordThatNoNumberAsksForMakesNoRow() throws {
    let script = """
      INSERT INTO activities (type, direction, status, done_on, rep_id) VALUES
        ('message', 'outbound', 'done', '2026-11-02', 1), ('call', 'inbound', 'done', '2026-11-02', 2);
      """
    #expect(try HandMade.cells("show messages, connected_calls by rep this month", in: script) == [["Ann", "1", "0"]])
  }

  /// One name in the two ways that Unicode spells it: two texts, the one that begins with `Cafe` first.
  @Test func twoSpellingsAreTwoRowsOnATimeAxisToo() throws {
    let (whole, parts) = ("Caf\u{E9}", "Cafe\u{301}")
    let script = """
      UPDATE customers SET city = CASE id WHEN 1 THEN '\(whole)' ELSE '\(parts)' END;
      INSERT INTO orders (id, customer_id, status, ordered_on)
        VALUES (1, 1, 'confirmed', '2026-01-10'), (2, 2, 'confirmed', '2026-02-10');
      """
    let rows = try HandMade.cells("show orders by city, month 2026-01..2026-02", in: script)
    #expect(rows.map { Array($0[0].utf8) } == [parts, parts, whole, whole].map { Array($0.utf8) })
    #expect(rows.map { $0[1] } == ["2026-01", "2026-02", "2026-01", "2026-02"])
    #expect(rows.map { $0[2] } == ["0", "1", "1", "0"])
  }

  @Test(arguments: ["über", "ÜBER", "Über"]) func lettersOfEveryScriptHaveNoCase(part: String) throws {
    let script = "UPDATE customers SET name = 'Überland' WHERE id = 2;"
    #expect(
      try HandMade.cells("list customers with name where name contains \"\(part)\"", in: script) == [["Überland"]])
    #expect(
      try HandMade.cells("list customers with name where name starts with \"\(part)\"", in: script) == [["Überland"]])
  }

  /// A deal of 100.00 with a customer, one of 900.00 with somebody who is still a lead and has no row.
  @Test func theTotalOfCustomersIsTheirsAlone() throws {
    let script = """
      INSERT INTO parties (id) VALUES (3);
      INSERT INTO leads (id, name) VALUES (3, 'Lead');
      INSERT INTO opportunities (id, customer_id, state, amount, closed_on)
        VALUES (1, 1, 'won', 10000, '2026-11-02'), (2, 3, 'won', 90000, '2026-11-02');
      """
    let answer = try HandMade.workspace(script).answer("show customers with median_deal, average_deal this month")
    let cells = answer.rows.map { $0.map { Cell($0, CalendarRules()).description } }
    #expect(cells == [["Acme", "10000", "10000"], ["Beta", "–", "–"]])
    let total = answer.tail?.total?.map { Cell($0, CalendarRules()).description }
    #expect(total == ["–", "10000", "10000"])
  }

  /// Two reps, working days from Monday 2 to Monday 23 November: 16 each. They are not known by the hour.
  @Test func workingDaysAreNotCutByTheHour() throws {
    let script = """
      INSERT INTO activities (type, status, done_on, done_time, rep_id)
        VALUES ('visit', 'done', '2026-11-02', '09:30:00', 1);
      """
    let rows = try HandMade.cells("show visits per workday by hour this month", in: script)
    #expect(rows == (0...23).map { ["\($0)", $0 == 9 ? "0.03125" : "0"] })
  }

  /// One rep of either role: one visit of one rep, two of another.
  @Test func whatDividesIsCutByAPath() throws {
    let script = """
      UPDATE reps SET role = 'manager' WHERE id = 2;
      INSERT INTO activities (type, status, done_on, rep_id) VALUES ('visit', 'done', '2026-11-02', 1),
        ('visit', 'done', '2026-11-02', 2), ('visit', 'done', '2026-11-03', 2);
      """
    let rows = try HandMade.cells("show visits per rep by rep.role this month", in: script)
    #expect(rows == [["manager", "2"], ["rep", "1"]])
  }

  /// Deals of 100.00 and 300.00; the middle is 200.00, and neither `size` nor `value` is a column between.
  @Test func namesOfKeysAreNoNamesOfColumnsBetween() throws {
    let script = """
      UPDATE customers SET employees = 5;
      INSERT INTO opportunities (id, customer_id, state, amount, closed_on)
        VALUES (1, 1, 'won', 10000, '2026-11-02'), (2, 2, 'won', 30000, '2026-11-02');
      """
    #expect(try HandMade.cells("show median_deal by size this month", in: script) == [["<10", "20000"]])
    let rows = try HandMade.cells("show median_deal by value in bands 150, 1000 this month", in: script)
    #expect(rows == [["<150", "10000"], ["150..1000", "30000"]])
    #expect(
      try HandMade.cells("show stddev(opportunities.amount on closed) by size this month", in: script).count == 1)
  }

  /// Beta was written down in November and visited in October; one visit was to nobody that is known.
  @Test(arguments: ["last month", ""]) func lookingUpTheLastVisitLeavesOutNobody(period: String) throws {
    let script = """
      UPDATE customers SET created_on = '2026-11-10' WHERE id = 2;
      INSERT INTO activities (type, status, done_on, rep_id, customer_id)
        VALUES ('visit', 'done', '2026-10-05', 1, 2), ('visit', 'done', '2026-10-06', 1, NULL);
      """
    let rows = try HandMade.cells("show customers with last_visit \(period)", in: script)
    #expect(rows == [["Acme", "–"], ["Beta", "2026-10-05"], ["(none)", "2026-10-06"]])
  }

  /// What was done on a day that nobody wrote down was done.
  @Test func aFactWithoutADayKeepsItsRow() throws {
    let script = """
      INSERT INTO activities (type, status, done_on, rep_id)
        VALUES ('visit', 'done', '2026-10-05', 1), ('visit', 'done', NULL, 2);
      """
    let rows = try HandMade.cells(
      "show max(activities.done where status = \"done\" on done) by rep, month", in: script)
    #expect(rows == [["Ann", "2026-10", "2026-10-05"], ["Bo", "2026-10", "–"], ["Bo", "(none)", "–"]])
  }

  /// Ann's deal of 2026, half of it Bo's: it is one of his, too, and its first year is not over. Her other one is not.
  @Test func aSharedDealIsFollowedAsOneOfEachWhoSharesIt() throws {
    let script = """
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, amount, created_on) VALUES
        (1, 1, 1, 1, 'open', 10000, '2026-05-04'), (2, 2, 1, 1, 'open', 90000, '2026-06-08');
      INSERT INTO opportunity_splits (opportunity_id, rep_id, share_bp) VALUES (1, 2, 5000);
      \(HandMade.ownersFromTheStart)
      """
    func rows(_ clause: String) throws -> [[String]] {
      try HandMade.cells("show opened by years after for opportunities created in 2026\(clause)", in: script)
    }
    #expect(try rows(" where rep = \"Bo\"") == [["0", "1", "1"]])
    #expect(try rows(" where rep = \"Ann\"") == [["0", "2", "2"]])
    #expect(try rows("") == [["0", "2", "2"]])
    let open = try HandMade.cells("show opened for opportunities where rep = \"Bo\" this year", in: script)
    #expect(open == [["1"]])
  }

  /// Of none of two nothing is sure but that it is not less than nothing.
  @Test func anIntervalBeginsAtNothing() throws {
    let script = """
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, closed_on) VALUES
        (1, 1, 1, 1, 'lost', '2026-11-02'), (2, 2, 1, 1, 'lost', '2026-11-03'), (3, 2, 2, 2, 'won', '2026-11-03');
      """
    let answer = try HandMade.workspace(script).answer("show reps with lower(win_rate), upper(win_rate) this month")
    let square = 1.959963984540054 * 1.959963984540054
    #expect(answer.rows[0][1] == .real(0))
    #expect(Cell(answer.rows[1][1], CalendarRules()).agrees(with: .number(1 / (1 + square))))
    #expect(answer.rows[1][2] == .real(1))
  }

  /// Acme came from the web and still does; Beta came from nowhere that is known.
  @Test func whatACustomerRefersToIsKnownByItsName() throws {
    #expect(try HandMade.cells("list customers with name where source was \"web\"", in: "") == [["Acme"]])
    #expect(try HandMade.cells("list customers with name where not source was \"web\"", in: "") == [["Beta"]])
  }

  /// A plan is for months, not for the days before a moment.
  @Test(arguments: ["target", "budget", "attainment"]) func plansDoNotTrail(metric: String) throws {
    let mistake = #expect(throws: Diagnostic.self) { try HandMade.cells("show trailing(\(metric), 30)", in: "") }
    #expect(mistake?.code == "trailing")
  }

  /// A deal of 100.01, half of it Bo's: what is said of a part is not cut by the share once more.
  @Test func whatSomebodyHasOfADealIsAddedUpAsItIs() throws {
    let script = """
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, amount, created_on)
        VALUES (1, 1, 1, 1, 'open', 10001, '2026-05-04');
      INSERT INTO opportunity_splits (opportunity_id, rep_id, share_bp) VALUES (1, 2, 5000);
      """
    func rows(_ operand: String) throws -> [[String]] {
      try HandMade.cells("show sum(\(operand) on created) by rep this year", in: script)
    }
    #expect(try rows("opportunities.credited") == [["Ann", "5001"], ["Bo", "5000"]])
    #expect(try rows("opportunities.amount") == [["Ann", "5001"], ["Bo", "5000"]])
    #expect(try rows("opportunities.credited * 2") == [["Ann", "10002"], ["Bo", "10000"]])
    #expect(try rows("opportunities.credit_share") == [["Ann", "0.5"], ["Bo", "0.5"]])
    let all = try HandMade.cells("show sum(opportunities.credited on created) this year", in: script)
    #expect(all == [["10001"]])
  }

  /// A target is Acme's for a month, not for what Acme does from the day on which it was written down.
  @Test(arguments: [
    ("customers created in 2024", "customers where created in 2024"),
    ("customers created in 2024 within 90 days with visits > 0", "customers where created in 2024 and visits > 0"),
    ("customers created in all time", "customers where created is not empty"),
    ("leads created in 2024 where region = \"East\"", "customers where created in 2024"),
  ])
  func plansFollowNobody(asked: String, fix: String) throws {
    let mistake = #expect(throws: Diagnostic.self) {
      try HandMade.cells("show sales, target by rep for \(asked)", in: "")
    }
    #expect(mistake?.code == "cohort-plan")
    #expect(mistake?.fixes.map(\.replacement) == [fix])
  }

  /// October has three days that February has not; March goes on where November did. Two visits on 31 October, one on
  /// 1 November, which is the first of March here.
  @Test func whatRunsThroughAnotherPeriodRunsThroughAllItsDays() throws {
    let script = """
      INSERT INTO activities (type, status, done_on, rep_id) VALUES ('visit', 'done', '2025-10-31', 1),
        ('visit', 'done', '2025-10-31', 2), ('visit', 'done', '2025-11-01', 1), ('visit', 'done', '2026-03-01', 1);
      """
    func cells(_ day: String, _ number: String) throws -> [String]? {
      try HandMade.cells("show \(number) by day 2026-02..2026-03 vs 2025-10..2025-11", in: script)
        .first { $0[0] == day }.map { Array($0[1...2]) }
    }
    #expect(try cells("2026-02-28", "running(visits)") == ["0", "0"])
    #expect(try cells("2026-03-01", "running(visits)") == ["1", "3"])
    #expect(try cells("2026-03-01", "previous(visits)") == ["0", "2"])
    #expect(try cells("2026-03-01", "moving(visits, 2)") == ["0.5", "1.5"])
    #expect(try cells("2026-03-02", "previous(visits, 2)") == ["0", "2"])
    #expect(try cells("2026-03-30", "running(visits)") == ["1", "3"])
    // November has no 31st.
    #expect(try cells("2026-03-31", "running(visits)") == ["1", "–"])
  }

  /// May has three days more than February: what was before 1 March, beside 1 June, was 28 February.
  @Test func aDayWithoutCounterpartIsNoDayOfNothing() throws {
    let script = """
      INSERT INTO activities (type, status, done_on, rep_id)
        VALUES ('visit', 'done', '2026-02-28', 1), ('visit', 'done', '2026-03-01', 1);
      """
    let rows = try HandMade.cells("show previous(visits) by day 2026-05..2026-06 vs 2026-02..2026-03", in: script)
    let june = rows.first { $0[0] == "2026-06-01" }
    #expect(june.map { Array($0[1...2]) } == ["0", "1"])
  }

  /// Acme ordered on 29 and 30 October, which February lacks: two orders, and of how many customers is not said.
  @Test func daysTogetherSayWhatAddsUp() throws {
    let script = """
      INSERT INTO orders (id, customer_id, status, ordered_on)
        VALUES (1, 1, 'confirmed', '2025-10-29'), (2, 1, 'confirmed', '2025-10-30');
      """
    let rows = try HandMade.cells("show active_customers, orders by day 2026-02 vs 2025-10", in: script)
    #expect(rows.last == ["(none)", "0", "–", "–", "–", "0", "2", "-2", "-1"])
  }

  /// Acme is new in January with 100.00 and orders 50.00 in February, Beta is new in February with 100.00: new in both
  /// months together are both, with 250.00.
  @Test func aShareOfWhatIsOfItsTimeIsAShareOfTheTotal() throws {
    let script = """
      INSERT INTO orders (id, customer_id, status, ordered_on) VALUES (1, 1, 'confirmed', '2026-01-10'),
        (2, 1, 'confirmed', '2026-02-05'), (3, 2, 'confirmed', '2026-02-03');
      INSERT INTO order_lines (order_id, status, amount)
        VALUES (1, 'confirmed', 10000), (2, 'confirmed', 5000), (3, 'confirmed', 10000);
      """
    let number = "sum(order_lines.amount where customer.first_order in period on ordered)"
    let rows = try HandMade.cells("show share{\(number)} by month 2026-01..2026-02", in: script)
    #expect(rows == [["2026-01", "0.4"], ["2026-02", "0.4"]])
  }

  /// Ann of the North visited Beta, which Bo of the South owns.
  @Test func theLastVisitIsLookedUpForWhomItWas() throws {
    let script = """
      INSERT INTO activities (type, status, done_on, rep_id, customer_id) VALUES ('visit', 'done', '2026-11-02', 1, 2);
      """
    let rows = try HandMade.cells("show customers with last_visit where team = \"North\"", in: script)
    #expect(rows == [["Acme", "–"], ["Beta", "2026-11-02"]])
  }

  /// Both customers have had no visit this year, whether or not anybody was ever visited.
  @Test func thoseWithoutAnythingAreCountedAlongTimeToo() throws {
    #expect(try HandMade.cells("show count(customers with visits < 1) by year", in: "") == [["2026", "2"]])
    let past = try HandMade.cells("show count(customers with visits < 1) by year as of 2025-02-04", in: "")
    #expect(past == [["2025", "2"]])
  }

  /// 91 days of six kinds of states are more than one statement of the store holds.
  @Test func statesOfTooManyDaysAreRefused() throws {
    let mistake = #expect(throws: Diagnostic.self) {
      try HandMade.cells(
        "show no_touch_days/stalled_value, coverage/order_age, open_opportunities/trailing_cycle_days by day 2026-Q2",
        in: "")
    }
    #expect(mistake?.code == "too-many-periods")
    #expect(mistake?.fixes.map(\.replacement) == ["month"])
  }

  /// A call about a deal, which is nobody's but the owner's, and one about none.
  @Test func whatIsNotThereIsNotShared() throws {
    let script = """
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, created_on)
        VALUES (1, 1, 1, 1, 'open', '2026-05-04');
      INSERT INTO activities (type, direction, status, done_on, rep_id, opportunity_id)
        VALUES ('call', 'outbound', 'done', '2026-11-02', 1, 1), ('call', 'outbound', 'done', '2026-11-02', 1, NULL);
      """
    let rows = try HandMade.cells("show outbound_calls by opportunity.credit_share this month", in: script)
    #expect(rows == [["1", "1"], ["(none)", "1"]])
  }

  /// Acme was visited twice in October, Beta once in each month; a function asks for the months.
  @Test func thoseCountedByTheirResultAreOthersInEachMonthOfAFunction() throws {
    let script = """
      INSERT INTO activities (type, status, done_on, rep_id, customer_id) VALUES ('visit', 'done', '2026-10-05', 1, 1),
        ('visit', 'done', '2026-10-06', 1, 1), ('visit', 'done', '2026-10-07', 2, 2),
        ('visit', 'done', '2026-11-03', 2, 2);
      """
    let rows = try HandMade.cells(
      "show count(customers with visits > 1), rank(visits in each month) 2026-10..2026-11", in: script)
    #expect(rows.map { Array($0.prefix(2)) } == [["2026-10", "1"], ["2026-11", "0"]])
  }

  /// Nothing ever happened; years end with the one that is asked as of.
  @Test func anAxisWithoutABeginningEndsAsOfTheDay() throws {
    let rows = try HandMade.cells("show visits by year until 2026-12-31 as of 2025-02-04", in: "")
    #expect(rows.last == ["2025", "0"])
  }

  /// Ann and Bo share it: it is one deal.
  @Test func aSharedDealHasOneRowHoweverManyAreAskedFor() throws {
    let script = """
      INSERT INTO opportunities (id, name, customer_id, rep_id, owner_id, state, amount, created_on)
        VALUES (1, 'Shared', 1, 1, 1, 'open', 100000, '2026-10-05');
      INSERT INTO opportunity_splits (opportunity_id, rep_id, share_bp) VALUES (1, 2, 3000);
      """
    let rows = try HandMade.cells(
      "show opportunities with time_progress by industry where rep in (\"Ann\", \"Bo\") 2026-10", in: script)
    #expect(rows == [["Shared", "retail", "1"]])
  }
}
