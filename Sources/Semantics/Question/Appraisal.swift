import Syntax
import Values

/// A `check` whose every name is found.
package struct CheckRequest: Sendable {
  /// The rows, with everything the condition compares; no condition leaves one out.
  package var question: Question
  package var condition: RowCondition
  /// What is said about each row beside its keys: the two sides of one comparison, else every number compared.
  package var columns: [MetricColumn]
  /// Both sides, when the condition is one comparison of numbers: how far apart they are is said, too.
  package var sides: Sides?

  package struct Sides: Sendable {
    package var left: Quantity
    package var right: Quantity
  }
}

/// A `benchmark` whose every name is found.
package struct BenchmarkRequest: Sendable {
  /// One row for each of those who are compared.
  package var question: Question
  package var effort: MetricColumn
  package var result: MetricColumn
  package var standing: Standing
  /// How many cases a result rests on; somebody with fewer than `minimum` takes no part.
  package var volume: Quantity
  package var minimum: Int

  /// What the best are known by.
  package enum Standing: Sendable {
    /// Counts and money: the result a working day.
    case perWorkday(MetricColumn)
    /// A share of cases: the pessimistic end of its 95% Wilson interval, so that 1 of 1 does not win.
    case rate(hits: Quantity, cases: Quantity)
    /// Any other ratio: itself.
    case itself
  }
}
