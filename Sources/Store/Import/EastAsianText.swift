/// Tells Shift-JIS and Big5 from other encodings whose high bytes come in pairs, where the whole file is written so and
/// could hardly be anything else. Of Shift-JIS the first byte of most characters, and of Big5 the second byte of many,
/// are ones that simplified Chinese never has there.
struct EastAsianText {
  private var japanese = Pairs()
  private var traditional = Pairs()

  private struct Pairs {
    var lead: UInt8 = 0
    var count = 0
    /// Pairs that the other encodings do not have.
    var telling = 0
    var isPossible = true
  }

  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes {
      if japanese.isPossible { addJapanese(byte) }
      if traditional.isPossible { addTraditional(byte) }
    }
  }

  private mutating func addJapanese(_ byte: UInt8) {
    if japanese.lead == 0 {
      switch byte {
      case 0..<0x80: break
      // Katakana of half the width.
      case 0xA1...0xDF: break
      case 0x81...0x9F, 0xE0...0xFC: japanese.lead = byte
      default: japanese.isPossible = false
      }
      return
    }
    switch byte {
    case 0x40...0x7E, 0x80...0xFC:
      japanese.count += 1
      if japanese.lead <= 0x9F { japanese.telling += 1 }
    default: japanese.isPossible = false
    }
    japanese.lead = 0
  }

  private mutating func addTraditional(_ byte: UInt8) {
    if traditional.lead == 0 {
      switch byte {
      case 0..<0x80: break
      case 0xA1...0xF9: traditional.lead = byte
      default: traditional.isPossible = false
      }
      return
    }
    switch byte {
    case 0x40...0x7E, 0xA1...0xFE:
      // The common characters; letters of other alphabets are further up.
      if traditional.lead <= 0xC6 { traditional.count += 1 } else { rare += 1 }
      if byte < 0x80, traditional.lead <= 0xC6 { traditional.telling += 1 }
    default: traditional.isPossible = false
    }
    traditional.lead = 0
  }

  private var rare = 0

  var encoding: TextEncoding? {
    if japanese.isPossible, japanese.count >= 6, japanese.telling * 2 >= japanese.count { return .japanese }
    let isTraditional =
      traditional.isPossible && traditional.count >= 6 && traditional.telling * 6 >= traditional.count
      && rare * 3 <= traditional.count
    return isTraditional ? .big5 : nil
  }
}
