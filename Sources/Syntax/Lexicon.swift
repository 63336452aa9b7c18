package import Values

/// The words that the catalogue knows, as far as reading a sentence needs them: to join `win rate` to `win_rate` and to
/// cut a run of Chinese characters into words. What a word means is none of the parser's business.
package struct Lexicon: Sendable {
  /// Words from one place: lower-case names and aliases, words joined by an underscore. Few sentences need the whole
  /// list.
  package struct Source: Sendable {
    let knows: @Sendable (String) -> Bool
    let names: @Sendable () -> Set<String>
    let states: @Sendable (_ word: String, _ records: String) -> RecordState?
    let addsUp: @Sendable (String) -> Bool

    package init(
      knows: @escaping @Sendable (String) -> Bool, names: @escaping @Sendable () -> Set<String>,
      states: @escaping @Sendable (_ word: String, _ records: String) -> RecordState? = { _, _ in nil },
      addsUp: @escaping @Sendable (String) -> Bool = { _ in false }
    ) {
      self.knows = knows
      self.names = names
      self.states = states
      self.addsUp = addsUp
    }
  }

  /// What a word beside a kind of records says of them.
  package enum RecordState: Sendable {
    /// The condition that chooses them, and the one that chooses all others.
    case condition(String, otherwise: String)
    case unknown
  }

  package let sources: [Source]
  /// `March` is taken for that of its year in what is proposed, `Monday` for the last one up to it.
  package var today = CivilDate(year: 2026, month: 1, day: 1) ?? CivilDate(dayNumber: 0)

  package init(_ sources: [Source]) { self.sources = sources }

  package init(names: Set<String> = []) {
    sources = names.isEmpty ? [] : [Source(knows: { names.contains($0) }, names: { names })]
  }

  package var isEmpty: Bool { sources.isEmpty }

  package func knows(_ name: String) -> Bool {
    if sources.isEmpty { return false }
    let wanted = name.lowercased()
    return sources.contains { $0.knows(wanted) }
  }

  /// What `word` says of `records`, as `rejected` does of expenses; `nil` where no records are called so.
  func state(_ word: String, of records: String) -> RecordState? {
    sources.lazy.compactMap { $0.states(word.lowercased(), records.lowercased()) }.first
  }

  /// Whether a number is a count or a sum, and neither a rate nor a mean.
  func addsUp(_ name: String) -> Bool { sources.contains { $0.addsUp(name.lowercased()) } }

  func isRecords(_ word: String) -> Bool { state("", of: word) != nil }

  /// - Complexity: linear in all that is known.
  package var names: Set<String> { sources.reduce(into: []) { $0.formUnion($1.names()) } }
}
