/// The smallest piece of a sentence.
struct Token: Sendable {
  enum Kind: Sendable {
    /// A name or a keyword: position decides.
    case word
    /// Between back-ticks: never a keyword.
    case quotedName
    case number(NumberLiteral)
    case text(String)
    case date(DateLiteral)
    /// `$rep`; `text` is without the sign.
    case parameter
    case symbol(Symbol)
    /// What could not be read; met by the parser it is the statement's mistake.
    indirect case invalid(Diagnostic)
    /// The end of the text.
    case end
  }

  let kind: Kind
  let span: Span
  /// The word or the name itself; empty for everything else.
  let text: String
  /// `text` in lower case.
  let folded: String
  /// The keyword phrases that may begin with this word, longest first.
  let phrases: [KeywordIndex.Phrase]
  /// How far the line is indented when this is its first token; `nil` for later ones.
  let indentation: Int?

  init(_ kind: Kind, _ span: Span, text: String = "", indentation: Int?) {
    self.kind = kind
    self.span = span
    self.text = text
    self.folded = text.isEmpty ? text : text.lowercased()
    self.indentation = indentation
    if case .word = kind { phrases = KeywordIndex.phrases(folded) ?? [] } else { phrases = [] }
  }

  var isWord: Bool {
    if case .word = kind { true } else { false }
  }

  func isSymbol(_ symbol: Symbol) -> Bool {
    if case .symbol(let found) = kind { found == symbol } else { false }
  }
}

/// The signs of the language; full-width twins and `≠ ≤ ≥ × ÷ →` count as these.
enum Symbol: String, Hashable, Sendable, CaseIterable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case plus = "+"
  case minus = "-"
  case star = "*"
  case slash = "/"
  case arrow = "->"
  case range = ".."
  case dot = "."
  case openParenthesis = "("
  case closeParenthesis = ")"
  case openBrace = "{"
  case closeBrace = "}"
  case comma = ","
  case semicolon = ";"
  case colon = ":"
}
