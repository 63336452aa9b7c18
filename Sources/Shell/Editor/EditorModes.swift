internal import CEditline

extension LineEditor {
  /// Ctrl-R: an own loop over the keys, shown in the place of prompt and text.
  func search(from original: EditorBuffer) {
    var search = HistorySearch(statements: history.statements)
    while true {
      let event = keys.next(idle: { write(screen.draw(Frame(line: search.line(columns: screen.columns)))) })
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
        return
      case .resize: resize()
      case .suspend, .resume, .key, .endOfInput:
        if let match = search.match { replace(with: EditorBuffer(match)) }
        keys.putBack(event)
        return
      }
    }
  }

  /// Ctrl-X Ctrl-E: the statement in the user's editor; what it saves takes the text's place.
  func editOutside(_ buffer: EditorBuffer) {
    write(screen.clear())
    take(false)
    let result = ExternalEditor.edit(buffer.text)
    take(true)
    Interrupt.clear()
    write("\r\u{1B}[J")
    switch result {
    case .text(let text): replace(with: EditorBuffer(PlainText.cleaned(text)))
    case .failed(let reason): write(PlainText.oneLine(reason) + "\n")
    }
    resize()
  }
}
