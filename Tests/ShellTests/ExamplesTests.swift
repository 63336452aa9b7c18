import Foundation
import Rendering
import Store
import Testing

@testable import Shell

/// The exports in `examples/`: they move in, again changes nothing, and their numbers are those counted over the rows.
@Suite(.serialized) struct ExamplesTests {
  struct Example: Sendable, CustomStringConvertible {
    let folder: String
    /// Rows of every import that are new.
    let new: [Int]
    let answers: [(question: String, answer: String)]
    var description: String { folder }
  }

  /// Arithmetic over the rows of the files, apart from this program.
  static let all = [
    Example(
      folder: "salesforce", new: [8, 18, 16],
      answers: [
        (
          "show reps with activities, closes, won_value in 2026-Q3",
          "rep,activities,closes,won_value\nJonas Weber,4,0,0.00\nMaya Ortiz,4,2,65200.00\nPriya Nair,4,1,39650.00\n"
        ),
        (
          "show closes, losses by industry all time",
          "industry,closes,losses\nEnergy,2,0\nFood & Beverage,1,0\nHealthcare,1,3\nRetail,1,0\nTransportation,1,1\n"
        ),
        (
          "show pipeline by stage as of 2026-11-23",
          """
          stage,pipeline
          Negotiation/Review,61600.00
          Proposal/Price Quote,40100.00
          Prospecting,56500.00
          Qualification,19500.00

          """
        ),
      ]),
    Example(
      folder: "hubspot", new: [7, 14, 15],
      answers: [
        (
          "show reps with calls, minutes, closes in 2026-Q3",
          "rep,calls,minutes,closes\nJonas Weber,3,21,4\nMaya Ortiz,2,2,0\nPriya Nair,3,0,0\n"
        ),
        (
          "show closes, losses, won_value by source all time",
          """
          source,closes,losses,won_value
          Direct Traffic,1,1,26800.00
          Organic Search,3,0,81600.00
          Referrals,1,2,7900.00

          """
        ),
      ]),
    Example(
      folder: "zoho", new: [12, 6, 0, 12],
      answers: [
        (
          "show leads by source 2026-Q3",
          "source,new_leads\nCold Call,2\nEmployee Referral,2\nTrade Show,2\nWeb Download,3\n"
        ),
        (
          "show closes, losses, won_value by rep all time",
          "rep,closes,losses,won_value\nJonas Weber,2,0,24600.00\nMaya Ortiz,2,0,32450.00\nPriya Nair,0,3,0.00\n"
        ),
        ("show losses by loss_reason all time", "loss_reason,losses\nFeature gap,1\nPrice,2\n"),
      ]),
    Example(
      folder: "pipedrive", new: [13, 14],
      answers: [
        (
          "show reps with calls, meetings, minutes, closes in 2026-Q3",
          "rep,calls,meetings,minutes,closes\nJonas Weber,0,0,120,0\nMaya Ortiz,2,0,30,2\nPriya Nair,0,2,90,1\n"
        ),
        (
          "show won_value, losses by customer all time",
          """
          customer,won_value,losses
          Vale Print,25050.00,0
          Wren Tools,0.00,1
          Xylo Music,13725.00,1
          Yarrow Farm,14325.00,0
          Zephyr Air,0.00,1

          """
        ),
        (
          "show pipeline by stage as of 2026-11-23",
          "stage,pipeline\nContact Made,32700.00\nDemo Scheduled,17475.00\nNegotiations Started,14475.00\n"
        ),
      ]),
    Example(
      folder: "odoo", new: [9, 18, 6, 3],
      answers: [
        (
          "show ordered, orders, units by rep 2026-Q3..2026-Q4",
          """
          rep,ordered,orders,units
          Jonas Weber,496.90,1,7
          Maya Ortiz,1036.50,3,6
          Priya Nair,3497.92,3,23

          """
        ),
        (
          "show ordered, units by product all time",
          """
          product,ordered,units
          [C-20] Chair,798.00,7
          [D-10] Desk,2256.00,5
          [L-30] Lamp,780.32,18
          [S-40] Shelf,1197.00,6

          """
        ),
        (
          "show receivable by customer where customer in (\"Basil Cafe\", \"Coral Diving\") as of 2026-11-23",
          "customer,receivable\nBasil Cafe,772.00\nCoral Diving,1426.62\n"
        ),
      ]),
    Example(
      folder: "chinese-sheet", new: [6, 12, 15],
      answers: [
        (
          "看 成交数, 成交额 按 行业 全部时间",
          "industry,closes,won_value\n制造,1,257000.00\n医药,1,274000.00\n零售,1,29000.00\n食品,2,425000.00\n"
        ),
        (
          "show reps with visits, calls, closes in 2026-Q3",
          "rep,visits,calls,closes\n李娜,0,3,0\n王芳,3,0,2\n赵强,0,0,1\n"
        ),
        (
          "show pipeline by stage as of 2026-11-23",
          "stage,pipeline\n初步接洽,366000.00\n商务谈判,50000.00\n方案报价,56000.00\n"
        ),
      ]),
  ]

  @Test(arguments: all) func anExportMovesIn(_ example: Example) throws {
    let folder = try TourTests.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    // The scripts name their files beside them.
    let place = TourTests.root.appendingPathComponent("examples/\(example.folder)")
    let script = try String(contentsOf: place.appendingPathComponent("import.crmql"), encoding: .utf8)
      .replacing(/(import|导入) "/) { "\($0.output.1) \"\(place.path)/" }
    let review = try String(contentsOf: place.appendingPathComponent("review.crmql"), encoding: .utf8)
    let capture = TourTests.Capture()
    let session = try TourTests.session(path: ":memory:", today: TourTests.today, capture, format: .csv)
    #expect(session.run(script, file: nil) == .success, "\(capture.notesText)")
    #expect(!capture.notesText.contains("refused"), "\(capture.notesText)")
    let new = capture.notesText.split(separator: "\n").compactMap { $0.firstMatch(of: /, (\d+) new,/) }
    #expect(new.compactMap { Int($0.output.1) } == example.new, "\(capture.notesText)")
    for (question, answer) in example.answers {
      capture.output = []
      #expect(session.run(question, file: nil) == .success, "\(capture.notesText)")
      #expect(sorted(capture.outputText) == sorted(answer), "\(question)")
    }
    #expect(session.run(review, file: nil) == .success, "\(capture.notesText)")
    capture.notes = []
    #expect(session.run(script, file: nil) == .success)
    for line in capture.notesText.split(separator: "\n") where line.contains("rows read") {
      #expect(line.contains("0 new, 0 updated"), "\(line)")
    }
  }

  /// Names sort by the locale.
  private func sorted(_ text: String) -> [Substring] { text.split(separator: "\n").sorted() }
}
