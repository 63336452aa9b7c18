import Values

/// The forms of a statement, by their first word.
enum StatementForm: CaseIterable {
  case show
  case list
  case check
  case benchmark
  case correlate
  case funnel, profile
  case score, lock
  case define, undefine, importFile, alias, unalias, undo, log
  case explain
  case drill
  case why
  case lastAnswer
  case describe
  case metrics, dimensions, entities
  case set, parameter, assignment
  case export, run, save, open, backup, help, quit

  var keyword: Keyword {
    switch self {
    case .show: .show
    case .list: .list
    case .check: .check
    case .benchmark: .benchmark
    case .correlate: .correlate
    case .funnel: .funnel
    case .profile: .profile
    case .score: .score
    case .lock: .lock
    case .define: .define
    case .undefine: .undefine
    case .importFile: .importFile
    case .alias: .alias
    case .unalias: .unalias
    case .undo: .undo
    case .log: .log
    case .explain: .explain
    case .drill: .drill
    case .why: .why
    case .lastAnswer: .lastAnswer
    case .describe: .describe
    case .metrics: .metrics
    case .dimensions: .dimensions
    case .entities: .entities
    case .set: .set
    case .parameter: .parameter
    case .assignment: .assignment
    case .export: .export
    case .run: .run
    case .save: .save
    case .open: .open
    case .backup: .backup
    case .help: .help
    case .quit: .quit
    }
  }
}

extension StatementForm {
  /// Whether it has clauses, a period among them.
  var isQuestion: Bool {
    switch self {
    case .show, .list, .benchmark, .correlate, .funnel, .profile, .score: true
    case .check, .lock, .define, .undefine, .importFile, .alias, .unalias, .undo, .log, .explain, .drill, .why,
      .lastAnswer, .describe, .metrics, .dimensions, .entities, .set, .parameter, .assignment, .export, .run, .save,
      .open, .backup,
      .help, .quit:
      false
    }
  }
}

extension Parser {
  /// One statement, up to where it ends; the caller checks that nothing follows.
  mutating func parseStatement() throws(Diagnostic) -> Statement {
    let start = position
    needMore()
    if let habit = sqlHabit() { throw habit }
    if take(.range) { return Statement(.followUp(try parseFollowUp()), span(from: start)) }
    for form in StatementForm.allCases where takeWord(of: form) {
      if statementWord == nil || statementWord == .explain || statementWord == .export { statementWord = form.keyword }
      passLeadingPeriod(of: form)
      let kind = try parseBody(of: form)
      return Statement(kind, span(from: start))
    }
    throw unknownStatement()
  }

  /// Takes the word that opens a statement; `last month` opens none.
  mutating func takeWord(of form: StatementForm) -> Bool {
    (form != .lastAnswer || isAtEnd || isLastAnswer(at: position)) && take(form.keyword)
  }

  private mutating func parseBody(of form: StatementForm) throws(Diagnostic) -> Statement.Kind {
    switch form {
    case .show: return .show(try parseShow())
    case .list: return .list(try parseList())
    case .check:
      if let whole = try takeStoreCheck() { return whole }
      return .check(try parseCheck())
    case .benchmark: return .benchmark(try parseBenchmark())
    case .correlate: return .correlate(try parseCorrelation())
    case .funnel: return .funnel(try parseFunnel())
    case .profile: return .profile(try parseProfile())
    case .score: return .score(try parseScore())
    case .lock:
      let (entity, card, period) = try parseLock()
      return .lock(entity, card: card, period)
    case .define: return .define(try parseDefinition())
    case .undefine: return .undefine(try parseName(.defined))
    case .importFile: return .importFile(try parseImport())
    case .alias:
      let (entity, other) = try parseAliasOfRecord()
      try expect(.equal)
      return .alias(entity, other: other, name: try parseRecordName(.value(of: [entity])))
    case .unalias:
      let (entity, other) = try parseAliasOfRecord()
      return .unalias(entity, other: other)
    case .undo: return .undo(try parseUndo())
    case .log: return .log(try parseLog())
    case .explain: return try parseExplain()
    case .drill: return .drill(try parseRowReference(), try parseNumberOfRow())
    case .why:
      if isAtEnd {
        noteRowReference()
        return .why(nil, nil)
      }
      return .why(try parseRowReference(), try parseNumberOfRow())
    case .lastAnswer: return .last(take(.presentation) ? try parsePresentation() : nil)
    case .describe: return .describe(try parseName(.defined))
    case .metrics: return .catalogue(.metrics, filter: try parseFilter())
    case .dimensions: return .catalogue(.dimensions, filter: try parseFilter())
    case .entities: return .catalogue(.entities, filter: try parseFilter())
    case .set: return try parseSetting()
    case .parameter:
      let (name, value) = try parseBinding()
      return .parameter(name, value)
    case .assignment:
      let (name, value) = try parseBinding()
      return .assignment(name, value)
    case .export: return .export(try parseExport())
    case .run: return .run(try parseFile())
    case .save:
      let file = try parseFile()
      return .save(file, replace: take(.replace))
    case .open: return .open(try parseFile())
    case .backup:
      try expect(.to)
      let file = try parseFile()
      return .backup(to: file, replace: take(.replace))
    case .help: return .help(parseTopics())
    case .quit: return .quit
    }
  }

