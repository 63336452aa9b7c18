package import Values

/// The words of every refusal. The codes are stable.
extension ImportError {
  package var code: String {
    switch self {
    case .fileNotFound: "import.file-not-found"
    case .notAFile: "import.not-a-file"
    case .unreadable: "import.unreadable"
    case .changedWhileReading: "import.changed-while-reading"
    case .empty: "import.empty"
    case .invalidText: "import.invalid-text"
    case .noSuchEncoding: "import.no-such-encoding"
    case .notInEncoding: "import.not-in-encoding"
    case .hasEncoding: "import.has-encoding"
    case .nulByte: "import.nul-byte"
    case .quoteNeverClosed: "import.quote-never-closed"
    case .recordTooLong: "import.record-too-long"
    case .tooManyColumns: "import.too-many-columns"
    case .foreignFormat: "import.foreign-format"
    case .damaged: "import.damaged"
    case .expandsTooFar: "import.expands-too-far"
    case .json: "import.json"
    case .noRecords: "import.no-records"
    case .inputHoldsStatements: "import.input-holds-statements"
    case .inputIsTerminal: "import.input-is-terminal"
    case .noScratch: "import.no-scratch"
    case .noLibrary: "import.no-library"
    case .noSuchSheet: "import.no-such-sheet"
    case .severalSheets: "import.several-sheets"
    case .noSheets: "import.no-sheets"
    case .noCells: "import.no-cells"
    case .noSuchEntity: "import.no-such-entity"
    case .noSuchField: "import.no-such-field"
    case .fieldTwice: "import.field-twice"
    case .missingField: "import.missing-field"
    case .noSuchColumn: "import.no-such-column"
    case .duplicateHeader: "import.duplicate-header"
    case .noSuchFunction: "import.no-such-function"
    case .wrongArguments: "import.wrong-arguments"
    case .notAColumn: "import.not-a-column"
    case .totalOfNothing: "import.total-of-nothing"
    case .knownOfNothing: "import.known-of-nothing"
    case .conditionIsNoTest: "import.condition-is-no-test"
    case .ambiguousDates: "import.ambiguous-dates"
    case .contradictoryDates: "import.contradictory-dates"
    case .ambiguousNumbers: "import.ambiguous-numbers"
    case .tooManyProblems: "import.too-many-problems"
    case .interrupted: "import.interrupted"
    case .store: "import.store"
    }
  }

