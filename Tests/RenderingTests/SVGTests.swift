import Foundation
import Testing
import Values

@testable import Rendering

/// Drawings of pages: the lengths and places of what is drawn, computed by hand.
@Suite struct SVGTests {
  private func page(_ head: Answer.Head, _ rows: [[Value]]) throws -> String { try rendered(.html, head, rows).output }

  private func attributes(_ key: String, of tag: String, in text: String) -> [String] {
    text.components(separatedBy: "<\(tag) ").dropFirst().map { piece in
      let rest = piece.range(of: "\(key)=\"").map { piece[$0.upperBound...] } ?? ""
      return String(rest.prefix { $0 != "\"" })
    }
  }

  @Test func barsAreAsLongAsTheirNumbers() throws {
    let head = Answer.Head(
      columns: [dimension("rep", "Rep"), measure("visits", "Visits <b>", .count)], caption: "", presentation: .bars)
    let text = try page(
      head, [[.text("Li & Na"), .integer(40)], [.text("王芳"), .integer(10)], [.text("X"), .nothing]])
    // Labels of 7 columns take 7 x 7.5 + 14 = 66.5, numbers of two 29: 664.5 are left for 40.
    #expect(attributes("width", of: "rect", in: text) == ["664.5", "166.1"])
    #expect(attributes("x", of: "rect", in: text) == ["66.5", "66.5"])
    #expect(text.contains("Li &amp; Na</text>") && text.contains("<figcaption>Visits &lt;b&gt;</figcaption>"))
    #expect(
      text.range(of: "</figure>")?.upperBound ?? text.endIndex < text.range(of: "<table>")?.lowerBound
        ?? text.startIndex)
    let document = try XMLDocumentLike.check(text)
    #expect(document)
  }

  @Test func lossesGoToTheLeft() throws {
    let head = Answer.Head(
      columns: [dimension("rep", "Rep"), measure("change", "Change", .count, isChange: true)], caption: "",
      presentation: .bars)
    let text = try page(head, [[.text("A"), .integer(30)], [.text("B"), .integer(-10)]])
    // Between 21.5 and 760 - 36.5 there are 702 for 40: the axis stands at a quarter.
    #expect(attributes("x", of: "rect", in: text) == ["197", "21.5"])
    #expect(attributes("width", of: "rect", in: text) == ["526.5", "175.5"])
  }

  @Test func linesHaveGapsWhereNothingIsKnown() throws {
    let columns = [
      dimension("team", "Team"), dimension("month", "Month", unit: .date), measure("sales", "Sales", .count),
    ]
    var rows: [[Value]] = []
    for month in 1...4 {
      let start = Value.bucket(.month, try day("2026-0\(month)-01"))
      rows.append([.text("North"), start, month == 3 ? .nothing : .integer(month * 10)])
      rows.append([.text("South"), start, .integer(5)])
    }
    let text = try page(Answer.Head(columns: columns, caption: "", presentation: .line), rows)
    #expect(attributes("points", of: "polyline", in: text).map { $0.split(separator: " ").count } == [2, 4])
    #expect(attributes("cx", of: "circle", in: text).count == 7)
    // From 0 at 252 to 40 at 12.
    #expect(Array(attributes("cy", of: "circle", in: text).prefix(3)) == ["192", "132", "12"])
    #expect(text.contains("<title>2026-04: 40</title>") && text.contains("</span> North"))
    #expect(try XMLDocumentLike.check(text))
  }

  @Test func whatCannotBeDrawnIsATable() throws {
    let columns = [dimension("rep", "Rep"), measure("visits", "Visits", .count)]
    let lines = try page(
      Answer.Head(columns: columns, caption: "", presentation: .line), [[.text("Li"), .integer(1)]])
    #expect(!lines.contains("<svg") && lines.contains("<table>") && lines.contains("nothing to draw along"))
    let words = try page(
      Answer.Head(columns: [dimension("rep", "Rep")], caption: "", presentation: .bars), [[.text("Li")]])
    #expect(!words.contains("<svg") && words.contains("no numbers to draw"))
    let many = (0...TableWriter.block).map { [Value.text("r\($0)"), .integer($0)] }
    let table = try page(Answer.Head(columns: columns, caption: "", presentation: .bars), many)
    #expect(!table.contains("<svg") && table.components(separatedBy: "<tr>").count == many.count + 2)
    let empty = try page(Answer.Head(columns: columns, caption: "", presentation: .bars), [])
    #expect(!empty.contains("<svg") && empty.contains("<table>"))
  }

  static let tickCases: [(Double, Double, [Double])] = [
    (0.0, 40.0, [0.0, 10, 20, 30, 40]), (0, 7, [0, 2, 4, 6, 8]), (-3, 9, [-5, 0, 5, 10]),
    (0, 0.1, [0, 0.025, 0.05, 0.075, 0.1]),
    (1e15, 1e15 + 1, [1e15, 1e15 + 1]), (0, 123_456, [0, 50_000, 100_000, 150_000]),
  ]

  @Test(arguments: tickCases)
  func ticksAreRound(_ low: Double, _ high: Double, _ expected: [Double]) {
    let found = SVGLines.ticks(low...high)
    #expect(found.count == expected.count && zip(found, expected).allSatisfy { abs($0 - $1) < 1e-9 }, "\(found)")
  }
}

/// Whether tags close in the order in which they open.
enum XMLDocumentLike {
  struct Unclosed: Error {}

  static func check(_ text: String) throws -> Bool {
    var open: [Substring] = []
    for piece in text.split(separator: "<").dropFirst(text.hasPrefix("<") ? 0 : 1) {
      guard let end = piece.firstIndex(of: ">") else { throw Unclosed() }
      let tag = piece[..<end]
      if tag.hasPrefix("/") {
        if open.popLast() != tag.dropFirst() { throw Unclosed() }
      } else if !tag.hasSuffix("/"), !tag.hasPrefix("!"), !tag.hasPrefix("meta"), !tag.hasPrefix("br") {
        open.append(tag.prefix { $0 != " " })
      }
    }
    return open.isEmpty
  }
}
