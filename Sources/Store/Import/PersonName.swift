/// The ways in which files write one and the same person.
enum PersonName {
  /// `schmidt, anna` and `anna schmidt` of each other. Names of people only: a company may have a comma.
  static func turned(_ key: String) -> [String] {
    let parts = key.split(separator: ",", omittingEmptySubsequences: false).map { trimmed(String($0)) }
    if parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) { return [parts[1] + " " + parts[0]] }
    let words = key.split(separator: " ")
    guard parts.count == 1, words.count > 1 else { return [] }
    return (1..<words.count).reversed().map { place in
      words[place...].joined(separator: " ") + ", " + words[..<place].joined(separator: " ")
    }
  }

  /// `anna schmidt` of `Anna.Schmidt@acme.com`; `nil` for what is no address.
  static func ofAddress(_ text: String) -> String? {
    let parts = WordReading.key(text).split(separator: "@")
    guard parts.count == 2, parts[1].contains("."), !text.contains(" ") else { return nil }
    return parts[0].split { ".-_+".contains($0) }.joined(separator: " ")
  }
}
