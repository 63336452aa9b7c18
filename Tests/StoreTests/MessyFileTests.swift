import Foundation
import Testing
import Values

@testable import Store

@Suite struct MessyFileTests {
  /// Every row is kept as the truth says, or refused with its line, column and value.
  @Test(arguments: [1, 2, 3]) func everyRowMeetsItsTruth(seed: UInt64) throws {
    let desk = try ImportDesk()
    let messy = MessyFile(rows: 400, seed: seed)
    try desk.load("reps", "n\n" + MessyFile.owners.map { "\"\($0)\"" }.joined(separator: "\n"), ["name = n"])
    try desk.load("customers", "n\n" + MessyFile.accounts.joined(separator: "\n"), ["name = n"])
    let mapping = [
      "id = Deal ID", "rep = Owner", "customer = Account", "amount = Net Value", "created = Created",
      "probability = Prob",
      "name = Notes",
    ]
    let summary = try desk.load("opportunities", messy.text, mapping)
    #expect(summary.created.isEmpty)
    let refused = messy.rows.filter { $0.mistake != nil }
    #expect(summary.read == 400 && summary.refused == refused.count && summary.inserted == 400 - refused.count)
    let kept = try desk.rows(
      """
      SELECT o.external_id, r.name, c.name, o.amount, o.created_on, o.probability_bp, o.name FROM opportunities o
      LEFT JOIN reps r ON r.id = o.owner_id LEFT JOIN customers c ON c.id = o.customer_id ORDER BY o.external_id
      """)
    #expect(kept.sorted() == messy.rows.filter { $0.mistake == nil }.map(\.text).sorted())
    let problems = try desk.rows("SELECT row, column_name, value FROM import_problems ORDER BY row")
    #expect(problems == refused.map { "\($0.line)|\($0.mistake?.column ?? "")|\($0.mistake?.value ?? "")" })
    #expect(try desk.rows("SELECT COUNT(*) FROM import_problems WHERE reason = ''") == ["0"])
    #expect(try desk.load("opportunities", messy.text, mapping).unchanged == summary.inserted)
  }
}
