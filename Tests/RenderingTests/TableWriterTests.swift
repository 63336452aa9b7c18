import Foundation
import Rendering
import Testing
import Values

@Suite struct TableWriterTests {
  private let head = Answer.Head(
    columns: [
      dimension("rep", "Rep"), measure("visits", "Visits", .count), measure("visits/closes", "Visits/close", .ratio),
      measure("revenue", "Revenue", yuan),
    ], caption: "1–23 Nov 2026")

  @Test func numbersStandAtTheirPoints() throws {
    let rows: [[Value]] = [
      [.text("王芳"), .integer(1_250), .real(12.5), .integer(1_234_500)],
      [.text("Li Na"), .integer(30), .atLeast(30), .integer(99_950)],
      [.missing, .integer(0), .nothing, .absent(.target)],
    ]
    let tail = Answer.Tail(
      others: (2, [.nothing, .integer(7), .real(3.5), .integer(0)]),
      total: [.nothing, .integer(1_287), .real(8.25), .integer(1_334_450)],
      notes: [Answer.Note("30+ means no close yet"), Answer.Note("small sample", kind: .warning)])
    #expect(
      try rendered(.table, head, rows, tail).output == """
        Rep         Visits  Visits/close    Revenue
        ──────────  ──────  ────────────  ─────────
        王芳         1,250         12.50  12,345.00
        Li Na           30         30+       999.50
        (none)           0          –     no target
        others (2)       7          3.50       0.00
        ──────────  ──────  ────────────  ─────────
        total        1,287          8.25  13,344.50
        1–23 Nov 2026 · amounts in CNY
        note: 30+ means no close yet
        warning: small sample

        """)
  }

  @Test func chineseAndASCII() throws {
    let head = Answer.Head(columns: [dimension("rep", "销售"), measure("revenue", "收入", yuan)], caption: "本月")
    let tail = Answer.Tail(total: [.nothing, .integer(500)], notes: [Answer.Note("样本小", kind: .warning)])
    let options = RenderingOptions(language: .chinese, unicode: false)
    #expect(
      try rendered(.table, head, [[.text("王芳"), .integer(500)], [.missing, .nothing]], tail, options).output == """
        销售    收入
        ------  ----
        王芳       5
        （无）     -
        ------  ----
        合计       5
        本月; 金额单位 CNY
        警告：样本小

        """)
  }

  @Test func aRowLimitSaysWhatItHides() throws {
    let head = Answer.Head(columns: [dimension("n", "N")], caption: "")
    let rows: [[Value]] = (1...1_000).map { [.text("r\($0)")] }
    let shown = try rendered(.table, head, rows, Answer.Tail(), RenderingOptions(width: 80, rowLimit: 2))
    #expect(shown.output == "N\n──\nr1\nr2\nnote: 2 of 1,000 rows; `last` shows all\n")
    let exact = try rendered(.table, head, Array(rows.prefix(2)), Answer.Tail(), RenderingOptions(rowLimit: 2))
    #expect(exact.output == "N\n──\nr1\nr2\n")
  }

  @Test func noRowsSaySo() throws {
    let head = Answer.Head(columns: [dimension("n", "Name")], caption: "today")
    #expect(try rendered(.table, head, []).output == "Name\n────\n(no rows)\ntoday\n")
  }

  @Test func aTotalWithoutALabelColumnGetsOne() throws {
    let head = Answer.Head(columns: [measure("visits", "Visits", .count)], caption: "")
    let tail = Answer.Tail(total: [.integer(3)])
    #expect(
      try rendered(.table, head, [[.integer(3)]], tail).output == """
               Visits
        ─────  ──────
                    3
        ─────  ──────
        total       3

        """)
  }

  @Test func longTextIsWrapped() throws {
    let head = Answer.Head(
      columns: [dimension("c", "Customer"), dimension("n", "Note"), measure("v", "Visits", .count)], caption: "")
    let rows: [[Value]] = [[.text("Acme"), .text("the buyer wants a new quote by Friday"), .integer(2)]]
    #expect(
      try rendered(.table, head, rows, Answer.Tail(), RenderingOptions(width: 40)).output == """
        Customer  Note                    Visits
        ────────  ──────────────────────  ──────
        Acme      the buyer wants a new        2
                  quote by Friday

        """)
  }

  /// No terminal cuts a date or a word of what is said below.
  @Test func captionAndNotesAreWrapped() throws {
    let head = Answer.Head(
      columns: [dimension("c", "Customer"), measure("v", "Visits", .count)],
      caption: "从 2026-10-01 至 2026-12-31 的全部拜访")
    let tail = Answer.Tail(notes: [.init("two of the customers were visited twice")])
    #expect(
      try rendered(.table, head, [[.text("Acme"), .integer(2)]], tail, RenderingOptions(width: 24)).output == """
        Customer  Visits
        ────────  ──────
        Acme           2
        从 2026-10-01 至
        2026-12-31 的全部拜访
        note: two of the
        customers were visited
        twice

        """)
  }

  @Test func whatCannotFitBecomesRecords() throws {
    let head = Answer.Head(
      columns: [
        dimension("c", "Customer"), dimension("n", "Note"), measure("v", "Visits", .count),
        measure("r", "Revenue", .count),
      ],
      caption: "")
    let rows: [[Value]] = [
      [.text("Acme"), .text("wants a new quote"), .integer(2), .integer(10_000)],
      [.text("王芳"), .missing, .nothing, .integer(0)],
    ]
    let tail = Answer.Tail(total: [.nothing, .nothing, .integer(2), .integer(10_000)])
    #expect(
      try rendered(.table, head, rows, tail, RenderingOptions(width: 24)).output == """
        ── 1 ───────────────────
        Customer  Acme
        Note      wants a new
                  quote
        Visits    2
        Revenue   10,000
        ── 2 ───────────────────
        Customer  王芳
        Note      (none)
        Visits    –
        Revenue   0
        ────────────────────────
        Customer  total
        Visits    2
        Revenue   10,000

        """)
  }

  @Test(arguments: [20, 24, 30, 40, 60, 80, 120])
  func noLineIsWiderThanTheTerminal(_ width: Int) throws {
    let columns = (0..<6).map { dimension("d\($0)", "Dimension \($0)") } + [measure("m", "Measured value", .count)]
    let texts = ["王芳去拜访客户", "a longer remark about prices", "👩‍👩‍👧👍🏽", "supercalifragilistic", "é", ""]
    let rows: [[Value]] = (0..<6).map { row in
      (0..<6).map { .text(texts[($0 + row) % 6]) } + [.integer(row * 12_345)]
    }
    let head = Answer.Head(columns: columns, caption: "")
    let output = try rendered(.table, head, rows, Answer.Tail(), RenderingOptions(width: width)).output
    for line in output.split(separator: "\n") { #expect(displayWidth(String(line)) <= width, "\(line)") }
    for word in ["supercali", "remark", "61"] where width >= 40 { #expect(output.contains(word)) }
  }

  @Test func hostileTextNeverReachesTheTerminal() throws {
    let evil = "\u{1B}]0;pwned\u{7}\u{1B}[2J\u{9B}1m\u{202E}\n\r\u{8}\u{7F}\u{2028}"
    let head = Answer.Head(
      columns: [dimension(evil, evil), measure("m", evil, .count)], caption: evil)
    let tail = Answer.Tail(total: [.nothing, .integer(1)], notes: [Answer.Note(evil)])
    for format in [OutputFormat.table, .markdown, .html, .csv, .tsv, .json, .jsonl] {
      for presentation in Answer.Presentation.allCases {
        var head = head
        head.presentation = presentation
        let written = try rendered(format, head, [[.text(evil), .integer(1)]], tail, RenderingOptions(width: 80))
        for scalar in (written.output + written.notes).unicodeScalars {
          #expect(scalar == "\n" || scalar == "\t" || scalar.properties.generalCategory != .control)
          #expect(scalar != "\u{202E}" && scalar != "\u{2028}")
        }
      }
    }
  }

  @Test func colourIsOnlyWhereItIsAskedFor() throws {
    let head = Answer.Head(
      columns: [
        dimension("rep", "Rep"), measure("visits_change", "Change", .count, direction: .higher, isChange: true),
      ], caption: "Nov"
    )
    let rows: [[Value]] = [[.text("a"), .integer(2)], [.text("b"), .integer(-1)]]
    let plain = try rendered(.table, head, rows).output
    let colour = try rendered(.table, head, rows, Answer.Tail(), RenderingOptions(colour: true)).output
    #expect(plain == "Rep  Change\n───  ──────\na        +2\nb        -1\nNov\n")
    #expect(colour.contains("\u{1B}[32m+2\u{1B}[0m"))
    #expect(colour.contains("\u{1B}[31m-1\u{1B}[0m"))
    #expect(colour.contains("\u{1B}[2mNov\u{1B}[0m"))
    let bare = colour.replacing(try Regex("\u{1B}\\[[0-9]+m"), with: "")
    #expect(bare == plain)
  }

  @Test func longAnswersComeInBlocksAndLoseNoRow() throws {
    let head = Answer.Head(columns: [dimension("n", "N")], caption: "")
    let rows: [[Value]] = (1...12_000).map { [.text("r\($0)")] }
    let lines = try rendered(.table, head, rows).output.split(separator: "\n")
    #expect(lines.filter { $0.hasPrefix("r") } == rows.indices.map { "r\($0 + 1)" })
    #expect(lines.filter { $0 == "N" }.count == 3)
  }

  @Test func aDrawingWithoutAnAxisIsATableThatSaysSo() throws {
    let head = Answer.Head(
      columns: [dimension("rep", "Rep"), measure("v", "Visits", .count)], caption: "", presentation: .line)
    let output = try rendered(.table, head, [[.text("a"), .integer(2)]]).output
    #expect(output.hasPrefix("Rep  Visits\n"))
    #expect(output.contains("note: nothing to draw along"))
  }

  @Test func aLineIsDrawnWholeWhateverTheRowLimit() throws {
    let columns = [dimension("day", "Day", unit: .date), dimension("rep", "Rep"), measure("v", "Visits", .count)]
    let start = try day("2026-03-01")
    let rows: [[Value]] = (0..<30).map {
      [.date(start.adding(days: $0 / 3)), .text("rep \($0 % 3)"), .integer($0)]
    }
    let head = Answer.Head(columns: columns, caption: "", presentation: .spark)
    let cut = try rendered(.table, head, rows, Answer.Tail(), RenderingOptions(rowLimit: 2)).output
    #expect(cut.contains("2026-03-01 … 2026-03-10"))
    #expect(cut.contains("rep 1") && !cut.contains("rep 2"))
    #expect(cut.contains("note: 2 of 3 rows"))
  }
}
