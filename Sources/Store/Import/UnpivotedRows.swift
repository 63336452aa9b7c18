/// Columns made into rows: `Rep, Jan, Feb` with a row for Ann becomes a row for Ann and January and one for Ann and
/// February. The new rows have the other columns, `heading` with the header and `cell` with the value; a blank cell makes
/// none.
struct UnpivotedRows {
  static let heading = "heading"
  static let cell = "cell"

  private let layout: FileLayout
  private let turned: [Int]
  private let kept: [Int]

  init(_ layout: FileLayout, _ headers: [String]) throws(ImportError) {
    self.layout = layout
    var turned: [Int] = []
    for header in headers {
      let column = try layout.column(header)
      if !turned.contains(column) { turned.append(column) }
    }
    self.turned = turned
    self.kept = layout.headers.indices.filter { !turned.contains($0) }
  }

  /// A column of the file that is called like one of the new ones goes by its place.
  private var headers: [String] {
    kept.map { column in
      let header = layout.headers[column]
      return [Self.heading, Self.cell].contains(WordReading.key(header)) ? TableStart.name(ofColumn: column) : header
    } + [Self.heading, Self.cell]
  }

  func converted(
    _ file: ImportFile, _ limits: ExpansionGuard.Limits, tick: (Int) throws(ImportError) -> Void
  ) throws(ImportError) -> ImportFile {
    let (reader, stream) = try layout.reader(file)
    var records = try ConvertedRecords(ExpansionGuard(file, limits))
    let labels = turned.map { Array(layout.headers[$0].utf8) }
    var rows = 0
    while try reader.next() {
      rows += 1
      if rows & 0xFFF == 0 { try tick(stream.bytesRead) }
      for (label, column) in zip(labels, turned) {
        if column >= reader.fieldCount || AbsentValue.standsForNothing(reader.text(column)) { continue }
        try records.begin(reader.line)
        for other in kept { try records.add(reader.bytes(other)) }
        try label.withUnsafeBufferPointer { (bytes) throws(ImportError) in try records.add(bytes) }
        try records.add(reader.bytes(column))
        // Values behind the last header make the row too wide.
        for extra in layout.headers.count..<max(layout.headers.count, reader.fieldCount) {
          try records.add(reader.bytes(extra))
        }
        try records.end()
      }
    }
    try file.checkUnchanged()
    try records.scratch.flush()
    let converted = ImportFile(records.scratch, path: file.path)
    converted.sourceDigest = layout.digest
    converted.conversion = .init(
      headers: headers, notes: layout.notes, hasTypedNumbers: layout.hasTypedNumbers, separator: layout.separator,
      titles: layout.titles)
    return converted
  }
}

extension AbsentValue {
  /// Blank, or a word of those that programs and people write into an empty cell.
  static func standsForNothing(_ text: String) -> Bool { text.isEmpty || standsInColumn(text) }
}
