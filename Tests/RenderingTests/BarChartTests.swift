import Testing
import Values

@testable import Rendering

@Suite struct BarChartTests {
  @Test func eighthsOfAColumn() {
    let bars = BarChart.bars([8, 4, 1, 0, nil, 0.001], room: 8, unicode: true)
    #expect(bars == ["████████", "████", "█", "", "", "▏"])
    #expect(BarChart.bars([16, 1, 7], room: 2, unicode: true) == ["██", "▏", "▉"])
  }

  @Test func withoutUnicode() {
    #expect(BarChart.bars([10, 5, 0.1], room: 10, unicode: false) == ["##########", "#####", "#"])
  }

  @Test func negativeValuesGrowToTheLeft() {
    let bars = BarChart.bars([10, -10, 0, -5], room: 21, unicode: false)
    #expect(
      bars == [
        "          |##########", "##########|", "          |", "     #####|",
      ])
  }

  @Test func onlyNegativeValues() {
    #expect(BarChart.bars([-10, -5], room: 11, unicode: false) == ["##########|", "     #####|"])
  }

  @Test func nothingIsNothing() {
    #expect(BarChart.bars([0, nil], room: 10, unicode: true) == ["", ""])
  }

  @Test(arguments: [1, 2, 3, 10, 37, 100])
  func noBarIsLongerThanItsRoom(_ room: Int) {
    for values in [[1.0, 3, 7], [-1, 3, 7], [-7, -3, -1], [-1000, 1], [-1, 1000]] {
      for unicode in [true, false] {
        for bar in BarChart.bars(values, room: room, unicode: unicode) {
          #expect(displayWidth(bar) <= max(room, 3))
        }
      }
    }
  }

  /// 12 and 6 beside 9 and 3: twelve columns for 12, nine for 9.
  @Test func anotherPeriodSharesTheScale() throws {
    let head = Answer.Head(
      columns: [
        dimension("rep", "Rep"), measure("v", "Visits", .count), measure("v_before", "before", .count),
      ], caption: "Nov", presentation: .bars)
    let rows: [[Value]] = [
      [.text("王芳"), .integer(12), .integer(9)], [.text("Li Na"), .integer(6), .integer(3)],
    ]
    let tail = Answer.Tail(total: [.nothing, .integer(18), .integer(12)])
    #expect(
      try rendered(.table, head, rows, tail, RenderingOptions(width: 30)).output == """
        Rep       Visits
        ────────  ──────  ────────────
        王芳          12  ████████████
          before       9  █████████
        Li Na          6  ██████
          before       3  ███
        ────────  ──────  ────────────
        total         18
        Nov

        """)
    let alone = Answer.Head(columns: Array(head.columns.dropFirst()), caption: "Nov", presentation: .bars)
    #expect(
      try rendered(.table, alone, [[.integer(12), .integer(9)]], Answer.Tail(), RenderingOptions(width: 28)).output
        == """
                Visits
        ──────  ──────  ────────────
                    12  ████████████
        before       9  █████████
        Nov

        """)
  }

  @Test func aBlockForEachMeasure() throws {
    let head = Answer.Head(
      columns: [dimension("rep", "Rep"), measure("v", "Visits", .count), measure("r", "Revenue", yuan)], caption: "Nov",
      presentation: .bars)
    let rows: [[Value]] = [
      [.text("王芳"), .integer(12), .integer(100_000)], [.text("Li Na"), .integer(6), .nothing],
    ]
    let tail = Answer.Tail(total: [.nothing, .integer(18), .integer(100_000)])
    let options = RenderingOptions(width: 27)
    #expect(
      try rendered(.table, head, rows, tail, options).output == """
        Rep    Visits
        ─────  ──────  ────────────
        王芳       12  ████████████
        Li Na       6  ██████
        ─────  ──────  ────────────
        total      18

        Rep    Revenue
        ─────  ───────  ───────────
        王芳     1,000  ███████████
        Li Na        –
        ─────  ───────  ───────────
        total    1,000
        Nov · amounts in CNY

        """)
  }
}
