import Evaluation
import Foundation
import Semantics
import Store
import Testing
import Values

/// Each rule of data quality on a store that was made to break it.
@Suite struct ProblemTests {
  private static let script = """
    INSERT INTO sources (id, name) VALUES (1, 'fair');
    INSERT INTO reps (id, name, is_selling) VALUES (1, 'Ann', 1), (2, 'Ben', 1), (3, 'Cleo', 0);
    INSERT INTO parties (id) VALUES (1), (2), (3), (4);
    INSERT INTO customers (id, name, industry, source_id, owner_id) VALUES
      (1, 'Acme', 'retail', 1, 1), (2, 'ACME', 'retail', 1, 1), (3, 'Bolt', NULL, NULL, NULL);
    INSERT INTO leads (id, name, source_id, rep_id) VALUES (4, 'Lena', NULL, NULL);
    INSERT INTO products (id, name, price, is_active) VALUES (1, 'Old', 100, 0), (2, 'Free', NULL, 1);
    INSERT INTO stages (id, name, position, state) VALUES (1, 'Open', 1, 'open'), (2, 'Won', 2, 'won');
    INSERT INTO opportunities (id, name, customer_id, rep_id, owner_id, stage_id, state, amount, created_on, closed_on) VALUES
      (1, 'no amount', 1, 1, 1, 2, 'won', NULL, '2026-10-01', '2026-10-20'),
      (2, 'backwards', 1, 1, 1, 2, 'won', 500, '2026-10-20', '2026-10-01'),
      (3, 'nobody', NULL, NULL, NULL, 1, 'open', 500, '2026-10-01', NULL),
      (4, 'no days', 1, 1, 1, 2, 'won', 500, NULL, NULL),
      (5, 'worked on', 1, 1, 1, 1, 'open', 500, '2026-10-01', NULL),
      (6, 'worked on by name', 2, 1, 1, 1, 'open', 500, '2026-10-01', NULL);
    INSERT INTO activities (id, type, status, done_on, rep_id, customer_id, opportunity_id) VALUES
      (1, 'visit', 'done', '2026-11-20', 1, 1, NULL), (2, 'visit', 'done', '2026-12-24', 1, 3, NULL),
      (3, 'call', 'done', '2026-11-08', 2, 3, 6), (4, 'visit', 'planned', '2026-12-25', 1, 3, NULL);
    INSERT INTO orders (id, customer_id, rep_id, status, ordered_on) VALUES
      (1, NULL, 1, 'confirmed', '2026-11-01'), (2, 1, 1, 'confirmed', '2027-01-01');
    INSERT INTO order_lines (id, order_id, product_id, status, quantity, amount) VALUES (1, 1, 1, 'confirmed', 1000, 100);
    INSERT INTO targets (external_id, metric, scope, rep_id, starts_on, ends_on, value) VALUES
      ('a', 'sales', 'rep', 1, '2026-01-01', '2026-03-31', 30000), ('b', 'sales', 'rep', 1, '2026-01-01', '2026-01-31', 10000),
      ('c', 'sales', 'rep', 1, '2026-02-01', '2026-02-28', 10000), ('d', 'sales', 'rep', 1, '2026-03-01', '2026-03-31', 9000),
      ('e', 'sales', 'rep', 2, '2026-01-01', '2026-03-31', 30000), ('f', 'sales', 'rep', 2, '2026-01-01', '2026-01-31', 9000),
      ('g', 'visits', 'rep', 2, '2026-01-01', '2026-12-31', 50), ('h', 'visits', 'rep', 2, '2026-04-01', '2026-06-30', 30),
      ('i', 'visits', 'rep', 2, '2026-07-01', '2026-09-30', 30), ('j', 'visits', 'rep', 1, '2026-01-01', '2026-03-31', 30),
      ('k', 'visits', 'rep', 2, '2026-10-01', '2026-12-31', 8), ('l', 'visits', 'rep', 2, '2026-10-01', '2026-10-31', 3),
      ('m', 'visits', 'rep', 2, '2026-11-01', '2026-11-30', 3), ('n', 'visits', 'rep', 2, '2026-12-01', '2026-12-31', 2);
    INSERT INTO payments (id, customer_id, paid_on, amount) VALUES (1, 1, '2026-11-24', 100), (2, 1, '2026-11-23', 100);
    """

  /// Counted by hand over the rows above, on 2026-11-23; Ben's last day was 15 days before.
  private static let expected: [String: Int] = [
    "missing source customers": 1, "missing owner customers": 1, "missing industry customers": 1,
    "same name customers": 2, "missing source leads": 1, "missing owner leads": 1, "missing owner opportunities": 1,
    "missing customer opportunities": 1, "missing created day opportunities": 1, "missing closing day opportunities": 1,
    "won without amount opportunities": 1, "closed before it was created opportunities": 1,
    "open without activity opportunities": 1, "missing customer orders": 1, "product no longer sold order_lines": 1,
    "product without price products": 1, "day after today activities": 1, "day after today orders": 1,
    "day after today payments": 1, "stopped reporting reps": 1, "target unlike its parts targets": 2,
  ]

