import SQL
import Semantics
import Store
import Syntax
import Values

extension Workspace {
  func answer(_ written: FunnelQuestion, span: Span, sink: any AnswerSink) throws(EvaluationError) {
    switch try request(written, span: span) {
    case .volume(let question, let stages):
      let result = try result(of: question)
      let asked = AnsweredQuestion(
        by: written.by, condition: written.condition, population: written.population, items: written.stages, result)
      answered = question.keys.isEmpty ? .stages(asked, stages) : .rows(asked)
      if question.keys.isEmpty {
        try send(result, stages, to: sink)
      } else {
        try send(result, remark: volumeRemark(result.answer.question), to: sink)
      }
    case .tracked(let funnel):
      let result = try inOneView { () throws(EvaluationError) in try follow(funnel) }
      answered = .followed(result.records)
      try send(result, to: sink)
    }
  }

  func request(_ written: FunnelQuestion, span: Span) throws(EvaluationError) -> FunnelRequest {
    try resolving { () throws(Diagnostic) in
      var resolver = resolver
      return try resolver.funnel(written, span: span)
    }
  }

  // MARK: Volume

  private func volumeRemark(_ question: Question) -> String {
    question.keys.contains { $0.name == "current_owner" }
      ? say(
        "each stage counted on its own day, for who has the customer or the deal today; not the same records",
        "各阶段按各自日期计数,归属客户或商机现在的负责人;并非同一批记录")
      : say(
        "each stage counted on its own day, credited to who did it; not the same records",
        "各阶段按各自日期计数,归属实际执行人;并非同一批记录")
  }

  /// One row a stage: how many, how many per next one, how many per one of the last.
  private func send(_ result: ShowResult, _ stages: [MetricColumn], to sink: any AnswerSink) throws(EvaluationError) {
    let answer = result.answer
    let numbers = answer.rows.first?.numbers
    func value(_ quantity: Quantity) -> Value { numbers.map { answer.reader.value(quantity, $0) } ?? .nothing }
    let columns = [
      Answer.Column(name: "stage", title: say("Stage", "阶段"), role: .dimension, unit: .text),
      Answer.Column(name: "count", title: say("Count", "数量"), role: .measure, unit: .count),
      Answer.Column(name: "per_next", title: say("Per next", "每一下阶段所需"), role: .measure, unit: .ratio),
      Answer.Column(name: "per_last", title: say("Per last", "每一末阶段所需"), role: .measure, unit: .ratio),
    ]
    let compared = comparedCounts(answer.question, stages)
    var rows: [[Value]] = []
    for (position, stage) in stages.enumerated() {
      let rest = stages[(position + 1)...]
      func per(_ other: MetricColumn?) -> Value {
        other.map { value(.arithmetic(.divide, stage.quantity, $0.quantity)) } ?? .nothing
      }
      rows.append(
        [.text(stage.title), value(stage.quantity), per(rest.first), per(rest.last)]
          + compared.map { column in column.of[stage.name].map(value) ?? .nothing })
    }
    var tail = Answer.Tail()
    for cell in rows.joined() {
      guard case .atLeast(let count) = cell else { continue }
      tail.notes.append(
        .init(
          say(
            "\(count)+: there is none to divide by yet, so it will take at least that many",
            "\(count)+:还没有可除的数,至少需要这么多")))
      break
    }
    let head = Answer.Head(
      columns: columns + compared.map(\.column),
      caption: caption(of: answer.question) + " · " + volumeRemark(answer.question),
      presentation: answer.question.presentation ?? .funnel)
    try hand(head, rows, tail, to: sink)
  }

  /// What stands beside the counts of another period, and the quantity of it for each stage.
  private func comparedCounts(
    _ question: Question, _ stages: [MetricColumn]
  ) -> [(column: Answer.Column, of: [String: Quantity])] {
    var found: [(column: Answer.Column, of: [String: Quantity])] = []
    var stage: String?
    for column in question.columns {
      guard column.comparator != nil else {
        stage = column.name
        continue
      }
      guard let stage, stages.contains(where: { $0.name == stage }) else { continue }
      let name = "count" + column.name.dropFirst(stage.count)
      if let place = found.firstIndex(where: { $0.column.name == name }) {
        found[place].of[stage] = column.quantity
      } else {
        let shown = Answer.Column(
          name: name, title: column.title, role: .measure, unit: column.unit, isChange: column.isChange)
        found.append((shown, [stage: column.quantity]))
      }
    }
    return found
  }

  func hand(_ head: Answer.Head, _ rows: [[Value]], _ tail: Answer.Tail, to sink: any AnswerSink)
    throws(EvaluationError)
  {
    try writing {
      try sink.begin(head)
      for row in rows { try sink.row(row) }
      try sink.end(tail)
    }
  }

  // MARK: Tracked

