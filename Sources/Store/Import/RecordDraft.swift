import Values

/// The columns that an import writes, and who has the say over each.
struct DraftLayout {
  enum Policy: Hashable {
    /// Mapped: the file is the truth, a blank included.
    case given
    /// Computed from what is mapped.
    case derived
    /// Taken from a related record; never overwrites.
    case inherited
    /// Computed where it can be; else what is stored stays.
    case kept
    /// A start value of new records only.
    case initial
    /// Which columns nobody said (`InheritanceMarks`).
    case marks
  }

  private(set) var columns: [String] = []
  private(set) var policies: [Policy] = []
  private var slots: [String: Int] = [:]

  func slot(_ column: String) -> Int? { slots[column] }

  func isGiven(_ slot: Int?) -> Bool { slot.map { policies[$0] == .given } ?? false }

  mutating func change(_ slot: Int, to policy: Policy) { policies[slot] = policy }

  /// A column that is there already keeps its policy.
  @discardableResult
  mutating func add(_ column: String, _ policy: Policy) -> Int {
    if let slot = slots[column] { return slot }
    columns.append(column)
    policies.append(policy)
    slots[column] = columns.count - 1
    return columns.count - 1
  }
}

/// One record between the file and the store.
struct RecordDraft {
  /// Where the row starts in the file.
  var line = 0
  /// By slot of the layout.
  var values: [SQLValue]
  /// Names that stand for other records, until they are found or made.
  var references: [PendingReference] = []
  /// Values of fields that are no column, by field.
  var extras: [String: SQLValue] = [:]
  /// `period = month`
  var period: Period?
  /// `value = quota`, until the metric says its unit
  var plan: ExactNumber?
  /// Decimals of the minor unit of the record's currency.
  var minorDigits: Int
  /// As the row says it; `nil` is the store's.
  var currency: String?

  struct PendingReference {
    /// Of the mapping.
    var field: Int
    var name: String
    var text: String
    /// `nil` when it has to be made.
    var id: Int?
  }

  init(slots: Int, minorDigits: Int) {
    self.values = Array(repeating: .null, count: slots)
    self.minorDigits = minorDigits
  }

  subscript(slot: Int?) -> SQLValue { slot.map { values[$0] } ?? .null }

  func text(_ slot: Int?) -> String? { self[slot].textValue }
  func integer(_ slot: Int?) -> Int? { self[slot].integerValue }

  mutating func fill(_ slot: Int?, _ value: SQLValue) {
    if let slot, values[slot] == .null { values[slot] = value }
  }

  mutating func clear(line: Int, minorDigits: Int) {
    self.line = line
    for index in values.indices { values[index] = .null }
    references.removeAll(keepingCapacity: true)
    if !extras.isEmpty { extras.removeAll(keepingCapacity: true) }
    period = nil
    plan = nil
    currency = nil
    self.minorDigits = minorDigits
  }
}

extension SQLValue {
  package var textValue: String? { if case .text(let text) = self { text } else { nil } }
  var integerValue: Int? { if case .integer(let number) = self { number } else { nil } }

  init(_ number: Int?) { self = number.map { .integer($0) } ?? .null }
  init(_ text: String?) { self = text.map { .text($0) } ?? .null }

  /// As lineage and histories keep it.
  var plainText: String? {
    switch self {
    case .null: nil
    case .integer(let number): String(number)
    case .real(let number): String(number)
    case .text(let text): text
    }
  }
}
