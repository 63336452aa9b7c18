import Foundation
import Rendering
import Testing

@testable import Shell

/// Files whose rows mean something else than they seem to: proposed, imported and asked about.
@Suite struct ImportedMeaningTests {
  /// Imports the files as they are proposed and asks; the answer without its header.
  private func answer(_ question: String, _ files: [(String, String)]) throws -> (rows: String, notes: String) {
    let desk = try ProposalTests.Desk(files, format: .csv)
    var notes = ""
    for (file, _) in files {
      #expect(desk.run("import \"\(file)\"") == .success, "\(desk.capture.notesText)")
      notes += desk.capture.notesText
      #expect(desk.run(desk.proposed) == .success, "\(desk.capture.notesText)")
      notes += desk.capture.notesText
    }
    #expect(desk.run(question) == .success, "\(desk.capture.notesText)")
    let lines = desk.capture.outputText.split(separator: "\n").dropFirst()
    return (lines.joined(separator: "\n"), notes + desk.capture.notesText)
  }

  private static let invoices = """
    Invoice No,Customer,Invoice Date,Due Date,Amount,Status
    I1,Acme,2026-01-05,2026-02-05,100,Awaiting Payment
    I2,Acme,2026-01-06,2026-02-06,50,Voided
    I3,Beta,2026-01-07,2026-02-07,30,Failed
    I4,Beta,2026-01-08,2026-02-08,20,Uncollectible

    """

  @Test func whatIsVoidOrFailedIsNotOwed() throws {
    let found = try answer("show invoiced, receivable", [("invoices.csv", Self.invoices)])
    #expect(found.rows == "100.00,100.00")
    #expect(!found.notes.contains("no word that is known"))
  }

  @Test func aWordOfAStatusThatIsNotKnownIsAsked() throws {
    let file = Self.invoices.replacingOccurrences(of: "Failed", with: "Frobbed")
    let found = try answer("show receivable", [("invoices.csv", file)])
    #expect(found.rows == "130.00")
    #expect(found.notes.contains("status: \"Frobbed\" is no word that is known, and such invoices count as issued"))
  }

  /// Of deals that were read before their stages the import says to read them again.
  @Test(arguments: [false, true]) func flagsOfStagesSayWhichAreTheEnd(stagesAreLast: Bool) throws {
    let stages = (
      "pipeline_stages.csv",
      "stage_id,stage_name,sort_order,is_final,is_success\nS1,Uno,1,0,0\nS2,Duo,2,1,1\nS3,Tre,3,1,0\n"
    )
    let deals = (
      "deals.csv",
      "deal_id,deal_name,stage_id,amount,created_at,closed_at\nD1,A,S1,10,2026-01-05,\nD2,B,S2,20,2026-01-05,2026-02-01\n"
        + "D3,C,S3,30,2026-01-05,2026-02-02\nD4,D,S2,40,2026-01-05,2026-02-03\n"
    )
    let files = stagesAreLast ? [deals, stages, deals] : [stages, deals]
    let found = try answer("show closes, losses, won_value, pipeline 2026-02", files)
    #expect(found.rows == "2,1,60.00,10.00", "\(found.notes)")
    #expect(found.notes.contains("3 deals are open in stages that mean won or lost") == stagesAreLast)
  }

  /// Number 1 is Ann's in the north and Bob's in the south: 10 + 20 and 5 + 7; number 2 is 40 and 9.
  @Test func numbersThatStartAgainInEachBranchAreOrdersOfTheirOwn() throws {
    let file = """
      Branch,Invoice No,Date,Customer,Sales Rep,Product,Qty,Unit Price,Amount
      North,1,2026-01-05,Acme,Ann,Pen,1,10,10
      North,1,2026-01-05,Acme,Ann,Ink,2,10,20
      North,2,2026-01-06,Beta,Ann,Pen,4,10,40
      South,1,2026-01-08,Cord,Bob,Pen,1,5,5
      South,1,2026-01-08,Cord,Bob,Ink,1,7,7
      South,2,2026-01-09,Dome,Bob,Pen,1,9,9

      """
    let found = try answer("show orders, sales by rep sort rep", [("branch_sales.csv", file)])
    #expect(found.rows == "Ann,2,70.00\nBob,2,21.00", "\(found.notes)")
    #expect(found.notes.contains("both together are the number"))
  }

