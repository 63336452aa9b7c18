import Semantics
import Syntax

/// What some numbers, smallest first, come to; of none nothing.
struct Spread {
  private let numbers: [Double]

  init(_ numbers: [Double]) { self.numbers = numbers }

  func value(_ function: Aggregate.Function, _ level: Measure.Level?) -> Double? {
    guard let first = numbers.first, let last = numbers.last else { return nil }
    switch function {
    case .avg: return mean
    case .min: return first
    case .max: return last
    case .median, .percentile: return percentile(level ?? .half)
    case .stddev: return deviation
    case .count, .countDistinct, .sum, .corr, .balance: return nil
    }
  }

  private var mean: Double { numbers.reduce(0, +) / Double(numbers.count) }

  /// By linear interpolation between the two numbers nearest to it.
  ///
  /// - Precondition: there are some.
  func percentile(_ level: Measure.Level) -> Double {
    let place = Double(numbers.count - 1) * Double(level.part) / Double(level.whole)
    let below = Int(place)
    let above = min(below + 1, numbers.count - 1)
    return numbers[below] + (numbers[above] - numbers[below]) * (place - Double(below))
  }

  /// Of a sample; of one number there is none.
  private var deviation: Double? {
    guard numbers.count > 1 else { return nil }
    let mean = mean
    let squares = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(numbers.count - 1)).squareRoot()
  }
}
