package import Store
package import Syntax
package import Values

/// Why a statement has no answer. Worded where it is shown.
package enum EvaluationError: Error {
  /// The statement is wrong; the span is in its text.
  case statement(Diagnostic)
  case store(StoreError)
  case importing(ImportError)
  /// The answer could not be written.
  case output(any Error)
  /// `--safe` refuses it.
  case refused(Wording)
}

/// How a statement that has an answer ended.
package enum Outcome: Hashable, Sendable {
  case answered
  /// A `check` that some row breaks.
  case broken
  /// An import that was only proposed: the statements that would do it.
  case proposed([Statement])
}
