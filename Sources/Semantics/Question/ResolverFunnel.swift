package import Syntax
import Values

extension Resolver {
  /// `funnel ...` with every name found.
  package mutating func funnel(_ written: FunnelQuestion, span: Span) throws(Diagnostic) -> FunnelRequest {
    var written = choosing(written)
    if !written.comparators.isEmpty, written.stages.isEmpty || written.population?.cohort != nil {
      throw Messages.versusOfFollowed(at: written.versus)
    }
    if written.stages.isEmpty { return .tracked(try stageFunnel(written, span: span)) }
    let named = pipelineStages(written)
    if !named.isEmpty {
      written.stages = []
      var funnel = try stageFunnel(written, span: span)
      funnel.chosen = named
      return .tracked(funnel)
    }
    written.stages = written.stages.map(counted)
    for stage in written.stages {
      var probe = self
      let column = try probe.column(stage)
      guard column.unit == .count else {
        throw Messages.stageNotCounted(text(stage.expression), at: stage.expression.span)
      }
      aliases.merge(probe.aliases) { first, _ in first }
    }
    aliases = [:]
    let isTracked = written.population?.cohort != nil
    var show = ShowQuestion(items: written.stages)
    show.population = written.population
    show.condition = written.condition
    show.period = written.period
    show.comparators = written.comparators
    show.versus = written.versus
    show.presentation = written.presentation
    if isTracked || written.by.isEmpty, let condition = written.condition {
      for part in Self.conjuncts(condition) where try kind(of: part) != .attribute {
        throw Messages.funnelCondition(at: part.span)
      }
    }
    if isTracked { return .tracked(try tracked(written, show, span: span)) }
    show.by = written.by
    if !written.by.isEmpty { show.items += Self.ratios(written.stages) }
    var question = try self.question(show, span: span)
    question.columns = question.columns.map(titled)
    let own = question.columns.filter { $0.comparator == nil }
    return .volume(question, stages: Array(own.prefix(written.stages.count)))
  }

  /// A condition about those who are followed chooses them, wherever it stands; what is left is about what they did.
  private func choosing(_ written: FunnelQuestion) -> FunnelQuestion {
    guard var population = written.population, population.cohort != nil, let condition = written.condition,
      let home = entity(of: population)
    else { return written }
    let parts = Self.conjuncts(condition)
    let isOfMembers = parts.map { part in
      var probe = self
      return (try? probe.kind(of: part)) == .attribute && (try? probe.condition(part, on: home)) != nil
    }
    func chosen(_ isWanted: Bool) -> [Expression] {
      zip(parts, isOfMembers).compactMap { $1 == isWanted ? $0 : nil }
    }
    let members = (population.condition.map(Self.conjuncts) ?? []) + chosen(true)
    population.condition = Self.allOf(members, at: condition.span)
    var found = written
    found.population = population
    found.condition = Self.allOf(chosen(false), at: condition.span)
    return found
  }

  /// Stages of the pipeline by their names, where opportunities are followed and not all of these are numbers.
  private func pipelineStages(_ written: FunnelQuestion) -> [Name] {
    guard let population = written.population, population.cohort != nil,
      entity(of: population)?.name == "opportunities"
    else { return [] }
    var isOfNumbers = true
    let names = written.stages.compactMap { stage -> Name? in
      if case .text(let name) = stage.expression.kind {
        isOfNumbers = false
        return Name(name, span: stage.expression.span)
      }
      guard case .name(let parts) = stage.expression.kind, parts.count == 1, stage.alias == nil else { return nil }
      if catalogue.metric(parts[0].text) == nil, catalogue.entity(parts[0].text) == nil { isOfNumbers = false }
      return parts[0]
    }
    return isOfNumbers || names.count < written.stages.count ? [] : names
  }

  /// Records as a stage are counted on their own day: `orders` where no metric is called so.
  private func counted(_ stage: ShowQuestion.Item) -> ShowQuestion.Item {
    guard case .name(let parts) = stage.expression.kind, parts.count == 1, catalogue.metric(parts[0].text) == nil,
      let entity = catalogue.entity(parts[0].text), entity.isListed, let date = entity.date
    else { return stage }
    return ShowQuestion.Item(
      alias: stage.alias ?? Name(entity.name), Self.count(entity.name, on: date, at: stage.expression.span))
  }

  private static func count(_ records: String, on date: String, at span: Span) -> Expression {
    Expression(.aggregate(Aggregate(.count, Expression(.name([Name(records)]), span), on: Name(date))), span)
  }

  private func titled(_ column: MetricColumn) -> MetricColumn {
    guard catalogue.metric(column.name) == nil, let entity = catalogue.entity(column.name) else { return column }
    var found = column
    found.title = title(of: entity)
    return found
  }

