package import Syntax
import Values

/// Records counted by their result, to be asked in each part of the time that rows are about once that is known.
struct PendingSet {
  /// Their place among the populations.
  var index: Int
  var question: ShowQuestion
  var resolver: Resolver
}

/// Records counted by their whole result: `count(customers with sales > 1000)`.
extension Resolver {
  static let maximumSetDepth = 4

  /// Different records among those that a question of their own finds; split by their own dimensions.
  mutating func set(of entity: Entity, _ aggregate: Aggregate, with result: Expression, at span: Span)
    throws(Diagnostic) -> Measure
  {
    guard entity.isListed, entity.timing == .population || entity.timing == .event else {
      throw Messages.noResult(entity.name, at: aggregate.operand.span)
    }
    guard setDepth < Self.maximumSetDepth else { throw Messages.tooNested(at: span) }
    let key = ColumnPath(root: entity.name, references: [], field: entity.key)
    let timing = timing(of: aggregate, entity)
    var conditions: [Predicate] = [.isAmong(key, try population(of: entity, with: result, timing, at: span))]
    if let written = aggregate.condition { conditions.append(try condition(written, onCounted: entity)) }
    return Measure(
      entity: entity.name, function: .countDistinct, operand: .column(key),
      condition: conditions.count == 1 ? conditions[0] : .all(conditions),
      date: entity.date.flatMap(entity.field), timing: timing, unit: .count, scale: 1, plan: nil, isOwn: isOwn)
  }

  /// Whether those are counted that were there in the period, as a number of theirs chooses them, not those created in it.
  package func countsThoseThere(_ aggregate: Aggregate, _ entity: Entity) -> Bool {
    guard Membership.livesOn(entity), let result = aggregate.result else { return false }
    return Self.conjuncts(result).contains { (try? kind(of: $0)) != .attribute }
  }

  private mutating func population(
    of entity: Entity, with result: Expression, _ timing: Measure.Timing, at span: Span
  ) throws(Diagnostic) -> PopulationID {
    let written = "\(entity.name) with \(text(result))"
    if let known = sets[written] { return known }
    var inner = asking(entity, at: span)
    let parts = (showing.condition.map(Self.conjuncts) ?? []).filter { (try? kind(of: $0)) == .attribute }
    let all = parts + Self.conjuncts(result)
    inner.condition = Self.allOf(all, at: result.span)
    if comparesPeriods(result) { (inner.comparators, inner.versus) = (showing.comparators, showing.versus) }
    var resolver = nested
    if timing == .population {
      pendingSets.append(PendingSet(index: populations.count, question: inner, resolver: resolver))
    }
    let question: Question
    do { question = try resolver.question(inner, span: span) } catch {
      guard error.code == "cannot-split" else { throw error }
      // Rows of its own are no rows of the question.
      throw Diagnostic(
        code: error.code, error.message, at: result.span,
        example: .init("show count(customers with sales > 1000) this year"))
    }
    populations.append(
      PopulationQuestion(entity: entity.name, predicate: nil, question: question, isCounted: true))
    let id = PopulationID(index: populations.count - 1)
    sets[written] = id
    return id
  }

  /// Of each of them in the time of the question.
  func asking(_ entity: Entity, at span: Span) -> ShowQuestion {
    var inner = ShowQuestion(items: [.init(Expression(.name([Name(entity.name, span: span)]), span))])
    inner.hasSubject = true
    inner.period = showing.period
    inner.asOf = showing.asOf
    // What counts of a cohort is what lies in the first days of each.
    if showing.population?.cohort != nil { inner.population = showing.population }
    return inner
  }

  /// For a question inside of this one.
  var nested: Resolver {
    var resolver = Resolver(catalogue: catalogue, environment: environment)
    resolver.ending = ending
    resolver.metricStack = metricStack
    resolver.setDepth = setDepth + 1
    return resolver
  }

