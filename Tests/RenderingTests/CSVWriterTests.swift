import Rendering
import Testing
import Values

@Suite struct CSVWriterTests {
  private let head = Answer.Head(
    columns: [dimension("rep", "Rep"), measure("visits", "Visits", .count), measure("revenue", "Revenue", yuan)],
    caption: "Nov 2026")

  @Test func theContract() throws {
    let rows: [[Value]] = [
      [.text("Li Na"), .integer(1_200), .integer(123_450)], [.missing, .integer(0), .absent(.target)],
    ]
    let written = try rendered(.csv, head, rows)
    #expect(written.output == "rep,visits,revenue\nLi Na,1200,1234.50\n,0,\n")
    #expect(written.notes == "Nov 2026\n")
  }

  @Test func summariesAndNotesGoAside() throws {
    let tail = Answer.Tail(
      others: (67, [.nothing, .integer(9), .integer(100)]), total: [.nothing, .integer(12), .integer(200)],
      notes: [Answer.Note("small sample", kind: .warning), Answer.Note("3 never visited")])
    let written = try rendered(.csv, head, [[.text("Li Na"), .integer(3), .integer(100)]], tail)
    #expect(written.output == "rep,visits,revenue\nLi Na,3,1.00\n")
    #expect(
      written.notes == """
        Nov 2026
        note: others (67 groups) not shown
        warning: small sample
        note: 3 never visited

        """)
  }

  @Test func quoting() throws {
    let head = Answer.Head(columns: [dimension("a,b", "A"), dimension("c", "C")], caption: "")
    let rows: [[Value]] = [
      [.text("say \"hi\""), .text("x,y")], [.text("two\nlines"), .text("")], [.text("\r"), .nothing],
    ]
    let written = try rendered(.csv, head, rows)
    #expect(written.output == "\"a,b\",c\n\"say \"\"hi\"\"\",\"x,y\"\n\"two\nlines\",\"\"\n\"\r\",\n")
  }

  @Test func anOnlyFieldIsNeverAnEmptyLine() throws {
    let head = Answer.Head(columns: [dimension("city", "City")], caption: "")
    #expect(try rendered(.csv, head, [[.nothing], [.text("")]]).output == "city\n\"\"\n\"\"\n")
  }

  @Test func formulasAreNeutralisedOnlyWhenAsked() throws {
    let head = Answer.Head(columns: [dimension("name", "Name"), measure("n", "N", .count)], caption: "")
    let rows: [[Value]] = [
      [.text("=1+1"), .integer(-3)], [.text("-2,5"), .integer(0)], [.text("-12.5"), .integer(1)],
    ]
    #expect(try rendered(.csv, head, rows).output == "name,n\n=1+1,-3\n\"-2,5\",0\n-12.5,1\n")
    let guarded = try rendered(.csv, head, rows, Answer.Tail(), RenderingOptions(guardFormulas: true))
    #expect(guarded.output == "name,n\n'=1+1,-3\n\"'-2,5\",0\n-12.5,1\n")
  }

  @Test func aPipeGetsTheBytesATerminalGetsPictures() throws {
    let head = Answer.Head(columns: [dimension("name", "Name")], caption: "")
    let rows: [[Value]] = [[.text("\u{1B}]0;x\u{7}")]]
    #expect(try rendered(.csv, head, rows).output == "name\n\u{1B}]0;x\u{7}\n")
    let shown = try rendered(.csv, head, rows, Answer.Tail(), RenderingOptions(width: 80))
    #expect(shown.output == "name\n␛]0;x␇\n")
  }

  @Test func whatIsReadBackIsWhatWasWritten() throws {
    let head = Answer.Head(columns: [dimension("a", "A"), dimension("b", "B")], caption: "")
    let texts = ["", ",", "\"", "\n", "\r\n", "\"\"", "a\"b,c\nd", "王芳", " lead", "👩‍👩‍👧", "'", "\t"]
    var rows: [[String]] = []
    for left in texts { for right in texts { rows.append([left, right]) } }
    let written = try rendered(.csv, head, rows.map { $0.map { .text($0) } })
    #expect(readCSV(written.output) == [["a", "b"]] + rows)
  }

  /// Reads RFC 4180 as most libraries do, scalar by scalar.
  private func readCSV(_ text: String) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field = String.UnicodeScalarView()
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      if isQuoted {
        if scalar != "\"" {
          field.append(scalar)
        } else if scalars.first == "\"" {
          field.append("\"")
          scalars.removeFirst()
        } else {
          isQuoted = false
        }
      } else if scalar == "\"" {
        isQuoted = true
      } else if scalar == "," || scalar == "\n" {
        record.append(String(field))
        field.removeAll()
        if scalar == "\n" {
          records.append(record)
          record = []
        }
      } else {
        field.append(scalar)
      }
    }
    return records
  }
}
