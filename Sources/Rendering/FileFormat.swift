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

  /// `nil` for an ending that says nothing. A text may be packed, a workbook is so anyway.
  package init?(ending: String, isPacked: Bool) {
    guard let found = Self.endings.first(where: { $0.ending == ending.lowercased() }) else { return nil }
    if isPacked, found.format == .workbook { return nil }
    self = found.format
  }

  package static func isPacked(_ file: String) -> Bool {
    file.lowercased().hasSuffix(".gz") && !ending(of: file).isEmpty
  }

  /// After the last dot of a file's name, of what stands before `.gz` where it is packed; empty without one.
  package static func ending(of file: String) -> String {
    let last = file.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    let name = last.lowercased().hasSuffix(".gz") ? last.dropLast(3) : last
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "" }
    return String(name[name.index(after: dot)...])
  }
}
