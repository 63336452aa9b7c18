import Values

/// Every message of reading a sentence. Codes are stable; a first fix parses when it is applied.
extension Diagnostic {
  // MARK: Characters

  static func unexpectedCharacter(_ scalar: Unicode.Scalar, _ span: Span) -> Diagnostic {
    let isVisible =
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .unassigned, .privateUse, .lineSeparator, .paragraphSeparator,
        .spaceSeparator:
        false
      default: true
      }
    let hex = String(scalar.value, radix: 16, uppercase: true)
    let shown = isVisible ? "`\(scalar)`" : "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    return Diagnostic(
      code: "unexpected-character", "the character \(shown) has no meaning here", at: span,
      fixes: [Fix("leave it out", replacing: span, with: " ")])
  }

  static func unclosedText(_ span: Span) -> Diagnostic {
    Diagnostic(code: "unclosed-text", "the text that starts here has no closing quote", at: span)
  }

  static func unclosedName(_ span: Span) -> Diagnostic {
    Diagnostic(code: "unclosed-name", "the name that starts here has no closing back-tick", at: span)
  }

  static func emptyName(_ span: Span) -> Diagnostic {
    Diagnostic(code: "empty-name", "there is no name between the back-ticks", at: span)
  }

  static func unnamedParameter(_ span: Span) -> Diagnostic {
    Diagnostic(code: "unnamed-parameter", "after `$` the name of a parameter is expected, such as `$rep`", at: span)
  }

  // MARK: Numbers and dates

  static func malformedNumber(_ written: String, _ span: Span) -> Diagnostic {
    var fixes: [Fix] = []
    let parts = Array(written.unicodeScalars)
    if parts.count > 5, parts[0..<4].allSatisfy({ $0.isDigit }), "QqHhWw".unicodeScalars.contains(parts[4]) {
      let rest = String(String.UnicodeScalarView(parts[4...])).uppercased()
      fixes.append(
        Fix("a quarter is written `2026-Q1`", replacing: span, with: "\(String(written.prefix(4)))-\(rest)"))
    }
    fixes.append(Fix("a name that starts with a digit stands in back-ticks", replacing: span, with: "`\(written)`"))
    return Diagnostic(code: "malformed-number", "`\(written)` is neither a number nor a date", at: span, fixes: fixes)
  }

  static func numberTooLarge(_ span: Span) -> Diagnostic {
    Diagnostic(code: "number-too-large", "this number is too large or too fine to be exact", at: span)
  }

  static func leadingPoint(_ span: Span, _ digits: String) -> Diagnostic {
    Diagnostic(
      code: "malformed-number", "a number starts with a digit", at: span,
      fixes: [Fix("write `0.\(digits)`", replacing: span, with: "0.\(digits)")])
  }

  static func notACount(_ written: String, atLeast minimum: Int, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "not-a-count", "`\(written)` is no whole number of at least \(minimum)", at: span,
      fixes: [Fix("write a whole number", replacing: span, with: "\(max(minimum, 5))")])
  }

  static func noSuchDate(_ written: String, _ span: Span) -> Diagnostic {
    let fixes = existing(near: written).map { Fix("did you mean `\($0)`?", replacing: span, with: $0) }
    let parts = written.split(separator: "-")
    let isArithmetic = parts.count == 2 && parts[1].allSatisfy(\.isNumber)
    let subtraction = Fix(
      "to subtract, put blanks around the sign", replacing: span, with: parts.joined(separator: " - "))
    return Diagnostic(
      code: "no-such-date", "`\(written)` does not exist in the calendar", at: span,
      fixes: fixes + (isArithmetic ? [subtraction] : []))
  }

  /// The last day, month, quarter or week before a written one that does not exist.
  private static func existing(near written: String) -> [String] {
    let parts = written.split(separator: "-").map(String.init)
    guard parts.count > 1, let year = Int(parts[0]), (1...9999).contains(year) else { return [] }
    if parts.count == 3, let month = Int(parts[1]), let day = Int(parts[2]) {
      guard (1...12).contains(month) else { return [] }
      let last = day < 1 ? 1 : CivilDate.daysInMonth(year: year, month: month)
      return CivilDate(year: year, month: month, day: last).map { [$0.iso] } ?? []
    }
    switch parts[1].first {
    case "Q", "q": return ["\(parts[0])-Q4"]
    case "H", "h": return ["\(parts[0])-H2"]
    case "W", "w": return ["\(parts[0])-W52"]
    case .some, .none: return Int(parts[1]).map { ["\(parts[0])-" + ($0 < 1 ? "01" : "12")] } ?? []
    }
  }

  static func dateForm(_ literal: DateLiteral?, arithmetic: String, _ span: Span) -> Diagnostic {
    let subtraction = Fix("to calculate, put blanks around the sign", replacing: span, with: arithmetic)
    let date = literal.map { Fix("write `\($0.written)`", replacing: span, with: $0.written) }
    return Diagnostic(
      code: "date-form", "a date is written with two digits for month and day, such as 2026-03-05", at: span,
      fixes: (date.map { [$0] } ?? []) + [subtraction])
  }

  static func agoIsOneDay(_ span: Span, written: String) -> Diagnostic {
    Diagnostic(
      code: "one-day-is-no-period", "`\(written)` is one day; a period starts or ends there", at: span,
      fixes: [Fix("everything since then", replacing: span, with: "since \(written)")])
  }

  // MARK: Limits

  static func tooDeep(_ span: Span) -> Diagnostic {
    Diagnostic(code: "too-deep", "this is nested more than \(Parser.maximumDepth) levels deep", at: span)
  }

  static func tooLong(_ span: Span) -> Diagnostic {
    Diagnostic(code: "too-long", "a statement is at most \(Parser.maximumBytes / 1024) KiB long", at: span)
  }

  static func tooManyWords(_ span: Span) -> Diagnostic {
    Diagnostic(code: "too-many-words", "a statement is at most \(Parser.maximumTokens) words long", at: span)
  }

  // MARK: Structure

  static func unclosedBracket(_ span: Span, written: String, end: Int) -> Diagnostic {
    let closing = written == "{" ? "}" : ")"
    return Diagnostic(
      code: "unclosed-bracket", "the `\(written)` that opens here is never closed", at: span,
      fixes: [Fix("close it with `\(closing)`", replacing: Span(end, end), with: closing)])
  }

  static func duplicateClause(_ word: String, _ span: Span, whole: Span?, joined: (String, Span)?) -> Diagnostic {
    var fixes: [Fix] = []
    if let (text, range) = joined { fixes.append(Fix("join the two", replacing: range, with: text)) }
    if let whole { fixes.append(Fix("leave the second one out", replacing: whole, with: "")) }
    return Diagnostic(
      code: "duplicate-clause", "there is a clause like `\(word)` already; each stands at most once", at: span,
      fixes: fixes)
  }

  static func clauseNotHere(_ word: String, statement: Keyword, _ span: Span, whole: Span?) -> Diagnostic {
    Diagnostic(
      code: "clause-not-here",
      "`\(word)` cannot stand in a `\(statement.spelling(in: .english))` statement, which gives one row per record",
      at: span, fixes: whole.map { [Fix("leave it out", replacing: $0, with: "")] } ?? [])
  }

  static func longPath(_ span: Span) -> Diagnostic {
    Diagnostic(code: "long-path", "a name has at most three parts", at: span)
  }

  static func emptyList(_ span: Span) -> Diagnostic {
    Diagnostic(code: "empty-list", "the list after `in` has no values", at: span)
  }

  static func listWithoutParentheses(_ written: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "list-without-parentheses", "the values after `in` stand in parentheses", at: span,
      fixes: [Fix("write `(\(written))`", replacing: span, with: "(\(written))")])
  }

  static func notOneAttribute(_ span: Span) -> Diagnostic {
    Diagnostic(code: "not-one-attribute", "`was` and `changed` are asked of one attribute, such as `stage`", at: span)
  }

  static func chainedComparison(_ span: Span, repeated: String) -> Diagnostic {
    Diagnostic(
      code: "chained-comparison", "two comparisons are joined by `and`", at: span,
      fixes: repeated.isEmpty
        ? [] : [Fix("say it twice", replacing: Span(span.start, span.start), with: "and \(repeated) ")])
  }

  static func notAPresentation(_ word: String, _ span: Span, alias: (String, Span)?) -> Diagnostic {
    let shapes = Answer.Presentation.allCases.map(\.rawValue)
    var fixes = nearestWords(to: word, among: shapes).map { Fix("did you mean `\($0)`?", replacing: span, with: $0) }
    if let (text, range) = alias {
      fixes.append(Fix("a name stands before its expression", replacing: range, with: text))
    }
    return Diagnostic(
      code: "not-a-presentation",
      "`as` chooses how an answer is drawn: \(shapes.joined(separator: ", ")); `\(word)` is none of them",
      at: span, fixes: fixes)
  }

  static func fileNeedsQuotes(_ written: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "file-needs-quotes", "the name of a file stands in quotes", at: span,
      fixes: [Fix("write `\"\(written)\"`", replacing: span, with: "\"\(written)\"")])
  }

  // MARK: Habits of SQL and Excel

  static func foreignOperator(_ written: String, _ meant: String, _ span: Span) -> Diagnostic {
    let shown = meant.filter { $0 != " " }
    return Diagnostic(
      code: "foreign-operator", "`\(written)` is written `\(shown)` here", at: span,
      fixes: [Fix("write `\(shown)`", replacing: span, with: meant)])
  }

  static func sql(_ span: Span, whole: Span, rewritten: String?) -> Diagnostic {
    Diagnostic(
      code: "sql", "this is SQL; a question starts with `show` (numbers) or `list` (records)", at: span,
      fixes: rewritten.map { [Fix("the same question: `\($0)`", replacing: whole, with: $0)] } ?? [])
  }

  static func foreignClause(_ written: String, _ meant: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "foreign-clause", "`\(written)` is written `\(meant)` here", at: span,
      fixes: [Fix("write `\(meant)`", replacing: span, with: meant)])
  }

  static func populationIsNoCondition(_ word: Span, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "population-is-no-condition", "`for` names an entity or a segment; a condition starts with `where`",
      at: span,
      fixes: [Fix("write `where`", replacing: word, with: "where")])
  }

  static func fromIsForPeriods(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "from-is-for-periods",
      "`from` begins a period (`from 2026-01-05 to 2026-02-10`); whom to look at is said with `for`",
      at: span, fixes: [Fix("write `for`", replacing: span, with: "for")])
  }

  static func null(_ span: Span) -> Diagnostic {
    Diagnostic(code: "null", "a missing value is asked for with `is empty` or `is not empty`", at: span)
  }

  static func comparedWithNull(_ left: String, isNegated: Bool, _ span: Span) -> Diagnostic {
    let test = isNegated ? "is not empty" : "is empty"
    return Diagnostic(
      code: "null", "a missing value is asked for with `\(test)`", at: span,
      fixes: [Fix("write `\(test)`", replacing: span, with: "\(left) \(test)")])
  }

  static func like(_ pattern: String, _ span: Span) -> Diagnostic {
    let (starts, ends) = (pattern.hasSuffix("%"), pattern.hasPrefix("%"))
    let word = starts == ends ? (starts ? "contains" : "=") : starts ? "starts with" : "ends with"
    let text = String(pattern.filter { $0 != "%" }).replacingQuotes
    return Diagnostic(
      code: "like", "patterns are written `contains`, `starts with` or `ends with`", at: span,
      fixes: [Fix("write `\(word) \"\(text)\"`", replacing: span, with: "\(word) \"\(text)\"")])
  }

  static func everything(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "everything", "there is no `*`: name what to show, or `list` an entity for all its columns", at: span)
  }

  static func countStar(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "count-star", "`count` names what is counted, such as `count(activities)`", at: span,
      fixes: [Fix("count activities", replacing: span, with: "activities")])
  }

  static func distinctInside(_ span: Span, _ word: String) -> Diagnostic {
    Diagnostic(
      code: "distinct-inside", "`distinct` stands before the bracket", at: span,
      fixes: [Fix("write `count distinct(`", replacing: span, with: "\(word) distinct(")])
  }
}

extension String {
  /// With every quote doubled, as it stands between quotes.
  var replacingQuotes: String { map { $0 == "\"" ? "\"\"" : String($0) }.joined() }
}
