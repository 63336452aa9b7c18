import Values

extension Parser {
  // MARK: define

  /// `hit_rate "Hit rate" = closes / proposals as percent`, `segment key_accounts = customers where employees >= 1000`,
  /// `scorecard monthly = attainment weight 60% target 100%, closes weight 40% by rank grades A from 85%`
  mutating func parseDefinition() throws(Diagnostic) -> Definition {
    needMore()
    let isSegment = at(.segment) && startsName(following) && !isAt(.also, ahead: 1)
    if isSegment { _ = take(.segment) }
    let isScorecard = !isSegment && at(.scorecard) && startsName(following) && !isAt(.also, ahead: 1)
    if isScorecard { _ = take(.scorecard) }
    let name = try parseName(.newName)
    var title: String?
    var aliases: [Name] = []
    record.noteText(at: position)
    if case .text = current.kind { title = try parseText() }
    if take(.also) {
      repeat { aliases.append(try parseAlias()) } while take(.comma)
    }
    try expect(.equal)
    operandRoles = [.definition]
    let body: Definition.Body
    if isSegment {
      let entity = try parseName(.entity)
      if isAt(.with) { throw .segmentOfNumbers(entity.text, current.span) }
      try expect(.condition)
      operandRoles = [.condition]
      body = .segment(entity: entity, condition: try parseCondition())
    } else if isScorecard {
      body = .scorecard(items: try parseScorecardItems(), grades: [])
    } else {
      body = .metric(try parseValue(), unit: nil, direction: nil)
    }
    var definition = Definition(name: name, title: title, aliases: aliases, body: body)
    try parseAttributes(into: &definition)
    return definition
  }

  private func startsName(_ token: Token) -> Bool {
    switch token.kind {
    case .word, .quotedName: true
    case .number, .text, .date, .parameter, .symbol, .invalid, .end: false
    }
  }

  /// Another name, in quotes or as a word.
  private mutating func parseAlias() throws(Diagnostic) -> Name {
    needMore()
    record.noteText(at: position)
    if case .text(let text) = current.kind {
      let name = Name(text, span: current.span)
      advance()
      return name
    }
    let name = try parseName(.newName)
    return Name(name.text, span: name.span)
  }

  /// `as percent`, `higher is better`, `about "..."`, in any order.
  private mutating func parseAttributes(into definition: inout Definition) throws(Diagnostic) {
    while true {
      if definition.about == nil, take(.about) {
        definition.about = try parseText()
      } else if case .metric(let expression, let unit, let direction) = definition.body {
        if unit == nil, take(.presentation) {
          definition.body = .metric(expression, unit: try parseName(.unit), direction: direction)
        } else if direction == nil, let found = takeBetter() {
          definition.body = .metric(expression, unit: unit, direction: found)
        } else if isAt(.condition) {
          throw .conditionInDefinition(current.span)
        } else {
          return
        }
      } else if case .scorecard(let items, let grades) = definition.body, grades.isEmpty, take(.grades) {
        definition.body = .scorecard(items: items, grades: try parseGrades())
      } else {
        return
      }
    }
  }

  mutating func takeBetter() -> Direction? {
    if take(.higherIsBetter) { return .higher }
    if take(.lowerIsBetter) { return .lower }
    return take(.neutral) ? .neutral : nil
  }

  // MARK: import

  /// `"calls.csv" as activities (id = TASKID, ...) where ... ignore others dry run`, `"calls.csv"`
  mutating func parseImport() throws(Diagnostic) -> ImportStatement {
    needMore()
    let file = take(.minus) ? "-" : try parseFile()
    var statement = ImportStatement(file: file, fileSpan: previousSpan, entity: nil, fields: [])
    while try parseTableChoice(into: &statement) {}
    if take(.presentation) {
      statement.entity = try parseName(.entity)
      subject = statement.entity
      if at(.openParenthesis) { statement.fields = try parseFields() }
    }
    operandRoles = [.column]
    while true {
      if try parseTableChoice(into: &statement) { continue }
      if statement.condition == nil, take(.condition) {
        statement.condition = try parseCondition()
      } else if statement.ignored == nil, take(.ignore) {
        statement.ignored = try parseIgnored()
      } else if !statement.isDryRun, take(.dryRun) {
        statement.isDryRun = true
      } else if !statement.isStrict, take(.strict) {
        statement.isStrict = true
      } else if statement.maxProblems == nil, take(.maxProblems) {
        statement.maxProblems = try parseCount(atLeast: 0)
      } else {
        return statement
      }
    }
  }

  /// `product "GTXPro"`
  mutating func parseAliasOfRecord() throws(Diagnostic) -> (Name, QuotedText) {
    let entity = try parseName(.entity)
    return (entity, try parseRecordName(.value(of: [Name("alias")])))
  }

