/// What the program says, in Chinese, by its English words: `English⇒Chinese`, a line each. `{}` stands for what a sentence is
/// about, in its order; `{2}` for the second of it.
enum ChineseSentences {
  static let all: [String: String] = {
    var found: [String: String] = [:]
    for text in [ofReading, ofMeaning, ofStore, ofShell] {
      for line in text.split(separator: "\n") {
        guard let sign = line.firstIndex(of: "⇒") else { continue }
        found[String(line[..<sign])] = String(line[line.index(after: sign)...])
      }
    }
    return found
  }()
}
