import CSQLite

/// A value beside many others: sixteen bytes, texts by their number in a `TextPool`.
struct GatheredCell {
  enum Kind: UInt8 {
    case null
    case integer
    case real
    case text
  }

  let kind: Kind
  let bits: UInt64

  static let null = GatheredCell(kind: .null, bits: 0)

  init(kind: Kind, bits: UInt64) {
    self.kind = kind
    self.bits = bits
  }

  @inline(__always)
  init(_ value: OpaquePointer?, _ texts: inout TextPool) {
    switch sqlite3_value_type(value) {
    case SQLITE_INTEGER: self.init(kind: .integer, bits: UInt64(bitPattern: sqlite3_value_int64(value)))
    case SQLITE_FLOAT: self.init(kind: .real, bits: sqlite3_value_double(value).bitPattern)
    case SQLITE_NULL: self.init(kind: .null, bits: 0)
    default:
      self.init(kind: .text, bits: UInt64(texts.number(of: UnsafeRawBufferPointer(textOf: value))))
    }
  }

  /// As SQLite takes it where it wants a number: a text is one that is not whole.
  @inline(__always)
  init(number value: OpaquePointer?) {
    switch sqlite3_value_numeric_type(value) {
    case SQLITE_INTEGER: self.init(kind: .integer, bits: UInt64(bitPattern: sqlite3_value_int64(value)))
    case SQLITE_NULL: self.init(kind: .null, bits: 0)
    default: self.init(kind: .real, bits: sqlite3_value_double(value).bitPattern)
    }
  }

  var integer: Int { Int(bitPattern: UInt(bits)) }
  var real: Double { Double(bitPattern: bits) }

  /// Of a number.
  @inline(__always)
  var double: Double { kind == .integer ? Double(integer) : real }

  /// The one form of a number that may be written as whole or not: 3.0 is 3.
  @inline(__always)
  var canonical: GatheredCell {
    guard kind == .real, let whole = Int(exactly: real) else { return self }
    return GatheredCell(kind: .integer, bits: UInt64(UInt(bitPattern: whole)))
  }

  @inline(__always)
  func isIdentical(to other: GatheredCell) -> Bool { bits == other.bits && kind == other.kind }

  @inline(__always)
  func mixed(into hash: UInt64) -> UInt64 {
    let mixed = (hash ^ bits ^ UInt64(kind.rawValue) << 60) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ mixed >> 32
  }

  /// Hands it to SQLite; a text stays where it is, as long as the pool does.
  @inline(__always)
  func result(_ context: OpaquePointer?, _ texts: TextPool) {
    switch kind {
    case .null: sqlite3_result_null(context)
    case .integer: sqlite3_result_int64(context, Int64(integer))
    case .real: sqlite3_result_double(context, real)
    case .text:
      let bytes = texts[Int(bits)]
      crmql_result_kept_text(
        context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
    }
  }

  /// In the order of the store: numbers before texts, texts by their bytes. Nothing is never compared.
  func precedes(_ other: GatheredCell, _ texts: TextPool) -> Bool {
    switch (kind, other.kind) {
    case (.text, .text): texts.precedes(Int(bits), Int(other.bits))
    case (.text, _): false
    case (_, .text): true
    case (.integer, .integer): integer < other.integer
    case (.real, .real): real < other.real
    case (.integer, .real): Self.compare(integer, other.real) < 0
    case (.real, .integer): Self.compare(other.integer, real) > 0
    case (.null, _), (_, .null): false
    }
  }

  /// Exactly, also where a whole number has more digits than the other can hold: less than 0 when it is the smaller one.
  private static func compare(_ whole: Int, _ real: Double) -> Int {
    if real >= 0x1p63 { return -1 }
    if real < -0x1p63 { return 1 }
    let near = Int(real)
    if whole != near { return whole < near ? -1 : 1 }
    return Double(near) < real ? -1 : Double(near) > real ? 1 : 0
  }
}
