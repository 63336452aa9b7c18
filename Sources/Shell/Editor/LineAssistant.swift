/// What the editor asks while a statement is typed. It is asked often and must answer within a few milliseconds.
///
/// Texts may hold newlines; offsets count the bytes of their UTF-8.
package protocol LineAssistant: AnyObject {
  /// What TAB offers when the cursor is at `offset`.
  func completions(in text: String, at offset: Int) -> Completions
  /// Whether Enter starts a new line instead of submitting.
  func isUnfinished(_ text: String) -> Bool
  /// The likely rest of the statement, to be shown dim behind it.
  func ghost(for text: String) -> String?
  /// Parts to be shown in another colour. Overlapping ranges: the later one wins.
  func highlights(in text: String) -> [Highlight]
}

/// What may stand in the text at one place.
package struct Completions: Equatable, Sendable {
  /// The byte at which the word begins that a candidate replaces; it ends at the cursor.
  package var replaceFrom: Int
  package var candidates: [Candidate]

  package init(replaceFrom: Int, candidates: [Candidate]) {
    self.replaceFrom = replaceFrom
    self.candidates = candidates
  }

  package struct Candidate: Equatable, Sendable {
    /// Put into the text as it is, with a blank at the end if one should follow.
    package var insertion: String
    package var label: String
    /// One short sentence, or empty.
    package var meaning: String

    package init(insertion: String, label: String, meaning: String = "") {
      self.insertion = insertion
      self.label = label
      self.meaning = meaning
    }
  }
}

/// A run of bytes of the text that is shown in another colour.
package struct Highlight: Equatable, Sendable {
  package var range: Range<Int>
  package var style: Style

  package init(_ range: Range<Int>, _ style: Style) {
    self.range = range
    self.style = style
  }

  package enum Style: Equatable, Sendable, CaseIterable {
    case unknown, keyword, name, text, number, comment
  }
}

/// How the user left the prompt.
package enum LineResult: Equatable, Sendable {
  /// Without the newline that ended it; may hold others.
  case line(String)
  /// Ctrl-C: the statement is given up, the session goes on.
  case interrupted
  case endOfInput
}

package enum EditorError: Error, Equatable, Sendable {
  /// Standard input or output is not a terminal: read with `StatementReader`.
  case notATerminal
  /// libedit knows no way to run here.
  case cannotStart
}
