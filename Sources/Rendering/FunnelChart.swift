internal import Values

/// The table with a bar behind each row, as long as the row's first number: how much of one stage is left in the next.
struct FunnelChart {
  let options: RenderingOptions
  let output: OutputBuffer

  func write(_ columns: [Answer.Column], _ rows: [[Value]], _ tail: Answer.Tail) throws(OutputError) {
    var grid = Grid(columns, rows: rows, tail: tail, options: options)
    if let measure = columns.firstIndex(where: \.isDrawn) {
      BarChart.addBars(of: rows, measure, to: &grid, within: options.width ?? 100, atMost: 40, options)
    }
    try GridPrinter(options: options, output: output).write(grid)
  }
}
