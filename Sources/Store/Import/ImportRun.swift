import Glibc
package import Values

/// Reads a file into the store: all of it or nothing.
///
/// The file is read three times: for its encoding, for what its columns look like, and for its rows; memory does not
/// grow with it. Rows that cannot be read are refused one by one and kept as problems; everything else that is wrong
/// refuses the file.
///
/// - Parameters:
///   - progress: called every few thousand rows.
///   - shouldStop: asked often; `true` ends the import with `.interrupted`.
package func runImport(
  _ plan: ImportPlan, into connection: Connection, today: CivilDate, progress: ((ImportProgress) -> Void)? = nil,
  shouldStop: @escaping () -> Bool = { false }
) throws(ImportError) -> ImportSummary {
  var run = try ImportRun(plan, connection, today: today, progress: progress, shouldStop: shouldStop)
  return try run.run()
}

struct ImportRun {
  private let plan: ImportPlan
  private let connection: Connection
  private let today: CivilDate
  private let progress: ((ImportProgress) -> Void)?
  private let shouldStop: () -> Bool

  private let entity: ImportEntity
  private let file: ImportFile
  private let columns: FileLayout
  private var fields: [MappedField] = []
  private var condition: RowFormula?
  private var custom: [CustomColumn] = []
  private var customEvidence: [CustomEvidence] = []
  private var summary = ImportSummary()

  /// How many problems the summary shows, and how many the store keeps.
  static let problemsShown = 100
  static let problemsStored = 10_000

  init(
    _ plan: ImportPlan, _ connection: Connection, today: CivilDate, progress: ((ImportProgress) -> Void)?,
    shouldStop: @escaping () -> Bool
  ) throws(ImportError) {
    self.plan = plan
    self.connection = connection
    self.today = today
    self.progress = progress
    self.shouldStop = shouldStop
    let entity = try ImportEntity.find(plan.entity)
    self.entity = entity
    var targets: [ImportEntity.Field] = []
    for mapping in plan.fields {
      let field = try entity.field(mapping.name)
      if targets.contains(field) { throw .fieldTwice(field.name) }
      targets.append(field)
    }
    let missing = entity.fields.filter { $0.isRequired && !targets.contains($0) }
    if !missing.isEmpty { throw .missingField(missing.map(\.name), entity: entity.name) }
    let file = try ImportFile(path: plan.file)
    self.file = file
    let total = file.byteCount
    self.columns = try FileLayout(file) { (bytes) throws(ImportError) in
      if shouldStop() { throw .interrupted }
      progress?(ImportProgress(phase: .checking, rows: 0, bytes: bytes / 2, totalBytes: total))
    }
    for (field, mapping) in zip(targets, plan.fields) {
      fields.append(try MappedField(field, mapping, columns))
    }
    // The currency decides how many decimals the amounts have.
    fields.sort { $0.field.name == "currency" && $1.field.name != "currency" }
    if let expression = plan.condition { condition = try RowFormula(expression, columns) }
    if let condition, !condition.isTest { throw .conditionIsNoTest }
    if case .primary = entity.key { return }
    let used = fields.reduce(into: Set<Int>()) { $0.formUnion($1.formula.columns) }
    for (index, header) in columns.headers.enumerated() where !header.isEmpty && !used.contains(index) {
      custom.append(CustomColumn(index: index, header: header, kind: .text))
    }
  }

  mutating func run() throws(ImportError) -> ImportSummary {
    try observe()
    do { return try write() } catch {
      switch error {
      case .fatal(let reason): throw reason
      case .problem(_, let value, let reason): throw .store(.failed(code: 0, reason: "\(value ?? "") \(reason)"))
      }
    }
  }

  /// The first pass: how dates, numbers and the columns without a field are written.
  private mutating func observe() throws(ImportError) {
    customEvidence = custom.map { _ in CustomEvidence() }
    var evidence = fields.map { _ in ColumnEvidence() }
    let (reader, stream) = try columns.reader(file)
    _ = try reader.next()
    var rows = 0
    while try reader.next() {
      rows += 1
      if rows & 0xFFF == 0 { try tick(.checking, rows, file.byteCount / 2 + stream.bytesRead / 2) }
      guard reader.fieldCount >= columns.headers.count, (try? condition?.holds(reader)) ?? true else { continue }
      for (index, mapped) in fields.enumerated() {
        switch mapped.field.kind {
        case .date, .moment, .period:
          if let value = try? mapped.value(reader) { evidence[index].addDate(value, line: reader.line) }
        case .money, .quantity, .integer, .rate, .plan, .minutes:
          if let value = try? mapped.value(reader) { evidence[index].addNumber(value) }
        case .share:
          if let value = try? mapped.value(reader) {
            evidence[index].addNumber(value)
            evidence[index].addShare(value)
          }
        case .identity, .text, .word, .boolean, .choice, .reference: break
        }
      }
      for index in custom.indices { customEvidence[index].add(reader.text(custom[index].index), line: reader.line) }
    }
    for index in fields.indices {
      fields[index].style = evidence[index].style
      fields[index].isWrittenInPercent = evidence[index].exceedsOne
      switch fields[index].field.kind {
      case .date, .moment: fields[index].dayOrder = try evidence[index].dayOrder(field: fields[index].field.name)
      case .period: fields[index].dayOrder = try? evidence[index].dayOrder(field: "")
      case .identity, .text, .word, .integer, .quantity, .money, .share, .rate, .boolean, .minutes, .plan, .choice,
        .reference:
        break
      }
    }
  }

