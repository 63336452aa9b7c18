import Testing

@testable import Store

/// What an import says of the whole of a file. Today is 2026-03-16.
@Suite struct ImportRemarkTests {
  let desk: ImportDesk

  init() throws { desk = try ImportDesk() }

  @Test func dealsInAnOpenStageThatWereToCloseLongAgo() throws {
    let found = try desk.load(
      "opportunities",
      "no,s,c\nD1,Parked,2025-11-01\nD2,Parked,2025-12-01\nD3,Demo,2025-12-01\nD4,Demo,2026-04-01\nD5,Won,2025-11-01\n",
      ["id = no", "stage = s", "closed = c"])
    #expect(found.remarks == [.pastClosing(stages: ["Parked"], deals: 2)])
  }

  @Test func dealsThatWereReadBeforeTheirStages() throws {
    try desk.load("opportunities", "no,s\nD1,S1\nD2,S2\n", ["id = no", "stage = s"])
    let found = try desk.load("stages", "id,state\nS1,open\nS2,lost\n", ["id = id", "name = id", "state = state"])
    #expect(found.remarks == [.openAtTheEnd(1)])
  }

  @Test func invoicesThatAreSettledTwice() throws {
    try desk.load(
      "invoices", "no,d,a\nI1,2026-01-05,100\nI2,2026-01-06,50\n", ["id = no", "issued = d", "amount = a"])
    let mapping = ["id = no", "invoice = i", "paid = d", "amount = a"]
    #expect(try desk.load("payments", "no,i,d,a\nI1,I1,2026-01-05,70\n", mapping).remarks.isEmpty)
    try desk.load("payments", "no,i,d,a\nX1,I1,2026-01-15,70\n", mapping)
    let found = try desk.load("payments", "no,i,d,a\nR1,I1,2026-02-01,70\nR2,I2,2026-02-01,50\n", mapping)
    #expect(found.remarks == [.settledTwice(1)])
  }

  /// Of two who owe something, one has paid without saying for what.
  @Test func whatIsPaidAheadIsNotTakenOff() throws {
    try desk.load(
      "invoices", "no,c,d,a\nI1,Acme,2026-01-05,100\nI2,Blue,2026-01-06,50\n",
      ["id = no", "customer = c", "issued = d", "amount = a"])
    let mapping = ["id = no", "customer = c", "paid = d", "amount = a"]
    let found = try desk.load("payments", "no,c,d,a\nR1,Acme,2026-02-01,70\nR2,Core,2026-02-01,50\n", mapping)
    #expect(found.remarks == [.paidAhead(1)])
  }

  /// A column of another header need not mean the same.
  @Test func peopleWhoAreCalledWhatAFieldOfOthersSays() throws {
    try desk.load("reps", "no,name,key\nE1,Ann,281\nE2,Bob,282\n", ["id = no", "name = name"])
    let mapping = ["id = no", "rep = seller", "ordered = d"]
    let found = try desk.load("orders", "no,seller,d\nO1,281,2026-01-05\nO2,282,2026-01-06\n", mapping)
    #expect(found.remarks == [.namedByField(count: 2, entity: "reps", field: "key")])
    #expect(try desk.load("orders", "no,seller,d\nO3,Cleo,2026-01-05\n", mapping).remarks.isEmpty)
  }

  @Test func aStageIsWonByItsIdWhereItsNameDoesNotSay() throws {
    try desk.load("stages", "id,name\nNEW,Uno\nC2:WON,Duo\nLOSE,Tre\n", ["id = id", "name = name"])
    #expect(try desk.rows("SELECT name, state FROM stages ORDER BY position") == ["Uno|open", "Duo|won", "Tre|lost"])
  }

  @Test func anAccountOfAReportIsThatOfTheDataExport() throws {
    try desk.load("customers", "id,name\n001D000000IqhSLIAZ,Acme\n", ["id = id", "name = name"])
    let found = try desk.load("orders", "no,c\nO1,001D000000IqhSL\n", ["id = no", "customer = c"])
    #expect(found.created.isEmpty)
    #expect(try desk.rows("SELECT COUNT(*) FROM customers") == ["1"])
  }
}
