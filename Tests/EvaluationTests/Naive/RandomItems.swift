import Evaluation
import Semantics
import Syntax
import Values

/// Numbers: metrics, what is made of them, and aggregates of any records.
extension RandomQuestions {
  mutating func item(_ number: Int) -> String {
    let text = value()
    return dice.chance(12) ? "x\(number) = \(text)" : text
  }

  mutating func metric() -> String {
    if theme == .plans && dice.chance(70) {
      return dice.pick([
        "target", "target", "attainment", "gap", "pace", "projection", "required_per_day", "budget", "budget_use",
        "coverage", "required_visits", "expenses", "sales",
      ])
    }
    if theme == .states && dice.chance(70) {
      return dice.pick([
        "pipeline", "weighted_pipeline", "open_opportunities", "stage_days", "stage_age", "stalled", "stalled_value",
        "pushes", "planned_closes", "slipped", "slippage", "reopened", "velocity", "expected_pipeline", "coverage",
        "forecast_commit", "customer_count", "never_ordered", "territories_covered", "change_count", "problem_count",
        "current_customers", "dormant_customers", "churn_rate", "trailing_win_rate", "no_touch_days", "order_age",
        "cei",
      ])
    }
    if dice.chance(4) { return dice.pick(RandomStore.definedMetrics) }
    let names = dice.pick(metrics)
    return dice.chance(92) ? names[0] : dice.pick(names)
  }

  mutating func value() -> String {
    if theme == .alongTime && dice.chance(75) { return alongTime() }
    if theme == .amongRows && dice.chance(75) { return amongRows() }
    if theme == .rolledUp && dice.chance(30) { return "own(\(metric()))" }
    if theme == .states && dice.chance(15) { return "opening(\(metric()))" }
    switch dice.below(25) {
    case 24: return formula()
    case 20: return alongTime()
    case 21: return amongRows()
    case 22: return dice.chance(40) ? nested() : dice.chance(50) ? chosen() : ofSeveral()
    case 23:
      return dice.pick([
        "required(\(metric()))", "trailing(\(metric()), \(dice.pick([30, 90, 180])))", "trailing(\(metric()))",
        "target(\(metric()))", "trailing(\(metric()), 60, 60)",
      ])
    case 0...8: return metric()
    case 9: return statistic()
    case 10, 11: return "\(metric())/\(metric())"
    case 12: return "\(metric()) \(dice.pick(["+", "-", "*"])) \(metric())"
    case 13: return "\(metric()) * \(dice.pick(["2", "0.5", "100"]))"
    case 14: return "\(metric()) per \(dice.pick(["workday", "workday", "day", "week", "month", "quarter", "year"]))"
    case 15:
      return
        "\(metric()) per \(dice.pick(["rep", "customer", "team", "product", "order", "close", "wins", "proposal"]))"
    case 16: return dice.chance(70) ? "share{\(metric())}" : "share{\(metric()) + \(metric())}"
    case 17: return "\(aggregate())/\(metric())"
    default: return aggregate()
    }
  }

  /// Brackets, signs and numbers, and what has no value.
  private mutating func formula() -> String {
    func part(_ dice: inout Dice) -> String { dice.pick(["2", "1", "0.1", "0", "100", "1.5k", "$least"]) }
    switch dice.below(8) {
    case 0: return "(\(metric()) + \(metric())) / (\(metric()) - \(metric()))"
    case 1: return "1 - \(metric())"
    case 2: return "-\(metric()) \(dice.pick(["+", "-", "*"])) \(metric())"
    case 3: return "\(metric()) / \(part(&dice))"
    case 4: return "(\(metric())/\(metric())) / \(dice.pick([metric(), part(&dice)]))"
    case 5: return "\(part(&dice)) * \(metric()) \(dice.pick(["+", "-"])) \(part(&dice)) * \(metric())"
    case 6: return "(\(metric()) - \(metric())) per \(dice.pick(["workday", "day", "month", "rep", "customer"]))"
    default: return "\(aggregate()) \(dice.pick(["+", "-", "/"])) \(aggregate())"
    }
  }

  /// A function of what another function makes of the rows.
  private mutating func nested() -> String {
    let inner =
      switch dice.below(4) {
      case 0: alongTime()
      case 1: amongRows()
      case 2: "share{\(metric())}"
      default: dice.chance(50) ? ofSeveral() : chosen()
      }
    if inner.contains(" = ") { return inner }
    switch dice.below(6) {
    case 0: return "previous(\(inner))"
    case 1: return "change(\(inner))"
    case 2: return "growth(\(inner), \(dice.within(1...3)))"
    case 3: return "rank(\(inner))"
    case 4: return "\(inner) / \(metric())"
    default: return "\(inner) * 100"
    }
  }

  private mutating func statistic() -> String {
    let (entity, date) = dice.pick([
      ("opportunities", "closed"), ("opportunities", "created"), ("invoices", "issued"), ("order_lines", "ordered"),
    ])
    switch dice.below(4) {
    case 0: return "percentile(\(entity).amount, \(dice.pick([10, 75, 90])) on \(date))"
    case 1: return "stddev(\(entity).amount on \(date))"
    case 2: return "corr(order_lines.amount, order_lines.\(dice.pick(["quantity", "cost", "gross"])))"
    default: return "\(dice.pick(["median", "avg", "max"]))(\(entity).amount on \(date))"
    }
  }

