package import Syntax
package import Values

/// What stands beside the numbers of the question's own period.
package struct ResolvedComparator: Sendable {
  /// `last month`, in the language of the output.
  package var title: String
  package var base: Base

  package enum Base: Sendable {
    case period(ComparedPeriod)
    /// The plan for the question's own period.
    case target
  }

  package var period: ComparedPeriod? {
    switch base {
    case .period(let period): period
    case .target: nil
    }
  }

  /// Stands beside the question's own period as far as that has come.
  var isCutAtToday: Bool { period.map { $0.alignment != .whole } ?? false }
}

/// Another stretch of time, like with like.
package struct ComparedPeriod: Hashable, Sendable {
  /// All of it: what plans are set for.
  package var whole: Period
  /// The last day whose facts count; `nil` is the end of `whole`.
  package var through: CivilDate?
  /// The day that snapshots are read at.
  package var moment: CivilDate
  /// How far it lies before the question's own period; `nil` when the two have nothing in common.
  package var step: TimeStep?
  package var alignment: Comparator.Alignment
  package var remarks: [Remark] = []

  /// The days whose facts count.
  package var counted: Period { through.map(whole.cut) ?? whole }

  /// What makes the two sides less alike than they look.
  package enum Remark: Hashable, Sendable {
    /// Days of the question's own side and of the other.
    case lengths(Int, Int)
    /// The other period has fewer working days than have passed in the question's own.
    case fewerWorkdays(Int)
    /// `by workdays` beside a period of which every day has passed.
    case nothingToCut
    /// The other period itself is not over.
    case unfinished
    /// `last month` lies after the question's own period, which is longer ago.
    case later
    /// A year without the week asked for; 52 weeks earlier was taken.
    case noSuchWeek(year: Int, week: Int)
  }
}

/// The time of the changes that a question asks about, where that is what it compares: it has no period of its own.
package struct ComparedChanges: Hashable, Sendable {
  package var written: PeriodExpression
  package var period: Period
}

/// A distance on the calendar.
package enum TimeStep: Hashable, Sendable {
  case days(Int)
  case months(Int)

  /// The day so much earlier, clamped at a month's end.
  package func before(_ day: CivilDate) -> CivilDate {
    switch self {
    case .days(let count): day.adding(days: -count)
    case .months(let count): day.adding(months: -count)
    }
  }

  /// The day so much later; `nil` where the month is too short to have it.
  package func after(_ day: CivilDate) -> CivilDate? {
    switch self {
    case .days(let count): return day.adding(days: count)
    case .months(let count):
      let found = day.adding(months: count)
      return found.day == day.day ? found : nil
    }
  }

  /// A run of whole months stays one, whatever their lengths.
  package func before(_ period: Period) -> Period {
    if period.start.day == 1, period.end.day == 1 {
      return Period(start: before(period.start), end: before(period.end))
    }
    return Period(from: before(period.start), through: before(period.last))
  }
}

extension Question {
  /// The periods that the rows are asked about once more.
  package var comparedPeriods: [ComparedPeriod] { comparators.compactMap(\.period) }

  /// What stands beside the other periods; `nil` is its moment.
  package var comparedTime: Period? { period ?? changes?.period ?? cohort?.period }

  /// Others are followed in its place, whatever they did when: those of another time.
  package var comparesCohorts: Bool { period == nil && changes == nil && cohort != nil }

  /// The same question about another period, on the day that lies there as today lies in the question's own.
  package func asked(about other: ComparedPeriod) -> Question {
    var question = self
    question.comparators = []
    if comparesCohorts {
      question.cohort = cohort?.entered(in: other.counted)
    } else {
      if period != nil { question.period = other.whole }
      question.through = other.through
      question.moment = other.moment
    }
    if let changes {
      question.changes = nil
      question.filters = filters.mapValues { $0.ofChanges(in: other.counted, insteadOf: changes.period) }
      question.facts = facts.map { $0.ofChanges(in: other.counted, insteadOf: changes.written) }
    }
    question.populations = populations.map { population in
      guard population.isCounted else { return population }
      var counted = population
      counted.question = population.question?.asked(about: other)
      counted.series = population.series?.asked(about: other)
      return counted
    }
    return question
  }

  /// The days whose facts count.
  package var counted: Period? { counted(period) }

  /// Likewise of a part of its period; `nil` is all time.
  package func counted(_ part: Period?) -> Period? {
    guard let through else { return part }
    return (part ?? Period(from: PeriodReader.earliest, through: through)).cut(through: through)
  }

  /// The days whose facts count by a date of theirs: of a period that is not over, what happened counts up to today, and
  /// what a date may say of days to come to its end.
  func counted(_ part: Period?, by date: Field?, on today: CivilDate) -> Period? {
    let counted = counted(part)
    guard through == nil, period?.contains(today) ?? false, !(date?.mayLieAhead ?? false) else { return counted }
    return counted.map { $0.cut(through: max(today, $0.start.adding(days: -1))) }
  }

  /// The time in which who is asked about was there, of its period or a part of it; as of a past day nobody who came later
  /// was.
  package func present(_ part: Period?) -> Period? {
    let counted = counted(part)
    guard isPast else { return counted }
    let then = moment.adding(days: 1)
    guard let counted else { return Period(start: PeriodBounds.earliest, end: then) }
    return Period(start: min(counted.start, then), end: min(counted.end, then))
  }
}

extension Predicate {
  fileprivate func ofChanges(in time: Period, insteadOf asked: Period) -> Predicate {
    switch self {
    case .history(var condition) where condition.isChange && condition.period == asked:
      condition.period = time
      return .history(condition)
    case .all(let parts): return .all(parts.map { $0.ofChanges(in: time, insteadOf: asked) })
    case .any(let parts): return .any(parts.map { $0.ofChanges(in: time, insteadOf: asked) })
    case .not(let part): return .not(part.ofChanges(in: time, insteadOf: asked))
    case .comparison, .empty, .member, .matches, .within, .inside, .ownTime, .sameBucket, .isAmong, .history:
      return self
    }
  }
}

extension Expression {
  /// The same as it could be written.
  fileprivate func ofChanges(in time: Period, insteadOf asked: PeriodExpression) -> Expression {
    mapped { part in
      guard case .changed(let name, let from, let to, let period?) = part.kind, period.kind == asked.kind else {
        return nil
      }
      let days = PeriodExpression(.range(.literal(.day(time.start)), .literal(.day(time.last))))
      return Expression(.changed(name, from: from, to: to, days), part.span)
    }
  }
}

extension ParetoQuestion {
  package func asked(about other: ComparedPeriod) -> ParetoQuestion {
    var pareto = self
    pareto.question = question.asked(about: other)
    pareto.whole = whole?.asked(about: other)
    return pareto
  }
}

extension Environment {
  /// The last day that counts: `as of` a day, and beside another period, a question is asked on that day.
  package func today(of question: Question) -> CivilDate { question.through ?? today }

  /// What `today` means to conditions on records that happened: the day of `as of`, else the last day that counts. What
  /// was is seen from the end of its period instead.
  func clock(of question: Question, _ entity: Entity) -> CivilDate {
    question.isPast || entity.isHeld ? question.moment : today(of: question)
  }

  package func asked(on question: Question) -> Environment {
    var environment = self
    environment.today = today(of: question)
    return environment
  }
}
