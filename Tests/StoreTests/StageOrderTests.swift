import Testing

@testable import Store

/// In which order stages stand that files told by name only.
@Suite struct StageOrderTests {
  let desk: ImportDesk

  init() throws { desk = try ImportDesk() }

  private var order: [String] { get throws { try desk.rows("SELECT name FROM stages ORDER BY position, id") } }

  @discardableResult private func deals(_ rows: String) throws -> ImportSummary {
    try desk.load(
      "opportunities", "no,s,o,c\n" + rows, ["id = no", "stage = s", "created = o", "closed = c"])
  }

  @discardableResult private func history(_ rows: String) throws -> ImportSummary {
    try desk.load(
      "opportunity_history", "no,d,was,is\n" + rows,
      ["opportunity = no", "changed = d", "stage_before = was", "stage = is"])
  }

  private static let three = "D1,Lost,2026-01-05,2026-03-01\nD2,Won,2026-01-05,2026-03-02\nD3,Negotiation,2026-01-05,\n"

  /// D1 and D2 went from Qualification to Proposal, D2 and D3 on to Negotiation, D3 back and again; nobody left Legal or
  /// came to it.
  @Test func isThatOfTheirChanges() throws {
    #expect(try deals(Self.three).stages == ["Negotiation", "Won", "Lost"])
    try deals("D4,Legal,2026-01-05,\n")
    #expect(try order == ["Negotiation", "Legal", "Won", "Lost"])
    let found = try history(
      """
      D1,2026-01-20,Qualification,Proposal
      D1,2026-03-01,Proposal,Lost
      D2,2026-01-20,Qualification,Proposal
      D2,2026-02-01,Proposal,Negotiation
      D2,2026-03-02,Negotiation,Won
      D3,2026-01-20,Proposal,Negotiation
      D3,2026-02-01,Negotiation,Proposal
      D3,2026-02-20,Proposal,Negotiation

      """)
    let expected = ["Qualification", "Proposal", "Negotiation", "Legal", "Won", "Lost"]
    #expect(found.stages == expected)
    #expect(try order == expected)
    #expect(try desk.rows("SELECT position FROM stages ORDER BY 1") == ["1", "2", "3", "4", "5", "6"])
  }

  /// Who went from A to B, from B to C and from C to A tells no beginning: they are there once, each.
  @Test func aCircleIsAnOrderToo() throws {
    try deals("D1,A,2026-01-05,\nD2,B,2026-01-05,\nD3,C,2026-01-05,\n")
    #expect(
      try history("D1,2026-02-01,C,A\nD2,2026-02-01,A,B\nD3,2026-02-01,B,C\n").stages.isEmpty)
    #expect(try order == ["A", "B", "C"])
  }

  /// What was said stays: by an import of stages, or of stages that are known by more than a name.
  @Test func isNotChangedWhenItWasSaid() throws {
    try desk.load("stages", "n,p\nWon,1\nNegotiation,2\n", ["name = n", "position = p"])
    #expect(try deals(Self.three).stages.isEmpty)
    #expect(try order == ["Won", "Negotiation", "Lost"])
    try desk.store.run("UPDATE imports SET undone_at = '2026-03-16T00:00:00Z' WHERE entity = 'stages'")
    try desk.store.run("UPDATE stages SET probability_bp = 10000 WHERE name = 'Won'")
    try deals("D5,Proposal,2026-01-06,\n")
    #expect(try order == ["Won", "Proposal", "Negotiation", "Lost"])
  }

  /// New stages are said in their order, be it the one in which they came.
  @Test func isThatOfNumbersInTheirNames() throws {
    let found = try deals("D1,3-Propose,2026-01-05,\nD2,1-Qualify,2026-01-05,\nD3,2-Develop,2026-01-05,\n")
    #expect(found.stages == ["1-Qualify", "2-Develop", "3-Propose"])
    #expect(try deals("D4,1-Qualify,2026-01-06,\n").stages.isEmpty)
  }

  @Test func isThatOfTheChancesOfTheirDeals() throws {
    let found = try desk.load(
      "opportunities", "no,s,p\nD1,Red,80%\nD2,Green,10%\nD3,Blue,30%\nD4,Blue,50%\n",
      ["id = no", "stage = s", "probability = p"])
    #expect(found.stages == ["Green", "Blue", "Red"])
  }

  @Test func isTheUsualOneOfTheirNames() throws {
    let found = try deals(
      "D1,Negotiation/Review,2026-01-05,\nD2,Blue,2026-01-05,\nD3,Proposal,2026-01-05,\nD4,Prospecting,2026-01-05,\n")
    #expect(found.stages == ["Prospecting", "Proposal", "Negotiation/Review", "Blue"])
  }
}
