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
    (isPlain(first) ? plain : others)[first]
  }

  /// Sentences of one language need no words of the other.
  private static let plain = index { isPlain($0) }
  private static let others = index { !isPlain($0) }

  private static func isPlain(_ word: String) -> Bool { word.utf8.first.map { $0 < 0x80 } ?? true }

  /// By first word.
  static var phrases: [String: [Phrase]] { plain.merging(others) { first, _ in first } }

  private static func index(_ isWanted: (String) -> Bool) -> [String: [Phrase]] {
    var found: [String: [Phrase]] = [:]
    found.reserveCapacity(2 * Keyword.allCases.count)
    func add(_ spelling: String, _ keyword: Keyword) {
      guard spelling.utf8.contains(UInt8(ascii: " ")) else {
        found[spelling, default: []].append(Phrase(keyword: keyword, rest: []))
        return
      }
      let words = spelling.utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
      let phrase = Phrase(keyword: keyword, rest: Array(words.dropFirst()))
      let known = found[words[0]] ?? []
      let place = known.firstIndex { $0.rest.count < phrase.rest.count } ?? known.count
      found[words[0], default: []].insert(phrase, at: place)
    }
    for keyword in Keyword.allCases {
      let (english, chinese) = keyword.spellings
      for spelling in english where isWanted(spelling) { add(spelling, keyword) }
      for spelling in chinese where isWanted(spelling) { add(spelling, keyword) }
    }
    return found
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
