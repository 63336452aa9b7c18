package import Values

extension ImportRun {
  /// What became of the mapped fields of a row: references by the name of what they refer to, money in minor units.
  func stored(_ draft: RecordDraft, _ session: ImportSession) throws(RowFailure) -> [StoredCell] {
    var cells: [StoredCell] = []
    for mapped in fields {
      let value = mapped.slot.map { draft.values[$0] } ?? draft.extras[mapped.field.name] ?? .null
      let currency = Currency(code: session.baseCurrency, minorDigits: draft.minorDigits)
      let cell: (Value, Unit)
      switch mapped.field.kind {
      case .reference(let other):
        cell = (.text(try session.references(to: other).name(of: value.integerValue) ?? ""), .text)
      case .money: cell = (value.integerValue.map { .integer($0) } ?? .nothing, .money(currency))
      case .quantity: cell = (value.integerValue.map { .real(Double($0) / 1000) } ?? .nothing, .quantity)
      case .share: cell = (value.integerValue.map { .real(Double($0) / 10_000) } ?? .nothing, .percent)
      case .date, .moment:
        let day = value.textValue.flatMap(CivilDate.init(iso:))
        cell =
          mapped.timeSlot.flatMap { draft.text($0) }.map { (.text("\(value.plainText ?? "") \($0)"), .text) }
          ?? (day.map { .date($0) } ?? .nothing, .date)
      case .boolean: cell = (.text(value == .integer(1) ? "yes" : value == .integer(0) ? "no" : ""), .text)
      case .integer, .minutes: cell = (value.integerValue.map { .integer($0) } ?? .nothing, .count)
      case .rate: cell = (value.integerValue.map { .real(Double($0) / 1e8) } ?? .nothing, .ratio)
      case .plan: cell = (draft.plan.map { .real($0.double) } ?? .nothing, .quantity)
      case .period: cell = (draft.period.map { .text("\($0.start) – \($0.last)") } ?? .nothing, .text)
      case .identity, .text, .word, .choice: cell = (.text(value.plainText ?? ""), .text)
      }
      cells.append(StoredCell(field: mapped.field.name, value: cell.0, unit: cell.1))
    }
    return cells
  }
}

/// Runs imports one after the other as if they were meant, tells what each would do, and undoes everything.
package func rehearseImports(
  _ plans: [ImportPlan], into connection: Connection, today: CivilDate, input: StandardInput? = nil,
  progress: ((ImportProgress) -> Void)? = nil, shouldStop: @escaping () -> Bool = { false }
) throws(ImportError) -> [ImportSummary] {
  do { try connection.execute("BEGIN IMMEDIATE") } catch { throw ImportError(error) }
  defer { try? connection.execute("ROLLBACK") }
  var summaries: [ImportSummary] = []
  for plan in plans {
    var plan = plan
    plan.isDryRun = false
    var summary = try runImport(
      plan, into: connection, today: today, input: input, progress: progress, shouldStop: shouldStop)
    summary.importID = nil
    summaries.append(summary)
  }
  return summaries
}
