import Syntax
import Values

extension RowCondition {
  /// Every quantity compared in it.
  package var quantities: [Quantity] {
    switch self {
    case .comparison(_, let left, let right): [left, right]
    case .range(let value, let low, let high): [value, low, high]
    case .member(let value, let list): [value] + list
    case .within(let value, _), .empty(let value): [value]
    case .all(let parts), .any(let parts): parts.flatMap(\.quantities)
    case .not(let part): part.quantities
    }
  }
}

extension Quantity {
  /// Measures of the rows, without those that are shared among them.
  package var measures: [Measure] { measures(ofOtherRows: true) }

  /// Likewise, without those of which other rows make something.
  package var ownMeasures: [Measure] { measures(ofOtherRows: false) }

  private func measures(ofOtherRows: Bool) -> [Measure] {
    switch self {
    case .measure(let measure): [measure]
    case .arithmetic(_, let left, let right), .growth(let left, since: let right), .bound(_, let left, let right):
      left.measures(ofOtherRows: ofOtherRows) + right.measures(ofOtherRows: ofOtherRows)
    case .negative(let part), .share(let part), .declared(let part, _), .before(_, let part):
      part.measures(ofOtherRows: ofOtherRows)
    case .ofRows(_, let part), .pareto(_, let part, _): ofOtherRows ? part.measures : []
    case .function(_, let parts): parts.flatMap { $0.measures(ofOtherRows: ofOtherRows) }
    case .shared, .constant, .date, .text, .elapsed, .workdays: []
    }
  }

  /// The formula without a declared unit around it.
  package var undeclared: Quantity {
    if case .declared(let part, _) = self { return part.undeclared }
    return self
  }

  /// What it is made of, one level down.
  package var parts: [Quantity] {
    switch self {
    case .measure, .shared, .constant, .date, .text, .elapsed, .workdays: []
    case .negative(let part), .share(let part), .declared(let part, _), .before(_, let part), .ofRows(_, let part),
      .pareto(_, let part, _):
      [part]
    case .arithmetic(_, let left, let right), .growth(let left, since: let right), .bound(_, let left, let right):
      [left, right]
    case .function(_, let parts): parts
    }
  }

  package var sharedMeasures: [Measure] {
    if case .shared(let measure) = self { [measure] } else { parts.flatMap(\.sharedMeasures) }
  }

  /// Also those that only divide.
  package var allMeasures: [Measure] { measures + sharedMeasures }

  /// What shares are taken of.
  package var shareParts: [Quantity] {
    if case .share(let part) = self { [part] } else { parts.flatMap(\.shareParts) }
  }

  /// Whether it counts the working days of the rows' own period.
  package var isOfWorkdays: Bool {
    if case .workdays = self { true } else { parts.contains(where: \.isOfWorkdays) }
  }

  /// Every part that looks at other rows, inner ones first.
  package var rowViews: [Quantity] {
    let inner = parts.flatMap(\.rowViews)
    return switch self {
    case .ofRows, .pareto: inner + [self]
    case .measure, .shared, .constant, .date, .text, .arithmetic, .negative, .share, .bound, .before, .growth,
      .declared,
      .elapsed, .workdays, .function:
      inner
    }
  }

  package var isAlongTime: Bool {
    if case .ofRows(let view, _) = self { view.isAlongTime } else { false }
  }

  /// Whether the numbers of several are put together in it.
  package var isSpread: Bool { if case .pareto(_, _, let figure) = self { figure.isSpread } else { false } }

  /// Whether it only stands beside how many are needed.
  package var isBesidePareto: Bool {
    switch self {
    case .pareto(_, _, .base), .pareto(_, _, .share): true
    case .pareto(_, _, .needed), .pareto(_, _, .spread), .ofRows, .measure, .shared, .constant, .date, .text,
      .arithmetic, .negative, .share,
      .bound, .before, .growth, .declared, .elapsed, .workdays, .function:
      false
    }
  }

  /// Whether it says how long ago the last of something was: `today - last_order`.
  package var isDaysSince: Bool {
    guard case .arithmetic(.subtract, let later, let earlier) = undeclared,
      case .measure(let measure) = earlier.undeclared,
      measure.unit == .date
    else { return false }
    if case .function(.moment, _) = later { return true }
    if case .date = later { return true }
    return false
  }

  /// Whether it is read as of a moment, so that values of different times are never added.
  package var isSnapshot: Bool { measures.contains(where: \.timing.isSnapshot) }

  /// Whether it counts things, so that over none of them it is not yet known.
  package var isCount: Bool {
    switch self {
    case .measure(let measure): measure.unit == .count && measure.plan == nil
    case .arithmetic(.add, let left, let right), .arithmetic(.subtract, let left, let right):
      left.isCount && right.isCount
    case .declared(let part, let unit): unit == .count && part.isCount
    case .ofRows(.running, let part), .ofRows(.cumulative, let part): part.isCount
    case .before(_, let part): part.isCount
    case .arithmetic, .negative, .shared, .constant, .date, .text, .share, .ofRows, .pareto, .bound, .growth, .elapsed,
      .workdays, .function:
      false
    }
  }

  /// Hits and cases of a share of cases that a metric declares as a percentage.
  package var percentRate: (hits: Quantity, cases: Quantity)? {
    if case .declared(_, .percent) = self { rate } else { nil }
  }

  /// Hits and cases of a rate: a count over a count.
  package var rate: (hits: Quantity, cases: Quantity)? {
    guard case .arithmetic(.divide, let hits, let cases) = undeclared, hits.isCount, cases.isCount else { return nil }
    return (hits, cases)
  }
}