  @Test func snapshotsAreOneDealOnDifferentDays() throws {
    let file = """
      snapshot_date,opportunity_id,account,owner,stage,amount,close_date
      2026-01-05,O1,Acme,Ann,Proposal,100,2026-06-01
      2026-01-05,O2,Beta,Bob,Proposal,50,2026-06-01
      2026-01-12,O1,Acme,Ann,Negotiation,120,2026-06-01
      2026-01-12,O2,Beta,Bob,Proposal,50,2026-06-01
      2026-01-19,O1,Acme,Ann,Negotiation,130,2026-06-01

      """
    let found = try answer("show pipeline, count(opportunities)", [("pipeline_snapshots.csv", file)])
    #expect(found.rows == "180.00,2", "\(found.notes)")
  }

  @Test func aCorrectedRowIsTheDealAsItIsNow() throws {
    let file = """
      deal_id,deal_name,source,amount,stage,created_at,updated_at
      D1,A,Web,100,Proposal,2026-01-05,2026-01-06
      D2,B,Fair,50,Proposal,2026-01-05,2026-01-07
      D2,B two,Fair,60,Proposal,2026-01-05,2026-01-09

      """
    let found = try answer("show pipeline by source sort source", [("deals.csv", file)])
    #expect(found.rows == "Fair,60.00\nWeb,100.00", "\(found.notes)")
  }

  @Test func theIdSaysWhoIsMeantWhereTwoBearOneName() throws {
    let file = """
      Order ID,Order Date,Customer ID,Customer Name,Amount
      O1,2026-01-05,C1,Acme,10
      O2,2026-01-06,C2,Acme,20
      O3,2026-01-07,C3,Beta,30
      O4,2026-01-08,C1,Acme,40

      """
    let found = try answer("show count(customers), sales", [("orders.csv", file)])
    #expect(found.rows == "3,100.00", "\(found.notes)")
  }

  @Test func bookingsAreSales() throws {
    let file = """
      Booking Date,Booking ID,Account Executive,Customer,Product Line,ACV
      2026-01-05,B1,Ann,Acme,Core,100
      2026-02-06,B2,Bob,Beta,Core,50

      """
    let found = try answer("show sales, pipeline", [("bookings.csv", file)])
    #expect(found.rows == "150.00,0.00", "\(found.notes)")
  }

  @Test func dealsWithoutAmountOrChanceAreSaid() throws {
    let file =
      "deal_id,deal_name,stage,created,close_date,weight\nD1,A,Won,2026-01-05,2026-02-01,300\nD2,B,Demo,2026-01-05,,500\n"
    let found = try answer("show won_value, weighted_pipeline 2026-02", [("deals.csv", file)])
    #expect(found.notes.contains("no column says what they are worth"), "\(found.notes)")
    #expect(found.notes.contains("write `amount = ...` if it is `weight`"), "\(found.notes)")
    #expect(found.notes.contains("1 opportunities have no amount and are in no sum"), "\(found.notes)")
    #expect(found.notes.contains("1 open opportunities have no probability"), "\(found.notes)")
  }

  @Test func leadsThatSayTheyWereConvertedAreSaid() throws {
    let file =
      "Lead Number,Lead Source,Converted,Lead Date\n1,Web,1,2026-01-05\n2,Web,0,2026-01-06\n3,Fair,1,2026-01-07\n"
    let found = try answer("show conversion", [("leads.csv", file)])
    #expect(found.notes.contains("2 leads say that they were converted"), "\(found.notes)")
  }
}
