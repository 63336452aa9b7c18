import Foundation
import Testing
import Values

@testable import Store

/// What entities do besides keeping their fields.
@Suite struct ImportRulesTests {
  let desk: ImportDesk

  init() throws { desk = try ImportDesk() }

  private let sheet = """
    order,date,client,seller,item,qty,price,off
    1001,2026-02-02,Acme,Li Na,Desk,2,100.00,10%
    1001,2026-02-02,Acme,Li Na,Chair,4,25.50,
    1001,2026-02-02,Acme,Li Na,Desk,1,100.00,
    1002,2026-02-03,Globex,Tom,Chair,0.5,30.01,
    """
  private let sheetFields = [
    "order = order", "ordered = date", "customer = client", "rep = seller", "product = item", "quantity = qty",
    "price = price", "discount = off",
  ]

  @Test func aDenormalisedSheetMakesItsOrders() throws {
    let summary = try desk.load("order_lines", sheet, sheetFields)
    #expect(summary.inserted == 4)
    #expect(
      Set(summary.created.map { "\($0.entity) \($0.count)" }) == ["orders 2", "customers 2", "reps 2", "products 2"])
    // 2 × 100 × 0.9; 4 × 25.50; 100; 0.5 × 30.01 = 15.005, half to even
    #expect(
      try desk.rows("SELECT external_id, gross, amount, quantity FROM order_lines ORDER BY 1") == [
        "1001/Chair|10200|10200|4000", "1001/Desk|20000|18000|2000", "1001/Desk/2|10000|10000|1000",
        "1002/Chair|1500|1500|500",
      ])
    #expect(
      try desk.rows(
        """
        SELECT o.external_id, o.ordered_on, o.status, c.name, r.name FROM orders o
        JOIN customers c ON c.id = o.customer_id JOIN reps r ON r.id = o.rep_id ORDER BY 1
        """) == ["1001|2026-02-02|confirmed|Acme|Li Na", "1002|2026-02-03|confirmed|Globex|Tom"])
    #expect(
      try desk.rows(
        """
        SELECT COUNT(*) FROM order_lines l JOIN orders o ON o.id = l.order_id
          AND l.customer_id = o.customer_id AND l.rep_id = o.rep_id AND l.ordered_on = o.ordered_on AND l.status = o.status
        """) == ["4"])
    #expect(try desk.load("order_lines", sheet, sheetFields).unchanged == 4)
    #expect(try desk.brokenReferences() == 0)
  }

  @Test func aTotalStandsForTheOrderUntilItsLinesArrive() throws {
    let orders = "no,c,d,total\n1001,Acme,2026-02-02,300\n1003,Acme,2026-02-05,70.10\n"
    let fields = ["id = no", "customer = c", "ordered = d", "amount = total"]
    try desk.load("orders", orders, fields)
    let question =
      "SELECT o.external_id, l.amount, l.is_header FROM order_lines l JOIN orders o ON o.id = l.order_id ORDER BY 1, 2"
    #expect(try desk.rows(question) == ["1001|30000|1", "1003|7010|1"])
    #expect(try desk.load("orders", orders, fields).unchanged == 2)
    #expect(try desk.load("orders", orders.replacingOccurrences(of: "70.10", with: "80"), fields).updated == 1)
    try desk.load("order_lines", sheet, sheetFields)
    let lines = ["1001|10000|0", "1001|10200|0", "1001|18000|0", "1002|1500|0", "1003|8000|1"]
    #expect(try desk.rows(question) == lines)
    try desk.load("orders", orders, fields)
    #expect(try desk.rows(question) == lines.dropLast() + ["1003|7010|1"])
  }

  @Test func cancellingAnOrderReachesItsLines() throws {
    try desk.load("order_lines", sheet, sheetFields)
    try desk.load("orders", "no,s,d\n1001,Cancelled,2026-02-09\n", ["id = no", "status = s", "cancelled = d"])
    #expect(
      try desk.rows(
        "SELECT DISTINCT status FROM order_lines WHERE order_id = (SELECT id FROM orders WHERE external_id = '1001')")
        == ["cancelled"])
  }

  @Test func aLineCostsWhatItsProductCosts() throws {
    try desk.load("products", "n,c\nDesk,60.00\n", ["name = n", "cost = c"])
    try desk.load("order_lines", "o,p,q,v\n1,Desk,3,250\n", ["order = o", "product = p", "quantity = q", "amount = v"])
    #expect(try desk.rows("SELECT amount, cost, gross FROM order_lines") == ["25000|18000|"])
  }

  @Test func activitiesKnowWhetherTheyAreDone() throws {
    let text = """
      no,kind,due,done,ticked
      1,Call,2026-03-01,2026-03-02 09:15:00,
      2,Follow-up,2026-03-20,,
      3,拜访,,,
      """
    try desk.load("activities", text, ["id = no", "type = kind", "due = due", "done = done"])
    #expect(
      try desk.rows("SELECT type, status, due_on, done_on, done_time FROM activities ORDER BY external_id") == [
        "call|done|2026-03-01|2026-03-02|09:15:00", "follow-up|planned|2026-03-20||", "visit|done|||",
      ])
  }

  @Test func aTickDoneCountsOnTheDayItWasDue() throws {
    let text = "no,kind,due,ok\n1,Meeting,2026-03-01,True\n2,Meeting,2026-03-02,False\n"
    try desk.load("activities", text, ["id = no", "type = kind", "due = due", "completed = ok"])
    #expect(
      try desk.rows("SELECT status, due_on, done_on FROM activities ORDER BY external_id") == [
        "done|2026-03-01|2026-03-01", "planned|2026-03-02|",
      ])
    let summary = try desk.load("activities", text, ["id = no", "type = kind", "due = due", "completed = ok"])
    #expect(summary.unchanged == 2)
  }

  @Test(arguments: [("45", 45), ("00:45", 1), ("02:00", 2), ("1:30:00", 90), ("12.5", 12), ("13.5", 14)])
  func minutes(_ written: String, _ minutes: Int) throws {
    try desk.load("activities", "t,m\ncall,\(written)\n", ["type = t", "minutes = m"])
    #expect(try desk.rows("SELECT minutes FROM activities") == [String(minutes)])
  }

  private func invoices() throws {
    let text =
      "no,c,r,d,due,v,paid\nI1,Acme,Li Na,2026-01-10,2026-02-10,100,2026-02-01\nI2,Acme,Tom,2026-01-11,2026-02-11,50,\n"
    try desk.load(
      "invoices", text, ["id = no", "customer = c", "rep = r", "issued = d", "due = due", "amount = v"])
    var plan = try desk.plan("payments", text, ["invoice = no", "paid = paid", "amount = v"])
    plan.condition = .emptiness(.column("paid"), negated: true)
    #expect(try desk.run(plan).inserted == 1)
    #expect(try desk.run(plan).unchanged == 1)
  }

  @Test func oneSheetIsInvoicesAndPayments() throws {
    try invoices()
    #expect(
      try desk.rows(
        """
        SELECT i.external_id, p.kind, p.amount, a.amount, a.paid_on, r.name FROM payment_allocations a
        JOIN invoices i ON i.id = a.invoice_id JOIN payments p ON p.id = a.payment_id JOIN reps r ON r.id = p.rep_id
        """) == ["I1|receipt|10000|10000|2026-02-01|Li Na"])
    #expect(
      try desk.rows(
        "SELECT id FROM invoices i WHERE NOT EXISTS (SELECT 1 FROM payment_allocations a WHERE a.invoice_id = i.id)")
        == ["2"])
  }

  @Test func refundsAndCreditNotes() throws {
    try invoices()
    try desk.load("payments", "no,i,d,v\nP9,I1,2026-02-20,-30\n", ["id = no", "invoice = i", "paid = d", "amount = v"])
    #expect(
      try desk.rows(
        "SELECT p.kind, p.amount, a.amount FROM payments p JOIN payment_allocations a ON a.payment_id = p.id WHERE p.external_id = 'P9'"
      )
        == ["refund|3000|-3000"])
    try desk.load("credit_notes", "i,d,v\nI2,2026-02-21,-50\n", ["invoice = i", "issued = d", "amount = v"])
    #expect(
      try desk.rows(
        "SELECT n.amount, c.name, r.name FROM credit_notes n JOIN customers c ON c.id = n.customer_id JOIN reps r ON r.id = n.rep_id"
      )
        == ["5000|Acme|Tom"])
  }

  @Test func foreignMoneyIsConvertedAtItsOwnDay() throws {
    try desk.load(
      "rates", "c,d,v\neur,2026-01-01,1.10\nEUR,2026-02-01,1.20\nJPY,2026-01-01,0.0065\n",
      ["currency = c", "valid = d", "rate = v"])
    let text =
      "no,d,v,c\n1,2026-01-31,100,EUR\n2,2026-02-01,100,eur\n3,2026-02-01,1000,JPY\n4,2026-02-01,5,USD\n5,2026-02-01,7,GBP\n6,2025-12-31,9,EUR\n"
    let summary = try desk.load("expenses", text, ["id = no", "spent = d", "amount = v", "currency = c"])
    #expect(summary.unpriced == 2)
    let question = "SELECT amount, original_amount, currency FROM expenses ORDER BY external_id"
    #expect(
      try desk.rows(question) == [
        "11000|10000|EUR", "12000|10000|EUR", "650|1000|JPY", "500||USD", "|700|GBP", "|900|EUR",
      ])
    try desk.load("rates", "c,d,v\nGBP,2026-01-01,1.3\n", ["currency = c", "valid = d", "rate = v"])
    #expect(try desk.rows(question)[4] == "910|700|GBP")
  }

  @Test func targetsBelongToWhomTheyName() throws {
    try desk.load("reps", "n,t\nLi Na,North\n", ["name = n", "team = t"])
    let text =
      "who,team,month,what,v\nLi Na,,2026-03,,\"12,000.50\"\n,North,2026-Q1,visits,90\n,,2026,revenue,1000000\n"
    let fields = ["rep = who", "team = team", "period = month", "metric = what", "value = v"]
    #expect(try desk.load("targets", text, fields).inserted == 3)
    #expect(
      try desk.rows("SELECT scope, metric, starts_on, ends_on, value FROM targets ORDER BY id") == [
        "rep|sales|2026-03-01|2026-03-31|1200050", "team|visits|2026-01-01|2026-03-31|90",
        "company|sales|2026-01-01|2026-12-31|100000000",
      ])
    let changed = text.replacingOccurrences(of: "visits,90", with: "visits,95")
    let summary = try desk.load("targets", changed, fields)
    #expect(summary.updated == 1 && summary.unchanged == 2)
    #expect(
      try desk.rows("SELECT value FROM plan_rollups WHERE metric = 'visits' AND level = 'team' AND grain = 'quarter'")
        == ["95.0"])
  }

  @Test func aPlanNeedsAPeriod() throws {
    let summary = try desk.load(
      "budgets", "m,v\nsoon,1\n,1\n2026-03,1\n", ["period = m", "amount = v"])
    #expect(
      summary.inserted == 1 && summary.problems.map(\.reason) == ["is no month, quarter or year", "period is blank"])
  }

  @Test func holidaysChangeTheCalendar() throws {
    try desk.load(
      "holidays", "d,n,w\n2026-10-01,国庆节,否\n2026-10-10,调休,是\n", ["day = d", "name = n", "worked = w"])
    #expect(
      try desk.rows("SELECT is_workday FROM calendar WHERE day IN ('2026-10-01', '2026-10-10') ORDER BY day") == [
        "0", "1",
      ])
  }

  @Test func stockOfAProductIsItsOpening() throws {
    let fields = ["id = no", "name = n", "stock = s", "active = a"]
    try desk.load("products", "no,n,s,a\nP1,Desk,39,True\nP2,Chair,,False\n", fields)
    let question = "SELECT kind, moved_on, quantity FROM stock_movements"
    #expect(try desk.rows(question) == ["adjustment|2026-03-16|39000"])
    #expect(try desk.load("products", "no,n,s,a\nP1,Desk,39,True\nP2,Chair,,False\n", fields).unchanged == 2)
    #expect(try desk.load("products", "no,n,s,a\nP1,Desk,40,True\n", fields).updated == 1)
    #expect(try desk.rows(question) == ["adjustment|2026-03-16|40000"])
    try desk.load(
      "stock_movements", "p,d,q,k\nP1,2026-03-17,5,issue\nP1,2026-03-18,2,\n",
      ["product = p", "moved = d", "quantity = q", "kind = k"])
    #expect(try desk.rows("SELECT SUM(quantity) FROM stock_movements WHERE product_id = 1") == ["37000"])
  }

  @Test func coverOfATerritoryChangesFromToday() throws {
    try desk.load("territories", "n,r\nNorth,Li Na\n", ["name = n", "rep = r"])
    #expect(try desk.load("territories", "n,r\nNorth,Li Na\n", ["name = n", "rep = r"]).unchanged == 1)
    #expect(try desk.load("territories", "n,r\nNorth,Tom\n", ["name = n", "rep = r"]).updated == 1)
    #expect(
      try desk.rows(
        "SELECT a.from_on, a.until_on, r.name FROM territory_assignments a JOIN reps r ON r.id = a.rep_id ORDER BY 1")
        == [
          "0001-01-01|2026-03-16|Li Na", "2026-03-16|9999-12-31|Tom",
        ])
  }

  @Test func aRepChangesTeamFromToday() throws {
    try desk.load("reps", "n,t\nLi Na,North\n", ["name = n", "team = t"])
    try desk.load("reps", "n,t\nLi Na,South\n", ["name = n", "team = t"])
    #expect(
      try desk.rows(
        "SELECT a.from_on, a.until_on, t.name FROM rep_assignments a JOIN teams t ON t.id = a.team_id ORDER BY 1") == [
          "0001-01-01|2026-03-16|North", "2026-03-16|9999-12-31|South",
        ])
  }

  /// What was not known holds since ever, a change from today, or from the day of the file.
  @Test func aTeamBecomesPartOfAnother() throws {
    try desk.load("teams", "n,p\nNorth,\nSouth,Sales\n", ["name = n", "parent = p"])
    try desk.load("teams", "n,p\nNorth,Sales\nSouth,Sales\n", ["name = n", "parent = p"])
    try desk.load("teams", "n,p\nSouth,Export\n", ["name = n", "parent = p"])
    try desk.load(
      "teams", "n,p,m\nNorth,Export,2026-02-01\nNorth,Sales,2026-01-01\n", ["name = n", "parent = p", "modified = m"])
    let moves = """
      SELECT t.name, a.from_on, a.until_on, p.name FROM team_assignments a JOIN teams t ON t.id = a.team_id
      LEFT JOIN teams p ON p.id = a.parent_id ORDER BY 1, 2
      """
    #expect(
      try desk.rows(moves) == [
        "North|0001-01-01|2026-02-01|Sales", "North|2026-02-01|9999-12-31|Export",
        "South|0001-01-01|2026-03-16|Sales", "South|2026-03-16|9999-12-31|Export",
      ])
    #expect(
      try desk.rows("SELECT name FROM teams WHERE parent_id = (SELECT id FROM teams WHERE name = 'Export')").count == 2)
  }

  @Test func aCurrencyHasItsOwnDecimals() throws {
    try desk.load("rates", "c,d,v\nKWD,2026-01-01,3.25\n", ["currency = c", "valid = d", "rate = v"])
    try desk.load(
      "invoices", "i,d,v,u\nI1,2026-02-01,10.125,KWD\nI2,2026-02-01,0.5,KWD\n",
      ["id = i", "issued = d", "amount = v", "currency = u"])
    // 10.125 x 3.25 = 32.90625, 0.5 x 3.25 = 1.625, to the even cent
    #expect(try desk.rows("SELECT original_amount, amount FROM invoices ORDER BY id") == ["10125|3291", "500|162"])
  }

  @Test func forecastCategoriesAreTheStoresOwn() throws {
    let report = try desk.load(
      "stages", "n,f\nA,Best Case\nB,Commit\nC,Best-case\nD,Pipeline\nE,Omitted\nF,承诺\nG,best_case\nH,\nI,Hot\n",
      ["name = n", "forecast_category = f"])
    #expect(
      try desk.rows("SELECT name, forecast_category FROM stages ORDER BY name") == [
        "A|best_case", "B|commit", "C|best_case", "D|pipeline", "E|omitted", "F|commit", "G|best_case", "H|",
      ])
    #expect(report.problems.count == 1)
  }

  @Test func stagesTellTheirState() throws {
    try desk.load("stages", "n,p\nLead in,10%\n赢单,100%\nClosed Lost,0%\n", ["name = n", "probability = p"])
    #expect(
      try desk.rows("SELECT name, position, state, probability_bp FROM stages ORDER BY 2") == [
        "Lead in|1|open|1000", "赢单|2|won|10000", "Closed Lost|3|lost|0",
      ])
  }

  @Test func spendIsTheCampaignsSource() throws {
    try desk.load("campaigns", "n,s,b\nSpring fair,exhibition,5000\n", ["name = n", "source = s", "budget = b"])
    try desk.load(
      "campaign_spend", "c,d,v\nSpring fair,2026-03-01,1200\n", ["campaign = c", "spent = d", "amount = v"])
    #expect(
      try desk.rows("SELECT s.name, p.amount FROM campaign_spend p JOIN sources s ON s.id = p.source_id") == [
        "exhibition|120000"
      ])
  }

  @Test func theRemainingEntities() throws {
    try invoices()
    try desk.load("teams", "n,p\nNorth,Sales\nSales,\n", ["name = n", "parent = p"])
    #expect(try desk.rows("SELECT COUNT(*) FROM team_ancestors") == ["3"])
    try desk.load("sources", "n,c\nwebsite,online\n", ["name = n", "channel = c"])
    try desk.load("contacts", "n,c\nMaria,Acme\n", ["name = n", "customer = c"])
    try desk.load(
      "instalments", "i,d,v\nI2,2026-02-01,20\nI2,2026-03-01,30\n", ["invoice = i", "due = d", "amount = v"])
    #expect(
      try desk.rows("SELECT due_on, amount FROM dues WHERE customer_id = 1 ORDER BY 1 LIMIT 2") == [
        "2026-02-01|2000", "2026-02-10|10000",
      ])
    try desk.load("opportunities", "no,c,r\nD1,Acme,Li Na\n", ["id = no", "customer = c", "rep = r"])
    try desk.load("quotes", "o,d,v\nD1,2026-03-01,99\n", ["opportunity = o", "sent = d", "amount = v"])
    #expect(
      try desk.rows(
        "SELECT c.name, r.name, p.amount FROM proposals p JOIN customers c ON c.id = p.customer_id JOIN reps r ON r.id = p.rep_id"
      )
        == ["Acme|Li Na|9900"])
    try desk.load(
      "budgets", "t,c,m,v\nNorth,travel,2026-03,500\n", ["team = t", "category = c", "period = m", "amount = v"])
    #expect(try desk.rows("SELECT scope, amount FROM budgets") == ["team|50000"])
    #expect(try desk.brokenReferences() == 0)
  }

  /// 100.00 at 1.2 and, shared 60 to 40, 72.00 and 48.00: in the deal, in its history and in the parts.
  @Test func aRateThatComesLaterPricesTheHistoryToo() throws {
    try desk.load(
      "opportunities", "n,r,a,c,d\nD1,Ann,100,EUR,2026-01-05\n",
      ["id = n", "rep = r", "amount = a", "currency = c", "created = d"])
    try desk.load("opportunity_splits", "n,r,s\nD1,Ann,60%\nD1,Bo,40%\n", ["opportunity = n", "rep = r", "share = s"])
    try desk.load("rates", "c,d,v\nEUR,2026-01-01,1.2\n", ["currency = c", "valid = d", "rate = v"])
    #expect(try desk.rows("SELECT amount FROM opportunities") == ["12000"])
    #expect(try desk.rows("SELECT amount FROM opportunity_states") == ["12000"])
    #expect(try desk.rows("SELECT amount FROM opportunity_credits ORDER BY 1") == ["4800", "7200"])
    #expect(try desk.rows("SELECT amount FROM opportunity_state_credits ORDER BY 1") == ["4800", "7200"])
    #expect(try StoreInspection.report(on: desk.store, writer: { desk.store }).findings.isEmpty)
  }
}
