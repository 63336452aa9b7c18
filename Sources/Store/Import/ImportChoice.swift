/// A closed list of words with the other ways to say them.
struct ImportChoice: Sendable {
  let values: [String]
  private let byWord: [String: String]
  /// Any other word stands as it is, lower-cased.
  let isOpen: Bool

  static let all: [String: ImportChoice] = Dictionary(
    uniqueKeysWithValues: lines.map { name, text in (name, ImportChoice(text)) })

  /// The one list, for what cannot wait until all of them are read.
  static func read(_ name: String) -> ImportChoice? {
    lines.first { $0.name == name }.map { ImportChoice($0.text) }
  }

  private static var lines: [(name: String, text: Substring)] {
    ImportFields.choices.utf8.split(separator: UInt8(ascii: "\n")).map { Substring($0) }.compactMap { line in
      line.firstIndex(of: ":").map { (trimmed(String(line[..<$0])), line[line.index(after: $0)...]) }
    }
  }

  private init(_ text: Substring) {
    var values: [String] = []
    var words: [String: String] = [:]
    var isOpen = false
    for part in text.split(separator: ";") {
      let sides = part.split(separator: "=", maxSplits: 1).map { trimmed(String($0)) }
      if sides[0] == "*" {
        isOpen = true
        continue
      }
      values.append(sides[0])
      words[sides[0]] = sides[0]
      if sides.count == 2 { for word in sides[1].split(separator: ",") { words[trimmed(String(word))] = sides[0] } }
    }
    self.values = values
    self.byWord = words
    self.isOpen = isOpen
  }

  /// Whether the list itself has the word.
  func knows(_ text: String) -> Bool {
    let key = WordReading.key(text)
    return (byWord[key] ?? byWord[key.replacing("_", " ")]) != nil
  }

  /// Every way to say one of them.
  var words: [String] { Array(byWord.keys) }

  /// `nil` when the word is none of the list.
  func value(of text: String) -> String? {
    let key = WordReading.key(text)
    return byWord[key] ?? byWord[key.replacing("_", " ")] ?? (isOpen ? key : nil)
  }
}
