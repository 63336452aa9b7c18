import Store
import Syntax
import Values

extension Workspace {
  func undo(_ target: UndoTarget, span whole: Span, sink: any AnswerSink) throws(EvaluationError) {
    try refuseIfSafe("undo changes the store")
    switch target {
    case .last: try undoEntry(nil, at: whole, sink: sink)
    case .entry(let number, let span): try undoEntry(number, at: span, sink: sink)
    case .importNumber(let number, let span):
      let connection = try storing { () throws(StoreError) in try writer() }
      let summary: UndoSummary
      do { summary = try UndoJournal.undo(importNumber: number, on: connection) } catch {
        throw refusal(error, at: span, whole)
      }
      try storing { () throws(StoreError) in try reload() }
      try writing {
        for note in notes(of: summary, say("import \(number) is undone", "已撤销导入 \(number)")) { try sink.note(note) }
      }
    }
  }

  /// `number` `nil`: the last one of one's own.
  private func undoEntry(_ number: Int?, at span: Span, sink: any AnswerSink) throws(EvaluationError) {
    let connection = try storing { () throws(StoreError) in try writer() }
    let undone: LogBook.Undone
    do { undone = try LogBook.undo(number, me: me, on: connection) } catch { throw refusal(error, at: span) }
    let columns = ["number", "kind", "entity", "undone"].map {
      Answer.Column(name: $0, title: $0, role: .attribute, unit: $0 == "number" ? .count : .text)
    }
    try writing {
      try sink.receipt(
        Answer.Receipt(
          sentence: say("undone \(undone.number): \(undone.statement)", "已撤销 \(undone.number):\(undone.statement)"),
          head: Answer.Head(columns: columns, caption: ""),
          cells: [.integer(undone.number), .text(undone.kind), .text(undone.entity), .text(undone.statement)]))
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

  /// `span`: the number of the import; `whole`: the statement.
  func refusal(_ error: UndoRefusal, at span: Span, _ whole: Span = .none) -> EvaluationError {
    switch error {
    case .store(let error): return .store(error)
    case .noSuchImport(let number, let last):
      let known: Wording = last.map { "the last one is \($0)" } ?? "nothing was imported yet"
      return .statement(
        Diagnostic(
          code: "unknown-import", "there is no import \(number); \(known)", at: span,
          fixes: [
            last.map { .init("undo the last one", replacing: span, with: String($0)) }
              ?? .init("`list imports` shows what was read", replacing: whole, with: "list imports")
          ]))
    case .undoneAlready(let number, let day):
      return .statement(Diagnostic(code: "undone-already", "import \(number) was undone on \(day)", at: span))
    case .notKept(let number):
      return .statement(
        Diagnostic(
          code: "undo-not-kept", "what import \(number) changed was not kept, so it cannot be undone", at: span))
    case .laterChange(let later):
      let name: Wording =
        later.importID.map { "import \($0)" } ?? later.logNumber.map { "entry \($0) of the log" }
        ?? Wording(verbatim: later.title)
      return .statement(
        Diagnostic(
          code: "undo-first", "\(name) came later and needs these records; undo that first", at: span,
          fixes: later.importID.map { [.init("undo import \($0) first", replacing: span, with: String($0))] } ?? []))
    case .noSuchEntry(let number, let last):
      return .statement(
        Diagnostic(
          code: "unknown-entry",
          "the log has no entry \(number)"
            + (last.map { "; the last one is \($0)" } ?? " and none that could be undone"), at: span,
          fixes: last.map { [.init("undo the last one", replacing: span, with: String($0))] } ?? []))
    case .entryUndoneAlready(let number, let day):
      return .statement(Diagnostic(code: "undone-already", "entry \(number) was undone on \(day)", at: span))
    case .notYours(let number, let author):
      return .statement(
        Diagnostic(code: "not-your-entry", "entry \(number) is \(author)'s; everybody undoes their own", at: span))
    case .nobody(let last):
      return .statement(
        Diagnostic(
          code: "log-nobody", "whose last entry? Say who you are with `set me \"NAME\"`, or which entry", at: span,
          fixes: [
            last.map { .init("such as `undo \($0)`", replacing: span, with: "undo \($0)") }
              ?? .init("say who you are", replacing: span, with: "set me \"NAME\"")
          ]))
    case .nothingLogged(let me):
      return .statement(
        Diagnostic(code: "nothing-logged", "no entry of \(me)'s is left to undo; `list log` shows them", at: span))
    case .inUse(let table):
      let what: Wording = table.hasPrefix("scorecard_") ? "scores that are locked" : Wording(records: table)
      return .statement(
        Diagnostic(code: "undo-in-use", "\(what) need these records, and cannot be undone", at: span))
    }
  }

  /// Numbers of the entries of one's own that can be undone, newest first, for completion.
  package func undoableEntries() -> [(String, String)] {
    let rows = try? reader.rows(
      """
      SELECT l.id, l.statement FROM log_entries l LEFT JOIN reps r ON r.id = l.author_id
      WHERE l.undone_at IS NULL AND (?1 IS NULL OR r.name = ?1) ORDER BY l.id DESC LIMIT 20
      """, [me.map { .text($0) } ?? .null])
    return (rows ?? []).compactMap { row in
      guard case .integer(let number) = row[0], case .text(let statement) = row[1] else { return nil }
      return (String(number), statement)
    }
  }

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
