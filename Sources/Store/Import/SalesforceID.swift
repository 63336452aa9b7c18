/// Ids that one system writes in two ways: in reports with 15 letters, of which case tells them apart, in data exports with
/// three more that say which of the 15 are capitals.
enum SalesforceID {
  /// The same id written the other way; `nil` when it is none.
  static func other(of text: String) -> String? {
    let letters = Array(text.utf8)
    guard letters.count == 15 || letters.count == 18, letters.allSatisfy(isLetterOrDigit) else { return nil }
    let short = Array(letters.prefix(15))
    let whole = String(decoding: short + capitals(of: short), as: UTF8.self)
    if letters.count == 15 { return whole }
    return whole.lowercased() == text.lowercased() ? String(decoding: short, as: UTF8.self) : nil
  }

  /// A letter for each five, its bits the places of the capitals, the first the lowest.
  private static func capitals(of letters: [UInt8]) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ012345".utf8)
    return stride(from: 0, to: 15, by: 5).map { start in
      alphabet[(0..<5).reduce(0) { $0 | ((0x41...0x5A).contains(letters[start + $1]) ? 1 << $1 : 0) }]
    }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
