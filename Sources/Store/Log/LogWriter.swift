import Values

/// Writes one entry through the rules that imports keep too. Everything about it is looked up and checked before the
/// first row is written.
struct LogWriter {
  let request: LogRequest
  let session: ImportSession
  let directory: LogDirectory
  let number: Int
  let today: CivilDate
  /// Who is credited.
  let rep: LogDirectory.Found
  /// Whose entry it is: `me`, or who is credited when nobody said who that is.
  let author: LogDirectory.Found?
  var connection: Connection { session.connection }

  init(_ request: LogRequest, _ session: ImportSession, number: Int, today: CivilDate) throws(LogFailure) {
    self.request = request
    self.session = session
    self.directory = LogDirectory(connection: session.connection)
    self.number = number
    self.today = today
    var me: LogDirectory.Found?
    if let name = request.me {
      let found = try directory.all(.reps, name)
      if found.count == 1 { me = found[0] }
      if found.isEmpty, request.texts[.rep] == nil {
        throw .refused(.unknownMe(name, nearest: try directory.nearest(.reps, name)))
      }
      if found.count > 1, request.texts[.rep] == nil { me = try directory.find(.reps, name, .rep) }
    }
    if let name = request.texts[.rep] {
      rep = try directory.find(.reps, name, .rep)
    } else {
      guard let me else {
        let somebody = try logging { () throws(StoreError) in
          try session.connection.scalar("SELECT MIN(name) FROM reps WHERE is_selling = 1 AND left_on IS NULL")
        }
        throw .refused(.nobody(such: somebody?.textValue))
      }
      rep = me
    }
    author = me ?? rep
  }

  /// The same entry, said otherwise.
  init(_ other: LogWriter, _ request: LogRequest) {
    self.request = request
    session = other.session
    directory = other.directory
    number = other.number
    today = other.today
    rep = other.rep
    author = other.author
  }

  mutating func write() throws(LogFailure) -> LoggedRecord {
    try checkDay()
    try checkEmployment()
    switch request.kind {
    case .activity(let type): return try activity(try self.type(type))
    case .note: return try activity("note")
    case .task: return try activity("task")
    case .proposal: return try proposal()
    case .order: return try order()
    case .payment: return try payment()
    case .expense: return try expense()
    case .stage, .won, .lost: return try move()
    case .lead: return try lead()
    case .opportunity: return try opportunity()
    }
  }

  // MARK: Checks

  private var canBePlanned: Bool {
    switch request.kind {
    case .activity, .task: true
    case .note, .proposal, .order, .payment, .expense, .stage, .won, .lost, .lead, .opportunity: false
    }
  }

  private func checkDay() throws(LogFailure) {
    if request.day > today { throw .refused(.future(word, request.day, canBePlanned: canBePlanned)) }
    for day in [request.day, request.due, request.expected].compactMap({ $0 })
    where !DateReading.years.contains(day.year) {
      throw .refused(.tooEarly(day))
    }
  }

  private func checkEmployment() throws(LogFailure) {
    let day = request.due ?? request.day
    let row = try row("SELECT hired_on, left_on FROM reps WHERE id = ?", .integer(rep.id))
    if let left = row?[1].textValue, day.isoText >= left { throw .refused(.notThere(rep.name, hired: nil, left: left)) }
    if let hired = row?[0].textValue, day.isoText < hired {
      throw .refused(.notThere(rep.name, hired: hired, left: nil))
    }
  }

  /// How messages call it.
  var word: String {
    switch request.kind {
    case .activity(let type): type
    case .note: "note"
    case .task: "task"
    case .proposal: "proposal"
    case .order: "order"
    case .payment: "payment"
    case .expense: "expense"
    case .stage: "stage"
    case .won: "won"
    case .lost: "lost"
    case .lead: "lead"
    case .opportunity: "opportunity"
    }
  }

  // MARK: The store

  func row(_ sql: String, _ bindings: SQLValue...) throws(LogFailure) -> [SQLValue]? {
    try logging { () throws(StoreError) in try connection.rows(sql, bindings).first }
  }

  func rows(_ sql: String, _ bindings: SQLValue...) throws(LogFailure) -> [[SQLValue]] {
    try logging { () throws(StoreError) in try connection.rows(sql, bindings) }
  }

  /// `log-17`, unless a file brought that id.
  func externalID(in table: String) throws(LogFailure) -> String {
    let wanted = "log-\(number)"
    guard try row("SELECT 1 FROM \(table) WHERE external_id = ?", .text(wanted)) != nil else { return wanted }
    return "\(wanted)-\(UInt32.random(in: 1000...9999))"
  }

  /// Adds a record and returns its id. Values that are `NULL` are as if they had not been said.
  func insert(_ entity: String, _ values: [(column: String, value: SQLValue)], extras: [String: SQLValue] = [:])
    throws(LogFailure) -> Int
  {
    let home = ImportEntity.named(entity) ?? ImportEntity(name: entity, table: entity, key: .content, fields: [])
    let said = values.filter { $0.value != .null }
    var layout = DraftLayout()
    for (column, _) in said { layout.add(column, .given) }
    var draft = try draft(said, &layout, of: home, extras)
    try byRules { () throws(RowFailure) in
      try draft.writer.prepare(&draft.record)
      _ = try draft.writer.write(&draft.record)
    }
    let id = try row(
      "SELECT id FROM \(home.table) WHERE external_id = ?", draft.record[draft.layout.slot("external_id")])
    return id?[0].integerValue ?? connection.lastInsertedID
  }

  /// Changes a record that is known; here `NULL` is a value.
  func change(_ entity: String, _ id: Int, _ values: [(column: String, value: SQLValue)]) throws(LogFailure) {
    let home = ImportEntity.named(entity) ?? ImportEntity(name: entity, table: entity, key: .content, fields: [])
    var layout = DraftLayout()
    for (column, _) in values { layout.add(column, .given) }
    var draft = try draft(values, &layout, of: home, [:])
    try byRules { () throws(RowFailure) in _ = try draft.writer.rewrite(id, &draft.record) }
  }

  private func draft(
    _ values: [(column: String, value: SQLValue)], _ layout: inout DraftLayout, of entity: ImportEntity,
    _ extras: [String: SQLValue]
  ) throws(LogFailure) -> (record: RecordDraft, writer: RecordWriter, layout: DraftLayout) {
    let rules = rules(of: entity, &layout)
    let writer = try logging { () throws(StoreError) in
      try RecordWriter(entity, layout, rules, hasIdentity: true, missing: [], session)
    }
    let digits = try byRules { () throws(RowFailure) in try session.minorDigits(of: session.baseCurrency) }
    var record = RecordDraft(slots: layout.columns.count, minorDigits: digits)
    for (column, value) in values { if let slot = layout.slot(column) { record.values[slot] = value } }
    record.extras = extras
    return (record, writer, layout)
  }
}
