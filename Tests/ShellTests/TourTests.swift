import Evaluation
import Foundation
import Rendering
import Store
import Syntax
import Testing
import Values

@testable import Shell

/// Every example a newcomer meets (README, help, `examples/`) works on the sample company as it is written.
@Suite struct TourTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The statements of the fenced `crmql` blocks of a Markdown file.
  static func blocks(of path: String) -> [String] {
    let text = (try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)) ?? ""
    return LiterateScript(text).parts.compactMap { part in
      if case .statements(let block) = part { block.trimmingCharacters(in: .whitespacesAndNewlines) } else { nil }
    }
  }

  final class Capture {
    var output: [UInt8] = []
    var notes: [UInt8] = []
    var outputText: String { String(decoding: output, as: UTF8.self) }
    var notesText: String { String(decoding: notes, as: UTF8.self) }
  }

  static func session(path: String, today: CivilDate, _ capture: Capture, format: OutputFormat = .table) throws
    -> Session
  {
    let output = OutputBuffer { bytes throws(OutputError) in capture.output += Array(bytes) }
    let notes = OutputBuffer { bytes throws(OutputError) in capture.notes += Array(bytes) }
    return Session(
      workspace: try Workspace(path: path, today: today), output: output, notes: notes, format: format,
      isInteractive: false, terminalWidth: nil, allowsColour: false)
  }

  static func folder() throws -> URL {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("crmql-tour-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url
  }

  static let today = CivilDate(year: 2026, month: 11, day: 23) ?? CivilDate(dayNumber: 0)

  @Test func theReadmeRuns() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = folder.appendingPathComponent("sample.db").path
    _ = try SampleCompany.create(at: store, today: Self.today)
    let blocks = Self.blocks(of: "README.md")
    #expect(blocks.count >= 8)
    let capture = Capture()
    let session = try Self.session(path: store, today: Self.today, capture)
    for block in blocks {
      capture.output = []
      capture.notes = []
      let status = session.run(block, file: nil)
      #expect(status == .success, "\(block)\n\(capture.notesText)")
      #expect(!capture.outputText.isEmpty, "\(block)")
      #expect(!capture.outputText.contains("nothing found"), "\(block)\n\(capture.outputText)")
    }
  }

  @Test func helpExamplesRun() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = folder.appendingPathComponent("sample.db").path
    _ = try SampleCompany.create(at: store, today: Self.today)
    let capture = Capture()
    let session = try Self.session(path: store, today: Self.today, capture)
    for topic in Help.topics {
      for example in topic.examples {
        #expect(session.run(example, file: nil) == .success, "\(topic.name): \(example)\n\(capture.notesText)")
      }
    }
    for topic in ExampleTopic.all {
      // A check may find something.
      #expect(session.run(topic.sentence, file: nil) != .wrongStatement, "\(topic.sentence)\n\(capture.notesText)")
    }
  }

  /// Arithmetic over the rows of the four sheets in `examples/small-team`, done by hand.
  @Test func theSmallTeamMovesIn() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let here = FileManager.default.currentDirectoryPath
    #expect(
      FileManager.default.changeCurrentDirectoryPath(Self.root.appendingPathComponent("examples/small-team").path))
    defer { _ = FileManager.default.changeCurrentDirectoryPath(here) }
    let store = folder.appendingPathComponent("team.db").path
    _ = try Store.open(path: store, mode: .create, today: Self.today)
    let capture = Capture()
    let session = try Self.session(path: store, today: Self.today, capture, format: .csv)
    #expect(session.runScript("import.crmql") == .success, "\(capture.notesText)")
    #expect(session.run("show reps with visits, closes, visits/closes, won_value 2026-Q4", file: nil) == .success)
    #expect(
      capture.outputText == """
        rep,visits,closes,visits/closes,won_value
        Li Na,0,1,0,12500.00
        Tom Becker,2,1,2,8900.00
        王芳,3,0,,0.00

        """)
    #expect(session.runScript("review.crmql") == .success, "\(capture.notesText)")
    #expect(session.runScript("review.md") == .success, "\(capture.notesText)")
    capture.notes = []
    #expect(session.runScript("import.crmql") == .success)
    #expect(capture.notesText.contains("activities: 9 rows read, 0 new, 0 updated, 9 unchanged"))
  }
}
