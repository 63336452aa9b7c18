internal import CXLSXWriter
internal import Values

/// A workbook of Excel: a sheet for each answer, with typed cells, and one more with what is to know about them.
final class Workbook: AnswerDocument {
  private let options: RenderingOptions
  private let rowLimit: Int
  /// `nil` when it is closed.
  private var book: OpaquePointer?
  private var formats: [CellFormat: OpaquePointer] = [:]
  private var names = SheetNames()
  private var sheet: WorkbookSheet?
  /// Sheet and sentence.
  private var remarks: [(sheet: String, text: String)] = []

  /// `path` leads to a file that is open for writing.
  init(options: RenderingOptions, path: String, rowLimit: Int = Int(XLSX_ROWS)) throws(DocumentError) {
    self.options = options
    self.rowLimit = rowLimit
    guard xlsx_load() else { throw .unavailable("libxlsxwriter") }
    guard let book = xlsx_open(path) else { throw .output(.lost("no memory")) }
    self.book = book
  }

  deinit {
    if let book { xlsx_abandon(book) }
  }

  func begin(_ head: Answer.Head, of question: String) throws(DocumentError) {
    let sheet: WorkbookSheet
    do { sheet = try self.sheet(named: question) } catch { throw .output(error) }
    sheet.heading(head.columns)
    self.sheet = sheet
    let name = sheet.name
    remark(question, on: name)
    let caption = Footing(options: options).caption(head)
    if !caption.isEmpty { remark(caption, on: name) }
  }

  func row(_ cells: [Value]) throws(OutputError) {
    guard let sheet else { return }
    guard sheet.isFull else { return sheet.row(cells) }
    let next = try goOn(after: sheet)
    next.row(cells)
  }

  func end(_ tail: Answer.Tail) throws(OutputError) {
    guard var sheet else { return }
    let summaries = (tail.others == nil ? 0 : 1) + (tail.total == nil ? 0 : 1)
    if !sheet.hasRoom(for: summaries) { sheet = try goOn(after: sheet) }
    sheet.finishRows()
    if let others = tail.others {
      sheet.summary(others.cells, options.language.others(others.groups), look: XLSX_ITALIC)
    }
    if let total = tail.total { sheet.summary(total, options.language.total, look: XLSX_BOLD | XLSX_LINE_ABOVE) }
    try check(sheet)
    let footing = Footing(options: options)
    for note in tail.notes { remark(footing.text(note), on: sheet.name) }
    if sheet.cutTexts > 0 { remark(options.language.cutTexts(sheet.cutTexts, to: Int(XLSX_CELL)), on: sheet.name) }
    self.sheet = nil
  }

  func text(_ text: String, of question: String) throws(DocumentError) {
    let sheet: WorkbookSheet
    do { sheet = try self.sheet(named: question) } catch { throw .output(error) }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) { sheet.line(String(line)) }
    sheet.setWidth(100, column: 0)
    remark(question, on: sheet.name)
  }

  /// Sheets hold answers.
  func prose(_ markdown: String) throws(OutputError) {}

  func finish() throws(OutputError) {
    if !remarks.isEmpty {
      let sheet = try sheet(named: options.language.notes)
      let columns = [options.language.sheet, options.language.note].map { title in
        Answer.Column(name: title, title: title, role: .attribute, unit: .text)
      }
      sheet.heading(columns)
      for remark in remarks { sheet.row([.text(remark.sheet), .text(remark.text)]) }
      sheet.finishRows()
      try check(sheet)
    }
    guard let book else { return }
    self.book = nil
    if let reason = xlsx_close(book) { throw .lost(String(cString: reason)) }
  }

  // MARK: Sheets

  private func sheet(named title: String) throws(OutputError) -> WorkbookSheet {
    let name = names.next(for: title)
    guard let book, let sheet = xlsx_add_sheet(book, name) else { throw .lost("no sheet can be made") }
    return WorkbookSheet(title: title, name: name, sheet: sheet, rowLimit: rowLimit, options: options) {
      [unowned self] in
      self.format($0)
    }
  }

  /// The next sheet for the rows of an answer that one does not hold.
  private func goOn(after full: WorkbookSheet) throws(OutputError) -> WorkbookSheet {
    full.finishRows()
    try check(full)
    let next = try sheet(named: full.title)
    next.heading(full.columns)
    remark(options.language.goesOn(in: next.name), on: full.name)
    sheet = next
    return next
  }

  private func check(_ sheet: WorkbookSheet) throws(OutputError) {
    if sheet.hasLostRows { throw .lost("a temporary file is full") }
  }

  private func remark(_ text: String, on sheet: String) { remarks.append((sheet, text)) }

  private func format(_ wanted: CellFormat) -> OpaquePointer? {
    if let known = formats[wanted] { return known }
    guard let book, let made = xlsx_add_format(book, wanted.pattern, wanted.look) else { return nil }
    formats[wanted] = made
    return made
  }
}

/// Names of sheets: at most 31 characters, without those that Excel forbids, each once.
struct SheetNames {
  private var taken: Set<String> = ["history"]

  mutating func next(for title: String) -> String {
    var base = ""
    for scalar in title.unicodeScalars {
      switch scalar {
      case "/": base += "÷"
      case "*": base += "×"
      case "[": base += "("
      case "]": base += ")"
      case ":", "\\": base += "-"
      case "?": break
      default: base.unicodeScalars.append(scalar.value < 0x20 ? " " : scalar)
      }
    }
    base = Self.trimmed(base)
    if base.isEmpty { base = "Sheet" }
    var number = 1
    while true {
      let suffix = number == 1 ? "" : " (\(number))"
      let name = Self.cut(base, to: Int(XLSX_NAME) - suffix.utf16.count) + suffix
      if taken.insert(name.lowercased()).inserted { return name }
      number += 1
    }
  }

  /// At a blank, if there is one not too far from the end.
  private static func cut(_ text: String, to limit: Int) -> String {
    guard text.utf16.count > limit else { return text }
    var kept = ""
    var length = 1
    for character in text {
      length += character.utf16.count
      if length > limit { break }
      kept.append(character)
    }
    if let blank = kept.lastIndex(of: " "), kept.distance(from: blank, to: kept.endIndex) < 12 {
      kept = String(kept[..<blank])
    }
    return trimmed(kept) + "…"
  }

  /// Apostrophes may not stand at the ends.
  private static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while let first = rest.first, first == " " || first == "'" { rest.removeFirst() }
    while let last = rest.last, last == " " || last == "'" { rest.removeLast() }
    return String(rest)
  }
}
