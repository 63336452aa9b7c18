import Semantics
import Store
import Syntax
import Values

/// How a row stands to a check's condition.
private enum RowState {
  case broken, held
  case without(Value.Plan)
  /// A side has no value, so that neither can be said.
  case unknown

  /// Rows that break it first, then those of which it is not known.
  var place: Int {
    switch self {
    case .broken: 0
    case .without, .unknown: 1
    case .held: 2
    }
  }
}

private struct CheckedRow {
  var row: AnswerRow
  var cells: [Value]
  var state: RowState
  /// Left less right.
  var distance: Double?
}

extension Workspace {
  /// Every row with the sides that were compared, broken ones first.
  func answer(_ check: CheckQuestion, span: Span, sink: any AnswerSink) throws(EvaluationError) -> Outcome {
    let request = try request(check, span)
    let result = try inOneView { () throws(EvaluationError) in
      withoutEmptyTeams(try resultInView(of: request.question), try staffedTeams(request.question))
    }
    // Much belongs to no deal, and that is none; what is nobody's or no team's may break a condition, too.
    let asked = result.answer.question
    let nobodys = asked.isOfThoseThere ? result.answer.rows.filter { $0.isOfNoRecord(asked.keys) } : []
    let rows = checked(result, request, without: Set(nobodys.map(\.keys)))
    var shown = AnsweredQuestion(by: check.by, condition: check.condition, population: check.population, result)
      .shown(rows.map(\.row))
    shown.sources = request.columnSources(Resolver.sides(of: check.assertion))
    answered = .rows(shown)
    let isBroken = { (row: CheckedRow) in
      switch row.state {
      case .broken: true
      case .held: false
      case .without, .unknown: check.isStrict
      }
    }
    let broken = rows.count(where: isBroken)
    let notes = try notes(of: rows, broken, result, check) + leftOut(nobodys, asked)
    // A slip of the pen must not pass for a condition that holds.
    let isOfNobody = check.isStrict && rows.isEmpty && notes.contains { $0.kind == .warning }
    try writing {
      try sink.begin(head(of: request))
      for row in rows {
        let state = isBroken(row) ? RowState.broken : row.state
        try sink.row(row.row.keys.map(\.shown) + row.cells + [.text(word(state))])
      }
      try sink.end(Answer.Tail(notes: notes))
    }
    return broken == 0 && !isOfNobody ? .answered : .broken
  }

  func explain(_ form: ExplainForm, _ check: CheckQuestion, span: Span, sink: any AnswerSink) throws(EvaluationError) {
    let request = try request(check, span)
    switch form {
    case .sql: try tell(try statements(of: request.question).map(Self.shown).joined(separator: "\n\n"), sink)
    case .plan: try tell(try plan(of: try statements(of: request.question)), sink)
    case .words:
      var show = ShowQuestion(items: [])
      show.condition = check.condition
      show.population = check.population
      let unknown =
        check.isStrict
        ? say("A row whose sides cannot be compared breaks it, too.", "无法比较的行也算不符合。")
        : say("A row whose sides cannot be compared does not break it.", "无法比较的行不算不符合。")
      try tell(
        say("Every row has to satisfy \(written(check.assertion)).", "每一行都要满足 \(written(check.assertion))。") + "\n"
          + words(request.question, show) + "\n" + unknown, sink)
    }
  }

  private func request(_ check: CheckQuestion, _ span: Span) throws(EvaluationError) -> CheckRequest {
    try resolving { () throws(Diagnostic) in
      var resolver = resolver
      return try resolver.check(check, span: span)
    }
  }

