import SQL
import Semantics
import Store
import Syntax
import Values

/// Records that a funnel followed, each with the last step it came to.
struct FollowedRecords {
  struct Member {
    var id: SQLValue
    var keys: [RowKey]
    /// Its place among the steps, from 0.
    var last: Int
  }

  let entity: String
  let steps: [FunnelResult.Step]
  let members: [Member]
  /// Of the rows of the screen, in their order; empty when each row is a step.
  let groups: [[RowKey]]

  func ids(in group: [RowKey]?, through step: Int) -> [SQLValue] {
    let found = members.filter { $0.last >= step && (group == nil || $0.keys == group) }.map(\.id)
    // Where rows overlap a member is in several.
    var seen: Set<SQLValue> = []
    return found.filter { seen.insert($0).inserted }
  }
}

extension Workspace {
  // MARK: A funnel's records

  /// Those who came to the row's step; in a funnel by groups to the step that is named, else the first. A rate has those
  /// of both steps.
  func members(
    _ row: RowReference, _ value: Expression?, of followed: FollowedRecords, at span: Span
  ) throws(EvaluationError) -> [ListQuestion] {
    let (group, steps) = try chosen(row, value, of: followed, at: span)
    var lists: [ListQuestion] = []
    for step in steps {
      lists += try self.lists(of: followed.ids(in: group, through: step), followed.entity, at: span)
    }
    return lists
  }

  /// How many reached each stage, or the one that is named, and the statement that lists them.
  func told(
    _ row: RowReference?, _ value: Expression?, of followed: FollowedRecords, at span: Span
  ) throws(EvaluationError) -> [String] {
    // Without groups the rows are the stages.
    let isWhole = row == nil && value == nil && followed.groups.isEmpty
    let (group, steps) = isWhole ? (nil, [0]) : try chosen(row ?? .total, value, of: followed, at: span)
    let isOne = value != nil || row != nil && followed.groups.isEmpty
    var lines = group.map { [$0.map { words($0.shown) }.joined(separator: " · ")] } ?? []
    for position in isOne ? steps : Array(followed.steps.indices) {
      let ids = followed.ids(in: group, through: position)
      lines.append("\(followed.steps[position].title): \(ids.count)")
      lines += try lists(of: ids, followed.entity, at: span).map { "    " + formatted(Statement(.list($0))) }
    }
    return lines
  }

  private func chosen(
    _ row: RowReference, _ value: Expression?, of followed: FollowedRecords, at span: Span
  ) throws(EvaluationError) -> (group: [RowKey]?, steps: [Int]) {
    var (group, steps): ([RowKey]?, [Int]) = (nil, [0])
    if followed.groups.isEmpty {
      let own = try position(of: row, among: followed.steps.map(\.title), at: span)
      steps = try self.steps(value, at: own, of: followed)
    } else {
      if case .total = row {
      } else {
        let titles = followed.groups.map { $0.map { words($0.shown) }.joined(separator: " · ") }
        group = followed.groups[try position(of: row, among: titles, at: span)]
      }
      if let value {
        switch value.kind {
        case .arithmetic(.divide, let part, let whole):
          steps = [try step(part, of: followed), try step(whole, of: followed)]
        default: steps = [try step(value, of: followed)]
        }
      }
    }
    return (group, steps)
  }

  /// Without groups a row is a step, and a rate that of another one.
  private func steps(
    _ value: Expression?, at own: Int, of followed: FollowedRecords
  ) throws(EvaluationError) -> [Int] {
    guard let value else { return [own] }
    switch Self.lone(value) {
    case "reached", "median_days": return [own]
    case "from_previous": return own == 0 ? [own] : [own, own - 1]
    case "from_first": return own == 0 ? [own] : [own, 0]
    case let name:
      let columns = ["reached", "from_previous", "from_first", "median_days"]
      let written = name ?? formatted(value)
      throw .statement(
        DrillMessages.noColumn(written, near: nearestWords(to: written, among: Set(columns)), at: value.span))
    }
  }

