/// Why a change is not undone; the store is as it was.
package enum UndoRefusal: Error, Hashable, Sendable {
  case noSuchImport(Int, last: Int?)
  case undoneAlready(Int, on: String)
  /// It was made by an older program, which kept nothing to undo it with.
  case notKept(Int)
  /// Something later changed the same records, or refers to them.
  case laterChange(UndoEntry)
  /// Records that nothing can undo refer to what would go: frozen scores.
  case inUse(by: String)
  /// An entry of the log that there is not, or that was undone already.
  case noSuchEntry(Int, last: Int?)
  case entryUndoneAlready(Int, on: String)
  /// Somebody else's entry.
  case notYours(Int, author: String)
  /// Nobody said whose last entry is meant.
  case nobody(last: Int?)
  /// There is no entry of one's own that is not undone.
  case nothingLogged(by: String)
  case store(StoreError)
}

/// A change that can be undone.
package struct UndoEntry: Hashable, Sendable {
  package let id: Int
  /// `nil`: it was logged.
  package let importID: Int?
  /// Of the log.
  package let logNumber: Int?
  package let title: String
}

/// What undoing a change did.
package struct UndoSummary: Hashable, Sendable {
  /// Records of the kind that was imported or logged.
  package var removed = 0
  /// Records that are again what they were.
  package var restored = 0
  /// Records made on the way that others use by now.
  package var kept: [ImportSummary.Created] = []
  /// Custom fields that hold values of others or that a definition uses.
  package var keptFields: [String] = []
}
