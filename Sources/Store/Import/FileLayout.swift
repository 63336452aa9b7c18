import Values

/// How a file is laid out: its encoding, its separator, its header, and where its records begin.
struct FileLayout {
  private let inspection: TextEncoding.Inspection
  /// Of the source's bytes.
  let digest: String
  /// Between values in the source; of what was converted a comma.
  let separator: UInt8
  private let cut: UInt8
  /// Numbers come from a format that knows them: a point in one is its decimal mark.
  let hasTypedNumbers: Bool
  /// As written, without surrounding blanks; unnamed columns are empty.
  let headers: [String]
  /// As many values a record has at least: columns behind the last name may be missing.
  let namedWidth: Int
  /// How it was read, where that was not obvious.
  let notes: [ImportNote]
  /// The cells above the header.
  let titles: [String]
  private let window: RecordWindow

  static let columnLimit = 2000
  /// How many records are looked at to find the header.
  private static let sampleSize = 50

  /// `named` are the columns that a mapping asks for; a row that has them is the header.
  init(
    _ file: ImportFile, _ choice: TableChoice = TableChoice(), named: [String] = [],
    tick: (Int) throws(ImportError) -> Void
  ) throws(ImportError) {
    var window = RecordWindow()
    window.columns = choice.range?.columns ?? window.columns
    window.rows = choice.range?.rows ?? window.rows
    window.numbersRows = file.conversion != nil
    let cut: UInt8
    if file.conversion != nil {
      inspection = TextEncoding.Inspection(encoding: .utf8, markLength: 0, digest: "")
      cut = 0x2C
    } else {
      inspection = try TextEncoding.inspect(file, named: choice.encoding, tick: tick)
      let sample = try Self.sample(file, inspection)
      if let declared = Self.declaredSeparator(sample) {
        cut = declared
        window.rows = max(2, window.rows.lowerBound)...max(2, window.rows.upperBound)
      } else {
        cut = Self.separator(of: sample)
      }
    }
    hasTypedNumbers = file.conversion?.hasTypedNumbers ?? false
    digest = file.sourceDigest ?? inspection.digest
    self.cut = cut
    self.separator = file.conversion?.separator ?? cut
    var notes = file.conversion?.notes ?? []
    if !inspection.isNamed, inspection.encoding == .gb18030 { notes.append(.chineseText) }
    if !inspection.isNamed, inspection.encoding == .japanese { notes.append(.japaneseText) }
    if !inspection.isNamed, inspection.encoding == .big5 { notes.append(.traditionalText) }
    if !inspection.isNamed, inspection.encoding == .western { notes.append(.westernText) }
    var titles = file.conversion?.titles ?? []
    var headers: [String]
    var namedWidth: Int?
    if let known = file.conversion?.headers {
      headers = known
    } else {
      let rows = try Self.rows(file, inspection, cut, window)
      guard let start = TableStart(rows, hasNoHeader: choice.hasNoHeader, named: named) else {
        throw .empty(path: file.path)
      }
      headers = start.headers
      namedWidth = start.namedWidth
      titles = start.titles
      if let note = start.note { notes.append(note) }
      window.rows = max(start.firstLine, window.rows.lowerBound)...max(start.firstLine, window.rows.upperBound)
    }
    guard headers.count <= Self.columnLimit else {
      throw .tooManyColumns(found: headers.count, limit: Self.columnLimit)
    }
    if file.conversion != nil { window.leastWidth = headers.count }
    self.headers = headers
    self.namedWidth = namedWidth ?? headers.count
    self.notes = notes
    self.titles = titles
    self.window = window
  }

  /// Before the first record below the header.
  func reader(_ file: ImportFile) throws(ImportError) -> (reader: RecordReader, stream: TextStream) {
    try Self.reader(file, inspection, cut, window)
  }

  private static func reader(
    _ file: ImportFile, _ inspection: TextEncoding.Inspection, _ separator: UInt8, _ window: RecordWindow
  ) throws(ImportError) -> (reader: RecordReader, stream: TextStream) {
    let stream = try TextStream(file, inspection)
    let reader = RecordReader(separator: separator, window: window) { (buffer, count) throws(ImportError) in
      try stream.read(into: buffer, count: count)
    }
    return (reader, stream)
  }

