import Foundation
import Testing
import Values

@testable import Store

/// What a whole column decides, and columns that no field is mapped from.
@Suite struct ImportColumnTests {
  let desk: ImportDesk

  init() throws { desk = try ImportDesk() }

  private func expenses(_ dates: [String]) throws -> ImportPlan {
    try desk.plan("expenses", "when\n" + dates.joined(separator: "\n"), ["spent = when", "amount = '1'"])
  }

  @Test(arguments: [
    (["03/04/2025", "25/04/2025"], ["2025-04-03", "2025-04-25"]),
    (["03/04/2025", "04/25/2025"], ["2025-03-04", "2025-04-25"]),
    (["05/05/2025", "06/06/2025"], ["2025-05-05", "2025-06-06"]),
    (["3-4-2025", "13-4-2025"], ["2025-04-03", "2025-04-13"]),
  ])
  func oneRowDecidesForAll(_ written: [String], _ read: [String]) throws {
    try desk.run(expenses(written))
    #expect(try desk.rows("SELECT spent_on FROM expenses ORDER BY 1") == read)
  }

  @Test func undecidableDatesAreAskedAbout() throws {
    var plan = try expenses(["01/01/2025", "03/04/2025", "05/06/2025"])
    let refusal = desk.refusal(plan)
    #expect(
      refusal
        == .ambiguousDates(
          field: "spent", column: "when", first: .init(line: 3, value: "03/04/2025"),
          second: .init(line: 4, value: "05/06/2025")))
    #expect(refusal?.fix == "say it: spent = day_first(`when`) or spent = month_first(`when`)")
    plan.fields[0] = ImportField("spent", .call("month_first", [.column("when")]))
    try desk.run(plan)
    #expect(try desk.rows("SELECT spent_on FROM expenses ORDER BY 1") == ["2025-01-01", "2025-03-04", "2025-05-06"])
  }

  @Test func contradictoryDatesAreAskedAbout() throws {
    #expect(
      desk.refusal(try expenses(["25/04/2025", "04/26/2025"]))
        == .contradictoryDates(
          field: "spent", column: "when", dayFirst: .init(line: 2, value: "25/04/2025"),
          monthFirst: .init(line: 3, value: "04/26/2025")))
  }

  @Test func rowsLeftOutDecideNothing() throws {
    var plan = try expenses(["03/04/2025", "25/04/2025"])
    plan.condition = .comparison(.notEqual, .column("when"), .text("25/04/2025"))
    #expect(desk.refusal(plan)?.code == "import.ambiguous-dates")
  }

  @Test(arguments: [
    (["1.234,56", "1.000"], [100_000, 123_456]), (["1,234.56", "1,000"], [100_000, 123_456]),
    (["1.5", "2.125"], [150, 212]),
    (["\"12,5\"", "\"1,000\""], [100, 1250]),
  ])
  func decimalMarkOfAColumn(_ written: [String], _ cents: [Int]) throws {
    let text = "v;d\n" + written.map { "\($0);2026-01-02" }.joined(separator: "\n")
    try desk.load("expenses", text, ["amount = v", "spent = d"])
    #expect(try desk.rows("SELECT amount FROM expenses ORDER BY 1") == cents.map(String.init))
  }

  @Test(arguments: [
    (["0.1", "0.25", "1"], [1000, 2500, 10_000]), (["10", "25", "1"], [100, 1000, 2500]),
    (["10%", "0.5%"], [50, 1000]),
  ])
  func sharesAreFractionsOrPercent(_ written: [String], _ points: [Int]) throws {
    let rows = written.enumerated().map { "S\($0.offset),\($0.element)" }
    try desk.load("stages", "n,p\n" + rows.joined(separator: "\n"), ["name = n", "probability = p"])
    #expect(try desk.rows("SELECT probability_bp FROM stages ORDER BY 1") == points.map(String.init))
  }

  @Test func roundingIsCounted() throws {
    let summary = try desk.load(
      "expenses", "v,d\n1.005,2026-01-02\n1.015,2026-01-02\n2.50,2026-01-02\n", ["amount = v", "spent = d"])
    #expect(summary.rounded == 2)
    #expect(try desk.rows("SELECT amount FROM expenses ORDER BY 1") == ["100", "102", "250"])
  }

  @Test func otherColumnsBecomeCustomFields() throws {
    let text = "name,Lead Score,VIP,Since,Code,Empty\nAcme,4.5,yes,2026-01-02,007,\nGlobex,,no,,008,\n"
    let summary = try desk.load("customers", text, ["name = name"])
    #expect(
      summary.newFields == ["lead_score", "vip", "since", "code"]
        || summary.newFields == ["lead_score", "vip", "custom_since", "code"])
    #expect(
      try desk.rows("SELECT title, type FROM custom_fields ORDER BY title") == [
        "Code|text", "Lead Score|number", "Since|date", "VIP|boolean",
      ])
    #expect(
      try desk.rows("SELECT name, custom_lead_score, custom_vip, custom_code FROM customers ORDER BY 1") == [
        "Acme|4.5|1|007", "Globex||0|008",
      ])
    let again = try desk.load("customers", text, ["name = name"])
    #expect(again.unchanged == 2 && again.newFields.isEmpty)
    let other = try desk.load("customers", "name,lead score\nAcme,5\nGlobex,6\n", ["name = name"])
    #expect(other.updated == 2 && other.newFields.isEmpty && other.widened.isEmpty)
  }

  /// A field that holds something else in a later file is text from then on; undone, it is what it was.
  @Test func aFieldOfAnotherKindBecomesText() throws {
    try desk.load("customers", "name,Rank,VIP,Since\nAcme,4.5,yes,2026-01-02\nGlobex,7,no,\n", ["name = name"])
    let before = try desk.records()
    let summary = try desk.load(
      "customers", "name,Rank,VIP,Since\nAcme,high,maybe,2026-01-02\nIni,,,soon\n", ["name = name"])
    #expect(summary.problems.isEmpty && summary.updated == 1 && summary.inserted == 1)
    let since = try desk.rows("SELECT name FROM custom_fields WHERE title = 'Since'")[0]
    #expect(summary.widened == ["rank", "vip", since])
    #expect(try desk.rows("SELECT DISTINCT type FROM custom_fields") == ["text"])
    #expect(
      try desk.rows("SELECT name, custom_rank_text, custom_vip_text, custom_\(since)_text FROM customers ORDER BY 1")
        == [
          "Acme|high|maybe|2026-01-02", "Globex|7|no|", "Ini|||soon",
        ])
    #expect(throws: UndoRefusal.self) { try UndoJournal.undo(importNumber: 1, on: desk.store) }
    _ = try UndoJournal.undo(importNumber: 2, on: desk.store)
    #expect(try desk.records() == before)
  }

  @Test func aFieldThatADefinitionUsesKeepsItsKind() throws {
    try desk.load("customers", "name,Rank\nAcme,4.5\n", ["name = name"])
    try desk.store.run(
      "INSERT INTO definitions VALUES ('ranks', 'metric', 'define ranks = sum(customers.rank)', '2026-01-01')")
    let summary = try desk.load("customers", "name,Rank\nAcme,5\nGlobex,many\n", ["name = name"])
    #expect(summary.widened.isEmpty && summary.updated == 1 && summary.problems.map(\.value) == ["many"])
  }

  /// Headers that come to one name, that are a field's already, that begin with a digit, in Chinese.
  @Test func oddHeaders() throws {
    let summary = try desk.load(
      "customers", "name,Lead Score,lead-score (%),Industry,2nd Contact,行业细分,!!\nAcme,1,2,x,Bob,零售,z\n",
      ["name = name"])
    #expect(
      summary.newFields == [
        "lead_score", "lead_score_percent", "custom_industry", "n_2nd_contact", "行业细分", "column_7",
      ])
  }

  @Test func hostileHeadersAreOnlyNames() throws {
    try desk.load("customers", "name,\"x\"\"; DROP TABLE reps; --\"\nAcme,1\n", ["name = name"])
    #expect(try desk.rows("SELECT column_name FROM custom_fields") == ["custom_x_drop_table_reps"])
    #expect(try desk.rows("SELECT COUNT(*) FROM reps") == ["0"])
  }

  @Test func hostileValuesAreOnlyValues() throws {
    let evil = "Robert'); DROP TABLE customers;--"
    try desk.load("opportunities", "c,s\n\"\(evil)\",\"\(evil)\"\n", ["customer = c", "stage = s"])
    #expect(try desk.rows("SELECT name FROM customers") == [evil])
  }

  @Test func naIsText() throws {
    try desk.load("customers", "name,region\nAcme,NA\nGlobex,\n", ["name = name", "region = region"])
    #expect(
      try desk.rows("SELECT name, COALESCE(region, 'none') FROM customers ORDER BY 1") == ["Acme|NA", "Globex|none"])
  }

  @Test func formulas() throws {
    var plan = try desk.plan(
      "order_lines", "no,first,last,qty,price,off\n1,Ada,Byron,3,9.99,10\n", ["order = no", "quantity = qty"])
    let net = RowExpression.arithmetic(
      .multiply, .column("price"),
      .arithmetic(
        .multiply, .column("qty"),
        .arithmetic(
          .subtract, .number(digits: 1, scale: 0), .arithmetic(.divide, .column("off"), .number(digits: 100, scale: 0)))
      ))
    plan.fields.append(ImportField("amount", .call("round", [net, .number(digits: 2, scale: 0)])))
    plan.fields.append(ImportField("rep", .sum(.sum(.column("first"), .text(" ")), .column("last"))))
    plan.fields.append(
      ImportField(
        "product",
        .call(
          "if", [.comparison(.greater, .column("qty"), .number(digits: 2, scale: 0)), .text("bulk"), .text("single")])))
    try desk.run(plan)
    // 9.99 × 3 × 0.9 = 26.973
    #expect(
      try desk.rows(
        "SELECT l.amount, r.name, p.name FROM order_lines l JOIN reps r ON r.id = l.rep_id JOIN products p ON p.id = l.product_id"
      ) == ["2697|Ada Byron|bulk"])
  }

  @Test(arguments: [
    (RowExpression.call("lower", [.column("a")]), "acme ltd, ulm"), (.call("upper", [.column("a")]), "ACME LTD, ULM"),
    (.call("left", [.column("a"), .number(digits: 4, scale: 0)]), "Acme"),
    (.call("right", [.column("a"), .number(digits: 3, scale: 0)]), "Ulm"),
    (.call("split_part", [.column("a"), .text(","), .number(digits: 2, scale: 0)]), "Ulm"),
    (.call("split_part", [.column("a"), .text(" "), .number(digits: -1, scale: 0)]), "Ulm"),
    (.call("replace", [.column("a"), .text("Ltd, "), .text("")]), "Acme Ulm"),
    (.call("coalesce", [.column("b"), .column("a")]), "Acme Ltd, Ulm"), (.call("abs", [.negative(.row)]), "2"),
    (.call("join", [.text(" "), .column("b"), .column("a"), .text("GmbH")]), "Acme Ltd, Ulm GmbH"),
    (.call("digits", [.concatenate(.column("a"), .text(" +49 (0)731-１２"))]), "49073112"),
    (.call("trim", [.text(" x ")]), "x"), (.concatenate(.column("a"), .column("b")), "Acme Ltd, Ulm"),
  ])
  func functions(_ expression: RowExpression, _ expected: String) throws {
    var plan = try desk.plan("customers", "a,b\n\"Acme Ltd, Ulm\",\n", [])
    plan.fields = [ImportField("name", expression)]
    try desk.run(plan)
    #expect(try desk.rows("SELECT name FROM customers") == [expected])
  }

  @Test(arguments: [
    (RowExpression.comparison(.greater, .column("n"), .number(digits: 9, scale: 0)), ["10", "11"]),
    (.comparison(.equal, .column("n"), .number(digits: 90, scale: 1)), ["9"]),
    (.comparison(.notEqual, .column("n"), .text("10")), ["", "11", "9"]),
    (.emptiness(.column("n"), negated: false), [""]), (.emptiness(.column("n"), negated: true), ["10", "11", "9"]),
    (.membership(.column("n"), [.text("9"), .text("11")], negated: false), ["11", "9"]),
    (.not(.membership(.column("n"), [.text("9"), .text("11")], negated: false)), ["", "10"]),
    (
      .logical(
        .and, [.comparison(.contains, .column("n"), .text("1")), .comparison(.endsWith, .column("n"), .text("0"))]),
      ["10"]
    ),
    (
      .logical(.or, [.comparison(.startsWith, .column("n"), .text("9")), .emptiness(.column("n"), negated: false)]),
      ["", "9"]
    ),
  ])
  func conditions(_ condition: RowExpression, _ kept: [String]) throws {
    var plan = try desk.plan("contacts", "who,n\na,9\nb,10\nc,11\nd,\n", ["name = who", "city = n"])
    plan.condition = condition
    try desk.run(plan)
    #expect(try desk.rows("SELECT city FROM contacts ORDER BY COALESCE(city, '')") == kept)
  }
}
