package import Values

/// What is wrong with a statement: one mistake, one message.
package struct Diagnostic: Error, Hashable, Sendable {
  /// Stable identifier for scripts and tests, such as `unknown-name`.
  package var code: String
  /// One sentence in the domain's words: what was found, what was expected.
  package var message: Wording
  package var span: Span
  /// Said instead when no fix leaves a statement that parses.
  var messageWithoutFix: Wording?
  /// At most three, the right kind first. The first one parses when it is applied.
  package var fixes: [Fix]
  /// Shown when there is no fix: what was meant only the reader knows.
  package var example: Example?

  package init(code: String, _ message: Wording, at span: Span, fixes: [Fix] = [], example: Example? = nil) {
    self.code = code
    self.message = message
    self.span = span
    self.fixes = fixes
    self.example = example
  }

  /// A change of the statement's text that would make it right.
  package struct Fix: Hashable, Sendable {
    /// "did you mean `visits`?"
    package var message: Wording
    /// Replaces these bytes of the source.
    package var range: Range<Int>
    package var replacement: String

    package init(_ message: Wording, replacing span: Span, with replacement: String) {
      self.message = message
      self.range = span.start..<span.end
      self.replacement = replacement
    }
  }

  /// A whole sentence that can be asked, to learn from.
  package struct Example: Hashable, Sendable {
    /// "`metrics` lists what there is"
    package var message: Wording
    package var sentence: String

    package init(_ message: Wording, _ sentence: String) {
      self.message = message
      self.sentence = sentence
    }

    package init(_ sentence: String) { self.init("for example", sentence) }
  }
}

extension [Diagnostic.Fix] {
  /// One for each of the words that could be meant at `span`.
  package static func didYouMean(_ near: [String], at span: Span) -> Self {
    near.map { .init("did you mean `\($0)`?", replacing: span, with: $0) }
  }
}
