import Rendering
import Semantics
import Testing
import Values

@testable import Shell

/// `help` on terminals narrower than its text.
@Suite struct HelpLayoutTests {
  private static func text(_ topic: String, _ language: Language) -> String {
    Help.text(for: [topic], catalogue: CatalogueReader.builtIn, language: language)
  }

  private static func words(_ text: String) -> String { text.filter { !$0.isWhitespace } }

  @Test(arguments: Help.topics.map(\.name), [40, 60, 80]) func everyLineFits(topic: String, width: Int) {
    for language in [Language.english, .chinese] {
      let text = Self.text(topic, language)
      let laidOut = HelpLayout(width: width).laidOut(text)
      #expect(laidOut.split(separator: "\n").allSatisfy { displayWidth(String($0)) <= width }, "\(laidOut)")
      #expect(Self.words(laidOut) == Self.words(text))
    }
  }

  @Test func theOverviewKeepsItsColumns() {
    let text = Help.text(for: [], catalogue: CatalogueReader.builtIn, language: .english)
    let lines = HelpLayout(width: 50).laidOut(text).split(separator: "\n").map(String.init)
    let place = lines.firstIndex { $0.hasPrefix("  import") }
    #expect(lines.allSatisfy { displayWidth($0) <= 50 })
    #expect(place.map { lines[$0 + 1].hasPrefix("              ") } == true, "\(lines)")
  }

  @Test func whatFitsStaysAsItIs() {
    let text = Self.text("import", .english)
    #expect(HelpLayout(width: 400).laidOut(text) == text)
  }

  /// A sentence goes on where its line was broken; the next paragraph does not.
  @Test func brokenLinesAreOneParagraph() {
    let first = String(repeating: "word ", count: 19) + "end"
    let text = first + "\ngoes on here\nA new one."
    let laidOut = HelpLayout(width: 60).laidOut(text).split(separator: "\n")
    #expect(
      laidOut == [
        "word word word word word word word word word word word word",
        "word word word word word word word end goes on here", "A new one.",
      ])
  }
}
