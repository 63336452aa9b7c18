/// From what a statement names to records that can be read several times: what comes on standard input, compressed, as a
/// workbook or as JSON becomes a copy in the form of a text file. Memory does not grow with it.
struct Intake {
  var plan: ImportPlan
  var input: StandardInput?
  var limits = ExpansionGuard.Limits()
  /// Bytes read so far, of how many; 0 where that is not known. Throws to stop.
  let tick: (Int, Int) throws(ImportError) -> Void

  func open() throws(ImportError) -> ImportFile {
    let source = try opened()
    var file = source
    var digest: String?
    var format = FileFormat(head: try file.head(512), path: plan.file)
    if format == .gzip {
      digest = try self.digest(of: source)
      file = try Gzip.unpacked(source, limits) { (done) throws(ImportError) in try tick(done, source.byteCount) }
      let inner = plan.file.lowercased().hasSuffix(".gz") ? String(plan.file.dropLast(3)) : plan.file
      format = FileFormat(head: try file.head(512), path: inner)
    }
    switch format {
    case .delimited:
      if plan.table.sheet != nil { throw .noSheets(path: plan.file) }
    case .json:
      if plan.table.sheet != nil { throw .noSheets(path: plan.file) }
      if plan.table.range != nil || plan.table.hasNoHeader { throw .noCells(path: plan.file) }
      if digest == nil { digest = try self.digest(of: source) }
      let packed = file
      file = try JSONRecords.converted(packed, encoding: plan.table.encoding, limits) { (done) throws(ImportError) in
        try tick(done, packed.byteCount)
      }
    case .archive:
      if plan.table.encoding != nil { throw .hasEncoding(path: plan.file) }
      if digest == nil { digest = try self.digest(of: source) }
      let packed = file
      file = try Workbook.converted(packed, plan.table, limits) { (done) throws(ImportError) in
        try tick(done, packed.byteCount)
      }
    case .gzip: throw .foreignFormat(path: plan.file, .otherCompression)
    case .foreign(.oldWorkbook):
      throw .foreignFormat(path: plan.file, try Self.isEncrypted(file) ? .encryptedWorkbook : .oldWorkbook)
    case .foreign(let format): throw .foreignFormat(path: plan.file, format)
    }
    if file !== source { try source.checkUnchanged() }
    file.sourceDigest = digest
    return file
  }

  /// The records and how they are laid out, with the columns that are to be rows made into such.
  ///
  /// - Parameters:
  ///   - named: the columns that a mapping asks for.
  ///   - check: bytes looked at of how many.
  func table(named: [String] = [], check: (Int, Int) throws(ImportError) -> Void) throws(ImportError)
    -> (file: ImportFile, layout: FileLayout)
  {
    let file = try open()
    let layout = try FileLayout(file, plan.table, named: named) { (done) throws(ImportError) in
      try check(done, file.byteCount)
    }
    if plan.table.unpivoted.isEmpty { return (file, layout) }
    let rows = try UnpivotedRows(layout, plan.table.unpivoted).converted(file, limits) { (done) throws(ImportError) in
      try tick(done, file.byteCount)
    }
    return (rows, try FileLayout(rows) { (done) throws(ImportError) in try check(done, rows.byteCount) })
  }

  private func opened() throws(ImportError) -> ImportFile {
    guard plan.isFromStandardInput else { return try ImportFile(path: plan.file) }
    guard let input else { throw .inputHoldsStatements }
    return try input.file { (done) throws(ImportError) in try tick(done, 0) }
  }

  private func digest(of file: ImportFile) throws(ImportError) -> String {
    try file.rewind()
    let capacity = 256 * 1024
    let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    defer { buffer.deallocate() }
    var digest = Digest()
    while true {
      let count = try file.read(into: buffer, count: capacity)
      if count == 0 { return digest.text }
      digest.add(UnsafeBufferPointer(start: buffer, count: count))
      try tick(0, file.byteCount)
    }
  }

  /// An encrypted workbook lies in a container of the old format, whose directory names it.
  private static func isEncrypted(_ file: ImportFile) throws(ImportError) -> Bool {
    let name = "EncryptedPackage".utf8.reduce(into: [UInt8]()) { $0 += [$1, 0] }
    let head = try file.head(min(file.byteCount, 4 << 20))
    return head.indices.contains { head[$0] == name[0] && head[$0...].starts(with: name) }
  }
}
