import Semantics
import Store
import Syntax
import Values

extension Workspace {
  func importFile(_ written: ImportStatement, _ statement: Statement, sink: any AnswerSink)
    throws(EvaluationError) -> Outcome
  {
    try refuseIfSafe("import reads a file")
    guard !written.fields.isEmpty, let entity = written.entity else { return try propose(written, sink: sink) }
    let plan = try plan(of: written, named(entity))
    let connection = try storing { () throws(StoreError) in try writer() }
    let summary: ImportSummary
    do {
      summary = try runImport(
        plan, into: connection, today: today, input: standardInput, progress: importProgress,
        shouldStop: watcher.shouldStop)
    } catch { throw placed(error, written) }
    if !written.isDryRun {
      settle()
      try storing { () throws(StoreError) in try reload() }
    }
    try writing {
      for note in notes(of: summary, plan) { try sink.note(note) }
    }
    return .answered
  }

  var importProgress: ((ImportProgress) -> Void)? { progress.map { follow in { follow(Progress($0)) } } }

  /// The canonical name of the records that an import names in any way.
  func named(_ entity: Name) -> String { catalogue.entity(entity.text)?.name ?? entity.text }

  /// As the store takes it.
  func plan(of written: ImportStatement, _ entity: String) throws(EvaluationError) -> ImportPlan {
    var fields: [ImportField] = []
    for field in written.fields {
      let expression = try resolving { () throws(Diagnostic) in
        try RowReader(parameters: parameters).expression(field.expression)
      }
      fields.append(ImportField(field.field.text, expression, map: field.map.map { ($0.from, $0.to) }))
    }
    var condition: RowExpression?
    if let test = written.condition {
      condition = try resolving { () throws(Diagnostic) in try RowReader(parameters: parameters).expression(test) }
    }
    let ignored: IgnoredColumns =
      switch written.ignored {
      case .columns(let names): .named(names.map(\.text))
      case .others: .others
      case nil: .named([])
      }
    var plan = ImportPlan(
      file: written.file,
      table: TableChoice(
        sheet: written.sheet, range: written.range, hasNoHeader: written.hasNoHeader, encoding: written.encoding,
        unpivoted: written.unpivoted.map(\.text)), entity: entity,
      fields: fields, condition: condition, ignored: ignored, isDryRun: written.isDryRun, isStrict: written.isStrict,
      maxProblems: written.maxProblems, statementText: formatted(Statement(.importFile(written))))
    plan.metrics = { [catalogue, environment] name in
      guard let metric = catalogue.metric(name) else { return nil }
      var resolver = Resolver(catalogue: catalogue, environment: environment)
      guard case .money? = try? resolver.unit(of: metric, at: .none) else {
        return PlannedMetric(name: metric.name, isMoney: false)
      }
      return PlannedMetric(name: metric.name, isMoney: true)
    }
    plan.metricNames = Set(catalogue.metrics.flatMap { [$0.name] + $0.aliases })
    return plan
  }

  private func singular(_ entity: String) -> String { catalogue.entity(entity)?.singular ?? entity }

  /// That everything was there already, and why.
  private func sameness(of summary: ImportSummary) -> String? {
    guard summary.unchanged > 0, summary.inserted + summary.updated + summary.late == 0, summary.created.isEmpty,
      summary.newFields.isEmpty
    else { return nil }
    guard let number = summary.sameAs else {
      return say("nothing changed: the store knows all of it already", "没有变化:库中已有全部内容")
    }
    return say("nothing changed: import \(number) read the same file", "没有变化:导入 \(number) 已读取同一文件")
  }

  private func note(_ remark: ImportRemark) -> Answer.Note {
    let words =
      switch remark {
      case .pastClosing(let stages, let deals):
        say(
          "all \(deals) deals in \(stages.joined(separator: ", ")) are open and were to close long before today; where a stage means won or lost, import `stages` with its `state` and then this file",
          "\(stages.joined(separator: "、")) 中的 \(deals) 个商机均为进行中,而预计成交日早已过去;若阶段表示赢单或输单,请先导入 `stages` 的 `state`,再导入本文件")
      case .openAtTheEnd(let deals):
        say(
          "\(deals) deals are open in stages that mean won or lost: import the file of the deals again, so that they and their closing days are read by these",
          "\(deals) 个商机处于表示赢单或输单的阶段却为进行中:请再次导入商机文件,以便按这些阶段读取其状态和结束日期")
      case .settledTwice(let count):
        say(
          "more is paid than was invoiced on \(count) invoices: payments may be counted twice, once worked out from a balance and once from a list of receipts; `undo import` the payments of one of them",
          "\(count) 张发票的收款超过开票金额:收款可能重复计入(由余额推算一次,收款清单一次);请对其一 `undo import`")
      case .paidAhead(let count):
        say(
          "\(count) customers who owe something have paid what names no invoice: it is in `advances`, and not taken off `receivable`",
          "\(count) 个有欠款的客户有未指明发票的收款:计入 `advances`,未从 `receivable` 中扣除")
      case .listPriced(let count):
        say(
          "\(count) lines say neither a price nor an amount: what their product costs in the list counts",
          "\(count) 行没有单价和金额:按产品的标价计算")
      case .namedByField(let count, let entity, let field):
        say(
          "the \(count) \(entity) made on the way bear what `\(field)` says of others: they may be the same; undo this, import the \(entity) with `id = \(field)`, then this again",
          "新建的 \(count) 条 \(entity) 的名称是其他记录的 `\(field)`:可能是同一批;请撤销本次导入,以 `id = \(field)` 导入 \(entity) 后再导入")
      }
    return Answer.Note(words, kind: .warning)
  }

