internal import Values

/// The table with a bar behind each row, as long as the row's first number: how much of one stage is left in the next.
struct FunnelChart {
  let options: RenderingOptions
  let output: OutputBuffer

  func write(_ columns: [Answer.Column], _ rows: [[Value]], _ tail: Answer.Tail) throws(OutputError) {
    var grid = Grid(columns, rows: rows, tail: tail, options: options)
    if let measure = columns.firstIndex(where: \.isDrawn) {
      let used = grid.columns.map { $0.width + 2 }.reduce(0, +)
      let room = max(BarChart.narrowest, min(40, (options.width ?? 100) - used))
      let values = rows.map { measure < $0.count ? drawn($0[measure]) : nil }
      let bars = BarChart.bars(values, room: room, unicode: options.unicode)
      let blanks = grid.summaries.map { _ in Grid.Cell("") }
      let cells = bars.map { Grid.Cell($0, style: .series(0)) } + blanks
      grid.columns.append(Grid.Column(title: "", isNumeric: false, isRigid: true, cells: cells))
    }
    try GridPrinter(options: options, output: output).write(grid)
  }
}
