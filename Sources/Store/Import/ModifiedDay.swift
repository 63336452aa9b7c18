import Values

/// When what a row says became so: the day that the file gives, or else the day of the import.
struct ModifiedDay {
  private let slot: Int?

  init(_ layout: DraftLayout) { self.slot = layout.slot("modified_on") }

  /// Whether the file says it.
  func isGiven(_ draft: RecordDraft) -> Bool { draft[slot] != .null }

  /// Never after today.
  func day(_ draft: RecordDraft, _ session: ImportSession) -> String {
    let today = session.today.isoText
    return min(draft.text(slot) ?? today, today)
  }

  /// The day of what is known of the record now.
  func stored(_ before: [SQLValue]) -> String? { slot.flatMap { before[$0].textValue } }

  /// Whether the row tells of another day than that of what is known.
  func isAnother(_ draft: RecordDraft, before: [SQLValue]) -> Bool {
    guard let row = draft.text(slot), let stored = stored(before) else { return false }
    return row != stored
  }

  /// Whether the record was changed after what the row says of it, as the source tells.
  func isLate(_ draft: RecordDraft, before: [SQLValue]) -> Bool {
    guard let row = draft.text(slot), let stored = stored(before) else { return false }
    return row < stored
  }
}
