import Evaluation
import Rendering
import Semantics
import Store
import Syntax
import Values

/// The shell's own statements; a script can use them too.
extension Session {
  func isShellWord(_ statement: Statement) -> Bool {
    statement.kind.nature == .shell
  }

  /// `nil` when the statement is not the shell's.
  func runShellWord(_ statement: Statement, _ report: ErrorReport) throws -> ExitStatus? {
    switch statement.kind {
    case .quit:
      finish()
      return .success
    case .help(let words):
      let text = Help.text(for: words.map(\.text), catalogue: workspace.catalogue, language: workspace.language)
      try output.append((terminalWidth.map { HelpLayout(width: $0).laidOut(text) } ?? text) + "\n")
      try output.flush()
      return .success
    case .export(let written): return try export(written, statement, report)
    case .last(let presentation): return try showLast(as: presentation, statement)
    case .run(let file): return try runFile(file, statement, report)
    case .save(let file, let replace): return try save(to: file, replace: replace)
    case .open(let path): return try open(path)
    case .set(let name, let value):
      if let name, let setting = SessionSetting(name.text) { return try set(setting, value, report, statement) }
      if name == nil || value == nil { return try showSettings(name) }
      return nil
    // Everything else is the workspace's.
    default: return nil
    }
  }

  /// The last answer as it was given, with all its rows; one that was too long to be held is asked for again.
  private func showLast(as presentation: Answer.Presentation?, _ statement: Statement) throws -> ExitStatus {
    let whole = sink(for: lastQuestion ?? statement, isWhole: true)
    let shown: any AnswerSink = presentation.map { PresentedSink(whole, as: $0) } ?? whole
    if let lastAnswer {
      try lastAnswer.replay(to: shown)
    } else if let lastQuestion {
      try answer(lastQuestion, to: shown)
    } else {
      throw EvaluationError.statement(.nothingToShow(at: statement.span))
    }
    try output.flush()
    try notes.flush()
    return .success
  }

  // MARK: Files

  func runFile(_ file: String, _ statement: Statement, _ report: ErrorReport) throws -> ExitStatus {
    if workspace.isSafe { throw EvaluationError.refused("run reads a file") }
    let path = resolved(file)
    if runningFiles.contains(path) {
      let chain = (runningFiles + [path]).joined(separator: " -> ")
      tell("error[run-circle]: the scripts run each other in a circle: \(chain)")
      return .wrongStatement
    }
    return runScript(path)
  }

  /// A script, or a literate one when its name ends in `.md`.
  package func runScript(_ path: String) -> ExitStatus {
    let text: String
    do {
      text = try ScriptFile.read(path)
    } catch {
      tell("error: \(error.message(path))")
      return .storeUnusable
    }
    runningFiles.append(path)
    defer { runningFiles.removeLast() }
    guard path.hasSuffix(".md") else { return run(text, file: path) }
    guard exporting == nil, format == .html else { return runLiterate(text, path) }
    // Prose and tables make one page.
    let page = HTMLPage(options: renderingOptions, title: path, output: output)
    let status = fill(Export(page, format: nil)) { runLiterate(text, path) }
    do { try page.finish() } catch { return fail(error) }
    return status
  }

  private func write(prose lines: String) throws(OutputError) {
    if let exporting { return try exporting.document.prose(lines) }
    try output.append(lines)
    try output.flush()
  }

  /// Prose passes through; fenced `crmql` blocks are run where they stand.
  private func runLiterate(_ text: String, _ path: String) -> ExitStatus {
    for part in LiterateScript(text).parts {
      switch part {
      case .prose(let lines):
        do { try write(prose: lines) } catch { return fail(error) }
      case .statements(let padded):
        let status = run(padded, file: path)
        if status != .success { return status }
      }
    }
    return .success
  }

  /// Beside the script that names it.
  func resolved(_ file: String) -> String {
    let file = FileNames.expanded(file)
    guard !file.hasPrefix("/"), let here = runningFiles.last, let slash = here.lastIndex(of: "/") else { return file }
    return here[...slash] + file
  }

  private func save(to file: String, replace: Bool) throws -> ExitStatus {
    if workspace.isSafe { throw EvaluationError.refused("save writes a file") }
    do {
      try ScriptFile.write(accepted.joined(separator: "\n") + "\n", to: file, replace: replace)
    } catch {
      tell("error: \(error.message(file))")
      return error.status
    }
    tell("saved \(accepted.count) statements to \(file)")
    return .success
  }

  private func open(_ path: String) throws -> ExitStatus {
    do {
      let opened = try Workspace(
        path: path, today: workspace.today, isSafe: workspace.isSafe,
        watcher: Watcher(follow: { self.progressLine?.follow($0) }, shouldStop: { Interrupt.isRaised }))
      opened.parameters = workspace.parameters
      replaceWorkspace(opened)
    } catch { throw EvaluationError.store(error) }
    return .success
  }

