import Semantics
import Store
import Syntax
import Values

/// A question as it was answered: `show`, or what another statement asked to make its rows.
struct AnsweredQuestion {
  let show: ShowQuestion
  /// Its rows are in the order of the screen.
  var result: ShowResult
  /// Rows that take part in numbers which look at others and are not on the screen, such as that of nobody.
  var hidden: [AnswerRow] = []
  /// By the name of a column that the statement itself puts beside these numbers, what that is computed from.
  var sources: [String: [ColumnSource]] = [:]

  var question: Question { result.answer.question }

  /// Names given to items and to columns, with what they stand for.
  var named: [String: Expression] {
    let items = show.items.compactMap { item in item.alias.map { ($0.text.lowercased(), item.expression) } }
    let columns = question.columns.compactMap { column in
      column.comparator == nil ? column.expression.map { (column.name.lowercased(), $0) } : nil
    }.filter { name, expression in formatted(expression).lowercased() != name }
    // An item may use the names of those before it.
    return (items + columns).reduce(into: [:]) { given, item in
      if given[item.0] == nil { given[item.0] = item.1.writingOut(given) }
    }
  }
}

/// What `drill` and `why` look into, as it stood on the screen.
enum LastAnswer {
  /// Rows of one question.
  case rows(AnsweredQuestion)
  /// Each row is a number of one question without groups: the stages of a funnel.
  case stages(AnsweredQuestion, [MetricColumn])
  /// Each row is of a question of its own, beside what it is compared with: the values of a profile.
  case pairs([AnsweredPair])
  /// Records: each row is one of them.
  case records(ListQuestion)
  /// How many records came to each step.
  case followed(FollowedRecords)
  /// The numbers of one question, of which one row says how they go together.
  case correlated(ShowQuestion)
  /// Scores that were frozen: the records behind them may have changed.
  case frozen(FrozenScores)
}

/// Scores as they were locked, in the order of the screen.
struct FrozenScores {
  let request: ScoreRequest
  let people: [RowKey]
  let lockedOn: String
}

/// A row of a profile: who is profiled, and the base.
struct AnsweredPair {
  let subject: AnsweredQuestion
  let base: AnsweredQuestion
  let keys: [RowKey]
}

/// A number of a row, found again in the question that it is of.
struct FoundNumber {
  let answered: AnsweredQuestion
  /// The period that its records are of: the question's own first, then those it is compared with.
  var side = 0
  let row: FoundRow
  let value: Expression
  /// Whether whom it counts is listed, and not the records that know them.
  var isOfDifferent = false

  var question: Question { answered.result.answer.sides[side].question }
}

extension Workspace {
  /// What a number of an answer's rows is made of, in the words of its question; `nil` where that cannot be read again.
  func quantity(_ value: Expression, in answered: AnsweredQuestion, side: Int = 0) -> Quantity? {
    let question = answered.result.answer.sides[side].question
    return try? resolver.following(question).quantity(value, named: answered.named)
  }

  func quantity(of number: FoundNumber) -> Quantity? {
    quantity(number.value, in: number.answered, side: number.side)
  }
}

extension Resolver {
  /// What a number of an answer is computed from.
  func parts(of expression: Expression, in answered: AnsweredQuestion) -> [NumberPart] {
    let question = answered.question
    return parts(
      of: expression, named: answered.named, following: question.cohort, isAlongTime: question.isAlongTime)
  }
}

extension AnsweredQuestion {
  /// For statements whose rows come from a question: the clauses that choose its records.
  init(
    by groupings: [Grouping] = [], condition: Expression? = nil, population: Population? = nil,
    items:
      [ShowQuestion.Item] = [], _ result: ShowResult
  ) {
    var show = ShowQuestion(items: items)
    show.by = groupings
    show.condition = condition
    show.population = population
    self.init(show: show, result: result)
  }

  /// Every row that numbers are compared with.
  var allRows: [AnswerRow] { result.answer.rows + result.rest + hidden }