  package var message: Wording {
    switch self {
    case .fileNotFound(let path): "there is no file at \(path)"
    case .notAFile(let path): "\(path) is no ordinary file"
    case .unreadable(let path, let reason): "cannot read \(Self.name(path)): \(reason)"
    case .changedWhileReading(let path): "\(path) changed while it was being read"
    case .empty(let path): "\(Self.name(path)) is empty: a header row with the names of the columns is expected"
    case .invalidText(let line):
      "line \(line) is not valid UTF-8, and the file is not UTF-16, GB18030 or Windows-1252 either"
    case .noSuchEncoding(let name, _): "no encoding is called \(name)"
    case .notInEncoding(let name, let line): "line \(line) is not written in \(name)"
    case .hasEncoding(let path): "\(Self.name(path)) is a workbook, which says its own encoding"
    case .nulByte(let line): "line \(line) holds a NUL byte: this is no text file"
    case .quoteNeverClosed(let line): "the quote opened at line \(line) is never closed"
    case .recordTooLong(let line, let limit):
      "the row that starts at line \(line) is longer than \(limit / 1_048_576) MiB"
    case .tooManyColumns(let found, let limit): "the file has \(found) columns; up to \(limit) are read"
    case .foreignFormat(let path, let format): "\(Self.name(path)) is \(format.words)"
    case .damaged(let path, let detail): "\(Self.name(path)) is damaged: \(detail.words)"
    case .expandsTooFar(let path, let packed, let unpacked):
      "\(Self.name(path)) is not read: its \(packed) bytes unpack to more than \(unpacked / 1_048_576) MiB"
    case .json(let line, let mistake): "line \(line) is no JSON of records: \(mistake.words)"
    case .noRecords(let path): "\(Self.name(path)) holds no records"
    case .inputHoldsStatements: "standard input holds the statements and cannot be imported, too"
    case .inputIsTerminal: "standard input is a terminal; there is nothing to import from it"
    case .noScratch(let folder, let reason): "a working copy of the file cannot be written to \(folder): \(reason)"
    case .noLibrary(let name, _): "reading this file needs the library \(name), which is not installed"
    case .noSuchSheet(let name, _, _): "the workbook has no sheet \"\(name)\""
    case .severalSheets(let path, let sheets):
      "\(Self.name(path)) has several sheets: \(Self.list(sheets.prefix(12).map { "\"\($0)\"" }))"
        + (sheets.count > 12 ? ", ..." : "")
    case .noSheets(let path): "\(Self.name(path)) is no workbook and has no sheets"
    case .noCells(let path): "the records of \(Self.name(path)) have keys, not rows and columns of cells"
    case .noSuchEntity(let name, _): "nothing called \(name) can be imported"
    case .noSuchField(let name, let entity, _): "\(entity) have no field \(name)"
    case .fieldTwice(let name): "the field \(name) is given twice"
    case .missingField(let names, let entity): "\(entity) need \(Self.list(names))"
    case .noSuchColumn(let name, _, _): "the file has no column \"\(name)\""
    case .duplicateHeader(let name, let columns):
      "the header \"\(name)\" stands over several columns (\(columns.map(String.init).joined(separator: ", ")))"
    case .noSuchFunction(let name, _): "there is no function \(name) in a mapping"
    case .wrongArguments(let function, let found):
      "\(function.rawValue) takes \(Self.count(function.arity)), not \(found)"
    case .notAColumn(let function): "\(function.rawValue)(...) takes a column of the file, not something computed"
    case .totalOfNothing: "total(...) adds up the rows with the same id, and no field is the id"
    case .knownOfNothing:
      "known(...) is the whole of a field that refers to another record and may be blank"
    case .conditionIsNoTest: "the condition is neither true nor false"
    case .ambiguousDates(let field, _, let first, let second):
      "is the day or the month first in \(field)? No row decides: line \(first.line) has \(first.value)"
        + (second.map { ", line \($0.line) has \($0.value)" } ?? "")
    case .contradictoryDates(let field, _, let dayFirst, let monthFirst):
      "is the day or the month first in \(field)? Line \(dayFirst.line) has \(dayFirst.value), "
        + "line \(monthFirst.line) has \(monthFirst.value)"
    case .ambiguousNumbers(let field, let column, let first, let second):
      "does the mark part thousands or decimals in \(field ?? column ?? "it")? No row decides: line \(first.line) has \(first.value)"
        + (second.map { ", line \($0.line) has \($0.value)" } ?? "")
    case .tooManyProblems(let limit, let problems):
      "more than \(limit) rows cannot be read"
        + (problems.first.map { "; the first is line \($0.row): \(Wording(stringLiteral: $0.reason))" } ?? "")
    case .interrupted: "stopped; nothing was changed"
    case .store(let error): error.message
    }
  }

  /// One thing to try, or `nil`.
  package var fix: Wording? {
    switch self {
    case .fileNotFound: "check the spelling and the folder"
    case .notAFile: "name a file of records, or send them to standard input and import -"
    case .unreadable: "check the permissions"
    case .changedWhileReading: "try again when the other program has finished writing it"
    case .empty: "export it again with a header row"
    case .invalidText: "say how it is written, such as encoding \"windows-1251\", or save it as UTF-8"
    case .noSuchEncoding(_, let nearest):
      nearest.isEmpty
        ? "there are \(Self.list(TextEncoding.allCases.map(\.spelling)))" : "did you mean \(Self.choice(nearest))?"
    case .notInEncoding: "name another encoding, or leave encoding out"
    case .hasEncoding: "leave encoding out"
    case .nulByte: "save it as UTF-8 and try again"
    case .quoteNeverClosed(let line):
      "close the quote, or double it (\"\") where it is meant as a character: line \(line)"
    case .recordTooLong(let line, _): "look for a quote that is never closed: line \(line)"
    case .tooManyColumns: "leave out the columns that are not needed"
    case .foreignFormat(_, let format): format.fix
    case .damaged(_, .entities): "save it again with Excel or LibreOffice"
    case .damaged: "get the file again"
    case .expandsTooFar: "unpack it with another program, and look at what it holds"
    case .json(_, .severalLists(let names)): "keep \(Self.choice(names))"
    case .json: "correct the file, or export it again"
    case .noRecords: "export it again"
    case .inputHoldsStatements: "give the statement with -c or -f, and the data on standard input"
    case .inputIsTerminal: "name a file, or send the data: crmql company.db -c 'import - as ...' < file"
    case .noScratch: "free space there, or set TMPDIR to a folder with more"
    case .noLibrary(_, let package): "apt install \(package)"
    case .noSuchSheet(_, let nearest, let sheets):
      nearest.isEmpty
        ? "its sheets are \(Self.list(sheets.prefix(12).map { "\"\($0)\"" }))" : "did you mean \(Self.choice(nearest))?"
    case .severalSheets(_, let sheets): sheets.first.map { "say which: sheet \"\($0)\"" }
    case .noSheets: "leave sheet out"
    case .noCells: "leave range and no header out"
    case .noSuchFunction(_, let nearest) where nearest.isEmpty:
      "there are \(Self.list(RowFunction.allCases.map(\.rawValue)))"
    case .noSuchEntity(_, let nearest), .noSuchFunction(_, let nearest), .noSuchField(_, _, let nearest):
      nearest.isEmpty ? nil : "did you mean \(Self.choice(nearest))?"
    case .noSuchColumn(_, let nearest, let headers):
      nearest.isEmpty
        ? "its columns are \(headers.prefix(12).joined(separator: ", "))\(headers.count > 12 ? ", ..." : "")"
        : "did you mean \(Self.choice(nearest))?"
    case .fieldTwice: "keep one of them"
    case .missingField(let names, _): names.first.map { "add \($0) = <column>" }
    case .duplicateHeader(_, let columns):
      "say which by its place: \(Self.choice(columns.map { TableStart.name(ofColumn: $0 - 1) }))"
    case .wrongArguments: nil
    case .notAColumn(let function): "name the column: \(function.rawValue)(`Owner`)"
    case .totalOfNothing: "say what the id is, as in id = `Deal`, amount = total(`Amount`)"
    case .knownOfNothing: "as in opportunity = known(`Deal`)"
    case .conditionIsNoTest: "compare something: where amount > 0"
    case .ambiguousDates(let field, let column, _, _):
      "say it: \(Self.said(field, "day_first", column)) or \(Self.said(field, "month_first", column))"
    case .contradictoryDates(let field, let column, _, _):
      "correct one of them, or say it: \(Self.said(field, "day_first", column)); rows that do not fit become problems"
    case .ambiguousNumbers(nil, let column, _, _):
      "write \(Self.call("decimal_point", column)) or \(Self.call("decimal_comma", column)) for it"
    case .ambiguousNumbers(let field?, let column, _, _):
      "say it: \(Self.said(field, "decimal_point", column)) or \(Self.said(field, "decimal_comma", column))"
    case .tooManyProblems: "correct the file, or raise max problems"
    case .interrupted: nil
    case .store(let error): error.fix
    }
  }

  /// ``spent = day_first(`Date`)``
  private static func said(_ field: String, _ function: String, _ column: String?) -> String {
    "\(field) = \(call(function, column))"
  }

  private static func call(_ function: String, _ column: String?) -> String {
    "\(function)(\(column.map { "`\($0.replacing("`", with: "``"))`" } ?? "..."))"
  }

  /// What a file is called in a sentence.
  private static func name(_ path: String) -> Wording {
    path == ImportPlan.standardInput ? "standard input" : Wording(verbatim: path)
  }

  private static func list(_ names: [String]) -> Wording {
    let words = names.map { Wording(verbatim: $0) }
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return Array(words.dropLast()).listed + " and " + last
  }

  private static func choice(_ names: [String]) -> Wording {
    let words = names.map { Wording(verbatim: $0) }
    return words.dropFirst().reduce(words.first ?? "") { $0 + " or " + $1 }
  }

  private static func count(_ arity: ClosedRange<Int>) -> Wording {
    if arity.upperBound >= 100 { return "at least \(arity.lowerBound) arguments" }
    if arity.lowerBound < arity.upperBound { return "\(arity.lowerBound) or \(arity.upperBound) arguments" }
    return arity.lowerBound == 1 ? "one argument" : "\(arity.lowerBound) arguments"
  }
}

