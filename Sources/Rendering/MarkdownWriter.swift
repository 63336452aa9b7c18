internal import Values

/// A table of GitHub-flavoured Markdown; caption and notes are paragraphs under it.
struct MarkdownWriter: AnswerWriter {
  let options: RenderingOptions
  let output: OutputBuffer
  private var head = Answer.Head(columns: [], caption: "")

  init(options: RenderingOptions, output: OutputBuffer) {
    self.options = options
    self.output = output
  }

  mutating func begin(_ head: Answer.Head) throws(OutputError) {
    self.head = head
    try line(head.columns.map { escaped($0.title) })
    try line(head.columns.map { $0.isNumeric ? "---:" : "---" })
  }

  mutating func row(_ cells: [Value]) throws(OutputError) {
    try line(zip(head.columns, cells).map { text($0, $1) })
  }

  mutating func end(_ tail: Answer.Tail) throws(OutputError) {
    if let others = tail.others { try summary(others.cells, options.language.others(others.groups), bold: false) }
    if let total = tail.total { try summary(total, options.language.total, bold: true) }
    let footing = Footing(options: options)
    let caption = footing.caption(head)
    if !caption.isEmpty { try output.append("\n\(escaped(caption))\n") }
    for note in tail.notes { try output.append("\n\(escaped(footing.text(note)))\n") }
    try output.flush()
  }

  private func summary(_ cells: [Value], _ label: String, bold: Bool) throws(OutputError) {
    var texts: [String] = []
    for (index, column) in head.columns.enumerated() {
      let cell = index < cells.count ? cells[index] : .nothing
      let isBlank = cell == .nothing && column.role != .measure
      let text = isBlank ? (index == 0 ? label : "") : self.text(column, cell)
      texts.append(bold && !text.isEmpty ? "**\(text)**" : text)
    }
    try line(texts)
  }

  private func text(_ column: Answer.Column, _ cell: Value) -> String {
    let numbers = options.numbers
    return escaped(
      numbers.display(
        column.read(cell), unit: column.unit, decimals: numbers.steadyDecimals(cell, unit: column.unit),
        sense: column.sense))
  }

  private func line(_ cells: [String]) throws(OutputError) {
    try output.append("| " + cells.joined(separator: " | ") + " |\n")
  }

  /// Nothing in a text may end the cell, start markup or become HTML; a line feed is a line break.
  private func escaped(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { escaped(line: options.safe(String($0))) }.joined(separator: "<br>")
  }

  private func escaped(line: String) -> String {
    var result = ""
    var previous: Character = " "
    for (index, character) in line.enumerated() {
      switch character {
      case "\\", "|", "`", "*", "[", "]", "~": result += "\\\(character)"
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "_":
        let next = line.dropFirst(index + 1).first ?? " "
        let isInside = (previous.isLetter || previous.isNumber) && (next.isLetter || next.isNumber)
        result += isInside ? "_" : "\\_"
      default: result.append(character)
      }
      previous = character
    }
    return result
  }
}
