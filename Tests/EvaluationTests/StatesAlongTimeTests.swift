import Evaluation
import Testing
import Values

/// Deals that come and go, counted by hand as of the end of each month.
///
/// 1: 1000.00 of Acme from 10 June to 5 August, a third Ann's, the rest Bo's. 2: no amount, Ann's, of Acme from 1 July on.
/// 3: Beta's, gone before it came. 4: 200.00, Bo's, of Acme from 31 July to 31 August.
@Suite struct StatesAlongTimeTests {
  private static let deals = """
    INSERT INTO stages (id, name, position, state) VALUES (1, 'Proposal', 1, 'open'), (2, 'Lost', 2, 'lost');
    INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, stage_id, amount, created_on) VALUES
      (1, 1, 1, 1, 'lost', 2, 100000, '2026-06-10'), (2, 1, 1, 1, 'open', 1, NULL, '2026-07-01'),
      (3, 2, 2, 2, 'lost', 2, 50000, '2026-09-20'), (4, 1, 2, 2, 'lost', 2, 20000, '2026-07-31');
    INSERT INTO opportunity_states (opportunity_id, customer_id, from_on, until_on, stage_id, state, owner_id, amount)
      VALUES (1, 1, '2026-06-10', '2026-08-05', 1, 'open', 1, 100000),
        (1, 1, '2026-08-05', '9999-12-31', 2, 'lost', 1, 100000),
        (2, 1, '2026-07-01', '9999-12-31', 1, 'open', 1, NULL),
        (3, 2, '2026-09-20', '2026-08-10', 1, 'open', 2, 50000),
        (4, 1, '2026-07-31', '2026-08-31', 1, 'open', 2, 20000);
    """
  private static let splits = """
    INSERT INTO opportunity_splits (opportunity_id, rep_id, share_bp) VALUES (1, 1, 3333), (1, 2, 6667);
    """

  @Test func whatIsThereAtTheEndOfEachMonth() throws {
    #expect(
      try HandMade.cells("show pipeline, open_opportunities by month 2026-05..2026-10", in: Self.deals) == [
        ["2026-05", "0", "0"], ["2026-06", "100000", "1"], ["2026-07", "120000", "3"], ["2026-08", "0", "1"],
        ["2026-09", "0", "1"], ["2026-10", "0", "1"],
      ])
  }

  /// Beta never had an open deal, and has no row.
  @Test func whoHadNothingHasNoRow() throws {
    let rows = try HandMade.cells("show open_opportunities by customer, month 2026-06..2026-10", in: Self.deals)
    #expect(rows.map { $0[0] } == [String](repeating: "Acme", count: 5))
    #expect(rows.map { $0[2] } == ["1", "3", "1", "1", "1"])
  }

  /// Parts come and go without a trace.
  @Test func partsOfDeals() throws {
    let rows = try HandMade.cells(
      "show open_opportunities, pipeline by rep, month 2026-06..2026-09", in: Self.deals + Self.splits)
    #expect(
      rows == [
        ["Ann", "2026-06", "0.3333", "33330"], ["Ann", "2026-07", "1.3333", "33330"], ["Ann", "2026-08", "1", "0"],
        ["Ann", "2026-09", "1", "0"], ["Bo", "2026-06", "0.6667", "66670"], ["Bo", "2026-07", "1.6667", "86670"],
        ["Bo", "2026-08", "0", "0"], ["Bo", "2026-09", "0", "0"],
      ])
  }

  /// Acme is a customer until 14 July and dormant since, its first two deals are open: what it was at the end of each
  /// month decides, however many months are shown.
  @Test(arguments: ["2026-06..2026-07", "2026-05..2026-07", "2026-05..2026-10"])
  func whoseTheyWereAtTheEndOfEachMonth(period: String) throws {
    let script =
      Self.deals + """
        INSERT INTO party_states (party_id, from_on, until_on, owner_id, status) VALUES
          (1, '2024-01-01', '2026-07-15', 1, 'customer'), (1, '2026-07-15', '9999-12-31', 1, 'dormant');
        """
    func rows(_ status: String) throws -> [[String]] {
      try HandMade.cells(
        "show open_opportunities by month where customer.status = \"\(status)\" \(period) as of 2026-11-10", in: script
      ).filter { ["2026-06", "2026-07"].contains($0[0]) }
    }
    #expect(try rows("customer") == [["2026-06", "1"], ["2026-07", "0"]])
    #expect(try rows("dormant") == [["2026-06", "0"], ["2026-07", "3"]])
  }

  /// A deal of 500.00 is won in March, taken up again in September and lost in October: what was closed by the end of each
  /// month is what was known of it then.
  @Test(arguments: [("2026-08..2026-09", 2), ("2026-02..2026-10", 9)])
  func whatWasClosedByTheEndOfEachMonth(period: String, count: Int) throws {
    let script = """
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, amount, created_on, closed_on)
        VALUES (1, 1, 1, 1, 'lost', 50000, '2026-01-01', '2026-10-09');
      INSERT INTO opportunity_states (opportunity_id, customer_id, from_on, until_on, state, owner_id, amount) VALUES
        (1, 1, '2026-01-01', '2026-03-03', 'open', 1, 50000), (1, 1, '2026-03-03', '2026-09-01', 'won', 1, 50000),
        (1, 1, '2026-09-01', '2026-10-09', 'open', 1, 50000), (1, 1, '2026-10-09', '9999-12-31', 'lost', 1, 50000);
      """
    let rows = try HandMade.cells(
      "show x = balance(opportunities.amount on closed) by month \(period) as of 2026-11-10", in: script)
    let all = ["2026-02": "0", "2026-09": "0"]
    #expect(rows.count == count && rows.allSatisfy { $0[1] == all[$0[0]] ?? "50000" }, "\(rows)")
  }

  /// A program that reads the rows gets no total, and can ask for it afterwards.
  @Test func totalsThatNobodyReadsAreAskedForLater() throws {
    let question = "show contacted_customers by rep this quarter"
    let people = try SampleStore.workspace()
    let shown = try people.answer(question)
    let programs = try SampleStore.workspace()
    let read = Collector(isForPrograms: true)
    try programs.answer(question, into: read)
    #expect(read.rows == shown.rows)
    #expect(shown.tail?.total?.last?.number ?? 0 > 0)
    #expect(read.tail?.total?.last?.number == nil)
    for asked in ["why total contacted_customers", "drill total contacted_customers"] {
      let (first, second) = (try people.answer(asked), try programs.answer(asked))
      #expect(first.lines == second.lines)
      #expect(first.rows == second.rows)
      #expect(first.notes == second.notes)
    }
  }
}
