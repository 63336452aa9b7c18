package import Semantics
package import Store
package import Syntax
package import Values

/// A store that is open, with everything that decides what a question about it means.
package final class Workspace {
  /// As the store was named.
  package let path: String
  package let today: CivilDate
  /// Refuses everything that changes the store or reads and writes files.
  package let isSafe: Bool
  package private(set) var settings = Settings()
  package private(set) var catalogue = CatalogueReader.builtIn
  package private(set) var environment: Environment
  /// The catalogue's names, made once a change.
  package private(set) var lexicon = Lexicon()
  /// Counts the changes of the catalogue.
  package private(set) var version = 0
  /// Values of `$` parameters; those given on the command line win over `param`.
  package var parameters: [String: ParameterValue] = [:] {
    didSet { environment.parameters = parameters }
  }
  /// Output language of this session.
  package var language: Language {
    didSet { environment.language = language }
  }
  /// Whose words statements are printed in.
  package var keywords: KeywordLanguage { language == .chinese ? .chinese : .english }
  /// Asked while a statement runs; `true` stops it.
  package var shouldStop: (() -> Bool)? {
    didSet { reader.stopWhen(shouldStop) }
  }

  /// How many amounts of another currency wait for an exchange rate, by entity, as far as questions were about them.
  private(set) var unpriced: [String: Int] = [:]
  /// What `drill` and `why` look into; `nil` until a question was answered.
  var answered: LastAnswer?
  /// The rep who logs; the user's own setting, not the store's.
  package var me: String?
  /// Told where a statement stands that takes long.
  package var progress: ((Progress) -> Void)?
  /// What `import -` reads.
  package var standardInput: StandardInput?

  let reader: Connection
  private let ownWriter: Connection?
  /// Opened when a question first reads so much that two share it.
  var sharing: Sharing?
  /// Whether two are to read the store at this path.
  var mayShare: (String) -> Bool = Sharing.isWorthwhile

  /// - Parameter watcher: follows what opening has to do before, when the store is of an older version.
  package init(
    path: String, today: CivilDate, isSafe: Bool = false, create: Bool = false, watcher: Watcher = Watcher()
  ) throws(StoreError) {
    self.path = path
    self.today = today
    self.isSafe = isSafe
    if path == ":memory:" {
      let connection = try Store.open(path: path, mode: .create, today: today)
      reader = connection
      ownWriter = connection
    } else {
      if create { _ = try Store.open(path: path, mode: .create, today: today, updating: !isSafe, watcher: watcher) }
      reader = try Store.open(path: path, mode: .read, today: today, updating: !isSafe, watcher: watcher)
      ownWriter = nil
    }
    environment = Environment(today: today)
    language = .english
    try reload()
    language = settings.language
  }

  /// What `log` calls its activities in Chinese.
  private static let activityTypes = Lexicon.Source(
    knows: { LogBook.isChineseType($0) }, names: { LogBook.chineseTypes })

  var watcher: Watcher { Watcher(follow: progress ?? { _ in }, shouldStop: shouldStop ?? { false }) }

  /// A connection that may change the store; opened when it is needed.
  func writer() throws(StoreError) -> Connection {
    let connection = if let ownWriter { ownWriter } else { try Store.open(path: path, mode: .write, today: today) }
    connection.stopWhen(shouldStop)
    return connection
  }

  /// Brings what many changes left in the write-ahead log into the file, which then is the store by itself. Where
  /// somebody reads meanwhile the log stays.
  func settle() {
    guard ownWriter == nil else { return }
    do throws(StoreError) {
      let connection = try writer()
      try connection.execute("PRAGMA busy_timeout = 200; PRAGMA wal_checkpoint(TRUNCATE)")
    } catch {}
  }

  /// Whether the fields that a dimension usually means hold nothing: no customer has a region, and so the region of an
  /// order is meant.
  private func isBlank(_ dimension: String) throws(StoreError) -> Bool {
    let fields = catalogue.dimension(dimension)?.paths.compactMap { path in
      path.count == 2 ? catalogue.entity(path[0])?.field(path[1]) : nil
    }
    guard let fields, !fields.isEmpty, fields.allSatisfy({ !$0.isCustom && !$0.isReference }) else { return false }
    for field in fields {
      guard let table = catalogue.entity(field.entity)?.table else { return false }
      let isFilled = try reader.scalar("SELECT EXISTS (SELECT 1 FROM \(table) WHERE \(field.column) IS NOT NULL)")
      if isFilled != .integer(0) { return false }
    }
    return true
  }

  /// Reads settings, definitions, custom fields and holidays again, after something changed them.
  func reload() throws(StoreError) {
    settings = try Settings.load(from: reader)
    catalogue = CatalogueReader.builtIn
    for row in try reader.rows("SELECT entity, name, title, type, column_name FROM custom_fields ORDER BY entity, name")
    {
      guard case .text(let table) = row[0], case .text(let name) = row[1], case .text(let type) = row[3],
        case .text(let column) = row[4]
      else { continue }
      let kind: Field.Kind =
        switch type {
        case "number": .number
        case "date": .date
        case "boolean": .boolean
        default: .text
        }
      let title = if case .text(let text) = row[2] { text.lowercased() } else { "" }
      let isFree = catalogue.entity(table)?.field(title) == nil && catalogue.dimension(title) == nil
      catalogue.addCustomField(
        Field(
          name: name, column: column, kind: kind, aliases: isFree && !title.isEmpty ? [title] : [], entity: table,
          isCustom: true), isUsual: try isBlank(name))
    }
    lexicon = catalogue.lexicon
    version += 1
    let definitions = try reader.rows("SELECT statement FROM definitions ORDER BY created_at, name")
    for row in definitions {
      guard case .text(let text) = row[0] else { continue }
      for statement in parse(text, lexicon: lexicon).statements {
        if case .define(let definition) = statement.kind {
          CatalogueReader.add(
            definition, statement: statement, group: "Defined here", isBuiltIn: false, into: &catalogue)
        }
      }
    }
    lexicon = Lexicon(catalogue.lexicon.sources + [Self.activityTypes])
    lexicon.today = today
    unpriced = [:]
    environment = Environment(
      today: today, calendar: settings.calendar, currency: settings.baseCurrency, salesBasis: settings.salesBasis,
      language: environment.language, parameters: parameters,
      workdays: try WorkCalendar(reader).workdays())
  }

  /// Fills `unpriced` for entities that were not looked at yet; only where several currencies are known.
  func lookForUnpriced(_ names: Set<String>) throws(StoreError) {
    let unseen = names.filter { unpriced[$0] == nil }.compactMap(catalogue.entity).filter { $0.field("amount") != nil }
    guard !unseen.isEmpty, case .integer(let currencies)? = try reader.scalar("SELECT COUNT(*) FROM currencies"),
      currencies > 1
    else { return }
    for entity in unseen {
      let has = try reader.scalar(
        "SELECT 1 FROM pragma_table_info(?) WHERE name = 'original_amount'", [.text(entity.table)])
      unpriced[entity.name] = 0
      guard has != nil else { continue }
      let count = try reader.scalar(
        "SELECT COUNT(*) FROM \"\(entity.table)\" WHERE amount IS NULL AND original_amount IS NOT NULL")
      if case .integer(let number)? = count { unpriced[entity.name] = number }
    }
  }

  var resolver: Resolver { Resolver(catalogue: catalogue, environment: environment) }

  /// Runs one statement and hands its answer to `sink`. Statements that are the shell's own are not for here.
  @discardableResult package func run(_ statement: Statement, sink: any AnswerSink) throws(EvaluationError) -> Outcome {
    switch statement.kind {
    case .check(let check): return try answer(check, span: statement.span, sink: sink)
    case .score(let score): try answer(score, span: statement.span, sink: sink)
    case .lock(let entity, let card, let period):
      try lock(entity, card, period, span: statement.span, sink: sink)
    case .benchmark(let benchmark): try answer(benchmark, span: statement.span, sink: sink)
    case .correlate(let show): try answer(correlation: show, span: statement.span, sink: sink)
    case .show(let show): try answer(show, span: statement.span, sink: sink)
    case .list(let list): try answer(list, span: statement.span, sink: sink)
    case .define(let definition): try define(definition, statement, sink: sink)
    case .undefine(let name): try undefine(name, sink: sink)
    case .importFile(let written): return try importFile(written, statement, sink: sink)
    case .alias(let entity, let other, let name): try declare(other, for: name, of: entity, sink: sink)
    case .unalias(let entity, let other): try forget(other, of: entity, statement.span, sink: sink)
    case .undo(let target): try undo(target, span: statement.span, sink: sink)
    case .log(let written): try log(written, statement, sink: sink)
    case .explain(let form, let inner): try explain(form, inner, sink: sink)
    case .drill(let row, let value): try drill(row, value, span: statement.span, sink: sink)
    case .why(let row, let value): try explainNumber(row, value, span: statement.span, sink: sink)
    case .describe(let name): try describe(name, sink: sink)
    case .catalogue(let list, let filter): try show(list, filter: filter, sink: sink)
    case .set(let name, let value): try set(name, value, sink: sink)
    case .parameter(let name, let value):
      if parameters[name.text.lowercased()] == nil { parameters[name.text.lowercased()] = try bound(value) }
    case .assignment(let name, let value): parameters[name.text.lowercased()] = try bound(value)
    case .funnel(let funnel): try answer(funnel, span: statement.span, sink: sink)
    case .profile(let profile): try answer(profile, span: statement.span, sink: sink)
    case .backup(let path, let replace): try backup(to: path, replacing: replace, sink: sink)
    case .checkStore(let repair): return try checkStore(repair: repair, sink: sink)
    case .export, .run, .save, .open, .last, .followUp, .help, .quit: break
    }
    return .answered
  }

  private func bound(_ value: ParameterValue) throws(EvaluationError) -> ParameterValue {
    try resolving { () throws(Diagnostic) in try resolver.bound(value) }
  }

  // MARK: Bridging errors

  func resolving<Result>(_ body: () throws(Diagnostic) -> Result) throws(EvaluationError) -> Result {
    do { return try body() } catch { throw .statement(error) }
  }

  func storing<Result>(_ body: () throws(StoreError) -> Result) throws(EvaluationError) -> Result {
    do { return try body() } catch {
      // Whole numbers are added up exactly or not at all.
      guard case .failed(_, "integer overflow") = error else { throw .store(error) }
      throw .statement(
        Diagnostic(
          code: "number-too-large", "what is added up grows too large to be exact; divide it, as in `amount / 1000`",
          at: .none))
    }
  }

  func writing(_ body: () throws -> Void) throws(EvaluationError) {
    do { try body() } catch { throw .output(error) }
  }

  func refuseIfSafe(_ what: Wording) throws(EvaluationError) {
    if isSafe { throw .refused(what) }
  }
}
