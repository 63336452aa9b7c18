import Values

/// Messages about an entry of the log.
extension Diagnostic {
  static func logWithoutQuotes(_ written: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "unquoted-text", "`\(written)` stands in quotes, like every name of a record and every text",
      at: span, fixes: [Fix("write `\"\(written)\"`", replacing: span, with: "\"\(written)\"")])
  }

  static func notInThisLog(_ word: String, kind: String, _ span: Span, whole: Span?) -> Diagnostic {
    Diagnostic(
      code: "clause-not-here", "`\(word)` cannot be said of a `\(kind)`", at: span,
      fixes: whole.map { [Fix("leave it out", replacing: $0, with: "")] } ?? [])
  }

  static func bareNumberInLog(_ written: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "bare-number", "`\(written)` does not say what it counts", at: span,
      fixes: [Fix("such as `\(written) minutes`", replacing: span, with: "\(written) minutes")])
  }

  static func lengthInLog(_ meant: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "not-a-length", "how long it took is said in minutes or hours, with a blank before the word", at: span,
      fixes: [Fix("write `\(meant)`", replacing: span, with: meant)])
  }

  static func notATime(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "not-a-time", "a time of day is written in 24 hours, such as 14:30", at: span,
      fixes: [Fix("such as `14:30`", replacing: span, with: "14:30")])
  }

  static func notALength(_ span: Span) -> Diagnostic {
    Diagnostic(
      code: "not-a-length", "how long it took is 1 minute to 24 hours, in whole minutes", at: span,
      fixes: [Fix("such as `45 minutes`", replacing: span, with: "45 minutes")])
  }
}
