import Evaluation
import Syntax
import Testing
import Values

/// `drill` into several rows of numbers that look along the time, and into how long after its own day a record is.
extension DrillTests {
  /// Ann took 1, 2 and 4 calls in September, October and November, Bo 1 in October.
  private static let calls = """
    INSERT INTO reps (id, name, hired_on) VALUES (1, 'Ann', '2020-01-01'), (2, 'Bo', '2020-01-01');
    INSERT INTO activities (type, status, done_on, rep_id) VALUES
      ('call', 'done', '2026-09-30', 1), ('call', 'done', '2026-10-05', 1), ('call', 'done', '2026-10-31', 1),
      ('call', 'done', '2026-10-07', 2), ('call', 'done', '2026-11-01', 1), ('call', 'done', '2026-11-03', 1),
      ('call', 'done', '2026-11-20', 1), ('call', 'done', '2026-11-23', 1);
    INSERT INTO parties (id) VALUES (1), (2);
    INSERT INTO customers (id, name, created_on) VALUES (1, 'Acme', '2026-09-10'), (2, 'Beta', '2026-09-20');
    INSERT INTO orders (id, customer_id, status, ordered_on) VALUES (1, 1, 'confirmed', '2026-09-15'),
      (2, 1, 'confirmed', '2026-10-20'), (3, 1, 'confirmed', '2026-11-12'), (4, 2, 'confirmed', '2026-10-25');
    """

  private static let after = "by months after for customers created in 2026-09"

  private static let several: [(sentence: String, drill: String, counts: [Double])] = [
    ("show running(calls) by month since 2026-09-01", "drill total", [8]),
    // Before October and November.
    ("show previous(calls) by month since 2026-09-01", "drill total", [4]),
    ("show moving(calls, 2) by month since 2026-09-01", "drill total", [8]),
    // In October and November, and before each of them; nothing comes before October.
    ("show growth(calls) by rep, month since 2026-10-01", "drill total", [7, 3]),
    ("show growth(calls) by rep, month since 2026-10-01 top 1 by calls", "drill others", [3, 1]),
    // The 6th and the 7th of October have no day beside them.
    ("show r = running(calls) by day 2026-11-01..2026-11-03 vs 2026-10-03..2026-10-07", "drill 4 r_before", [2]),
    // The 31st of October and the 1st of November have none, and look at the 30th and the 31st.
    ("show r = previous(calls) by day 2026-11-20..2026-11-21 vs 2026-10-29..2026-11-01", "drill 3 r_before", [1]),
    ("show r = running(calls) by day 2026-11-01..2026-11-03 vs 2026-10-03..2026-10-07", "drill 3 r_before", [1]),
    // A week of two months.
    (
      "show r = running(calls) by week, month 2026-11-01..2026-11-08 vs 2026-10-04..2026-10-11", "drill 2 r_before",
      [2]
    ),
    ("show x = cumulative(calls) by rep since 2026-10-01", "drill total", [7]),
    ("show x = cumulative(calls) by rep since 2026-10-01 top 1 by calls", "drill others", [7]),
    ("show x = cumulative(calls in each month) by rep, month since 2026-10-01 top 1 by calls", "drill others", [7]),
    ("show x = running(orders) \(after)", "drill 2 x", [3]),
    ("show x = running(orders) \(after)", "drill total x", [4]),
    ("show x = moving(orders, 2) \(after)", "drill 3 x", [3]),
    ("show x = growth(orders) \(after)", "drill 3 x", [1, 2]),
  ]

  @Test(arguments: several) func rowsTogetherLookAtWhateverEachDoes(
    sentence: String, drill: String, counts: [Double]
  ) throws {
    try expectLists(sentence, drill, counts, of: Self.calls)
  }
}
