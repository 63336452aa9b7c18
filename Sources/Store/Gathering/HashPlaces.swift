/// Places found by hash, none given up before the end.
struct HashPlaces {
  private var places: UnsafeMutablePointer<UInt32>
  private var mask: Int
  private(set) var count = 0

  /// What no number of an entry is.
  private static let free = UInt32.max

  init() {
    mask = 63
    places = .allocate(capacity: mask + 1)
    places.initialize(repeating: Self.free, count: mask + 1)
  }

  func deallocate() { places.deallocate() }

  /// The number of the entry that `isWanted`; a new one gets the next number.
  @inline(__always)
  mutating func find(
    _ hash: UInt64, hashOf: (Int) -> UInt64, isWanted: (Int) -> Bool
  ) -> (number: Int, isNew: Bool) {
    let place = place(of: hash, isWanted)
    if places[place] != Self.free { return (Int(places[place]), false) }
    places[place] = UInt32(truncatingIfNeeded: count)
    count += 1
    if count * 2 > mask { grow(hash, hashOf) }
    return (count - 1, true)
  }

  /// The number of the entry that `isWanted`; `nil` where there is none.
  @inline(__always)
  func known(_ hash: UInt64, isWanted: (Int) -> Bool) -> Int? {
    let place = place(of: hash, isWanted)
    return places[place] == Self.free ? nil : Int(places[place])
  }

  /// Where the entry that `isWanted` is found, or else the free place that it would have.
  @inline(__always)
  private func place(of hash: UInt64, _ isWanted: (Int) -> Bool) -> Int {
    var place = Int(truncatingIfNeeded: hash) & mask
    while places[place] != Self.free, !isWanted(Int(places[place])) { place = (place + 1) & mask }
    return place
  }

  /// `hash` is that of the entry that came last and is kept nowhere yet.
  private mutating func grow(_ hash: UInt64, _ hashOf: (Int) -> UInt64) {
    places.deallocate()
    mask = mask * 2 + 1
    places = .allocate(capacity: mask + 1)
    places.initialize(repeating: Self.free, count: mask + 1)
    for number in 0..<count {
      let place = place(of: number == count - 1 ? hash : hashOf(number)) { _ in false }
      places[place] = UInt32(truncatingIfNeeded: number)
    }
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
