import Semantics
import Syntax
import Values

/// A quantity with its measures numbered, so that rows keep them in arrays.
indirect enum NaiveFormula {
  case measure(Int)
  case shared(Int)
  case constant(Double)
  case day(String)
  case text(String)
  case operation(ArithmeticOperator, NaiveFormula, NaiveFormula, ofCounts: Bool)
  case negative(NaiveFormula)
  /// Of the whole with this number.
  case share(NaiveFormula, Int)
  /// What the row's place among others makes of it, by the number of the view.
  case view(Int)
  /// An end of the 95 % interval.
  case bound(isUpper: Bool, hits: NaiveFormula, cases: NaiveFormula)
  case percent(NaiveFormula)
  /// In the period compared with that has this number.
  case before(Int, NaiveFormula)
  case growth(NaiveFormula, since: NaiveFormula)
  case elapsed(PerUnit)
  case workdays(elapsedOnly: Bool)
  case moment
  case aboveZero(NaiveFormula)
  case atLeastZero(NaiveFormula)
  case firstKnown([NaiveFormula])
  /// Days of sales that the first is; the others are what was sold in each stretch, the last one first.
  case countback([NaiveFormula], days: Int)
}

/// What rows make of one another.
enum NaiveView {
  /// Whether of several rows it is the mean of their values, not the formula over their sums.
  case ofRows(RowView, NaiveFormula, isMean: Bool)
  case pareto(Int, ParetoFigure)
}

/// All measures of a question, each once, and its formulas.
struct NaiveFormulas {
  private(set) var measures: [Measure] = []
  private(set) var shared: [Measure] = []
  /// What shares are taken of.
  private(set) var wholes: [NaiveFormula] = []
  /// Inner ones first.
  private(set) var views: [NaiveView] = []

  mutating func formula(_ quantity: Quantity) -> NaiveFormula {
    switch quantity {
    case .measure(let measure): return .measure(Self.position(measure, &measures))
    case .shared(let measure): return .shared(Self.position(measure, &shared))
    case .constant(let number): return .constant(number)
    case .date(let day): return .day(day.iso)
    case .text(let text): return .text(text)
    case .arithmetic(let op, let left, let right):
      return .operation(op, formula(left), formula(right), ofCounts: Self.isCount(left) && Self.isCount(right))
    case .negative(let part): return .negative(formula(part))
    case .share(let part):
      let inner = formula(part)
      wholes.append(inner)
      return .share(inner, wholes.count - 1)
    case .ofRows(let view, let part):
      let isMean = part.measures.contains { $0.timing.isSnapshot } || Self.addsUp(part)
      views.append(.ofRows(view, formula(part), isMean: isMean))
      return .view(views.count - 1)
    case .pareto(let id, let part, let figure):
      _ = formula(part)
      views.append(.pareto(id.index, figure))
      return .view(views.count - 1)
    case .bound(let end, let hits, let cases):
      return .bound(isUpper: end == .upper, hits: formula(hits), cases: formula(cases))
    case .declared(let part, let unit): return unit == .percent ? .percent(formula(part)) : formula(part)
    case .before(let side, let part): return .before(side, formula(part))
    case .growth(let part, let earlier): return .growth(formula(part), since: formula(earlier))
    case .elapsed(let unit): return .elapsed(unit)
    case .workdays(let elapsedOnly): return .workdays(elapsedOnly: elapsedOnly)
    case .function(let function, let written):
      let parts = written.map { formula($0) }
      switch function {
      case .moment: return .moment
      case .aboveZero: return .aboveZero(parts[0])
      case .atLeastZero: return .atLeastZero(parts[0])
      case .firstKnown: return .firstKnown(parts)
      case .countback(let days): return .countback(parts, days: days)
      }
    }
  }

  private static func position(_ measure: Measure, _ list: inout [Measure]) -> Int {
    if let known = list.firstIndex(of: measure) { return known }
    list.append(measure)
    return list.count - 1
  }

  /// Sums and differences of things counted.
  private static func isCount(_ quantity: Quantity) -> Bool {
    switch quantity {
    case .measure(let measure): measure.unit == .count && measure.plan == nil
    case .arithmetic(.add, let left, let right), .arithmetic(.subtract, let left, let right):
      isCount(left) && isCount(right)
    case .declared(let part, let unit): unit == .count && isCount(part)
    case .before(_, let part), .ofRows(.running, let part), .ofRows(.cumulative, let part): isCount(part)
    case .shared, .constant, .date, .text, .arithmetic, .negative, .share, .ofRows, .pareto, .bound, .growth, .elapsed,
      .workdays, .function:
      false
    }
  }

  /// Counts, sums, and what multiplies them by a fixed number: parts make the whole.
  private static func addsUp(_ quantity: Quantity) -> Bool {
    switch quantity {
    case .measure(let measure): [.count, .sum, .balance].contains(measure.function)
    case .arithmetic(.add, let left, let right), .arithmetic(.subtract, let left, let right):
      addsUp(left) && addsUp(right)
    case .arithmetic(.multiply, .constant, let part), .arithmetic(.multiply, let part, .constant),
      .arithmetic(.divide, let part, .constant), .negative(let part), .declared(let part, _), .before(_, let part):
      addsUp(part)
    case .shared, .constant, .date, .text, .arithmetic, .share, .ofRows, .pareto, .bound, .growth, .elapsed, .workdays,
      .function:
      false
    }
  }

  /// The positions of the measures in it, those behind a view apart.
  static func measures(_ formula: NaiveFormula) -> [Int] {
    if case .measure(let position) = formula { return [position] }
    return parts(formula).flatMap(measures)
  }

  static func shared(_ formula: NaiveFormula) -> [Int] {
    if case .shared(let position) = formula { return [position] }
    return parts(formula).flatMap(shared)
  }

  private static func parts(_ formula: NaiveFormula) -> [NaiveFormula] {
    switch formula {
    case .operation(_, let left, let right, _), .growth(let left, since: let right),
      .bound(_, hits: let left, cases: let right):
      [left, right]
    case .negative(let part), .share(let part, _), .percent(let part), .before(_, let part), .aboveZero(let part),
      .atLeastZero(let part):
      [part]
    case .firstKnown(let parts), .countback(let parts, _): parts
    case .measure, .shared, .constant, .day, .text, .view, .elapsed, .workdays, .moment: []
    }
  }
}
