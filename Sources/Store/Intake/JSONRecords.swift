/// Turns JSON into records: an array of objects, an object that holds one such array, or objects one after another.
/// Columns are all keys in the order in which they first appear; `owner.name` is the name in the object `owner`.
final class JSONRecords {
  static let depthLimit = 64

  private let scanner: JSONScanner
  private var records: ConvertedRecords
  private var headers: [String] = []
  /// The key of each path, by what was written before it and itself.
  private var keys: [String: Int] = [:]
  private var columnOfKey: [Int?] = []
  /// In which record a key stood last.
  private var seen: [Int] = []
  private var count = 0
  private var values: [[UInt8]] = []
  private var isGiven: [Bool] = []
  private var scratch: [UInt8] = []

  static func converted(
    _ file: ImportFile, encoding: String? = nil, _ limits: ExpansionGuard.Limits,
    tick: @escaping (Int) throws(ImportError) -> Void
  ) throws(ImportError) -> ImportFile {
    let inspection = try TextEncoding.inspect(file, named: encoding, tick: tick)
    let list = try JSONList.find(JSONScanner(try TextStream(file, inspection), tick: tick))
    let scanner = JSONScanner(try TextStream(file, inspection), tick: tick)
    let reader = JSONRecords(scanner, try ConvertedRecords(ExpansionGuard(file, limits)))
    try reader.read(list)
    guard reader.count > 0, !reader.headers.isEmpty else { throw .noRecords(path: file.path) }
    try reader.records.scratch.flush()
    let converted = ImportFile(reader.records.scratch, path: file.path)
    converted.conversion = .init(headers: reader.headers)
    return converted
  }

  private init(_ scanner: JSONScanner, _ records: ConvertedRecords) {
    self.scanner = scanner
    self.records = records
  }

  private func read(_ list: JSONList) throws(ImportError) {
    switch list {
    case .lines:
      while try scanner.signOrEnd() != nil { try readRecord(number: scanner.line) }
    case .array: try readArray()
    case .within(let path): try readObject(towards: path[...])
    }
    if case .lines = list { return }
    if try scanner.signOrEnd() != nil { throw try scanner.unexpected() }
  }

  private func readObject(towards path: ArraySlice<String>) throws(ImportError) {
    guard let key = path.first else { return try readArray() }
    try scanner.members { (name) throws(ImportError) in
      if name == key { try readObject(towards: path.dropFirst()) } else { try scanner.skip(depth: 1) }
    }
  }

  private func readArray() throws(ImportError) {
    try scanner.elements { () throws(ImportError) in try readRecord(number: count + 1) }
  }

  private func readRecord(number: Int) throws(ImportError) {
    guard try scanner.sign() == 0x7B else { throw scanner.mistake(.recordIsNoObject) }
    count += 1
    for column in isGiven.indices { isGiven[column] = false }
    try readMembers(prefix: "", depth: 1)
    try records.begin(number)
    for column in values.indices {
      if isGiven[column] {
        try values[column].withUnsafeBufferPointer { (bytes) throws(ImportError) in try records.add(bytes) }
      } else {
        try records.add(UnsafeBufferPointer(start: nil, count: 0))
      }
    }
    try records.end()
  }

  private func readMembers(prefix: String, depth: Int) throws(ImportError) {
    guard depth <= Self.depthLimit else { throw scanner.mistake(.tooDeep(limit: Self.depthLimit)) }
    try scanner.members { (name) throws(ImportError) in
      let path = prefix.isEmpty ? name : prefix + "." + name
      let key = key(path)
      guard seen[key] != count else { throw scanner.mistake(.duplicateKey(path)) }
      seen[key] = count
      if try scanner.sign() == 0x7B {
        try readMembers(prefix: path, depth: depth + 1)
      } else {
        let column = try column(of: key, path)
        values[column].removeAll(keepingCapacity: true)
        try readValue(into: &values[column], depth: depth)
        isGiven[column] = true
      }
    }
  }

  private func key(_ path: String) -> Int {
    if let known = keys[path] { return known }
    let made = keys.count
    keys[path] = made
    columnOfKey.append(nil)
    seen.append(0)
    return made
  }

  private func column(of key: Int, _ path: String) throws(ImportError) -> Int {
    if let known = columnOfKey[key] { return known }
    guard headers.count < FileLayout.columnLimit else {
      throw .tooManyColumns(found: headers.count + 1, limit: FileLayout.columnLimit)
    }
    columnOfKey[key] = headers.count
    headers.append(path)
    values.append([])
    isGiven.append(false)
    return headers.count - 1
  }

