import Semantics
import Store
import Syntax
import Values

extension Workspace {
  func answer(_ written: ScoreQuestion, span: Span, sink: any AnswerSink) throws(EvaluationError) {
    let request = try resolving { () throws(Diagnostic) in
      var resolver = resolver
      return try resolver.score(written, span: span)
    }
    let (scores, lockedOn, live) = try inOneView { () throws(EvaluationError) in try scoresInView(request) }
    answered = looked(into: scores, lockedOn, live, request)
    try writing {
      try sink.begin(head(of: request, lockedOn: lockedOn))
      for person in scores.people { try sink.row(request.columns.map { scores.value(of: $0, person) }) }
      try sink.end(Answer.Tail(notes: notes(of: scores, request, isLocked: lockedOn != nil)))
    }
  }

  /// What `drill` and `why` look into.
  private func looked(
    into scores: Scores, _ lockedOn: String?, _ live: ShowResult?, _ request: ScoreRequest
  ) -> LastAnswer {
    guard let live else {
      return .frozen(
        FrozenScores(request: request, people: scores.people.map(\.key), lockedOn: lockedOn ?? ""))
    }
    // Everybody's numbers are scored; `for` only chooses who is shown.
    var shown = AnsweredQuestion(live).shown(rows(of: scores, live))
    shown.sources = request.columnSources
    shown.elsewhere = request.columnsElsewhere
    return .rows(shown)
  }

  private func rows(of scores: Scores, _ result: ShowResult) -> [AnswerRow] {
    scores.people.compactMap { person in result.answer.rows.first { $0.keys[0] == person.key } }
  }

  /// Frozen scores of a locked period, else what they are now, with the answer that they are computed from.
  private func scoresInView(
    _ request: ScoreRequest
  ) throws(EvaluationError) -> (Scores, lockedOn: String?, live: ShowResult?) {
    let question = request.question
    var found: (scores: Scores, lockedOn: String?, live: ShowResult?)
    if let period = question.period,
      let locked = try storing({ () throws(StoreError) in try lockedScores(request, period) })
    {
      found = (locked.0, locked.lockedOn, nil)
    } else {
      let (scores, live) = try scoresNow(request)
      found = (scores, nil, live)
    }
    found.scores.others = try request.compared.map { (question) throws(EvaluationError) in
      try scores(before: question, request)
    }
    for chosen in request.chosen {
      found.scores.keep(Set(try resultInView(of: chosen).answer.rows.map { $0.keys[0].identity }))
    }
    found.scores.choose(request)
    return found
  }

  /// Of a period beside. Beside one that is not over it is cut, and was not locked so.
  private func scores(before question: Question, _ request: ScoreRequest) throws(EvaluationError) -> Scores {
    var request = request
    let isOver = request.question.period.map { $0.end <= today } ?? false
    request.question = question
    if isOver, let period = question.period,
      let locked = try storing({ () throws(StoreError) in try lockedScores(request, period) })
    {
      return locked.0
    }
    return try scoresNow(request).scores
  }

  func scoresNow(_ request: ScoreRequest) throws(EvaluationError) -> (scores: Scores, live: ShowResult) {
    let question = request.question
    var live = withoutEmptyTeams(try resultInView(of: question), try staffedTeams(question))
    var absent: [AnswerRow] = []
    if question.subject?.name == "reps" {
      absent = live.answer.rows.filter { !$0.isThere && $0.keys[0].identity != .null }
      // Ranks are among those who are scored.
      if live.answer.rows.contains(where: { !$0.isThere }) {
        live.answer.rows.removeAll { !$0.isThere }
        live.answer.lookAgain()
      }
    }
    let rows = live.answer.rows.filter { $0.keys[0].identity != .null }
    return (Scores(rows, live.answer.reader, request, absent: absent.map(\.keys[0])), live)
  }

  // MARK: Cells

  private func head(of request: ScoreRequest, lockedOn: String?) -> Answer.Head {
    var caption = self.caption(of: request.question) + " · \(request.card.title)"
    for other in request.compared { caption += say(" · vs \(dates(of: other))", " · 对比 \(dates(of: other))") }
    if let lockedOn { caption += say(" · locked on \(lockedOn)", " · 锁定于 \(lockedOn)") }
    return Answer.Head(
      columns: request.columns.map { column($0, request) }, caption: caption,
      presentation: request.question.presentation)
  }

