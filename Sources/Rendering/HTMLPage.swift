package import Values

/// One page that opens without a network: prose, tables and drawings, its style inside.
package final class HTMLPage: AnswerDocument {
  private let options: RenderingOptions
  private var title: String
  private let output: OutputBuffer
  private var writer: HTMLWriter?
  private var hasBegun = false
  /// Prose says what the answers are about; without it each bears its question.
  private var hasProse = false

  package init(options: RenderingOptions, title: String, output: OutputBuffer) {
    self.options = options
    self.title = title
    self.output = output
  }

  package func begin(_ head: Answer.Head, of question: String) throws(DocumentError) {
    var writer = HTMLWriter(options: options, output: output)
    try delivering { () throws(OutputError) in
      try startSection(question)
      try writer.begin(head)
    }
    self.writer = writer
  }

  package func row(_ cells: [Value]) throws(OutputError) { try writer?.row(cells) }

  package func end(_ tail: Answer.Tail) throws(OutputError) {
    try writer?.end(tail)
    writer = nil
    try output.append("</section>\n")
  }

  package func text(_ text: String, of question: String) throws(DocumentError) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let shown = lines.map { escapedHTML(options.safe(String($0))) }.joined(separator: "\n")
    try delivering { () throws(OutputError) in
      try startSection(question)
      try output.append("<pre>\(shown)</pre>\n</section>\n")
    }
  }

  package func prose(_ markdown: String) throws(OutputError) {
    hasProse = true
    if !hasBegun, let heading = MarkdownHTML.heading(of: markdown) { title = heading }
    try open()
    try output.append(MarkdownHTML.page(markdown, safe: options.safe))
  }

  package func finish() throws(OutputError) {
    try open()
    try output.append("</main>\n</body>\n</html>\n")
    try output.flush()
  }

  private func startSection(_ question: String) throws(OutputError) {
    try open()
    try output.append("<section>\n")
    if !hasProse { try output.append("<h2 class=\"question\">\(escapedHTML(options.safe(question)))</h2>\n") }
  }

  private func open() throws(OutputError) {
    guard !hasBegun else { return }
    hasBegun = true
    let language = options.language == .chinese ? "zh" : "en"
    try output.append(
      """
      <!DOCTYPE html>
      <html lang="\(language)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(escapedHTML(options.safe(title)))</title>
      <style>
      \(PageStyle.text)</style>
      </head>
      <body>
      <main>

      """)
  }
}

/// `text` where HTML expects text or the value of an attribute.
func escapedHTML(_ text: some StringProtocol) -> String {
  var result = ""
  for character in text.unicodeScalars {
    switch character {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    default: result.unicodeScalars.append(character)
    }
  }
  return result
}
