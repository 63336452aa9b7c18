import Evaluation
import Foundation
import Rendering
import Store
import Syntax
import Testing
import Values

@testable import Shell

/// Answers in files: what is in them, and what is not there when something went wrong.
@Suite struct ExportTests {
  /// Two reps, three visits of Li Na, one of 王芳, and a customer who is no formula.
  final class Desk {
    let folder: URL
    let capture = TourTests.Capture()
    let session: Session

    init(isSafe: Bool = false) throws {
      folder = try TourTests.folder()
      let store = folder.appendingPathComponent("s.db").path
      _ = try Store.open(path: store, mode: .create, today: TourTests.today)
      session = try TourTests.session(path: store, today: TourTests.today, capture)
      try file(
        "visits.csv",
        "id,rep,day,customer\n1,Li Na,2026-11-02,=1+1\n2,Li Na,2026-11-03,Acme\n"
          + "3,Li Na,2026-11-04,Acme\n4,王芳,2026-11-05,\"a, \"\"b\"\"\"\n")
      let statement =
        "import \"\(path("visits.csv"))\" as activities (id = id, type = \"visit\", rep = rep, done = day, customer = customer)"
      #expect(session.run(statement, file: nil) == .success, "\(capture.notesText)")
      capture.notes = []
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    func file(_ name: String, _ text: String) throws {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }

    func text(_ name: String) throws -> String {
      try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }

    func isThere(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

    /// `*` stands for the folder.
    @discardableResult func run(_ statement: String) -> Shell.ExitStatus {
      capture.notes = []
      capture.output = []
      return session.run(statement.replacingOccurrences(of: "*", with: folder.path), file: nil)
    }
  }

  static let visits = "show visits by rep this month"

  @Test(arguments: [
    ("csv", "rep,visits\nLi Na,3\n王芳,1\n"), ("tsv", "rep\tvisits\nLi Na\t3\n王芳\t1\n"),
    ("json", "[\n{\"rep\":\"Li Na\",\"visits\":3},\n{\"rep\":\"王芳\",\"visits\":1}\n]\n"),
    ("jsonl", "{\"rep\":\"Li Na\",\"visits\":3}\n{\"rep\":\"王芳\",\"visits\":1}\n"),
  ])
  func theEndingSaysTheFormat(_ ending: String, _ expected: String) throws {
    let desk = try Desk()
    #expect(desk.run("export \(Self.visits) to \"*/v.\(ending)\"") == .success)
    #expect(try desk.text("v.\(ending)") == expected)
    #expect(desk.capture.output.isEmpty)
    #expect(
      desk.capture.notesText.contains("wrote 2 rows to \(desk.path("v.\(ending)")) (\(expected.utf8.count) bytes)"))
  }

  /// The file has what `--format` prints; a page has it inside.
  @Test(arguments: [("md", "markdown"), ("txt", "table"), ("html", "html"), ("csv", "csv"), ("json", "json")])
  func theFileIsWhatIsPrinted(_ ending: String, _ format: String) throws {
    let desk = try Desk()
    #expect(desk.run("set format \(format)") == .success)
    #expect(desk.run("list activities with rep, customer, done sort done") == .success)
    let printed = desk.capture.outputText
    #expect(desk.run("export to \"*/a.\(ending)\"") == .success)
    let written = try desk.text("a.\(ending)")
    if ending == "html" {
      #expect(written.hasPrefix("<!DOCTYPE html>") && written.contains(printed) && written.hasSuffix("</html>\n"))
      #expect(written.contains("<title>list activities with rep, customer, done sort done</title>"))
    } else {
      #expect(written == printed)
    }
  }

