import Glibc

/// How the characters of a file are written, by the names that iconv knows. The first seven are told by the bytes, the
/// others only by who knows the file.
enum TextEncoding: String, Hashable, Sendable, CaseIterable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case gb18030 = "GB18030"
  case western = "WINDOWS-1252"
  case big5 = "BIG5-HKSCS"
  case japanese = "CP932"
  case korean = "CP949"
  case centralEuropean = "WINDOWS-1250"
  case cyrillic = "WINDOWS-1251"
  case greek = "WINDOWS-1253"
  case turkish = "WINDOWS-1254"
  case hebrew = "WINDOWS-1255"
  case arabic = "WINDOWS-1256"
  case baltic = "WINDOWS-1257"
  case vietnamese = "WINDOWS-1258"
  case latin1 = "ISO-8859-1"
  case latin2 = "ISO-8859-2"
  case latin9 = "ISO-8859-15"
  case russianUnix = "KOI8-R"
  case thai = "TIS-620"
  case macintosh = "MACINTOSH"
  case dos = "CP437"
  case dosWestern = "CP850"

  struct Inspection {
    var encoding: TextEncoding
    /// The statement says so; the bytes were not asked.
    var isNamed = false
    /// Bytes of the byte order mark.
    var markLength: Int
    /// Of the bytes as they are, 16 hexadecimal digits.
    var digest: String
  }

  private static let chunk = 256 * 1024

  /// Reads the whole file once. A byte order mark decides; else valid UTF-8 wins over Shift-JIS and Big5, these
  /// over GB18030, and that over the letters of Western Europe.
  ///
  /// - Parameter name: what the statement calls it; then the bytes only have to be so.
  static func inspect(_ file: ImportFile, named name: String? = nil, tick: (Int) throws(ImportError) -> Void)
    throws(ImportError) -> Inspection
  {
    let named = try name.map { (name) throws(ImportError) in try find(name) }
    try file.rewind()
    let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: chunk)
    defer { buffer.deallocate() }
    var check = UTF8Check()
    var digest = Digest()
    var encoding = TextEncoding.utf8
    var markLength = 0
    var pairs = ChinesePairs()
    var letters = WesternLetters()
    var eastAsian = EastAsianText()
    var isFirst = true
    var done = 0
    while true {
      let count = try file.read(into: buffer, count: chunk)
      if count == 0 { break }
      let bytes = UnsafeBufferPointer(start: buffer, count: count)
      if isFirst {
        (encoding, markLength) = named.map { ($0, $0.markLength(of: bytes)) } ?? mark(bytes)
        isFirst = false
      }
      digest.add(bytes)
      if encoding == .utf8 {
        check.add(bytes)
        pairs.add(bytes)
        // Characters of several bytes before the first wrong one rule it out anyway.
        if !check.isValidSoFar {
          letters.add(bytes)
          eastAsian.add(bytes)
        }
      }
      done += count
      try tick(done)
    }
    check.finish()
    if let named {
      if named == .utf8, let line = check.firstInvalidLine { throw .notInEncoding(named.spelling, line: line) }
      if named == .utf8, let line = check.firstNULLine { throw .nulByte(line: line) }
      return Inspection(encoding: named, isNamed: true, markLength: markLength, digest: digest.text)
    }
    if encoding == .utf8, let line = check.firstInvalidLine {
      let isWestern = letters.looksWestern && check.wideCount == 0
      let told = eastAsian.encoding
      guard markLength == 0, told != nil || pairs.looksChinese || isWestern else { throw .invalidText(line: line) }
      encoding = told ?? (pairs.looksChinese ? .gb18030 : .western)
    } else if let line = check.firstNULLine {
      throw .nulByte(line: line)
    }
    return Inspection(encoding: encoding, markLength: markLength, digest: digest.text)
  }

  private static func mark(_ bytes: UnsafeBufferPointer<UInt8>) -> (TextEncoding, Int) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return (withoutMark(bytes), 0)
  }

  /// A byte order mark of this encoding is no character.
  private func markLength(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let (found, length) = Self.mark(bytes)
    return found == self ? length : 0
  }

  /// In UTF-16 the other half of every line end is zero, and so is that of separators and Latin letters.
  private static func withoutMark(_ bytes: UnsafeBufferPointer<UInt8>) -> TextEncoding {
    let head = bytes.prefix(64 * 1024)
    guard head.contains(0) else { return .utf8 }
    var zeros = (first: 0, second: 0)
    var lineEnds = (bigEndian: 0, littleEndian: 0)
    for index in stride(from: 0, to: head.count - 1, by: 2) {
      let (first, second) = (head[index], head[index + 1])
      if first == 0 {
        zeros.first += 1
        if second == 0x0A || second == 0x0D { lineEnds.bigEndian += 1 }
      }
      if second == 0 {
        zeros.second += 1
        if first == 0x0A || first == 0x0D { lineEnds.littleEndian += 1 }
      }
    }
    if lineEnds.littleEndian > 0, zeros.second > 10 * zeros.first { return .utf16LittleEndian }
    if lineEnds.bigEndian > 0, zeros.first > 10 * zeros.second { return .utf16BigEndian }
    return .utf8
  }
}

