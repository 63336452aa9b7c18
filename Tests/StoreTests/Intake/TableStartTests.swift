import Foundation
import Testing
import Values

@testable import Store

/// Where the records of a text file begin and end.
@Suite struct TableStartTests {
  let desk: ImportDesk

  init() throws { desk = try ImportDesk() }

  private func layout(_ text: String, _ choice: TableChoice = TableChoice(), named: [String] = []) throws
    -> FileLayout
  {
    let plan = try desk.plan("customers", text, [])
    let file = try ImportFile(path: plan.file)
    return try FileLayout(file, choice, named: named) { (_) throws(ImportError) in }
  }

  private func records(_ text: String, _ layout: FileLayout) throws -> [[String]] {
    let file = try ImportFile(path: desk.place.path("in.csv"))
    let reader = try layout.reader(file).reader
    var rows: [[String]] = []
    while try reader.next() { rows.append((0..<reader.fieldCount).map(reader.text)) }
    return rows
  }

  @Test(arguments: [
    ("titles", "Sales report,,,\nas of 2026-05-01\n\nid,name,city,sum\n1,A,Ulm,5\n2,B,Bonn,6\n", 4),
    ("one title", "Customers of the north\nid;name;city\n1;A;Ulm\n2;B;Bonn\n", 2),
    ("filters", "Owner:,Li Na\nid,name,city,sum,day\n1,A,Ulm,5,2026-01-01\n2,B,Bonn,6,2026-01-02\n", 2),
  ])
  func titlesAbove(_ label: String, _ text: String, _ row: Int) throws {
    let layout = try layout(text)
    #expect(layout.notes == [.headerBelow(row: row)])
    #expect(layout.headers.prefix(3) == ["id", "name", "city"])
    #expect(try records(text, layout).count == 2)
    try desk.load("customers", text, ["name = name", "city = city"])
    #expect(try desk.rows("SELECT name FROM customers ORDER BY 1") == ["A", "B"])
  }

  /// A label over several columns and what they hold below it.
  @Test(arguments: [
    (
      "Rep,Order,,\n,No.,Date,Amount\nAnn,S1,2026-07-05,100\nBo,S2,2026-08-06,200\n",
      ["Rep", "Order No.", "Order Date", "Order Amount"]
    ),
    ("Report\n\nRep,2026,\n,Q1,Q2\nAnn,1,2\nBo,3,4\n", ["Rep", "2026 Q1", "2026 Q2"]),
  ]) func twoRowsOfHeaders(_ text: String, _ headers: [String]) throws {
    let layout = try layout(text)
    #expect(layout.headers == headers)
    #expect(layout.notes.count == 1 && layout.namedWidth == headers.count)
    #expect(try records(text, layout).count == 2)
  }

  /// Records below a header with gaps are records.
  @Test(arguments: [
    "name,,amount\nAcme,x,5\nBlue,y,6\n", "name,note,,\nAcme,a,b,c\n,d,e,f\n",
    "rep,day,,\nAnn,2026-01-01,x,\nBo,2026-01-02,y,\n",
  ]) func oneRowOfHeaders(_ text: String) throws {
    #expect(try layout(text).headers[0] == text.split(separator: ",")[0] && layout(text).notes.isEmpty)
  }

  @Test(arguments: [
    "1,Acme,2026-01-05\n2,Globex,2026-02-06\n", "li@example.com,Li Na\nwang@example.com,王芳\n",
    "A,3.5\nB,4\nC,\n",
  ])
  func noHeader(_ text: String) throws {
    let layout = try layout(text)
    let width = text.split(separator: "\n")[0].split(separator: ",").count
    #expect(layout.notes == [.noHeader(columns: width)])
    #expect(layout.headers == (1...width).map { "column_\($0)" })
    #expect(try records(text, layout).count == text.split(separator: "\n").count)
  }

