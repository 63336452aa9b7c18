import Foundation
import Testing
import Values

@testable import Store

/// Workbooks of Excel, byte by byte.
@Suite struct WorkbookTests {
  let desk: ImportDesk

  init() throws { desk = try ImportDesk() }

  private func row(_ number: Int, _ cells: String...) -> String {
    "<row r=\"\(number)\">\(cells.joined())</row>"
  }
  private func text(_ value: String) -> String { TestWorkbook.text(value) }
  private func number(_ value: String, _ style: Int = 0) -> String { TestWorkbook.number(value, style: style) }

  /// The converted records, as text.
  private func records(_ workbook: TestWorkbook, _ choice: TableChoice = TableChoice()) throws -> [String] {
    let file = try Intake(
      plan: plan(workbook.bytes, choice), tick: { (_, _) throws(ImportError) in }
    ).open()
    try file.rewind()
    return String(decoding: try file.head(1 << 20), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private func plan(_ bytes: [UInt8], _ choice: TableChoice = TableChoice(), file: String = "in.xlsx") throws
    -> ImportPlan
  {
    var plan = try desk.plan("customers", bytes: bytes, ["name = name"], file: file)
    plan.table = choice
    return plan
  }

  private func refusal(_ bytes: [UInt8], _ choice: TableChoice = TableChoice()) throws -> ImportError? {
    desk.refusal(try plan(bytes, choice))
  }

  @Test func texts() throws {
    let workbook = TestWorkbook(
      sheets: [
        .init(
          name: "A",
          rows: row(
            1, "<c r=\"A1\" t=\"s\"><v>0</v></c>", "<c r=\"B1\" t=\"s\"><v>1</v></c>",
            "<c r=\"D1\" t=\"s\"><v>2</v></c>")
            + row(
              4, text("12345678901234567"), "<c t=\"b\"><v>1</v></c>", "<c t=\"e\"><v>#N/A</v></c>",
              "<c t=\"str\"><f>A1</f><v>joined</v></c>", "<c><f>B1</f></c>"))
      ],
      strings: [
        "<t>plain</t>", "<r><rPr/><t>two </t></r><r><t xml:space=\"preserve\">runs &amp; more</t></r>",
        "<t>漢字</t><rPh sb=\"0\" eb=\"1\"><t>かんじ</t></rPh>",
      ])
    #expect(try records(workbook) == ["1,plain,two runs & more,,漢字", "4,12345678901234567,TRUE,,joined"])
  }

  @Test func escapedCharactersAndQuotes() throws {
    let workbook = TestWorkbook(
      sheets: [.init(name: "A", rows: row(1, "<c t=\"s\"><v>0</v></c>", text("a, &quot;b&quot;"), text("_x0041__x")))],
      strings: ["<t>_x0009_tab_x005F_x0041_</t>"])
    #expect(try records(workbook) == ["1,\ttab_x0041_,\"a, \"\"b\"\"\",A_x"])
  }

  /// What a person typed, from what Excel stored.
  @Test(arguments: [
    ("1.1000000000000001", "1.1"), ("29.989999999999998", "29.99"), ("0.30000000000000004", "0.3"), ("100", "100"),
    ("1E-3", "0.001"), ("1.5E+3", "1500"), ("-0.25", "-0.25"), ("12345678901234567", "12345678901234567"),
    ("1.2345678901234499E+16", "12345678901234500"), ("9.9999999999999995E-2", "0.1"), ("0", "0"), ("0.0", "0"),
    ("999999999999999.95", "1000000000000000"),
  ])
  func numbers(_ stored: String, _ typed: String) {
    #expect(SheetValue.number(Array(stored.utf8)) == typed)
  }

  /// Days by hand: 45292 is 2024-01-01; 24107 days earlier in the system of 1904 is the same day less 1462.
  @Test(arguments: [
    ("45292", "14", "2024-01-01"), ("45292.604166666664", "22", "2024-01-01 14:30:00"), ("0.75", "20", "18:00:00"),
    ("1", "14", "1900-01-01"), ("59", "14", "1900-02-28"), ("60", "14", "1900-02-29"), ("61", "14", "1900-03-01"),
    ("45292.999999999", "14", "2024-01-02"), ("1.0625", "[h]:mm:ss", "25:30:00"), ("45292", "yyyy/m/d", "2024-01-01"),
    ("45292", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2024-01-01"),
    ("45292", "yyyy&quot;年&quot;m&quot;月&quot;", "2024-01-01"),
    ("45292.5", "yyyy-mm-dd", "2024-01-01 12:00:00"), ("0.5", "h:mm AM/PM", "12:00:00"), ("45292", "31", "2024-01-01"),
    ("45292", "General", "45292"), ("0.25", "9", "25%"), ("1.5", "0.0%", "150%"), ("0.0725", "10", "7.25%"),
    ("123", "00000;@", "00123"), ("1234.5", "#,##0.00", "1234.5"), ("1234.5", "[Red]0.00E+00", "1234.5"),
    ("3", "0&quot; days&quot;", "3"), ("-1", "14", "-1"),
  ])
  func formats(_ stored: String, _ format: String, _ expected: String) throws {
    var workbook = TestWorkbook(sheets: [.init(name: "A", rows: row(1, number(stored)))], formats: [format])
    #expect(try records(workbook) == ["1," + expected])
    guard format == "14", stored == "45292" else { return }
    workbook.is1904 = true
    #expect(try records(workbook) == ["1,2028-01-02"])
  }

  @Test func oneSheetOfSeveral() throws {
    let people = TestWorkbook.Sheet(name: "People", rows: row(1, text("name")) + row(2, text("Acme")))
    let secret = TestWorkbook.Sheet(
      name: "Old Deals", rows: row(1, text("name")) + row(2, text("Zed")), state: "hidden")
    let empty = TestWorkbook.Sheet(name: "Sheet3", rows: row(1, "<c r=\"A1\" s=\"0\"/>"))
    var workbook = TestWorkbook(sheets: [secret, people, empty])
    let summary = try desk.run(plan(workbook.bytes))
    #expect(summary.notes == [.sheet("People")])
    #expect(try desk.rows("SELECT name FROM customers") == ["Acme"])
    #expect(try records(workbook, .init(sheet: "old  deals")) == ["1,name", "2,Zed"])
    #expect(
      try refusal(workbook.bytes, .init(sheet: "Peeple"))
        == .noSuchSheet("Peeple", nearest: ["People"], sheets: ["Old Deals", "People", "Sheet3"]))
    workbook.sheets[0].state = "visible"
    let path = desk.place.path("in.xlsx")
    #expect(try refusal(workbook.bytes) == .severalSheets(path: path, sheets: ["Old Deals", "People"]))
    #expect(sheetNames(ofWorkbook: path) == ["Old Deals", "People", "Sheet3"])
    #expect(try refusal(TestWorkbook(sheets: [empty, empty]).bytes) == .noRecords(path: path))
    #expect(try refusal(TestWorkbook(sheets: [empty]).bytes) == .empty(path: path))
  }

  /// The title in row 1, blank rows, a table that starts in column B, and what stands beside it.
  @Test func problemsNameTheRowOfTheSheet() throws {
    let cell = { (place: String, value: String) in "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(value)</t></is></c>" }
    let rows =
      row(1, cell("B1", "Report of May")) + row(4, cell("B4", "who"), cell("C4", "spent"), cell("D4", "sum"))
      + row(6, cell("B6", "food"), cell("C6", "2026-05-02"), cell("D6", "12"))
      + row(9, cell("B9", "hotel"), cell("C9", "never"), cell("D9", "30"))
      + row(11, cell("B11", "Total:"), cell("D11", "42"))
    var plan = try plan(TestWorkbook(sheets: [.init(name: "A", rows: rows)]).bytes)
    plan.entity = "expenses"
    plan.fields = ["category = who", "spent = spent", "amount = sum"].map(desk.field)
    let summary = try desk.run(plan)
    #expect(summary.notes == [.headerBelow(row: 4)])
    #expect(summary.problems.map(\.row) == [9])
    #expect(summary.read == 3 && summary.inserted == 1 && summary.totals == 1 && summary.skipped == 1)
    plan.table.range = CellRange("B4:C6")
    plan.fields = ["category = who", "spent = spent", "amount = '1'"].map(desk.field)
    #expect(try desk.run(plan).read == 1)
  }

  /// A region merged over three rows belongs to each of them.
  @Test func cellsMergedDownwards() throws {
    let rows =
      row(1, text("name"), text("region")) + row(2, text("A"), text("North")) + row(3, text("B"))
      + row(4, text("C"), text("South"))
    let workbook = TestWorkbook(sheets: [
      .init(name: "A", rows: rows, rest: "<mergeCells count=\"1\"><mergeCell ref=\"B2:B3\"/></mergeCells>")
    ])
    #expect(try records(workbook) == ["1,name,region", "2,A,North", "3,B,North", "4,C,South"])
  }

  @Test func cellsWithErrorsAreCounted() throws {
    let rows =
      row(1, text("name"), text("size")) + row(2, text("A"), "<c t=\"e\"><v>#DIV/0!</v></c>")
      + row(3, text("B"), "<c><f>1+1</f></c>")
    let summary = try desk.run(plan(TestWorkbook(sheets: [.init(name: "A", rows: rows)]).bytes))
    #expect(summary.notes == [.errorCells(1), .uncomputedCells(1)])
    #expect(summary.inserted == 2 && summary.newFields == [])
  }

  // MARK: Damage

  private var small: TestWorkbook {
    TestWorkbook(sheets: [.init(name: "A", rows: row(1, text("name")) + row(2, text("Acme")))])
  }

  @Test func damagedWorkbooksChangeNothing() throws {
    let path = desk.place.path("in.xlsx")
    let before = try desk.contents()
    var bytes = small.bytes
    #expect(try refusal(Array(bytes.dropLast(200))) == .damaged(path: path, detail: .archive))
    // One letter of the sheet, so that its checksum is wrong.
    let place = try #require(bytes.indices.last { bytes[$0...].starts(with: Array("Acme".utf8)) })
    bytes[place] = 0x42
    #expect(try refusal(bytes) == .damaged(path: path, detail: .archive))
    var workbook = small
    workbook.prolog = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>"
    #expect(try refusal(workbook.bytes) == .damaged(path: path, detail: .entities))
    workbook = small
    workbook.sheets[0].rows += "<row r=\"3\"><c>"
    #expect(try refusal(workbook.bytes) == .damaged(path: path, detail: .xml))
    workbook.sheets[0].rows = row(1, "<c t=\"s\"><v>7</v></c>")
    #expect(try refusal(workbook.bytes) == .damaged(path: path, detail: .part))
    #expect(try refusal(Array("no workbook".utf8)) == .damaged(path: path, detail: .archive))
    #expect(try desk.contents() == before)
  }

  /// Every cut and every changed byte: an error or the right answer, never a crash.
  @Test func damageAnywhere() throws {
    let bytes = small.bytes
    for step in stride(from: 0, to: bytes.count, by: 41) {
      _ = try refusal(Array(bytes.prefix(step)))
      var changed = bytes
      changed[step] ^= 0xFF
      _ = try refusal(changed)
    }
    #expect(try desk.brokenReferences() == 0)
  }

  /// A text of 10,000 letters that 2,000 cells name.
  @Test func whatGrowsOutOfProportionIsRefused() throws {
    let cells = String(repeating: "<c t=\"s\"><v>0</v></c>", count: 20)
    let workbook = TestWorkbook(
      sheets: [.init(name: "A", rows: (1...100).map { row($0, cells) }.joined())],
      strings: ["<t>" + String(repeating: "x", count: 10_000) + "</t>"])
    var intake = Intake(plan: try plan(workbook.bytes), tick: { (_, _) throws(ImportError) in })
    intake.limits.free = 1 << 20
    intake.limits.proportion = 50
    var found: ImportError?
    do throws(ImportError) { _ = try intake.open() } catch { found = error }
    guard case .expandsTooFar = found else {
      Issue.record("\(String(describing: found))")
      return
    }
  }

  @Test func archivesThatAreNoWorkbooks() throws {
    let path = desk.place.path("in.xlsx")
    let document = Packing.zip([("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8))])
    #expect(try refusal(document) == .foreignFormat(path: path, .openDocument))
    #expect(try refusal(Packing.zip([("a.csv", Array("name\n".utf8))])) == .foreignFormat(path: path, .archive))
    #expect(try refusal(Packing.zip([])) == .foreignFormat(path: path, .archive))
    let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)
    #expect(try refusal(old) == .foreignFormat(path: path, .oldWorkbook))
    let encrypted = old + "EncryptedPackage".utf8.reduce(into: [UInt8]()) { $0 += [$1, 0] }
    #expect(try refusal(encrypted) == .foreignFormat(path: path, .encryptedWorkbook))
  }
}
