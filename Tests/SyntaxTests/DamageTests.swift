import Testing
import Values

@testable import Syntax

/// Damaged sentences: nothing crashes, what still parses is written back the same, and what does not is reported in
/// its place.
struct DamageTests {
  @Test(arguments: examples)
  func tokens(_ example: String) {
    let tokens = Lexer.tokens(of: example, lexicon: Lexicon()).dropLast()
    let bytes = Array(example.utf8)
    let words = tokens.map { String(decoding: bytes[$0.span.start..<$0.span.end], as: UTF8.self) }
    for index in words.indices {
      var deleted = words
      deleted.remove(at: index)
      check(deleted.joined(separator: " "))
      var doubled = words
      doubled.insert(words[index], at: index)
      check(doubled.joined(separator: " "))
      if index + 1 < words.count {
        var swapped = words
        swapped.swapAt(index, index + 1)
        check(swapped.joined(separator: " "))
      }
    }
  }

  @Test(arguments: examples)
  func bytes(_ example: String) {
    let bytes = Array(example.utf8)
    for index in stride(from: 0, to: bytes.count, by: 3) {
      check(String(decoding: bytes[..<index], as: UTF8.self))
      check(String(decoding: bytes[index...], as: UTF8.self))
      var changed = bytes
      changed[index] = UInt8((index &* 131 &+ 17) % 256)
      check(String(decoding: changed, as: UTF8.self))
    }
  }

  @Test func rubbish() {
    var random = SeededGenerator(seed: 3)
    let pieces =
      KeywordIndex.phrases.keys.sorted() + Symbol.allCases.map(\.rawValue) + [
        "12", "\"a\"", "2026-Q1", "\n", "$p", "x", "`",
      ]
    for _ in 0..<1000 {
      let count = Int.random(in: 1...12, using: &random)
      check((0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined(separator: " "))
    }
  }

  func check(_ text: String) {
    let result = parse(text)
    for statement in result.statements {
      for language in KeywordLanguage.allCases {
        let written = formatted(statement, in: language)
        #expect(parse(written).statements == [statement], "\(text)\n\(written)")
      }
    }
    let length = text.utf8.count
    for diagnostic in result.diagnostics {
      #expect(diagnostic.span.start <= length && diagnostic.span.end <= length, "\(text)")
      #expect(!diagnostic.message.english.isEmpty && diagnostic.fixes.count <= 3)
      for fix in diagnostic.fixes where result.diagnostics.count == 1 {
        #expect(parse(fix.applied(to: text)).diagnostics.isEmpty, "\(text)\n\(fix)")
      }
    }
    _ = expectations(in: text, at: length / 2)
    _ = isUnfinished(text)
  }
}
