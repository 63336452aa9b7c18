/// What a piece of a statement is, for colouring it while it is typed.
package enum TextRole: Hashable, Sendable {
  case keyword, name, unknownWord, text, number
}

/// The pieces of a text that have a colour, by bytes. A word is unknown when it is neither the language's nor a name; a
/// last word that touches the end may still grow and is left alone.
package func textRoles(
  in text: String, lexicon: Lexicon, isName: (String) -> Bool
) -> [(range: Range<Int>, role: TextRole)] {
  var found: [(range: Range<Int>, role: TextRole)] = []
  let isLog = ["log ", "记"].contains { text.lowercased().hasPrefix($0) }
  let mayNameAnything =
    isLog || ["import", "define", "param", "let", "run", "help"].contains { text.lowercased().hasPrefix($0) }
  for token in Lexer.tokens(of: text, lexicon: lexicon) {
    let range = token.span.start..<token.span.end
    switch token.kind {
    case .word:
      if KeywordIndex.words.contains(token.folded), isLog || !KeywordIndex.isLabel(token.folded) {
        found.append((range, .keyword))
      } else if isName(token.text) {
        found.append((range, .name))
      } else if !mayNameAnything, token.span.end != text.utf8.count {
        found.append((range, .unknownWord))
      }
    case .text: found.append((range, .text))
    case .number, .date: found.append((range, .number))
    case .symbol, .quotedName, .parameter, .invalid, .end: break
    }
  }
  return found
}
