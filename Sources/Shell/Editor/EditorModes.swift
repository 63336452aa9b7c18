internal import CEditline

extension LineEditor {
  /// Ctrl-R: an own loop over the keys, shown in the place of the prompt.
  func search(from original: EditorBuffer) {
    var search = HistorySearch(statements: history.statements)
    goHome()
    defer { editline_draw() }
    while true {
      let event = keys.next(
        idle: { write("\r\u{1B}[K" + search.line(columns: Int(editline_screen().columns))) }, busy: { _ in })
      switch event {
      case .key(.scalar(let scalar)): search.type(scalar)
      case .key(.paste(let bytes)): search.type(PlainText.oneLine(String(decoding: bytes, as: UTF8.self)))
      case .key(.backspace), .key(.withControl("H")): search.removeLast()
      case .key(.withControl("R")), .key(.up): search.older()
      case .key(.withControl("S")), .key(.down): search.newer()
      case .key(.unknown): break
      case .key(.withControl("G")), .key(.escape), .interrupt:
        Interrupt.clear()
        replace(with: original)
        write("\r\u{1B}[J")
        return
      case .resize, .resume:
        editline_prepare(true)
        editline_resize()
        write("\r\u{1B}[J")
      case .suspend, .key, .endOfInput:
        if let match = search.match { replace(with: EditorBuffer(match)) }
        write("\r\u{1B}[J")
        keys.putBack(event)
        return
      }
    }
  }

  /// Ctrl-X Ctrl-E: the statement in the user's editor; what it saves takes the text's place.
  func editOutside(_ buffer: EditorBuffer) {
    goHome()
    terminal_suspend_paste(true)
    editline_prepare(false)
    let result = ExternalEditor.edit(buffer.text)
    editline_prepare(true)
    terminal_suspend_paste(false)
    Interrupt.clear()
    write("\r\u{1B}[J")
    switch result {
    case .text(let text): replace(with: EditorBuffer(PlainText.cleaned(text)))
    case .failed(let reason): write(PlainText.oneLine(reason) + "\n")
    }
    editline_resize()
    editline_draw()
  }
}
