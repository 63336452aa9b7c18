import Testing

@testable import Store

/// What the name of a stage tells of it.
@Suite struct StageNamesTests {
  @Test(
    arguments: [
      ("Won - Signed", "won"), ("Booked", "won"), ("PO Received", "won"), ("6. Closed Won", "won"), ("中标", "won"),
      ("签单", "won"), ("Lost to competitor", "lost"), ("Closed Lost - price", "lost"), ("Declined", "lost"),
      ("未中标", "lost"), ("未成交", "lost"), ("输单-价格", "lost"), ("Demo Booked", "open"), ("Accepted by sales", "open"),
      ("Proposal", "open"), ("Closing", "open"), ("商务谈判", "open"),
    ]) func saysWhetherItIsTheEnd(name: String, state: String)
  {
    #expect(StageState.told(by: name) == state)
  }

  @Test(
    arguments: [
      ("1-Qualify", 1), ("Stage 2: Demo", 2), ("S3 报价", 3), ("二、方案", 2), ("第三阶段", 3), ("Proposal (50%)", 50),
      ("Proposal", nil), ("Phase one", nil), ("三方谈判", nil), ("Legal", nil),
    ] as [(String, Int?)]) func bearsANumber(name: String, number: Int?)
  {
    #expect(StageName.number(in: name) == number)
  }

  /// `IqhSL` has its capitals in places 0, 3 and 4: 1 + 8 + 16 is 25, the letter Z; `001D0` has one in place 3: 8, I.
  @Test func anIdIsTheSameInBothWritings() {
    #expect(SalesforceID.other(of: "001D000000IqhSL") == "001D000000IqhSLIAZ")
    #expect(SalesforceID.other(of: "001D000000IqhSLIAZ") == "001D000000IqhSL")
    #expect(SalesforceID.other(of: "001D000000IqhSLIAA") == nil)
    #expect(SalesforceID.other(of: "Acme Industries") == nil)
  }
}
