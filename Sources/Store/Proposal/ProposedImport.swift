package import Values

/// One import that a file suggests: which records it holds and where each field comes from.
package struct ProposedImport: Sendable {
  /// Canonical name, such as `opportunities`.
  package var entity: String
  package var fields: [ProposedField]
  /// Headers of the columns of which each cell is a row.
  package var unpivoted: [String] = []
  /// Only rows of which this is true.
  package var requires: Requirement?
  /// Columns that are none of these records' own; `nil` leaves out everything that is not mapped.
  package var ignored: [String]?
  /// Columns that may be what these records are worth, where none is taken for it.
  package var unpriced: [String]?

  /// What the columns of a row have to say; each is named by its header.
  package indirect enum Requirement: Hashable, Sendable {
    case filled(String)
    case positive(String)
    case negative(String)
    case unequal(String, Int)
    case less(String, than: String)
    case equal(String, String)
    /// One of the values that stand in the file.
    case oneOf(String, [String])
    /// None of them; a blank is none.
    case noneOf(String, [String])
    case all([Requirement])
  }
}

package struct ProposedField: Sendable {
  package var name: String
  package var value: ProposedValue
  package var map: [(from: String, to: String)]
  package var certainty: Certainty
  package var reason: Reason
  /// The first different values, as they stand in the file.
  package var samples: [String]

  package enum Certainty: String, Sendable, CaseIterable { case sure, likely, guess }

  package enum Reason: Hashable, Sendable {
    /// The header is one that other systems and people use for it.
    case header
    /// The header says it, the values are not all of that kind.
    case headerMostly
    /// The values are what is known already under this name.
    case known(matched: Int, of: Int, entity: String)
    /// Some of the values name records that are not known, and such are not made on the way.
    case knownPartly(matched: Int, of: Int, entity: String)
    /// None of the values is known yet, and such records are not made on the way.
    case unknownYet(String)
    /// The same, and rows are kept without it.
    case blankYet(String)
    /// E-mail addresses, telephone numbers.
    case values(String)
    /// Two columns are one value.
    case twoColumns
    /// Every row needs it, and the file has nothing better.
    case needed
    /// What the rows are is said by the name of the file or by its headers.
    case name
    /// Day or month first is not decided by any row: `example` is read as `read`.
    case question(example: String, isDayFirst: Bool)
    /// Thousands or decimals is not decided by any row.
    case markQuestion(example: String, isPoint: Bool)
    /// A number in another unit: `金额(万元)`, `01:30` for an hour and a half.
    case unit(String)
    /// The columns are the periods.
    case periods
    /// It says a month or a quarter: its first day stands in, or its last one.
    case dayOfPeriod(isFirst: Bool)
    /// The columns are one number along time, of which the last is that of today.
    case lastOfColumns
    /// The columns count work.
    case counts
    /// The same, and no column, title or name says of which year.
    case periodsOfYear(Int)
    /// The days of one plan lie so many months apart: each is for so long.
    case grain(PlanGrain)
    /// Words that the field does not know are left blank.
    case unknownWords([String])
    /// Deals are decided, and nothing says when.
    case undated
    /// No column numbers the orders.
    case unnumbered
    /// The numbers of the orders start again in each of what the column says.
    case restarting(String)
    /// Rows with the same id are one record as it was on different days.
    case snapshots
    /// Rows with the same id or name are one record, and this is added up.
    case addedUp
    /// Several rows bear the same name, and each becomes a record.
    case repeated
    /// The columns are ages: days past due as of a day.
    case aged(CivilDate, isGuessed: Bool)
    /// The field that the row says has changed.
    case changed(String)
    /// The invoice says what is paid, no column says when: the day of issue stands in.
    case paidSometime
    /// Deals are decided, no column says when: the day on which they were expected stands in.
    case closedAsExpected
    /// Rates are units of the currency for one of the store's.
    case perBase(String)
  }
}

extension ProposedField {
  /// Whether several columns together are the number of an order.
  var isNumberOfOrders: Bool {
    switch reason {
    case .unnumbered, .restarting: true
    case _: false
    }
  }
}