  /// `store`, `store repair`. A metric or a field may be called so, too: then a sign follows.
  private mutating func takeStoreCheck() throws(Diagnostic) -> Statement.Kind? {
    let start = position
    guard take(.store) else {
      guard ForeignWords.stores.contains(current.folded), ends(at: position + 1) else { return nil }
      throw .foreignClause(source(current.span), "store", current.span)
    }
    if take(.repair) { return .checkStore(repair: true) }
    if isAtEnd { return .checkStore(repair: false) }
    position = start
    return nil
  }

  private mutating func parseExplain() throws(Diagnostic) -> Statement.Kind {
    let form: ExplainForm = take(.sql) ? .sql : take(.plan) ? .plan : .words
    try enter()
    defer { depth -= 1 }
    return .explain(form, try parseStatement())
  }

  private mutating func parseFilter() throws(Diagnostic) -> Name? {
    record.note([.defined], at: position)
    switch current.kind {
    case .word, .quotedName: return try parseName(.defined)
    case .number, .text, .date, .parameter, .symbol, .invalid, .end: return nil
    }
  }

  private mutating func parseSetting() throws(Diagnostic) -> Statement.Kind {
    record.note([.setting], at: position)
    if isAtEnd { return .set(nil, nil) }
    let name = try parseName(.setting)
    let hasSign = take(.equal)
    operandRoles = [.value(of: [name.text.lowercased() == "me" ? Name("rep") : name])]
    record.note(operandRoles, at: position)
    if isAtEnd, !hasSign { return .set(name, nil) }
    return .set(name, try parseValue())
  }

  private mutating func parseBinding() throws(Diagnostic) -> (Name, ParameterValue) {
    let name = try parseParameterName()
    try expect(.equal)
    operandRoles = [.value(of: [name])]
    return (name, try parseBound())
  }

  /// A day, a month or a year alone is a value, which stands for a period, too.
  private mutating func parseBound() throws(Diagnostic) -> ParameterValue {
    let start = position
    var mistake: Diagnostic?
    do throws(Diagnostic) {
      if let period = try parsePeriodIfPresent(), isAtEnd, !period.isValue {
        return .period(period)
      }
    } catch { mistake = error }
    position = start
    do throws(Diagnostic) { return .value(try parseValue()) } catch {
      position = start
      // What begins like a period is one.
      guard let mistake, mistake.span.start > error.span.start else { throw error }
      throw mistake
    }
  }

  /// A file's name in quotes.
  mutating func parseFile() throws(Diagnostic) -> String {
    needMore()
    if !isAtEnd, case .word = current.kind {
      let first = current.span
      var last = position
      while last + 1 < tokens.count, !ends(at: last + 1), tokens[last].span.end == tokens[last + 1].span.start {
        last += 1
      }
      let whole = first.joined(with: tokens[last].span)
      throw .fileNeedsQuotes(source(whole), whole)
    }
    return try parseText(.file)
  }

  /// Any words, keywords among them.
  private mutating func parseTopics() -> [Name] {
    var topics: [Name] = []
    while true {
      record.note([.helpTopic], at: position)
      let token = current
      switch token.kind {
      case .word: topics.append(Name(token.text, span: token.span))
      case .quotedName: topics.append(Name(token.text, isQuoted: true, span: token.span))
      case .number, .text, .date, .parameter, .symbol, .invalid, .end: return topics
      }
      advance()
    }
  }
}
