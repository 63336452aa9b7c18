import Evaluation
import Syntax
import Testing
import Values

/// Three deals, today 23 November 2026:
/// A: 2000, expected 30 Nov; 400 from 5 Nov; expected 31 Dec from 10 Nov.
/// B: 1500, expected 15 Dec; 800 from 12 Nov.
/// C: 300, expected 31 Oct; from 20 Oct 5000, expected 15 Jan 2027.
@Suite struct PastStateTests {
  private static let deals = """
    INSERT INTO stages (id, name, position, state) VALUES (1, 'Proposal', 1, 'open'), (2, 'Won', 2, 'won');
    INSERT INTO opportunities (id, name, customer_id, rep_id, owner_id, state, stage_id, amount, created_on) VALUES
      (1, 'A', 1, 1, 1, 'open', 1, 40000, '2026-10-01'), (2, 'B', 1, 1, 1, 'open', 1, 80000, '2026-10-01'),
      (3, 'C', 2, 2, 2, 'open', 1, 500000, '2026-10-01');
    INSERT INTO opportunity_states (opportunity_id, customer_id, from_on, until_on, stage_id, state, owner_id, amount,
      expected_close_on) VALUES
      (1, 1, '2026-10-01', '2026-11-05', 1, 'open', 1, 200000, '2026-11-30'),
      (1, 1, '2026-11-05', '2026-11-10', 1, 'open', 1, 40000, '2026-11-30'),
      (1, 1, '2026-11-10', '9999-12-31', 1, 'open', 1, 40000, '2026-12-31'),
      (2, 1, '2026-10-01', '2026-11-12', 1, 'open', 1, 150000, '2026-12-15'),
      (2, 1, '2026-11-12', '9999-12-31', 1, 'open', 1, 80000, '2026-12-15'),
      (3, 2, '2026-10-01', '2026-10-20', 1, 'open', 2, 30000, '2026-10-31'),
      (3, 2, '2026-10-20', '9999-12-31', 1, 'open', 2, 500000, '2027-01-15');
    INSERT INTO customer_changes (customer_id, changed_on, field, old_value, new_value, rep_id)
      VALUES (1, '2026-04-02', 'employees', '9', '120', 1), (2, '2026-05-02', 'employees', '80', '75', 2);
    """

