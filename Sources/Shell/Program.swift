import Evaluation
import Rendering
import Store
import Syntax
import Values
internal import Glibc

/// The whole program between the command line and the exit status.
package enum Program {
  /// To be said before `run` by a process none of whose threads shares a connection with another.
  package static func expectOwnConnections() { Store.expectOwnConnections() }

  package static func run(_ options: SessionOptions) -> ExitStatus {
    signal(SIGPIPE, SIG_IGN)
    // A limit on the size of files is an error like a full disk, not an end.
    signal(SIGXFSZ, SIG_IGN)
    Interrupt.install()
    let output = OutputBuffer(descriptor: STDOUT_FILENO)
    let notes = OutputBuffer(descriptor: STDERR_FILENO)
    func tell(_ lines: [String]) {
      for line in lines { try? notes.append(line + "\n") }
      try? notes.flush()
    }

    let isTerminal = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
    let isInteractive = options.scripts.isEmpty && isTerminal
    let today = options.today ?? Store.localToday()
    let line = ProgressLine.onStandardError(notes)
    let watcher = Watcher(follow: { line?.follow($0) }, shouldStop: { Interrupt.isRaised })
    let made: (workspace: Workspace, isNew: Bool)
    do {
      made = try workspace(options, today, watcher)
      line?.end()
    } catch {
      line?.end()
      if error == .interrupted {
        tell(["stopped"])
        return .interrupted
      }
      tell(["error: \(error.message)"] + (error.fix.map { ["  try: \($0)"] } ?? []))
      return .storeUnusable
    }
    let noColour = !(History.variable(named: "NO_COLOR") ?? "").isEmpty || History.variable(named: "TERM") == "dumb"
    let session = Session(
      workspace: made.workspace, output: output, notes: notes, format: options.format ?? .table,
      isInteractive: isInteractive,
      terminalWidth: isatty(STDOUT_FILENO) == 1 ? Terminal.width() : nil,
      allowsColour: options.allowsColour && !noColour)
    session.tellsTerminal = isatty(STDERR_FILENO) == 1
    session.isRaw = options.isRaw
    session.progressLine = line
    session.workspace.standardInput = StandardInput(
      isatty(STDIN_FILENO) == 1 ? .terminal : options.scripts.isEmpty ? .statements : .data)
    session.identity = Identity.defaultPath().map { Identity(path: $0) }
    if let status = assign(options.assignments, session) { return status }

    var status = ExitStatus.success
    if isInteractive {
      status = Prompt(session, isDemo: options.store == nil).run()
    } else if options.scripts.isEmpty {
      status = runInput(session)
    } else {
      for script in options.scripts {
        switch script {
        case .statement(let text): status = session.run(text, file: nil)
        case .file(let path): status = session.runScript(path)
        }
        if status != .success || session.isFinished { break }
      }
    }
    if status == .success, !isInteractive, session.hasBrokenCheck { status = .checkFailed }
    do { try output.flush() } catch { if status == .success || status == .checkFailed { status = session.fail(error) } }
    // A store that was made for an import which then failed is not left behind.
    if made.isNew, !options.create, !session.hasChangedStore, let path = options.store {
      for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
    }
    // The end of the process gives everything back at once; nothing is left to be written.
    _ = Unmanaged.passRetained(session)
    return status
  }

  private static func workspace(
    _ options: SessionOptions, _ today: CivilDate, _ watcher: Watcher
  ) throws(StoreError) -> (Workspace, isNew: Bool) {
    guard let path = options.store else {
      let sample = try SampleCompany.openOrCreate(today: today, watcher: watcher).path
      return (try Workspace(path: sample, today: today, isSafe: options.isSafe), false)
    }
    let isNew = path != ":memory:" && access(path, F_OK) != 0 && (options.create || importsFirst(options.scripts))
    if isNew && options.isSafe { throw .notFound(path: path) }
    let opened = try Workspace(
      path: path, today: today, isSafe: options.isSafe, create: isNew || options.create, watcher: watcher)
    return (opened, isNew)
  }

  /// A script that imports before it asks may make its store.
  private static func importsFirst(_ scripts: [SessionOptions.Script]) -> Bool {
    for script in scripts {
      let text: String
      switch script {
      case .statement(let written): text = written
      case .file(let path):
        guard let read = try? ScriptFile.read(path) else { return false }
        text = read
      }
      for statement in parse(text).statements {
        if case .importFile = statement.kind { return true }
        switch statement.kind.nature {
        case .setting, .binding, .definition: continue
        case .question, .output, .change, .shell: return false
        }
      }
    }
    return false
  }

  /// `--set format=csv` is a setting, everything else a parameter of scripts.
  private static func assign(_ assignments: [(name: String, value: String)], _ session: Session) -> ExitStatus? {
    for (name, value) in assignments {
      if let setting = SessionSetting(name) {
        guard session.change(setting, to: value) else {
          session.tell("error: --set \(name)=\(value): it can be \(setting.allowedText)")
          return .wrongCommandLine
        }
        continue
      }
      session.workspace.parameters[name.lowercased()] = binding(value)
    }
    return nil
  }

  /// `5`, `last month`; what is neither a value nor a period is a text.
  private static func binding(_ text: String) -> ParameterValue {
    if let literal = try? parseExpression(text), literal.isLiteral { return .value(literal) }
    let statement = parse("let $given = \(text)", lexicon: Lexicon()).statements.first?.kind
    if case .assignment(_, .period(let period))? = statement { return .period(period) }
    return .value(Expression(.text(text), .none))
  }

  private static func runInput(_ session: Session) -> ExitStatus {
    var reader = StatementReader()
    do {
      return session.run(try reader.readAll(), file: nil)
    } catch {
      session.tell("error: standard input: \(error.words)")
      return .wrongStatement
    }
  }
}

extension Expression {
  /// A value that can be bound; a name or a formula is text when it comes from the command line.
  fileprivate var isLiteral: Bool {
    switch kind {
    case .number, .text, .boolean, .date, .moment: true
    case .negative(let part): part.isLiteral
    case .duration, .parameter, .name, .arithmetic, .logical, .not, .comparison, .membership, .within, .range,
      .emptiness,
      .was, .changed, .per, .share, .aggregate, .call:
      false
    }
  }
}

enum Terminal {
  /// Columns of the terminal that standard output is, or another descriptor.
  static func width(_ descriptor: Int32 = STDOUT_FILENO) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
