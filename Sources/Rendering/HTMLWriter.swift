internal import Values

/// A `<table>` to be put into a page, after the drawing that `as bars`, `as line`, `as spark` or `as funnel` ask for:
/// numbers carry the class `number` and their machine text in `data-value`.
struct HTMLWriter: AnswerWriter {
  let options: RenderingOptions
  let output: OutputBuffer
  private var head = Answer.Head(columns: [], caption: "")
  /// Rows that wait for the drawing before them; `nil` when nothing is drawn.
  private var held: [[Value]]?
  private var remarks: [Answer.Note] = []

  init(options: RenderingOptions, output: OutputBuffer) {
    self.options = options
    self.output = output
  }

  mutating func begin(_ head: Answer.Head) throws(OutputError) {
    self.head = head
    switch head.presentation {
    case .bars, .line, .spark, .funnel: held = []
    case .table, .csv, .tsv, .json, .jsonl, .markdown, .html, nil: try heading()
    }
  }

  mutating func row(_ cells: [Value]) throws(OutputError) {
    guard held != nil else { return try row(cells, label: nil, kind: "") }
    held?.append(cells)
    if let rows = held, rows.count > TableWriter.block {
      remarks.append(Answer.Note(options.language.tooManyToDraw(TableWriter.block)))
      try release(rows)
    }
  }

  private mutating func release(_ rows: [[Value]]) throws(OutputError) {
    held = nil
    try heading()
    for cells in rows { try row(cells, label: nil, kind: "") }
  }

  private func heading() throws(OutputError) {
    try output.append("<table>\n")
    let caption = Footing(options: options).caption(head)
    if !caption.isEmpty { try output.append("<caption>\(escaped(caption))</caption>\n") }
    try output.append("<thead>\n<tr>")
    for column in head.columns {
      let kind = column.isNumeric ? " class=\"number\"" : ""
      try output.append("<th scope=\"col\"\(kind)>\(escaped(column.title))</th>")
    }
    try output.append("</tr>\n</thead>\n<tbody>\n")
  }

  /// The drawing of all rows; empty, with a remark, when there is none to make.
  private mutating func figures(_ rows: [[Value]]) -> String {
    guard head.columns.contains(where: \.isDrawn) else {
      remarks.append(Answer.Note(options.language.noMeasure))
      return ""
    }
    if rows.isEmpty { return "" }
    switch head.presentation {
    case .bars: return SVGBars(options: options).figures(head.columns, rows, firstOnly: false)
    case .funnel: return SVGBars(options: options).figures(head.columns, rows, firstOnly: true)
    case .line, .spark:
      guard let series = TimeSeries(head.columns, rows: rows) else {
        remarks.append(Answer.Note(options.language.noTimeAxis))
        return ""
      }
      guard series.groups.count <= SVGLines.mostSeries else {
        remarks.append(Answer.Note(options.language.tooManyLines(SVGLines.mostSeries)))
        return ""
      }
      return SVGLines(options: options).figures(head.columns, rows, series)
    case .table, .csv, .tsv, .json, .jsonl, .markdown, .html, nil: return ""
    }
  }

  mutating func end(_ tail: Answer.Tail) throws(OutputError) {
    if let rows = held {
      try output.append(figures(rows))
      try release(rows)
    }
    try output.append("</tbody>\n")
    if tail.others != nil || tail.total != nil {
      try output.append("<tfoot>\n")
      if let others = tail.others {
        try row(others.cells, label: options.language.others(others.groups), kind: " class=\"others\"")
      }
      if let total = tail.total { try row(total, label: options.language.total, kind: " class=\"total\"") }
      try output.append("</tfoot>\n")
    }
    try output.append("</table>\n")
    for note in remarks + tail.notes {
      let text = escaped(Footing(options: options).text(note))
      try output.append("<p class=\"\(note.kind.rawValue)\">\(text)</p>\n")
    }
    try output.flush()
  }

  private func row(_ cells: [Value], label: String?, kind: String) throws(OutputError) {
    let numbers = options.numbers
    try output.append("<tr\(kind)>")
    for (index, column) in head.columns.enumerated() {
      let cell = index < cells.count ? cells[index] : .nothing
      if let label, cell == .nothing, column.role != .measure {
        try output.append(index == 0 ? "<td>\(escaped(label))</td>" : "<td></td>")
        continue
      }
      try output.append(column.isNumeric ? "<td class=\"number\"" : "<td")
      if column.isNumeric, cell.number != nil {
        try output.append(" data-value=\"")
        try output.append(machine: cell, unit: column.unit, rules: options.rules)
        try output.append("\"")
      }
      let text = numbers.display(
        column.read(cell), unit: column.unit, decimals: numbers.steadyDecimals(cell, unit: column.unit),
        sense: column.sense)
      try output.append(">\(escaped(text))</td>")
    }
    try output.append("</tr>\n")
  }

  private func escaped(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { escapedHTML(options.safe(String($0))) }.joined(separator: "<br>")
  }
}
