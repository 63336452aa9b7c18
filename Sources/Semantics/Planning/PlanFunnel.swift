import Syntax
import Values

extension Planner {
  /// The members, where they are chosen by who is credited: whoever has a part, each with all parts.
  package func chosenMembers(of funnel: TrackedFunnel) -> [PopulationQuestion] {
    guard funnel.cohort.members.asksCredit else { return [] }
    return [
      PopulationQuestion(
        entity: funnel.cohort.records, predicate: funnel.cohort.members, date: catalogue.ownDay(of: funnel.cohort))
    ]
  }

  /// The members of a tracked funnel: own id, what facts know them by, the day they are followed from, what they are split
  /// by. Of a member that several share each has a part, and everybody above has a row of a roll-up.
  package func members(of funnel: TrackedFunnel) -> Plan {
    let cohort = funnel.cohort
    guard let home = catalogue.entity(cohort.records) else {
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
    var branch = Branch(
      entity: home.name, keys: [.column(own), .cohort(.member), .column(cohort.date)] + dimensions, window: nil,
      cohort: nil, date: catalogue.ownDay(of: cohort), filter: members,
      outputs: [BranchOutput(index: 0, function: .count, operand: nil, condition: nil)], method: .additive,
      moment: question.moment, isPopulation: false)
    let isOfOwnColumns = dimensions.allSatisfy { dimension in
      switch dimension {
      case .column, .value, .bucket, .constant, .none: true
      case .band, .above, .cohort: false
      }
    }
    // Each is one row as it stands.
    let isPlain = cohort.identities.count == 1 && !branch.isShared && isOfOwnColumns
    if isPlain {
      branch.keys[1] = .column(cohort.identities[0])
      branch.filter = members.inTime(question.ownTime(on: environment.today))
      (branch.outputs, branch.isPopulation) = ([], true)
    }
    // None of the names that were given.
    func free(_ name: String) -> String {
      funnel.keys.contains { $0.name.lowercased() == name } ? free(name + "_") : name
    }
    return plan(
      keys: [
        PlanKey(name: free("id"), kind: .value(.number)), PlanKey(name: free("member"), kind: .value(.number)),
        PlanKey(name: free("entered"), kind: .value(.text)),
      ] + funnel.keys.enumerated().map { planKey($1, $0) },
      outputs: isPlain ? [] : [PlanOutput(name: free("members"), measure: Self.count(of: home.name))],
      branches: [isPlain ? branch : following(branch, question)])
  }

  /// How many records there are of the members' kind.
  package func everybody(beside funnel: TrackedFunnel) -> Plan {
    let entity = funnel.cohort.entity
    let branch = Branch(
      entity: entity, keys: [], window: nil, cohort: nil, date: nil, filter: nil,
      outputs: [BranchOutput(index: 0, function: .count, operand: nil, condition: nil)], method: .additive,
      moment: funnel.question.moment, isPopulation: false)
    return plan(keys: [], outputs: [PlanOutput(name: "records", measure: Self.count(of: entity))], branches: [branch])
  }

  /// How far opportunities came: the stage that each was in from a day on, then of each the stage of now, the day it was
  /// closed and its state, of those that were won alone where only the first days count.
  package func stagesReached(of funnel: TrackedFunnel) -> (states: Plan, deals: Plan) {
    let question = funnel.question
    func path(_ entity: Entity, _ name: String) -> ColumnPath? { catalogue.path([name], from: entity) }
    func plan(_ name: String, _ columns: [String], date: String, where condition: (Entity) -> Predicate?) -> Plan {
      let names = ["member"] + columns
      let keys = names.map { PlanKey(name: $0, kind: .value($0 == "member" || $0 == "stage" ? .number : .text)) }
      guard let entity = catalogue.entity(name) else { return self.plan(keys: keys, outputs: [], branches: []) }
      let conditions = [condition(entity), question.filters[name]].compactMap { $0 }
      let branch = Branch(
        entity: name,
        keys: [.cohort(.member)] + columns.map { path(entity, $0).map(Branch.KeySource.column) ?? .none }, window: nil,
        cohort: nil, date: path(entity, date)?.field,
        filter: conditions.isEmpty ? nil : Predicate.all(conditions).fixed(at: question.moment), outputs: [],
        method: .additive, moment: question.moment, isPopulation: true)
      return self.plan(keys: keys, outputs: [], branches: [following(branch, question)])
    }
    return (
      plan("opportunity_states", ["stage", "from"], date: "from") { _ in nil },
      // Without history only the stage of now is known, and no day of it.
      plan("opportunities", ["stage", "closed", "state"], date: "closed") { deals in
        funnel.cohort.window == nil
          ? nil : path(deals, "state").map { .comparison(.equal, .column($0), .text("won")) }
      }
    )
  }
}

extension Plan {
  /// The same facts of everybody, whether or not a member: what is left out is told by the reader. Itself where that does
  /// not find all that is asked of a member.
  package var ofEverybody: Plan {
    var found = self
    found.branches = branches.map { $0.ofEverybody ?? $0 }
    return found
  }
}

extension Branch {
  fileprivate var ofEverybody: Branch? {
    guard let followed = cohort, followed.cohort.window == nil, followed.links.count == 1, !columns.contains(.entered)
    else { return nil }
    var found = self
    found.cohort = nil
    for (position, key) in keys.enumerated() {
      guard case .cohort(let axis) = key else { continue }
      guard axis == .member else { return nil }
      found.keys[position] = .column(followed.links[0])
    }
    return found
  }
}
