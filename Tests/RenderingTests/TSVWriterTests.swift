import Rendering
import Testing
import Values

@Suite struct TSVWriterTests {
  private let head = Answer.Head(
    columns: [dimension("rep", "Rep"), dimension("month", "Month", unit: .date), measure("rate", "Rate", .percent)],
    caption: "")

  @Test func theContract() throws {
    let rows: [[Value]] = try [
      [.text("Li Na"), .bucket(.month, day("2026-03-01")), .real(0.25)], [.missing, .nothing, .nothing],
    ]
    #expect(try rendered(.tsv, head, rows).output == "rep\tmonth\trate\nLi Na\t2026-03\t0.25\n\t\t\n")
  }

  @Test func separatorsInsideAFieldAreEscaped() throws {
    let head = Answer.Head(columns: [dimension("note", "Note")], caption: "")
    let rows: [[Value]] = [[.text("a\tb\nc\rd\\e")], [.text("\"plain, text\"")]]
    #expect(try rendered(.tsv, head, rows).output == "note\na\\tb\\nc\\rd\\\\e\n\"plain, text\"\n")
  }
}
