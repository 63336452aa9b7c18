import Evaluation
import Syntax
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

  /// The status of a customer is none of a visit nor of an order.
  @Test(arguments: [
    ("show customers with visits where status = \"customer\" this year", ["customer.status", "activity.status"]),
    ("check no_touch_days <= 30 by customer where status = \"customer\"", ["customer.status", "activity.status"]),
    ("show closes, visits where type = \"renewal\" this year", ["activity.type", "opportunity.type"]),
    ("show customers where status = \"customer\" and visits = 0", ["customer.status", "activity.status"]),
    ("show products with sales where cost > 1000 this year", ["product.cost", "order_line.cost"]),
    ("show expenses, sales by category this month", ["expense.category", "product.category"]),
    ("show retention where status = \"customer\" this year", ["customer.status", "order.status"]),
    (
      "profile active customers by industry where status = \"customer\" this year", ["customer.status", "order.status"]
    ),
    ("benchmark visits against closes where type = \"renewal\" this year", ["activity.type", "opportunity.type"]),
    ("show count(customers), sales by status this year", ["customer.status", "order.status"]),
  ]) func wordsOfSeveralRecordsAreNamed(sentence: String, meanings: [String]) throws {
    #expect {
      try HandMade.workspace(Self.visits).answer(sentence)
    } throws: { error in
      let said = error as? Diagnostic
      return said?.code == "two-meanings" && said?.fixes.map(\.replacement) == meanings
    }
  }

  /// Ann and Bo were hired in 2020, and the first visit is of 2 November.
  @Test(arguments: [
    ("show visits per workday by rep", true), ("show visits per workday by rep this month", false),
    ("show visits by rep", false),
    ("show visits per workday since 2026-11-02", false),
  ]) func daysBeforeTheFirstWorkAreSaid(sentence: String, isTold: Bool) throws {
    let notes = try HandMade.workspace(Self.visits).answer(sentence).tail?.notes.map(\.text) ?? []
    #expect(notes.contains { $0.contains("`since 2026-11-02` divides") } == isTold)
  }

  /// A slip of the pen in a check that is strict is no condition that holds.
  @Test(arguments: [
    ("check visits >= 1 by rep where team = \"Nroth\" this month strict", Outcome.broken),
    ("check visits >= 1 by rep where team = \"Nroth\" this month", .answered),
    ("score reps with c for reps where team = \"Nroth\" this month", .answered),
    ("benchmark visits against closes where team = \"Nroth\" this month", .answered),
    ("correlate visits with calls by rep where team = \"Nroth\" this month", .answered),
    ("funnel visits -> closes for leads created in 2026 where team = \"Nroth\"", .answered),
    ("profile won customers by industry where team = \"Nroth\" this year", .answered),
    ("show visits for reps where team = \"Nroth\" this month", .answered),
  ]) func aNameThatNobodyBearsIsSaid(sentence: String, expected: Outcome) throws {
    let workspace = try HandMade.workspace(Self.visits)
    _ = try workspace.answer("define scorecard c = visits weight 100% target 10")
    let collector = Collector()
    #expect(try workspace.run(try parseStatement(sentence, lexicon: workspace.lexicon), sink: collector) == expected)
    #expect(collector.tail?.notes.contains { $0.text == "no team is \"Nroth\"; did you mean \"North\"?" } == true)
  }

  @Test(arguments: [
    "show orders, sales by status this year", "show opportunities with closes where amount > 100 this month",
    "show budget_use by category this month", "show sales, target by category this month",
    "show opened, closes, win_rate by type this year", "show products with sales, on_hand by category",
    "list activities where type = \"call\" and status = \"done\"",
  ]) func oneMeaningIsTaken(sentence: String) throws {
    _ = try HandMade.workspace(Self.visits).answer(sentence)
  }
}
