import Syntax
import Values

extension Planner {
  /// The members, where they are chosen by who is credited: whoever has a part, each with all parts.
  package func chosenMembers(of funnel: TrackedFunnel) -> [PopulationQuestion] {
    guard funnel.cohort.members.asksCredit else { return [] }
    return [
      PopulationQuestion(
        entity: funnel.cohort.entity, predicate: funnel.cohort.members, date: catalogue.ownDay(of: funnel.cohort))
    ]
  }

  /// The members of a tracked funnel: own id, what facts know them by, the day they are followed from, what they are split
  /// by. Of a member that several share each has a part, and everybody above has a row of a roll-up.
  package func members(of funnel: TrackedFunnel) -> Plan {
    let cohort = funnel.cohort
    guard let home = catalogue.entity(cohort.entity) else {
      return plan(keys: [], outputs: [], branches: [])
    }
    var question = funnel.question
    question.keys = funnel.keys
    let dimensions = keySources(Array(funnel.keys.indices), question, home) { _ in .none }.map {
      $0.fixed(at: question.moment)
    }
    let own = ColumnPath(root: home.name, references: [], field: home.key)
    // Populations of the question, then those of `chosenMembers`.
    let members: Predicate =
      cohort.members.asksCredit
      ? .isAmong(own, PopulationID(index: question.populations.count)) : cohort.members.fixed(at: question.moment)
    let branch = Branch(
      entity: home.name, keys: [.column(own), .cohort(.member), .column(cohort.date)] + dimensions, window: nil,
      cohort: nil, date: catalogue.ownDay(of: cohort), filter: members,
      outputs: [BranchOutput(index: 0, function: .count, operand: nil, condition: nil)], method: .additive,
      moment: question.moment, isPopulation: false)
    // None of the names that were given.
    func free(_ name: String) -> String {
      funnel.keys.contains { $0.name.lowercased() == name } ? free(name + "_") : name
    }
    return plan(
      keys: [
        PlanKey(name: free("id"), kind: .value(.number)), PlanKey(name: free("member"), kind: .value(.number)),
        PlanKey(name: free("entered"), kind: .value(.text)),
      ] + funnel.keys.enumerated().map { planKey($1, $0) },
      outputs: [PlanOutput(name: free("members"), measure: Self.count(of: home.name))],
      branches: [following(branch, question)])
  }

  /// For each opportunity the positions it ever had among the open stages, with the first day of each; without a position
  /// that it was won.
  package func stagesReached(of funnel: TrackedFunnel) -> Plan {
    let question = funnel.question
    let keys = [PlanKey(name: "member", kind: .value(.number)), PlanKey(name: "position", kind: .value(.number))]
    let first = Measure(
      entity: "opportunity_states", function: .min, operand: nil, condition: nil, date: nil, timing: .event,
      unit: .date,
      scale: 1, plan: nil)
    let output = PlanOutput(name: "first_day", measure: first)
    func path(_ entity: Entity, _ names: String...) -> ColumnPath? { catalogue.path(names, from: entity) }
    func isEqual(_ path: ColumnPath, _ text: String) -> Predicate { .comparison(.equal, .column(path), .text(text)) }
    func branch(_ entity: Entity, position: ColumnPath?, where condition: Predicate, first date: ColumnPath?) -> Branch
    {
      let conditions = [condition] + (question.filters[entity.name].map { [$0] } ?? [])
      let found = Branch(
        entity: entity.name, keys: [.cohort(.member), position.map(Branch.KeySource.column) ?? .none], window: nil,
        cohort: nil, date: date?.field, filter: Predicate.all(conditions).fixed(at: question.moment),
        outputs: date.map { [BranchOutput(index: 0, function: .min, operand: .column($0), condition: nil)] } ?? [],
        method: .additive, moment: question.moment, isPopulation: false)
      return following(found, question)
    }
    var branches: [Branch] = []
    if let states = catalogue.entity("opportunity_states"), let position = path(states, "stage", "position"),
      let state = path(states, "stage", "state"), let from = path(states, "from")
    {
      branches.append(branch(states, position: position, where: isEqual(state, "open"), first: from))
    }
    if let deals = catalogue.entity("opportunities"), let position = path(deals, "stage", "position"),
      let stage = path(deals, "stage", "state"), let state = path(deals, "state"), let closed = path(deals, "closed")
    {
      branches.append(branch(deals, position: nil, where: isEqual(state, "won"), first: closed))
      // Without history only the stage of now is known, and no day of it.
      if funnel.cohort.window == nil {
        branches.append(branch(deals, position: position, where: isEqual(stage, "open"), first: nil))
      }
    }
    return plan(keys: keys, outputs: [output], branches: branches)
  }
}
