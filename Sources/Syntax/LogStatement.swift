/// `log visit to "Acme" by "Li Na" today 45 minutes note "..."`: one record of work, said by who did it. Which parts can
/// stand depends on the kind; what they may hold is decided later.
package struct LogStatement: Hashable, Sendable {
  package var kind: LogKind
  package var kindSpan: Span
  /// By part; a part that names something holds a text, a parameter or a word.
  package var texts: [LogPart: Expression] = [:]
  package var preposition: LogPreposition?
  package var amount: LogAmount?
  package var lines: [LogLine] = []
  package var day: LogDay?
  package var due: LogDay?
  package var expected: LogDay?
  package var time: LogTime?
  package var minutes: LogMinutes?
  package var direction: LogDirection?
  package var absence: LogAbsence?

  package init(_ kind: LogKind, kindSpan: Span = .none) {
    self.kind = kind
    self.kindSpan = kindSpan
  }
}

package enum LogKind: Hashable, Sendable {
  /// `visit`, `call`, `meeting`, or a type of the store's own
  case activity(Name)
  case note, task, proposal, order, payment, expense, stage, won, lost, lead, opportunity
}

/// What can be said about an entry.
package enum LogPart: String, Hashable, Sendable, CaseIterable {
  /// A note's text, a task's subject, the deal that moves or closes, the name of a new lead or opportunity.
  case subject
  case stage, customer, rep, opportunity, invoice, contact
  case company, source, category, reason, outcome, about, note
  case amount, lines, day, time, minutes, due, expected, direction, absence
}

/// Between the kind and the customer; what somebody was called or written to is outbound.
package enum LogPreposition: String, Hashable, Sendable, CaseIterable { case to, with, from }

package struct LogAmount: Hashable, Sendable {
  package var number: NumberLiteral
  /// Three letters; `nil` is the store's own.
  package var currency: Name?
  package var span: Span

  package init(_ number: NumberLiteral, currency: Name? = nil, span: Span = .none) {
    self.number = number
    self.currency = currency
    self.span = span
  }
}

/// `product "X" quantity 3 price 4000`
package struct LogLine: Hashable, Sendable {
  package var product: Expression
  package var quantity: LogAmount?
  package var price: LogAmount?
}

/// `today`, `on 2026-11-20`, `3 days ago`, `friday`
package struct LogDay: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case point(DatePoint)
    /// ISO, Monday is 1: the last one for what was done, the next one for what is due; today counts.
    case weekday(Int)
  }
  package var kind: Kind
  package var span: Span

  package init(_ kind: Kind, span: Span = .none) {
    self.kind = kind
    self.span = span
  }
}

/// `14:30`, of the day.
package struct LogTime: Hashable, Sendable {
  package var hour: Int
  package var minute: Int
  package var span: Span

  package init(_ hour: Int, _ minute: Int, span: Span = .none) {
    self.hour = hour
    self.minute = minute
    self.span = span
  }
}

/// `45 minutes`, `1.5 hours`
package struct LogMinutes: Hashable, Sendable {
  package var count: Int
  package var span: Span

  package init(_ count: Int, span: Span = .none) {
    self.count = count
    self.span = span
  }
}

package enum LogDirection: String, Hashable, Sendable, CaseIterable { case inbound, outbound }

/// What was agreed and did not happen.
package enum LogAbsence: String, Hashable, Sendable, CaseIterable {
  case noShow = "no_show"
  case cancelled
}

extension LogKind {
  /// The kinds with a form of their own, by their words; every other word is a type of activity.
  static let words: [(keyword: Keyword, kind: LogKind)] = [
    (.note, .note), (.about, .note), (.task, .task), (.proposal, .proposal), (.order, .order), (.payment, .payment),
    (.expense, .expense), (.stage, .stage), (.won, .won), (.lost, .lost), (.lead, .lead),
    (.opportunity, .opportunity),
  ]

  /// What may be said about it, beside what stands right after the kind.
  package var parts: Set<LogPart> {
    switch self {
    case .activity:
      [
        .customer, .rep, .opportunity, .contact, .day, .time, .minutes, .due, .direction, .absence, .outcome, .about,
        .note,
      ]
    case .note: [.customer, .rep, .opportunity, .contact, .day, .time]
    case .task: [.customer, .rep, .opportunity, .contact, .day, .minutes, .due, .absence, .outcome, .note]
    case .proposal: [.amount, .customer, .rep, .opportunity, .day]
    case .order: [.amount, .lines, .customer, .rep, .opportunity, .day]
    case .payment: [.amount, .customer, .rep, .invoice, .day]
    case .expense: [.amount, .customer, .rep, .category, .day, .note]
    case .stage: [.rep, .day]
    case .won: [.amount, .rep, .day]
    case .lost: [.rep, .reason, .day]
    case .lead: [.rep, .company, .source, .day, .time]
    case .opportunity: [.amount, .customer, .rep, .source, .stage, .expected, .day]
    }
  }

  /// Where an amount may stand right after the kind.
  var beginsWithAmount: Bool {
    switch self {
    case .proposal, .order, .payment, .expense: true
    case .activity, .note, .task, .stage, .won, .lost, .lead, .opportunity: false
    }
  }
}

extension LogPart {
  /// What holds a text after its word, in the formatter's order.
  static let named: [LogPart] = [
    .customer, .rep, .opportunity, .invoice, .contact, .company, .source, .stage, .category, .reason, .outcome, .about,
    .note,
  ]

  /// The words that begin it: English ones first, then those that Chinese has besides.
  var keywords: [Keyword] {
    switch self {
    case .subject: []
    case .customer: [.customer, .to, .companion, .from, .on, .population]
    case .rep: [.by, .author]
    case .opportunity: [.population, .opportunity]
    case .invoice: [.invoice]
    case .contact: [.contact]
    case .company: [.company]
    case .source: [.source]
    case .stage: [.stage]
    case .category: [.category]
    case .reason: [.reason]
    case .outcome: [.outcome]
    case .about: [.topic]
    case .note: [.note, .about]
    case .amount: [.amount]
    case .lines: [.product]
    case .day: [.on, .today, .yesterday, .tomorrow]
    case .time: [.clock]
    case .minutes: []
    case .due: [.due]
    case .expected: [.expected]
    case .direction: [.inbound, .outbound]
    case .absence: [.noShow, .cancelled]
    }
  }

  /// The formatter's word.
  func keyword(in language: KeywordLanguage) -> Keyword? {
    switch (self, language) {
    case (.rep, .chinese): .author
    case (.opportunity, .chinese): .opportunity
    case (.note, .chinese): .about
    default: keywords.first
    }
  }

  /// Whether a single word need not stand in quotes.
  var takesWord: Bool {
    switch self {
    case .source, .stage, .category, .reason, .outcome: true
    case .subject, .customer, .rep, .opportunity, .invoice, .contact, .company, .about, .note, .amount, .lines, .day,
      .time, .minutes, .due, .expected, .direction, .absence:
      false
    }
  }

  /// Whose values TAB offers.
  var attributes: [Name] {
    switch self {
    case .customer: [Name("customer"), Name("lead")]
    case .rep, .opportunity, .invoice, .contact, .source, .stage: [Name(rawValue)]
    case .category, .outcome: [Name(rawValue)]
    case .reason: [Name("loss_reason")]
    case .subject, .company, .about, .note, .amount, .lines, .day, .time, .minutes, .due, .expected, .direction,
      .absence:
      []
    }
  }
}
