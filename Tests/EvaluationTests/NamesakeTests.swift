import Evaluation
import Testing
import Values

/// A metric that is called as a field: two visits of 30 and 90 minutes make 120 in one row.
@Suite struct NamesakeTests {
  private static let visits = """
    INSERT INTO activities (type, done_on, rep_id, customer_id, minutes) VALUES
      ('visit', '2026-11-02', 1, 1, 30), ('visit', '2026-11-03', 1, 1, 90);
    """
  private static let note = "`minutes` is a number of each row and chooses rows; `activity.minutes` chooses records"

  @Test(arguments: [
    ("show visits where minutes > 100 this month", "2", true),
    ("show visits where minutes > 130 this month", nil, true),
    ("show visits where activity.minutes > 60 this month", "1", false),
    // Whoever worked so long is meant.
    ("show reps with visits where minutes > 100 this month", "120", false),
  ]) func whatBothNamesChooseIsSaid(sentence: String, expected: String?, isTold: Bool) throws {
    let answer = try HandMade.workspace(Self.visits).answer(sentence)
    #expect(answer.rows.last?.last == expected.flatMap(Int.init).map(Value.integer))
    #expect((answer.tail?.notes.contains { $0.text == Self.note } ?? false) == isTold)
  }
}
