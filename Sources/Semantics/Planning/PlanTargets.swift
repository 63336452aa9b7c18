import Syntax
import Values

extension Planner {
  /// Targets and budgets: the rows of `plan_rollups` at the level of the answer and at a grain that tiles its time.
  func planBranches(
    _ plan: Measure.PlanSource, _ measures: [(Int, Measure)], _ question: Question, _ keys: [Int], _ filter: Predicate?
  ) -> [Branch] {
    guard let entity = catalogue.entity("plan_rollups"), let starts = entity.field("starts"),
      let ends = entity.field("ends")
    else {
      return []
    }
    func column(_ name: String) -> Scalar? {
      entity.field(name).map { .column(ColumnPath(root: entity.name, references: [], field: $0)) }
    }
    func equals(_ name: String, _ value: String) -> [Predicate] {
      column(name).map { [.comparison(.equal, $0, .text(value))] } ?? []
    }
    var sources = keySources(keys, question, entity) { .bucket($0, starts) }
    var filter = filter
    let used = sources.compactMap { if case .column(let path) = $0 { path } else { nil } } + (filter?.columns ?? [])
    let names = Set(used.map { $0.references.first?.name ?? $0.field.name })
    let level = Self.level(names, plan.plan)
    if level == "rep" {
      sources = sources.map { if case .column(let path) = $0 { .column(teamOfRep(path)) } else { $0 } }
      filter = filter?.mapColumns(teamOfRep)
    }
    var conditions =
      equals("kind", plan.plan.rawValue) + equals("metric", plan.metric) + equals("level", level)
      + equals("grain", grain(question, keys))
    if let category = column("category"), level != "category" {
      let wanted = names.contains("category")
      conditions.append(wanted ? .not(.empty(category)) : .empty(category))
    }
    if let filter { conditions.append(filter) }
    var window: Branch.Window?
    if let period = question.period {
      window = .inside(starts, period)
      conditions.append(
        .comparison(.less, .column(ColumnPath(root: entity.name, references: [], field: ends)), .date(period.end)))
    }
    return [
      Branch(
        entity: entity.name, keys: sources, window: window, date: ends,
        filter: Predicate.all(conditions).fixed(at: question.moment),
        outputs: measures.map { BranchOutput(index: $0.0, function: .sum, operand: $0.1.operand, condition: nil) },
        method: .additive, moment: question.moment, isPopulation: false
      ).inTime(.period(question.period))
    ]
  }

  /// A rep's plan bears no team: it is the one that the rep was in at the plan's end, when who was hired in it is in one.
  private func teamOfRep(_ path: ColumnPath) -> ColumnPath {
    guard let plans = catalogue.entity(path.root), let rep = plans.field("rep"), let team = plans.field("team"),
      let ofRep = catalogue.entity("reps")?.field("team")
    else { return path }
    if path.references.isEmpty {
      return path.field == team ? ColumnPath(root: path.root, references: [rep], field: ofRep) : path
    }
    guard path.references[0] == team else { return path }
    return ColumnPath(root: path.root, references: [rep, ofRep] + path.references.dropFirst(), field: path.field)
  }

  /// The finest scope that the rows or conditions need.
  private static func level(_ names: Set<String>, _ plan: Value.Plan) -> String {
    if names.contains("rep") { return "rep" }
    if names.contains("team") { return "team" }
    if names.contains("territory") { return "territory" }
    if names.contains("product") { return "product" }
    if names.contains("customer") { return "customer" }
    if names.contains("category"), plan == .target { return "category" }
    return "company"
  }

  /// The coarsest calendar unit that tiles the time asked about; below their own grain plans are not divided.
  private func grain(_ question: Question, _ keys: [Int]) -> String {
    for position in keys {
      if case .time(let grain) = question.keys[position].kind {
        switch grain {
        case .quarter, .half: return "quarter"
        case .year: return "year"
        case .day, .week, .month, .fiscalQuarter, .fiscalYear, .weekday, .hour: return "month"
        }
      }
    }
    guard let period = question.period else { return "month" }
    let plain = CalendarRules()
    for (grain, name) in [(Grain.year, "year"), (.quarter, "quarter")] {
      let first = plain.bucket(grain, holding: period.start)
      let last = plain.bucket(grain, holding: period.last)
      if first.start == period.start && last.end == period.end { return name }
    }
    return "month"
  }
}
