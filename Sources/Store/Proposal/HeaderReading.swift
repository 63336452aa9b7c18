/// A header as it is compared: letters and digits only, in lower case, with the unit that stood in parentheses.
struct HeaderReading: Hashable, Sendable {
  /// `Deal - Deal Stage*` is `dealstage`.
  let key: String
  /// `Duration (in minutes)` has `in minutes`.
  let unit: String?
  /// `EUR` of `Amount EUR` and `Amount (EUR)`.
  let currency: String?

  private static let guarded = "(do not modify)"

  init(_ header: String) {
    var text = Self.apart(header).lowercased()
    // Dynamics guards the id of a row by this; beside it stand a checksum and a date.
    if text.hasPrefix(Self.guarded) { text = String(text.dropFirst(Self.guarded.count)) + " id" }
    // What programs wrap the fields of their records in.
    if let inner = text.without(prefixes: ["properties.", "attributes.", "fields."]).first { text = inner }
    var unit: String?
    // Monday says so of the number that it gives to a row.
    if text.contains("(auto generated)") { text = "id" }
    (text, unit) = Self.withoutUnit(text)
    if text.hasSuffix("__c") { text.removeLast(3) }
    text = text.replacing("%", with: " percent ").replacing("#", with: " no ").replacing("&", with: " and ")
    var words: [String] = []
    for word in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map(String.init) {
      let usual = Self.usual[word] ?? word
      if usual != words.last { words.append(usual) }
    }
    // `Amount USD`: the currency of the whole column, not what it is.
    var currency = unit.flatMap(Self.currency)
    if words.count > 1, let last = words.last, let code = Self.currency(last), last.count == 3 {
      words.removeLast()
      currency = code
    }
    self.currency = currency
    // `total_cents`, `duration_seconds`
    if unit == nil, words.count > 1, let last = words.last, Self.units.contains(last) {
      unit = last
      words.removeLast()
    }
    self.unit = unit
    let joined = words.joined()
    // `ORDERNUMBER`
    key = joined.hasSuffix("number") && joined.count > 6 ? joined.dropLast(6) + "no" : joined
  }

  /// Of headers with commas between them.
  static func keys(_ headers: String) -> Set<String> {
    Set(headers.split(separator: ",").map { HeaderReading(trimmed(String($0))).key })
  }

  /// `orderNumber` is two words, `SKUNumber` too, `ACCOUNTID` and `Kgs` are one.
  static func apart(_ header: String) -> String {
    let letters = Array(header)
    var text = ""
    for (place, letter) in letters.enumerated() {
      if place > 0, letter.isUppercase, letters[place - 1].isLetter,
        letters[place - 1].isLowercase || (place + 1 < letters.count && letters[place + 1].isLowercase)
      {
        text += " "
      }
      text.append(letter)
    }
    return text
  }

  private static let units: Set = ["cents", "seconds", "secs", "sec"]

  private static func currency(_ word: String) -> String? {
    switch word {
    case "rmb", "人民币": "CNY"
    case "€", "euro": "EUR"
    case "£": "GBP"
    case _: currencies.contains(word) ? word.uppercased() : nil
    }
  }

  private static let currencies: Set = ["usd", "eur", "gbp", "chf", "cny", "rmb", "jpy", "inr", "cad", "aud", "brl"]

  /// `Number` and `No.` are one.
  private static let usual = [
    "number": "no", "nr": "no", "num": "no", "identifier": "id", "organisation": "organization", "acct": "account",
    "mgr": "manager", "cust": "customer", "amt": "amount", "desc": "description", "dept": "department",
    "inv": "invoice",
    "qtr": "quarter", "prod": "product", "opp": "opportunity", "emp": "employee", "est": "estimated",
  ]

  private static func withoutUnit(_ text: String) -> (String, String?) {
    for (opening, closing): (Character, Character) in [("(", ")"), ("（", "）"), ("[", "]"), ("【", "】")] {
      guard let start = text.firstIndex(of: opening), let end = text[start...].firstIndex(of: closing) else { continue }
      let rest = text[..<start] + " " + text[text.index(after: end)...]
      guard rest.contains(where: \.isLetter) else { continue }
      return (String(rest), trimmed(String(text[text.index(after: start)..<end])))
    }
    return (text, nil)
  }
}

extension String {
  /// What stays without one of the words in front; longest first. `nil` when none stands there, or nothing stays.
  func without(prefixes words: [String]) -> [String] {
    words.filter { hasPrefix($0) && count > $0.count }.sorted { $0.count > $1.count }.map {
      String(dropFirst($0.count))
    }
  }

  func without(suffixes words: [String]) -> [String] {
    words.filter { hasSuffix($0) && count > $0.count }.sorted { $0.count > $1.count }.map { String(dropLast($0.count)) }
  }
}

/// The lines `name: word, word` of a table of words, with keys as headers have them.
func wordLines(_ text: String, separator: Character = "\n") -> [(name: String, words: [String])] {
  text.split(separator: separator).compactMap { line in
    guard let colon = line.firstIndex(of: ":") else { return nil }
    return (
      trimmed(String(line[..<colon])),
      line[line.index(after: colon)...].split(separator: ",").map { trimmed(String($0)) }
    )
  }
}
