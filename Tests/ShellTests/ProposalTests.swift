import Evaluation
import Foundation
import Rendering
import Store
import Syntax
import Testing

@testable import Shell

/// `import "file"` without a mapping: what it finds out, and that it changes nothing.
@Suite struct ProposalTests {
  /// A session in a folder of its own that holds the files.
  final class Desk {
    let folder: URL
    let capture = TourTests.Capture()
    let session: Session

    init(_ files: [(String, String)], format: OutputFormat = .table) throws {
      folder = try TourTests.folder()
      for (name, text) in files {
        try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
      }
      session = try TourTests.session(path: ":memory:", today: TourTests.today, capture, format: format)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func run(_ statement: String) -> Shell.ExitStatus {
      capture.output = []
      capture.notes = []
      return session.run(statement.replacingOccurrences(of: "import \"", with: "import \"\(folder.path)/"), file: nil)
    }

    func withoutFolder(_ text: String) -> String { text.replacingOccurrences(of: folder.path + "/", with: "") }

    var proposed: String { withoutFolder(session.correction ?? "") }
  }

  @Test(arguments: ProposalSheet.all) func theMappingIsTheOneAPersonWouldWrite(_ sheet: ProposalSheet) throws {
    let desk = try Desk([(sheet.file, sheet.text), ("before.csv", sheet.prepared ?? "")])
    if sheet.prepared != nil {
      #expect(desk.run("import \"before.csv\" as opportunities (id = deal, stage = stage)") == .success)
    }
    #expect(desk.run("import \"\(sheet.file)\"") == .success, "\(desk.capture.notesText)")
    // Which names stand in back-ticks is the printer's business.
    let plain = { (text: String) in text.replacingOccurrences(of: "`", with: "") }
    #expect(plain(desk.proposed) == plain(sheet.expected))
    #expect(plain(desk.withoutFolder(desk.capture.outputText)).contains(plain(sheet.expected)))
    #expect(desk.capture.notesText.contains("nothing was changed"))
    #expect(!desk.capture.notesText.contains("refused"), "\(desk.capture.notesText)")
    // Nothing is there yet; then it runs as it was printed, and again changes nothing.
    #expect(
      desk.run("list imports") == .success && desk.capture.outputText.contains("(no rows)") == (sheet.prepared == nil))
    #expect(desk.run(sheet.expected) == .success, "\(desk.capture.notesText)")
    #expect(!desk.capture.notesText.contains("refused"), "\(desk.capture.notesText)")
    #expect(desk.run(sheet.expected) == .success)
    #expect(desk.capture.notesText.contains("0 new, 0 updated"), "\(desk.capture.notesText)")
  }

  /// Of two orders one came back: what a list of known ids adds is a field of theirs.
  @Test func aListOfKnownIdsAddsToTheirRecords() throws {
    let orders = "Order ID,Order Date,Customer,Sales\nA1,2026-03-01,Acme,10\nA2,2026-03-02,Acme,20\n"
    let desk = try Desk([("orders.csv", orders), ("returns.csv", "Returned,Order ID\nYes,A2\n")], format: .csv)
    #expect(desk.run("import \"returns.csv\"") == .wrongStatement)
    #expect(desk.run("import \"orders.csv\"") == .success && desk.run(desk.proposed) == .success)
    #expect(desk.run("import \"returns.csv\"") == .success, "\(desk.capture.notesText)")
    #expect(desk.run(desk.proposed) == .success, "\(desk.capture.notesText)")
    #expect(desk.run("show count(orders where returned = yes), orders, sales 2026-03") == .success)
    #expect(desk.capture.outputText.hasSuffix("\n1,2,30.00\n"), "\(desk.capture.outputText)")
  }

  @Test(arguments: ProposalSheet.asked + ProposalSheet.ofStrangers + ProposalSheet.ofDataSets)
  func whatIsImportedIsAnsweredAsItWasCountedByHand(_ asked: ProposalSheet.Asked)
    throws
  {
    let desk = try Desk([(asked.sheet.file, asked.sheet.text)], format: .csv)
    #expect(desk.run("import \"\(asked.sheet.file)\"") == .success)
    #expect(desk.run(desk.proposed) == .success, "\(desk.capture.notesText)")
    #expect(desk.run(asked.question) == .success, "\(desk.capture.notesText)")
    #expect(desk.capture.outputText.hasSuffix("\n\(asked.answer)\n"), "\(desk.capture.outputText)")
  }

