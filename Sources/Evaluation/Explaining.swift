import SQL
import Semantics
import Store
import Syntax
import Values

extension Workspace {
  func explain(_ form: ExplainForm, _ inner: Statement, sink: any AnswerSink) throws(EvaluationError) {
    switch inner.kind {
    case .show(let show):
      let question = try resolving { () throws(Diagnostic) in
        var resolver = resolver
        return try resolver.question(show, span: inner.span)
      }
      switch form {
      case .words: try tell(words(question, show), sink)
      case .sql: try tell(try statements(of: question).map(Self.shown).joined(separator: "\n\n"), sink)
      case .plan: try tell(try plan(of: try statements(of: question)), sink)
      }
    case .list(let list):
      let request = try resolving { () throws(Diagnostic) in
        var resolver = resolver
        return try resolver.request(list, span: inner.span)
      }
      let select = try select(of: request)
      switch form {
      case .words: try tell(words(request, list), sink)
      case .sql: try tell(Self.shown(select), sink)
      case .plan: try tell(try plan(of: [select]), sink)
      }
    case .check(let check): try explain(form, check, span: inner.span, sink: sink)
    case .score(let score): try explain(form, score, span: inner.span, sink: sink)
    case .benchmark(let benchmark): try explain(form, benchmark, span: inner.span, sink: sink)
    case .correlate(let show): try explain(form, correlation: show, span: inner.span, sink: sink)
    case .explain(_, let deeper): try explain(form, deeper, sink: sink)
    case .funnel(let funnel):
      switch form {
      case .words: try tell(words(funnel, span: inner.span), sink)
      case .sql:
        try tell(try statements(of: funnel, span: inner.span).map(Self.shown).joined(separator: "\n\n"), sink)
      case .plan: try tell(try plan(of: try statements(of: funnel, span: inner.span)), sink)
      }
    case .profile(let profile):
      switch form {
      case .words: try tell(words(profile, span: inner.span), sink)
      case .sql:
        try tell(try statements(of: profile, span: inner.span).map(Self.shown).joined(separator: "\n\n"), sink)
      case .plan: try tell(try plan(of: try statements(of: profile, span: inner.span)), sink)
      }
    case .checkStore, .backup, .define, .undefine, .lock, .importFile, .alias, .unalias, .undo, .log, .drill, .why,
      .describe, .catalogue, .set,
      .parameter, .assignment, .export, .run,
      .save, .open,
      .help,
      .last, .followUp, .quit:
      throw .statement(
        Diagnostic(
          code: "nothing-to-explain",
          "only questions (`show`, `list`, `check`, `benchmark`, `score`, `correlate`, `funnel`, `profile`) can be explained",
          at: inner.span))
    }
  }

  func tell(_ text: String, _ sink: any AnswerSink) throws(EvaluationError) {
    try writing { try sink.text(text) }
  }

  // MARK: SQL

  func statements(of question: Question, isRead: Bool = true) throws(EvaluationError) -> [Select] {
    let (plan, _) = try planned(question, environment)
    var inner: [Select] = []
    var isMainTallied = false
    for (position, pareto) in question.paretos.enumerated() {
      if let tallied = try tallied(pareto, pareto.question, by: question.keys, environment) {
        inner += try statements(of: tallied, select(of: tallied))
        if position == 0, tallied.outputs(for: plan.main) != nil { isMainTallied = true }
      } else {
        inner += try statements(of: pareto.question, isRead: false)
      }
    }
    let populations = try populations(question.populations, moment: question.moment)
    var select = PlanSelect(catalogue: catalogue, currency: environment.currency, populations: populations)
    select.namesRecords = isRead
    let all = [plan] + plan.comparisons
    let plans = all.flatMap { [$0.main] + $0.besideMain }
    return try statements(of: Array(plans.dropFirst(isMainTallied ? 1 : 0)), select) + inner
  }

  func statements(of plans: [Semantics.Plan], _ select: PlanSelect) throws(EvaluationError) -> [Select] {
    try storing { () throws(StoreError) in
      var found: [Select] = []
      for plan in plans where !plan.branches.isEmpty { found += try seen(select, plan).selects(plan) }
      return found
    }
  }

  /// As any tool can run it.
  static func shown(_ select: Select) -> String {
    let text = SQLWriter.text(of: select)
    let bindings = text.bindings.enumerated().map { position, binding -> String in
      switch binding {
      case .integer(let number): "?\(position + 1) = \(number)"
      case .real(let number): "?\(position + 1) = \(number)"
      case .text(let value): "?\(position + 1) = '\(value)'"
      }
    }
    return text.text + ";" + (bindings.isEmpty ? "" : "\n-- " + bindings.joined(separator: ", "))
  }

