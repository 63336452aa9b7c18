package import Syntax
package import Values

/// A `show` whose every name is found: nothing in it can fail to be planned.
package struct Question: Sendable {
  /// What the rows are, subject first.
  package var keys: [GroupKey]
  /// `show reps`: every one of them has a row.
  package var subject: Entity?
  package var columns: [MetricColumn]
  /// Conditions on facts, as they were written.
  package var facts: [Expression] = []
  /// Conditions on facts, for each entity that is asked; `nil` is none. An entity that a condition cannot reach and that
  /// only divides (`per workday`) has the reachable part.
  package var filters: [String: Predicate]
  package var populations: [PopulationQuestion]
  /// Those whom rows along time are about, as of a past day.
  package var subjects: PopulationID?
  package var paretos: [ParetoQuestion] = []
  /// Whose facts are followed, and from when.
  package var cohort: Cohort?
  package var rowConditions: [RowCondition]
  /// Metrics in these that bear the name of a field of the records asked about, which would choose among them: `minutes`
  /// and `activity.minutes`.
  package var namesakes: [String: String] = [:]
  package var period: Period?
  /// The last day whose facts count, where that is not the end of the period: what `as of` names, or today as seen from
  /// another period.
  package var through: CivilDate?
  /// The moment that snapshots are read at: `as of`, else the end of the period, at most today.
  package var moment: CivilDate
  /// `as of` an earlier day was asked: owner and status of customers and leads are those of the moment.
  package var isPast = false
  /// Today, where customers are counted for whoever owned them at the time that a number is of, and as what they were then;
  /// `nil` where all is known by one day, or members of a cohort are followed.
  package var customersToday: CivilDate?
  /// What `vs` puts beside the numbers.
  package var comparators: [ResolvedComparator] = []
  /// Whose time is compared, when the question has none of its own.
  package var changes: ComparedChanges?
  /// Columns that no target can be set for, when `vs target` was asked.
  package var withoutTarget: [String] = []
  package var ranking: ResolvedRanking?
  package var sort: [ResolvedSort]
  package var presentation: Answer.Presentation?
  /// Whether the items were not named and the entity's own were taken.
  package var usesDefaultItems: Bool
  /// Metrics on the sales basis take part, so that the caption names it.
  package var usesSalesBasis: Bool
  /// Open deals past their expected close, of those asked about: a win rate leaves them out.
  package var staleDeals: StaleDeals?
  /// Dimensions that a dividing measure could not be split by.
  package var sharedNotes: [String]
  /// Who is there has every row that is his, also those in which he has nothing beside others in which he has.
  package var keepsIdle = false

  /// Position of the time that rows are about: the finest one (`by year, quarter`), a cycle only when there is no other.
  package var timeAxis: Int? {
    let times = keys.indices.compactMap { position -> (position: Int, rank: Int)? in
      guard case .time(let grain) = keys[position].kind else { return nil }
      return (position, grain.coarseness)
    }
    return times.min { ($0.rank, $0.position) < ($1.rank, $1.position) }?.position
  }

  /// Position of what numbers go along from row to row: the time, else how long after its own day a record is.
  package var seriesAxis: Int? {
    if let axis = timeAxis, case .time(let grain) = keys[axis].kind, !grain.isCycle { return axis }
    return keys.firstIndex { if case .cohort(.after) = $0.kind { true } else { false } } ?? timeAxis
  }

  /// Rows are of what happened in a time, or so long after a member's own day.
  package var isAlongTime: Bool { keys.contains(where: \.isAlong) }

  /// Rows overlap, so that totals are asked for themselves.
  package var isRolledUp: Bool { keys.contains(where: \.isRolledUp) }

  /// Every quantity the rows need: columns, conditions, ranking, sort.
  package var quantities: [Quantity] {
    columns.map(\.quantity) + rowConditions.flatMap(\.quantities) + (ranking.map { [$0.by] } ?? [])
      + sort.compactMap { if case .quantity(let quantity) = $0.key { quantity } else { nil } }
  }

  /// Its rows are all contacts, deals or leads that were there in the period, as numbers are asked of them, not those that
  /// were created in it.
  package var isOfThoseThere: Bool { !usesDefaultItems && subject.map(Membership.livesOn) ?? false }

  /// Whatever is shown of them; what rows are chosen and ordered by makes rows, too.
  package var ofAllRows: Question {
    var question = self
    (question.rowConditions, question.ranking, question.sort) = ([], nil, [])
    let known = Set(columns.map(\.quantity))
    question.columns += Set(quantities).subtracting(known).map {
      MetricColumn(name: "", title: "", quantity: $0, unit: .count, direction: .neutral)
    }
    return question
  }

  /// One number of the same records, whatever rows they are put into: only what is read as of a moment keeps its time axis.
  package func about(_ measure: Measure) -> Question {
    var question = self
    question.keys = measure.timing.isSnapshot ? keys.filter(\.isTime) : []
    question.columns = [
      MetricColumn(name: "", title: "", quantity: .measure(measure), unit: measure.unit, direction: .neutral)
    ]
    (question.subject, question.presentation, question.ranking) = (nil, nil, nil)
    (question.rowConditions, question.sort, question.comparators, question.paretos) = ([], [], [], [])
    question.keepsIdle = false
    return question
  }
}

