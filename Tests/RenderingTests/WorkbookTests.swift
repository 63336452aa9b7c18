import Foundation
import Testing
import Values

@testable import Rendering

@Suite struct WorkbookTests {
  /// The parts of the file that the answers make.
  private func parts(
    _ options: RenderingOptions = RenderingOptions(guardFormulas: true), rowLimit: Int = 1_048_576,
    _ body: (Workbook) throws -> Void
  ) throws -> [String: String] {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("crmql-book-\(UUID().uuidString).xlsx")
    defer { try? FileManager.default.removeItem(at: url) }
    let book = try Workbook(options: options, path: url.path, rowLimit: rowLimit)
    try body(book)
    try book.finish()
    return try unzipped([UInt8](Data(contentsOf: url)))
  }

  private func answer(
    _ book: Workbook, _ columns: [Answer.Column], _ rows: [[Value]], _ tail: Answer.Tail = Answer.Tail(),
    question: String = "show visits"
  ) throws {
    try book.begin(Answer.Head(columns: columns, caption: "November"), of: question)
    for row in rows { try book.row(row) }
    try book.end(tail)
  }

  /// `<c r="A2" ...>` up to its end.
  private func cell(_ name: String, _ sheet: String?) throws -> String {
    let text = try #require(sheet)
    guard let start = text.range(of: "<c r=\"\(name)\"") else { return "" }
    let rest = text[start.lowerBound...]
    let end = try #require(rest.range(of: rest.prefix { $0 != ">" }.last == "/" ? "/>" : "</c>"))
    return String(rest[..<end.upperBound])
  }

  /// The notation of the numbers of a cell.
  private func pattern(_ name: String, _ parts: [String: String]) throws -> String {
    let cell = try cell(name, parts["xl/worksheets/sheet1.xml"])
    let styles = try #require(parts["xl/styles.xml"])
    func attribute(_ key: String, _ text: Substring) -> Substring? {
      text.range(of: " \(key)=\"").map { text[$0.upperBound...].prefix { $0 != "\"" } }
    }
    guard let style = attribute("s", cell[...]).flatMap({ Int($0) }) else { return "" }
    let all = try #require(styles.range(of: "<cellXfs"))
    let formats = styles[all.upperBound...].components(separatedBy: "<xf ").dropFirst()
    let format = " " + Array(formats)[style]
    let id = try #require(attribute("numFmtId", format[...]))
    if let built = ["0": "", "1": "0", "3": "#,##0", "4": "#,##0.00", "10": "0.00%"][String(id)] { return built }
    let written = try #require(styles.range(of: "numFmtId=\"\(id)\" formatCode=\""))
    return String(styles[written.upperBound...].prefix { $0 != "\"" })
  }

  @Test func cellsHaveTypesAndFormats() throws {
    let columns = [
      dimension("rep", "Rep"), measure("visits", "Visits", .count), measure("sales", "Sales", yuan),
      measure("yen", "Yen", .money(Currency(code: "JPY", minorDigits: 0))), measure("rate", "Rate", .percent),
      measure("p", "Points", .points, isChange: true), measure("r", "Ratio", .ratio),
      Answer.Column(name: "day", title: "Day", role: .attribute, unit: .date), dimension("month", "Month", unit: .date),
      dimension("quarter", "Quarter", unit: .date),
      Answer.Column(name: "id", title: "Id", role: .attribute, unit: .text),
    ]
    let first = try day("2026-11-23")
    let found = try parts { book in
      try answer(
        book, columns,
        [
          [
            .text("Li Na"), .integer(1234), .integer(123_450), .integer(500), .real(0.25), .real(-0.015), .real(2.5),
            .date(first), .bucket(.month, try day("2026-11-01")), .bucket(.quarter, try day("2026-10-01")),
            .text("00012345678901234567"),
          ],
          [.missing, .atLeast(30), .absent(.target), .nothing, .nothing, .nothing, .integer(7)],
        ])
    }
    let sheet = found["xl/worksheets/sheet1.xml"]
    #expect(try cell("A1", sheet).contains("<is><t>Rep</t></is>"))
    #expect(try cell("A2", sheet).contains("t=\"inlineStr\"") && cell("A2", sheet).contains("<t>Li Na</t>"))
    // 2026-11-23 is 46,349 days after 1899-12-30, the first of the month 46,327: counted with `date`.
    for (name, value, pattern) in [
      ("B2", "1234", "#,##0"), ("C2", "1234.5", "#,##0.00"), ("D2", "500", "#,##0"), ("E2", "0.25", "0.0%"),
      ("F2", "-1.5", "+0.0&quot; pt&quot;;-0.0&quot; pt&quot;;0.0&quot; pt&quot;"), ("G2", "2.5", "#,##0.00"),
      ("H2", "46349", "yyyy-mm-dd"), ("I2", "46327", "yyyy-mm"),
    ] {
      #expect(try cell(name, sheet).contains("<v>\(value)</v>"), "\(name)")
      #expect(try self.pattern(name, found) == pattern, "\(name)")
    }
    #expect(try cell("J2", sheet).contains("<t>2026-Q4</t>"))
    #expect(try cell("K2", sheet).contains("<t>00012345678901234567</t>"))
    #expect(try cell("A3", sheet).contains("<t>(none)</t>") && cell("B3", sheet).contains("<t>30+</t>"))
    #expect(try cell("C3", sheet).contains("<t>no target</t>") && cell("D3", sheet).isEmpty)
    #expect(sheet?.contains("<pane ySplit=\"1\" topLeftCell=\"A2\"") == true)
    #expect(sheet?.contains("<autoFilter ref=\"A1:K3\"/>") == true)
  }

