/// Writes the records of a workbook or of JSON as lines that `RecordReader` cuts: in front of each the number it has in
/// its source, blanks at its end left out.
struct ConvertedRecords {
  let scratch: ScratchFile
  private var expansion: ExpansionGuard
  private var counted = 0
  private var owed = 0

  init(_ expansion: ExpansionGuard) throws(ImportError) {
    scratch = try ScratchFile()
    self.expansion = expansion
  }

  mutating func begin(_ number: Int) throws(ImportError) {
    owed = 0
    for digit in String(number).utf8 { try write(digit) }
  }

  mutating func add(_ value: UnsafeBufferPointer<UInt8>) throws(ImportError) {
    owed += 1
    if value.isEmpty { return }
    while owed > 0 {
      try write(0x2C)
      owed -= 1
    }
    guard Self.needsQuotes(value) else { return try write(value) }
    try write(0x22)
    var rest = value[...]
    while let quote = rest.firstIndex(of: 0x22) {
      try write(UnsafeBufferPointer(rebasing: rest[rest.startIndex...quote]))
      try write(0x22)
      rest = rest[(quote + 1)...]
    }
    try write(UnsafeBufferPointer(rebasing: rest))
    try write(0x22)
  }

  mutating func end() throws(ImportError) { try write(0x0A) }

  private static func needsQuotes(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
    value.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
  }

  private mutating func write(_ bytes: UnsafeBufferPointer<UInt8>) throws(ImportError) {
    try scratch.append(bytes)
    try count(bytes.count)
  }

  private mutating func write(_ byte: UInt8) throws(ImportError) {
    try scratch.append(byte)
    try count(1)
  }

  private mutating func count(_ bytes: Int) throws(ImportError) {
    counted += bytes
    guard counted > 64 * 1024 else { return }
    try expansion.add(counted)
    counted = 0
  }
}
