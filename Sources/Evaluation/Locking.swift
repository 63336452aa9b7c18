import Semantics
import Store
import Syntax
import Values

/// Whose scores are kept, each in a table of their own.
private enum Appraised: String {
  case reps, teams

  init(_ request: ScoreRequest) { self = request.question.subject?.name == "teams" ? .teams : .reps }

  var table: String {
    switch self {
    case .reps: "scorecard_results"
    case .teams: "scorecard_team_results"
    }
  }

  var column: String {
    switch self {
    case .reps: "rep_id"
    case .teams: "team_id"
    }
  }
}

extension Workspace {
  /// Keeps the scores of all reps, or teams, in a period that is over, as they are now.
  func lock(
    _ entity: Name?, _ card: Name, _ written: PeriodExpression, span: Span, sink: any AnswerSink
  ) throws(EvaluationError) {
    try refuseIfSafe("lock changes the store")
    let request = try resolving { () throws(Diagnostic) in
      var resolver = resolver
      return try resolver.lock(entity, card, written, span: span)
    }
    let appraised = Appraised(request)
    guard let period = request.question.period else { return }
    let scores = try inOneView { () throws(EvaluationError) in
      if let locked = try storing({ () throws(StoreError) in try lockedScores(request, period) }) {
        throw .statement(
          Diagnostic(
            code: "locked-already",
            "`\(request.card.name)` of \(period.start) to \(period.last) was locked on \(locked.lockedOn)", at: span,
            example: .init(
              "what was kept",
              "score \(appraised.rawValue) with \(request.card.name) \(period.start)..\(period.last)")))
      }
      return try scoresNow(request).scores
    }
    guard !scores.people.isEmpty else {
      throw .statement(
        Diagnostic(code: "nothing-to-lock", "nobody was employed from \(period.start) to \(period.last)", at: span))
    }
    try storing { () throws(StoreError) in try keep(scores, of: appraised, request, period) }
    let count = scores.people.count
    let (who, counted) = appraised == .reps ? ("reps", "人") : ("teams", "个团队")
    try writing {
      try sink.note(
        .init(
          say(
            "locked \(request.card.name) of \(period.start) to \(period.last): \(count) \(who)",
            "已锁定 \(request.card.name) \(period.start) 至 \(period.last):\(count) \(counted)")))
    }
  }

