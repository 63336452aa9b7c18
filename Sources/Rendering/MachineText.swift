internal import Values

/// The contract with scripts: how a value is written where a program reads it.
enum MachineText {
  /// A cell whose text is not quoted or escaped; `false` for a text, and nothing is written then.
  ///
  /// No value, an absent plan, a missing dimension and a bound that is not yet known write nothing at all.
  enum Shape { case empty, plain, label, text(String) }

  /// What a format has to do about `value`: leave it out, write it as a number, write it as a short text that needs no
  /// escaping, or escape a text of the user's.
  static func shape(_ value: Value) -> Shape {
    switch value {
    case .nothing, .absent, .atLeast, .missing: .empty
    case .integer, .weekday: .plain
    case .real(let number): number.isFinite ? .plain : .empty
    case .date, .bucket: .label
    case .text(let text): .text(text)
    }
  }

  /// Column names made unique, so that no column hides another in a JSON object: `visits`, `visits_2`.
  static func names(_ columns: [Answer.Column]) -> [String] {
    var taken: Set<String> = []
    return columns.map { column in
      var name = column.name
      var count = 1
      while !taken.insert(name).inserted {
        count += 1
        name = "\(column.name)_\(count)"
      }
      return name
    }
  }
}

extension OutputBuffer {
  /// Writes a number, a date or a bucket; nothing for any other value.
  func append(machine value: Value, unit: Unit, rules: CalendarRules) throws(OutputError) {
    switch value {
    case .nothing, .absent, .atLeast, .missing, .text: return
    case .weekday(let day): try append(integer: day)
    case .date(let day): try append(iso: day)
    case .bucket(let grain, let start):
      if grain == .day { try append(iso: start) } else { try append(rules.label(grain, start: start)) }
    case .integer(let number):
      if case .money(let currency) = unit {
        try append(minor: number, decimals: currency.minorDigits)
      } else {
        try append(integer: number)
      }
    case .real(let number):
      if case .money(let currency) = unit, let minor = minorUnits(value) {
        try append(minor: minor, decimals: currency.minorDigits)
      } else {
        try append(real: number)
      }
    }
  }

  /// `123450` with two decimals is `1234.50`.
  func append(minor: Int, decimals: Int) throws(OutputError) {
    guard decimals > 0 else { return try append(integer: minor) }
    let unit = UInt(power(decimals))
    if minor < 0 { try append(byte: 0x2D) }
    try append(digits: minor.magnitude / unit)
    try append(byte: 0x2E)
    try append(digits: minor.magnitude % unit, width: decimals)
  }

  /// `YYYY-MM-DD`.
  func append(iso date: CivilDate) throws(OutputError) {
    let (year, month, day) = date.components
    guard (0...9999).contains(year) else { return try append(date.iso) }
    try append(digits: UInt(year), width: 4)
    try append(byte: 0x2D)
    try append(digits: UInt(month), width: 2)
    try append(byte: 0x2D)
    try append(digits: UInt(day), width: 2)
  }

  /// Rounded to six decimals, without zeros at the end: `0.25`, `12`, `0.333333`.
  func append(real number: Double) throws(OutputError) {
    let millionths = (number * 1e6).rounded(.toNearestOrEven)
    guard abs(millionths) < 9e15 else { return try append(wide: number) }
    let digits = UInt(abs(millionths))
    if millionths < 0 { try append(byte: 0x2D) }
    try append(digits: digits / 1_000_000)
    var fraction = digits % 1_000_000
    guard fraction > 0 else { return }
    var width = 6
    while fraction.isMultiple(of: 10) {
      fraction /= 10
      width -= 1
    }
    try append(byte: 0x2E)
    try append(digits: fraction, width: width)
  }

  /// Beyond nine thousand million the double itself holds fewer than six decimals: its shortest exact text.
  private func append(wide number: Double) throws(OutputError) {
    if let whole = Int(exactly: number) { return try append(integer: whole) }
    try append("\(number)")
  }
}

/// The same text as a string.
func machineText(real number: Double) -> String {
  var bytes: [UInt8] = []
  let buffer = OutputBuffer(capacity: 64) { (piece) throws(OutputError) in bytes.append(contentsOf: piece) }
  do {
    try buffer.append(real: number)
    try buffer.flush()
  } catch {
    return "\(number)"
  }
  return String(decoding: bytes, as: UTF8.self)
}
