import Evaluation
import Store
import Values

/// A company of two reps and two customers, for tests that add a few records and do the sums by hand.
enum HandMade {
  static let people = """
    INSERT INTO teams (id, name) VALUES (1, 'North'), (2, 'South');
    INSERT INTO reps (id, name, team_id, hired_on) VALUES (1, 'Ann', 1, '2020-01-01'), (2, 'Bo', 2, '2020-01-01');
    INSERT INTO sources (id, name) VALUES (1, 'web');
    INSERT INTO parties (id) VALUES (1), (2);
    INSERT INTO customers (id, name, industry, source_id, owner_id, created_on)
      VALUES (1, 'Acme', 'retail', 1, 1, '2024-01-01'), (2, 'Beta', NULL, NULL, 2, '2024-01-01');
    """

  static func workspace(_ script: String, today day: CivilDate = today) throws -> Workspace {
    try Workspace(path: SampleStore.store(people + script, today: day), today: day)
  }

  /// The cells of the rows as words: money in minor units, buckets by their labels.
  static func cells(_ statement: String, in script: String, today day: CivilDate = today) throws -> [[String]] {
    let workspace = try workspace(script, today: day)
    return try workspace.answer(statement).rows.map { $0.map { Cell($0, workspace.settings.calendar).description } }
  }
}
