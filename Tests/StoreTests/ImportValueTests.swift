import Foundation
import Testing
import Values

@testable import Store

/// How single values are read.
@Suite struct ImportValueTests {
  @Test(arguments: [
    ("0", 0), ("12", 1200), ("12.5", 1250), ("-3.01", -301), ("$22,700.00", 2_270_000), ("$1,117.10K", 111_710_000),
    ("¥3.2万", 3_200_000), ("￥1.5亿", 15_000_000_000), ("(120.00)", -12_000), ("($1,200)", -120_000), ("120-", -12_000),
    ("-$5", -500), ("$-5", -500), ("+7", 700), ("1.2E+05", 12_000_000), ("5e-1", 50), ("€ 1 234.50", 123_450),
    ("1'234.50", 123_450), ("USD 12", 1200), ("12 EUR", 1200), ("2.5M", 250_000_000), ("12元", 1200), ("−4", -400),
    ("1,23,456.00", 12_345_600), (" 9 ", 900), ("1_000", 100_000), (".5", 50), ("CHF 1'234.50", 123_450),
    ("1’234.50 Fr.", 123_450), ("Fr. 120.-", 12_000), ("120.–", 12_000), ("１，２３４．５０", 123_450), ("￥１２０", 12_000),
    ("1\u{A0}234.5", 123_450), ("1\u{202F}234.5", 123_450), ("1\u{2009}234", 123_400), ("12。5", 1250),
    ("3.2万元", 3_200_000),
    ("0.5亿", 5_000_000_000), ("2百万", 200_000_000), ("(5)", -500), ("($5)", -500), ("$(5)", -500), ("19.25 USD-", -1925),
    ("USD (5)", -500),
    ("- 5", -500), ("–5", -500), ("US$ 1,200.50", 120_050), ("USD $5", 500), ("R$ 5", 500),
    ("Rs. 1,20,000", 12_000_000),
    ("1.2 million", 120_000_000), ("3 bn", 300_000_000_000), ("5MM", 500_000_000), ("12k€", 1_200_000),
    ("2.5 lakh", 25_000_000),
    ("\u{200E}120", 12_000), ("\u{FEFF}7", 700), ("人民币 88", 8800), ("kr 99", 9900), ("12 zł", 1200),
  ])
  func moneyWithDots(_ text: String, _ cents: Int) {
    #expect(NumberReading.number(text, style: .dot)?.number.units(scale: 2)?.value == cents)
  }

  @Test(arguments: [
    ("1.234,56", 123_456), ("1234,5", 123_450), ("1.234", 123_400), ("-1.234.567,00 €", -123_456_700), ("0,5", 50),
    ("1.234,56 €", 123_456), ("1 234,56", 123_456), ("1\u{202F}234,56\u{A0}€", 123_456), ("120,-", 12_000),
    ("120,--", 12_000),
    ("3,2 Mio. €", 320_000_000), ("1,5 Tsd.", 150_000), ("12,50-", -1250),
  ])
  func moneyWithCommas(_ text: String, _ cents: Int) {
    #expect(NumberReading.number(text, style: .comma)?.number.units(scale: 2)?.value == cents)
  }

  @Test(arguments: [
    "", "abc", "12a", "1,2,3", "1.2.3", "12,34", "--5", "$", "%", "NA", "1,2345", "(5", "1e", "1e999", "12 34 5", "K",
    "€", "USD", "()", "12 XXX", "1.2.3,4", "½", "twelve", "1-2",
    "1234567890123456789012345678901234567890",
  ])
  func noNumbers(_ text: String) {
    #expect(NumberReading.number(text, style: .dot) == nil)
  }

  /// Half to even.
  @Test(arguments: [
    ("0.125", 12), ("0.135", 14), ("0.145", 14), ("2.675", 268), ("-0.125", -12), ("-0.135", -14), ("9.80000019", 980),
    ("0.0049", 0), ("0.005", 0), ("0.015", 2),
  ])
  func rounding(_ text: String, _ cents: Int) {
    let units = NumberReading.number(text, style: .dot)?.number.units(scale: 2)
    #expect(units?.value == cents && units?.isRounded == true)
  }

