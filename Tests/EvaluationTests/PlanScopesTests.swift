import Evaluation
import Testing
import Values

/// A plan for a part stands beside the whole only with a word about it.
@Suite struct PlanScopesTests {
  private func notes(_ question: String, _ script: String) throws -> [String] {
    try HandMade.workspace(script).answer(question).tail?.notes.map(\.text).filter { $0.contains(" of all ") } ?? []
  }

  /// Saws have a target, planes have none; hardware as a whole has none of its own.
  private static let products = """
    INSERT INTO products (id, name, category) VALUES (1, 'Saw', 'hardware'), (2, 'Plane', 'hardware'), (3, 'Oil', 'care');
    INSERT INTO orders (id, customer_id, rep_id, status, ordered_on) VALUES (1, 1, 1, 'confirmed', '2026-11-02');
    INSERT INTO order_lines (order_id, product_id, customer_id, rep_id, status, ordered_on, amount) VALUES
      (1, 1, 1, 1, 'confirmed', '2026-11-02', 100), (1, 2, 1, 1, 'confirmed', '2026-11-02', 700);
    INSERT INTO targets (metric, scope, product_id, starts_on, ends_on, value)
      VALUES ('sales', 'product', 1, '2026-11-01', '2026-11-30', 200), ('sales', 'product', 3, '2026-11-01', '2026-11-30', 50);
    """

  @Test func targetsOfSomeProductsAreNoTargetOfTheCategory() throws {
    let question = "show sales, target, attainment by category this month"
    let said = "targets of categories are those of 1 of 2 products; `sales` is of all of them"
    #expect(try notes(question, Self.products) == [said])
    #expect(try notes("show sales, target by product this month", Self.products).isEmpty)
    let chosen = "show sales, target, attainment where category = \"hardware\" this month"
    #expect(try notes(chosen, Self.products) == [said])
    let own = """
      INSERT INTO targets (metric, scope, category, starts_on, ends_on, value)
        VALUES ('sales', 'category', 'hardware', '2026-11-01', '2026-11-30', 900);
      """
    #expect(try notes(question, Self.products + own).isEmpty)
  }

  /// A target of Ann's is for no product, nor is one of saws for a rep: rows of both have none.
  @Test func noTargetIsForTwoScopes() throws {
    let script =
      Self.products + """
        INSERT INTO targets (metric, scope, rep_id, starts_on, ends_on, value)
          VALUES ('sales', 'rep', 1, '2026-11-01', '2026-11-30', 1600);
        """
    let answer = try HandMade.workspace(script).answer("show attainment by rep, product this month")
    #expect(answer.rows.map { $0.prefix(2) } == [[.text("Ann"), .text("Plane")], [.text("Ann"), .text("Saw")]])
    #expect(answer.rows.allSatisfy { $0[2] == .absent(.target) })
    #expect(answer.tail?.total?.last == .absent(.target))
  }

  /// Ann may give gifts for 10.00; she spends 5.00 on them and 80.00 on travel.
  @Test func budgetsOfOneCategoryAreNoBudgetOfAll() throws {
    let script = """
      INSERT INTO budgets (scope, rep_id, category, starts_on, ends_on, amount)
        VALUES ('rep', 1, 'gifts', '2026-11-01', '2026-11-30', 1000);
      INSERT INTO expenses (rep_id, category, status, spent_on, amount) VALUES
        (1, 'gifts', 'paid', '2026-11-02', 500), (1, 'travel', 'paid', '2026-11-03', 8000);
      """
    let said = "budgets are of gifts; expenses are of all categories, unless `where category` chooses"
    #expect(try notes("show expenses, budget, budget_use by rep this month", script) == [said])
    #expect(try notes("check expenses <= budget by rep this month", script) == [said])
    #expect(try notes("show expenses, budget by rep where category = \"gifts\" this month", script).isEmpty)
    #expect(try notes("show expenses, budget by category this month", script).isEmpty)
    #expect(try notes("show expenses by rep this month", script).isEmpty)
    // A manager's budgets are those of the reps, whatever the teams have.
    let team = """
      INSERT INTO budgets (scope, team_id, starts_on, ends_on, amount)
        VALUES ('team', 1, '2026-11-01', '2026-11-30', 90000);
      INSERT INTO rep_assignments (rep_id, from_on, until_on, team_id, manager_id)
        VALUES (1, '2020-01-01', '9999-12-31', 1, 2);
      """
    #expect(try notes("show expenses, budget_use by manager this month", script + team) == [said])
    #expect(try notes("show expenses, budget_use where manager = \"Bo\" this month", script + team) == [said])
    #expect(try notes("show expenses, budget_use by team this month", script + team).isEmpty)
  }

