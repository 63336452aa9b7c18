import Foundation
import Testing
import Values

@testable import Store

@Suite struct ImportRunTests {
  let desk: ImportDesk

  init() throws { desk = try ImportDesk() }

  private let deals = """
    no,agent,account,stage,opened,closed,value
    D1,Li Na,Acme,Won,2026-01-05,2026-02-10,"1,200.50"
    D2,Tom Becker,Acme,Proposal,2026-02-01,2026-04-30,900
    D3,Li Na,Globex,Lost,2026-01-20,2026-03-01,0
    """
  private let dealFields = [
    "id = no", "rep = agent", "customer = account", "stage = stage", "created = opened", "closed = closed",
    "amount = value",
  ]

  @Test func importsDealsWithNamesStagesAndHistory() throws {
    let summary = try desk.load("opportunities", deals, dealFields)
    #expect(summary.read == 3 && summary.inserted == 3 && summary.refused == 0)
    #expect(
      Set(summary.created.map { "\($0.entity) \($0.count)" }) == ["reps 2", "customers 2", "stages 3"])
    #expect(
      try desk.rows(
        """
        SELECT o.external_id, r.name, c.name, o.state, o.amount, o.closed_on, o.expected_close_on, o.cycle_days
        FROM opportunities o JOIN reps r ON r.id = o.rep_id JOIN customers c ON c.id = o.customer_id ORDER BY 1
        """) == [
          "D1|Li Na|Acme|won|120050|2026-02-10||36", "D2|Tom Becker|Acme|open|90000||2026-04-30|",
          "D3|Li Na|Globex|lost|0|2026-03-01||40",
        ])
    #expect(
      try desk.rows(
        """
        SELECT o.external_id, s.from_on, s.until_on, s.state FROM opportunity_states s
        JOIN opportunities o ON o.id = s.opportunity_id ORDER BY 1, 2
        """) == [
          "D1|2026-01-05|2026-02-10|open", "D1|2026-02-10|9999-12-31|won", "D2|2026-02-01|9999-12-31|open",
          "D3|2026-01-20|2026-03-01|open", "D3|2026-03-01|9999-12-31|lost",
        ])
    #expect(
      try desk.rows("SELECT name, state, position FROM stages ORDER BY 3") == [
        "Proposal|open|1", "Won|won|2", "Lost|lost|3",
      ])
    #expect(try desk.brokenReferences() == 0)
  }

  @Test func secondImportChangesNothing() throws {
    try desk.load("opportunities", deals, dealFields)
    let before = try desk.records()
    let summary = try desk.load("opportunities", deals, dealFields)
    #expect(summary.unchanged == 3 && summary.inserted == 0 && summary.updated == 0)
    #expect(summary.created.isEmpty)
    #expect(try desk.records() == before)
    // Only the lineage grows.
    #expect(
      try desk.rows("SELECT statement, inserted, unchanged FROM imports ORDER BY id") == [
        "import ...|3|0", "import ...|0|3",
      ])
    #expect(try desk.rows("SELECT COUNT(*) FROM undo_images") == ["0"])
  }

  @Test func aChangeIsUpdatedAndKeptAsHistory() throws {
    try desk.load("opportunities", deals, dealFields)
    let changed = deals.replacingOccurrences(
      of: "Proposal,2026-02-01,2026-04-30,900", with: "Won,2026-02-01,2026-03-10,950")
    let summary = try desk.load("opportunities", changed, dealFields)
    #expect(summary.updated == 1 && summary.unchanged == 2)
    #expect(
      try desk.rows("SELECT state, amount, closed_on FROM opportunities WHERE external_id = 'D2'") == [
        "won|95000|2026-03-10"
      ])
    #expect(
      try desk.rows(
        """
        SELECT s.from_on, s.until_on, s.state, s.amount FROM opportunity_states s
        JOIN opportunities o ON o.id = s.opportunity_id WHERE o.external_id = 'D2' ORDER BY 1
        """) == ["2026-02-01|2026-03-10|open|90000", "2026-03-10|9999-12-31|won|95000"])
  }

  @Test func conditionAndMapChooseAndRename() throws {
    var plan = try desk.plan("opportunities", deals, ["id = no"])
    plan.fields.append(ImportField("stage", .column("stage"), map: [("proposal", "Negotiation")]))
    plan.condition = .comparison(.notEqual, .column("agent"), .text("Tom Becker"))
    let kept = try desk.run(plan)
    #expect(kept.inserted == 2 && kept.skipped == 1 && kept.read == 3)
    plan.condition = nil
    try desk.run(plan)
    #expect(try desk.rows("SELECT name FROM stages ORDER BY position") == ["Negotiation", "Won", "Lost"])
  }

  @Test func dryRunReportsAndChangesNothing() throws {
    let before = try desk.contents()
    var plan = try desk.plan("opportunities", deals, dealFields)
    plan.isDryRun = true
    let summary = try desk.run(plan)
    #expect(summary.inserted == 3 && summary.importID == nil)
    #expect(try desk.contents() == before)
  }

  @Test func badRowsBecomeProblems() throws {
    let text = """
      no,when,value,who
      E1,2026-02-28,12.50,Li Na
      E2,2024-02-30,12.50,Li Na
      E3,2026-02-27,twelve,Li Na
      E4,1850-01-01,1,Li Na
      E5,,1,Li Na
      E6,2026-02-27,1
      """
    let summary = try desk.load(
      "expenses", text, ["id = no", "spent = when", "amount = value", "rep = who"])
    #expect(summary.inserted == 1 && summary.refused == 5)
    #expect(summary.problems.map(\.row) == [3, 4, 5, 6, 7])
    #expect(summary.problems.map(\.column) == ["when", "value", "when", "when", nil])
    #expect(summary.problems.map(\.value) == ["2024-02-30", "twelve", "1850-01-01", "", nil])
    #expect(summary.problems[0].reason == "is a day that does not exist")
    #expect(summary.problems[1].reason == "is not an amount of money")
    #expect(summary.problems[4].reason == "the row has 3 values, the header 4")
    #expect(
      try desk.rows("SELECT row, column_name, value FROM import_problems ORDER BY row LIMIT 2") == [
        "3|when|2024-02-30", "4|value|twelve",
      ])
    #expect(try desk.rows("SELECT rows_read, inserted, refused FROM imports") == ["6|1|5"])
  }

  /// What is wrong with one field hides nothing of the others; the row counts once.
  @Test func everyMistakeOfARowIsTold() throws {
    let text = "no,when,value,who,team\nE1,2026-02-30,twelve,Ann,North\nE2,2026-02-01,x,Bo,North\n"
    var plan = try desk.plan("expenses", text, ["id = no", "spent = when", "amount = value", "rep = who"])
    plan.isStrict = true
    let summary = try desk.run(plan)
    #expect(summary.refused == 2)
    #expect(summary.problems.map(\.row) == [2, 2, 2, 3, 3])
    #expect(summary.problems.map(\.column) == ["when", "value", "who", "value", "who"])
    #expect(try desk.rows("SELECT refused FROM imports") == ["2"])
    #expect(try desk.rows("SELECT COUNT(*) FROM import_problems") == ["5"])
    plan.maxProblems = 2
    #expect(try desk.run(plan).refused == 2)
  }

  @Test func tooManyProblemsRefuseTheFile() throws {
    let before = try desk.contents()
    var plan = try desk.plan(
      "expenses", "when,value\n2026-01-02,1\nx,1\ny,1\n2026-01-03,1\n", ["spent = when", "amount = value"])
    plan.maxProblems = 1
    let error = desk.refusal(plan)
    guard case .tooManyProblems(1, let problems)? = error else {
      Issue.record("not refused: \(String(describing: error))")
      return
    }
    #expect(problems.map(\.row) == [3, 4])
    #expect(try desk.contents() == before)
    plan.maxProblems = 2
    #expect(try desk.run(plan).inserted == 2)
  }

  @Test(arguments: [1, 2, 3, 5])
  func stoppingLeavesTheStoreAsItWas(after calls: Int) throws {
    let before = try desk.contents()
    let rows = (1...1500).map { "A\($0),visit,Rep \($0 % 7),2026-03-\($0 % 9 + 1)" }
    let plan = try desk.plan(
      "activities", "id,type,who,when\n" + rows.joined(separator: "\n"),
      ["id = id", "type = type", "rep = who", "done = when"])
    var asked = 0
    var found: ImportError?
    do throws(ImportError) {
      _ = try runImport(
        plan, into: desk.store, today: desk.today,
        shouldStop: {
          asked += 1
          return asked > calls
        })
    } catch { found = error }
    #expect(found == .interrupted)
    #expect(try desk.contents() == before)
    // And the connection still works.
    #expect(try desk.run(plan).inserted == 1500)
    #expect(try desk.rows("PRAGMA foreign_keys") == ["1"])
  }

  @Test func aRepeatedIDWithOtherValuesIsAProblem() throws {
    let text = "no,name\n1,Acme\n1,Acme\n1,Globex\n"
    let summary = try desk.load("customers", text, ["id = no", "name = name"])
    #expect(summary.inserted == 1 && summary.unchanged == 1 && summary.refused == 1)
    #expect(summary.problems.first?.row == 4)
    let again = try desk.load("customers", text, ["id = no", "name = name"])
    #expect(again.unchanged == 2 && again.refused == 1 && again.updated == 0)
  }

  @Test func rowsWithoutIDAreFoundByTheirContent() throws {
    let text = "kind,who,when\ncall,Li Na,2026-03-02\ncall,Li Na,2026-03-02\nvisit,Li Na,2026-03-02\n"
    let fields = ["type = kind", "rep = who", "done = when"]
    #expect(try desk.load("activities", text, fields).inserted == 3)
    #expect(try desk.load("activities", text, fields).unchanged == 3)
    #expect(try desk.load("activities", text + "visit,Li Na,2026-03-03\n", fields).inserted == 1)
  }

  @Test func theRowItselfCanBeTheID() throws {
    var plan = try desk.plan("activities", "kind\ncall\nvisit\n", ["type = kind"])
    plan.fields.append(ImportField("id", .concatenate(.text("sheet-"), .row)))
    try desk.run(plan)
    #expect(try desk.rows("SELECT external_id, type FROM activities ORDER BY 1") == ["sheet-2|call", "sheet-3|visit"])
  }

  @Test func calendarAndIndexesAreThereAfterwards() throws {
    let indexes = "SELECT name FROM sqlite_schema WHERE type = 'index' ORDER BY 1"
    let before = try desk.rows(indexes)
    try desk.load("activities", "kind,when\ncall,1996-07-04\n", ["type = kind", "done = when"])
    #expect(try desk.rows("SELECT is_workday FROM calendar WHERE day = '1996-07-04'") == ["1"])
    #expect(try desk.rows(indexes) == before)
  }

  @Test func mappingMistakes() throws {
    func error(_ entity: String, _ mapping: [String], header: String = "Name,Amount,name ") throws -> ImportError? {
      desk.refusal(try desk.plan(entity, header + "\na,1,b\n", mapping))
    }
    #expect(try error("custmers", []) == .noSuchEntity("custmers", nearest: ["customers"]))
    #expect(try error("customers", ["nam = Name"]) == .noSuchField("nam", entity: "customers", nearest: ["name"]))
    #expect(try error("customers", ["city = Amount"]) == .missingField(["name"], entity: "customers"))
    #expect(try error("customers", ["name = Name", "customer = Amount"]) == .fieldTwice("name"))
    #expect(
      try error("customers", ["name = Amuont"])
        == .noSuchColumn("Amuont", nearest: ["Amount"], headers: ["Name", "Amount", "name"]))
    #expect(try error("customers", ["name = NAME"]) == .duplicateHeader("NAME", columns: [1, 3]))
    #expect(try error("customers", ["name = Name"]) == nil)
    var plan = try desk.plan("customers", "a\nx\n", ["name = a"])
    plan.condition = .text("x")
    #expect(desk.refusal(plan) == .conditionIsNoTest)
    plan.condition = .call("lowr", [.column("a")])
    #expect(desk.refusal(plan) == .noSuchFunction("lowr", nearest: ["lower"]))
    plan.condition = .call("concat", [.column("a")])
    #expect(desk.refusal(plan)?.fix == "did you mean join?")
    plan.condition = .call("xyzzy", [.column("a")])
    #expect(desk.refusal(plan)?.fix?.english.hasSuffix("digits, above, total and known") == true)
    plan.condition = .call("lower", [])
    #expect(desk.refusal(plan) == .wrongArguments(.lower, found: 0))
  }

  @Test func everyRefusalHasWordsAndACode() {
    let errors: [ImportError] = [
      .fileNotFound(path: "x"), .notAFile(path: "x"), .unreadable(path: "x", reason: "y"),
      .changedWhileReading(path: "x"), .empty(path: "x"), .invalidText(line: 7), .nulByte(line: 7),
      .quoteNeverClosed(line: 7), .recordTooLong(line: 7, limit: 16_777_216), .tooManyColumns(found: 3, limit: 2),
      .noSuchEntity("x", nearest: []), .noSuchField("x", entity: "reps", nearest: ["y"]), .fieldTwice("x"),
      .missingField(["a", "b"], entity: "reps"), .noSuchColumn("x", nearest: [], headers: ["a"]),
      .duplicateHeader("x", columns: [1, 2]), .noSuchFunction("x", nearest: []), .wrongArguments(.round, found: 9),
      .conditionIsNoTest,
      .ambiguousDates(field: "f", column: nil, first: .init(line: 2, value: "v"), second: nil),
      .contradictoryDates(
        field: "f", column: "c", dayFirst: .init(line: 2, value: "v"), monthFirst: .init(line: 3, value: "w")),
      .ambiguousNumbers(field: "f", column: "c", first: .init(line: 2, value: "v"), second: nil),
      .tooManyProblems(limit: 1, problems: []), .interrupted, .store(.busy(path: "x")),
    ]
    #expect(Set(errors.map(\.code)).count == errors.count)
    #expect(errors.allSatisfy { !$0.message.english.isEmpty && $0.code.hasPrefix("import.") })
    #expect(ImportError.missingField(["a", "b"], entity: "reps").message == "reps need a and b")
    #expect(ImportError.wrongArguments(.round, found: 9).message == "round takes 1 or 2 arguments, not 9")
  }

  /// A second file may add to records that are there; it makes none.
  @Test func aFileWithIdsMayAddToWhatIsThere() throws {
    let desk = try ImportDesk()
    try desk.load("opportunities", "no,name\nO1,Deal\n", ["id = no", "name = name"])
    try desk.load(
      "activities", "no,type,due,how\nA1,call,2026-03-20,planned\nA2,visit,2026-03-20,planned\n",
      ["id = no", "type = type", "due = due", "status = how"])
    let summary = try desk.load("activities", "no,deal\nA1,O1\nA9,O1\n", ["id = no", "opportunity = deal"])
    #expect(summary.updated == 1 && summary.inserted == 0 && summary.refused == 1)
    #expect(summary.problems.map(\.reason) == ["is not known yet, and a new one needs type"])
    #expect(
      try desk.rows(
        "SELECT a.external_id, a.type, a.status, o.name FROM activities a LEFT JOIN opportunities o ON o.id = a.opportunity_id ORDER BY 1"
      ) == ["A1|call|planned|Deal", "A2|visit|planned|"])
    let again = try desk.load("activities", "no,deal\nA1,O1\nA9,O1\n", ["id = no", "opportunity = deal"])
    #expect(again.unchanged == 1 && again.updated == 0)
  }

  /// Somebody goes on writing to the file: nothing of it is kept.
  @Test(arguments: [ImportProgress.Phase.checking, .writing]) func refusesAFileThatChanges(
    during phase: ImportProgress.Phase
  )
    throws
  {
    let desk = try ImportDesk()
    let rows = (1...9000).map { "\($0),Firm \($0)" }.joined(separator: "\n")
    let plan = try desk.plan("customers", "no,name\n\(rows)\n", ["id = no", "name = name"])
    let before = try desk.contents()
    var isChanged = false
    do throws(ImportError) {
      _ = try runImport(
        plan, into: desk.store, today: desk.today,
        progress: { progress in
          guard progress.phase == phase, !isChanged, let file = FileHandle(forWritingAtPath: plan.file) else { return }
          isChanged = true
          file.seekToEndOfFile()
          file.write(Data("9001,Late\n".utf8))
        })
      Issue.record("the import did not notice")
    } catch { #expect(error == .changedWhileReading(path: plan.file)) }
    #expect(isChanged)
    #expect(try desk.contents() == before)
  }
}
