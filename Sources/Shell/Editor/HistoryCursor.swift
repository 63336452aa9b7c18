/// Where up and down have led in the history, and the text they started from.
struct HistoryCursor {
  /// Counted from the newest statement, which is 0; nothing while the user's own text is shown.
  private(set) var index: Int?
  private var own = ""

  /// The text to show instead; nothing when there is no older one.
  mutating func older(than text: String, in statements: [String]) -> String? {
    let next = (index ?? -1) + 1
    guard next < statements.count else { return nil }
    if index == nil { own = text }
    index = next
    return statements[statements.count - 1 - next]
  }

  /// The user's own text is newer than everything.
  mutating func newer(in statements: [String]) -> String? {
    guard let current = index else { return nil }
    guard current > 0, current <= statements.count else {
      index = nil
      return own
    }
    index = current - 1
    return statements[statements.count - current]
  }
}