  /// Of the statements as they are run.
  func plan(of statements: [Select]) throws(EvaluationError) -> String {
    try storing { () throws(StoreError) in
      var lines: [String] = []
      for select in statements {
        let text = SQLWriter.text(of: select, dialect: SQLiteDialect.own)
        let rows = try reader.rows("EXPLAIN QUERY PLAN " + text.text, text.bindings.map(\.value))
        var depths: [SQLValue: Int] = [:]
        for row in rows {
          let depth = depths[row[1]].map { $0 + 1 } ?? 0
          depths[row[0]] = depth
          if case .text(let detail) = row[3] { lines.append(String(repeating: "  ", count: depth) + detail) }
        }
      }
      return lines.joined(separator: "\n")
    }
  }

  // MARK: Words

  /// As the formatter writes it in the language of the output.
  func written(_ expression: Expression) -> String {
    formatted(expression, in: keywords)
  }

  func words(_ question: Question, _ show: ShowQuestion) -> String {
    var lines: [String] = []
    let rows =
      question.keys.isEmpty
      ? say("One row for everything.", "一行,代表全部。")
      : say(
        "One row for each \(question.keys.map(\.name).joined(separator: " x ")).",
        "每个 \(question.keys.map(\.title).joined(separator: " × ")) 一行。")
    lines.append(rows)
    if let subject = question.subject {
      let employed = subject.name == "reps" && question.period != nil ? " employed in the period" : ""
      lines.append(
        say(
          "Every one of the \(subject.name)\(employed) has a row, also without any fact.",
          "每个\(resolver.title(of: subject))都有一行,没有记录的也在内。"))
    }
    lines += ofPeriod(question).map { $0.text.prefix(1).uppercased() + $0.text.dropFirst() + say(".", "。") }
    for key in question.keys where key.isRolledUp {
      lines.append(
        key.name == "team"
          ? say(
            "A fact counts for the team it belongs to and for every team above that one today; the total is the whole.",
            "每条记录计入其所属团队及其上所有团队(按现在的层级);合计为整体。")
          : say(
            "A fact counts for every manager above whoever is credited with it, in the reporting line of its own day, and a manager's own for the manager; `own(...)` is the latter alone; the total is the whole.",
            "每条记录计入其当天汇报线上的所有经理,经理本人的计入本人;`own(...)` 只算本人;合计为整体。"))
    }
    for case .number(let bands) in question.keys.map(\.kind) {
      let who = catalogue.entity(bands.entity).map { resolver.title(of: $0) } ?? bands.entity
      lines.append(
        say(
          "Bands are of what each of the \(bands.entity) has in the whole time; what stands beside is theirs.",
          "每个\(who)按其在整个时间内的数归入一段,旁边的数也是他们的。"))
    }
    lines.append(say("Time: \(dates(question.period)).", "时间:\(dates(question.period))。"))
    if let changes = question.changes {
      let days = dates(changes.period)
      lines.append(say("Compared is the time of the changes: \(days).", "对比的是变更的时间:\(days)。"))
    }
    if isAsOfMoment(question) { lines.append(say("As of: \(question.moment).", "截至:\(question.moment)。")) }
    lines += comparatorLines(question)
    if question.usesSalesBasis {
      lines.append(
        say("Sales are counted as \(environment.salesBasis.rawValue).", "销售额口径:\(environment.salesBasis.rawValue)。"))
    }
    for column in question.columns where column.comparator == nil {
      lines.append("\(column.name): \(formula(column))")
      lines += column.quantity.rowViews.filter { !$0.isBesidePareto }.map { "  " + words(of: $0) }
    }
    if let condition = show.condition {
      lines.append(say("Condition: \(written(condition)).", "条件:\(written(condition))。"))
      if !question.rowConditions.isEmpty {
        lines.append(say("Conditions on numbers are tested on each row shown, at its own grain.", "对指标的条件逐行检验。"))
      }
    }
    if let having = show.having {
      lines.append(say("Rows shown: those with \(written(having)).", "只显示:\(written(having))。"))
    }
    if let cohort = question.cohort {
      lines.append(explanation(of: cohort))
      if let condition = show.population?.condition {
        lines.append(say("Of these only those with \(written(condition)).", "其中只看 \(written(condition))。"))
      }
    } else if let population = show.population {
      let condition = population.condition.map { " \(written($0))" } ?? ""
      let who = population.name.text + condition
      lines.append(
        resolver.choosesByResult(population)
          ? say("Only facts of \(who), chosen by their whole result in the same period.", "只看 \(who),按同期的全部结果选取。")
          : say("Only facts of \(who).", "只看 \(who)。"))
    }
    if let segment = show.population.flatMap({ catalogue.segment($0.name.text) }) {
      lines.append("\(segment.name): \(segment.entity) where \(written(segment.condition))")
    }
    if let ranking = question.ranking {
      switch ranking.extent {
      case .rows(let count):
        lines.append(
          say(
            "\(ranking.isTop ? "The highest" : "The lowest") \(count) by \(ranking.what) are shown, the rest is one row `others`.",
            "只显示按 \(ranking.what) 的前 \(count) 名,其余合为一行。"))
      case .part(let part):
        let wanted = Self.percent(part)
        lines.append(
          say(
            "The fewest rows, the \(ranking.isTop ? "largest" : "smallest") first, that make \(wanted) of \(ranking.what) are shown, the rest is one row `others`.",
            "只显示从\(ranking.isTop ? "最大" : "最小")起合计达到\(ranking.what) \(wanted) 的最少行,其余合为一行。"))
      }
    }
    return lines.joined(separator: "\n")
  }

