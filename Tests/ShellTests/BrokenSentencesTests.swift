import Evaluation
import Foundation
import Semantics
import Syntax
import Testing
import Values

@testable import Shell
@testable import Store

/// Valid sentences of README, help and examples, each broken at random as people break them: whatever comes of it is a
/// sentence again, or one mistake with a place, said in both languages, with a fix that parses or a sentence to learn
/// from.
@Suite struct BrokenSentencesTests {
  static let sentences: [String] = {
    let readme = TourTests.blocks(of: "README.md").flatMap { $0.components(separatedBy: "\n") }
    let all = readme + Help.topics.flatMap(\.examples) + SlipsDamageTests.sentences
    var seen: Set<String> = []
    return all.map { $0.trimmingCharacters(in: .whitespaces) }.filter { sentence in
      let result = parse(sentence)
      guard result.diagnostics.isEmpty, result.statements.count == 1, !sentence.contains(";"), !sentence.contains("--")
      else { return false }
      return seen.insert(sentence).inserted
    }
  }()

  private static let quotes = [
    ("“", "”"), ("‘", "’"), ("「", "」"), ("『", "』"), ("«", "»"), ("'", "'"), ("`", "`"), ("\"", ""),
  ]

  private static let wide: [Character: Character] = [
    "(": "（", ")": "）", ",": "，", "=": "＝", ">": "＞", "<": "＜", "%": "％", "/": "／", ":": "：", "{": "｛", "}": "｝",
    "-": "－",
  ]

  private static let habits = [
    "limit 5", "order by visits desc", "group by rep", "; drop table customers", ";", "having count(*) > 3",
    "where 1 = 1", "select * from customers", "%", "and visits > 3", "or", "as x", "asc", "in 2026", "desc", "!", "?",
    "count(*)", "is not null", "like '%a%'", "where date >= '2026-01-01'", "then", "please", "按", "排序", "top", "vs",
    "$x",
    "99999999999999999999", "2026-02-30", "last 0 days", "'", "(", ")", "[", "{", "\\", "@", "#", "€", "、", "，，", "。",
  ]

  /// One word changed by a slip of the finger.
  private static func misspelt(_ word: String, _ dice: inout SampleRandom) -> String {
    var letters = Array(word)
    guard letters.count > 2 else { return word + word }
    let place = dice.below(letters.count - 1)
    switch dice.next() % 4 {
    case 0: letters.swapAt(place, place + 1)
    case 1: letters.remove(at: place)
    case 2: letters.insert(letters[place], at: place)
    default: letters[place] = dice.pick(Array("aeioustrn"))
    }
    return String(letters)
  }

  static func broken(_ sentence: String, _ dice: inout SampleRandom) -> String {
    var words = SlipsDamageTests.pieces(sentence)
    guard words.count > 1 else { return sentence + " " + dice.pick(habits) }
    let place = dice.below(words.count)
    switch dice.next() % 14 {
    case 0: words.remove(at: place)
    case 1: words.insert(words[place], at: place)
    case 2: words.swapAt(place, (place + 1) % words.count)
    case 3, 4: words[place] = misspelt(words[place], &dice)
    case 5: words[place] = dice.pick([words[place].uppercased(), words[place].capitalized])
    case 6:
      let (open, close) = dice.pick(quotes)
      let quoted = words.indices.filter { words[$0].hasPrefix("\"") }
      let target = quoted.isEmpty ? place : dice.pick(quoted)
      words[target] = open + words[target].replacingOccurrences(of: "\"", with: "") + close
    case 7:
      words = words.map { word in
        String(word.map { wide[$0] ?? ($0.isASCII && $0.isNumber ? fullWidth($0) : $0) })
      }
    case 8:
      words[place] = dice.pick(["\"text\"", "5", "true", "2026-03", "30 days", "80", "1,000", "5%", "null", "0.5"])
    case 9: words[place] = dice.pick(["florbs", "revenue_total", "什么", "x.y.z", "customer.nothing", "table", "date"])
    case 10:
      let signs = ["=": "==", "and": ",", ",": "and", ">": "=>", "or": "||", "!=": "<>", "by": "per", "where": "when"]
      words = words.map { signs[$0] ?? $0 }
      if words == SlipsDamageTests.pieces(sentence) { words.insert("==", at: place) }
    case 11: words.insert(dice.pick(habits), at: place)
    case 12: words.append(dice.pick(habits))
    default: words = Array(words.prefix(place + 1))
    }
    return words.joined(separator: " ")
  }

  private static func fullWidth(_ digit: Character) -> Character {
    guard let value = digit.unicodeScalars.first?.value, let wide = Unicode.Scalar(value + 0xFEE0) else { return digit }
    return Character(wide)
  }

  @Test func thereAreManySentences() { #expect(Self.sentences.count >= 200) }

  @Test(arguments: 0..<4) func brokenSentencesAreAnsweredOrSaid(_ seed: Int) throws {
    let session = try SlipsTests.session(TourTests.Capture())
    var dice = SampleRandom(seed: UInt64(seed) &* 7919 &+ 11)
    var missing: Set<String> = []
    var examples: Set<String> = []
    for _ in 0..<Self.rounds {
      let text = Self.broken(dice.pick(Self.sentences), &dice)
      let parsed = parse(text, lexicon: session.workspace.lexicon)
      // A `;` begins another statement, which may have a mistake of its own.
      if !text.contains(";") { #expect(parsed.diagnostics.count <= 1, "\(text)\n\(parsed.diagnostics.map(\.message))") }
      guard let found = SlipsTests.mistake(in: text, session) else { continue }
      let length = text.utf8.count
      #expect(found.span.start >= 0 && found.span.end <= length, "\(text)\n\(found.message)")
      #expect(!found.message.english.isEmpty && found.fixes.count <= 3, "\(text)\n\(found.message)")
      #expect(!found.fixes.isEmpty || found.example != nil, "\(text)\n\(found.message)")
      for fix in found.fixes where parsed.diagnostics.count < 2 {
        let repaired = SlipsTests.applied(fix, to: text)
        #expect(
          parse(repaired, lexicon: session.workspace.lexicon).diagnostics.isEmpty,
          "\(text)\n\(found.code): \(found.message)\n\(repaired)")
        missing.formUnion(fix.message.untranslated)
      }
      missing.formUnion(found.message.untranslated)
      if found.fixes.isEmpty, let example = found.example {
        missing.formUnion(example.message.untranslated)
        if examples.insert(example.sentence).inserted {
          let wrong = SlipsTests.mistake(in: example.sentence, session)
          #expect(wrong == nil, "\(text)\n\(found.message)\n\(example.sentence): \(wrong?.message ?? "")")
        }
      }
    }
    #expect(missing.sorted() == [])
  }

  /// More on demand: `CRMQL_BROKEN=20000`.
  private static var rounds: Int {
    ProcessInfo.processInfo.environment["CRMQL_BROKEN"].flatMap(Int.init) ?? 700
  }
}
