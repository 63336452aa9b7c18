import Values

extension Parser {
  // MARK: Conditions

  /// A condition: `a or b and not c`.
  mutating func parseCondition() throws(Diagnostic) -> Expression { try parseLogical(.or) }

  private mutating func parseLogical(_ operation: LogicalOperator) throws(Diagnostic) -> Expression {
    let start = position
    let keyword: Keyword = operation == .or ? .or : .and
    var operands = [operation == .or ? try parseLogical(.and) : try parseNegation()]
    var highest = height
    var starts = [start]
    while take(keyword) {
      starts.append(position)
      operands.append(operation == .or ? try parseLogical(.and) : try parseNegation())
      highest = max(highest, height)
    }
    guard operands.count > 1 else { return operands[0] }
    try grow(over: highest)
    if operation == .and { parseLateChangePeriod(of: &operands, from: starts) }
    return Expression(Self.joined(operation, operands), span(from: start))
  }

  /// Operands that are of the same operator are taken apart: the tree is n-ary.
  static func joined(_ operation: LogicalOperator, _ operands: [Expression]) -> Expression.Kind {
    .logical(
      operation,
      operands.flatMap { operand in
        if case .logical(operation, let inner) = operand.kind { inner } else { [operand] }
      })
  }

  private mutating func parseNegation() throws(Diagnostic) -> Expression {
    needMore()
    let start = position
    guard take(.not) else { return try parseComparison() }
    try enter()
    defer { depth -= 1 }
    let operand = try parseNegation()
    try grow(over: height)
    return Expression(.not(operand), span(from: start))
  }

  // MARK: Arithmetic

  /// A value: everything that binds tighter than a comparison. `visits + calls per workday` divides the whole sum.
  mutating func parseValue() throws(Diagnostic) -> Expression {
    let start = position
    var value = try parseArithmetic(.additive)
    while take(.per) {
      let name = try parseName(.perUnit)
      try grow(over: height)
      value = Expression(.per(value, name), span(from: start))
    }
    return value
  }

  private mutating func parseArithmetic(_ precedence: Precedence) throws(Diagnostic) -> Expression {
    let start = position
    var left = try parseOperand(of: precedence)
    while let operation = takeOperator(precedence) {
      let leftHeight = height
      let right = try parseOperand(of: precedence)
      try grow(over: max(leftHeight, height))
      left = Expression(.arithmetic(operation, left, right), span(from: start))
    }
    return left
  }

  private mutating func parseOperand(of precedence: Precedence) throws(Diagnostic) -> Expression {
    precedence == .additive ? try parseArithmetic(.multiplicative) : try parseNegative()
  }

  private mutating func takeOperator(_ precedence: Precedence) -> ArithmeticOperator? {
    for row in ArithmeticOperator.rows where row.precedence == precedence {
      if take(row.symbol) { return row.operator }
    }
    return nil
  }

  private mutating func parseNegative() throws(Diagnostic) -> Expression {
    needMore()
    let start = position
    guard current.isSymbol(.minus) else { return try parsePrimary() }
    advance()
    try enter()
    defer { depth -= 1 }
    let operand = try parseNegative()
    try grow(over: height)
    return Expression(.negative(operand), span(from: start))
  }

  /// One level deeper, in the functions as in the tree.
  mutating func enter() throws(Diagnostic) {
    guard depth < Self.maximumDepth else { throw .tooDeep(current.span) }
    depth += 1
  }

  mutating func grow(over lower: Int) throws(Diagnostic) {
    guard lower < Self.maximumDepth else { throw .tooDeep(previousSpan) }
    height = lower + 1
  }

  // MARK: Operands

