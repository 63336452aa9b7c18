import Evaluation
import Store
import Syntax
import Testing
import Values

/// Columns of imported files that bear the name of something else. Acme lies in the north and Beta in the south; their
/// three orders went to regions of their own, in months of their own and to a team of a name.
@Suite struct FileColumnTests {
  private func cells(_ statement: String) throws -> [[String]] {
    let workspace = try Workspace(path: try SampleStore.store(Self.script), today: today)
    return try workspace.answer(statement).rows.map { $0.map { Cell($0, workspace.settings.calendar).description } }
  }

  private static let script = """
    ALTER TABLE orders ADD COLUMN custom_region TEXT;
    ALTER TABLE orders ADD COLUMN custom_month TEXT;
    ALTER TABLE orders ADD COLUMN custom_channel TEXT;
    ALTER TABLE customers ADD COLUMN custom_team TEXT;
    ALTER TABLE activities ADD COLUMN custom_weekday TEXT;
    INSERT INTO custom_fields (entity, name, title, type, column_name) VALUES
      ('orders', 'region', 'Region', 'text', 'custom_region'), ('orders', 'month', 'Month', 'text', 'custom_month'),
      ('orders', 'channel', 'Channel', 'text', 'custom_channel'), ('customers', 'team', 'Team', 'text', 'custom_team'),
      ('activities', 'weekday', 'Weekday', 'text', 'custom_weekday');
    INSERT INTO parties (id) VALUES (1), (2);
    INSERT INTO customers (id, name, region, custom_team, created_on) VALUES
      (1, 'Acme', 'north', 'red', '2024-01-01'), (2, 'Beta', 'south', 'blue', '2024-01-01');
    INSERT INTO orders (id, customer_id, status, ordered_on, custom_region, custom_month, custom_channel) VALUES
      (1, 1, 'confirmed', '2026-10-05', 'abroad', 'May', 'web'), (2, 1, 'confirmed', '2026-11-03', 'home', 'May', 'web'),
      (3, 2, 'confirmed', '2026-11-10', 'home', 'June', 'shop');
    INSERT INTO order_lines (order_id, customer_id, status, amount, ordered_on) VALUES
      (1, 1, 'confirmed', 10000, '2026-10-05'), (2, 1, 'confirmed', 20000, '2026-11-03'),
      (3, 2, 'confirmed', 40000, '2026-11-10');
    INSERT INTO activities (id, type, status, done_on, customer_id, custom_weekday) VALUES
      (1, 'visit', 'done', '2026-11-02', 1, 'Friday');
    """

  /// Monday 2 November 2026 is a Monday, whatever the file says of it.
  @Test(arguments: [
    ("show orders by month 2026-10-01..2026-11-30", [["2026-10", "1"], ["2026-11", "2"]]),
    ("show orders by order.month", [["June", "1"], ["May", "2"]]),
    ("show orders where month = \"May\"", [["2"]]),
    ("show ordered by region", [["north", "30000"], ["south", "40000"]]),
    ("show ordered, orders by order.region", [["abroad", "10000", "1"], ["home", "60000", "2"]]),
    ("show ordered, orders by customer.region", [["north", "30000", "2"], ["south", "40000", "1"]]),
    ("show visits where weekday = \"Monday\"", [["1"]]),
    ("show visits where activity.weekday = \"Friday\"", [["1"]]),
    // No source has a channel.
    ("show orders by channel", [["shop", "1"], ["web", "2"]]),
  ])
  func aWordKeepsItsMeaning(sentence: String, expected: [[String]]) throws {
    #expect(try cells(sentence) == expected)
  }

  @Test(arguments: [
    ("show ordered, orders by region", "`customer.region`, `order.region`"),
    ("show orders by region", "`customer.region`, `order.region`"),
    ("show ordered, orders where region = \"home\"", "`customer.region`, `order.region`"),
    ("show count(customers) by team", "`customer.team`, `owner.team`"),
  ])
  func twoMeaningsAreNamed(sentence: String, meanings: String) throws {
    #expect {
      try cells(sentence)
    } throws: { error in
      let said = error as? Diagnostic
      return said?.code == "two-meanings" && said?.message.english.hasSuffix(meanings) == true
    }
  }
}