  /// More digits than a cell holds are kept as text; below that nothing is rounded.
  @Test func bigNumbersStayExact() throws {
    let found = try parts { book in
      try answer(
        book, [measure("a", "A", .count), measure("b", "B", yuan)],
        [[.integer(999_999_999_999_999), .integer(99_999_999_999_999_999)]])
    }
    #expect(try cell("A2", found["xl/worksheets/sheet1.xml"]).contains("<v>999999999999999</v>"))
    #expect(try cell("B2", found["xl/worksheets/sheet1.xml"]).contains("<t>999,999,999,999,999.99</t>"))
  }

  @Test func summariesStandUnderTheFilter() throws {
    let tail = Answer.Tail(
      others: (3, [.nothing, .integer(4)]), total: [.nothing, .integer(10)],
      notes: [.init("9 of 23 rows do not meet the condition"), .init("rates are wide", kind: .warning)])
    let found = try parts { book in
      try answer(book, [dimension("rep", "Rep"), measure("sales", "Sales", yuan)], [[.text("Li"), .integer(6)]], tail)
    }
    let sheet = found["xl/worksheets/sheet1.xml"]
    #expect(sheet?.contains("<autoFilter ref=\"A1:B2\"/>") == true)
    #expect(try cell("A3", sheet).contains("others (3)") && cell("B3", sheet).contains("<v>0.04</v>"))
    #expect(try cell("A4", sheet).contains("total") && cell("B4", sheet).contains("<v>0.1</v>"))
    #expect(try pattern("B4", found) == "#,##0.00")
    let notes = try #require(found["xl/worksheets/sheet2.xml"])
    for text in ["show visits", "November · amounts in CNY", "note: 9 of 23 rows", "warning: rates are wide"] {
      #expect(notes.contains(text), "\(text)")
    }
    #expect(found["xl/workbook.xml"]?.contains("<sheet name=\"Notes\" sheetId=\"2\"") == true)
  }

