import SQL
import Semantics
import Store
import Syntax
import Values

/// Records by name, where no condition of a list chooses them: the question is asked again with a row for each.
extension Workspace {
  /// Those that are counted by their whole result in the time of the row.
  func counted(
    by part: NumberPart, _ number: FoundNumber, _ place: RowPlace, at span: Span
  ) throws(EvaluationError) -> [KeyValue]? {
    guard case .aggregate(let aggregate) = part.kind, aggregate.result != nil,
      case .name(let names) = aggregate.operand.kind, let counted = names.first.flatMap({ catalogue.entity($0.text) }),
      let home = counted.recordsOf.map(catalogue.entity) ?? counted
    else { return nil }
    if part.reading.isCohort {
      let won = Resolver.converted(of: aggregate)
      let found = try records(won, by: [Name(home.singular)], behind: part, number, number.row.keys, place)
      if let found { return try labels(of: Self.ids(found), in: home) }
    }
    // What happens is counted by its whole result, who is there by that of each time.
    let isOfWhole = home.timing == .event && !resolver.countsThoseThere(aggregate, home)
    let time = number.question.counted(isOfWhole ? place.whole : place.period)
    if let time, time.isEmpty { return [] }
    var show = asking(part, number, place)
    show.by = [Grouping([Name(home.singular)])]
    show.period = time.map(resolver.written) ?? show.period
    if number.side > 0 || place.isTimed && !isOfWhole { show.asOf = nil }
    let question = try resolving { () throws(Diagnostic) in
      var resolver = resolver
      return try resolver.question(show, span: span)
    }
    return try labels(of: Self.ids(Self.counted(try result(of: question).answer.rows, by: 0)), in: home)
  }

  /// The question of a number, asked of one of its parts alone.
  private func asking(_ part: NumberPart, _ number: FoundNumber, _ place: RowPlace) -> ShowQuestion {
    var show = number.answered.show
    show.items = [.init(part.expression)]
    (show.hasSubject, show.sampling) = (false, nil)
    (show.comparators, show.having, show.ranking, show.sort) = ([], nil, nil, [])
    show.condition = Resolver.allOf(number.question.facts)
    // Whom the question is about was chosen in its own time.
    show.population = show.population.map { resolver.named($0, place.members) }
    return show
  }

  /// The records that rows are about by one of their keys, as far as anything is counted of them.
  private static func counted(_ rows: [AnswerRow], by position: Int) -> [SQLValue] {
    rows.compactMap { row in
      let isCounted = row.numbers.outputs.first.map { $0 != .null && $0 != .integer(0) } ?? false
      return isCounted ? row.keys[position].identity : nil
    }
  }

  private static func ids(_ identities: [SQLValue]) -> [Int] {
    identities.compactMap { if case .integer(let id) = $0 { id } else { nil } }
  }

  /// The place with the records of a part by name; `nil` where it cannot be asked so. `rows` are the keys of those that it
  /// is of.
  func byName(
    _ part: NumberPart, _ number: FoundNumber, _ rows: [[RowKey]]?, _ place: RowPlace
  ) throws(EvaluationError) -> RowPlace? {
    guard let counted = resolver.records(of: part),
      let home = catalogue.entity(counted.entity.text).map(resolver.owner)
    else { return nil }
    func records(by path: [String]) throws(EvaluationError) -> [SQLValue]? {
      try self.records(counted.count, by: path.map { Name($0) }, behind: part, number, rows, place)
    }
    let names: [KeyValue]
    if let found = try records(by: [home.singular]) {
      names = try labels(of: Self.ids(found), in: home)
    } else if let found = try records(by: [home.singular, "id"]), !found.contains(.null) {
      // Of some kinds no rows are made, but of their own ids.
      names = found.compactMap(\.textValue).sorted().map { .id($0) }
    } else {
      return nil
    }
    var named = place
    let known = place.counted.map(Set.init)
    named.counted = names.filter { known?.contains($0) ?? true }
    named.isByName = true
    return named
  }

  /// Whom a number counts once, whatever knows them; `nil` where it counts the records themselves, and where not all of
  /// whom it counts are of one kind.
  func different(
    _ part: NumberPart, _ number: FoundNumber, _ rows: [[RowKey]]?, _ place: RowPlace
  ) throws(EvaluationError) -> [ListQuestion]? {
    guard let known = resolver.different(part), let home = catalogue.entity(known.entity.text),
      let found = try records(known.count, by: known.path, behind: part, number, rows, place),
      case let names = try labels(byID: Self.ids(found), in: home), names.count == found.count
    else { return nil }
    return lists(naming: names.sorted { $0.key < $1.key }.map(\.value)[...], home)
  }

  /// As many lists as it takes to name all.
  func lists(naming names: ArraySlice<KeyValue>, _ home: Entity) -> [ListQuestion] {
    if names.count <= Resolver.mostNamed {
      var list = ListQuestion(entity: Name(home.name))
      list.condition = resolver.among(home, Array(names), of: home)
      if names.count < 2 || isStatement(list) { return [list] }
    }
    let middle = names.startIndex + names.count / 2
    return lists(naming: names[..<middle], home) + lists(naming: names[middle...], home)
  }

  /// By what the store knows the records of a part in these rows, each read at the end of a path from what is counted.
  private func records(
    _ count: Expression, by path: [Name], behind part: NumberPart, _ number: FoundNumber, _ rows: [[RowKey]]?,
    _ place: RowPlace
  ) throws(EvaluationError) -> [SQLValue]? {
    let keys = number.question.keys
    var show = asking(part, number, place)
    guard show.by.count == keys.count else { return nil }
    // What only divides is not split by every key.
    let kept = keys.indices.filter { !part.reading.isDivisor || resolver.canSplit(part, by: keys[$0]) }
    let isKnown = kept.firstIndex { show.by[$0].name == path && show.by[$0].expression == nil && !keys[$0].isRolledUp }
    show.items = [.init(count)]
    show.by = kept.map { show.by[$0] } + (isKnown == nil ? [Grouping(path)] : [])
    if number.side > 0 {
      show.period = number.question.period.map(resolver.written)
      show.asOf = number.question.isPast ? .literal(.day(number.question.moment)) : nil
    }
    var asker = resolver
    guard let question = try? asker.question(show, span: .none), question.keys.count == show.by.count,
      zip(question.keys, kept).allSatisfy({ $0.name == keys[$1].name })
    else { return nil }
    let isElsewhere = part.reading.buckets != nil
    let matched = kept.indices.filter { !isElsewhere || !keys[kept[$0]].isTime }
    let isEverywhere = if case .everything = place.rows { true } else { false }
    let own = isEverywhere ? nil : rows.map { rows in Set(rows.map { row in matched.map { row[kept[$0]] } }) }
    let answer = try result(of: question).answer
    let found = answer.rows.filter { row in
      if place.isTimed {
        let time = answer.sides[0].period(of: row.keys)
        let isThen = isElsewhere ? time.map { place.period?.contains($0) ?? true } ?? false : time == place.period
        if !isThen { return false }
      }
      return own?.contains(matched.map { row.keys[$0] }) ?? true
    }
    return Array(Set(Self.counted(found, by: isKnown ?? kept.count)))
  }
}