/// The reasons that stand beside a refused row.
enum ProblemReason {
  static let notANumber = "is not a number"
  static let notMoney = "is not an amount of money"
  static let tooLarge = "is too large"
  static let notADate = "is not a date"
  static let noSuchDay = "is a day that does not exist"
  static let yearOutOfRange = "is outside the years 1900 to 2199"
  static let lostDigits = "has lost digits to a program that took it for a number; export it as text"
  static let thousandsOrDecimals = "may have thousands or decimals behind its mark"
  static let dayOrMonth = "may be day first or month first"
  static let notATime = "has a time of day that does not exist"
  static let notTrueOrFalse = "is neither yes nor no"
  static let notAPeriod = "is no month, quarter or year"
  static let divisionByZero = "divides by zero"
  static let notADuration = "is no duration"
  static let notAPart = "is outside 0% to 100%; correct the file and import it again"
  static let longerThanADay = "is outside 0 to 1440 minutes, a day; divide by 60 what counts seconds"
  static let notAWholeNumber = "is not a whole number"

  static func notIn(_ currency: String) -> String { "is not in \(currency), the currency of the row" }
  static func blank(_ field: String) -> String { "\(field) is blank" }
  static func notOneOf(_ words: [String]) -> String { "is none of \(words.joined(separator: ", "))" }
  static func unknown(_ singular: String, isNeeded: Bool = true) -> String {
    "is no known \(singular)" + (isNeeded ? "" : "; known(...) leaves it blank")
  }
  static func noMetric(near: [String]) -> String {
    "is no metric; " + (near.first.map { "did you mean \($0)?" } ?? "`define` it first, or name one of `metrics`")
  }
  static func ambiguous(_ plural: String) -> String { "is the name of several \(plural); use the id" }
  static func wrongWidth(found: Int, expected: Int) -> String {
    "the row has \(found) values, the header \(expected)"
  }
  static func newWithout(_ fields: [String]) -> String {
    "is not known yet, and a new one needs \(fields.joined(separator: ", "))"
  }
  static func leftBefore(_ hired: String) -> String {
    "is before \(hired), the day of hiring; correct the file and import it again"
  }
  static func notTimes(_ limit: Int) -> String { "is no count from 0 to \(limit)" }
  static let repeated = "stands earlier in the file with other values"
}
