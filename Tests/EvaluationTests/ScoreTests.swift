import Evaluation
import Semantics
import Store
import Syntax
import Testing
import Values

/// Scorecards of a few people, added up by hand. October 2026 is over, November is not.
@Suite struct ScoreTests {
  /// Ann sold 800.00 of 1000.00, Cy 2000.00 of 1000.00, Bo nothing, and has no target. Visits 4, 2, 1; expenses 50.00, none,
  /// 200.00. Ann closed three deals, Bo and Cy one each, Di none.
  private static let company = """
    INSERT INTO teams (id, name) VALUES (1, 'North'), (2, 'South');
    INSERT INTO reps (id, name, team_id, hired_on) VALUES (1, 'Ann', 1, '2020-01-01'), (2, 'Bo', 1, '2020-01-01'),
      (3, 'Cy', 2, '2020-01-01');
    INSERT INTO parties (id) VALUES (1);
    INSERT INTO customers (id, name, owner_id, created_on) VALUES (1, 'Acme', 1, '2024-01-01');
    INSERT INTO orders (id, customer_id, rep_id, status, ordered_on) VALUES
      (1, 1, 1, 'confirmed', '2026-10-05'), (2, 1, 3, 'confirmed', '2026-10-06');
    INSERT INTO order_lines (order_id, customer_id, rep_id, status, ordered_on, quantity, amount, gross, is_header) VALUES
      (1, 1, 1, 'confirmed', '2026-10-05', 1000, 80000, 80000, 0), (2, 1, 3, 'confirmed', '2026-10-06', 1000, 200000, 200000, 0);
    INSERT INTO targets (metric, scope, rep_id, starts_on, ends_on, value) VALUES
      ('sales', 'rep', 1, '2026-10-01', '2026-10-31', 100000), ('sales', 'rep', 3, '2026-10-01', '2026-10-31', 100000);
    INSERT INTO activities (type, done_on, rep_id, customer_id) VALUES ('visit', '2026-10-05', 1, 1),
      ('visit', '2026-10-05', 1, 1), ('visit', '2026-10-06', 1, 1), ('visit', '2026-10-06', 1, 1),
      ('visit', '2026-10-06', 2, 1), ('visit', '2026-10-06', 2, 1), ('visit', '2026-10-06', 3, 1);
    INSERT INTO expenses (rep_id, status, category, spent_on, amount) VALUES (1, 'paid', 'travel', '2026-10-05', 5000),
      (3, 'paid', 'travel', '2026-10-05', 20000);
    """

  private static let card = """
    define scorecard card = sales weight 50% against target, visits weight 30% bands 2 -> 50%, 4 -> 30,
      expenses weight 20% target 100 lower is better grades A from 100%, B from 75%
    """

  private func workspace(_ script: String = company) throws -> Workspace {
    try Workspace(path: SampleStore.store(script), today: today)
  }

  private func rows(_ statement: String, in workspace: Workspace) throws -> [[String]] {
    try workspace.answer(statement).rows.map { row in
      row.map { value in
        // A percentage or points, without what binary fractions leave.
        guard case .real(let number) = value else { return Cell(value, workspace.settings.calendar).description }
        return Cell.number((number * 1e9).rounded() / 1e9).description
      }
    }
  }

