/// The fields of customers whose changes are written down one by one, by the names and in the words of the language:
/// records by their names, money in whole units, flags as `true` and `false`. Owner and status have periods of their own.
struct FollowedFields {
  private enum Writing {
    case plain, money, flag
    case record(of: String)
  }

  private struct Followed {
    let slot: Int
    let name: String
    let writing: Writing
  }

  struct Change {
    let field: String
    let before: SQLValue
    let after: SQLValue
  }

  private static let unfollowed: Set = ["external_id", "owner_id", "status", "modified_on"]

  private let fields: [Followed]

  init(of columns: [String], _ session: ImportSession) throws(RowFailure) {
    let entity = ImportEntity.named("customers")
    let custom = try onStore { () throws(StoreError) in
      try session.connection.rows("SELECT column_name, name, type FROM custom_fields WHERE entity = 'customers'")
    }
    var fields: [Followed] = []
    for (slot, column) in columns.enumerated() where !Self.unfollowed.contains(column) {
      if let field = entity?.fields.first(where: { $0.column == column }) {
        fields.append(Followed(slot: slot, name: field.name, writing: Self.writing(of: field.kind)))
      } else if let row = custom.first(where: { $0[0].textValue == column }), let name = row[1].textValue {
        let isFlag = row[2].textValue == CustomColumn.Kind.boolean.rawValue
        fields.append(Followed(slot: slot, name: name, writing: isFlag ? .flag : .plain))
      }
    }
    self.fields = fields
  }

  /// What a row changed. What becomes known is no change.
  func changes(from before: [SQLValue], to draft: RecordDraft, _ session: ImportSession) throws(RowFailure) -> [Change]
  {
    var changes: [Change] = []
    for field in fields where before[field.slot] != .null && before[field.slot] != draft.values[field.slot] {
      func written(_ value: SQLValue) throws(RowFailure) -> SQLValue {
        switch field.writing {
        case .plain:
          if case .real(let number) = value, let whole = Int(exactly: number) { return .text(String(whole)) }
          return SQLValue(value.plainText)
        case .money:
          return SQLValue(value.integerValue.map { ExactNumber(digits: Int128($0), scale: draft.minorDigits).text })
        case .flag: return SQLValue(value.integerValue.map { $0 == 0 ? "false" : "true" })
        case .record(let entity):
          return SQLValue(try session.references(to: entity).name(of: value.integerValue))
        }
      }
      changes.append(
        Change(
          field: field.name, before: try written(before[field.slot]), after: try written(draft.values[field.slot])))
    }
    return changes
  }

  private static func writing(of kind: ImportEntity.Kind) -> Writing {
    switch kind {
    case .money: .money
    case .boolean: .flag
    case .reference(let entity): .record(of: entity)
    case .identity, .text, .word, .integer, .quantity, .share, .rate, .date, .moment, .minutes, .period, .plan, .choice:
      .plain
    }
  }
}