  func formula(_ column: MetricColumn) -> String {
    if let metric = catalogue.metric(column.name), !metric.about.isEmpty {
      return "\(metric.about(in: language)) = \(written(metric.expression))"
    }
    var parts: [String] = [column.title]
    var seen: Set<String> = []
    for name in column.title.split(whereSeparator: { !($0.isLetter || $0 == "_" || $0.isNumber) }).map(String.init) {
      guard seen.insert(name).inserted, let metric = catalogue.metric(name) else { continue }
      parts.append("  \(metric.name): \(metric.about(in: language))")
    }
    return parts.joined(separator: "\n")
  }

  private func words(_ request: ListRequest, _ list: ListQuestion) -> String {
    var lines = [
      say(
        "One row for each of the \(request.entity.name). \(request.entity.about)",
        "每条\(resolver.title(of: request.entity))一行。\(request.entity.about(in: language))")
    ]
    if let period = request.period, let date = request.entity.date {
      lines.append(say("Time: `\(date)` from \(dates(period)).", "时间:`\(date)` \(dates(period))。"))
    }
    if list.asOf != nil { lines.append(say("As of: \(request.moment).", "截至:\(request.moment)。")) }
    if list.knownBy != nil { lines.append(say("Known by: \(request.known).", "已知至:\(request.known)。")) }
    if let condition = list.condition {
      lines.append(say("Condition: \(written(condition)).", "条件:\(written(condition))。"))
    }
    if let limit = request.limit { lines.append(say("At most \(limit) rows.", "最多 \(limit) 行。")) }
    return lines.joined(separator: "\n")
  }
}

extension Workspace {
  /// How a number looks at other rows.
  private func words(of view: Quantity) -> String {
    if case .pareto(_, _, .spread) = view {
      return say(
        "Of the numbers of each: `by` takes those that have any, `per` everybody there is; the total is of each as a whole, not of the rows.",
        "先按每个对象求值,再汇总统计:`by` 只取有值的对象,`per` 取全部对象;合计按每个对象的整体值计算。")
    }
    guard case .ofRows(let view, _) = view else {
      return say(
        "The fewest, the largest first, that make the part; then how many have anything of it, and which part of these that is.",
        "从最大者起合计达到该比例的最少个数;其后是有值的总数,以及所占比例。")
    }
    let apart =
      view.groups.isEmpty
      ? "" : say(", in each \(view.groups.joined(separator: " x "))", ",在每个 \(view.groups.joined(separator: " × ")) 之内")
    switch view {
    case .running:
      return say(
        "From the first bucket of the time axis through the row's own; a ratio is one of sums.",
        "从时间轴的第一段累计到本段;比率按合计计算。")
    case .moving(let count):
      return say(
        "Over the last \(count) buckets: the mean of each, of a ratio the ratio of sums; none before there are \(count).",
        "最近 \(count) 段:取每段平均,比率按合计计算;不足 \(count) 段时没有值。")
    case .previous(let count): return say("The value \(count) bucket(s) before.", "前 \(count) 段的值。")
    case .growth(let count):
      return say(
        "The change from \(count) bucket(s) before, over what was then; none unless that is above 0.",
        "相对前 \(count) 段的增长;前值不大于 0 时没有值。")
    case .rank(let isAscending, _):
      return isAscending
        ? say("Ranked among all rows\(apart), the least first; equals share a rank.", "在所有行中排名\(apart),最小者第 1;相同者同名次。")
        : say(
          "Ranked among all rows\(apart), the largest first; equals share a rank.", "在所有行中排名\(apart),最大者第 1;相同者同名次。")
    case .cumulative: return say("Together with all rows that have more\(apart).", "与所有更大的行之和\(apart)。")
    case .cumulativeShare:
      return say("Together with all rows that have more, as part of the whole\(apart).", "与所有更大的行之和占整体的比例\(apart)。")
    case .share: return say("As part of all rows\(apart).", "占所有行之和的比例\(apart)。")
    }
  }
}
