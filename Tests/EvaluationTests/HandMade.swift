import Evaluation
import Store
import Values

/// A company of two reps and two customers, for tests that add a few records and do the sums by hand.
enum HandMade {
  static let people = """
    INSERT INTO teams (id, name) VALUES (1, 'North'), (2, 'South');
    INSERT INTO reps (id, name, team_id, hired_on) VALUES (1, 'Ann', 1, '2020-01-01'), (2, 'Bo', 2, '2020-01-01');
    INSERT INTO sources (id, name) VALUES (1, 'web');
    INSERT INTO parties (id) VALUES (1), (2);
    INSERT INTO customers (id, name, industry, source_id, owner_id, created_on)
      VALUES (1, 'Acme', 'retail', 1, 1, '2024-01-01'), (2, 'Beta', NULL, NULL, 2, '2024-01-01');
    """

  /// Invoice 1: 1000.00 of 10 Oct, due 10 Nov. 300.00 paid 5 Nov, 100.00 credited 15 Nov, 200.00 paid 20 Nov; of that
  /// receipt of 450.00 the rest is an advance. Invoice 2: 500.00 due on the 23rd. Invoice 3 is void, 4 a draft.
  static let invoices = """
    INSERT INTO invoices (id, customer_id, rep_id, status, issued_on, due_on, amount) VALUES
      (1, 1, 1, 'issued', '2026-10-10', '2026-11-10', 100000), (2, 2, 2, 'issued', '2026-11-01', '2026-11-23', 50000),
      (3, 1, 1, 'void', '2026-10-10', '2026-11-01', 70000), (4, 1, 1, 'draft', '2026-10-10', '2026-11-01', 80000);
    INSERT INTO payments (id, kind, customer_id, rep_id, paid_on, amount) VALUES
      (1, 'receipt', 1, 1, '2026-11-05', 30000), (2, 'receipt', 1, 1, '2026-11-20', 45000),
      (3, 'refund', 1, 1, '2026-11-21', 5000);
    INSERT INTO payment_allocations (payment_id, invoice_id, customer_id, rep_id, paid_on, amount) VALUES
      (1, 1, 1, 1, '2026-11-05', 30000), (2, 1, 1, 1, '2026-11-20', 20000);
    INSERT INTO credit_notes (id, invoice_id, customer_id, rep_id, issued_on, amount)
      VALUES (1, 1, 1, 1, '2026-11-15', 10000);
    """

  /// Deals are whose they are since they were created.
  static let ownersFromTheStart = """
    INSERT INTO opportunity_states (opportunity_id, from_on, state, owner_id)
      SELECT id, created_on, 'open', owner_id FROM opportunities;
    INSERT INTO opportunity_state_credits (state_id, rep_id, share_bp)
      SELECT s.id, c.rep_id, c.share_bp FROM opportunity_states s JOIN opportunity_credits c USING (opportunity_id);
    """

  static func workspace(_ script: String, today day: CivilDate = today) throws -> Workspace {
    try Workspace(path: SampleStore.store(people + script, today: day), today: day)
  }

  /// The cells of the rows as words: money in minor units, buckets by their labels.
  static func cells(_ statement: String, in script: String, today day: CivilDate = today) throws -> [[String]] {
    let workspace = try workspace(script, today: day)
    return try workspace.answer(statement).rows.map { $0.map { Cell($0, workspace.settings.calendar).description } }
  }
}