  private func readValue(into target: inout [UInt8], depth: Int) throws(ImportError) {
    guard try scanner.sign() == 0x5B else { return try scanner.scalar(into: &target) }
    // Scalars are joined; anything else stays as it is written.
    var joined: [UInt8] = []
    var isPlain = true
    scanner.record()
    try scanner.elements { () throws(ImportError) in
      let sign = try scanner.sign()
      if sign == 0x5B || sign == 0x7B {
        isPlain = false
        return try scanner.skip(depth: depth + 1)
      }
      scratch.removeAll(keepingCapacity: true)
      try scanner.scalar(into: &scratch)
      guard joined.count <= RecordReader.limit else {
        throw .recordTooLong(line: scanner.line, limit: RecordReader.limit)
      }
      if !joined.isEmpty, !scratch.isEmpty { joined += [0x3B, 0x20] }
      joined += scratch
    }
    let written = scanner.recorded()
    target = isPlain ? joined : written
  }
}

/// Where the records are.
enum JSONList: Hashable, Sendable {
  case array
  /// Objects one after another; a single object is one record.
  case lines
  /// In an object, under these keys.
  case within([String])

  /// Reads as far as it must to know.
  static func find(_ scanner: JSONScanner) throws(ImportError) -> JSONList {
    guard let first = try scanner.signOrEnd() else { return .lines }
    if first == 0x5B { return .array }
    guard first == 0x7B else { throw try scanner.unexpected() }
    var lists: [[String]] = []
    try search(scanner, path: [], depth: 1, &lists)
    if let next = try scanner.signOrEnd() {
      guard next == 0x7B else { throw try scanner.unexpected() }
      return .lines
    }
    guard lists.count < 2 else {
      throw scanner.mistake(.severalLists(lists.map { $0.joined(separator: ".") }))
    }
    return lists.first.map { .within($0) } ?? .lines
  }

  private static func search(_ scanner: JSONScanner, path: [String], depth: Int, _ lists: inout [[String]])
    throws(ImportError)
  {
    guard depth <= JSONRecords.depthLimit else { throw scanner.mistake(.tooDeep(limit: JSONRecords.depthLimit)) }
    var found = lists
    try scanner.members { (name) throws(ImportError) in
      switch try scanner.sign() {
      case 0x7B: try search(scanner, path: path + [name], depth: depth + 1, &found)
      case 0x5B:
        var holdsObjects = false
        try scanner.elements { () throws(ImportError) in
          if try scanner.sign() == 0x7B { holdsObjects = true }
          try scanner.skip(depth: depth + 1)
        }
        if holdsObjects, found.count < 20 { found.append(path + [name]) }
      default: try scanner.skip(depth: depth)
      }
    }
    lists = found
  }
}

extension JSONScanner {
  /// An object; `body` reads the value of each key.
  func members(_ body: (String) throws(ImportError) -> Void) throws(ImportError) {
    try expect(0x7B)
    if try take(0x7D) { return }
    var name: [UInt8] = []
    repeat {
      if try sign() == 0x7D { throw mistake(.trailingComma) }
      name.removeAll(keepingCapacity: true)
      try text(into: &name)
      try expect(0x3A)
      try body(String(decoding: name, as: UTF8.self))
    } while try take(0x2C)
    try expect(0x7D)
  }

  /// An array; `body` reads each element.
  func elements(_ body: () throws(ImportError) -> Void) throws(ImportError) {
    try expect(0x5B)
    if try take(0x5D) { return }
    repeat {
      if try sign() == 0x5D { throw mistake(.trailingComma) }
      try body()
    } while try take(0x2C)
    try expect(0x5D)
  }

  /// Nothing for null.
  func scalar(into target: inout [UInt8]) throws(ImportError) {
    switch try sign() {
    case 0x22: try text(into: &target)
    case 0x74:
      try word("true")
      target.append(contentsOf: "true".utf8)
    case 0x66:
      try word("false")
      target.append(contentsOf: "false".utf8)
    case 0x6E: try word("null")
    case 0x2D, 0x30...0x39: try number(into: &target)
    default: throw try unexpected()
    }
  }

  /// Any value, checked and dropped.
  func skip(depth: Int) throws(ImportError) {
    guard depth <= JSONRecords.depthLimit else { throw mistake(.tooDeep(limit: JSONRecords.depthLimit)) }
    switch try sign() {
    case 0x7B: try members { (_) throws(ImportError) in try skip(depth: depth + 1) }
    case 0x5B: try elements { () throws(ImportError) in try skip(depth: depth + 1) }
    default:
      var dropped: [UInt8] = []
      try scalar(into: &dropped)
    }
  }
}
