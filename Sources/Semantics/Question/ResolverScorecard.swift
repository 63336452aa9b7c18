package import Syntax
import Values

extension Resolver {
  /// What a linear score is capped at, and how many points a card has.
  private static let usualCap = 1.2

  package mutating func score(_ written: ScoreQuestion, span: Span) throws(Diagnostic) -> ScoreRequest {
    guard let entity = catalogue.entity(written.entity.text), ["reps", "teams"].contains(entity.name) else {
      throw Messages.scoreOfPeople(written.entity)
    }
    guard let card = catalogue.scorecard(written.card.text) else {
      throw Messages.unknownScorecard(
        written.card, near: nearestWords(to: written.card.text, among: catalogue.scorecards.map(\.name)),
        known: catalogue.scorecards.map(\.name))
    }
    guard written.period != nil else { throw Messages.scoreWithoutPeriod(after: Span(span.end, span.end)) }
    var show = ShowQuestion(items: [.init(Expression(.name([Name(entity.name)]), written.entity.span))])
    // What is wrong inside the card cannot be underlined here.
    do {
      var probe = self
      _ = try probe.score(card, show, span: span)
    } catch {
      throw Diagnostic(
        code: error.code, "in `\(card.name)`: \(error.message)", at: written.card.span,
        example: .init("what it is made of", "describe \(card.name)"))
    }
    show.period = written.period
    show.presentation = written.presentation
    var request = try score(card, show, span: span)
    if let population = written.population { try checkIsOfScored(population, entity, card, written, span: span) }
    try choose(in: &request, written, entity, span: span)
    return request
  }

  /// Whoever is shown is scored by all that he did: facts of a few customers have no scores of their own.
  private func checkIsOfScored(
    _ population: Population, _ entity: Entity, _ card: Scorecard, _ written: ScoreQuestion, span: Span
  ) throws(Diagnostic) {
    let home = catalogue.segment(population.name.text)?.entity ?? population.name.text
    guard let chosen = catalogue.entity(home), chosen != entity,
      catalogue.path([chosen.singular], from: entity) == nil
    else { return }
    var show = ShowQuestion(items: card.items.map(\.value))
    show.by = [Grouping([Name(entity.singular)])]
    (show.population, show.period) = (population, written.period)
    throw Messages.scoreForOthers(
      chosen.name, scored: entity.name, numbers: formatted(Statement(.show(show), span)), whole: span,
      at: population.span)
  }

  /// The period that a card is locked for, and everyone's scores in it.
  package mutating func lock(
    _ entity: Name?, _ card: Name, _ written: PeriodExpression, span: Span
  ) throws(Diagnostic) -> ScoreRequest {
    var question = ScoreQuestion(entity ?? Name("reps"), with: card)
    question.period = written
    let request = try score(question, span: span)
    guard let period = request.question.period else {
      throw Messages.scoreWithoutPeriod(after: Span(span.end, span.end))
    }
    guard period.end <= environment.today else {
      let instead = if case .this(let unit) = written.kind { "last \(unit.rawValue)" } else { "last month" }
      throw Messages.lockBeforeTheEnd(period, instead: instead, at: written.span)
    }
    return request
  }

  /// Throws when a card could never be scored.
  mutating func check(_ definition: Definition, _ items: [ScorecardItem], _ grades: [ScorecardGrade]) throws(Diagnostic)
  {
    let card = Scorecard(
      name: definition.name.text, title: "", aliases: [], items: items, grades: grades, about: "", statement: "")
    var weights: [Int] = []
    for item in items { weights.append(try weight(of: item)) }
    guard weights.reduce(0, +) == 10_000 else {
      throw Messages.weightsDoNotAddUp(
        weights, last: items[items.count - 1].weightSpan, even: even(definition, items, weights, grades),
        at: items.map(\.span).reduce(items[0].span) { $0.joined(with: $1) })
    }
    do throws(Diagnostic) {
      _ = try score(card, ShowQuestion(items: [.init(Expression(.name([Name("reps")]), .none))]), span: items[0].span)
    } catch {
      let item = items.first { $0.span.start <= error.span.start && error.span.end <= $0.span.end }
      guard let item,
        let mistake = Messages.notScored(text(item.value.expression), error, at: item.value.expression.span)
      else { throw error }
      throw mistake
    }
    try checkOrder(definition, items, grades)
  }

