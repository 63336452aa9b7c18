/// What a file holds, by its first bytes; its ending decides only where they do not.
enum FileFormat: Hashable, Sendable {
  case delimited
  case json
  case gzip
  /// A zip archive: most likely a workbook.
  case archive
  case foreign(ForeignFormat)

  init(head: [UInt8], path: String) {
    let ending = path.split(separator: "/").last?.split(separator: ".").last?.lowercased() ?? ""
    if head.starts(with: [0x1F, 0x8B]) {
      self = .gzip
    } else if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      self = .archive
    } else if let foreign = ForeignFormat(head: head) {
      self = .foreign(foreign)
    } else if Self.looksLikeJSON(head) || ["json", "jsonl", "ndjson"].contains(ending) && !head.isEmpty {
      self = .json
    } else if ["xlsx", "xlsm"].contains(ending), !head.isEmpty {
      self = .archive
    } else {
      self = .delimited
    }
  }

  /// `{"` and `[{`, with blanks between them; also in UTF-16.
  private static func looksLikeJSON(_ head: [UInt8]) -> Bool {
    let isWide = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
    let marks: Set<UInt8> = [0xEF, 0xBB, 0xBF]
    var signs = head.drop { marks.contains($0) || isWide && $0 >= 0xFE }.lazy.filter { byte in
      !(byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D || isWide && byte == 0)
    }.makeIterator()
    switch (signs.next(), signs.next()) {
    case (0x7B, 0x22), (0x7B, 0x7D), (0x5B, 0x7B), (0x5B, 0x5D): return true
    default: return false
    }
  }
}

/// Formats that are known and not read.
package enum ForeignFormat: String, Hashable, Sendable, CaseIterable {
  /// Of Excel before 2007.
  case oldWorkbook
  case encryptedWorkbook
  /// `.xlsb`
  case binaryWorkbook
  case openDocument
  case archive
  case webPage
  case xml
  case pdf
  /// bzip2, xz, zstd.
  case otherCompression
  case parquet
  case database

  init?(head: [UInt8]) {
    func starts(_ text: String) -> Bool { head.starts(with: Array(text.utf8)) }
    if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      self = .oldWorkbook
    } else if starts("%PDF-") {
      self = .pdf
    } else if starts("BZh") && head.count > 9 && head[4...].starts(with: [0x31, 0x41, 0x59])
      || head.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]) || head.starts(with: [0x28, 0xB5, 0x2F, 0xFD])
    {
      self = .otherCompression
    } else if starts("PAR1") {
      self = .parquet
    } else if starts("SQLite format 3\0") {
      self = .database
    } else if head.count > 262, head[257..<262].elementsEqual("ustar".utf8) || starts("Rar!") {
      self = .archive
    } else if head.starts(with: [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]) {
      self = .archive
    } else if let tag = Self.firstTag(head) {
      if tag == "?xml" {
        self = .xml
      } else if ["!doctype", "html", "table", "head", "body", "meta"].contains(tag) {
        self = .webPage
      } else {
        return nil
      }
    } else {
      return nil
    }
  }

  private static func firstTag(_ head: [UInt8]) -> String? {
    let marks: Set<UInt8> = [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D]
    let text = head.drop { marks.contains($0) }
    guard text.first == 0x3C else { return nil }
    let name = text.dropFirst().prefix { $0 > 0x20 && $0 != 0x3E && $0 < 0x80 }
    return String(decoding: name, as: UTF8.self).lowercased()
  }
}
