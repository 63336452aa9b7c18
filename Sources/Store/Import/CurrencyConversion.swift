/// Turns amounts of another currency into the store's, at the last rate on or before the record's day.
struct CurrencyConversion {
  private let currency: Int?
  private let original: Int?
  private let amount: Int?
  /// Other money of the record.
  private let others: [Int]
  /// The first of them that is known is the record's day.
  private let dates: [Int?]

  init(_ layout: inout DraftLayout, dates: [String], others: [String] = []) {
    let currency = layout.slot("currency")
    self.currency = currency
    self.original = currency == nil ? nil : layout.add("original_amount", .derived)
    self.amount = layout.slot("amount")
    self.others = others.compactMap { layout.slot($0) }
    self.dates = dates.map { layout.slot($0) }
  }

  /// The codes are upper-case; the base currency itself needs no original amount.
  ///
  /// - Parameter isOfToday: whatever its days, the record is worth what it is at today's rate.
  func convert(
    _ draft: inout RecordDraft, isOfToday: Bool = false, _ session: ImportSession
  ) throws(RowFailure) {
    guard let currency, let code = draft.text(currency)?.uppercased() else { return }
    draft.values[currency] = .text(code)
    guard code != session.baseCurrency else { return }
    var day = session.today.isoText
    for slot in isOfToday ? [] : dates.reversed() { if let known = draft.text(slot) { day = known } }
    if let original { draft.values[original] = draft[amount] }
    for slot in others + (amount.map { [$0] } ?? []) {
      guard let minor = draft.integer(slot) else { continue }
      let converted = try Self.base(minor, of: code, on: day, session)
      if converted == nil, slot == amount {
        session.unpriced += 1
        try Self.know(code, session)
      }
      draft.values[slot] = SQLValue(converted)
    }
  }

  /// A currency is known from the first record in it that waits for a rate, or from its first rate.
  static func know(_ code: String, _ session: ImportSession) throws(RowFailure) {
    try session.statements.run(
      "INSERT INTO currencies (code, minor_digits) VALUES (?, ?) ON CONFLICT (code) DO NOTHING", .text(code),
      .integer(try session.minorDigits(of: code)))
  }

  /// Whether it has an amount that no rate is known for.
  func isUnpriced(_ draft: RecordDraft) -> Bool {
    guard let original, let amount else { return false }
    return draft[original] != .null && draft[amount] == .null
  }

  /// The query for the last rate on or before a day.
  static func rate(of currency: String, on day: String) -> String {
    "SELECT rate_e8 FROM exchange_rates WHERE currency = \(currency) AND valid_on <= \(day) ORDER BY valid_on DESC LIMIT 1"
  }

  /// In minor units of the base currency; `nil` when no rate is known.
  static func base(_ minor: Int, of code: String, on day: String, _ session: ImportSession) throws(RowFailure) -> Int? {
    let row = try session.statements.row(rate(of: "?", on: "?"), .text(code), .text(day))
    guard let rate = row?[0].integerValue else { return nil }
    return try base(minor, of: code, rate: rate, session)
  }

  /// `rate` is of units times 10^8; `nil` when it is more than can be counted.
  static func base(_ minor: Int, of code: String, rate: Int, _ session: ImportSession) throws(RowFailure) -> Int? {
    let (product, overflow) = Int128(minor).multipliedReportingOverflow(by: Int128(rate))
    guard !overflow else { return nil }
    let scale = 8 + (try session.minorDigits(of: code))
    return ExactNumber(digits: product, scale: scale).units(scale: try session.minorDigits(of: session.baseCurrency))?
      .value
  }
}
