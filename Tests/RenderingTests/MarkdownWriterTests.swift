import Rendering
import Testing
import Values

@Suite struct MarkdownWriterTests {
  @Test func aTable() throws {
    let head = Answer.Head(
      columns: [
        dimension("rep", "Rep"), measure("revenue", "Revenue", yuan), measure("win_rate", "Win rate", .percent),
      ],
      caption: "Nov 2026")
    let rows: [[Value]] = [[.text("Li Na"), .integer(120_000), .real(0.625)], [.text("a|b"), .nothing, .nothing]]
    let tail = Answer.Tail(
      others: (2, [.nothing, .integer(5), .nothing]), total: [.nothing, .integer(120_005), .real(0.5)],
      notes: [Answer.Note("small sample", kind: .warning)])
    #expect(
      try rendered(.markdown, head, rows, tail).output == """
        | Rep | Revenue | Win rate |
        | --- | ---: | ---: |
        | Li Na | 1,200.00 | 62.5% |
        | a\\|b | – | – |
        | others (2) | 0.05 | – |
        | **total** | **1,200.05** | **50.0%** |

        Nov 2026 · amounts in CNY

        warning: small sample

        """)
  }

  @Test(arguments: [
    ("<script>", "&lt;script&gt;"), ("*bold*", "\\*bold\\*"), ("`x`", "\\`x\\`"), ("[a](b)", "\\[a\\](b)"),
    ("win_rate", "win_rate"), ("_x_", "\\_x\\_"), ("a\nb", "a<br>b"), ("\\", "\\\\"), ("\u{1B}[1m", "␛\\[1m"),
    ("R&D", "R&amp;D"),
  ])
  func nothingBecomesMarkup(_ text: String, _ expected: String) throws {
    let head = Answer.Head(columns: [dimension("name", "Name")], caption: "")
    #expect(try rendered(.markdown, head, [[.text(text)]]).output == "| Name |\n| --- |\n| \(expected) |\n")
  }
}
