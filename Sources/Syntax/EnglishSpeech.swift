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

  // MARK: Reading on

  /// Reads from a word on; what is read is taken off.
  struct Reader {
    var rest: ArraySlice<String>

    var isAtEnd: Bool { rest.isEmpty }

    /// One of the words, of which each may be several.
    mutating func take(_ choices: [String]) -> String? {
      for choice in choices.sorted(by: { $0.count > $1.count }) {
        let parts = choice.split(separator: " ").map(String.init)
        if rest.starts(with: parts) {
          rest = rest.dropFirst(parts.count)
          return choice
        }
      }
      return nil
    }

    mutating func skip(_ choices: Set<String>) {
      while let first = rest.first, choices.contains(first) { rest = rest.dropFirst() }
    }

    /// `last year`, `this quarter`, `last 3 months`, `2026`, `2026-Q1`, as the language writes them.
    mutating func period() -> String? {
      let before = rest
      skip(["in", "during", "for", "over", "the", "of"])
      if let word = take([
        "today", "yesterday", "ytd", "qtd", "mtd", "year to date", "month to date", "quarter to date",
      ]) {
        return word
      }
      if let which = take(["this", "last", "next", "past", "previous", "current"]) {
        let said = ["past": "last", "previous": "last", "current": "this"][which] ?? which
        let count = rest.first.flatMap(Int.init)
        if count != nil { rest = rest.dropFirst() }
        if let unit = rest.first, EnglishSpeech.units.contains(unit) {
          rest = rest.dropFirst()
          return count.map { "\(said) \($0) \(unit)" } ?? "\(said) \(unit)"
        }
      } else if let first = rest.first, EnglishSpeech.isDated(first) {
        rest = rest.dropFirst()
        return first.uppercased()
      }
      rest = before
      return nil
    }

    /// `as of 2026-10-31`
    mutating func day() -> String? {
      guard rest.starts(with: ["as", "of"]), let written = rest.dropFirst(2).first, CivilDate(iso: written) != nil
      else {
        return nil
      }
      rest = rest.dropFirst(3)
      return "as of \(written)"
    }

    /// `30 days`
    mutating func days() -> Int? {
      guard let count = rest.first.flatMap(Int.init), count > 0, let unit = rest.dropFirst().first,
        let length = ["day": 1, "days": 1, "week": 7, "weeks": 7, "month": 30, "months": 30][unit]
      else { return nil }
      rest = rest.dropFirst(2)
      return count * length
    }
  }

  static let units: Set<String> = [
    "day", "week", "month", "quarter", "year", "days", "weeks", "months", "quarters", "years",
  ]

  /// `2026`, `2026-q1`, `2026-03`
  static func isDated(_ word: String) -> Bool {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    guard let year = parts.first.flatMap({ Int($0) }), (1990...2099).contains(year), parts.count <= 2 else {
      return false
    }
    guard parts.count == 2 else { return true }
    return ["q1", "q2", "q3", "q4", "h1", "h2"].contains(String(parts[1]))
      || parts[1].count == 2 && Int(parts[1]) != nil
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

  // MARK: Records

  /// `customers who bought last year but not this year`
  private var bought: String? {
    var reader = reader
    let deeds = ["bought", "ordered", "purchased", "who bought", "who ordered", "that bought", "that ordered"]
    guard let who = reader.take(Self.customers), reader.take(deeds) != nil, let before = reader.period(),
      reader.take(["but", "and"]) != nil,
      reader.take(["not", "did not", "didnt", "have not", "havent", "nothing"]) != nil
    else { return nil }
    reader.skip(["buy", "bought", "order", "ordered", "yet", "anything"])
    guard let after = reader.period(), reader.isAtEnd, before != after else { return nil }
    return "show \(who) with ordered \(after) vs all of \(before) having ordered_before > 0 and ordered = 0"
  }

  /// `customers who have not ordered in 90 days`, `customers with no orders this year`
  private var notBought: String? {
    var reader = reader
    guard let who = reader.take(Self.customers) else { return nil }
    reader.skip(["who", "that", "have", "has", "with"])
    guard reader.take(["not", "did not", "didnt", "havent", "no", "without", "without any"]) != nil,
      reader.take([
        "ordered", "bought", "purchased", "order", "buy", "orders", "purchases", "purchase", "order anything",
      ])
        != nil
    else { return nil }
    if let period = reader.period(), reader.isAtEnd {
      // A list counts what is of all time.
      return "show \(who) where orders = 0 \(period)"
    }
    reader.skip(["in", "for", "since", "within", "the", "last", "past", "over", "more", "than"])
    guard let days = reader.days(), reader.isAtEnd else { return nil }
    return "list \(who) where order_age > \(days)"
  }

  /// `deals with no activity in 14 days`
  private var untouched: String? {
    var reader = reader
    guard let deals = reader.take(Self.deals) else { return nil }
    reader.skip(["that", "have", "had", "with", "not", "been"])
    guard
      reader.take(["no activity", "no activities", "without activity", "without any activity", "touched", "contacted"])
        != nil
    else { return nil }
    reader.skip(["in", "for", "since", "within", "the", "last", "past", "over", "more", "than"])
    guard let days = reader.days(), reader.isAtEnd else { return nil }
    return "list \(deals.split(separator: " ").last ?? "deals") where state = \"open\" and no_touch_days > \(days)"
  }

  /// `show deals closing next quarter over 100k`
  private var described: String? {
    var reader = reader
    guard let records = DescribedRecords.called(reader.rest.prefix(2).joined(separator: "_")) else { return nil }
    reader.rest = reader.rest.dropFirst(2)
    var period = reader.period()
    var condition: String?
    let isOver = reader.take(["over", "above", "more than", "worth more than", "bigger than"]) != nil
    if isOver || reader.take(["under", "below", "less than", "worth less than", "smaller than"]) != nil {
      guard let bound = reader.rest.first, bound.first?.isNumber == true else { return nil }
      condition = "\(records.amount) \(isOver ? ">" : "<") \(bound)"
      reader.rest = reader.rest.dropFirst()
    }
    if period == nil { period = reader.period() }
    guard reader.isAtEnd else { return nil }
    return "list " + records.written(also: condition) + (period.map { " " + $0 } ?? "")
  }

  /// `open deals older than 90 days`, `invoices older than 2 months`
  private var older: String? {
    var reader = reader
    let isOpen = reader.take(["open"]) != nil
    guard let records = reader.rest.first, let day = Self.firstDays[records], !isOpen || day.isDeal else { return nil }
    reader.rest = reader.rest.dropFirst()
    reader.skip(["that", "which", "are"])
    let isOlder = reader.take(["older than", "more than"]) != nil
    guard isOlder || reader.take(["newer than", "younger than", "less than"]) != nil,
      let count = reader.rest.first.flatMap({ Int($0) }), let unit = reader.rest.dropFirst().first,
      Self.units.contains(unit)
    else { return nil }
    reader.rest = reader.rest.dropFirst(2)
    reader.skip(["old"])
    guard reader.isAtEnd else { return nil }
    let state = isOpen ? "state = \"open\" and " : ""
    return "list \(records) where \(state)\(day.field) \(isOlder ? "before" : "after") \(count) \(unit) ago"
  }

  /// The day from which records are as old as they are.
  private static let firstDays: [String: (field: String, isDeal: Bool)] = [
    "deals": ("created", true), "opportunities": ("created", true), "leads": ("created", false),
    "customers": ("created", false), "accounts": ("created", false), "invoices": ("issued", false),
    "orders": ("ordered", false), "quotes": ("sent", false),
  ]

  /// `top 10 customers by revenue growth`, `top 10 customers share of revenue`, `fastest growing products`
  private var growing: String? {
    var reader = reader
    var count: String?
    let isRanked = reader.take(["top", "best"]) != nil
    if isRanked, let number = reader.rest.first, Int(number) != nil {
      count = number
      reader.rest = reader.rest.dropFirst()
    }
    let isFastest = reader.take(["fastest growing", "fastest-growing"]) != nil
    guard isRanked || isFastest, let subject = known(&reader) else { return nil }
    var metric = "sales"
    if isRanked, reader.take(["share of", "by share of"]) != nil {
      guard let whole = known(&reader) else { return nil }
      let period = reader.period().map { " " + $0 } ?? ""
      return reader.isAtEnd
        ? "show \(subject) with \(whole), share(\(whole))\(period) top \(count ?? "10") by \(whole)" : nil
    }
    if reader.take(["by"]) != nil {
      guard let name = known(&reader), reader.take(["growth", "increase"]) != nil else { return nil }
      metric = name
    } else if !isFastest {
      return nil
    }
    let period = reader.period() ?? "this year"
    guard reader.isAtEnd else { return nil }
    return "show \(subject) with \(metric) \(period) vs previous period top \(count ?? "10") by \(metric)_change"
  }

  /// `deals in proposal`, `deals stuck in negotiation for more than 30 days`
  private var inStage: String? {
    var reader = reader
    guard let deals = reader.take(Self.deals) else { return nil }
    reader.skip(["that", "are", "stuck", "sitting", "currently", "still", "have", "been"])
    guard reader.take(["in", "at"]) != nil else { return nil }
    reader.skip(["the", "stage"])
    var stage: [String] = []
    let ends: Set = ["for", "more", "longer", "over", "since", "stage", "at"]
    while let word = reader.rest.first, !ends.contains(word) {
      stage.append(word)
      reader.rest = reader.rest.dropFirst()
    }
    guard !stage.isEmpty, stage.count <= 4,
      !stage.contains(where: { Self.units.contains($0) || $0.first?.isNumber == true })
    else { return nil }
    reader.skip(["stage", "for", "more", "longer", "than", "over", "at", "least"])
    let days = reader.days()
    guard reader.isAtEnd else { return nil }
    let entity = deals.split(separator: " ").last.map(String.init) ?? deals
    let condition = "state = \"open\" and stage contains \"\(stage.joined(separator: " "))\""
    return "list \(entity) where \(condition)" + (days.map { " and stage_age > \($0)" } ?? "")
  }

  /// `which invoices are more than 60 days overdue`
  private var lateInvoices: String? {
    var reader = reader
    guard reader.take(["invoices", "bills"]) != nil else { return nil }
    reader.skip(["that", "are", "overdue", "late", "by", "more", "than", "over", "at", "least"])
    guard let days = reader.days() else { return nil }
    reader.skip(["overdue", "late", "past", "due", "old"])
    return reader.isAtEnd ? "list invoices where unpaid > 0 and due before \(days) days ago" : nil
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
