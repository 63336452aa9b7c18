import Testing
import Values

@testable import Rendering

@Suite struct TimeSeriesTests {
  @Test func rowsAreArrangedByTime() throws {
    let columns = [dimension("m", "M", unit: .date), dimension("rep", "Rep"), measure("v", "V", .count)]
    let (march, april) = try (Value.bucket(.month, day("2026-03-01")), Value.bucket(.month, day("2026-04-01")))
    let rows: [[Value]] = [
      [april, .text("b"), .integer(1)], [march, .text("a"), .integer(2)], [april, .text("a"), .integer(3)],
    ]
    let series = try #require(TimeSeries(columns, rows: rows))
    #expect(series.axis == [march, april])
    #expect(series.groups.map(\.labels) == [[.text("b")], [.text("a")]])
    #expect(series.values(series.groups[0], column: 2, in: rows) == [.nothing, .integer(1)])
    #expect(series.values(series.groups[1], column: 2, in: rows) == [.integer(2), .integer(3)])
  }

  @Test func weekdaysAreAnAxisNamesAreNot() {
    let columns = [dimension("d", "D"), measure("v", "V", .count)]
    #expect(
      TimeSeries(columns, rows: [[.weekday(2), .integer(1)], [.weekday(1), .integer(2)]])?.axis == [
        .weekday(1), .weekday(2),
      ])
    #expect(TimeSeries(columns, rows: [[.text("a"), .integer(1)]]) == nil)
  }
}
