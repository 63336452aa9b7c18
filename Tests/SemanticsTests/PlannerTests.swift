import Testing
import Values

@testable import Semantics

/// Which facts are read, and how often.
@Suite struct PlannerTests {
  /// One branch for each fact, date and way of counting.
  @Test(arguments: [
    ("show visits, calls, meetings by rep this month", ["activities"]),
    ("show closes, losses, won_value, win_rate by team this year", ["opportunities"]),
    ("show opened, closes by rep this year", ["opened_opportunities", "opportunities"]),
    ("show visits, closes by rep this month", ["activities", "opportunities"]),
    ("show visits/closes, visits, closes by rep this month", ["activities", "opportunities"]),
    ("show closes, median_deal this month", ["opportunities", "opportunities"]),
    ("show active_customers, orders this month", ["orders", "orders"]),
    ("show reps with visits this month", ["reps", "activities"]),
    ("show sales, target by rep this month", ["order_lines", "plan_rollups", "plan_days"]),
    ("show ordered, margin, units, discount_rate by product this year", ["order_lines"]),
    // What was there before, what came and what went.
    ("show pipeline by month 2025-01..2026-08", ["opportunity_states", "opportunity_states", "opportunity_states"]),
    ("show open_opportunities by rep, week 2026-Q3", [String](repeating: "opportunity_states", count: 3)),
    // Each month has teams of its own.
    ("show pipeline by team, month 2026-01..2026-08", [String](repeating: "opportunity_states", count: 8)),
    // What was there before, and what came: added up along time.
    ("show receivable by month 2026", ["receivable_movements", "receivable_movements"]),
    ("show last_visit by rep, week 2026-Q3", ["activities", "activities"]),
  ]) func branches(statement: String, entities: [String]) throws {
    #expect(try Asked.plan(statement).main.branches.map(\.entity) == entities)
  }

  /// One pass for both, where they only count different ones of the same records.
  @Test(arguments: [
    ("show closes by source 2025", "show losses by source 2025", true),
    ("show closes by source 2025", "show closed by source 2025", true),
    ("show closes by source 2025", "show closes by source 2025", true),
    ("show active_customers by source 2025", "show active_customers by source 2025", true),
    ("show closes by source 2025", "show closes by rep 2025", false),
    ("show closes by source 2025", "show losses by source 2024", false),
    ("show closes by source 2025", "show opened by source 2025", false),
    ("show closes by source 2025", "show visits by source 2025", false),
    ("show closes by source 2025", "show losses by source where region = \"North\" 2025", false),
    ("show closes by source 2025", "show closes, visits by source 2025", false),
    ("show median_deal by source 2025", "show median_deal by source 2025", false),
    ("show closes by source 2025", "show average_deal, cycle_days by source 2025", false),
  ]) func joinsPlans(first: String, second: String, isOnePass: Bool) throws {
    let (own, other) = (try Asked.plan(first).main, try Asked.plan(second).main)
    guard let joint = own.joined(with: other) else {
      #expect(!isOnePass)
      return
    }
    #expect(isOnePass && joint.branches.count == 1 && joint.keys == own.keys)
    #expect(joint.outputs.map(\.measure) == (own.outputs + other.outputs).map(\.measure))
    #expect(Set(joint.outputs.map(\.name)).count == joint.outputs.count)
    #expect(joint.branches[0].outputs.map(\.index) == Array(joint.outputs.indices))
  }

  /// Every branch has every key, so that none multiplies another.
  @Test func branchesMeetOnTheSameKeys() throws {
    let plan = try Asked.plan("show visits, closes, sales, collected by rep, month this year").main
    #expect(plan.branches.count == 4)
    for branch in plan.branches {
      #expect(branch.keys.count == plan.keys.count)
      #expect(!branch.keys.contains(.none))
    }
    let outputs = plan.branches.flatMap { $0.outputs.map(\.index) }
    #expect(outputs.sorted() == Array(plan.outputs.indices))
  }

  /// Working days are asked for the part of the key they have.
  @Test func sharedDenominators() throws {
    let plan = try Asked.plan("show visits per workday by rep, source this month")
    #expect(plan.main.branches.map(\.entity) == ["activities"])
    #expect(plan.shared.map(\.keys) == [[0]])
    #expect(plan.shared.map { $0.plan.branches.map(\.entity) } == [["rep_workdays"]])
  }

  /// Only what does not add up is asked again for the total.
  @Test func totals() throws {
    #expect(try Asked.plan("show visits by rep this month").total == nil)
    let total = try #require(try Asked.plan("show visits, active_customers by rep this month").total)
    #expect(total.branches.map(\.entity) == ["orders"])
    #expect(total.keys.isEmpty)
    #expect(try Asked.plan("show active_customers this month").total == nil)
  }

  /// Plans are read at the level of the rows and at the coarsest grain that tiles the time.
  @Test(arguments: [
    ("show target this month", "company", "month"), ("show target this quarter", "company", "quarter"),
    ("show target 2025", "company", "year"), ("show target by rep 2026-H1", "rep", "quarter"),
    ("show target by team last month", "team", "month"), ("show target by rep, team this month", "member", "month"),
    ("show target by month this year", "company", "month"), ("show target by quarter this year", "company", "quarter"),
    ("show target where rep = \"Li Na\" this year", "rep", "year"),
    ("show target by category this year", "category", "year"),
  ]) func plansAreReadAtTheirLevel(statement: String, level: String, grain: String) throws {
    let branch = try #require(try Asked.plan(statement).main.branches.first)
    guard case .all(let parts)? = branch.filter else {
      Issue.record("no filter")
      return
    }
    func wanted(_ column: String) -> Scalar? {
      for case .comparison(.equal, .column(let path), let value) in parts where path.field.name == column {
        return value
      }
      // Without a time axis periods of their own take part, too.
      for case .member(.column(let path), let values) in parts where path.field.name == column {
        #expect(values.dropFirst() == [.text(column == "level" ? "direct" : "other")])
        return values.first
      }
      return nil
    }
    #expect(wanted("level") == .text(level))
    #expect(wanted("grain") == .text(grain))
  }
}
