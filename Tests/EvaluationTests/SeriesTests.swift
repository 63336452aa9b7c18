import Evaluation
import Store
import Syntax
import Testing
import Values

/// Rules that hold for every number that looks at other rows, and the edges of small companies.
@Suite struct SeriesTests {
  @Test(arguments: [
    ("visits", "team"), ("sales", "rep"), ("closes", "source"), ("collected", "industry"), ("new_leads", "rep"),
  ]) func whatRunsEndsAtTheTotal(metric: String, dimension: String) throws {
    let workspace = try SampleStore.workspace()
    let series = try workspace.answer("show running(\(metric)) by \(dimension), quarter last year")
    let totals = try workspace.answer("show \(metric) by \(dimension) last year")
    let last = series.rows.filter { $0[1] == .bucket(.quarter, CivilDate(dayNumber: 20_362)) }
    #expect(last.map { [$0[0], $0[2]] } == totals.rows)
  }

  @Test(arguments: ["sales by customer", "visits by rep", "units by product", "won_value by industry, size"])
  func cumulativeSharesEndAtTheWhole(breakdown: String) throws {
    let (metric, rest) = (breakdown.prefix { $0 != " " }, breakdown.drop { $0 != " " })
    let answer = try SampleStore.workspace().answer("show \(metric), cumulative_share(\(metric))\(rest) this year")
    let pairs = answer.rows.compactMap { row in
      row[row.count - 2].number.flatMap { size in row[row.count - 1].number.map { (size, $0) } }
    }.sorted { $0.1 < $1.1 }
    #expect(pairs.last?.1 == 1)
    // Who makes less never stands before who makes more.
    for (first, second) in zip(pairs, pairs.dropFirst()) { #expect(first.0 >= second.0) }
  }

  @Test(arguments: ["visits", "closes", "sales", "win_rate", "last_visit", "visits/closes"])
  func aRankIsOneMoreThanTheRowsThatAreBetter(metric: String) throws {
    let answer = try SampleStore.workspace().answer("show reps with x = \(metric), rank(x) last quarter sort x desc")
    var place = 0
    for (index, row) in answer.rows.enumerated() {
      if index == 0 || row[1] != answer.rows[index - 1][1] { place = index + 1 }
      let isUnknown = row[1] == .nothing
      #expect(row[2] == (isUnknown ? .nothing : .integer(place)))
    }
  }

  @Test func aConditionDoesNotChangeWhatIsLookedAt() throws {
    let workspace = try SampleStore.workspace()
    let all = try workspace.answer("show running(visits), rank(visits) by team, month this year")
    let some = try workspace.answer(
      "show running(visits), rank(visits) by team, month this year having rank(visits) <= 10")
    #expect(!some.rows.isEmpty && some.rows.count < all.rows.count)
    for row in some.rows { #expect(all.rows.contains { $0.prefix(4) == row.prefix(4) }) }
  }

  // MARK: By hand

  private static let people = """
    INSERT INTO teams (id, name) VALUES (1, 'North');
    INSERT INTO reps (id, name, team_id, hired_on) VALUES (1, 'Ann', 1, '2020-01-01'), (2, 'Bo', 1, '2020-01-01'),
      (3, 'Cy', 1, '2020-01-01'), (4, 'Di', 1, '2020-01-01');
    INSERT INTO parties (id) VALUES (1);
    INSERT INTO customers (id, name, owner_id, created_on) VALUES (1, 'Acme', 1, '2024-01-01');
    """

  private static func visits(_ rep: Int, _ day: String, _ count: Int) -> String {
    (0..<count).map { _ in
      "INSERT INTO activities (type, status, rep_id, customer_id, done_on) VALUES ('visit', 'done', \(rep), 1, '\(day)');"
    }.joined()
  }

  private func cells(_ statement: String, _ script: String) throws -> [[String]] {
    let workspace = try Workspace(path: try SampleStore.store(Self.people + script), today: today)
    return try workspace.answer(statement).rows.map { $0.map { Cell($0, workspace.settings.calendar).description } }
  }

  private static let unevenMonths = visits(1, "2026-08-03", 2) + visits(1, "2026-10-05", 6) + visits(2, "2026-09-01", 1)

  /// Ann: 2, 0, 6. Over nothing there is no growth; a month without a visit takes part.
  @Test func emptyMonthsTakePart() throws {
    #expect(
      try cells(
        "show visits, running(visits), moving(visits, 2), growth(visits), change(visits) by rep, month 2026-08-01..2026-10-31",
        Self.unevenMonths) == [
          ["Ann", "2026-08", "2", "2", "–", "–", "–"], ["Ann", "2026-09", "0", "2", "1", "-1", "-2"],
          ["Ann", "2026-10", "6", "8", "3", "–", "6"],
          ["Bo", "2026-08", "0", "0", "–", "–", "–"], ["Bo", "2026-09", "1", "1", "0.5", "–", "1"],
          ["Bo", "2026-10", "0", "1", "0.5", "-1", "-1"],
        ])
  }

  /// The year of a quarter tells no series from another: 2025-Q4 stands before 2026-Q1.
  @Test func aCoarserTimeIsNoSeriesOfItsOwn() throws {
    #expect(
      try cells(
        "show running(visits), previous(visits) by year, quarter 2025-10-01..2026-06-30",
        Self.visits(1, "2025-11-03", 3) + Self.visits(1, "2026-02-03", 2)) == [
          ["2025", "2025-Q4", "3", "–"], ["2026", "2026-Q1", "5", "3"], ["2026", "2026-Q2", "5", "2"],
        ])
  }