  private func column(_ column: ScoreColumn, _ request: ScoreRequest) -> Answer.Column {
    func measure(_ title: String, _ unit: Unit, _ direction: Direction = .neutral) -> Answer.Column {
      .init(name: request.name(of: column), title: title, role: .measure, unit: unit, direction: direction)
    }
    switch column {
    case .person: return self.column(of: request.question.keys[0])
    case .rank: return measure(say("rank", "排名"), .count, .lower)
    case .score, .itemScore: return measure(say("score", "得分"), .percent, .higher)
    case .grade: return measure(say("grade", "等级"), .text)
    case .value(let item):
      let column = request.items[item].column
      return measure(column.title, column.unit, column.direction)
    case .itemPoints(let item):
      let points = spokenPoints(request.items[item].weight)
      return measure(say("of \(points)", "满分 \(points)"), .ratio, .higher)
    case .scoredWeight: return measure(say("scored", "计分权重"), .percent)
    case .rankBefore: return measure(say("rank before", "前排名"), .count, .lower)
    case .scoreBefore: return measure(say("score before", "前得分"), .percent, .higher)
    case .scoreChange:
      var change = measure(say("change", "变化"), .points, .higher)
      change.isChange = true
      return change
    }
  }

  private func spokenPoints(_ weight: Int) -> String { spoken(Double(weight) / 100, .ratio) }

  private func notes(of scores: Scores, _ request: ScoreRequest, isLocked: Bool) -> [Answer.Note] {
    var notes: [Answer.Note] = []
    if scores.people.isEmpty {
      notes.append(.init(say("nothing found", "没有找到")))
      notes += unknownNames(in: request.chosen.first ?? request.question)
    }
    for (position, item) in request.items.enumerated() {
      let without = scores.people.count { $0.parts[position].score == nil }
      guard without > 0 else { continue }
      notes.append(
        .init(
          say(
            "\(item.column.name) has no value or no target for \(without) of \(scores.people.count): it is left out there, and the score rests on the rest of the weight (column scored_weight)",
            "\(item.column.title):\(scores.people.count) 人中 \(without) 人没有数值或目标,该项不计,得分按其余权重计算"),
          kind: .warning))
    }
    if !scores.absent.isEmpty {
      let names = scores.absent.map { words($0.shown) }.joined(separator: ", ")
      notes.append(
        .init(say("not employed in the period, so not scored: \(names)", "该时段未在职,不评分:\(names)")))
    }
    if isLocked {
      notes.append(
        .init(say("these are the scores as they were locked; later changes do not touch them", "这是锁定时的得分,之后的变动不影响它")))
    }
    return notes
  }

  // MARK: explain, describe

  func explain(
    _ form: ExplainForm, _ written: ScoreQuestion, span: Span, sink: any AnswerSink
  ) throws(EvaluationError) {
    let request = try resolving { () throws(Diagnostic) in
      var resolver = resolver
      return try resolver.score(written, span: span)
    }
    switch form {
    case .sql: try tell(try statements(of: request.question).map(Self.shown).joined(separator: "\n\n"), sink)
    case .plan: try tell(try plan(of: try statements(of: request.question)), sink)
    case .words:
      let (scores, lockedOn, live) = try inOneView { () throws(EvaluationError) in try scoresInView(request) }
      answered = looked(into: scores, lockedOn, live, request)
      var lines = [text(of: request.card), "", say("Time: ", "时间:") + dates(request.question.period)]
      if let lockedOn { lines.append(say("Locked on \(lockedOn): as it was then.", "锁定于 \(lockedOn)。")) }
      for person in scores.people { lines += self.lines(of: person, request) }
      try tell(lines.joined(separator: "\n"), sink)
    }
  }