  /// A stage by its name as the answer shows it, in quotes or with `_` where that has blanks.
  private func step(_ value: Expression, of followed: FollowedRecords) throws(EvaluationError) -> Int {
    func key(_ name: String) -> String { String(name.lowercased().map { $0 == "_" ? " " : $0 }) }
    let name =
      switch value.kind {
      case .text(let text): text
      case .name(let parts) where parts.count == 1: parts[0].text
      default: formatted(value)
      }
    guard let found = followed.steps.firstIndex(where: { key($0.name) == key(name) || key($0.title) == key(name) })
    else {
      var near = nearestWords(to: name, among: Set(followed.steps.map(\.name)))
      if near.isEmpty { near = followed.steps.map(\.name).filter { key($0).hasPrefix(key(name)) } }
      throw .statement(
        DrillMessages.noStep(
          name, near: near.map { formatted(Expression(.name([Name($0)]), .none)) }, at: value.span))
    }
    return found
  }

  /// The records by their own ids, or by label where the source system gave them none.
  private func lists(
    of ids: [SQLValue], _ entity: String, at span: Span
  ) throws(EvaluationError) -> [ListQuestion] {
    guard let home = catalogue.entity(entity), let label = home.labels.first, home.field("id") != nil else {
      throw .statement(DrillMessages.noRecords(.init(records: entity), at: span))
    }
    let wanted = Set(ids)
    var names: [KeyValue] = []
    try storing { () throws(StoreError) in
      for row in try reader.rows("SELECT id, external_id, \"\(label)\" FROM \"\(home.table)\" ORDER BY id")
      where wanted.contains(row[0]) {
        if let id = row[1].textValue {
          names.append(.id(id))
        } else if let name = row[2].textValue {
          names.append(.text(name))
        }
      }
    }
    return lists(naming: names[...], home)
  }

  // MARK: A row of a list

  /// The whole record that a row of a list shows.
  func record(_ row: RowReference, of list: ListQuestion, at span: Span) throws(EvaluationError) -> ListQuestion {
    let (entity, condition) = try identity(of: row, in: list, at: span)
    var whole = ListQuestion(entity: Name(entity.name))
    whole.condition = condition
    (whole.asOf, whole.knownBy) = (list.asOf, list.knownBy)
    whole.columns = entity.fields.map { .init(Resolver.named($0.name)) }
    return whole
  }

  /// A number about the record that a row of a list shows.
  func number(
    _ value: Expression?, ofRecord row: RowReference, of list: ListQuestion, at span: Span
  ) throws(EvaluationError) -> FoundNumber {
    guard let value else { throw .statement(DrillMessages.noRecords("a row of a list", at: span)) }
    let (entity, condition) = try identity(of: row, in: list, at: span)
    var show = ShowQuestion(items: [.init(value)])
    show.by = [Grouping([Name(entity.singular)])]
    show.population = Population(Name(entity.name), condition: condition)
    let question = try resolving { () throws(Diagnostic) in
      var resolver = resolver
      return try resolver.question(show, span: span)
    }
    let found = try result(of: question)
    // Of whom there is no row the number is that of all records about them: of none.
    let isThere = !found.answer.rows.isEmpty
    let answered = AnsweredQuestion(
      by: show.by, population: isThere ? nil : show.population, items: show.items, found)
    return FoundNumber(
      answered: answered, row: try find(isThere ? .place(1, span) : .total, in: answered, at: span), value: value)
  }