package struct GroupKey: Hashable, Sendable {
  /// Machine name: `rep`, `month`.
  package var name: String
  package var title: String
  package var kind: Kind
  /// The dimension or path that it stands for, when it has another name.
  package var parts: [String] = []
  /// A fact counts for everybody above; `paths` lead to the team or the rep where it begins. Rows overlap.
  package var isRolledUp = false

  /// Whether rows follow one another along it; a weekday comes again.
  package var isTime: Bool {
    if case .time(let grain) = kind { !grain.isCycle } else { false }
  }

  /// Whether it tells when, if only on which day of any week.
  package var isWhen: Bool {
    if case .time = kind { true } else { false }
  }

  /// Whether rows are of what happened in a time, or so long after a member's own day.
  fileprivate var isAlong: Bool {
    if case .cohort(.after) = kind { true } else { isWhen }
  }

  /// Whether it is a number about records that was cut into bands.
  var isOfNumber: Bool { if case .number = kind { true } else { false } }

  /// Whether it tells when the members entered, or how long ago that is.
  package var isOfCohort: Bool {
    if case .cohort = kind { true } else { false }
  }

  /// Whether it is a value of the records, or what they refer to.
  package var isAttribute: Bool {
    if case .attribute = kind { true } else { false }
  }

  /// Whether each row is about one record.
  package var isOfRecords: Bool {
    if case .attribute(_, entity: _?, _, _) = kind { true } else { false }
  }

  /// The dimension or path that it is, whatever it is called.
  package var path: [String] { parts.isEmpty ? name.split(separator: ".").map(String.init) : parts }

  package enum Kind: Hashable, Sendable {
    case time(Grain)
    /// About the cohort's records.
    case cohort(CohortAxis)
    /// A value reached from each fact; `entity` is set when the value is a record with a label.
    case attribute(paths: [String: ColumnPath], entity: String?, kind: Field.Kind, bands: [NumberLiteral])
    /// A value computed from each fact.
    case expression(values: [String: Scalar], kind: Field.Kind, bands: [NumberLiteral])
    /// A number about a record that each fact is about.
    case number(NumberBands)
  }
}

/// Records by a number about each: `by sales in bands 10000, 100000`.
package struct NumberBands: Hashable, Sendable {
  /// Whose number it is.
  package var entity: String
  /// From each fact to that record.
  package var paths: [String: ColumnPath]
  /// Finds in which band each is.
  package var population: PopulationID
  /// Upper-exclusive.
  package var edges: [NumberLiteral]
  /// How the number is written: of whole units with the last one of each band.
  package var kind: Field.Kind
}

package struct MetricColumn: Hashable, Sendable {
  package var name: String
  package var title: String
  package var quantity: Quantity
  package var unit: Unit
  package var direction: Direction
  /// A difference between two periods: it reads with its sign.
  package var isChange = false
  /// The comparator that it belongs to, by its place; `nil` for what was asked itself.
  package var comparator: Int?
  /// As it could be written as an item; `nil` for a column that the answer made up.
  package var expression: Expression?
  package var compares: Comparing = .all

  /// What beside it makes sense: a sample or the end of an interval has grown by no per cent.
  package enum Comparing: Int, Hashable, Sendable, Comparable {
    case before, change, all

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }
}

