import Syntax
import Values

/// On which day a list sees what it says of today, and how it says another day.
extension Resolver {
  /// The day that a list is read on.
  func day(of list: ListQuestion) -> CivilDate {
    if case .literal(.day(let day))? = list.asOf { return day }
    if catalogue.entity(list.entity.text)?.isOfToday ?? false { return environment.today }
    let last = list.period.flatMap { written in (try? periods.period(written)) ?? nil }?.last
    return last.map { min($0, environment.today) } ?? environment.today
  }

  /// `today` in a metric is the moment asked about, and `age` is counted up to it; a list of another day says that day.
  func fixed(
    _ condition: Expression, on entity: Entity, at moment: CivilDate, inListOf day: CivilDate
  ) -> Expression {
    guard moment != environment.today || day != environment.today else { return condition }
    return condition.mapped { part in
      switch part.kind {
      case .moment(let point):
        guard case .date(let day)? = try? self.moment(point, at: part.span).fixed(at: moment) else { return nil }
        return Expression(.date(.day(day)), part.span)
      case .name(let names) where moment != day: return lapsed(names, on: entity, at: moment)
      default: return nil
      }
    }
  }

  /// `2026-09-30 - created` for `age`.
  private func lapsed(_ names: [Name], on entity: Entity, at moment: CivilDate) -> Expression? {
    let probe = self
    let written = Expression(.name(names), .none)
    guard case .column(let path)? = try? probe.scalar(written, on: entity).0, path.field.isElapsed,
      let since = catalogue.entity(path.field.entity)?.fields.first(where: {
        $0.kind == .date && $0.column == path.field.column
      })
    else { return nil }
    let day = Expression(.name((path.references + [since]).map { Name($0.name) }), .none)
    return Expression(.arithmetic(.subtract, Expression(.date(.day(moment)), .none), day), .none)
  }

  func upToToday(_ period: Period?) -> Period {
    (period ?? Period(from: PeriodBounds.earliest, through: environment.today)).cut(through: environment.today)
  }
}
