/// Bytes of the terminal become keys. Sequences that are not known are swallowed whole, so that they type no rubbish.
struct KeyDecoder {
  private var bytes: [UInt8] = []
  private var head = 0
  /// The bytes pasted so far, while a paste goes on.
  private var pasted: [UInt8]?

  private static let escape: UInt8 = 0x1B
  private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)
  /// A control sequence that goes on for longer is none.
  private static let longestSequence = 64

  mutating func feed(_ new: some Sequence<UInt8>) {
    bytes.removeFirst(head)
    head = 0
    bytes.append(contentsOf: new)
  }

  mutating func clear() {
    bytes = []
    head = 0
    pasted = nil
  }

  /// A key has begun and not ended: the rest should come at once, or never.
  var isWaiting: Bool { head < bytes.count && pasted == nil }

  /// Nothing when the bytes so far are no whole key.
  mutating func next() -> Key? {
    if pasted != nil { return continuePaste() }
    guard head < bytes.count else { return nil }
    let first = bytes[head]
    if first == Self.escape { return escapeSequence() }
    if first == 0x18 { return externalEditor() }
    if first < 0x20 || first == 0x7F {
      head += 1
      return .control(first)
    }
    return scalar()
  }

  /// The rest did not come.
  mutating func expire() -> Key? {
    guard isWaiting else { return nil }
    let first = bytes[head]
    let isAlone = bytes.count - head == 1
    head = bytes.count
    if first == Self.escape && isAlone { return .escape }
    return first >= 0x80 ? .scalar("\u{FFFD}") : .unknown
  }

  // MARK: Characters

  private mutating func scalar() -> Key? {
    switch Self.scalar(in: bytes[head...]) {
    case .incomplete: return nil
    case .invalid:
      head += 1
      return .scalar("\u{FFFD}")
    case .scalar(let scalar, let length):
      head += length
      // C1 controls: the editor uses their codes for its own functions.
      return (0x80...0x9F).contains(scalar.value) ? .unknown : .scalar(scalar)
    }
  }

  private enum Scan {
    case scalar(Unicode.Scalar, length: Int)
    case incomplete, invalid
  }

  private static func scalar(in bytes: ArraySlice<UInt8>) -> Scan {
    guard let first = bytes.first else { return .incomplete }
    let length: Int
    switch first {
    case 0..<0x80: length = 1
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return .invalid
    }
    let taken = bytes.prefix(length)
    for byte in taken.dropFirst() where byte & 0xC0 != 0x80 { return .invalid }
    guard taken.count == length else { return .incomplete }
    guard let scalar = String(validating: taken, as: UTF8.self)?.unicodeScalars.first else { return .invalid }
    return .scalar(scalar, length: length)
  }

  private mutating func externalEditor() -> Key? {
    guard head + 1 < bytes.count else { return nil }
    guard bytes[head + 1] == 0x05 else {
      head += 1
      return .unknown
    }
    head += 2
    return .externalEditor
  }

  // MARK: Sequences

  private mutating func escapeSequence() -> Key? {
    guard head + 1 < bytes.count else { return nil }
    switch bytes[head + 1] {
    case Self.escape:
      head += 1
      return .escape
    case UInt8(ascii: "["): return controlSequence()
    case UInt8(ascii: "O"):
      guard head + 2 < bytes.count else { return nil }
      let final = bytes[head + 2]
      head += 3
      return Self.key(final: final, parameters: [])
    default:
      switch Self.scalar(in: bytes[(head + 1)...]) {
      case .incomplete: return nil
      case .invalid:
        head += 2
        return .unknown
      case .scalar(let scalar, let length):
        head += 1 + length
        return .meta(scalar)
      }
    }
  }

  private mutating func controlSequence() -> Key? {
    var index = head + 2
    // The Linux console's function keys: ESC [ [ A.
    if index < bytes.count && bytes[index] == UInt8(ascii: "[") {
      guard index + 1 < bytes.count else { return nil }
      head = index + 2
      return .unknown
    }
    while index < bytes.count && (0x20...0x3F).contains(bytes[index]) { index += 1 }
    guard index < bytes.count else {
      guard index - head > Self.longestSequence else { return nil }
      head = index
      return .unknown
    }
    guard (0x40...0x7E).contains(bytes[index]) else {
      // Broken off: what broke it is a key of its own.
      head = index
      return .unknown
    }
    let parameters = bytes[(head + 2)..<index].split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
    let final = bytes[index]
    head = index + 1
    if final == UInt8(ascii: "~") && parameters.first == 200 {
      pasted = []
      return continuePaste()
    }
    return Self.key(final: final, parameters: parameters)
  }

  private static func key(final: UInt8, parameters: [Int]) -> Key {
    let hasModifier = parameters.count > 1 && parameters[1] > 2
    switch final {
    case UInt8(ascii: "A"): return .up
    case UInt8(ascii: "B"): return .down
    case UInt8(ascii: "C"): return hasModifier ? .wordRight : .right
    case UInt8(ascii: "D"): return hasModifier ? .wordLeft : .left
    case UInt8(ascii: "H"): return .home
    case UInt8(ascii: "F"): return .end
    case UInt8(ascii: "M") where parameters.isEmpty: return .enter
    case UInt8(ascii: "~"):
      switch parameters.first {
      case 1, 7: return .home
      case 4, 8: return .end
      case 3: return .delete
      default: return .unknown
      }
    default: return .unknown
    }
  }

  private mutating func continuePaste() -> Key? {
    guard var text = pasted else { return nil }
    let searched = max(0, text.count - Self.pasteEnd.count)
    text.append(contentsOf: bytes[head...])
    head = bytes.count
    guard let end = Self.index(of: Self.pasteEnd, in: text, from: searched) else {
      pasted = text
      return nil
    }
    bytes = Array(text[(end + Self.pasteEnd.count)...])
    head = 0
    pasted = nil
    return .paste(Array(text[..<end]))
  }

  private static func index(of pattern: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    guard text.count >= pattern.count, start <= text.count - pattern.count else { return nil }
    return (start...(text.count - pattern.count)).first { index in
      text[index] == pattern[0] && text[index..<(index + pattern.count)].elementsEqual(pattern)
    }
  }
}
