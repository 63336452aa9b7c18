internal import Values

/// A `<table>` to be put into a page: numbers carry the class `number` and their machine text in `data-value`.
struct HTMLWriter: AnswerWriter {
  let options: RenderingOptions
  let output: OutputBuffer
  private var head = Answer.Head(columns: [], caption: "")

  init(options: RenderingOptions, output: OutputBuffer) {
    self.options = options
    self.output = output
  }

  mutating func begin(_ head: Answer.Head) throws(OutputError) {
    self.head = head
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

  mutating func row(_ cells: [Value]) throws(OutputError) {
    try row(cells, label: nil, kind: "")
  }

  mutating func end(_ tail: Answer.Tail) throws(OutputError) {
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
    for note in tail.notes {
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
        cell, unit: column.unit, decimals: numbers.steadyDecimals(cell, unit: column.unit), sense: column.sense)
      try output.append(">\(escaped(text))</td>")
    }
    try output.append("</tr>\n")
  }

  private func escaped(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { escapedHTML(options.safe(String($0))) }.joined(separator: "<br>")
  }
}
