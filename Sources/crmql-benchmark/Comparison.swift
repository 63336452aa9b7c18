/// Two programs run in turn, A B A B, after one turn that does not count.
struct Comparison {
  private(set) var ours: [Child] = []
  private(set) var theirs: [Child] = []

  init(runs: Int, ours first: () throws -> Child, theirs second: () throws -> Child) rethrows {
    _ = try first()
    _ = try second()
    for _ in 0..<runs {
      ours.append(try first())
      theirs.append(try second())
    }
  }

  /// The middle of the ratios of neighbouring runs: what slows the machine for a while slows both.
  var ratio: Double { median(zip(ours, theirs).map { $0.wall / $1.wall }) }
}

func median(_ numbers: [Double]) -> Double {
  let sorted = numbers.sorted()
  guard let last = sorted.last else { return 0 }
  let middle = sorted.count / 2
  return sorted.count % 2 == 1
    ? sorted[middle] : (sorted[middle - 1] + (middle < sorted.count ? sorted[middle] : last)) / 2
}
