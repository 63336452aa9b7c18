import Store

/// Fields an import can fill, once the entity is known by any of its names.
enum ImportFields {
  static func of(_ entity: String) -> [(name: String, about: String)] {
    ImportCatalogue.fieldNames(of: entity).map { ($0.name, $0.about) }
  }
}

extension ImportError {
  /// Whether the words of the statement are wrong, and not the file or the store.
  var isAboutStatement: Bool {
    switch self {
    case .noSuchEntity, .noSuchField, .fieldTwice, .missingField, .noSuchColumn, .noSuchFunction, .wrongArguments,
      .notAColumn, .totalOfNothing, .knownOfNothing, .conditionIsNoTest, .ambiguousDates, .contradictoryDates,
      .ambiguousNumbers,
      .noSuchSheet, .severalSheets,
      .noSheets, .noCells, .noSuchEncoding, .notInEncoding, .hasEncoding, .inputHoldsStatements, .inputIsTerminal:
      true
    case .fileNotFound, .notAFile, .unreadable, .changedWhileReading, .empty, .invalidText, .nulByte, .quoteNeverClosed,
      .recordTooLong, .tooManyColumns, .foreignFormat, .damaged, .expandsTooFar, .json, .noRecords, .noScratch,
      .noLibrary, .duplicateHeader, .tooManyProblems, .interrupted, .store:
      false
    }
  }
}
