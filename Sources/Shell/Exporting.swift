import Evaluation
import Rendering
import Semantics
import Store
import Syntax
import Values

/// A file that takes answers, and how much it took.
final class Export {
  let document: any AnswerDocument
  /// Of the file that is written, when one statement fills it; a script's answers may say `as` what they want.
  let format: FileFormat?
  fileprivate(set) var answerCount = 0
  fileprivate(set) var rowCount = 0
  fileprivate(set) var hasWords = false

  init(_ document: any AnswerDocument, format: FileFormat?) {
    self.document = document
    self.format = format
  }
}

/// Passes an answer to the document of an export.
final class ExportSink: AnswerSink {
  private let export: Export
  private let question: String
  private let straight: OutputSink
  private let line: ProgressLine?

  init(_ export: Export, of statement: Statement, _ session: Session) {
    self.export = export
    question = formatted(statement, in: session.workspace.keywords)
    straight = OutputSink(session)
    line = session.progressLine
  }

  func begin(_ head: Answer.Head) throws {
    if let asked = head.presentation.flatMap({ OutputFormat(rawValue: $0.rawValue) }), let format = export.format,
      format != .text(asked)
    {
      throw DocumentError.otherFormat(asked.rawValue)
    }
    try export.document.begin(head, of: question)
    export.answerCount += 1
  }

  func row(_ cells: [Value]) throws {
    export.rowCount += 1
    if export.rowCount & 0x3FF == 0 { line?.follow(Progress(.exporting, rows: export.rowCount)) }
    try export.document.row(cells)
  }

  func end(_ tail: Answer.Tail) throws { try export.document.end(tail) }

  func text(_ text: String) throws {
    try export.document.text(text, of: question)
    export.answerCount += 1
    export.hasWords = true
  }

  func note(_ note: Answer.Note) throws { try straight.note(note) }
}

extension Session {
  /// Answers into a file, which is there only when all of it is.
  func export(_ written: ExportStatement, _ statement: Statement, _ report: ErrorReport) throws -> ExitStatus {
    if workspace.isSafe { throw EvaluationError.refused("export writes a file") }
    guard let source = written.source ?? lastQuestion else {
      throw EvaluationError.statement(.nothingToExport(at: statement.span))
    }
    let isPacked = FileFormat.isPacked(written.file)
    guard let format = FileFormat(ending: FileFormat.ending(of: written.file), isPacked: isPacked) else {
      throw EvaluationError.statement(.unknownEnding(written.file, at: written.fileSpan))
    }
    let path = resolved(written.file)
    let file: NewFile
    do { file = try NewFile(path, replace: written.replace) } catch { return fail(error, path) }
    defer { file.close() }
    let packed = isPacked ? try PackedOutput(descriptor: file.descriptor) : nil
    let document = try makeDocument(
      format, options: fileOptions(isRaw: written.isRaw), title: formatted(source),
      output: packed?.buffer() ?? OutputBuffer(descriptor: file.descriptor), notes: notes, path: file.path)
    if case .run(let script) = source.kind {
      let export = Export(document, format: nil)
      let status = try fill(export) { try runFile(script, source, report) }
      if status != .success { return status }
      return try keep(file, packed, export, path, written)
    }
    let export = Export(document, format: format)
    try answer(source, to: ExportSink(export, of: source, self))
    lastQuestion = source
    lastAnswer = nil
    return try keep(file, packed, export, path, written)
  }

  /// Everything that `body` answers goes into the document.
  func fill(_ export: Export, _ body: () throws -> ExitStatus) rethrows -> ExitStatus {
    let outer = exporting
    exporting = export
    defer { exporting = outer }
    return try body()
  }

  private func keep(
    _ file: NewFile, _ packed: PackedOutput?, _ export: Export, _ path: String, _ written: ExportStatement
  ) throws -> ExitStatus {
    if export.answerCount == 0 { throw EvaluationError.statement(.nothingAnswered(at: written.fileSpan)) }
    try export.document.finish()
    try packed?.finish()
    if Interrupt.isRaised { throw EvaluationError.store(.interrupted) }
    do { try file.commit() } catch { return fail(error, path) }
    let language = workspace.language
    let what =
      export.hasWords && export.answerCount == 1
      ? language.words : language.counted(answers: export.answerCount, rows: export.rowCount)
    tell([language.wrote(what, to: terminalSafe(path), bytes: file.size)])
    return .success
  }

  private func fileOptions(isRaw: Bool) -> RenderingOptions {
    RenderingOptions(
      language: workspace.language, guardFormulas: !isRaw && !self.isRaw, rules: workspace.environment.calendar)
  }

  func fail(_ error: NewFile.Failure, _ path: String) -> ExitStatus {
    tell("error: \(error.message(path))")
    return error.status
  }

  /// `statement` is the one whose answer has no place in the document, or the export itself.
  func fail(_ error: DocumentError, _ report: ErrorReport, _ statement: Statement) -> ExitStatus {
    let file: (name: String, span: Span)? =
      if case .export(let written) = statement.kind { (written.file, written.fileSpan) } else { nil }
    let span = file?.span ?? statement.span
    switch error {
    case .output(let lost): return fail(lost)
    case .unavailable(let library):
      tell("error: \(library) is not installed, and without it such a file cannot be written; .csv needs nothing")
      return .storeUnusable
    case .severalAnswers: return fail(.statement(.severalAnswers(file?.name, at: span)), report, statement)
    case .words: return fail(.statement(.answerInWords(file?.name, at: span)), report, statement)
    case .otherFormat(let asked): return fail(.statement(.otherFormat(asked, file?.name, at: span)), report, statement)
    }
  }
}
