/// `sharedStrings.xml`: the texts that cells name by number, kept on disk.
final class SharedStrings: XMLPart {
  private let texts: ScratchFile
  /// Where each text begins, and after the last one where it ends; 8 bytes each.
  private let places: ScratchFile
  private(set) var count = 0
  private var length = 0
  private var current: [UInt8] = []
  private var isWithinText = false
  private var phoneticDepth = 0
  private var textReading: ScratchReading?
  private var placeReading: ScratchReading?

  init() throws(ImportError) {
    texts = try ScratchFile()
    places = try ScratchFile()
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(ImportError) {
    if name == "si" {
      current.removeAll(keepingCapacity: true)
    } else if name == "rPh" {
      phoneticDepth += 1
    } else if name == "t" {
      isWithinText = phoneticDepth == 0
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(ImportError) {
    if isWithinText { current.append(contentsOf: bytes) }
  }

  func end(_ name: XMLName) throws(ImportError) {
    if name == "t" {
      isWithinText = false
    } else if name == "rPh" {
      phoneticDepth -= 1
    } else if name == "si" {
      EscapedText.unescape(&current)
      try mark()
      try current.withUnsafeBufferPointer { (bytes) throws(ImportError) in try texts.append(bytes) }
      length += current.count
      count += 1
    }
  }

  private func mark() throws(ImportError) {
    try withUnsafeBytes(of: UInt64(length).littleEndian) { (bytes) throws(ImportError) in
      try places.append(bytes.assumingMemoryBound(to: UInt8.self))
    }
  }

  /// After the last text.
  func finish() throws(ImportError) {
    try mark()
    try texts.flush()
    try places.flush()
    textReading = ScratchReading(texts)
    placeReading = ScratchReading(places)
  }

  /// Appends text number `index`; `false` when there is none.
  func append(_ index: Int, to target: inout [UInt8]) throws(ImportError) -> Bool {
    guard (0..<count).contains(index) else { return false }
    current.removeAll(keepingCapacity: true)
    try placeReading?.read(at: index * 8, count: 16, into: &current)
    guard current.count == 16 else { return false }
    let (start, end) = current.withUnsafeBytes {
      (
        Int(UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self))),
        Int(UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
      )
    }
    try textReading?.read(at: start, count: end - start, into: &target)
    return true
  }
}

/// `_x000D_` in a text of a workbook stands for a character that XML cannot hold.
enum EscapedText {
  static func unescape(_ text: inout [UInt8]) {
    guard text.count >= 7, text.contains(0x5F) else { return }
    var write = 0
    var read = 0
    while read < text.count {
      if let byte = character(text, at: read) {
        text[write] = byte
        read += 7
      } else {
        text[write] = text[read]
        read += 1
      }
      write += 1
    }
    text.removeLast(text.count - write)
  }

  /// Only ASCII characters, without NUL, are written so.
  private static func character(_ text: [UInt8], at start: Int) -> UInt8? {
    guard start + 7 <= text.count, text[start] == 0x5F, text[start + 1] | 0x20 == 0x78, text[start + 6] == 0x5F else {
      return nil
    }
    let digits = String(decoding: text[(start + 2)..<(start + 6)], as: UTF8.self)
    guard let value = UInt8(digits, radix: 16), value > 0, value < 0x80 else { return nil }
    return value
  }
}