  /// Letters have an order, with S before A; of other grades only the scores say which is better.
  private func checkOrder(
    _ definition: Definition, _ items: [ScorecardItem], _ grades: [ScorecardGrade]
  ) throws(Diagnostic) {
    let places = grades.indices.filter { grades[$0].letterOrder != nil }
    let lettered = places.map { grades[$0] }.sorted { ($0.letterOrder ?? 0) < ($1.letterOrder ?? 0) }
    guard let wrong = zip(lettered, lettered.dropFirst()).first(where: { $0.from.double < $1.from.double }) else {
      return
    }
    let scores = lettered.sorted { $0.from.double > $1.from.double }.map(\.from)
    var sorted = grades
    for (place, (grade, from)) in zip(places, zip(lettered, scores)) {
      sorted[place] = ScorecardGrade(grade.name, from: from)
    }
    var changed = definition
    changed.body = .scorecard(items: items, grades: sorted)
    throw Messages.gradesUpsideDown(
      wrong.0, wrong.1, sorted: formatted(Statement(.define(changed), definition.name.span)))
  }

  /// The same card with its weights in proportion; the last item has what rounding leaves.
  private func even(
    _ definition: Definition, _ items: [ScorecardItem], _ weights: [Int], _ grades: [ScorecardGrade]
  ) -> String {
    let sum = max(1, weights.reduce(0, +))
    var shares = weights.map { max(1, ($0 * 100 + sum / 2) / sum) }
    let others = shares.dropLast().reduce(0, +)
    if others < 100 { shares[shares.count - 1] = 100 - others }
    var items = items
    for index in items.indices {
      items[index].weight = NumberLiteral(digits: shares[index], scale: 2, isPercent: true)
    }
    var changed = definition
    changed.body = .scorecard(items: items, grades: grades)
    return formatted(Statement(.define(changed), definition.name.span))
  }

  private mutating func score(_ card: Scorecard, _ show: ShowQuestion, span: Span) throws(Diagnostic) -> ScoreRequest {
    var show = show
    // The card's own expressions stand in another text: their goals are items with names that nobody writes.
    show.items += card.items.map(\.value)
    var goals: [Int: Int] = [:]
    var next = card.items.count
    for (position, item) in card.items.enumerated() {
      guard let goal = try goal(of: item), !Self.isLiteral(goal) else { continue }
      show.items.append(.init(alias: Name("goal \(position + 1)"), goal))
      goals[position] = next
      next += 1
    }
    var question = asked(try question(show, span: span))
    question.usesDefaultItems = false
    var items: [ScoredItem] = []
    for (position, item) in card.items.enumerated() {
      let column = question.columns[position]
      var goal = goals[position].map { question.columns[$0].quantity }
      if goal == nil, let literal = try self.goal(of: item) {
        goal = try bound(literal, comparedWith: column.quantity, item.value.expression)
      }
      var scored = try scored(item, column, goal)
      scored.goalExpression = goals[position].flatMap { question.columns[$0].expression }
      items.append(scored)
    }
    var grades: [(name: String, from: Double)] = []
    for grade in card.grades {
      guard grade.from.isPercent else {
        throw Messages.shareExpected(grade.from, of: "the score", at: grade.fromSpan, isNumber: true)
      }
      if grades.contains(where: { $0.name == grade.name.text || $0.from == grade.from.double }) {
        throw Messages.gradeTwice(grade.name)
      }
      grades.append((grade.name.text, grade.from.double))
    }
    grades.sort { $0.from > $1.from }
    return ScoreRequest(question: question, card: card, items: items, grades: grades)
  }

