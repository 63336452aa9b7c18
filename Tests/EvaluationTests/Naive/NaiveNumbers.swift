import Semantics
import Syntax
import Values

/// A number of a row, by section 3 of the language's definition.
enum NaiveNumber: Equatable {
  /// No value.
  case none
  /// A target or budget that was never set.
  case lacking(String)
  /// A count over none: at least so much.
  case atLeast(Double)
  case number(Double)
  case day(String)
  case text(String)

  var plain: Double? { if case .number(let number) = self { number } else { nil } }

  /// By what it is sorted, numbers to twelve digits; what has no value is missing.
  var place: Datum {
    switch self {
    case .number(let number), .atLeast(let number): .real(Self.twelveDigits(number))
    case .day(let text), .text(let text): .text(text)
    case .none, .lacking: .null
    }
  }

  static func twelveDigits(_ number: Double) -> Double {
    let size = abs(number)
    if size < 1e-12 { return 0 }
    var scale = 1.0
    while size * scale < 1e11 { scale *= 10 }
    return (number * scale).rounded() / scale
  }

  var cell: Cell {
    switch self {
    case .none: .none
    case .lacking(let plan): .text("no \(plan)")
    case .atLeast(let least): .text("\(Int(least))+")
    case .number(let number): .number(number)
    case .day(let iso): .text(iso)
    case .text(let text): .text(text)
    }
  }
}

/// What a row knows in one period: results of its measures, and the time it is about.
struct NaiveNumbers {
  var results: [Datum]
  var shared: [Datum]
  /// `[start, end)`
  var time: (start: String, end: String)?
  /// Whether that is a part of the question's period.
  var isPart = false
  /// Where it lies along a time axis; what has no day lies nowhere.
  var bucket: String?
  /// Measures of which it knows nothing.
  var unknown: Set<Int> = []
  /// What the other rows make of it, by number; fewer while they are worked out, none of several rows together.
  var views: [NaiveNumber] = []
}

/// The question's own period, or one that it is compared with, as numbers are read from it.
struct NaiveSide {
  /// The day on which it is asked.
  var today: String
  /// The day that states are read at.
  var moment: String
  /// What shares are taken of.
  var wholes: [Double?] = []
  /// By the bucket of a row, of what is read as of a moment.
  var momentWholes: [Int: [String: Double]] = [:]
}

struct NaiveCalculator {
  let formulas: NaiveFormulas
  let calendar: NaiveCalendar
  var sides: [NaiveSide]

  /// `row` has its numbers in every period; `nil` where a period has no such part.
  func value(_ formula: NaiveFormula, _ row: [NaiveNumbers?], _ side: Int = 0) -> NaiveNumber {
    guard row.indices.contains(side), let own = row[side] else { return .none }
    func inner(_ part: NaiveFormula) -> NaiveNumber { value(part, row, side) }
    switch formula {
    case .measure(let position):
      if own.unknown.contains(position) { return .none }
      return number(own.results[position], formulas.measures[position])
    case .shared(let position): return number(own.shared[position], formulas.shared[position])
    case .constant(let number): return .number(number)
    case .day(let iso): return .day(iso)
    case .text(let text): return .text(text)
    case .operation(let op, let left, let right, let ofCounts):
      return combined(op, inner(left), inner(right), ofCounts: ofCounts)
    case .negative(let part):
      switch inner(part) {
      case .number(let number): return .number(-number)
      case .lacking(let plan): return .lacking(plan)
      case .none, .atLeast, .day, .text: return .none
      }
    case .share(let part, let whole):
      let all = sides[side].momentWholes[whole].map { $0[own.bucket ?? ""] } ?? sides[side].wholes[whole]
      guard let total = all, total != 0, let part = inner(part).plain else { return .none }
      return .number(part / total)
    case .view(let position): return own.views.indices.contains(position) ? own.views[position] : .none
    case .bound(let isUpper, let hits, let cases): return bound(isUpper, inner(hits).plain, inner(cases).plain)
    case .percent(let part):
      // At least three of none is no percentage.
      if case .atLeast = inner(part) { return .none }
      return inner(part)
    case .before(let other, let part): return side == 0 ? value(part, row, other + 1) : .none
    case .growth(let part, let earlier):
      let (now, before) = (inner(part), inner(earlier))
      if case .lacking = now { return now }
      if case .lacking = before { return before }
      guard let last = now.plain, let first = before.plain, first != 0 else { return .none }
      return .number((last - first) / abs(first))
    case .elapsed(let unit): return elapsed(unit, own.time, sides[side].today)
    case .workdays(let elapsedOnly):
      guard let time = own.time else { return .none }
      let end = elapsedOnly ? min(time.end, calendar.adding(1, to: sides[side].today)) : time.end
      return .number(Double(calendar.workdays(time.start, end)))
    case .moment:
      guard own.isPart, let time = own.time else { return .day(sides[side].moment) }
      return .day(min(calendar.adding(-1, to: time.end), sides[side].today))
    case .aboveZero(let part):
      let found = inner(part)
      return found.plain.map { $0 > 0 } ?? true ? found : .none
    case .atLeastZero(let part):
      let found = inner(part)
      return found.plain.map { $0 < 0 } ?? false ? .number(0) : found
    case .firstKnown(let parts): return parts.lazy.map(inner).first { $0 != .none } ?? .none
    case .countback(let parts, let days):
      var sums = parts.map { inner($0).plain }
      guard !sums.isEmpty, var owed = sums.removeFirst() else { return .none }
      var found = 0.0
      while owed > 0 {
        guard !sums.isEmpty, let amount = sums.removeFirst() else { return .none }
        let sold = max(amount, 0)
        found += owed < sold ? owed / sold * Double(days) : Double(days)
        owed -= sold
      }
      return .number(found)
    }
  }