  private func follow(_ funnel: TrackedFunnel) throws(EvaluationError) -> FunnelResult {
    let (select, members) = try members(of: funnel)
    var steps: [FunnelResult.Step] = [.init(title: title(ofMembers: funnel.cohort), name: funnel.cohort.entity)]
    let isOfEverybody = try areMost(members, of: funnel, select)
    let firsts: FirstDays
    if funnel.stages.isEmpty {
      let stages = try pipelineSteps(of: funnel)
      steps += stages.map(\.step)
      firsts = try self.firsts(
        of: members, stages.map(\.ids), stagesReached(of: funnel, isOfEverybody: isOfEverybody), select)
    } else {
      steps += funnel.stages.map { .init(title: $0.title, name: $0.name) }
      firsts = try self.firsts(of: members, funnel, stagesByName(of: funnel, isOfEverybody: isOfEverybody), select)
    }
    var result = FunnelResult(funnel: funnel, steps: steps)
    var days: [CivilDate: Int] = [:]
    var seen: Set<SQLValue> = []
    for member in members {
      guard let entered = member.entered else { continue }
      let isNew = seen.insert(member.id).inserted
      if isNew { days[entered, default: 0] += 1 }
      result.add(
        .init(id: member.id, keys: member.keys, part: member.part, isNew: isNew), entered, firsts[member.member])
    }
    result.members = CohortMembers(
      cohort: funnel.cohort, days: days.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }, today: today)
    return result
  }

  private func title(ofMembers cohort: Cohort) -> String {
    guard let entity = catalogue.entity(cohort.entity) else { return cohort.entity }
    return resolver.title(of: entity)
  }

  private func send(_ result: FunnelResult, to sink: any AnswerSink) throws(EvaluationError) {
    let funnel = result.funnel
    let who = title(ofMembers: funnel.cohort)
    // What is read of the store is no matter of the reader's.
    var asked = funnel.question
    asked.columns = []
    let caption =
      self.caption(of: asked)
      + say(
        " · the same \(funnel.cohort.entity) followed; a stage is reached with it or a later one",
        " · 跟踪同一批\(who);达到该阶段或其后阶段即算达到")
    var tail = Answer.Tail()
    if result.groups.isEmpty {
      tail.notes.append(.init(say("nothing found", "没有找到")))
      tail.notes += unknownNames(in: funnel.question)
    }
    if let members = result.members { tail.notes += notes(of: members) }
    if result.early > 0 {
      tail.notes.append(
        .init(
          say(
            "\(result.early) first times lie before the record's own day; their days count below 0",
            "\(result.early) 次首次发生早于记录日期,天数按负数计")))
    }
    let stages = funnel.stages.isEmpty && language == .chinese ? ValueWords.readings(of: "stages", "name") : [:]
    guard !funnel.keys.isEmpty else {
      let columns = [
        Answer.Column(name: "stage", title: say("Stage", "阶段"), role: .dimension, unit: .text, spoken: stages),
        Answer.Column(name: "reached", title: say("Reached", "达到数"), role: .measure, unit: .count),
        Answer.Column(name: "from_previous", title: say("From previous", "较上阶段"), role: .measure, unit: .percent),
        Answer.Column(name: "from_first", title: say("From first", "较首阶段"), role: .measure, unit: .percent),
        Answer.Column(name: "median_days", title: say("Median days", "天数中位数"), role: .measure, unit: .days),
      ]
      let head = Answer.Head(columns: columns, caption: caption, presentation: funnel.presentation ?? .funnel)
      return try hand(head, result.stageRows, tail, to: sink)
    }
    let keys = funnel.keys.map(column)
    let counts = result.steps.map {
      Answer.Column(name: $0.name, title: stages[$0.title] ?? $0.title, role: .measure, unit: .count)
    }
    let rates = zip(result.steps, result.steps.dropFirst()).map { first, second in
      Answer.Column(
        name: "\(second.name)/\(first.name)",
        title: [second, first].map { stages[$0.title] ?? $0.title }.joined(separator: " / "), role: .measure,
        unit: .percent)
    }
    if result.groups.count > 1 {
      tail.total = [Value](repeating: .nothing, count: keys.count) + FunnelResult.cells(result.whole)
    }
    let head = Answer.Head(columns: keys + counts + rates, caption: caption, presentation: funnel.presentation)
    try hand(head, result.groupRows, tail, to: sink)
  }

  // MARK: Explaining

  func words(_ written: FunnelQuestion, span: Span) throws(EvaluationError) -> String {
    switch try request(written, span: span) {
    case .volume(let question, let stages):
      let rows =
        question.keys.isEmpty
        ? say("One row for each stage.", "每个阶段一行。")
        : say(
          "One row for each \(question.keys.map(\.name).joined(separator: " x ")).",
          "每个 \(question.keys.map(\.title).joined(separator: " × ")) 一行。")
      return
        ([rows, caption(of: question) + ": " + volumeRemark(question) + "."]
        + stages.map { "\($0.name): \(formula($0))" })
        .joined(separator: "\n")
    case .tracked(let funnel):
      var lines = [explanation(of: funnel.cohort)]
      lines.append(
        say(
          "A stage is reached by a record that ever came to it or to a later one, so no stage has more than the one before.",
          "记录达到某阶段或其后任一阶段即算达到该阶段,因此后一阶段不会多于前一阶段。"))
      if funnel.stages.isEmpty {
        lines.append(
          say(
            "The open stages of the pipeline by position, from history; won has passed them all.",
            "按历史记录的各阶段位置;赢单视为全部通过。"))
      }
      for stage in funnel.stages {
        lines.append("\(stage.name): \(catalogue.metric(stage.name)?.about(in: language) ?? stage.title)")
      }
      return lines.joined(separator: "\n")
    }
  }

  func statements(of written: FunnelQuestion, span: Span) throws(EvaluationError) -> [Select] {
    switch try request(written, span: span) {
    case .volume(let question, _): return try statements(of: question)
    case .tracked(let funnel):
      let (select, members) = try members(of: funnel)
      let isOfEverybody = try areMost(members, of: funnel, select)
      let reached: [Semantics.Plan]
      if funnel.stages.isEmpty {
        let plans = stagesReached(of: funnel, isOfEverybody: isOfEverybody)
        reached = [plans.states, plans.deals]
      } else {
        reached = [try stagesByName(of: funnel, isOfEverybody: isOfEverybody)]
      }
      let planner = Planner(catalogue: catalogue, environment: environment)
      return try statements(of: [planner.members(of: funnel)], select) + parts(of: reached, select)
    }
  }
}
