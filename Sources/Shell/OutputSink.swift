import Evaluation
import Rendering
package import Values

/// Passes an answer to the writer of the session's format.
package final class OutputSink: AnswerSink {
  private let session: Session
  /// Shows all rows, whatever the session's limit is.
  private let isWhole: Bool
  private var writer: (any AnswerWriter)?

  init(_ session: Session, isWhole: Bool = false) {
    self.session = session
    self.isWhole = isWhole
  }

  package var isForPrograms: Bool {
    switch session.format {
    case .table, .markdown, .html: false
    case .csv, .tsv, .json, .jsonl: true
    }
  }

  package func begin(_ head: Answer.Head) throws {
    session.progressLine?.rest()
    // Drawings are for people: a session in a format for machines keeps it.
    let format = head.presentation.flatMap { OutputFormat(rawValue: $0.rawValue) } ?? session.format
    if session.startsAnotherAnswer(format) { try session.output.append("\n") }
    var options = session.renderingOptions
    if isWhole { options.rowLimit = nil }
    var writer = makeWriter(format, options: options, output: session.output, notes: session.notes)
    try writer.begin(head)
    self.writer = writer
  }

  package func row(_ cells: [Value]) throws {
    try writer?.row(cells)
  }

  package func end(_ tail: Answer.Tail) throws {
    try writer?.end(tail)
    writer = nil
  }

  package func receipt(_ receipt: Answer.Receipt) throws {
    switch session.format {
    case .table, .markdown, .html: try text(receipt.sentence)
    case .csv, .tsv, .json, .jsonl:
      try begin(receipt.head)
      try row(receipt.cells)
      try end(Answer.Tail())
    }
  }

  package func text(_ text: String) throws {
    session.progressLine?.clear()
    try session.output.append(laidOut(terminalSafeLines(text)) + "\n")
    try session.output.flush()
  }

  package func note(_ note: Answer.Note) throws {
    session.progressLine?.clear()
    try session.output.flush()
    session.tell(note.text.split(separator: "\n", omittingEmptySubsequences: false).map { terminalSafe(String($0)) })
    if let failure = session.notes.failure { throw failure }
  }

  /// Lines that are too long for a terminal go on below what they explain; comments of SQL stay in one.
  private func laidOut(_ text: String) -> String {
    guard let width = session.terminalWidth, session.format == .table else { return text }
    let layout = HelpLayout(width: max(width, 20))
    return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      line.hasPrefix("--") ? [String(line)] : layout.lines(String(line))
    }.joined(separator: "\n")
  }

  private func terminalSafeLines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { terminalSafe(String($0)) }.joined(
      separator: "\n")
  }
}
