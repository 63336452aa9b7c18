internal import CEditline
internal import Glibc

/// The prompt at the terminal: libedit edits the text and keeps the terminal's modes. Keys, completion, history and the
/// drawing are ours: libedit's own drawing halves wide characters and knows neither colours nor lists. One at a time.
///
/// On a terminal that cannot move its cursor (`TERM=dumb`) lines are read as the terminal edits them.
package final class LineEditor {
  package struct Options: Sendable {
    /// Colours, and the ghost, which is nothing without them.
    package var colour: Bool
    /// Ctrl-X Ctrl-E; not under `--safe`.
    package var allowsExternalEditor: Bool

    /// - Parameter colour: by default as `NO_COLOR` wants it.
    package init(colour: Bool? = nil, allowsExternalEditor: Bool = true) {
      self.colour = colour ?? (History.variable(named: "NO_COLOR") ?? "").isEmpty
      self.allowsExternalEditor = allowsExternalEditor
    }
  }

  package let history: History
  package var options: Options
  weak var assistant: (any LineAssistant)?

  let keys = KeySource()
  /// What the bound key has to do when libedit calls back.
  var pending: EditorAction?
  var queue: [UInt32] = []
  var screen = Screen(columns: 80)
  var list: CompletionList?
  var listPage: CompletionList.Page?
  /// What stands there was proposed, and no key has been pressed yet.
  var isProposal = false
  /// The escape key was pressed: the next character counts as one with Alt.
  var isAfterEscape = false
  var historyCursor = HistoryCursor()
  var outcome: LineResult?
  var prompt = ""
  var continuation = ""
  private var isOpen = false

  /// - Parameter assistant: not kept alive by the editor.
  package init(assistant: any LineAssistant, history: History, options: Options = Options()) throws(EditorError) {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
    self.assistant = assistant
    self.history = history
    self.options = options
    terminal_use_utf8()
    Interrupt.install()
    guard !PlainPrompt.isNeeded else { return }
    let callbacks = editline_callbacks(
      context: Unmanaged.passUnretained(self).toOpaque(),
      next: { context, character in
        guard let context, let character else { return 0 }
        return Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue().nextCharacter(into: &character.pointee)
      },
      act: { context, character in
        guard let context else { return }
        Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue().act(for: character)
      })
    guard editline_open("crmql", callbacks) else { throw .cannotStart }
    isOpen = true
    EditorCode.bindAll()
  }

  deinit {
    if isOpen { editline_close() }
  }

  /// Waits until a statement is entered, and records it in the history. Newlines at its end are dropped.
  ///
  /// - Parameters:
  ///   - prompt: plain text of one line; anything before its last newline is printed above.
  ///   - continuationPrompt: stands before each line after the first.
  ///   - text: what stands there already, such as a corrected question.
  package func readStatement(
    prompt: String, continuationPrompt: String, initial text: String = ""
  ) throws(EditorError) -> LineResult {
    terminal_write(nil, 0)
    Interrupt.clear()
    let result: LineResult
    if isOpen {
      result = edit(prompt: prompt, continuation: continuationPrompt, initial: text)
    } else {
      result = PlainPrompt(prompt: prompt, continuationPrompt: continuationPrompt).read(
        initial: text, isUnfinished: { assistant?.isUnfinished($0) ?? false })
    }
    Interrupt.clear()
    if case .line(let statement) = result { history.append(statement) }
    return result
  }

  private func edit(prompt: String, continuation: String, initial: String) -> LineResult {
    var lines = prompt.split(separator: "\n", omittingEmptySubsequences: false)
    self.prompt = PlainText.oneLine(String(lines.popLast() ?? ""))
    for line in lines { write(line + "\n") }
    outcome = nil
    self.continuation = PlainText.oneLine(continuation)
    screen = Screen(columns: Int(editline_screen().columns))
    list = nil
    listPage = nil
    isAfterEscape = false
    historyCursor = HistoryCursor()
    queue = []
    isProposal = !initial.isEmpty
    if !initial.isEmpty {
      pending = .replace(PlainText.cleaned(initial))
      queue = [EditorCode.action]
    }
    guard terminal_begin(true) else { return .endOfInput }
    defer { terminal_end() }
    guard editline_read_line() else { return outcome ?? .endOfInput }
    var statement = buffer.text
    while statement.last == "\n" { statement.removeLast() }
    return .line(statement)
  }

  /// The text libedit holds.
  var buffer: EditorBuffer { EditorBuffer(editline_current()) }

  func write(_ text: String) {
    guard !text.isEmpty else { return }
    var text = text
    text.withUTF8 { _ = terminal_write($0.baseAddress, $0.count) }
  }
}
