import Semantics
import Store
import Syntax
import Values

/// `import "deals.csv"`: which records and fields a file holds, what importing them would do, and the statements to keep.
extension Workspace {
  static let rowsShown = 4

  func propose(_ written: ImportStatement, sink: any AnswerSink) throws(EvaluationError) -> Outcome {
    let wanted = written.entity.map(named)
    if let wanted, !ImportCatalogue.entities.contains(wanted) {
      throw .importing(.noSuchEntity(wanted, nearest: nearestWords(to: wanted, among: ImportCatalogue.entities)))
    }
    let connection = try storing { () throws(StoreError) in try writer() }
    let bare = try plan(of: written, wanted ?? "")
    let proposal: ImportProposal
    do {
      proposal = try proposeImport(
        of: bare, as: wanted, from: connection, input: standardInput, shouldStop: shouldStop ?? { false })
    } catch { throw placed(error, written) }
    guard !proposal.imports.isEmpty, proposal.imports.allSatisfy({ !$0.fields.isEmpty }) else {
      throw .statement(Self.unknownRecords(written, wanted, proposal.alternatives))
    }
    let statements = proposal.imports.map { statement(of: $0, written) }
    var plans: [ImportPlan] = []
    for (statement, found) in zip(statements, proposal.imports) {
      var plan = try plan(of: statement, found.entity)
      plan.rowsShown = Self.rowsShown
      plans.append(plan)
    }
    var rehearsed: [ImportSummary] = []
    var failure: ImportError?
    do {
      rehearsed = try rehearseImports(
        plans, into: connection, today: today, input: standardInput,
        progress: progress.map { follow in { follow(Progress($0)) } }, shouldStop: shouldStop ?? { false })
    } catch {
      if error == .interrupted { throw .importing(error) }
      failure = error
    }
    try writing {
      try show(proposal, statements, to: sink)
      for (plan, summary) in zip(plans, rehearsed) where !sink.isForPrograms { try show(summary, plan, to: sink) }
      for (var plan, summary) in zip(plans, rehearsed) {
        plan.isDryRun = true
        for note in notes(of: summary, plan) { try sink.note(note) }
      }
      if let failure {
        try sink.note(.init(failure.message + (failure.fix.map { "; \($0)" } ?? ""), kind: .warning))
      }
      for note in questions(proposal) { try sink.note(note) }
      let text = statements.map { laidOut(Statement(.importFile($0)), in: keywords) }.joined(separator: "\n")
      if sink.isForPrograms { try sink.note(.init(text)) } else { try sink.text("\n" + text) }
    }
    return .proposed(statements.map { Statement(.importFile($0)) })
  }

  private var keywords: KeywordLanguage { language == .chinese ? .chinese : .english }

  private static func unknownRecords(_ written: ImportStatement, _ wanted: String?, _ near: [String]) -> Diagnostic {
    let end = Span(written.fileSpan.end, written.fileSpan.end)
    if let wanted {
      return Diagnostic(
        code: "import-no-fields", "no column of the file looks like a field of \(wanted)",
        at: written.entity?.span ?? written.fileSpan)
    }
    let fixes = (near.isEmpty ? ["customers"] : near).map {
      Diagnostic.Fix("say what its rows are: `as \($0)`", replacing: end, with: " as \($0)")
    }
    return Diagnostic(
      code: "import-unknown-records", "the file's name and headers do not say what its rows are", at: written.fileSpan,
      fixes: fixes)
  }

  // MARK: The statement

  private func statement(of found: ProposedImport, _ written: ImportStatement) -> ImportStatement {
    var statement = written
    statement.entity = Name(found.entity)
    statement.fields = found.fields.map { field in
      ImportStatement.Field(
        Name(field.name), expression(field.value), map: field.map.map { ImportStatement.Pair($0.from, $0.to) })
    }
    if let header = found.requires {
      let filled = Expression(.emptiness(column(header), negated: true), .none)
      statement.condition = written.condition.map { Expression(.logical(.and, [$0, filled]), .none) } ?? filled
    }
    if let ignored = found.ignored {
      if statement.ignored == nil, !ignored.isEmpty { statement.ignored = .columns(ignored.map(name)) }
    } else {
      statement.ignored = .others
    }
    return statement
  }

  private func expression(_ value: ProposedValue) -> Expression {
    func call(_ function: String, _ arguments: [Expression]) -> Expression {
      Expression(.call(Name(function), arguments), .none)
    }
    func number(_ value: Int) -> Expression { Expression(.number(NumberLiteral(digits: value, scale: 0)), .none) }
    switch value {
    case .column(let header): return column(header)
    case .text(let text): return Expression(.text(text), .none)
    case .joined(let headers, let separator):
      let blank = Expression(.text(separator), .none)
      return headers.dropFirst().reduce(column(headers.first ?? "")) { left, header in
        let front = separator.isEmpty ? left : Expression(.arithmetic(.add, left, blank), .none)
        return Expression(.arithmetic(.add, front, column(header)), .none)
      }
    case .firstOf(let headers): return call("coalesce", headers.map(column))
    case .dayFirst(let inner): return call("day_first", [expression(inner)])
    case .monthFirst(let inner): return call("month_first", [expression(inner)])
    case .multiplied(let inner, let factor):
      return Expression(.arithmetic(.multiply, expression(inner), number(factor)), .none)
    case .divided(let inner, let divisor):
      return Expression(.arithmetic(.divide, expression(inner), number(divisor)), .none)
    }
  }

