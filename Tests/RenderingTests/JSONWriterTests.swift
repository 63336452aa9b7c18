import Foundation
import Rendering
import Testing
import Values

@Suite struct JSONWriterTests {
  private let head = Answer.Head(
    columns: [
      dimension("rep", "Rep"), dimension("month", "Month", unit: .date), measure("revenue", "Revenue", yuan),
      measure("visits/closes", "Visits per close", .ratio),
    ], caption: "")

  private func objects(_ text: String) throws -> [[String: Any]] {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
  }

  @Test func theContract() throws {
    let march = try Value.bucket(.month, day("2026-03-01"))
    let rows: [[Value]] = [
      [.text("王芳"), march, .integer(123_450), .real(2.5)], [.missing, march, .absent(.budget), .atLeast(30)],
    ]
    let text = try rendered(.json, head, rows).output
    #expect(
      text == """
        [
        {"rep":"王芳","month":"2026-03","revenue":1234.50,"visits/closes":2.5},
        {"rep":null,"month":"2026-03","revenue":null,"visits/closes":null}
        ]

        """)
    #expect(try objects(text).count == 2)
  }

  @Test func noRowsAreAnEmptyArray() throws {
    #expect(try rendered(.json, head, []).output == "[]\n")
  }

  @Test(arguments: [
    "", "\"", "\\", "/", "\u{0}\u{1}\u{1F}\u{7F}", "\n\r\t\u{8}\u{C}", "\u{9B}31m", "王芳", "👩‍👩‍👧", "\u{2028}\u{2029}",
    "\u{202E}abc",
    "\u{FEFF}\u{200B}", "e\u{301}", "𠀀", "\u{FFFF}", "a\u{200D}b", "\u{61C}\u{AD}", "'<>&",
  ])
  func textComesBackAsItWas(_ text: String) throws {
    let head = Answer.Head(columns: [dimension(text, "Name")], caption: "")
    let written = try rendered(.json, head, [[.text(text)]]).output
    let object = try #require(objects(written).first)
    #expect(object[text] as? String == text)
    let forbidden: [ClosedRange<UInt32>] = [0...0x9, 0xB...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069]
    #expect(!written.unicodeScalars.contains { scalar in forbidden.contains { $0.contains(scalar.value) } })
  }

  @Test func linesAreObjects() throws {
    let written = try rendered(.jsonl, head, [[.text("a\nb"), .nothing, .integer(100), .real(0.1)]]).output
    #expect(written == "{\"rep\":\"a\\nb\",\"month\":null,\"revenue\":1.00,\"visits/closes\":0.1}\n")
    #expect(try rendered(.jsonl, head, []).output.isEmpty)
  }
}
