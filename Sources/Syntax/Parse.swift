import Values

/// What a text says, and what is wrong with it. A statement with a mistake is left out of `statements`.
package struct ParseResult: Sendable {
  package var statements: [Statement] = []
  package var diagnostics: [Diagnostic] = []

  package init() {}
}

/// Reads a script. One mistake does not hide the next statement's.
package func parse(_ text: String, lexicon: Lexicon = Lexicon()) -> ParseResult {
  var parser = Parser(text, lexicon: lexicon)
  let (result, regions) = parser.parseScript()
  var repaired = result
  let bytes = Array(text.utf8)
  for index in repaired.diagnostics.indices {
    let found = repaired.diagnostics[index]
    repaired.diagnostics[index].repair(in: bytes, region: regions[index], lexicon: lexicon)
    let fix = repaired.diagnostics[index].fixes.first
    // A statement that took several fixes was understood in no part of it.
    let isPatched = found.code == "unknown-statement" && fix?.range == regions[index].start..<regions[index].end
    let isOpen = fix == nil || isPatched || found.isOfPossession(bytes)
    if let spoken = found.spoken(bytes, region: regions[index], lexicon: lexicon, isCertain: !isOpen) {
      repaired.diagnostics[index] = spoken
    }
  }
  return repaired
}

/// Reads exactly one statement.
package func parseStatement(_ text: String, lexicon: Lexicon = Lexicon()) throws(Diagnostic) -> Statement {
  let result = parse(text, lexicon: lexicon)
  if let mistake = result.diagnostics.first { throw mistake }
  guard let statement = result.statements.first else {
    throw Diagnostic(code: "unfinished", "there is no statement", at: .none, example: .ofStatement(text))
  }
  if result.statements.count > 1 {
    throw Diagnostic(code: "one-statement", "only one statement can stand here", at: result.statements[1].span)
  }
  return statement
}

/// Reads exactly one expression or condition.
package func parseExpression(_ text: String, lexicon: Lexicon = Lexicon()) throws(Diagnostic) -> Expression {
  var parser = Parser(text, lexicon: lexicon)
  let expression = try parser.parseCondition()
  if let mistake = parser.limitExceeded() { throw mistake }
  guard parser.isAtEnd, case .end = parser.tokens[parser.position].kind else { throw parser.unexpected() }
  return expression
}

/// Whether the text is a statement that only lacks its rest, so that a shell asks for another line.
package func isUnfinished(_ text: String, lexicon: Lexicon = Lexicon()) -> Bool {
  var parser = Parser(text, lexicon: lexicon)
  let (result, _) = parser.parseScript()
  return parser.stoppedAtEnd || result.diagnostics.last?.code == "unclosed-text"
}

extension Parser {
  /// The statements, the mistakes, and for each mistake the bytes of the statement it is in.
  mutating func parseScript() -> (ParseResult, regions: [Span]) {
    var result = ParseResult()
    var regions: [Span] = []
    while true {
      while tokens[position].isSymbol(.semicolon) { position += 1 }
      if case .end = tokens[position].kind { return (result, regions) }
      startStatement()
      let start = position
      do throws(Diagnostic) {
        let statement = try parseStatement()
        if !isAtEnd { throw unexpectedClause() }
        if let mistake = limitExceeded() { throw mistake }
        result.statements.append(statement)
      } catch {
        let mistake = limitExceeded() ?? error
        result.diagnostics.append(mistake)
        recover(after: mistake)
        let end = position > start ? tokens[position].span.start : tokens[start].span.end
        regions.append(Span(tokens[start].span.start, end))
      }
    }
  }

  private mutating func startStatement() {
    statementStart = position
    if let indentation = tokens[position].indentation { statementIndentation = indentation }
    openBrackets = []
    depth = 0
    height = 0
    stoppedAtEnd = false
    exportEnd = -1
    leadingPeriod = -1
    operandRoles = [.condition]
    statementWord = nil
    subject = nil
    itemNames = []
    groupingNames = []
  }

