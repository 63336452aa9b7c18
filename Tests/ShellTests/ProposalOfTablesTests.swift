import Rendering
import Testing

@testable import Shell

/// Tables of a database, a file each, which refer to one another by ids: what is asked of them was counted by hand.
@Suite struct ProposalOfTablesTests {
  /// Imports each file as it is proposed, and once more, which changes nothing.
  private func desk(_ files: [(String, String)]) throws -> ProposalTests.Desk {
    let desk = try ProposalTests.Desk(files, format: .csv)
    for (name, _) in files {
      #expect(desk.run("import \"\(name)\"") == .success, "\(name) \(desk.capture.notesText)")
      let proposed = desk.proposed
      #expect(desk.run(proposed) == .success, "\(name) \(desk.capture.notesText)")
      #expect(!desk.capture.notesText.contains("refused"), "\(name) \(desk.capture.notesText)")
      #expect(desk.run(proposed) == .success && desk.capture.notesText.contains("0 new, 0 updated"), "\(name)")
    }
    return desk
  }

  private func expect(_ desk: ProposalTests.Desk, _ question: String, _ answer: String) {
    #expect(desk.run(question) == .success, "\(desk.capture.notesText)")
    #expect(desk.capture.outputText.hasSuffix("\n\(answer)\n"), "\(question): \(desk.capture.outputText)")
  }

  /// The lines are numbered within their order, and bear a day that is none of the order: 10 + 20 in January, 5 in
  /// February.
  @Test func linesAreOfTheirOrdersHoweverTheyAreNumbered() throws {
    let desk = try desk([
      ("orders.csv", "order_id,customer_id,order_date\na,c1,2026-01-05\nb,c2,2026-02-06\n"),
      (
        "order_items.csv",
        """
        order_id,order_item_id,product_id,seller_id,shipping_limit_date,price
        a,1,p1,s1,2026-03-01,10.00
        a,2,p2,s2,2026-03-09,20.00
        b,1,p1,s1,2026-03-02,5.00

        """
      ),
    ])
    expect(desk, "show orders, ordered by month 2026-01..2026-03", "2026-01,1,30.00\n2026-02,1,5.00\n2026-03,0,0.00")
    // an order is of one rep: whose each line is stays with the line
    expect(desk, "show v = sum(order_lines.amount) by order_line.seller_id all time", "s1,15.00\ns2,20.00")
  }

  /// A price after the discount is that of one piece: (2 + 3 + 1) x 9 + (2 + 4 + 5) x 4 + 2 x 2 = 102.
  @Test func aNetPriceIsThatOfAPiece() throws {
    let desk = try desk([
      (
        "sales.csv",
        """
        OrderKey,OrderDate,CustomerKey,ProductKey,Quantity,UnitPrice,NetPrice,CurrencyCode
        1,2026-01-05,7,1,2,10.00,9.00,USD
        1,2026-01-05,7,2,2,5.00,4.00,USD
        2,2026-01-06,8,1,3,10.00,9.00,EUR
        2,2026-01-06,8,2,4,5.00,4.00,EUR
        3,2026-01-07,8,2,5,5.00,4.00,EUR
        3,2026-01-07,8,1,1,10.00,9.00,EUR
        4,2026-01-07,7,3,1,2.00,2.00,USD
        5,2026-01-07,8,3,1,2.00,2.00,EUR

        """
      )
    ])
    // prices that are the same in both currencies are in one
    expect(desk, "show ordered, units 2026-01", "102.00,19")
  }

  /// Targets name the reps by another key than the sales do.
  @Test func aSecondKeyMeansTheSamePeople() throws {
    let desk = try desk([
      ("salespeople.csv", "EmployeeKey,EmployeeID,Salesperson\n1,501,Ann Lee\n2,502,Bob Ray\n"),
      ("targets.csv", "EmployeeID,Target,TargetMonth\n501,1000.00,2026-01-01\n502,2000.00,2026-01-01\n"),
    ])
    expect(desk, "show target by rep sort rep 2026-01", "Ann Lee,1000.00\nBob Ray,2000.00")
    expect(desk, "show count(reps)", "2")
  }

