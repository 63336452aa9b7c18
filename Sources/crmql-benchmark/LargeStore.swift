import Store
import Values

/// A store of three years: a million activities, 40,000 opportunities, 20,000 customers. Made by arithmetic on row
/// numbers, so that it is the same everywhere.
enum LargeStore {
  static let today = CivilDate(iso: "2026-11-23") ?? CivilDate(dayNumber: 0)

  static func make(at path: String) throws(StoreError) {
    let store = try Store.open(path: path, mode: .create, today: today)
    try store.execute("PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF")
    try store.transaction { () throws(StoreError) in try store.execute(rows) }
    try Derived.refresh(store)
    try store.execute("ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)")
  }

  /// `h(n, salt)` spreads a row number over 0 ... 1,048,575; days run from 2023-12-01 over 1,088 days to today.
  private static func h(_ n: String, _ salt: Int) -> String { "((\(n) * 2654435761 + \(salt) * 40503) >> 7 & 1048575)" }
  private static func day(_ number: String) -> String { "date('2023-12-01', '+' || (\(number)) || ' days')" }

  private static let rows = """
    INSERT INTO teams (id, name) SELECT value, 'Team ' || value FROM \(numbers(8));
    INSERT INTO reps (id, name, team_id, hired_on) SELECT value, 'Rep ' || value, value % 8 + 1, '2023-01-02' FROM \(numbers(80));
    INSERT INTO sources (id, name) SELECT value, 'source ' || value FROM \(numbers(12));
    INSERT INTO stages (id, name, position, state) VALUES (1, 'Open', 1, 'open'), (2, 'Won', 2, 'won'), (3, 'Lost', 3, 'lost');
    INSERT INTO products (id, name, category, price, cost) SELECT value, 'Product ' || value, 'Category ' || (value % 9), 10000, 6000
      FROM \(numbers(200));
    INSERT INTO parties (id) SELECT value FROM \(numbers(20_000));
    INSERT INTO customers (id, external_id, name, industry, employees, city, source_id, owner_id, created_on)
      SELECT value, 'C' || value, 'Customer ' || value, 'industry ' || (\(h("value", 1)) % 14), 1 + \(h("value", 2)) % 3000,
        'city ' || (\(h("value", 3)) % 40), 1 + \(h("value", 4)) % 12, 1 + \(h("value", 5)) % 80, '2023-06-01'
      FROM \(numbers(20_000));
    INSERT INTO opportunities (id, external_id, customer_id, source_id, rep_id, owner_id, stage_id, state, amount, created_on, closed_on)
      SELECT value, 'O' || value, customer, 1 + \(h("customer", 4)) % 12, rep, rep, kind, CASE kind WHEN 1 THEN 'open' WHEN 2 THEN 'won' ELSE 'lost' END,
        amount, created, CASE WHEN kind = 1 THEN NULL ELSE min(date(created, '+' || (\(h("value", 6)) % 90) || ' days'), '2026-11-23') END
      FROM (SELECT value, 1 + \(h("value", 7)) % 20000 AS customer, 1 + \(h("value", 8)) % 80 AS rep, 1 + \(h("value", 9)) % 3 AS kind,
        100000 + \(h("value", 10)) AS amount, \(day("\(h("value", 11)) % 1088")) AS created FROM \(numbers(40_000)));
    INSERT INTO opportunity_states (opportunity_id, customer_id, source_id, from_on, until_on, stage_id, state, owner_id, amount)
      SELECT id, customer_id, source_id, created_on, COALESCE(closed_on, '9999-12-31'), 1, 'open', owner_id, amount FROM opportunities;
    INSERT INTO quotes (id, opportunity_id, customer_id, source_id, rep_id, status, sent_on, amount)
      SELECT id, id, customer_id, source_id, rep_id, 'sent', created_on, amount FROM opportunities WHERE id % 2 = 0;
    INSERT INTO activities (external_id, type, direction, status, done_on, minutes, rep_id, customer_id, source_id)
      SELECT 'A' || value, type, CASE WHEN type = 'call' THEN 'outbound' END, CASE WHEN \(h("value", 12)) % 20 = 0 THEN 'planned' ELSE 'done' END,
        \(day("value * 1088 / 1000001")), 5 + \(h("value", 13)) % 60, 1 + \(h("value", 14)) % 80, customer, 1 + \(h("customer", 4)) % 12
      FROM (SELECT value, 1 + \(h("value", 15)) % 20000 AS customer,
        CASE \(h("value", 16)) % 10 WHEN 0 THEN 'visit' WHEN 1 THEN 'visit' WHEN 2 THEN 'meeting' WHEN 3 THEN 'email'
          WHEN 4 THEN 'email' WHEN 5 THEN 'proposal' ELSE 'call' END AS type
        FROM \(numbers(1_000_000)));
    INSERT INTO orders (id, external_id, customer_id, source_id, rep_id, status, ordered_on)
      SELECT id, 'S' || id, customer_id, source_id, rep_id, 'confirmed', closed_on FROM opportunities WHERE state = 'won';
    INSERT INTO order_lines (order_id, product_id, customer_id, source_id, rep_id, status, ordered_on, quantity, price, gross, amount, cost)
      SELECT id, 1 + id % 200, customer_id, source_id, rep_id, status, ordered_on, 1000 * (1 + id % 9), 10000, 10000 * (1 + id % 9),
        9000 * (1 + id % 9), 6000 * (1 + id % 9) FROM orders;
    INSERT INTO invoices (id, external_id, order_id, customer_id, source_id, rep_id, status, issued_on, due_on, amount)
      SELECT order_id, 'I' || order_id, order_id, customer_id, source_id, rep_id, 'issued', ordered_on, date(ordered_on, '+30 days'), amount
      FROM order_lines;
    INSERT INTO payments (id, customer_id, source_id, rep_id, paid_on, amount)
      SELECT id, customer_id, source_id, rep_id, due_on, amount / 2 FROM invoices WHERE id % 3 = 0 AND due_on <= '2026-11-23';
    INSERT INTO payment_allocations (payment_id, invoice_id, customer_id, source_id, rep_id, paid_on, amount)
      SELECT id, id, customer_id, source_id, rep_id, paid_on, amount FROM payments;
    INSERT INTO targets (metric, scope, rep_id, starts_on, ends_on, value)
      SELECT 'sales', 'rep', r.id, d.day, date(d.day, '+1 month', '-1 day'), 100000 + r.id * 1000
      FROM reps r JOIN calendar d WHERE d.day LIKE '%-01' AND d.day BETWEEN '2024-01-01' AND '2026-12-01';
    """

  private static func numbers(_ count: Int) -> String {
    "(WITH RECURSIVE counted(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM counted WHERE value < \(count)) SELECT value FROM counted)"
  }
}