  @Test func textsAreNeitherFormulasNorMarkup() throws {
    let texts = ["=1+1", "+86 138", "<b>&\"", "a\u{01}b\u{FFFF}", "_x0041_", "two\nlines", "王芳 🎉", " 1 "]
    let columns = [Answer.Column(name: "=t", title: "=T", role: .attribute, unit: .text)]
    let rows = texts.map { [Value.text($0)] }
    let found = try parts { try answer($0, columns, rows) }
    let expected = [
      "&apos;=1+1", "&apos;+86 138", "&lt;b&gt;&amp;\"", "a_x0001_b\u{FFFD}", "_x005F_x0041_", "two\nlines", "王芳 🎉",
      " 1 ",
    ].map { $0.replacingOccurrences(of: "&apos;", with: "'") }
    for (row, text) in expected.enumerated() {
      let written = try cell("A\(row + 2)", found["xl/worksheets/sheet1.xml"])
      #expect(
        written.contains(">\(text)</t>")
          || written.contains(">\(text.replacingOccurrences(of: "\"", with: "&quot;"))</t>"), "\(written)")
    }
    #expect(try cell("A1", found["xl/worksheets/sheet1.xml"]).contains("<t>'=T</t>"))
    #expect(found.values.allSatisfy { !$0.contains("<f>") })
    let raw = try parts(RenderingOptions()) { try answer($0, columns, rows) }
    #expect(try cell("A2", raw["xl/worksheets/sheet1.xml"]).contains("<t>=1+1</t>"))
  }

  @Test func longTextsAreCutAndSaidSo() throws {
    let long = String(repeating: "字", count: 40_000)
    let found = try parts { book in
      try answer(book, [dimension("note", "Note")], [[.text(long)], [.text("short")]])
    }
    let written = try cell("A2", found["xl/worksheets/sheet1.xml"])
    #expect(written.filter { $0 == "字" }.count == 32_767)
    #expect(found["xl/worksheets/sheet2.xml"]?.contains("texts cut to 32,767 characters") == true)
  }

  @Test func everySheetHasANameOfItsOwn() throws {
    var names = SheetNames()
    #expect(names.next(for: "show visits/closes by rep") == "show visits÷closes by rep")
    #expect(names.next(for: "SHOW visits/closes by rep") == "SHOW visits÷closes by rep (2)")
    #expect(names.next(for: "history") == "history (2)")
    #expect(names.next(for: "'a[b]:c\\d*e?'") == "a(b)-c-d×e")
    #expect(names.next(for: "''") == "Sheet")
    let long = "list customers with name, city, last_visit where industry"
    var seen: Set<String> = []
    for _ in 0..<120 {
      let name = names.next(for: long)
      #expect(name.utf16.count <= 31 && seen.insert(name.lowercased()).inserted, "\(name)")
    }
    #expect(names.next(for: String(repeating: "🎉", count: 40)).utf16.count <= 31)
  }

  /// What one sheet does not hold goes on in the next, with the heading again.
  @Test func aFullSheetGoesOn() throws {
    let rows = (1...7).map { [Value.integer($0)] }
    let found = try parts(rowLimit: 4) { book in
      try answer(book, [measure("v", "Visits", .count)], rows, Answer.Tail(total: [.integer(28)]), question: "show v")
    }
    for (sheet, cells) in [
      (1, ["Visits", "1", "2", "3"]), (2, ["Visits", "4", "5", "6"]), (3, ["Visits", "7", "28"]),
    ] {
      for (row, text) in cells.enumerated() {
        #expect(
          try cell("A\(row + 1)", found["xl/worksheets/sheet\(sheet).xml"]).contains(">\(text)</"), "\(sheet) \(row)")
      }
    }
    let workbook = try #require(found["xl/workbook.xml"])
    for name in ["show v", "show v (2)", "show v (3)", "Notes"] { #expect(workbook.contains("name=\"\(name)\"")) }
    #expect(found["xl/worksheets/sheet4.xml"]?.contains("the rest is in show v (2)") == true)
  }

  @Test func aSheetForEachAnswer() throws {
    let found = try parts(RenderingOptions(language: .chinese)) { book in
      try answer(book, [measure("v", "拜访量", .count)], [[.integer(1)]], question: "看 拜访量")
      try answer(book, [measure("v", "拜访量", .count)], [], question: "看 拜访量")
      try book.text("line one\nline two", of: "描述 拜访量")
    }
    let workbook = try #require(found["xl/workbook.xml"])
    for name in ["看 拜访量", "看 拜访量 (2)", "描述 拜访量", "说明"] { #expect(workbook.contains("name=\"\(name)\""), "\(name)") }
    #expect(try cell("A2", found["xl/worksheets/sheet3.xml"]).contains("line two"))
  }

  /// A change beside its metric has a title that says of what.
  @Test func titlesDiffer() throws {
    let found = try parts { book in
      try answer(
        book,
        [
          dimension("rep", "Rep"), measure("sales", "Sales", yuan), measure("sales_before", "last month", yuan),
          measure("sales_change", "change", yuan, isChange: true), measure("visits", "Visits", .count),
          measure("visits_before", "last month", .count), measure("visits_change", "change", .count, isChange: true),
        ], [])
    }
    let sheet = found["xl/worksheets/sheet1.xml"]
    for (name, title) in [
      ("A1", "Rep"), ("B1", "Sales"), ("C1", "sales_before"), ("D1", "sales_change"), ("E1", "Visits"),
      ("F1", "visits_before"), ("G1", "visits_change"),
    ] {
      #expect(try cell(name, sheet).contains("<t>\(title)</t>"), "\(name)")
    }
  }

  @Test func aFileThatCannotBeWrittenIsSaid() throws {
    #expect(throws: OutputError.self) {
      let book = try Workbook(options: RenderingOptions(), path: "/nowhere/a.xlsx")
      try answer(book, [dimension("rep", "Rep")], [[.text("Li")]])
      try book.finish()
    }
  }
}
