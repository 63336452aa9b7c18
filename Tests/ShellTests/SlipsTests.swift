import Evaluation
import Foundation
import Semantics
import Syntax
import Testing
import Values

@testable import Shell

/// Typical slips, each with exactly the lines a user sees. A block of `Golden/slips.txt` is a statement and the answer to
/// it; a block that starts with `#` names a topic. To add a slip, add its statement. With `CRMQL_RECORD=1` the answers are
/// written anew and the run fails, so that somebody reads the difference.
@Suite struct SlipsTests {
  struct Slip {
    var statement: String
    var lines: String
  }

  static let golden = TourTests.root.appendingPathComponent("Tests/ShellTests/Golden/slips.txt")

  static let blocks: [String] = {
    let text = (try? String(contentsOf: golden, encoding: .utf8)) ?? ""
    return text.components(separatedBy: "\n\n").map { $0.trimmingCharacters(in: .newlines) }.filter { !$0.isEmpty }
  }()

  static let slips: [Slip] = blocks.filter { !$0.hasPrefix("# ") }.map { block in
    let lines = block.components(separatedBy: "\n")
    return Slip(statement: lines[0], lines: lines.dropFirst().joined(separator: "\n"))
  }

  /// An empty store with a few definitions to trip over.
  static func session(_ capture: TourTests.Capture) throws -> Session {
    let session = try TourTests.session(path: ":memory:", today: TourTests.today, capture)
    let setUp = """
      define base_rate = closes / proposals
      define top_rate = base_rate * 2
      define loop_b = closes
      define loop_a = loop_b + 1
      define scorecard monthly = sales weight 60% against target, closes weight 40% by rank
      """
    #expect(session.run(setUp, file: nil) == .success)
    return session
  }

  @Test func everySlipIsAnsweredAsRecorded() throws {
    #expect(Self.slips.count >= 300)
    #expect(Set(Self.slips.map(\.statement)).count == Self.slips.count)
    let capture = TourTests.Capture()
    let session = try Self.session(capture)
    var recorded: [String] = []
    for block in Self.blocks {
      guard !block.hasPrefix("# ") else {
        recorded.append(block)
        continue
      }
      let statement = block.components(separatedBy: "\n")[0]
      capture.notes = []
      #expect(session.run(statement, file: nil) == .wrongStatement, "\(statement)\n\(capture.outputText)")
      let answer = capture.notesText.trimmingCharacters(in: .newlines)
      recorded.append(statement + "\n" + answer)
      if ProcessInfo.processInfo.environment["CRMQL_RECORD"] == nil {
        #expect(recorded.last == block)
      }
    }
    if ProcessInfo.processInfo.environment["CRMQL_RECORD"] != nil {
      try (recorded.joined(separator: "\n\n") + "\n").write(to: Self.golden, atomically: true, encoding: .utf8)
      Issue.record("recorded: read the difference, then run without CRMQL_RECORD")
    }
  }

  @Test func everyMistakeSaysOneThingAtItsPlace() throws {
    let session = try Self.session(TourTests.Capture())
    for slip in Self.slips {
      guard let found = Self.mistake(in: slip.statement, session) else { continue }
      #expect(found.span.start >= 0 && found.span.end <= slip.statement.utf8.count, "\(slip.statement)")
      #expect(found.message.english.count < 200 && !found.message.english.hasSuffix("."), "\(found.message)")
      #expect(found.fixes.count <= 3)
    }
  }