  @Test func everyRuleFindsWhatBreaksIt() throws {
    let path = try SampleStore.store(Self.script)
    let workspace = try Workspace(path: path, today: today)
    let answer = try workspace.answer("show problem_count by rule, kind")
    var found: [String: Int] = [:]
    for row in answer.rows {
      if case .text(let rule) = row[0], case .text(let kind) = row[1], case .integer(let count) = row[2] {
        found["\(rule) \(kind)"] = count
      }
    }
    #expect(found == Self.expected)
    #expect(try workspace.answer("list problems").rows.count == Self.expected.values.reduce(0, +))
    let listed = try workspace.answer("list problems with rule, record, rep where kind = \"reps\"")
    #expect(listed.rows == [[.text("stopped reporting"), .text("Ben"), .text("Ben")]])
    // Three months of 290.00 are no quarter of 300.00; two quarters of 30 visits are more than a year of 50 already.
    let targets = try workspace.answer(
      "list problems with record, detail where kind = \"targets\" sort record")
    #expect(
      targets.rows == [
        [.text("Ann"), .text("sales 2026-01-01..2026-03-31")],
        [.text("Ben"), .text("visits 2026-01-01..2026-12-31")],
      ])
  }

  @Test func whatLiesAheadIsRightOnceItHasCome() throws {
    let path = try SampleStore.store(Self.script)
    let later = try Workspace(path: path, today: CivilDate(dayNumber: today.dayNumber + 1))
    let answer = try later.answer("show problem_count where rule = \"day after today\" by kind")
    #expect(answer.rows.map { $0[0] } == [.text("activities"), .text("orders")])
  }

  /// Beta lacks a source and an industry, P a price and one visit lies ahead, whichever the month; an order without a customer
  /// is there since May, and Bo has stopped reporting since 16 July, 15 days after work that lay ahead of no month's today.
  @Test func monthByMonth() throws {
    let script = """
      INSERT INTO products (id, name) VALUES (1, 'P');
      INSERT INTO activities (id, type, status, done_on, rep_id, customer_id) VALUES
        (1, 'call', 'done', '2026-07-01', 2, 1), (2, 'visit', 'done', '2027-01-05', 1, 1),
        (3, 'visit', 'planned', '2027-01-06', 1, 1);
      INSERT INTO orders (id, rep_id, status, ordered_on) VALUES (1, 1, 'confirmed', '2026-05-10');
      """
    let found = try HandMade.cells("show problem_count by month 2026", in: script)
    let wanted = ["4", "4", "4", "4", "5", "5", "6", "6", "6", "6", "6"]
    #expect(found == wanted.enumerated().map { ["2026-\($0 < 9 ? "0" : "")\($0 + 1)", $1] })
    // Three are read one by one, many together.
    let few = try HandMade.cells("show problem_count by month 2026-04..2026-06", in: script)
    #expect(few.map { $0[1] } == ["4", "5", "5"])
  }

  /// People read their own language; what machines get stays.
  @Test func rulesInChinese() throws {
    let workspace = try HandMade.workspace("INSERT INTO products (id, name) VALUES (1, 'P');")
    workspace.language = .chinese
    let listed = try workspace.answer("list problems with rule, kind, record where rule = \"product without price\"")
    #expect(listed.rows == [[.text("product without price"), .text("products"), .text("P")]])
    #expect(listed.columns.map(\.title) == ["规则", "数据类别", "对象"])
    #expect(zip(listed.columns, listed.rows[0]).map { $0.read($1) } == [.text("产品无价格"), .text("产品"), .text("P")])
    // As they are read they can be asked for, whichever the language of the output.
    for condition in [
      "rule = \"产品无价格\"", "规则 = \"产品无价格\" and 数据类别 = \"产品\"", "rule in (\"产品无价格\", \"名称重复\")",
      "kind = \"product without price\" or kind = \"商品\"",
    ] {
      #expect(try workspace.answer("list problems with rule, kind, record where \(condition)").rows == listed.rows)
    }
    let counted = try workspace.answer("show problem_count by rule")
    #expect(counted.columns[0].read(.text("product without price")) == .text("产品无价格"))
    // Every rule of the store has its words.
    let connection = try Store.open(path: ":memory:", mode: .create, today: today)
    let view = try connection.scalar("SELECT sql FROM sqlite_schema WHERE name = 'problems'")
    guard case .text(let text) = view else {
      Issue.record("no view")
      return
    }
    let parts = text.components(separatedBy: "SELECT '").dropFirst()
    let rules = parts.compactMap { $0.components(separatedBy: "'").first }
    #expect(Set(rules) == Set(ProblemWords.rules.keys))
  }
}
