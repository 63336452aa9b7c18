import Store
import Testing

@testable import SQL

/// What the planner adds up part by part is what the documented views hold.
@Suite struct RecordPartsTests {
  @Test(arguments: [
    ("receivable_movements", "rep_id, customer_id, moved_on", "amount"),
    ("proposals", "rep_id, customer_id, proposed_on, opportunity_id", "1"),
    ("problems", "rule, kind, record, record_id, customer_id, rep_id, day, detail, from_on, until_on", "1"),
  ]) func addUpToTheView(view: String, keys: String, number: String) throws {
    let path = try SampleStore.copy()
    let connection = try Store.open(path: path, mode: .write, today: today)
    // Invoices that were settled and are void, and proposals without a quote.
    try connection.execute(
      """
      UPDATE invoices SET status = 'void' WHERE id % 7 = 0;
      UPDATE invoices SET status = 'draft' WHERE id % 11 = 0;
      UPDATE quotes SET status = 'draft' WHERE id % 3 = 0;
      """)
    let parts = try #require(AsOfText.parts[view])
    func sums(of relation: String) throws -> [[SQLValue]] {
      try connection.rows(
        """
        SELECT \(keys), COUNT(*), SUM(\(number)) FROM (\(relation)) GROUP BY \(keys) ORDER BY \(keys)
        """)
    }
    let whole = try sums(of: "SELECT * FROM \(view)")
    #expect(whole.count > 20)
    #expect(try sums(of: parts.joined(separator: " UNION ALL ")) == whole)
  }
}
