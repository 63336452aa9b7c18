internal import Values

/// A chart of up to four lines along the time axis, a block for each measure; the table of the numbers follows it.
///
/// One line, or several in colour, are drawn in Braille dots; without colour every line has its own mark.
struct LineChart {
  static let mostSeries = 4
  static let height = 10
  private static let marks: [Character] = ["*", "o", "+", "x"]

  let options: RenderingOptions
  let output: OutputBuffer

  func write(_ columns: [Answer.Column], _ rows: [[Value]], _ series: TimeSeries) throws(OutputError) {
    for measure in columns.indices where columns[measure].isDrawn {
      let lines = series.groups.map { series.values($0, column: measure, in: rows).map(drawn) }
      guard let range = Self.range(lines.joined().compactMap { $0 }) else { continue }
      try output.append(styled(options.safe(columns[measure].title), .bold, options) + "\n")
      try plot(lines, range, unit: columns[measure].unit, series)
      try legend(series, columns)
      try output.append(byte: 0x0A)
    }
  }

  /// From the lowest to the highest value; from 0 where that leaves the line its shape.
  static func range(_ values: [Double]) -> ClosedRange<Double>? {
    guard var low = values.min(), var high = values.max() else { return nil }
    if low >= 0, low < high / 2 || low == high { low = 0 }
    if high <= 0, high > low / 2 || low == high { high = 0 }
    return low == high ? low...low + 1 : low...high
  }

  private func plot(
    _ lines: [[Double?]], _ range: ClosedRange<Double>, unit: Unit, _ series: TimeSeries
  ) throws(OutputError) {
    let scale = [range.upperBound, (range.lowerBound + range.upperBound) / 2, range.lowerBound]
    let column = Grid.Column(
      Answer.Column(name: "", title: "", role: .measure, unit: unit), values: scale.map { .real($0) }, bodyCount: 3,
      options: options)
    let margin = column.width
    let room = max(BarChart.narrowest, (options.width ?? 80) - margin - 2)
    let width = min(room, max(24, series.axis.count * 4))
    let isDotted = options.unicode && (lines.count == 1 || options.colour)
    var canvas = Canvas(width: width, height: Self.height, isDotted: isDotted)
    for (index, line) in lines.enumerated() { canvas.draw(line, in: range, series: index) }

    let labels = [0: column.cells[0], Self.height / 2: column.cells[1], Self.height - 1: column.cells[2]]
    let wall = options.unicode ? "│" : "|"
    for row in 0..<Self.height {
      let cell = labels[row] ?? Grid.Cell("")
      let before = cell.text.isEmpty ? margin : margin - cell.width - (column.rest - (cell.width - (cell.lead ?? 0)))
      let label = padded(spaces(before) + cell.text, to: margin)
      let drawing = canvas.row(row, marks: Self.marks, options: options)
      try output.append(drawing.isEmpty ? "\(label) \(wall)\n" : "\(label) \(wall)\(drawing)\n")
    }
    let floor = (options.unicode ? "└" : "+") + String(repeating: options.unicode ? "─" : "-", count: width)
    try output.append("\(spaces(margin)) \(floor)\n")
    let ends = [series.axis.first, series.axis.last].compactMap { $0 }.map { options.numbers.display($0, unit: .date) }
    guard let first = ends.first, let last = ends.last else { return }
    let margins = spaces(margin + 2)
    guard series.axis.count > 1 else { return try output.append("\(margins)\(first)\n") }
    let between = width - displayWidth(first) - displayWidth(last)
    if between > 0 { return try output.append("\(margins)\(first)\(spaces(between))\(last)\n") }
    try output.append("\(margins)\(first)\n\(margins)\(spaces(width - displayWidth(last)))\(last)\n")
  }

  private func legend(_ series: TimeSeries, _ columns: [Answer.Column]) throws(OutputError) {
    guard series.groups.count > 1 else { return }
    var parts: [String] = []
    for (index, group) in series.groups.enumerated() {
      let names = zip(series.labelColumns, group.labels).map { column, label in
        options.safe(options.numbers.display(label, unit: columns[column].unit))
      }
      let mark = options.unicode && options.colour ? "●" : String(Self.marks[index % Self.marks.count])
      parts.append(styled(mark, .series(index), options) + " " + names.joined(separator: " "))
    }
    for part in parts { try output.append("  \(part)\n") }
  }
}
