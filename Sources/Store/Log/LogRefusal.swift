package import Values

/// The words of every refusal of an entry. The codes are stable.
package struct LogRefusal: Error, Hashable, Sendable {
  package var code: String
  package var message: Wording
  /// What it is about; `nil` is the whole sentence.
  package var field: LogField?
  /// Which of several products.
  package var position: Int?
  package var remedies: [Remedy] = []
  /// The records among which the name was looked for.
  package var records: String?

  package enum Remedy: Hashable, Sendable {
    /// Another value in its place.
    case value(String)
    /// The day said as `due`.
    case due
    /// Added at the end.
    case say(String)
    /// Said instead of the whole sentence.
    case instead(String)
  }

  init(_ code: String, _ message: Wording, _ field: LogField? = nil, position: Int? = nil, remedies: [Remedy] = []) {
    self.code = code
    self.message = message
    self.field = field
    self.position = position
    self.remedies = remedies
  }

  // MARK: Names

  static func unknown(
    _ table: LogTable, _ text: String, _ field: LogField, nearest: [String], position: Int? = nil
  ) -> LogRefusal {
    var remedies = nearest.map { Remedy.value($0) }
    if field == .customer, nearest.isEmpty { remedies.append(.instead("log lead \(quoted(text))")) }
    var refusal = LogRefusal(
      "log-unknown-\(table.singular)", "there is no \(Wording(records: table.singular)) called \"\(text)\"", field,
      position: position, remedies: remedies)
    refusal.records = table.name
    return refusal
  }

  /// `ids` tell them apart, with what each is.
  static func ambiguous(_ table: LogTable, _ text: String, _ field: LogField, ids: [(id: String, about: String)])
    -> LogRefusal
  {
    let shown = ids.prefix(3).map { $0.about.isEmpty ? $0.id : "\($0.id) (\($0.about))" }.joined(separator: ", ")
    return LogRefusal(
      "log-ambiguous-\(table.singular)",
      "several \(Wording(records: table.name)) are called \"\(text)\"; "
        + (shown.isEmpty ? "none of them has an id to tell them apart" : "say which by its id: \(shown)"), field,
      remedies: ids.prefix(3).map { .value($0.id) })
  }

  static func unknownType(_ text: String, nearest: [String]) -> LogRefusal {
    LogRefusal(
      "log-unknown-type", "no kind of activity is called `\(text)`", .kind, remedies: nearest.map { .value($0) })
  }

  static func nobody(such somebody: String?) -> LogRefusal {
    LogRefusal(
      "log-nobody", "who did it? Say it with `by`, or once and for all with `set me \"NAME\"`",
      remedies: [.say("by \(quoted(somebody ?? "NAME"))")])
  }

  static func nowhere(_ kind: String) -> LogRefusal {
    LogRefusal("log-customer", "a \(Wording(records: kind)) is with a customer or a lead; say `to \"NAME\"`")
  }

  static func unknownMe(_ name: String, nearest: [String]) -> LogRefusal {
    LogRefusal(
      "log-unknown-me", "`me` is \"\(name)\", and there is no such rep here",
      remedies: nearest.map { .instead("set me \(quoted($0))") })
  }

  // MARK: Days

  static func future(_ kind: String, _ day: CivilDate, canBePlanned: Bool) -> LogRefusal {
    LogRefusal(
      "log-future",
      canBePlanned
        ? "\(day.iso) has not come yet; what is planned is said with `due`"
        : "\(day.iso) has not come yet, and a \(Wording(records: kind)) is logged when it has happened", .day,
      remedies: canBePlanned ? [.due] : [])
  }

  static func tooEarly(_ day: CivilDate) -> LogRefusal {
    LogRefusal("log-too-early", "\(day.iso) lies before 1900; check the year", .day)
  }

  static func notThere(_ rep: String, hired: String?, left: String?) -> LogRefusal {
    LogRefusal(
      "log-not-employed",
      left.map { "\(rep) left on \($0), before that day" }
        ?? "\(rep) was hired on \(hired ?? "a later day"), after that day",
      .rep)
  }

  static let dueAndDone = LogRefusal(
    "log-due-and-done", "what is planned has a day that it is `due`, and no day, time or length of its own yet", .due)

  static let longerThanADay = LogRefusal("log-minutes", "an activity lasts a day at most, 1440 minutes", .minutes)

  // MARK: Money

  static func notMoney(_ field: LogField) -> LogRefusal {
    LogRefusal("log-amount", "an amount is a number above 0, and no percentage", field)
  }

  static func withoutAmount(_ kind: String) -> LogRefusal {
    LogRefusal("log-amount", "say how much: `log \(kind) 1200 ...`")
  }

  static func unknownCurrency(_ code: String, known: [String]) -> LogRefusal {
    LogRefusal(
      "log-unknown-currency",
      "no exchange rate of \(code) is known on that day; there is \(known.joined(separator: ", "))",
      .amount)
  }

  static func withoutPrice(_ product: String, position: Int) -> LogRefusal {
    LogRefusal("log-price", "\(product) has no price of its own; say `price`", .lines, position: position)
  }

  static func wrongTotal(_ total: String, lines: String) -> LogRefusal {
    LogRefusal("log-total", "the products make \(lines), not \(total)", .amount)
  }

  static func closedInvoice(_ invoice: String, _ status: String) -> LogRefusal {
    LogRefusal("log-invoice", "invoice \(invoice) is \(status); nothing can be paid for it", .invoice)
  }

  // MARK: Deals

  static func alreadyClosed(_ deal: String, _ state: String, on day: String?) -> LogRefusal {
    LogRefusal("log-closed", "\"\(deal)\" is \(state) already" + (day.map { ", since \($0)" } ?? ""), .subject)
  }

  static func sameStage(_ deal: String, _ stage: String) -> LogRefusal {
    LogRefusal("log-same-stage", "\"\(deal)\" is in \(stage) already", .stage)
  }

  static func otherPipeline(_ stage: String, _ pipeline: String, stages: [String]) -> LogRefusal {
    LogRefusal(
      "log-other-pipeline",
      "\(stage) is no stage of this deal's pipeline, \(pipeline); its stages are \(stages.joined(separator: ", "))",
      .stage,
      remedies: stages.prefix(1).map { .value($0) })
  }

  static func changedLater(_ deal: String, on day: String) -> LogRefusal {
    LogRefusal("log-changed-later", "\"\(deal)\" changed on \(day), after that day", .day)
  }

  static func createdLater(_ deal: String, on day: String) -> LogRefusal {
    LogRefusal("log-created-later", "\"\(deal)\" was created on \(day), after that day", .day)
  }

  static func otherCustomer(_ what: String, of customer: String) -> LogRefusal {
    LogRefusal("log-other-customer", "\(what) belongs to \(customer)", .customer, remedies: [.value(customer)])
  }

  private static func quoted(_ text: String) -> String { "\"\(text.replacing("\"", with: "\"\""))\"" }
}