/// One number split by what the rows are and, further, by what is counted or put together: asked first.
package struct ParetoQuestion: Sendable {
  package var question: Question
  /// The name of the key that is counted.
  package var counted: String
  /// A fraction above 0 and at most 1.
  package var part: Double
  /// The same for all rows together, where there are several and that does not follow from theirs: numbers of several are
  /// put together, or rows overlap.
  package var whole: Question?
  /// Numbers of several are put together.
  package var isSpread = false
  /// What has no fact counts too: everybody there is, every stretch of time.
  package var keepsEmpty = false
  /// Numbers of all records that there are.
  package var isOfAll = false

  /// Whether what is counted are records, so that what belongs to none of them is no part.
  package var isOfRecords: Bool {
    if isOfAll { return true }
    guard let key = question.keys.first(where: { $0.name == counted }) else { return false }
    return key.isOfRecords
  }
}

/// Whom to look at, chosen by their whole result: asked first, its keys are then bound.
package struct PopulationQuestion: Sendable {
  package var entity: String
  /// Chooses among the records themselves.
  package var predicate: Predicate?
  /// The day that a record's team is looked up by; `nil` is the moment asked about.
  package var date: Field? = nil
  /// Asked first; `nil` when the predicate is enough.
  package var question: Question?
  /// The same along the time axis of the answer, for those that are counted in each of its buckets.
  package var series: Question? = nil
  /// Where its records are told apart by the bands of a number: what those from each edge on satisfy.
  package var steps: [RowCondition] = []
  /// Its records are what is counted, not whom facts are about: in another period they are others.
  package var isCounted = false
}

package struct ResolvedRanking: Sendable {
  package var isTop: Bool
  package var extent: Extent
  package var by: Quantity
  /// What it ranks by, as written.
  package var what: String
  /// Positions in `keys`.
  package var each: [Int]
  package var span: Span
  /// The first in the order of `sort`, which is written without another one.
  package var followsSort = false

  /// In the order of a dimension no row has the place of another one.
  package var isOfDimension: Bool {
    if case .constant = by { followsSort } else { false }
  }

  package enum Extent: Hashable, Sendable {
    case rows(Int)
    /// The fewest rows that make so much of the whole, a fraction above 0 and at most 1.
    case part(Double)
  }
}

package struct ResolvedSort: Sendable {
  package enum Key: Sendable {
    case dimension(Int)
    case quantity(Quantity)
  }
  package var key: Key
  package var descending: Bool
}

/// A `list` whose every name is found.
package struct ListRequest: Sendable {
  package var entity: Entity
  package var columns: [ListColumn]
  package var filter: Predicate?
  package var populations: [PopulationQuestion]
  /// Whom the records are about, where it is asked how long after their own day these are.
  package var following: Branch.Following?
  package var period: Period?
  /// The days of the period that are to come, when what is listed happened: records of these do not count yet.
  package var ahead: Period?
  /// The date that the period is about, by which a rep's team is looked up; `nil` when the records have none.
  package var date: Field?
  /// Whether each record is of the team that its rep was in on that day: what happens is, and who is listed `on` it.
  package var isOfDay: Bool
  package var moment: CivilDate
  /// The day of which what is kept of records is, and of which those are whom the list is for.
  package var known: CivilDate
  /// As `Question.isPast`, on the day that it is known by.
  package var isPast: Bool
  /// Columns by position; empty is the entity's date, then its id.
  package var sort: [(expression: ListExpression, descending: Bool)]
  package var limit: Int?
  package var presentation: Answer.Presentation?
}

package struct ListColumn: Hashable, Sendable {
  package var name: String
  package var title: String
  package var expression: ListExpression
  package var unit: Unit
}

/// A cell of a record: its own value, or one aggregated number about it.
package enum ListExpression: Hashable, Sendable {
  case scalar(Scalar)
  case measure(Measure)
}