  /// Without a period rows are about the time since the year's beginning: every bucket of it is asked as a whole.
  private func wholeBuckets(of axis: Grouping, on moment: CivilDate) -> Period? {
    guard let grain = axis.name.first.flatMap({ Catalogue.grain($0.text) }) else { return nil }
    let calendar = environment.calendar
    let year = calendar.bucket(.year, holding: moment).cut(through: moment)
    let buckets = calendar.buckets(grain, over: year)
    return buckets.first.flatMap { first in buckets.last.map { Period(start: first.start, end: $0.end) } }
  }

  /// Who is counted in each part of the time among these groupings.
  mutating func countSets(along groupings: [Grouping], at span: Span) throws(Diagnostic) {
    guard let axis = Self.timeGrouping(groupings, catalogue) else { return }
    for set in pendingSets {
      var (question, resolver) = (set.question, set.resolver)
      question.by = [axis]
      var series = try resolver.question(question, span: span)
      if showing.period == nil { series.period = wholeBuckets(of: axis, on: series.moment) }
      populations[set.index].series = series
    }
  }

  /// The grouping that rows are about, as `Question.timeAxis` chooses it.
  private static func timeGrouping(_ groupings: [Grouping], _ catalogue: Catalogue) -> Grouping? {
    groupings.compactMap { grouping -> (grouping: Grouping, grain: Grain)? in
      guard grouping.name.count == 1, let name = grouping.name.first, catalogue.dimension(name.text) == nil,
        let grain = Catalogue.grain(name.text), !grain.isCycle
      else { return nil }
      return (Grouping([name], span: grouping.span), grain)
    }.min { $0.grain.coarseness < $1.grain.coarseness }?.grouping
  }
}

extension Predicate {
  /// Whether records are chosen by a question of their own.
  package var usesPopulation: Bool {
    switch self {
    case .isAmong: true
    case .all(let parts), .any(let parts): parts.contains(where: \.usesPopulation)
    case .not(let part): part.usesPopulation
    case .comparison, .empty, .member, .matches, .within, .inside, .ownTime, .sameBucket, .history: false
    }
  }

  /// Whether it is about numbers that are made of other records.
  package var asksNumbers: Bool {
    switch self {
    case .comparison(_, let left, let right): left.isAggregated || right.isAggregated
    case .all(let parts), .any(let parts): parts.contains(where: \.asksNumbers)
    case .not(let part): part.asksNumbers
    case .empty(let value), .matches(_, let value, _), .within(let value, _), .ownTime(let value): value.isAggregated
    case .member(let value, let list): ([value] + list).contains(where: \.isAggregated)
    case .sameBucket, .inside, .isAmong, .history: false
    }
  }

  /// Those that records are chosen from.
  var populations: [PopulationID] {
    switch self {
    case .isAmong(_, let id): [id]
    case .all(let parts), .any(let parts): parts.flatMap(\.populations)
    case .not(let part): part.populations
    case .comparison, .empty, .member, .matches, .within, .inside, .ownTime, .sameBucket, .history: []
    }
  }

  /// Those of one bucket instead of those of the whole period.
  func inBucket(_ start: CivilDate) -> Predicate {
    switch self {
    case .isAmong(let path, let id): .isAmong(path, PopulationID(index: id.index, bucket: start))
    case .all(let parts): .all(parts.map { $0.inBucket(start) })
    case .any(let parts): .any(parts.map { $0.inBucket(start) })
    case .not(let part): .not(part.inBucket(start))
    case .comparison, .empty, .member, .matches, .within, .inside, .ownTime, .sameBucket, .history: self
    }
  }
}

extension Grain {
  /// 0 is the finest; cycles come last.
  var coarseness: Int {
    switch self {
    case .day: 0
    case .week: 1
    case .month: 2
    case .quarter, .fiscalQuarter: 3
    case .half, .fiscalHalf: 4
    case .year, .fiscalYear: 5
    case .weekday, .hour: 6
    }
  }
}
