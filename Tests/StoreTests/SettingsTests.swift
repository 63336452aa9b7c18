import Testing
import Values

@testable import Store

@Suite struct SettingsTests {
  let store: Connection

  init() throws { store = try Store.open(path: ":memory:", mode: .create, today: try day("2026-03-16")) }

  private func set(_ key: String, _ value: String) -> StoreError? {
    let store = store
    return refusal { () throws(StoreError) in _ = try Settings.set(key, to: value, in: store) }
  }

  @Test func startsWithDefaults() throws {
    let settings = try Settings.load(from: store)
    #expect(settings.baseCurrency == Currency(code: "USD"))
    #expect(settings.calendar == CalendarRules())
    #expect(settings.salesBasis == .ordered)
    #expect(settings.language == .english)
  }

  @Test(arguments: [
    ("base_currency", "cny", "CNY"), ("fiscal_year_start", "4", "4"), ("week_start", "SUNDAY", "sunday"),
    ("sales_basis", "Collected", "collected"), ("language", "zh", "zh"),
  ]) func keepsWhatIsSet(key: String, value: String, stored: String) throws {
    #expect(set(key, value) == nil)
    #expect(try store.scalar("SELECT value FROM settings WHERE key = ?", [.text(key)]) == .text(stored))
    let read = try Settings.load(from: store)
    #expect(read.text(try #require(Settings.Key(rawValue: key))) == stored)
  }

  @Test(arguments: [
    ("base_currency", "EURO"), ("base_currency", "E1R"), ("fiscal_year_start", "0"), ("fiscal_year_start", "13"),
    ("fiscal_year_start", "May"), ("week_start", "1"), ("sales_basis", "shipped"), ("language", "de"), ("language", ""),
  ]) func refusesOtherValues(key: String, value: String) throws {
    let before = try Settings.load(from: store)
    let allowed = try #require(Settings.Key(rawValue: key)).allowed
    #expect(set(key, value) == .badSetting(key: key, value: value, allowed: allowed))
    #expect(try Settings.load(from: store) == before)
  }

  @Test func refusesOtherKeys() {
    #expect(
      set("colour", "red")
        == .unknownSetting(
          key: "colour", known: ["base_currency", "fiscal_year_start", "week_start", "sales_basis", "language"]))
  }

  @Test func knowsCurrenciesWithoutCents() throws {
    #expect(set("base_currency", "JPY") == nil)
    #expect(try Settings.load(from: store).baseCurrency == Currency(code: "JPY", minorDigits: 0))
  }

  @Test func keepsTheCurrencyOfWhatIsRecorded() throws {
    try store.run("INSERT INTO expenses (spent_on, amount) VALUES ('2026-03-01', 100)")
    #expect(set("base_currency", "EUR") == .currencyInUse(code: "USD"))
    #expect(set("base_currency", "USD") == nil)
    #expect(set("sales_basis", "won") == nil)
  }
}