  /// By what the record is told from the others: its own id, or its label where nothing else bears it, else by all that is
  /// known of it.
  private func identity(
    of row: RowReference, in list: ListQuestion, at span: Span
  ) throws(EvaluationError) -> (entity: Entity, condition: Expression) {
    guard let entity = catalogue.entity(list.entity.text), let label = entity.labels.first else {
      throw .statement(DrillMessages.noRecords("a row of this list", at: span))
    }
    var asked = list
    asked.presentation = nil
    if asked.columns.isEmpty { asked.columns = entity.listedFields.map { .init(Resolver.named($0)) } }
    let shown = asked.columns.count
    asked.columns += entity.fields.enumerated().map { place, field in
      .init(alias: Name("field_\(place)"), Resolver.named(field.name))
    }
    let request = try resolving { () throws(Diagnostic) in
      var resolver = resolver
      return try resolver.request(asked, span: span)
    }
    let rows = try cells(of: request)
    let cells = Array(rows[try position(of: row, among: rows, shown, at: span)].dropFirst(shown))
    func known(_ name: String) -> String? {
      entity.fields.firstIndex { $0.name == name }.flatMap { Self.text(cells[$0]) }
    }
    func isOnly(_ name: String) throws(EvaluationError) -> Bool {
      try storing { () throws(StoreError) in
        try reader.rows("SELECT 1 FROM \"\(entity.table)\" WHERE \"\(label)\" = ? LIMIT 2", [.text(name)])
      }.count == 1
    }
    if let id = known("id") { return (entity, Resolver.equal("id", .text(id))) }
    if let name = known(label), try isOnly(name) { return (entity, Resolver.equal(label, .text(name))) }
    let said = zip(entity.fields, cells).compactMap { field, cell in resolver.told(field, cell, of: entity) }
    guard let condition = Resolver.allOf(said) else {
      throw .statement(DrillMessages.noRecords("a row of this list", at: span))
    }
    return (entity, condition)
  }

  /// The place of a row among those of a list, by what it shows in its first columns.
  private func position(
    of row: RowReference, among rows: [[Value]], _ shown: Int, at span: Span
  ) throws(EvaluationError) -> Int {
    switch row {
    case .total: throw .statement(DrillMessages.noTotal(at: span))
    case .others: throw .statement(DrillMessages.noOthers(at: span))
    case .place(let number, let at):
      guard rows.indices.contains(number - 1) else {
        throw .statement(DrillMessages.noSuchRow(number, count: rows.count, at: at))
      }
      return number - 1
    case .named(let name, let at):
      func isAbout(_ cell: Value) -> Bool { Self.text(cell)?.lowercased() == name.lowercased() }
      guard let found = rows.firstIndex(where: { $0.prefix(shown).contains(where: isAbout) }) else {
        throw .statement(DrillMessages.noRowAbout(name, near: [], at: at))
      }
      return found
    }
  }

  private static func text(_ cell: Value) -> String? { if case .text(let text) = cell { text } else { nil } }

  /// What a list shows.
  private func cells(of request: ListRequest) throws(EvaluationError) -> [[Value]] {
    let text = try text(of: request)
    let readers = request.columns.map(CellReader.init)
    return try storing { () throws(StoreError) in
      let statement = try reader.prepare(text.text)
      try statement.bind(text.bindings.map(\.value))
      var rows: [[Value]] = []
      while try statement.step() { rows.append(readers.indices.map { readers[$0].value(statement, $0) }) }
      return rows
    }
  }
}

extension Resolver {
  /// What a record's field holds, as a condition; `nil` for a field that none can ask.
  fileprivate func told(_ field: Field, _ cell: Value, of entity: Entity) -> Expression? {
    let unit = field.kind == .money ? Double(environment.currency.minorFactor) : 1
    let value: Expression.Kind? =
      switch cell {
      case .text(let text): field.kind == .boolean ? .boolean(text == "yes") : .text(text)
      case .date(let day): .date(.day(day))
      case .integer, .real: cell.number.map { .number(NumberLiteral(nearest: $0 / unit)) }
      case .nothing, .absent, .atLeast, .bucket, .weekday, .missing: nil
      }
    let condition =
      value.map { Self.equal(field.name, $0) } ?? Expression(.emptiness(Self.named(field.name), negated: false), .none)
    return canAsk(condition, entity) ? condition : nil
  }
}
