internal import CEditline
internal import Glibc

extension LineEditor {
  /// libedit asks for a character: keys are decoded, answered here, or handed on.
  ///
  /// 1 when there is a character, 0 at the end of input, -1 when the line is given up.
  func nextCharacter(into character: inout UInt32) -> Int32 {
    while true {
      if !queue.isEmpty {
        character = queue.removeFirst()
        return 1
      }
      switch keys.next(idle: paint, busy: unpaint) {
      case .key(let key): queue = codes(for: key)
      case .interrupt:
        Interrupt.clear()
        leaveText(with: "^C\n")
        outcome = .interrupted
        return -1
      case .endOfInput:
        leaveText(with: "\n")
        outcome = .endOfInput
        return 0
      case .resize:
        goHome(columns: Int(currentColumns()))
        editline_resize()
        editline_draw()
      case .suspend:
        leaveText(with: "\n")
        editline_prepare(false)
        terminal_stop()
      case .resume:
        editline_prepare(true)
        write("\r")
        editline_resize()
        editline_draw()
      }
      if outcome == .endOfInput { return 0 }
    }
  }

  /// What a key means here, as libedit's characters; empty when it means nothing.
  private func codes(for key: Key) -> [UInt32] {
    let isCompleting = key == .tab
    if !isCompleting {
      list = nil
      listPage = nil
    }
    switch key {
    case .scalar(let scalar): return [scalar.value]
    case .escape: return [0x1B]
    case .left, .withControl("B"): return [EditorCode.left]
    case .right, .withControl("F"):
      let buffer = buffer
      if buffer.isAtEnd, ghost(behind: buffer) != nil { return action(.takeGhost) }
      return [EditorCode.right]
    case .up, .withControl("P"): return action(.moveUp)
    case .down, .withControl("N"): return action(.moveDown)
    case .home, .withControl("A"): return action(.lineStart)
    case .end, .withControl("E"):
      let buffer = buffer
      if buffer.isAtEnd, ghost(behind: buffer) != nil { return action(.takeGhost) }
      return action(.lineEnd)
    case .delete: return [EditorCode.delete]
    case .backspace, .withControl("H"): return [EditorCode.backspace]
    case .wordLeft: return [EditorCode.wordLeft]
    case .wordRight: return [EditorCode.wordRight]
    case .tab: return action(.complete)
    case .enter, .return: return enter()
    case .withControl("R"): return action(.search)
    case .withControl("L"): return [EditorCode.clearScreen]
    case .withControl("W"): return [EditorCode.deleteWord]
    case .withControl("D"):
      if !buffer.scalars.isEmpty { return [EditorCode.delete] }
      write("\n")
      outcome = .endOfInput
      return []
    case .externalEditor: return options.allowsExternalEditor ? action(.externalEditor) : [EditorCode.beep]
    // Quoted insert would put control characters into the text.
    case .withControl("V"), .withControl("Q"), .withControl("S"): return [EditorCode.beep]
    case .control(let code): return [UInt32(code)]
    case .meta("\n"), .meta("\r"): return action(.newline)
    // libedit would ask for a command of its own.
    case .meta("x"), .meta("X"): return [EditorCode.beep]
    case .meta(let scalar): return scalar.isASCII ? [0x1B, scalar.value] : [scalar.value]
    case .paste(let bytes):
      let text = PlainText.cleaned(String(decoding: bytes, as: UTF8.self))
      return text.isEmpty ? [] : action(.insert(text))
    case .unknown: return []
    }
  }

  private func action(_ action: EditorAction) -> [UInt32] {
    pending = action
    return [EditorCode.action]
  }

  /// Submits what is finished; an empty last line submits anything.
  private func enter() -> [UInt32] {
    let buffer = buffer
    let isForced = buffer.isAtEnd && buffer.scalars.contains("\n") && buffer.currentLine.isEmpty
    let isUnfinished = assistant?.isUnfinished(buffer.text) ?? false
    if isUnfinished && !isForced { return action(.newline) }
    // What is left on the screen keeps its colours.
    paint(withGhost: false)
    painting = nil
    return [EditorCode.submit]
  }

  // MARK: The screen

  private func layout(of buffer: EditorBuffer, columns: Int32? = nil) -> ScreenLayout {
    ScreenLayout(prompt: prompt, text: buffer.scalars, columns: Int(columns ?? editline_screen().columns))
  }

  /// Shows what libedit does not know of. Nothing where its place on the screen is not certain.
  func paint() { paint(withGhost: true) }

  private func paint(withGhost: Bool) {
    let buffer = buffer
    let screen = editline_screen()
    let layout = layout(of: buffer)
    guard layout.isCertain, layout.rows <= Int(screen.rows) else { return }
    let highlights = options.colour ? assistant?.highlights(in: buffer.text) ?? [] : []
    listPage = list?.page(
      columns: layout.columns, rows: Int(screen.rows) - layout.rows, colour: options.colour)
    let new = Painting(
      layout: layout, text: buffer.scalars, cursor: buffer.cursor, highlights: highlights,
      ghost: withGhost ? ghost(behind: buffer) ?? "" : "", list: listPage?.lines ?? [])
    guard !new.isEmpty else { return }
    painting = new
    write(new.painted())
  }

  /// When the screen has changed its size, nothing is where it was: all is drawn anew then.
  func unpaint(isResized: Bool) {
    guard let old = painting else { return }
    painting = nil
    if !isResized && currentColumns() == editline_screen().columns { write(old.erased()) }
  }

  /// Goes behind the text; libedit's idea of the cursor does not hold any more.
  private func leaveText(with words: String) {
    let buffer = buffer
    let layout = layout(of: buffer)
    var movement = Movement(at: layout.positions[buffer.cursor])
    movement.move(to: layout.end)
    write(movement.text + words)
  }

  /// The terminal's own idea of its width, which is newer than libedit's.
  private func currentColumns() -> Int32 {
    var size = winsize()
    let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return isKnown ? Int32(size.ws_col) : editline_screen().columns
  }

  /// Goes to where the prompt begins and clears from there; draw anew afterwards.
  /// - Parameter columns: of the screen as it is now: terminals break long lines anew when their width changes.
  func goHome(columns: Int? = nil) {
    let buffer = buffer
    let layout = layout(of: buffer, columns: columns.map { Int32($0) })
    let row = min(layout.positions[buffer.cursor].row, Int(editline_screen().rows) - 1)
    write((row > 0 ? "\u{1B}[\(row)A" : "") + "\r\u{1B}[J")
  }
}