  /// The same with these rows, in this order.
  func shown(_ rows: [AnswerRow]) -> AnsweredQuestion {
    var found = self
    let shown = Set(rows.map(\.keys))
    found.hidden = result.answer.rows.filter { !shown.contains($0.keys) }
    found.result.answer.rows = rows
    return found
  }
}

extension Workspace {
  /// The numbers that `drill` and `why` are asked about; a change of a comparison is about both periods.
  func numbers(
    _ row: RowReference, _ value: Expression?, at span: Span
  ) throws(EvaluationError) -> [FoundNumber] {
    switch try lastAnswer(at: span) {
    case .rows(let answered): return try numbers(row, value, of: answered, at: span)
    case .stages(let answered, let stages):
      if let column = try column(beside: row, value, answered, stages, at: span) {
        return try numbers(.place(1, span), ofColumn: column, of: answered, at: span)
      }
      return [try stage(row, value, answered, stages, at: span)]
    case .pairs(let pairs): return try numbers(row, value, of: pairs, at: span)
    case .records(let list): return [try number(value, ofRecord: row, of: list, at: span)]
    case .followed: throw .statement(DrillMessages.noRecords("a stage that records were followed to", at: span))
    case .correlated: throw .statement(DrillMessages.noRecords("a correlation", at: span))
    case .frozen(let frozen):
      let answered = try now(frozen)
      return try numbers(row, value, of: answered, at: span)
    }
  }

  func lastAnswer(at span: Span) throws(EvaluationError) -> LastAnswer {
    guard let answered else { throw .statement(DrillMessages.nothingAnswered(at: span)) }
    return answered
  }

  /// A column that compares is about the other period, or about what was planned.
  private func numbers(
    _ row: RowReference, _ value: Expression?, of answered: AnsweredQuestion, at span: Span
  ) throws(EvaluationError) -> [FoundNumber] {
    guard let value else {
      let first = try firstNumber(of: answered, at: span)
      return [FoundNumber(answered: answered, row: try find(row, in: answered, for: first, at: span), value: first)]
    }
    let columns = answered.question.columns
    guard let name = Self.lone(value), let sources = answered.sources[name],
      !columns.contains(where: { $0.name.lowercased() == name })
    else { return try numbers(row, ofNamed: value, of: answered, at: span) }
    var found: [FoundNumber] = []
    for source in sources { found += try numbers(row, source, of: answered, at: span) }
    if found.isEmpty { throw .statement(DrillMessages.noRecords("`\(formatted(value))`", at: span)) }
    return found
  }

  /// By the column that bears the name, where there is one.
  func numbers(
    _ row: RowReference, ofNamed value: Expression, of answered: AnsweredQuestion, at span: Span
  ) throws(EvaluationError) -> [FoundNumber] {
    guard let name = Self.lone(value),
      let position = answered.question.columns.firstIndex(where: { $0.name.lowercased() == name })
    else { return try numbers(row, ofWritten: value, of: answered, at: span) }
    return try numbers(row, ofColumn: position, written: value, of: answered, at: span)
  }

  /// A number, and those of the other periods that it names by their columns.
  private func numbers(
    _ row: RowReference, ofWritten value: Expression, of answered: AnsweredQuestion, at span: Span
  ) throws(EvaluationError) -> [FoundNumber] {
    var compared: [Compared] = []
    let own = value.writingOut(answered.named).mapped { part in
      guard let found = self.compared(part, in: answered) else { return nil }
      compared.append(found)
      return Expression(.number(NumberLiteral(digits: 1)), part.span)
    }
    let there = FoundNumber(answered: answered, row: try find(row, in: answered, for: value, at: span), value: value)
    if compared.isEmpty { return [there] }
    let isOwn = !resolver.parts(of: own, in: answered).isEmpty
    var found = isOwn ? [there] : []
    for pair in compared {
      for number in try numbers(row, of: pair, in: answered, at: span)
      where !found.contains(where: { $0.side == number.side && $0.value == number.value }) {
        found.append(number)
      }
    }
    return found
  }

  /// A number beside that of another period, or of what was planned.
  private typealias Compared = (number: Expression, comparator: Int, isChange: Bool)

