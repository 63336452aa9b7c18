/// One kind of thing that is wrong with a store: how often, and one case of it.
package struct StoreFinding: Hashable, Sendable {
  package enum Kind: Hashable, Sendable, CaseIterable {
    /// Pages that cannot be, values that a column does not allow.
    case damage
    /// An index that does not say what its table says.
    case index
    case missingReference
    /// A table, a column, a view or an index of the documented schema is not there, or is another.
    case schema
    /// A trigger changes records behind the program's back; the schema has none of its own.
    case trigger
    /// A custom field whose column is gone.
    case customField
    /// A day or a time of day that does not exist.
    case impossibleDay
    /// The last period of a history says something else than the record.
    case otherThanHistory
    case noHistory
    /// Not exactly one period of a history is open.
    case presentPeriod
    case overlap
    case gap
    case backwards
    case closedWithoutDay
    case openWithDay
    case paymentAllocatedTwice
    case invoiceSettledTwice
    /// Instalments add up to less or more than their invoice.
    case instalmentsNotWhole
    case sharesAboveWhole
    case stockBelowZero
    case circle
    /// A party that is neither a lead nor a customer.
    case nobody
    case leadWithoutCustomer
    /// What is worked out from other records is out of step with them.
    case derived
    /// A definition that can no longer be read.
    case definition
  }

  package var kind: Kind
  /// Of the records; empty when the whole store is meant.
  package var table: String
  package var count: Int
  /// A record as people name it, or what was said about the first of them.
  package var example: String

  package init(_ kind: Kind, in table: String = "", count: Int, example: String) {
    self.kind = kind
    self.table = table
    self.count = count
    self.example = example
  }
}