  /// The mistake of a statement that is longer than it may be.
  func limitExceeded() -> Diagnostic? {
    let first = tokens[statementStart].span
    if position - statementStart > Self.maximumTokens { return .tooManyWords(first) }
    if previousSpan.end - first.start > Self.maximumBytes { return .tooLong(first) }
    return nil
  }

  /// Goes on where the next statement surely begins.
  private mutating func recover(after mistake: Diagnostic) {
    if mistake.code == "unclosed-bracket" {
      var index = statementStart + 1
      while index < position, !(tokens[index].indentation != nil && beginsStatement(at: index)) { index += 1 }
      position = index
    }
    let wasInBrackets = !openBrackets.isEmpty
    openBrackets = []
    exportEnd = -1
    while true {
      if case .end = tokens[position].kind { return }
      if tokens[position].isSymbol(.semicolon) { return }
      if isBoundary(at: position), !wasInBrackets || beginsStatement(at: position) { return }
      position += 1
    }
  }
}

extension Diagnostic {
  /// The same mistake of the statement at `region` of `text`, with the fixes that leave a statement which parses.
  package func repaired(in text: String, region: Span, lexicon: Lexicon) -> Diagnostic {
    var found = self
    found.repair(in: Array(text.utf8), region: region, lexicon: lexicon)
    return found
  }

  /// Keeps only fixes after which the statement parses. A fix that uncovers a mistake with a fix of its own becomes one
  /// change of the whole statement.
  mutating func repair(in bytes: [UInt8], region: Span, lexicon: Lexicon) {
    let longest = 8192
    defer {
      if fixes.isEmpty, let messageWithoutFix { message = messageWithoutFix }
      if fixes.isEmpty, example == nil, region.end <= bytes.count {
        example = .ofStatement(String(decoding: bytes[region.start..<region.end].prefix(longest), as: UTF8.self))
      }
    }
    if let fix = fixOfTimes(in: bytes, region: region, lexicon: lexicon) { fixes.insert(fix, at: 0) }
    guard !fixes.isEmpty, region.end - region.start <= longest, region.end <= bytes.count else { return }
    fixes = fixes.prefix(3).compactMap { fix in
      guard fix.range.lowerBound >= region.start, fix.range.upperBound <= max(region.end, region.start) else {
        return nil
      }
      let statement = Array(bytes[region.start..<region.end])
      let local = (fix.range.lowerBound - region.start)..<(fix.range.upperBound - region.start)
      var changed = statement.replacing(local, with: fix.replacement)
      for round in 0..<8 {
        var parser = Parser(changed, lexicon: lexicon)
        let (result, _) = parser.parseScript()
        guard let next = result.diagnostics.first else {
          if result.statements.isEmpty { return nil }
          return round == 0 ? fix : Fix(fix.message, replacing: region, with: changed)
        }
        guard let further = next.fixes.first, result.diagnostics.count == 1, next.code != "unfinished",
          !further.leavesOut(changed)
        else { return nil }
        changed = Array(changed.utf8).replacing(further.range, with: further.replacement)
      }
      return nil
    }
  }
}

extension Diagnostic.Fix {
  /// Whether a word that says something goes without anything in its place. The reader was told of one that does, if of
  /// any.
  fileprivate func leavesOut(_ text: String) -> Bool {
    guard replacement.allSatisfy(\.isWhitespace) else { return false }
    let bytes = Array(text.utf8)
    guard range.upperBound <= bytes.count else { return false }
    let words = String(decoding: bytes[range], as: UTF8.self).lowercased().split { $0.isWhitespace }.map(String.init)
    return words.contains { word in
      word.contains(where: \.isLetter) && !KeywordIndex.isStructural(word) && !ForeignWords.fillers.contains(word)
    }
  }
}

extension [UInt8] {
  fileprivate func replacing(_ range: Range<Int>, with text: String) -> String {
    guard range.lowerBound >= 0, range.upperBound <= count else { return String(decoding: self, as: UTF8.self) }
    return String(decoding: self[..<range.lowerBound] + Array(text.utf8) + self[range.upperBound...], as: UTF8.self)
  }
}
