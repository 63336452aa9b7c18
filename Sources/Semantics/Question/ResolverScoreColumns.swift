import Syntax
import Values

extension Resolver {
  /// `show` has one row for each of those scored.
  func compare(
    _ request: inout ScoreRequest, _ written: ScoreQuestion, _ show: ShowQuestion, span: Span
  ) throws(Diagnostic) {
    if let target = written.comparators.first(where: { $0.kind == .target }) {
      throw Messages.scoreAgainstTarget(at: target.span)
    }
    var other = show
    other.comparators = written.comparators
    var resolver = Resolver(catalogue: catalogue, environment: environment)
    let compared = try resolver.question(other, span: span).comparedPeriods
    request.compared = compared.map { request.question.asked(about: $0) }
  }

  /// Who is shown of those scored, and in which order. What `where` says of columns goes with `having`, the rest of it
  /// is about whom.
  mutating func choose(
    in request: inout ScoreRequest, _ written: ScoreQuestion, _ entity: Entity, span: Span
  ) throws(Diagnostic) {
    var populations = written.population.map { [$0] } ?? []
    var conditions = written.having.map { [$0] } ?? []
    for condition in written.condition.map(Self.conjuncts) ?? [] {
      if condition.names.contains(where: { request.column(called: $0) != nil }) {
        conditions.append(condition)
      } else {
        populations.append(Population(Name(entity.name), condition: condition, span: condition.span))
      }
    }
    for population in populations {
      var chosen = ShowQuestion(items: [.init(Expression(.name([Name(entity.name)]), written.entity.span))])
      chosen.population = population
      chosen.period = written.period
      var resolver = Resolver(catalogue: catalogue, environment: environment)
      request.chosen.append(try resolver.question(chosen, span: span))
    }
    var tests: [ScoreCondition] = []
    for condition in conditions { tests.append(try test(condition, request)) }
    if !tests.isEmpty { request.condition = .all(tests) }
    request.ranking = try written.ranking.map { (ranking) throws(Diagnostic) in try self.ranking(ranking, request) }
    request.sort = try written.sort.map { (key) throws(Diagnostic) in
      ScoreRequest.SortKey(column: try column(key.expression, request), descending: key.descending)
    }
  }

  private func ranking(_ written: Ranking, _ request: ScoreRequest) throws(Diagnostic) -> ScoreRequest.Ranking {
    guard case .rows(let count) = try bound(written.extent), written.each.isEmpty else {
      throw Messages.rankingOfScores(at: written.span)
    }
    let by = try written.by.map { (value) throws(Diagnostic) in try column(value, request) }
    return .init(isTop: written.isTop, count: count, by: by ?? .score)
  }

  private func column(_ expression: Expression, _ request: ScoreRequest) throws(Diagnostic) -> ScoreColumn {
    let name = columnName(of: expression)
    if let found = request.column(called: name) { return found }
    let known = request.columns.map(request.name)
    throw Messages.noScoreColumn(
      text(expression), near: nearestWords(to: name, among: known), known: known, at: expression.span)
  }

  private mutating func test(_ condition: Expression, _ request: ScoreRequest) throws(Diagnostic) -> ScoreCondition {
    switch condition.kind {
    case .logical(let op, let parts):
      var tests: [ScoreCondition] = []
      for part in parts { tests.append(try test(part, request)) }
      return op == .and ? .all(tests) : .any(tests)
    case .not(let part): return .not(try test(part, request))
    case .comparison(let op, let left, let right):
      let column = try column(left, request)
      return .comparison(op, column, try value(right, of: column, left, request))
    case .membership(let left, let options, let negated):
      let column = try column(left, request)
      var tests: [ScoreCondition] = []
      for option in options { tests.append(.comparison(.equal, column, try value(option, of: column, left, request))) }
      return negated ? .not(.any(tests)) : .any(tests)
    case .range(let left, let low, let high, let negated):
      let column = try column(left, request)
      let inside = ScoreCondition.all([
        .comparison(.greaterOrEqual, column, try value(low, of: column, left, request)),
        .comparison(.lessOrEqual, column, try value(high, of: column, left, request)),
      ])
      return negated ? .not(inside) : inside
    case .emptiness(let left, let negated):
      let empty = ScoreCondition.empty(try column(left, request))
      return negated ? .not(empty) : empty
    case .number, .text, .boolean, .date, .moment, .duration, .parameter, .name, .negative, .arithmetic, .within, .was,
      .changed, .per, .share, .aggregate, .call:
      throw Messages.noTestOfScores(text(condition), at: condition.span)
    }
  }

  /// What a column is compared with, in its unit.
  private mutating func value(
    _ written: Expression, of column: ScoreColumn, _ subject: Expression, _ request: ScoreRequest
  ) throws(Diagnostic) -> Value {
    let expression = try substituted(written)
    switch column {
    case .person, .grade:
      guard case .text(let text) = expression.kind else {
        let example = column == .grade ? request.grades.first?.name ?? "A" : "Li Na"
        throw Messages.valueKind(text(subject), is: "a text", example: "\"\(example)\"", at: expression.span)
      }
      return .text(text)
    case .rank, .rankBefore, .itemPoints:
      guard let number = expression.signed, !number.isPercent else {
        throw Messages.valueKind(text(subject), is: "a number", example: "3", at: expression.span)
      }
      return .real(number.double)
    case .score, .scoreBefore, .scoreChange, .itemScore, .scoredWeight:
      guard let number = expression.signed else {
        throw Messages.valueKind(text(subject), is: "a percentage", example: "80%", at: expression.span)
      }
      if !number.isPercent, let whole = number.integer, abs(whole) > 1 {
        throw Messages.percentExpected("\(whole)", percent: "\(whole)%", what: text(subject), at: expression.span)
      }
      return .real(number.double)
    case .value(let item):
      guard
        case .constant(let number) = try bound(expression, comparedWith: request.items[item].column.quantity, subject)
      else { throw Messages.noTestOfScores(text(expression), at: expression.span) }
      return .real(number)
    }
  }
}

extension ScoreRequest {
  /// `nil` when the answer has no such column. Who it is about is `name`, too.
  func column(called word: String) -> ScoreColumn? {
    let wanted = word.lowercased()
    if wanted == "name" { return .person }
    if let found = columns.first(where: { name(of: $0).lowercased() == wanted }) { return found }
    switch wanted {
    case "得分", "分数": return .score
    case "等级": return .grade
    case "姓名", "名称": return .person
    default:
      return items.firstIndex { $0.column.title.lowercased() == wanted }.map { .value($0) }
    }
  }
}

extension Expression {
  /// `5%`, `-5%`
  fileprivate var signed: NumberLiteral? {
    if case .number(let number) = kind { return number }
    guard case .negative(let part) = kind, case .number(var number) = part.kind else { return nil }
    number.digits.negate()
    return number
  }

  /// Names and formulas that are compared, as columns are called.
  fileprivate var names: [String] {
    var found: [String] = []
    _ = mapped { part in
      switch part.kind {
      case .name, .arithmetic, .per: found.append(columnName(of: part))
      case .number, .text, .boolean, .date, .moment, .duration, .parameter, .negative, .logical, .not, .comparison,
        .membership, .within, .range, .emptiness, .was, .changed, .share, .aggregate, .call:
        break
      }
      return nil
    }
    return found
  }
}
