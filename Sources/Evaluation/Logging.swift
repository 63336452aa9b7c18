import Semantics
import Store
package import Syntax
import Values

extension Workspace {
  /// One entry, on the disk before it is answered.
  func log(_ written: LogStatement, _ statement: Statement, sink: any AnswerSink) throws(EvaluationError) {
    try refuseIfSafe("log changes the store")
    let request = try resolving { () throws(Diagnostic) in
      try LogReader(environment: environment, me: me).request(written, statement: formatted(statement))
    }
    let connection = try storing { () throws(StoreError) in try writer() }
    let receipt: LogReceipt
    do {
      receipt = try patiently { () throws(LogFailure) in try LogBook.write(request, into: connection, today: today) }
    } catch {
      switch error {
      case .refused(let refusal): throw .statement(refusal.diagnostic(written, request, statement.span))
      case .store(let error): throw .store(error)
      }
    }
    try writing {
      try sink.receipt(answer(receipt))
      for warning in receipt.warnings { try sink.note(.init(warning.text(in: language), kind: .warning)) }
    }
  }

  /// Somebody else's entry takes a moment: an entry waits for its turn, half a minute if need be.
  private func patiently<Result>(_ body: () throws(LogFailure) -> Result) throws(LogFailure) -> Result {
    for _ in 0..<5 {
      do { return try body() } catch {
        guard case .store(.busy) = error, shouldStop?() != true else { throw error }
      }
    }
    return try body()
  }

  private func answer(_ receipt: LogReceipt) -> Answer.Receipt {
    let parts = receipt.parts.map(words).filter { !$0.isEmpty }
    let id = receipt.id ?? "\(receipt.number)"
    let columns = ["number", "kind", "entity", "id", "summary"].map {
      Answer.Column(name: $0, title: $0, role: .attribute, unit: $0 == "number" ? .count : .text)
    }
    let summary = parts.joined(separator: ", ")
    return Answer.Receipt(
      sentence: "\(Wording(records: receipt.kind).text(in: language)) \(id): \(summary)",
      head: Answer.Head(columns: columns, caption: ""),
      cells: [
        .integer(receipt.number), .text(receipt.kind), .text(receipt.entity), receipt.id.map { .text($0) } ?? .nothing,
        .text(summary),
      ])
  }

  private func words(_ part: LogReceiptPart) -> String {
    switch part {
    case .text(let text): text
    case .day(let day): day.iso
    case .due(let day): say("due \(day.iso)", "到期 \(day.iso)")
    case .expected(let day): say("expected \(day.iso)", "预计 \(day.iso)")
    case .minutes(let count): say(count == 1 ? "1 minute" : "\(count) minutes", "\(count) 分钟")
    case .money(let amount, let currency, let digits):
      spoken(Double(amount), .money(Currency(code: currency, minorDigits: digits)), digits: digits)
    }
  }

  // MARK: Who I am

  /// The rep of this store that is called so.
  package func rep(called name: String, at span: Span) throws(EvaluationError) -> String {
    do { return try LogBook.rep(called: name, in: reader) } catch {
      switch error {
      case .store(let error): throw .store(error)
      case .refused(let refusal):
        throw .statement(
          Diagnostic(
            code: refusal.code, refusal.message, at: span,
            fixes: refusal.remedies.compactMap { remedy in
              guard case .value(let name) = remedy else { return nil }
              return .init("did you mean `\(name)`?", replacing: span, with: name.quoted)
            }, example: .init("those that there are", "list reps")))
      }
    }
  }

  /// Kinds of activities that can be logged, for completion.
  package var activityTypes: [String] { (try? LogBook.activityTypes(in: reader)) ?? [] }
}

/// Turns the tree of an entry into plain values: parameters and days become what they mean.
struct LogReader {
  let environment: Environment
  let me: String?

