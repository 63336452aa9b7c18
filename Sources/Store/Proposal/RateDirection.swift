/// Which way a list of exchange rates without a second currency is meant: what one unit of each is worth, or how many of
/// them one unit of the store's currency is worth.
extension ProposalMaker {
  /// About how many of each are worth a dollar: near enough to tell a rate from its inverse.
  private static let perDollar: [String: Double] = [
    "USD": 1, "EUR": 0.9, "GBP": 0.78, "CHF": 0.88, "CAD": 1.35, "AUD": 1.5, "NZD": 1.6, "JPY": 140, "CNY": 7,
    "HKD": 7.8,
    "TWD": 31, "KRW": 1300, "INR": 80, "SGD": 1.35, "SEK": 10, "NOK": 10, "DKK": 6.8, "PLN": 4, "CZK": 23, "HUF": 350,
    "BRL": 5, "MXN": 18, "ZAR": 18, "TRY": 30, "THB": 34,
  ]

  /// Whether the numbers are units of the other currencies for one of the store's.
  func areRatesPerBase(_ guess: MappingGuess) -> Bool {
    guard guess.entity.name == "rates", let currency = guess.choice("currency"), let rate = guess.choice("rate"),
      let base = Self.perDollar[known.baseCurrency]
    else { return false }
    var (per, of) = (0, 0)
    for row in 0..<sheet.rowCount {
      let code = sheet.cell(row, sheet.columns[currency.column]).uppercased()
      guard code != known.baseCurrency, let usual = Self.perDollar[code], let said = number(row, rate), said > 0 else {
        continue
      }
      let units = usual / base
      /// How far the number is from what it should be, as a factor of one or more.
      func distance(_ other: Double) -> Double { max(said / other, other / said) }
      let (asUnits, asWorth) = (distance(units), distance(1 / units))
      if asUnits * 1.1 < asWorth { per += 1 } else if asWorth * 1.1 < asUnits { of += 1 }
    }
    return per > 0 && per > 4 * of
  }
}
