package import Syntax

/// Weighted numbers by which people are appraised, as they were defined.
package struct Scorecard: Hashable, Sendable {
  package let name: String
  package let title: String
  package let aliases: [String]
  package let items: [ScorecardItem]
  package let grades: [ScorecardGrade]
  package let about: String
  /// The `define` statement as the formatter prints it.
  package let statement: String
}
