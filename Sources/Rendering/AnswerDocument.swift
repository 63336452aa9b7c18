package import Values

/// A file, or a page, in the making: the answers of one statement or of a whole script, with the prose between them.
package protocol AnswerDocument: AnyObject {
  /// `question` is the statement that is answered, in canonical text.
  func begin(_ head: Answer.Head, of question: String) throws(DocumentError)
  func row(_ cells: [Value]) throws(OutputError)
  func end(_ tail: Answer.Tail) throws(OutputError)
  /// An answer in words.
  func text(_ text: String, of question: String) throws(DocumentError)
  /// Markdown between the answers; what has no place for it leaves it out.
  func prose(_ markdown: String) throws(OutputError)
  /// Everything is handed over; what was lost on the way is known when it returns.
  func finish() throws(OutputError)
}

/// Why a document could not be made.
package enum DocumentError: Error, Hashable, Sendable {
  case output(OutputError)
  /// The format has room for one answer, and there are more.
  case severalAnswers
  /// The format has no room for an answer in words.
  case words
  /// The answer says `as csv`, the file is of another kind.
  case otherFormat(String)
  /// What writes the format is not installed.
  case unavailable(String)
}

/// The document of `format`. `notes` takes what is not data where the format has no place for it; `path` leads to the
/// same open file as `output`, for formats whose library writes it.
package func makeDocument(
  _ format: FileFormat, options: RenderingOptions, title: String, output: OutputBuffer, notes: OutputBuffer,
  path: String
) throws(DocumentError) -> any AnswerDocument {
  switch format {
  case .text(.html): HTMLPage(options: options, title: title, output: output)
  case .text(let format): TextDocument(format, options: options, output: output, notes: notes)
  case .workbook: try Workbook(options: options, path: path)
  }
}

/// Text as `--format` prints it.
final class TextDocument: AnswerDocument {
  private let format: OutputFormat
  private let options: RenderingOptions
  private let output: OutputBuffer
  private let notes: OutputBuffer
  private var writer: (any AnswerWriter)?
  private var isEmpty = true

  init(_ format: OutputFormat, options: RenderingOptions, output: OutputBuffer, notes: OutputBuffer) {
    self.format = format
    self.options = options
    self.output = output
    self.notes = notes
  }

  func begin(_ head: Answer.Head, of question: String) throws(DocumentError) {
    try startPart(isWords: false)
    var writer = makeWriter(format, options: options, output: output, notes: notes)
    try delivering { () throws(OutputError) in try writer.begin(head) }
    self.writer = writer
  }

  func row(_ cells: [Value]) throws(OutputError) { try writer?.row(cells) }

  func end(_ tail: Answer.Tail) throws(OutputError) {
    try writer?.end(tail)
    writer = nil
  }

  func text(_ text: String, of question: String) throws(DocumentError) {
    try startPart(isWords: true)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { options.safe(String($0)) + "\n" }
    try delivering { () throws(OutputError) in for line in lines { try output.append(line) } }
  }

  func prose(_ markdown: String) throws(OutputError) {
    guard isForPeople else { return }
    isEmpty = true
    try output.append(markdown)
  }

  func finish() throws(OutputError) { try output.flush() }

  private var isForPeople: Bool {
    switch format {
    case .table, .markdown, .html: true
    case .csv, .tsv, .json, .jsonl: false
    }
  }

  private func startPart(isWords: Bool) throws(DocumentError) {
    guard isForPeople else {
      if isWords { throw .words }
      if !isEmpty { throw .severalAnswers }
      isEmpty = false
      return
    }
    if !isEmpty { try delivering { () throws(OutputError) in try output.append("\n") } }
    isEmpty = false
  }
}

func delivering(_ body: () throws(OutputError) -> Void) throws(DocumentError) {
  do { try body() } catch { throw .output(error) }
}
