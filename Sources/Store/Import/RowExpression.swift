package import Values

/// What a field of an import is computed from: an expression over one row of the file.
package indirect enum RowExpression: Hashable, Sendable {
  /// `close_value`: a header, matched exactly, then without regard to case and surrounding blanks
  case column(String)
  /// `row`: the line on which the row starts; the header is line 1
  case row
  /// `"call"`
  case text(String)
  /// `1.25` is 125 with scale 2
  case number(digits: Int, scale: Int)
  /// `true`
  case boolean(Bool)
  /// `2026-03-15`
  case date(CivilDate)
  /// `first_name + " " + last_name`
  case concatenate(RowExpression, RowExpression)
  /// `price * (1 - discount)`; exact, never binary fractions
  case arithmetic(RowArithmetic, RowExpression, RowExpression)
  /// `-amount`
  case negative(RowExpression)
  /// `deal_stage != "Test"`; a blank is unequal to everything and satisfies no other comparison
  case comparison(RowComparison, RowExpression, RowExpression)
  /// `a and b`
  case logical(RowLogic, [RowExpression])
  /// `not a`
  case not(RowExpression)
  /// `owner is empty`
  case emptiness(RowExpression, negated: Bool)
  /// `stage in ("Won", "Lost")`
  case membership(RowExpression, [RowExpression], negated: Bool)
  /// `round(price, 2)`; the names are those of `RowFunction`
  case call(String, [RowExpression])

  /// `left + right` where the language does not say whether text or numbers are meant: text as soon as one side can
  /// only be text.
  package static func sum(_ left: RowExpression, _ right: RowExpression) -> RowExpression {
    left.isSurelyText || right.isSurelyText ? .concatenate(left, right) : .arithmetic(.add, left, right)
  }

  /// The headers it reads.
  var columnNames: [String] {
    switch self {
    case .column(let header): [header]
    case .row, .text, .number, .boolean, .date: []
    case .concatenate(let left, let right), .arithmetic(_, let left, let right), .comparison(_, let left, let right):
      left.columnNames + right.columnNames
    case .negative(let operand), .not(let operand), .emptiness(let operand, _): operand.columnNames
    case .logical(_, let operands), .call(_, let operands): operands.flatMap(\.columnNames)
    case .membership(let operand, let list, _): operand.columnNames + list.flatMap(\.columnNames)
    }
  }

  private var isSurelyText: Bool {
    switch self {
    case .text, .concatenate: true
    case .call(let name, _): RowFunction(rawValue: name.lowercased())?.givesText ?? false
    case .column, .row, .number, .boolean, .date, .arithmetic, .negative, .comparison, .logical, .not, .emptiness,
      .membership:
      false
    }
  }
}

package enum RowArithmetic: String, Hashable, Sendable, CaseIterable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
}

package enum RowLogic: String, Hashable, Sendable, CaseIterable { case and, or }

package enum RowComparison: String, Hashable, Sendable, CaseIterable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case contains
  case startsWith = "starts with"
  case endsWith = "ends with"
  case before
  case after

  /// Of two that have an order.
  var isOrder: Bool {
    switch self {
    case .less, .lessOrEqual, .greater, .greaterOrEqual: true
    case .equal, .notEqual, .contains, .startsWith, .endsWith, .before, .after: false
    }
  }
}