  /// `sum(orders.amount where ... on ordered)`
  mutating func aggregate() -> String {
    let entity = dice.pick(
      catalogue.entities.filter {
        !Self.hiddenToQuestions.contains($0.name) && !["plan_rollups", "plan_days", "product_stock"].contains($0.name)
      })
    let numbers = entity.fields.filter(\.isNumeric)
    let dates = entity.fields.filter { $0.kind == .date }
    let references = entity.fields.filter { if case .reference = $0.kind { true } else { false } }
    var inside: String
    switch dice.below(10) {
    case 0...3 where !numbers.isEmpty:
      inside = dice.pick(["sum", "sum", "avg", "median", "min", "max"]) + "(\(entity.name).\(dice.pick(numbers).name)"
    case 4 where dates.count > 1:
      let (later, earlier) = (dice.pick(dates).name, dice.pick(dates).name)
      let function = dice.pick(["avg", "sum", "median"])
      inside =
        dice.chance(30)
        ? "\(function)(\(dice.pick(RecordFunction.allCases).rawValue)(\(entity.name).\(earlier), \(later))"
        : "\(function)(\(entity.name).\(later) - \(entity.name).\(earlier)"
    case 5 where !dates.isEmpty: inside = dice.pick(["min", "max"]) + "(\(entity.name).\(dice.pick(dates).name)"
    case 6, 7:
      let field = dice.chance(60) && !references.isEmpty ? dice.pick(references) : dice.pick(entity.fields)
      inside = "count distinct(\(entity.name).\(field.name)"
    case 8 where !numbers.isEmpty:
      let field = "\(entity.name).\(dice.pick(numbers).name)"
      inside = dice.pick([
        "percentile(\(field), \(dice.pick([10, 25, 90, 99]))", "stddev(\(field)",
        "corr(\(field), \(entity.name).\(dice.pick(numbers).name)",
      ])
    default: inside = "count(\(entity.name)"
    }
    if dice.chance(8), !dates.isEmpty {
      return inside + " where \(dice.chance(30) ? "not " : "")\(dice.pick(dates).name) in period)"
    }
    if dice.chance(45) {
      inside += " where " + (dice.chance(70) ? fieldCondition(entity) : factCondition([entity], depth: 1))
    }
    if dice.chance(30), !dates.isEmpty { inside += " on " + dice.pick(dates).name }
    return inside + ")"
  }

  private mutating func operand() -> String {
    dice.chance(65) ? metric() : dice.chance(80) ? "\(metric())/\(metric())" : aggregate()
  }

  private mutating func alongTime() -> String {
    let inside = dice.chance(12) ? "per_rep = \(metric())" : operand()
    let number = inside.hasPrefix("per_rep") ? "\(metric()) per \(dice.pick(["rep", "workday", "month"]))" : inside
    switch dice.below(9) {
    case 0, 1, 2: return "running(\(number))"
    case 3, 4: return "moving(\(number), \(dice.pick([1, 2, 3, 4])))"
    case 5: return "previous(\(number)\(dice.pick(["", ", 2", ", 3", ", 12"])))"
    case 6: return "change(\(number)\(dice.pick(["", ", 2"])))"
    case 7: return "growth(\(number)\(dice.pick(["", ", 4", ", 12"])))"
    default: return "\(metric()) / previous(\(metric()))"
    }
  }

  private mutating func amongRows() -> String {
    let group =
      dice.chance(25) ? " in each \(dice.pick(["team", "source", "rep", "industry", "month", "quarter"]))" : ""
    switch dice.below(13) {
    case 12: return "share(\(metric()) in each \(dice.pick(["team", "source", "rep", "industry", "month"])))"
    case 0, 1, 2: return "rank(\(operand())\(group))"
    case 3, 4: return "cumulative(\(metric())\(group))"
    case 5, 6: return "cumulative_share(\(metric())\(group))"
    case 7: return "share{\(metric())}"
    case 8, 9:
      let counted = dice.pick(["customer", "rep", "product", "source", "industry", "month", "team"])
      return "pareto(\(metric()) by \(counted)\(dice.pick(["", ", 50%", ", 80%", ", 100%"])))"
    default:
      let rate = dice.pick([
        "win_rate", "qualification_rate", "connected_rate", "closes/proposals", "slippage", operand(),
      ])
      return "\(dice.pick(["lower", "upper"]))(\(rate))"
    }
  }

  /// What the numbers of each come to.
  private mutating func ofSeveral() -> String {
    let each = dice.pick(["customer", "rep", "product", "source", "team", "month", "industry"])
    let function = dice.pick(["avg", "median", "min", "max", "stddev", "p90"])
    let isOfAll = dice.chance(40)
    return
      "\(function)(\(operand()) \(isOfAll ? "per" : "by") \(isOfAll ? dice.pick(["customer", "rep", "team"]) : each))"
  }

  /// Records counted by their whole result.
  private mutating func chosen() -> String {
    let entity = dice.pick([
      "customers", "customers", "reps", "products", "opportunities", "sources", "leads", "contacts",
    ])
    var text = "count(\(entity)"
    if let home = catalogue.entity(entity), dice.chance(30) { text += " where " + fieldCondition(home) }
    let numbers = ["visits", "closes", "sales", "orders", "win_rate", "units", "last_visit", "calls/visits"]
    let number = dice.pick(numbers)
    if dice.chance(20) {
      return text + " with \(number) > \(dice.below(3)) \(dice.pick(["and", "or"])) \(dice.pick(numbers)) is not empty)"
    }
    return text + " with \(number) \(dice.pick(["> 0", "> 1", "> 2", "< 3", ">= 5", "is empty", "> 1000", "<= 50%"])))"
  }
}
