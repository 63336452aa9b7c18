package import Syntax
import Values

extension Resolver {
  // MARK: check

  package mutating func check(_ check: CheckQuestion, span: Span) throws(Diagnostic) -> CheckRequest {
    var show = ShowQuestion(items: [])
    show.period = check.period
    show.asOf = check.asOf
    (show.comparators, show.versus) = (check.comparators, check.versus)
    ending = Span(span.end, span.end)
    comparators = try resolvedComparators(of: show)
    guard try kind(of: check.assertion) == .metric else {
      throw Messages.checkOfRecords(at: check.assertion.span, instead: try numbersFirst(check))
    }
    let subject = subject(of: check.by, at: span)
    if let subject { show.items.append(.init(subject)) }
    show.hasSubject = subject != nil
    show.by = check.by
    show.population = check.population
    show.condition = check.condition
    show.presentation = check.presentation
    let compared = Self.numbers(in: check.assertion)
    show.items += compared.map { .init($0) }
    var question = try question(show, span: span)
    question.usesDefaultItems = false
    let condition = try rowCondition(check.assertion)
    guard case .comparison(_, let left, let right) = condition, let written = Self.sides(of: check.assertion) else {
      return CheckRequest(question: question, condition: condition, columns: question.columns)
    }
    let unit = unit(of: left)
    func column(_ name: String, _ expression: Expression, _ quantity: Quantity) -> MetricColumn {
      let metric = Self.loneName(expression).flatMap { catalogue.metric($0.text) }
      return MetricColumn(
        name: name, title: metric.map { title(of: $0) } ?? title(of: expression), quantity: quantity,
        unit: unit, direction: metric?.direction ?? .neutral)
    }
    let columns = [column("left", written.left, left), column("right", written.right, right)]
    return CheckRequest(
      question: question, condition: condition, columns: columns, sides: .init(left: left, right: right))
  }

  /// `visits >= 10 and source = "web"` as `visits >= 10 where source = "web"`; what is about records alone, counted.
  private func numbersFirst(_ check: CheckQuestion) throws(Diagnostic) -> String? {
    var numbers: [Expression] = []
    var records: [Expression] = []
    for part in Self.conjuncts(check.assertion) {
      switch try kind(of: part) {
      case .metric: numbers.append(part)
      case .attribute: records.append(part)
      case .mixed: return nil
      }
    }
    let condition = records.map(text).joined(separator: " and ")
    if !numbers.isEmpty {
      return check.condition == nil ? "\(numbers.map(text).joined(separator: " and ")) where \(condition)" : nil
    }
    guard case .comparison(_, let left, _)? = records.first?.kind, let name = Self.loneName(left) else { return nil }
    let home = catalogue.entities.first { $0.isListed && $0.field(name.text) != nil }
    return home.map { "count(\($0.name) where not (\(condition))) = 0" }
  }

  package static func sides(of assertion: Expression) -> (left: Expression, right: Expression)? {
    if case .comparison(_, let left, let right) = assertion.kind { (left, right) } else { nil }
  }

  static func loneName(_ expression: Expression) -> Name? {
    if case .name(let parts) = expression.kind, parts.count == 1 { parts[0] } else { nil }
  }

  /// Everything in a condition that is computed from records, each once.
  private static func numbers(in condition: Expression) -> [Expression] {
    var found: [Expression] = []
    func visit(_ expression: Expression) {
      switch expression.kind {
      case .logical(_, let parts): parts.forEach(visit)
      case .not(let part), .negative(let part): visit(part)
      case .comparison(_, let left, let right):
        visit(left)
        visit(right)
      case .range(let value, let low, let high, _): [value, low, high].forEach(visit)
      case .membership(let value, let list, _): ([value] + list).forEach(visit)
      case .within(let value, _, _), .emptiness(let value, _): visit(value)
      case .name, .arithmetic, .per, .share, .aggregate, .call:
        if !found.contains(where: { formatted($0) == formatted(expression) }) { found.append(expression) }
      case .number, .text, .boolean, .date, .moment, .duration, .parameter, .was, .changed: break
      }
    }
    visit(condition)
    return found
  }

  /// Whoever the rows are about has one also without a fact: who did nothing breaks `visits >= 10`, too. Reps before
  /// teams; another kind of record only when nothing but time stands beside it.
  func subject(of groupings: [Grouping], at span: Span) -> Expression? {
    var names: [String] = []
    for grouping in groupings {
      guard let name = grouping.name.first, grouping.name.count == 1, grouping.bands.isEmpty else { return nil }
      if let found = catalogue.dimension(name.text)?.name ?? catalogue.entity(name.text)?.singular {
        names.append(found)
      } else if Catalogue.grain(name.text) == nil {
        return nil
      }
    }
    let word = ["rep", "team"].first(where: names.contains) ?? (names.count == 1 ? names[0] : "")
    guard let entity = catalogue.entity(word), entity.singular == word, entity.isListed,
      entity.timing == .population || Membership.livesOn(entity)
    else { return nil }
    return Expression(.name([Name(entity.name, span: span)]), span)
  }

  // MARK: benchmark

  /// Records that a sum must rest on, and cases that a rate must, where nothing is said.
  private static let usualMinimum = (records: 5, cases: 20)