  /// What a name stands for that only `vs` makes.
  private func compared(_ name: Expression, in answered: AnsweredQuestion) -> Compared? {
    let columns = answered.question.columns
    guard case .name(let parts) = name.kind, parts.count == 1 else { return nil }
    guard let position = columns.firstIndex(where: { $0.name.lowercased() == parts[0].text.lowercased() }) else {
      return resolver.compared(parts[0], in: answered.question)
    }
    guard let comparator = columns[position].comparator,
      let base = columns[..<position].last(where: { $0.comparator == nil }), let number = try? expression(of: base)
    else { return nil }
    return (number, comparator, columns[position].isChange)
  }

  /// What a change compares are two numbers.
  func numbers(
    _ row: RowReference, ofColumn position: Int, written: Expression? = nil, of answered: AnsweredQuestion,
    at span: Span
  ) throws(EvaluationError) -> [FoundNumber] {
    let column = answered.question.columns[position]
    let name = Expression(.name([.of(column.name)]), span)
    if let pair = compared(name, in: answered) { return try numbers(row, of: pair, in: answered, at: span) }
    let value = if let written { written } else { try expression(of: column) }
    return try numbers(row, ofWritten: value, of: answered, at: span)
  }

  private func numbers(
    _ row: RowReference, of pair: Compared, in answered: AnsweredQuestion, at span: Span
  ) throws(EvaluationError) -> [FoundNumber] {
    let own = try find(row, in: answered, for: pair.number, at: span)
    let other: FoundNumber
    switch answered.question.comparators[pair.comparator].base {
    case .target:
      let target = Expression(.call(Name("target"), [pair.number]), span)
      other = FoundNumber(answered: answered, row: own, value: target)
    case .period:
      let side = answered.question.comparators[...pair.comparator].count { $0.period != nil }
      let there = try find(row, in: answered, side: side, at: span)
      other = FoundNumber(answered: answered, side: side, row: there, value: pair.number)
    }
    return (pair.isChange ? [FoundNumber(answered: answered, row: own, value: pair.number)] : []) + [other]
  }

  static func lone(_ value: Expression) -> String? {
    if case .name(let path) = value.kind, path.count == 1 { path[0].text.lowercased() } else { nil }
  }

  // MARK: Locked scores

  /// What their numbers would be now.
  private func now(_ frozen: FrozenScores) throws(EvaluationError) -> AnsweredQuestion {
    let live = try inOneView { () throws(EvaluationError) in try scoresNow(frozen.request).live }
    let rows = frozen.people.map { key in
      live.answer.rows.first { $0.keys[0] == key } ?? AnswerRow(keys: [key], numbers: live.answer.nothing)
    }
    var shown = AnsweredQuestion(live).shown(rows)
    shown.sources = frozen.request.columnSources
    return shown
  }

  func warn(of answer: LastAnswer, to sink: any AnswerSink) throws(EvaluationError) {
    guard case .frozen(let frozen) = answer else { return }
    try writing {
      try sink.note(
        .init(
          say(
            "the scores were locked on \(frozen.lockedOn); these are the records as they are now",
            "得分锁定于 \(frozen.lockedOn),以下是现在的记录"), kind: .warning))
    }
  }

  // MARK: Stages

  /// `drill 2 count_before`: the place of what stands beside the count of a stage; `nil` for another number.
  private func column(
    beside row: RowReference, _ value: Expression?, _ answered: AnsweredQuestion, _ stages: [MetricColumn],
    at span: Span
  ) throws(EvaluationError) -> Int? {
    guard let name = value.flatMap(Self.lone), name.hasPrefix("count_") else { return nil }
    let stage = stages[try position(of: row, among: stages.map(\.title), at: span)]
    let wanted = stage.name.lowercased() + name.dropFirst("count".count)
    return answered.question.columns.firstIndex { $0.name.lowercased() == wanted }
  }

