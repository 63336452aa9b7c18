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
      #expect(found.message.count < 200 && !found.message.hasSuffix("."), "\(found.message)")
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

  /// Slips that hold a second mistake: the code of what is said after the first fix.
  static let secondMistakes: [String: String] = [
    "show visits by rep where attainment > %80": "percent-literal",
    #"=SUMIF(A1, "x")"#: "unknown-function",
    "看 拜访量 按 来源 条件 完成率 > 80": "cannot-split",
    #"show revenu by rep where regoin = "North""#: "unknown-name",
    "show count(distinct customer)": "aggregate-operand", "show visits @ rep": "entity-not-first",
    "show x = visits, x by rep, x": "unknown-dimension",
    "define x as percent": "unknown-metric", "show visits for reps last year within 90 days": "cohort-date",
    "list customers where city > 5 and name contains 5": "value-kind",
    "看 份额{拜访量 按 销售": "unknown-function",
    "show visits by rep.name.first.letter.size": "unknown-dimension",
  ]

  @Test func theFirstFixLeavesNoMistakeOrAnother() throws {
    let session = try Self.session(TourTests.Capture())
    var found: [String: String] = [:]
    for slip in Self.slips {
      guard let first = Self.mistake(in: slip.statement, session), let fix = first.fixes.first else { continue }
      guard let second = Self.mistake(in: Self.applied(fix, to: slip.statement), session) else { continue }
      #expect(second.code != first.code || second.message != first.message, "\(slip.statement)")
      found[slip.statement] = second.code
    }
    for (statement, code) in found { #expect(Self.secondMistakes[statement] == code, "\(statement): \(code)") }
    for (statement, code) in Self.secondMistakes { #expect(found[statement] == code, "\(statement): no \(code)") }
  }

  @Test func mostMistakesCarryAFix() {
    let fixed = Self.slips.count { $0.lines.contains("  ->  ") }
    #expect(fixed * 100 >= Self.slips.count * 88, "\(fixed) of \(Self.slips.count)")
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
