import Values

/// How a file is laid out: its encoding, its separator and its header.
struct FileLayout {
  let inspection: TextEncoding.Inspection
  let separator: UInt8
  /// As written, without surrounding blanks; unnamed columns are empty.
  let headers: [String]

  static let columnLimit = 2000

  init(_ file: ImportFile, tick: (Int) throws(ImportError) -> Void) throws(ImportError) {
    let inspection = try TextEncoding.inspect(file, tick: tick)
    let sample = try Self.sample(file, inspection)
    let separator = Self.separator(of: sample)
    let reader = try Self.reader(file, inspection, separator).reader
    guard try reader.next() else { throw .empty(path: file.path) }
    var headers = (0..<reader.fieldCount).map { reader.text($0) }
    while headers.last == "" { headers.removeLast() }
    guard !headers.isEmpty else { throw .empty(path: file.path) }
    guard headers.count <= Self.columnLimit else {
      throw .tooManyColumns(found: headers.count, limit: Self.columnLimit)
    }
    self.inspection = inspection
    self.separator = separator
    self.headers = headers
  }

  /// From the start of the file; the header is the first record.
  func reader(_ file: ImportFile) throws(ImportError) -> (reader: RecordReader, stream: TextStream) {
    try Self.reader(file, inspection, separator)
  }

  private static func reader(_ file: ImportFile, _ inspection: TextEncoding.Inspection, _ separator: UInt8)
    throws(ImportError) -> (reader: RecordReader, stream: TextStream)
  {
    let stream = try TextStream(file, inspection)
    let reader = RecordReader(separator: separator) { (buffer, count) throws(ImportError) in
      try stream.read(into: buffer, count: count)
    }
    return (reader, stream)
  }

  private static func sample(_ file: ImportFile, _ inspection: TextEncoding.Inspection) throws(ImportError) -> [UInt8] {
    let stream = try TextStream(file, inspection)
    let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: 64 * 1024)
    defer { buffer.deallocate() }
    let count = try stream.read(into: buffer, count: 64 * 1024)
    return Array(UnsafeBufferPointer(start: buffer, count: count))
  }

  /// The one of comma, semicolon, tab and pipe that cuts the header and the first rows into the same number of fields,
  /// two or more; a comma when none does.
  static func separator(of sample: [UInt8]) -> UInt8 {
    var best: (separator: UInt8, agreement: Double, width: Int) = (0x2C, 0, 1)
    for separator: UInt8 in [0x2C, 0x3B, 0x09, 0x7C] {
      let widths = widths(sample, separator)
      guard let width = widths.first, width > 1 else { continue }
      let agreement = Double(widths.filter { $0 == width }.count) / Double(widths.count)
      if (agreement, width) > (best.agreement, best.width) { best = (separator, agreement, width) }
    }
    return best.separator
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

  /// The column under `header`: spelled exactly so, else without regard to case and blanks.
  func column(_ header: String) throws(ImportError) -> Int {
    let exact = headers.indices.filter { headers[$0] == header }
    if exact.count == 1 { return exact[0] }
    if exact.count > 1 { throw .duplicateHeader(header, columns: exact.map { $0 + 1 }) }
    let key = WordReading.key(header)
    let loose = headers.indices.filter { WordReading.key(headers[$0]) == key && !headers[$0].isEmpty }
    if loose.count == 1 { return loose[0] }
    if loose.count > 1 { throw .duplicateHeader(header, columns: loose.map { $0 + 1 }) }
    throw .noSuchColumn(
      header, nearest: nearestWords(to: header, among: headers.filter { !$0.isEmpty }),
      headers: headers.filter { !$0.isEmpty })
  }
}