  @Test func formulasAreTextUnlessRaw() throws {
    let desk = try Desk()
    let list = "list activities with customer sort id"
    #expect(desk.run("export \(list) to \"*/a.csv\"") == .success)
    #expect(try desk.text("a.csv") == "customer\n'=1+1\nAcme\nAcme\n\"a, \"\"b\"\"\"\n")
    #expect(desk.run("export \(list) to \"*/raw.csv\" raw") == .success)
    #expect(try desk.text("raw.csv") == "customer\n=1+1\nAcme\nAcme\n\"a, \"\"b\"\"\"\n")
    #expect(desk.run("export \(list) to \"*/a.tsv\"") == .success)
    #expect(try desk.text("a.tsv").hasPrefix("customer\n'=1+1\n"))
    #expect(desk.run("export \(list) to \"*/a.jsonl\"") == .success)
    #expect(try desk.text("a.jsonl").hasPrefix("{\"customer\":\"=1+1\"}\n"))
    #expect(desk.run("export show `=x` = visits to \"*/head.csv\"") == .success)
    #expect(try desk.text("head.csv") == "'=x\n4\n")
    desk.session.format = .csv
    #expect(desk.run(list) == .success)
    #expect(desk.capture.outputText == (try desk.text("a.csv")))
    desk.session.isRaw = true
    #expect(desk.run(list) == .success)
    #expect(desk.capture.outputText == (try desk.text("raw.csv")))
  }

  @Test func aFileIsNotWrittenOverUnasked() throws {
    let desk = try Desk()
    try desk.file("v.csv", "mine")
    #expect(desk.run("export \(Self.visits) to \"*/v.csv\"") == .storeUnusable)
    #expect(try desk.text("v.csv") == "mine")
    #expect(desk.capture.notesText.contains("`replace`"))
    #expect(desk.run("export show vists by rep to \"*/v.csv\" replace") == .wrongStatement)
    #expect(try desk.text("v.csv") == "mine")
    #expect(desk.run("export \(Self.visits) to \"*/v.csv\" replace") == .success)
    #expect(try desk.text("v.csv") == "rep,visits\nLi Na,3\n王芳,1\n")
  }

  @Test func aBrokenCheckIsWrittenAndStaysBroken() throws {
    let desk = try Desk()
    #expect(desk.run("export check visits >= 2 by rep this month to \"*/c.csv\"") == .success)
    #expect(desk.session.hasBrokenCheck)
    #expect(try desk.text("c.csv").hasPrefix("rep,left,right,distance,state\n王芳,1,2,-1,broken\n"))
  }

  @Test func oneFileOfRowsHoldsOneAnswer() throws {
    let desk = try Desk()
    #expect(desk.run("show visits, activities / visits by rep this month") == .success)
    #expect(desk.run("export drill 1 activities / visits to \"*/d.csv\"") == .wrongStatement)
    #expect(desk.capture.notesText.contains("several-answers") && !desk.isThere("d.csv"))
    #expect(desk.run("export drill 1 activities / visits to \"*/d.md\"") == .success)
    #expect(desk.capture.notesText.contains("wrote 2 answers with 6 rows"))
    #expect(desk.run("export describe visits to \"*/w.csv\"") == .wrongStatement)
    #expect(desk.capture.notesText.contains("answer-in-words") && !desk.isThere("w.csv"))
    #expect(desk.run("export explain sql \(Self.visits) to \"*/w.md\"") == .success)
    #expect(try desk.text("w.md").contains("SELECT"))
  }

  /// Files that a script names stand beside it, like the scripts that it runs.
  @Test func aScriptFillsOneDocument() throws {
    let desk = try Desk()
    try FileManager.default.createDirectory(
      at: desk.folder.appendingPathComponent("in"), withIntermediateDirectories: true)
    try desk.file("in/a.crmql", "\(Self.visits)\nlist reps with name\nexport show visits to \"b.csv\"\n")
    #expect(desk.run("export run \"*/in/a.crmql\" to \"*/a.md\"") == .success, "\(desk.capture.notesText)")
    #expect(try desk.text("in/b.csv") == "visits\n4\n")
    let written = try desk.text("a.md")
    #expect(written.contains("| Li Na | 3 |") && written.contains("\n\n| Name |"), "\(written)")
    try desk.file("in/bad.crmql", "\(Self.visits)\nlist nobody\n")
    #expect(desk.run("export run \"*/in/bad.crmql\" to \"*/bad.md\"") == .wrongStatement)
    #expect(!desk.isThere("bad.md"))
    try desk.file("in/none.crmql", "let $x = 1\n")
    #expect(desk.run("export run \"*/in/none.crmql\" to \"*/none.csv\"") == .wrongStatement)
    #expect(!desk.isThere("none.csv"))
  }

