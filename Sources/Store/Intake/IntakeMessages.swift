import Values

/// The words for formats that are not read and files that are damaged.
extension ForeignFormat {
  /// Behind "is".
  var words: Wording {
    switch self {
    case .oldWorkbook: "a workbook of the format before 2007 (.xls)"
    case .encryptedWorkbook: "a workbook with a password"
    case .binaryWorkbook: "a workbook in binary form (.xlsb)"
    case .openDocument: "an OpenDocument file"
    case .archive: "an archive and no workbook"
    case .webPage: "a web page, whatever its name says"
    case .xml: "an XML file"
    case .pdf: "a PDF"
    case .otherCompression: "compressed in a way that is not read"
    case .parquet: "a Parquet file"
    case .database: "a SQLite database"
    }
  }

  var fix: Wording {
    switch self {
    case .oldWorkbook, .binaryWorkbook, .openDocument, .webPage, .xml:
      "open it in Excel or LibreOffice and save it as .xlsx or CSV"
    case .encryptedWorkbook: "save it without the password"
    case .archive: "unpack it and name the file inside"
    case .pdf: "export the table as CSV from where it came"
    case .otherCompression: "unpack it, or compress it with gzip"
    case .parquet, .database: "export it as CSV"
    }
  }
}

extension Damage {
  var words: Wording {
    switch self {
    case .gzip: "what is compressed does not match its checksum"
    case .cutOff: "its end is missing"
    case .archive: "the zip archive is cut off, or does not match its checksums"
    case .part: "a part that every workbook has is missing"
    case .xml: "a part of the workbook is no XML"
    case .entities: "it declares XML entities, which no workbook does"
    }
  }
}

extension JSONMistake {
  var words: Wording {
    switch self {
    case .unexpected(let sign): sign.isEmpty ? "something else is expected" : "\(sign) cannot stand there"
    case .cutOff: "it ends in the middle"
    case .trailingComma: "nothing follows a comma"
    case .duplicateKey(let name): "the key \(name) stands twice in one record"
    case .tooDeep(let limit): "it is nested more than \(limit) deep"
    case .badNumber: "a number is malformed"
    case .badEscape: "a text has an unknown escape"
    case .loneSurrogate: "a text has half of a pair of surrogates"
    case .controlCharacter: "a text has a control character, or is not closed on its line"
    case .recordIsNoObject: "a record is an object, { ... }, and this is none"
    case .severalLists(let names): "several lists are in it: \(names.prefix(12).joined(separator: ", "))"
    }
  }
}
