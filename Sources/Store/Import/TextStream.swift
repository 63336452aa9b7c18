import Glibc

/// The characters of a file as UTF-8, piece by piece.
final class TextStream {
  private let file: ImportFile
  private let encoding: TextEncoding
  private let isNamed: Bool
  private var skip: Int
  /// Bytes of the file read so far.
  private(set) var bytesRead = 0

  private let converter: iconv_t?
  private let raw: UnsafeMutablePointer<CChar>
  private static let rawCapacity = 128 * 1024
  private var rawStart = 0
  private var rawEnd = 0
  private var isAtEnd = false
  private var lines = 1

  init(_ file: ImportFile, _ inspection: TextEncoding.Inspection) throws(ImportError) {
    self.file = file
    self.encoding = inspection.encoding
    self.isNamed = inspection.isNamed
    self.skip = inspection.markLength
    try file.rewind()
    if encoding == .utf8 {
      self.converter = nil
    } else {
      guard let opened = iconv_open("UTF-8", encoding.rawValue), Int(bitPattern: opened) != -1 else {
        throw .unreadable(path: file.path, reason: "\(encoding.rawValue) cannot be converted on this system")
      }
      self.converter = opened
    }
    self.raw = .allocate(capacity: Self.rawCapacity)
  }

  deinit {
    if let converter { iconv_close(converter) }
    raw.deallocate()
  }

  /// 0 at the end. `count` is at least 8.
  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int) throws(ImportError) -> Int {
    guard let converter else {
      let got = try file.read(into: buffer, count: count)
      bytesRead += got
      guard skip > 0 else { return got }
      let rest = max(0, got - skip)
      memmove(buffer, buffer + min(skip, got), rest)
      skip = 0
      return rest
    }
    return try convert(converter, into: buffer, count: count)
  }

  private func convert(_ converter: iconv_t, into buffer: UnsafeMutablePointer<UInt8>, count: Int)
    throws(ImportError) -> Int
  {
    while true {
      if !isAtEnd, rawEnd - rawStart < Self.rawCapacity / 2 { try fill() }
      if rawStart == rawEnd { return 0 }
      var input: UnsafeMutablePointer<CChar>? = raw + rawStart
      var inputLeft = rawEnd - rawStart
      let written = buffer.withMemoryRebound(to: CChar.self, capacity: count) { start in
        var output: UnsafeMutablePointer<CChar>? = start
        var outputLeft = count
        let result = iconv(converter, &input, &inputLeft, &output, &outputLeft)
        return (count: count - outputLeft, failure: result == -1 ? errno : 0)
      }
      rawStart = rawEnd - inputLeft
      try check(UnsafeBufferPointer(start: buffer, count: written.count))
      if written.failure == EILSEQ || (written.failure == EINVAL && isAtEnd) {
        throw isNamed ? .notInEncoding(encoding.spelling, line: lines) : .invalidText(line: lines)
      }
      if written.count > 0 { return written.count }
    }
  }

  private func fill() throws(ImportError) {
    memmove(raw, raw + rawStart, rawEnd - rawStart)
    rawEnd -= rawStart
    rawStart = 0
    let room = Self.rawCapacity - rawEnd
    let got = try raw.withMemoryRebound(to: UInt8.self, capacity: Self.rawCapacity) {
      (bytes) throws(ImportError) in try file.read(into: bytes + rawEnd, count: room)
    }
    isAtEnd = got < room
    bytesRead += got
    rawEnd += got
    if skip > 0 {
      rawStart = min(skip, rawEnd)
      skip = 0
    }
  }

  private func check(_ bytes: UnsafeBufferPointer<UInt8>) throws(ImportError) {
    for byte in bytes {
      if byte == 0x0A { lines += 1 }
      if byte == 0 { throw .nulByte(line: lines) }
    }
  }
}