  /// Payments of orders: of the one that is invoiced 30 are open, the other's 20 are an advance; both on the orders' days.
  @Test func paymentsOfOrdersSettleTheirInvoices() throws {
    let desk = try Desk(
      [
        ("orders.csv", "Order ID,Order Date,Customer,Sales\nA1,2026-03-01,Acme,100\nA2,2026-04-02,Beta,20\n"),
        ("invoices.csv", "Invoice No,Order ID,Invoice Date,Amount\nI1,A1,2026-03-05,100\n"),
        ("order payments.csv", "order id,sequence,payment type,payment value\nA1,1,card,70\nA2,1,voucher,20\n"),
      ], format: .csv)
    for file in ["orders.csv", "invoices.csv", "order payments.csv"] {
      #expect(desk.run("import \"\(file)\"") == .success && desk.run(desk.proposed) == .success, "\(file)")
    }
    #expect(desk.run("show receivable, advances, collected by customer sort customer as of 2026-05-01") == .success)
    #expect(
      desk.capture.outputText.hasSuffix("\nAcme,30.00,0.00,70.00\nBeta,0.00,20.00,20.00\n"),
      "\(desk.capture.outputText)")
    #expect(desk.run("show collected by month 2026-03..2026-04") == .success)
    #expect(desk.capture.outputText.hasSuffix("\n2026-03,70.00\n2026-04,20.00\n"), "\(desk.capture.outputText)")
  }

  /// No customer has a country: that of the orders is meant, until customers have theirs.
  @Test func aFieldOfTheFileIsMeantWhereNothingElseBearsTheName() throws {
    let sales = "Sales Person,Country,Product,Date,Amount\nAnn,UK,Mint,2022-01-04,$30\nBo,India,Dark,2022-02-04,$20\n"
    let desk = try Desk(
      [("chocolate sales.csv", sales), ("customers.csv", "Customer,Country\nAcme,France\n")], format: .csv)
    #expect(desk.run("import \"chocolate sales.csv\"") == .success && desk.run(desk.proposed) == .success)
    #expect(desk.run("show orders, sales by country sort country 2022") == .success, "\(desk.capture.notesText)")
    #expect(desk.capture.outputText.hasSuffix("\nIndia,1,20.00\nUK,1,30.00\n"), "\(desk.capture.outputText)")
    #expect(desk.run("show sales where country = \"UK\" 2022") == .success, "\(desk.capture.notesText)")
    #expect(desk.capture.outputText.hasSuffix("\n30.00\n"), "\(desk.capture.outputText)")
    #expect(desk.run("import \"customers.csv\"") == .success && desk.run(desk.proposed) == .success)
    #expect(desk.run("show sales by country 2022") == .success)
    #expect(desk.capture.outputText.hasSuffix("\n,50.00\n"), "\(desk.capture.outputText)")
    #expect(desk.run("show sales by order.country sort sales 2022") == .success)
    #expect(desk.capture.outputText.hasSuffix("\nIndia,20.00\nUK,30.00\n"), "\(desk.capture.outputText)")
  }

  /// Who covers which region is all that the list says.
  @Test func aListOfPeopleAndRegionsSaysWhoCoversThem() throws {
    let desk = try Desk([("People.csv", "Regional Manager,Region\nAnn,West\nBo,East\n")], format: .csv)
    #expect(desk.run("import \"People.csv\"") == .success && desk.run(desk.proposed) == .success)
    #expect(desk.run("show territories_covered by rep sort rep") == .success, "\(desk.capture.notesText)")
    #expect(desk.capture.outputText.hasSuffix("\nAnn,1\nBo,1\n"), "\(desk.capture.outputText)")
  }

  /// Deals in euros are worth nothing in dollars without a rate; a store that has no money yet takes theirs. Where deals
  /// are all there is, the answer says that sales are something else.
  @Test func theCurrencyOfTheFileIsThatOfAnEmptyStore() throws {
    let text = "Deal,Owner,Status,Won time,Value,Currency\nA,Li Na,Won,2026-03-01,100,EUR\nB,Li Na,Lost,,50,EUR\n"
    let desk = try Desk([("deals.csv", text), ("more.csv", text.replacingOccurrences(of: "EUR", with: "GBP"))])
    #expect(desk.run("import \"deals.csv\"") == .success)
    #expect(desk.capture.notesText.contains("all amounts are in EUR"), "\(desk.capture.notesText)")
    #expect(desk.proposed.hasPrefix("set base_currency = \"EUR\"\n"))
    #expect(desk.run(desk.proposed) == .success, "\(desk.capture.notesText)")
    #expect(desk.run("show won_value, sales") == .success)
    #expect(desk.capture.outputText.contains("100") && desk.capture.outputText.contains("amounts in EUR"))
    #expect(desk.capture.outputText.contains("`set sales_basis = won`"), "\(desk.capture.outputText)")
    #expect(desk.run("set sales_basis = won; show sales") == .success)
    #expect(!desk.capture.outputText.contains("nothing is"), "\(desk.capture.outputText)")
    #expect(desk.run("import \"more.csv\"") == .success)
    #expect(!desk.proposed.contains("base_currency") && desk.capture.notesText.contains("have no exchange rate"))
  }

  /// What names no currency is in that of the store, once it was chosen; before it is guessed to be in the file's.
  @Test func aBlankCurrencyIsTheStores() throws {
    let text = "Payment,Customer,Paid,Amount,Currency\nP1,Acme,2026-03-01,100,\nP2,Acme,2026-03-02,40,EUR\n"
    let rates = "Currency,Date,Rate\nEUR,2026-01-01,8\n"
    let desk = try Desk([("pay.csv", text), ("rates.csv", rates)], format: .csv)
    #expect(desk.run("import \"pay.csv\" as payments") == .success)
    #expect(desk.proposed.contains("currency = coalesce(Currency, \"EUR\")"), "\(desk.proposed)")
    #expect(
      desk.capture.outputText.contains("\"coalesce(Currency, \"\"EUR\"\")\",guess,"), "\(desk.capture.outputText)")
    #expect(desk.run("set base_currency = \"CNY\"; import \"rates.csv\" as rates") == .success)
    #expect(desk.run(desk.proposed) == .success, "\(desk.capture.notesText)")
    #expect(desk.run("import \"pay.csv\" as payments") == .success)
    #expect(
      desk.proposed.contains("currency = Currency\n") && !desk.proposed.contains("base_currency"), "\(desk.proposed)")
    #expect(desk.run(desk.proposed) == .success, "\(desk.capture.notesText)")
    #expect(desk.run("show collected 2026") == .success)
    #expect(desk.capture.outputText.hasSuffix("\n420.00\n"), "\(desk.capture.outputText)")
  }

  private static let deals = ("deals.csv", "deal no,stage,amount\nD1,Won,100\nD2,Open,200\n")

  /// 1000 is paid, 500 open, 800 paid but for 300; two lines a price each stand for one piece.
  @Test func whatIsPaidWithoutADayIsNotReceivable() throws {
    let sheet = try #require(ProposalSheet.all.first { $0.file == "AR Detail.csv" })
    let desk = try Desk([(sheet.file, sheet.text)], format: .csv)
    #expect(desk.run("import \"\(sheet.file)\"") == .success)
    #expect(desk.capture.notesText.contains("no column says when"), "\(desk.capture.notesText)")
    #expect(desk.run(desk.proposed) == .success)
    #expect(desk.run("show receivable by customer sort customer as of 2026-11-23") == .success)
    #expect(desk.capture.outputText.contains("Acme,500") && desk.capture.outputText.contains("Blue Harbor,300"))
    // A later export with the rest paid changes the payment that is there.
    let later = sheet.text.replacingOccurrences(of: "800.00,300.00", with: "800.00,0.00")
    try later.write(to: desk.folder.appendingPathComponent(sheet.file), atomically: true, encoding: .utf8)
    #expect(desk.run(sheet.expected) == .success)
    #expect(desk.run("show receivable as of 2026-11-23") == .success && desk.capture.outputText.contains("500"))
  }

  /// Deals without a day of closing are in no period, and the proposal says so.
  @Test func decidedDealsWithoutADayAreToldOf() throws {
    let text =
      "Deal,Account,Owner,Stage,ACV\nA,Acme,Li Na,Closed Won,$1.2M\nB,Blue,Li Na,Proposal,$40K\n"
    let desk = try Desk([("pipeline review.csv", text)], format: .csv)
    #expect(desk.run("import \"pipeline review.csv\"") == .success)
    #expect(desk.capture.notesText.contains("no column says when"), "\(desk.capture.notesText)")
    #expect(desk.run(desk.proposed) == .success, "\(desk.capture.notesText)")
    #expect(desk.run("show won_value, pipeline") == .success)
    #expect(desk.capture.outputText.contains("1200000.00,40000.00"), "\(desk.capture.outputText)")
  }

  @Test func aPriceWithoutAQuantityIsThatOfOne() throws {
    let text =
      "order id,order date,product id,price\nA,2026-10-01,P1,10.00\nA,2026-10-01,P2,5.50\nB,2026-10-02,P1,10.00\n"
    let desk = try Desk([("order items.csv", text)], format: .csv)
    #expect(desk.run("import \"order items.csv\"") == .success)
    #expect(desk.run(desk.proposed) == .success, "\(desk.capture.notesText)")
    #expect(desk.run("show units, sales by product sort product 2026-10") == .success)
    #expect(
      desk.capture.outputText.contains("P1,2,20") && desk.capture.outputText.contains("P2,1,5.5"),
      "\(desk.capture.outputText)")
  }

  /// Ids of records that are known, and nothing else that is.
  @Test func idsAloneSayNothingOfTheRecords() throws {
    let desk = try Desk([("order reviews.csv", "order id,review score\nA,4\nB,5\n")])
    #expect(desk.run("import \"order reviews.csv\"") == .wrongStatement)
    #expect(desk.capture.notesText.contains("do not say what its rows are"), "\(desk.capture.notesText)")
  }

  /// Nothing says what the months are of: not the file's name, not a title; the year is today's, not a folder's.
  @Test func columnsThatArePeriodsAreAskedAbout() throws {
    let desk = try Desk([("book1.csv", "Rep,Jan,Feb,Mar\nAnn,120,130,100\nBo,90,100,95\n")], format: .csv)
    #expect(desk.run("import \"book1.csv\"") == .wrongStatement)
    #expect(desk.capture.notesText.contains("the columns are periods"), "\(desk.capture.notesText)")
    #expect(desk.run("import \"book1.csv\" as targets") == .success)
    #expect(desk.capture.notesText.contains("nothing says of which year; 2026 is taken"), "\(desk.capture.notesText)")
    #expect(desk.run(desk.proposed) == .success)
    #expect(desk.run("show target by rep, month 2026-01..2026-03 sort rep, month") == .success)
    #expect(desk.capture.outputText.contains("Ann,2026-02,130") && desk.capture.outputText.contains("Bo,2026-03,95"))
  }

  /// 30 - 20 + 20 are earned of 340; before a tenth off 90 it was 100: 10 of 350 are given away.
  @Test func whatIsEarnedTellsTheCost() throws {
    let sheet = try Self.sheet("Store sales.csv")
    let desk = try Desk([(sheet.file, sheet.text)], format: .csv)
    #expect(desk.run(sheet.expected) == .success)
    #expect(desk.run("show margin, discount_rate * 35, units/ordered * 85 this year") == .success)
    #expect(desk.capture.outputText.contains("\n30.00,1,1\n"), "\(desk.capture.outputText)")
  }

  private static func sheet(_ file: String) throws -> ProposalSheet {
    try #require(ProposalSheet.all.first { $0.file == file })
  }

  /// Li Na has won 1200 + 300, Tom Becker 40 and lost 700; the sums of the sheet are nobody's.
  @Test func groupsAndTheirSumsAreTakenApart() throws {
    let sheet = try Self.sheet("Deals by rep.csv")
    let desk = try Desk([(sheet.file, sheet.text)], format: .csv)
    #expect(desk.run("import \"\(sheet.file)\"") == .success)
    #expect(desk.capture.notesText.contains("3 totals left out"), "\(desk.capture.notesText)")
    #expect(desk.run(desk.proposed) == .success)
    #expect(desk.run("show won_value, losses by rep this year sort rep") == .success)
    #expect(desk.capture.outputText.contains("Li Na,1500.00,0\nTom Becker,40.00,1\n"), "\(desk.capture.outputText)")
  }

  /// 12 + 9 calls of Li Na and 7 of Tom Becker; a 0 and a blank are none.
  @Test func aRowOfAReportStandsForSeveral() throws {
    let sheet = try Self.sheet("weekly report.csv")
    let desk = try Desk([(sheet.file, sheet.text)], format: .csv)
    #expect(desk.run("import \"\(sheet.file)\"") == .success)
    #expect(desk.capture.notesText.contains("the rows stand for 33 activities"), "\(desk.capture.notesText)")
    #expect(desk.capture.notesText.contains("2 stand for none"))
    #expect(desk.run(desk.proposed) == .success)
    #expect(desk.run("show calls, meetings, proposals by rep 2026-09 sort rep") == .success)
    #expect(desk.capture.outputText.contains("Li Na,21,4,1\nTom Becker,7,0,0\n"), "\(desk.capture.outputText)")
  }

  /// 800 from March, 1000 from 10 April on, though the row of the stage in May has no amount.
  @Test func whatAPropertyWasHoldsUntilItsNextValue() throws {
    let sheet = try Self.sheet("deal history.csv")
    let desk = try Desk([(sheet.file, sheet.text), ("before.csv", sheet.prepared ?? "")], format: .csv)
    #expect(desk.run("import \"before.csv\" as opportunities (id = deal, stage = stage)") == .success)
    #expect(desk.run("import \"\(sheet.file)\"") == .success)
    #expect(desk.run(desk.proposed) == .success)
    for (day, worth) in [("2026-03-15", "800"), ("2026-04-05", "1300"), ("2026-04-15", "1500"), ("2026-05-25", "500")] {
      #expect(desk.run("show pipeline as of \(day)") == .success)
      #expect(desk.capture.outputText.contains("\n\(worth).00\n"), "\(day) \(desk.capture.outputText)")
    }
  }

  /// Two of the three tasks are of deals that are known; all three are kept.
  @Test func whatNamesAnUnknownDealIsKept() throws {
    let sheet = try Self.sheet("Task.csv")
    let desk = try Desk([(sheet.file, sheet.text), ("before.csv", sheet.prepared ?? "")], format: .csv)
    let fields = "id = Id, type = TaskSubtype, opportunity = WhatId, done = ActivityDate"
    #expect(desk.run("import \"\(sheet.file)\" as activities (\(fields)) ignore others") == .success)
    #expect(
      desk.capture.notesText.contains("is no known opportunity; known(...) leaves it blank"),
      "\(desk.capture.notesText)")
    #expect(desk.run("import \"before.csv\" as opportunities (id = deal, stage = stage)") == .success)
    #expect(desk.run(sheet.expected) == .success)
    #expect(
      desk.capture.notesText.contains("opportunity: 1 row names none that is known, and is kept without it"),
      "\(desk.capture.notesText)")
    #expect(desk.run("show count(activities) by opportunity all time") == .success)
    #expect(desk.run("show count(activities where opportunity is not empty), count(activities) 2026-09") == .success)
    #expect(desk.capture.outputText.contains("\n2,3\n"), "\(desk.capture.outputText)")
    #expect(desk.run("import \"\(sheet.file)\" as activities (id = known(Id), type = \"call\")") == .wrongStatement)
    #expect(desk.capture.notesText.contains("error[import.known-of-nothing]"))
    #expect(
      desk.run("import \"\(sheet.file)\" as activities (id = Id, rep = above(\"x\"), type = \"call\")")
        == .wrongStatement)
    #expect(desk.capture.notesText.contains("error[import.not-a-column]"))
  }

  @Test func programsGetOneTable() throws {
    let desk = try Desk([Self.deals], format: .csv)
    #expect(desk.run("import \"deals.csv\"") == .success)
    #expect(
      desk.capture.outputText == """
        records,field,from,certainty,reason,samples
        opportunities,id,`deal no`,sure,its header,D1 · D2
        opportunities,stage,stage,sure,its header,Won · Open
        opportunities,amount,amount,sure,its header,100 · 200

        """)
    #expect(desk.capture.notesText.contains("as opportunities (\n  id = `deal no`,"))
  }

  @Test func theStatementIsInTheLanguageOfTheSession() throws {
    let desk = try Desk([Self.deals])
    #expect(desk.run("set language = zh") == .success)
    #expect(desk.run("import \"deals.csv\"") == .success)
    #expect(desk.proposed.hasPrefix("导入 \"deals.csv\" 作为 opportunities (\n"))
    #expect(desk.capture.outputText.contains("依据") && desk.capture.outputText.contains("建议，未改动"))
  }

  @Test func whatNoRowDecidesIsAsked() throws {
    let desk = try Desk([("expenses.csv", "employee,date,amount\nLi Na,03/04/2026,10\nTom,05/06/2026,20\n")])
    #expect(desk.run("import \"expenses.csv\"") == .success)
    #expect(desk.proposed.contains("spent = day_first(date)"))
    #expect(desk.capture.notesText.contains("whether the day or the month stands first in 03/04/2026"))
    #expect(desk.capture.notesText.contains("2 new"))
  }

  /// In a file of semicolons 1.234 may be a thousand or so, or one and a bit.
  @Test func aMarkThatMayBeEitherIsAsked() throws {
    let desk = try Desk([("expenses.csv", "employee;date;amount\nLi Na;2026-03-04;1.234\nTom;2026-03-05;5.678\n")])
    #expect(desk.run("import \"expenses.csv\"") == .success)
    #expect(desk.proposed.contains("amount = decimal_comma(amount)"), "\(desk.proposed)")
    #expect(desk.capture.notesText.contains("write decimal_point(...) if it is the other way"))
  }

  @Test func aColumnMayBeCalledNo() throws {
    let desk = try Desk([("calls.csv", "No,customer,paid,when\n17,Acme,no,2026-11-01\n18,Beta,yes,2026-11-02\n")])
    let fields = "id = no, type = \"call\", customer = customer, done = when"
    #expect(desk.run("import \"calls.csv\" as activities (\(fields)) where paid = no") == .success)
    #expect(desk.run("list activities with id, customer") == .success)
    #expect(desk.capture.outputText.contains("17") && !desk.capture.outputText.contains("Beta"))
  }

  @Test func savingKeepsWhatWasProposedOnce() throws {
    let desk = try Desk([Self.deals])
    #expect(desk.run("import \"deals.csv\"") == .success)
    let text = try #require(desk.session.correction)
    #expect(desk.session.run(text, file: nil) == .success)
    #expect(desk.session.accepted.count == 1)
    #expect(desk.session.accepted.first?.contains("as opportunities (id = `deal no`") == true)
  }

  @Test func whatCannotBeToldIsSaid() throws {
    let desk = try Desk([
      ("shippers.csv", "shipper_id,company_name,phone\n1,Speedy,555-123-4567\n2,Unit,555-123-4568\n")
    ])
    #expect(desk.run("import \"shippers.csv\"") == .wrongStatement)
    #expect(desk.capture.notesText.contains("error[import-unknown-records]"))
    // The fix says what the rows could be, and works.
    let fixed = try #require(desk.session.correction)
    #expect(desk.session.run(fixed, file: nil) == .success)
    #expect(desk.session.correction?.contains("name = company_name") == true)
    #expect(desk.run("import \"shippers.csv\" as rates") == .wrongStatement)
    #expect(desk.capture.notesText.contains("error[import-no-fields]"))
    #expect(desk.run("import \"shippers.csv\" as custmers") == .wrongStatement)
    #expect(desk.capture.notesText.contains("did you mean `customers`?"))
  }

  @Test func clausesAreCarriedOver() throws {
    let desk = try Desk([Self.deals])
    #expect(desk.run("import \"deals.csv\" where stage != \"Open\" ignore amount strict max problems 3") == .success)
    #expect(desk.proposed.hasSuffix(") where stage != \"Open\" ignore amount strict max problems 3"))
  }

  /// 1 rep known, 1 not: `strict` refuses the row that names the other, `max problems 0` the file.
  @Test func dryRunStrictAndMaxProblems() throws {
    let desk = try Desk([
      ("reps.csv", "name\nLi Na\n"), ("deals.csv", "id,owner,stage\nD1,Li Na,Won\nD2,Tom,Won\n"),
    ])
    #expect(desk.run("import \"reps.csv\" as reps (name = name)") == .success)
    let mapping = "import \"deals.csv\" as opportunities (id = id, rep = owner)"
    #expect(desk.run("\(mapping) dry run") == .success)
    #expect(desk.capture.notesText.contains("dry run of opportunities, nothing was changed: 2 rows read, 2 new"))
    #expect(desk.capture.notesText.contains("made on the way, because rows name them: 1 rep"))
    #expect(desk.run("\(mapping) dry run strict") == .success)
    #expect(desk.capture.notesText.contains("1 new, 0 updated, 0 unchanged, 1 refused"))
    #expect(desk.capture.notesText.contains("row 3 owner \"Tom\": is no known rep"))
    #expect(!desk.capture.notesText.contains("list import problems"))
    #expect(desk.run("\(mapping) strict max problems 0") == .storeUnusable)
    #expect(desk.capture.notesText.contains("error[import.too-many-problems]"))
    desk.session.format = .csv
    #expect(desk.run("list reps with name") == .success)
    #expect(desk.capture.outputText == "name\nLi Na\n")
    #expect(desk.run("\(mapping) strict max problems 1") == .success)
    #expect(desk.run("list reps with name") == .success)
    #expect(desk.capture.outputText == "name\nLi Na\n")
  }
}
