import Values

/// Every message of reading a sentence; those about habits from elsewhere stand in `MessagesOfHabits.swift`. Codes are
/// stable; a first fix parses when it is applied.
extension Diagnostic {
  static func windowWithoutDate(replacing whole: Span, with text: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "window-without-date",
      "`within` counts from a day of each record, as in `for customers created in 2026-Q1 within 90 days`", at: span,
      fixes: [Fix(text.isEmpty ? "leave it out" : "count from `created`", replacing: whole, with: text)])
  }

  /// `where renewal within 60 days`
  static func daysFromToday(_ stretch: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "days-from-today", "the days around today in which a date lies are a period, after `in`", at: span,
      fixes: ["next", "last"].map { word in
        Fix("write `in \(word) \(stretch)`", replacing: span, with: "in \(word) \(stretch)")
      })
  }

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
    let isMoney = scalar.properties.generalCategory == .currencySymbol
    let message: Wording =
      isMoney
      ? "an amount is written without \(shown); everything is in the store's currency"
      : "the character \(shown) has no meaning here"
    let ours = twin(of: scalar).map { [Fix("write `\($0)`", replacing: span, with: $0)] } ?? []
    return Diagnostic(
      code: "unexpected-character", message, at: span,
      fixes: ours + [Fix("leave it out", replacing: span, with: " ")])
  }

  /// The sign of ours that is meant by one of other programs.
  private static func twin(of scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "[", "【", "「", "《": "("
    case "]", "】", "」", "》": ")"
    case "%", "\\": "/"
    case "–", "—", "‐", "‑": "-"
    default: nil
    }
  }

  /// `line` is the rest of the line after the quote, `stray` the length of another quote that ends it.
  static func unclosedText(_ span: Span, quote: String, line: Span, stray: Int) -> Diagnostic {
    Diagnostic(
      code: "unclosed-text", "the text that starts here has no closing quote", at: span,
      fixes: [Fix("close it", replacing: Span(line.end - stray, line.end), with: quote)])
  }

  static func unclosedName(_ span: Span, wordEnd: Int) -> Diagnostic {
    Diagnostic(
      code: "unclosed-name", "the name that starts here has no closing back-tick", at: span,
      fixes: [Fix("close it after the word", replacing: Span(wordEnd, wordEnd), with: "`")])
  }

  static func emptyName(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "empty-name", "there is no name between the back-ticks", at: span,
      fixes: [Fix("leave them out", replacing: span, with: "")])
  }

  static func unnamedParameter(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "unnamed-parameter", "after `$` the name of a parameter is expected, such as `$rep`", at: span,
      fixes: [Fix("leave the sign out", replacing: span, with: "")])
  }

  // MARK: Numbers and dates

  static func malformedNumber(_ written: String, _ span: Span) -> Diagnostic {
    let parts = Array(written.unicodeScalars)
    func replaced(_ message: Wording, _ text: String) -> Fix { Fix(message, replacing: span, with: text) }
    if let found = dottedDate(written, span) { return found }
    let groups = written.split(separator: ".", omittingEmptySubsequences: false)
    if groups.count > 1, written.allSatisfy({ $0.isNumber || $0 == "." }) {
      let isThousands = groups.dropFirst().allSatisfy { $0.count == 3 } && groups[0].count < 4
      let number = isThousands ? groups.joined() : "\(groups[0]).\(groups.dropFirst().joined())"
      return Diagnostic(
        code: "malformed-number", "a number has at most one point, and none between thousands", at: span,
        fixes: [replaced("write `\(number)`", number)])
    }
    var fixes: [Fix] = []
    if parts.count > 5, parts[0..<4].allSatisfy(\.isDigit), "QqHhWw".unicodeScalars.contains(parts[4]) {
      let rest = String(String.UnicodeScalarView(parts[4...])).uppercased()
      let date = "\(String(written.prefix(4)))-\(rest)"
      fixes.append(replaced("write `\(date)`", date))
    } else if let first = parts.firstIndex(where: { !$0.isDigit }), parts[first].isNameStart {
      let (digits, word) = (String(written.prefix(first)), String(written.dropFirst(first)))
      fixes.append(replaced("to multiply, write `\(digits) * \(word)`", "\(digits) * \(word)"))
    }
    fixes.append(replaced("a name that starts with a digit stands in back-ticks", "`\(written)`"))
    return Diagnostic(code: "malformed-number", "`\(written)` is neither a number nor a date", at: span, fixes: fixes)
  }

  /// `15.03.2026`: the day, the month, the year.
  private static func dottedDate(_ written: String, _ span: Span) -> Diagnostic? {
    let parts = written.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let day = parts[0], let month = parts[1], let year = parts[2], (1000...9999).contains(year)
    else { return nil }
    if let date = CivilDate(year: year, month: month, day: day) { return foreignDate(written, [date.iso], span) }
    let digits = [month, day].map { ($0 < 10 ? "0" : "") + String($0) }
    let near = existing(near: "\(year)-\(digits[0])-\(digits[1])")
    return Diagnostic(
      code: "no-such-date", "`\(written)` does not exist in the calendar", at: span,
      fixes: near.map { Fix("did you mean `\($0)`?", replacing: span, with: $0) })
  }

  /// A date in the order of another country.
  static func foreignDate(_ written: String, _ dates: [String], _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "date-form", "a date is written year first, such as 2026-03-15, not `\(written)`", at: span,
      fixes: dates.map { Fix("write `\($0)`", replacing: span, with: $0) })
  }

  static func splitNumber(_ written: String, _ meant: String, isThousands: Bool, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "split-number",
      isThousands
        ? "thousands are written without a sign between them (or with `_`), not `\(written)`"
        : "decimals stand after a point, not a comma", at: span,
      fixes: [Fix("write `\(meant)`", replacing: span, with: meant)])
  }

  static func currencyWord(_ written: String, _ span: Span, from end: Int) -> Diagnostic {
    Diagnostic(
      code: "currency-word", "an amount is written without `\(written)`; everything is in the store's currency",
      at: span, fixes: [Fix("leave it out", replacing: Span(end, span.end), with: "")])
  }

  static func unitWithoutYear(_ unit: Wording, _ example: String, _ span: Span) -> Diagnostic {
    unitWithoutYear(unit, [example], span)
  }

  /// `examples` are not empty, the likeliest first.
  static func unitWithoutYear(_ unit: Wording, _ examples: [String], _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "unit-without-year", "a \(unit) is written with its year, such as \(examples[0])", at: span,
      fixes: examples.map { Fix("such as \($0)", replacing: span, with: $0) })
  }

  static func numberTooLarge(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "number-too-large", "this number is too large or too fine to be exact", at: span,
      fixes: [Fix("such as 1000000", replacing: span, with: "1000000")])
  }

  static func leadingPoint(_ span: Span, _ digits: String) -> Diagnostic {
    Diagnostic(
      code: "malformed-number", "a number starts with a digit", at: span,
      fixes: [Fix("write `0.\(digits)`", replacing: span, with: "0.\(digits)")])
  }

  package static func parameterIsAPeriod(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "parameter-period", "`$\(name.text)` is a period, and no value", at: name.span,
      example: .init("a period stands where one can", "show visits by rep in $\(name.text)"))
  }

  static func notACount(_ written: String, atLeast minimum: Int, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "not-a-count", "`\(written)` is no whole number of at least \(minimum)", at: span,
      fixes: [Fix("write a whole number", replacing: span, with: "\(rounded(written, atLeast: minimum))")])
  }

  /// The whole number just above what was written.
  private static func rounded(_ written: String, atLeast minimum: Int) -> Int {
    let digits = written.prefix { $0.isNumber || $0 == "." }
    guard let value = Double(digits), value < 1e9 else { return max(minimum, 5) }
    return max(minimum, Int(value.rounded(.up)))
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
    let isFiscal = parts[0].uppercased().hasPrefix("FY")
    guard parts.count > 1, let year = Int(isFiscal ? String(parts[0].dropFirst(2)) : parts[0]),
      (1...9999).contains(year)
    else { return [] }
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

  static func stretchAlone(_ span: Span, written: String) -> Diagnostic {
    Diagnostic(
      code: "stretch-alone", "`\(written)` does not say which: the last ones, or the day so long ago", at: span,
      fixes: [
        Fix("the last ones", replacing: span, with: "last \(written)"),
        Fix("since then", replacing: span, with: "since \(written) ago"),
      ])
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

  static func duplicateClause(
    _ word: String, isPeriod: Bool, _ span: Span, whole: Span?, joined: (String, Span)?
  ) -> Diagnostic {
    var fixes: [Fix] = []
    if let (text, range) = joined { fixes.append(Fix("join the two", replacing: range, with: text)) }
    if let whole { fixes.append(Fix("leave the second one out", replacing: whole, with: "")) }
    return Diagnostic(
      code: "duplicate-clause",
      isPeriod
        ? "there is a period already, and a question has one"
        : "there is a clause like `\(word)` already; each stands at most once", at: span,
      fixes: fixes)
  }

  /// `opening` is the statement's own word, where `show` could ask the same.
  static func clauseNotHere(
    _ word: String, statement: Keyword, _ span: Span, whole: Span?, opening: Span? = nil
  ) -> Diagnostic {
    let instead: [String: String] =
      statement == .list ? ["by": "sort", "按": "排序", "having": "where", "满足": "条件"] : [:]
    let other =
      opening.map { [Fix("ask with `show`", replacing: $0, with: "show")] }
      ?? instead[word.lowercased()].map { [Fix("write `\($0)`", replacing: span, with: $0)] } ?? []
    let out = whole.map { [Fix("leave it out", replacing: $0, with: "")] } ?? []
    return Diagnostic(
      code: "clause-not-here",
      "`\(word)` cannot stand in a `\(statement.spelling(in: .english))` statement"
        + (statement == .list ? ", which gives one row per record" : ""),
      at: span, fixes: other + out)
  }

  /// Of a follow-up.
  static func clauseNotInLast(_ statement: Keyword, _ place: Span) -> Diagnostic {
    Diagnostic(
      code: "clause-not-here",
      "the last question is a `\(statement.spelling(in: .english))` statement, in which this cannot stand", at: place)
  }

  /// Of a follow-up that leaves something out.
  static func notInLast(_ name: String, _ place: Span) -> Diagnostic {
    Diagnostic(code: "not-in-last", "the last question has no `\(name)` that could be left out", at: place)
  }

  static func nothingLeftToShow(_ place: Span) -> Diagnostic {
    Diagnostic(code: "nothing-left", "without it the last question would show nothing", at: place)
  }

  static func additionToUsualColumns(_ place: Span) -> Diagnostic {
    Diagnostic(
      code: "addition-to-usual",
      "the last question shows its usual columns; those that are wanted are named after `with`",
      at: place)
  }

  static func correlationWithoutOther(at span: Span, after first: Span) -> Diagnostic {
    Diagnostic(
      code: "correlate-without-other", "a correlation says what the first number goes with, after `with`", at: span,
      fixes: [Fix("such as `with closes`", replacing: Span(first.end, first.end), with: " with closes")])
  }

  static func funnelNeedsArrows(_ comma: Span) -> Diagnostic {
    Diagnostic(
      code: "funnel-arrows", "the stages of a funnel are joined by `->`, first one first", at: comma,
      fixes: [Fix("write `->`", replacing: comma, with: " ->")])
  }

  /// `isLast` where nothing follows the one stage.
  static func funnelOfOneStage(_ span: Span, isLast: Bool) -> Diagnostic {
    Diagnostic(
      code: "funnel-stages", "a funnel leads from one stage to the next, so it has at least two", at: span,
      fixes: [
        isLast
          ? Fix("such as `visits ->`", replacing: Span(span.start, span.start), with: "visits -> ")
          : Fix("such as `-> closes`", replacing: Span(span.end, span.end), with: " -> closes")
      ])
  }

  static func profileOfNothing(after subject: Span, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "profile-by", "say by what to profile them", at: span,
      fixes: [Fix("such as `by industry, size`", replacing: Span(subject.end, subject.end), with: " by industry, size")]
    )
  }

  static func bareGrouping(_ written: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "bare-grouping", "what is computed of each record stands in parentheses after `by`, or has a name",
      at: span,
      fixes: [Fix("put it in parentheses", replacing: span, with: "(\(written))")])
  }

  static func longPath(_ span: Span, rest: Span) -> Diagnostic {
    Diagnostic(
      code: "long-path", "a name has at most four parts", at: span,
      fixes: [Fix("leave the rest out", replacing: rest, with: "")])
  }

  static func emptyList(_ span: Span, from start: Int, negated: Bool) -> Diagnostic {
    let test = negated ? "is not empty" : "is empty"
    return Diagnostic(
      code: "empty-list", "the list after `in` has no values", at: span,
      fixes: [Fix("a missing value is asked for with `\(test)`", replacing: Span(start, span.end), with: " \(test)")])
  }

  static func listWithoutParentheses(_ written: String, _ span: Span, meant: String? = nil) -> Diagnostic {
    let meant = meant ?? "(\(written))"
    return Diagnostic(
      code: "list-without-parentheses", "the values after `in` stand in parentheses", at: span,
      fixes: [Fix("write `\(meant)`", replacing: span, with: meant)])
  }

  static func notOneAttribute(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "not-one-attribute", "`was` and `changed` are asked of one attribute, such as `stage`", at: span,
      example: .init("list opportunities where stage changed this month"))
  }

  static func chainedComparison(_ span: Span, repeated: String) -> Diagnostic {
    Diagnostic(
      code: "chained-comparison", "two comparisons are joined by `and`", at: span,
      fixes: repeated.isEmpty
        ? [] : [Fix("say it twice", replacing: Span(span.start, span.start), with: "and \(repeated) ")])
  }

  static func notAPresentation(_ word: String, _ span: Span, alias: (String, Span)?) -> Diagnostic {
    let shapes = Answer.Presentation.allCases.map(\.rawValue)
    let known = ForeignWords.presentations[word.lowercased()].map { [$0] } ?? nearestWords(to: word, among: shapes)
    var fixes = known.map { Fix("did you mean `\($0)`?", replacing: span, with: $0) }
    if let (text, range) = alias {
      fixes.append(Fix("a name stands before its expression", replacing: range, with: text))
    }
    return Diagnostic(
      code: "not-a-presentation",
      "`as` chooses how an answer is drawn: \(shapes.joined(separator: ", ")); `\(word)` is none of them",
      at: span, fixes: fixes)
  }

  static func fileNeedsTo(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "file-needs-to", "before the file of an export stands `to`", at: span,
      fixes: [Fix("write `to`", replacing: Span(span.start, span.start), with: "to ")])
  }

  /// `word` is what is missing beside the file's name.
  static func exportWithoutFile(_ word: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "unfinished", "an export says into which file, after `to`", at: span,
      fixes: [Fix("such as `to \"answer.xlsx\"`", replacing: span, with: "\(word) \"answer.xlsx\"")])
  }

  static func nothingToExport(_ word: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "nothing-to-export", "`\(word)` gives no answer that a file could hold; questions and `run` do", at: span,
      fixes: [Fix("export the last answer", replacing: span, with: "")])
  }

  static func fileNeedsQuotes(_ written: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "file-needs-quotes", "the name of a file stands in quotes", at: span,
      fixes: [Fix("write `\"\(written)\"`", replacing: span, with: "\"\(written)\"")])
  }

  static func sheetNeedsQuotes(_ written: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "sheet-needs-quotes", "the name of a sheet stands in quotes", at: span,
      fixes: [Fix("write `\"\(written)\"`", replacing: span, with: "\"\(written)\"")])
  }

  static func encodingNeedsQuotes(_ written: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "encoding-needs-quotes", "the name of an encoding stands in quotes", at: span,
      fixes: [Fix("write `\"\(written)\"`", replacing: span, with: "\"\(written)\"")])
  }

  static func sheetWithoutName(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "sheet-without-name", "`sheet` names a sheet of the workbook, in quotes", at: span,
      fixes: [Fix("leave it out", replacing: span, with: "")])
  }

  /// Row and column in the other order, or without a colon: `3A`, `A3-H200`.
  static func notARange(_ written: String, _ span: Span) -> Diagnostic {
    let corners = written.split { !$0.isLetter && !$0.isNumber && $0 != "$" }.map { part in
      String(part.filter(\.isLetter) + part.filter(\.isNumber))
    }
    let meant = CellRange(corners.prefix(2).joined(separator: ":"))?.text ?? "A1:H200"
    return Diagnostic(
      code: "not-a-range", "a range of cells is written from corner to corner, such as A3:H200, not `\(written)`",
      at: span, fixes: [Fix("write `\"\(meant)\"`", replacing: span, with: "\"\(meant)\"")])
  }
}

extension String {
  /// With every quote doubled, as it stands between quotes.
  var replacingQuotes: String { map { $0 == "\"" ? "\"\"" : String($0) }.joined() }
}
