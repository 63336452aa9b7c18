import Syntax
import Testing

struct GrammarTests {
  @Test func everyRuleIsDefinedAndReached() throws {
    var sentences = Sentences(grammar: try .published(), seed: 1)
    for _ in 0..<32_000 { _ = sentences.sentence() }
    let rules = sentences.grammar.rules.keys.filter { $0 != $0.uppercased() && $0 != "script" }
    for rule in rules { #expect(sentences.used.contains(rule), "\(rule) is never reached") }
    for literal in sentences.grammar.literals where literal != ";" && literal != "`" {
      #expect(sentences.used.contains("'\(literal)'"), "'\(literal)' is never written")
    }
  }

  /// The grammar and the table of keywords are one set.
  @Test func keywords() throws {
    let words = try Grammar.published().literals.filter { $0.first?.isLetter ?? false }
    #expect(words == Set(Keyword.listing.flatMap(\.english)))
  }

  /// What the grammar allows is understood, and written back it is the same, in both languages.
  @Test(arguments: 0..<6)
  func sentencesAreUnderstood(_ seed: Int) throws {
    var sentences = Sentences(grammar: try .published(), seed: UInt64(seed) + 100)
    for round in 0..<400 {
      let text = sentences.sentence(budget: 9 + round % 8)
      guard text.utf8.count < 60_000 else { continue }
      let result = parse(text)
      guard result.diagnostics.isEmpty, result.statements.count == 1 else {
        Issue.record(
          "\(text): \(result.diagnostics.first.map { "\($0.code) \($0.message) at \($0.span.start)" } ?? "no statement")"
        )
        return
      }
      for language in KeywordLanguage.allCases {
        let written = formatted(result.statements[0], in: language)
        guard parse(written).statements == result.statements else {
          Issue.record("\(text)\nwritten \(written)\n\(parse(written).diagnostics)")
          return
        }
      }
    }
  }

  @Test func scriptsAreStatementsInARow() throws {
    var sentences = Sentences(grammar: try .published(), seed: 7)
    let lines = (0..<50).map { _ in sentences.sentence(budget: 10) }
    for separator in ["; ", "\n", ";\n\n"] {
      #expect(parse(lines.joined(separator: separator)).statements == lines.flatMap { parse($0).statements })
    }
  }
}
