import Semantics
import Store
import Values

/// Who works how well, and at which level of effort the best do.
struct Benchmark {
  struct Person {
    var row: AnswerRow
    var result: Value
    var effort: Value
    /// Cases the result rests on.
    var volume: Double
    /// What the best are known by; `nil` where there is none.
    var standing: Double?
    /// Of a rate.
    var interval: (low: Double, high: Double)?
    var takesPart: Bool
    var isBest = false
  }

  /// The middle half of the effort of the best.
  struct Norm {
    var low: Double
    var high: Double

    /// How far an effort is from the norm: below it negative, inside 0.
    func distance(of effort: Double) -> Double { effort < low ? effort - low : effort > high ? effort - high : 0 }
  }

  /// Fewer cannot be cut into quarters.
  static let fewest = 4

  /// Best first, then those who take no part; what has no value last.
  private(set) var people: [Person]
  private(set) var norm: Norm?
  /// The first of the rest cannot be told from the last of the best: their intervals overlap.
  private(set) var isClose = false
  /// Some have more hits than cases, such as deals won of leads that came before: that is no share of cases, and has no
  /// interval.
  private(set) var isOfOthers = false

  var participants: [Person] { people.filter(\.takesPart) }
  var best: [Person] { people.filter(\.isBest) }

  init(_ rows: [AnswerRow], _ reader: QuantityReader, _ request: BenchmarkRequest) {
    let (effort, result) = (reader.formula(request.effort.quantity), reader.formula(request.result.quantity))
    let volume = reader.formula(request.volume)
    let isLowerBetter = request.result.direction == .lower
    let standing: (RowNumbers) -> (Double?, (low: Double, high: Double)?)
    switch request.standing {
    case .perWorkday(let column):
      let formula = reader.formula(column.quantity)
      standing = { (formula($0).number, nil) }
    case .rate(let hits, let cases):
      let (hits, cases) = (reader.formula(hits), reader.formula(cases))
      isOfOthers = rows.contains { row in
        guard let some = hits(row.numbers).number, let all = cases(row.numbers).number else { return false }
        return all > 0 && some > all
      }
      if isOfOthers {
        standing = { (result($0).number, nil) }
        break
      }
      standing = { row in
        guard let interval = Wilson(hits: hits(row), cases: cases(row)) else { return (nil, nil) }
        return (isLowerBetter ? interval.high : interval.low, (interval.low, interval.high))
      }
    case .itself: standing = { (result($0).number, nil) }
    }
    people = rows.map { row in
      let (place, interval) = standing(row.numbers)
      let cases = volume(row.numbers).number ?? 0
      return Person(
        row: row, result: result(row.numbers), effort: effort(row.numbers), volume: cases, standing: place,
        interval: interval, takesPart: cases >= Double(request.minimum) && place != nil)
    }
    // Rows come in the order of their names, which decides between equals.
    people = people.enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      if first.takesPart != second.takesPart { return first.takesPart }
      guard let one = first.standing, let other = second.standing, one != other else {
        if (first.standing == nil) != (second.standing == nil) { return second.standing == nil }
        return left.offset < right.offset
      }
      return isLowerBetter ? one < other : one > other
    }.map(\.element)
    choose()
  }

  /// The top quarter, at least one; who is level with its last is in it, too.
  private mutating func choose() {
    let count = people.count(where: \.takesPart)
    guard count >= Self.fewest else { return }
    let last = people[(count + 3) / 4 - 1].standing
    for position in 0..<count where position < (count + 3) / 4 || people[position].standing == last {
      people[position].isBest = true
    }
    let efforts = best.compactMap(\.effort.number).sorted()
    guard !efforts.isEmpty else { return }
    let spread = Spread(efforts)
    norm = Norm(
      low: spread.percentile(.init(part: 1, whole: 4)), high: spread.percentile(.init(part: 3, whole: 4)))
    let rest = people.prefix(count).drop(while: \.isBest)
    if let last = best.last?.interval, let next = rest.first?.interval {
      isClose = last.low < next.high && next.low < last.high
    }
  }
}
