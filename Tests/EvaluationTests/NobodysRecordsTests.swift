import Evaluation
import Testing
import Values

/// What belongs to no record is no record: numbers of deals, put together. Deal 1 had one visit and one meeting, deal 2
/// three visits, deal 3 two visits and two meetings, deal 4 one meeting; 20 visits and 9 meetings name no deal.
@Suite struct NobodysRecordsTests {
  private static let script: String = {
    var text = "UPDATE activities SET external_id = id;"
    for deal in 1...4 {
      text += "INSERT INTO opportunities (id, customer_id, created_on) VALUES (\(deal), 1, '2026-10-01');"
    }
    for (type, deal, count) in [
      ("visit", "1", 1), ("meeting", "1", 1), ("visit", "2", 3), ("visit", "3", 2), ("meeting", "3", 2),
      ("meeting", "4", 1), ("visit", "NULL", 20), ("meeting", "NULL", 9),
    ] {
      for _ in 0..<count {
        text += """
          INSERT INTO activities (type, status, done_on, rep_id, customer_id, opportunity_id)
            VALUES ('\(type)', 'done', '2026-11-05', 1, 1, \(deal));
          """
      }
    }
    return text
  }()

  private func cells(_ statement: String) throws -> [[String]] { try HandMade.cells(statement, in: Self.script) }

  /// Deals 1, 2 and 3 have visits: 1, 3 and 2.
  @Test func meansAreOfRecords() throws {
    #expect(try cells("show avg(visits by opportunity), max(visits by opportunity) this month") == [["2", "3"]])
    #expect(try cells("show median(visits by opportunity), visits by rep this month") == [["Ann", "2", "26"]])
    // 3 and 2 of 6.
    #expect(try cells("show pareto(visits by opportunity, 80%) this month").first?.prefix(2) == ["2", "3"])
    #expect(
      try cells("show opportunities where visits > avg(visits by opportunity) 2026-10..2026-11").map { $0[1] } == [
        "3", "20",
      ])
  }

  /// (1, 1), (3, 0), (2, 2), (0, 1): the deviations multiply to -1 together, over the root of 5 x 2.
  @Test func pointsAreRecords() throws {
    let found = try HandMade.workspace(Self.script).answer("correlate visits with meetings by opportunity this month")
    #expect(found.rows[0][2] == .integer(4))
    let pearson = try #require(found.rows[0][3].number)
    #expect(abs(pearson - -0.3162) < 0.0001)
  }

  @Test func checksSayWhomTheyLookAt() throws {
    let workspace = try HandMade.workspace(Self.script)
    func notes(_ statement: String) throws -> [String] {
      try workspace.answer(statement).tail?.notes.map(\.text) ?? []
    }
    let nobodys = "what belongs to no opportunity is no row: it is not checked"
    #expect(try notes("check visits >= 1 by opportunity this month").contains(nobodys))
    #expect(try notes("check visits >= 1 by deals this month").contains(nobodys))
    #expect(try !notes("check visits >= 1 by rep this month").contains { $0.contains("is not checked") })
    let checked = "only sources to which something happened have a row: the others are not checked"
    #expect(try notes("check visits >= 0 by type, source this month").contains(checked))
    let (created, there) = (
      "opportunities are those created in the period",
      "opportunities are those that were there in the period, whenever they were created"
    )
    for asked in [
      "show count(opportunities with visits > 0) this month", "show opportunities with visits this month",
      "check visits >= 1 by opportunity this month",
    ] {
      #expect(try notes(asked).contains(there) && !notes(asked).contains(created), "\(asked)")
    }
    for asked in ["show opportunities this month", "show count(opportunities with state = \"open\") this month"] {
      #expect(try notes(asked).contains(created) && !notes(asked).contains(there), "\(asked)")
    }
    #expect(try !notes("show customers with visits this month").contains { $0.contains("are those") })
  }

  /// Acme was visited on the 5th, Beta never.
  @Test func neverIsLongerAgoThanAnyDays() throws {
    let workspace = try HandMade.workspace(Self.script)
    let states = { (statement: String) in
      try workspace.answer(statement).rows.map {
        [$0[0], $0[$0.count - 1]].map { Cell($0, CalendarRules()).description }
      }
    }
    let expected = [["Beta", "broken"], ["Acme", "held"]]
    #expect(try states("check no_touch_days <= 30 by customer") == expected)
    #expect(try states("check last_visit after 30 days ago by customer") == expected)
    #expect(try states("check not no_touch_days > 30 by customer") == expected)
  }
}

