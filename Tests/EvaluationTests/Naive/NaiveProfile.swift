import Semantics
import Syntax
import Values

extension NaiveEvaluator {
  /// Of every value that either side has: n, its share, base n and its share, the rate with its interval, the lift. The
  /// likeliest come first; those with fewer than twenty in the base are thin and come last.
  func profile(_ request: ProfileRequest) throws -> NaiveAnswer {
    let isCross = request.parts.count == 1 && request.parts[0].subject.keys.count > 1
    var answer = NaiveAnswer(rows: [])
    for part in request.parts {
      let (subject, base) = (try run(part.subject), try run(part.base))
      var values: [[Datum]: NaiveProfileValue] = [:]
      for row in base.kept {
        let nobody = subject.emptyRow(row.keys).numbers
        values[row.keys.map(\.identity)] = NaiveProfileValue(
          keys: row.keys, count: 0, base: base.cells(row.numbers)[0].number ?? 0,
          others: Array(subject.cells(nobody).dropFirst()))
      }
      for row in subject.kept {
        let cells = subject.cells(row.numbers)
        let identity = row.keys.map(\.identity)
        values[identity] = NaiveProfileValue(
          keys: row.keys, count: cells[0].number ?? 0, base: values[identity]?.base ?? 0,
          others: Array(cells.dropFirst()))
      }
      let all = subject.totals(subject.kept, isEverything: true).dropFirst(part.subject.keys.count)
      let allOfBase = base.totals(base.kept, isEverything: true).dropFirst(part.base.keys.count)
      let whole = NaiveProfileValue(
        keys: [], count: all.first?.number ?? 0, base: allOfBase.first?.number ?? 0, others: Array(all.dropFirst()))
      let title = part.subject.keys.map(\.title).joined(separator: " x ")
      for value in values.values.sorted(by: { NaiveProfileValue.precedes($0, $1, whole) }) {
        let shown = value.keys.map(\.shown)
        let keys: [Cell] = isCross ? shown : [.text(title), Self.joined(shown, part.subject.keys)]
        answer.rows.append(keys + value.cells(whole, isInside: request.isInside))
      }
      if answer.total == nil {
        answer.total = (isCross ? shownNothing(part) : [.none, .none]) + whole.cells(whole, isInside: request.isInside)
      }
    }
    if answer.rows.isEmpty { answer.total = nil }
    // Of everything there is no saying whether it is thin.
    if let last = answer.total?.indices.last { answer.total?[last] = .text("") }
    return answer
  }

  private func shownNothing(_ part: ProfileRequest.Part) -> [Cell] { part.subject.keys.map { _ in .none } }

  private static func joined(_ cells: [Cell], _ keys: [GroupKey]) -> Cell {
    if cells.count == 1 { return cells[0] }
    return .text(zip(cells, keys).map { isWeekday($1) ? weekday($0) : $0.description }.joined(separator: " x "))
  }

  private static func isWeekday(_ key: GroupKey) -> Bool {
    if case .time(.weekday) = key.kind { true } else { key.datePart == .weekday }
  }

  /// In words a day of the week has its name.
  private static func weekday(_ cell: Cell) -> String {
    guard let day = cell.number else { return cell.description }
    return ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][Int(day) - 1]
  }
}

private struct NaiveProfileValue {
  var keys: [NaiveKey]
  var count: Double
  var base: Double
  var others: [Cell]

  var isThin: Bool { base < 20 }

  func lift(_ whole: Self) -> Double? {
    guard base > 0, whole.base > 0, whole.count > 0 else { return nil }
    return count / whole.count / (base / whole.base)
  }

  static func precedes(_ left: Self, _ right: Self, _ whole: Self) -> Bool {
    if left.isThin != right.isThin { return right.isThin }
    func place(_ value: Self) -> Double? { value.lift(whole).map(NaiveNumber.twelveDigits) }
    switch (place(left), place(right)) {
    case (let one?, let other?) where one != other: return one > other
    case (_?, nil): return true
    case (nil, _?): return false
    default: return NaiveKey.precedes(left.keys, right.keys)
    }
  }

  func cells(_ whole: Self, isInside: Bool) -> [Cell] {
    func part(_ count: Double, _ all: Double) -> Cell { all == 0 ? .none : .number(count / all) }
    let cases = isInside ? base : base + count
    let interval = NaiveInterval(hits: count, cases: cases)
    return [
      .number(count), part(count, whole.count), .number(base), part(base, whole.base), part(count, cases),
      interval.map { .number($0.low) } ?? .none, interval.map { .number($0.high) } ?? .none,
      lift(whole).map { .number($0) } ?? .none,
    ] + others + [.text(isThin ? "thin" : "")]
  }
}

/// The shares p that a sample of hits among cases does not contradict at 95 %: the roots of
/// (hits/cases - p)² = z² p (1 - p) / cases (Wilson).
struct NaiveInterval {
  let low: Double
  let high: Double

  init?(hits: Double, cases: Double) {
    guard cases > 0, hits >= 0, hits <= cases else { return nil }
    let z = 1.959963984540054
    let share = hits / cases
    let a = 1 + z * z / cases
    let b = -(2 * share + z * z / cases)
    let root = max(0, b * b - 4 * a * share * share).squareRoot()
    // The small one by way of the other, which loses no digits.
    high = min(1, (-b + root) / (2 * a))
    low = high == 0 ? 0 : share * share / a / ((-b + root) / (2 * a))
  }
}
