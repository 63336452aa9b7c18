/// What could stand at byte `offset` of `text`, and what is being typed there. The text before the word at hand is
/// parsed; what the parser asked for where it ended is the answer. Nothing is expected after a mistake.
package func expectations(in text: String, at offset: Int, lexicon: Lexicon = Lexicon()) -> Expectations {
  let bytes = Array(text.utf8)
  var end = max(0, min(offset, bytes.count))
  while end < bytes.count, end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
  let typed = typedWord(in: String(decoding: bytes[..<end], as: UTF8.self), lexicon)

  var parser = Parser(String(decoding: bytes[..<typed.start], as: UTF8.self), lexicon: lexicon)
  _ = parser.parseScript()
  var found = parser.record.position == parser.tokens.count - 1 ? parser.record.found : Expectations()
  if parser.isBeforeStatement {
    var fresh = Parser("", lexicon: lexicon)
    _ = try? fresh.parseStatement()
    found = fresh.record.found
  } else {
    found.statement = parser.statementWord
    found.subject = parser.subject
    found.items = parser.itemNames
    found.groupings = parser.groupingNames
    found.comparatorCount = parser.comparatorCount
  }
  found.prefix = typed.text
  found.prefixSpan = Span(end - typed.text.utf8.count, end)
  found.openQuote = typed.quote
  return found
}

extension Parser {
  /// Whether the text ended where only a new statement can begin: after `;`, or at the start of a line after a whole
  /// statement.
  fileprivate var isBeforeStatement: Bool {
    guard tokens.count > 1 else { return true }
    if tokens[tokens.count - 2].isSymbol(.semicolon) { return true }
    guard let indentation = tokens[tokens.count - 1].indentation else { return false }
    return !stoppedAtEnd && openBrackets.isEmpty && indentation <= statementIndentation
  }
}

/// The word that touches the end of `text`, without its opening quote; `start` is the byte where its token begins.
private func typedWord(in text: String, _ lexicon: Lexicon) -> (text: String, start: Int, quote: Character?) {
  let tokens = Lexer.tokens(of: text, lexicon: lexicon)
  let length = text.utf8.count
  guard tokens.count > 1 else { return ("", length, nil) }
  let last = tokens[tokens.count - 2]
  switch last.kind {
  case .word where last.span.end == length:
    let begun = knownHead(of: last.text, lexicon)
    return (String(last.text.dropFirst(begun)), last.span.start + last.text.prefix(begun).utf8.count, nil)
  case .parameter where last.span.end == length: return ("$" + last.text, last.span.start, nil)
  case .invalid(let mistake) where mistake.code == "unclosed-text" || mistake.code == "unclosed-name":
    let rest = String(decoding: Array(text.utf8)[last.span.start...], as: UTF8.self)
    return (String(rest.dropFirst()), last.span.start, rest.first)
  case .invalid(let mistake) where mistake.code == "unnamed-parameter" && last.span.end == length:
    return ("$", last.span.start, nil)
  case .word, .quotedName, .number, .text, .date, .parameter, .symbol, .invalid, .end:
    return ("", length, nil)
  }
}

/// How many characters of a Chinese run are whole words already, when what follows them is a word just begun: 1 in
/// `看拜`.
private func knownHead(of run: String, _ lexicon: Lexicon) -> Int {
  let isWhole = { (word: String) in KeywordIndex.isWhole(word) || lexicon.knows(word) }
  guard run.unicodeScalars.allSatisfy(\.isHan), run.count < 20, !isWhole(run) else { return 0 }
  for count in stride(from: run.count - 1, to: 0, by: -1) {
    let words = Lexer.tokens(of: String(run.prefix(count)), lexicon: lexicon).dropLast()
    if words.allSatisfy({ isWhole($0.text) }) { return count }
  }
  return 0
}
