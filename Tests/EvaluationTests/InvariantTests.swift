import Evaluation
import Semantics
import Syntax
import Testing
import Values

/// Metrics that are one number added up, and the dimensions that each can be split by.
private let splits: [(metric: String, dimension: String)] = {
  var found: [(String, String)] = []
  let catalogue = CatalogueReader.builtIn
  for metric in catalogue.metrics {
    var resolver = Resolver(catalogue: catalogue, environment: Environment(today: today))
    guard case .measure(let measure)? = try? resolver.quantity(ofMetric: metric).undeclared, measure.isAdditive,
      measure.plan == nil, let entity = catalogue.entity(measure.entity)
    else { continue }
    for dimension in resolver.dimensions(ofAll: [entity]) { found.append((metric.name, dimension)) }
    // New in the month and new in the quarter are not the same customers.
    let isOfItsMonth = measure.condition?.usesOwnTime ?? false
    if measure.timing == .event, !isOfItsMonth { found.append((metric.name, "month")) }
  }
  return found
}()

@Suite struct InvariantTests {
  @Test func thereAreManySplits() { #expect(splits.count > 300) }

  @Test(arguments: Array(Set(splits.map(\.metric))).sorted())
  func aBreakdownSumsToItsTotalAndToTheWhole(metric: String) throws {
    let workspace = try SampleStore.workspace()
    let period = "last quarter"
    let whole = try workspace.answer("show \(metric) \(period)")
    #expect(whole.rows.count == 1)
    let expected = Cell(whole.rows[0][0], CalendarRules())
    for split in splits where split.metric == metric {
      let answer = try workspace.answer("show \(metric) by \(split.dimension) \(period)")
      let sum = answer.rows.reduce(0.0) { $0 + ($1[1].number ?? .nan) }
      // With nothing at all there is no row.
      #expect(Cell.number(sum).agrees(with: expected), "\(metric) by \(split.dimension)")
      if let total = answer.tail?.total {
        #expect(Cell(total[1], CalendarRules()).agrees(with: expected), "\(metric) by \(split.dimension): the total")
      }
    }
  }

  @Test(arguments: [
    [
      "show visits, closes", "by rep", "where industry = \"retail\"", "this year", "having visits > 3",
      "top 5 by visits",
    ],
    ["show sales", "by team, month", "where region is not empty", "2026-Q3", "sort sales desc"],
    ["show reps with visits/closes", "where visits > 10", "by source", "last quarter"],
    ["list customers with name, employees", "where industry = \"retail\"", "top 9 by employees"],
  ]) func theOrderOfClausesDoesNotMatter(clauses: [String]) throws {
    let workspace = try SampleStore.workspace()
    let first = try workspace.answer(clauses.joined(separator: " "))
    #expect(!first.rows.isEmpty)
    // Rotations of everything behind the subject, and the reverse.
    let rest = Array(clauses.dropFirst())
    var orders = rest.indices.map { Array(rest[$0...] + rest[..<$0]) }
    orders.append(rest.reversed())
    for order in orders {
      // A ranking stands behind `by`.
      if let top = order.firstIndex(where: { $0.hasPrefix("top") }),
        let by = order.firstIndex(where: { $0.hasPrefix("by") }),
        top < by
      {
        continue
      }
      let statement = ([clauses[0]] + order).joined(separator: " ")
      let other = try workspace.answer(statement)
      #expect(other.rows == first.rows, "\(statement)")
    }
  }

  @Test(arguments: [
    "visits", "closes", "sales", "collected", "new_leads", "receivable", "expenses", "active_customers", "minutes",
  ]) func addingOrNeverRemovesFacts(metric: String) throws {
    let workspace = try SampleStore.workspace()
    func number(_ condition: String) throws -> Double {
      let answer = try workspace.answer("show \(metric) where \(condition) this year")
      return try #require(answer.rows[0][0].number)
    }
    let narrow = try number("source = \"website\"")
    let wider = try number("source = \"website\" or source = \"referral\"")
    let widest = try number("source = \"website\" or source = \"referral\" or source is empty or source != \"partner\"")
    #expect(narrow <= wider && wider <= widest)
    let inside = try number("source in (\"website\", \"partner\")")
    let outside = try number("source not in (\"website\", \"partner\")")
    let whole = try #require(try workspace.answer("show \(metric) this year").rows[0][0].number)
    // Customers of two kinds of source may be in both, and are still one customer.
    if metric == "active_customers" {
      #expect(inside + outside >= whole)
    } else {
      #expect(inside + outside == whole)
    }
  }

  @Test(arguments: ["2024-11", "2025-Q3", "2026-Q2", "this month", "last week", "next month", "2026-06-14"])
  func everyRepEmployedHasOneRow(period: String) throws {
    let workspace = try SampleStore.workspace()
    let answer = try workspace.answer("show reps with visits, sales, win_rate \(period)")
    let names = answer.rows.map { Cell($0[0], CalendarRules()).description }
    #expect(Set(names).count == names.count)
    let listed = try workspace.answer("list reps with name, hired, left where selling \(dates(period))")
    #expect(Set(listed.rows.map { Cell($0[0], CalendarRules()).description }) == Set(names))
  }

  /// Whom the period finds employed: hired before its end and not left before its start.
  private func dates(_ period: String) -> String {
    let days =
      [
        "2024-11": ("2024-11-01", "2024-11-30"), "2025-Q3": ("2025-07-01", "2025-09-30"),
        "2026-Q2": ("2026-04-01", "2026-06-30"), "this month": ("2026-11-01", "2026-11-30"),
        "last week": ("2026-11-16", "2026-11-22"), "next month": ("2026-12-01", "2026-12-31"),
        "2026-06-14": ("2026-06-14", "2026-06-14"),
      ][period] ?? ("", "")
    return "and hired <= \(days.1) and (left is empty or left > \(days.0))"
  }

  @Test(arguments: [
    ("win_rate", "closes", "closed", "industry"), ("win_rate", "closes", "closed", "rep"),
    ("margin_rate", "margin", "margin / margin_rate", "product"), ("average_order", "ordered", "orders", "team"),
    ("connected_rate", "connected_calls", "outbound_calls", "month"), ("cac", "spend", "won_customers", "source"),
    ("attainment", "sales", "target", "rep"), ("budget_use", "expenses", "budget", "rep"),
    ("collection_rate", "collected", "due_amount", "month"),
    ("value_win_rate", "won_value", "won_value + lost_value", "team"),
  ]) func aTotalIsARatioOfSums(ratio: String, top: String, bottom: String, dimension: String) throws {
    let answer = try SampleStore.workspace().answer(
      "show ratio = \(ratio), top = \(top), bottom = \(bottom) by \(dimension) last quarter")
    var (sumOfTops, sumOfBottoms) = (0.0, 0.0)
    for row in answer.rows {
      // A row without a target stays out of totals with it.
      guard let bottom = row[3].number else { continue }
      sumOfTops += row[2].number ?? 0
      sumOfBottoms += bottom
    }
    let total = try #require(answer.tail?.total)
    #expect(Cell(total[1], CalendarRules()).agrees(with: .number(sumOfTops / sumOfBottoms)))
  }

  /// What stands beside a number does not change it.
  @Test(arguments: ["visits", "orders", "sales", "closes", "collected", "receivable", "pipeline", "target", "expenses"])
  func neighboursChangeNothing(metric: String) throws {
    let workspace = try SampleStore.workspace()
    let alone = try workspace.answer("show reps with \(metric) last quarter")
    let among = try workspace.answer(
      "show reps with minutes, invoiced, median_deal, contacted_customers, \(metric), new_leads per workday last quarter"
    )
    let position = try #require(among.columns.firstIndex { $0.name == alone.columns[1].name })
    #expect(alone.rows.map { [$0[0], $0[1]] } == among.rows.map { [$0[0], $0[position]] })
  }

  /// Whoever stands above everybody has the whole, and so has the team above all teams.
  @Test(arguments: ["visits", "closes", "won_value", "sales", "collected", "active_customers", "people", "pipeline"])
  func theRootOfARollUpIsTheWhole(metric: String) throws {
    let workspace = try SampleStore.workspace()
    let whole = Cell(try workspace.answer("show \(metric) last quarter").rows[0][0], CalendarRules())
    for (grouping, root) in [("manager", "Helen Zhou"), ("team", "Sales")] {
      let answer = try workspace.answer("show \(metric) by \(grouping) rolled up last quarter")
      let row = try #require(answer.rows.first { $0[0] == .text(root) })
      #expect(Cell(row[1], CalendarRules()).agrees(with: whole))
      #expect(answer.tail?.total.map { Cell($0[1], CalendarRules()).agrees(with: whole) } == true)
      // Nobody below has more than the whole.
      for row in answer.rows { #expect((row[1].number ?? 0) <= (whole.number ?? 0) * (1 + 1e-9)) }
    }
  }

  /// The parts of shared deals are the deals.
  @Test(arguments: ["rep", "team", "manager", "rep, month", "current_owner"])
  func creditsSumToTheDeals(grouping: String) throws {
    let workspace = try SampleStore.workspace()
    let whole = try workspace.answer("show closes, won_value, opened, won_customers all time").rows[0]
    let parts = try workspace.answer("show closes, won_value, opened, won_customers by \(grouping) all time")
    let keys = parts.columns.count - 4
    for position in 0..<4 {
      let sum = parts.rows.reduce(0.0) { $0 + ($1[keys + position].number ?? .nan) }
      #expect(Cell.number(sum).agrees(with: Cell(whole[position], CalendarRules())))
    }
  }
}
