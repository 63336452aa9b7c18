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
      switch keys.next(idle: draw) {
      case .key(let key): queue = codes(for: key)
      case .interrupt:
        Interrupt.clear()
        leaveText(with: "^C")
        outcome = .interrupted
        return -1
      case .endOfInput:
        leaveText()
        outcome = .endOfInput
        return 0
      case .resize: resize()
      case .suspend:
        leaveText()
        take(false)
        terminal_stop()
        take(true)
      case .resume:
        take(true)
        write("\r")
        screen.forget()
        resize()
      }
      if outcome == .endOfInput { return 0 }
    }
  }

  /// What a key means here, as libedit's characters; empty when it means nothing.
  private func codes(for key: Key) -> [UInt32] {
    if key != .tab {
      list = nil
      listPage = nil
    }
    switch key {
    case .scalar, .escape: break
    default: isAfterEscape = false
    }
    let givesWay = isProposal && key.beginsAnew && !isAfterEscape && buffer.isAtEnd
    isProposal = false
    // Ctrl-Y brings it back.
    return (givesWay ? [EditorCode.killAll] : []) + meaning(of: key)
  }

  private func meaning(of key: Key) -> [UInt32] {
    switch key {
    case .scalar(let scalar):
      guard !PlainText.isHidden(scalar) else { return [] }
      guard isAfterEscape else { return [scalar.value] }
      isAfterEscape = false
      return meta(scalar)
    case .escape:
      if editline_is_vi() { return [0x1B] }
      isAfterEscape.toggle()
      return []
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
    case .withControl("L"):
      write("\u{1B}[H\u{1B}[2J")
      screen.forget()
      return []
    case .withControl("W"): return [EditorCode.deleteWord]
    case .withControl("D"):
      if !buffer.scalars.isEmpty { return [EditorCode.delete] }
      leaveText()
      outcome = .endOfInput
      return []
    case .externalEditor:
      if options.allowsExternalEditor { return action(.externalEditor) }
      beep()
      return []
    case .withControl("K"): return [EditorCode.killToEnd]
    case .withControl("T"): return [EditorCode.exchange]
    case .withControl("U"): return [EditorCode.killAll]
    case .withControl("Y"): return [EditorCode.yank]
    // Of libedit's others some put control characters into the text.
    case .control:
      beep()
      return []
    case .meta("\n"), .meta("\r"): return action(.newline)
    case .meta(let scalar): return meta(scalar)
    case .paste(let bytes):
      let text = PlainText.cleaned(String(decoding: bytes, as: UTF8.self))
      return text.isEmpty ? [] : action(.insert(text))
    case .unknown: return []
    }
  }

  /// With Alt. Keys that libedit does not know it would type.
  private func meta(_ scalar: Unicode.Scalar) -> [UInt32] {
    if editline_is_vi() { return [0x1B, scalar.value] }
    switch scalar {
    case "b", "B": return [EditorCode.wordLeft]
    case "f", "F": return [EditorCode.wordRight]
    case "c", "C": return [EditorCode.capitalise]
    case "d", "D": return [EditorCode.deleteNextWord]
    case "l", "L": return [EditorCode.lowerCase]
    case "u", "U": return [EditorCode.upperCase]
    case "\u{7F}", "\u{8}": return [EditorCode.deleteWord]
    default:
      beep()
      return []
    }
  }

  /// The key does nothing here.
  func beep() { write("\u{7}") }

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
    leaveText()
    return [EditorCode.submit]
  }

  // MARK: The screen

  /// Shows the text as it is now.
  func draw() { draw(isLast: false) }

  /// - Parameter isLast: without what only helps while typing.
  private func draw(isLast: Bool) {
    let buffer = buffer
    let height = Int(editline_screen().rows)
    var content = Frame.Content(
      prompt: prompt, continuation: continuation, buffer: buffer, isColoured: options.colour)
    if options.colour { content.highlights = assistant?.highlights(in: buffer.text) ?? [] }
    if !isLast { content.ghost = ghost(behind: buffer) ?? "" }
    var frame = Frame(content, columns: screen.columns, height: height)
    listPage =
      isLast
      ? nil : list?.page(columns: screen.columns, rows: height - frame.rows.count, colour: options.colour)
    frame.append(list: listPage?.lines ?? [])
    write(screen.draw(frame))
  }

  /// Goes behind the text, which stays on the screen.
  func leaveText(with words: String = "") {
    draw(isLast: true)
    write(screen.leave(with: words))
  }

  /// The terminal is ours again, or another's for a while.
  func take(_ isOurs: Bool) {
    editline_prepare(isOurs)
    terminal_suspend_paste(!isOurs)
  }

  /// The terminal has another size: what is drawn is taken off, and drawn anew when nothing is waiting.
  func resize() {
    var size = winsize()
    let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    write(screen.clear(columns: isKnown ? Int(size.ws_col) : nil))
    editline_resize()
    screen = Screen(columns: Int(editline_screen().columns))
  }
}
