import Semantics
import Syntax
import Values

/// What a question is made of, by name, to count what random questions really ask.
struct QuestionTraits {
  private(set) var names: Set<String> = []

  /// What every run of the usual length asks and answers.
  static let usual = [
    "subject", "period", "where", "having", "as of", "for", "share", "per", "per month", "+", "-", "*", "/",
    "vs", "vs by workdays", "vs all of", "vs cut", "vs several", "vs target", "change in percent",
    "running", "moving", "previous", "growth", "rank", "rank in each", "cumulative", "cumulative share",
    "share in each", "pareto",
    "of the numbers of several",
    "lower", "upper", "with n", "with interval", "top", "bottom", "top part", "top in each", "sort by key",
    "sort by number", "cohort of customers", "cohort of leads", "cohort of opportunities", "cohort within",
    "by cohort time", "by time after", "manager rolled up", "team rolled up", "own", "by current owner", "opening",
    "counted by result", "counted by result along time", "plan: target", "plan: budget", "of the team",
    "workdays of the period", "above zero", "at least zero", "first known", "today in a formula",
    "event timing", "elapsed timing", "balance timing", "interval timing", "moment timing", "span timing",
    "population timing", "by day", "by week", "by month", "by quarter", "by half", "by year", "by fiscal_quarter",
    "by fiscal_half", "by fiscal_year", "by weekday", "by hour", "by value", "by bands", "by computed",
    "count(...)", "count distinct(...)", "sum(...)", "avg(...)", "median(...)", "percentile(...)", "min(...)",
    "max(...)", "stddev(...)", "corr(...)", "balance(...)", "in period", "in a period", "is empty", "in (...)",
    "contains", "startsWith", "team within", "rep within", "was of states", "changed of states",
    "changed of a customer's field", "was of a customer's field", "row is empty", "row between", "row in (...)",
  ]

  init(_ question: Question, _ show: ShowQuestion) {
    if question.subject != nil { names.insert("subject") }
    for key in question.keys { add(key) }
    for quantity in question.quantities { add(quantity) }
    for (_, filter) in question.filters { add(filter, "filter") }
    for condition in question.rowConditions { add(condition) }
    if let cohort = question.cohort {
      names.insert("cohort of \(cohort.entity)")
      if cohort.window != nil { names.insert("cohort within") }
    }
    for population in question.populations {
      names.insert(population.isCounted ? "counted by result" : "for")
      if population.series != nil { names.insert("counted by result along time") }
    }
    for comparator in question.comparators {
      switch comparator.base {
      case .target: names.insert("vs target")
      case .period(let period):
        switch period.alignment {
        case .dates: names.insert("vs")
        case .workdays: names.insert("vs by workdays")
        case .whole: names.insert("vs all of")
        }
      }
    }
    if question.comparators.count > 1 { names.insert("vs several") }
    if question.comparators.contains(where: { $0.period?.through != nil }) { names.insert("vs cut") }
    if let ranking = question.ranking {
      names.insert(ranking.isTop ? "top" : "bottom")
      if case .part = ranking.extent { names.insert("top part") }
      if !ranking.each.isEmpty { names.insert("top in each") }
    }
    for key in question.sort {
      if case .dimension = key.key { names.insert("sort by key") } else { names.insert("sort by number") }
    }
    if show.sampling?.hasSize ?? false { names.insert("with n") }
    if show.sampling?.hasInterval ?? false { names.insert("with interval") }
    if show.asOf != nil { names.insert("as of") }
    if show.having != nil { names.insert("having") }
    if show.condition != nil { names.insert("where") }
    if question.period != nil { names.insert("period") }
  }

  private mutating func add(_ key: GroupKey) {
    switch key.kind {
    case .time(let grain): names.insert("by \(grain.rawValue)")
    case .cohort(.entered): names.insert("by cohort time")
    case .cohort(.after): names.insert("by time after")
    case .cohort(.member): names.insert("by member")
    case .number: names.insert("by bands of a number")
    case .attribute(_, _, _, let bands), .expression(_, _, let bands):
      names.insert(bands.isEmpty ? "by value" : "by bands")
      if case .expression = key.kind { names.insert("by computed") }
    }
    if key.isRolledUp { names.insert("\(key.name) rolled up") }
    if key.name == "current_owner" { names.insert("by current owner") }
  }

