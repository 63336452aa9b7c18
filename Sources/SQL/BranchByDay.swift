import Semantics
import Syntax
import Values

/// A branch along time: what is in a week, a month or a year is the sum of its days.
extension PlanSelect {
  static func needsCalendar(_ key: Branch.KeySource) -> Bool {
    switch key {
    case .bucket(.day, _), .bucket(.hour, _), .column, .band, .above, .value, .constant, .cohort, .none: false
    case .bucket: true
    }
  }

  /// Counts by day first, then puts the days into buckets: the calendar meets few rows instead of all of them.
  func byDay(_ branch: Branch, _ plan: Plan, _ hasPopulation: Bool, _ fact: inout FactSelect) -> Select {
    var days = Select(from: fact.relation)
    var dayField: Field?
    for (position, key) in branch.keys.enumerated() {
      if case .bucket(_, let field) = key, Self.needsCalendar(key) {
        dayField = field
      } else {
        days.columns.append(
          .init(
            expression: keyExpression(key, plan.keys[position], branch.date, &fact), alias: plan.keys[position].name))
      }
    }
    guard let dayField else { return grouped(branch, plan, hasPopulation, &fact) }
    let day = plan.free("day")
    days.columns.append(.init(expression: fact.own(dayField), alias: day))
    days.groupCount = days.columns.count
    days.conditions = conditions(branch, &fact)
    var inner = branch
    inner.isPopulation = false
    let named = outputExpressions(inner, &fact)
    for (output, expression) in named {
      let name = plan.outputs[output.index].name
      if output.function == .avg, let sum = Self.sumBehind(mean: expression) {
        days.columns.append(.init(expression: sum.value, alias: name))
        days.columns.append(.init(expression: sum.count, alias: plan.free("\(name)_of")))
      } else {
        days.columns.append(.init(expression: expression, alias: name))
      }
    }
    days.joins = fact.joins
    if days.groupCount == 1 {
      IndexOrder.apply(to: &days, of: branch, fact, plan)
    } else {
      days.isOfRecords = !IndexOrder.isFine(branch)
    }
    days.isOfAll = branch.isOfAll

    var select = Select(from: .query(days, alias: "days"))
    select.joins = [
      .init(
        isLeft: true, relation: .table("calendar", alias: "calendar"),
        on: .binary("=", .column("calendar", "day"), .column("days", day)))
    ]
    for (position, key) in branch.keys.enumerated() {
      let name = plan.keys[position].name
      if case .bucket(let grain, _) = key, Self.needsCalendar(key) {
        select.columns.append(.init(expression: .column("calendar", grain.calendarColumn ?? "day"), alias: name))
      } else {
        select.columns.append(.init(expression: .column("days", name), alias: name))
      }
    }
    for (index, output) in plan.outputs.enumerated() {
      guard let own = named.first(where: { $0.0.index == index })?.0 else {
        select.columns.append(.init(expression: .null, alias: output.name))
        continue
      }
      func added(_ function: String, _ column: String) -> SQLExpression {
        .aggregate(function, distinct: false, .column("days", column), filter: nil)
      }
      let value: SQLExpression
      switch own.function {
      case .min: value = added("MIN", output.name)
      case .max: value = added("MAX", output.name)
      case .avg:
        let count = SQLExpression.call("NULLIF", [added("SUM", plan.free("\(output.name)_of")), .constant(0)])
        value = .binary("/", added("SUM", output.name), count)
      case .count, .sum, .balance, .median, .percentile, .stddev, .corr, .countDistinct:
        value = added("SUM", output.name)
      }
      select.columns.append(.init(expression: value, alias: output.name))
    }
    if hasPopulation { select.columns.append(.init(expression: .constant(1), alias: Self.known)) }
    select.groupCount = plan.keys.count
    (select.isOfRecords, select.isOfAll) = (days.isOfRecords, days.isOfRecords && days.isOfAll)
    return select
  }

  /// What a mean is made of.
  private static func sumBehind(mean: SQLExpression) -> (value: SQLExpression, count: SQLExpression)? {
    guard case .aggregate("AVG", false, let operand?, let filter) = mean else { return nil }
    return (
      .aggregate("SUM", distinct: false, .real(operand), filter: filter),
      .aggregate("COUNT", distinct: false, operand, filter: filter)
    )
  }
}
