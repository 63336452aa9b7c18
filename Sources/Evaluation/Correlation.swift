import Glibc

/// How two numbers go together over rows. Below four rows, or when one never changes, nothing is said.
struct Correlation {
  static let fewest = 4

  let count: Int
  /// Whether each of the two changes at all.
  let varies: (first: Bool, second: Bool)
  /// Of the values.
  let pearson: Double?
  /// Of their ranks, equals sharing the middle of theirs.
  let spearman: Double?
  /// The 95 % interval of `pearson`, by Fisher's transformation.
  let interval: (low: Double, high: Double)?

  init(_ pairs: [(Double, Double)]) {
    let (first, second) = (pairs.map(\.0), pairs.map(\.1))
    count = pairs.count
    varies = (first.min() != first.max(), second.min() != second.max())
    guard pairs.count >= Self.fewest, varies.first, varies.second else {
      (pearson, spearman, interval) = (nil, nil, nil)
      return
    }
    let found = Self.coefficient(first, second)
    pearson = found
    spearman = Self.coefficient(Self.ranks(first), Self.ranks(second))
    let half = Wilson.quantile / Double(pairs.count - 3).squareRoot()
    interval = abs(found) >= 1 ? (found, found) : (tanh(atanh(found) - half), tanh(atanh(found) + half))
  }

  private static func coefficient(_ first: [Double], _ second: [Double]) -> Double {
    let count = Double(first.count)
    let (middle, other) = (first.reduce(0, +) / count, second.reduce(0, +) / count)
    var (products, squares, others) = (0.0, 0.0, 0.0)
    for (one, two) in zip(first, second) {
      products += (one - middle) * (two - other)
      squares += (one - middle) * (one - middle)
      others += (two - other) * (two - other)
    }
    return max(-1, min(1, products / squares.squareRoot() / others.squareRoot()))
  }

  private static func ranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start
      while end + 1 < order.count, values[order[end + 1]] == values[order[start]] { end += 1 }
      for place in start...end { ranks[order[place]] = Double(start + end) / 2 + 1 }
      start = end + 1
    }
    return ranks
  }
}
