/// A list of papers of several kinds, one row each, with a column that says which: `Invoice`, `Payment`, `Credit Memo`, as
/// accounting programs print what a customer was sent and paid.
struct LedgerSheet {
  private let sheet: ProposalSheet
  private let kind: Int

  /// The rows of one kind of paper.
  struct Part {
    let entity: String
    let words: [String]
    let sheet: ProposalSheet
    let requires: ProposedImport.Requirement
  }

  init?(_ sheet: ProposalSheet) {
    let kinds = Self.keys(HeaderTable.paperKinds)
    let found = sheet.columns.indices.first { place in
      let column = sheet.columns[place]
      guard !column.isPair, kinds.contains(column.reading.key) else { return false }
      let entities = Set(column.profile.distinct.flatMap { Self.entities(of: $0.value) })
      return entities.contains("invoices") && entities.count > 1
    }
    guard let found else { return nil }
    self.sheet = sheet
    kind = found
  }

  var parts: [Part] {
    guard case .column(let header) = sheet.columns[kind].value else { return [] }
    return Self.papers.flatMap { entity, _ -> [Part] in
      let words = sheet.columns[kind].profile.distinct.map(\.value).filter { Self.entities(of: $0).contains(entity) }
      let both = entity == "payments" ? words.filter { Self.entities(of: $0).contains("invoices") } : []
      return [words.filter { !both.contains($0) }, both].filter { !$0.isEmpty }.map { words in
        Part(
          entity: entity, words: words, sheet: sheet.filtered(kind, words),
          requires: words.count == 1 ? .equal(header, words[0]) : .oneOf(header, words))
      }
    }
  }

  /// Whether the rows of payments are those of invoices, too.
  func areInvoices(_ part: Part) -> Bool { part.words.allSatisfy { Self.entities(of: $0).contains("invoices") } }

  private static func entities(of word: String) -> [String] {
    let key = WordReading.key(word)
    return papers.filter { $0.words.contains(key) }.map(\.name)
  }

  private static let papers = wordLines(HeaderTable.papers)

  private static func keys(_ words: String) -> Set<String> {
    Set(words.split(separator: ",").map { HeaderReading(trimmed(String($0))).key })
  }
}
