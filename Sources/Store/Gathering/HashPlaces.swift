/// Places found by hash, none given up before the end. A place holds half of the hash beside the number of the entry, so
/// that few entries but the wanted one are looked at.
struct HashPlaces {
  private var places: UnsafeMutablePointer<UInt64>
  private var mask: Int
  private(set) var count = 0

  /// What no entry has.
  private static let free = UInt64.max

  init() {
    mask = 63
    places = .allocate(capacity: mask + 1)
    places.initialize(repeating: Self.free, count: mask + 1)
  }

  func deallocate() { places.deallocate() }

  /// The number of the entry that `isWanted`; a new one gets the next number.
  @inline(__always)
  mutating func find(_ hash: UInt64, isWanted: (Int) -> Bool) -> (number: Int, isNew: Bool) {
    let place = place(of: hash, isWanted)
    if places[place] != Self.free { return (Self.number(places[place]), false) }
    places[place] = hash << 32 | UInt64(truncatingIfNeeded: count)
    count += 1
    if count * 2 > mask { grow() }
    return (count - 1, true)
  }

  /// The number of the entry that `isWanted`; `nil` where there is none.
  @inline(__always)
  func known(_ hash: UInt64, isWanted: (Int) -> Bool) -> Int? {
    let place = place(of: hash, isWanted)
    return places[place] == Self.free ? nil : Self.number(places[place])
  }

  @inline(__always)
  private static func number(_ place: UInt64) -> Int { Int(UInt32(truncatingIfNeeded: place)) }

  /// Where the entry that `isWanted` is found, or else the free place that it would have.
  @inline(__always)
  private func place(of hash: UInt64, _ isWanted: (Int) -> Bool) -> Int {
    let half = UInt32(truncatingIfNeeded: hash)
    var place = Int(half) & mask
    while places[place] != Self.free {
      if UInt32(truncatingIfNeeded: places[place] >> 32) == half, isWanted(Self.number(places[place])) { break }
      place = (place + 1) & mask
    }
    return place
  }

  private mutating func grow() {
    let (old, oldCount) = (places, mask + 1)
    mask = mask * 2 + 1
    places = .allocate(capacity: mask + 1)
    places.initialize(repeating: Self.free, count: mask + 1)
    for position in 0..<oldCount where old[position] != Self.free {
      var place = Int(truncatingIfNeeded: old[position] >> 32) & mask
      while places[place] != Self.free { place = (place + 1) & mask }
      places[place] = old[position]
    }
    old.deallocate()
  }
}

/// An array without checks, for what is read once for every record.
struct GrowingBuffer<Element: BitwiseCopyable> {
  private(set) var start: UnsafeMutablePointer<Element>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int = 16) {
    self.capacity = capacity
    start = .allocate(capacity: capacity)
  }

  func deallocate() { start.deallocate() }

  @inline(__always)
  subscript(index: Int) -> Element { start[index] }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow(to: count + 1) }
    start[count] = element
    count += 1
  }

  mutating func append(repeating element: Element, count more: Int) {
    if count + more > capacity { grow(to: count + more) }
    (start + count).initialize(repeating: element, count: more)
    count += more
  }

  private mutating func grow(to wanted: Int) {
    capacity = max(capacity * 2, wanted)
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    larger.initialize(from: start, count: count)
    start.deallocate()
    start = larger
  }
}