  @Test func everyProposedFixParses() throws {
    let session = try Self.session(TourTests.Capture())
    for slip in Self.slips {
      for fix in Self.mistake(in: slip.statement, session)?.fixes ?? [] {
        let repaired = Self.applied(fix, to: slip.statement)
        #expect(
          parse(repaired, lexicon: session.workspace.lexicon).diagnostics.isEmpty, "\(slip.statement)\n\(repaired)")
      }
    }
  }

  /// What is proposed first, put in place, can be asked; a sentence with several mistakes is led to the end of them.
  @Test func theFirstFixesLeadToASentenceThatResolves() throws {
    let session = try Self.session(TourTests.Capture())
    for slip in Self.slips where Self.onlyTheReaderKnows[slip.statement] == nil {
      Self.followFixes(of: slip.statement, session)
    }
  }

  /// Sentences with a second mistake that nobody else can put right, and why.
  static let onlyTheReaderKnows: [String: String] = [
    "show visits by size in bands large, small": "which numbers are large and small",
    #"=SUMIF(A1, "x")"#: "what stands in the cell A1 of another program",
  ]

  /// Takes the first fix, then the first of what is said next, until nothing is.
  static func followFixes(of statement: String, _ session: Session, atMost limit: Int = 4) {
    var text = statement
    var steps: [String] = []
    while let mistake = mistake(in: text, session), let fix = mistake.fixes.first {
      steps.append("\(mistake.code): \(text)")
      text = applied(fix, to: text)
      if steps.count > limit {
        Issue.record("\(statement)\nfixes lead to no end:\n\(steps.joined(separator: "\n"))")
        return
      }
    }
    if !steps.isEmpty, let left = mistake(in: text, session) {
      Issue.record("\(statement)\nled to \(text)\n\(left.code): \(left.message)")
    }
  }

  /// Where no change of the sentence is known to be meant, a whole sentence shows what could be.
  @Test func everyMistakeHasAFixOrAnExample() throws {
    let session = try Self.session(TourTests.Capture())
    for slip in Self.slips {
      guard let mistake = Self.mistake(in: slip.statement, session) else {
        // What the store refuses is known when it runs, and recorded beside it.
        #expect(slip.lines.contains("  ->  "), "\(slip.statement)\n\(slip.lines)")
        continue
      }
      #expect(!mistake.fixes.isEmpty || mistake.example != nil, "\(slip.statement)\n\(mistake.message)")
      guard mistake.fixes.isEmpty, let example = mistake.example else { continue }
      let found = Self.mistake(in: example.sentence, session)
      #expect(found == nil, "\(slip.statement)\n\(example.sentence): \(String(describing: found?.message))")
    }
  }

  /// Every sentence about a mistake is there in Chinese, too.
  @Test func everyMistakeIsSaidInChinese() throws {
    let session = try Self.session(TourTests.Capture())
    var missing: Set<String> = []
    for slip in Self.slips {
      guard let mistake = Self.mistake(in: slip.statement, session) else { continue }
      missing.formUnion(mistake.message.untranslated)
      for fix in mistake.fixes { missing.formUnion(fix.message.untranslated) }
      missing.formUnion(mistake.example?.message.untranslated ?? [])
    }
    #expect(missing.sorted() == [])
  }

  // MARK: Running without changing anything

  static func applied(_ fix: Diagnostic.Fix, to text: String) -> String {
    var bytes = Array(text.utf8)
    guard fix.range.upperBound <= bytes.count else { return "a fix outside of the text" }
    bytes.replaceSubrange(fix.range, with: Array(fix.replacement.utf8))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The first mistake; of statements that change or read something only that of their words.
  static func mistake(in text: String, _ session: Session) -> Diagnostic? {
    let workspace = session.workspace
    let result = parse(text, lexicon: workspace.lexicon)
    if let first = result.diagnostics.first { return first }
    for statement in result.statements {
      if case .define(let definition) = statement.kind {
        do {
          try Resolver(catalogue: workspace.catalogue, environment: workspace.environment).check(definition)
        } catch {
          return error.repaired(in: text, region: statement.span, lexicon: workspace.lexicon)
        }
        continue
      }
      guard statement.kind.nature == .question else { continue }
      do {
        try workspace.run(statement, sink: OutputSink(session))
      } catch {
        guard case .statement(let found) = error else {
          Issue.record("\(text): \(error)")
          return nil
        }
        return found.repaired(in: text, region: statement.span, lexicon: workspace.lexicon)
      }
    }
    return nil
  }
}
