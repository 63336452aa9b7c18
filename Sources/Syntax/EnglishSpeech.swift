import Values

/// An English question as it is typed (`how long does it take to close a deal by rep`, `customers who bought last year but
/// not this year`), read word by word into the sentence that asks it. All of it has to be understood; otherwise it is
/// `nil`.
struct EnglishSpeech {
  let lexicon: Lexicon
  private let words: [String]

  private static let longest = 24

  /// Signs of the language itself are no speech.
  init?(_ text: String, lexicon: Lexicon) {
    guard !text.contains(where: { "\"'`()[]{}=<>/*+$;".contains($0) }) else { return nil }
    self.lexicon = lexicon
    words = text.lowercased().split { " ,?!:\n\t".contains($0) }.map(String.init)
    guard words.count > 1, words.count <= Self.longest else { return nil }
  }

  var sentence: String? {
    if let records = bought ?? notBought ?? untouched ?? inStage ?? lateInvoices ?? described ?? older {
      return records
    }
    if let number = growing ?? told ?? compared ?? most { return number }
    return beyondAverage ?? risen ?? together ?? numbers
  }

  private static let openings = [
    "show", "show me", "list", "which", "what", "find", "get", "give me", "who are", "who are the", "what are the",
    "show me the", "show the", "list the", "list all", "show all", "all", "any",
  ]
  static let deals = ["deals", "opportunities", "open deals", "open opportunities"]
  static let customers = ["customers", "accounts", "clients", "companies"]

  var reader: Reader {
    var reader = Reader(rest: words[...])
    _ = reader.take(Self.openings)
    return reader
  }

  private var told: String? {
    var reader = reader
    reader.skip(["are", "our", "the", "my"])
    guard let found = Self.sentences.first(where: { reader.take($0.said) != nil }) else { return nil }
    let isFollowing = found.written.hasSuffix(" in")
    let period = reader.period() ?? (isFollowing ? "this year" : nil)
    return reader.isAtEnd ? found.written + (period.map { " " + $0 } ?? "") : nil
  }

  // MARK: Numbers

  /// Each clause in any order; a number that is asked for stands once.
  private var numbers: String? {
    var reader = Reader(rest: words[...])
    var metrics: String?
    var groups: [String] = []
    var (period, versus, day): (String?, String?, String?) = (nil, nil, nil)
    while !reader.isAtEnd {
      if metrics == nil, let found = effort(&reader) ?? counted(&reader) {
        metrics = found
      } else if metrics == nil, let found = Self.meant.first(where: { reader.take($0.said) != nil }) {
        metrics = found.metrics
        if let by = found.by { groups.append(by) }
      } else if versus == nil, let found = Self.comparators.first(where: { reader.take($0.said) != nil }) {
        versus = found.written
      } else if metrics != nil, reader.take(Self.groupings) != nil {
        reader.skip(["the"])
        guard let name = reader.take(["product category"]) != nil ? "category" : known(&reader) ?? unit(&reader) else {
          return nil
        }
        if !groups.contains(name) { groups.append(name) }
      } else if day == nil, let found = reader.day() {
        day = found
      } else if period == nil, let found = reader.period() {
        period = found
      } else if let word = reader.rest.first, Self.fillers.contains(word) {
        reader.rest = reader.rest.dropFirst()
      } else {
        return nil
      }
    }
    guard let metrics else { return nil }
    if groups == [Self.firstMonths] {
      return "show \(metrics) by \(Self.firstMonths) for customers first_order in \(period ?? "this year")"
    }
    // Along time there has to be a time.
    if period == nil, groups.contains(where: Self.units.contains) { period = "this year" }
    return ["show \(metrics)", groups.isEmpty ? nil : "by \(groups.joined(separator: ", "))", period, versus, day]
      .compactMap { $0 }.joined(separator: " ")
  }

  func unit(_ reader: inout Reader) -> String? {
    guard let word = reader.rest.first, Self.units.contains(word) else { return nil }
    reader.rest = reader.rest.dropFirst()
    return word
  }

  /// The longest name that is known.
  func known(_ reader: inout Reader) -> String? {
    for length in (1...3).reversed() where reader.rest.count >= length {
      let name = reader.rest.prefix(length).joined(separator: "_")
      if lexicon.knows(name), !Self.units.contains(name) {
        reader.rest = reader.rest.dropFirst(length)
        return name
      }
    }
    return nil
  }
}
