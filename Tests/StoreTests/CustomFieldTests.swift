import Testing
import Values

@testable import Store

/// Columns without a field of their own, when the same file or a longer one is read again.
@Suite struct CustomFieldTests {
  let desk: ImportDesk

  init() throws { desk = try ImportDesk() }

  private func kind(of name: String) throws -> [String] {
    try desk.rows("SELECT type FROM custom_fields WHERE name = '\(name)'")
  }

  /// Days that need no order of day and month stay days.
  @Test(arguments: ["2026-01-02", "21-Nov-2026", "2026年1月2日", "23/01/2026"]) func daysStayDays(_ day: String) throws {
    let text = "id,name,start\n1,Acme,\(day)\n2,Blue,\(day)\n"
    let plan = try desk.plan("customers", text, ["id = id", "name = name"])
    #expect(try desk.run(plan).inserted == 2)
    #expect(try kind(of: "start") == ["date"])
    let again = try desk.run(plan)
    #expect(again.unchanged == 2 && again.widened.isEmpty)
    #expect(try kind(of: "start") == ["date"])
  }

  /// Rows without an id are what they say; that a column became text makes no other rows of them.
  @Test func rowsAreKnownAgainWhenAColumnBecameText() throws {
    let mapping = ["rep = rep", "spent = spent", "amount = amount"]
    let rows = "rep,spent,amount,ref\nAnn,2026-01-02,5,10\nBo,2026-01-03,6,11.5\n"
    let short = try desk.plan("expenses", rows, mapping)
    let long = try desk.plan("expenses", rows + "Bo,2026-01-04,7,A12\n", mapping, file: "long.csv")
    #expect(try desk.run(short).inserted == 2)
    let summary = try desk.run(long)
    #expect(summary.inserted == 1 && summary.unchanged == 2 && summary.widened == ["ref"])
    #expect(try desk.run(short).unchanged == 2)
    #expect(try desk.run(long).unchanged == 3)
    #expect(try desk.rows("SELECT COUNT(*), SUM(amount) FROM expenses") == ["3|1800"])
  }
}
