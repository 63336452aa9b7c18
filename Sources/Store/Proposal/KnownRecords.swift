import Values

/// Whether the values of a column are ids or names of records that the store holds already.
struct KnownRecords {
  let connection: Connection
  /// Whether somebody chose what the store keeps its money in.
  let baseCurrencyIsSaid: Bool
  let baseCurrency: String

  init(_ connection: Connection) throws(StoreError) {
    self.connection = connection
    let settings = try Settings.load(from: connection)
    (baseCurrencyIsSaid, baseCurrency) = (settings.saysBaseCurrency, settings.baseCurrency.code)
  }

  func hasRates() throws(StoreError) -> Bool { try connection.scalar("SELECT 1 FROM exchange_rates LIMIT 1") != nil }

  struct Match {
    var matched: Int
    var of: Int
    /// Enough to trust it: a few rows may name somebody new.
    var isStrong: Bool { matched >= 2 && matched * 10 >= of * 6 }
  }

  /// Values that are looked up; of records that are not made on the way, all of the profile.
  static let limit = 40

  func match(_ profile: ColumnProfile, _ entity: String) throws(StoreError) -> Match {
    guard let known = ImportEntity.named(entity), known.fields.contains(where: { $0.kind == .identity }) else {
      return Match(matched: 0, of: 0)
    }
    let hasName = known.fields.contains { $0.column == "name" }
    let isOfReps = entity == "reps"
    let sql =
      "SELECT EXISTS (SELECT 1 FROM \(known.table) WHERE external_id = ?1)"
      // A name that several records bear is none.
      + (hasName ? " OR (SELECT COUNT(*) FROM \(known.table) WHERE LOWER(name) IN (?2, ?3)) = 1" : "")
      + (isOfReps ? " OR (SELECT COUNT(*) FROM reps WHERE LOWER(email) = ?2) = 1" : "")
    let values = profile.distinct.prefix(
      ReferenceTable.creatable.contains(entity) ? Self.limit : ColumnProfile.distinctLimit
    ).map(\.value)
    var matched = 0
    for value in values {
      let key = WordReading.key(value)
      let other = isOfReps ? PersonName.ofAddress(value) ?? PersonName.turned(key).first ?? key : key
      let bound: [SQLValue] = hasName ? [.text(value), .text(key), .text(other)] : [.text(value)]
      if try connection.scalar(sql, bound) == .integer(1) { matched += 1 }
    }
    return Match(matched: matched, of: values.count)
  }
}
