/// The words that programs write where nothing is known: `NULL`, `N/A`, `-`. What may be a name of something stays text.
enum AbsentValue {
  /// Whether a text in a field of this kind means that there is no value.
  static func stands(in text: String, for kind: ImportEntity.Kind) -> Bool {
    guard let first = text.utf8.first, text.utf8.count <= 24 else { return false }
    switch kind {
    case .date, .moment, .period:
      if first == 0x30 { return noDays.contains(text) }
    case .identity, .text, .word, .integer, .quantity, .money, .share, .rate, .boolean, .minutes, .plan, .choice,
      .reference:
      break
    }
    if (0x30...0x39).contains(first) || text.utf8.count > 12 { return false }
    switch kind {
    case .text: return ofPrograms.contains(text)
    case .identity, .reference, .word: return ofPrograms.contains(text) || ofPeople.contains(text)
    case .integer, .quantity, .money, .share, .rate, .date, .moment, .boolean, .minutes, .period, .plan, .choice:
      return anywhere.contains(PlainWriting.text(text).lowercased())
    }
  }

  /// Whether a column without a field may be a number or a day in spite of this text. `NA` may not: it is a word too.
  static func standsInColumn(_ text: String) -> Bool {
    guard text.utf8.count <= 24, let first = text.utf8.first else { return false }
    if (0x30...0x39).contains(first) { return text.utf8.count >= 10 && noDays.contains(text) }
    return text != "NA" && text != "na" && anywhere.contains(PlainWriting.text(text).lowercased())
  }

  /// Days that stand for none: of MySQL, of .NET.
  private static let noDays: Set = [
    "0000-00-00", "0000-00-00 00:00:00", "00/00/0000", "00.00.0000", "0001-01-01", "0001-01-01 00:00:00",
    "0001-01-01T00:00:00", "0001-01-01T00:00:00Z", "0", "0.0",
  ]

  /// No name is spelled so.
  private static let ofPrograms: Set = ["NULL", "null", "(null)", "\\N", "<NA>", "#N/A", "#NULL!"]
  /// `Na`, `NA` and `Null` are names.
  private static let ofPeople: Set = [
    "N/A", "n/a", "n.a.", "NaN", "nan", "None", "none", "(none)", "(None)", "(blank)", "-", "--", "---", "–", "—", "无",
    "暂无", "(空)",
  ]
  private static let anywhere: Set = Set(ofPrograms.map { $0.lowercased() }).union(
    ofPeople.map { PlainWriting.text($0).lowercased() }
  ).union(["na", "n.v.", "k.a.", "nil", "nat", "?", "??", "unknown", "tbd", "未知", "不详", "待定"])
}
