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
    let desk = try Desk([(sheet.file, sheet.text)])
    #expect(desk.run("import \"\(sheet.file)\"") == .success, "\(desk.capture.notesText)")
    #expect(desk.proposed == sheet.expected)
    #expect(desk.withoutFolder(desk.capture.outputText).contains(sheet.expected))
    #expect(desk.capture.notesText.contains("nothing was changed"))
    #expect(!desk.capture.notesText.contains("refused"), "\(desk.capture.notesText)")
    // Nothing is there yet; then it runs as it was printed, and again changes nothing.
    #expect(desk.run("list imports") == .success && desk.capture.outputText.contains("(no rows)"))
    #expect(desk.run(sheet.expected) == .success, "\(desk.capture.notesText)")
    #expect(!desk.capture.notesText.contains("refused"), "\(desk.capture.notesText)")
    #expect(desk.run(sheet.expected) == .success)
    #expect(desk.capture.notesText.contains("0 new, 0 updated"), "\(desk.capture.notesText)")
  }
}
