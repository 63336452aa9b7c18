import Values

/// What a target or a budget is for: the period, and whose it is.
private struct PlanScope {
  let starts: Int
  let ends: Int
  let scope: Int
  private let subjects: [(scope: String, slot: Int)]

  /// `subjects`: the columns that say whose it is, the narrowest first.
  init(_ layout: inout DraftLayout, subjects: [(String, String)]) {
    self.starts = layout.add("starts_on", .derived)
    self.ends = layout.add("ends_on", .derived)
    self.scope = layout.add("scope", .derived)
    var found: [(String, Int)] = []
    for (scope, column) in subjects { if let slot = layout.slot(column) { found.append((scope, slot)) } }
    self.subjects = found
  }

  func readPeriod(_ draft: inout RecordDraft, _ session: ImportSession) throws(RowFailure) {
    if let period = draft.period {
      draft.fill(starts, .text(period.start.isoText))
      draft.fill(ends, .text(period.last.isoText))
      session.saw(period.start)
      session.saw(period.last)
    }
    guard let first = draft.text(starts), let last = draft.text(ends) else {
      throw .refuse(ProblemReason.blank("period"))
    }
    if last < first { throw .problem(column: "ends", value: last, reason: "is before the start, \(first)") }
  }

  func decide(_ draft: inout RecordDraft) throws(RowFailure) {
    let named = subjects.first { draft.values[$0.slot] != .null }?.scope
    guard let said = draft.text(scope) else {
      draft.values[scope] = .text(named ?? "company")
      return
    }
    if said != "company", subjects.allSatisfy({ $0.scope != said || draft.values[$0.slot] == .null }) {
      throw .refuse(ProblemReason.blank(said))
    }
  }
}

/// The value of a target is money or a plain number, as its metric says.
struct TargetRules: RecordRules {
  private let plan: PlanScope
  private let metric: Int
  private let value: Int

  init(_ layout: inout DraftLayout) {
    self.plan = PlanScope(
      &layout,
      subjects: [
        ("rep", "rep_id"), ("customer", "customer_id"), ("product", "product_id"), ("category", "category"),
        ("territory", "territory_id"), ("team", "team_id"),
      ])
    self.metric = layout.add("metric", .derived)
    self.value = layout.add("value", .given)
  }

  mutating func prepare(_ draft: inout RecordDraft, _ session: ImportSession) throws(RowFailure) {
    try plan.readPeriod(&draft, session)
    let said = (draft.text(metric) ?? "sales").replacing(" ", "_")
    let known = session.metric(said)
    if known == nil, !session.metricNames.isEmpty {
      let near = nearestWords(to: said, among: session.metricNames)
      throw .problem(column: "metric", value: said, reason: ProblemReason.noMetric(near: near))
    }
    draft.values[metric] = .text(known?.name ?? said)
    // What no catalogue knows is money, as most plans are.
    guard let units = draft.plan?.units(scale: known?.isMoney == false ? 0 : draft.minorDigits) else {
      throw .refuse(ProblemReason.blank("value"))
    }
    if units.isRounded { session.rounded += 1 }
    draft.values[value] = .integer(units.value)
  }

  mutating func complete(_ draft: inout RecordDraft, _ session: ImportSession) throws(RowFailure) {
    try plan.decide(&draft)
  }
}

struct BudgetRules: RecordRules {
  private let plan: PlanScope

  init(_ layout: inout DraftLayout) {
    self.plan = PlanScope(&layout, subjects: [("rep", "rep_id"), ("team", "team_id")])
  }

  mutating func prepare(_ draft: inout RecordDraft, _ session: ImportSession) throws(RowFailure) {
    try plan.readPeriod(&draft, session)
  }

  mutating func complete(_ draft: inout RecordDraft, _ session: ImportSession) throws(RowFailure) {
    try plan.decide(&draft)
  }
}
