import CSQLite
import Glibc

/// Numbers texts, equal ones alike.
struct TextPool {
  private var bytes: UnsafeMutablePointer<UInt8>
  private var byteCount = 0
  private var capacity = 1024
  /// Where each text ends.
  private var ends: GrowingBuffer<Int> = .init()
  private var places = HashPlaces()
  /// The number that was found before: the days of an index come many times, one after another.
  private var last = 0

  init() { bytes = .allocate(capacity: capacity) }

  func deallocate() {
    bytes.deallocate()
    ends.deallocate()
    places.deallocate()
  }

  var count: Int { places.count }

  /// `nil` for a text that is not there.
  @inline(__always)
  mutating func known(_ text: UnsafeRawBufferPointer) -> Int? {
    if isLast(text) { return last }
    let hash = Self.hash(of: text)
    guard let number = places.known(hash, isWanted: { Self.isSame($0, text, bytes, ends) }) else { return nil }
    last = number
    return number
  }

  @inline(__always)
  private static func hash(of text: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash ^ hash >> 32
  }

  @inline(__always)
  private func isLast(_ text: UnsafeRawBufferPointer) -> Bool {
    count > 0 && Self.isSame(last, text, bytes, ends)
  }

  @inline(__always)
  private static func isSame(
    _ number: Int, _ text: UnsafeRawBufferPointer, _ bytes: UnsafeMutablePointer<UInt8>, _ ends: GrowingBuffer<Int>
  ) -> Bool {
    let start = number == 0 ? 0 : ends[number - 1]
    guard ends[number] - start == text.count else { return false }
    return text.baseAddress.map { memcmp(bytes + start, $0, text.count) == 0 } ?? true
  }

  @inline(__always)
  mutating func number(of text: UnsafeRawBufferPointer) -> Int {
    if isLast(text) { return last }
    return numberByHash(of: text)
  }

  private mutating func numberByHash(of text: UnsafeRawBufferPointer) -> Int {
    let hash = Self.hash(of: text)
    let (bytes, ends) = (bytes, ends)
    let (number, isNew) = places.find(hash) { Self.isSame($0, text, bytes, ends) }
    if isNew {
      reserve(text.count)
      if let start = text.baseAddress { memcpy(self.bytes + byteCount, start, text.count) }
      byteCount += text.count
      self.ends.append(byteCount)
    }
    last = number
    return number
  }

  subscript(number: Int) -> UnsafeRawBufferPointer {
    let start = number == 0 ? 0 : ends[number - 1]
    return UnsafeRawBufferPointer(start: bytes + start, count: ends[number] - start)
  }

  func precedes(_ first: Int, _ second: Int) -> Bool { self[first].precedes(self[second]) }

  private mutating func reserve(_ more: Int) {
    guard byteCount + more > capacity else { return }
    capacity = max(capacity * 2, byteCount + more)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    memcpy(larger, bytes, byteCount)
    bytes.deallocate()
    bytes = larger
  }
}

extension UnsafeRawBufferPointer {
  /// Of a value of SQLite that is a text, as long as that lasts. As bytes it is where it is read, as a text it would be
  /// copied to put a zero behind it.
  @inline(__always)
  init(textOf value: OpaquePointer?) {
    self.init(start: sqlite3_value_blob(value), count: Int(sqlite3_value_bytes(value)))
  }

  /// By its bytes, as the store compares texts.
  @inline(__always)
  func precedes(_ other: UnsafeRawBufferPointer) -> Bool {
    let length = Swift.min(count, other.count)
    if length > 0, let start = baseAddress, let otherStart = other.baseAddress {
      let order = memcmp(start, otherStart, length)
      if order != 0 { return order < 0 }
    }
    return count < other.count
  }
}
