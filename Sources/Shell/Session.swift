package import Evaluation
package import Rendering
import Semantics
import Store
import Syntax
import Values
internal import Glibc

/// The one place where state lives: the store that is open, where answers go, what was asked.
package final class Session {
  package private(set) var workspace: Workspace
  package let output: OutputBuffer
  package let notes: OutputBuffer
  package var format: OutputFormat
  package let isInteractive: Bool
  package var terminalWidth: Int?
  /// Whether messages are read on the same terminal.
  package var tellsTerminal = false
  package let allowsColour: Bool
  /// Leaves texts that a spreadsheet would run as formulas as they are, in CSV, TSV and workbooks.
  package var isRaw = false
  /// Rows shown on a terminal.
  package var rowLimit: Int? = 40
  /// Seconds after which a question is stopped.
  package var timeout: Int?
  /// Where `me` is kept; `nil` keeps it for this session only.
  var identity: Identity? {
    didSet { workspace.me = identity?.name(in: workspace.path) }
  }
  /// Statements of this session that worked, for `save`.
  package var accepted: [String] = []
  /// The corrected text of the last mistake, or what the last import proposed, for the prompt.
  package var correction: String?
  package private(set) var isFinished = false
  /// Files being run, outermost first.
  var runningFiles: [String] = []
  /// Set when a `check` found a row that breaks it. The statements after it run; the program's end says it.
  package private(set) var hasBrokenCheck = false
  /// The last question that was answered, for `export to` and `last`.
  var lastQuestion: Statement?
  /// The last question that a follow-up may be about.
  private(set) var asked: Statement?
  /// What was answered last, as far as it is held.
  var lastAnswer: AnswerCopy?
  /// The file that takes the answers meanwhile; `nil` while they go straight out.
  var exporting: Export?
  /// Where what takes long says how far it is; `nil` where nobody would see it.
  var progressLine: ProgressLine?
  /// Set when a statement changed the store.
  private(set) var hasChangedStore = false
  /// What the statement run last would have imported.
  private var proposed: [Statement] = []

  package init(
    workspace: Workspace, output: OutputBuffer, notes: OutputBuffer, format: OutputFormat, isInteractive: Bool,
    terminalWidth: Int?, allowsColour: Bool
  ) {
    self.workspace = workspace
    self.output = output
    self.notes = notes
    self.format = format
    self.isInteractive = isInteractive
    self.terminalWidth = terminalWidth
    self.allowsColour = allowsColour
  }

  private var answerCount = 0

  /// Answers for people that follow one another in a script are set apart by a blank line.
  func startsAnotherAnswer(_ format: OutputFormat) -> Bool {
    answerCount += 1
    switch format {
    case .table, .markdown, .html: return answerCount > 1 && !isInteractive
    case .csv, .tsv, .json, .jsonl: return false
    }
  }

  package var renderingOptions: RenderingOptions {
    RenderingOptions(
      language: workspace.language, width: terminalWidth, colour: allowsColour && terminalWidth != nil,
      unicode: LocaleInfo.isUTF8, rowLimit: terminalWidth == nil ? nil : rowLimit,
      guardFormulas: !isRaw, rules: workspace.environment.calendar)
  }

  func replaceWorkspace(_ workspace: Workspace) {
    workspace.standardInput = self.workspace.standardInput
    workspace.me = identity?.name(in: workspace.path)
    self.workspace = workspace
  }

  func finish() { isFinished = true }

  /// Columns that messages have.
  private var messageWidth: Int? { tellsTerminal ? terminalWidth.map { max($0, 20) } : nil }

  // MARK: Running text

  /// Runs every statement of `text`. All mistakes of the language are reported before anything runs; the first
  /// statement that fails ends it.
  package func run(_ text: String, file: String?) -> ExitStatus {
    let result = parse(text, lexicon: workspace.lexicon)
    var report = ErrorReport(text: text, file: file, language: workspace.language, width: messageWidth)
    if !result.diagnostics.isEmpty {
      for diagnostic in result.diagnostics { tell(report.lines(for: diagnostic, statement: nil)) }
      correction = result.diagnostics.count == 1 ? ErrorReport.repaired(text, by: result.diagnostics[0]) : nil
      return .wrongStatement
    }
    for statement in result.statements {
      report.language = workspace.language
      if let clauses = statement.followUp {
        let status = follow(with: clauses, statement, report)
        if status != .success { return status }
        continue
      }
      let status = run(statement, report)
      if status != .success || isFinished { return status }
      keep(statement)
    }
    return .success
  }

  /// Asks the last question with other clauses. It is said in full, and what is wrong about it is shown there.
  private func follow(with clauses: FollowUp, _ statement: Statement, _ report: ErrorReport) -> ExitStatus {
    let whole: Statement
    do throws(Diagnostic) {
      guard let found = try asked?.refined(by: clauses, lexicon: workspace.lexicon, canonical: canonical) else {
        throw .nothingToFollow(at: statement.span)
      }
      whole = statement.following(up: found)
    } catch { return fail(.statement(error), report, statement) }
    let text = formatted(whole, in: workspace.keywords)
    tell([terminalSafe(text)])
    // In a script its lines are counted.
    let linesBefore = report.file == nil ? 0 : report.text.utf8.prefix(statement.span.start).count { $0 == 0x0A }
    return run(String(repeating: "\n", count: linesBefore) + text, file: report.file)
  }

  /// The name that a word of a question stands for.
  private func canonical(_ word: String) -> String {
    let catalogue = workspace.catalogue
    return catalogue.metric(word)?.name ?? catalogue.dimension(word)?.name ?? catalogue.entity(word)?.name
      ?? word.lowercased()
  }

  /// For `save`: a proposal is kept as what it proposes, once, also when that is run afterwards.
  private func keep(_ statement: Statement) {
    if let question = statement.asked { asked = question }
    if isShellWord(statement) { return }
    for text in proposed.isEmpty ? [formatted(statement)] : proposed.map({ formatted($0) }) {
      if case .importFile = statement.kind, accepted.contains(text) { continue }
      accepted.append(text)
    }
  }

  private func run(_ statement: Statement, _ report: ErrorReport) -> ExitStatus {
    correction = nil
    proposed = []
    let started = Self.seconds()
    let limit = timeout.map { started + Double($0) }
    var timedOut = false
    let asksNothing = statement.kind.nature != .question
    workspace.shouldStop = { [progressLine] in
      if Interrupt.isRaised { return true }
      if !asksNothing { progressLine?.answering(since: started) }
      if let limit, Self.seconds() > limit {
        timedOut = true
        return true
      }
      return false
    }
    progressLine?.language = workspace.language
    workspace.progress = progressLine.map { line in { line.follow($0) } }
    defer {
      progressLine?.end()
      workspace.shouldStop = nil
      workspace.progress = nil
    }
    do {
      if let status = try runShellWord(statement, report) { return status }
      let copy = AnswerCopy(sink(for: statement))
      try answer(statement, to: copy)
      if copy.hasTable || statement.kind.nature == .question { lastAnswer = copy.isWhole ? copy : nil }
      switch statement.kind.nature {
      case .change, .definition, .setting: if proposed.isEmpty { hasChangedStore = true }
      case .question: lastQuestion = statement
      case .output, .binding, .shell: break
      }
      try output.flush()
      try notes.flush()
    } catch let error as EvaluationError {
      return fail(error, report, statement, timedOut: timedOut)
    } catch let error as OutputError {
      return fail(error)
    } catch let error as DocumentError {
      return fail(error, report, statement)
    } catch {
      tell(["error: \(error)"])
      return .storeUnusable
    }
    let elapsed = Self.seconds() - started
    if isInteractive && elapsed > 0.5 { tell(["(\((elapsed * 10).rounded() / 10) s)"]) }
    return .success
  }

  /// Where the answer of a statement goes.
  func sink(for statement: Statement, isWhole: Bool = false) -> any AnswerSink {
    exporting.map { ExportSink($0, of: statement, self) } ?? OutputSink(self, isWhole: isWhole)
  }

  func answer(_ statement: Statement, to sink: any AnswerSink) throws {
    switch try workspace.run(statement, sink: sink) {
    case .answered: break
    case .broken: hasBrokenCheck = true
    case .proposed(let statements):
      proposed = statements
      correction = statements.map { laidOut($0, in: workspace.keywords) }.joined(separator: "\n")
    }
  }

  static func seconds() -> Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }

  // MARK: Failing

  func fail(_ error: EvaluationError, _ report: ErrorReport, _ statement: Statement, timedOut: Bool = false)
    -> ExitStatus
  {
    progressLine?.end()
    // What was already answered stays in front of the message.
    if (try? output.flush()) == nil, let lost = output.failure { return fail(lost) }
    switch error {
    case .statement(let found):
      let diagnostic = found.repaired(in: report.text, region: statement.span, lexicon: workspace.lexicon)
      tell(report.lines(for: diagnostic, statement: statement.span))
      correction = ErrorReport.repaired(report.text, by: diagnostic)
      return .wrongStatement
    case .store(.interrupted):
      tell(timedOut ? "stopped: the question took longer than \(timeout ?? 0) s" : "stopped")
      Interrupt.clear()
      return timedOut ? .timeout : .interrupted
    case .store(let error):
      tell("error: \(error.message)")
      if let fix = error.fix { tell("  try: \(fix)") }
      if case .lostCopy = error { return .outputLost }
      return .storeUnusable
    case .importing(let error): return fail(error, report, statement, timedOut: timedOut)
    case .output(let error as OutputError): return fail(error)
    case .output(let error as DocumentError): return fail(error, report, statement)
    case .output(let error):
      tell(["error: \(error)"])
      return .outputLost
    case .refused(let what):
      tell("error: \(what); --safe does not allow it")
      return .wrongStatement
    }
  }

  private func fail(_ error: ImportError, _ report: ErrorReport, _ statement: Statement, timedOut: Bool) -> ExitStatus {
    switch error {
    // Named in full: `.store` alone is an `ImportError` again.
    case .interrupted: return fail(EvaluationError.store(.interrupted), report, statement, timedOut: timedOut)
    case .store(let error): return fail(EvaluationError.store(error), report, statement, timedOut: timedOut)
    default:
      tell("error[\(error.code)]: \(error.message)")
      if let fix = error.fix { tell("  try: \(fix)") }
      return error.isAboutStatement ? .wrongStatement : .storeUnusable
    }
  }

  func fail(_ error: OutputError) -> ExitStatus {
    switch error {
    case .closedPipe: return .pipeClosed
    case .lost(let reason):
      tell("error: the answer could not be written: \(reason)")
      return .outputLost
    }
  }

  /// A line in the language of the output.
  func tell(_ wording: Wording) { tell([terminalSafe(wording.text(in: workspace.language))]) }

  /// Lines for people, on standard error.
  package func tell(_ lines: [String]) {
    let layout = messageWidth.map { HelpLayout(width: $0) }
    for line in lines.flatMap({ layout?.lines($0) ?? [$0] }) { try? notes.append(line + "\n") }
    try? notes.flush()
  }
}

/// What the locale says about the terminal.
enum LocaleInfo {
  /// Without a hint the terminal is taken to know UTF-8, like nearly all.
  static var isUTF8: Bool {
    for name in ["LC_ALL", "LC_CTYPE", "LANG"] {
      guard let value = History.variable(named: name), !value.isEmpty else { continue }
      let lower = value.lowercased()
      return lower.contains("utf") || lower == "c" || lower == "posix"
    }
    return true
  }
}