  /// A target of November is none of the three months it stands beside.
  @Test(arguments: [
    (
      "show sales, target 2026-11..2027-01",
      "targets are for 2026-11-01..2026-11-30 only, a part of 2026-11-01 to 2027-01-31"
    ),
    ("show pace 2026-10..2026-11", "targets are for 2026-11-01..2026-11-30 only, a part of 2026-10-01 to 2026-11-30"),
    ("show sales, target this month", nil), ("show sales, target by month 2026-10..2026-11", nil),
  ]) func targetsOfAPartAreSaid(question: String, said: String?) throws {
    let target = """
      INSERT INTO targets (metric, scope, rep_id, starts_on, ends_on, value)
        VALUES ('sales', 'rep', 1, '2026-11-01', '2026-11-30', 100);
      """
    let notes = try HandMade.workspace(target).answer(question).tail?.notes.map(\.text) ?? []
    #expect(notes.filter { $0.contains(" only, ") } == [said].compactMap { $0 })
  }

  /// The day of the team and the manager that a plan counts for: the first of its own, when Ann was there.
  @Test func plansByTheDayOfTheirTeam() throws {
    let target = """
      INSERT INTO targets (metric, scope, rep_id, starts_on, ends_on, value)
        VALUES ('sales', 'rep', 1, '2026-11-01', '2026-11-30', 100);
      """
    let rows = try HandMade.cells("show target by assigned this month", in: target)
    #expect(rows == [["2026-11-01", "100"]])
  }

  /// The difference of two percentages is in points, beside another period as along time.
  @Test func percentagesChangeByPoints() throws {
    let answer = try SampleStore.workspace().answer(
      "show change(win_rate), win_rate - 10%, attainment - time_progress by month this quarter")
    #expect(answer.columns.map(\.unit) == [.date, .points, .percent, .points])
  }

  /// Saws and oil have a target, planes none: of the three rows one is without, shown or among the others.
  @Test(arguments: ["", " top 1 by sales", " bottom 1 by sales"]) func rowsWithoutAPlanAreCountedAmongTheOthers(
    ranking: String
  ) throws {
    let answer = try HandMade.workspace(Self.products).answer("show sales, target by product this month" + ranking)
    let notes = answer.tail?.notes.map(\.text) ?? []
    #expect(notes.contains("1 row has no target and stays out of totals with it"), "\(notes)")
  }

  /// Ann sells to Acme and has a target for the year; nothing is set for single customers, which is what an industry is made of.
  @Test func whatNothingIsPlannedForIsSaid() throws {
    let script = """
      INSERT INTO orders (id, customer_id, rep_id, status, ordered_on) VALUES (1, 1, 1, 'confirmed', '2026-11-02');
      INSERT INTO order_lines (order_id, customer_id, rep_id, status, ordered_on, amount)
        VALUES (1, 1, 1, 'confirmed', '2026-11-02', 100);
      INSERT INTO targets (metric, scope, rep_id, starts_on, ends_on, value)
        VALUES ('sales', 'rep', 1, '2026-01-01', '2026-12-31', 50);
      """
    func said(_ question: String, _ script: String) throws -> [String] {
      let notes = try HandMade.workspace(script).answer(question).tail?.notes.map(\.text) ?? []
      return notes.filter { $0.hasPrefix("no target is for") }
    }
    let ofIndustry = "show sales, target by rep where industry = \"retail\" this month"
    #expect(try said("show sales, target by rep this month", script).isEmpty)
    #expect(try said(ofIndustry, script) == ["no target is for a customer"])
    let ofCustomer = """
      INSERT INTO targets (metric, scope, customer_id, starts_on, ends_on, value)
        VALUES ('sales', 'customer', 1, '2026-01-01', '2026-12-31', 50);
      """
    #expect(try said(ofIndustry, script + ofCustomer).isEmpty)
  }
}
