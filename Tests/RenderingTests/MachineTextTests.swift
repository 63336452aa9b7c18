import Testing
import Values

@testable import Rendering

@Suite struct MachineTextTests {
  private func written(_ value: Value, _ unit: Unit) throws -> String {
    let sink = Sink()
    let buffer = sink.buffer()
    try buffer.append(machine: value, unit: unit, rules: CalendarRules())
    try buffer.flush()
    return sink.text
  }

  @Test(arguments: [
    (Value.integer(-42), Unit.count, "-42"), (.integer(123_450), yuan, "1234.50"), (.integer(-5), yuan, "-0.05"),
    (.integer(0), yuan, "0.00"), (.real(12_345.5), yuan, "123.46"), (.real(12_346.5), yuan, "123.46"),
    (.integer(7), .money(Currency(code: "JPY", minorDigits: 0)), "7"),
    (.real(0.25), .percent, "0.25"), (.real(1.0 / 3), .ratio, "0.333333"), (.real(2.0 / 3), .ratio, "0.666667"),
    (.real(12), .ratio, "12"), (.real(-0.5), .ratio, "-0.5"), (.real(-0.0000001), .ratio, "0"),
    (.real(100.10), .quantity, "100.1"), (.real(0.000001), .ratio, "0.000001"),
    (.real(1e15), .ratio, "1000000000000000"), (.weekday(7), .text, "7"),
    (.nothing, .ratio, ""), (.absent(.target), yuan, ""), (.atLeast(30), .ratio, ""), (.missing, .text, ""),
  ])
  func values(_ value: Value, _ unit: Unit, _ expected: String) throws {
    #expect(try written(value, unit) == expected)
  }

  @Test func datesAreISO() throws {
    #expect(try written(.date(day("2026-03-05")), .date) == "2026-03-05")
    #expect(try written(.bucket(.month, day("2026-03-01")), .date) == "2026-03")
    #expect(try written(.bucket(.quarter, day("2026-04-01")), .date) == "2026-Q2")
    #expect(try written(.bucket(.week, day("2026-02-09")), .date) == "2026-W07")
    #expect(try written(.bucket(.day, day("2026-02-09")), .date) == "2026-02-09")
  }

  @Test func noColumnHidesAnother() {
    let columns = ["visits", "visits", "closes", "visits"].map { measure($0, $0, .count) }
    let names = MachineText.names(columns)
    #expect(names == ["visits", "visits_2", "closes", "visits_3"])
  }
}
