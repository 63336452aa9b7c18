import SQL
import Semantics
import Store
import Syntax
import Values

extension Workspace {
  func answer(_ list: ListQuestion, span: Span, sink: any AnswerSink) throws(EvaluationError) {
    let request = try resolving { () throws(Diagnostic) in
      var resolver = resolver
      return try resolver.request(list, span: span)
    }
    answered = .records(list)
    try inOneView { () throws(EvaluationError) in
      try send(request, notes: try datedAhead(list, request), to: sink)
    }
  }

  func text(of request: ListRequest) throws(EvaluationError) -> SQLText {
    let populations = try populations(request.populations, moment: request.known)
    let list = ListSelect(catalogue: catalogue, currency: environment.currency, populations: populations)
    return SQLWriter.text(of: list.select(try newest(request, list)), dialect: SQLiteDialect.own)
  }

  func select(of request: ListRequest) throws(EvaluationError) -> Select {
    let populations = try populations(request.populations, moment: request.known)
    return ListSelect(catalogue: catalogue, currency: environment.currency, populations: populations).select(request)
  }

  /// Records pass one by one from the store to the sink.
  private func send(_ request: ListRequest, notes: [Answer.Note], to sink: any AnswerSink) throws(EvaluationError) {
    let text = try text(of: request)
    let columns = request.columns.map { column in
      let path: ColumnPath? = if case .scalar(.column(let path)) = column.expression { path } else { nil }
      return Answer.Column(
        name: column.name, title: column.title, role: .attribute, unit: column.unit, spoken: readings(of: path))
    }
    let readers = request.columns.map(CellReader.init)
    let never = request.columns.firstIndex { $0.expression.isAboutTheLast }
    var neverCount = 0
    var isEmpty = true
    var failure: (any Error)?
    try storing { () throws(StoreError) in
      let statement = try reader.prepare(text.text)
      try statement.bind(text.bindings.map(\.value))
      do {
        try sink.begin(Answer.Head(columns: columns, caption: caption(of: request), presentation: request.presentation))
      } catch { failure = error }
      while failure == nil, try statement.step() {
        isEmpty = false
        let cells = readers.indices.map { readers[$0].value(statement, $0) }
        if let never, cells[never] == .nothing { neverCount += 1 }
        do { try sink.row(cells) } catch { failure = error }
      }
    }
    if let failure { throw .output(failure) }
    var tail = Answer.Tail()
    if neverCount > 0, let never {
      tail.notes.append(
        .init(
          say(
            "\(neverCount) of them have no \(columns[never].name) at all", "其中 \(neverCount) 条没有 \(columns[never].name)"
          )))
    }
    let expressions = request.columns.map(\.expression) + request.sort.map(\.expression)
    let asksNumbers = request.filter?.asksNumbers ?? false
    if request.period != nil, asksNumbers || !expressions.allSatisfy(\.isOwn) {
      tail.notes.append(
        .init(
          say(
            "numbers of a record are of all time; `show \(request.entity.name) with ...` counts those of the period",
            "每条记录的数字是全部时间的;`show \(request.entity.name) with ...` 只计该期间的")))
    }
    if !request.columns.isEmpty, !expressions.contains(where: \.isOwn), let number = request.columns.first?.name {
      let entity = request.entity.name
      tail.notes.append(
        .init(
          say(
            "`with` chooses columns; which \(entity) are listed, `where` chooses: `list \(entity) where \(number) > 0`",
            "`带` 选择列;列出哪些记录由 `条件` 选择:`列出 \(entity) 条件 \(number) > 0`")))
    }
    if isEmpty { tail.notes += unknownNames([request.filter].compactMap(\.self)) }
    tail.notes += notes
    try writing { try sink.end(tail) }
  }

  func say(_ english: String, _ chinese: String) -> String {
    language == .chinese ? chinese.withWidePunctuation() : english
  }
}

extension ListExpression {
  /// The day of the last of something, or how long ago that is: nothing is never.
  fileprivate var isAboutTheLast: Bool {
    switch self {
    case .measure(let measure): measure.unit == .date
    case .scalar(.dayDifference(_, .aggregated)), .scalar(.lapse(_, from: .aggregated, to: _)): true
    case .scalar: false
    }
  }
}

/// Turns a column of the store into a cell.
struct CellReader {
  let unit: Unit
  let isBoolean: Bool
  let scale: Int
  /// Of `created.month`, the unit of time.
  private(set) var part: Grain?

  init(_ column: ListColumn) {
    unit = column.unit
    switch column.expression {
    case .scalar(.column(let path)):
      isBoolean = path.field.kind == .boolean
      scale = path.field.storedScale
      part = path.field.part
    case .measure(let measure):
      isBoolean = false
      scale = measure.scale
    case .scalar:
      isBoolean = false
      scale = 1
    }
  }

  func value(_ statement: borrowing PreparedStatement, _ column: Int) -> Value {
    switch statement.value(column) {
    case .null: return .nothing
    case .integer(let number):
      if part == .weekday { return .weekday(number) }
      if isBoolean { return .text(number == 0 ? "no" : "yes") }
      return scale == 1 ? .integer(number) : QuantityReader.plain(Double(number) / Double(scale))
    case .real(let number): return number.isFinite ? .real(number / Double(scale)) : .nothing
    case .text(let text):
      if unit == .date, let day = CivilDate(iso: text) { return part.map { .bucket($0, day) } ?? .date(day) }
      return .text(text)
    }
  }
}