  private func number(_ datum: Datum, _ measure: Measure) -> NaiveNumber {
    switch datum {
    case .integer, .real:
      let scale = measure.function == .corr ? 1 : Double(measure.scale)
      return .number((datum.number ?? 0) / scale)
    case .text(let text): return .day(text)
    case .null:
      if let plan = measure.plan { return .lacking(plan.plan.rawValue) }
      switch measure.function {
      case .count, .countDistinct, .sum, .balance: return .number(0)
      case .avg, .median, .percentile, .stddev, .corr, .min, .max: return .none
      }
    }
  }

  private func combined(
    _ op: ArithmeticOperator, _ left: NaiveNumber, _ right: NaiveNumber, ofCounts: Bool
  ) -> NaiveNumber {
    if case .lacking = left { return left }
    if case .lacking = right { return right }
    if case .day(let later) = left, case .day(let earlier) = right, op == .subtract {
      return calendar.days(from: earlier, to: later).map { .number(Double($0)) } ?? .none
    }
    if op == .divide, case .atLeast = left, right.plain == 1 { return left }
    guard let first = left.plain, let second = right.plain else { return .none }
    switch op {
    case .add: return .number(first + second)
    case .subtract: return .number(first - second)
    case .multiply: return .number(first * second)
    case .divide:
      if second != 0 { return .number(first / second) }
      // Parts of shared deals over none are no whole number of cases.
      return ofCounts && first > 0 && first == first.rounded() ? .atLeast(first) : .none
    }
  }

  /// The chance at which so many hits of so many cases lie just at the edge of what 95 % of samples show: the roots of
  /// `(share - p)² = z² p (1 - p) / cases`.
  private func bound(_ isUpper: Bool, _ hits: Double?, _ cases: Double?) -> NaiveNumber {
    guard let hits, let cases, cases > 0, hits >= 0, hits <= cases else { return .none }
    // At the ends the roots are 0 and 1, whatever rounding makes of them.
    if !isUpper && hits == 0 { return .number(0) }
    if isUpper && hits == cases { return .number(1) }
    let square = 1.959963984540054 * 1.959963984540054
    let root = (square * (square + 4 * hits * (1 - hits / cases))).squareRoot()
    let found = (2 * hits + square + (isUpper ? root : -root)) / (2 * (cases + square))
    return .number(min(1, max(0, found)))
  }

  private func elapsed(_ unit: PerUnit, _ time: (start: String, end: String)?, _ today: String) -> NaiveNumber {
    guard let time else { return .none }
    let end = min(time.end, calendar.adding(1, to: today))
    guard let days = calendar.days(from: time.start, to: end), days > 0 else { return .none }
    switch unit {
    case .workday, .day: return .number(Double(days))
    case .week: return .number(Double(days) / 7)
    case .month: return .number(months(time.start, end))
    case .quarter: return .number(months(time.start, end) / 3)
    case .year: return .number(months(time.start, end) / 12)
    }
  }

  /// Whole months from the first day on, and of the last one the part that its days are.
  private func months(_ start: String, _ end: String) -> Double {
    var whole = 0
    while calendar.addingMonths(whole + 1, to: start) <= end { whole += 1 }
    let from = calendar.addingMonths(whole, to: start)
    let next = calendar.addingMonths(whole + 1, to: start)
    return Double(whole) + Double(calendar.days(from: from, to: end) ?? 0)
      / Double(calendar.days(from: from, to: next) ?? 1)
  }
}
