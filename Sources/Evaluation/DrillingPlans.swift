import SQL
import Semantics
import Store
import Syntax
import Values

/// What was planned for the rows of an answer, as it was set.
extension Workspace {
  /// All targets of the metric, or all budgets, each with whether the number rests on it; empty for what is no plan.
  /// `rows` are the keys of those that it is of, `time` the part of the axis, where it looks at others than its own.
  func plans(
    behind part: NumberPart, _ number: FoundNumber, _ rows: [[RowKey]]?, at time: Period?
  ) throws(EvaluationError) -> [PlannedLine] {
    guard case .plan = part.kind else { return [] }
    var own = part.expression
    if part.isOwn { own = Expression(.call(Name("own"), [own]), own.span) }
    let quantity = try resolving { () throws(Diagnostic) in
      try resolver.quantity(own, named: number.answered.named)
    }
    guard case .measure(let measure) = quantity.undeclared, let plan = measure.plan else { return [] }
    let isWanted = wanted(part.reading.isWhole ? nil : rows, number.question, part.reading.buckets == nil ? nil : time)
    let side = number.answered.result.answer.sides[number.side]
    let slots = try slots(
      of: measure, number.question, side.environment, isWanted, moment: number.answered.question.moment)
    return try planned(lines(of: plan, behind: slots))
  }

  /// Whether keys are those of one of the rows, or along the axis of one of them at another time; `nil` is every row.
  private func wanted(_ rows: [[RowKey]]?, _ question: Question, _ time: Period?) -> (([RowKey]) -> Bool)? {
    guard let rows else { return nil }
    guard let time, let axis = question.timeAxis, case .time(let grain) = question.keys[axis].kind else {
      let known = Set(rows)
      return { known.contains($0) }
    }
    func withoutTime(_ keys: [RowKey]) -> [RowKey] {
      zip(keys, question.keys).filter { !$1.isTime }.map { key, _ in key }
    }
    let known = Set(rows.map(withoutTime))
    let first = environment.calendar.bucket(grain, holding: time.start).start
    return { keys in
      guard case .bucket(_, let start) = keys[axis].shown else { return false }
      return first <= start && start < time.end && known.contains(withoutTime(keys))
    }
  }

  /// All targets of the metric, or all budgets, as they were set.
  private func lines(
    of plan: Measure.PlanSource, behind slots: [PlanSlot]
  ) throws(EvaluationError) -> [PlanLine] {
    let kind: PlanSlot.Kind =
      switch plan.plan {
      case .target: .target
      case .budget: .budget
      }
    return try storing { () throws(StoreError) in
      try PlanLines.lines(of: kind, plan.metric, behind: slots, in: reader)
    }
  }

  /// Those that a number of the answer rests on.
  func usedPlans(_ measure: Measure, _ question: Question) throws(EvaluationError) -> [PlanLine] {
    guard let plan = measure.plan else { return [] }
    let slots = try slots(of: measure, question, environment, nil, moment: question.moment)
    return try lines(of: plan, behind: slots).filter(\.isUsed)
  }

  /// The rows of `plan_rollups` that the rows of the answer are read from.
  private func slots(
    of measure: Measure, _ question: Question, _ environment: Environment, _ isWanted: (([RowKey]) -> Bool)?,
    moment: CivilDate
  ) throws(EvaluationError) -> [PlanSlot] {
    var question = question
    // Where rows overlap the whole is asked for itself.
    if isWanted == nil, question.isRolledUp, !measure.isOwn { question.keys = [] }
    let plan = try resolving { () throws(Diagnostic) in
      try Planner(catalogue: catalogue, environment: environment).rollups(of: measure, question)
    }
    guard let plan else { return [] }
    let select = PlanSelect(
      catalogue: catalogue, currency: environment.currency,
      populations: try populations(question.populations, moment: moment))
    var found: [PlanSlot] = []
    for row in try fetch(plan, select) {
      if let isWanted, !isWanted(Array(row.keys.prefix(question.keys.count))) { continue }
      if let slot = Self.slot(row.keys.suffix(Planner.rollupKeys.count).map(\.identity)) { found.append(slot) }
    }
    return found
  }

  /// From its level, its first and its last day, the ids of whose it is, and its category.
  private static func slot(_ values: [SQLValue]) -> PlanSlot? {
    guard let level = values[0].textValue, let first = values[1].textValue.flatMap(CivilDate.init(iso:)),
      let last = values[2].textValue.flatMap(CivilDate.init(iso:))
    else { return nil }
    func id(_ place: Int) -> Int? { if case .integer(let id) = values[place] { id } else { nil } }
    let owner: PlanSlot.Owner?
    var category = values[8].textValue
    switch level {
    case "company": owner = .company
    case "rep": owner = id(3).map(PlanSlot.Owner.rep)
    case "member": owner = id(3).map { .member($0, team: id(4)) }
    case "team", "group": owner = id(4).map(PlanSlot.Owner.team)
    case "direct": owner = id(4).map(PlanSlot.Owner.direct)
    case "territory": owner = id(5).map(PlanSlot.Owner.territory)
    case "product": owner = id(6).map(PlanSlot.Owner.product)
    case "customer": owner = id(7).map(PlanSlot.Owner.customer)
    case "category":
      owner = category.map(PlanSlot.Owner.category)
      category = nil
    default: owner = nil
    }
    return owner.map { PlanSlot(owner: $0, category: category, period: Period(from: first, through: last)) }
  }

  /// The same with the names of whose they are.
  private func planned(_ lines: [PlanLine]) throws(EvaluationError) -> [PlannedLine] {
    var names: [String: [Int: KeyValue]] = [:]
    for (scope, entity) in [
      ("rep", "reps"), ("team", "teams"), ("territory", "territories"), ("product", "products"),
      ("customer", "customers"),
    ] {
      guard let home = catalogue.entity(entity) else { continue }
      let ids = Array(Set(lines.compactMap { $0.owner.id(in: scope) })).sorted()
      if ids.isEmpty { continue }
      names[scope] = try labels(byID: ids, in: home)
    }
    return lines.map { line in
      let scope = line.owner.level
      var owner = line.owner.id(in: scope).flatMap { names[scope]?[$0] }
      if case .category(let name) = line.owner { owner = .text(name) }
      return PlannedLine(
        scope: scope, owner: owner, category: line.category, period: line.period, value: line.value,
        isUsed: line.isUsed)
    }
  }
}

extension PlanSlot.Owner {
  /// `nil` where it is of another scope.
  fileprivate func id(in scope: String) -> Int? {
    switch self {
    case .rep(let id), .team(let id), .territory(let id), .product(let id), .customer(let id):
      level == scope ? id : nil
    case .company, .member, .direct, .category: nil
    }
  }
}
