internal import CEditline
internal import Glibc

/// The prompt at the terminal: libedit holds the text and draws it; keys, completion, colours, history and everything
/// that has to know the language is ours. One at a time.
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
  var painting: Painting?
  var list: CompletionList?
  var listPage: CompletionList.Page?
  var historyCursor = HistoryCursor()
  var outcome: LineResult?
  var prompt = ""
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
        guard let context else { return EDITLINE_ERROR }
        return Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue().act(for: character)
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
  ///   - continuationPrompt: for the lines after the first where lines are read one by one; on a terminal that can
  ///     move its cursor the statement is edited as a whole and needs none.
  ///   - text: what stands there already, such as a corrected question.
  package func readStatement(
    prompt: String, continuationPrompt: String, initial text: String = ""
  ) throws(EditorError) -> LineResult {
    terminal_write(nil, 0)
    Interrupt.clear()
    let result: LineResult
    if isOpen {
      result = edit(prompt: prompt, initial: text)
    } else {
      result = PlainPrompt(prompt: prompt, continuationPrompt: continuationPrompt).read(
        initial: text, isUnfinished: { assistant?.isUnfinished($0) ?? false })
    }
    Interrupt.clear()
    if case .line(let statement) = result { history.append(statement) }
    return result
  }

  private func edit(prompt: String, initial: String) -> LineResult {
    var lines = prompt.split(separator: "\n", omittingEmptySubsequences: false)
    self.prompt = PlainText.oneLine(String(lines.popLast() ?? ""))
    for line in lines { write(line + "\n") }
    outcome = nil
    painting = nil
    list = nil
    listPage = nil
    historyCursor = HistoryCursor()
    queue = []
    if !initial.isEmpty {
      pending = .replace(PlainText.cleaned(initial))
      queue = [EditorCode.action]
    }
    guard terminal_begin(true) else { return .endOfInput }
    defer { terminal_end() }
    let accepted = EditorPrompt.decorated(self.prompt, colour: options.colour).withCString { bytes in
      editline_set_prompt(bytes)
      return editline_read_line()
    }
    guard accepted else { return outcome ?? .endOfInput }
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

/// The text being edited, as libedit holds it.
struct EditorBuffer: Equatable {
  var scalars: [Unicode.Scalar]
  /// Counted in scalars.
  var cursor: Int

  init(scalars: [Unicode.Scalar], cursor: Int) {
    self.scalars = scalars
    self.cursor = min(max(0, cursor), scalars.count)
  }

  init(_ text: String) {
    self.init(scalars: Array(text.unicodeScalars), cursor: text.unicodeScalars.count)
  }

  init(_ line: editline_text) {
    let characters = UnsafeBufferPointer(start: line.characters, count: line.count)
    self.init(scalars: characters.map { Unicode.Scalar(UInt32(bitPattern: $0)) ?? "\u{FFFD}" }, cursor: line.cursor)
  }

  var text: String { Self.text(of: scalars[...]) }
  var beforeCursor: String { Self.text(of: scalars[..<cursor]) }
  var afterCursor: String { Self.text(of: scalars[cursor...]) }
  var isAtEnd: Bool { cursor == scalars.count }

  private static func text(of scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }

  /// Where the cursor's line begins and ends, newlines not counted.
  var currentLine: Range<Int> {
    let start = scalars[..<cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0
    let end = scalars[cursor...].firstIndex(of: "\n") ?? scalars.count
    return start..<end
  }

  /// The cursor's place a line up or down, in the same column as near as can be; nothing when there is no such line.
  func cursorMoved(down: Bool) -> Int? {
    let line = currentLine
    let column = scalars[line.lowerBound..<cursor].reduce(0) { $0 + max(0, TerminalWidth.of($1)) }
    let target: Range<Int>
    if down {
      guard line.upperBound < scalars.count else { return nil }
      target = EditorBuffer(scalars: scalars, cursor: line.upperBound + 1).currentLine
    } else {
      guard line.lowerBound > 0 else { return nil }
      target = EditorBuffer(scalars: scalars, cursor: line.lowerBound - 1).currentLine
    }
    var used = 0
    for index in target {
      used += max(0, TerminalWidth.of(scalars[index]))
      if used > column { return index }
    }
    return target.upperBound
  }
}

/// The prompt in libedit's form.
enum EditorPrompt {
  /// Escape sequences between two \1, each followed by a printable character, as libedit wants them.
  static func decorated(_ prompt: String, colour: Bool) -> String {
    guard colour, prompt.unicodeScalars.count > 1, let last = prompt.last else { return prompt }
    return "\u{1}\u{1B}[1m\u{1}\(prompt.dropLast())\u{1}\u{1B}[0m\u{1}\(last)"
  }
}
