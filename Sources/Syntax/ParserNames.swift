extension Parser {
  /// A name in a place where nothing else can stand.
  mutating func parseName(_ role: NameRole) throws(Diagnostic) -> Name { try parseName([role]) }

  mutating func parseName(_ roles: [NameRole]) throws(Diagnostic) -> Name {
    needMore()
    record.note(roles, at: position)
    let token = current
    switch token.kind {
    case .quotedName:
      advance()
      return Name(token.text, isQuoted: true, span: token.span)
    case .word:
      if let joined = parseJoinedName() { return joined }
      let isStructural = KeywordIndex.isStructural(token.folded)
      if isStructural, !isBeforeSign { throw unexpected() }
      advance()
      if case .end = tokens[position].kind { record.noteBegun(token.text, roles, at: position) }
      return Name(token.text, isQuoted: isStructural, span: token.span)
    case .number, .text, .date, .parameter, .symbol, .invalid, .end:
      throw unexpected()
    }
  }

  private var isBeforeSign: Bool {
    if case .symbol(let symbol) = following.kind { symbol != .openParenthesis } else { false }
  }

  /// Two or three words that together are one known name (`win rate`).
  private mutating func parseJoinedName() -> Name? {
    guard let (name, length) = joinedName() else { return nil }
    let start = position
    position += length
    return Name(name, span: span(from: start))
  }

  private func joinedName() -> (name: String, length: Int)? { knownName(at: position, from: 2) }

  /// The longest known name of at least `shortest` tokens from `index` on.
  func knownName(at index: Int, from shortest: Int = 1) -> (name: String, length: Int)? {
    var joined = ""
    var longest: (name: String, length: Int)?
    for length in 1...3 {
      let last = index + length - 1
      guard last < tokens.count, !ends(at: last), tokens[last].isWord else { break }
      joined += (length == 1 ? "" : "_") + tokens[last].text
      if length >= shortest, lexicon.knows(joined) { longest = (joined, length) }
    }
    return longest
  }

  /// Whether a name and `=` stand here.
  var isAtAlias: Bool {
    let length: Int
    switch current.kind {
    case .word: length = joinedName()?.length ?? 1
    case .quotedName: length = 1
    case .number, .text, .date, .parameter, .symbol, .invalid, .end: return false
    }
    let sign = position + length
    return sign < tokens.count && !ends(at: sign) && tokens[sign].isSymbol(.equal)
  }

  /// `customer.industry`: parts between dots.
  mutating func parsePath(_ roles: [NameRole]) throws(Diagnostic) -> [Name] {
    var parts = [try parseName(roles)]
    while take(.dot) {
      if parts.count == 4 {
        throw .longPath(parts[0].span.joined(with: current.span), rest: Span(parts[0].span.end, current.span.end))
      }
      parts.append(try parseName(roles == [.dimension] ? .behind(parts) : .column))
    }
    return parts
  }

  mutating func parseText(_ role: NameRole? = nil) throws(Diagnostic) -> String {
    needMore()
    record.noteText(at: position)
    if let role { record.note([role], at: position) }
    guard case .text(let text) = current.kind else { throw unexpected() }
    advance()
    return text
  }

  /// A count of something: a whole number, at least `minimum`.
  mutating func parseCount(atLeast minimum: Int = 1) throws(Diagnostic) -> Int {
    needMore()
    record.noteNumber(at: position)
    guard case .number(let literal) = current.kind else { throw unexpected() }
    guard let count = literal.integer, !literal.isPercent, count >= minimum, count <= 1_000_000_000 else {
      throw .notACount(source(current.span), atLeast: minimum, current.span)
    }
    advance()
    return count
  }

  mutating func parseCountOrParameter() throws(Diagnostic) -> Count {
    if case .parameter = current.kind { return .given(try parseParameterName()) }
    record.note([.parameter], at: position)
    return .number(try parseCount())
  }

  mutating func parseParameterName() throws(Diagnostic) -> Name {
    needMore()
    record.note([.parameter], at: position)
    guard case .parameter = current.kind else { throw unexpected() }
    let name = Name(current.text, span: current.span)
    advance()
    return name
  }
}
