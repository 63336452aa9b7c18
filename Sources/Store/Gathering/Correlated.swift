import CSQLite

/// How two numbers go together, from one pass: means that follow the records, and the squares and products of distances
/// from them, so that large values that differ little lose nothing (Welford).
enum Correlated {
  /// How many, both means, both sums of squares, the sum of products.
  static let size = 6

  /// Nothing where one of the two is missing.
  @inline(__always)
  static func add(_ first: GatheredCell, _ second: GatheredCell, _ word: UnsafeMutablePointer<UInt64>) {
    guard first.kind != .null, second.kind != .null else { return }
    let (x, y) = (first.double, second.double)
    word[0] &+= 1
    let count = Double(word[0])
    func at(_ position: Int) -> Double { Double(bitPattern: word[position]) }
    let (fromX, fromY) = (x - at(1), y - at(2))
    word[1] = (at(1) + fromX / count).bitPattern
    word[2] = (at(2) + fromY / count).bitPattern
    word[3] = (at(3) + fromX * (x - at(1))).bitPattern
    word[4] = (at(4) + fromY * (y - at(2))).bitPattern
    word[5] = (at(5) + fromX * (y - at(2))).bitPattern
  }

  /// Those of other records: their means lie apart, which adds to squares and products (Chan).
  static func add(_ more: UnsafeMutablePointer<UInt64>, to word: UnsafeMutablePointer<UInt64>) {
    guard more[0] > 0 else { return }
    let (own, other) = (Double(word[0]), Double(more[0]))
    let total = own + other
    func at(_ position: Int) -> Double { Double(bitPattern: word[position]) }
    func there(_ position: Int) -> Double { Double(bitPattern: more[position]) }
    let (apartX, apartY) = (there(1) - at(1), there(2) - at(2))
    let weight = own * other / total
    word[0] &+= more[0]
    word[1] = (at(1) + apartX * other / total).bitPattern
    word[2] = (at(2) + apartY * other / total).bitPattern
    word[3] = (at(3) + there(3) + apartX * apartX * weight).bitPattern
    word[4] = (at(4) + there(4) + apartY * apartY * weight).bitPattern
    word[5] = (at(5) + there(5) + apartX * apartY * weight).bitPattern
  }

  /// With the sign of the correlation; `nil` where one of the two never varies.
  static func square(_ word: UnsafeMutablePointer<UInt64>) -> Double? {
    let (xx, yy, xy) = (Double(bitPattern: word[3]), Double(bitPattern: word[4]), Double(bitPattern: word[5]))
    guard xx > 0, yy > 0 else { return nil }
    return xy / xx * (abs(xy) / yy)
  }
}
