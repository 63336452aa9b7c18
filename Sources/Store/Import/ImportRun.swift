import Glibc
package import Values

/// Reads a file into the store: all of it or nothing.
///
/// The file is read three times: for its encoding, for what its columns look like, and for its rows; memory does not
/// grow with it, unless sums over rows are asked for, which takes another pass. Rows that cannot be read are refused one by one and kept as problems; everything else that is wrong
/// refuses the file.
///
/// - Parameters:
///   - input: what `-` names.
///   - progress: called every few thousand rows.
///   - shouldStop: asked often; `true` ends the import with `.interrupted`.
package func runImport(
  _ plan: ImportPlan, into connection: Connection, today: CivilDate, input: StandardInput? = nil,
  progress: ((ImportProgress) -> Void)? = nil, shouldStop: @escaping () -> Bool = { false }
) throws(ImportError) -> ImportSummary {
  var run = try ImportRun(plan, connection, today: today, input: input, progress: progress, shouldStop: shouldStop)
  return try run.run()
}

struct ImportRun {
  let plan: ImportPlan
  private let connection: Connection
  private let today: CivilDate
  private let progress: ((ImportProgress) -> Void)?
  let shouldStop: () -> Bool

  let entity: ImportEntity
  let file: ImportFile
  let columns: FileLayout
  var fields: [MappedField] = []
  var condition: RowFormula?
  var custom: [CustomColumn] = []
  private var customEvidence: [CustomEvidence] = []
  private(set) var styles = ColumnStyles()
  /// Of the file.
  private var rowCount = 0
  /// Fields that a new record needs and the mapping does not give.
  private let missing: [String]
  var summary = ImportSummary()
  var totals = TotalRows()
  /// For `total(x)`: what rows with the same id have together.
  var sums: RowSums?
  /// The header stands again above every part of the table.
  private(set) var hasSections = false

  /// How many problems the summary shows; the store keeps them all.
  static let problemsShown = 100
  /// How many records a row may stand for.
  static let timesLimit = 10_000

  init(
    _ plan: ImportPlan, _ connection: Connection, today: CivilDate, input: StandardInput?,
    progress: ((ImportProgress) -> Void)?, shouldStop: @escaping () -> Bool
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
    // A file with ids may add to records that are there already.
    missing = entity.fields.filter {
      $0.isRequired && !targets.contains($0) && !PaymentRules.isToldOtherwise($0, of: entity, by: targets)
    }.map(\.name)
    if !missing.isEmpty, !targets.contains(where: { $0.kind == .identity }) {
      throw .missingField(missing, entity: entity.name)
    }
    let intake = Intake(plan: plan, input: input) { (bytes, total) throws(ImportError) in
      if shouldStop() { throw .interrupted }
      progress?(ImportProgress(phase: .unpacking, rows: 0, bytes: bytes, totalBytes: total))
    }
    (file, columns) = try intake.table(named: plan.columnNames) { (bytes, total) throws(ImportError) in
      if shouldStop() { throw .interrupted }
      progress?(ImportProgress(phase: .checking, rows: 0, bytes: bytes / 2, totalBytes: total))
    }
    for (field, mapping) in zip(targets, plan.fields) {
      fields.append(try MappedField(field, mapping, columns))
    }
    // The currency decides how many decimals the amounts have.
    fields.sort { $0.field.name == "currency" && $1.field.name != "currency" }
    summary.notes = columns.notes
    if let expression = plan.condition { condition = try RowFormula(expression, columns) }
    if let condition, !condition.isTest { throw .conditionIsNoTest }
    guard condition?.columnsTotalled.isEmpty ?? true,
      columnsTotalled.isEmpty || fields.contains(where: { $0.field.kind == .identity })
    else { throw .totalOfNothing }
    totals = TotalRows(
      fields, entity, width: columns.headers.count, isTurned: !plan.table.unpivoted.isEmpty)
    if case .primary = entity.key { return }
    // What an id is put together from may be a field of its own.
    var used = fields.reduce(into: Set<Int>()) { if !$1.isPutTogether { $0.formUnion($1.formula.columns) } }
    switch plan.ignored {
    case .others: return
    case .named(let headers): for header in headers { used.insert(try columns.column(header)) }
    }
    for (index, header) in columns.headers.enumerated() where !header.isEmpty && !used.contains(index) {
      custom.append(CustomColumn(index: index, header: header, kind: .text))
    }
  }

