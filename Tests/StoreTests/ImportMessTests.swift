import Foundation
import Testing
import Values

@testable import Store

/// What real exports do to cells, each on a small file.
@Suite struct ImportMessTests {
  let desk: ImportDesk

  init() throws { desk = try ImportDesk() }

  // MARK: Ids

  @Test func idsAreNeverRetyped() throws {
    try desk.load("customers", "no,name\n12345678901234567,Acme\n00123,Globex\n1e5,Ion\n", ["id = no", "name = name"])
    #expect(
      try desk.rows("SELECT external_id, name FROM customers ORDER BY name") == [
        "12345678901234567|Acme", "00123|Globex", "1e5|Ion",
      ])
  }

  @Test func idsThatLostTheirDigitsAreRefused() throws {
    let summary = try desk.load(
      "orders", "no,who\n1.23457E+16,Acme\n7,1.23457E+16\n8,Acme\n", ["id = no", "customer = who"])
    #expect(summary.inserted == 1)
    #expect(
      summary.problems.map { "\($0.row) \($0.column ?? "") \($0.value ?? "")" } == [
        "2 no 1.23457E+16", "3 who 1.23457E+16",
      ])
    #expect(summary.problems.allSatisfy { $0.reason == ProblemReason.lostDigits })
    #expect(try desk.rows("SELECT name FROM customers") == ["Acme"])
  }

  @Test func idsThatWentThroughFractionsAreWholeAgain() throws {
    try desk.load("customers", "no,name\n123,Acme\n124,Globex\n", ["id = no", "name = name"])
    let summary = try desk.load("orders", "no,who\n1,123.0\n2,\n3,124.0\n", ["id = no", "customer = who"])
    #expect(summary.created.isEmpty)
    #expect(
      try desk.rows(
        "SELECT o.external_id, c.name FROM orders o LEFT JOIN customers c ON c.id = o.customer_id ORDER BY 1") == [
          "1|Acme", "2|", "3|Globex",
        ])
    let lost = try desk.load("orders", "no,who\n4,12345678901234568.0\n", ["id = no", "customer = who"])
    #expect(lost.problems.map(\.reason) == [ProblemReason.lostDigits])
    // One value that is another thing, and none of them is a number.
    try desk.load("orders", "no,who\n5,1.0\n6,2.0b\n", ["id = no", "customer = who"])
    #expect(try desk.rows("SELECT name FROM customers ORDER BY 1") == ["1.0", "2.0b", "Acme", "Globex"])
  }

  // MARK: Text

  @Test func blanksAroundAndWithinNames() throws {
    let names = [
      "Acme", " Acme ", "Acme\u{A0}", "\u{200B}Acme", "ACME", "Ａｃｍｅ", "\u{FEFF}acme\u{3000}", "Ac\u{200B}me",
    ]
    let rows = names.enumerated().map { "\($0.offset),\($0.element)" }
    let summary = try desk.load("orders", "no,who\n" + rows.joined(separator: "\n"), ["id = no", "customer = who"])
    #expect(summary.created.map(\.count) == [1])
    try desk.load("orders", "no,who\n90,上海（集团）\n91,上海(集团)\n92,O’Brien\n93,O'Brien\n", ["id = no", "customer = who"])
    #expect(try desk.rows("SELECT name FROM customers ORDER BY id") == ["Acme", "上海（集团）", "O’Brien"])
  }

  @Test func textStaysAsItIs() throws {
    let text = "R&amp;D <b>👨‍👩‍👧</b> =1+1 \u{1}\u{1B}[31m é"
    try desk.load("activities", "no,what,why\n1,call,\"\(text)\"\n", ["id = no", "type = what", "note = why"])
    #expect(try desk.rows("SELECT note FROM activities") == [text])
  }

  @Test func wordsForNothingByField() throws {
    let text = """
      no,name,region,size,since,who,revenue,mood
      1,Acme,NA,N/A,null,n/a,-,customer
      2,Globex,N/A,-,TBD,NA,#N/A,-
      3,Ion,NULL,\\N,0000-00-00,NULL,—,unknown
      """
    let summary = try desk.load(
      "customers", text,
      [
        "id = no", "name = name", "region = region", "employees = size", "created = since", "owner = who",
        "annual_revenue = revenue", "status = mood",
      ])
    #expect(summary.refused == 0 && summary.inserted == 3)
    #expect(
      try desk.rows(
        """
        SELECT c.name, c.region, c.employees, c.created_on, r.name, c.annual_revenue FROM customers c
        LEFT JOIN reps r ON r.id = c.owner_id ORDER BY c.external_id
        """) == ["Acme|NA||||", "Globex|N/A|||NA|", "Ion|||||"])
  }

  @Test func aNeededValueIsNotNothing() throws {
    let summary = try desk.load(
      "expenses", "v,d\nN/A,2026-01-02\n5,0000-00-00\n", ["amount = v", "spent = d"])
    #expect(summary.problems.map(\.reason) == ["amount is blank", "spent is blank"])
  }

  // MARK: Numbers

  private func amounts(_ values: [String], separator: String = ";") throws -> [String] {
    let text = "v\(separator)d\n" + values.map { "\"\($0)\"\(separator)2026-01-02" }.joined(separator: "\n")
    try desk.load("expenses", text, ["amount = v", "spent = d"])
    return try desk.rows("SELECT amount FROM expenses ORDER BY id")
  }

  @Test(arguments: [
    (["1,234", "5"], ",", [123_400, 500]), (["1.234", "0,5"], ";", [123_400, 50]),
    (["7.5", "1.234"], ";", [750, 123]),
  ])
  func theColumnDecides(_ written: [String], _ separator: String, _ cents: [Int]) throws {
    #expect(try amounts(written, separator: separator) == cents.map(String.init))
  }

  @Test func theRestOfTheFileDecides() throws {
    let text = "v;price;d\n1.234;2,50;2026-01-02\n12;3;2026-01-02\n"
    try desk.load("expenses", text, ["amount = v", "spent = d"])
    #expect(try desk.rows("SELECT amount, custom_price FROM expenses ORDER BY id") == ["123400|2.5", "1200|3.0"])
  }

  @Test(arguments: [(["1.234", "5.678"], ",", "1.234"), (["12", "1,234"], ";", "1,234")])
  func whatCannotBeKnownIsAsked(_ written: [String], _ separator: String, _ example: String) throws {
    let text = "Net Value\(separator)d\n" + written.map { "\"\($0)\"\(separator)2026-01-02" }.joined(separator: "\n")
    var plan = try desk.plan("expenses", text, ["amount = Net Value", "spent = d"])
    let refusal = try #require(desk.refusal(plan))
    guard case .ambiguousNumbers("amount", "Net Value", let first, _) = refusal else {
      Issue.record("\(refusal)")
      return
    }
    #expect(first.value == example)
    #expect(refusal.fix == "say it: amount = decimal_point(`Net Value`) or amount = decimal_comma(`Net Value`)")
    plan.fields[0] = ImportField("amount", .call("decimal_comma", [.column("Net Value")]))
    try desk.run(plan)
    let commas = ["1.234": "123400", "5.678": "567800", "12": "1200", "1,234": "123"]
    #expect(try desk.rows("SELECT amount FROM expenses ORDER BY id") == written.map { commas[$0] ?? "" })
  }

  @Test func formulasReadNumbersAsTheirColumnWritesThem() throws {
    let text = "no;price;qty\n1;1.234;2\n2;0,50;1.000\n3;2.000;1\n"
    var plan = try desk.plan("order_lines", text, ["order = no"])
    plan.fields.append(ImportField("amount", .arithmetic(.multiply, .column("price"), .column("qty"))))
    plan.condition = .comparison(.less, .column("price"), .number(digits: 1500, scale: 0))
    try desk.run(plan)
    // 1234 × 2 and 0.50 × 1000; 2000 is not less than 1500.
    #expect(try desk.rows("SELECT amount FROM order_lines ORDER BY 1") == ["50000", "246800"])
    plan.file = try desk.plan("order_lines", "no;price;qty\n1;1.234;2\n", []).file
    let refusal = desk.refusal(plan)
    #expect(refusal?.code == "import.ambiguous-numbers")
    #expect(refusal?.fix == "write decimal_point(`price`) or decimal_comma(`price`) for it")
  }

  /// JSON has one decimal mark: nothing is asked.
  @Test func aFormatThatKnowsNumbers() throws {
    let text = #"[{"v": 1.234, "d": "2026-01-02"}, {"v": 5.678, "d": "2026-01-02"}]"#
    try desk.run(try desk.plan("expenses", text, ["amount = v", "spent = d"], file: "in.json"))
    #expect(try desk.rows("SELECT amount FROM expenses ORDER BY 1") == ["123", "568"])
  }

  /// Both styles in one column: each value for itself, and those that do not say are refused.
  @Test func aMixedColumn() throws {
    let text =
      "v;d\n"
      + ["1.234,56", "1,234.56", "12,5", "12.5", "1.234", "7"].map { "\($0);2026-01-02" }.joined(separator: "\n")
    let summary = try desk.load("expenses", text, ["amount = v", "spent = d"])
    #expect(summary.problems.map { "\($0.value ?? "") \($0.reason)" } == ["1.234 " + ProblemReason.thousandsOrDecimals])
    #expect(try desk.rows("SELECT amount FROM expenses ORDER BY id") == ["123456", "123456", "1250", "1250", "700"])
  }

  /// One slip among many does not turn the column.
  @Test func aSlipInAColumn() throws {
    let values = (1...20).map { "\($0).50" } + ["12,5", "1,234"]
    let text = "v;d\n" + values.map { "\($0);2026-01-02" }.joined(separator: "\n")
    let summary = try desk.load("expenses", text, ["amount = v", "spent = d"])
    #expect(summary.problems.map(\.value) == ["12,5"])
    #expect(try desk.rows("SELECT MAX(amount) FROM expenses") == ["123400"])
  }

  @Test func percentages() throws {
    try desk.load(
      "stages", "n;p\nA;\"12,5 %\"\nB;80％\nC;100%\n", ["name = n", "probability = p"])
    #expect(try desk.rows("SELECT probability_bp FROM stages ORDER BY name") == ["1250", "8000", "10000"])
  }

  @Test func anotherCurrencyIsTold() throws {
    let summary = try desk.load(
      "expenses", "v,d\n€ 5,2026-01-02\n$7,2026-01-02\n¥3,2026-01-02\n8,2026-01-02\n", ["amount = v", "spent = d"])
    #expect(summary.foreign == .init(count: 2, currencies: ["EUR", "CNY/JPY"], kept: "USD", own: 1))
    let mapped = try desk.load(
      "expenses", "v,d,c\n€ 5,2026-01-03,EUR\n€ 5,2026-01-03,GBP\n", ["amount = v", "spent = d", "currency = c"])
    #expect(mapped.problems.map(\.reason) == [ProblemReason.notIn("GBP")] && mapped.foreign.count == 0)
  }

  // MARK: Days

  private func days(_ values: [String]) throws -> [String] {
    let text = "no,d\n" + values.enumerated().map { "\($0.offset),\"\($0.element)\"" }.joined(separator: "\n")
    try desk.load("activities", text, ["id = no", "type = 'call'", "done = d"])
    return try desk.rows("SELECT done_on, done_time FROM activities ORDER BY CAST(external_id AS INTEGER)")
  }

  @Test func daysAsNumbers() throws {
    #expect(try days(["44301", "", "44302.25", "N/A"]) == ["2021-04-15|", "|", "2021-04-16|06:00:00", "|"])
  }

  @Test func secondsSince1970() throws {
    #expect(try days(["1618479000", "1618479001"]) == ["2021-04-15|09:30:00", "2021-04-15|09:30:01"])
  }

  @Test func aNumberAmongWrittenDaysIsNoDay() throws {
    #expect(try days(["44301", "2021-04-15"]) == ["2021-04-15|"])
    #expect(try desk.rows("SELECT row, value, reason FROM import_problems") == ["2|44301|is not a date"])
  }

  @Test func manyWaysToWriteADay() throws {
    let written = [
      "15 Apr, 2021 00:02:00", "4/15/2021 3:05 PM", "15.04.2021", "2021年4月15日", "20210415", "2021-04-15T09:30:00Z",
    ]
    #expect(
      try days(written) == [
        "2021-04-15|00:02:00", "2021-04-15|15:05:00", "2021-04-15|", "2021-04-15|", "2021-04-15|",
        "2021-04-15|09:30:00",
      ])
  }

  /// They are kept: `list problems` shows them until their day has come.
  @Test func daysAfterToday() throws {
    let summary = try desk.load(
      "opportunities", "no,close\n1,2027-05-01\n", ["id = no", "expected_close = close"])
    #expect(summary.refused == 0)
    #expect(try days(["2027-05-01"]) == ["2027-05-01|"])
  }

  // MARK: Yes and no, durations

  @Test func ticks() throws {
    let text =
      "no,what,ok,due\n1,call,✓,2026-01-02\n2,call,,2026-01-02\n3,call,FALSE,2026-01-02\n4,call,on,2026-01-02\n5,call,maybe,2026-01-02\n"
    let summary = try desk.load("activities", text, ["id = no", "type = what", "completed = ok", "due = due"])
    #expect(
      try desk.rows("SELECT status FROM activities ORDER BY external_id") == ["done", "planned", "planned", "done"])
    #expect(summary.problems.map(\.value) == ["maybe"])
  }

  @Test func durations() throws {
    let text = "no,what,long\n1,call,1h 30m\n2,call,00:45:00\n3,call,90 min\n4,call,45\n5,call,forever\n6,call,-\n"
    let summary = try desk.load("activities", text, ["id = no", "type = what", "minutes = long"])
    #expect(try desk.rows("SELECT minutes FROM activities ORDER BY external_id") == ["90", "45", "90", "45", ""])
    #expect(summary.problems.map(\.reason) == [ProblemReason.notADuration])
  }

  // MARK: Mappings

  @Test func aStarStandsForEveryOtherValue() throws {
    var plan = try desk.plan("customers", "n,s\nA,Tech\nB,\nC,Mining\nD,retail\n", ["name = n"])
    plan.fields.append(
      ImportField("industry", .column("s"), map: [("tech", "Technology"), ("Retail", "Retail"), ("*", "Other")]))
    try desk.run(plan)
    #expect(
      try desk.rows("SELECT name, industry FROM customers ORDER BY 1") == ["A|Technology", "B|", "C|Other", "D|Retail"])
  }

  /// "Doe, John" and "John Doe" are one.
  @Test func namesTheOtherWayRound() throws {
    var plan = try desk.plan("reps", "who\n\"Doe, John\"\nJane Roe\n", [])
    let part = { (number: Int) in
      RowExpression.call("split_part", [.column("who"), .text(","), .number(digits: number, scale: 0)])
    }
    plan.fields = [ImportField("name", .call("join", [.text(" "), part(2), part(1)]))]
    try desk.run(plan)
    #expect(try desk.rows("SELECT name FROM reps ORDER BY 1") == ["Jane Roe", "John Doe"])
  }

  // MARK: Records

  /// Both are kept: `list problems` shows records of the same name.
  @Test func theSameRecordUnderANewID() throws {
    let summary = try desk.load("customers", "no,name\n1,Acme\n2,Acme\n", ["id = no", "name = name"])
    #expect(summary.inserted == 2 && summary.refused == 0)
  }

  @Test func parentsMayComeLater() throws {
    try desk.load(
      "customers", "no,name,above\n1,Acme Shanghai,9\n2,Acme Berlin,9\n9,Acme,\n",
      ["id = no", "name = name", "parent = above"])
    try desk.load("customers", "name,above\nIon Lyon,Ion\nIon,\n", ["name = name", "parent = above"])
    #expect(
      try desk.rows(
        "SELECT c.name, p.name FROM customers c LEFT JOIN customers p ON p.id = c.parent_id ORDER BY c.name")
        == ["Acme|", "Acme Berlin|Acme", "Acme Shanghai|Acme", "Ion|", "Ion Lyon|Ion"])
    try desk.load("reps", "who,boss\nLi Na,Tom\nTom,Zoe\nZoe,\n", ["name = who", "manager = boss"])
    #expect(
      try desk.rows(
        "SELECT r.name, a.depth FROM rep_ancestors a JOIN reps r ON r.id = a.rep_id JOIN reps z ON z.id = a.ancestor_id WHERE z.name = 'Zoe' ORDER BY 2"
      ) == ["Zoe|0", "Tom|1", "Li Na|2"])
  }

  @Test func managersInACircle() throws {
    let summary = try desk.load(
      "reps", "who,boss\nAda,Ben\nBen,Cleo\nCleo,Ada\nDan,Dan\n", ["name = who", "manager = boss"])
    #expect(summary.inserted + summary.updated == 4 && summary.refused == 0)
    #expect(try desk.rows("SELECT COUNT(*) FROM rep_ancestors WHERE depth > 0") == ["6"])
  }

  /// Indexes are made anew when much is added to little, and are all there afterwards.
  @Test func aTableThatHoldsLittle() throws {
    let indexes = "SELECT name FROM sqlite_schema WHERE type = 'index' ORDER BY 1"
    let before = try desk.rows(indexes)
    try desk.load("activities", "no,what\n1,call\n", ["id = no", "type = what"])
    let rows = (1...10_100).map { "\($0),\($0 == 1 ? "call" : "visit")" }
    let summary = try desk.load("activities", "no,what\n" + rows.joined(separator: "\n"), ["id = no", "type = what"])
    #expect(summary.inserted == 10_099 && summary.unchanged == 1)
    #expect(try desk.rows(indexes) == before)
    #expect(
      try desk.rows("SELECT COUNT(*) FROM activities INDEXED BY activities_by_day WHERE type = 'visit'") == ["10099"])
  }

  @Test func everyRefusedRowIsListed() throws {
    let rows = (1...12_000).map { "\($0),\($0 % 2 == 0 ? "2026-01-02" : "never")" }
    let summary = try desk.load("expenses", "v,d\n" + rows.joined(separator: "\n"), ["amount = v", "spent = d"])
    #expect(summary.refused == 6000 && summary.problems.count == ImportRun.problemsShown)
    let more = try desk.load(
      "expenses", "v,d\n" + rows.map { $0 + "x" }.joined(separator: "\n"), ["amount = v", "spent = d"])
    #expect(more.refused == 12_000)
    #expect(
      try desk.rows("SELECT import_id, COUNT(*), MIN(row), MAX(row) FROM import_problems GROUP BY 1") == [
        "1|6000|2|12000", "2|12000|2|12001",
      ])
  }
}