/// Lead 3 was Ann's when it was created, is Bo's since, and was won through a deal of Bo's; lead 4 is Ann's.
@Suite struct WonElsewhereTests {
  @Test func aConversionIsWhoseTheLeadWas() throws {
    let script = """
      INSERT INTO sources (id, name) VALUES (2, 'fair');
      INSERT INTO parties (id) VALUES (3), (4), (5);
      INSERT INTO leads (id, name, rep_id, source_id, created_on, customer_id) VALUES
        (3, 'Cleo', 2, 1, '2026-10-01', 3), (4, 'Dan', 1, 1, '2026-10-02', NULL), (5, 'Eve', 2, 2, '2026-10-03', NULL);
      INSERT INTO party_states (party_id, status, owner_id, from_on, until_on) VALUES
        (3, 'new', 1, '2026-10-01', '2026-10-20'), (3, 'converted', 2, '2026-10-20', '9999-12-31');
      INSERT INTO customers (id, name, owner_id, created_on) VALUES (3, 'Cleo', 2, '2026-10-01');
      INSERT INTO opportunities (id, customer_id, owner_id, rep_id, source_id, created_on, closed_on, state) VALUES
        (1, 3, 2, 2, 2, '2026-10-05', '2026-11-02', 'won');
      """
    let workspace = try HandMade.workspace(script)
    func cells(_ statement: String) throws -> [[String]] {
      try workspace.answer(statement).rows.map { $0.map { Cell($0, CalendarRules()).description } }
    }
    // Cleo and Dan were Ann's, and Cleo was won; none of those of the fair was.
    let leads = "for leads created in 2026-10"
    #expect(try cells("show cohort_size, conversion by rep \(leads)") == [["Ann", "2", "0.5"], ["Bo", "1", "0"]])
    #expect(try cells("show conversion by source \(leads)") == [["fair", "0"], ["web", "0.5"]])
    #expect(try cells("show conversion \(leads) where rep = \"Ann\"") == [["0.5"]])
    #expect(try cells("show conversion by rep \(leads) where source = \"web\"") == [["Ann", "0.5"]])
    #expect(try cells("show reps where conversion > 40% \(leads)") == [["Ann", "0.5"]])
    let funnel = try cells("funnel leads -> closes by rep \(leads)")
    #expect(funnel.map { $0.prefix(3) } == [["Ann", "2", "1"], ["Bo", "1", "0"]])
    // Along time deals are counted on the day that they were won, for whoever won them.
    let notes = try workspace.answer("show conversion by rep, month \(leads)").tail?.notes.map(\.text)
    #expect(
      notes?.contains {
        $0.hasPrefix(
          "who was won is counted for the rep of the deal, leads for their own: `funnel leads -> closes by rep`")
      } == true)
    let young = "3 of 3 leads are younger than 90 days and have had little time; `within 90 days` gives each as much"
    #expect(try workspace.answer("show conversion by rep \(leads)").tail?.notes.map(\.text).contains(young) == true)
    #expect(try workspace.answer("show cohort_size \(leads)").tail?.notes.isEmpty == true)
    // Of the leads of one source alone nobody says how many have had too little time.
    let head = try workspace.answer(
      "show conversion by cohort month, source for leads created in 2026-11 within 60 days")
    #expect(head.head?.columns.contains { $0.name == "immature" } == false)
    let whole = try workspace.answer("show conversion by cohort month for leads created in 2026-10 within 60 days")
    #expect(whole.rows.map { $0[$0.count - 1] } == [.integer(3)])
  }

  /// Alpha had a deal before a lead of it came, which is not the lead's, and one that names the lead, which is; the third
  /// lead has no customer, but a deal names it.
  @Test func aLeadIsFollowedByTheDealThatNamesIt() throws {
    let script = """
      INSERT INTO parties (id) VALUES (11), (12), (13);
      INSERT INTO leads (id, name, rep_id, created_on, customer_id) VALUES
        (11, 'Xi', 1, '2026-01-05', 1), (12, 'Yu', 1, '2026-01-06', NULL), (13, 'Zoe', 2, '2026-01-07', NULL);
      INSERT INTO opportunities (id, customer_id, lead_id, owner_id, rep_id, created_on, closed_on, state) VALUES
        (1, 1, 11, 1, 1, '2026-01-20', '2026-02-05', 'won'), (2, 1, NULL, 1, 1, '2025-12-10', '2026-01-08', 'won'),
        (3, 2, 13, 2, 2, '2026-01-30', '2026-03-01', 'won'), (4, 1, NULL, 1, 1, '2026-02-10', NULL, 'open');
      """
    func cells(_ statement: String) throws -> [[String]] { try HandMade.cells(statement, in: script) }
    let leads = "for leads created in 2026-01"
    let two = "\(2.0 / 3)"
    #expect(try cells("show conversion, closes, opened \(leads)") == [[two, "2", "3"]])
    #expect(try cells("show conversion \(leads) within 20 days") == [["0"]])
    // 31 and 53 days.
    #expect(
      try cells("funnel leads -> closes \(leads)") == [
        ["Leads", "3", "–", "–", "–"], ["Closes", "2", two, two, "42"],
      ])
    let listed = try cells("list opportunities with id, lead \(leads)")
    #expect(listed.count == 3)
  }
}

