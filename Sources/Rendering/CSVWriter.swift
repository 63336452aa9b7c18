internal import Values

/// RFC 4180 with `\n` line ends: a header of machine names, then the rows.
///
/// A field is quoted when it holds a comma, a quote or a line end; an empty text is `""`, so that it differs from no
/// value, which is empty.
struct CSVWriter: AnswerWriter {
  let options: RenderingOptions
  let output: OutputBuffer
  let notes: OutputBuffer
  private var head = Answer.Head(columns: [], caption: "")
  private var units: [Unit] = []
  private var rows = 0

  init(options: RenderingOptions, output: OutputBuffer, notes: OutputBuffer) {
    self.options = options
    self.output = output
    self.notes = notes
  }

  mutating func begin(_ head: Answer.Head) throws(OutputError) {
    self.head = head
    units = head.columns.map(\.unit)
    var isFirst = true
    for name in MachineText.names(head.columns) {
      if !isFirst { try output.append(byte: 0x2C) }
      isFirst = false
      try field(name)
    }
    try output.append(byte: 0x0A)
  }

  mutating func row(_ cells: [Value]) throws(OutputError) {
    for index in units.indices {
      if index > 0 { try output.append(byte: 0x2C) }
      guard index < cells.count else { continue }
      switch MachineText.shape(cells[index]) {
      case .empty:
        // A line without any byte would be no record at all.
        if units.count == 1 { try output.append("\"\"") }
      case .plain, .label: try output.append(machine: cells[index], unit: units[index], rules: options.rules)
      case .text(let text): try field(text)
      }
    }
    try output.append(byte: 0x0A)
    rows += 1
    if rows == 1 { try output.flush() }
  }

  mutating func end(_ tail: Answer.Tail) throws(OutputError) {
    try output.flush()
    try Footing(options: options).write(head, tail, aside: notes)
  }

  private func field(_ raw: String) throws(OutputError) {
    let text = options.width == nil ? raw : options.safe(raw)
    let isGuarded = options.guardFormulas && looksLikeFormula(text)
    let bytes = text.utf8.span
    var quotes = 0
    var isSpecial = bytes.isEmpty
    for index in bytes.indices {
      switch bytes[index] {
      case 0x22: quotes += 1
      case 0x2C, 0x0A, 0x0D: isSpecial = true
      default: break
      }
    }
    guard isSpecial || quotes > 0 else {
      if isGuarded { try output.append(byte: 0x27) }
      return try output.append(bytes)
    }
    try output.append(byte: 0x22)
    if isGuarded { try output.append(byte: 0x27) }
    if quotes == 0 {
      try output.append(bytes)
    } else {
      for index in bytes.indices {
        if bytes[index] == 0x22 { try output.append(byte: 0x22) }
        try output.append(byte: bytes[index])
      }
    }
    try output.append(byte: 0x22)
  }
}