  // MARK: Settings

  private func set(_ setting: SessionSetting, _ value: Expression?, _ report: ErrorReport, _ statement: Statement)
    throws -> ExitStatus
  {
    guard let value else {
      try output.append("\(setting.rawValue) = \(current(setting))\n")
      try output.flush()
      return .success
    }
    let text = Workspace.settingText(value)
    if setting == .me { return try setMe(text, value) }
    guard change(setting, to: text) else {
      let twins = ["excel": "csv", "xlsx": "csv", "xls": "csv", "md": "markdown", "text": "table"]
      let near = setting.allowed.filter { text.lowercased().hasPrefix($0) || twins[text.lowercased()] == $0 }
      let fixes = [Diagnostic.Fix].didYouMean(
        near.isEmpty ? nearestWords(to: text, among: setting.allowed) : near, at: value.span)
      return fail(
        .statement(
          Diagnostic(
            code: "setting-value", "`\(setting.rawValue)` cannot be \(text); it can be \(setting.allowedText)",
            at: value.span, fixes: fixes, example: .init("as it is now", "set \(setting.rawValue)"))),
        report, statement)
    }
    return .success
  }

  /// Under `--safe`, which writes no file, for this session only.
  private func setMe(_ text: String, _ value: Expression) throws -> ExitStatus {
    let name = text.lowercased() == "none" ? nil : try workspace.rep(called: text, at: value.span)
    workspace.me = name
    guard !workspace.isSafe, let identity else { return .success }
    do throws(NewFile.Failure) {
      try identity.keep(name, in: workspace.path)
    } catch {
      tell("warning: \(error.message(identity.path)); `me` holds for this session")
    }
    return .success
  }

  /// `false` when the setting cannot have the value.
  func change(_ setting: SessionSetting, to text: String) -> Bool {
    switch setting {
    case .format:
      guard let format = OutputFormat(rawValue: text.lowercased()) else { return false }
      self.format = format
    case .language:
      guard let language = Language(called: text) else { return false }
      workspace.language = language
    case .limit:
      if text.lowercased() == "none" {
        rowLimit = nil
      } else {
        guard let limit = Int(text), limit > 0 else { return false }
        rowLimit = limit
      }
    case .timeout:
      if text.lowercased() == "none" {
        timeout = nil
      } else {
        guard let seconds = Int(text), seconds > 0 else { return false }
        timeout = seconds
      }
    case .me:
      guard let name = try? workspace.rep(called: text, at: .none) else { return false }
      workspace.me = name
    }
    return true
  }

  private func current(_ setting: SessionSetting) -> String {
    switch setting {
    case .format: format.rawValue
    case .language: workspace.language.rawValue
    case .limit: rowLimit.map(String.init) ?? "none"
    case .timeout: timeout.map { "\($0)" } ?? "none"
    case .me: workspace.me ?? "none"
    }
  }

  private func append(_ line: Wording) throws { try output.append(line.text(in: workspace.language) + "\n") }

  private func showSettings(_ name: Name?) throws -> ExitStatus? {
    if let name {
      guard let key = Settings.Key(rawValue: name.text.lowercased()) else { return nil }
      try output.append("\(key.rawValue) = \(workspace.settings.text(key))\n")
    } else {
      for setting in SessionSetting.allCases {
        let scope: Wording = setting == .me ? "you, in this store" : "this session"
        try append("\(setting.rawValue) = \(current(setting))    -- \(scope); \(setting.allowedText)")
      }
      for key in Settings.Key.allCases where SessionSetting(key.rawValue) == nil {
        let allowed = Wording(stringLiteral: key.allowed)
        try append("\(key.rawValue) = \(workspace.settings.text(key))    -- \("the store" as Wording); \(allowed)")
      }
    }
    try output.flush()
    return .success
  }
}

/// Settings of this session; the store's own are in `Settings`.
package enum SessionSetting: String, CaseIterable, Sendable {
  case format, language, limit, timeout, me

  init?(_ name: String) { self.init(rawValue: name.lowercased()) }

  var allowed: [String] {
    switch self {
    case .format: OutputFormat.allCases.map(\.rawValue)
    case .language: Language.allCases.map(\.rawValue)
    case .limit, .timeout, .me: ["none"]
    }
  }

  var allowedText: Wording {
    switch self {
    case .format, .language: Wording(verbatim: allowed.joined(separator: ", "))
    case .limit: "a number of rows, or none"
    case .timeout: "a number of seconds, or none"
    case .me: "the name of a rep, whose log it is, or none"
    }
  }
}
