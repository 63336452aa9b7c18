/// Why a file was not imported. The store is as it was.
package enum ImportError: Error, Hashable, Sendable {
  // The file
  case fileNotFound(path: String)
  case notAFile(path: String)
  case unreadable(path: String, reason: String)
  case changedWhileReading(path: String)
  /// Not even a header row.
  case empty(path: String)
  /// Neither UTF-8 nor one of the other encodings that are recognised.
  case invalidText(line: Int)
  /// What the statement names.
  case noSuchEncoding(String, nearest: [String])
  case notInEncoding(String, line: Int)
  /// An encoding was named for what says its own: a workbook.
  case hasEncoding(path: String)
  case nulByte(line: Int)
  case quoteNeverClosed(line: Int)
  /// `limit` in bytes.
  case recordTooLong(line: Int, limit: Int)
  case tooManyColumns(found: Int, limit: Int)
  case foreignFormat(path: String, ForeignFormat)
  case damaged(path: String, detail: Damage)
  /// In bytes.
  case expandsTooFar(path: String, packed: Int, unpacked: Int)
  case json(line: Int, JSONMistake)
  /// A workbook or JSON without any record.
  case noRecords(path: String)
  /// `-` where the statements come from, or where somebody types.
  case inputHoldsStatements
  case inputIsTerminal
  case noScratch(folder: String, reason: String)
  /// A library of the system that the format needs is not installed.
  case noLibrary(name: String, package: String)

  // The part of it
  case noSuchSheet(String, nearest: [String], sheets: [String])
  case severalSheets(path: String, sheets: [String])
  /// A sheet was asked for of what is no workbook.
  case noSheets(path: String)
  /// A range of cells was asked for of what has none.
  case noCells(path: String)

  // The mapping
  case noSuchEntity(String, nearest: [String])
  case noSuchField(String, entity: String, nearest: [String])
  case fieldTwice(String)
  case missingField([String], entity: String)
  case noSuchColumn(String, nearest: [String], headers: [String])
  case duplicateHeader(String, columns: [Int])
  case noSuchFunction(String, nearest: [String])
  case wrongArguments(RowFunction, found: Int)
  /// `above` or `total` of something computed.
  case notAColumn(RowFunction)
  /// `total` where no field is the id, or in a condition.
  case totalOfNothing
  /// `known` of a field that refers to nothing, or that every row needs; or within another expression.
  case knownOfNothing
  case conditionIsNoTest

  // The values
  /// Day or month first cannot be known: no row decides.
  case ambiguousDates(field: String, column: String?, first: Example, second: Example?)
  /// One row can only be day first, another only month first.
  case contradictoryDates(field: String, column: String?, dayFirst: Example, monthFirst: Example)
  /// Thousands or decimals cannot be known: no row decides. `field` is `nil` for a column that a formula computes with.
  case ambiguousNumbers(field: String?, column: String?, first: Example, second: Example?)
  case tooManyProblems(limit: Int, problems: [ImportProblem])

  case interrupted
  case store(StoreError)

  package struct Example: Hashable, Sendable {
    package var line: Int
    package var value: String
  }

  init(_ error: StoreError) {
    self = error == .interrupted ? .interrupted : .store(error)
  }
}

/// What is wrong with a file that has a known format.
package enum Damage: String, Hashable, Sendable {
  case gzip
  case cutOff
  case archive
  /// An entry of an archive is not there.
  case part
  case xml
  /// XML that declares entities of its own.
  case entities
}

/// What ends the reading of a row: the row alone is refused, or the whole import.
enum RowFailure: Error {
  case problem(column: String?, value: String?, reason: String)
  /// Several of them, two or more.
  case problems([RowMistake])
  case fatal(ImportError)

  static func refuse(_ reason: String) -> RowFailure { .problem(column: nil, value: nil, reason: reason) }
}

/// One thing that is wrong with a row.
struct RowMistake: Hashable, Sendable {
  var column: String?
  var value: String?
  var reason: String
}

extension RowFailure {
  /// `nil` for what ends the import.
  var mistakes: [RowMistake]? {
    switch self {
    case .problem(let column, let value, let reason): [RowMistake(column: column, value: value, reason: reason)]
    case .problems(let mistakes): mistakes
    case .fatal: nil
    }
  }

  init(_ mistakes: [RowMistake]) {
    if mistakes.count == 1 {
      self = .problem(column: mistakes[0].column, value: mistakes[0].value, reason: mistakes[0].reason)
    } else {
      self = .problems(mistakes)
    }
  }
}

/// Runs a piece of work of the store on behalf of a row.
func onStore<Result>(_ body: () throws(StoreError) -> Result) throws(RowFailure) -> Result {
  do { return try body() } catch { throw .fatal(ImportError(error)) }
}
