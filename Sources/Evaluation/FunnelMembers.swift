import SQL
import Semantics
import Store
import Syntax
import Values

/// Who is followed through a funnel, and the first day of each step by member.
extension Workspace {
  /// One row of a member: everybody above has a row of a roll-up, and of a record that several share each has a part.
  struct FunnelMember {
    let id: SQLValue
    /// What facts know it by.
    let member: Int?
    /// The day it is followed from; one without is none.
    let entered: CivilDate?
    let keys: [RowKey]
    let part: Double
  }

  func members(of funnel: TrackedFunnel) throws(EvaluationError) -> (select: PlanSelect, members: [FunnelMember]) {
    let planner = Planner(catalogue: catalogue, environment: environment)
    let question = funnel.question
    let select = PlanSelect(
      catalogue: catalogue, currency: environment.currency,
      populations: try populations(question.populations + planner.chosenMembers(of: funnel), moment: question.moment))
    let plan = planner.members(of: funnel)
    var found: [FunnelMember] = []
    let stages = try storing { () throws(StoreError) in try stagePlaces(plan.keys) }
    try eachRow(of: try statements(of: [plan], select)) { statement in
      var column = 3
      var keys: [RowKey] = []
      for key in plan.keys.dropFirst(3) {
        let isNamed = select.isNamed(key)
        let label = isNamed ? statement.value(column + 1) : nil
        keys.append(RowKey(key, statement.value(column), label: label, stages: stages))
        column += isNamed ? 2 : 1
      }
      found.append(
        FunnelMember(
          id: statement.value(0), member: statement.isNull(1) ? nil : statement.integer(1),
          entered: CivilDate(iso: statement.text(2)), keys: keys,
          part: plan.outputs.isEmpty ? 1 : statement.real(column)))
    }
    return (select, found)
  }

  /// Whether so many of their kind are members that reading the facts of all is less work than finding those of each.
  func areMost(
    _ members: [FunnelMember], of funnel: TrackedFunnel, _ select: PlanSelect
  ) throws(EvaluationError) -> Bool {
    let (few, part) = (1000, 2)
    if members.count < few { return false }
    let planner = Planner(catalogue: catalogue, environment: environment)
    guard case .integer(let count)? = try fetch(planner.everybody(beside: funnel), select).first?.outputs.first else {
      return false
    }
    return members.count * part >= count
  }

  // MARK: Stages of the pipeline

  func stagesReached(
    of funnel: TrackedFunnel, isOfEverybody: Bool
  ) -> (states: Semantics.Plan, deals: Semantics.Plan) {
    let plans = Planner(catalogue: catalogue, environment: environment).stagesReached(of: funnel)
    return isOfEverybody ? (plans.states.ofEverybody, plans.deals.ofEverybody) : plans
  }

  /// `stages` are those of each step; a deal that was won came to the last one.
  func firsts(
    of members: [FunnelMember], _ stages: [[Int]], _ plans: (states: Semantics.Plan, deals: Semantics.Plan),
    _ select: PlanSelect
  ) throws(EvaluationError) -> FirstDays {
    var steps: [Int: Int] = [:]
    for (step, ids) in stages.enumerated() { for id in ids { steps[id] = step } }
    var found = FirstDays(of: members, stepCount: stages.count)
    try eachRow(of: try parts(of: [plans.states], select)) { statement in
      guard let member = found.place(statement, 0), let step = steps[statement.integer(1)] else { return }
      found.note(CivilDate(startOf: statement.text(2)), step, at: member)
    }
    try eachRow(of: try parts(of: [plans.deals], select)) { statement in
      guard let member = found.place(statement, 0) else { return }
      if statement.text(3) == "won" { found.note(CivilDate(startOf: statement.text(2)), stages.count - 1, at: member) }
      if let step = steps[statement.integer(1)] { found.note(nil, step, at: member) }
    }
    return found
  }

  // MARK: Stages by name

  func stagesByName(of funnel: TrackedFunnel, isOfEverybody: Bool) throws(EvaluationError) -> Semantics.Plan {
    let plan = try resolving { () throws(Diagnostic) in
      try Planner(catalogue: catalogue, environment: environment).plan(funnel.question).main
    }
    return isOfEverybody ? plan.ofEverybody : plan
  }

  /// A stage whose day is not known was reached all the same.
  func firsts(
    of members: [FunnelMember], _ funnel: TrackedFunnel, _ plan: Semantics.Plan, _ select: PlanSelect
  ) throws(EvaluationError) -> FirstDays {
    var columns: [(column: Int, step: Int, isDay: Bool)] = []
    for (position, output) in plan.outputs.enumerated() {
      for (step, stage) in funnel.stages.enumerated() {
        if stage.measures.contains(where: { $0.first == output.measure }) { columns.append((1 + position, step, true)) }
        if stage.measures.contains(where: { $0.reached == output.measure }) {
          columns.append((1 + position, step, false))
        }
      }
    }
    var found = FirstDays(of: members, stepCount: funnel.stages.count)
    try eachRow(of: try parts(of: [plan], select)) { statement in
      guard let member = found.place(statement, 0) else { return }
      for (column, step, isDay) in columns where !statement.isNull(column) {
        if !isDay {
          if statement.real(column) != 0 { found.note(nil, step, at: member) }
        } else if let day = CivilDate(startOf: statement.text(column)) {
          found.note(day, step, at: member)
        }
      }
    }
    return found
  }

  /// What is read part by part and put together by its reader.
  func parts(of plans: [Semantics.Plan], _ select: PlanSelect) throws(EvaluationError) -> [Select] {
    try storing { () throws(StoreError) in
      var found: [Select] = []
      for plan in plans { found += try seen(select, plan).parts(plan) }
      return found
    }
  }

  private func eachRow(
    of statements: [Select], _ read: (borrowing PreparedStatement) -> Void
  ) throws(EvaluationError) {
    try storing { () throws(StoreError) in
      for statement in statements { try eachRow(of: statement, read) }
    }
  }
}

/// The first day of each step, by member.
struct FirstDays {
  /// Stands for a day that is not known.
  static let unknown = CivilDate(dayNumber: .min / 4)

  let stepCount: Int
  private var places: [Int: Int] = [:]
  private var days: [CivilDate?]

  init(of members: [Workspace.FunnelMember], stepCount: Int) {
    self.stepCount = stepCount
    places.reserveCapacity(members.count)
    for case let member? in members.lazy.map(\.member) where places[member] == nil { places[member] = places.count }
    days = [CivilDate?](repeating: nil, count: places.count * stepCount)
  }

  /// Of the member that a column names; `nil` for nobody, and for somebody else.
  func place(_ statement: borrowing PreparedStatement, _ column: Int) -> Int? {
    statement.isNull(column) ? nil : places[statement.integer(column)]
  }

  /// It came to the step, on a day that may be not known.
  mutating func note(_ day: CivilDate?, _ step: Int, at place: Int) {
    let index = place * stepCount + step
    if let day, let known = days[index], known != Self.unknown {
      days[index] = min(known, day)
    } else if day != nil || days[index] == nil {
      days[index] = day ?? Self.unknown
    }
  }

  /// One for each step; none for what facts do not know.
  subscript(member: Int?) -> ArraySlice<CivilDate?> {
    guard let member, let place = places[member] else { return [] }
    return days[place * stepCount..<(place + 1) * stepCount]
  }
}
