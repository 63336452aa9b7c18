import CSQLite

/// How far numbers lie from their mean, in one pass as `Correlated` goes. The first one is taken away from all, so that
/// large numbers that differ little lose nothing.
enum Variance {
  /// How many, the first one, the mean of distances from it, the sum of squares of their distances from that.
  static let size = 4

  @inline(__always)
  static func add(_ value: GatheredCell, _ word: UnsafeMutablePointer<UInt64>) {
    guard value.kind != .null else { return }
    let number = value.double
    if word[0] == 0 { word[1] = number.bitPattern }
    word[0] &+= 1
    let distance = number - Double(bitPattern: word[1])
    let mean = Double(bitPattern: word[2])
    let next = mean + (distance - mean) / Double(word[0])
    word[2] = next.bitPattern
    word[3] = (Double(bitPattern: word[3]) + (distance - mean) * (distance - next)).bitPattern
  }

  /// Those of other records, whose distances are from a first one of their own (Chan).
  static func add(_ more: UnsafeMutablePointer<UInt64>, to word: UnsafeMutablePointer<UInt64>) {
    guard more[0] > 0 else { return }
    guard word[0] > 0 else { return word.update(from: more, count: size) }
    let (own, other) = (Double(word[0]), Double(more[0]))
    let total = own + other
    func at(_ position: Int) -> Double { Double(bitPattern: word[position]) }
    func there(_ position: Int) -> Double { Double(bitPattern: more[position]) }
    let apart = there(1) - at(1) + there(2) - at(2)
    word[0] &+= more[0]
    word[2] = (at(2) + apart * other / total).bitPattern
    word[3] = (at(3) + there(3) + apart * apart * (own * other / total)).bitPattern
  }

  /// That of a sample; `nil` for fewer than two.
  static func ofSample(_ word: UnsafeMutablePointer<UInt64>) -> Double? {
    word[0] < 2 ? nil : Double(bitPattern: word[3]) / Double(word[0] - 1)
  }
}