  /// Years, numbered columns and labels without any value below are a header.
  @Test(arguments: [
    "region,2024,2025\nNorth,1,2\nSouth,3,4\n", "1,2,3,4\n5,7,1,3\n", "name,city\nAcme,Bonn\n", "a\nb\n",
    "name,joined\nA,2026-01-01\n", "name,amount\n", "name,city\nAcme,Bonn\nname,city\n",
  ])
  func aHeader(_ text: String) throws {
    let layout = try layout(text)
    #expect(
      layout.notes == [] && layout.headers == text.split(separator: "\n")[0].split(separator: ",").map(String.init))
  }

  /// The names of the mapping decide against what the rows look like, `no header` against everything.
  @Test func whatWasSaidDecides() throws {
    let text = "1,2\n3,4.5\n7,8.5\n"
    #expect(try layout(text).headers == ["column_1", "column_2"])
    #expect(try layout(text, named: ["2"]).headers == ["1", "2"])
    #expect(try layout("name,city\nA,B\n", TableChoice(hasNoHeader: true)).headers == ["column_1", "column_2"])
    let plan = try desk.plan("customers", "Acme,Bonn\nGlobex,Ulm\n", ["name = column_1", "city = column_2"])
    var silent = plan
    silent.table.hasNoHeader = true
    let summary = try desk.run(silent)
    #expect(summary.inserted == 2 && summary.notes == [])
  }

  @Test func aPartOfTheFile() throws {
    let text = "x,id,name,note\n,1,A,n\n,2,B,n\n,3,C,n\nx,,,\n"
    let layout = try layout(text, TableChoice(range: CellRange("B1:C3")))
    #expect(layout.headers == ["id", "name"])
    #expect(try records(text, layout) == [["1", "A"], ["2", "B"]])
    #expect(try self.layout(text, TableChoice(range: CellRange("B2:C9"), hasNoHeader: true)).headers.count == 2)
  }

  @Test(arguments: [
    ("sep=|\nname|note;x\nA|1;2\n", UInt8(0x7C)), ("\u{FEFF}\"sep=;\"\r\nname;city\r\nA;Ulm\r\n", 0x3B),
    ("sep=\t\nname\tcity\nA\tUlm\n", 0x09),
    // A title without the separator; ragged rows; decimal commas.
    ("Report\na;b\n1,5;2\n2,5;3\n", 0x3B), ("a;b;c\n1,5;2,5;3,5\n1,5;2,5\n", 0x3B),
  ])
  func separators(_ text: String, _ separator: UInt8) throws {
    let layout = try layout(text)
    #expect(layout.separator == separator)
    #expect(try records(text, layout).isEmpty == false)
    #expect(!layout.headers[0].hasPrefix("sep"))
  }

  /// 3 customers; the totals are no fourth.
  @Test(arguments: ["Total,,60", "合计,,60", ",Grand total:,60", "Total,,60\n\nGrand Total,,60"])
  func totalsAtTheFoot(_ foot: String) throws {
    let text = "id,name,employees\n1,A,10\n2,B,20\n3,C,30\n\(foot)\n"
    let summary = try desk.load("customers", text, ["id = id", "name = name", "employees = employees"])
    #expect(summary.inserted == 3 && summary.refused == 0)
    #expect(summary.totals == foot.split(separator: "\n").count && summary.skipped == summary.totals)
  }

  /// Neither a customer of that name, nor one in the middle.
  @Test func recordsThatOnlySoundLikeTotals() throws {
    let text = "name,city\nTotal,\nAcme,Bonn\nTotal,Paris\n"
    let summary = try desk.load("customers", text, ["name = name", "city = city"])
    #expect(summary.totals == 0 && summary.inserted == 2 && summary.refused == 1)
  }

  @Test func rowsOfSeparatorsAreNoRecords() throws {
    let summary = try desk.load("customers", "name,city\n,\nAcme,Ulm\n , \n,,,\n", ["name = name"])
    #expect(summary.read == 1)
  }

  @Test func unnamedColumnsHaveANumber() throws {
    let text = "name,,city\nAcme,7,Ulm\n"
    let summary = try desk.load("customers", text, ["name = name", "employees = column_2"])
    #expect(summary.newFields == ["custom_city"])
    #expect(try desk.rows("SELECT employees FROM customers") == ["7"])
  }

  @Test func aNameOverTwoColumns() throws {
    let text = "name,city,city\nAcme,Ulm,Bonn\n"
    let found = desk.refusal(try desk.plan("customers", text, ["name = name", "city = city"]))
    #expect(found == .duplicateHeader("city", columns: [2, 3]))
    #expect(found?.fix == "say which by its place: column_2 or column_3")
    try desk.load("customers", text, ["name = name", "city = column_3"])
    #expect(try desk.rows("SELECT city FROM customers") == ["Bonn"])
  }

  @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian])
  func utf16WithoutMark(_ encoding: String.Encoding) throws {
    let data = try #require("name,city\n王芳公司,北京\nAcme,Ulm\n".data(using: encoding))
    try desk.run(desk.plan("customers", bytes: [UInt8](data), ["name = name", "city = city"]))
    #expect(try desk.rows("SELECT name, city FROM customers ORDER BY id") == ["王芳公司|北京", "Acme|Ulm"])
  }

  /// The quote of line 2 ends at the opening one of line 4.
  @Test func aForgottenQuoteNamesItsLine() throws {
    let text = "name,note\nA,\"forgotten\nB,b\nC,\"c, d\"\n"
    #expect(desk.refusal(try desk.plan("customers", text, ["name = name"])) == .quoteNeverClosed(line: 2))
  }

  @Test func tooManyFieldsEndEarly() throws {
    let wide = String(repeating: ",", count: 30_000)
    let found = desk.refusal(try desk.plan("customers", "name\nA\(wide)\n", ["name = name"]))
    #expect(found?.code == "import.too-many-columns")
  }

  @Test func aFileThatIsWrittenMeanwhile() throws {
    let plan = try desk.plan("customers", "name\n" + String(repeating: "A\n", count: 5000), ["name = name"])
    let before = try desk.contents()
    var found: ImportError?
    do throws(ImportError) {
      _ = try runImport(plan, into: desk.store, today: desk.today) { progress in
        guard progress.phase == .writing, let file = fopen(plan.file, "a") else { return }
        fputs("B\n", file)
        fclose(file)
      }
    } catch { found = error }
    #expect(found == .changedWhileReading(path: plan.file))
    #expect(try desk.contents() == before)
  }
}
