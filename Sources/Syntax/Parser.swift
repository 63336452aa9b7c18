/// Reads tokens into statements. One function per node; every question it asks about the next token is recorded, so
/// that messages and completion know what could have stood there.
struct Parser {
  let bytes: [UInt8]
  let tokens: [Token]
  let lexicon: Lexicon
  var position = 0
  var record = ExpectationRecord()

  /// The first token of the statement being read, and how far its line is indented.
  var statementStart = 0
  var statementIndentation = 0
  /// A token at the start of a line that belongs to the unfinished statement before it.
  private var joinedLine = -1
  /// Where the period stands that was said before what is asked for; -1 when none was.
  var leadingPeriod = -1
  /// Open brackets, outermost first, by their token.
  var openBrackets: [Int] = []
  /// The `to` before the file of an export: the statement whose answer it takes ends there.
  var exportEnd = -1
  /// Whether the last mistake was only that the text stopped too early.
  var stoppedAtEnd = false

  /// How deep the functions that read an expression are nested.
  var depth = 0
  /// The height of the expression read last: no tree is higher than the limit.
  var height = 0
  /// What the names of the expression being read may be.
  var operandRoles: [NameRole] = [.condition]

  /// For completion: the statement's first word, entity, items and groupings so far.
  var statementWord: Keyword?
  var subject: Name?
  var itemNames: [[Name]] = []
  var groupingNames: [[Name]] = []
  var comparatorCount = 0

  static let maximumDepth = 200
  static let maximumTokens = 10_000
  static let maximumBytes = 65_536

  init(_ text: String, lexicon: Lexicon) {
    self.bytes = Array(text.utf8)
    self.lexicon = lexicon
    self.tokens = Lexer.tokens(of: text, lexicon: lexicon)
  }

  // MARK: The cursor

  /// Whether the token at `index` starts a line that is a statement of its own.
  func isBoundary(at index: Int) -> Bool {
    guard let indentation = tokens[index].indentation, index > statementStart, index != joinedLine else { return false }
    return openBrackets.isEmpty && indentation <= statementIndentation
  }

  var isAtEnd: Bool { ends(at: position) }

  func ends(at index: Int) -> Bool {
    if case .end = tokens[index].kind { return true }
    return index == exportEnd || tokens[index].isSymbol(.semicolon) || isBoundary(at: index)
  }

  /// The token at hand; a statement's end looks like the text's end.
  var current: Token { isAtEnd ? endToken : tokens[position] }

  private var endToken: Token {
    let end = position > 0 ? tokens[position - 1].span.end : 0
    return Token(.end, Span(end, end), indentation: nil)
  }

  /// The token after the one at hand.
  var following: Token {
    let next = position + 1
    return isAtEnd || next >= tokens.count || ends(at: next) ? endToken : tokens[next]
  }

  mutating func advance() {
    if position < tokens.count - 1 { position += 1 }
  }

  var previousSpan: Span { position > 0 ? tokens[position - 1].span : .none }

  /// From the token at `start` to the one before the cursor.
  func span(from start: Int) -> Span {
    let first = tokens[min(start, tokens.count - 1)].span
    return position > start ? first.joined(with: previousSpan) : Span(first.start, first.start)
  }

  func source(_ span: Span) -> String {
    String(decoding: bytes[span.start..<min(span.end, bytes.count)], as: UTF8.self)
  }

  /// Something has to follow: a line that does not begin a statement goes on with this one.
  mutating func needMore() {
    guard isBoundary(at: position), !beginsStatement(at: position) else { return }
    if case .end = tokens[position].kind { return }
    joinedLine = position
  }

  /// Whether a line that starts here is surely a new statement.
  func beginsStatement(at index: Int) -> Bool {
    guard let opening = tokens[index].phrases.first(where: { KeywordIndex.statements.contains($0.keyword) }) else {
      return false
    }
    if opening.keyword == .lastAnswer { return isLastAnswer(at: index) }
    return index + 1 >= tokens.count || !(tokens[index + 1].isSymbol(.equal) || tokens[index + 1].isSymbol(.comma))
  }

  /// Whether `last` stands alone or before `as`, and begins no period.
  func isLastAnswer(at index: Int) -> Bool {
    guard index + 1 < tokens.count, tokens[index + 1].indentation == nil, !tokens[index + 1].isSymbol(.semicolon) else {
      return true
    }
    if case .end = tokens[index + 1].kind { return true }
    return tokens[index + 1].phrases.contains { $0.keyword == .presentation }
  }

  // MARK: Keywords and signs

  /// How many tokens at `index` spell `keyword`; `nil` when they do not.
  mutating func length(of keyword: Keyword, at index: Int, recording: Bool) -> Int? {
    guard !ends(at: index), tokens[index].isWord else { return nil }
    for phrase in tokens[index].phrases where phrase.keyword == keyword {
      var matched = 0
      while matched < phrase.rest.count {
        let next = index + 1 + matched
        guard !ends(at: next), tokens[next].isWord, tokens[next].folded == phrase.rest[matched] else {
          if recording { record.noteEnding(of: keyword, phrase.rest[matched...].joined(separator: " "), at: next) }
          break
        }
        matched += 1
      }
      if matched == phrase.rest.count { return matched + 1 }
    }
    return nil
  }

  mutating func at(_ keyword: Keyword) -> Bool {
    record.note(keyword, at: position)
    return length(of: keyword, at: position, recording: true) != nil
  }

  /// The same question without leaving a trace.
  mutating func isAt(_ keyword: Keyword, ahead: Int = 0) -> Bool {
    position + ahead < tokens.count && length(of: keyword, at: position + ahead, recording: false) != nil
  }

  mutating func take(_ keyword: Keyword) -> Bool {
    record.note(keyword, at: position)
    guard let length = length(of: keyword, at: position, recording: true) else { return false }
    position += length
    return true
  }

  mutating func expect(_ keyword: Keyword) throws(Diagnostic) {
    needMore()
    if !take(keyword) { throw unexpected() }
  }

  mutating func at(_ symbol: Symbol) -> Bool {
    record.note(symbol, at: position)
    return current.isSymbol(symbol)
  }

  mutating func take(_ symbol: Symbol) -> Bool {
    guard at(symbol) else { return false }
    advance()
    return true
  }

  mutating func expect(_ symbol: Symbol) throws(Diagnostic) {
    needMore()
    if !take(symbol) { throw unexpected() }
  }

  /// An opening bracket; until `close`, line ends do not count.
  mutating func open(_ symbol: Symbol) throws(Diagnostic) {
    try expect(symbol)
    openBrackets.append(position - 1)
  }

  mutating func close(_ symbol: Symbol) throws(Diagnostic) {
    guard take(symbol) else {
      if isAt(.inEach) { throw .groupsNotHere(current.span.joined(with: following.span)) }
      let mistake = unexpected()
      if let opening = openBrackets.last, endsBracketEarly {
        throw .unclosedBracket(tokens[opening].span, written: source(tokens[opening].span), end: previousSpan.end)
      }
      throw mistake
    }
    openBrackets.removeLast()
  }

  /// Whether what stands here can only come after the bracket: a clause, another statement, the end.
  private var endsBracketEarly: Bool {
    if isAtEnd { return true }
    let token = tokens[position]
    guard token.isWord else { return false }
    return KeywordIndex.isStructural(token.folded) || (token.indentation != nil && beginsStatement(at: position))
  }
}