  /// `drill 2`: the second stage; `per_next` and `per_last` are ratios to other ones.
  private func stage(
    _ row: RowReference, _ value: Expression?, _ answered: AnsweredQuestion, _ stages: [MetricColumn], at span: Span
  ) throws(EvaluationError) -> FoundNumber {
    let found = try find(.place(1, span), in: answered, at: span)
    let position = try position(of: row, among: stages.map(\.title), at: span)
    let stage = try expression(of: stages[position])
    func per(_ other: MetricColumn?) throws(EvaluationError) -> Expression {
      guard let other, position + 1 < stages.count else {
        throw .statement(DrillMessages.noRecords("what comes after the last stage", at: span))
      }
      return Expression(.arithmetic(.divide, stage, try expression(of: other)), span)
    }
    let meant: Expression =
      switch value.flatMap(Self.lone) {
      case "per_next": try per(stages.dropFirst(position + 1).first)
      case "per_last": try per(stages.last)
      case nil where value == nil, "count": stage
      default: value ?? stage
      }
    return FoundNumber(answered: answered, row: found, value: meant)
  }

  /// The place that a reference means, from 0; the total is none.
  func position(of row: RowReference, among titles: [String], at span: Span) throws(EvaluationError) -> Int {
    switch row {
    case .total: throw .statement(DrillMessages.noTotal(at: span))
    case .others: throw .statement(DrillMessages.noOthers(at: span))
    case .place(let number, let at):
      guard titles.indices.contains(number - 1) else {
        throw .statement(DrillMessages.noSuchRow(number, count: titles.count, at: at))
      }
      return number - 1
    case .named(let name, let at):
      let wanted = name.lowercased()
      guard let found = titles.firstIndex(where: { $0.lowercased() == wanted }) else {
        throw .statement(
          DrillMessages.noRowAbout(name, near: nearestWords(to: name, among: Set(titles)), at: at))
      }
      return found
    }
  }

  // MARK: Profiles

  /// Of those profiled, unless a number of the base is named; a rate is of both.
  private func numbers(
    _ row: RowReference, _ value: Expression?, of pairs: [AnsweredPair], at span: Span
  ) throws(EvaluationError) -> [FoundNumber] {
    let pair: AnsweredPair
    var isTotal = false
    if case .total = row, let first = pairs.first {
      (pair, isTotal) = (first, true)
    } else {
      let titles = pairs.map { $0.keys.map { words($0.shown) }.joined(separator: " x ") }
      pair = pairs[try position(of: row, among: titles, at: span)]
    }
    func number(
      _ answered: AnsweredQuestion, _ value: Expression? = nil, ofAll: Bool = false
    ) throws(EvaluationError) -> FoundNumber {
      let meant = if let value { value } else { try firstNumber(of: answered, at: span) }
      let found: FoundRow
      if isTotal || ofAll {
        found = try find(.total, in: answered, at: span)
      } else {
        let answer = answered.result.answer
        let row = answer.rows.first { $0.keys == pair.keys } ?? AnswerRow(keys: pair.keys, numbers: answer.nothing)
        found = try self.found(row, in: answered)
      }
      return FoundNumber(answered: answered, row: found, value: meant, isOfDifferent: value == nil)
    }
    switch value.flatMap(Self.lone) {
    case "n": return [try number(pair.subject)]
    // A sample is thin where the base is.
    case "base_n", "sample": return [try number(pair.base)]
    case "rate", "low", "high": return [try number(pair.subject), try number(pair.base)]
    // A share has the whole below it, and lift is a share over a share.
    case "share": return [try number(pair.subject), try number(pair.subject, ofAll: true)]
    case "base_share": return [try number(pair.base), try number(pair.base, ofAll: true)]
    case "lift":
      return [
        try number(pair.subject), try number(pair.subject, ofAll: true),
        try number(pair.base), try number(pair.base, ofAll: true),
      ]
    case nil, .some: return [try number(pair.subject, value)]
    }
  }
}

extension ShowAnswer {
  /// The numbers of a row of which the question found nothing.
  var nothing: RowNumbers {
    RowNumbers(
      outputs: [SQLValue](repeating: .null, count: plan.main.outputs.count),
      shared: [SQLValue](repeating: .null, count: plan.shared.count), period: question.period)
  }
}
