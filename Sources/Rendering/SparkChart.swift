internal import Values

/// One small line for each group along the time axis, with its first, last, lowest and highest number; a block for
/// each measure. Every line has its own scale, from its lowest to its highest value.
struct SparkChart {
  let options: RenderingOptions
  let output: OutputBuffer

  /// Returns what the reader has to know about the drawing.
  func write(_ columns: [Answer.Column], _ rows: [[Value]], _ series: TimeSeries) throws(OutputError) -> [Answer.Note] {
    var points = 1
    var isFirst = true
    for measure in columns.indices where columns[measure].isDrawn {
      if !isFirst { try output.append(byte: 0x0A) }
      isFirst = false
      var grid = numbers(columns, rows, series, measure)
      let used = grid.columns.map { $0.width + 2 }.reduce(0, +)
      let room = max(BarChart.narrowest, (options.width ?? 80) - used)
      var cells: [Grid.Cell] = []
      for group in series.groups {
        let values = series.values(group, column: measure, in: rows).map(drawn)
        let (merged, each) = Self.merge(values, room: room)
        points = max(points, each)
        cells.append(Grid.Cell(Self.line(merged, unicode: options.unicode), style: .series(0)))
      }
      let line = Grid.Column(title: span(series), isNumeric: false, isRigid: true, cells: cells)
      grid.columns.insert(line, at: series.labelColumns.count)
      try GridPrinter(options: options, output: output).write(grid)
    }
    return points > 1 ? [Answer.Note(options.language.merged(points))] : []
  }

  /// `2026-01 … 2026-11`.
  private func span(_ series: TimeSeries) -> String {
    let ends = [series.axis.first, series.axis.last].compactMap { $0 }
    let texts = ends.map { options.numbers.display($0, unit: .date) }
    return texts.joined(separator: options.unicode ? " … " : " .. ")
  }

  private func numbers(
    _ columns: [Answer.Column], _ rows: [[Value]], _ series: TimeSeries, _ measure: Int
  ) -> Grid {
    let column = columns[measure]
    var lines: [[Value]] = []
    for group in series.groups {
      let values = series.values(group, column: measure, in: rows).filter { drawn($0) != nil }
      let ordered = values.sorted { (drawn($0) ?? 0) < (drawn($1) ?? 0) }
      let shown = [values.first, values.last, ordered.first, ordered.last]
      lines.append(group.labels + shown.map { $0 ?? .nothing })
    }
    let words = [options.language.first, options.language.last, options.language.lowest, options.language.highest]
    let shown = words.enumerated().map { index, word in
      Answer.Column(
        name: word, title: index == 0 ? "\(column.title) \(word)" : word, role: .measure, unit: column.unit)
    }
    return Grid(series.labelColumns.map { columns[$0] } + shown, rows: lines, options: options)
  }

  /// Marks from low to high, a blank where there is no value.
  static func line(_ values: [Double?], unicode: Bool) -> String {
    let marks = Array(unicode ? "▁▂▃▄▅▆▇█" : "_.:-=+*#")
    let known = values.compactMap { $0 }
    guard let lowest = known.min(), let highest = known.max() else { return "" }
    var line = ""
    for value in values {
      guard let value else {
        line.append(" ")
        continue
      }
      let level = highest > lowest ? (value - lowest) / (highest - lowest) * 7 : lowest == 0 ? 0 : 3
      line.append(marks[min(7, max(0, Int(level.rounded())))])
    }
    return line
  }

  /// At most `room` values, each the mean of `each` neighbours.
  static func merge(_ values: [Double?], room: Int) -> (values: [Double?], each: Int) {
    let each = max(1, (values.count + room - 1) / max(1, room))
    guard each > 1 else { return (values, 1) }
    let merged = stride(from: 0, to: values.count, by: each).map { start in
      let known = values[start..<min(values.count, start + each)].compactMap { $0 }
      return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
    }
    return (merged, each)
  }
}