  func notes(of summary: ImportSummary, _ plan: ImportPlan) -> [Answer.Note] {
    let (entity, isDryRun) = (plan.entity, plan.isDryRun)
    var notes = summary.notes.map { Answer.Note(words(of: $0)) }
    var parts = [
      say("\(summary.read) rows read", "读取 \(summary.read) 行"),
      say("\(summary.inserted) new", "新增 \(summary.inserted)"),
      say("\(summary.updated) updated", "更新 \(summary.updated)"),
      say("\(summary.unchanged) unchanged", "未变 \(summary.unchanged)"),
    ]
    let skipped = summary.skipped - summary.totals - summary.headings - summary.none
    if skipped > 0 { parts.append(say("\(skipped) skipped by the condition", "按条件跳过 \(skipped)")) }
    if summary.totals > 0 {
      parts.append(
        summary.subtotals == 0
          ? say("\(summary.totals) totals at the foot left out", "略去末尾合计行 \(summary.totals)")
          : say("\(summary.totals) totals left out", "略去合计行 \(summary.totals)"))
    }
    if summary.headings > 0 {
      parts.append(say("\(summary.headings) headings of groups", "分组标题行 \(summary.headings)"))
    }
    if summary.none > 0 { parts.append(say("\(summary.none) stand for none", "\(summary.none) 行次数为 0")) }
    if summary.refused > 0 { parts.append(say("\(summary.refused) refused", "拒绝 \(summary.refused)")) }
    if summary.rounded > 0 { parts.append(say("\(summary.rounded) values rounded", "\(summary.rounded) 个值取整")) }
    let head = isDryRun ? say("dry run of \(entity), nothing was changed: ", "试运行 \(entity),未改动:") : "\(entity): "
    notes.append(Answer.Note(head + parts.joined(separator: ", ")))
    if let same = sameness(of: summary) { notes.append(.init(same)) }
    if summary.late > 0 {
      notes.append(
        .init(
          say(
            summary.late == 1
              ? "1 row is older than what is known: it changes nothing but the history of then"
              : "\(summary.late) rows are older than what is known: they change nothing but the history of then",
            "\(summary.late) 行早于已知情况:只补充当时的历史")))
    }
    if summary.several > 0 {
      notes.append(
        .init(say("the rows stand for \(summary.several) \(entity)", "这些行共代表 \(summary.several) 条 \(entity)")))
    }
    for (field, count) in summary.unlinked.sorted(by: { $0.key < $1.key }) {
      notes.append(
        .init(
          say(
            count == 1
              ? "\(field): 1 row names none that is known, and is kept without it"
              : "\(field): \(count) rows name none that is known, and are kept without it",
            "\(field):\(count) 行引用的记录未知,此项留空"), kind: .warning))
    }
    if !summary.created.isEmpty {
      let made = summary.created.map { "\($0.count) \($0.count == 1 ? singular($0.entity) : $0.entity)" }
        .joined(separator: ", ")
      notes.append(.init(say("made on the way, because rows name them: \(made)", "因被引用而新建:\(made)")))
    }
    if !summary.stages.isEmpty {
      let stages = summary.stages.joined(separator: ", ")
      notes.append(
        .init(
          say(
            "stages now stand in the order \(stages); an import of `stages` with `position` says another",
            "阶段现按此顺序:\(stages);导入 `stages` 的 `position` 可另行指定")))
    }
    notes += summary.remarks.map(note)
    if !summary.newFields.isEmpty {
      notes.append(
        .init(
          say(
            "columns kept as fields of \(entity): \(summary.newFields.joined(separator: ", "))",
            "保留为自定义字段:\(summary.newFields.joined(separator: ", "))")))
    }
    if !summary.widened.isEmpty {
      let fields = summary.widened.joined(separator: ", ")
      notes.append(
        .init(
          say(
            "text from now on, because the file has other values: \(fields)", "因文件中有其他类型的值,今后为文本:\(fields)"),
          kind: .warning))
    }
    if summary.circular > 0 {
      notes.append(
        .init(
          say(
            "\(summary.circular) \(plan.entity) stand above themselves: `check store` names them; change who stands above whom and import again",
            "\(summary.circular) 条\(plan.entity)的上下级成环:`check store` 会列出;请更正后重新导入"), kind: .warning))
    }
    if summary.unpriced > 0 {
      notes.append(
        .init(
          say(
            "\(summary.unpriced) amounts have no exchange rate and are not in any sum of money: import `rates`, or `set base_currency` first",
            "\(summary.unpriced) 笔金额缺少汇率,不计入合计:请导入 `rates`,或先 `set base_currency`"), kind: .warning))
    }
    if summary.foreign.count > 0 {
      let (count, kept) = (summary.foreign.count, summary.foreign.kept)
      let currencies = summary.foreign.currencies.joined(separator: ", ")
      notes.append(
        .init(
          say(
            "\(count) amounts say \(currencies) and are kept as \(kept): map `currency`, or `set base_currency`",
            "\(count) 笔金额写的是 \(currencies),按 \(kept) 保存:请映射 `currency`,或 `set base_currency`"), kind: .warning))
    }
    for problem in summary.problems.prefix(5) {
      let place = problem.column.map { " \($0)" } ?? ""
      let value = problem.value.map { " \"\($0)\"" } ?? ""
      notes.append(
        .init(
          say(
            "row \(problem.row)\(place)\(value): \(problem.reason)",
            "第 \(problem.row) 行\(place)\(value):\(problem.reason)"), kind: .warning))
    }
    if summary.refused > 0, let id = summary.importID {
      let list = "`list import problems where import = \(id)`"
      notes.append(.init(say("\(list) shows every refused row", "\(list) 列出全部被拒绝的行")))
    } else if summary.refused > 5 {
      notes.append(.init(say("and \(summary.refused - 5) more", "另有 \(summary.refused - 5) 行")))
    }
    return notes
  }
}

