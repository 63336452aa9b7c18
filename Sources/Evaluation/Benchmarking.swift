import Semantics
import Store
import Syntax
import Values

extension Workspace {
  func answer(_ written: BenchmarkQuestion, span: Span, sink: any AnswerSink) throws(EvaluationError) {
    let request = try request(written, span)
    let result = try inOneView { () throws(EvaluationError) in
      withoutEmptyTeams(try resultInView(of: request.question), try staffedTeams(request.question))
    }
    // Work of nobody says nothing about anybody.
    let rows = result.answer.rows.filter { $0.keys[0].identity != .null }
    let benchmark = Benchmark(rows, result.answer.reader, request)
    var shown = AnsweredQuestion(
      by: written.by, condition: written.condition, population: written.population,
      items: [written.effort, written.result], result
    ).shown(benchmark.people.map(\.row))
    shown.sources = request.columnSources(best: benchmark.best.map(\.row))
    answered = .rows(shown)
    let strangers = result.answer.rows.count - rows.count
    let notes = try notes(of: benchmark, request, strangers: strangers, result)
    try writing {
      try sink.begin(head(of: request, benchmark))
      for person in benchmark.people { try sink.row(cells(of: person, benchmark, result.answer.reader, request)) }
      try sink.end(Answer.Tail(notes: notes))
    }
  }

  func explain(
    _ form: ExplainForm, _ written: BenchmarkQuestion, span: Span, sink: any AnswerSink
  ) throws(EvaluationError) {
    let request = try request(written, span)
    switch form {
    case .sql: try tell(try statements(of: request.question).map(Self.shown).joined(separator: "\n\n"), sink)
    case .plan: try tell(try plan(of: try statements(of: request.question)), sink)
    case .words:
      var shown = request.question
      shown.columns = [request.effort, request.result]
      var show = ShowQuestion(items: [])
      show.condition = written.condition
      show.population = written.population
      try tell([words(shown, show), rule(request)].joined(separator: "\n"), sink)
    }
  }

  private func request(_ written: BenchmarkQuestion, _ span: Span) throws(EvaluationError) -> BenchmarkRequest {
    try resolving { () throws(Diagnostic) in
      var resolver = resolver
      return try resolver.benchmark(written, span: span)
    }
  }

  private func rule(_ request: BenchmarkRequest) -> String {
    let (effort, result) = (request.effort.title, request.result.title)
    let lower = request.result.direction == .lower
    let by: String
    switch request.standing {
    case .perWorkday(let column): by = "`\(column.title)`"
    case .rate:
      by =
        lower
        ? say("the upper end of the 95% Wilson interval of `\(result)`", "`\(result)` 的 95% Wilson 区间上限")
        : say("the lower end of the 95% Wilson interval of `\(result)`", "`\(result)` 的 95% Wilson 区间下限")
    case .itself: by = "`\(result)`"
    }
    return say(
      """
      Who has at least \(request.minimum) cases behind `\(result)` takes part; the best are the \(lower ? "lowest" : "highest") quarter by \(by).
      The norm is the middle half (25th to 75th percentile) of `\(effort)` among the best; below \(Benchmark.fewest) who take part there is none.
      """,
      """
      `\(result)` 至少有 \(request.minimum) 个案例的才参与;按\(by)取最好的四分之一为标杆。
      常模为标杆的 `\(effort)` 的中间一半(第 25 至第 75 百分位);参与者少于 \(Benchmark.fewest) 时没有常模。
      """)
  }

  // MARK: Cells

  private func head(of request: BenchmarkRequest, _ benchmark: Benchmark) -> Answer.Head {
    let (effort, result) = (request.effort, request.result)
    func measure(_ column: MetricColumn) -> Answer.Column {
      .init(name: column.name, title: column.title, role: .measure, unit: column.unit, direction: column.direction)
    }
    func measure(_ name: String, _ title: String, _ unit: Unit) -> Answer.Column {
      .init(name: name, title: title, role: .measure, unit: unit)
    }
    var columns = request.question.keys.map(column)
    columns += [measure("standing", say("standing", "位次"), .text), measure(result)]
    if !request.countsItself { columns.append(measure("n", say("n", "样本"), .count)) }
    switch request.standing {
    case .perWorkday(let column): columns.append(measure(column))
    case .rate:
      columns += [measure("low", say("low", "下限"), .percent), measure("high", say("high", "上限"), .percent)]
    case .itself: break
    }
    columns += [
      measure(effort), measure("norm_low", say("norm from", "常模下限"), effort.unit.averaged),
      measure("norm_high", say("norm to", "常模上限"), effort.unit.averaged),
      measure("distance", say("off by", "差距"), effort.unit.averaged), measure("place", say("place", "位置"), .text),
    ]
    var caption = self.caption(of: request.question)
    if let norm = benchmark.norm {
      let range = "\(spoken(norm.low, effort.unit)) – \(spoken(norm.high, effort.unit))"
      let (best, all) = (benchmark.best.count, benchmark.participants.count)
      caption += say(
        " · norm of \(effort.name): \(range), the middle half of the \(best) best of \(all)",
        " · \(effort.title) 的常模:\(range)，\(all) 人中最好的 \(best) 人的中间一半")
    }
    return Answer.Head(columns: columns, caption: caption, presentation: request.question.presentation)
  }

