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
    reader.watched = columnsAbove
    reader.sums = sums
    let isParted = mayHaveHeadings
    while true {
      do { guard try reader.next() else { break } } catch { throw .fatal(error) }
      summary.read += 1
      if summary.read & 0xFF == 0 {
        if shouldStop() { throw .fatal(.interrupted) }
        if summary.read & 0xFFF == 0 {
          do { try tick(.writing, summary.read, stream.bytesRead) } catch { throw .fatal(error) }
        }
      }
      let isAtFoot = totals.isAtFoot(line: reader.line)
      if isAtFoot || totals.isSubtotal(reader) {
        summary.skipped += 1
        summary.totals += 1
        if !isAtFoot { summary.subtotals += 1 }
        continue
      }
      if isParted, isHeading(reader) {
        summary.skipped += 1
        summary.headings += 1
        continue
      }
      do {
        guard try readRow(reader, &draft, baseDigits, session, writer) else {
          summary.skipped += 1
          continue
        }
        switch try write(&draft, writer) {
        case .inserted?: summary.inserted += 1
        case .updated?: summary.updated += 1
        case .unchanged?: summary.unchanged += 1
        case nil:
          summary.skipped += 1
          summary.none += 1
          continue
        }
        if summary.firstRows.count < plan.rowsShown { summary.firstRows.append(try stored(draft, session)) }
      } catch {
        guard let mistakes = error.mistakes else { throw error }
        try refuse(mistakes.map { problem($0, reader) }, lineage, session)
      }
    }
    do { try file.checkUnchanged() } catch { throw .fatal(error) }
  }

  /// Between the passes, what rows with the same id have together, where a field asks for it.
  mutating func addUp() throws(ImportError) {
    guard !columnsTotalled.isEmpty, let id = fields.first(where: { $0.field.kind == .identity })?.formula else {
      return
    }
    var found = RowSums(of: columnsTotalled, by: id)
    let (reader, stream) = try columns.reader(file)
    reader.styles = styles
    reader.watched = columnsAbove
    let isParted = mayHaveHeadings
    var rows = 0
    while try reader.next() {
      rows += 1
      if rows & 0xFFF == 0 { try tick(.checking, rows, stream.bytesRead) }
      if totals.isAtFoot(line: reader.line) || totals.isSubtotal(reader) || isParted && isHeading(reader) { continue }
      guard reader.fieldCount >= columns.namedWidth, (try? condition?.holds(reader)) ?? true else { continue }
      found.add(reader)
    }
    sums = found
  }

  /// The first column has no name or stands for what is below.
  private var isHeaded: Bool {
    columns.headers.count > 2 && (columns.headers[0].isEmpty || columnsAbove.contains(0))
  }

  private var mayHaveHeadings: Bool { hasSections || totals.hasGroups || isHeaded }

  private func isHeading(_ reader: RecordReader) -> Bool {
    if hasSections && TotalRows.isHeader(reader, columns) { return true }
    return TotalRows.isHeading(reader) && (hasSections || totals.isGroup(reader) || isHeaded)
  }

  /// A row of a report may stand for several records, or for none: then `nil`.
  private mutating func write(_ draft: inout RecordDraft, _ writer: RecordWriter) throws(RowFailure)
    -> RecordWriter.Outcome?
  {
    guard let said = draft.extras["times"] else { return try writer.write(&draft) }
    let times = said.integerValue ?? 0
    guard (0...Self.timesLimit).contains(times) else {
      let value = RowValue(String(times))
      throw fields.first { $0.field.name == "times" }?.problem(value, ProblemReason.notTimes(Self.timesLimit))
        ?? .refuse(ProblemReason.notTimes(Self.timesLimit))
    }
    let identity = fields.first { $0.field.kind == .identity }?.slot
    let whole = draft
    var outcome: RecordWriter.Outcome?
    for time in 0..<times {
      draft = whole
      if time > 0, let identity, let id = whole.text(identity) { draft.values[identity] = .text("\(id)/\(time + 1)") }
      let found = try writer.write(&draft)
      outcome = outcome == nil || found == .inserted || outcome == .unchanged ? found : outcome
    }
    summary.several += times
    return outcome
  }

  /// `false` for a row that the condition leaves out. Nothing is made before everything about the row is known.
  private func readRow(
    _ reader: RecordReader, _ draft: inout RecordDraft, _ baseDigits: Int, _ session: ImportSession,
    _ writer: RecordWriter
  ) throws(RowFailure) -> Bool {
    try checkWidth(reader)
    if let condition, try !condition.holds(reader) { return false }
    draft.clear(line: reader.line, minorDigits: baseDigits)
    var mistakes: [RowMistake] = []
    for (index, mapped) in fields.enumerated() {
      do { try mapped.read(reader, index: index, into: &draft, session) } catch {
        try Self.note(error, &mistakes)
        continue
      }
      if index == 0, mapped.field.name == "currency", let code = draft.text(mapped.slot) {
        let code = code.uppercased()
        draft.currency = code
        draft.minorDigits = try session.minorDigits(of: code)
      }
      if mapped.field.kind == .identity, draft[mapped.slot] == .null {
        try Self.note(mapped.problem(.blank, ProblemReason.blank(mapped.field.name)), &mistakes)
      }
    }
    for column in custom {
      if let slot = column.slot { draft.values[slot] = try column.value(reader.text(column.index)) }
    }
    if mistakes.isEmpty {
      try writer.prepare(&draft)
      try resolve(&draft, session)
      for reference in draft.references where reference.id == nil {
        session.unlinked[reference.name, default: 0] += 1
      }
      return true
    }
    do { _ = try find(&draft) } catch { try Self.note(error, &mistakes) }
    throw RowFailure(mistakes)
  }

  /// One field's mistake does not hide the next one's.
  private static func note(_ failure: RowFailure, _ mistakes: inout [RowMistake]) throws(RowFailure) {
    guard let found = failure.mistakes else { throw failure }
    mistakes += found
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
    if try find(&draft) { return }
    for index in draft.references.indices where draft.references[index].id == nil {
      let pending = draft.references[index]
      let mapped = fields[pending.field]
      if mapped.isOnlyKnown { continue }
      guard let table = mapped.table else { continue }
      // Two fields of the row may name the same one.
      var found = try table.find(pending.text, header: mapped.header)
      if found == nil { found = try table.make(pending.text, asManager: mapped.field.name == "manager") }
      guard let id = found else { continue }
      draft.references[index].id = id
      place(id, mapped, &draft)
    }
  }

  /// Whether all that the row names is there; throws what of it is not and cannot be made.
  private func find(_ draft: inout RecordDraft) throws(RowFailure) -> Bool {
    var isComplete = true
    var mistakes: [RowMistake] = []
    for index in draft.references.indices {
      let pending = draft.references[index]
      let mapped = fields[pending.field]
      guard let table = mapped.table else { continue }
      do { draft.references[index].id = try table.find(pending.text, header: mapped.header) } catch {
        guard case .problem(_, _, let reason) = error else { throw error }
        if mapped.isOnlyKnown { continue }
        try Self.note(mapped.problem(.text(pending.text), reason), &mistakes)
        continue
      }
      if let id = draft.references[index].id {
        place(id, mapped, &draft)
        continue
      }
      if mapped.isOnlyKnown { continue }
      let isMade = ReferenceTable.areMade(by: entity.name, field: mapped.field.name)
      if !isMade, !table.isCreatable || plan.isStrict {
        try Self.note(
          mapped.problem(
            .text(pending.text),
            ProblemReason.unknown(table.singular, isNeeded: mapped.field.isRequired || plan.isStrict)), &mistakes)
      }
      isComplete = false
    }
    if mistakes.isEmpty { return isComplete }
    throw RowFailure(mistakes)
  }

  private func place(_ id: Int, _ mapped: MappedField, _ draft: inout RecordDraft) {
    if let slot = mapped.slot {
      draft.values[slot] = .integer(id)
    } else {
      draft.extras[mapped.field.name] = .integer(id)
    }
  }

  /// The value of a column that became a row is that of the column.
  private func problem(_ mistake: RowMistake, _ reader: RecordReader) -> ImportProblem {
    let isTurned = !plan.table.unpivoted.isEmpty && mistake.column == UnpivotedRows.cell
    let column = isTurned ? reader.text(columns.headers.count - 2) : mistake.column
    return ImportProblem(row: reader.line, column: column, value: mistake.value, reason: mistake.reason)
  }

  /// A row with all that is wrong with it.
  private mutating func refuse(_ problems: [ImportProblem], _ lineage: ImportLineage, _ session: ImportSession)
    throws(RowFailure)
  {
    summary.refused += 1
    for problem in problems where summary.problems.count < Self.problemsShown { summary.problems.append(problem) }
    if let limit = plan.maxProblems, summary.refused > limit {
      throw .fatal(.tooManyProblems(limit: limit, problems: summary.problems))
    }
    for problem in problems { try lineage.keep(problem, session) }
  }
}
