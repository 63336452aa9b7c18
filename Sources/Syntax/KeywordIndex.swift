import Values

/// The keywords found by their first word, and the sets of them that decide how a sentence is cut.
enum KeywordIndex {
  /// One spelling of a keyword, cut into words.
  struct Phrase: Sendable {
    let keyword: Keyword
    /// The words after the first.
    let rest: [String]
  }

  /// Those that begin with the word, in lower case, longest phrase first.
  static func phrases(_ first: String) -> [Phrase]? {
    isPlain(first) ? plain[first] : others[first]
  }

  /// Sentences of one language need no words of the other.
  private static let plain = index { isPlain($0) }
  private static let others = index { !isPlain($0) }

  private static func isPlain(_ word: String) -> Bool { word.utf8.first.map { $0 < 0x80 } ?? true }

  /// By first word.
  static var phrases: [String: [Phrase]] {
    Dictionary((plain.entries + others.entries).map { ($0.first, $0.phrases) }) { first, _ in first }
  }

  private static func index(_ isWanted: (String) -> Bool) -> Table {
    var found = Table()
    for keyword in Keyword.allCases {
      let (english, chinese) = keyword.spellings
      for spelling in english where isWanted(spelling) { found.add(spelling, keyword) }
      for spelling in chinese where isWanted(spelling) { found.add(spelling, keyword) }
    }
    return found
  }

  /// The words of a spelling, cut at bytes: cutting a string would look at each letter's Unicode properties.
  private static func cut(_ spelling: String) -> (first: String, rest: [String]) {
    let blank = UInt8(ascii: " ")
    var copy = spelling
    return copy.withUTF8 { bytes in
      guard let end = bytes.firstIndex(of: blank) else { return (spelling, []) }
      let rest = bytes[(end + 1)...].split(separator: blank).map { String(decoding: $0, as: UTF8.self) }
      return (String(decoding: bytes[..<end], as: UTF8.self), rest)
    }
  }

  private struct Table: Sendable {
    private(set) var entries: [(first: String, phrases: [Phrase])] = []
    /// Positions among the entries; -1 is free.
    private var slots: [Int16]

    init() {
      entries.reserveCapacity(512)
      // More than twice as many as there are words.
      slots = [Int16](repeating: -1, count: 2048)
    }

    subscript(first: String) -> [Phrase]? {
      let position = Int(slots[place(of: first)])
      return position < 0 ? nil : entries[position].phrases
    }

    mutating func add(_ spelling: String, _ keyword: Keyword) {
      let (first, rest) = KeywordIndex.cut(spelling)
      let phrase = Phrase(keyword: keyword, rest: rest)
      let slot = place(of: first)
      if slots[slot] < 0 {
        slots[slot] = Int16(entries.count)
        entries.append((first, [phrase]))
        return
      }
      let position = Int(slots[slot])
      let known = entries[position].phrases
      let place = known.firstIndex { $0.rest.count < rest.count } ?? known.count
      entries[position].phrases.insert(phrase, at: place)
    }

    /// Where the word is, or the free slot where it would be.
    private func place(of word: String) -> Int {
      var copy = word
      var place = copy.withUTF8 { fingerprint($0) } & (slots.count - 1)
      while slots[place] >= 0, entries[Int(slots[place])].first != word { place = (place + 1) & (slots.count - 1) }
      return place
    }
  }

  /// Every word of every phrase.
  static let words: Set<String> = Set(phrases.flatMap { first, found in [first] + found.flatMap(\.rest) })

  /// Words that are keywords in an entry of the log alone; everywhere else they are names of fields and records.
  static let labels: [Keyword] = [
    .note, .task, .proposal, .order, .payment, .expense, .stage, .won, .lost, .lead, .opportunity, .customer, .author,
    .invoice, .contact, .company, .source, .category, .reason, .outcome, .topic, .amount, .product, .quantity, .price,
    .clock, .minutes, .hours, .due, .expected, .inbound, .outbound, .noShow, .cancelled, .monday, .tuesday, .wednesday,
    .thursday, .friday, .saturday, .sunday,
  ]

  /// Whether the word begins keywords of the log and none besides.
  static func isLabel(_ word: String) -> Bool {
    guard let found = phrases(word) else { return false }
    return found.allSatisfy { labels.contains($0.keyword) }
  }

  /// Whether it is a keyword by itself.
  static func isWhole(_ word: String) -> Bool { (phrases(word) ?? []).contains { $0.rest.isEmpty } }

  static let statements: [Keyword] = StatementForm.allCases.map(\.keyword)

  /// Words that hold a sentence together. Where a name must stand they are one only before a sign, and the formatter
  /// writes them in back-ticks.
  static let structural: [Keyword] = [
    .with, .by, .population, .condition, .versus, .having, .top, .bottom, .sort, .presentation, .and, .or, .not,
    .within,
    .between, .per, .this, .last, .past, .next, .since, .until, .from, .during,
  ]

  static func isStructural(_ word: String) -> Bool {
    (phrases(word) ?? []).contains { $0.rest.isEmpty && structural.contains($0.keyword) }
  }

  /// From Monday.
  static let weekdays: [Keyword] = [.monday, .tuesday, .wednesday, .thursday, .friday, .saturday, .sunday]

  static let units: [(keyword: Keyword, unit: CalendarUnit)] = [
    (.day, .day), (.workday, .workday), (.week, .week), (.month, .month), (.quarter, .quarter), (.half, .half),
    (.year, .year), (.fiscalQuarter, .fiscalQuarter), (.fiscalHalf, .fiscalHalf),
    (.fiscalYear, .fiscalYear),
  ]

  static let aggregates: [(keyword: Keyword, function: Aggregate.Function)] = [
    (.countDistinct, .countDistinct), (.count, .count), (.sum, .sum), (.average, .avg), (.median, .median),
    (.percentile, .percentile), (.deviation, .stddev), (.correlation, .corr), (.minimum, .min), (.maximum, .max),
    (.balance, .balance),
  ]
}