extension Progress {
  init(_ stage: ImportProgress) {
    let work: Work =
      switch stage.phase {
      case .unpacking: .unpacking
      case .checking: .checking
      case .writing: .importing
      case .finishing: .finishing
      }
    self.init(
      work, rows: work == .importing ? stage.rows : nil, done: stage.bytes,
      of: work == .finishing || stage.totalBytes == 0 ? nil : stage.totalBytes)
  }
}

/// The language's expressions over the columns of a file, for the importer.
struct RowReader {
  let parameters: [String: ParameterValue]

  /// What something is compared with is `yes` or `no` itself, not a column called so.
  private static func answer(_ written: Expression) -> RowExpression? {
    guard case .name(let parts) = written.kind, parts.count == 1, !parts[0].isQuoted else { return nil }
    return switch parts[0].text.lowercased() {
    case "yes": .boolean(true)
    case "no": .boolean(false)
    case _: nil
    }
  }

  func expression(_ written: Expression) throws(Diagnostic) -> RowExpression {
    switch written.kind {
    case .number(let literal): return .number(digits: literal.digits, scale: literal.scale)
    case .text(let text): return .text(text)
    case .boolean(let value): return .boolean(value)
    case .date(.day(let day)): return .date(day)
    case .parameter(let name):
      guard let value = parameters[name.text.lowercased()] else {
        throw Diagnostic(
          code: "unknown-parameter", "`$\(name.text)` has no value; `param $\(name.text) = ...` gives it one",
          at: name.span, example: .init("give it a value", "param $\(name.text) = \"...\""))
      }
      guard case .value(let value) = value else { throw Diagnostic.parameterIsAPeriod(name) }
      return try expression(value)
    case .name(let parts):
      let name = parts.map(\.text).joined(separator: ".")
      return name.lowercased() == "row" && parts.first?.isQuoted != true ? .row : .column(name)
    case .negative(let part): return .negative(try expression(part))
    case .arithmetic(.add, let left, let right): return .sum(try expression(left), try expression(right))
    case .arithmetic(let op, let left, let right):
      let sign: RowArithmetic =
        switch op {
        case .add: .add
        case .subtract: .subtract
        case .multiply: .multiply
        case .divide: .divide
        }
      return .arithmetic(sign, try expression(left), try expression(right))
    case .logical(let op, let parts):
      var found: [RowExpression] = []
      for part in parts { found.append(try expression(part)) }
      return .logical(op == .and ? .and : .or, found)
    case .not(let part): return .not(try expression(part))
    case .comparison(let op, let left, let right):
      guard let test = RowComparison(rawValue: op.rawValue) else { break }
      if let answer = Self.answer(right) { return .comparison(test, try expression(left), answer) }
      return .comparison(test, try expression(left), try expression(right))
    case .membership(let value, let list, let negated):
      var options: [RowExpression] = []
      for item in list { options.append(try expression(item)) }
      return .membership(try expression(value), options, negated: negated)
    case .range(let value, let low, let high, let negated):
      let subject = try expression(value)
      let inside = RowExpression.logical(
        .and,
        [
          .comparison(.greaterOrEqual, subject, try expression(low)),
          .comparison(.lessOrEqual, subject, try expression(high)),
        ])
      return negated ? .not(inside) : inside
    case .emptiness(let value, let negated): return .emptiness(try expression(value), negated: negated)
    case .call(let name, let arguments):
      var values: [RowExpression] = []
      for argument in arguments { values.append(try expression(argument)) }
      return .call(name.text, values)
    case .date, .moment, .duration, .within, .was, .changed, .per, .share, .aggregate: break
    }
    throw Diagnostic(
      code: "import-expression", "an import computes fields from the file's columns, text and numbers; this is neither",
      at: written.span)
  }
}