  /// Rows that name an invoice are invoices, the others, below nothing, payments: of 150 are 100 paid.
  @Test func papersAreToldByTheirSign() throws {
    let desk = try desk([
      ("customers.csv", "CustomerID,CustomerName\n1,Acme\n2,Blue\n"),
      (
        "CustomerTransactions.csv",
        """
        CustomerTransactionID,CustomerID,InvoiceID,TransactionDate,TransactionAmount
        1,1,11,2026-01-05,100.00
        2,2,12,2026-01-06,50.00
        3,1,,2026-01-20,-100.00

        """
      ),
    ])
    expect(desk, "show invoiced, collected by customer sort customer 2026-01", "Acme,100.00,100.00\nBlue,50.00,0.00")
  }

  /// Rates for one dollar: 90 euros are worth 100 dollars, 1400 yen are 10.
  @Test func ratesForOneOfTheStoresAreTurned() throws {
    let desk = try desk([
      (
        "Exchange_Rates.csv",
        "Date,Currency,Exchange\n1/1/2026,USD,1.0\n1/1/2026,EUR,0.9\n1/1/2026,JPY,140\n1/13/2026,EUR,0.9\n"
      ),
      ("orders.csv", "Order ID,Order Date,Customer,Amount,Currency\n1,2026-01-05,A,90,EUR\n2,2026-01-05,B,1400,JPY\n"),
    ])
    expect(desk, "show ordered by customer sort customer 2026-01", "A,100.00\nB,10.00")
  }

  /// What a stage and days are of is no deal; what happens on a web site is no meeting.
  @Test(arguments: [
    ("stores.csv", "StoreKey,State,OpenDate,CloseDate\n1,Texas,2020-01-05,\n2,Ohio,2020-02-06,2025-01-01\n"),
    (
      "web_events.csv",
      "id,account_id,occurred_at,channel\n1,7,2026-01-05 10:00:00,direct\n2,8,2026-01-06 11:00:00,organic\n"
    ),
    (
      "CampaignMember.csv",
      "Id,CampaignId,LeadId,Status,CreatedDate\n1,c1,l1,Sent,2026-01-05\n2,c1,l2,Responded,2026-01-06\n"
    ),
  ]) func whatIsNoSaleIsAsked(_ file: String, _ text: String) throws {
    let desk = try ProposalTests.Desk([(file, text)])
    #expect(desk.run("import \"\(file)\"") == .wrongStatement, "\(desk.proposed)")
  }

  /// A column for each product; 100 + 50 and 30, of which the file's name says the month.
  @Test func aColumnForEachProductIsSoldOfIt() throws {
    let desk = try desk([
      ("sales by rep and product 2026-03.csv", "Rep,Server,Support,Total\nAnn Lee,100,50,150\nBob Ray,30,0,30\n")
    ])
    expect(desk, "show ordered by rep sort rep 2026-03", "Ann Lee,150.00\nBob Ray,30.00")
    expect(desk, "show ordered by product sort product 2026-03", "Server,130.00\nSupport,50.00")
  }

  /// What was deleted is still in an export of everything.
  @Test func deletedRowsAreNone() throws {
    let desk = try desk([
      (
        "Opportunity.csv",
        """
        Id,IsDeleted,Name,StageName,Amount,CloseDate,OwnerId,CreatedDate
        006A,false,One,Closed Won,100,2026-02-05,005A,2026-01-05T10:00:00.000Z
        006B,true,Two,Closed Won,50,2026-02-06,005A,2026-01-06T10:00:00.000Z

        """
      )
    ])
    expect(desk, "show won_value, closes 2026-02", "100.00,1")
  }