  private static let keywordWords = Set(Keyword.listing.flatMap { $0.english + $0.chinese })

  private func column(_ header: String) -> Expression { Expression(.name([name(header)]), .none) }

  /// In back-ticks wherever the language would read anything but this one name.
  private func name(_ header: String) -> Name {
    let plain = Name(header)
    guard header.lowercased() != "row", !Self.keywordWords.contains(header.lowercased()),
      let read = try? parseExpression(formatted(Expression(.name([plain]), .none)), lexicon: lexicon),
      case .name(let parts) = read.kind, parts.count == 1, parts[0].text == header
    else { return Name(header, isQuoted: true) }
    return plain
  }

  // MARK: What is shown

  private func show(_ proposal: ImportProposal, _ statements: [ImportStatement], to sink: any AnswerSink) throws {
    func column(_ name: String, _ title: String) -> Answer.Column {
      Answer.Column(name: name, title: title, role: .attribute, unit: .text)
    }
    try sink.begin(
      Answer.Head(
        columns: [
          column("records", say("records", "记录")), column("field", say("field", "字段")),
          column("from", say("from", "来自")), column("certainty", say("certainty", "把握")),
          column("reason", say("why", "依据")), column("samples", say("samples", "示例")),
        ], caption: say("proposed, nothing was changed", "建议,未改动")))
    for (found, statement) in zip(proposal.imports, statements) {
      for (field, written) in zip(found.fields, statement.fields) {
        try sink.row(
          [
            found.entity, field.name, formatted(written.expression, in: keywords), word(field.certainty), words(field),
            field.samples.map { $0.count > 24 ? $0.prefix(23) + "…" : $0 }.joined(separator: " · "),
          ].map { Value.text($0) })
      }
    }
    try sink.end(Answer.Tail())
  }

  private func show(_ summary: ImportSummary, _ plan: ImportPlan, to sink: any AnswerSink) throws {
    guard let first = summary.firstRows.first else { return }
    try sink.begin(
      Answer.Head(
        columns: first.map { Answer.Column(name: $0.field, title: $0.field, role: .attribute, unit: $0.unit) },
        caption: say("the first \(plan.entity) as they would be stored", "前几条 \(plan.entity) 入库后的样子")))
    for row in summary.firstRows { try sink.row(row.map(\.value)) }
    try sink.end(Answer.Tail())
  }

  private func word(_ certainty: ProposedField.Certainty) -> String {
    switch certainty {
    case .sure: say("sure", "确定")
    case .likely: say("likely", "大概")
    case .guess: say("guess", "猜测")
    }
  }

  private func words(_ field: ProposedField) -> String {
    let mapped = field.map.isEmpty ? "" : say(", \(field.map.count) values mapped", ",映射 \(field.map.count) 个值")
    switch field.reason {
    case .header: return say("its header", "列名") + mapped
    case .headerMostly: return say("its header, some values differ", "列名,部分值不符") + mapped
    case .known(let matched, let count, let entity):
      return say("\(matched) of \(count) values are known \(entity)", "\(count) 个值中 \(matched) 个是已知的 \(entity)")
        + mapped
    case .unknownYet(let entity):
      return say("its header; no such \(entity) are known yet", "列名;尚无这些 \(entity)")
    case .values(let kind): return say("its values look like \(kind)", "值像 \(kind)")
    case .twoColumns: return say("two columns are one value", "两列合为一值") + mapped
    case .needed: return say("needed, nothing better is there", "必填,没有更合适的列")
    case .name: return say("the file's name or headers", "文件名或列名")
    case .question(let example, let isDayFirst):
      return isDayFirst
        ? say("day or month first? \(example) is read day first", "日在前还是月在前?\(example) 按日在前")
        : say("day or month first? \(example) is read month first", "日在前还是月在前?\(example) 按月在前")
    case .unit(let unit): return say("its header, in \(unit)", "列名,单位 \(unit)")
    }
  }

  private func questions(_ proposal: ImportProposal) -> [Answer.Note] {
    proposal.imports.flatMap { found in
      found.fields.compactMap { field -> Answer.Note? in
        if case .unknownYet(let entity) = field.reason {
          return .init(
            say(
              "\(field.name): import the \(entity) first; rows that name unknown ones are refused",
              "\(field.name):请先导入 \(entity);引用未知记录的行会被拒绝"), kind: .warning)
        }
        guard case .question(let example, let isDayFirst) = field.reason else { return nil }
        let other = isDayFirst ? "month_first" : "day_first"
        return .init(
          say(
            "\(field.name): no row says whether the day or the month stands first in \(example); write \(other)(...) if it is the other way",
            "\(field.name):没有一行能判断 \(example) 是日在前还是月在前;若相反请写 \(other)(...)"), kind: .warning)
      }
    }
  }
}
