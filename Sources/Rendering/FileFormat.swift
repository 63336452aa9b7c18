/// What a file of answers holds, by the ending of its name.
package enum FileFormat: Hashable, Sendable {
  case text(OutputFormat)
  /// A workbook of Excel, a sheet for each answer.
  case workbook

  package static let endings: [(ending: String, format: FileFormat)] = [
    ("csv", .text(.csv)), ("tsv", .text(.tsv)), ("xlsx", .workbook), ("json", .text(.json)), ("jsonl", .text(.jsonl)),
    ("md", .text(.markdown)), ("html", .text(.html)), ("txt", .text(.table)),
  ]

  /// What other programs call the same.
  package static let otherEndings = [
    "excel": "xlsx", "htm": "html", "markdown": "md", "ndjson": "jsonl", "tab": "tsv", "text": "txt", "xls": "xlsx",
    "xlsm": "xlsx",
  ]

  /// `nil` for an ending that says nothing.
  package init?(ending: String) {
    guard let found = Self.endings.first(where: { $0.ending == ending.lowercased() }) else { return nil }
    self = found.format
  }

  /// After the last dot of a file's name; empty without one.
  package static func ending(of file: String) -> String {
    let name = file.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "" }
    return String(name[name.index(after: dot)...])
  }
}