  @Test(arguments: [
    ("amount changed from > 1000 to < 500 this month", ["A"]), ("amount changed from > 1000 this month", ["A", "B"]),
    ("amount changed to at least 5000", ["C"]), ("amount changed from 2000 to 400", ["A"]),
    ("amount changed to < 1000 from over 1800", ["A"]), ("amount changed from != 2000 this month", ["B"]),
    ("amount was > 1000", ["A", "B", "C"]), ("amount was < 350", ["C"]), ("amount was 400", ["A"]),
    ("amount was at most 400", ["A", "C"]), ("amount was 1.5k", ["B"]),
    ("expected_close changed from this month to next month", ["A"]),
    ("expected_close changed from 2026-11-30 to 2026-12-31 this month", ["A"]),
    ("expected_close changed from 2026-11-30 to 2026-12-31 last month", []),
    ("expected_close changed to after 2026-12-31", ["C"]), ("expected_close changed to 2027", ["C"]),
    ("expected_close was 2026-10", ["C"]), ("expected_close was before 2026-12-01", ["A", "C"]),
    ("expected_close was <= 2026-11", ["A", "C"]), ("expected_close was next year", ["C"]),
    ("expected_close changed from last quarter", []), ("expected_close was before today", ["C"]),
    ("not (expected_close changed)", ["B"]), ("state was != open", []),
    ("金额 变更 从 超过 1000 到 低于 500 本月", ["A"]), ("预计成交日 变更 从 本月 到 下月", ["A"]),
  ]) func deals(condition: String, expected: [String]) throws {
    #expect(
      try HandMade.cells("list opportunities with name where \(condition) sort name", in: Self.deals)
        == expected.map { [$0] })
  }

  /// D asks for 100 EUR all the time, E for 110 in place of 100 from the day on that a euro is worth 8.00 in place of 7.00,
  /// and F went on to the next stage in between.
  @Test func aRateAloneChangesNoAmount() throws {
    let script = """
      INSERT INTO currencies (code) VALUES ('EUR');
      INSERT INTO exchange_rates (currency, valid_on, rate_e8) VALUES
        ('EUR', '2026-01-01', 700000000), ('EUR', '2026-11-10', 800000000);
      INSERT INTO opportunities (id, name, customer_id, rep_id, owner_id, state, amount, original_amount, currency,
        created_on) VALUES
        (4, 'D', 1, 1, 1, 'open', 80000, 10000, 'EUR', '2026-10-01'),
        (5, 'E', 1, 1, 1, 'open', 88000, 11000, 'EUR', '2026-10-01'),
        (6, 'F', 1, 1, 1, 'won', 8008, 1001, 'EUR', '2026-10-01');
      INSERT INTO opportunity_states (opportunity_id, customer_id, from_on, until_on, state, owner_id, amount) VALUES
        (4, 1, '2026-10-01', '2026-11-10', 'open', 1, 70000), (4, 1, '2026-11-10', '9999-12-31', 'open', 1, 80000),
        (5, 1, '2026-10-01', '2026-11-10', 'open', 1, 70000), (5, 1, '2026-11-10', '9999-12-31', 'open', 1, 88000),
        (6, 1, '2026-10-01', '2026-11-12', 'open', 1, 7007), (6, 1, '2026-11-12', '9999-12-31', 'won', 1, 8008);
      """
    func cells(_ statement: String) throws -> [[String]] { try HandMade.cells(statement, in: script) }
    #expect(try cells("list opportunities with name where amount changed this month sort name") == [["E"]])
    #expect(try cells("show count(opportunities) where amount changed from 700 this month") == [["1"]])
    #expect(try cells("list changes with from, to where field = \"amount\" this month") == [["700.00", "880.00"]])
  }

  /// Acme has grown from 9 people to 120; Beta shrank from 80 to 75. Words would sort 9 after 80.
  @Test(arguments: [
    ("employees changed from < 10", ["Acme"]), ("employees changed to under 100", ["Beta"]),
    ("employees was > 50 and employees changed", ["Beta"]), ("employees changed from 80 to 75", ["Beta"]),
  ]) func customers(condition: String, expected: [String]) throws {
    let script = Self.deals + "UPDATE customers SET employees = 40;"
    #expect(try HandMade.cells("list customers with name where \(condition)", in: script) == expected.map { [$0] })
  }

  /// Facts are chosen by what became of the deal they belong to: A came down to 400, which is what is open of it.
  @Test func numbersOfDealsThatCameDown() throws {
    #expect(
      try HandMade.cells("show pipeline by rep where amount changed from > 1000 to < 500 this month", in: Self.deals)
        == [["Ann", "40000"]])
  }

  @Test(arguments: [
    ("stage was > 5", "value-kind", "stage was \"Proposal\""),
    ("amount was \"many\"", "value-kind", "amount was 1000"), ("amount changed to this month", "value-kind", nil),
    ("stage changed from 2026-10-01", "value-kind", "stage changed in 2026-10-01"),
    ("expected_close was < 30 days ago", "ago-comparison", "expected_close was before 30 days ago"),
    (
      "expected_close changed from today to > 30 days ago", "ago-comparison",
      "expected_close changed from today to before 30 days ago"
    ),
  ]) func mistakes(condition: String, code: String, repaired: String?) throws {
    let text = "list opportunities where \(condition)"
    let mistake = #expect(throws: Diagnostic.self) { try HandMade.cells(text, in: Self.deals) }
    #expect(mistake?.code == code)
    guard let repaired, let fix = mistake?.fixes.first else { return }
    var bytes = Array(text.utf8)
    bytes.replaceSubrange(fix.range, with: Array(fix.replacement.utf8))
    #expect(String(decoding: bytes, as: UTF8.self) == "list opportunities where \(repaired)")
  }
}