  mutating func parseRecordName(_ role: NameRole) throws(Diagnostic) -> QuotedText {
    needMore()
    record.note([role], at: position)
    if case .word = current.kind, !ends(at: position) {
      throw Diagnostic(
        code: "name-needs-quotes", "the name of a record stands in quotes", at: current.span,
        fixes: [.init("write it so", replacing: current.span, with: "\"\(current.text)\"")])
    }
    guard !ends(at: position) else {
      record.noteText(at: position)
      var mistake = unexpected()
      mistake.fixes = [.init("`help alias` shows how", replacing: wholeStatement, with: "help alias")]
      throw mistake
    }
    let text = try parseText()
    return QuotedText(text, span: previousSpan)
  }

  /// Nothing, `17`, `log-17`, `import 7`
  mutating func parseUndo() throws(Diagnostic) -> UndoTarget {
    if take(.importFile) {
      record.note([.importNumber], at: position)
      let span = current.span
      guard case .number = current.kind else { throw whichOne("list imports") }
      return .importNumber(try parseCount(), span)
    }
    let start = position
    let isNamed = take(.log)
    if isNamed, current.isSymbol(.minus) { advance() }
    record.note([.entryNumber], at: position)
    if isAtEnd, !isNamed { return .last }
    guard case .number = current.kind else { throw whichOne("list log") }
    return .entry(try parseCount(), span(from: start))
  }

  /// No number stands where one must; `list` shows them.
  private mutating func whichOne(_ list: String) -> Diagnostic {
    needMore()
    record.noteNumber(at: position)
    var mistake = unexpected()
    mistake.fixes = [.init("`\(list)` shows the numbers", replacing: wholeStatement, with: list)]
    return mistake
  }

  /// From its first word to where it ends.
  private var wholeStatement: Span {
    var last = max(position, statementStart + 1)
    while !ends(at: last) { last += 1 }
    return tokens[statementStart].span.joined(with: tokens[last - 1].span)
  }

  /// `sheet "Deals" range "A3:H200" no header encoding "gbk" unpivot Jan, Feb`: one of them, `false` when none follows.
  private mutating func parseTableChoice(into statement: inout ImportStatement) throws(Diagnostic) -> Bool {
    if statement.sheet == nil, take(.sheet) {
      try refuseBareSheet()
      statement.sheet = try parseText(.sheet(of: statement.file))
      statement.sheetSpan = previousSpan
    } else if statement.range == nil, take(.cells) {
      let text = try parseText()
      guard let range = CellRange(text) else { throw .notARange(text, previousSpan) }
      statement.range = range
    } else if !statement.hasNoHeader, take(.noHeader) {
      statement.hasNoHeader = true
    } else if statement.encoding == nil, take(.encoding) {
      let start = position - 1
      try refuseBareEncoding()
      statement.encoding = try parseText(.encoding)
      statement.encodingSpan = span(from: start)
    } else if statement.unpivoted.isEmpty, take(.unpivot) {
      repeat { statement.unpivoted.append(try parseName(.column)) } while take(.comma)
    } else {
      return false
    }
    return true
  }

  /// A sheet's name without quotes; before `as` there is none.
  private mutating func refuseBareSheet() throws(Diagnostic) {
    let word = previousSpan
    switch current.kind {
    case .word where isAt(.presentation): throw .sheetWithoutName(word)
    case .word, .quotedName, .number, .date:
      throw .sheetNeedsQuotes(current.text.isEmpty ? source(current.span) : current.text, current.span)
    case .text, .parameter, .symbol, .invalid, .end: return
    }
  }

  /// `encoding utf-8`: of several tokens without a blank between them.
  private mutating func refuseBareEncoding() throws(Diagnostic) {
    switch current.kind {
    case .word where isAt(.presentation): return
    case .word, .number: break
    case .text, .quotedName, .date, .parameter, .symbol, .invalid, .end: return
    }
    var last = position
    while !ends(at: last + 1), tokens[last].span.end == tokens[last + 1].span.start { last += 1 }
    let span = current.span.joined(with: tokens[last].span)
    throw .encodingNeedsQuotes(source(span), span)
  }

  private mutating func parseFields() throws(Diagnostic) -> [ImportStatement.Field] {
    try open(.openParenthesis)
    var fields: [ImportStatement.Field] = []
    repeat {
      if at(.closeParenthesis), !fields.isEmpty { break }
      let name = try parseName(.field)
      try expect(.equal)
      operandRoles = [.column]
      let expression = try parseCondition()
      let map = take(.map) ? try parseMap() : []
      fields.append(ImportStatement.Field(name, expression, map: map))
    } while take(.comma)
    try close(.closeParenthesis)
    return fields
  }

  private mutating func parseIgnored() throws(Diagnostic) -> ImportStatement.Ignored {
    if take(.others) { return .others }
    var names: [Name] = []
    repeat { names.append(try parseName(.column)) } while take(.comma)
    return .columns(names)
  }

  private mutating func parseMap() throws(Diagnostic) -> [ImportStatement.Pair] {
    try open(.openParenthesis)
    var pairs: [ImportStatement.Pair] = []
    repeat {
      if at(.closeParenthesis), !pairs.isEmpty { break }
      let from = try parseText()
      try expect(.arrow)
      pairs.append(ImportStatement.Pair(from, try parseText()))
    } while take(.comma)
    try close(.closeParenthesis)
    return pairs
  }
}
