import Glibc
import Values

/// A workbook of Excel 2007 and later: a zip archive of XML parts.
struct Workbook {
  private let archive: ZipArchive
  private let path: String
  private let folder: String
  private let contents = WorkbookSheets()
  private let relations = Relationships()
  private let tick: () throws(ImportError) -> Void

  /// The records of one of its sheets.
  static func converted(
    _ file: ImportFile, _ choice: TableChoice, _ limits: ExpansionGuard.Limits,
    tick: @escaping (Int) throws(ImportError) -> Void
  ) throws(ImportError) -> ImportFile {
    let workbook = try Workbook(file, limits) { () throws(ImportError) in try tick(0) }
    return try workbook.converted(choice, file, limits)
  }

  init(_ file: ImportFile, _ limits: ExpansionGuard.Limits, tick: @escaping () throws(ImportError) -> Void)
    throws(ImportError)
  {
    path = file.path
    self.tick = tick
    archive = try ZipArchive(file, limits, tick: tick)
    let package = Relationships()
    if let part = archive.find("_rels/.rels") { try archive.parse(part, package) }
    guard let main = package.target(ofType: "officeDocument").map({ Self.part($0, in: "") }) else {
      throw .foreignFormat(path: path, try Self.kind(archive))
    }
    if main.hasSuffix(".bin") { throw .foreignFormat(path: path, .binaryWorkbook) }
    folder = main.split(separator: "/").dropLast().joined(separator: "/")
    let name = main.split(separator: "/").last ?? ""
    guard name.hasPrefix("workbook"), let part = archive.find(main),
      let links = archive.find((folder.isEmpty ? "" : folder + "/") + "_rels/\(name).rels")
    else { throw .foreignFormat(path: path, .archive) }
    try archive.parse(part, contents)
    try archive.parse(links, relations)
  }

  private static func kind(_ archive: ZipArchive) throws(ImportError) -> ForeignFormat {
    guard let part = archive.find("mimetype") else { return .archive }
    var head: [UInt8] = []
    try archive.read(part) { (bytes) throws(ImportError) in
      head.append(contentsOf: bytes.prefix(100))
      return false
    }
    return head.starts(with: Array("application/vnd.oasis".utf8)) ? .openDocument : .archive
  }

  /// A target as the name of a part: `../a.xml` and `/xl/a.xml` too.
  private static func part(_ target: String, in folder: String) -> String {
    var parts = target.hasPrefix("/") ? [] : folder.split(separator: "/")
    for part in target.split(separator: "/") {
      if part == ".." { parts = parts.dropLast() } else if part != "." { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }

  // MARK: Sheets

  /// Those that hold cells, each with its part.
  private var sheets: [(sheet: WorkbookSheets.Sheet, part: Int64)] {
    contents.sheets.compactMap { sheet in
      guard let link = relations.all.first(where: { $0.id == sheet.id }), link.type == "worksheet",
        let part = archive.find(Self.part(link.target, in: folder))
      else { return nil }
      return (sheet, part)
    }
  }

  var visibleNames: [String] { sheets.filter(\.sheet.isVisible).map(\.sheet.name) }

  /// A sheet by its name, also a hidden one; else the only visible one that has anything in it.
  private func chosen(_ name: String?) throws(ImportError) -> (part: Int64, note: ImportNote?) {
    let sheets = sheets
    if let name {
      let key = WordReading.key(name)
      let found = sheets.first { $0.sheet.name == name } ?? sheets.first { WordReading.key($0.sheet.name) == key }
      guard let found else {
        let names = sheets.map(\.sheet.name)
        throw .noSuchSheet(name, nearest: nearestWords(to: name, among: names), sheets: names)
      }
      return (found.part, nil)
    }
    let visible = sheets.filter(\.sheet.isVisible)
    if visible.count == 1 { return (visible[0].part, nil) }
    var filled: [(sheet: WorkbookSheets.Sheet, part: Int64)] = []
    for candidate in visible {
      let probe = SheetProbe()
      try archive.parse(candidate.part, probe)
      if probe.isDone { filled.append(candidate) }
    }
    guard let only = filled.first else { throw .noRecords(path: path) }
    guard filled.count == 1 else { throw .severalSheets(path: path, sheets: filled.map(\.sheet.name)) }
    return (only.part, .sheet(only.sheet.name))
  }

  // MARK: Records

  private func converted(_ choice: TableChoice, _ file: ImportFile, _ limits: ExpansionGuard.Limits)
    throws(ImportError) -> ImportFile
  {
    let (part, note) = try chosen(choice.sheet)
    let styles = CellStyles()
    if let found = linked("styles") { try archive.parse(found, styles) }
    var strings: SharedStrings?
    if let found = linked("sharedStrings") {
      let read = try SharedStrings()
      try archive.parse(found, read)
      try read.finish()
      strings = read
    }
    var rows: SheetRows
    var merges: [SheetRows.Merge] = []
    repeat {
      rows = SheetRows(
        path: path, strings: strings, styles: styles, is1904: contents.is1904, range: choice.range ?? CellRange(),
        filling: merges, records: try ConvertedRecords(ExpansionGuard(file, limits)))
      try archive.parse(part, rows)
      if !merges.isEmpty { break }
      merges = rows.merges
    } while !merges.isEmpty
    try rows.records.scratch.flush()
    let converted = ImportFile(rows.records.scratch, path: path)
    var notes = note.map { [$0] } ?? []
    if rows.errorCells > 0 { notes.append(.errorCells(rows.errorCells)) }
    if rows.uncomputedCells > 0 { notes.append(.uncomputedCells(rows.uncomputedCells)) }
    if rows.mergedCells > 0 { notes.append(.mergedCells(rows.mergedCells)) }
    converted.conversion = .init(headers: nil, notes: notes)
    return converted
  }

  private func linked(_ type: String) -> Int64? {
    relations.target(ofType: type).flatMap { archive.find(Self.part($0, in: folder)) }
  }
}

/// The visible sheets of a workbook; none of what is no workbook.
package func sheetNames(ofWorkbook path: String) -> [String] {
  do throws(ImportError) {
    let file = try ImportFile(path: path)
    guard FileFormat(head: try file.head(512), path: path) == .archive else { return [] }
    return try Workbook(file, ExpansionGuard.Limits(), tick: { () throws(ImportError) in }).visibleNames
  } catch { return [] }
}
