import Syntax
import Values

/// What is said about fields of records where something else is meant: a number, a state, a value.
extension Messages {
  /// `sales where ordered after 2026-03-01`
  static func numberIsNoDay(_ what: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "value-kind", "\(what) is a number here; when it happened is said by a period, such as `since 2026-03-01`",
      at: span, example: .init("show sales by month since 2026-03-01"))
  }

  /// `cycle_days > 2 months`
  static func daysExpected(_ what: String, _ written: String, _ days: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "value-kind", "\(what) counts days of the calendar, and \(written) are about \(days) of them", at: span,
      fixes: [.init("write `\(days)`", replacing: span, with: "\(days)")])
  }

  /// `avg(customers.sales)`
  static func metricOfRecords(_ metric: String, _ entity: Entity, whole: Span, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "unknown-field", "`\(metric)` is no field of \(spoken(entity.name)); it is a number about each", at: span,
      fixes: [.init("of each \(spoken(entity.singular))", replacing: whole, with: "\(metric) per \(entity.singular)")])
  }

  /// `list invoices on paid`
  static func dateOfOthers(_ name: Name, of entity: String, _ owner: String) -> Diagnostic {
    Diagnostic(
      code: "not-a-date", "`\(name.text)` is no date of \(spoken(entity)), but one of their \(spoken(owner))",
      at: name.span, example: .init("list \(owner) on \(name.text) this month"))
  }

  /// `before` is the way to what has no fields.
  static func fieldOfNoRecord(_ name: Name, whole: Span, _ before: some Sequence<Name>) -> Diagnostic {
    let path = (before.map(\.text) + [name.text]).joined(separator: ".")
    return Diagnostic(
      code: "unknown-field", "`\(name.text)` is no record and has no fields; a path goes through records",
      at: name.span,
      fixes: [.init("name it alone", replacing: whole, with: path)])
  }

  /// `show products with price`
  /// `fields` are those of theirs that are asked.
  static func fieldOfSubject(_ name: Name, of subject: Entity, _ fields: [String]) -> Diagnostic {
    Diagnostic(
      code: "unknown-metric",
      "`\(name.text)` is a field of \(spoken(subject.name)), which `list` shows; `show` has numbers", at: name.span,
      example: .init("list \(subject.name) with \((subject.lists.prefix(1) + fields).joined(separator: ", "))"))
  }

  static func twoMeanings(_ name: Name, _ meanings: [String]) -> Diagnostic {
    Diagnostic(
      code: "two-meanings",
      "`\(name.text)` means more than one thing here: \(meanings.map { "`\($0)`" }.joined(separator: ", "))",
      at: name.span, fixes: meanings.map { .init("write `\($0)`", replacing: name.span, with: $0) })
  }

  static func fieldAlone(_ path: String, isNumber: Bool, at span: Span) -> Diagnostic {
    let number = isNumber ? "sum(\(path))" : "count distinct(\(path))"
    return Diagnostic(
      code: "field-alone", "`\(path)` is a field of single records; a number of many is asked for with `\(number)`",
      at: span, fixes: [.init("write `\(number)`", replacing: span, with: number)])
  }

  /// `product is inactive`
  static func stateMeant(_ name: Name, _ meant: String, replacing span: Span) -> Diagnostic {
    Diagnostic(
      code: "state-meant", "`\(name.text)` is no name but a state, which is asked for with `\(meant)`", at: name.span,
      fixes: [.init("write `\(meant)`", replacing: span, with: meant)])
  }

  static func quoteText(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "quote-text", "`\(name.text)` is not a field here; a value is written in quotes", at: name.span,
      fixes: [.init("quote it", replacing: name.span, with: "\"\(name.text)\"")])
  }

  /// `list visits`
  static func numberOfRecords(_ name: Name, _ records: String) -> Diagnostic {
    Diagnostic(
      code: "unknown-entity", "`\(name.text)` is a number, and no kind of records", at: name.span,
      fixes: [.init("list what it counts", replacing: name.span, with: records)])
  }

  /// `潜在客户`
  static func recordsInState(_ name: Name, _ meant: String) -> Diagnostic {
    Diagnostic(
      code: "unknown-entity", "there are no records called `\(name.text)`", at: name.span,
      fixes: [.init("say which with `where`", replacing: name.span, with: meant)])
  }

  /// `where big_customers`
  static func segmentAlone(_ name: Name, _ segment: Segment) -> Diagnostic {
    Diagnostic(
      code: "segment-alone", "`\(name.text)` is a part of \(spoken(segment.entity)), which `for` chooses",
      at: name.span,
      example: .init("show sales for \(segment.name) this year"))
  }

  /// `count(big_customers)`
  static func segmentCounted(_ name: Name, _ segment: Segment) -> Diagnostic {
    let counted = "\(segment.entity) where \(name.text)"
    return Diagnostic(
      code: "segment-alone", "`\(name.text)` is a part of \(spoken(segment.entity)), which are what is counted",
      at: name.span, fixes: [.init("write `\(counted)`", replacing: name.span, with: counted)])
  }

  /// `define segment s = customers where sales > 1000`
  static func segmentOfNumbers(_ condition: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "segment-of-numbers",
      "a segment is chosen by what its records are; by a number such as `\(condition)` a question chooses them, after `for`",
      at: span, example: .init("show sales by industry for customers with sales > 100000 this year"))
  }

  /// `count(invoices where unpaid > 0)`
  static func numberInCount(_ metric: String, of entity: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "unknown-field",
      "`\(metric)` is no field of \(spoken(entity)) but a number about each, which stands after `with`",
      at: span, example: .init("show count(\(entity) with \(metric) > 0)"))
  }

  /// `where rep > 5`
  static func orderOfText(_ subject: String, _ sign: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "value-kind", "\(subject) is text, and `\(sign)` compares numbers and days", at: span,
      example: .init("list customers where name starts with \"A\""))
  }

  /// `ageing = "0-30"`
  static func unknownBand(_ subject: String, _ text: String, known: [String], at span: Span) -> Diagnostic {
    let names = known.map { "\"\($0)\"" }
    let near = nearestWords(to: text, among: Set(known)).first.map { "\"\($0)\"" }
    return Diagnostic(
      code: "value-kind", "\(subject) is a number, in bands called \(names.joined(separator: ", "))", at: span,
      fixes: near.map { [.init("did you mean \($0)?", replacing: span, with: $0)] } ?? [],
      example: names.last.map { .init("show unpaid by customer where \(subject) = \($0)") })
  }
}
