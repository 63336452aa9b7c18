import Testing
import Values

@testable import Rendering

@Suite struct SparkChartTests {
  @Test func marksFromLowToHigh() {
    #expect(SparkChart.line([0, 1, 2, 3, 4, 5, 6, 7], unicode: true) == "▁▂▃▄▅▆▇█")
    #expect(SparkChart.line([0, nil, 7], unicode: false) == "_ #")
    #expect(SparkChart.line([5, 5], unicode: true) == "▄▄")
    #expect(SparkChart.line([0, 0], unicode: true) == "▁▁")
    #expect(SparkChart.line([nil], unicode: true).isEmpty)
  }

  @Test func neighboursAreMerged() {
    let (values, each) = SparkChart.merge([1, 3, nil, 5, nil, nil, 2], room: 4)
    #expect(each == 2)
    #expect(values == [2, 5, nil, 2])
    #expect(SparkChart.merge([1, 2], room: 2).each == 1)
  }

  @Test func oneLineAGroup() throws {
    let head = Answer.Head(
      columns: [dimension("rep", "Rep"), dimension("month", "Month", unit: .date), measure("v", "Visits", .count)],
      caption: "2026", presentation: .spark)
    var rows: [[Value]] = []
    for (month, numbers) in [("2026-01-01", (0, 8)), ("2026-02-01", (7, 4)), ("2026-03-01", (3, 1))] {
      let bucket = try Value.bucket(.month, day(month))
      rows.append([.text("Li Na"), bucket, .integer(numbers.0)])
      rows.append([.text("王芳"), bucket, .integer(numbers.1)])
    }
    #expect(
      try rendered(.table, head, rows).output == """
        Rep    2026-01 … 2026-03  Visits first  last  low  high
        ─────  ─────────────────  ────────────  ────  ───  ────
        Li Na  ▁█▄                           0     3    0     7
        王芳   █▄▁                           8     1    1     8
        2026

        """)
  }
}
