/// What is wrong with a statement: one mistake, one message.
package struct Diagnostic: Error, Hashable, Sendable {
  /// Stable identifier for scripts and tests, such as `unknown-name`.
  package var code: String
  /// One sentence in the domain's words: what was found, what was expected.
  package var message: String
  package var span: Span
  /// Said instead when no fix leaves a statement that parses.
  var messageWithoutFix: String?
  /// At most three, the right kind first. The first one parses when it is applied.
  package var fixes: [Fix]

  package init(code: String, _ message: String, at span: Span, fixes: [Fix] = []) {
    self.code = code
    self.message = message
    self.span = span
    self.fixes = fixes
  }

  /// A change of the statement's text that would make it right.
  package struct Fix: Hashable, Sendable {
    /// "did you mean `visits`?"
    package var message: String
    /// Replaces these bytes of the source.
    package var range: Range<Int>
    package var replacement: String

    package init(_ message: String, replacing span: Span, with replacement: String) {
      self.message = message
      self.range = span.start..<span.end
      self.replacement = replacement
    }
  }
}

extension [Diagnostic.Fix] {
  /// One for each of the words that could be meant at `span`.
  package static func didYouMean(_ near: [String], at span: Span) -> Self {
    near.map { .init("did you mean `\($0)`?", replacing: span, with: $0) }
  }
}
