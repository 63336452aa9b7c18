import Semantics
import Syntax
import Values

/// The records that a question follows, joined to the facts about them.
extension FactSelect {
  /// The name of the joined members.
  static let cohort = "cohort"

  /// The column of the members with the time they entered in.
  static func entered(_ grain: Grain) -> String { "entered_\(grain.rawValue)" }

  /// Keeps the facts of the members, each beside the day that its member is followed from.
  mutating func follow(_ followed: Branch.Following, cutBy keys: [Branch.KeySource]) {
    let cohort = followed.cohort
    guard let home = catalogue.entity(cohort.records) else { return }
    var record = FactSelect(
      catalogue, home, currency: currency, populations: populations, date: catalogue.ownDay(of: cohort),
      moment: followed.moment, isShared: cohort.members.asksCredit)
    var identities: [SQLExpression] = []
    for path in cohort.identities { identities.append(record.column(path)) }
    let day = record.column(cohort.date)
    // Several leads may have become one customer: it is followed from the first of them. A deal is one member, whoever
    // shares it.
    let isMerged = identities.count > 1 || record.isShared
    func value(_ expression: SQLExpression) -> SQLExpression {
      isMerged ? .aggregate("MIN", distinct: false, expression, filter: nil) : expression
    }
    var members = Select(from: record.relation)
    members.columns = [
      .init(expression: identities.count > 1 ? .call("COALESCE", identities) : identities[0], alias: "member"),
      .init(expression: value(day), alias: "entered"),
    ]
    for case .cohort(.entered(let grain)) in keys {
      record.join(
        .table("calendar", alias: "calendar"), alias: "calendar", on: .binary("=", .column("calendar", "day"), day))
      members.columns.append(
        .init(expression: value(.column("calendar", grain.calendarColumn ?? "day")), alias: Self.entered(grain)))
    }
    if case .all(let parts) = cohort.members {
      for part in parts { members.conditions.append(record.condition(part)) }
    } else {
      members.conditions = [record.condition(cohort.members)]
    }
    members.joins = record.joins
    members.groupCount = isMerged ? 1 : 0
    var links: [SQLExpression] = []
    for path in followed.links { links.append(column(path)) }
    let member = links.count == 1 ? links[0] : SQLExpression.call("COALESCE", links)
    var condition = SQLExpression.binary("=", .column(Self.cohort, "member"), member)
    if let deal = followed.deal {
      let created = column(deal.created)
      condition = .all([
        condition,
        .any([
          .isNotNull(column(deal.lead)), .isNull(created), .binary(">=", created, .column(Self.cohort, "entered")),
        ]),
      ])
    }
    join(.query(members, alias: Self.cohort), alias: Self.cohort, on: condition, isLeft: false)
  }

  /// What happened in the first days of its member.
  mutating func inWindow(of cohort: Cohort, _ date: Field) -> [SQLExpression] {
    guard let window = cohort.window else { return [] }
    let lapse = lapse(window.lapse, since: ownDay(date))
    return [.binary(">=", lapse, .constant(0)), .binary("<", lapse, .parameter(.integer(window.count)))]
  }

  /// Whole units from the member's day to the fact's, negative before it.
  func lapse(_ lapse: Lapse, since day: SQLExpression) -> SQLExpression {
    .lapse(lapse, from: .column(Self.cohort, "entered"), to: day)
  }
}

extension SQLExpression {
  /// Whole units from one day to another, negative when that lies before it. Days are compared as texts, so that every
  /// engine agrees on what a month is.
  static func lapse(_ lapse: Lapse, from entered: SQLExpression, to day: SQLExpression) -> SQLExpression {
    switch lapse {
    case .day: return .days(day, entered)
    case .week: return wholes(.days(day, entered), of: 7)
    case .month, .quarter, .year:
      func part(_ date: SQLExpression, _ start: Int, _ length: Int) -> SQLExpression {
        .call("SUBSTR", [date, .constant(start), .constant(length)])
      }
      func number(_ date: SQLExpression, _ start: Int, _ length: Int) -> SQLExpression {
        .asInteger(part(date, start, length))
      }
      let years = SQLExpression.binary("-", number(day, 1, 4), number(entered, 1, 4))
      let months = SQLExpression.binary("-", number(day, 6, 2), number(entered, 6, 2))
      let isShort = SQLExpression.choice([
        .init(condition: .binary("<", part(day, 9, 2), part(entered, 9, 2)), value: .constant(1)),
        .init(condition: .binary(">=", part(day, 9, 2), part(entered, 9, 2)), value: .constant(0)),
      ])
      let whole = SQLExpression.binary("-", .binary("+", .binary("*", years, .constant(12)), months), isShort)
      return lapse == .month ? whole : wholes(whole, of: lapse.months)
    }
  }

  /// Division that rounds down, also below 0, where engines round towards it.
  private static func wholes(_ count: SQLExpression, of size: Int) -> SQLExpression {
    let shift = SQLExpression.choice([
      .init(condition: .binary("<", count, .constant(0)), value: .constant(size - 1)),
      .init(condition: .binary(">=", count, .constant(0)), value: .constant(0)),
    ])
    return .binary("/", .binary("-", count, shift), .constant(size))
  }
}
