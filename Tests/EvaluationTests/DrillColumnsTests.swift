import Evaluation
import Syntax
import Testing
import Values

/// `drill` into the columns that a statement puts beside its numbers. In November Ann closed 5 deals on 1 visit, Bo 4 on 2,
/// Cy 3 on 3, Dan 2 on 4, and Eve 1 on 5; Ann had a target of 2 visits.
extension DrillTests {
  private static let work: String = {
    let people = ["Ann", "Bo", "Cy", "Dan", "Eve"].enumerated()
    let reps = people.map { "(\($0.offset + 1), '\($0.element)', 1, '2020-01-01')" }.joined(separator: ", ")
    let visits = people.flatMap { place, _ in
      (0...place).map { _ in "('visit', 'done', '2026-11-05', \(place + 1))" }
    }.joined(separator: ", ")
    let closes = people.flatMap { place, _ in
      (0..<5 - place).map { _ in "(\(place + 1), \(place + 1), 'won', 1000, '2026-10-01', '2026-11-10')" }
    }.joined(separator: ", ")
    return """
      INSERT INTO teams (id, name) VALUES (1, 'Sales');
      INSERT INTO reps (id, name, team_id, hired_on) VALUES \(reps);
      INSERT INTO activities (type, status, done_on, rep_id) VALUES \(visits);
      INSERT INTO opportunities (rep_id, owner_id, state, amount, created_on, closed_on) VALUES \(closes);
      INSERT INTO targets (metric, scope, rep_id, starts_on, ends_on, value)
        VALUES ('visits', 'rep', 1, '2026-11-01', '2026-11-30', 2);
      """
  }()

  private static let benchmark = "benchmark visits against closes by rep this month minimum 1"

  private static let columns: [(sentence: String, drill: String, counts: [Double])] = [
    (benchmark, "drill \"Eve\" standing", [1]), (benchmark, "drill \"Eve\" n", [1]),
    // Ann and Bo are the best of five.
    (benchmark, "drill \"Eve\" norm_low", [3]), (benchmark, "drill \"Eve\" norm_high", [3]),
    (benchmark, "drill \"Eve\" distance", [5, 3]), (benchmark, "drill \"Eve\" place", [5, 3]),
    (
      "benchmark visits against win_rate by rep this month minimum 1", "drill \"Cy\" low", [3, 0]
    ),
    ("check visits >= closes by rep this month", "drill \"Bo\" left", [2]),
    ("check visits >= closes by rep this month", "drill \"Bo\" right", [4]),
    ("check visits >= closes by rep this month", "drill \"Bo\" distance", [2, 4]),
    ("check visits >= closes by rep this month", "drill \"Bo\" state", [2, 4]),
    ("check visits >= 1 by rep this month", "drill \"Bo\" distance", [2]),
    ("correlate visits with closes by rep this month", "drill 1 y", [5]),
  ]

  @Test(arguments: columns) func columnsBesideNumbersAreLookedInto(
    sentence: String, drill: String, counts: [Double]
  ) throws {
    try expectLists(sentence, drill, counts, of: Self.work)
  }

  /// Ann's visits have a target, nobody else's have.
  @Test func scoresAreMadeOfTheirItemsAndGoals() throws {
    let workspace = try Workspace(path: SampleStore.store(Self.work), today: today)
    try workspace.answer("define scorecard card = visits weight 60% against target, closes weight 40% target 5")
    _ = try workspace.answer("score reps with card this month")
    for column in ["score", "rank", "grade", "scored_weight"] {
      #expect(try drill("drill \"Ann\" \(column)", in: workspace).answers.map(count) == [1, 1, 5])
    }
    #expect(try drill("drill \"Ann\" visits_points", in: workspace).answers.map(count) == [1, 1])
    #expect(try drill("drill \"Ann\" closes_score", in: workspace).answers.map(count) == [5])
    let without = try drill("drill \"Cy\" score", in: workspace)
    #expect(without.answers.map(count) == [3, 3])
    #expect(without.statements.last == "no target was set for the row, so that there is none to list")
    let why = try drill("why \"Cy\" score", in: workspace).statements[0]
    #expect(why.contains("visits: 3") && why.contains("closes: 3") && why.contains("no target was set"), "\(why)")
  }

  @Test func whatIsCorrelatedAreRows() throws {
    let workspace = try Workspace(path: SampleStore.store(Self.work), today: today)
    _ = try workspace.answer("correlate visits with closes by rep this month")
    #expect(try drill("why 1", in: workspace).statements == ["5 rows: show visits, closes by rep this month"])
  }

  /// Of a ratio to what was not planned there is still what was done.
  @Test func ofARatioWhatThereIsIsListed() throws {
    let workspace = try Workspace(path: SampleStore.store(Self.work), today: today)
    _ = try workspace.answer("show visits / target(visits) by rep this month")
    let lists = try drill("drill \"Bo\"", in: workspace)
    #expect(lists.answers.map(count) == [2])
    #expect(lists.statements.last == "no target was set for the row, so that there is none to list")
    let why = try drill("why \"Bo\" visits / target(visits)", in: workspace).statements[0]
    #expect(why.contains("2 records: list activities") && why.contains("no target was set for the row"), "\(why)")
  }
}
