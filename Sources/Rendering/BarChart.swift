internal import Values

extension Answer.Column {
  /// Whether a chart draws the column's numbers; the other columns name what is drawn.
  var isDrawn: Bool { role != .dimension && isNumeric }
}

/// The length a value has in a chart; what is known to be at least so much is drawn so long.
func drawn(_ value: Value) -> Double? {
  if case .atLeast(let count) = value { return Double(count) }
  return value.number
}

/// One horizontal bar a row, after its number; a block for each measure, each with its own scale, and below each row what
/// it was in other periods. The rest of a `top` and the total have numbers but no bars, which would dwarf the others.
struct BarChart {
  static let narrowest = 10
  let options: RenderingOptions
  let output: OutputBuffer

  func write(_ columns: [Answer.Column], _ rows: [[Value]], _ tail: Answer.Tail) throws(OutputError) {
    let labels = columns.indices.filter { !columns[$0].isDrawn }
    var isFirst = true
    for block in BarBlock.all(of: columns) {
      if !isFirst { try output.append(byte: 0x0A) }
      isFirst = false
      let kept = labels + [block.measure]
      func cut(_ cells: [Value]) -> [Value] { kept.map { $0 < cells.count ? cells[$0] : .nothing } }
      var part = Answer.Tail()
      part.others = tail.others.map { ($0.groups, cut($0.cells)) }
      part.total = tail.total.map(cut)
      let lines = block.lines(of: rows, labels, columns)
      var grid = Grid(kept.map { columns[$0] }, rows: lines.map(\.cells), tail: part, options: options)
      if labels.isEmpty, !block.before.isEmpty {
        let titles = lines.map { $0.series == 0 ? "" : columns[block.before[$0.series - 1]].title }
        let cells = titles.map { Grid.Cell(options.safe($0)) } + grid.summaries.map { _ in Grid.Cell("") }
        grid.columns.insert(Grid.Column(title: "", isNumeric: false, cells: cells), at: 0)
      }
      Self.addBars(
        of: lines.map(\.cells), kept.count - 1, series: lines.map(\.series), to: &grid, within: options.width ?? 80,
        options)
      try GridPrinter(options: options, output: output).write(grid)
    }
  }

  /// A column of bars behind the others, one for each row's value of `measure`, in what is left of `width`.
  static func addBars(
    of rows: [[Value]], _ measure: Int, series: [Int] = [], to grid: inout Grid, within width: Int, atMost: Int = .max,
    _ options: RenderingOptions
  ) {
    let used = grid.columns.map { $0.width + 2 }.reduce(0, +)
    let room = max(narrowest, min(atMost, width - used))
    let values = rows.map { measure < $0.count ? drawn($0[measure]) : nil }
    let bars = Self.bars(values, room: room, unicode: options.unicode)
    let blanks = grid.summaries.map { _ in Grid.Cell("") }
    let cells =
      bars.enumerated().map { Grid.Cell($1, style: .series($0 < series.count ? series[$0] : 0)) } + blanks
    grid.columns.append(Grid.Column(title: "", isNumeric: false, isRigid: true, cells: cells))
  }

  /// One bar a value on a common scale, at most `room` columns each. With negative values the bars start at an axis
  /// and grow to both sides. A value that is not 0 is never without a mark; no value has none.
  static func bars(_ values: [Double?], room: Int, unicode: Bool) -> [String] {
    let known = values.compactMap { $0 }
    let highest = max(0, known.max() ?? 0)
    let lowest = min(0, known.min() ?? 0)
    guard highest > lowest else { return values.map { _ in "" } }
    if lowest == 0 {
      return values.map { value in value.map { right($0 / highest, room: room, unicode: unicode) } ?? "" }
    }
    let cells = max(2, room - 1)
    let leftRoom = min(
      cells - (highest > 0 ? 1 : 0), max(1, Int((Double(cells) * -lowest / (highest - lowest)).rounded())))
    let scale = min(
      Double(leftRoom) / -lowest, highest > 0 ? Double(cells - leftRoom) / highest : .infinity)
    return values.map { value in
      guard let value else { return "" }
      let axis = unicode ? "│" : "|"
      let length = abs(value) * scale
      if value >= 0 {
        let positive = max(1, cells - leftRoom)
        return spaces(leftRoom) + axis + right(length / Double(positive), room: positive, unicode: unicode)
      }
      let left = leftward(length, unicode: unicode)
      return spaces(leftRoom - left.count) + left + axis
    }
  }

  /// `share` of `room`, in eighths of a column.
  private static func right(_ share: Double, room: Int, unicode: Bool) -> String {
    guard share > 0 else { return "" }
    guard unicode else { return String(repeating: "#", count: max(1, Int((share * Double(room)).rounded()))) }
    let eighths = max(1, Int((share * Double(room) * 8).rounded()))
    let partial = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
    return String(repeating: "█", count: eighths / 8) + partial
  }

  /// Leftward there are only half blocks.
  private static func leftward(_ length: Double, unicode: Bool) -> String {
    guard unicode else { return String(repeating: "#", count: max(1, Int(length.rounded()))) }
    let halves = max(1, Int((length * 2).rounded()))
    return (halves.isMultiple(of: 2) ? "" : "▐") + String(repeating: "█", count: halves / 2)
  }
}