  /// `visits 12 of 10: 120% x 40 = 48`, `sales 100 USD of 1000 USD (10%, at least 20%): 20% x 60 = 12`, `closes 3 (place 2 of 5)`
  private func lines(of person: Scores.Person, _ request: ScoreRequest) -> [String] {
    let total = person.total.map { spoken($0, .percent) } ?? "–"
    let grade = person.grade.map { ", \($0)" } ?? ""
    var lines = ["", "\(words(person.key.shown)): \(total)\(grade)"]
    var points = 0.0
    for (item, part) in zip(request.items, person.parts) {
      let weight = spokenPoints(item.weight)
      let actual = said(part.actual, item.column.unit)
      guard let score = part.score else {
        lines.append(
          "  \(item.column.name)  \(actual): "
            + say("left out, no value or no target (weight \(weight))", "不计:没有数值或目标(权重 \(weight))"))
        continue
      }
      let earned = score * Double(item.weight) / 100
      points += earned
      let how = part.working.map { self.how($0, item) } ?? ""
      lines.append(
        "  \(item.column.name)  \(actual)\(how): \(spoken(score, .percent)) x \(weight) = \(spoken(earned, .ratio))")
    }
    let weight = spokenPoints(person.scoredWeight)
    if person.total != nil { lines.append("  \(spoken(points, .ratio)) / \(weight) = \(total)") }
    return lines
  }

  /// The goal, the place or the band that a value was judged by, and the limit that its score met.
  private func how(_ working: ScoredItem.Working, _ item: ScoredItem) -> String {
    let unit = item.column.unit
    var how = ""
    if let goal = working.goal {
      let goal = spoken(goal, unit)
      how = item.isHigherBetter ? say(" of \(goal)", " / 目标 \(goal)") : say(" of at most \(goal)", " / 上限 \(goal)")
    }
    var remarks: [String] = []
    if let place = working.place {
      remarks.append(say("place \(place.number) of \(place.count)", "第 \(place.number) 名,共 \(place.count)"))
    }
    if case .bands = item.method {
      if let band = working.band {
        let edge = spoken(band.from, item.comparesWithGoal ? .percent : unit)
        remarks.append(
          item.isHigherBetter ? say("band from \(edge)", "\(edge) 起的区间") : say("band up to \(edge)", "至 \(edge) 的区间"))
      } else {
        remarks.append(say("in no band", "不在任何区间"))
      }
    }
    if let score = working.score, score != item.limited(score) {
      let limit = spoken(item.limited(score), .percent)
      remarks.append(
        "\(spoken(score, .percent)), "
          + (score < item.limited(score)
            ? say("at least \(limit)", "至少 \(limit)") : say("at most \(limit)", "至多 \(limit)")))
    }
    return remarks.isEmpty ? how : "\(how) (\(remarks.joined(separator: "; ")))"
  }

  private func said(_ value: Value, _ unit: Unit) -> String {
    if case .atLeast(let count) = value { return "\(count)+" }
    return value.number.map { spoken($0, unit) } ?? "–"
  }

  func text(of card: Scorecard) -> String {
    var lines = [say("\(card.name) (scorecard) \(card.title)", "\(card.name)(考核表) \(card.title)")]
    if !card.about.isEmpty { lines.append("  \(card.about)") }
    for item in card.items {
      let name = item.value.alias?.text ?? formatted(item.value.expression)
      let method: String
      switch (item.method, item.goal) {
      case (.bands?, nil): method = say("points by the band of the value", "按数值所在区间给分")
      case (.bands?, _?): method = say("points by the band of its share of the target", "按占目标的比例所在区间给分")
      case (.rank?, _):
        method = say("by its place among all: the first of n has 100%, the last 1/n", "按名次:n 人中第一名 100%,最后一名 1/n")
      case (nil, _):
        let cap = spoken(item.cap?.double ?? 1.2, .percent)
        method = say("its share of the target, at most \(cap)", "占目标的比例,至多 \(cap)")
      }
      lines.append("  \(spoken(item.weight.double, .percent))  \(name): \(method)")
    }
    if !card.grades.isEmpty {
      let grades = card.grades.map { grade in
        let edge = spoken(grade.from.double, .percent)
        return say("\(grade.name.text) from \(edge)", "\(grade.name.text) \(edge) 起")
      }
      lines.append(say("  grades  ", "  等级  ") + grades.joined(separator: say(", ", ",")))
    }
    lines.append(
      say(
        "  An item without a value or a target is left out; the score rests on the rest of the weight.",
        "  没有数值或目标的项不计,得分按其余权重计算。"))
    lines.append("  \(card.statement)")
    return lines.joined(separator: "\n")
  }
}
