import Testing
import Values

@testable import Store

/// Sheets that are reports: groups, their sums, counts, remarks at the end.
@Suite struct ImportReportTests {
  let desk: ImportDesk

  init() throws { desk = try ImportDesk() }

  private func activities() throws -> [String] {
    try desk.rows(
      """
      SELECT r.name, a.type, a.done_on, COUNT(*) FROM activities a LEFT JOIN reps r ON r.id = a.rep_id
      GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
      """)
  }

  /// The customer stands in a row of its own, which is no record; a sum says nothing of the rows below.
  @Test func blanksStandForWhatIsAbove() throws {
    let text = """
      Customer,Date,Amount
      Acme,,
      ,2026-09-01,10
      ,2026-09-02,20
      Total for Acme,,30
      Globex,,
      ,2026-09-03,5
      Total for Globex,,5
      TOTAL,,35

      """
    var plan = try desk.plan("orders", text, ["ordered = Date", "amount = Amount"])
    plan.fields.append(ImportField("customer", .call("above", [.column("Customer")])))
    plan.condition = .emptiness(.column("Date"), negated: true)
    let summary = try desk.run(plan)
    #expect(summary.inserted == 3 && summary.totals == 3 && summary.subtotals == 1 && summary.skipped == 5)
    #expect(
      try desk.rows("SELECT c.name, o.ordered_on FROM orders o JOIN customers c ON c.id = o.customer_id ORDER BY 2")
        == ["Acme|2026-09-01", "Acme|2026-09-02", "Globex|2026-09-03"])
    #expect(try desk.run(plan).unchanged == 3)
  }

  /// A firm may be called Total, and a deal of it bears a sum only.
  @Test func aNameIsNoSum() throws {
    let text = "name,city,employees\nTotal,,900\nSum Total,,12\nAcme,Ulm,3\n"
    let summary = try desk.run(desk.plan("customers", text, ["name = name", "city = city", "employees = employees"]))
    #expect(summary.inserted == 3 && summary.totals == 0)
    let deals = "customer,name,amount\nTotal,Big,900\nAcme,Small,3\n"
    let second = try desk.run(
      desk.plan("opportunities", deals, ["customer = customer", "name = name", "amount = amount"]))
    #expect(second.inserted == 2 && second.totals == 0)
  }

  @Test func remarksAtTheEndAreNoRecords() throws {
    let text =
      "name,city,employees\nAcme,Ulm,3\n\n\"Closed Deals\"\n\"Copyright (c) 2000-2026 example.com\"\n\"Acme Corp\"\n"
    let summary = try desk.run(desk.plan("customers", text, ["name = name", "city = city"]))
    #expect(summary.inserted == 1 && summary.totals == 3 && summary.refused == 0)
    #expect(try desk.rows("SELECT name FROM customers") == ["Acme"])
  }

  @Test func aRowMayStandForSeveral() throws {
    let text =
      "rep,day,calls\nAnn,2026-09-01,3\nAnn,2026-09-02,0\nBo,2026-09-01,2\nCy,2026-09-01,\nDi,2026-09-01,10001\n"
    var plan = try desk.plan("activities", text, ["rep = rep", "done = day", "times = calls"])
    plan.fields.append(ImportField("type", .text("call")))
    let summary = try desk.run(plan)
    #expect(summary.inserted == 2 && summary.none == 2 && summary.several == 5 && summary.refused == 1)
    #expect(summary.problems.map(\.reason) == ["is no count from 0 to 10000"])
    #expect(try activities() == ["Ann|call|2026-09-01|3", "Bo|call|2026-09-01|2"])
    #expect(try desk.run(plan).unchanged == 2)
    #expect(try activities() == ["Ann|call|2026-09-01|3", "Bo|call|2026-09-01|2"])
  }

  @Test func anIdIsThatOfTheFirst() throws {
    let text = "no,day,calls\nA,2026-09-01,2\nB,2026-09-01,1\n"
    var plan = try desk.plan("activities", text, ["id = no", "done = day", "times = calls"])
    plan.fields.append(ImportField("type", .text("call")))
    _ = try desk.run(plan)
    #expect(try desk.rows("SELECT external_id FROM activities ORDER BY 1") == ["A", "A/2", "B"])
    #expect(try desk.run(plan).unchanged == 2)
  }

  @Test(arguments: [
    ("Closed Won (Sales Pipeline)", "won"), ("6 - Closed Won", "won"), ("07. Closed/Lost", "lost"), ("Won 100%", "won"),
    ("赢单（100%）", "won"), ("Negotiation (Won back)", "open"), ("Contract Sent (Sales Pipeline)", "open"),
    ("2026", "open"),
  ])
  func whatAStageStandsFor(name: String, state: String) {
    #expect(StageState.told(by: name) == state)
  }

  /// 90 is what is left of 100 after a tenth; 50 without a discount is 50; a price goes before both.
  @Test func whatItWasBeforeTheDiscountNeedsNoPrice() throws {
    let text = "order,product,net,off,qty,price\nA,P,90.00,0.1,2,\nA,Q,50.00,0,1,\nB,P,90.00,0.1,1,120.00\n"
    var plan = try desk.plan("order_lines", text, ["order = order", "product = product", "amount = net"])
    plan.fields += [
      ImportField("discount", .column("off")), ImportField("quantity", .column("qty")),
      ImportField("price", .column("price")),
    ]
    _ = try desk.run(plan)
    #expect(
      try desk.rows("SELECT amount, gross FROM order_lines ORDER BY id") == ["9000|10000", "5000|5000", "9000|12000"])
  }

  /// 100 + 50.50 are Big's, and the sum of both deals at the foot is nobody's; again changes nothing.
  @Test func rowsWithOneIDAreAddedUp() throws {
    let text = "Deal,Product,Amount\nBig,Server,$100.00\nBig,Support,$50.50\nSmall,Server,$7.00\nTotal,,$157.50\n"
    var plan = try desk.plan("opportunities", text, ["id = Deal", "name = Deal"])
    plan.fields.append(ImportField("amount", .call("total", [.column("Amount")])))
    plan.ignored = .others
    let summary = try desk.run(plan)
    #expect(summary.inserted == 2 && summary.unchanged == 1 && summary.refused == 0, "\(summary)")
    #expect(
      try desk.rows("SELECT external_id, amount FROM opportunities ORDER BY 1") == ["Big|15050", "Small|700"])
    #expect(try desk.run(plan).unchanged == 3)
    plan.fields.removeAll { $0.name == "id" }
    #expect(desk.refusal(plan) == .totalOfNothing)
    plan.fields = [ImportField("id", .column("Deal")), ImportField("amount", .call("total", [.text("1")]))]
    #expect(desk.refusal(plan) == .notAColumn(.total))
  }

  /// A number that cannot be read refuses its row; the sum of the others is not taken for the whole.
  @Test func whatCannotBeReadIsInNoSum() throws {
    let text = "Deal,Amount\nA,100\nA,much\nB,5\n"
    var plan = try desk.plan("opportunities", text, ["id = Deal", "name = Deal"])
    plan.fields.append(ImportField("amount", .call("total", [.column("Amount")])))
    let summary = try desk.run(plan)
    #expect(summary.refused == 1 && summary.problems.map(\.value) == ["much"])
  }

  /// 09:50 to 10:35 are 45 minutes, 23:50 to 00:20 half an hour; who leaves before coming did not say how long.
  @Test func minutesLieBetweenTwoMoments() throws {
    let text = """
      no,from,to
      a,09:50,10:35
      b,2026-03-01 23:50,2026-03-02 00:20
      c,05/03/2026 9:00 AM,05/03/2026 10:30 AM
      d,11:00,10:00
      e,11:00,

      """
    var plan = try desk.plan("activities", text, ["id = no", "type = 'visit'"])
    plan.fields.append(ImportField("minutes", .call("minutes_between", [.column("from"), .column("to")])))
    plan.ignored = .others
    #expect(try desk.run(plan).inserted == 5)
    #expect(
      try desk.rows("SELECT external_id, minutes FROM activities ORDER BY 1") == ["a|45", "b|30", "c|90", "d|", "e|"])
  }

  @Test(arguments: [
    ("2026-Q1", "2026-01-01", "2026-03-31"), ("Feb 2028", "2028-02-01", "2028-02-29"),
    ("2026年2月", "2026-02-01", "2026-02-28"), ("2026-05-17", "2026-05-01", "2026-05-31"),
    ("2026", "2026-01-01", "2026-12-31"),
  ])
  func aPeriodHasAFirstAndALastDay(text: String, first: String, last: String) throws {
    var plan = try desk.plan("orders", "no,when\nA,\(text)\n", ["id = no"])
    plan.fields += [
      ImportField("ordered", .call("first_day", [.column("when")])),
      ImportField("required", .call("last_day", [.column("when")])),
    ]
    #expect(try desk.run(plan).inserted == 1)
    #expect(try desk.rows("SELECT ordered_on, required_on FROM orders") == ["\(first)|\(last)"])
  }

  /// 695 is less than 1390 and 9 than 10, though the letters say otherwise; 2 October comes before 11 October.
  @Test(arguments: [
    ("open < whole", ["a", "b", "d"]), ("open >= whole", ["c"]), ("paid > due", ["a"]), ("paid <= due", ["b", "c"]),
  ])
  func columnsAreComparedAsWhatTheyAre(condition: String, kept: [String]) throws {
    let text = """
      no,open,whole,paid,due
      a,695.0,1390,11 Oct 2026,2 Oct 2026
      b,9,10,2 Oct 2026,11 Oct 2026
      c,50,50,2 Oct 2026,2 Oct 2026
      d,"1,000.00","2,000.00",,2 Oct 2026

      """
    let parts = condition.split(separator: " ").map(String.init)
    var plan = try desk.plan("customers", text, ["id = no", "name = no"])
    plan.condition = .comparison(try #require(RowComparison(rawValue: parts[1])), .column(parts[0]), .column(parts[2]))
    plan.ignored = .others
    _ = try desk.run(plan)
    #expect(try desk.rows("SELECT external_id FROM customers ORDER BY 1") == kept)
  }

  /// A spreadsheet is told by `="..."` to leave a number alone.
  @Test func aFormulaOfATextIsTheText() throws {
    let text = "no,name\n=\"0012\",=\"Acme\"\n\"=\"\"0013\"\"\",\"=\"\n"
    #expect(try desk.load("customers", text, ["id = no", "name = name"]).inserted == 2)
    #expect(try desk.rows("SELECT external_id, name FROM customers ORDER BY 1") == ["0012|Acme", "0013|="])
  }

  /// A name that two deals bear is nobody's; neither is one that none bears.
  @Test func whatIsNotKnownStaysBlank() throws {
    _ = try desk.run(desk.plan("opportunities", "id,name\n1,Twin\n2,Twin\n3,One\n", ["id = id", "name = name"]))
    let text = "no,deal\na,Twin\nb,One\nc,Nobody\nd,\ne,1\n"
    var plan = try desk.plan("activities", text, ["id = no"])
    plan.fields += [
      ImportField("type", .text("call")), ImportField("opportunity", .call("known", [.column("deal")])),
    ]
    let summary = try desk.run(plan)
    #expect(summary.inserted == 5 && summary.unlinked == ["opportunity": 2] && summary.created.isEmpty)
    #expect(
      try desk.rows(
        """
        SELECT a.external_id, o.external_id FROM activities a LEFT JOIN opportunities o ON o.id = a.opportunity_id
        ORDER BY 1
        """) == ["a|", "b|3", "c|", "d|", "e|1"])
    plan.fields = [ImportField("id", .call("known", [.column("no")])), ImportField("type", .text("call"))]
    #expect(desk.refusal(plan) == .knownOfNothing)
    plan.fields = [ImportField("rep", .call("above", [.text("x")])), ImportField("type", .text("call"))]
    #expect(desk.refusal(plan) == .notAColumn(.above))
  }
}
