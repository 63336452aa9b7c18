import Testing
import Values

@testable import Store

/// Open deals in another currency are worth what they are at the rate of each day, whatever came first: the deals or the
/// rates. The sums are done by hand.
@Suite struct DealPricesTests {
  private let desk: ImportDesk

  init() throws {
    desk = try ImportDesk()
    desk.today = try day("2026-11-26")
  }

  private static let fields = [
    "id = no", "stage = s", "created = c", "expected = e", "closed = z", "amount = v", "currency = u",
  ]

  /// 1 is open since January, 2 was won on 10 July, 3 is open since before the first rate, 4 is in the store's currency.
  private static let deals = """
    no,s,c,e,z,v,u
    1,Negotiation,2026-01-15,2026-12-20,,100,EUR
    2,Won,2026-01-15,2026-05-20,2026-07-10,100,EUR
    3,Proposal,2025-12-15,2026-02-20,,50,EUR
    4,Proposal,2025-12-15,2026-12-20,,70,USD

    """

  private static let rates = "c,d,v\nEUR,2026-01-01,7\nEUR,2026-03-01,8\nEUR,2026-06-01,6\n"

  private func load(rates: String) throws { try desk.load("rates", rates, ["currency = c", "valid = d", "rate = v"]) }

  private var amounts: [String] {
    get throws {
      try desk.rows("SELECT external_id, amount, original_amount FROM opportunities ORDER BY external_id")
    }
  }

  private var states: [String] {
    get throws {
      try desk.rows(
        """
        SELECT o.external_id, s.from_on, s.until_on, s.state, s.amount, s.old_amount
        FROM opportunity_states s JOIN opportunities o ON o.id = s.opportunity_id ORDER BY o.external_id, s.from_on
        """)
    }
  }

  private static let expected = [
    "1|2026-01-15|2026-03-01|open|70000|", "1|2026-03-01|2026-06-01|open|80000|80000",
    "1|2026-06-01|9999-12-31|open|60000|60000", "2|2026-01-15|2026-03-01|open|70000|",
    "2|2026-03-01|2026-06-01|open|80000|80000", "2|2026-06-01|2026-07-10|open|60000|60000",
    "2|2026-07-10|9999-12-31|won|60000|60000", "3|2025-12-15|2026-01-01|open||",
    "3|2026-01-01|2026-03-01|open|35000|35000", "3|2026-03-01|2026-06-01|open|40000|40000",
    "3|2026-06-01|9999-12-31|open|30000|30000", "4|2025-12-15|9999-12-31|open|7000|",
  ]

  @Test func ratesThatAreThereSplitHistories() throws {
    try load(rates: Self.rates)
    try desk.load("opportunities", Self.deals, Self.fields)
    #expect(try amounts == ["1|60000|10000", "2|60000|10000", "3|30000|5000", "4|7000|"])
    #expect(try states == Self.expected)
  }

