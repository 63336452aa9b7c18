/// Lays a grid out as a table, or as records when even its narrowest form is wider than the terminal.
struct GridPrinter {
  let options: RenderingOptions
  let output: OutputBuffer

  private static let gap = 2
  /// A column of words is not wrapped below this.
  private static let narrowest = 12

  /// Where a column's cells stand: its width, and the part of it from the decimal point on.
  private struct Slot {
    var width: Int
    var rest: Int
    var isNumeric: Bool
  }

  private func frame(_ grid: Grid) -> [Slot]? {
    guard let widths = fittingWidths(grid) else { return nil }
    return zip(grid.columns, widths).map { Slot(width: $1, rest: $0.rest, isNumeric: $0.isNumeric) }
  }

  /// `firstNumber` is the number of the first row, for records.
  func write(_ grid: Grid, firstNumber: Int = 1) throws(OutputError) {
    guard !grid.columns.isEmpty else { return }
    guard let frame = frame(grid) else { return try writeRecords(grid, firstNumber: firstNumber) }
    let titles = grid.columns.map { Grid.Cell($0.title, style: .bold) }
    if grid.columns.contains(where: { !$0.title.isEmpty }) {
      try line(titles, in: frame, fromBottom: true)
    }
    try rule(frame)
    for row in 0..<grid.bodyCount { try line(grid.columns.map { $0.cells[row] }, in: frame) }
    for (offset, summary) in grid.summaries.enumerated() {
      if summary == .total { try rule(frame) }
      var cells = grid.columns.map { $0.cells[grid.bodyCount + offset] }
      for index in cells.indices where cells[index].style == .plain {
        cells[index].style = summary == .total ? .bold : .dim
      }
      try line(cells, in: frame)
    }
  }

  /// The natural widths, or those that wrapping needs to fit the terminal; `nil` when nothing fits.
  private func fittingWidths(_ grid: Grid) -> [Int]? {
    var widths = grid.columns.map(\.width)
    guard let limit = options.width else { return widths }
    let least = grid.columns.map { column in
      if column.isRigid { return column.width }
      if column.isNumeric { return max(column.bodyWidth, min(column.width, widestWord(column.title))) }
      return min(column.width, Self.narrowest)
    }
    var total = widths.reduce(0, +) + Self.gap * (widths.count - 1)
    while total > limit {
      let shrinkable = widths.indices.filter { widths[$0] > least[$0] }
      guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { return nil }
      widths[widest] -= 1
      total -= 1
    }
    return widths
  }

  private func rule(_ frame: [Slot]) throws(OutputError) {
    let dash = options.unicode ? "─" : "-"
    let segments = frame.map { String(repeating: dash, count: $0.width) }
    try output.append(styled(segments.joined(separator: spaces(Self.gap)), .dim, options) + "\n")
  }

  private func line(_ cells: [Grid.Cell], in frame: [Slot], fromBottom: Bool = false) throws(OutputError) {
    let columns = zip(cells, frame).map { cell, slot in
      cell.width > slot.width ? wrapped(cell.text, width: slot.width) : nil
    }
    let height = columns.map { $0?.count ?? 1 }.max() ?? 1
    for row in 0..<height {
      var blanks = 0
      for (index, cell) in cells.enumerated() {
        let lines = columns[index]
        let number = fromBottom ? row - (height - (lines?.count ?? 1)) : row
        let text = lines.map { $0.indices.contains(number) ? $0[number] : "" } ?? (number == 0 ? cell.text : "")
        let width = lines == nil && number == 0 ? cell.width : displayWidth(text)
        let slot = frame[index]
        var before = 0
        if slot.isNumeric {
          let afterPoint = cell.lead.map { lead in slot.rest - (cell.width - lead) } ?? 0
          before = slot.width - width - afterPoint
        }
        if !text.isEmpty {
          try output.append(spaces(blanks + before))
          try output.append(styled(text, cell.style, options))
          blanks = slot.width - before - width
        } else {
          blanks += slot.width
        }
        blanks += Self.gap
      }
      try output.append(byte: 0x0A)
    }
  }

  private func writeRecords(_ grid: Grid, firstNumber: Int) throws(OutputError) {
    let names = grid.columns.map { displayWidth($0.title) }.max() ?? 0
    let width = options.width ?? 80
    // Where the names leave no room beside them, the values stand under them.
    let isBeside = width - names - Self.gap >= Self.narrowest
    let indent = isBeside ? names + Self.gap : Self.gap
    let room = max(2, width - indent)
    for row in 0..<grid.bodyCount + grid.summaries.count {
      let isBody = row < grid.bodyCount
      try heading(isBody ? grouped(firstNumber + row) : "", names: names)
      for column in grid.columns {
        let cell = column.cells[row]
        if !isBody, cell.text.isEmpty { continue }
        let name = styled(column.title, .bold, options)
        var margin = isBeside ? name + spaces(indent - displayWidth(column.title)) : spaces(indent)
        if !isBeside, !name.isEmpty { try output.append("\(name)\n") }
        for part in wrapped(cell.text, width: room) {
          let blank = isBeside ? name : ""
          try output.append(part.isEmpty ? blank : margin + styled(part, cell.style, options))
          try output.append(byte: 0x0A)
          margin = spaces(indent)
        }
      }
    }
  }

  /// `── 12 ──────`: the start of a record.
  private func heading(_ number: String, names: Int) throws(OutputError) {
    let dash = options.unicode ? "─" : "-"
    let label = number.isEmpty ? "" : " \(number) "
    let length = max(4, min(options.width ?? 80, 2 * names + 8) - 2 - label.count)
    let text = dash + dash + label + String(repeating: dash, count: length)
    try output.append(styled(text, .dim, options) + "\n")
  }
}