  @Test func aWorkbookHoldsWhatAScriptAnswers() throws {
    let desk = try Desk()
    try desk.file("a.crmql", "\(Self.visits)\nlist reps with name\ndescribe visits\n")
    #expect(desk.run("export run \"*/a.crmql\" to \"*/a.xlsx\"") == .success, "\(desk.capture.notesText)")
    #expect(desk.capture.notesText.contains("wrote 3 answers with 4 rows"))
    let bytes = try Data(contentsOf: desk.folder.appendingPathComponent("a.xlsx"))
    #expect(bytes.starts(with: Data("PK\u{3}\u{4}".utf8)) && bytes.range(of: Data("sheet4.xml".utf8)) != nil)
    #expect(desk.run("export \(Self.visits) to \"*/a.xlsx\"") == .storeUnusable)
    #expect(try Data(contentsOf: desk.folder.appendingPathComponent("a.xlsx")) == bytes)
  }

  @Test func aLiterateScriptIsOnePage() throws {
    let desk = try Desk()
    try desk.file("r.md", "# Review <b>\n\nWho *visits*:\n\n```crmql\n\(Self.visits)\n```\n\nThat is **all**.\n")
    #expect(desk.run("export run \"*/r.md\" to \"*/r.html\"") == .success, "\(desk.capture.notesText)")
    let page = try desk.text("r.html")
    #expect(page.contains("<title>Review &lt;b&gt;</title>") && page.contains("<h1>Review &lt;b&gt;</h1>"))
    #expect(page.contains("<p>Who <em>visits</em>:</p>") && page.contains("<p>That is <strong>all</strong>.</p>"))
    #expect(page.contains("<tr><td>Li Na</td><td class=\"number\" data-value=\"3\">3</td></tr>"))
    #expect(!page.contains("http:") && !page.contains("https:") && !page.contains("<h2 class=\"question\">"))
    #expect(desk.run("set format html") == .success)
    desk.capture.output = []
    #expect(desk.session.runScript(desk.path("r.md")) == .success)
    #expect(desk.capture.outputText == page)
  }

  @Test func theLastQuestionAgain() throws {
    let desk = try Desk()
    #expect(desk.run("export to \"*/v.csv\"") == .wrongStatement)
    #expect(desk.capture.notesText.contains("no-answer"))
    #expect(desk.run("\(Self.visits); set limit 5; export to \"*/v.csv\"") == .success)
    #expect(try desk.text("v.csv") == "rep,visits\nLi Na,3\n王芳,1\n")
  }

  @Test func safeWritesNothing() throws {
    let desk = try Desk()
    let safe = Session(
      workspace: try Workspace(path: desk.path("s.db"), today: TourTests.today, isSafe: true),
      output: desk.session.output, notes: desk.session.notes, format: .csv, isInteractive: false, terminalWidth: nil,
      allowsColour: false)
    for statement in [
      "export \(Self.visits) to \"*/v.csv\"", "save \"*/v.csv\"", "export run \"*/x.crmql\" to \"*/v.csv\"",
    ] {
      #expect(
        safe.run(statement.replacingOccurrences(of: "*", with: desk.folder.path), file: nil) == .wrongStatement)
      #expect(!desk.isThere("v.csv"))
    }
    #expect(desk.capture.notesText.contains("--safe"))
  }

  /// TAB knows the files, and folders go on.
  @Test func filesAreCompleted() throws {
    let desk = try Desk()
    try FileManager.default.createDirectory(
      at: desk.folder.appendingPathComponent("sub"), withIntermediateDirectories: true)
    try desk.file("sales.crmql", "")
    for (begun, expected) in [("sal", "\"\(desk.path("sales.crmql"))\" "), ("su", "\"\(desk.folder.path)/sub/")] {
      let text = "export run \"\(desk.folder.path)/\(begun)"
      let found = Assistant(desk.session).completions(in: text, at: text.utf8.count)
      #expect(found.candidates.map(\.insertion) == [expected])
    }
  }
}
