import Foundation
import Testing
import Values

@testable import Store

/// Gzip, standard input, and what is not read at all.
@Suite struct CompressedFileTests {
  let desk: ImportDesk

  init() throws { desk = try ImportDesk() }

  private let text = Array("name,city\nAcme,Bonn\nGlobex,Ulm\n".utf8)

  private func names(_ bytes: [UInt8], file: String) throws -> [String] {
    try desk.run(desk.plan("customers", bytes: bytes, ["name = name"], file: file))
    return try desk.rows("SELECT name FROM customers ORDER BY id")
  }

  /// By content, whatever the name; members one after another; zeros at the end.
  @Test func gzip() throws {
    #expect(try names(Packing.gzip(text), file: "a.csv.gz") == ["Acme", "Globex"])
    let members = Packing.gzip(Array(text.prefix(20))) + Packing.gzip(Array(text.dropFirst(20))) + [0, 0, 0]
    #expect(try names(members, file: "a.csv") == ["Acme", "Globex"])
    let lines = Packing.gzip(Array("{\"name\":\"Acme\"}\n{\"name\":\"Globex\"}".utf8))
    #expect(try names(lines, file: "a.jsonl.gz") == ["Acme", "Globex"])
    let workbook = TestWorkbook(sheets: [
      .init(
        name: "A",
        rows: TestWorkbook.row(1, TestWorkbook.text("name")) + TestWorkbook.row(2, TestWorkbook.text("Acme")))
    ])
    #expect(try names(Packing.gzip(workbook.bytes), file: "a.xlsx.gz") == ["Acme", "Globex"])
    #expect(try desk.rows("SELECT COUNT(*) FROM customers") == ["2"])
  }

  /// The digest is that of the bytes that were given, so that two ways of packing are two files.
  @Test func theDigestIsThatOfTheSource() throws {
    _ = try names(Packing.gzip(text), file: "a.csv.gz")
    _ = try names(text, file: "a.csv")
    #expect(try desk.rows("SELECT COUNT(DISTINCT digest) FROM imports") == ["2"])
  }

  @Test func damagedGzip() throws {
    let packed = Packing.gzip(text)
    let plan = { (bytes: [UInt8]) in try desk.plan("customers", bytes: bytes, ["name = name"], file: "a.gz") }
    let path = desk.place.path("a.gz")
    #expect(desk.refusal(try plan(Array(packed.dropLast(9)))) == .damaged(path: path, detail: .cutOff))
    var changed = packed
    changed[20] ^= 1
    #expect(desk.refusal(try plan(changed)) == .damaged(path: path, detail: .gzip))
    #expect(desk.refusal(try plan(packed + [1, 2, 3])) == .damaged(path: path, detail: .gzip))
    #expect(desk.refusal(try plan(Packing.gzip(packed))) == .foreignFormat(path: path, .otherCompression))
    #expect(try desk.rows("SELECT COUNT(*) FROM customers") == ["0"])
  }

  /// 2 MB out of 13 KB.
  @Test func gzipBomb() throws {
    let plan = try desk.plan("customers", bytes: Packing.gzipOfOneLetter(times: 8000), ["name = name"], file: "a.gz")
    var intake = Intake(plan: plan, tick: { (_, _) throws(ImportError) in })
    #expect(try intake.open().byteCount == 258 * 8000 + 1)
    intake.limits.free = 1 << 20
    intake.limits.proportion = 50
    var found: ImportError?
    do throws(ImportError) { _ = try intake.open() } catch { found = error }
    #expect(found?.code == "import.expands-too-far")
    intake.limits = .init(total: 1 << 20, free: 0, proportion: 1000)
    found = nil
    do throws(ImportError) { _ = try intake.open() } catch { found = error }
    #expect(found?.code == "import.expands-too-far")
  }

  @Test func standardInputIsReadOnceAndKept() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    let written = text.withUnsafeBytes { write(ends[1], $0.baseAddress, $0.count) }
    try #require(written == text.count)
    close(ends[1])
    defer { close(ends[0]) }
    let input = StandardInput(.data, descriptor: ends[0])
    let plan = ImportPlan(file: "-", entity: "customers", fields: [desk.field("name = name")])
    for expected in [2, 0] {
      #expect(try runImport(plan, into: desk.store, today: desk.today, input: input).inserted == expected)
    }
    #expect(try desk.rows("SELECT file, COUNT(*) FROM imports GROUP BY 1") == ["-|2"])
  }

  @Test func standardInputThatIsTaken() throws {
    let plan = ImportPlan(file: "-", entity: "customers", fields: [desk.field("name = name")])
    func refusal(_ use: StandardInput.Use) -> ImportError? {
      do throws(ImportError) {
        _ = try runImport(plan, into: desk.store, today: desk.today, input: StandardInput(use))
        return nil
      } catch { return error }
    }
    #expect(refusal(.statements) == .inputHoldsStatements)
    #expect(refusal(.terminal) == .inputIsTerminal)
  }

  @Test(arguments: [
    ("%PDF-1.7\n", ForeignFormat.pdf), ("<!DOCTYPE html><table>", .webPage), ("\n<html>", .webPage),
    ("<?xml version=\"1.0\"?><Workbook>", .xml), ("PAR1abc", .parquet), ("SQLite format 3\0", .database),
    ("(\u{B5}/\u{FD}", .otherCompression),
  ])
  func foreignFormats(_ text: String, _ format: ForeignFormat) throws {
    var bytes = Array(text.utf8)
    if format == .otherCompression { bytes = [0x28, 0xB5, 0x2F, 0xFD, 0, 0] }
    let plan = try desk.plan("customers", bytes: bytes, ["name = name"], file: "a.csv")
    #expect(desk.refusal(plan) == .foreignFormat(path: plan.file, format))
  }

  @Test func everyForeignFormatHasWords() {
    for format in ForeignFormat.allCases { #expect(!format.words.english.isEmpty && !format.fix.english.isEmpty) }
  }

  @Test func sheetsAndCellsOnlyWhereThereAreAny() throws {
    var plan = try desk.plan("customers", bytes: text, ["name = name"], file: "a.csv")
    plan.table.sheet = "A"
    #expect(desk.refusal(plan) == .noSheets(path: plan.file))
    plan = try desk.plan("customers", "[{\"name\":\"A\"}]", ["name = name"], file: "a.json")
    plan.table.hasNoHeader = true
    #expect(desk.refusal(plan) == .noCells(path: plan.file))
  }
}