  private func cells(
    of person: Benchmark.Person, _ benchmark: Benchmark, _ reader: QuantityReader, _ request: BenchmarkRequest
  ) -> [Value] {
    let standing =
      person.isBest
      ? say("best", "标杆") : !person.takesPart ? say("too few", "样本少") : benchmark.norm == nil ? "–" : say("rest", "其余")
    var cells = person.row.keys.map(\.shown)
    cells += [.text(standing), person.result]
    if !request.countsItself { cells.append(QuantityReader.plain(person.volume)) }
    switch request.standing {
    case .perWorkday(let column): cells.append(reader.value(column.quantity, person.row.numbers))
    case .rate:
      cells += [person.interval.map { .real($0.low) } ?? .nothing, person.interval.map { .real($0.high) } ?? .nothing]
    case .itself: break
    }
    cells.append(person.effort)
    guard let norm = benchmark.norm else { return cells + [.nothing, .nothing, .nothing, .nothing] }
    cells += [QuantityReader.plain(norm.low), QuantityReader.plain(norm.high)]
    guard let effort = person.effort.number else { return cells + [.nothing, .nothing] }
    let distance = norm.distance(of: effort)
    let place = distance < 0 ? say("below", "低于") : distance > 0 ? say("above", "高于") : say("inside", "之内")
    return cells + [QuantityReader.plain(distance), .text(place)]
  }

  private func notes(
    of benchmark: Benchmark, _ request: BenchmarkRequest, strangers: Int, _ result: ShowResult
  ) throws(EvaluationError) -> [Answer.Note] {
    var notes: [Answer.Note] = []
    let who = request.question.subject?.name ?? "reps"
    let count = benchmark.participants.count
    let cases: String =
      switch request.standing {
      case .rate: say("cases of \(request.result.name)", "个 \(request.result.title) 案例")
      case .perWorkday, .itself:
        request.result.unit == .count
          ? say(request.result.name, request.result.title)
          : say("records behind \(request.result.name)", "条 \(request.result.title) 记录")
      }
    if count < Benchmark.fewest {
      notes.append(
        .init(
          say(
            "not enough data: \(count) \(who) have at least \(request.minimum) \(cases), and a norm needs \(Benchmark.fewest)",
            "数据不足:只有 \(count) 人达到至少 \(request.minimum) \(cases),常模需要 \(Benchmark.fewest) 人"),
          kind: .warning))
    } else {
      let out = benchmark.people.count - count
      if out > 0 {
        notes.append(
          .init(
            say(
              "\(out) of \(benchmark.people.count) \(who) have fewer than \(request.minimum) \(cases) and take no part",
              "\(benchmark.people.count) 人中有 \(out) 人不足 \(request.minimum) \(cases),不参与")))
      }
      if benchmark.best.count < Benchmark.fewest {
        notes.append(
          .init(
            say("the norm rests on \(benchmark.best.count) of the best", "常模只依据 \(benchmark.best.count) 个标杆")))
      }
      if benchmark.isClose {
        notes.append(
          .init(
            say(
              "the intervals of the best and the next overlap: who is among the best may be chance",
              "标杆与其后者的区间重叠:谁是标杆可能出于偶然"), kind: .warning))
      }
    }
    if benchmark.isOfOthers {
      let name = say(request.result.name, request.result.title)
      notes.append(
        .init(
          say(
            "\(name) is above 100% for some, so that it is no share of its cases: all stand by the rate itself, without an interval",
            "部分 \(name) 超过 100%,并非样本的占比:按比率本身排列,没有区间"), kind: .warning))
    }
    if strangers > 0 { notes.append(.init(say("work of nobody is left out", "未归属的记录不计"))) }
    if result.answer.isAllNothing { notes += unknownNames(in: request.question) }
    return try notes + missingRates(result.answer) + staleDeals(request.question) + undivided(request.question)
      + beforeFirstWork(request.question)
  }
}

extension Unit {
  /// The unit of a number between two of this one.
  fileprivate var averaged: Unit {
    switch self {
    case .count: .ratio
    case .money, .percent, .points, .ratio, .days, .minutes, .quantity, .text, .date: self
    }
  }
}

extension BenchmarkRequest {
  /// The result is the count of its cases.
  fileprivate var countsItself: Bool { volume.undeclared == result.quantity.undeclared }
}