  private func keep(
    _ scores: Scores, of appraised: Appraised, _ request: ScoreRequest, _ period: Period
  ) throws(StoreError) {
    let writer = try writer()
    try writer.atomically { () throws(StoreError) in
      let id = { () throws(StoreError) in
        try writer.scalar("SELECT id FROM scorecards WHERE name = ?", [.text(request.card.name)])
      }
      if try id() == nil {
        let body = Definition.Body.scorecard(items: request.card.items, grades: request.card.grades)
        try keepScorecard(Definition(name: Name(request.card.name), title: request.card.title, body: body), writer)
      }
      guard case .integer(let card)? = try id() else { return }
      for person in scores.people {
        guard case .integer(let id) = person.key.identity else { continue }
        func keep(_ position: Int, _ value: Value, _ score: Double?, _ grade: String?) throws(StoreError) {
          let number: SQLValue =
            if case .atLeast(let count) = value { .real(Double(count)) } else {
              value.number.map(SQLValue.real) ?? .null
            }
          try writer.run(
            """
            INSERT INTO \(appraised.table)
              (scorecard_id, starts_on, ends_on, \(appraised.column), position, value, score_bp, score, grade,
              locked_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
              .integer(card), .text(period.start.iso), .text(period.last.iso), .integer(id), .integer(position),
              number,
              score.map { .integer(Int(($0 * 10_000).rounded())) } ?? .null, score.map(SQLValue.real) ?? .null,
              grade.map(SQLValue.text) ?? .null, .text(today.iso),
            ])
        }
        try keep(0, .nothing, person.total, person.grade)
        for (position, part) in person.parts.enumerated() { try keep(position + 1, part.actual, part.score, nil) }
      }
    }
  }

  /// `nil` when the period was not locked.
  func lockedScores(_ request: ScoreRequest, _ period: Period) throws(StoreError) -> (Scores, lockedOn: String)? {
    let appraised = Appraised(request)
    let rows = try reader.rows(
      """
      SELECT r.\(appraised.column), p.name, r.position, r.value, COALESCE(r.score, r.score_bp / 10000.0),
        r.grade, r.locked_at
      FROM \(appraised.table) r JOIN scorecards s ON s.id = r.scorecard_id
        LEFT JOIN \(appraised.rawValue) p ON p.id = r.\(appraised.column)
      WHERE s.name = ? AND r.starts_on = ? AND r.ends_on = ? ORDER BY p.name, r.\(appraised.column), r.position
      """, [.text(request.card.name), .text(period.start.iso), .text(period.last.iso)])
    guard let first = rows.first, case .text(let moment) = first[6] else { return nil }
    var people: [Scores.Person] = []
    for row in rows {
      let name = if case .text(let text) = row[1] { text } else { "–" }
      let key = RowKey(identity: row[0], shown: .text(name), place: .text(name))
      if people.last?.key != key {
        let parts = [Scores.Part](repeating: .init(actual: .nothing), count: request.items.count)
        people.append(.init(key: key, parts: parts, scoredWeight: 0))
      }
      guard case .integer(let position) = row[2] else { continue }
      let last = people.count - 1
      let score: Double? = if case .real(let score) = row[4] { score } else { nil }
      if position == 0 {
        people[last].total = score
        if case .text(let grade) = row[5] { people[last].grade = grade }
      } else if position <= request.items.count {
        let item = request.items[position - 1]
        if score != nil { people[last].scoredWeight += item.weight }
        if case .real(let number) = row[3] {
          people[last].parts[position - 1].actual = QuantityReader.plain(number)
        }
        people[last].parts[position - 1].score = score
      }
    }
    return (Scores(people, request.items), String(moment.prefix(10)))
  }

  // MARK: The card's own tables

  /// What was locked by a card has to keep its meaning.
  func refuseLocked(_ name: Name, isChange: Bool) throws(EvaluationError) {
    let periods = try storing { () throws(StoreError) in
      try reader.rows(
        """
        SELECT r.starts_on, r.ends_on FROM scorecard_results r JOIN scorecards s ON s.id = r.scorecard_id
        WHERE s.name = ?1
        UNION SELECT r.starts_on, r.ends_on FROM scorecard_team_results r JOIN scorecards s ON s.id = r.scorecard_id
        WHERE s.name = ?1 ORDER BY 1, 2
        """, [.text(name.text.lowercased())])
    }
    guard let last = periods.last, case .text(let start) = last[0], case .text(let end) = last[1] else { return }
    throw .statement(
      Diagnostic(
        code: "locked-scorecard",
        "`\(name.text)` has locked scores, the last of \(start) to \(end)"
          + (isChange ? "; a changed card needs another name" : "; it stays"),
        at: name.span,
        fixes: isChange ? [.init("call it `\(name.text)_2`", replacing: name.span, with: "\(name.text)_2")] : []))
  }

  func keepScorecard(_ definition: Definition, _ writer: Connection) throws(StoreError) {
    guard case .scorecard(let items, let grades) = definition.body else { return }
    func text(_ number: NumberLiteral) -> String { number.integer.map(String.init) ?? String(number.double) }
    func points(_ number: NumberLiteral) -> SQLValue { .integer(Int((number.double * 10_000).rounded())) }
    try writer.run(
      "INSERT INTO scorecards (name, title, created_at) VALUES (?, ?, ?)",
      [.text(definition.name.text.lowercased()), definition.title.map(SQLValue.text) ?? .null, .text(today.iso)])
    let card = SQLValue.integer(writer.lastInsertedID)
    for (position, item) in items.enumerated() {
      var target = SQLValue.null
      if case .value(let value)? = item.goal, case .number(let literal) = value.kind { target = .real(literal.double) }
      var method = "linear"
      var bands = SQLValue.null
      switch item.method {
      case .bands(let written):
        method = "bands"
        let scores = written.map { band in
          let share = band.points.isPercent ? band.points.double : band.points.double / (item.weight.double * 100)
          return "\(text(band.from)):\(Int((share * 10_000).rounded()))"
        }
        bands = .text(scores.joined(separator: ", "))
      case .rank: method = "rank"
      case nil: break
      }
      let direction = item.direction ?? Syntax.columnName(of: item.value.expression).direction(catalogue)
      try writer.run(
        """
        INSERT INTO scorecard_items (scorecard_id, position, metric, weight_bp, method, direction, target, floor_bp, cap_bp, bands)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          card, .integer(position + 1), .text(formatted(item.value.expression)), points(item.weight), .text(method),
          .text(direction == .lower ? "lower" : "higher"), target, item.floor.map(points) ?? .null,
          item.cap.map(points) ?? .null, bands,
        ])
    }
    for grade in grades {
      try writer.run(
        "INSERT INTO scorecard_grades (scorecard_id, grade, from_score_bp) VALUES (?, ?, ?)",
        [card, .text(grade.name.text), points(grade.from)])
    }
  }

  /// Nothing is locked by it.
  func forgetScorecard(_ name: String, _ writer: Connection) throws(StoreError) {
    for table in ["scorecard_items", "scorecard_grades"] {
      try writer.run(
        "DELETE FROM \(table) WHERE scorecard_id IN (SELECT id FROM scorecards WHERE name = ?)", [.text(name)])
    }
    try writer.run("DELETE FROM scorecards WHERE name = ?", [.text(name)])
  }
}

extension String {
  /// Of the metric that bears the name.
  fileprivate func direction(_ catalogue: Catalogue) -> Direction { catalogue.metric(self)?.direction ?? .neutral }
}
