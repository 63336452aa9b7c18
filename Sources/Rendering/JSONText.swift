internal import Values

extension OutputBuffer {
  /// A JSON string. Everything that a terminal could obey or that cannot be seen is escaped as well, which changes
  /// nothing for a program that reads it.
  func append(json text: String) throws(OutputError) {
    let bytes = text.utf8.span
    try append(byte: 0x22)
    var start = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x20, byte < 0x7F, byte != 0x22, byte != 0x5C {
        index += 1
        continue
      }
      let (length, scalar) = hidden(bytes, at: index)
      guard let scalar else {
        index += length
        continue
      }
      try append(bytes.extracting(start..<index))
      try append(escape: scalar)
      index += length
      start = index
    }
    try append(bytes.extracting(start..<bytes.count))
    try append(byte: 0x22)
  }

  /// An object with `keys`, one a cell: `{"rep":"Li Na","visits":12}`.
  func append(object cells: [Value], keys: [String], units: [Unit], rules: CalendarRules) throws(OutputError) {
    try append(byte: 0x7B)
    for index in keys.indices {
      if index > 0 { try append(byte: 0x2C) }
      try append(keys[index])
      let value = index < cells.count ? cells[index] : .nothing
      switch MachineText.shape(value) {
      case .empty: try append("null")
      case .plain: try append(machine: value, unit: units[index], rules: rules)
      case .label:
        try append(byte: 0x22)
        try append(machine: value, unit: units[index], rules: rules)
        try append(byte: 0x22)
      case .text(let text): try append(json: text)
      }
    }
    try append(byte: 0x7D)
  }

  private func append(escape scalar: UInt16) throws(OutputError) {
    switch scalar {
    case 0x22: try append("\\\"")
    case 0x5C: try append("\\\\")
    case 0x08: try append("\\b")
    case 0x09: try append("\\t")
    case 0x0A: try append("\\n")
    case 0x0C: try append("\\f")
    case 0x0D: try append("\\r")
    default:
      try append("\\u")
      for shift: UInt16 in [12, 8, 4, 0] {
        let digit = UInt8(truncatingIfNeeded: scalar >> shift & 0xF)
        try append(byte: digit < 10 ? 0x30 + digit : 0x57 + digit)
      }
    }
  }
}

/// The scalar at `index` if it has to be escaped, and how many bytes to go on.
private func hidden(_ bytes: Span<UInt8>, at index: Int) -> (length: Int, scalar: UInt16?) {
  let byte = bytes[index]
  if byte < 0x80 { return (1, UInt16(byte)) }
  let second = index + 1 < bytes.count ? UInt16(bytes[index + 1]) : 0
  if byte < 0xE0 {
    let scalar = UInt16(byte & 0x1F) << 6 | second & 0x3F
    return (2, scalar < 0xA0 || scalar == 0xAD || scalar == 0x61C ? scalar : nil)
  }
  if byte >= 0xF0 { return (4, nil) }
  let third = index + 2 < bytes.count ? UInt16(bytes[index + 2]) : 0
  let scalar = UInt16(byte & 0xF) << 12 | (second & 0x3F) << 6 | third & 0x3F
  let next = index + 3 < bytes.count ? bytes[index + 3] : 0
  switch scalar {
  // A joiner before a symbol is part of an emoji.
  case 0x200D: return (3, next == 0xF0 || next == 0xE2 ? nil : scalar)
  case 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: return (3, scalar)
  default: return (3, nil)
  }
}

/// `"name":` for each column.
func jsonKeys(_ columns: [Answer.Column]) throws(OutputError) -> [String] {
  var keys: [String] = []
  for name in MachineText.names(columns) {
    var bytes: [UInt8] = []
    let buffer = OutputBuffer(capacity: 256) { (piece) throws(OutputError) in bytes.append(contentsOf: piece) }
    try buffer.append(json: name)
    try buffer.append(byte: 0x3A)
    try buffer.flush()
    keys.append(String(decoding: bytes, as: UTF8.self))
  }
  return keys
}
