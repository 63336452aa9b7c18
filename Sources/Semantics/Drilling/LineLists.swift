import Syntax
import Values

/// What a row of a roll-up is about: the time of its records, and who led somebody then.
struct Line {
  let isOwn: Bool
  let leading: [RowPlace.Leading]
  let time: Period
  /// The records' own day; `nil` where they are read as of a moment.
  let date: Field?
  /// When those without a day of their own are read, where they count.
  let undated: CivilDate?

  /// `nil` is all time.
  init(isOwn: Bool, _ place: RowPlace, time: Period?, date: Field?, at moment: CivilDate) {
    self.isOwn = isOwn
    leading = place.leading
    self.time = time ?? Period(start: PeriodBounds.earliest, end: PeriodBounds.open)
    self.date = date
    undated = time == nil && date != nil ? moment : nil
  }
}

extension Resolver {
  /// A row of a roll-up holds everybody below, `own(...)` only whom it names; without a name it holds those whom nobody
  /// is above. Who leads nobody at a time stands above nobody, not even above himself.
  func below(_ key: GroupKey, _ value: KeyValue, _ entity: Entity, _ line: Line) throws(Diagnostic) -> [Expression] {
    guard let tree = Tree(rawValue: key.name) else { throw Messages.drillIntoNobody(key.name) }
    let isMember = entity.field(tree.member) != nil || tree == .team || entity.singular == tree.member
    let word = !isMember && entity.field("owner") != nil ? "owner" : tree.member
    let member = Self.named(word)
    // A dimension has no fields of its own.
    let fields = entity.field(word) == nil ? way(up: tree, from: entity)?.fields.map(\.name) ?? [] : []
    let path = fields.isEmpty || entity.singular == word ? [word] : fields
    func told(_ who: KeyValue, _ op: ComparisonOperator) -> Expression? {
      switch who {
      case .text(let name): Expression(.comparison(op, member, Expression(.text(name), .none)), .none)
      case .id(let id):
        Expression(
          .comparison(op, Expression(.name((path + ["id"]).map { Name($0) }), .none), Expression(.text(id), .none)),
          .none)
      case .missing, .boolean, .number, .day, .band, .records, .within, .stranger, .time, .weekday, .hour: nil
      }
    }
    switch value {
    case .text, .id:
      guard let condition = told(value, line.isOwn ? .equal : .inside) else {
        throw Messages.drillIntoNobody(key.name)
      }
      guard tree == .manager, let leader = line.leading.first(where: { $0.who == value }) else { return [condition] }
      return [condition]
        + Self.gaps(in: leader.periods, over: line.time).compactMap { gap in
          told(value, .equal).map { Self.no($0, in: gap, line) }
        }
    case .missing where tree == .team: return [Expression(.emptiness(member, negated: false), .none)]
    case .missing:
      if line.isOwn { throw Messages.drillIntoOwnOfNobody(key.name) }
      let alone = Expression(.emptiness(Self.named(key.name), negated: false), .none)
      return [alone]
        + line.leading.flatMap { leader in
          leader.periods.filter { $0.start < line.time.end && line.time.start < $0.end }
            .compactMap { time in told(leader.who, .equal).map { Self.no($0, in: time, line) } }
        }
    case .boolean, .number, .day, .band, .records, .within, .stranger, .time, .weekday, .hour:
      throw Messages.drillIntoNobody(key.name)
    }
  }

  /// What is the own of any manager, or of any team.
  func ownOfAnybody(_ key: GroupKey, _ entity: Entity, _ line: Line) throws(Diagnostic) -> [Expression] {
    if key.name == Tree.team.rawValue {
      return try below(key, .missing, entity, line).map { Expression(.not($0), .none) }
    }
    var alternatives: [Expression] = []
    for leader in line.leading
    where leader.periods.contains(where: { $0.start < line.time.end && line.time.start < $0.end }) {
      if let own = Self.allOf(try below(key, leader.who, entity, line)) { alternatives.append(own) }
    }
    if alternatives.count > Self.mostRows { throw Messages.drillIntoTooMany(alternatives.count, limit: Self.mostRows) }
    guard let first = alternatives.first else { throw Messages.drillIntoOwnOfNobody(key.name) }
    return [alternatives.count == 1 ? first : Expression(.logical(.or, alternatives), .none)]
  }

  /// `not (rep = "Bo" and done between 2026-11-01 and 2026-11-09)`
  private static func no(_ condition: Expression, in period: Period, _ line: Line) -> Expression {
    var days: [Expression] = []
    if let date = line.date {
      if period.start > line.time.start { days.append(compared(date.name, .after, period.start.adding(days: -1))) }
      if period.end < line.time.end { days.append(compared(date.name, .before, period.end)) }
      if let undated = line.undated, period.contains(undated), let inside = allOf(days) {
        days = [
          Expression(.logical(.or, [inside, Expression(.emptiness(named(date.name), negated: false), .none)]), .none)
        ]
      }
    }
    return Expression(.not(allOf([condition] + days) ?? condition), .none)
  }

  /// The time outside of all of them.
  private static func gaps(in periods: [Period], over time: Period) -> [Period] {
    var found: [Period] = []
    var start = time.start
    for period in periods.sorted(by: { $0.start < $1.start }) {
      if period.start > start { found.append(Period(start: start, end: min(period.start, time.end))) }
      start = max(start, period.end)
    }
    if start < time.end { found.append(Period(start: start, end: time.end)) }
    return found.filter { !$0.isEmpty }
  }
}