  private func scored(_ item: ScorecardItem, _ column: MetricColumn, _ goal: Quantity?) throws(Diagnostic) -> ScoredItem
  {
    let weight = try weight(of: item)
    let direction = item.direction ?? column.direction
    for limit in [item.floor, item.cap].compactMap({ $0 }) where !limit.isPercent {
      throw Messages.shareExpected(limit, of: "the goal", at: item.span)
    }
    var found = ScoredItem(
      column: column, weight: weight, goal: goal, method: .linear, isHigherBetter: direction != .lower,
      floor: item.floor?.double ?? 0, cap: item.cap?.double)
    switch item.method {
    case .bands(let bands): found.method = .bands(try self.bands(bands, of: item, weight, column, goal))
    case .rank: found.method = .rank
    case nil:
      guard let goal else { throw Messages.itemWithoutGoal(text(item.value.expression), at: item.span) }
      if case .constant(let number) = goal, case .value(let written)? = item.goal, number <= 0, found.isHigherBetter {
        throw Messages.goalOfNothing(at: written.span)
      }
      found.cap = found.cap ?? max(Self.usualCap, found.floor)
    }
    if let cap = found.cap, cap < found.floor { throw Messages.capBelowFloor(at: item.capSpan) }
    return found
  }

  private func bands(
    _ written: [ScorecardItem.Band], of item: ScorecardItem, _ weight: Int, _ column: MetricColumn, _ goal: Quantity?
  ) throws(Diagnostic) -> [ScoredItem.Band] {
    var bands: [ScoredItem.Band] = []
    for band in written {
      var from = band.from.double
      if goal != nil {
        guard band.from.isPercent else {
          throw Messages.shareExpected(band.from, of: "the goal", at: band.fromSpan, isNumber: true)
        }
      } else {
        var resolver = self
        let threshold = Expression(.number(band.from), band.fromSpan)
        if case .constant(let number) = try resolver.bound(
          threshold, comparedWith: column.quantity, item.value.expression)
        {
          from = number
        }
      }
      let points = band.points.double
      if !band.points.isPercent, points > Double(weight) / 100 {
        throw Messages.bandAboveWeight(points, weight: Double(weight) / 10_000, at: band.pointsSpan)
      }
      if bands.contains(where: { $0.from == from }) { throw Messages.bandTwice(at: band.fromSpan) }
      bands.append(.init(from: from, score: band.points.isPercent ? points : points * 100 / Double(weight)))
    }
    return bands.sorted { $0.from < $1.from }
  }

  private func weight(of item: ScorecardItem) throws(Diagnostic) -> Int {
    let weight = item.weight.double * 10_000
    guard item.weight.isPercent else { throw Messages.weightIsNoPercentage(item.weight, at: item.weightSpan) }
    guard weight > 0, weight <= 10_000, abs(weight - weight.rounded()) < 1e-6 else {
      throw Messages.weightOutside(item.weight, at: item.weightSpan)
    }
    return Int(weight.rounded())
  }

  private func goal(of item: ScorecardItem) throws(Diagnostic) -> Expression? {
    switch item.goal {
    case .value(let expression): return expression
    case .plan:
      guard let name = Self.loneName(item.value.expression), catalogue.metric(name.text) != nil else {
        throw Messages.planOfFormula(text(item.value.expression), at: item.goalSpan)
      }
      return Expression(.call(Name("target", span: name.span), [item.value.expression]), item.span)
    case nil: return nil
    }
  }

  private static func isLiteral(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .number, .duration, .date, .moment, .text, .boolean: true
    case .negative(let part): isLiteral(part)
    case .parameter, .name, .arithmetic, .logical, .not, .comparison, .membership, .within, .range, .emptiness, .was,
      .changed, .per, .share, .aggregate, .call:
      false
    }
  }
}

extension ScorecardGrade {
  /// `A+` before `A` before `A-` before `B`, and S before all; `nil` of what is no letter.
  fileprivate var letterOrder: Int? {
    let text = name.text.uppercased()
    guard let letter = text.utf8.first, (65...90).contains(letter) else { return nil }
    let order = text.hasPrefix("S") ? 0 : Int(letter) * 3
    switch text.dropFirst() {
    case "+": return order - 1
    case "": return order
    case "-": return order + 1
    default: return nil
    }
  }
}
