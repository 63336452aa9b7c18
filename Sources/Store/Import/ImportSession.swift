import Values

/// What the rows of one import share: the store, what is known about it, and the counters.
final class ImportSession {
  let connection: Connection
  let statements: StatementCache
  let today: CivilDate
  let isStrict: Bool
  let baseCurrency: String
  /// The month.
  let fiscalYearStart: Int
  private let metrics: (String) -> PlannedMetric?
  let metricNames: Set<String>
  private var knownMetrics: [String: PlannedMetric?] = [:]
  private var digitsOfCurrency: [String: Int] = [:]
  private var referenceTables: [String: ReferenceTable] = [:]
  private var sourceOfParty: [Int: Int] = [:]

  var rounded = 0
  var unpriced = 0
  /// Lines that are worth what their product costs in the list.
  var listPriced = 0
  private(set) var foreign = ImportSummary.Foreign()
  /// Rows older than what is known of their records.
  var late = 0
  /// By field, the rows whose name no record bears.
  var unlinked: [String: Int] = [:]
  /// Records made because a row named them, by entity, in order of appearance.
  private(set) var created: [ImportSummary.Created] = []
  /// Lines said of their orders what those do not say themselves.
  var hasFilledOrders = false
  /// Stages in their order, where it is another than before or some are new.
  var stages: [String] = []
  lazy var prices = DealPrices(self, today: today)
  /// The days of the file.
  private(set) var firstDay: CivilDate?
  private(set) var lastDay: CivilDate?

  init(
    _ connection: Connection, today: CivilDate, isStrict: Bool,
    metrics: @escaping (String) -> PlannedMetric? = { _ in nil }, metricNames: Set<String> = []
  ) throws(StoreError) {
    self.metrics = metrics
    self.metricNames = metricNames
    self.connection = connection
    self.statements = StatementCache(connection)
    self.today = today
    self.isStrict = isStrict
    let base = try connection.scalar("SELECT value FROM settings WHERE key = 'base_currency'")
    self.baseCurrency = base?.textValue?.uppercased() ?? "USD"
    let start = try connection.scalar("SELECT value FROM settings WHERE key = 'fiscal_year_start'")
    self.fiscalYearStart = start?.textValue.flatMap { Int($0) } ?? 1
  }

  /// What the catalogue knows of a metric under any of its names; it is asked once for each.
  func metric(_ name: String) -> PlannedMetric? {
    if let known = knownMetrics[name] { return known }
    let found = metrics(name)
    knownMetrics.updateValue(found, forKey: name)
    return found
  }

  var todayValue: SQLValue { .text(today.isoText) }

  func saw(_ day: CivilDate) {
    if firstDay.map({ day < $0 }) ?? true { firstDay = day }
    if lastDay.map({ day > $0 }) ?? true { lastDay = day }
  }

  /// An amount that may be of `currencies` is kept as one of the store's.
  func keptAsBase(_ currencies: [String]) {
    foreign.count += 1
    foreign.kept = baseCurrency
    let name = currencies.prefix(2).joined(separator: "/")
    if foreign.currencies.count < 5, !foreign.currencies.contains(name) { foreign.currencies.append(name) }
  }

  /// An amount says the store's own currency.
  func saysBase() { foreign.own += 1 }

  func countCreated(_ entity: String) {
    if let index = created.firstIndex(where: { $0.entity == entity }) {
      created[index].count += 1
    } else {
      created.append(.init(entity: entity, count: 1))
    }
  }

  func references(to entity: String) -> ReferenceTable {
    if let found = referenceTables[entity] { return found }
    let made = ReferenceTable(entity, self)
    referenceTables[entity] = made
    return made
  }

  /// The same table when it was asked for before.
  func loadedReferences(to entity: String) -> ReferenceTable? { referenceTables[entity] }

  func minorDigits(of currency: String) throws(RowFailure) -> Int {
    if let known = digitsOfCurrency[currency] { return known }
    let row = try statements.row("SELECT minor_digits FROM currencies WHERE code = ?", .text(currency))
    let digits = row?.first?.integerValue ?? Currency.usualDigits(of: currency)
    digitsOfCurrency[currency] = digits
    return digits
  }

  /// The source of a lead or customer; `nil` when it has none.
  func source(ofParty party: Int) throws(RowFailure) -> Int? {
    if let known = sourceOfParty[party] { return known == 0 ? nil : known }
    let row = try statements.row(
      """
      SELECT COALESCE((SELECT source_id FROM customers WHERE id = ?1), (SELECT source_id FROM leads WHERE id = ?1))
      """, .integer(party))
    let found = row?.first?.integerValue
    if sourceOfParty.count > 100_000 { sourceOfParty.removeAll(keepingCapacity: true) }
    sourceOfParty[party] = found ?? 0
    return found
  }

  func makeParty() throws(RowFailure) -> Int {
    try statements.run("INSERT INTO parties DEFAULT VALUES")
    return connection.lastInsertedID
  }
}