  @Test(arguments: [
    ("1,234.56", NumberStyle.dot), ("1.234,56", .comma), ("12,5", .comma), ("12.5", .dot), ("1,234,567", .dot),
    ("1.234.567", .comma), ("0.125", .dot), ("1234.567", .dot), ("3,2 Mio.", .comma), ("Fr. 12.50", .dot),
    ("1.234.-", .comma), ("1.2E+05", .dot), ("１．２３４，５６", .comma),
  ])
  func styleEvidence(_ text: String, _ style: NumberStyle) {
    #expect(NumberReading.style(of: text) == style)
  }

  @Test(arguments: ["1,234", "1.234", "1234", "x", "120.-", "1.234 €", "Rs. 12"])
  func noStyleEvidence(_ text: String) { #expect(NumberReading.style(of: text) == nil) }

  @Test(
    arguments: [
      ("2021-04-15", "2021-04-15", nil), ("2021/4/15", "2021-04-15", nil), ("2021.4.15", "2021-04-15", nil),
      ("20210415", "2021-04-15", nil), ("20210415093000", "2021-04-15", 34_200), ("2021年4月15日", "2021-04-15", nil),
      ("2021-04-15T09:30:00Z", "2021-04-15", 34_200), ("2021-04-15 9:30", "2021-04-15", 34_200),
      ("2021-04-15 09:30:00.123+08:00", "2021-04-15", 34_200), ("15 Apr, 2021 00:02:00", "2021-04-15", 120),
      ("1 2月 2026", "2026-02-01", nil),
      ("15-Apr-21", "2021-04-15", nil), ("Apr 15, 2021", "2021-04-15", nil), ("April 15th, 2021", "2021-04-15", nil),
      ("Thu, 15 Apr 2021", "2021-04-15", nil), ("15.4.2021", "2021-04-15", nil),
      ("4/15/2021 2:05 PM", "2021-04-15", 50_700),
      ("4/15/2021 12:05 AM", "2021-04-15", 300), ("2021年4月15日 下午2:05", "2021-04-15", 50_700),
      ("4/4/2021", "2021-04-04", nil),
      ("2024-02-29", "2024-02-29", nil), ("31/12/99", "1999-12-31", nil), ("15.04.21", "2021-04-15", nil),
      ("15. März 2021", "2021-03-15", nil), ("15 mai 2021", "2021-05-15", nil), ("1er février 2021", "2021-02-01", nil),
      ("15 août 2021 14h30", "2021-08-15", 52_200), ("3. Dez. 2021, 14:30 Uhr", "2021-12-03", 52_200),
      ("15 de abril de 2021", "2021-04-15", nil), ("Do, 15.04.2021", "2021-04-15", nil),
      ("Thursday, April 15, 2021 at 2:05 PM", "2021-04-15", 50_700),
      ("Thu Apr 15 2021 09:30:00 GMT+0800 (China Standard Time)", "2021-04-15", 34_200),
      ("4/15/2021 2:05\u{202F}PM", "2021-04-15", 50_700), ("4/15/2021 2 p.m.", "2021-04-15", 50_400),
      ("\u{200E}4/15/2021", "2021-04-15", nil), ("20210415T093000Z", "2021-04-15", 34_200),
      ("20210415 0930", "2021-04-15", 34_200),
      ("2021年4月15日 星期四 9:30", "2021-04-15", 34_200), ("2021年4月15日(四)", "2021-04-15", nil),
      ("2021 年 4 月 15 日", "2021-04-15", nil), ("2021年4月15日下午2点05分", "2021-04-15", 50_700),
      ("２０２１－０４－１５", "2021-04-15", nil),
      ("2021-04-15 09:30:00 CET", "2021-04-15", 34_200), ("2021-04-15T09:30:00.000+0000", "2021-04-15", 34_200),
    ] as [(String, String, Int?)])
  func dates(_ text: String, _ iso: String, _ seconds: Int?) throws {
    guard case .moment(let date, let found, _) = DateReading.read(text, order: nil) else {
      Issue.record("\(text) is not read")
      return
    }
    #expect(try date == day(iso))
    #expect(found == seconds)
  }

  @Test(arguments: [
    "2024-02-30", "2023-02-29", "1899-12-31", "2200-01-01", "31/04/2021", "2021-13-01", "yesterday", "2021-04", "",
    "15 Foo 2021", "2021-04-15 25:00", "2021-04-15x", "1/2", "12:30", "2021-04-15 09:60", "99999999",
    "monkey 15 Apr 2021", "Thu Apr 15 09:30:00 2021", "2021-04-15 noon", "15 Apr", "44301", "32.04.2021", "2021-00-10",
  ])
  func noDates(_ text: String) {
    guard case .failed = DateReading.read(text, order: nil) else {
      Issue.record("\(text) is read as a date")
      return
    }
  }

  @Test func dayAndMonth() throws {
    #expect(DateReading.read("03/04/2021", order: nil) == .ambiguous)
    #expect(
      DateReading.read("03/04/2021", order: .dayFirst) == .moment(try day("2021-04-03"), seconds: nil, evidence: nil))
    #expect(
      DateReading.read("03/04/2021", order: .monthFirst) == .moment(try day("2021-03-04"), seconds: nil, evidence: nil))
    #expect(
      DateReading.read("13/04/2021", order: nil) == .moment(try day("2021-04-13"), seconds: nil, evidence: .dayFirst))
    #expect(DateReading.read("13/04/2021", order: .monthFirst) == .failed(ProblemReason.noSuchDay))
  }

  @Test(arguments: [
    ("2026-03", "2026-03-01", "2026-03-31"), ("202603", "2026-03-01", "2026-03-31"),
    ("2026-Q1", "2026-01-01", "2026-03-31"),
    ("Q4 2026", "2026-10-01", "2026-12-31"), ("2026-H2", "2026-07-01", "2026-12-31"),
    ("2026", "2026-01-01", "2026-12-31"),
    ("2026年3月", "2026-03-01", "2026-03-31"), ("Feb 2024", "2024-02-01", "2024-02-29"),
    ("2026-03-01", "2026-03-01", "2026-03-31"), ("2026年第一季度", "2026-01-01", "2026-03-31"),
    ("2026年3季度", "2026-07-01", "2026-09-30"), ("Q1'26", "2026-01-01", "2026-03-31"),
    ("März 2026", "2026-03-01", "2026-03-31"),
  ])
  func periods(_ text: String, _ first: String, _ last: String) throws {
    let period = PeriodReading.read(.text(text), order: nil)
    #expect(try period == Period(from: day(first), through: day(last)))
  }

  @Test(arguments: ["soon", "2026-13", "2026-Q5", "12", ""])
  func noPeriods(_ text: String) { #expect(PeriodReading.read(.text(text), order: nil) == nil) }

  @Test(arguments: [
    ("ProfitMargin", "profit_margin"), ("Lead Score (%)", "lead_score"), ("客户等级", "客户等级"), ("2nd owner", "n_2nd_owner"),
    ("???", "column_4"), ("name", "custom_name"), ("a\"; DROP TABLE x", "a_drop_table_x"), ("LeadID", "lead_id"),
  ])
  func customNames(_ header: String, _ name: String) {
    #expect(CustomFieldTable.name(header, index: 3, taken: ["name"]) == name)
  }

  @Test(arguments: [
    (["1", "2.5", ""], CustomColumn.Kind.number), (["007", "8"], .text), (["12345678901234567"], .text),
    (["yes", "no"], .boolean), (["1", "0"], .number), (["2026-01-02", "2026-02-03"], .date), (["3/4/2021"], .text),
    (["13/4/2021", "3/4/2021"], .date), (["1", "NA"], .text), (["2026-01-02 10:00"], .text),
    (["$5", "1,000"], .number), (["1", "N/A", "-", "null"], .number), (["x", ""], .boolean), (["1.5", "1,5"], .text),
    (["2026-01-02", "0000-00-00", "N/A"], .date), (["N/A", "retail"], .text),
  ])
  func customKinds(_ values: [String], _ kind: CustomColumn.Kind) {
    var evidence = CustomEvidence()
    for (line, value) in values.enumerated() { evidence.add(value, line: line + 2) }
    #expect(evidence.column(0, "x").kind == kind)
  }

  @Test(arguments: ["True", "YES", "y", "1", "1.0", "-1", "是", "✓", "✔️", "√", "on", "x", "Ja", "oui", "Ｙ"])
  func yes(_ text: String) { #expect(WordReading.boolean(text) == true) }

  @Test(arguments: ["False", "no", "N", "0", "0.0", "否", "✗", "×", "off", "nein", "non"])
  func no(_ text: String) { #expect(WordReading.boolean(text) == false) }

  @Test(arguments: ["maybe", "2", "", "yesno", "-", "1.5"])
  func neither(_ text: String) { #expect(WordReading.boolean(text) == nil) }

  /// In seconds.
  @Test(arguments: [
    ("45", 2700), ("1h 30m", 5400), ("1h30", 5400), ("90 min", 5400), ("1.5 h", 5400), ("00:45:00", 2700),
    ("00:45", 45),
    ("1:30:00", 5400), ("PT1H30M", 5400), ("2 hours and 5 minutes", 7500), ("90 Minuten", 5400), ("1小时30分", 5400),
    ("45分钟", 2700),
    ("30s", 30), ("1 Std. 15 Min.", 4500), ("１５", 900),
  ])
  func durations(_ text: String, _ seconds: Int) {
    let found = DurationReading.minutes(text, style: .dot)
    #expect(found?.multiplied(by: ExactNumber(digits: 60))?.units(scale: 0)?.value == seconds)
  }

  @Test(arguments: ["soon", "-5", "1h 2h", "5 parsecs", "$5", "10%", "1:2:3:4", "h", ":", ""])
  func noDurations(_ text: String) { #expect(DurationReading.minutes(text, style: .dot) == nil) }

  @Test(arguments: [
    ("NA", ImportEntity.Kind.text, false), ("NA", .reference("reps"), false), ("NA", .money, true),
    ("Null", .reference("reps"), false),
    ("NULL", .text, true), ("null", .reference("reps"), true), ("N/A", .text, false), ("n/a", .reference("reps"), true),
    ("-", .text, false), ("-", .date, true), ("—", .money, true), ("#N/A", .text, true), ("TBD", .date, true),
    ("TBD", .text, false),
    ("待定", .date, true), ("0000-00-00", .date, true), ("0000-00-00", .identity, false), ("", .text, false),
  ])
  func wordsForNothing(_ text: String, _ kind: ImportEntity.Kind, _ isAbsent: Bool) {
    #expect(AbsentValue.stands(in: text, for: kind) == isAbsent)
  }

  @Test(
    arguments: [
      ("44301", "2021-04-15", nil), ("44301.5", "2021-04-15", 43_200), ("1618479000", "2021-04-15", 34_200),
      ("1618479000123", "2021-04-15", 34_200), ("44301.999999", "2021-04-16", 0),
    ] as [(String, String, Int?)])
  func numbersOfDays(_ text: String, _ iso: String, _ seconds: Int?) throws {
    let found = try #require(DayNumbering(text)?.moment(text))
    #expect(try found.0 == day(iso) && found.seconds == seconds)
  }

  @Test(arguments: ["123", "20210415", "2021", "99999", "4430a", "1.5", "161847900", ""])
  func noNumbersOfDays(_ text: String) { #expect(DayNumbering(text) == nil) }

  @Test func exactArithmetic() {
    func number(_ digits: Int128, _ scale: Int) -> ExactNumber { ExactNumber(digits: digits, scale: scale) }
    #expect(number(1, 1).adding(number(2, 1))?.text == "0.3")
    #expect(number(19_99, 2).multiplied(by: number(3, 0))?.text == "59.97")
    #expect(number(1, 0).divided(by: number(3, 0))?.text == "0.333333333333")
    #expect(number(-10, 0).divided(by: number(4, 0))?.text == "-2.5")
    #expect(number(25, 1).rounded(to: 0).text == "2" && number(35, 1).rounded(to: 0).text == "4")
    #expect(number(10, 1).compared(to: number(1, 0)) == 0)
    let huge = number(ExactNumber.power(37), 0)
    #expect(huge.multiplied(by: huge) == nil && huge.units(scale: 2) == nil)
  }
}