  /// 2 x 10 + 5 were ordered and are invoiced with their tax.
  @Test func linesOfInvoicesAreNotSoldAgain() throws {
    let desk = try desk([
      ("Orders.csv", "OrderID,CustomerID,OrderDate\n1,7,2026-01-04\n2,8,2026-01-04\n"),
      (
        "OrderLines.csv",
        "OrderLineID,OrderID,Description,Quantity,UnitPrice\n1,1,Pen,2,10.00\n2,1,Ink,1,5.00\n3,2,Pen,1,10.00\n"
      ),
      (
        "CustomerTransactions.csv",
        """
        CustomerTransactionID,CustomerID,InvoiceID,TransactionDate,TransactionAmount
        1,7,1,2026-01-05,30.00
        2,8,2,2026-01-06,12.00
        3,7,,2026-01-20,-30.00

        """
      ),
      (
        "InvoiceLines.csv",
        """
        InvoiceLineID,InvoiceID,Description,Quantity,UnitPrice,ExtendedPrice
        1,1,Pen,2,10.00,24.00
        2,1,Ink,1,5.00,6.00
        3,2,Pen,1,10.00,12.00

        """
      ),
    ])
    expect(desk, "show ordered, units, invoiced 2026-01", "35.00,4,42.00")
  }

  /// 3 x 2 + 5 by the list of products.
  @Test func linesWithoutAPriceTakeTheListPrice() throws {
    let desk = try desk([
      ("Products.csv", "ProductKey,Product Name,Unit Price USD\n1,Pen,2.00\n2,Ink,5.00\n"),
      (
        "Sales.csv",
        "Order Number,Line Item,Order Date,CustomerKey,ProductKey,Quantity\n1,1,2026-01-05,7,1,3\n1,2,2026-01-05,7,2,1\n"
      ),
    ])
    expect(desk, "show ordered, units, orders 2026-01", "11.00,4,1")
  }

  @Test func thoseWhoSellAreTheReps() throws {
    let desk = try desk([
      (
        "People.csv",
        "PersonID,FullName,IsEmployee,IsSalesperson,EmailAddress\n1,Ann Lee,1,1,a@x.com\n2,Bob Ray,1,0,b@x.com\n3,Cy Fox,0,0,c@y.com\n"
      ),
      ("Orders.csv", "OrderID,CustomerID,SalespersonPersonID,OrderDate,Amount\n1,7,1,2026-01-04,10.00\n"),
    ])
    expect(desk, "show ordered by rep 2026-01", "Ann Lee,10.00")
  }

  /// The invoice says when it was; what else has an id in the line was sold.
  @Test func linesOfInvoicesAloneAreSoldOnTheirDay() throws {
    let desk = try desk([
      ("Invoice.csv", "InvoiceId,CustomerId,InvoiceDate,Total\n1,7,2026-01-05,3.00\n2,8,2026-02-05,1.00\n"),
      (
        "InvoiceLine.csv",
        "InvoiceLineId,InvoiceId,TrackId,UnitPrice,Quantity\n1,1,5,1.00,2\n2,1,6,1.00,1\n3,2,5,1.00,1\n"
      ),
    ])
    expect(desk, "show ordered by month 2026-01..2026-02", "2026-01,3.00\n2026-02,1.00")
    expect(desk, "show units by product sort product all time", "5,3\n6,1")
  }

  /// 2 x 10 less a tenth, which cost 8, and 10, which cost 4.
  @Test func teamsOfOneAreReps() throws {
    let names = ["Ann Lee", "Bob Ray", "Cy Fox", "Dee Orr", "Eve Paz", "Flo Kim", "Gus Hale", "Hal Ives"]
    let teams = names.enumerated().map { "\($0.offset + 1),\($0.element),South" }.joined(separator: "\n")
    let desk = try desk([
      ("Sales Team.csv", "_SalesTeamID,Sales Team,Region\n\(teams)\n"),
      (
        "Sales Orders.csv",
        """
        OrderNumber,OrderDate,_SalesTeamID,_CustomerID,_ProductID,Order Quantity,Discount Applied,Unit Cost,Unit Price
        SO-1,2026-01-05,1,7,3,2,0.1,4.00,10.00
        SO-2,2026-01-06,2,7,3,1,0,4.00,10.00
        SO-3,2026-02-06,2,8,3,1,0,4.00,10.00

        """
      ),
    ])
    #expect(desk.run("set sales_basis = ordered") == .success)
    expect(
      desk, "show ordered, margin by rep having ordered > 0 sort rep 2026-01",
      "Ann Lee,18.00,10.00\nBob Ray,10.00,6.00")
  }
}