  /// Ann 80% x 50 + 30 + 120% x 20 (50.00 of 100.00 would be 200%) = 94. Bo without sales: 50% x 30 + 24 = 39 of 50. Cy
  /// 120% x 50 + 0 + 50% x 20 = 70.
  @Test func pointsAddUp() throws {
    let workspace = try workspace()
    try workspace.answer(Self.card)
    let answer = try workspace.answer("score reps with card last month")
    #expect(
      answer.columns.map(\.name) == [
        "rep", "rank", "score", "grade", "sales", "sales_score", "sales_points", "visits", "visits_score",
        "visits_points", "expenses", "expenses_score", "expenses_points", "scored_weight",
      ])
    #expect(
      try rows("score reps with card last month", in: workspace) == [
        ["Ann", "1", "0.94", "B", "80000", "0.8", "40", "4", "1", "30", "5000", "1.2", "24", "1"],
        ["Bo", "2", "0.78", "B", "0", "–", "–", "2", "0.5", "15", "0", "1.2", "24", "0.5"],
        ["Cy", "3", "0.7", "–", "200000", "1.2", "60", "1", "0", "0", "20000", "0.5", "10", "1"],
      ])
    #expect(answer.tail?.notes.count == 1)
    #expect(answer.tail?.notes.first?.text.hasPrefix("sales has no value or no target for 1 of 3") == true)
  }

  /// Ann 94% (B, 4 visits), Bo 78% (B, 2), Cy 70% (no grade, 1): places stay those among all three.
  @Test(arguments: [
    ("last month top 2", ["Ann 1", "Bo 2"]), ("last month bottom 2", ["Cy 3", "Bo 2"]),
    ("last month bottom 1 by visits", ["Cy 3"]), ("last month top 1 by sales", ["Cy 3"]),
    ("last month sort rep desc", ["Cy 3", "Bo 2", "Ann 1"]),
    ("last month sort expenses desc, visits", ["Cy 3", "Ann 1", "Bo 2"]),
    ("last month having score < 80%", ["Bo 2", "Cy 3"]),
    ("last month having score between 75% and 94%", ["Ann 1", "Bo 2"]),
    ("where grade = \"B\" last month", ["Ann 1", "Bo 2"]), ("where grade is empty last month", ["Cy 3"]),
    ("where not grade in (\"B\", \"C\") last month", []), ("where rank > 1 and sales > 100 last month", ["Cy 3"]),
    ("where team = \"North\" last month", ["Ann 1", "Bo 2"]),
    ("where team = \"North\" and score < 80% last month", ["Bo 2"]),
    ("for reps where team = \"North\" last month having visits_score >= 50% top 1 by visits_points", ["Ann 1"]),
    ("where visits < 3 or sales_points >= 60 last month sort score", ["Cy 3", "Bo 2"]),
    ("where sales_score < 100% last month", ["Ann 1"]), ("last month having name = \"Bo\"", ["Bo 2"]),
    ("last month having 得分 < 75% sort 等级", ["Cy 3"]),
  ])
  func someOfThoseScoredAreShown(_ clauses: String, _ expected: [String]) throws {
    let workspace = try workspace()
    try workspace.answer(Self.card)
    let found = try rows("score reps with card \(clauses)", in: workspace)
    #expect(found.map { "\($0[0]) \($0[1])" } == expected, "\(clauses)")
    // Locked ones are chosen from alike.
    try workspace.answer("lock card last month")
    #expect(try rows("score reps with card \(clauses)", in: workspace).map { "\($0[0]) \($0[1])" } == expected)
  }

  /// The rows on the screen are those looked into: Bo's two visits, not Ann's four.
  @Test func whatIsShownIsLookedInto() throws {
    let workspace = try workspace()
    try workspace.answer(Self.card)
    try workspace.answer("score reps with card last month having score < 80% sort visits")
    #expect(try workspace.answer("drill 2 visits").rows.count == 2)
    try workspace.answer("score reps with card last month bottom 1")
    #expect(try workspace.answer("drill 1 visits").rows.count == 1)
    #expect(try workspace.answer("explain score reps with card last month top 1").lines.joined().contains("Ann: 94%"))
    #expect(try !workspace.answer("explain score reps with card last month top 1").lines.joined().contains("Bo:"))
  }

  /// In September Bo made four visits, Ann one and Cy none; in October two, four and one, of four.
  @Test(arguments: [
    ("last month vs previous period", ["Ann 1 2 0.25 0.75", "Bo 2 1 1 -0.5", "Cy 3 3 0 0.25"]),
    ("2026-10 vs 2026-09 having score_change < 0", ["Bo 2 1 1 -0.5"]),
    (
      "2026-10 vs 2026-09 having score_change > -60% sort score_before desc top 1 by score_change",
      ["Ann 1 2 0.25 0.75"]
    ),
    ("where rank_before > 1 2026-10 vs 2026-09 sort score_change", ["Cy 3 3 0 0.25", "Ann 1 2 0.25 0.75"]),
  ])
  func scoresBesideOthers(_ clauses: String, _ expected: [String]) throws {
    let workspace = try workspace(
      Self.company + """

        INSERT INTO activities (type, done_on, rep_id, customer_id) VALUES ('visit', '2026-09-01', 2, 1),
          ('visit', '2026-09-02', 2, 1), ('visit', '2026-09-29', 2, 1), ('visit', '2026-09-30', 2, 1),
          ('visit', '2026-09-30', 1, 1);
        """)
    try workspace.answer("define scorecard calm = visits weight 100% target 4")
    let answer = try workspace.answer("score reps with calm \(clauses)")
    #expect(
      answer.columns.prefix(7).map(\.name) == [
        "rep", "rank", "score", "grade", "rank_before", "score_before", "score_change",
      ])
    let found = try rows("score reps with calm \(clauses)", in: workspace)
    #expect(found.map { ([$0[0], $0[1]] + $0[4...6]).joined(separator: " ") } == expected)
    // What was locked stays, also beside.
    try workspace.answer("lock calm 2026-09")
    #expect(try rows("score reps with calm \(clauses)", in: workspace) == found)
    try workspace.answer("score reps with calm last month vs previous period")
    let behind = try workspace.answer("drill 2 score_before")
    #expect(behind.rows.isEmpty && behind.notes.contains { $0.text.contains("rests on scores of another period") })
    #expect(try workspace.answer("drill 2 score").rows.count == 2)
  }

  @Test(arguments: [
    ("vs target", "score-against-target"), ("having visit > 3", "no-score-column"), ("sort closes", "no-score-column"),
    ("top 50% of score", "ranking-of-scores"),
    ("top 1 in each team", "ranking-of-scores"), ("having score > 80", "percent-literal"),
    ("having grade > 3", "value-kind"), ("having score", "no-score-test"), ("having rank <= 20%", "value-kind"),
  ])
  func columnsThatAreNotThere(_ clauses: String, _ code: String) throws {
    let workspace = try workspace()
    try workspace.answer(Self.card)
    let error = #expect(throws: Diagnostic.self) {
      try workspace.answer("score reps with card last month \(clauses)")
    }
    #expect(error?.code == code)
  }

  /// North: 800.00 of 1000.00, 6 visits, 50.00; what its reps have is added up before it is divided.
  @Test func teamsAreScoredByTheirSums() throws {
    let workspace = try workspace()
    try workspace.answer(Self.card)
    #expect(
      try rows("score teams with card last month", in: workspace).map { Array($0[0...3]) }
        == [["North", "1", "0.94", "B"], ["South", "2", "0.7", "–"]])
  }

  /// Di left in September and is still owed for an invoice of hers: she has no score, and nobody's place counts her.
  @Test func whoWasNotEmployedIsNotScored() throws {
    let workspace = try workspace(
      Self.company + """

        INSERT INTO reps (id, name, team_id, hired_on, left_on) VALUES (4, 'Di', 2, '2020-01-01', '2026-09-30');
        INSERT INTO invoices (id, customer_id, rep_id, status, issued_on, due_on, amount) VALUES
          (1, 1, 4, 'issued', '2026-09-01', '2026-12-01', 100), (2, 1, 1, 'issued', '2026-09-01', '2026-12-01', 20000);
        """)
    try workspace.answer("define scorecard owed = receivable weight 100% by rank lower is better")
    let answer = try workspace.answer("score reps with owed last month")
    #expect(
      try rows("score reps with owed last month", in: workspace).map { Array($0[0...1]) }
        == [["Bo", "1"], ["Cy", "1"], ["Ann", "3"]])
    #expect(answer.tail?.notes.map(\.text) == ["not employed in the period, so not scored: Di"])
    // In September she was there.
    #expect(try rows("score reps with owed 2026-09", in: workspace).count == 4)
    // Bo and Cy are owed nothing, Ann more than Di was.
    try workspace.answer("define scorecard place = r = rank(receivable) weight 100% target 1 lower is better")
    #expect(
      try rows("score reps with place last month", in: workspace).map { [$0[0], $0[4]] }
        == [["Bo", "1"], ["Cy", "1"], ["Ann", "3"]])
  }

  @Test(arguments: [
    ("A from 70%, B from 90%", "A from 90%, B from 70%"),
    ("A from 60%, S from 50%, `A-` from 90%", "S from 90%, A from 60%, `A-` from 50%"),
    ("B from 70%, good from 80%, A from 90%", nil), ("A from 90%, B from 70%", nil),
  ]) func aBetterGradeIsFromAHigherScore(written: String, sorted: String?) throws {
    let definition = "define scorecard a = sales weight 100% against target grades "
    let workspace = try workspace()
    guard let sorted else {
      try workspace.answer(definition + written)
      return
    }
    let mistake = try #require(throws: Diagnostic.self) { try workspace.answer(definition + written) }
    #expect(mistake.code == "grades-upside-down")
    #expect(mistake.example?.sentence == definition + sorted)
  }

  /// Whoever is shown keeps the place among all.
  @Test func whoIsChosenIsRankedAmongAll() throws {
    let workspace = try workspace()
    try workspace.answer("define scorecard places = visits weight 100% by rank")
    #expect(
      try rows("score reps with places for reps where team = \"South\" last month", in: workspace)
        == [["Cy", "3", "\(0.333333333)", "–", "1", "\(0.333333333)", "\(33.333333333)", "1"]])
  }

  private static let methodCases: [(String, [Double])] = [
    // Four, two and one visits: first of three, second, third.
    ("visits weight 100% by rank", [1, 0.666666667, 0.333333333]),
    ("visits weight 100% by rank lower is better", [0.333333333, 0.666666667, 1]),
    // No closes: all level at the top.
    ("closes weight 100% by rank", [1, 1, 1]),
    ("visits weight 100% target 4", [1, 0.5, 0.25]),
    ("visits weight 100% target 2", [1.2, 1, 0.5]), ("visits weight 100% target 2 cap 100%", [1, 1, 0.5]),
    ("visits weight 100% target 4 floor 40%", [1, 0.5, 0.4]), ("visits weight 100% target 1 cap 400%", [4, 2, 1]),
    ("visits weight 100% target 2 lower is better", [0.5, 1, 1.2]),
    // A share of the goal: 100%, 50% and 25% of four.
    ("visits weight 100% target 4 bands 30% -> 20, 50% -> 60", [0.6, 0.6, 0]),
    // At most one, at most two; more than that is nothing.
    ("visits weight 100% bands 1 -> 100, 2 -> 50 lower is better", [0, 0.5, 1]),
    // 4, 2 and 1 visits without a close are at least that many a close: half, all and more of the two allowed.
    ("visits/closes weight 100% target 2 lower is better", [0.5, 1, 1.2]),
    ("visits per workday weight 100% target 0.1", [1.2, 0.90909090909, 0.45454545455]),
  ]

  @Test(arguments: methodCases) func methods(item: String, expected: [Double]) throws {
    let workspace = try workspace()
    try workspace.answer("define scorecard one = \(item)")
    let answer = try workspace.answer("score reps with one last month")
    let found = Dictionary(
      uniqueKeysWithValues: answer.rows.map { (Cell($0[0], CalendarRules()).description, $0[2].number ?? -1) })
    for (name, score) in zip(["Ann", "Bo", "Cy"], expected) {
      #expect(abs((found[name] ?? -1) - score) < 1e-8, "\(name) \(found[name] ?? -1)")
    }
  }

  /// What is locked stays, whatever happens to the records.
  @Test func lockedScoresStay() throws {
    let path = try SampleStore.store(Self.company)
    let workspace = try Workspace(path: path, today: today)
    try workspace.answer(Self.card)
    let before = try rows("score reps with card last month", in: workspace)
    try workspace.answer("lock card last month")
    let connection = try Store.open(path: path, mode: .write, today: today)
    try connection.execute("UPDATE order_lines SET rep_id = 2; UPDATE activities SET rep_id = 2; DELETE FROM expenses;")
    #expect(try rows("score reps with card last month", in: workspace) == before)
    #expect(try workspace.answer("score reps with card 2026-10").head?.caption.contains("locked on 2026-11-23") == true)
    #expect(
      try rows("score reps with card for reps where team = \"South\" last month", in: workspace) == [before[2]])
    // Under another name they are what they are now.
    try workspace.answer("define scorecard now = visits weight 100% target 7")
    #expect(try rows("score reps with now last month", in: workspace).first?.prefix(3) == ["Bo", "1", "1"])
    // The tables say the same: 94, 78 and 70 per cent.
    #expect(
      try connection.rows(
        "SELECT rep_id, score_bp, grade FROM scorecard_results WHERE position = 0 AND ends_on = '2026-10-31' ORDER BY 1"
      )
        == [
          [.integer(1), .integer(9400), .text("B")], [.integer(2), .integer(7800), .text("B")],
          [.integer(3), .integer(7000), .null],
        ])
  }

  /// 10 of 11 and 5 of 11 are no whole hundredths of a per cent.
  @Test func whatIsLockedIsNotRounded() throws {
    let workspace = try workspace()
    try workspace.answer("define scorecard one = visits per workday weight 100% target 0.1")
    let before = try workspace.answer("score reps with one last month").rows.map { $0[2].number ?? -1 }
    #expect(before.contains { abs($0 - 10.0 / 11) < 1e-12 })
    try workspace.answer("lock one last month")
    #expect(try workspace.answer("score reps with one last month").rows.map { $0[2].number ?? -1 } == before)
  }

  /// North's 94 stay, and with them the card; reps are locked apart.
  @Test func lockedTeamsStay() throws {
    let path = try SampleStore.store(Self.company)
    let workspace = try Workspace(path: path, today: today)
    try workspace.answer(Self.card)
    let before = try rows("score teams with card last month", in: workspace)
    #expect(before.map { Array($0[0...3]) } == [["North", "1", "0.94", "B"], ["South", "2", "0.7", "–"]])
    let said = try workspace.answer("lock teams with card last month").notes.map(\.text)
    #expect(said == ["locked card of 2026-10-01 to 2026-10-31: 2 teams"])
    let connection = try Store.open(path: path, mode: .write, today: today)
    try connection.execute("UPDATE order_lines SET rep_id = 3; UPDATE activities SET rep_id = 3; DELETE FROM expenses;")
    #expect(try rows("score teams with card last month", in: workspace) == before)
    #expect(
      try workspace.answer("score teams with card 2026-10").head?.caption.contains("locked on 2026-11-23") == true)
    #expect(
      try rows("score teams with card for teams where name = \"South\" last month", in: workspace) == [before[1]])
    #expect(
      try connection.rows(
        "SELECT team_id, score_bp, grade FROM scorecard_team_results WHERE position = 0 ORDER BY 1")
        == [[.integer(1), .integer(9400), .text("B")], [.integer(2), .integer(7000), .null]])
    // What of the reps was not locked is theirs of now: Cy did everything.
    #expect(try rows("score reps with card last month", in: workspace).first?[0] == "Cy")
    try workspace.answer("lock reps with card last month")
    for (statement, code) in [
      ("lock teams with card last month", "locked-already"), ("lock card last month", "locked-already"),
      ("undefine card", "locked-scorecard"), ("lock customers with card last month", "score-of-people"),
      ("lock card by team last month", "lock-by"),
    ] {
      let mistake = #expect(throws: Diagnostic.self) { try workspace.answer(statement) }
      #expect(mistake?.code == code, "\(statement)")
    }
  }

  @Test func aCardIsInItsTables() throws {
    let path = try SampleStore.store(Self.company)
    let workspace = try Workspace(path: path, today: today)
    try workspace.answer(Self.card)
    let connection = try Store.open(path: path, mode: .read, today: today)
    #expect(
      try connection.rows(
        "SELECT metric, weight_bp, method, direction, target, bands FROM scorecard_items ORDER BY position")
        == [
          [.text("sales"), .integer(5000), .text("linear"), .text("higher"), .null, .null],
          [.text("visits"), .integer(3000), .text("bands"), .text("higher"), .null, .text("2:5000, 4:10000")],
          [.text("expenses"), .integer(2000), .text("linear"), .text("lower"), .real(100), .null],
        ])
    #expect(try Workspace(path: path, today: today).catalogue.scorecard("card")?.items.count == 3)
    try workspace.answer("undefine card")
    #expect(try connection.scalar("SELECT COUNT(*) FROM scorecard_items") == .integer(0))
    #expect(try connection.scalar("SELECT COUNT(*) FROM scorecards") == .integer(0))
  }

  @Test(arguments: [
    ("lock card last month", "locked-already"), ("lock card this month", "lock-before-the-end"),
    ("lock other last month", "unknown-scorecard"), ("undefine card", "locked-scorecard"),
    ("define scorecard card = visits weight 100% by rank", "locked-scorecard"), ("undefine own", "in-use"),
    ("score reps with card", "score-without-period"), ("score customers with card last month", "score-of-people"),
    ("score reps with card for customers where industry = \"retail\" last month", "score-for-others"),
    ("score teams with card for reps where name = \"Ann\" last month", "score-for-others"),
  ]) func whatCannotBe(statement: String, code: String) throws {
    let workspace = try workspace()
    try workspace.answer(
      "define own = visits\n\(Self.card)\nlock card last month\ndefine scorecard b = own weight 100% by rank")
    let mistake = #expect(throws: Diagnostic.self) { try workspace.answer(statement) }
    #expect(mistake?.code == code)
  }

  /// What is said instead are the numbers of those customers.
  @Test func scoresOfSomeCustomersAreNumbersAlone() throws {
    let workspace = try workspace()
    try workspace.answer(Self.card)
    let mistake = #expect(throws: Diagnostic.self) {
      try workspace.answer("score reps with card for customers where industry = \"retail\" last month")
    }
    let fix = try #require(mistake?.fixes.first)
    #expect(
      fix.replacement == "show sales, visits, expenses by rep for customers where industry = \"retail\" last month")
    try workspace.answer(fix.replacement)
  }

  @Test func explainedLineByLine() throws {
    let workspace = try workspace()
    try workspace.answer(Self.card)
    let text = try workspace.answer("explain score reps with card last month").lines.joined()
    for line in [
      "Ann: 94%, B", "sales  800 USD of 1000 USD: 80% x 50 = 40", "visits  4 (band from 4): 100% x 30 = 30",
      "expenses  50 USD of at most 100 USD (200%, at most 120%): 120% x 20 = 24",
      "94 / 100 = 94%", "sales  0 USD: left out, no value or no target (weight 50)", "39 / 50 = 78%",
    ] {
      #expect(text.contains(line), "\(line)\n\(text)")
    }
  }

  /// The sample company's frozen months were computed in SQL by hand; the same card, asked now, gives the same.
  @Test(arguments: ["2026-08", "2026-09"]) func theSampleAgrees(month: String) throws {
    let path = try SampleStore.copy()
    let workspace = try Workspace(path: path, today: today)
    let card = try #require(workspace.catalogue.scorecard("monthly"))
    try workspace.answer(
      "define scorecard twin" + card.statement.dropFirst("define scorecard monthly \"Monthly appraisal\"".count))
    func cells(_ statement: String) throws -> [String: [Double]] {
      let rows = try workspace.answer(statement).rows
      return Dictionary(
        uniqueKeysWithValues: rows.map { row in
          (Cell(row[0], CalendarRules()).description, row.dropFirst().map { $0.number ?? -1 })
        })
    }
    let frozen = try cells("score reps with monthly \(month)")
    let now = try cells("score reps with twin \(month)")
    #expect(frozen.count > 15 && Set(frozen.keys) == Set(now.keys))
    for (name, values) in frozen {
      let other = now[name] ?? []
      // Scores were kept in ten-thousandths, points of 40 are so much coarser.
      #expect(
        zip(values, other).allSatisfy { abs($0 - $1) < 0.0021 } && values.count == other.count,
        "\(name)\n\(values)\n\(other)")
    }
  }
}
