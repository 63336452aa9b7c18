/// The words that the catalogue knows, as far as reading a sentence needs them: to join `win rate` to `win_rate` and to
/// cut a run of Chinese characters into words. What a word means is none of the parser's business.
package struct Lexicon: Sendable {
  /// Lower-case names and aliases, words joined by an underscore.
  package var names: Set<String>

  package init(names: Set<String> = []) { self.names = names }

  package func knows(_ name: String) -> Bool { names.contains(name.lowercased()) }
}
