import Store
import Syntax
import Values

extension Workspace {
  func undo(_ target: UndoTarget, sink: any AnswerSink) throws(EvaluationError) {
    try refuseIfSafe("undo changes the store")
    switch target {
    case .importNumber(let number, let span):
      let connection = try storing { () throws(StoreError) in try writer() }
      let summary: UndoSummary
      do { summary = try UndoJournal.undo(importNumber: number, on: connection) } catch {
        throw refusal(error, at: span)
      }
      try storing { () throws(StoreError) in try reload() }
      try writing {
        for note in notes(of: summary, say("import \(number) is undone", "已撤销导入 \(number)")) { try sink.note(note) }
      }
    }
  }

  func notes(of summary: UndoSummary, _ head: String) -> [Answer.Note] {
    var parts: [String] = []
    if summary.removed > 0 { parts.append(say("\(summary.removed) records removed", "删除 \(summary.removed) 条")) }
    if summary.restored > 0 {
      parts.append(say("\(summary.restored) as they were before", "恢复 \(summary.restored) 条"))
    }
    if parts.isEmpty { parts.append(say("it had changed no records", "它没有改动记录")) }
    var notes = [Answer.Note("\(head): \(parts.joined(separator: ", "))")]
    if !summary.kept.isEmpty {
      let kept = summary.kept.map { "\($0.count) \($0.entity)" }.joined(separator: ", ")
      notes.append(.init(say("kept, because others use them by now: \(kept)", "因已被使用而保留:\(kept)")))
    }
    if !summary.keptFields.isEmpty {
      let fields = summary.keptFields.joined(separator: ", ")
      notes.append(.init(say("fields kept, because they are in use: \(fields)", "因已被使用而保留的字段:\(fields)")))
    }
    return notes
  }

  /// `span`: the number of the import.
  func refusal(_ error: UndoRefusal, at span: Span) -> EvaluationError {
    switch error {
    case .store(let error): return .store(error)
    case .noSuchImport(let number, let last):
      let known = last.map { "the last one is \($0)" } ?? "nothing was imported yet"
      return .statement(
        Diagnostic(
          code: "unknown-import", "there is no import \(number); \(known)", at: span,
          fixes: last.map { [.init("undo the last one", replacing: span, with: String($0))] } ?? []))
    case .undoneAlready(let number, let day):
      return .statement(Diagnostic(code: "undone-already", "import \(number) was undone on \(day)", at: span))
    case .notKept(let number):
      return .statement(
        Diagnostic(
          code: "undo-not-kept", "what import \(number) changed was not kept, so it cannot be undone", at: span))
    case .laterChange(let later):
      let name = later.importID.map { "import \($0)" } ?? later.title
      return .statement(
        Diagnostic(
          code: "undo-first", "\(name) came later and needs these records; undo that first", at: span,
          fixes: later.importID.map { [.init("undo import \($0) first", replacing: span, with: String($0))] } ?? []))
    case .inUse(let table):
      let what = table == "scorecard_results" ? "scores that are locked" : Self.words(table)
      return .statement(
        Diagnostic(code: "undo-in-use", "\(what) need these records, and cannot be undone", at: span))
    }
  }

  private static func words(_ table: String) -> String { table.replacing("_", with: " ") }

  /// Numbers of the imports that can be undone, newest first, for completion.
  package func undoableImports() -> [(String, String)] {
    let rows = try? reader.rows(
      """
      SELECT i.id, i.file, i.entity FROM imports i JOIN undo_entries e ON e.import_id = i.id
      WHERE i.undone_at IS NULL ORDER BY i.id DESC LIMIT 50
      """)
    return (rows ?? []).compactMap { row in
      guard case .integer(let number) = row[0], case .text(let file) = row[1], case .text(let entity) = row[2] else {
        return nil
      }
      return (String(number), "\(file) as \(entity)")
    }
  }
}
