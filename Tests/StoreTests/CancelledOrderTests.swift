import Testing
import Values

@testable import Store

/// Orders of which a file says the day they were cancelled.
@Suite struct CancelledOrderTests {
  let desk: ImportDesk

  init() throws { desk = try ImportDesk() }

  private func states() throws -> [String] {
    try desk.rows(
      "SELECT o.external_id, o.status, l.status FROM orders o JOIN order_lines l ON l.order_id = o.id ORDER BY 1")
  }

  /// What was sent all the same was sold; a day that is to come has not come.
  @Test func theDaySaysThatItWasCancelled() throws {
    let text = """
      id,day,total,state,gone
      A,2026-01-02,10,confirmed,2026-01-05
      B,2026-01-02,10,delivered,2026-01-05
      C,2026-01-02,10,confirmed,
      D,2026-01-02,10,confirmed,2026-12-01
      E,2026-01-02,10,draft,2026-01-05

      """
    let plan = try desk.plan(
      "orders", text, ["id = id", "ordered = day", "amount = total", "status = state", "cancelled = gone"])
    #expect(try desk.run(plan).inserted == 5)
    #expect(
      try states() == [
        "A|cancelled|cancelled", "B|delivered|delivered", "C|confirmed|confirmed", "D|confirmed|confirmed",
        "E|draft|draft",
      ])
    #expect(try desk.run(plan).unchanged == 5)
  }

  /// Without a status of its own, in a later export too.
  @Test func aLaterExportMayCancel() throws {
    let mapping = ["id = id", "ordered = day", "amount = total", "cancelled = gone"]
    let first = try desk.plan("orders", "id,day,total,gone\nA,2026-01-02,10,\nB,2026-01-02,10,\n", mapping)
    let second = try desk.plan(
      "orders", "id,day,total,gone\nA,2026-01-02,10,2026-01-09\nB,2026-01-02,10,\n", mapping, file: "later.csv")
    #expect(try desk.run(first).inserted == 2)
    #expect(try states() == ["A|confirmed|confirmed", "B|confirmed|confirmed"])
    #expect(try desk.run(second).updated == 1)
    #expect(try states() == ["A|cancelled|cancelled", "B|confirmed|confirmed"])
    #expect(try desk.run(second).unchanged == 2)
  }
}
