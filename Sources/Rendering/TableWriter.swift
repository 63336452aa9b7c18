internal import Values

/// The table for people, or the drawing that `as bars`, `as line`, `as spark` ask for.
///
/// Widths need the rows first, so rows are held, but never more than a block: a longer answer is printed as several
/// tables, each with its own heading, and memory stays bounded.
struct TableWriter: AnswerWriter {
  /// Rows laid out together.
  static let block = 5_000

  let options: RenderingOptions
  let output: OutputBuffer
  private var head = Answer.Head(columns: [], caption: "")
  private var rows: [[Value]] = []
  private var count = 0
  private var printed = 0
  private var remarks: [Answer.Note] = []

  init(options: RenderingOptions, output: OutputBuffer) {
    self.options = options
    self.output = output
  }

  mutating func begin(_ head: Answer.Head) throws(OutputError) { self.head = head }

  mutating func row(_ cells: [Value]) throws(OutputError) {
    count += 1
    if let limit = options.rowLimit, count > limit { return }
    if rows.count == Self.block {
      if head.presentation != .table {
        remarks.append(Answer.Note(options.language.tooManyToDraw(Self.block)))
        head.presentation = .table
      }
      try flushBlock(Answer.Tail())
    }
    rows.append(cells)
  }

  mutating func end(_ tail: Answer.Tail) throws(OutputError) {
    try draw(tail)
    let footing = Footing(options: options)
    if let limit = options.rowLimit, count > limit {
      remarks.insert(Answer.Note(options.language.shown(limit, of: count)), at: 0)
    }
    try footing.write(caption: footing.caption(head), notes: remarks + tail.notes, to: output)
    try output.flush()
  }

  private mutating func draw(_ tail: Answer.Tail) throws(OutputError) {
    let isDrawn = head.columns.contains(where: \.isDrawn)
    switch head.presentation {
    case .table: break
    case .bars, .line, .spark:
      guard isDrawn else {
        remarks.append(Answer.Note(options.language.noMeasure))
        break
      }
      if rows.isEmpty { break }
      if head.presentation == .bars {
        return try BarChart(options: options, output: output).write(head.columns, rows, tail)
      }
      guard let series = TimeSeries(head.columns, rows: rows) else {
        remarks.append(Answer.Note(options.language.noTimeAxis))
        break
      }
      if head.presentation == .spark || series.groups.count > LineChart.mostSeries {
        remarks += try SparkChart(options: options, output: output).write(head.columns, rows, series)
        return
      }
      try LineChart(options: options, output: output).write(head.columns, rows, series)
    }
    try flushBlock(tail)
    if count == 0 { try output.append(styled(options.language.noRows, .dim, options) + "\n") }
  }

  private mutating func flushBlock(_ tail: Answer.Tail) throws(OutputError) {
    let grid = Grid(head.columns, rows: rows, tail: tail, options: options)
    try GridPrinter(options: options, output: output).write(grid, firstNumber: printed + 1)
    printed += rows.count
    rows.removeAll(keepingCapacity: true)
  }
}