/// The functions of a mapping.
package enum RowFunction: String, Hashable, Sendable, CaseIterable {
  /// `round(x)`, `round(x, digits)`: half to even
  case round
  /// `if(condition, then, else)`
  case `if`
  case lower
  case upper
  case trim
  /// `coalesce(a, b, ...)`: the first that is not blank
  case coalesce
  /// `replace(text, from, to)`
  case replace
  /// `split_part(text, separator, n)`: the n-th part, from 1; a negative n counts from the end
  case splitPart = "split_part"
  /// `left(text, n)`: the first n characters
  case left
  /// `right(text, n)`: the last n characters
  case right
  case abs
  /// `day_first(x)`: `03/04/2021` is 3 April
  case dayFirst = "day_first"
  /// `month_first(x)`: `03/04/2021` is 4 March
  case monthFirst = "month_first"
  /// `quarter(x)`: of the day `2026-05-31`, `2026-Q2`
  case quarter
  /// `half(x)`: `2026-H1`
  case half
  /// `year(x)`: `2026`
  case year
  /// `first_day(x)`: of the period `2026-Q1`, `Mar 2026` or of the month of a day
  case firstDay = "first_day"
  /// `last_day(x)`: `2026-03-31` of `Q1 2026`
  case lastDay = "last_day"
  /// `minutes_between(start, end)`, of moments or of times of day; blank when the end comes first
  case minutesBetween = "minutes_between"
  /// `decimal_point(x)`: `1.234` is a little more than 1
  case decimalPoint = "decimal_point"
  /// `decimal_comma(x)`: `1.234` is more than a thousand
  case decimalComma = "decimal_comma"
  /// `join(separator, a, b, ...)`: those that are not blank, with the separator between them
  case join
  /// `digits(text)`: only its digits
  case digits
  /// `above(x)`: where the cell is blank, what stands last above it in the column
  case above
  /// `total(x)`: the sum of the column over all rows of the file with the same id
  case total
  /// `known(x)`: of a field that refers to a record, blank where there is no such record, or several
  case known

  /// What people call them elsewhere.
  static let habits: [String: [RowFunction]] = [
    "date": [.dayFirst, .monthFirst], "to_date": [.dayFirst, .monthFirst], "str_to_date": [.dayFirst, .monthFirst],
    "strptime": [.dayFirst, .monthFirst], "number": [.decimalPoint, .decimalComma],
    "value": [.decimalPoint, .decimalComma],
    "to_number": [.decimalPoint, .decimalComma], "cast": [.decimalPoint, .decimalComma], "concat": [.join],
    "concat_ws": [.join], "textjoin": [.join], "ifnull": [.coalesce], "nvl": [.coalesce], "isnull": [.coalesce],
    "iif": [.if], "case": [.if], "substr": [.left, .right], "substring": [.left, .right], "mid": [.splitPart],
    "split": [.splitPart], "substitute": [.replace], "regexp_replace": [.replace, .digits], "ltrim": [.trim],
    "datediff": [.minutesBetween], "timediff": [.minutesBetween], "eomonth": [.lastDay], "date_trunc": [.firstDay],
    "sum": [.total], "sumif": [.total], "ffill": [.above], "fill_down": [.above], "filldown": [.above], "lag": [.above],
    "try": [.known],
    "rtrim": [.trim], "strip": [.trim], "ucase": [.upper], "lcase": [.lower],
  ]

  /// How many arguments it takes.
  package var arity: ClosedRange<Int> {
    switch self {
    case .lower, .upper, .trim, .abs, .dayFirst, .monthFirst, .decimalPoint, .decimalComma, .digits, .quarter, .half,
      .year, .above, .known, .total, .firstDay, .lastDay:
      1...1
    case .round: 1...2
    case .left, .right, .minutesBetween: 2...2
    case .if, .replace, .splitPart: 3...3
    case .coalesce: 1...100
    case .join: 2...100
    }
  }

  var givesText: Bool {
    switch self {
    case .lower, .upper, .trim, .replace, .splitPart, .left, .right, .join, .digits, .quarter, .half, .year: true
    case .round, .if, .coalesce, .abs, .dayFirst, .monthFirst, .decimalPoint, .decimalComma, .above, .known, .total,
      .firstDay, .lastDay, .minutesBetween:
      false
    }
  }
}

extension ImportPlan {
  /// The columns that the mapping and the condition ask for.
  var columnNames: [String] {
    table.unpivoted + fields.flatMap(\.expression.columnNames) + (condition?.columnNames ?? [])
  }
}
