package import Rendering
package import Values

/// What the command line decided.
package struct SessionOptions: Sendable {
  /// `nil` opens the sample company.
  package var store: String?
  /// Statements and files in the order given.
  package var scripts: [Script] = []
  package var format: OutputFormat?
  /// `--set name=value`: parameters of scripts, and the session's settings.
  package var assignments: [(name: String, value: String)] = []
  package var today: CivilDate?
  package var isSafe = false
  package var allowsColour = true
  /// Leaves texts that a spreadsheet would run as formulas as they are.
  package var isRaw = false
  /// Makes the store when it is not there.
  package var create = false

  package enum Script: Hashable, Sendable {
    /// `-c`
    case statement(String)
    /// `-f`
    case file(String)
  }

  package init() {}
}
