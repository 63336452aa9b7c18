/// Cuts a text into tokens. Never fails: what cannot be read becomes an `invalid` token that carries its message.
struct Lexer {
  private(set) var tokens: [Token] = []
  let bytes: [UInt8]
  let scalars: [Unicode.Scalar]
  /// The byte at which each scalar starts, and the length of the text at the end.
  let offsets: [Int]
  let lexicon: Lexicon
  var index = 0
  /// Of the line's first token, until that token is read.
  private(set) var indentation: Int? = 0
  /// Whether the statement at hand is an entry of the log.
  var isInLog = false

  /// The tokens of `text`; the last one is always `end`.
  static func tokens(of text: String, lexicon: Lexicon) -> [Token] {
    var lexer = Lexer(text, lexicon)
    lexer.readAll()
    return lexer.tokens
  }

  private init(_ text: String, _ lexicon: Lexicon) {
    self.lexicon = lexicon
    bytes = Array(text.utf8)
    scalars = Array(text.unicodeScalars)
    var offsets: [Int] = []
    offsets.reserveCapacity(scalars.count + 1)
    var offset = 0
    for scalar in scalars {
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    offsets.append(offset)
    self.offsets = offsets
  }

  private mutating func readAll() {
    if peek() == "\u{FEFF}" { index += 1 }
    while let scalar = peek() {
      switch scalar {
      case "\n", "\r":
        index += 1
        indentation = 0
      case " ", "\t", "\u{A0}":
        index += 1
        if let depth = indentation { indentation = depth + 1 }
      case "-" where peek(1) == "-":
        while let next = peek(), next != "\n", next != "\r" { index += 1 }
      case "\"", "'", "“", "”", "‘", "’", "「", "『": readText(scalar)
      case "`": readQuotedName()
      case "$": readParameter()
      default:
        if scalar.isDigit {
          readNumberOrDate()
        } else if scalar.isNameStart {
          if !readFiscalDate() { readWords() }
        } else {
          readSymbol(scalar)
        }
      }
    }
    append(.end, from: index)
  }

  /// The scalar `ahead` of the current one, full-width forms as their ASCII twins.
  func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    index + ahead < scalars.count ? scalars[index + ahead].narrow : nil
  }

  func span(from start: Int) -> Span { Span(offsets[start], offsets[index]) }

  func source(from start: Int, to end: Int) -> String {
    String(decoding: bytes[offsets[start]..<offsets[end]], as: UTF8.self)
  }

  mutating func append(_ kind: Token.Kind, from start: Int, text: String = "") {
    tokens.append(Token(kind, span(from: start), text: text, indentation: indentation))
    indentation = nil
  }

  private mutating func readQuotedName() {
    let start = index
    index += 1
    var name = ""
    while let scalar = peek() {
      let raw = scalars[index]
      index += 1
      if scalar == "`" {
        guard peek() == "`" else {
          append(name.isEmpty ? .invalid(.emptyName(span(from: start))) : .quotedName, from: start, text: name)
          return
        }
        index += 1
      } else if scalar == "\n" || scalar == "\r" || raw.isForbiddenInText {
        index -= 1
        break
      }
      name.unicodeScalars.append(raw)
    }
    var wordEnd = start + 1
    while wordEnd < index, scalars[wordEnd].isNamePart { wordEnd += 1 }
    append(
      .invalid(.unclosedName(Span(offsets[start], offsets[start + 1]), wordEnd: offsets[wordEnd])), from: start,
      text: name)
  }

