/// Which records a sheet holds.
struct EntityGuess {
  let sheet: ProposalSheet
  private let fileWords: [String]
  private let allGuesses: [MappingGuess]

  init(_ sheet: ProposalSheet, _ known: KnownRecords) throws(StoreError) {
    self.sheet = sheet
    self.fileWords = Self.words(of: sheet.name)
    let columns = Set(sheet.columns.indices)
    var guesses: [MappingGuess] = []
    for words in EntityWords.all {
      var guess = try MappingGuess(words, sheet, known, free: columns)
      Self.takeProduct(&guess, sheet, fileWords)
      guesses.append(guess)
    }
    self.allGuesses = guesses
  }

  /// What the file is called after is sold: `pizza_name` of pizza sales.
  func takeProduct(_ guess: inout MappingGuess) { Self.takeProduct(&guess, sheet, fileWords) }

  private static func takeProduct(_ guess: inout MappingGuess, _ sheet: ProposalSheet, _ fileWords: [String]) {
    guard guess.entity.name == "order_lines", guess.choice("product") == nil else { return }
    let nouns = EntityWords.all.flatMap(\.nouns)
    let keys = fileWords.filter { !singulars($0).contains(where: nouns.contains) }.flatMap(singulars)
      .flatMap { [$0 + "name", $0, $0 + "type"] }
    let place = keys.lazy.compactMap { key in
      sheet.columns.firstIndex { $0.reading.key == key && !$0.isPair && !$0.profile.isNumber && !$0.profile.isBlank }
    }.first
    if let place { guess.take("product", column: place) }
  }

  struct Scored {
    var guess: MappingGuess
    var score: Double
  }

  /// For every column that is explained, however many entities know it.
  private static let explained = 0.25

  /// What would be too little to say anything.
  static let threshold = 2.0

  /// The best first; those below the threshold too.
  func ranked() -> [Scored] {
    // How many entities know a column: what many know says little.
    var knowers: [Int: Int] = [:]
    for guess in allGuesses {
      for choice in guess.choices.values where choice.strength >= 0.6 { knowers[choice.column, default: 0] += 1 }
    }
    return allGuesses.compactMap { guess in
      guard !guess.choices.isEmpty else { return nil }
      return score(guess, knowers).map { Scored(guess: guess, score: $0) }
    }.sorted { $0.score == $1.score ? $0.guess.entity.name < $1.guess.entity.name : $0.score > $1.score }
  }

