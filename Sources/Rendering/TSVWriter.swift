internal import Values

/// Fields between tabs, records between line ends, never a quote: inside a field a tab is `\t`, a line feed `\n`, a
/// carriage return `\r` and a backslash `\\`, so that splitting at tabs and line ends is always right.
struct TSVWriter: AnswerWriter {
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
      if !isFirst { try output.append(byte: 0x09) }
      isFirst = false
      try field(name)
    }
    try output.append(byte: 0x0A)
  }

  mutating func row(_ cells: [Value]) throws(OutputError) {
    for index in units.indices {
      if index > 0 { try output.append(byte: 0x09) }
      guard index < cells.count else { continue }
      switch MachineText.shape(cells[index]) {
      case .empty: break
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
    if options.guardFormulas && looksLikeFormula(text) { try output.append(byte: 0x27) }
    let bytes = text.utf8.span
    var start = 0
    for index in bytes.indices {
      let escape: String
      switch bytes[index] {
      case 0x09: escape = "\\t"
      case 0x0A: escape = "\\n"
      case 0x0D: escape = "\\r"
      case 0x5C: escape = "\\\\"
      default: continue
      }
      try output.append(bytes.extracting(start..<index))
      try output.append(escape)
      start = index + 1
    }
    try output.append(bytes.extracting(start..<bytes.count))
  }
}