  mutating func run() throws(ImportError) -> ImportSummary {
    try observe()
    try addUp()
    do { return try write() } catch {
      switch error {
      case .fatal(let reason): throw reason
      case .problem, .problems:
        let mistake = error.mistakes?.first
        throw .store(.failed(code: 0, reason: "\(mistake?.value ?? "") \(mistake?.reason ?? "")"))
      }
    }
  }

  /// The first pass: how dates, numbers and the columns without a field are written.
  private mutating func observe() throws(ImportError) {
    var evidence = FileEvidence(fields, condition, custom)
    let (reader, stream) = try columns.reader(file)
    reader.watched = columnsAbove
    var rows = 0
    while try reader.next() {
      rows += 1
      if rows & 0xFFF == 0 { try tick(.checking, rows, file.byteCount / 2 + stream.bytesRead / 2) }
      if totals.watch(reader) { continue }
      if TotalRows.isHeader(reader, columns) {
        hasSections = true
        continue
      }
      guard reader.fieldCount >= columns.namedWidth, (try? condition?.holds(reader)) ?? true else { continue }
      evidence.add(reader)
    }
    rowCount = rows
    styles = try evidence.settle(columns)
    customEvidence = evidence.custom
  }

  var columnsAbove: Set<Int> {
    fields.reduce(into: condition?.columnsAbove ?? []) { $0.formUnion($1.formula.columnsAbove) }
  }

  var columnsTotalled: Set<Int> { fields.reduce(into: []) { $0.formUnion($1.formula.columnsTotalled) } }

  func tick(_ phase: ImportProgress.Phase, _ rows: Int, _ bytes: Int) throws(ImportError) {
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
        try onStore { () throws(StoreError) in try workspace.rollBack() }
      } else {
        try onStore { () throws(StoreError) in try workspace.commit() }
      }
      return summary
    } catch {
      workspace.undo()
      throw error
    }
  }

  private mutating func writeRows() throws(RowFailure) {
    let session = try onStore { () throws(StoreError) in
      try ImportSession(
        connection, today: today, isStrict: plan.isStrict, metrics: plan.metrics, metricNames: plan.metricNames)
    }
    defer { session.statements.removeAll() }
    let lineage = try ImportLineage(plan, columns.digest, session)
    let journal = try onStore { () throws(StoreError) in
      try UndoJournal("\(plan.file) as \(entity.name)", importID: lineage.id, on: connection)
    }
    (summary.newFields, summary.widened) = try CustomFieldTable(entity, session).prepare(
      &custom, evidence: customEvidence)
    if !summary.newFields.isEmpty || !summary.widened.isEmpty {
      try onStore { () throws(StoreError) in try journal.watchAgain(entity.table) }
    }
    var layout = makeLayout()
    let rules = rules(of: entity, &layout)
    let indexes = try onStore { () throws(StoreError) in
      try SecondaryIndexes(droppedFrom: entity.table, adding: rowCount, connection)
    }
    let hasIdentity = fields.contains { $0.field.kind == .identity }
    for mapped in fields {
      guard case .reference(let other) = mapped.field.kind else { continue }
      mapped.table = session.references(to: other)
      // Lines without an id are known by the names in them.
      mapped.isRecalled = hasIdentity || entity.name != "order_lines"
    }
    let writer = try onStore { () throws(StoreError) in
      try RecordWriter(entity, layout, rules, hasIdentity: hasIdentity, missing: missing, session)
    }
    try readRows(writer, session, lineage, slots: layout.columns.count)
    summary.rounded = session.rounded
    summary.unpriced = session.unpriced
    summary.foreign = session.foreign
    summary.late = session.late
    summary.unlinked = session.unlinked
    summary.sameAs = lineage.sameAs
    summary.created = session.created
    do { try tick(.finishing, summary.read, file.byteCount) } catch { throw .fatal(error) }
    try onStore { () throws(StoreError) in try indexes.restore(connection) }
    try ImportAftermath(entity, session).run(
      isChanged: summary.inserted + summary.updated + summary.late > 0, isUpdated: summary.updated > 0)
    summary.stages = session.stages
    if summary.inserted + summary.updated > 0 {
      summary.remarks = try onStore { () throws(StoreError) in
        try ImportRemarks(entity, session).all(saysClosing: fields.contains { $0.field.column == "closed_on" })
      }
    }
    if let rule = RecordRule.circles.first(where: { $0.table == entity.table }),
      fields.contains(where: { ["parent_id", "manager_id"].contains($0.field.column) })
    {
      summary.circular = try onStore { () throws(StoreError) in try connection.rows(rule.sql).count }
    }
    try lineage.finish(summary, session)
    try onStore { () throws(StoreError) in try journal.finish() }
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
}