  /// `nil` when no row of the sheet could become such a record.
  private func score(_ guess: MappingGuess, _ knowers: [Int: Int]) -> Double? {
    var total = 0.0
    var named = 0.0
    for choice in guess.choices.values {
      total += choice.strength / Double(max(1, knowers[choice.column] ?? 1)).squareRoot()
      total += Self.explained * choice.strength
      if choice.bearsNoun { named += 0.4 }
    }
    total += min(named, 1.6)
    // Ids alone say nothing of the records, unless the file is called after them.
    if fileEvidence(guess.words.nouns) < 0.5,
      guess.choices.keys.allSatisfy({ guess.entity.fields[$0].kind == .identity })
    {
      return nil
    }
    let hasIdentity = guess.choice("id") != nil
    for field in guess.missing {
      if field.name == "name",
        hasIdentity || isNamedByPlace(guess) || guess.choice("email") != nil || guess.choice("phone") != nil
      {
        total -= 0.5
      } else if field.name == "type", guess.entity.name == "activities" {
        total -= activityType == nil ? 1 : 0
      } else if field.name == "order" && SoldLines.isSold(guess)
        || field.name == "paid" && guess.entity.name == "payments" && guess.choice("order") != nil
        || field.name == "issued" && guess.entity.name == "invoices" && guess.choice("due") != nil
      {
        total -= 0.5
      } else if hasIdentity {
        total -= 1.5
      } else {
        return nil
      }
    }
    if guess.entity.name == "activities" {
      // What is done on a web site is nobody's work.
      if isOfWebSite { return nil }
      if let type = guess.choice("type") { total += typeEvidence(type) }
      if guess.choice("type") == nil, sheet.columns.contains(where: { $0.saysType && !guess.isRemark($0) }) {
        total += 1.2
      }
    }
    // Rows that name a product, how many of it and for how much are lines.
    if guess.entity.name == "order_lines", areLines(guess) {
      let isRepeated = guess.choice("order").map { !sheet.columns[$0.column].profile.isUnique }
      total += isRepeated.map { $0 ? 3.5 : 2.5 } ?? 2.5
    }
    // `Weekly_Sales` of a day are sold.
    if guess.entity.name == "orders", guess.choice("ordered") != nil, let amount = guess.choice("amount"),
      sheet.columns[amount.column].reading.key.hasSuffix("sales")
    {
      total += 0.8
    }
    if guess.entity.name == "orders", guess.choice("amount") == nil,
      allGuesses.contains(where: { $0.entity.name == "order_lines" && areLines($0) })
    {
      total -= 3
    }
    // Rows with an id of their own beside a lead's are about leads: the members of a campaign.
    if guess.entity.name == "leads", let id = guess.choice("id"), sheet.columns[id.column].reading.key == "id",
      sheet.columns.contains(where: { $0.reading.key == "leadid" && !$0.isPair })
    {
      return nil
    }
    // A stage and days make no deal: somebody has to buy something, for some money.
    if guess.entity.name == "opportunities", fileEvidence(guess.words.nouns) <= 0,
      ["name", "customer", "amount", "product", "expected_close"].allSatisfy({ guess.choice($0) == nil })
    {
      return nil
    }
    // What stands in many rows is not what they are, but what is told of: a campaign of its months, a product of its days.
    if let name = guess.choice("name"), !sheet.columns[name.column].profile.isUnique {
      if guess.entity.name == "campaigns" { total -= 4 }
      // Whoever is named on many days did something on each of them.
      if guess.entity.name == "reps",
        sheet.columns.contains(where: { $0.profile.isDate && $0.profile.isComplete && $0.profile.distinct.count > 1 })
      {
        total -= 4
      }
      if guess.entity.name == "products", guess.choice("stock") == nil,
        sheet.columns.contains(where: { $0.profile.isDate })
      {
        total -= 4
      }
    }
    if WideSheet.entities.contains(guess.entity.name), !isSaidPlan(guess) { return nil }
    if guess.entity.name == "stock_movements", fileEvidence(guess.words.nouns) < 0.6,
      allGuesses.contains(where: SoldLines.isSold)
    {
      total -= 2
    }
    // People have addresses, their teams have none.
    if guess.entity.name == "teams", sheet.columns.contains(where: { $0.profile.isEmail }) { total -= 3 }
    if isAboutStrangers, fileEvidence(guess.words.nouns) < 0.4 { total -= 10 }
    total += idEvidence(guess) + fileEvidence(guess.words.nouns) * 2.5
    return total
  }

  private func areLines(_ guess: MappingGuess) -> Bool {
    (guess.choice("order")?.strength ?? 0) >= 0.9 && SoldLines.isCounted(guess) || SoldLines.isSold(guess)
  }

  /// The first column numbers what the file is called after: `user_id` of trial signups.
  func isNamedByPlace(_ guess: MappingGuess) -> Bool {
    guard ["leads", "customers", "contacts"].contains(guess.entity.name), guess.choice("id") == nil,
      fileEvidence(guess.words.nouns) >= 0.6, let first = sheet.columns.first
    else { return false }
    return first.profile.isUnique && first.profile.isComplete && !first.profile.isBlank
      && EntityWords.owner(ofID: first.reading.key) != nil
  }

  /// Numbers of people and months are a plan only where the file's name or a header says so.
  private func isSaidPlan(_ guess: MappingGuess) -> Bool {
    let keys = guess.choices.values.map { sheet.columns[$0.column].reading.key }
    return fileEvidence(guess.words.nouns) > 0 || guess.choice("metric") != nil
      || keys.contains { key in guess.words.nouns.contains { key.contains($0) } }
  }

  /// The first id and the file's name both speak of something that the store does not hold.
  private var isAboutStrangers: Bool {
    guard let column = sheet.columns.first, column.profile.isUnique,
      let owner = EntityWords.owner(ofID: column.reading.key),
      !EntityWords.all.contains(where: { $0.isOwnID(column.reading.key) })
    else { return false }
    return fileWords.contains { Self.singulars($0).contains(owner) }
  }

  private var isOfWebSite: Bool {
    let name = fileWords.joined()
    return ["webevent", "pageview", "clickstream", "websession", "webvisit", "webtraffic"].contains {
      name.contains($0)
    }
  }

  /// Calls, visits and meetings are said by no other records.
  private func typeEvidence(_ choice: MappingGuess.Choice) -> Double {
    guard let list = ImportChoice.all["activity_type"] else { return 0 }
    let values = sheet.columns[choice.column].profile.distinct
    let known = values.filter { list.value(of: $0.value).map(list.values.contains) ?? false }
    return known.count * 2 >= values.count ? 1.2 : 0
  }

