/// How amounts say their currency: `$`, `USD`, `元`.
enum WrittenCurrency {
  /// The signs, the longest of a beginning first, with the currencies that they may mean; none is any.
  static let signs: [(sign: [UInt8], codes: [String])] = {
    var found: [(sign: [UInt8], codes: [String])] = []
    for line in table.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      if let sign = words.first { found.append((Array(sign.utf8), Array(words.dropFirst()))) }
    }
    return found.sorted { $0.sign.count > $1.sign.count }
  }()

  private static let table = """
    $ USD AUD CAD HKD SGD TWD NZD MXN ARS CLP COP BRL
    US$ USD
    A$ AUD
    AU$ AUD
    C$ CAD
    CA$ CAD
    HK$ HKD
    S$ SGD
    NT$ TWD
    NZ$ NZD
    MX$ MXN
    R$ BRL
    € EUR
    £ GBP EGP
    ¥ CNY JPY
    ₹ INR
    Rs. INR PKR LKR
    Rs INR PKR LKR
    ₩ KRW
    ₽ RUB
    ₺ TRY
    ₫ VND
    ₪ ILS
    ₱ PHP
    ฿ THB
    zł PLN
    Kč CZK
    kr. DKK SEK NOK ISK
    kr DKK SEK NOK ISK
    SFr. CHF
    Fr. CHF
    人民币 CNY
    美元 USD
    欧元 EUR
    英镑 GBP
    日元 JPY
    港元 HKD
    港币 HKD
    新台币 TWD
    元 CNY TWD
    円 JPY
    """

  static let codes: Set<String> = Set(
    """
    USD CNY RMB EUR GBP JPY HKD TWD INR CHF AUD CAD SGD KRW NZD SEK NOK DKK PLN CZK HUF RON BGN TRY RUB UAH BRL MXN \
    ARS CLP COP PEN ZAR EGP NGN KES AED SAR QAR KWD ILS THB VND MYR IDR PHP PKR LKR BDT ISK MAD
    """.split(separator: " ").map(String.init))

  /// Takes a sign or a code away at either end; returns the currencies that it may mean, `nil` when there is none.
  static func take(from bytes: inout ArraySlice<UInt8>) -> [String]? {
    for (sign, codes) in signs where bytes.count > sign.count {
      if bytes.starts(with: sign) {
        bytes.removeFirst(sign.count)
        return codes
      }
      if bytes.suffix(sign.count).elementsEqual(sign) {
        bytes.removeLast(sign.count)
        return codes
      }
    }
    guard bytes.count > 3 else { return nil }
    if let code = code(bytes.prefix(3)) {
      bytes.removeFirst(3)
      return [code]
    }
    if let code = code(bytes.suffix(3)) {
      bytes.removeLast(3)
      return [code]
    }
    return nil
  }

  private static func code(_ bytes: ArraySlice<UInt8>) -> String? {
    guard bytes.allSatisfy({ (0x61...0x7A).contains($0 | 0x20) }) else { return nil }
    let code = String(decoding: bytes.map { $0 & 0xDF }, as: UTF8.self)
    return codes.contains(code) ? code == "RMB" ? "CNY" : code : nil
  }
}
