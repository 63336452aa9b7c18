import Syntax
import Values

/// `pareto(sales by customer, 80%)`, `median(sales by customer)` where it stands.
struct PendingPareto {
  var operand: Expression
  var counted: Name
  var part: Double
  var span: Span
  /// Numbers of several are put together.
  var isSpread = false
  /// Over everybody there is, not only those that have any.
  var isOfAll = false
  var condition: Expression?

  mutating func move(to span: Span) {
    self.span = span
    counted.span = span
  }
}

extension Resolver {
  /// What is counted when nothing is said.
  private static let usualPart = 0.8

  mutating func pareto(_ operand: Expression, _ quantity: Quantity, _ arguments: [Expression], at span: Span)
    throws(Diagnostic) -> Quantity
  {
    guard let counted = Self.names(of: arguments.dropFirst().prefix(1)).first else {
      throw Messages.functionOperand(.pareto, at: span)
    }
    guard Self.isAdditive(quantity) else {
      throw Messages.notCumulative(.pareto, text(operand), whole: span, at: operand.span)
    }
    var part = Self.usualPart
    if arguments.count > 2 {
      let written = try substituted(arguments[2])
      guard case .number(let literal) = written.kind, literal.double > 0, literal.double <= 1 else {
        throw Messages.paretoPart(text(arguments[2]), at: arguments[2].span)
      }
      part = literal.double
    }
    let pending = PendingPareto(operand: operand, counted: counted, part: part, span: span)
    return .pareto(id(of: pending), quantity, .needed)
  }

  /// The same question is asked once.
  mutating func id(of pending: PendingPareto) -> ParetoID {
    let known = pendingParetos.firstIndex {
      $0.operand == pending.operand && $0.counted.text.lowercased() == pending.counted.text.lowercased()
        && $0.part == pending.part && $0.isSpread == pending.isSpread && $0.isOfAll == pending.isOfAll
        && $0.condition == pending.condition
    }
    if known == nil { pendingParetos.append(pending) }
    return ParetoID(index: known ?? pendingParetos.count - 1)
  }

  /// Beside how many are needed stand how many there are, and which part of them that is.
  func withParetos(_ columns: [MetricColumn]) -> [MetricColumn] {
    columns.flatMap { column -> [MetricColumn] in
      guard case .pareto(let id, let part, .needed) = column.quantity else { return [column] }
      let isChinese = environment.language == .chinese
      return [
        column,
        MetricColumn(
          name: "\(column.name)_of", title: isChinese ? "总数" : "of",
          quantity: .pareto(id, part, .base), unit: .count, direction: .neutral, expression: column.expression,
          compares: .before),
        MetricColumn(
          name: "\(column.name)_share", title: isChinese ? "占比" : "share",
          quantity: .pareto(id, part, .share), unit: .percent, direction: .neutral, expression: column.expression,
          compares: .before),
      ]
    }
  }

  /// The numbers that were asked for, without what stands beside them in an answer.
  func asked(_ question: Question) -> Question {
    var question = question
    question.columns.removeAll(where: \.quantity.isBesidePareto)
    return question
  }

  /// All rows together are those that there are: nobody who shares an id with one and has no row.
  private func withoutStrangers(_ subject: Entity?, _ operand: Expression) -> [Expression] {
    var probe = self
    let measures = (try? probe.quantity(operand))?.measures ?? []
    return Set(measures.map(\.entity)).compactMap(catalogue.entity).flatMap { withoutStrangers(subject, $0) }.prefix(1)
      .map { $0 }
  }

  /// The same question, split further by what is counted.
  mutating func paretoQuestions(_ show: ShowQuestion, _ subject: Entity?, _ groupings: [Grouping], span: Span)
    throws(Diagnostic) -> [ParetoQuestion]
  {
    var found: [ParetoQuestion] = []
    let facts = pendingParetos.isEmpty ? [] : try split(show.condition).facts
    for pending in pendingParetos {
      var inner = ShowQuestion(items: [.init(pending.operand)])
      if pending.isOfAll {
        inner.items.insert(.init(Expression(.name([pending.counted]), pending.counted.span)), at: 0)
        inner.hasSubject = true
      }
      if let subject { inner.by.append(Grouping([Name(subject.singular, span: span)], span: span)) }
      let counted = pending.isOfAll ? [] : [Grouping([pending.counted], span: pending.counted.span)]
      inner.by += groupings + counted
      inner.population = show.population
      let conditions =
        facts + (pending.condition.map(Self.conjuncts) ?? []) + withoutStrangers(subject, pending.operand)
      inner.condition = Self.allOf(conditions, at: span)
      inner.period = show.period
      inner.asOf = show.asOf
      var resolver = Resolver(catalogue: catalogue, environment: environment)
      resolver.aliases = aliases
      var wholeResolver = resolver
      let question = try resolver.question(inner, span: span)
      guard
        let position = pending.isOfAll
          ? 0 : position(of: Expression(.name([pending.counted]), pending.counted.span), in: question.keys)
      else { throw Messages.unknownDimension(pending.counted, near: []) }
      let times = question.keys[position].isWhen
      if times, !pending.isSpread, question.columns.contains(where: \.quantity.isSnapshot) {
        throw Messages.runningSnapshot(text(pending.operand), at: pending.span)
      }
      var asked = ParetoQuestion(question: question, counted: question.keys[position].name, part: pending.part)
      // Of each time others are there, and of all together more than in any.
      let isOfTimes = question.columns.flatMap(\.quantity.measures).contains(where: question.needsWhole)
      if question.keys.count > 1, pending.isSpread || question.isRolledUp || isOfTimes {
        inner.by = counted
        asked.whole = try wholeResolver.question(inner, span: span)
      }
      asked.isSpread = pending.isSpread
      asked.isOfAll = pending.isOfAll
      // Who has nothing is in a row only where it is known in which.
      let home = pending.isOfAll ? catalogue.entity(pending.counted.text) : nil
      let isPlaced = home.map { home in question.keys.allSatisfy { $0.isWhen || way(of: $0, from: home) != nil } }
      asked.keepsEmpty = pending.isSpread && (isPlaced ?? times)
      asked.question.keepsIdle = pending.isOfAll && asked.keepsEmpty
      found.append(asked)
    }
    return found
  }
}
