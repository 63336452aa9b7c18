import CSQLite
import Glibc

/// A value beside many others: sixteen bytes, texts by their number in a `TextPool`.
struct GatheredCell {
  enum Kind: UInt8 {
    case null
    case integer
    case real
    case text
  }

  let kind: Kind
  let bits: UInt64

  static let null = GatheredCell(kind: .null, bits: 0)

  init(kind: Kind, bits: UInt64) {
    self.kind = kind
    self.bits = bits
  }

  @inline(__always)
  init(_ value: OpaquePointer?, _ texts: inout TextPool) {
    switch sqlite3_value_type(value) {
    case SQLITE_INTEGER: self.init(kind: .integer, bits: UInt64(bitPattern: sqlite3_value_int64(value)))
    case SQLITE_FLOAT: self.init(kind: .real, bits: sqlite3_value_double(value).bitPattern)
    case SQLITE_NULL: self.init(kind: .null, bits: 0)
    default:
      self.init(kind: .text, bits: UInt64(texts.number(of: UnsafeRawBufferPointer(textOf: value))))
    }
  }

  var integer: Int { Int(bitPattern: UInt(bits)) }
  var real: Double { Double(bitPattern: bits) }

  /// The one form of a number that may be written as whole or not: 3.0 is 3.
  @inline(__always)
  var canonical: GatheredCell {
    guard kind == .real, let whole = Int(exactly: real) else { return self }
    return GatheredCell(kind: .integer, bits: UInt64(UInt(bitPattern: whole)))
  }

  @inline(__always)
  func isIdentical(to other: GatheredCell) -> Bool { bits == other.bits && kind == other.kind }

  @inline(__always)
  func mixed(into hash: UInt64) -> UInt64 {
    let mixed = (hash ^ bits ^ UInt64(kind.rawValue) << 60) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ mixed >> 32
  }

  /// In the order of the store: numbers before texts, texts by their bytes. Nothing is never compared.
  func precedes(_ other: GatheredCell, _ texts: TextPool) -> Bool {
    switch (kind, other.kind) {
    case (.text, .text): texts.precedes(Int(bits), Int(other.bits))
    case (.text, _): false
    case (_, .text): true
    case (.integer, .integer): integer < other.integer
    case (.real, .real): real < other.real
    case (.integer, .real): Self.compare(integer, other.real) < 0
    case (.real, .integer): Self.compare(other.integer, real) > 0
    case (.null, _), (_, .null): false
    }
  }

  /// Exactly, also where a whole number has more digits than the other can hold: less than 0 when it is the smaller one.
  private static func compare(_ whole: Int, _ real: Double) -> Int {
    if real >= 0x1p63 { return -1 }
    if real < -0x1p63 { return 1 }
    let near = Int(real)
    if whole != near { return whole < near ? -1 : 1 }
    return Double(near) < real ? -1 : Double(near) > real ? 1 : 0
  }
}

extension UnsafeRawBufferPointer {
  /// Of a value of SQLite, as long as that lasts.
  @inline(__always)
  init(textOf value: OpaquePointer?) {
    self.init(start: sqlite3_value_text(value), count: Int(sqlite3_value_bytes(value)))
  }
}

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

/// Numbers texts, equal ones alike.
struct TextPool {
  private var bytes: UnsafeMutablePointer<UInt8>
  private var byteCount = 0
  private var capacity = 1024
  /// Where each text ends.
  private var ends: GrowingBuffer<Int> = .init()
  private var hashes: GrowingBuffer<UInt64> = .init()
  private var places = HashPlaces()

  init() { bytes = .allocate(capacity: capacity) }

  func deallocate() {
    bytes.deallocate()
    ends.deallocate()
    hashes.deallocate()
    places.deallocate()
  }

  var count: Int { places.count }

  /// `nil` for a text that is not there.
  @inline(__always)
  func known(_ text: UnsafeRawBufferPointer) -> Int? {
    let hash = Self.hash(of: text)
    return places.known(hash) { Self.isSame($0, text, hash, bytes, ends, hashes) }
  }

  @inline(__always)
  private static func hash(of text: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash ^ hash >> 32
  }

  @inline(__always)
  private static func isSame(
    _ number: Int, _ text: UnsafeRawBufferPointer, _ hash: UInt64, _ bytes: UnsafeMutablePointer<UInt8>,
    _ ends: GrowingBuffer<Int>, _ hashes: GrowingBuffer<UInt64>
  ) -> Bool {
    let start = number == 0 ? 0 : ends[number - 1]
    guard hashes[number] == hash, ends[number] - start == text.count else { return false }
    return text.baseAddress.map { memcmp(bytes + start, $0, text.count) == 0 } ?? true
  }

  mutating func number(of text: UnsafeRawBufferPointer) -> Int {
    let hash = Self.hash(of: text)
    let (bytes, ends, hashes) = (bytes, ends, hashes)
    let (number, isNew) = places.find(hash) {
      hashes[$0]
    } isWanted: {
      Self.isSame($0, text, hash, bytes, ends, hashes)
    }
    if isNew {
      reserve(text.count)
      if let start = text.baseAddress { memcpy(self.bytes + byteCount, start, text.count) }
      byteCount += text.count
      self.ends.append(byteCount)
      self.hashes.append(hash)
    }
    return number
  }

  subscript(number: Int) -> UnsafeRawBufferPointer {
    let start = number == 0 ? 0 : ends[number - 1]
    return UnsafeRawBufferPointer(start: bytes + start, count: ends[number] - start)
  }

  func precedes(_ first: Int, _ second: Int) -> Bool { self[first].lexicographicallyPrecedes(self[second]) }

  private mutating func reserve(_ more: Int) {
    guard byteCount + more > capacity else { return }
    capacity = max(capacity * 2, byteCount + more)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    memcpy(larger, bytes, byteCount)
    bytes.deallocate()
    bytes = larger
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
