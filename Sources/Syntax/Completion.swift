/// What could stand at byte `offset` of `text`, and what is being typed there. The text before the word at hand is
/// parsed; what the parser asked for where it ended is the answer. Nothing is expected after a mistake.
package func expectations(in text: String, at offset: Int, lexicon: Lexicon = Lexicon()) -> Expectations {
  let bytes = Array(text.utf8)
  var end = max(0, min(offset, bytes.count))
  while end < bytes.count, end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
  let typed = typedWord(in: String(decoding: bytes[..<end], as: UTF8.self), lexicon)

  var parser = Parser(String(decoding: bytes[..<typed.start], as: UTF8.self), lexicon: lexicon)
  _ = parser.parseScript()
  // A text that ends with a whole statement may also go on with the next one.
  var found = parser.record.position == parser.tokens.count - 1 ? parser.record.found : Expectations()
  if parser.tokens.count == 1 || parser.tokens[parser.tokens.count - 2].isSymbol(.semicolon) {
    var fresh = Parser("", lexicon: lexicon)
    _ = try? fresh.parseStatement()
    found = fresh.record.found
  } else {
    found.statement = parser.statementWord
    found.subject = parser.subject
    found.items = parser.itemNames
    found.groupings = parser.groupingNames
  }
  found.prefix = typed.text
  found.prefixSpan = Span(end - typed.text.utf8.count, end)
  found.openQuote = typed.quote
  return found
}

/// The word that touches the end of `text`, without its opening quote; `start` is the byte where its token begins.
private func typedWord(in text: String, _ lexicon: Lexicon) -> (text: String, start: Int, quote: Character?) {
  let tokens = Lexer.tokens(of: text, lexicon: lexicon)
  let length = text.utf8.count
  guard tokens.count > 1 else { return ("", length, nil) }
  let last = tokens[tokens.count - 2]
  switch last.kind {
  case .word where last.span.end == length: return (last.text, last.span.start, nil)
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