  /// An id that is unique says what the rows are; one that comes again, that a row is not the whole of a record; the id
  /// of something unknown says that they are nothing of ours.
  private func idEvidence(_ guess: MappingGuess) -> Double {
    var evidence = 0.0
    let comesAgain = sheet.columns.contains { column in
      !column.isPair && !column.profile.isUnique && !guess.words.withoutNoun(column.reading.key).isEmpty
        && guess.words.isOwnID(column.reading.key)
    }
    if comesAgain { evidence -= 1.5 }
    for (place, column) in sheet.columns.enumerated() where !column.isPair && column.profile.isUnique {
      let key = column.reading.key
      if place == 0, guess.words.nouns.contains(key), guess.choice("name")?.column == place { evidence = 1.2 }
      guard column.profile.isComplete, !column.profile.isBlank, let owner = EntityWords.owner(ofID: key) else {
        continue
      }
      if guess.words.isOwnID(key) {
        evidence = max(evidence, place == 0 ? 1.8 : 1.4)
      } else if place == 0, fileEvidence(guess.words.nouns) < 0.4,
        EntityWords.strangers.contains(owner) || !EntityWords.all.contains(where: { $0.isOwnID(key) })
      {
        evidence -= 2
      }
    }
    return evidence
  }

  /// How much of the file's name is a noun of the entity, from 0 to 1; negative for the noun of something unknown.
  func fileEvidence(_ nouns: [String]) -> Double {
    let whole = fileWords.joined()
    guard !whole.isEmpty else { return 0 }
    var longest = 0
    for start in fileWords.indices {
      for end in start..<fileWords.count {
        let span = fileWords[start...end].joined()
        if Self.singulars(span).contains(where: nouns.contains) { longest = max(longest, span.count) }
      }
    }
    for noun in nouns where noun.unicodeScalars.first.map({ $0.value > 0x2E80 }) ?? false {
      if whole.contains(noun) { longest = max(longest, noun.count) }
    }
    if longest == 0,
      fileWords.contains(where: { word in Self.singulars(word).contains(where: EntityWords.strangers.contains) })
    {
      return -0.8
    }
    return Double(longest) / Double(whole.count)
  }

  /// What rows of activities are when no column says it: told by the file's name, then by the headers.
  var activityType: String? {
    // A number to call is no call.
    let headers = sheet.columns.map(\.reading.key).filter { key in
      EntityWords.of("contacts").map { words in
        !words.matches(key).contains { words.entity.fields[$0.field].name == "phone" }
      } ?? true
    }
    return activityTypeOfFile
      ?? Self.type { word in headers.contains { $0.hasPrefix(HeaderReading(word).key) } }
  }

  /// As the file's name says it.
  var activityTypeOfFile: String? {
    let whole = " " + Self.allWords(of: sheet.name).joined(separator: " ") + " "
    return Self.type { word in
      whole.contains(" " + word + " ") || !word.isASCII && fileWords.contains { $0.contains(word) }
    }
  }

  static func type(_ isSaid: (String) -> Bool) -> String? {
    wordLines(HeaderTable.activityTypes, separator: ";").first { $0.words.contains(where: isSaid) }?.name
  }

  private static let noise: Set = [
    "export", "exported", "all", "my", "report", "data", "list", "csv", "the", "of", "sheet", "copy", "final", "new",
    "crm", "search", "results", "result", "query", "extract", "sample", "test", "backup", "dataset", "table", "tbl",
    "dim", "fact", "dump", "salesforce", "hubspot",
    "zoho", "pipedrive", "odoo", "dynamics", "导出", "列表",
  ]

  /// `SalesLines-2024` is `sales`, `lines`.
  static func words(of name: String) -> [String] { allWords(of: name).filter { !noise.contains($0) } }

  private static func allWords(of name: String) -> [String] {
    HeaderReading.apart(name).lowercased().split { !$0.isLetter }.map { withoutEnd(String($0)) }
  }

  /// `auftragsliste` is `auftrag`.
  private static func withoutEnd(_ word: String) -> String {
    guard let end = HeaderTable.compoundEnds.first(where: { word.hasSuffix($0) && word.count > $0.count + 3 }) else {
      return word
    }
    var rest = word.dropLast(end.count)
    if rest.hasSuffix("s"), rest.count > 5 { rest = rest.dropLast() }
    return String(rest)
  }

  private static func singulars(_ word: String) -> [String] {
    var found = [word]
    if word.hasSuffix("ies") { found.append(word.dropLast(3) + "y") }
    if word.hasSuffix("es") { found.append(String(word.dropLast(2))) }
    if word.hasSuffix("s") { found.append(String(word.dropLast())) }
    return found
  }
}

extension String {
  fileprivate var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }
}