  func request(_ written: LogStatement, statement: String) throws(Diagnostic) -> LogRequest {
    let day = try written.day.map { day throws(Diagnostic) in try LogDays.day(day, isAhead: false, in: environment) }
    var request = LogRequest(kind(written.kind), on: day ?? environment.today, statement: statement)
    request.isDaySaid = day != nil
    request.me = me
    for (part, expression) in written.texts {
      guard let field = LogField(rawValue: part.rawValue) else { continue }
      request.texts[field] = try text(expression)
    }
    request.amount = written.amount.map { figure($0) }
    request.currency = written.amount?.currency?.text
    for line in written.lines {
      request.lines.append(
        LogProduct(
          name: try text(line.product), quantity: line.quantity.map { figure($0) }, price: line.price.map { figure($0) }
        ))
    }
    request.due = try written.due.map { day throws(Diagnostic) in try LogDays.day(day, isAhead: true, in: environment) }
    request.expected = try written.expected.map { day throws(Diagnostic) in
      try LogDays.day(day, isAhead: true, in: environment)
    }
    request.time = written.time.map { "\(CivilDate.padded($0.hour, 2)):\(CivilDate.padded($0.minute, 2)):00" }
    request.minutes = written.minutes?.count
    request.direction = written.direction?.rawValue
    request.absence = written.absence?.rawValue
    switch written.preposition {
    case .to: request.isTowards = true
    case .from: request.isTowards = false
    case .with, nil: break
    }
    return request
  }

  private func kind(_ kind: LogKind) -> LogRequest.Kind {
    switch kind {
    case .activity(let name): .activity(name.text)
    case .note: .note
    case .task: .task
    case .proposal: .proposal
    case .order: .order
    case .payment: .payment
    case .expense: .expense
    case .stage: .stage
    case .won: .won
    case .lost: .lost
    case .lead: .lead
    case .opportunity: .opportunity
    }
  }

  private func figure(_ amount: LogAmount) -> LogFigure {
    LogFigure(digits: amount.number.digits, scale: amount.number.scale, isPercent: amount.number.isPercent)
  }

  private func text(_ expression: Expression) throws(Diagnostic) -> String {
    let found: String
    switch expression.kind {
    case .text(let text): found = text
    case .name(let parts): found = parts.map(\.text).joined(separator: ".")
    case .parameter(let name):
      guard let value = environment.parameters[name.text.lowercased()] else {
        throw Diagnostic(
          code: "unknown-parameter", "`$\(name.text)` has no value; `param $\(name.text) = ...` gives it one",
          at: name.span, example: .init("give it a value", "param $\(name.text) = \"...\""))
      }
      guard case .value(let value) = value else { throw Diagnostic.parameterIsAPeriod(name) }
      return try text(value)
    default: found = formatted(expression)
    }
    guard found.contains(where: { !$0.isWhitespace }) else {
      throw Diagnostic(
        code: "log-empty", "there is nothing between the quotes", at: expression.span,
        fixes: [.init("write a name", replacing: expression.span, with: "\"NAME\"")])
    }
    return found
  }
}

extension LogRefusal {
  /// At its place in the sentence.
  func diagnostic(_ written: LogStatement, _ request: LogRequest, _ whole: Span) -> Diagnostic {
    let place = field.flatMap { span(of: $0, written) }
    let end = Span(whole.end, whole.end)
    let fixes: [Diagnostic.Fix] = remedies.compactMap { remedy in
      switch remedy {
      case .value(let value):
        guard let place else { return nil }
        let text = field == .kind ? value : value.quoted
        return .init("did you mean `\(value)`?", replacing: place, with: text)
      case .due:
        return place.map { .init("plan it", replacing: $0, with: "due \(request.day.iso)") }
      case .say(let words): return .init("such as `\(words)`", replacing: end, with: " \(words)")
      case .instead(let words): return .init("say `\(words)` first", replacing: whole, with: words)
      }
    }
    return Diagnostic(
      code: code, message, at: place ?? end, fixes: Array(fixes.prefix(3)),
      example: records.map { .init("those that there are", "list \($0)") })
  }

  private func span(of field: LogField, _ written: LogStatement) -> Span? {
    switch field {
    case .kind: return written.kindSpan
    case .amount: return written.amount?.span
    case .lines:
      let position = position ?? 0
      return written.lines.indices.contains(position) ? written.lines[position].product.span : nil
    case .day: return written.day?.span
    case .due: return written.due?.span
    case .expected: return written.expected?.span
    case .time: return written.time?.span
    case .minutes: return written.minutes?.span
    case .direction, .absence: return nil
    case .subject, .stage, .customer, .rep, .opportunity, .invoice, .contact, .company, .source, .category, .reason,
      .outcome, .about, .note:
      return LogPart(rawValue: field.rawValue).flatMap { written.texts[$0]?.span }
    }
  }
}

extension String {
  /// As the language writes a text.
  fileprivate var quoted: String {
    "\"" + split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