  private func checked(_ result: ShowResult, _ request: CheckRequest, without leftOut: Set<[RowKey]>) -> [CheckedRow] {
    let reader = result.answer.reader
    let test = RowTest(request.condition, reader)
    let formulas = request.columns.map { reader.formula($0.quantity) }
    let compared = request.condition.quantities.map { reader.formula($0) }
    let sides = request.sides.map { (reader.formula($0.left), reader.formula($0.right)) }
    let rows = result.answer.rows.filter { !leftOut.contains($0.keys) }.map { row -> CheckedRow in
      var cells = formulas.map { $0(row.numbers) }
      var distance: Value = .nothing
      if let sides { distance = QuantityReader.combined(.subtract, sides.0(row.numbers), sides.1(row.numbers)) }
      if case .absent = distance { distance = .nothing }
      if sides != nil { cells.append(distance) }
      let state: RowState
      switch test.truth(row.numbers) {
      case true?: state = .held
      case false?: state = .broken
      case nil:
        let missing = compared.lazy.compactMap { formula -> Value.Plan? in
          if case .absent(let plan) = formula(row.numbers) { plan } else { nil }
        }.first
        state = missing.map(RowState.without) ?? .unknown
      }
      return CheckedRow(row: row, cells: cells, state: state, distance: distance.number)
    }
    // The farthest off first; rows of one state and distance stay in the order of their keys.
    return rows.enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      if first.state.place != second.state.place { return first.state.place < second.state.place }
      let (near, far) = (abs(first.distance ?? 0), abs(second.distance ?? 0))
      if case .broken = first.state, near != far { return near > far }
      return left.offset < right.offset
    }.map(\.element)
  }

  private func head(of request: CheckRequest) -> Answer.Head {
    var columns = request.question.keys.map(column)
    columns += request.columns.map {
      Answer.Column(name: $0.name, title: $0.title, role: .measure, unit: $0.unit, direction: $0.direction)
    }
    if request.sides != nil, let unit = request.columns.first?.unit {
      columns.append(
        .init(name: "distance", title: say("distance", "差距"), role: .measure, unit: unit == .date ? .days : unit))
    }
    columns.append(.init(name: "state", title: say("state", "状态"), role: .measure, unit: .text))
    return Answer.Head(
      columns: columns, caption: caption(of: request.question), presentation: request.question.presentation)
  }

  private func word(_ state: RowState) -> String {
    switch state {
    case .broken: say("broken", "不符合")
    case .held: say("held", "符合")
    case .without(.target): say("no target", "无目标")
    case .without(.budget): say("no budget", "无预算")
    case .unknown: say("unknown", "未知")
    }
  }

  private func notes(
    of rows: [CheckedRow], _ broken: Int, _ result: ShowResult, _ check: CheckQuestion
  ) throws(EvaluationError) -> [Answer.Note] {
    let question = result.answer.question
    var notes: [Answer.Note] = []
    let what = question.keys.count == 1 ? plural(question.keys[0].name) : "rows"
    let open = rows.filter { $0.state.place == 1 }
    if question.keys.isEmpty, open.isEmpty || check.isStrict {
      let holds = broken == 0
      notes.append(.init(holds ? say("it holds", "符合") : say("it is broken", "不符合"), kind: holds ? .note : .warning))
    } else if rows.isEmpty {
      notes.append(.init(say("nothing found, so that nothing breaks it", "没有记录,因此没有不符合")))
    } else if broken == 0 {
      let held = rows.count - open.count
      notes.append(
        .init(
          open.isEmpty
            ? say("all \(rows.count) \(what) hold", "全部 \(rows.count) 行符合")
            : say("\(held) of \(rows.count) \(what) hold, none breaks it", "\(rows.count) 行中 \(held) 行符合,无不符合")))
    } else {
      notes.append(
        .init(
          say(
            "\(broken) of \(rows.count) \(what) \(broken == 1 ? "breaks" : "break") it",
            "\(rows.count) 行中有 \(broken) 行不符合"),
          kind: .warning))
    }
    var reasons: [String] = []
    for state in [RowState.without(.target), .without(.budget), .unknown] {
      let count = open.count { word($0.state) == word(state) }
      if count > 0 { reasons.append("\(word(state)): \(count)") }
    }
    if !reasons.isEmpty {
      let list = reasons.joined(separator: ", ")
      notes.append(
        .init(
          check.isStrict
            ? say("strict: what cannot be compared breaks it (\(list))", "严格:无法比较也算不符合(\(list))")
            : say("not compared (\(list)); `strict` lets them break it", "未比较(\(list));加 `strict` 则算不符合")))
    }
    if result.answer.isAllNothing { notes += unknownNames(in: question) }
    if question.subject == nil, let key = question.keys.first(where: \.isOfRecords) {
      notes.append(
        .init(
          say(
            "only \(plural(key.name)) to which something happened have a row: the others are not checked",
            "只有发生过记录的\(key.title)才有行:其余未检查"), kind: rows.isEmpty ? .note : .warning))
    }
    return try notes + ofPeriod(question) + unknownRatios(result.answer) + missingRates(result.answer)
      + staleDeals(question) + undivided(question) + narrowPlans(question)
  }

  private func leftOut(_ rows: [AnswerRow], _ question: Question) -> [Answer.Note] {
    guard !rows.isEmpty, let key = question.keys.first else { return [] }
    return [.init(say("what belongs to no \(key.name) is no row: it is not checked", "不属于任何\(key.title)的不成行,未检查"))]
  }

  private func plural(_ dimension: String) -> String {
    catalogue.entity(dimension).map(\.name) ?? "rows"
  }

  // MARK: Who is there

  /// Teams that somebody who sells is in during the period; `nil` when the rows are not teams.
  func staffedTeams(_ question: Question) throws(EvaluationError) -> Set<SQLValue>? {
    guard question.subject?.name == "teams" else { return nil }
    let members = try resolving { () throws(Diagnostic) in
      var show = ShowQuestion(items: ["reps", "workdays"].map { .init(Expression(.name([Name($0)]), .none)) })
      show.by = [Grouping([Name("team")])]
      // Whoever is above has the work of those below.
      show.by[0].isRolledUp = question.keys[0].isRolledUp
      var resolver = resolver
      var members = try resolver.question(show, span: .none)
      members.period = question.period
      members.moment = question.moment
      return members
    }
    return Set(try resultInView(of: members).answer.rows.map { $0.keys[1].identity })
  }

  /// A team that only holds other teams has no work of its own: without a fact at any time it has no row.
  func withoutEmptyTeams(_ result: ShowResult, _ staffed: Set<SQLValue>?) -> ShowResult {
    guard var present = staffed else { return result }
    var result = result
    for row in result.answer.rows where row.isFact && !row.isOfAxis { present.insert(row.keys[0].identity) }
    result.answer.rows.removeAll { !present.contains($0.keys[0].identity) }
    return result
  }
}
