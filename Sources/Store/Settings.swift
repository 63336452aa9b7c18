package import Values

/// The company's conventions, kept in the store: everyone who opens it answers alike.
package struct Settings: Hashable, Sendable {
  package enum Key: String, Hashable, Sendable, CaseIterable {
    case baseCurrency = "base_currency"
    case fiscalYearStart = "fiscal_year_start"
    case weekStart = "week_start"
    case salesBasis = "sales_basis"
    case language

    package var allowed: String {
      switch self {
      case .baseCurrency: "a currency code of three letters, such as USD, EUR, CNY"
      case .fiscalYearStart: "a month, 1 to 12"
      case .weekStart: Self.weekdays.joined(separator: ", ")
      case .salesBasis: SalesBasis.allCases.map(\.rawValue).joined(separator: ", ")
      case .language: Language.allCases.map(\.rawValue).joined(separator: ", ")
      }
    }

    fileprivate static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
  }

  /// In which all amounts without a currency of their own are recorded.
  package var baseCurrency = Currency(code: "USD")
  package var calendar = CalendarRules()
  package var salesBasis = SalesBasis.ordered
  package var language = Language.english

  package init() {}

  /// Whether it was chosen: a new store has the default.
  package var saysBaseCurrency: Bool { baseCurrency.code != Settings().baseCurrency.code }

  /// Keys that are missing have their default; keys of other programs are left alone.
  package static func load(from connection: Connection) throws(StoreError) -> Settings {
    var settings = Settings()
    for row in try connection.rows("SELECT key, value FROM settings") {
      guard case .text(let name) = row[0], case .text(let value) = row[1], let key = Key(rawValue: name) else {
        continue
      }
      try settings.change(key, to: value)
    }
    settings.baseCurrency = try currency(settings.baseCurrency.code, in: connection)
    return settings
  }

  /// Changes one setting in the store and what depends on it, and returns all of them.
  package static func set(
    _ name: String, to value: String, in connection: Connection
  ) throws(StoreError) -> Settings {
    guard let key = Key(rawValue: name) else {
      throw .unknownSetting(key: name, known: Key.allCases.map(\.rawValue))
    }
    let before = try load(from: connection)
    var after = before
    try after.change(key, to: value)
    after.baseCurrency = try currency(after.baseCurrency.code, in: connection)
    if after == before { return before }
    if after.baseCurrency != before.baseCurrency, try amountsAreRecorded(in: connection) {
      throw .currencyInUse(code: before.baseCurrency.code)
    }
    try connection.atomically { () throws(StoreError) in
      try after.write(to: connection)
      if after.calendar != before.calendar { try WorkCalendar(connection).rebuild() }
    }
    return after
  }

  /// As it stands in the table, and as `set` accepts it.
  package func text(_ key: Key) -> String {
    switch key {
    case .baseCurrency: baseCurrency.code
    case .fiscalYearStart: String(calendar.fiscalYearStart)
    case .weekStart: Key.weekdays[calendar.weekStart - 1]
    case .salesBasis: salesBasis.rawValue
    case .language: language.rawValue
    }
  }

  func write(to connection: Connection) throws(StoreError) {
    try connection.run(
      "INSERT INTO currencies (code, minor_digits) VALUES (?, ?) ON CONFLICT (code) DO NOTHING",
      [.text(baseCurrency.code), .integer(baseCurrency.minorDigits)])
    for key in Key.allCases {
      try connection.run(
        "INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        [.text(key.rawValue), .text(text(key))])
    }
  }

  /// Reads what a person or the table says; case does not matter.
  private mutating func change(_ key: Key, to value: String) throws(StoreError) {
    let word = value.lowercased()
    switch key {
    case .baseCurrency:
      guard word.utf8.count == 3, word.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else { break }
      baseCurrency = Currency(code: word.uppercased(), minorDigits: Currency.usualDigits(of: word.uppercased()))
      return
    case .fiscalYearStart:
      guard let month = Int(word), (1...12).contains(month) else { break }
      calendar.fiscalYearStart = month
      return
    case .weekStart:
      guard let day = Key.weekdays.firstIndex(of: word) else { break }
      calendar.weekStart = day + 1
      return
    case .salesBasis:
      guard let basis = SalesBasis(rawValue: word) else { break }
      salesBasis = basis
      return
    case .language:
      guard let known = Language(called: word) else { break }
      language = known
      return
    }
    throw .badSetting(key: key.rawValue, value: value, allowed: key.allowed)
  }

  /// With the decimals the currencies table gives it.
  private static func currency(_ code: String, in connection: Connection) throws(StoreError) -> Currency {
    let digits = try connection.scalar("SELECT minor_digits FROM currencies WHERE code = ?", [.text(code)])
    guard case .integer(let digits) = digits, (0...6).contains(digits) else {
      return Currency(code: code, minorDigits: Currency.usualDigits(of: code))
    }
    return Currency(code: code, minorDigits: digits)
  }

  /// Whether the base currency cannot be another any more.
  package static func amountsAreRecorded(in connection: Connection) throws(StoreError) -> Bool {
    let holders = [
      "opportunities", "quotes", "order_lines", "invoices", "credit_notes", "payments", "expenses", "budgets",
      "campaign_spend",
    ]
    let questions =
      holders.map { "EXISTS (SELECT 1 FROM \($0) WHERE amount IS NOT NULL)" } + [
        "EXISTS (SELECT 1 FROM products WHERE price IS NOT NULL)", "EXISTS (SELECT 1 FROM targets)",
        "EXISTS (SELECT 1 FROM exchange_rates)",
      ]
    return try connection.scalar("SELECT " + questions.joined(separator: " OR ")) == .integer(1)
  }
}
