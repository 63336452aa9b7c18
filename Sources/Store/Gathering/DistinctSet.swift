/// Different values, those of many rows in one set. Whole numbers and texts, whose numbers lie close together, share an
/// entry with their neighbours: a customer among thousands needs a bit.
struct DistinctSet {
  private struct Entry: BitwiseCopyable {
    let owner: UInt32
    let kind: UInt8
    /// Of what is no real number without its last six bits.
    let bits: UInt64
    /// Which of the neighbours are there.
    var seen: UInt64
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
    let isShared = cell.kind != .real
    let mark: UInt64 = isShared ? 1 << (cell.bits & 63) : 1
    let entry = Entry(
      owner: UInt32(truncatingIfNeeded: owner), kind: cell.kind.rawValue, bits: isShared ? cell.bits >> 6 : cell.bits,
      seen: mark)
    return insert(entry) & mark == 0
  }

  /// Which of the neighbours were there before.
  @inline(__always)
  private mutating func insert(_ entry: Entry) -> UInt64 {
    let entries = entries
    let (number, isNew) = places.find(Self.hash(entry)) { number in
      let other = entries[number]
      return other.bits == entry.bits && other.owner == entry.owner && other.kind == entry.kind
    }
    if isNew {
      self.entries.append(entry)
      return 0
    }
    let seen = entries[number].seen
    entries.start[number].seen = seen | entry.seen
    return seen
  }

  /// Takes in the values of another set, whose owners are others here and whose texts have other numbers; `counted` is
  /// told how many each owner did not have yet.
  mutating func add(
    _ other: DistinctSet, owner: (Int) -> Int, text: (Int) -> Int, counted: (_ owner: Int, _ count: Int) -> Void
  ) {
    for number in 0..<other.entries.count {
      let there = other.entries[number]
      let own = owner(Int(there.owner))
      if there.kind != GatheredCell.Kind.text.rawValue {
        let entry = Entry(
          owner: UInt32(truncatingIfNeeded: own), kind: there.kind, bits: there.bits, seen: there.seen)
        counted(own, (there.seen & ~insert(entry)).nonzeroBitCount)
        continue
      }
      for bit in 0..<64 where there.seen & 1 << bit != 0 {
        let cell = GatheredCell(kind: .text, bits: UInt64(text(Int(there.bits << 6) | bit)))
        counted(own, insert(cell, of: own) ? 1 : 0)
      }
    }
  }

  @inline(__always)
  private static func hash(_ entry: Entry) -> UInt64 {
    let mixed = (entry.bits &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(entry.owner) << 8 ^ UInt64(entry.kind))
    let hash = mixed &* 0xD6E8_FEB8_6659_FD93
    return hash ^ hash >> 32
  }
}