  /// How many of each stage there are per next one.
  private static func ratios(_ stages: [ShowQuestion.Item]) -> [ShowQuestion.Item] {
    func reference(_ stage: ShowQuestion.Item) -> Expression {
      stage.alias.map { Expression(.name([$0]), stage.expression.span) } ?? stage.expression
    }
    return zip(stages, stages.dropFirst()).map { first, second in
      let (top, bottom) = (reference(first), reference(second))
      return ShowQuestion.Item(Expression(.arithmetic(.divide, top, bottom), top.span.joined(with: bottom.span)))
    }
  }

  // MARK: Following records

  private mutating func tracked(_ written: FunnelQuestion, _ show: ShowQuestion, span: Span) throws(Diagnostic)
    -> TrackedFunnel
  {
    var question = try self.question(show, span: span)
    guard let cohort = question.cohort, let home = catalogue.entity(cohort.entity) else {
      throw Messages.noCohort("a tracked funnel", at: span)
    }
    var stages: [TrackedFunnel.Stage] = []
    for (column, item) in zip(question.columns.map(titled), written.stages) {
      let measures = try steps(column.quantity, item.expression)
      stages.append(.init(name: column.name, title: column.title, measures: measures))
    }
    // The members themselves are the first row already.
    if let first = stages.first?.measures, first.count == 1, let entity = catalogue.entity(first[0].entity),
      entity == home || entity.recordsOf == home.name, first[0].function == .count, first[0].condition == nil,
      first[0].date?.name == cohort.date.field.name
    {
      stages.removeFirst()
    }
    question.columns = Planner.unique(stages.flatMap(\.measures)).flatMap { [$0.first, $0.reached] }.enumerated().map {
      MetricColumn(name: "step_\($0 + 1)", title: "", quantity: .measure($1), unit: $1.unit, direction: .neutral)
    }
    question.keys = [GroupKey(name: "member", title: "", kind: .cohort(.member))]
    return TrackedFunnel(
      cohort: cohort, keys: try memberKeys(written.by, cohort), stages: stages, question: question,
      presentation: written.presentation)
  }

  /// What happens on a day, or one of several such things.
  private func steps(_ quantity: Quantity, _ written: Expression) throws(Diagnostic) -> [Measure] {
    if case .measure(let measure) = quantity, measure.timing == .event, measure.date != nil { return [measure] }
    if case .declared(let part, _) = quantity { return try steps(part, written) }
    if case .arithmetic(.add, let left, let right) = quantity {
      return try steps(left, written) + steps(right, written)
    }
    throw Messages.stageNotTracked(text(written), at: written.span)
  }

  /// `by month` is the month of the members' own day.
  private func memberKeys(_ groupings: [Grouping], _ cohort: Cohort) throws(Diagnostic) -> [GroupKey] {
    guard let member = members(of: cohort) else { return [] }
    var keys: [GroupKey] = []
    for written in groupings {
      var grouping = written
      if grouping.name.count == 1, let grain = Catalogue.grain(grouping.name[0].text), !grain.isCycle,
        catalogue.dimension(grouping.name[0].text) == nil
      {
        grouping.name[0].text = CohortAxis.entered(grain).name
      }
      let key = try groupKey(grouping, [member], nil)
      if !keys.contains(where: { $0.name == key.name }) { keys.append(key) }
    }
    return keys
  }

  /// `funnel stages for opportunities created in last quarter`: how far each of them ever came.
  private mutating func stageFunnel(_ written: FunnelQuestion, span: Span) throws(Diagnostic) -> TrackedFunnel {
    guard let population = written.population, let clause = population.cohort else {
      throw Messages.stagesNeedCohort(
        at: written.population?.span ?? span, isWritten: written.population != nil, period: written.period)
    }
    // Resolved without the window, which what is read as of a moment does not have.
    var show = ShowQuestion(
      items: [
        .init(Self.count("opportunities", on: "created", at: span)),
        .init(Expression(.name([Name("open_opportunities")]), span)),
      ])
    show.population = population
    show.population?.cohort?.window = nil
    show.condition = written.condition
    if let period = written.period { throw Messages.stagesHaveNoPeriod(at: period.span) }
    var question = try self.question(show, span: span)
    let whole = try cohort(population, clause, show)
    guard let home = catalogue.entity(whole.entity), home.name == "opportunities" else {
      throw Messages.stagesOfOpportunities(population.name.text, at: population.name.span)
    }
    cohort = question.cohort
    cohort?.window = whole.window
    question.cohort = cohort
    guard let followed = cohort else { throw Messages.noCohort("stages", at: span) }
    return TrackedFunnel(
      cohort: followed, keys: try memberKeys(written.by, followed), stages: [], question: question,
      presentation: written.presentation)
  }
}
