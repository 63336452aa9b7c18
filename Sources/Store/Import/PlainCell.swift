import Values

/// The common writings of a cell, read from its bytes; everything else takes the long way, with the same result.
extension MappedField {
  /// `nil` for what is blank, or not of the commonest writing.
  func plainValue(_ bytes: UnsafeBufferPointer<UInt8>, _ session: ImportSession) -> SQLValue? {
    guard let first = bytes.first else { return nil }
    switch field.kind {
    case .text: return Self.beginsAsOfPrograms(first) ? nil : .text(String(decoding: bytes, as: UTF8.self))
    case .identity:
      if hasPointZeros || Self.beginsAsOfPrograms(first) || Self.beginsAsOfPeople(first) || bytes.contains(0x2B) {
        return nil
      }
      return .text(String(decoding: bytes, as: UTF8.self))
    case .choice: return meaning(of: bytes)
    case .reference: return isRecalled ? table?.recall(bytes).map { .integer($0) } : nil
    case .date, .moment:
      guard dayNumbering == nil, let day = CivilDate(plain: bytes), DateReading.years.contains(day.year) else {
        return nil
      }
      session.saw(day)
      return .text(String(decoding: bytes, as: UTF8.self))
    case .integer: return Self.digits(bytes).map { .integer($0) }
    case .minutes:
      guard let minutes = Self.digits(bytes), DurationReading.limits.contains(minutes) else { return nil }
      return .integer(minutes)
    case .word, .quantity, .money, .share, .rate, .boolean, .period, .plan: return nil
    }
  }

  // The words of `AbsentValue` begin so, and others too.

  private static func beginsAsOfPrograms(_ first: UInt8) -> Bool {
    first | 0x20 == 0x6E || first == 0x28 || first == 0x5C || first == 0x3C || first == 0x23
  }

  private static func beginsAsOfPeople(_ first: UInt8) -> Bool {
    first == 0x2D || first == 0xE2 || first == 0xE6 || first == 0xEF
  }

  private static func digits(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard bytes.count <= 15 else { return nil }
    var value = 0
    for byte in bytes {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }
}

extension CivilDate {
  /// `2026-03-15`; `nil` for anything else.
  init?(plain bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    var parts = (year: 0, month: 0, day: 0)
    for (offset, byte) in bytes.enumerated() where offset != 4 && offset != 7 {
      guard (0x30...0x39).contains(byte) else { return nil }
      let digit = Int(byte - 0x30)
      if offset < 4 {
        parts.year = parts.year * 10 + digit
      } else if offset < 7 {
        parts.month = parts.month * 10 + digit
      } else {
        parts.day = parts.day * 10 + digit
      }
    }
    self.init(year: parts.year, month: parts.month, day: parts.day)
  }
}
