internal import Values

/// The lines that go with an answer: what was understood, what to know about it.
struct Footing {
  let options: RenderingOptions

  /// `caption` with the currency of the amounts, which the cells leave out.
  func caption(_ head: Answer.Head) -> String {
    var parts = head.caption.isEmpty ? [] : [head.caption]
    var named: Set<String> = []
    for column in head.columns {
      guard case .money(let currency) = column.unit, named.insert(currency.code).inserted else { continue }
      if !head.caption.contains(currency.code) { parts.append(options.language.amounts(in: currency)) }
    }
    return options.safe(parts.joined(separator: options.unicode ? " · " : "; "))
  }

  func text(_ note: Answer.Note) -> String { options.language.label(note.kind) + options.safe(note.text) }

  func write(caption: String, notes: [Answer.Note], to output: OutputBuffer) throws(OutputError) {
    if !caption.isEmpty {
      for line in lines(caption) { try output.append(styled(line, .dim, options) + "\n") }
    }
    for note in notes {
      let name = options.language.label(note.kind)
      let text = lines(name + options.safe(note.text)).joined(separator: "\n").dropFirst(name.count)
      try output.append(styled(name, note.kind == .warning ? .warning : .dim, options) + text + "\n")
    }
  }

  /// A terminal would cut words and dates.
  private func lines(_ text: String) -> [String] {
    options.width.map { wrapped(text, width: max($0, 20)) } ?? [text]
  }

  /// For the formats of machines: what `head` and `tail` say that is not data.
  func write(_ head: Answer.Head, _ tail: Answer.Tail, aside notes: OutputBuffer) throws(OutputError) {
    var all = tail.notes
    if let others = tail.others { all.insert(Answer.Note(options.language.othersLeftOut(others.groups)), at: 0) }
    try write(caption: options.safe(head.caption), notes: all, to: notes)
    try notes.flush()
  }
}

/// How a piece of text is set off on a terminal.
enum Style: Hashable {
  case plain, bold, dim, warning, good, bad
  /// One line of a chart.
  case series(Int)
}

/// `text` with the escape sequences of `style`; as it is without colour.
func styled(_ text: String, _ style: Style, _ options: RenderingOptions) -> String {
  guard options.colour, !text.isEmpty else { return text }
  let code: String
  switch style {
  case .plain: return text
  case .bold: code = "1"
  case .dim: code = "2"
  case .warning: code = "33"
  case .good: code = "32"
  case .bad: code = "31"
  case .series(let index): code = ["36", "33", "35", "32"][index % 4]
  }
  return "\u{1B}[\(code)m\(text)\u{1B}[0m"
}
