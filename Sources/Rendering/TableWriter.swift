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
    if isCut, let limit = options.rowLimit, count > limit { return }
    if rows.count == Self.block {
      if head.presentation != .table {
        remarks.append(Answer.Note(options.language.tooManyToDraw(Self.block)))
        head.presentation = .table
        cutRows()
        if let limit = options.rowLimit, count > limit { return }
      }
      try flushBlock(Answer.Tail())
    }
    rows.append(cells)
  }

  mutating func end(_ tail: Answer.Tail) throws(OutputError) {
    try draw(tail)
    let footing = Footing(options: options)
    try footing.write(caption: footing.caption(head), notes: remarks + tail.notes, to: output)
    try output.flush()
  }

  /// A line along time needs every point, so its rows are counted against the limit only where they are printed.
  private var isCut: Bool {
    switch head.presentation {
    case .line, .spark: false
    case .table, .bars, .funnel, .csv, .tsv, .json, .jsonl, .markdown, .html, nil: true
    }
  }

  private mutating func cutRows() {
    guard let limit = options.rowLimit, printed + rows.count > limit else { return }
    rows.removeLast(printed + rows.count - limit)
  }

  private mutating func draw(_ tail: Answer.Tail) throws(OutputError) {
    switch head.presentation {
    case .table, .csv, .tsv, .json, .jsonl, .markdown, .html, nil: break
    case .bars, .line, .spark, .funnel:
      if rows.isEmpty { break }
      guard head.columns.contains(where: \.isDrawn) else {
        remarks.append(Answer.Note(options.language.noMeasure))
        break
      }
      if head.presentation == .funnel {
        try FunnelChart(options: options, output: output).write(head.columns, rows, tail)
        return remarkHidden(of: count)
      }
      if head.presentation == .bars {
        try BarChart(options: options, output: output).write(head.columns, rows, tail)
        return remarkHidden(of: count)
      }
      guard let series = TimeSeries(head.columns, rows: rows) else {
        remarks.append(Answer.Note(options.language.noTimeAxis))
        break
      }
      if head.presentation == .spark || series.groups.count > LineChart.mostSeries {
        return try drawSparks(series, tail)
      }
      try LineChart(options: options, output: output).write(head.columns, rows, series)
    }
    cutRows()
    try flushBlock(tail)
    if count == 0 { try output.append(styled(options.language.noRows, .dim, options) + "\n") }
    remarkHidden(of: count)
  }

  private mutating func drawSparks(_ series: TimeSeries, _ tail: Answer.Tail) throws(OutputError) {
    var shown = series
    if let limit = options.rowLimit { shown.groups = Array(series.groups.prefix(limit)) }
    remarks += try SparkChart(options: options, output: output).write(head.columns, rows, shown)
    if let others = tail.others { remarks.append(Answer.Note(options.language.othersLeftOut(others.groups))) }
    remarkHidden(of: series.groups.count)
  }

  private mutating func remarkHidden(of all: Int) {
    guard let limit = options.rowLimit, all > limit else { return }
    remarks.insert(Answer.Note(options.language.shown(limit, of: all)), at: 0)
  }

  private mutating func flushBlock(_ tail: Answer.Tail) throws(OutputError) {
    let grid = Grid(head.columns, rows: rows, tail: tail, options: options)
    try GridPrinter(options: options, output: output).write(grid, firstNumber: printed + 1)
    printed += rows.count
    rows.removeAll(keepingCapacity: true)
  }
}
