import Store
import Testing
import Values

@testable import Evaluation

/// Two connections read all activities, each a part of them, and answer as one does.
@Suite struct SharingTests {
  /// Ann has two calls of 10 and 20 minutes at Acme and a visit of 60 at Beta, Bo a visit of 5 at Acme, and a note
  /// without a customer.
  private static let script = """
    INSERT INTO teams (id, name) VALUES (1, 'East'), (2, 'West');
    INSERT INTO reps (id, name, team_id, hired_on) VALUES (1, 'Ann', 1, '2020-01-01'), (2, 'Bo', 2, '2020-01-01');
    INSERT INTO rep_assignments (rep_id, from_on, until_on, team_id) VALUES
      (1, '2020-01-01', '9999-12-31', 1), (2, '2020-01-01', '9999-12-31', 2);
    INSERT INTO parties (id) VALUES (1), (2);
    INSERT INTO customers (id, name, industry, employees) VALUES (1, 'Acme', 'retail', 10), (2, 'Beta', 'finance', 500);
    INSERT INTO activities (type, done_on, rep_id, customer_id, minutes) VALUES
      ('call', '2026-11-02', 1, 1, 10), ('call', '2026-11-03', 1, 1, 20), ('visit', '2026-11-04', 1, 2, 60),
      ('visit', '2026-11-05', 2, 1, 5), ('note', '2026-11-06', 2, NULL, 7);
    """

  private func workspace(isShared: Bool) throws -> Workspace {
    let workspace = try Workspace(path: SampleStore.store(Self.script, today: today), today: today)
    workspace.mayShare = { _ in isShared }
    return workspace
  }

  @Test(arguments: [
    ("show sum(activities.minutes), count(activities) by rep", [["Ann", "90", "3"], ["Bo", "12", "2"]]),
    ("show minutes by team", [["East", "90"], ["West", "12"]]),
    ("show count distinct(activities.customer) by rep", [["Ann", "2"], ["Bo", "1"]]),
    // Acme has two of East's and Beta one; of West's Acme has one and nobody the other.
    ("show max(activities by customer) by team", [["East", "2"], ["West", "1"]]),
    (
      "show min(activities.minutes), max(activities.minutes) by type",
      [["call", "10", "20"], ["note", "7", "7"], ["visit", "5", "60"]]
    ),
  ])
  func twoAnswerAsOne(_ question: String, _ expected: [[String]]) throws {
    for isShared in [true, false] {
      let workspace = try workspace(isShared: isShared)
      let rules = workspace.settings.calendar
      let rows = try workspace.answer(question).rows.map { $0.map { Cell($0, rules).description } }
      #expect(rows.sorted { $0[0] < $1[0] } == expected)
      #expect((workspace.sharing != nil) == isShared)
    }
  }

  /// What another connection writes between two questions is seen by both readers.
  @Test func seesWhatIsNew() throws {
    let path = try SampleStore.store(Self.script, today: today)
    let workspace = try Workspace(path: path, today: today)
    workspace.mayShare = { _ in true }
    func minutes() throws -> [[Value]] { try workspace.answer("show sum(activities.minutes) by rep").rows }
    #expect(try minutes().map { $0[1] } == [.integer(90), .integer(12)])
    try Store.open(path: path, mode: .write, today: today).execute(
      """
      INSERT INTO activities (type, done_on, rep_id, customer_id, minutes) VALUES
        ('call', '2026-11-09', 2, 1, 100), ('visit', '2026-11-09', 2, 1, 1000);
      """)
    #expect(try minutes().map { $0[1] }.contains(.integer(1112)))
  }
}
