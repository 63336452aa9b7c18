import Evaluation
import Testing
import Values

/// What the store does not know of the past, or of whom, is said beside the numbers.
@Suite struct HistoryNoteTests {
  /// The deal's stage is known from November on. Ten pieces came on the 5th, and none went out.
  private static let script = """
    INSERT INTO stages (id, name, position, state) VALUES (1, 'Proposal', 1, 'open');
    INSERT INTO opportunities (id, name, customer_id, rep_id, owner_id, state, stage_id, amount, created_on) VALUES
      (1, 'A', 1, 1, 1, 'open', 1, 1000, '2026-10-01');
    INSERT INTO opportunity_states (opportunity_id, customer_id, from_on, until_on, stage_id, state, owner_id, amount)
      VALUES (1, 1, '2026-10-01', '2026-11-01', NULL, 'open', 1, 1000),
      (1, 1, '2026-11-01', '9999-12-31', 1, 'open', 1, 1000);
    INSERT INTO products (id, name) VALUES (1, 'Pump');
    INSERT INTO stock_movements (product_id, kind, quantity, moved_on) VALUES (1, 'receipt', 10000, '2026-11-05');
    INSERT INTO orders (id, customer_id, rep_id, status, ordered_on) VALUES (1, 1, NULL, 'confirmed', '2026-11-02');
    """

  @Test(arguments: [
    ("show open_opportunities by stage as of 2026-10-15", "what it was on 2026-10-15 is not known"),
    ("show on_hand by product last month", "stock is known from 2026-11-05 on only, not on 2026-10-31"),
    ("show days_of_cover by product", "no issues of stock are recorded"),
    ("show orders by rep this month", "these records name no rep"),
  ]) func whatIsNotKnownIsSaid(sentence: String, note: String) throws {
    let notes = try notes(of: sentence)
    #expect(notes.contains { $0.contains(note) }, "\(notes)")
  }

  @Test(arguments: [
    "show open_opportunities by stage", "show open_opportunities by stage as of 2026-11-10",
    "show on_hand by product this month", "show open_opportunities by rep",
  ]) func whatIsKnownNeedsNoNote(sentence: String) throws {
    #expect(try notes(of: sentence) == [])
  }

  @Test func aDayThatIsStillToComeIsSaid() throws {
    let said = "2030-01-01 is still to come: this is what is known today"
    #expect(try notes(of: "show pipeline as of 2030-01-01").contains(said))
    #expect(try notes(of: "show pipeline as of today").contains { $0.hasSuffix("is known today") } == false)
  }

  private func notes(of sentence: String) throws -> [String] {
    (try HandMade.workspace(Self.script).answer(sentence).tail?.notes ?? []).map(\.text)
  }
}
