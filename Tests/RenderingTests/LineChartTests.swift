import Testing
import Values

@testable import Rendering

@Suite struct LineChartTests {
  private func head(_ columns: [Answer.Column]) -> Answer.Head {
    Answer.Head(columns: columns, caption: "", presentation: .line)
  }

  @Test func aRisingLineInASCII() throws {
    let columns = [dimension("day", "Day", unit: .date), measure("v", "Visits", .count)]
    let start = try day("2026-03-01")
    let rows: [[Value]] = (0..<2).map { [.date(start.adding(days: $0)), .integer($0 * 9)] }
    let output = try rendered(.table, head(columns), rows, Answer.Tail(), RenderingOptions(unicode: false)).output
    #expect(
      output == """
        Visits
        9.0 |                      **
            |                    **
            |                 ***
            |               **
            |            ***
        4.5 |         ***
            |       **
            |    ***
            |  **
        0.0 |**
            +------------------------
             2026-03-01    2026-03-02

        Day         Visits
        ----------  ------
        2026-03-01       0
        2026-03-02       9

        """)
  }

  @Test func severalLinesHaveTheirOwnMarksAndALegend() throws {
    let columns = [
      dimension("day", "Day", unit: .date), dimension("rep", "Rep"), measure("v", "Visits", .count),
    ]
    let start = try day("2026-03-01")
    let rows: [[Value]] = (0..<3).flatMap { offset -> [[Value]] in
      let time = Value.date(start.adding(days: offset))
      return [[time, .text("a"), .integer(1)], [time, .text("b"), .integer(offset)]]
    }
    let output = try rendered(.table, head(columns), rows).output
    #expect(output.contains("\n  * a\n  o b\n"))
    let coloured = try rendered(.table, head(columns), rows, Answer.Tail(), RenderingOptions(colour: true)).output
    #expect(coloured.contains("\u{1B}[33m●\u{1B}[0m b"))
  }

  @Test func fiveLinesAreSparklines() throws {
    let columns = [
      dimension("day", "Day", unit: .date), dimension("rep", "Rep"), measure("v", "Visits", .count),
    ]
    let start = try day("2026-03-01")
    let rows: [[Value]] = (0..<10).map {
      [.date(start.adding(days: $0 % 2)), .text("rep \($0 / 2)"), .integer($0)]
    }
    let output = try rendered(.table, head(columns), rows).output
    #expect(output.contains("rep 4  ▁█"))
  }

  @Test(arguments: [
    ([1.0, 10], 0.0...10.0), ([90, 100], 90...100), ([-5, 5], -5...5), ([-10, -1], -10...0), ([3], 0...3), ([0], 0...1),
    ([-4], -4...0),
  ])
  func ranges(_ values: [Double], _ expected: ClosedRange<Double>) {
    #expect(LineChart.range(values) == expected)
  }

  @Test(arguments: [24, 40, 80])
  func theChartFitsTheTerminal(_ width: Int) throws {
    let columns = [dimension("day", "Day", unit: .date), measure("v", "Visits", yuan)]
    let start = try day("2026-01-01")
    let rows: [[Value]] = (0..<365).map { [.date(start.adding(days: $0)), .integer($0 * $0 * 1_000)] }
    let output = try rendered(.table, head(columns), rows, Answer.Tail(), RenderingOptions(width: width)).output
    for line in output.split(separator: "\n") where !line.hasPrefix("amounts") {
      #expect(displayWidth(String(line)) <= width, "\(line)")
    }
  }
}
