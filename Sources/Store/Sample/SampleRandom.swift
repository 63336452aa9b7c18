/// SplitMix64: the same numbers for the same seed on every machine.
struct SampleRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// 0 ..< `limit`.
  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(max(1, limit))) }

  mutating func between(_ low: Int, _ high: Int) -> Int { low + below(high - low + 1) }

  /// Between the two, most often in the middle.
  mutating func around(_ low: Int, _ high: Int) -> Int { (between(low, high) + between(low, high)) / 2 }

  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  /// A whole number whose mean is `tenths` / 10.
  mutating func roughly(_ tenths: Int) -> Int { (tenths + below(10)) / 10 }

  mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }

  /// An index, as often as its weight says.
  mutating func weighted(_ weights: [Int]) -> Int {
    var left = below(weights.reduce(0, +))
    for (index, weight) in weights.enumerated() {
      if left < weight { return index }
      left -= weight
    }
    return weights.count - 1
  }
}