  private func tick(_ phase: ImportProgress.Phase, _ rows: Int, _ bytes: Int) throws(ImportError) {
    if shouldStop() { throw .interrupted }
    progress?(ImportProgress(phase: phase, rows: rows, bytes: min(bytes, file.byteCount), totalBytes: file.byteCount))
  }

  /// The second pass, in one transaction.
  private mutating func write() throws(RowFailure) -> ImportSummary {
    let workspace = try onStore { () throws(StoreError) in try ImportWorkspace(connection, shouldStop) }
    defer { workspace.close() }
    do {
      try writeRows()
      if plan.isDryRun {
        summary.importID = nil
        try onStore { () throws(StoreError) in try connection.execute("ROLLBACK") }
      } else {
        try onStore { () throws(StoreError) in try connection.execute("COMMIT") }
      }
      return summary
    } catch {
      workspace.undo()
      throw error
    }
  }

  private mutating func writeRows() throws(RowFailure) {
    let session = try onStore { () throws(StoreError) in
      try ImportSession(connection, today: today, isStrict: plan.isStrict)
    }
    defer { session.statements.removeAll() }
    let lineage = try ImportLineage(plan, columns.inspection.digest, session)
    summary.newFields = try CustomFieldTable(entity, session).prepare(&custom, evidence: customEvidence)
    var layout = makeLayout()
    let rules = rules(of: entity, &layout)
    let indexes = try onStore { () throws(StoreError) in
      try SecondaryIndexes(droppedFrom: entity.table, connection)
    }
    let hasIdentity = fields.contains { $0.field.kind == .identity }
    for mapped in fields { if case .reference(let other) = mapped.field.kind { _ = session.references(to: other) } }
    let writer = try onStore { () throws(StoreError) in
      try RecordWriter(entity, layout, rules, hasIdentity: hasIdentity, session)
    }
    try readRows(writer, session, lineage, slots: layout.columns.count)
    summary.rounded = session.rounded
    summary.unpriced = session.unpriced
    summary.created = session.created
    do { try tick(.finishing, summary.read, file.byteCount) } catch { throw .fatal(error) }
    try onStore { () throws(StoreError) in try indexes.restore(connection) }
    try ImportAftermath(entity, session).run(isChanged: summary.inserted + summary.updated > 0)
    try lineage.finish(summary, session)
    summary.importID = lineage.id
  }

  private mutating func makeLayout() -> DraftLayout {
    var layout = DraftLayout()
    switch entity.key {
    case .content, .columns: layout.add("external_id", .given)
    case .name: if fields.contains(where: { $0.field.kind == .identity }) { layout.add("external_id", .given) }
    case .primary: break
    }
    for index in fields.indices {
      guard let column = fields[index].field.column else { continue }
      fields[index].slot = layout.add(column, .given)
      let hasTime = column == "done_on" || (entity.name == "leads" && column == "created_on")
      if fields[index].field.kind == .moment, hasTime {
        fields[index].timeSlot = layout.add(String(column.dropLast(3)) + "_time", .given)
      }
    }
    for index in custom.indices { custom[index].slot = layout.add(custom[index].columnName, .given) }
    return layout
  }

  private mutating func readRows(
    _ writer: RecordWriter, _ session: ImportSession, _ lineage: ImportLineage, slots: Int
  ) throws(RowFailure) {
    let baseDigits = try session.minorDigits(of: session.baseCurrency)
    var draft = RecordDraft(slots: slots, minorDigits: baseDigits)
    let reader: RecordReader
    let stream: TextStream
    do {
      (reader, stream) = try columns.reader(file)
      _ = try reader.next()
    } catch { throw .fatal(error) }
    while true {
      do { guard try reader.next() else { break } } catch { throw .fatal(error) }
      summary.read += 1
      if summary.read & 0xFF == 0 {
        if shouldStop() { throw .fatal(.interrupted) }
        if summary.read & 0xFFF == 0 {
          do { try tick(.writing, summary.read, stream.bytesRead) } catch { throw .fatal(error) }
        }
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
        draft.minorDigits = try session.minorDigits(of: code.uppercased())
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
    if reader.fieldCount == expected { return }
    let isPadded =
      reader.fieldCount > expected
      && (expected..<reader.fieldCount).allSatisfy { reader.bytes($0).isEmpty }
    if !isPadded { throw .refuse(ProblemReason.wrongWidth(found: reader.fieldCount, expected: expected)) }
  }

  /// First finds all the names, then makes those that are missing.
  private func resolve(_ draft: inout RecordDraft, _ session: ImportSession) throws(RowFailure) {
    var isComplete = true
    for index in draft.references.indices {
      let pending = draft.references[index]
      let mapped = fields[pending.field]
      guard case .reference(let other) = mapped.field.kind else { continue }
      let table = session.references(to: other)
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
      guard case .reference(let other) = mapped.field.kind else { continue }
      let table = session.references(to: other)
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
    if summary.refused <= Self.problemsStored { try lineage.keep(problem, session) }
  }
}
