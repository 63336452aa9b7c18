package import Values

/// A question's plan holds days, not distances from a day: these put them in.
extension Scalar {
  package func fixed(at moment: CivilDate) -> Scalar {
    switch self {
    case .daysBefore(let count): .date(moment.adding(days: -count))
    case .scaled(let part, let factor): .scaled(part.fixed(at: moment), by: factor)
    case .arithmetic(let op, let left, let right): .arithmetic(op, left.fixed(at: moment), right.fixed(at: moment))
    case .dayDifference(let left, let right): .dayDifference(left.fixed(at: moment), right.fixed(at: moment))
    case .lapse(let lapse, let first, let second):
      .lapse(lapse, from: first.fixed(at: moment), to: second.fixed(at: moment))
    case .aggregated(let measure): .aggregated(measure.fixed(at: moment))
    case .column, .integer, .real, .text, .date: self
    }
  }

  func mapColumns(_ change: (ColumnPath) -> ColumnPath) -> Scalar {
    switch self {
    case .column(let path): .column(change(path))
    case .scaled(let part, let factor): .scaled(part.mapColumns(change), by: factor)
    case .arithmetic(let op, let left, let right):
      .arithmetic(op, left.mapColumns(change), right.mapColumns(change))
    case .dayDifference(let left, let right): .dayDifference(left.mapColumns(change), right.mapColumns(change))
    case .lapse(let lapse, let first, let second):
      .lapse(lapse, from: first.mapColumns(change), to: second.mapColumns(change))
    case .integer, .real, .text, .date, .daysBefore, .aggregated: self
    }
  }

  package var columns: [ColumnPath] {
    switch self {
    case .column(let path): [path]
    case .scaled(let part, _): part.columns
    case .arithmetic(_, let left, let right), .dayDifference(let left, let right),
      .lapse(_, let left, let right):
      left.columns + right.columns
    case .integer, .real, .text, .date, .daysBefore, .aggregated: []
    }
  }
}

extension Measure {
  func fixed(at moment: CivilDate) -> Measure {
    var measure = self
    measure.operand = operand?.fixed(at: moment)
    measure.second = second?.fixed(at: moment)
    measure.condition = condition?.fixed(at: moment)
    return measure
  }
}

extension StateTest {
  fileprivate func fixed(at moment: CivilDate) -> StateTest {
    switch self {
    case .comparison(let op, let value): .comparison(op, value.fixed(at: moment))
    case .among, .notAmong, .within, .outside: self
    }
  }
}

extension Branch.KeySource {
  func fixed(at moment: CivilDate) -> Branch.KeySource {
    switch self {
    case .value(let scalar): .value(scalar.fixed(at: moment))
    case .column, .band, .above, .bucket, .constant, .cohort, .none: self
    }
  }
}

extension Predicate {
  package func fixed(at moment: CivilDate) -> Predicate {
    switch self {
    case .comparison(let op, let left, let right): .comparison(op, left.fixed(at: moment), right.fixed(at: moment))
    case .all(let parts): .all(parts.map { $0.fixed(at: moment) })
    case .any(let parts): .any(parts.map { $0.fixed(at: moment) })
    case .not(let part): .not(part.fixed(at: moment))
    case .empty(let value): .empty(value.fixed(at: moment))
    case .member(let value, let list): .member(value.fixed(at: moment), of: list.map { $0.fixed(at: moment) })
    case .matches(let match, let value, let text): .matches(match, value.fixed(at: moment), text)
    case .within(let value, let period): .within(value.fixed(at: moment), period)
    case .ownTime(let value): .ownTime(value.fixed(at: moment))
    case .sameBucket(let grain, let left, let right):
      .sameBucket(grain, left.fixed(at: moment), right.fixed(at: moment))
    case .history(var condition):
      {
        condition.from = condition.from?.fixed(at: moment)
        condition.to = condition.to?.fixed(at: moment)
        return .history(condition)
      }()
    case .inside, .isAmong: self
    }
  }

  /// The same condition on other columns.
  func mapColumns(_ change: (ColumnPath) -> ColumnPath) -> Predicate {
    switch self {
    case .comparison(let op, let left, let right):
      .comparison(op, left.mapColumns(change), right.mapColumns(change))
    case .all(let parts): .all(parts.map { $0.mapColumns(change) })
    case .any(let parts): .any(parts.map { $0.mapColumns(change) })
    case .not(let part): .not(part.mapColumns(change))
    case .empty(let value): .empty(value.mapColumns(change))
    case .member(let value, let list): .member(value.mapColumns(change), of: list.map { $0.mapColumns(change) })
    case .matches(let match, let value, let text): .matches(match, value.mapColumns(change), text)
    case .within(let value, let period): .within(value.mapColumns(change), period)
    case .ownTime(let value): .ownTime(value.mapColumns(change))
    case .sameBucket(let grain, let left, let right):
      .sameBucket(grain, left.mapColumns(change), right.mapColumns(change))
    case .inside(let path, let head): .inside(change(path), head)
    case .isAmong(let path, let id): .isAmong(change(path), id)
    case .history: self
    }
  }

  /// Every column it looks at.
  package var columns: [ColumnPath] {
    switch self {
    case .comparison(_, let left, let right): left.columns + right.columns
    case .all(let parts), .any(let parts): parts.flatMap(\.columns)
    case .not(let part): part.columns
    case .empty(let value), .within(let value, _), .ownTime(let value), .matches(_, let value, _): value.columns
    case .sameBucket(_, let left, let right): left.columns + right.columns
    case .member(let value, let list): value.columns + list.flatMap(\.columns)
    case .inside(let path, _), .isAmong(let path, _): [path]
    case .history(let condition): [condition.record]
    }
  }
}
