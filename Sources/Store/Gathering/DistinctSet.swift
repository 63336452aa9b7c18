/// Different values, those of many rows in one set.
struct DistinctSet {
  private struct Entry: BitwiseCopyable {
    let owner: UInt32
    let kind: UInt8
    let bits: UInt64
  }

  private var entries: GrowingBuffer<Entry> = .init()
  private var places = HashPlaces()

  func deallocate() {
    entries.deallocate()
    places.deallocate()
  }

  /// Whether the owner did not have the value yet.
  @inline(__always)
  mutating func insert(_ cell: GatheredCell, of owner: Int) -> Bool {
    let cell = cell.canonical
    let entry = Entry(owner: UInt32(truncatingIfNeeded: owner), kind: cell.kind.rawValue, bits: cell.bits)
    let entries = entries
    let isNew = places.find(Self.hash(entry)) {
      Self.hash(entries[$0])
    } isWanted: { number in
      let other = entries[number]
      return other.bits == entry.bits && other.owner == entry.owner && other.kind == entry.kind
    }.isNew
    if isNew { self.entries.append(entry) }
    return isNew
  }

  @inline(__always)
  private static func hash(_ entry: Entry) -> UInt64 {
    let mixed = (entry.bits &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(entry.owner) << 8 ^ UInt64(entry.kind))
    let hash = mixed &* 0xD6E8_FEB8_6659_FD93
    return hash ^ hash >> 32
  }
}
