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

  /// Those who came to the row's step; in a funnel by groups to the step that is named, else the first. A ratio has those
  /// of both steps.
  func members(
    _ row: RowReference, _ value: Expression?, of followed: FollowedRecords, at span: Span
  ) throws(EvaluationError) -> [ListQuestion] {
    let (group, steps) = try chosen(row, value, of: followed, at: span)
    var lists: [ListQuestion] = []
    for step in steps { lists.append(try list(of: followed.ids(in: group, through: step), followed.entity, at: span)) }
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
      lines += try told(isOne: isOne) { () throws(EvaluationError) in
        ["    " + formatted(Statement(.list(try list(of: ids, followed.entity, at: span))))]
      }
    }
    return lines
  }

  private func chosen(
    _ row: RowReference, _ value: Expression?, of followed: FollowedRecords, at span: Span
  ) throws(EvaluationError) -> (group: [RowKey]?, steps: [Int]) {
    var (group, steps): ([RowKey]?, [Int]) = (nil, [0])
    if followed.groups.isEmpty {
      steps = [try position(of: row, among: followed.steps.map(\.title), at: span)]
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
  private func list(of ids: [SQLValue], _ entity: String, at span: Span) throws(EvaluationError) -> ListQuestion {
    guard let home = catalogue.entity(entity), let label = home.labels.first, home.field("id") != nil else {
      throw .statement(DrillMessages.noRecords(.init(records: entity), at: span))
    }
    if ids.count > Resolver.mostNamed {
      throw .statement(DrillMessages.tooMany(ids.count, .init(records: entity), at: span))
    }
    let wanted = Set(ids)
    var (own, labels): ([Expression], [Expression]) = ([], [])
    try storing { () throws(StoreError) in
      for row in try reader.rows("SELECT id, external_id, \"\(label)\" FROM \"\(home.table)\" ORDER BY id")
      where wanted.contains(row[0]) {
        if case .text(let id) = row[1] {
          own.append(Expression(.text(id), .none))
        } else if case .text(let name) = row[2] {
          labels.append(Expression(.text(name), .none))
        }
      }
    }
    func among(_ name: String, _ values: [Expression]) -> Expression {
      Expression(.membership(Expression(.name([Name(name)]), .none), values, negated: false), .none)
    }
    let conditions =
      (own.isEmpty && !labels.isEmpty ? [] : [among("id", own)])
      + (labels.isEmpty ? [] : [among(label, labels)])
    var list = ListQuestion(entity: Name(home.name))
    list.condition = conditions.count == 1 ? conditions[0] : Expression(.logical(.or, conditions), .none)
    return list
  }

  // MARK: A row of a list

  /// The whole record that a row of a list shows.
  func record(_ row: RowReference, of list: ListQuestion, at span: Span) throws(EvaluationError) -> ListQuestion {
    let (entity, value) = try identity(of: row, in: list, at: span)
    var whole = ListQuestion(entity: Name(entity.name))
    whole.condition = Expression(
      .comparison(.equal, Expression(.name([Name(value.field)]), .none), Expression(.text(value.text), .none)), .none)
    (whole.asOf, whole.knownBy) = (list.asOf, list.knownBy)
    whole.columns = entity.fields.map { .init(Expression(.name([Name($0.name)]), .none)) }
    return whole
  }

  /// A number about the record that a row of a list shows.
  func number(
    _ value: Expression?, ofRecord row: RowReference, of list: ListQuestion, at span: Span
  ) throws(EvaluationError) -> FoundNumber {
    guard let value else { throw .statement(DrillMessages.noRecords("a row of a list", at: span)) }
    let (entity, identity) = try identity(of: row, in: list, at: span)
    var show = ShowQuestion(items: [.init(value)])
    show.by = [Grouping([Name(entity.singular)])]
    show.population = Population(
      Name(entity.name),
      condition: Expression(
        .comparison(
          .equal, Expression(.name([Name(identity.field)]), .none), Expression(.text(identity.text), .none)), .none))
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

  /// By what the record is told from the others: its own id, or its label where it has none.
  private func identity(
    of row: RowReference, in list: ListQuestion, at span: Span
  ) throws(EvaluationError) -> (entity: Entity, value: (field: String, text: String)) {
    guard let entity = catalogue.entity(list.entity.text), let label = entity.labels.first, entity.field("id") != nil
    else { throw .statement(DrillMessages.noRecords("a row of this list", at: span)) }
    func column(_ name: String, as alias: String? = nil) -> ShowQuestion.Item {
      .init(alias: alias.map { Name($0) }, Expression(.name([Name(name)]), .none))
    }
    var asked = list
    asked.presentation = nil
    if asked.columns.isEmpty { asked.columns = entity.listedFields.map { column($0) } }
    let shown = asked.columns.count
    let hasLabel = entity.field(label) != nil
    asked.columns.append(column("id", as: "own_id"))
    if hasLabel { asked.columns.append(column(label, as: "own_label")) }
    let request = try resolving { () throws(Diagnostic) in
      var resolver = resolver
      return try resolver.request(asked, span: span)
    }
    let text = try text(of: request)
    let rows = try storing { () throws(StoreError) in
      try reader.rows(text.text, text.bindings.map(\.value))
    }
    let position: Int
    switch row {
    case .total: throw .statement(DrillMessages.noTotal(at: span))
    case .others: throw .statement(DrillMessages.noOthers(at: span))
    case .place(let number, let at):
      guard rows.indices.contains(number - 1) else {
        throw .statement(DrillMessages.noSuchRow(number, count: rows.count, at: at))
      }
      position = number - 1
    case .named(let name, let at):
      func isAbout(_ cell: SQLValue) -> Bool { cell.textValue?.lowercased() == name.lowercased() }
      guard let found = rows.firstIndex(where: { $0.prefix(shown).contains(where: isAbout) }) else {
        throw .statement(DrillMessages.noRowAbout(name, near: [], at: at))
      }
      position = found
    }
    let cells = rows[position]
    if let id = cells[shown].textValue { return (entity, ("id", id)) }
    if hasLabel, let name = cells[shown + 1].textValue { return (entity, (label, name)) }
    throw .statement(DrillMessages.noRecords("a record without an id", at: span))
  }
}
