/// Whole numbers, none of which comes twice, and where each stands among them.
struct IDPlaces {
  private var ids: GrowingBuffer<Int> = .init()
  /// The ids from the first one on, where they lie close together: the place of each among them, or -1.
  private var places: GrowingBuffer<Int32> = .init()
  private var first = 0
  private var sorted: GrowingBuffer<Int32> = .init()

  func deallocate() {
    ids.deallocate()
    places.deallocate()
    sorted.deallocate()
  }

  mutating func append(_ id: Int) { ids.append(id) }

  /// After the last one was added.
  mutating func prepare() {
    let all = UnsafeBufferPointer(start: ids.start, count: ids.count)
    guard let first = all.min(), let last = all.max() else { return }
    let (span, overflow) = last.subtractingReportingOverflow(first)
    guard !overflow, span < 4 * ids.count + 64 else {
      for position in all.indices.sorted(by: { all[$0] < all[$1] }) {
        sorted.append(Int32(truncatingIfNeeded: position))
      }
      return
    }
    self.first = first
    places.append(repeating: -1, count: span + 1)
    for (position, id) in all.enumerated() { places.start[id - first] = Int32(truncatingIfNeeded: position) }
  }

  @inline(__always)
  func position(of id: Int) -> Int? {
    if places.count > 0 {
      let place = id &- first
      guard place >= 0, place < places.count, case let position = places[place], position >= 0 else { return nil }
      return Int(position)
    }
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if ids[Int(sorted[middle])] < id { low = middle + 1 } else { high = middle }
    }
    guard low < sorted.count, case let position = Int(sorted[low]), ids[position] == id else { return nil }
    return position
  }
}