  @Test func ratesThatComeLaterDoTheSame() throws {
    try desk.load("opportunities", Self.deals, Self.fields)
    #expect(try amounts == ["1||10000", "2||10000", "3||5000", "4|7000|"])
    try load(rates: "c,d,v\nEUR,2026-06-01,6\n")
    try load(rates: "c,d,v\nEUR,2026-01-01,7\nEUR,2026-03-01,8\n")
    #expect(try amounts == ["1|60000|10000", "2|60000|10000", "3|30000|5000", "4|7000|"])
    #expect(try states == Self.expected)
    // Another month: what is open follows, what was won stays.
    try load(rates: "c,d,v\nEUR,2026-08-01,9\n")
    #expect(try amounts == ["1|90000|10000", "2|60000|10000", "3|45000|5000", "4|7000|"])
    #expect(
      try states.filter { $0.hasPrefix("1|") }.suffix(2) == [
        "1|2026-06-01|2026-08-01|open|60000|60000", "1|2026-08-01|9999-12-31|open|90000|90000",
      ])
  }

  /// The same file again changes nothing; a stage begins on its own day, and an amount that changed keeps what it was.
  @Test func historiesGoOn() throws {
    try load(rates: Self.rates)
    try desk.load("opportunities", Self.deals, Self.fields)
    #expect(try desk.load("opportunities", Self.deals, Self.fields).updated == 0)
    #expect(try states == Self.expected)
    try desk.load(
      "opportunities", "no,s,m\n1,Proposal,2026-07-01\n", ["id = no", "stage = s", "modified = m"])
    #expect(
      try states.filter { $0.hasPrefix("1|") } == [
        "1|2026-01-15|2026-03-01|open|70000|", "1|2026-03-01|2026-06-01|open|80000|80000",
        "1|2026-06-01|2026-07-01|open|60000|60000", "1|2026-07-01|9999-12-31|open|60000|60000",
      ])
    try desk.load(
      "opportunities", "no,v,u,m\n1,200,EUR,2026-07-15\n", ["id = no", "amount = v", "currency = u", "modified = m"])
    #expect(try amounts.first == "1|120000|20000")
    #expect(
      try states.filter { $0.hasPrefix("1|") }.suffix(2) == [
        "1|2026-07-01|2026-07-15|open|60000|60000", "1|2026-07-15|9999-12-31|open|120000|60000",
      ])
  }

  /// 1 asked for 200 EUR until 1 February, 150 until 10 July and 100 since, at 7, 8 since March and 6 since June; whether
  /// the rates come first or last.
  @Test(arguments: [true, false]) func historiesOfAmounts(isRateFirst: Bool) throws {
    if isRateFirst { try load(rates: Self.rates) }
    try desk.load("opportunities", Self.deals, Self.fields)
    try desk.load(
      "opportunity_history", "no,d,v,w,u\n1,2026-02-01,150,200,EUR\n1,2026-07-10,100,150,EUR\n",
      ["opportunity = no", "changed = d", "amount = v", "amount_before = w", "currency = u"])
    if !isRateFirst { try load(rates: Self.rates) }
    #expect(
      try states.filter { $0.hasPrefix("1|") } == [
        "1|2026-01-15|2026-02-01|open|140000|", "1|2026-02-01|2026-03-01|open|105000|140000",
        "1|2026-03-01|2026-06-01|open|120000|120000", "1|2026-06-01|2026-07-10|open|90000|90000",
        "1|2026-07-10|9999-12-31|open|60000|90000",
      ])
    #expect(try amounts.first == "1|60000|10000")
  }

  /// 50 EUR, which were 400.00, become 80 on the day that a euro becomes 6.00.
  @Test func anotherAmountOnTheDayOfARateIsAChange() throws {
    try load(rates: Self.rates)
    try desk.load("opportunities", Self.deals, Self.fields)
    try desk.load(
      "opportunities", "no,v,u,m\n3,80,EUR,2026-06-01\n", ["id = no", "amount = v", "currency = u", "modified = m"])
    #expect(
      try states.filter { $0.hasPrefix("3|") }.last == "3|2026-06-01|9999-12-31|open|48000|40000")
  }

  /// An unpriced payment settles its invoice in their own currency; what in the store's is told by the rate.
  @Test func paymentsAreSettledBeforeTheyArePriced() throws {
    try desk.load(
      "invoices", "i,d,v,u\nI1,2026-02-01,100,EUR\n", ["id = i", "issued = d", "amount = v", "currency = u"])
    try desk.load(
      "payments", "p,i,d,v,u\nP1,I1,2026-02-20,40,EUR\nP2,I1,2026-02-21,60,EUR\n",
      ["id = p", "invoice = i", "paid = d", "amount = v", "currency = u"])
    let invoice = "SELECT amount, settled_from, settled_on FROM dues"
    #expect(try desk.rows(invoice) == ["|2026-02-20|2026-02-21"])
    #expect(try desk.rows("SELECT amount FROM payment_allocations") == ["0", "0"])
    try load(rates: "c,d,v\nEUR,2026-01-01,7\n")
    #expect(try desk.rows(invoice) == ["70000|2026-02-20|2026-02-21"])
    #expect(try desk.rows("SELECT amount FROM payment_allocations ORDER BY id") == ["28000", "42000"])
  }
}
