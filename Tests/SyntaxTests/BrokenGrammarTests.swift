import Testing
import Values

@testable import Syntax

/// Random sentences of the grammar, each with one word dropped, doubled, moved, misspelt or put in the way.
struct BrokenGrammarTests {
  private static let strangers = [
    "florbs", "==", "limit", "group by", "order by", "select", "%", "(", ")", "“", "”", "「", "，", "５", "null", "and",
    ",", ";x",
    "2026-02-30", "$", "'", "\"a", "{", "]", "第", "99999999999999999999",
  ]

  @Test(arguments: 0..<4) func oneMistakeAtItsPlace(_ seed: Int) throws {
    var sentences = Sentences(grammar: try .published(), seed: UInt64(seed) + 900)
    for round in 0..<500 {
      let whole = sentences.sentence(budget: 9 + round % 6)
      guard whole.utf8.count < 4000 else { continue }
      var words = whole.split(separator: " ").map(String.init)
      guard words.count > 1 else { continue }
      let place = Int.random(in: 0..<words.count, using: &sentences.random)
      switch round % 5 {
      case 0: words.remove(at: place)
      case 1: words.insert(words[place], at: place)
      case 2: words.swapAt(place, (place + 1) % words.count)
      case 3: words[place] = String(words[place].dropLast()) + "q"
      default: words.insert(Self.strangers.randomElement(using: &sentences.random) ?? "", at: place)
      }
      check(words.joined(separator: " "))
    }
  }

  private func check(_ text: String) {
    let result = parse(text)
    if !text.contains(";") { #expect(result.diagnostics.count <= 1, "\(text)") }
    for mistake in result.diagnostics {
      #expect(mistake.span.start >= 0 && mistake.span.end <= text.utf8.count, "\(text)\n\(mistake.message)")
      #expect(!mistake.fixes.isEmpty || mistake.example != nil, "\(text)\n\(mistake.message)")
      #expect(mistake.message.untranslated.isEmpty, "\(mistake.message)")
      for fix in mistake.fixes where result.diagnostics.count == 1 {
        #expect(parse(fix.applied(to: text)).diagnostics.isEmpty, "\(text)\n\(mistake.message)\n\(fix)")
        #expect(fix.message.untranslated.isEmpty, "\(fix.message)")
      }
    }
  }
}
