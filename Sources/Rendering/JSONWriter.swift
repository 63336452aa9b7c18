internal import Values

/// One array of objects, an object a line, written as the rows arrive.
struct JSONWriter: AnswerWriter {
  let options: RenderingOptions
  let output: OutputBuffer
  let notes: OutputBuffer
  private var head = Answer.Head(columns: [], caption: "")
  private var keys: [String] = []
  private var units: [Unit] = []
  private var rows = 0

  init(options: RenderingOptions, output: OutputBuffer, notes: OutputBuffer) {
    self.options = options
    self.output = output
    self.notes = notes
  }

  mutating func begin(_ head: Answer.Head) throws(OutputError) {
    self.head = head
    keys = try jsonKeys(head.columns)
    units = head.columns.map(\.unit)
    try output.append(byte: 0x5B)
  }

  mutating func row(_ cells: [Value]) throws(OutputError) {
    try output.append(rows == 0 ? "\n" : ",\n")
    try output.append(object: cells, keys: keys, units: units, rules: options.rules)
    rows += 1
    if rows == 1 { try output.flush() }
  }

  mutating func end(_ tail: Answer.Tail) throws(OutputError) {
    try output.append(rows == 0 ? "]\n" : "\n]\n")
    try output.flush()
    try Footing(options: options).write(head, tail, aside: notes)
  }
}
