/// What a question returns, before any format is chosen.
///
/// An answer is handed over in three parts, so that a list of ten million records never has to be held: the head
/// (columns), the rows one by one, and the tail (others, total, notes).
package enum Answer {
  package struct Column: Hashable, Sendable {
    /// Machine name: canonical metric or dimension name, alias, or the expression without spaces (`visits/closes`).
    package var name: String
    /// Heading for people, in the output language.
    package var title: String
    package var role: Role
    package var unit: Unit
    package var direction: Direction
    /// A difference between two periods: it reads with its sign, and its direction says whether it is welcome.
    package var isChange: Bool
    /// How its texts read to a person, where that is not what machines get.
    package var spoken: [String: String]

    package init(
      name: String, title: String, role: Role, unit: Unit, direction: Direction = .neutral, isChange: Bool = false,
      spoken: [String: String] = [:]
    ) {
      self.name = name
      self.title = title
      self.role = role
      self.unit = unit
      self.direction = direction
      self.isChange = isChange
      self.spoken = spoken
    }

    /// The value as a person reads it.
    package func read(_ value: Value) -> Value {
      if case .text(let text) = value, let words = spoken[text] { .text(words) } else { value }
    }
  }

  package enum Role: Hashable, Sendable {
    /// A key of the row: rep, source, month.
    case dimension
    /// A number computed for the row.
    case measure
    /// A field of a record (`list`).
    case attribute
  }

  package struct Head: Sendable {
    package var columns: [Column]
    /// The one dim line that says the question back: "1–23 Nov 2026 · sales = ordered".
    package var caption: String
    /// `nil` leaves it to the session.
    package var presentation: Presentation?

    package init(columns: [Column], caption: String, presentation: Presentation? = nil) {
      self.columns = columns
      self.caption = caption
      self.presentation = presentation
    }
  }

  package struct Tail: Sendable {
    /// The rest of a `top`: how many groups it holds, and one cell a column.
    package var others: (groups: Int, cells: [Value])?
    /// One cell a column; dimensions are `.nothing`.
    package var total: [Value]?
    package var notes: [Note]

    package init(others: (groups: Int, cells: [Value])? = nil, total: [Value]? = nil, notes: [Note] = []) {
      self.others = others
      self.total = total
      self.notes = notes
    }
  }

  /// That something was written.
  package struct Receipt: Sendable {
    /// `visit log-17: Acme, Li Na, 2026-11-25, 45 minutes`
    package var sentence: String
    package var head: Head
    package var cells: [Value]

    package init(sentence: String, head: Head, cells: [Value]) {
      self.sentence = sentence
      self.head = head
      self.cells = cells
    }
  }

  /// A sentence under the answer.
  package struct Note: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable { case note, warning }
    package var kind: Kind
    package var text: String

    package init(_ text: String, kind: Kind = .note) {
      self.kind = kind
      self.text = text
    }
  }

  /// `as bars`: how one answer is shown, whatever the session's format is.
  package enum Presentation: String, Hashable, Sendable, CaseIterable {
    case table, bars, line, spark, funnel, csv, tsv, json, jsonl, markdown, html
  }
}