  package mutating func benchmark(_ written: BenchmarkQuestion, span: Span) throws(Diagnostic) -> BenchmarkRequest {
    let by = written.by.isEmpty ? [Grouping([Name("rep", span: span)], span: span)] : written.by
    guard by.count == 1, let subject = subject(of: by, at: span), let who = Self.loneName(subject),
      ["reps", "teams"].contains(who.text)
    else {
      throw Messages.benchmarkOfPeople(at: written.by.isEmpty ? span : by[0].span.joined(with: by[by.count - 1].span))
    }
    let perWorkday = Expression(.per(written.result.expression, Name("workday", span: span)), span)
    var show = ShowQuestion(items: [.init(subject), written.effort, written.result])
    let divides = try standsForWork(written.result)
    if divides { show.items.append(.init(perWorkday)) }
    show.by = by
    show.population = written.population
    show.condition = written.condition
    show.period = written.period
    show.presentation = written.presentation
    var question = asked(try question(show, span: span))
    question.usesDefaultItems = false
    if question.keys.count > 1, let apart = placedFunctions.first(where: { !$0.groups.isEmpty }) {
      throw Messages.benchmarkApart(apart.function, apart.operand, at: apart.span)
    }
    let (effort, result) = (question.columns[0], question.columns[1])
    for (column, item) in [(effort, written.effort), (result, written.result)]
    where column.unit == .date || column.unit == .text {
      throw Messages.benchmarkOfNumbers(text(item.expression), isEffort: column == effort, at: item.expression.span)
    }
    let volume = try volume(of: result.quantity.undeclared, at: written.result.expression.span)
    let minimum = try written.minimum.map { (count) throws(Diagnostic) in try number(count) }
    var request = BenchmarkRequest(
      question: question, effort: effort, result: result, standing: .itself, volume: volume,
      minimum: minimum ?? Self.usualMinimum.records)
    if divides {
      request.standing = .perWorkday(question.columns[2])
    } else if case .arithmetic(.divide, let hits, let cases) = result.quantity.undeclared, isShareOfCases(result) {
      request.standing = .rate(hits: hits, cases: cases)
      request.minimum = minimum ?? Self.usualMinimum.cases
    }
    request.question.columns.append(
      MetricColumn(
        name: "n", title: "n", quantity: volume, unit: .count, direction: .neutral,
        expression: try cases(of: written.result.expression)))
    return request
  }

  /// Counts and money grow with the days worked; ratios do not.
  private func standsForWork(_ item: ShowQuestion.Item) throws(Diagnostic) -> Bool {
    var probe = self
    let quantity = try probe.quantity(item.expression)
    guard Self.isAdditive(quantity), quantity.measures.allSatisfy({ $0.plan == nil && $0.timing == .event }) else {
      return false
    }
    return true
  }

  private func isShareOfCases(_ column: MetricColumn) -> Bool {
    guard column.unit == .percent, case .arithmetic(.divide, let hits, let cases) = column.quantity.undeclared else {
      return false
    }
    return [hits, cases].allSatisfy {
      Self.isAdditive($0) && $0.measures.allSatisfy { $0.unit == .count && $0.plan == nil }
    }
  }

  /// What the records that a result rests on are counted by: what it divides by, where that is made of records, else
  /// itself.
  private func cases(of result: Expression) throws(Diagnostic) -> Expression {
    var probe = self
    guard let divisor = divisor(of: result) else { return result }
    let quantity = try probe.quantity(divisor)
    return quantity.measures.isEmpty || quantity.measures.contains { $0.plan != nil } ? result : divisor
  }

  private func divisor(of number: Expression) -> Expression? {
    switch number.kind {
    case .arithmetic(.divide, _, let divisor): divisor
    case .per(_, let name) where isNumber(divisor: name): Expression(.name([name]), number.span)
    case .name: Self.loneName(number).flatMap { catalogue.metric($0.text) }.flatMap { divisor(of: $0.expression) }
    case .number, .text, .boolean, .date, .moment, .duration, .parameter, .negative, .arithmetic, .per, .share,
      .aggregate, .call, .logical, .not, .comparison, .membership, .within, .range, .emptiness, .was, .changed:
      nil
    }
  }

  /// How many records a result rests on: those it divides by, else those it counts or adds up.
  private func volume(of quantity: Quantity, at span: Span) throws(Diagnostic) -> Quantity {
    var base = quantity
    if Self.isAdditive(quantity), quantity.measures.allSatisfy({ $0.unit == .count && $0.plan == nil }) {
      return quantity
    }
    if case .arithmetic(.divide, _, let cases) = quantity, !cases.measures.isEmpty,
      cases.measures.allSatisfy({ $0.plan == nil })
    {
      base = cases.undeclared
      if Self.isAdditive(base), base.measures.allSatisfy({ $0.unit == .count }) { return base }
    }
    var counts: [Measure] = []
    for var measure in base.measures where measure.plan == nil {
      if measure.function != .countDistinct {
        measure.function = .count
        measure.operand = nil
      }
      measure.unit = .count
      measure.scale = 1
      if !counts.contains(measure) { counts.append(measure) }
    }
    guard let first = counts.first else { throw Messages.nothingToBenchmark(at: span) }
    return counts.dropFirst().reduce(.measure(first)) { .arithmetic(.add, $0, .measure($1)) }
  }
}