/// Validates UTF-8 that comes in pieces, and looks for NUL bytes.
struct UTF8Check {
  private(set) var firstInvalidLine: Int?
  private(set) var firstNULLine: Int?
  /// Characters of several bytes.
  private(set) var wideCount = 0
  /// `false` in the middle of a character, too.
  var isValidSoFar: Bool { firstInvalidLine == nil && pending == 0 }
  private var line = 1
  /// Continuation bytes still to come, and the range of the next one.
  private var pending = 0
  private var low: UInt8 = 0x80
  private var high: UInt8 = 0xBF
  private var previous: UInt8 = 0

  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if pending == 0, byte < 0x80 {
        if byte == 0x0A {
          if previous != 0x0D { line += 1 }
        } else if byte == 0x0D {
          line += 1
        } else if byte == 0, firstNULLine == nil {
          firstNULLine = line
        }
        previous = byte
      } else if pending > 0 {
        if byte < low || byte > high {
          invalid()
          continue
        }
        pending -= 1
        if pending == 0 { wideCount += 1 }
        low = 0x80
        high = 0xBF
      } else {
        start(byte)
      }
      index += 1
    }
  }

  mutating func finish() { if pending > 0 { invalid() } }

  private mutating func invalid() {
    if firstInvalidLine == nil { firstInvalidLine = line }
    pending = 0
    low = 0x80
    high = 0xBF
  }

  private mutating func start(_ byte: UInt8) {
    previous = byte
    switch byte {
    case 0xC2...0xDF: pending = 1
    case 0xE0...0xEF:
      pending = 2
      if byte == 0xE0 { low = 0xA0 } else if byte == 0xED { high = 0x9F }
    case 0xF0...0xF4:
      pending = 3
      if byte == 0xF0 { low = 0x90 } else if byte == 0xF4 { high = 0x8F }
    default: invalid()
    }
  }
}

/// Tells GB18030 from the Western single-byte encodings: Chinese text comes in pairs of two high bytes, a lone accented
/// letter is followed by an ASCII one. Words of other alphabets can be pairs throughout (Windows-1251), but then nearly all
/// of them are two letters of the upper half, the second a small one, which of Chinese characters one in four is.
struct ChinesePairs {
  private var pairs = 0
  private var others = 0
  /// Pairs that would be two letters of another alphabet.
  private var letters = 0
  private var lead: UInt8 = 0

  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes {
      if lead == 0 {
        if byte >= 0x80 { lead = byte }
      } else {
        if lead > 0x80, lead < 0xFF, byte >= 0xA1, byte < 0xFF { pairs += 1 } else { others += 1 }
        if lead >= 0xC0, byte >= 0xE0 { letters += 1 }
        lead = 0
      }
    }
  }

  var looksChinese: Bool { pairs > 0 && others * 10 <= pairs && (pairs < 6 || letters * 3 <= pairs * 2) }
}

/// Tells Windows-1252 from other single-byte encodings by what its high bytes would be: letters among ASCII ones, and few
/// of the signs that stand where others have letters. Where there are no letters, signs of money beside ASCII are enough.
struct WesternLetters {
  private var letters = 0
  private var money = 0
  private var others = 0
  private var run = 0

  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes {
      guard byte >= 0x80 else {
        run = 0
        continue
      }
      run += 1
      switch byte {
      case _ where run > 2: others += 1
      case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0xFF: letters += 1
      case 0x80, 0xA3: money += 1
      // Dots, quotes and dashes, a fixed blank, and the commonest signs.
      case 0x85, 0x91...0x97, 0x99, 0xA0, 0xA7, 0xA9, 0xAB, 0xAE, 0xB0, 0xB2, 0xB4, 0xB7, 0xBB: break
      default: others += 1
      }
    }
  }

  var looksWestern: Bool { letters > 0 ? others * 10 <= letters : money > 0 && others == 0 }
}

/// A 64-bit fingerprint of a file, to tell whether it was imported before. Not for security.
struct Digest {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325
  private var length: UInt64 = 0

  /// Pieces must be of full length except the last.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    length += UInt64(bytes.count)
    let raw = UnsafeRawBufferPointer(bytes)
    var offset = 0
    while offset + 8 <= raw.count {
      mix(raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    while offset < raw.count {
      mix(UInt64(raw[offset]))
      offset += 1
    }
  }

  private mutating func mix(_ word: UInt64) {
    state = (state ^ word) &* 0x9E37_79B9_7F4A_7C15
    state ^= state >> 29
  }

  var value: UInt64 {
    var copy = self
    copy.mix(length)
    copy.mix(0x5851_F42D_4C95_7F2D)
    return copy.state
  }

  var text: String { hexadecimal(value) }
}

/// 16 digits.
func hexadecimal(_ value: UInt64) -> String {
  let digits = String(value, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
