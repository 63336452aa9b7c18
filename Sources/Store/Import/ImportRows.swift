/// The second pass, row by row.
extension ImportRun {
  mutating func readRows(
    _ writer: RecordWriter, _ session: ImportSession, _ lineage: ImportLineage, slots: Int
  ) throws(RowFailure) {
    let baseDigits = try session.minorDigits(of: session.baseCurrency)
    var draft = RecordDraft(slots: slots, minorDigits: baseDigits)
    let reader: RecordReader
    let stream: TextStream
    do { (reader, stream) = try columns.reader(file) } catch { throw .fatal(error) }
    reader.styles = styles
    while true {
      do { guard try reader.next() else { break } } catch { throw .fatal(error) }
      summary.read += 1
      if summary.read & 0xFF == 0 {
        if shouldStop() { throw .fatal(.interrupted) }
        if summary.read & 0xFFF == 0 {
          do { try tick(.writing, summary.read, stream.bytesRead) } catch { throw .fatal(error) }
        }
      }
      if totals.isAtFoot(line: reader.line) {
        summary.skipped += 1
        summary.totals += 1
        continue
      }
      do {
        guard try readRow(reader, &draft, baseDigits, session, writer) else {
          summary.skipped += 1
          continue
        }
        switch try writer.write(&draft) {
        case .inserted: summary.inserted += 1
        case .updated: summary.updated += 1
        case .unchanged: summary.unchanged += 1
        }
        if summary.firstRows.count < plan.rowsShown { summary.firstRows.append(try stored(draft, session)) }
      } catch {
        guard case .problem(let column, let value, let reason) = error else { throw error }
        try refuse(ImportProblem(row: reader.line, column: column, value: value, reason: reason), lineage, session)
      }
    }
    do { try file.checkUnchanged() } catch { throw .fatal(error) }
  }

  /// `false` for a row that the condition leaves out. Nothing is made before everything about the row is known.
  private func readRow(
    _ reader: RecordReader, _ draft: inout RecordDraft, _ baseDigits: Int, _ session: ImportSession,
    _ writer: RecordWriter
  ) throws(RowFailure) -> Bool {
    try checkWidth(reader)
    if let condition, try !condition.holds(reader) { return false }
    draft.clear(line: reader.line, minorDigits: baseDigits)
    for (index, mapped) in fields.enumerated() {
      try mapped.read(reader, index: index, into: &draft, session)
      if index == 0, mapped.field.name == "currency", let code = draft.text(mapped.slot) {
        let code = code.uppercased()
        draft.currency = code
        draft.minorDigits = try session.minorDigits(of: code)
      }
      if mapped.field.kind == .identity, draft[mapped.slot] == .null {
        throw mapped.problem(.blank, ProblemReason.blank(mapped.field.name))
      }
    }
    for column in custom {
      if let slot = column.slot { draft.values[slot] = try column.value(reader.text(column.index)) }
    }
    try writer.prepare(&draft)
    try resolve(&draft, session)
    return true
  }

  private func checkWidth(_ reader: RecordReader) throws(RowFailure) {
    let expected = columns.headers.count
    if (columns.namedWidth...expected).contains(reader.fieldCount) { return }
    let isPadded =
      reader.fieldCount > expected
      && (expected..<reader.fieldCount).allSatisfy { reader.bytes($0).isEmpty }
    if !isPadded { throw .refuse(ProblemReason.wrongWidth(found: reader.fieldCount, expected: expected)) }
  }

  /// First finds all the names, then makes those that are missing.
  private func resolve(_ draft: inout RecordDraft, _ session: ImportSession) throws(RowFailure) {
    if draft.references.isEmpty { return }
    var isComplete = true
    for index in draft.references.indices {
      let pending = draft.references[index]
      let mapped = fields[pending.field]
      guard let table = mapped.table else { continue }
      do { draft.references[index].id = try table.find(pending.text) } catch {
        guard case .problem(_, _, let reason) = error else { throw error }
        throw mapped.problem(.text(pending.text), reason)
      }
      if let id = draft.references[index].id {
        place(id, mapped, &draft)
        continue
      }
      let isMade = ReferenceTable.areMade(by: entity.name, field: mapped.field.name)
      guard isMade || (table.isCreatable && !plan.isStrict) else {
        throw mapped.problem(.text(pending.text), ProblemReason.unknown(table.singular))
      }
      isComplete = false
    }
    if isComplete { return }
    for index in draft.references.indices where draft.references[index].id == nil {
      let pending = draft.references[index]
      let mapped = fields[pending.field]
      guard let table = mapped.table else { continue }
      // Two fields of the row may name the same one.
      var found = try table.find(pending.text)
      if found == nil { found = try table.make(pending.text, asManager: mapped.field.name == "manager") }
      guard let id = found else { continue }
      draft.references[index].id = id
      place(id, mapped, &draft)
    }
  }

  private func place(_ id: Int, _ mapped: MappedField, _ draft: inout RecordDraft) {
    if let slot = mapped.slot {
      draft.values[slot] = .integer(id)
    } else {
      draft.extras[mapped.field.name] = .integer(id)
    }
  }

  private mutating func refuse(_ problem: ImportProblem, _ lineage: ImportLineage, _ session: ImportSession)
    throws(RowFailure)
  {
    summary.refused += 1
    if summary.problems.count < Self.problemsShown { summary.problems.append(problem) }
    if let limit = plan.maxProblems, summary.refused > limit {
      throw .fatal(.tooManyProblems(limit: limit, problems: summary.problems))
    }
    try lineage.keep(problem, session)
  }
}
