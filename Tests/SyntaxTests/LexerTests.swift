import Testing
import Values

@testable import Syntax

struct LexerTests {
  /// The tokens without the end, each as a short text.
  static func shown(_ text: String, knowing names: Set<String> = []) -> [String] {
    Lexer.tokens(of: text, lexicon: Lexicon(names: names)).dropLast().map { token in
      switch token.kind {
      case .word: token.text
      case .quotedName: "`\(token.text)`"
      case .number(let literal): "\(literal.digits)e-\(literal.scale)" + (literal.isPercent ? "%" : "")
      case .text(let value): "\"\(value)\""
      case .date(let literal): "@" + literal.written
      case .parameter: "$\(token.text)"
      case .symbol(let symbol): symbol.rawValue
      case .invalid(let mistake): "!" + mistake.code
      case .end: "end"
      }
    }
  }

  @Test(arguments: [
    ("12", "12e-0"), ("1.2M", "1200000e-0"), ("3k", "3000e-0"), ("120万", "1200000e-0"), ("1.5亿", "150000000e-0"),
    ("1_000", "1000e-0"), ("30%", "3e-1%"), ("12.5 %", "125e-3%"), ("1.250", "125e-2"), ("0.30", "3e-1"),
    ("0.0", "0e-0"), ("２０％", "2e-1%"), ("9223372036854775807", "9223372036854775807e-0"), ("2b", "2000000000e-0"),
    ("5千万", "50000000e-0"),
  ])
  func numbers(_ text: String, _ expected: String) { #expect(Self.shown(text) == [expected]) }

  @Test(arguments: [
    ("9223372036854775808", "number-too-large"), ("99999999999999B", "number-too-large"), ("1.2.3", "malformed-number"),
    ("12abc", "malformed-number"), ("2026Q1", "malformed-number"), ("2026-02-30", "no-such-date"),
    ("2026-13", "no-such-date"), ("2026-00", "no-such-date"), ("2026-Q5", "no-such-date"), ("2026-H3", "no-such-date"),
    ("2025-W53", "no-such-date"), ("2026-W00", "no-such-date"), ("2026-3", "date-form"), ("2026-3-5", "date-form"),
    ("2026/03/15", "date-form"), ("0000-01", "no-such-date"), ("[", "unexpected-character"),
    ("\u{0}\u{1}\u{7}", "unexpected-character"), ("\u{202E}", "unexpected-character"), ("==", "foreign-operator"),
    ("=>", "foreign-operator"), ("&&", "foreign-operator"), ("||", "foreign-operator"), ("``", "empty-name"),
    ("`a", "unclosed-name"), ("\"a", "unclosed-text"), ("$", "unnamed-parameter"),
    ("\"a\u{0}b\"", "unexpected-character"),
  ])
  func unreadable(_ text: String, _ code: String) { #expect(Self.shown(text) == ["!" + code]) }

  @Test(arguments: [
    ("2026-Q1", DateLiteral.quarter(year: 2026, quarter: 1)), ("2026-q4", .quarter(year: 2026, quarter: 4)),
    ("2026-H2", .half(year: 2026, half: 2)), ("2026-W07", .week(year: 2026, week: 7)),
    ("2026-W53", .week(year: 2026, week: 53)), ("2020-W53", .week(year: 2020, week: 53)),
    ("2026-03", .month(year: 2026, month: 3)), ("2026年3月", .month(year: 2026, month: 3)),
    ("2026年一季度", .quarter(year: 2026, quarter: 1)), ("2026年下半年", .half(year: 2026, half: 2)),
    ("FY2026-H2", .fiscalHalf(year: 2026, half: 2)), ("fy2026-h1", .fiscalHalf(year: 2026, half: 1)),
  ])
  func dates(_ text: String, _ literal: DateLiteral) throws {
    guard case .date(let found) = Lexer.tokens(of: text, lexicon: Lexicon())[0].kind else {
      Issue.record("no date")
      return
    }
    #expect(found == literal)
  }

  @Test(arguments: ["2024-02-29", "2026-03-15", "1999-12-31", "2026年3月15日"])
  func days(_ text: String) throws {
    let expected = text.hasPrefix("2026年") ? "2026-03-15" : text
    #expect(Self.shown(text) == ["@" + expected])
  }

  @Test(arguments: [
    ("2026 - 3", ["2026e-0", "-", "3e-0"]), ("2026-", ["2026e-0", "-"]), ("2026..2027", ["2026e-0", "..", "2027e-0"]),
    ("2026年", ["2026e-0"]), ("2026-123", ["2026e-0", "-", "123e-0"]), ("x/2026-03", ["x", "/", "@2026-03"]),
    ("a<=b<>c!=d->e", ["a", "<=", "b", "!=", "c", "!=", "d", "->", "e"]),
    ("a -- b\nc", ["a", "c"]), ("（a，b）；", ["(", "a", ",", "b", ")", ";"]), ("a、b", ["a", ",", "b"]),
    ("a≥1＜2", ["a", ">=", "1e-0", "<", "2e-0"]), ("\u{FEFF}a\u{3000}b", ["a", "b"]),
    (#""a""b" 'c''d' “e” ‘f’"#, [#""a"b""#, #""c'd""#, #""e""#, #""f""#]), ("“a\"b”", ["\"a\"b\""]),
    ("`a``b` $rep", ["`a`b`", "$rep"]), ("größe naïve_2", ["größe", "naïve_2"]),
  ])
  func sequences(_ text: String, _ expected: [String]) { #expect(Self.shown(text) == expected) }

  @Test func spansAreBytes() {
    let tokens = Lexer.tokens(of: "看 “好” a", lexicon: Lexicon())
    #expect(tokens.map { [$0.span.start, $0.span.end] } == [[0, 3], [4, 13], [14, 15], [15, 15]])
  }

  @Test func unclosedTextLosesOnlyItsLine() {
    #expect(Self.shown("a \"b\nc") == ["a", "!unclosed-text", "c"])
  }
}