  private mutating func readText(_ opening: Unicode.Scalar) {
    let start = index
    index += 1
    var text = String.UnicodeScalarView()
    var forbidden: Int?
    while index < scalars.count {
      let raw = scalars[index]
      index += 1
      if raw.closes(opening, raw: scalars[start]) {
        guard index < scalars.count, scalars[index].closes(opening, raw: scalars[start]) else {
          if let forbidden {
            let mistake = Span(offsets[forbidden], offsets[forbidden + 1])
            append(.invalid(.unexpectedCharacter(scalars[forbidden], mistake)), from: start)
          } else {
            append(.text(String(text)), from: start)
          }
          return
        }
        index += 1
      }
      if raw.isForbiddenInText, forbidden == nil { forbidden = index - 1 }
      text.append(raw)
    }
    // Reading goes on at the next line, so that the rest of a script still is checked.
    let whole = String(text)
    index = start + 1
    while let next = peek(), next != "\n", next != "\r" { index += 1 }
    let line = Span(offsets[start + 1], offsets[index])
    let isStray = index > start + 1 && "\"'“”‘’」』".unicodeScalars.contains(scalars[index - 1])
    append(
      .invalid(
        .unclosedText(
          Span(offsets[start], offsets[start + 1]), quote: closing(source(from: start, to: start + 1)), line: line,
          stray: isStray ? UTF8.width(scalars[index - 1]) : 0)), from: start, text: whole)
  }

  private func closing(_ quote: String) -> String { ["「": "」", "『": "』"][quote] ?? quote }

  private mutating func readParameter() {
    let start = index
    index += 1
    let nameStart = index
    while let scalar = peek(), scalar.isNamePart { index += 1 }
    let name = source(from: nameStart, to: index)
    append(name.isEmpty ? .invalid(.unnamedParameter(span(from: start))) : .parameter, from: start, text: name)
  }

  private mutating func readSymbol(_ first: Unicode.Scalar) {
    let start = index
    let second = peek(1)
    if let habit = Self.habit(first, second) {
      index += habit.length
      append(.invalid(.foreignOperator(habit.written, habit.meant, span(from: start))), from: start)
      return
    }
    let pair: (Symbol, Int)? =
      switch (first, second) {
      case ("=", _): (.equal, 1)
      case ("!", "="), ("<", ">"): (.notEqual, 2)
      case ("≠", _): (.notEqual, 1)
      case ("<", "="): (.lessOrEqual, 2)
      case ("≤", _): (.lessOrEqual, 1)
      case ("<", _): (.less, 1)
      case (">", "="): (.greaterOrEqual, 2)
      case ("≥", _): (.greaterOrEqual, 1)
      case (">", _): (.greater, 1)
      case ("+", _): (.plus, 1)
      case ("-", ">"): (.arrow, 2)
      case ("→", _): (.arrow, 1)
      case ("-", _), ("−", _): (.minus, 1)
      case ("*", _), ("×", _): (.star, 1)
      case ("/", _), ("÷", _): (.slash, 1)
      case (".", "."): (.range, 2)
      case (".", _): (.dot, 1)
      case ("(", _): (.openParenthesis, 1)
      case (")", _): (.closeParenthesis, 1)
      case ("{", _): (.openBrace, 1)
      case ("}", _): (.closeBrace, 1)
      case (",", _): (.comma, 1)
      case (";", _): (.semicolon, 1)
      case (":", _): (.colon, 1)
      default: nil
      }
    if let (symbol, length) = pair {
      index += length
      append(.symbol(symbol), from: start)
      return
    }
    // A run of them is one mistake.
    while let scalar = peek(), scalar.isUnreadable { index += 1 }
    index = max(index, start + 1)
    append(.invalid(.unexpectedCharacter(scalars[start], span(from: start))), from: start)
  }

  /// Operators of other languages, and what they are here.
  private static func habit(
    _ first: Unicode.Scalar, _ second: Unicode.Scalar?
  ) -> (written: String, meant: String, length: Int)? {
    switch (first, second) {
    case ("=", "="): ("==", "=", 2)
    case ("=", ">"): ("=>", ">=", 2)
    case ("=", "<"): ("=<", "<=", 2)
    case ("&", "&"): ("&&", " and ", 2)
    case ("&", _): ("&", " and ", 1)
    case ("|", "|"): ("||", " or ", 2)
    case ("|", _): ("|", " or ", 1)
    case ("!", let next) where next?.isNameStart == true || next == "(" || next == " ": ("!", "not ", 1)
    default: nil
    }
  }
}
