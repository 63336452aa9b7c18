import Evaluation
import Foundation
import Semantics
import Syntax
import Testing
import Values

@testable import Shell

/// Typical slips, each with exactly the lines a user sees. `Golden/slips.txt` holds `> statement` and the answer to it;
/// with `CRMQL_RECORD=1` it is written anew and the run fails, so that somebody reads the difference.
@Suite struct SlipsTests {
  static let golden = TourTests.root.appendingPathComponent("Tests/ShellTests/Golden/slips.txt")

  static let statements: [String] = {
    let path = TourTests.root.appendingPathComponent("Tests/ShellTests/Golden/slips.crmql")
    let text = (try? String(contentsOf: path, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(String.init)
  }()

  @Test func everySlipIsAnsweredKindly() throws {
    #expect(Self.statements.count >= 80)
    let capture = TourTests.Capture()
    let session = try TourTests.session(path: ":memory:", today: TourTests.today, capture)
    var lines: [String] = []
    for statement in Self.statements {
      capture.notes = []
      #expect(session.run(statement, file: nil) == .wrongStatement, "\(statement)\n\(capture.outputText)")
      lines += ["> " + statement, capture.notesText]
    }
    let found = lines.joined(separator: "\n")
    if ProcessInfo.processInfo.environment["CRMQL_RECORD"] != nil {
      try found.write(to: Self.golden, atomically: true, encoding: .utf8)
      Issue.record("recorded: read the difference, then run without CRMQL_RECORD")
    }
    let expected = try String(contentsOf: Self.golden, encoding: .utf8)
    let pairs = zip(found.split(separator: "\n"), expected.split(separator: "\n"))
    #expect(found == expected, "\(pairs.first { $0 != $1 }.map { "\($0)\n\($1)" } ?? "")")
  }

  @Test(arguments: statements)
  func everyProposedFixParses(_ statement: String) throws {
    let diagnostic = try #require(try Self.mistake(in: statement))
    for fix in diagnostic.fixes {
      var bytes = Array(statement.utf8)
      try #require(fix.range.upperBound <= bytes.count)
      bytes.replaceSubrange(fix.range, with: Array(fix.replacement.utf8))
      let repaired = String(decoding: bytes, as: UTF8.self)
      #expect(parse(repaired, lexicon: CatalogueReader.builtIn.lexicon).diagnostics.isEmpty, "\(repaired)")
    }
  }

  /// The place of a mistake lies inside the text.
  @Test(arguments: statements)
  func thePlaceIsInTheText(_ statement: String) throws {
    let diagnostic = try #require(try Self.mistake(in: statement))
    #expect(diagnostic.span.start >= 0 && diagnostic.span.end <= statement.utf8.count)
    #expect(!diagnostic.message.isEmpty && !diagnostic.code.isEmpty)
  }

  @Test func mostMistakesCarryAFix() throws {
    let fixed = try Self.statements.filter { try Self.mistake(in: $0)?.fixes.isEmpty == false }
    #expect(fixed.count * 2 > Self.statements.count)
  }

  private static func mistake(in statement: String) throws -> Diagnostic? {
    let result = parse(statement, lexicon: CatalogueReader.builtIn.lexicon)
    if let first = result.diagnostics.first { return first }
    let capture = TourTests.Capture()
    let session = try TourTests.session(path: ":memory:", today: TourTests.today, capture)
    for written in result.statements {
      if case .set = written.kind {
        // Settings of the session are the shell's to judge; its words stand in the golden.
        return Diagnostic(code: "setting", "a setting", at: written.span)
      }
      if case .importFile = written.kind { return Diagnostic(code: "import", "an import", at: written.span) }
      do {
        try session.workspace.run(written, sink: OutputSink(session))
      } catch {
        guard case .statement(let diagnostic) = error else { throw error }
        return diagnostic
      }
    }
    return nil
  }

  /// Chains that grow with what is typed, and nesting that no sentence needs, end in an answer or an error.
  @Test(arguments: [
    "show visits where " + Array(repeating: "source = \"a\"", count: 2400).joined(separator: " or "),
    "show visits where source in (" + Array(repeating: "\"a\"", count: 3000).joined(separator: ", ") + ")",
    "show visits where " + String(repeating: "not ", count: 5000) + "source = \"a\"",
    "show " + String(repeating: "(", count: 100_000), "show " + String(repeating: "- ", count: 20_000) + "visits",
    "show visits where " + Array(repeating: "source = \"a\"", count: 20_000).joined(separator: " and "),
    "show " + Array(repeating: "visits", count: 2000).joined(separator: " + "),
  ])
  func hostileTextsEnd(_ statement: String) throws {
    let capture = TourTests.Capture()
    let session = try TourTests.session(path: ":memory:", today: TourTests.today, capture)
    let status = session.run(statement, file: nil)
    #expect(status == .success || status == .wrongStatement, "\(capture.notesText.prefix(300))")
  }
}