extension CustomerHistoryTests {
  /// Acme was Ann's until 15 October, and then Bo's; it ordered in July.
  @Test func reassigningRewritesNoPastState() throws {
    let script = """
      INSERT INTO orders (id, customer_id, rep_id, status, ordered_on) VALUES (1, 1, 1, 'delivered', '2026-07-10');
      UPDATE customers SET owner_id = 2 WHERE id = 1;
      DELETE FROM party_states;
      INSERT INTO party_states (party_id, status, owner_id, from_on, until_on) VALUES
        (1, 'customer', 1, '0001-01-01', '2026-10-15'), (1, 'customer', 2, '2026-10-15', '9999-12-31'),
        (2, 'customer', 2, '0001-01-01', '9999-12-31');
      """
    func cells(_ statement: String) throws -> [[String]] { try HandMade.cells(statement, in: script) }
    #expect(try cells("show current_customers by rep 2026-09") == [["Ann", "1"]])
    #expect(try cells("show current_customers by rep this month") == [["Bo", "1"]])
    #expect(try cells("show current_customers by team last quarter") == [["North", "1"]])
    #expect(try cells("show buyers by rep 2026-07") == [["Ann", "1"]])
    #expect(try cells("show count(customers) by rep 2026-07") == [["Ann", "1"], ["Bo", "1"]])
    #expect(try cells("show retention by rep 2026-07") == [["Ann", "1"]])
    #expect(try cells("show buyers by rep this year") == [["Bo", "1"]])
    let months = try cells("show buyers, count(customers) by rep, month 2026-07-01..2026-11-23")
    #expect(
      months == [
        ["Ann", "2026-07", "1", "1"], ["Ann", "2026-08", "0", "1"], ["Ann", "2026-09", "0", "1"],
        ["Ann", "2026-10", "0", "0"], ["Ann", "2026-11", "0", "0"], ["Bo", "2026-07", "0", "1"],
        ["Bo", "2026-08", "0", "1"], ["Bo", "2026-09", "0", "1"],
        ["Bo", "2026-10", "0", "2"], ["Bo", "2026-11", "0", "2"],
      ])
    let compared = try cells("show buyers by rep this month vs 2026-07")
    #expect(compared == [["Ann", "0", "1", "-1", "-1"]])
    // An order cancelled since made nobody a buyer.
    let cancelled = script + "UPDATE orders SET status = 'cancelled', cancelled_on = '2026-11-02';"
    #expect(try HandMade.cells("show buyers by rep 2026-07", in: cancelled) == [])
  }
}

extension ComparingTests {
  /// Beside the end of a month stands the end of another.
  @Test(arguments: [
    ("as of 2026-09 vs last month", "2026-08-31"), ("as of 2026-09-30 vs last month", "2026-08-31"),
    ("as of 2026-06-30 vs last quarter", "2026-03-31"), ("as of 2026-02-28 vs last month", "2026-01-31"),
    ("as of 2024-02-29 vs last year", "2023-02-28"), ("as of 2026-09-15 vs last month", "2026-08-15"),
    ("as of 2026-09-30 vs previous period", "2026-09-29"),
  ]) func endsOfMonthsAreAlike(asked: String, day: String) throws {
    let answer = try HandMade.workspace("").answer("show pipeline \(asked)")
    #expect(answer.head?.caption.contains(", \(day)") == true, "\(answer.head?.caption ?? "")")
    #expect(answer.tail?.notes.contains { $0.text.contains("differ in length") } != true)
  }
}
