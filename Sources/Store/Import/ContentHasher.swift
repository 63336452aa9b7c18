/// Ids for rows that bring none: the fingerprint of what the row says, and which row with this content it is.
struct ContentHasher {
  private let session: ImportSession

  init(_ session: ImportSession) { self.session = session }

  func key(of draft: RecordDraft, _ layout: DraftLayout) throws(RowFailure) -> String {
    var text = ""
    for (slot, column) in layout.columns.enumerated() where layout.policies[slot] == .given && column != "external_id" {
      let said = draft.values[slot].plainText ?? ""
      text += CustomFieldTable.isWidened(column) ? CustomEvidence.before(said) : said
      text += "\u{1F}"
    }
    for field in draft.extras.keys.sorted() { text += (draft.extras[field]?.plainText ?? "") + "\u{1F}" }
    return try numbered("#" + Self.fingerprint(text), separator: "-")
  }

  /// `key`, and `key/2` for the second row of the file that has it.
  func numbered(_ key: String, separator: String = "/") throws(RowFailure) -> String {
    let row = try session.statements.row(
      """
      INSERT INTO temp.import_seen VALUES (?, 1) ON CONFLICT (key) DO UPDATE SET times = times + 1 RETURNING times
      """, .integer(Int(bitPattern: UInt(Self.value(key)))))
    let times = row?[0].integerValue ?? 1
    return times == 1 ? key : key + separator + String(times)
  }

  private static func value(_ text: String) -> UInt64 {
    var copy = text
    var digest = Digest()
    copy.withUTF8 { digest.add($0) }
    return digest.value
  }

  private static func fingerprint(_ text: String) -> String { hexadecimal(value(text)) }
}