  private mutating func add(_ quantity: Quantity) {
    switch quantity {
    case .measure(let measure): add(measure)
    case .shared(let measure):
      names.insert(measure.isOfTeam ? "of the team" : "per")
      add(measure)
    case .constant, .date, .text: break
    case .arithmetic(let op, let left, let right):
      names.insert(op.rawValue)
      add(left)
      add(right)
    case .negative(let part), .declared(let part, _): add(part)
    case .share(let part):
      names.insert("share")
      add(part)
    case .ofRows(let view, let part):
      switch view {
      case .running: names.insert("running")
      case .moving: names.insert("moving")
      case .previous: names.insert("previous")
      case .growth: names.insert("growth")
      case .rank(let isAscending, let groups):
        names.insert(isAscending ? "rank, least first" : "rank")
        if !groups.isEmpty { names.insert("rank in each") }
      case .cumulative: names.insert("cumulative")
      case .cumulativeShare: names.insert("cumulative share")
      case .share: names.insert("share in each")
      }
      add(part)
    case .pareto(_, let part, let figure):
      names.insert(figure.isSpread ? "of the numbers of several" : "pareto")
      add(part)
    case .bound(let end, let hits, let cases):
      names.insert(end == .lower ? "lower" : "upper")
      add(hits)
      add(cases)
    case .before(_, let part): add(part)
    case .growth(let part, let earlier):
      names.insert("change in percent")
      add(part)
      add(earlier)
    case .elapsed(let unit): names.insert("per \(unit.rawValue)")
    case .workdays: names.insert("workdays of the period")
    case .function(let function, let parts):
      switch function {
      case .aboveZero: names.insert("above zero")
      case .atLeastZero: names.insert("at least zero")
      case .firstKnown: names.insert("first known")
      case .moment: names.insert("today in a formula")
      case .countback: names.insert("countback")
      }
      for part in parts { add(part) }
    }
  }

  private mutating func add(_ measure: Measure) {
    names.insert("\(measure.timing.rawValue) timing")
    names.insert("\(measure.function.rawValue)(...)")
    names.insert("of \(measure.entity)")
    if let plan = measure.plan { names.insert("plan: \(plan.plan.rawValue)") }
    if measure.isOwn { names.insert("own") }
    if measure.isOpening { names.insert("opening") }
    if let condition = measure.condition { add(condition, "condition") }
  }

  private mutating func add(_ predicate: Predicate, _ place: String) {
    names.insert(place)
    switch predicate {
    case .all(let parts), .any(let parts):
      for part in parts { add(part, place) }
    case .not(let part): add(part, place)
    case .comparison(let op, _, _): names.insert("\(place) \(op.rawValue)")
    case .empty: names.insert("is empty")
    case .member: names.insert("in (...)")
    case .matches(let match, _, _): names.insert("\(match)")
    case .within: names.insert("in a period")
    case .ownTime: names.insert("in period")
    case .sameBucket: names.insert("same bucket")
    case .inside(let path, _): names.insert(path.field.kind == .reference("teams") ? "team within" : "rep within")
    case .isAmong: names.insert("among")
    case .history(let condition):
      let track = if case .customerField = condition.track { "of a customer's field" } else { "of states" }
      names.insert((condition.isChange ? "changed " : "was ") + track)
    }
  }

  private mutating func add(_ condition: RowCondition) {
    switch condition {
    case .comparison(let op, _, _): names.insert("row \(op.rawValue)")
    case .range: names.insert("row between")
    case .member: names.insert("row in (...)")
    case .within: names.insert("row in a period")
    case .empty: names.insert("row is empty")
    case .all(let parts), .any(let parts):
      for part in parts { add(part) }
    case .not(let part):
      names.insert("row not")
      add(part)
    }
  }
}
