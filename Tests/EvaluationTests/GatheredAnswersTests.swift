import Foundation
import Semantics
import Store
import Syntax
import Testing
import Values

@testable import Evaluation
@testable import SQL

/// The SQL that is shown and the SQL that is run give the same rows.
@Suite struct GatheredAnswersTests {
  static let questions = [
    "show activities by source", "show activities by industry", "show calls, visits by team", "show minutes by size",
    "show activities by rep, source", "show calls by rep, month this year", "show activities by team, month",
    "show count distinct(activities.customer) by rep", "show count distinct(activities.customer) by industry",
    "show count distinct(activities.customer where type = \"visit\") by region",
    "show count distinct(activities.customer) by industry, rep", "show contacted_customers by team",
    "show count distinct(activities.customer)", "show avg(activities.minutes), max(activities.done) by source",
    "show min(activities.minutes), max(activities.minutes) by city", "show win_rate, average_deal by source",
    "show closes, won_value by rep, type", "show median(activities.minutes), p90(activities.minutes) by source",
    "show stddev(activities.minutes) by industry", "show sales by category, month", "show pipeline by stage, team",
    "show corr(activities.minutes, activities.customer.employees)",
    "show corr(activities.minutes, activities.customer.employees) by rep",
    "show corr(opportunities.amount, opportunities.cycle) by industry", "show p90(activities.minutes) by industry",
    "show calls where customer.industry = \"retail\" by rep", "show activities by customer.owner, type",
    "show count distinct(activities.customer) by month", "show p90(activities.minutes) by quarter",
    "show stddev(opportunities.amount) by month",
    "show count(activities) by outcome, weekday", "show count distinct(activities.customer) by team",
    "show stddev(activities.minutes) by month", "show stddev(activities.minutes) by team",
    "show p90(activities.minutes) by team", "show activities by team, customer", "show stddev(activities.minutes)",
    "show corr(activities.minutes, activities.customer.employees) by team",
    "show corr(activities.minutes, activities.customer.employees) by month", "show activities by manager, week",
    "show median(activities by customer) by team", "show avg(minutes by customer), p90(minutes by customer) by month",
    "show stddev(won_value by customer) by industry", "show max(visits by customer where visits > 2) by rep",
  ]

  @Test(arguments: questions) func sameRows(question: String) throws {
    let workspace = try SampleStore.workspace()
    let catalogue = workspace.catalogue
    var resolver = Resolver(catalogue: catalogue, environment: workspace.environment)
    guard case .show(let show) = try parseStatement(question, lexicon: catalogue.lexicon).kind else { return }
    let asked = try resolver.question(show, span: .none)
    var isRunOtherwise = false
    for select in try workspace.statements(of: asked) {
      let shown = SQLWriter.text(of: select)
      let run = SQLWriter.text(of: select, dialect: SQLiteDialect.own)
      let rows = try [shown, run].map { text in
        try workspace.reader.rows(text.text, text.bindings.map(\.value)).map(Self.written).sorted()
      }
      #expect(rows[0] == rows[1])
      #expect(
        !shown.text.contains("gathered") && !shown.text.contains("distinct_count") && !shown.text.contains("looked_up"))
      if run.text != shown.text { isRunOtherwise = true }
    }
    #expect(isRunOtherwise)
  }

  /// An index that neither finds nor holds what is asked is not read, whatever the order; one that does is.
  @Test(arguments: [
    ("outcome = \"connected\"", false), ("outcome = \"connected\" and type = \"call\"", true),
    ("status = \"done\"", true),
  ])
  func tablesAreReadWhereNoIndexServes(condition: String, isServed: Bool) throws {
    let workspace = try SampleStore.workspace()
    let plan = try workspace.answer("explain plan list activities where \(condition) top 3").lines
    let reads = plan.flatMap { $0.split(separator: "\n") }.filter {
      $0.contains(" activities") && !$0.contains("INTEGER PRIMARY KEY")
    }
    #expect(reads.count == 1 && reads.allSatisfy { $0.contains("INDEX activities_by_") == isServed }, "\(plan)")
  }

  /// Numbers that are not whole are added up in another order.
  private static func written(_ row: [SQLValue]) -> String {
    row.map { value in
      if case .real(let number) = value { String(format: "%.9g", number) } else { "\(value)" }
    }.joined(separator: ", ")
  }

  /// SQLite reads a limited number of queries inside one another, and what was on a day is several.
  @Test(arguments: ["median", "stddev", "max", "count distinct", "avg"], ["rep", "customer, month", "team, week"])
  func whatWasOnADayIsNotTooDeep(function: String, keys: String) throws {
    let workspace = try SampleStore.workspace()
    let subject = keys == "rep" ? "reps with " : ""
    let answer = try workspace.answer(
      "show \(subject)\(function)(unpaid_dues.amount)\(keys == "rep" ? "" : " by \(keys)") last 2 months")
    #expect(!answer.rows.isEmpty)
  }
}
