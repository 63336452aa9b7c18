package import Syntax
package import Values

/// Question -> plan: measures of one fact, one date and one way of counting share a branch.
package struct Planner {
  let catalogue: Catalogue
  let environment: Environment

  package init(catalogue: Catalogue, environment: Environment) {
    self.catalogue = catalogue
    self.environment = environment
  }

  package func plan(_ asked: Question) throws(Diagnostic) -> QuestionPlan {
    if asked.isPast, !catalogue.isPast {
      return try Planner(catalogue: catalogue.past, environment: environment).plan(asked)
    }
    let known = withoutStrangers(asked)
    // Whom the store knows by a name was not there yet either.
    let question = asked.isPast ? known : asked
    let measures = Self.unique(question.quantities.flatMap(\.measures))
    var keys = question.keys.enumerated().map { planKey($1, $0) }
    if question.subject?.sharesIdWith != nil, !keys.isEmpty { keys[0].isSubject = true }
    let outputs = self.outputs(measures, question)
    var branches: [Branch] = []
    if let subject = question.subject {
      let population = populationBranch(of: question.presence(of: subject), question, isPopulation: true)
        .inTime(question.ownTime(on: environment.today))
      branches.append(following(population, question))
    }
    branches += try self.branches(outputs, question, keys: Array(question.keys.indices))
    let main = plan(keys: keys, outputs: outputs, branches: branches).addedUp(catalogue)
      .bucketByBucket(catalogue, environment)

    var shared: [QuestionPlan.SharedPlan] = []
    for measure in Self.unique(question.quantities.flatMap(\.sharedMeasures)) {
      if measure.isOfTeam {
        shared.append(try ofTeam(measure, question))
        continue
      }
      let reachable = question.keys.indices.filter { self.canSplit(measure, by: question.keys[$0], question) }
      let outputs = [PlanOutput(name: measure.entity, measure: measure)]
      let plan = self.plan(
        keys: reachable.map { keys[$0] }, outputs: outputs,
        branches: try self.branches(outputs, question, keys: reachable))
      shared.append(
        .init(
          measure: measure, keys: reachable, plan: plan, whole: try whole(outputs, known, of: reachable),
          addsUp: measure.isAdditive && [.event, .elapsed].contains(measure.timing) && !question.isRolledUp
            && question.cohort == nil && question.subject?.sharesIdWith == nil))
    }

    let whole = measures.filter(question.needsWhole)
    var total: Plan?
    if !whole.isEmpty && !keys.isEmpty {
      let outputs = self.outputs(whole, question)
      total = plan(
        keys: [], outputs: outputs, branches: try self.branches(outputs, known, keys: []))
    }
    var times: Plan?
    if let axis = question.timeAxis, case let ofTimes = Self.unique(question.wholesOfTimes), !ofTimes.isEmpty {
      let outputs = self.outputs(ofTimes, question)
      times = plan(
        keys: [keys[axis]], outputs: outputs,
        branches: try self.branches(outputs, known, keys: [axis]))
    }
    var comparisons: [QuestionPlan] = []
    for other in question.comparedPeriods {
      let asked = question.asked(about: other)
      comparisons.append(try Planner(catalogue: catalogue, environment: environment.asked(on: asked)).plan(asked))
    }
    return QuestionPlan(main: main, shared: shared, total: total, times: times, comparisons: comparisons)
  }

  /// Of everything, whether or not it has a row; `nil` where nothing splits it.
  private func whole(_ outputs: [PlanOutput], _ question: Question, of keys: [Int]) throws(Diagnostic) -> Plan? {
    if keys.isEmpty { return nil }
    return plan(keys: [], outputs: outputs, branches: try branches(outputs, question, keys: []))
  }

  /// How many of a cohort entered on each day.
  package func members(of cohort: Cohort, at moment: CivilDate) -> Plan {
    // Different ones: a deal is one member, whoever shares it.
    let key = catalogue.entity(cohort.records).map { home in
      Scalar.column(ColumnPath(root: home.name, references: [], field: home.key))
    }
    let branch = Branch(
      entity: cohort.records, keys: [.column(cohort.date)], window: nil, date: catalogue.ownDay(of: cohort),
      filter: cohort.members.fixed(at: moment),
      outputs: [BranchOutput(index: 0, function: .countDistinct, operand: key, condition: nil)], method: .direct,
      moment: moment, isPopulation: false)
    return plan(
      keys: [PlanKey(name: "entered", kind: .value(.text))],
      outputs: [PlanOutput(name: "members", measure: Self.count(of: cohort.entity))], branches: [branch])
  }

  /// How many records there are.
  static func count(of entity: String) -> Measure {
    Measure(
      entity: entity, function: .count, operand: nil, condition: nil, date: nil, timing: .population, unit: .count,
      scale: 1, plan: nil)
  }

  /// By the rows' team; where they name reps only, or a condition leaves one, by the team each is in, with what the others
  /// of the team did.
  private func ofTeam(_ measure: Measure, _ question: Question) throws(Diagnostic)
    -> QuestionPlan.SharedPlan
  {
    var question = question
    var position = question.keys.firstIndex { $0.name == "team" }
    let rep = question.keys.firstIndex { $0.name == "rep" }
    let only = question.filters[measure.entity]?.ofOneRep
    if let only { question.filters[measure.entity] = only.others }
    let isOfTeam = position == nil && (rep != nil || only != nil)
    if isOfTeam {
      let resolver = Resolver(catalogue: catalogue, environment: environment)
      question.keys = [try resolver.groupKey(Grouping([Name("team")]), [measure], nil)]
      position = 0
    }
    let reachable = position.map { [$0] } ?? []
    let outputs = [PlanOutput(name: measure.entity, measure: measure)]
    let plan = self.plan(
      keys: reachable.map { planKey(question.keys[$0], $0) }, outputs: outputs,
      branches: try branches(outputs, question, keys: reachable))
    return .init(
      measure: measure, keys: isOfTeam ? rep.map { [$0] } ?? [] : reachable, plan: plan, isOfTeam: isOfTeam,
      rep: only?.rep, whole: only == nil ? try whole(outputs, question, of: reachable) : nil)
  }

  // MARK: Keys and outputs

  func plan(keys: [PlanKey], outputs: [PlanOutput], branches: [Branch]) -> Plan {
    Plan(keys: keys, outputs: outputs, branches: branches, isPast: catalogue.isPast)
  }

  func planKey(_ key: GroupKey, _ position: Int) -> PlanKey {
    switch key.kind {
    case .time(let grain), .cohort(.entered(let grain)): return PlanKey(name: key.name, kind: .time(grain))
    case .cohort(.after), .cohort(.member): return PlanKey(name: key.name, kind: .value(.number))
    case .attribute(_, let entity?, _, _): return PlanKey(name: key.name, kind: .record(entity))
    case .attribute(let paths, nil, let kind, let bands):
      if let grain = key.datePart { return PlanKey(name: key.name, kind: .part(grain)) }
      let isOwn = paths.values.contains(where: \.field.isCustom)
      return PlanKey(
        name: key.name, kind: bands.isEmpty ? .value(kind) : .band(bands, isOwn ? Self.anyNumber(kind) : kind),
        isAgeing: catalogue.dimension(key.parts.first ?? key.name)?.isAgeing ?? false)
    case .expression(_, let kind, let bands):
      return PlanKey(
        name: "computed_\(position + 1)", kind: bands.isEmpty ? .value(kind) : .band(bands, Self.anyNumber(kind)))
    case .number(let bands): return PlanKey(name: "band_\(position + 1)", kind: .band(bands.edges, bands.kind))
    }
  }

  /// What is computed, or a field of one's own, need not be whole, so that its bands are not whole units apart.
  private static func anyNumber(_ kind: Field.Kind) -> Field.Kind { kind == .number ? .quantity : kind }

  private func outputs(_ measures: [Measure], _ question: Question) -> [PlanOutput] {
    // In whatever case: the store does not tell them apart.
    var taken: Set<String> = Set(question.keys.map { $0.name.lowercased() })
    return measures.enumerated().map { position, measure in
      // Names of columns come from the catalogue, never from what was written.
      let column = question.columns.first { $0.quantity.undeclared == .measure(measure) }
      var name = column.flatMap { catalogue.metric($0.name)?.name } ?? "\(measure.entity)_\(position + 1)"
      if !taken.insert(name).inserted { name = "\(name)_\(position + 1)" }
      return PlanOutput(name: name, measure: measure)
    }
  }

  static func unique(_ measures: [Measure]) -> [Measure] {
    var seen: [Measure] = []
    for measure in measures where !seen.contains(measure) { seen.append(measure) }
    return seen
  }

  private func canSplit(_ measure: Measure, by key: GroupKey, _ question: Question) -> Bool {
    var resolver = Resolver(catalogue: catalogue, environment: environment)
    resolver.cohort = question.cohort
    return resolver.canSplit(measure, by: key, in: question)
  }

  // MARK: Branches

  /// What measures must agree on to share a branch.
  struct Signature: Hashable {
    var entity: String
    var timing: Measure.Timing
    var date: Field?
    var method: Branch.Method
    var plan: Measure.PlanSource?
    var isOwn: Bool
    var isOpening: Bool
    var isWholeCohort: Bool
    /// The last day of something is asked of those who are there.
    var isLast: Bool
    /// Has a branch for each bucket of the time axis.
    var isByBucket: Bool
    /// Those that look at their own records one by one stand alone, but for several percentiles of the same values.
    var alone: Int?
  }

  func branches(_ outputs: [PlanOutput], _ question: Question, keys: [Int]) throws(Diagnostic) -> [Branch] {
    var groups: [(signature: Signature, indices: [Int])] = []
    for (index, output) in outputs.enumerated() {
      let measure = output.measure
      let method = Self.method(of: measure.function)
      let signature = Signature(
        entity: measure.entity, timing: measure.timing, date: measure.date, method: method, plan: measure.plan,
        isOwn: measure.isOwn, isOpening: measure.isOpening, isWholeCohort: measure.isWholeCohort,
        isLast: measure.timing == .balance && measure.function == .max,
        isByBucket: isByBucket(measure, question, keys),
        alone: method == .ranked ? Self.firstOfSameValues(index, outputs) : method == .centred ? index : nil)
      if let known = groups.firstIndex(where: { $0.signature == signature }) {
        groups[known].indices.append(index)
      } else {
        groups.append((signature, [index]))
      }
    }
    var found: [Branch] = []
    for (signature, indices) in groups {
      found += try branches(signature, indices.map { ($0, outputs[$0].measure) }, question, keys)
    }
    return found.map { following(ofCustomersThen($0, question), question) }
  }

  private static func firstOfSameValues(_ index: Int, _ outputs: [PlanOutput]) -> Int {
    outputs.firstIndex { output in
      let (first, own) = (output.measure, outputs[index].measure)
      return method(of: first.function) == .ranked && first.operand == own.operand && first.condition == own.condition
    } ?? index
  }

  /// Records counted by their result, or by a day of theirs in the time of the row.
  private func isByBucket(_ measure: Measure, _ question: Question, _ keys: [Int]) -> Bool {
    guard measure.timing == .population, question.ownGrain != nil, question.timeAxis.map(keys.contains) ?? false else {
      return false
    }
    if measure.condition?.usesPopulation ?? false || measure.isOfPeriod { return true }
    return measure.isOfOwnTime || question.filters[measure.entity]?.usesOwnTime ?? false
  }

  /// The same facts, of the question's cohort alone.
  func following(_ branch: Branch, _ question: Question) -> Branch {
    guard branch.cohort == nil, var cohort = question.cohort, let entity = catalogue.entity(branch.entity) else {
      return branch
    }
    cohort.members = cohort.members.fixed(at: question.moment).inTime(question.ownTime(on: environment.today))
    var found = branch
    found.cohort = Resolver(catalogue: catalogue, environment: environment)
      .following(cohort, from: entity, on: question.moment)
    return found
  }

  private static func method(of function: Aggregate.Function) -> Branch.Method {
    switch function {
    case .count, .sum, .balance, .min, .max: .additive
    case .avg, .countDistinct: .direct
    case .median, .percentile: .ranked
    case .stddev, .corr: .centred
    }
  }

  private func branches(
    _ signature: Signature, _ measures: [(Int, Measure)], _ question: Question, _ keys: [Int]
  ) throws(Diagnostic) -> [Branch] {
    guard let entity = catalogue.entity(signature.entity) else { return [] }
    let filter = question.filters[entity.name]
    let isOwn = signature.isOwn
    if let plan = signature.plan {
      return planBranches(plan, measures, question, keys, filter, isOwn: isOwn)
    }
    let timeKey = question.timeAxis.flatMap { keys.contains($0) ? $0 : nil }
    switch signature.timing {
    case .event, .elapsed:
      if timeKey != nil, let grain = question.ownGrain, let period = question.period, let date = signature.date,
        question.hasOwnersOfEachTime(entity)
      {
        return try ofOwners(signature, entity, date, grain, period, measures, question, keys)
      }
      var window: Branch.Window?
      if let date = signature.date {
        if signature.timing == .elapsed {
          let start = question.period?.start ?? PeriodReader.earliest
          let end = min(question.period?.end ?? environment.today.adding(days: 1), environment.today.adding(days: 1))
          window = .inside(date, Period(start: start, end: end))
        } else if let period = question.counted(question.period, by: date, on: environment.today) {
          window = .inside(date, period)
        }
      }
      let sources = keySources(keys, question, entity, isOwn: isOwn) { grain in
        signature.date.map { .bucket(grain, $0) } ?? .none
      }
      var own = question.ownTime(on: environment.today)
      if timeKey != nil, let grain = question.ownGrain, let date = signature.date {
        own.bucket = (grain, .column(ColumnPath(root: entity.name, references: [], field: date)))
      }
      let moment = signature.timing == .event ? environment.clock(of: question, entity) : question.moment
      return [
        branch(entity, sources, window, filter, measures, signature.method, moment, date: signature.date)
          .inTime(own)
      ]
    case .balance, .interval, .moment, .span:
      let filter = signature.timing == .balance ? present(filter, measures.map(\.1), entity, question) : filter
      guard let timeKey, case .time(let grain) = question.keys[timeKey].kind else {
        let sources = keySources(keys, question, entity, isOwn: isOwn) { _ in .none }
        let moment = Self.moment(signature, question.period, end: question.moment)
        let window = signature.timing.window(of: entity, signature.date, on: moment, question.period)
        let date = signature.timing == .balance ? signature.date : nil
        return [
          // What is still to come in the period is known on any day of it: deals expected to close, amounts to fall due.
          branch(entity, sources, window, filter, measures, signature.method, moment, date: date)
            .inTime(OwnTime(question.period))
        ]
      }
      return try series(signature, entity, grain, measures, question, keys, filter)
    case .current:
      let sources = keySources(keys, question, entity, isOwn: isOwn) { _ in .none }
      return [
        branch(entity, sources, nil, filter, measures, signature.method, environment.today)
          .inTime(question.ownTime(on: environment.today))
      ]
    case .population:
      if signature.isByBucket, let grain = question.ownGrain {
        return try chosen(signature, entity, grain, measures, question, keys)
      }
      let entity = question.readsCustomersThen(entity, on: question.moment) ? entity.past : entity
      var population =
        signature.isWholeCohort
        ? cohortBranch(entity, question, keySources(keys, question, entity, isOwn: isOwn) { _ in .none })
        : populationBranch(of: entity, question, isPopulation: false, keys: keys, isOwn: isOwn)
      population.outputs = measures.map { Self.output($0.0, $0.1, question.moment) }
      population.method = signature.method
      return [population.inTime(question.ownTime(on: environment.today))]
    }
  }

  func branch(
    _ entity: Entity, _ keys: [Branch.KeySource], _ window: Branch.Window?, _ filter: Predicate?,
    _ measures: [(Int, Measure)],
    _ method: Branch.Method, _ moment: CivilDate, date: Field? = nil
  ) -> Branch {
    Branch(
      entity: entity.name, keys: keys.map { $0.fixed(at: moment) }, window: window, date: date,
      filter: filter?.fixed(at: moment),
      outputs: measures.map { Self.output($0.0, $0.1, moment) }, method: method, moment: moment, isPopulation: false)
  }

  static func output(_ index: Int, _ measure: Measure, _ moment: CivilDate) -> BranchOutput {
    let measure = measure.fixed(at: moment)
    return BranchOutput(
      index: index, function: measure.function, operand: measure.operand, second: measure.second, level: measure.level,
      condition: measure.condition)
  }

  func keySources(
    _ keys: [Int], _ question: Question, _ entity: Entity, isOwn: Bool = false, time: (Grain) -> Branch.KeySource
  ) -> [Branch.KeySource] {
    let resolver = Resolver(catalogue: catalogue, environment: environment)
    return keys.map { position in
      let key = question.keys[position]
      switch key.kind {
      case .time(let grain): return time(grain)
      case .cohort(let axis):
        guard let cohort = question.cohort, !resolver.links(to: cohort, from: entity).isEmpty else { return .none }
        return .cohort(axis)
      case .attribute(let paths, _, _, _):
        // Dividing measures were not asked when the key was found.
        guard let path = paths[entity.name] ?? resolver.way(of: key, from: entity) else { return .none }
        return key.isRolledUp ? .above(path, isOwn: isOwn) : .column(path)
      case .expression(let values, _, _): return values[entity.name].map(Branch.KeySource.value) ?? .none
      case .number(let bands): return bands.paths[entity.name].map { .band($0, bands.population) } ?? .none
      }
    }
  }

  // MARK: Populations

  /// The last day of something is asked of those who are there: a rep who left before the period has none to show.
  private func present(_ filter: Predicate?, _ measures: [Measure], _ entity: Entity, _ question: Question)
    -> Predicate?
  {
    guard let subject = question.subject, subject.name == "reps", let start = question.period?.start,
      measures.allSatisfy({ $0.function == .max }), let left = subject.field("left"),
      case .attribute(let paths, _, _, _)? = question.keys.first?.kind, let way = paths[entity.name]
    else { return filter }
    let day = Scalar.column(
      ColumnPath(root: entity.name, references: way.fields, field: left))
    let isThere = Predicate.any([.empty(day), .comparison(.greater, day, .date(start))])
    return .all((filter.map { [$0] } ?? []) + [isThere])
  }

  /// Everybody whom the question follows, each as of the day that he is followed from.
  private func cohortBranch(_ entity: Entity, _ question: Question, _ keys: [Branch.KeySource]) -> Branch {
    var question = question
    // Who entered is a member, whatever time he is given.
    question.cohort?.window = nil
    return following(
      branch(
        entity, keys, nil, question.filters[entity.name], [], .additive, question.moment,
        date: question.cohort.flatMap(catalogue.ownDay)), question)
  }

  /// Who is there in the period, or the rows of what happened in it.
  func populationBranch(
    of entity: Entity, _ question: Question, isPopulation: Bool, keys: [Int]? = nil, isOwn: Bool = false,
    time: (Grain) -> Branch.KeySource = { _ in .none }
  ) -> Branch {
    var conditions: [Predicate] = question.filters[entity.name].map { [$0] } ?? []
    if isPopulation, entity.timing == .event, !question.isOfThoseThere {
      if let date = entity.date.flatMap(entity.field),
        let period = question.counted(question.period, by: date, on: environment.today)
      {
        conditions.append(.within(.column(ColumnPath(root: entity.name, references: [], field: date)), period))
      }
    } else {
      let present = question.present(question.period)
      conditions += Membership.rules(of: entity, in: present).compactMap { $0.predicate(on: entity) }
    }
    let sources = keySources(keys ?? Array(question.keys.indices), question, entity, isOwn: isOwn, time: time)
    return Branch(
      entity: entity.name, keys: sources.map { $0.fixed(at: question.moment) }, window: nil, date: nil,
      filter: conditions.isEmpty ? nil : Predicate.all(conditions).fixed(at: question.moment), outputs: [],
      method: .additive,
      moment: question.moment, isPopulation: isPopulation)
  }
}
