import SQL
import Semantics
import Store
import Syntax
import Values

/// What is said of plans that are for a part of what stands beside them.
extension Workspace {
  func narrowPlans(_ question: Question) throws(EvaluationError) -> [Answer.Note] {
    let measures = question.quantities.flatMap(\.measures)
    let plans = measures.compactMap(\.plan)
    var notes: [Answer.Note] = []
    if plans.contains(where: { $0.plan == .budget }), measures.contains(where: { $0.entity == "expenses" }) {
      notes += try budgetsOfCategories(question)
    }
    let metrics = Set(plans.filter { $0.plan == .target }.map(\.metric))
    let asked = question.keys.map(\.path) + (question.filters["plan_rollups"]?.columns ?? []).map { [$0.field.name] }
    if asked.contains(["category"]), measures.contains(where: { $0.plan == nil }) {
      for metric in metrics.sorted() { notes += try targetsOfProducts(metric, question) }
    }
    // A row of a time axis has its own plan, or none.
    if question.timeAxis == nil, measures.contains(where: { $0.plan == nil }) {
      for plan in Set(plans).sorted(by: { $0.metric < $1.metric }) { notes += try plansOfPart(plan, question) }
    }
    return notes
  }

  /// Plans that begin after the period, or end before it does: what stands beside them is of all of it.
  private func plansOfPart(_ plan: Measure.PlanSource, _ question: Question) throws(EvaluationError) -> [Answer.Note] {
    guard let period = question.period, period.start > PeriodBounds.earliest else { return [] }
    let (during, bound) = overlap(question)
    let row = try storing { () throws(StoreError) in
      switch plan.plan {
      case .target:
        try reader.rows(
          "SELECT MIN(starts_on), MAX(ends_on) FROM targets WHERE metric = ? AND \(during)",
          [.text(plan.metric)] + bound
        ).first
      case .budget: try reader.rows("SELECT MIN(starts_on), MAX(ends_on) FROM budgets WHERE \(during)", bound).first
      }
    }
    guard let first = row?.first?.textValue, let last = row?.last?.textValue,
      first > period.start.iso || last < period.last.iso
    else { return [] }
    let days = "\(max(first, period.start.iso))..\(min(last, period.last.iso))"
    let word = plan.plan == .target ? say("targets", "目标") : say("budgets", "预算")
    return [
      .init(
        say(
          "\(word) are for \(days) only, a part of \(period.start) to \(period.last)",
          "\(word)只涵盖 \(days),是 \(period.start) 至 \(period.last) 的一部分"),
        kind: .warning)
    ]
  }

  /// Rows are about records of which no target is for any.
  func noPlans(_ plan: Measure.PlanSource, _ question: Question) throws(EvaluationError) -> Answer.Note? {
    guard let record = try unplanned(plan, question) else { return nil }
    let title = catalogue.entity(record).map { resolver.title(of: $0) } ?? record
    return .init(say("no target is for a \(record)", "没有针对\(title)的目标"))
  }

  /// What rows or conditions are about, where no target at all is set for one of its kind.
  private func unplanned(
    _ plan: Measure.PlanSource, _ question: Question
  ) throws(EvaluationError) -> String? {
    guard plan.plan == .target else { return nil }
    let asked = question.beginnings(of: "plan_rollups")
    for record in ["customer", "product", "territory"] where asked.contains(record) {
      let found = try storing { () throws(StoreError) in
        try reader.scalar(
          "SELECT 1 FROM targets WHERE metric = ? AND \(record)_id IS NOT NULL LIMIT 1", [.text(plan.metric)])
      }
      if found == nil { return record }
    }
    return nil
  }

  /// Budgets that are all of single categories, where nothing chooses among expenses by theirs.
  private func budgetsOfCategories(_ question: Question) throws(EvaluationError) -> [Answer.Note] {
    let asked = question.keys.flatMap(\.path) + (question.filters["expenses"]?.columns ?? []).map(\.field.name)
    if asked.contains("category") { return [] }
    let isByRep = question.subject?.name == "reps" || question.needsBudgetsOfReps
    let (during, days) = overlap(question)
    let rows = try storing { () throws(StoreError) in
      try reader.rows(
        """
        SELECT DISTINCT category FROM budgets WHERE scope IN (\(isByRep ? "'rep'" : "'company', 'team', 'rep'"))
          AND \(during) ORDER BY category
        """, days)
    }
    let categories = rows.compactMap(\.first?.textValue)
    guard !categories.isEmpty, categories.count == rows.count else { return [] }
    let list = categories.joined(separator: ", ")
    return [
      .init(
        say(
          "budgets are of \(list); expenses are of all categories, unless `where category` chooses",
          "预算只针对 \(list);费用含全部类别,可用 `where category` 选择"))
    ]
  }

  /// Categories whose target is that of some of their products.
  private func targetsOfProducts(_ metric: String, _ question: Question) throws(EvaluationError) -> [Answer.Note] {
    let (during, days) = overlap(question)
    let own = "SELECT 1 FROM targets t WHERE t.metric = ? AND \(during)"
    let counts = try storing { () throws(StoreError) in
      try reader.rows(
        """
        SELECT SUM(targeted), SUM(products) FROM (
          SELECT COUNT(*) AS products,
            SUM(CASE WHEN EXISTS (\(own) AND t.product_id = p.id) THEN 1 ELSE 0 END) AS targeted
          FROM products p
          WHERE p.is_active = 1 AND p.category IS NOT NULL
            AND NOT EXISTS (\(own) AND t.scope = 'category' AND t.category = p.category)
          GROUP BY p.category
        ) c WHERE targeted > 0 AND targeted < products
        """, [.text(metric)] + days + [.text(metric)] + days)
    }
    guard case .integer(let targeted)? = counts.first?.first, case .integer(let products)? = counts.first?.last else {
      return []
    }
    return [
      .init(
        say(
          "targets of categories are those of \(targeted) of \(products) products; `\(metric)` is of all of them",
          "类别的目标只是其 \(products) 个产品中 \(targeted) 个的;`\(metric)` 为全部产品的"))
    ]
  }

  /// Whether a plan has a day in the period, and the days to bind.
  private func overlap(_ question: Question) -> (condition: String, days: [SQLValue]) {
    guard let period = question.period else { return ("1 = 1", []) }
    return ("starts_on < ? AND ends_on >= ?", [.text(period.end.iso), .text(period.start.iso)])
  }
}

extension Question {
  /// Whether rows or conditions are about reps or their managers, whose budgets are those of reps.
  fileprivate var needsBudgetsOfReps: Bool { beginnings(of: "expenses").contains("rep") }

  /// Fields of these records by which rows and conditions look at them, or at what they lead to.
  fileprivate func beginnings(of entity: String) -> Set<String> {
    let ways = keys.compactMap { key -> ColumnPath? in
      guard case .attribute(let paths, _, _, _) = key.kind else { return nil }
      return paths[entity]
    }
    return Set((ways + (filters[entity]?.columns ?? [])).map { ($0.references.first ?? $0.field).name })
  }
}
