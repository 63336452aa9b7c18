import Syntax

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
  package var measures: [Measure] {
    switch self {
    case .measure(let measure): [measure]
    case .arithmetic(_, let left, let right): left.measures + right.measures
    case .negative(let part), .share(let part), .declared(let part, _): part.measures
    case .shared, .constant, .date, .text, .elapsed, .workdays: []
    }
  }

  /// The formula without a declared unit around it.
  package var undeclared: Quantity {
    if case .declared(let part, _) = self { return part.undeclared }
    return self
  }

  package var sharedMeasures: [Measure] {
    switch self {
    case .shared(let measure): [measure]
    case .arithmetic(_, let left, let right): left.sharedMeasures + right.sharedMeasures
    case .negative(let part), .share(let part), .declared(let part, _): part.sharedMeasures
    case .measure, .constant, .date, .text, .elapsed, .workdays: []
    }
  }
}

extension Quantity {
  /// What shares are taken of.
  package var shareParts: [Quantity] {
    switch self {
    case .share(let part): [part]
    case .arithmetic(_, let left, let right): left.shareParts + right.shareParts
    case .negative(let part), .declared(let part, _): part.shareParts
    case .measure, .shared, .constant, .date, .text, .elapsed, .workdays: []
    }
  }
}
