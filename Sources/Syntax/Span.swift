/// A run of bytes of the statement's UTF-8 text, `[start, end)`.
///
/// Every span equals every other: two trees are equal when they say the same thing, wherever it was written.
package struct Span: Sendable {
  package var start: Int
  package var end: Int

  package init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = max(start, end)
  }

  /// The shortest span that holds both.
  package func joined(with other: Span) -> Span { Span(min(start, other.start), max(end, other.end)) }

  package static let none = Span(0, 0)
}

extension Span: Hashable {
  package static func == (left: Self, right: Self) -> Bool { true }
  package func hash(into hasher: inout Hasher) {}
}