  private mutating func parsePrimary() throws(Diagnostic) -> Expression {
    needMore()
    height = 1
    record.note(operandRoles, at: position)
    record.noteNumber(at: position)
    record.noteText(at: position)
    record.noteDate(at: position)
    let token = current
    switch token.kind {
    case .number(let literal): return try parseNumber(literal)
    case .text(let text):
      advance()
      return Expression(.text(text), token.span)
    case .date(let literal):
      advance()
      return Expression(.date(literal), token.span)
    case .parameter: return Expression(.parameter(try parseParameterName()), token.span)
    case .symbol(.openParenthesis): return try parseGroup()
    case .quotedName: return try parseNameOrCall()
    case .word: return try parseWord()
    case .symbol(.dot):
      if case .number = following.kind {
        throw .leadingPoint(token.span.joined(with: following.span), source(following.span))
      }
      throw unexpected()
    case .symbol(.star): throw .everything(token.span)
    case .symbol, .invalid, .end: throw unexpected()
    }
  }

  private mutating func parseNumber(_ literal: NumberLiteral) throws(Diagnostic) -> Expression {
    let start = position
    advance()
    guard let count = literal.integer, !literal.isPercent, let unit = parseUnitIfPresent() else {
      return Expression(.number(literal), span(from: start))
    }
    let kind: Expression.Kind = takeAgo() ? .moment(.ago(count, unit)) : .duration(count, unit)
    return Expression(kind, span(from: start))
  }

  private mutating func parseGroup() throws(Diagnostic) -> Expression {
    try enter()
    defer { depth -= 1 }
    try open(.openParenthesis)
    let inner = try parseCondition()
    try close(.closeParenthesis)
    return inner
  }

  private mutating func parseWord() throws(Diagnostic) -> Expression {
    let start = position
    if let function = takeAggregate() { return try parseAggregate(function, from: start) }
    if let level = takePercentile() { return try parseAggregate(.percentile, level: level, from: start) }
    if let function = takeAnswerFunction() { return try parseCall(function, from: start) }
    if let function = takeRecordFunction() { return try parseCall(function, from: start) }
    if isAt(.share), following.isSymbol(.openBrace) { return try parseShare() }
    let isName = following.isSymbol(.dot) || following.isSymbol(.openParenthesis)
    if !isName {
      for (keyword, point) in Self.moments where take(keyword) {
        return Expression(.moment(point), span(from: start))
      }
      // Files have columns called `No`.
      let isOfFile = statementWord == .importFile && ["yes", "no"].contains(current.folded)
      if !isOfFile, take(.yes) { return Expression(.boolean(true), span(from: start)) }
      if !isOfFile, take(.no) { return Expression(.boolean(false), span(from: start)) }
    }
    if current.folded == "null" { throw .null(current.span) }
    return try parseNameOrCall()
  }

  private static let moments: [(Keyword, DatePoint)] = [
    (.today, .today), (.yesterday, .yesterday), (.tomorrow, .tomorrow),
  ]

  private mutating func parseNameOrCall() throws(Diagnostic) -> Expression {
    let start = position
    if case .word = current.kind, following.isSymbol(.openParenthesis) {
      let name = Name(current.text, isQuoted: KeywordIndex.isStructural(current.folded), span: current.span)
      if name.isQuoted { throw unexpected() }
      advance()
      return try parseCall(name, from: start)
    }
    if let habit = functionWithoutBrackets() { throw habit }
    let path = try parsePath(operandRoles)
    if operandRoles.contains(.item) || operandRoles.contains(.definition) { itemNames.append(path) }
    height = 1
    return Expression(.name(path), span(from: start))
  }

  /// `share{revenue}`
  private mutating func parseShare() throws(Diagnostic) -> Expression {
    let start = position
    _ = take(.share)
    try enter()
    defer { depth -= 1 }
    try open(.openBrace)
    let inner = try parseValue()
    try close(.closeBrace)
    try grow(over: height)
    return Expression(.share(inner), span(from: start))
  }

  mutating func parseCall(_ name: Name, from start: Int) throws(Diagnostic) -> Expression {
    try enter()
    defer { depth -= 1 }
    try open(.openParenthesis)
    var arguments: [Expression] = []
    var highest = 0
    if !at(.closeParenthesis) {
      repeat {
        arguments.append(try parseCondition())
        highest = max(highest, height)
      } while take(.comma)
    }
    try close(.closeParenthesis)
    try grow(over: highest)
    return Expression(.call(name, arguments), span(from: start))
  }
}