/// Where a proposed field comes from.
package indirect enum ProposedValue: Hashable, Sendable {
  /// A header as it stands in the file.
  case column(String)
  case text(String)
  /// `above(Owner)`
  case above(String)
  /// `total(Amount)`
  case total(ProposedValue)
  /// `known(Deal)`
  case known(ProposedValue)
  /// `coalesce(Type, "meeting")`
  case orElse(ProposedValue, String)
  /// `day + " " + month + " 2025"`
  case dayOf(day: String?, month: String, year: Int)
  /// `first + " " + last`
  case joined([String], separator: String)
  /// `coalesce(a, b)`
  case firstOf([String])
  case dayFirst(ProposedValue)
  case monthFirst(ProposedValue)
  case decimalPoint(ProposedValue)
  case decimalComma(ProposedValue)
  /// `01:30` is an hour and a half.
  case hoursAndMinutes(String)
  case multiplied(ProposedValue, by: Int)
  case divided(ProposedValue, by: Int)
  case difference(String, minus: String)
  /// `Unit Cost * Quantity`
  case product(String, String)
  /// `1 / Exchange`
  case inverse(String)
  /// `coalesce(in, 0) - abs(coalesce(out, 0))`
  case net(String, less: String)
  /// `minutes_between(start, end)`
  case minutesBetween(String, String)
  /// `first_day(Month)`
  case firstDay(ProposedValue)
  /// `last_day(Quarter)`
  case lastDay(ProposedValue)
  /// `"2026 " + heading`
  case after(String, ProposedValue)
  /// `row + " " + heading`: a cell of a table whose rows have no id.
  case numbered(String)
  /// `heading + " 2026"`
  case followed(ProposedValue, by: String)
  /// `abs(Amount)`
  case magnitude(ProposedValue)
  /// `-Discount`
  case negative(ProposedValue)
  /// `if(heading in ("Churn", "Contraction"), -abs(cell), cell)`
  case lessened(ProposedValue, where: String, isOneOf: [String])
  /// `if(Type in ("Opening Balance"), Balance, quantity)`
  case instead(String, of: ProposedValue, where: String, isOneOf: [String])
  /// `if(won in ("1"), "won", if(closed in ("1"), "lost", ""))`
  case decided([Case], otherwise: String)
  /// `replace(heading, " Target", "")`
  case without(String, ProposedValue)
  /// `quarter(QuotaDate)`
  case periodOf(PlanGrain, ProposedValue)

  /// What a value is where a column says one of these words.
  package struct Case: Hashable, Sendable {
    package let header: String
    package let words: [String]
    package let text: String
  }

  /// The headers it is read from.
  package var columns: [String] {
    switch self {
    case .column(let header), .above(let header), .hoursAndMinutes(let header), .inverse(let header): [header]
    case .text, .numbered: []
    case .dayOf(let day, let month, _): (day.map { [$0] } ?? []) + [month]
    case .joined(let headers, _), .firstOf(let headers): headers
    case .difference(let first, let second), .net(let first, let second), .minutesBetween(let first, let second),
      .product(let first, let second):
      [first, second]
    case .dayFirst(let inner), .monthFirst(let inner), .decimalPoint(let inner), .decimalComma(let inner),
      .multiplied(let inner, _), .divided(let inner, _), .after(_, let inner), .without(_, let inner),
      .firstDay(let inner), .lastDay(let inner), .followed(let inner, _), .magnitude(let inner),
      .periodOf(_, let inner), .known(let inner), .total(let inner), .orElse(let inner, _), .negative(let inner):
      inner.columns
    case .lessened(let inner, let header, _): [header] + inner.columns
    case .instead(let other, let inner, let header, _): [header, other] + inner.columns
    case .decided(let cases, _): cases.map(\.header)
    }
  }

  /// The same with the number of a column read as `mark` says.
  func reading(_ header: String, _ mark: (ProposedValue) -> ProposedValue) -> ProposedValue {
    switch self {
    case .column(header): mark(self)
    case .multiplied(let inner, let factor): .multiplied(inner.reading(header, mark), by: factor)
    case .divided(let inner, let divisor): .divided(inner.reading(header, mark), by: divisor)
    case .magnitude(let inner): .magnitude(inner.reading(header, mark))
    case .negative(let inner): .negative(inner.reading(header, mark))
    case .lessened(let inner, let kind, let words):
      .lessened(inner.reading(header, mark), where: kind, isOneOf: words)
    case .firstOf(let headers) where headers.contains(header): mark(self)
    case .column, .above, .known, .total, .orElse, .dayOf, .text, .numbered, .joined, .firstOf, .dayFirst, .monthFirst,
      .decimalPoint,
      .decimalComma, .hoursAndMinutes,
      .decided, .difference, .product, .inverse, .net, .instead, .minutesBetween, .firstDay, .lastDay, .after,
      .followed, .without,
      .periodOf:
      self
    }
  }
}
