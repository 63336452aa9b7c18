/// The words that the catalogue knows, as far as reading a sentence needs them: to join `win rate` to `win_rate` and to
/// cut a run of Chinese characters into words. What a word means is none of the parser's business.
package struct Lexicon: Sendable {
  /// Words from one place: lower-case names and aliases, words joined by an underscore. Few sentences need the whole
  /// list.
  package struct Source: Sendable {
    let knows: @Sendable (String) -> Bool
    let names: @Sendable () -> Set<String>

    package init(knows: @escaping @Sendable (String) -> Bool, names: @escaping @Sendable () -> Set<String>) {
      self.knows = knows
      self.names = names
    }
  }

  package let sources: [Source]
  /// The year of today: `March` is taken for that of it in what is proposed.
  package var year = 2026

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

  /// - Complexity: linear in all that is known.
  package var names: Set<String> { sources.reduce(into: []) { $0.formUnion($1.names()) } }
}
