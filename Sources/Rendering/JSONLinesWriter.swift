internal import Values

/// One object a line, for programs that read a stream.
struct JSONLinesWriter: AnswerWriter {
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
  }

  mutating func row(_ cells: [Value]) throws(OutputError) {
    try output.append(object: cells, keys: keys, units: units, rules: options.rules)
    try output.append(byte: 0x0A)
    rows += 1
    if rows == 1 { try output.flush() }
  }

  mutating func end(_ tail: Answer.Tail) throws(OutputError) {
    try output.flush()
    try Footing(options: options).write(head, tail, aside: notes)
  }
}
