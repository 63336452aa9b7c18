/// A history of single fields: a row a change, with the field's name, its new and perhaps its old value, as Salesforce and
/// HubSpot export them. Each field of a deal becomes an import of its own.
struct FieldHistorySheet {
  private let sheet: ProposalSheet
  private let words: EntityWords
  private let field: Int
  private let value: Int
  private let before: Int?

  /// A field of the history, and what the rows call it.
  private struct Followed {
    let field: String
    let before: String?
    var values: [String] = []
  }

  init?(_ sheet: ProposalSheet) {
    guard let words = EntityWords.of("opportunity_history") else { return nil }
    func column(_ headers: String) -> Int? {
      let keys = headers.split(separator: ",").map { HeaderReading(trimmed(String($0))).key }
      return keys.lazy.compactMap { key in
        sheet.columns.firstIndex { !$0.isPair && $0.reading.key == key && !$0.profile.isBlank }
      }.first
    }
    guard let field = column(HeaderTable.changedFields), let value = column(HeaderTable.newValues), field != value,
      sheet.columns[field].profile.distinct.count <= 60, !sheet.columns[field].profile.isNumber
    else { return nil }
    self.sheet = sheet
    self.words = words
    self.field = field
    self.value = value
    self.before = column(HeaderTable.oldValues).flatMap { $0 == value || $0 == field ? nil : $0 }
  }

  /// One mapping for the rows about one field.
  struct Mapping {
    let guess: MappingGuess
    let requires: ProposedImport.Requirement
    /// What the field was changed to, and from what.
    let samples: (after: [String], before: [String])
  }

  /// One for each field that is followed, the stage first; none when the rows are about something else.
  func mappings(_ known: KnownRecords) throws(StoreError) -> [Mapping] {
    guard let header = sheet.columns[field].value.columns.first else { return [] }
    var followed = [
      Followed(field: "stage", before: "stage_before"), Followed(field: "rep", before: "rep_before"),
      Followed(field: "amount", before: "amount_before"),
      Followed(field: "expected_close", before: "expected_close_before"),
    ]
    for (name, _) in sheet.columns[field].profile.distinct {
      let fields = words.matches(HeaderReading(name).key).sorted { $0.weight > $1.weight }
        .map { words.entity.fields[$0.field].name }
      // A day of closing is expected as long as the deal is open.
      guard let place = followed.firstIndex(where: { fields.contains($0.field) }) else { continue }
      followed[place].values.append(name)
    }
    let free = Set(sheet.columns.indices).subtracting([field, value] + (before.map { [$0] } ?? []))
    var found: [Mapping] = []
    for one in followed where !one.values.isEmpty {
      var guess = try MappingGuess(words, sheet, known, free: free, asksStore: true)
      guess.keep { field, _ in field.name == "opportunity" || field.name == "changed" }
      // HubSpot: of whatever the history is, the row begins with the id of the record.
      if guess.choice("opportunity") == nil, let id = free.sorted().first(where: isRecordID) {
        guess.take("opportunity", column: id)
      }
      guard guess.missing.isEmpty else { return [] }
      if let before, let name = one.before { guess.take(name, column: before, .changed(one.values[0])) }
      guess.take(one.field, column: value, .changed(one.values[0]))
      found.append(
        Mapping(
          guess: guess,
          requires: one.values.count == 1 ? .equal(header, one.values[0]) : .oneOf(header, one.values),
          samples: (samples(of: value, one.values), before.map { samples(of: $0, one.values) } ?? [])))
    }
    return found
  }

  private func isRecordID(_ column: Int) -> Bool {
    ["recordid", "objectid", "parentid", "id"].contains(sheet.columns[column].reading.key)
      && !sheet.columns[column].profile.isUnique
  }

  private func samples(of column: Int, _ fields: [String]) -> [String] {
    var found: [String] = []
    for row in 0..<sheet.rowCount where fields.contains(sheet.cell(row, sheet.columns[field])) {
      let text = sheet.cell(row, sheet.columns[column])
      if !text.isEmpty, !found.contains(text) { found.append(text) }
      if found.count == 3 { break }
    }
    return found
  }
}