  /// Three visits each, then one, then none: 1, 1, 3, 4.
  @Test func equalsShareARank() throws {
    #expect(
      try cells(
        "show reps with visits, rank(visits), cumulative(visits), cumulative_share(visits) this year",
        Self.visits(1, "2026-08-03", 3) + Self.visits(2, "2026-08-03", 3) + Self.visits(3, "2026-08-03", 2)) == [
          ["Ann", "3", "1", "3", "0.375"], ["Bo", "3", "1", "6", "0.75"], ["Cy", "2", "3", "8", "1"],
          ["Di", "0", "4", "8", "1"],
        ])
  }

  /// No visit at all has no shares, and everybody is first.
  @Test func ofNothingThereIsNoShare() throws {
    #expect(
      try cells("show reps with rank(visits), cumulative(visits), cumulative_share(visits) this year", "").map {
        Array($0.dropFirst())
      } == [[String]](repeating: ["1", "0", "–"], count: 4))
  }

  /// A month without a target is in no sum with it; before the first one there is none.
  @Test func aMissingTargetStaysOut() throws {
    let script = """
      INSERT INTO targets (id, metric, scope, rep_id, starts_on, ends_on, value) VALUES
        (1, 'visits', 'rep', 1, '2026-09-01', '2026-09-30', 4), (2, 'visits', 'rep', 1, '2026-11-01', '2026-11-30', 6);
      """
    let visits =
      Self.visits(1, "2026-08-03", 2) + Self.visits(1, "2026-09-03", 2) + Self.visits(1, "2026-10-05", 6)
      + Self.visits(1, "2026-11-03", 3)
    #expect(
      try cells(
        "show running(target(visits)), running(visits / target(visits)), previous(target(visits)) by month 2026-08-01..2026-11-30",
        script + visits) == [
          ["2026-08", "no target", "no target", "–"], ["2026-09", "4", "0.5", "no target"],
          ["2026-10", "4", "0.5", "4"], ["2026-11", "10", "0.5", "no target"],
        ])
  }

  private func notes(_ statement: String, _ script: String) throws -> [String] {
    let workspace = try Workspace(path: try SampleStore.store(Self.people + script), today: today)
    return try workspace.answer(statement).tail?.notes.map(\.text) ?? []
  }

  @Test func whatLiesBeforeThePeriodIsSaidNotToBeLookedAt() throws {
    let script = Self.visits(1, "2025-08-03", 3) + Self.visits(1, "2026-08-03", 2)
    let said = "no row has another 12 rows before it in the period: ask of a longer one, such as `last 24 months`"
    #expect(try notes("show growth(visits, 12) by month this year", script).contains(said))
    #expect(try notes("show growth(visits, 12) by month last 24 months", script).contains(said) == false)
    #expect(
      try notes("show visits, change(visits) by month this year", script).contains { $0.hasPrefix("no row") } == false)
  }

  @Test func aCutRankingSaysThatMoreAreEqual() throws {
    let script =
      Self.visits(1, "2026-08-03", 3) + Self.visits(2, "2026-08-03", 2) + Self.visits(3, "2026-08-03", 2)
      + Self.visits(4, "2026-08-03", 2)
    #expect(
      try notes("show reps with visits this year top 2 by visits", script) == ["2 more rows equal the last one shown"])
    #expect(try notes("show reps with visits this year top 1 by visits", script) == [])
    #expect(try notes("show reps with visits this year top 4 by visits", script) == [])
  }

  /// 5, 3, 1 and 1 of 10, and one with none: 80 % is reached by the first two exactly.
  private static let tenVisits =
    visits(1, "2026-08-03", 5) + visits(2, "2026-08-03", 3) + visits(3, "2026-08-03", 1) + visits(4, "2026-09-03", 1)

  @Test(arguments: [
    ("top 80% of visits", ["Ann", "Bo"], "2 of 4 reps with visits (50%) make 80% of visits"),
    ("top 81% of visits", ["Ann", "Bo", "Cy"], "3 of 4 reps with visits (75%) make 81% of visits"),
    ("top 100% of visits", ["Ann", "Bo", "Cy", "Di"], "4 of 4 reps with visits (100%) make 100% of visits"),
    ("bottom 20% of visits", ["Cy", "Di"], "the smallest 2 of 4 reps with visits (50%) make 20% of visits"),
  ]) func aPartIsReachedByTheFewest(ranking: String, names: [String], note: String) throws {
    let idle = "INSERT INTO reps (id, name, team_id, hired_on) VALUES (5, 'Ed', 1, '2020-01-01');"
    // Smallest first, who has none stands before all others.
    let expected = ranking.hasPrefix("bottom") ? ["Ed"] + names : names
    let statement = "show reps with visits this year \(ranking)"
    #expect(try cells(statement, Self.tenVisits + idle).map { $0[0] } == expected)
    #expect(try notes(statement, Self.tenVisits + idle).first == note)
  }

  @Test func ofNothingThereIsNoPart() throws {
    #expect(try cells("show reps with visits this year top 80% of visits", "").count == 4)
    #expect(try cells("show few = pareto(visits by rep, 80%) this year", "") == [["–", "0", "–"]])
  }

  /// In August 5, 3 and 1 of 9: 80 % is 7.2, two of three. In September one of one, in October nobody.
  @Test func eachMonthHasItsOwnFew() throws {
    #expect(
      try cells("show few = pareto(visits by rep, 80%) by month 2026-08-01..2026-10-31", Self.tenVisits) == [
        ["2026-08", "2", "3", String(2.0 / 3)], ["2026-09", "1", "1", "1"], ["2026-10", "–", "0", "–"],
      ])
  }

  @Test func aBucketThatIsNotOverIsNamed() throws {
    let note = "2026-11 is counted from 2026-11-01 to 2026-11-23 only and stands beside whole ones"
    #expect(try notes("show growth(visits) by month last 3 months", Self.unevenMonths) == [])
    #expect(try notes("show growth(visits) by month since 2026-09-01", Self.unevenMonths) == [note])
    #expect(try notes("show running(visits) by month since 2026-09-01", Self.unevenMonths) == [])
  }

  private static func deals(_ rep: Int, won: Int, lost: Int) -> String {
    (0..<won + lost).map { index in
      let state = index < won ? "won" : "lost"
      return """
        INSERT INTO opportunities (name, state, rep_id, owner_id, customer_id, created_on, closed_on)
          VALUES ('d', '\(state)', \(rep), \(rep), 1, '2026-01-05', '2026-03-05');
        """
    }.joined()
  }

  /// Of the whole there is no name to say.
  @Test func fewCasesAreSaid() throws {
    let few = Self.deals(1, won: 3, lost: 2) + Self.deals(2, won: 40, lost: 20)
    #expect(try notes("show win_rate by rep this year", few) == ["win_rate rests on few cases: Ann (3 of 5)"])
    #expect(try notes("show win_rate this year where rep = \"Ann\"", few) == ["win_rate rests on few cases: 3 of 5"])
  }

  /// 3 of 3 is at least 44 % (43.85); 40 of 60 at most 77 %: not told apart. 95 of 100 lies above 88 %, and is.
  @Test func aRankingThatTheSampleDoesNotSupportIsSaid() throws {
    let few = Self.deals(1, won: 3, lost: 0) + Self.deals(2, won: 40, lost: 20)
    let many = Self.deals(1, won: 95, lost: 5) + Self.deals(2, won: 40, lost: 20)
    func warns(_ statement: String, _ script: String) throws -> Bool {
      try notes(statement, script).contains { $0.hasPrefix("too few cases for this order") }
    }
    #expect(try warns("show reps with win_rate this year sort win_rate desc", few))
    #expect(try warns("show win_rate by rep this year top 1 by win_rate", few))
    #expect(try warns("show win_rate by rep this year bottom 1 by win_rate", few))
    #expect(try !warns("show reps with win_rate this year sort win_rate desc", many))
    #expect(try !warns("show win_rate by rep this year top 2 by win_rate", few))
    #expect(try !warns("show win_rate by rep this year sort lower(win_rate) desc", few))
  }
}
