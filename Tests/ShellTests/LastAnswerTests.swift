import Evaluation
import Foundation
import Rendering
import Syntax
import Testing
import Values

@testable import Shell

/// `last`: the answer that was cut, whole.
@Suite struct LastAnswerTests {
  /// 60 customers, of whom a terminal of 80 columns shows the first 40.
  private func desk() throws -> ExportTests.Desk {
    let desk = try ExportTests.Desk()
    let customers = (1...60).map { "C\($0),Customer \($0 + 100)" }.joined(separator: "\n")
    try desk.file("customers.csv", "id,name\n\(customers)\n")
    #expect(desk.run("import \"*/customers.csv\" as customers (id = id, name = name)") == .success)
    desk.session.terminalWidth = 80
    return desk
  }

  private static let customers = "list customers with name where name starts with \"Customer\" sort name"

  private func lines(_ desk: ExportTests.Desk, with part: String) -> Int {
    desk.capture.outputText.split(separator: "\n").count { $0.contains(part) }
  }

  @Test func allRowsAreShown() throws {
    let desk = try desk()
    desk.run(Self.customers)
    #expect(lines(desk, with: "Customer") == 40)
    #expect(desk.capture.outputText.contains("40 of 60 rows; `last` shows all"))
    #expect(desk.run("last") == .success)
    #expect(lines(desk, with: "Customer") == 60 && desk.capture.outputText.contains("Customer 160"))
    #expect(!desk.capture.outputText.contains("shows all"))
    #expect(desk.run("last") == .success && lines(desk, with: "Customer") == 60)
  }

  /// Records that came meanwhile are in the next answer only.
  @Test func theAnswerIsTheOneThatWasGiven() throws {
    let desk = try desk()
    desk.run("set format csv")
    let visit = "log visit to \"Acme\" by \"Li Na\" today"
    #expect(desk.run("\(ExportTests.visits); \(visit); last; \(ExportTests.visits)") == .success)
    #expect(lines(desk, with: "Li Na,3") == 2 && lines(desk, with: "Li Na,4") == 1)
  }

  @Test func otherForms() throws {
    let desk = try desk()
    desk.run(Self.customers)
    #expect(desk.run("last as csv") == .success)
    #expect(desk.capture.outputText.hasPrefix("name\nCustomer 101\n") && lines(desk, with: "Customer") == 60)
    #expect(desk.run("last") == .success && !desk.capture.outputText.hasPrefix("name\nCustomer"))
    #expect(desk.run("show visits by rep this month; last as bars; 上次结果") == .success)
    #expect(lines(desk, with: "Li Na") == 3)
  }

  /// The records behind a number are the last answer; the rows that `drill` looks into stay.
  @Test func afterADrill() throws {
    let desk = try desk()
    #expect(desk.run("show visits by rep this month; drill 1") == .success)
    #expect(desk.run("last") == .success)
    #expect(lines(desk, with: "Li Na") == 3)
    #expect(desk.run("drill 2; last") == .success && lines(desk, with: "王芳") == 2)
  }

  /// What was exported is asked again.
  @Test func afterAnExport() throws {
    let desk = try desk()
    #expect(desk.run("show closes by rep; export \(ExportTests.visits) to \"*/v.csv\"; last as csv") == .success)
    #expect(desk.capture.outputText.hasSuffix("rep,visits\nLi Na,3\n王芳,1\n"))
  }

  @Test func anAnswerTooLongToBeHeldIsAskedAgain() throws {
    let sink = AnswerCopy(Counting())
    try sink.begin(Answer.Head(columns: [], caption: ""))
    for _ in 0...AnswerCopy.mostRows { try sink.row([]) }
    try sink.end(Answer.Tail())
    #expect(!sink.isWhole)
    let again = Counting()
    try sink.replay(to: again)
    #expect(again.rows == 0)
  }

  @Test func nothingWasAskedYet() throws {
    let desk = try desk()
    desk.session.lastAnswer = nil
    #expect(desk.run("last") == .wrongStatement)
    #expect(desk.capture.notesText.contains("error[no-answer]: nothing was asked yet, so there is no last answer"))
    #expect(desk.run("last month") == .wrongStatement && desk.capture.notesText.contains("unknown-statement"))
  }

  private final class Counting: AnswerSink {
    var rows = 0
    func begin(_ head: Answer.Head) {}
    func row(_ cells: [Value]) { rows += 1 }
    func end(_ tail: Answer.Tail) {}
    func text(_ text: String) {}
    func note(_ note: Answer.Note) {}
  }
}
