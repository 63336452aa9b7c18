import Evaluation
import Testing
import Values

/// Work with leads that are no customers yet, under their names. Cleo is a lead; one lead bears the name of a customer, and
/// two leads are namesakes.
extension DrillTests {
  private static let script = """
    INSERT INTO parties (id) VALUES (3), (4), (5), (6);
    UPDATE customers SET external_id = 'C' || id;
    INSERT INTO leads (id, external_id, name, company, customer_id, created_on) VALUES
      (3, 'L3', 'Cleo', 'Delta', 3, '2026-10-01'), (4, 'L4', 'Acme', NULL, 4, '2026-10-01'),
      (5, 'L5', 'Dan', NULL, 5, '2026-10-01'), (6, 'L6', 'Dan', NULL, 6, '2026-10-01');
    INSERT INTO activities (type, done_on, rep_id, customer_id, lead_id) VALUES
      ('call', '2026-11-02', 1, 1, NULL), ('call', '2026-11-03', 1, 3, 3), ('call', '2026-11-04', 1, 3, 3),
      ('call', '2026-11-05', 2, 4, 4), ('call', '2026-11-06', 2, 5, 5), ('call', '2026-11-09', 2, 6, 6),
      ('call', '2026-11-10', 2, NULL, NULL);
    """

  @Test(arguments: [
    ("customer = \"Cleo\"", 2), ("customer = \"Acme\"", 2), ("customer in (\"Cleo\", \"Dan\")", 4),
    ("customer not in (\"Cleo\", \"Dan\")", 3), ("customer != \"Cleo\"", 5), ("customer contains \"c\"", 4),
    ("customer is empty", 1), ("customer.name is empty and customer is not empty", 5), ("customer.name = \"Acme\"", 1),
    ("customer.name = \"Cleo\"", 0), ("customer.id = \"L3\"", 2), ("customer.id != \"L3\"", 5),
    ("customer.id in (\"C1\", \"L5\")", 2), ("not customer = \"Cleo\"", 5),
  ]) func leadsAreFoundByTheirNames(condition: String, calls: Int) throws {
    let workspace = try HandMade.workspace(Self.script)
    #expect(try workspace.answer("show calls where \(condition) this month").rows == [[.integer(calls)]])
    #expect(try workspace.answer("list activities where \(condition)").rows.count == calls)
  }

  @Test func aListNamesThem() throws {
    let rows = try HandMade.cells("list activities with customer sort customer", in: Self.script)
    #expect(rows.map(\.[0]) == ["Acme", "Acme", "Cleo", "Cleo", "Dan", "Dan", "–"])
    let opened = try HandMade.cells(
      "list opportunities with customer",
      in: Self.script + "INSERT INTO opportunities (id, customer_id, created_on) VALUES (1, 3, '2026-11-01');")
    #expect(opened == [["Cleo"]])
  }

  /// Namesakes are told apart by their ids, be they leads or customers.
  @Test func rowsOfLeads() throws {
    let workspace = try HandMade.workspace(Self.script)
    let answer = try workspace.answer("show calls by customer this month")
    #expect(
      answer.rows.map { $0.map { Cell($0, CalendarRules()).description } } == [
        ["Acme", "1"], ["Acme", "1"], ["Cleo", "2"], ["Dan", "1"], ["Dan", "1"], ["(none)", "1"],
      ])
    let cleo = try drill("drill 3", in: workspace)
    #expect(
      cleo.statements == [
        "list activities where type = \"call\" and status = \"done\" and customer = \"Cleo\" 2026-11"
      ])
    #expect(cleo.answers[0].rows.count == 2)
    let acme = try drill("drill 1", in: workspace)
    #expect(acme.statements[0].contains("customer.id = \"C1\""))
    #expect(acme.answers[0].rows.count == 1)
    for (row, id) in [(2, "L4"), (4, "L5"), (5, "L6")] {
      let lead = try drill("drill \(row)", in: workspace)
      #expect(lead.statements[0].contains("customer.id = \"\(id)\""))
      #expect(lead.answers[0].rows.count == 1)
    }
  }

  /// Without an id nothing tells a lead from its namesake.
  @Test func aNamesakeWithoutAnID() throws {
    let workspace = try HandMade.workspace(Self.script + "UPDATE leads SET external_id = NULL;")
    try workspace.answer("show calls by customer this month")
    #expect(throws: (any Error).self) { try drill("drill 4", in: workspace) }
  }

  @Test func theirNamesAreCompleted() throws {
    let workspace = try HandMade.workspace(Self.script)
    #expect(workspace.values(of: ["customer"], startingWith: "c", subject: "activities") == ["Cleo"])
    #expect(workspace.values(of: ["customer"], startingWith: "A", subject: nil) == ["Acme"])
    #expect(workspace.values(of: ["name"], startingWith: "C", subject: "customers") == [])
  }
}
