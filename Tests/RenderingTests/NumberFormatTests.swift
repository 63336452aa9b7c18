import Testing
import Values

@testable import Rendering

@Suite struct NumberFormatTests {
  @Test(arguments: [
    (Value.integer(0), Unit.count, "0"), (.integer(1_234_567), .count, "1,234,567"),
    (.integer(-1_000), .count, "-1,000"), (.real(2.5), .count, "2.5"), (.real(3), .count, "3"),
    (.real(0.625), .percent, "62.5%"), (.real(1), .percent, "100.0%"), (.real(-0.05), .percent, "-5.0%"),
    (.real(0.0004), .percent, "0.04%"),
    (.integer(123_450), yuan, "1,234.50"), (.integer(-5), yuan, "-0.05"), (.integer(1_200_000), yuan, "12,000"),
    (.real(250.5), yuan, "2.50"), (.real(251.5), yuan, "2.52"), (.integer(0), yuan, "0"),
    (.integer(500), .money(Currency(code: "JPY", minorDigits: 0)), "500"),
    (.integer(1_005), .money(Currency(code: "KWD", minorDigits: 3)), "1.005"),
    (.real(3.14159), .ratio, "3.14"), (.real(31.4159), .ratio, "31.4"), (.real(12), .ratio, "12.0"),
    (.real(0.004), .ratio, "0.004"), (.atLeast(30), .ratio, "30+"), (.atLeast(1_500), .ratio, "1,500+"),
    (.real(4.25), .days, "4.3"), (.integer(90), .minutes, "90"), (.real(1.5), .quantity, "1.50"),
    (.integer(2_026), .text, "2026"), (.nothing, .ratio, "–"), (.missing, .text, "(none)"),
    (.absent(.target), yuan, "no target"), (.absent(.budget), yuan, "no budget"),
    (.weekday(1), .text, "Mon"), (.weekday(7), .text, "Sun"), (.text("王芳"), .text, "王芳"),
  ])
  func cells(_ value: Value, _ unit: Unit, _ expected: String) {
    #expect(NumberFormat().display(value, unit: unit) == expected)
  }

  @Test(arguments: [
    (Grain.day, "2026-01-05"), (.week, "2026-W02"), (.month, "2026-01"), (.quarter, "2026-Q1"), (.half, "2026-H1"),
    (.year, "2026"), (.fiscalYear, "FY2026"),
  ])
  func buckets(_ grain: Grain, _ expected: String) throws {
    let monday = try day("2026-01-05")
    let start = CalendarRules().bucket(grain, holding: monday).start
    #expect(NumberFormat().display(.bucket(grain, start), unit: .date) == expected)
  }

  @Test func chineseWords() {
    let numbers = NumberFormat(language: .chinese)
    #expect(numbers.display(.missing, unit: .text) == "（无）")
    #expect(numbers.display(.absent(.target), unit: yuan) == "无目标")
    #expect(numbers.display(.absent(.budget), unit: yuan) == "无预算")
    #expect(numbers.display(.weekday(3), unit: .text) == "周三")
  }

  @Test func movementsAreSigned() {
    let numbers = NumberFormat()
    #expect(numbers.display(.integer(12), unit: .count, sense: .change) == "+12")
    #expect(numbers.display(.integer(-12), unit: .count, sense: .change) == "-12")
    #expect(numbers.display(.integer(0), unit: .count, sense: .change) == "0")
    #expect(numbers.display(.real(0.025), unit: .points, sense: .change) == "+2.5 pt")
    #expect(numbers.display(.real(0.1), unit: .percent, sense: .change) == "+10.0%")
  }

  @Test(arguments: [
    (Value.integer(1), Unit.days, "1 day"), (.integer(3), .days, "3 days"), (.integer(90), .minutes, "90 min"),
    (.integer(123_450), yuan, "CNY 1,234.50"), (.real(0.5), .percent, "50.0%"), (.nothing, .days, "–"),
  ])
  func sentences(_ value: Value, _ unit: Unit, _ expected: String) {
    #expect(NumberFormat().phrase(value, unit: unit) == expected)
  }

  @Test func withoutUnicodeTheDashIsASCII() {
    #expect(NumberFormat(unicode: false).display(.nothing, unit: .ratio) == "-")
  }

  @Test func extremesDoNotTrap() {
    let numbers = NumberFormat()
    #expect(numbers.display(.integer(.min), unit: .count) == "-9,223,372,036,854,775,808")
    #expect(numbers.display(.integer(.min), unit: yuan) == "-92,233,720,368,547,758.08")
    #expect(numbers.display(.real(.nan), unit: .ratio) == "–")
    for value in [1e300, -1e300, 1e19, .leastNonzeroMagnitude, .infinity] {
      for unit in [Unit.count, yuan, .percent, .ratio, .text] {
        #expect(!numbers.display(.real(value), unit: unit).isEmpty)
      }
    }
  }
}
