/// One cell of an answer.
///
/// Numbers are in the column's unit, except money, which is always in minor units (cents) so that it stays exact:
/// `.integer(123450)` in a column of unit `money` is 1,234.50.
package enum Value: Hashable, Sendable {
  /// No value: 0/0, money over nothing. Prints `–`, sorts last, satisfies no comparison.
  case nothing
  /// A plan that was never set. Prints `no target` or `no budget`; neither 0 nor infinite.
  case absent(Plan)
  /// A count over a count of zero: not yet known, at least this much. Prints `30+`.
  case atLeast(Int)
  case integer(Int)
  /// Finite; a rate is a fraction (0.25 prints 25 %).
  case real(Double)
  case text(String)
  case date(CivilDate)
  /// A bucket of a time axis, by its first day.
  case bucket(Grain, CivilDate)
  /// ISO weekday 1...7.
  case weekday(Int)
  /// The missing value of a dimension: its own row. Prints `(none)`.
  case missing

  package enum Plan: String, Hashable, Sendable {
    case target, budget
  }

  /// The number to compute with; `nil` for everything that is not a plain number.
  package var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .real(let value): value
    case .nothing, .absent, .atLeast, .text, .date, .bucket, .weekday, .missing: nil
    }
  }
}

/// What a number measures; decides how it prints and what may be added or compared.
package enum Unit: Hashable, Sendable {
  case count
  /// Minor units of one currency.
  case money(Currency)
  /// A fraction; prints as a percentage.
  case percent
  /// The difference of two percentages, as a fraction; prints in points.
  case points
  /// A plain ratio of unlike things, such as visits per close.
  case ratio
  case days
  case minutes
  /// Pieces of stock or of a product sold; may be fractional.
  case quantity
  case text
  case date
}

package struct Currency: Hashable, Sendable {
  /// ISO 4217, such as `CNY`.
  package let code: String
  /// How many decimals the minor unit has: 2 for cents, 0 for yen.
  package let minorDigits: Int

  package init(code: String, minorDigits: Int = 2) {
    self.code = code
    self.minorDigits = minorDigits
  }

  /// The decimals of ISO 4217.
  package static func usualDigits(of code: String) -> Int {
    switch code {
    case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF":
      0
    case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND": 3
    default: 2
    }
  }

  /// How many minor units make one: 100 for cents, 1 for yen.
  package var minorFactor: Int { (0..<minorDigits).reduce(1) { factor, _ in factor * 10 } }
}

/// Whether more of a metric is good.
package enum Direction: String, Hashable, Sendable {
  case higher, lower, neutral
}
