import Glibc

/// Numbers by text, asked for by the bytes as they stand in the file: no string has to be made to find one.
///
/// - Complexity: constant; 24 bytes an entry and the texts themselves.
struct ByteTable {
  private struct Entry {
    var hash: UInt64
    /// Where the text begins; -1 for an empty place.
    var start: Int32
    var count: Int32
    var value: Int
  }

  private static let empty = Entry(hash: 0, start: -1, count: 0, value: 0)
  private var entries = [Entry](repeating: empty, count: 64)
  private var texts: [UInt8] = []
  private(set) var count = 0
  /// So that no file can be made whose texts all meet in one place.
  private let seed = UInt64.random(in: .min ... .max)

  func find(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    let hash = hash(text)
    return entries.withUnsafeBufferPointer { entries in
      texts.withUnsafeBufferPointer { texts in
        var place = Int(truncatingIfNeeded: hash) & (entries.count - 1)
        while entries[place].start >= 0 {
          let entry = entries[place]
          if entry.hash == hash, Int(entry.count) == text.count, Self.areEqual(texts, Int(entry.start), text) {
            return entry.value
          }
          place = (place + 1) & (entries.count - 1)
        }
        return nil
      }
    }
  }

  private static func areEqual(
    _ texts: UnsafeBufferPointer<UInt8>, _ start: Int, _ text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let base = texts.baseAddress, let other = text.baseAddress else { return text.isEmpty }
    return memcmp(base + start, other, text.count) == 0
  }

  /// - Precondition: the text is not there yet.
  mutating func add(_ text: UnsafeBufferPointer<UInt8>, _ value: Int) {
    if texts.count + text.count > Int(Int32.max) { removeAll() }
    if (count + 1) * 2 > entries.count { grow() }
    let entry = Entry(hash: hash(text), start: Int32(texts.count), count: Int32(text.count), value: value)
    texts.append(contentsOf: text)
    place(entry)
    count += 1
  }

  mutating func removeAll() {
    entries = [Entry](repeating: Self.empty, count: 64)
    texts = []
    count = 0
  }

  private mutating func grow() {
    let old = entries
    entries = [Entry](repeating: Self.empty, count: old.count * 2)
    for entry in old where entry.start >= 0 { place(entry) }
  }

  private mutating func place(_ entry: Entry) {
    var place = Int(truncatingIfNeeded: entry.hash) & (entries.count - 1)
    while entries[place].start >= 0 { place = (place + 1) & (entries.count - 1) }
    entries[place] = entry
  }

  private func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let raw = UnsafeRawBufferPointer(text)
    var state = seed ^ UInt64(truncatingIfNeeded: text.count)
    var offset = 0
    while offset + 8 <= raw.count {
      state = Self.mixed(state ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < raw.count {
      rest = rest << 8 | UInt64(raw[offset])
      offset += 1
    }
    return Self.mixed(Self.mixed(state ^ rest))
  }

  private static func mixed(_ word: UInt64) -> UInt64 {
    let product = word &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 32
  }
}

extension ByteTable {
  func find(_ text: String) -> Int? {
    var copy = text
    return copy.withUTF8 { find($0) }
  }

  mutating func add(_ text: String, _ value: Int) {
    var copy = text
    copy.withUTF8 { add($0, value) }
  }
}