  private static func rows(
    _ file: ImportFile, _ inspection: TextEncoding.Inspection, _ separator: UInt8, _ window: RecordWindow
  ) throws(ImportError) -> [TableStart.Row] {
    let reader = try reader(file, inspection, separator, window).reader
    var rows: [TableStart.Row] = []
    var size = 0
    while rows.count < sampleSize, size < 1 << 20 {
      // A mistake further down is met again where it counts.
      do { guard try reader.next() else { break } } catch {
        if rows.isEmpty { throw error }
        break
      }
      let cells = (0..<reader.fieldCount).map { reader.text($0) }
      size += cells.reduce(0) { $0 + $1.utf8.count }
      rows.append(.init(line: reader.line, cells: cells))
    }
    return rows
  }

  private static func sample(_ file: ImportFile, _ inspection: TextEncoding.Inspection) throws(ImportError) -> [UInt8] {
    let stream = try TextStream(file, inspection)
    let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: 64 * 1024)
    defer { buffer.deallocate() }
    let count = try stream.read(into: buffer, count: 64 * 1024)
    return Array(UnsafeBufferPointer(start: buffer, count: count))
  }

  /// `sep=;` on the first line, as Excel understands it.
  static func declaredSeparator(_ sample: [UInt8]) -> UInt8? {
    var line = sample.prefix(8)[...]
    if line.first == 0x22 { line = line.dropFirst() }
    guard line.prefix(4).map({ $0 | 0x20 }) == Array("sep=".utf8), line.count > 4 else { return nil }
    let separator = line[line.startIndex + 4]
    let next = line.dropFirst(5).first { $0 != 0x22 }
    guard next == nil || next == 0x0A || next == 0x0D else { return nil }
    return separator >= 0x80 || separator == 0x22 || separator == 0x0A || separator == 0x0D ? nil : separator
  }

  /// The one of comma, semicolon, tab and pipe that cuts the most of the first rows into the same number of fields, two
  /// or more, the first row among them if possible; a comma when none does.
  static func separator(of sample: [UInt8]) -> UInt8 {
    var best: (separator: UInt8, agreement: Double, width: Int) = (0x2C, 0, 1)
    for separator: UInt8 in [0x2C, 0x3B, 0x09, 0x7C] {
      let widths = widths(sample, separator)
      let width = mostFrequent(widths)
      guard width > 1 else { continue }
      var agreement = Double(widths.count { $0 == width }) / Double(widths.count)
      guard widths.first == width || agreement > 0.5 else { continue }
      if widths.first == width { agreement += 0.1 }
      if (agreement, width) > (best.agreement, best.width) { best = (separator, agreement, width) }
    }
    return best.separator
  }

  /// The greatest of several.
  static func mostFrequent(_ numbers: [Int]) -> Int {
    var counts: [Int: Int] = [:]
    for number in numbers { counts[number, default: 0] += 1 }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
  }

  private static func widths(_ sample: [UInt8], _ separator: UInt8) -> [Int] {
    let reader = RecordReader(sample, separator: separator)
    var widths: [Int] = []
    // A sample may end within quotes.
    while widths.count < 30, (try? reader.next()) == true { widths.append(reader.fieldCount) }
    // The last record may be cut off.
    if widths.count > 2, widths.count < 30, sample.count >= 64 * 1024 { widths.removeLast() }
    return widths
  }

  /// The column under `header`: spelled exactly so, else without regard to case and blanks; `column_3` is the third where
  /// none is called so.
  func column(_ header: String) throws(ImportError) -> Int {
    let exact = headers.indices.filter { headers[$0] == header }
    if exact.count == 1 { return exact[0] }
    if exact.count > 1 { throw .duplicateHeader(header, columns: exact.map { $0 + 1 }) }
    let key = WordReading.key(header)
    let loose = headers.indices.filter { WordReading.key(headers[$0]) == key && !headers[$0].isEmpty }
    if loose.count == 1 { return loose[0] }
    if loose.count > 1 { throw .duplicateHeader(header, columns: loose.map { $0 + 1 }) }
    if let counted = headers.indices.first(where: { TableStart.name(ofColumn: $0) == key }) { return counted }
    throw .noSuchColumn(
      header, nearest: nearestWords(to: header, among: headers.filter { !$0.isEmpty }),
      headers: headers.filter { !$0.isEmpty })
  }
}
