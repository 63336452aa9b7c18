/// The signs of JSON one after another, strictly as RFC 8259 has them.
final class JSONScanner {
  private let stream: TextStream
  private let tick: (Int) throws(ImportError) -> Void
  private let buffer: UnsafeMutablePointer<UInt8>
  private static let capacity = 128 * 1024
  private var at = 0
  private var filled = 0
  private var isAtEnd = false
  /// The line of the next byte; the first is 1.
  private(set) var line = 1
  /// What was read since, when it is kept as it is written.
  private var recording: [UInt8]?

  init(_ stream: TextStream, tick: @escaping (Int) throws(ImportError) -> Void) {
    self.stream = stream
    self.tick = tick
    buffer = .allocate(capacity: Self.capacity)
  }

  deinit { buffer.deallocate() }

  /// The byte that `advance` would step over; `nil` at the end.
  func peek() throws(ImportError) -> UInt8? {
    if at < filled { return buffer[at] }
    if isAtEnd { return nil }
    at = 0
    filled = try stream.read(into: buffer, count: Self.capacity)
    try tick(stream.bytesRead)
    isAtEnd = filled == 0
    return isAtEnd ? nil : buffer[0]
  }

  func advance() {
    let byte = buffer[at]
    if byte == 0x0A { line += 1 }
    recording?.append(byte)
    at += 1
  }

  /// The next byte that is no blank, not yet stepped over; the end is a mistake.
  func sign() throws(ImportError) -> UInt8 {
    guard let byte = try signOrEnd() else { throw mistake(.cutOff) }
    return byte
  }

  func signOrEnd() throws(ImportError) -> UInt8? {
    guard recording?.count ?? 0 <= RecordReader.limit else {
      throw .recordTooLong(line: line, limit: RecordReader.limit)
    }
    while let byte = try peek() {
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
      advance()
    }
    return nil
  }

  func take(_ sign: UInt8) throws(ImportError) -> Bool {
    guard try self.sign() == sign else { return false }
    advance()
    return true
  }

  func expect(_ sign: UInt8) throws(ImportError) {
    if try !take(sign) { throw try unexpected() }
  }

  func mistake(_ kind: JSONMistake) -> ImportError { .json(line: line, kind) }

  func unexpected() throws(ImportError) -> ImportError {
    guard let byte = try peek() else { return mistake(.cutOff) }
    return mistake(.unexpected(byte < 0x80 && byte > 0x20 ? String(UnicodeScalar(byte)) : ""))
  }

  /// Keeps what is read from here on.
  func record() { recording = [] }

  func recorded() -> [UInt8] {
    defer { recording = nil }
    return recording ?? []
  }

  // MARK: Scalars

  /// A text, without its quotes and escapes.
  func text(into target: inout [UInt8]) throws(ImportError) {
    let start = line
    try expect(0x22)
    while true {
      guard let byte = try peek() else { throw mistake(.cutOff) }
      guard target.count <= RecordReader.limit else {
        throw .recordTooLong(line: start, limit: RecordReader.limit)
      }
      if byte < 0x20 { throw mistake(.controlCharacter) }
      advance()
      if byte == 0x22 { return }
      if byte == 0x5C { try escape(into: &target) } else { target.append(byte) }
    }
  }

  private func escape(into target: inout [UInt8]) throws(ImportError) {
    guard let byte = try peek() else { throw mistake(.cutOff) }
    advance()
    switch byte {
    case 0x22, 0x5C, 0x2F: target.append(byte)
    case 0x62: target.append(0x08)
    case 0x66: target.append(0x0C)
    case 0x6E: target.append(0x0A)
    case 0x72: target.append(0x0D)
    case 0x74: target.append(0x09)
    case 0x75:
      var value = try hexadecimals()
      if (0xD800..<0xDC00).contains(value) {
        guard try peek() == 0x5C else { throw mistake(.loneSurrogate) }
        advance()
        guard try peek() == 0x75 else { throw mistake(.loneSurrogate) }
        advance()
        let low = try hexadecimals()
        guard (0xDC00..<0xE000).contains(low) else { throw mistake(.loneSurrogate) }
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = UnicodeScalar(value) else { throw mistake(.loneSurrogate) }
      guard value != 0 else { throw .nulByte(line: line) }
      target.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    default: throw mistake(.badEscape)
    }
  }

  private func hexadecimals() throws(ImportError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = try peek(), let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
        throw mistake(.badEscape)
      }
      value = value * 16 + UInt32(digit)
      advance()
    }
    return value
  }

  /// As it is written: ids of 17 digits stay as they are.
  func number(into target: inout [UInt8]) throws(ImportError) {
    func takeDigits() throws(ImportError) -> Int {
      var count = 0
      while let byte = try peek(), (0x30...0x39).contains(byte) {
        guard target.count < 1000 else { throw mistake(.badNumber) }
        target.append(byte)
        advance()
        count += 1
      }
      return count
    }
    func takeSign(_ signs: [UInt8]) throws(ImportError) -> Bool {
      guard let byte = try peek(), signs.contains(byte) else { return false }
      target.append(byte)
      advance()
      return true
    }
    _ = try takeSign([0x2D])
    let startsWithZero = try peek() == 0x30
    let whole = try takeDigits()
    guard whole > 0, whole == 1 || !startsWithZero else { throw mistake(.badNumber) }
    if try takeSign([0x2E]), try takeDigits() == 0 { throw mistake(.badNumber) }
    if try takeSign([0x45, 0x65]) {
      _ = try takeSign([0x2B, 0x2D])
      if try takeDigits() == 0 { throw mistake(.badNumber) }
    }
  }

  /// `true`, `false`, `null`
  func word(_ word: StaticString) throws(ImportError) {
    for offset in 0..<word.utf8CodeUnitCount {
      guard try peek() == word.utf8Start[offset] else { throw try unexpected() }
      advance()
    }
  }
}

/// Why a text is no JSON, or none that holds records.
package enum JSONMistake: Hashable, Sendable {
  /// The sign; empty when it cannot be shown.
  case unexpected(String)
  case cutOff
  case trailingComma
  case duplicateKey(String)
  case tooDeep(limit: Int)
  case badNumber
  case badEscape
  case loneSurrogate
  case controlCharacter
  case recordIsNoObject
  case severalLists([String])
}
