import Store
import Syntax
import Values

/// How a proposal is shown: where each field comes from, the first rows, and what a person has to answer.
extension Workspace {
  func show(_ proposal: ImportProposal, _ statements: [ImportStatement], to sink: any AnswerSink) throws {
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

  func show(_ summary: ImportSummary, _ plan: ImportPlan, to sink: any AnswerSink) throws {
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

  private func word(_ grain: PlanGrain) -> String {
    switch grain {
    case .quarter: say("quarter", "一季")
    case .half: say("half year", "半年")
    case .year: say("year", "一年")
    }
  }

  private func words(_ field: ProposedField) -> String {
    let mapped =
      field.map.isEmpty
      ? ""
      : say(
        field.map.count == 1 ? ", 1 value mapped" : ", \(field.map.count) values mapped", ",映射 \(field.map.count) 个值")
    switch field.reason {
    case .header: return say("its header", "列名") + mapped
    case .headerMostly: return say("its header, some values differ", "列名,部分值不符") + mapped
    case .known(let matched, let count, let entity):
      return say("\(matched) of \(count) values are known \(entity)", "\(count) 个值中 \(matched) 个是已知的 \(entity)")
        + mapped
    case .knownPartly(let matched, let count, let entity):
      return say(
        "\(matched) of \(count) values are known \(entity), the others stay blank",
        "\(count) 个值中 \(matched) 个是已知的 \(entity),其余留空")
    case .unknownWords(let words):
      let list = words.prefix(3).map { "\"\($0)\"" }.joined(separator: ", ")
      return say("its header; \(list) left blank", "列名;\(list) 留空")
    case .unknownYet(let entity), .blankYet(let entity):
      return say("its header; no such \(entity) are known yet", "列名;尚无这些 \(entity)")
    case .values(let kind): return say("its values look like \(kind)", "值像 \(kind)")
    case .twoColumns: return say("two columns are one value", "两列合为一值") + mapped
    case .needed: return say("needed, nothing better is there", "必填,没有更合适的列")
    case .name: return say("the file's name or headers", "文件名或列名")
    case .question(let example, let isDayFirst):
      return isDayFirst
        ? say("day or month first? \(example) is read day first", "日在前还是月在前?\(example) 按日在前")
        : say("day or month first? \(example) is read month first", "日在前还是月在前?\(example) 按月在前")
    case .markQuestion(let example, let isPoint):
      return isPoint
        ? say("decimals or thousands? \(example) is read with a decimal point", "小数还是千位?\(example) 按小数点读")
        : say("decimals or thousands? \(example) is read with a decimal comma", "小数还是千位?\(example) 按小数逗号读")
    case .closedAsExpected:
      return say("no column says when deals were closed: the day they were expected", "没有列说明何时结单:取预计成交日期")
    case .paidSometime: return say("no column says when it was paid: the day of the invoice", "没有列说明何时付款:取开票日期")
    case .dayOfPeriod(let isFirst):
      return isFirst
        ? say("its header; the first day of each period", "列名;取各期首日")
        : say("its header; the last day of each period", "列名;取各期末日")
    case .unnumbered: return say("no column numbers the orders", "没有订单号列")
    case .restarting(let header):
      return say("the numbers start again in each \(header)", "订单号在各 \(header) 内重复编号")
    case .snapshots: return say("its header; each row is the deal of that day", "列名;每行是该日的商机状况")
    case .addedUp: return say("its header; rows of one are added up", "列名;同一编号的各行相加")
    case .lastOfColumns: return say("the last of the columns", "各列中最后一列")
    case .counts: return say("the columns count work", "各列是次数") + mapped
    case .periods: return say("the columns are the periods", "各列即各期")
    case .periodsOfYear(let year): return say("the columns are the periods, of \(year)", "各列即各期,按 \(year) 年")
    case .grain(let grain):
      return say("its days lie a \(word(grain)) apart", "日期相隔\(word(grain))")
    case .undated: return say("its header", "列名") + mapped
    case .repeated: return say("its header; several rows bear the same", "列名;多行同名")
    case .aged(let day, _):
      return say("the columns are days past due as of \(day.iso)", "各列为截至 \(day.iso) 的逾期天数") + mapped
    case .changed(let name): return say("of the rows about \(name)", "取自 \(name) 的变更行") + mapped
    case .perBase(let code): return say("its header, in units for 1 \(code)", "列名,1 \(code) 所值的数额")
    case .unit(let unit): return say("its header, in \(unit)", "列名,单位 \(unit)")
    }
  }

  func questions(_ proposal: ImportProposal) -> [Answer.Note] {
    proposal.imports.flatMap { found in
      found.fields.compactMap { question($0, found.entity) } + [worth(found), outcome(found)].compactMap { $0 }
    }
  }

  /// Sales and deals without an amount count and add up to nothing.
  private func worth(_ found: ProposedImport) -> Answer.Note? {
    guard let columns = found.unpriced, !isOnlyMore(found) else { return nil }
    let names = columns.prefix(4).map { "`\($0)`" }.joined(separator: ", ")
    return .init(
      columns.isEmpty
        ? say(
          "\(found.entity): no column says what they are worth: they count, and sums of money leave them out",
          "\(found.entity):没有金额列:只计个数,不计入金额")
        : say(
          "\(found.entity): no column says what they are worth, and sums of money leave them out; write `amount = ...` if it is \(names)",
          "\(found.entity):没有金额列,不计入金额;若金额是 \(names),请写 `amount = ...`"), kind: .warning)
  }

  /// Deals of which nothing says whether they are won.
  private func outcome(_ found: ProposedImport) -> Answer.Note? {
    guard found.entity == "opportunities", !isOnlyMore(found),
      !found.fields.contains(where: { ["stage", "state"].contains($0.name) })
    else { return nil }
    return .init(
      say(
        "no column says what became of these deals, and all count as open; if they are sales, import them `as orders`, or write `state = \"won\"`",
        "没有列说明这些商机的结果,全部按进行中计;若已成交,请 `as orders` 导入,或写 `state = \"won\"`"), kind: .warning)
  }

  /// Whether it adds to records that are known.
  private func isOnlyMore(_ found: ProposedImport) -> Bool {
    found.fields.contains { field in
      if field.name == "id", case .known = field.reason { true } else { false }
    }
  }

  /// What a person has to answer before the statement is right.
  private func question(_ field: ProposedField, _ entity: String) -> Answer.Note? {
    let name = field.name
    switch field.reason {
    case .unknownWords(let words):
      let blanks = ["invoices": "issued", "orders": "confirmed", "opportunities": "open"]
      guard let usual = blanks[entity], ["status", "state"].contains(name) else { return nil }
      let list = words.prefix(3).map { "\"\($0)\"" }.joined(separator: ", ")
      return .init(
        say(
          "\(name): \(list) is no word that is known, and such \(entity) count as \(usual); put the word it means behind it: `\"\(words.first ?? "")\" -> \"...\"`",
          "\(name):不认识 \(list),这些 \(entity) 按 \(usual) 计;请在映射中写明其含义:`\"\(words.first ?? "")\" -> \"...\"`"),
        kind: .warning)
    case .unknownYet(let entity):
      return .init(
        say(
          "\(name): import the \(entity) first; rows that name unknown ones are refused, `\(name) = known(...)` keeps them without",
          "\(name):请先导入 \(entity);引用未知记录的行会被拒绝,写 `\(name) = known(...)` 则保留该行而此项留空"), kind: .warning)
    case .blankYet(let entity):
      return .init(
        say(
          "\(name): no such \(entity) are known yet, and rows are kept without them; import the \(entity) first, or this file again after them",
          "\(name):尚无这些 \(entity),保留该行而此项留空;请先导入 \(entity),或在其后再次导入此文件"), kind: .warning)
    case .question(let example, let isDayFirst):
      let other = isDayFirst ? "month_first" : "day_first"
      return .init(
        say(
          "\(name): no row says whether the day or the month stands first in \(example); write \(other)(...) if it is the other way",
          "\(name):没有一行能判断 \(example) 是日在前还是月在前;若相反请写 \(other)(...)"), kind: .warning)
    case .markQuestion(let example, let isPoint):
      let other = isPoint ? "decimal_comma" : "decimal_point"
      return .init(
        say(
          "\(name): no row says whether the mark in \(example) parts thousands or decimals; write \(other)(...) if it is the other way",
          "\(name):没有一行能判断 \(example) 中的符号是千位还是小数;若相反请写 \(other)(...)"), kind: .warning)
    case .closedAsExpected:
      return .init(
        say(
          "\(name): no column says when; deals that are won or lost count on the day they were expected",
          "\(name):没有列说明何时结单;赢单和输单按预计成交日期计入"), kind: .warning)
    case .paidSometime:
      return .init(
        say(
          "\(name): no column says when; what is receivable is right, how long it took is not known",
          "\(name):没有列说明何时付款;应收金额正确,付款用时未知"), kind: .warning)
    case .periodsOfYear(let year):
      return .init(
        say(
          "\(name): nothing says of which year; \(year) is taken, correct it if it is another",
          "\(name):没有说明是哪一年;按 \(year) 年,若不对请修改"), kind: .warning)
    case .undated:
      return .init(
        say(
          "\(name): deals are won or lost, and no column says when: a question about a period finds none of them",
          "\(name):有赢单或输单,但没有列说明何时:按时间段的问题找不到它们"), kind: .warning)
    case .repeated:
      return .init(
        say(
          "\(name): several rows bear the same, and each is counted as one; amounts add up, counts are those of rows",
          "\(name):多行同名,每行各计一条;金额可以相加,个数是行数"), kind: .warning)
    case .aged(let day, isGuessed: true):
      return .init(
        say(
          "\(name): nothing says as of which day; \(day.iso) is taken, correct it if it is another",
          "\(name):没有说明截至哪一天;按 \(day.iso),若不对请修改"), kind: .warning)
    case .grain(let grain):
      return .init(
        say(
          "\(name): the days lie a \(word(grain)) apart, so each row is for a whole one; leave \(grain.rawValue)(...) out if it is for the month alone",
          "\(name):日期相隔\(word(grain)),因此每行是一整期;若只是当月的,请去掉 \(grain.rawValue)(...)"), kind: .warning)
    case .dayOfPeriod(let isFirst):
      return .init(
        say(
          "\(name): only a period is said; its \(isFirst ? "first" : "last") day stands in, and days counted from or to it are not known",
          "\(name):只说明了期间;取其\(isFirst ? "首" : "末")日,由此计算的天数并不准确"), kind: .warning)
    case .perBase(let code):
      return .init(
        say(
          "\(name): the numbers are how many of each currency 1 \(code) is worth; leave `1 /` out if they are what 1 of each is worth",
          "\(name):这些数是 1 \(code) 所值的各币种数额;若是各币种 1 单位的价值,请去掉 `1 /`"), kind: .warning)
    case .restarting(let header):
      return .init(
        say(
          "\(name): one number names orders of several days and customers, which it does not within a \(header): both together are the number",
          "\(name):同一编号对应多个日期和客户,而在同一 \(header) 内不重复:两者合为订单号"), kind: .warning)
    case .header, .headerMostly, .known, .knownPartly, .snapshots, .values, .twoColumns, .needed, .name, .unit,
      .periods, .counts, .changed, .aged, .lastOfColumns, .addedUp, .unnumbered:
      return nil
    }
  }
}
