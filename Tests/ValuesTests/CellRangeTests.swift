import Testing
import Values

@Suite struct CellRangeTests {
  @Test(arguments: [
    ("A3:H200", 1...8, 3...200), ("a1:b2", 1...2, 1...2), ("$AA$5:$AB$6", 27...28, 5...6), ("H200:A3", 1...8, 3...200),
    ("A:H", 1...8, 1...CellRange.lastRow), ("3:200", 1...CellRange.lastColumn, 3...200),
    ("C4", 3...CellRange.lastColumn, 4...CellRange.lastRow),
  ])
  func reading(_ text: String, _ columns: ClosedRange<Int>, _ rows: ClosedRange<Int>) throws {
    let range = try #require(CellRange(text))
    #expect(range.columns == columns && range.rows == rows)
    #expect(CellRange(range.text) == range)
  }

  @Test(arguments: ["", "A", ":", "A0", "A1:", "3A", "A1:B", "A1:B2:C3", "XFE1", "A1-B2", "Ä1"])
  func noRanges(_ text: String) { #expect(CellRange(text) == nil) }
}
