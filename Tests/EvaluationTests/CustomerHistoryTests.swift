import Evaluation
import Syntax
import Testing
import Values

/// Two customers and what became of them, with the answers found by hand beside them.
@Suite struct CustomerHistoryTests {
  /// Acme: Ann's prospect, a customer from 1 March, Bo's from 1 May, dormant from 20 October. Beta: no history kept.
  private static let states = """
    INSERT INTO party_states (party_id, from_on, until_on, owner_id, status) VALUES
      (1, '2024-01-01', '2026-03-01', 1, 'prospect'), (1, '2026-03-01', '2026-05-01', 1, 'customer'),
      (1, '2026-05-01', '2026-10-20', 2, 'customer'), (1, '2026-10-20', '9999-12-31', 2, 'dormant');
    UPDATE customers SET status = 'dormant', owner_id = 2 WHERE id = 1;
    INSERT INTO customer_changes (customer_id, changed_on, field, old_value, new_value, rep_id)
      VALUES (1, '2026-04-02', 'city', 'Bonn', 'Köln', 1);
    """

  @Test(arguments: [
    ("2026-02-28", [["Ann", "prospect", "1"], ["Bo", "customer", "1"]]),
    ("2026-03-01", [["Ann", "customer", "1"], ["Bo", "customer", "1"]]),
    ("2026-05-01", [["Bo", "customer", "2"]]), ("2026-10-20", [["Bo", "customer", "1"], ["Bo", "dormant", "1"]]),
    ("2023-12-31", []),
  ]) func whoseAndWhatTheyWere(day: String, expected: [[String]]) throws {
    #expect(
      try HandMade.cells("show customer_count by rep, customer_status as of \(day)", in: Self.states) == expected)
  }

  @Test(arguments: [
    ("status was prospect", ["Acme"]), ("status was dormant", ["Acme"]), ("status was lost", []),
    ("owner was \"Ann\"", ["Acme"]), ("status changed from prospect to customer in 2026-03", ["Acme"]),
    ("status changed from prospect to customer in 2026-04", []),
    ("owner changed from \"Ann\" to \"Bo\" 2026", ["Acme"]),
    ("owner changed to \"Ann\"", []), ("city changed", ["Acme"]), ("city changed from \"Bonn\" 2026-Q2", ["Acme"]),
    ("city was \"Bonn\"", ["Acme"]), ("industry was retail", ["Acme"]), ("city changed to \"Bonn\"", []),
    ("city changed 2025", []),
    ("not (status changed)", ["Beta"]),
  ]) func historyOfCustomers(condition: String, expected: [String]) throws {
    #expect(
      try HandMade.cells("list customers with name where \(condition)", in: Self.states) == expected.map { [$0] })
  }

  /// Facts are chosen by what their customer was, too.
  @Test func visitsAtCustomersThatChangedHands() throws {
    let visits = """
      INSERT INTO activities (type, done_on, rep_id, customer_id) VALUES ('visit', '2026-11-10', 1, 1), ('visit', '2026-11-10', 2, 2);
      """
    #expect(
      try HandMade.cells("show visits by customer where status was prospect", in: Self.states + visits) == [
        ["Acme", "1"]
      ])
  }

  @Test(arguments: [
    ("list orders where shipped was 2026-01-01", "history-field"),
    ("list leads where city changed", "history-field"),
  ]) func whatIsNotFollowedIsSaid(question: String, code: String) throws {
    let mistake = #expect(throws: Diagnostic.self) { try HandMade.cells(question, in: Self.states) }
    #expect(mistake?.code == code)
  }

  /// Acme ordered on 1 Jan and 10 Jun 2026, and once more on 1 Nov, which was cancelled on the 10th. 180 days after
  /// 10 June is 7 December. Beta never ordered.
  private static let orders = """
    INSERT INTO orders (id, external_id, customer_id, rep_id, status, ordered_on, cancelled_on) VALUES
      (1, 'S1', 1, 1, 'delivered', '2026-01-01', NULL), (2, 'S2', 1, 1, 'delivered', '2026-06-10', NULL),
      (3, 'S3', 1, 1, 'cancelled', '2026-11-01', '2026-11-10'), (4, 'S4', 2, 2, 'draft', '2026-11-01', NULL);
    """

  /// Recent, dormant, never, churned, churn rate.
  @Test(arguments: [
    ("2025-12-31", ["0", "0", "2", "0", "–"]), ("2026-06-29", ["1", "0", "1", "0", "–"]),
    // 30 June is 180 days after 1 January: but there is the order of 10 June.
    ("2026-06-30", ["1", "0", "1", "0", "0"]), ("2026-12-06", ["1", "0", "1", "0", "0"]),
    ("2026-12-07", ["0", "1", "1", "1", "1"]), ("2027-06-04", ["0", "1", "1", "1", "1"]),
    ("2027-06-05", ["0", "1", "1", "0", "–"]),
  ]) func activeDormantGone(day: String, expected: [String]) throws {
    let asked = try #require(CivilDate(iso: day))
    #expect(
      try HandMade.cells(
        "show current_customers, dormant_customers, never_ordered, churned_customers, churn_rate",
        in: Self.orders, today: asked) == [expected])
  }

  /// On the 5th the order of the 1st stood; on the 23rd it never was.
  @Test func aCancelledOrderCountedUntilItWas() throws {
    let order = """
      INSERT INTO orders (id, customer_id, rep_id, status, ordered_on, cancelled_on)
        VALUES (1, 1, 1, 'cancelled', '2026-11-01', '2026-11-10');
      """
    for (day, never) in [("2026-10-31", 2), ("2026-11-05", 1), ("2026-11-10", 2)] {
      #expect(try HandMade.cells("show never_ordered as of \(day)", in: order) == [["\(never)"]], "\(day)")
    }
    #expect(
      try HandMade.cells("list customers with name, last_order, order_age", in: Self.orders)
        == [["Acme", "2026-06-10", "166"], ["Beta", "–", "–"]])
  }

  /// Three orders of August: one stands and was sent on the 9th, a day late; one was cancelled on the 10th, Beta's first on
  /// the 12th after it had been sent on the 6th. Beta's next is of the 20th.
  @Test(arguments: [
    ("show orders, ordered, active_customers, new_customers", "2026-08-09", [["3", "60000", "2", "2"]]),
    ("show orders, ordered, active_customers, new_customers", "2026-08-10", [["2", "50000", "2", "2"]]),
    ("show orders, ordered, active_customers, new_customers", "2026-08-12", [["1", "20000", "1", "1"]]),
    ("show orders, ordered, active_customers, new_customers", "2026-08-31", [["2", "20000", "2", "2"]]),
    ("show orders by status", "2026-08-08", [["confirmed", "2"], ["shipped", "1"]]),
    (
      "show ordered by status", "2026-08-09", [["confirmed", "10000"], ["delivered", "20000"], ["shipped", "30000"]]
    ),
    ("show late_orders", "2026-08-08", [["0"]]), ("show late_orders", "2026-08-09", [["1"]]),
    ("show new_customers by rep", "2026-08-11", [["Ann", "1"], ["Bo", "1"]]),
    ("show count(customers where first_order = 2026-08-03)", "2026-08-11", [["1"]]),
    ("show count(customers where first_order = 2026-08-03)", "2026-08-12", [["0"]]),
    (
      "list customers with name, first_order, last_order", "2026-08-20",
      [
        ["Acme", "2026-08-02", "2026-08-02"], ["Beta", "2026-08-20", "2026-08-20"],
      ]
    ),
    ("list customers with name, last_order", "2026-08-11", [["Acme", "2026-08-02"], ["Beta", "2026-08-03"]]),
    (
      "list orders with customer, status, shipped, cancelled where status != \"draft\"", "2026-08-10",
      [
        ["Acme", "delivered", "2026-08-09", "–"], ["Acme", "cancelled", "–", "2026-08-10"],
        ["Beta", "shipped", "2026-08-06", "–"],
      ]
    ),
    ("list order_lines with amount where status = \"shipped\"", "2026-08-11", [["30000"]]),
  ]) func ordersAreWhatTheyWere(question: String, day: String, expected: [[String]]) throws {
    let orders = """
      INSERT INTO orders (id, customer_id, rep_id, status, ordered_on, required_on, shipped_on, cancelled_on) VALUES
        (1, 1, 1, 'delivered', '2026-08-02', '2026-08-08', '2026-08-09', NULL),
        (2, 1, 1, 'cancelled', '2026-08-02', NULL, NULL, '2026-08-10'),
        (3, 2, 2, 'cancelled', '2026-08-03', NULL, '2026-08-06', '2026-08-12'),
        (4, 2, 2, 'confirmed', '2026-08-20', NULL, NULL, NULL), (5, 2, 2, 'draft', '2026-08-01', NULL, NULL, NULL);
      INSERT INTO order_lines (order_id, customer_id, rep_id, status, ordered_on, amount) VALUES
        (1, 1, 1, 'delivered', '2026-08-02', 20000), (2, 1, 1, 'cancelled', '2026-08-02', 10000),
        (3, 2, 2, 'cancelled', '2026-08-03', 30000);
      """
    let period = question.hasPrefix("list") ? "" : " 2026-08"
    #expect(try HandMade.cells("\(question)\(period) as of \(day)", in: orders) == expected)
  }

  /// Ann won it in July for 100.00 and shared it with Bo, it was opened again in September, and he won it in October for
  /// 300.00.
  @Test(arguments: [
    ("show closes, won_value by month 2026", "2026-08-15", [["2026-07", "1", "10000"]]),
    ("show closes by rep 2026", "2026-08-15", [["Ann", "0.75"], ["Bo", "0.25"]]),
    ("show won_value by rep 2026", "2026-08-15", [["Ann", "7500"], ["Bo", "2500"]]),
    ("show closes, open_opportunities 2026", "2026-09-15", [["0", "1"]]),
    ("show closes, won_value by month 2026", "2026-10-31", [["2026-10", "1", "30000"]]),
    ("show cycle_days 2026", "2026-08-15", [["39"]]), ("show cycle_days 2026", "2026-10-31", [["131"]]),
    ("show opened, cohort_win_rate 2026", "2026-07-09", [["1", "0"]]),
    ("show opened, cohort_win_rate 2026", "2026-07-10", [["1", "1"]]),
    ("show count(customers where first_win in 2026-07) 2026", "2026-08-15", [["1"]]),
    ("show count(customers where first_win in 2026-07) 2026", "2026-09-15", [["0"]]),
    ("show won_customers by month 2026", "2026-08-15", [["2026-07", "1"]]),
    ("show opened where stage was \"Offer\" 2026", "2026-06-30", [["0"]]),
    ("show opened where stage was \"Offer\" 2026", "2026-07-01", [["1"]]),
    (
      "list opportunities with state, amount, closed, probability", "2026-08-15", [["won", "10000", "2026-07-10", "1"]]
    ),
    ("list opportunities with state, amount, closed, probability", "2026-09-15", [["open", "10000", "–", "0.2"]]),
  ]) func dealsAreWhatTheyWere(question: String, day: String, expected: [[String]]) throws {
    let deal = """
      INSERT INTO stages (id, name, position, state, probability_bp) VALUES
        (1, 'Talk', 1, 'open', 2000), (2, 'Offer', 2, 'open', 5000), (3, 'Won', 3, 'won', 10000);
      INSERT INTO opportunities (id, name, customer_id, rep_id, owner_id, stage_id, state, amount, created_on, closed_on,
        cycle_days) VALUES (1, 'A', 1, 2, 2, 3, 'won', 30000, '2026-06-01', '2026-10-10', 131);
      INSERT INTO opportunity_states (opportunity_id, customer_id, from_on, until_on, stage_id, state, owner_id, amount)
        VALUES (1, 1, '2026-06-01', '2026-07-01', 1, 'open', 1, 10000),
        (1, 1, '2026-07-01', '2026-07-10', 2, 'open', 1, 10000), (1, 1, '2026-07-10', '2026-09-05', 3, 'won', 1, 10000),
        (1, 1, '2026-09-05', '2026-10-10', 1, 'open', 2, 10000), (1, 1, '2026-10-10', '9999-12-31', 3, 'won', 2, 30000);
      INSERT INTO opportunity_splits (opportunity_id, rep_id, share_bp) VALUES (1, 2, 2500);
      """
    let cells = try HandMade.cells("\(question) as of \(day)", in: deal)
    // Months in which nothing happened are there, too.
    let isByMonth = question.contains("by month")
    #expect(cells.filter { !isByMonth || $0[1] != "0" } == expected)
  }

  /// Never is longer ago than any number of days, and is said.
  @Test func neverCounts() throws {
    let workspace = try HandMade.workspace(Self.orders)
    let old = try workspace.answer("list customers with name, order_age where order_age > 166")
    #expect(old.rows == [[.text("Beta"), .nothing]])
    #expect(old.tail?.notes.contains { $0.text.contains("1 of them") } == true)
    #expect(try workspace.answer("list customers where order_age >= 166").rows.count == 2)
    #expect(try workspace.answer("list customers where order_age < 200").rows.count == 1)
    #expect(try workspace.answer("show customers where order_age > 166").rows.map { $0[0] } == [.text("Beta")])
    #expect(try workspace.answer("show customers where order_age < 200").rows.map { $0[0] } == [.text("Acme")])
  }

  /// A touch of November does not count in October.
  @Test func touchesAreReadAsOfTheMoment() throws {
    let script = """
      INSERT INTO activities (type, done_on, rep_id, customer_id) VALUES ('call', '2026-10-01', 1, 1), ('visit', '2026-11-13', 1, 1);
      """
    #expect(
      try HandMade.cells("show last_activity, last_visit, no_touch_days by customer as of 2026-10-31", in: script)
        == [["Acme", "2026-10-01", "–", "30"]])
    #expect(
      try HandMade.cells("show no_touch_days by month since 2026-10-01", in: script)
        == [["2026-10", "30"], ["2026-11", "10"]])
    // A quiet period is no reason to forget what was before it.
    #expect(try HandMade.cells("show no_touch_days by customer last week", in: script) == [["Acme", "9"]])
  }

  /// Newest first, each kind once.
  @Test func changesOfACustomer() throws {
    let deal = """
      INSERT INTO stages (id, name, position, state) VALUES (1, 'Proposal', 1, 'open'), (2, 'Won', 2, 'won');
      INSERT INTO opportunities (id, name, customer_id, rep_id, owner_id, state, stage_id, created_on)
        VALUES (1, 'Desks', 1, 2, 2, 'won', 2, '2026-06-01');
      INSERT INTO opportunity_states (opportunity_id, customer_id, from_on, until_on, stage_id, state, owner_id, amount,
        expected_close_on) VALUES
        (1, 1, '2026-06-01', '2026-07-01', 1, 'open', 2, 100005, '2026-07-31'),
        (1, 1, '2026-07-01', '2026-08-01', 1, 'open', 2, 99, '2026-08-31'),
        (1, 1, '2026-08-01', '9999-12-31', 2, 'won', 2, 99, '2026-08-31');
      INSERT INTO orders (id, external_id, customer_id, rep_id, status, ordered_on) VALUES
        (1, 'S1', 1, 1, 'delivered', '2026-01-01'), (2, 'S2', 1, 1, 'delivered', '2026-09-01');
      """
    let rows = try HandMade.cells(
      "list changes with changed, what, from, to, rep for customers where name = \"Acme\"", in: Self.states + deal)
    #expect(
      rows == [
        ["2026-10-20", "status", "customer", "dormant", "Bo"], ["2026-08-01", "stage", "Proposal", "Won", "Bo"],
        ["2026-07-01", "amount", "1000.05", "0.99", "Bo"],
        ["2026-07-01", "expected close", "2026-07-31", "2026-08-31", "Bo"],
        // 180 days after the first of January nothing had been ordered.
        ["2026-06-30", "orders stopped", "2026-01-01", "–", "Ann"], ["2026-05-01", "owner", "Ann", "Bo", "Bo"],
        ["2026-04-02", "city", "Bonn", "Köln", "Ann"], ["2026-03-01", "status", "prospect", "customer", "Ann"],
        ["2026-01-01", "first order", "–", "S1", "Ann"],
      ])
    #expect(try HandMade.cells("list changes where rep = \"Ann\" 2026-Q1", in: Self.states + deal).count == 2)
  }

  /// `as of` asks what customers were: in lists, in counts, in conditions on facts and in drilled lists alike.
  @Test(arguments: [
    (
      "list customers with name, owner, status as of 2026-02-28",
      [["Acme", "Ann", "prospect"], ["Beta", "Bo", "customer"]]
    ),
    (
      "list customers with owner, current_owner, status where name = \"Acme\" as of 2026-04-30",
      [["Ann", "Bo", "customer"]]
    ),
    ("list customers with name where status = \"dormant\" as of 2026-10-19", []),
    ("list customers with name where status = \"dormant\" as of 2026-10-20", [["Acme"]]),
    ("list customers with name where status = \"dormant\"", [["Acme"]]),
    ("list customers with name as of 2023-12-31", []),
    ("show count(customers) by status as of 2026-02-28", [["customer", "1"], ["prospect", "1"]]),
    ("show count(customers) by owner as of 2026-02-28", [["Ann", "1"], ["Bo", "1"]]),
    ("show count(customers) by current_owner as of 2026-02-28", [["Bo", "2"]]),
    (
      "show count(customers) by status, month 2026-Q1 as of 2026-03-31",
      [
        ["customer", "2026-01", "1"], ["customer", "2026-02", "1"], ["customer", "2026-03", "2"],
        ["prospect", "2026-01", "1"], ["prospect", "2026-02", "1"],
        ["prospect", "2026-03", "0"],
      ]
    ),
    ("show visits by customer.status as of 2026-04-30", [["customer", "2"]]),
    ("show visits by customer.status as of 2026-02-28", [["prospect", "1"]]),
    ("show visits for customers where owner = \"Ann\" as of 2026-04-30", [["2"]]),
    ("show visits for customers where owner = \"Ann\"", [["0"]]),
    (
      "list activities with done where customer.status = \"customer\" as of 2026-04-30",
      [["2026-01-10"], ["2026-04-10"]]
    ),
    (
      "list activities with done, customer.status, customer.current_status as of 2026-02-28",
      [["2026-01-10", "prospect", "dormant"]]
    ),
    ("list activities with done where customer.owner = \"Ann\" this quarter as of 2026-04-30", []),
    ("list customers with name where current_status = \"dormant\" as of 2026-02-28", [["Acme"]]),
    ("list reps with name, count(customers) as of 2026-02-28", [["Ann", "1"], ["Bo", "1"]]),
    ("list customers with owner, status where name = \"Acme\" as of 2026-04-30 known by today", [["Bo", "dormant"]]),
    ("list customers with status where name = \"Acme\" as of 2026-11-01 known by 2026-04-30", [["customer"]]),
    ("list customers with name as of 2023-12-31 known by today", []),
    (
      "list activities with done where customer.status = \"dormant\" as of 2026-02-28 known by today", [["2026-01-10"]]
    ),
    (
      "list activities with done for customers where owner = \"Ann\" as of 2026-11-01 known by 2026-02-28",
      [["2026-01-10"], ["2026-04-10"]]
    ),
    (
      "list customers with name, visits, last_visit where name = \"Acme\" as of 2026-02-28",
      [["Acme", "1", "2026-01-10"]]
    ),
    ("list customers with name, visits where visits > 1 as of 2026-04-09", []),
    ("show reps with visits per customer as of 2026-04-30", [["Ann", "2"], ["Bo", "0"]]),
    ("show new_leads by rep 2026 as of 2026-06-30", [["Ann", "1"]]),
    ("show new_leads by rep 2026", [["Ann", "1"]]),
    ("list leads with rep, status as of 2026-06-30", [["Ann", "new"]]),
    ("list leads with rep, current_owner as of 2026-06-30", [["Ann", "Bo"]]),
    ("show new_leads by current_owner 2026 as of 2026-06-30", [["Bo", "1"]]),
    ("show customer_count by owner as of 2026-04-30", [["Ann", "1"], ["Bo", "1"]]),
    ("show customer_count by current_owner as of 2026-04-30", [["Bo", "2"]]),
  ]) func asOfReadsWhatTheyWere(question: String, expected: [[String]]) throws {
    #expect(try HandMade.cells(question, in: Self.states + Self.work) == expected)
  }

  /// Visits at Acme on 10 January and 10 April, and a lead of Ann's that Bo has had since 1 July.
  private static let work = """
    INSERT INTO activities (type, done_on, rep_id, customer_id) VALUES ('visit', '2026-01-10', 1, 1), ('visit', '2026-04-10', 1, 1);
    INSERT INTO parties (id) VALUES (7);
    INSERT INTO leads (id, name, rep_id, status, created_on) VALUES (7, 'Gamma', 2, 'working', '2026-06-01');
    INSERT INTO party_states (party_id, from_on, until_on, owner_id, status) VALUES
      (7, '2026-06-01', '2026-07-01', 1, 'new'), (7, '2026-07-01', '9999-12-31', 2, 'working');
    """

  /// Acme became dormant on 20 October: without `as of` its row says so of any day.
  @Test func customersAreWhatTheyAreToday() throws {
    let workspace = try HandMade.workspace(Self.states)
    func notes(_ statement: String) throws -> [String] { try workspace.answer(statement).tail?.notes.map(\.text) ?? [] }
    for statement in [
      "show customers with visits where customer.status = \"dormant\" last quarter"
    ] {
      #expect(try notes(statement).contains { $0.contains("are those of today") }, "\(statement)")
    }
    for statement in [
      "show count(customers) by status", "show count(customers) by status as of 2026-09-30",
      "show count(customers) by status last quarter",
      "show count(customers) by industry as of 2026-09-30",
      "show count(customers) by current_owner as of 2026-09-30", "show current_customers by team as of 2026-09-30",
    ] {
      #expect(try !notes(statement).contains { $0.contains("are those of today") }, "\(statement)")
    }
    #expect(
      try workspace.answer("show customer_count by status as of 2026-09-30").rows == [[.text("customer"), .integer(2)]])
  }
}
