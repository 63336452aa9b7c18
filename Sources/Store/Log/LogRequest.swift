package import Values

/// One entry of work as the sentence says it: names are not looked up yet, days are known.
package struct LogRequest: Sendable {
  package enum Kind: Hashable, Sendable {
    /// As it was written: `visit`, `拜访`.
    case activity(String)
    case note, task, proposal, order, payment, expense, stage, won, lost, lead, opportunity
  }

  package var kind: Kind
  /// What names a record or says something.
  package var texts: [LogField: String] = [:]
  package var amount: LogFigure?
  /// `nil` is the store's own.
  package var currency: String?
  package var lines: [LogProduct] = []
  /// When it was done.
  package var day: CivilDate
  /// Whether the sentence says it.
  package var isDaySaid = false
  /// It is planned for this day.
  package var due: CivilDate?
  package var expected: CivilDate?
  /// `HH:MM:SS`
  package var time: String?
  package var minutes: Int?
  /// `inbound`, `outbound`; when it is not said, it is told by `isTowards`.
  package var direction: String?
  /// `to` or `from` the customer; `nil` when neither was said.
  package var isTowards: Bool?
  /// `no_show`, `cancelled`
  package var absence: String?
  /// Whose log it is: the one who is credited when nobody else is named.
  package var me: String?
  /// As the formatter prints it.
  package var statement: String

  package init(_ kind: Kind, on day: CivilDate, statement: String) {
    self.kind = kind
    self.day = day
    self.statement = statement
  }
}

/// The part of the sentence that a refusal is about.
package enum LogField: String, Hashable, Sendable, CaseIterable {
  case kind
  case subject, stage, customer, rep, opportunity, invoice, contact
  case company, source, category, reason, outcome, about, note
  case amount, lines, day, time, minutes, due, expected, direction, absence
}

/// `digits × 10^-scale`
package struct LogFigure: Hashable, Sendable {
  package var digits: Int
  package var scale: Int
  package var isPercent: Bool

  package init(digits: Int, scale: Int, isPercent: Bool = false) {
    self.digits = digits
    self.scale = scale
    self.isPercent = isPercent
  }

  var number: ExactNumber { ExactNumber(digits: Int128(digits), scale: scale) }
}

package struct LogProduct: Hashable, Sendable {
  package var name: String
  package var quantity: LogFigure?
  package var price: LogFigure?

  package init(name: String, quantity: LogFigure?, price: LogFigure?) {
    self.name = name
    self.quantity = quantity
    self.price = price
  }
}

/// What stands in the store now.
package struct LogReceipt: Hashable, Sendable {
  /// Of the entry; `undo` takes it.
  package var number: Int
  /// `visit`, `order`, `stage`
  package var kind: String
  /// Where `list` finds it: `activities`.
  package var entity: String
  /// The record's own id.
  package var id: String?
  package var parts: [LogReceiptPart] = []
  /// What may not be meant.
  package var warnings: [Wording] = []
}

package enum LogReceiptPart: Hashable, Sendable {
  case text(String)
  case day(CivilDate)
  case due(CivilDate)
  case expected(CivilDate)
  case minutes(Int)
  /// Minor units.
  case money(Int, currency: String, digits: Int)
}

/// Why an entry was not written. The store is as it was.
package enum LogFailure: Error, Hashable, Sendable {
  case refused(LogRefusal)
  case store(StoreError)

  init(_ failure: RowFailure) {
    switch failure {
    case .problem, .problems:
      let mistake = failure.mistakes?.first
      self = .refused(
        LogRefusal(
          "log-value",
          (mistake?.value.map { "\"\($0)\" " as Wording } ?? "") + Wording(stringLiteral: mistake?.reason ?? "")))
    case .fatal(.store(let error)): self = .store(error)
    case .fatal(.interrupted): self = .store(.interrupted)
    case .fatal(let error): self = .store(.failed(code: 0, reason: error.message.english))
    }
  }
}

/// Runs a piece of work of the store, or of the rules that imports keep too, on behalf of an entry.
func logging<Result>(_ body: () throws(StoreError) -> Result) throws(LogFailure) -> Result {
  do { return try body() } catch { throw .store(error) }
}

func byRules<Result>(_ body: () throws(RowFailure) -> Result) throws(LogFailure) -> Result {
  do { return try body() } catch { throw LogFailure(error) }
}
