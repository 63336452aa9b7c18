import Semantics
import Syntax
import Values

/// Of a period that is not over only what has happened counts: a record dated after today is said, as it is seldom meant.
extension Workspace {
  func datedAhead(_ question: Question) throws(EvaluationError) -> [Answer.Note] {
    guard let period = question.period, period.contains(today), period.last > today,
      environment.today(of: question) == today, !question.isPast
    else { return [] }
    let days = Period(start: today.adding(days: 1), end: period.end)
    var ahead = question
    (ahead.period, ahead.through, ahead.comparators) = (days, nil, [])
    let measures = Set(question.quantities.flatMap(\.allMeasures))
    let happened = measures.filter { measure in
      guard measure.timing == .event, measure.plan == nil, let date = measure.date else { return false }
      return !date.mayLieAhead
    }
    var lists: [String: (entity: Entity, date: Field, count: Int)] = [:]
    for measures in Dictionary(grouping: happened, by: { [$0.entity, $0.date?.name] }).values {
      guard let date = measures[0].date, let entity = catalogue.entity(measures[0].entity),
        let home = catalogue.entities.first(where: { $0.isListed && $0.table == entity.table })
      else { continue }
      let day = Scalar.column(ColumnPath(root: entity.name, references: [], field: date))
      let count = try recordCount(of: measures, where: .not(.empty(day)), in: ahead)
      let place = "\(home.name) \(date.name)"
      lists[place] = (home, date, max(count, lists[place]?.count ?? 0))
    }
    return lists.sorted { $0.key < $1.key }.compactMap { _, found in
      guard found.count > 0 else { return nil }
      var list = ListQuestion(entity: Name(found.entity.name))
      if found.date.name != found.entity.date { list.date = .of(found.date.name) }
      return datedAhead(found.count, found.entity, list, days)
    }
  }

  func datedAhead(_ list: ListQuestion, _ request: ListRequest) throws(EvaluationError) -> [Answer.Note] {
    guard let days = request.ahead else { return [] }
    var ahead = list
    (ahead.period, ahead.ranking, ahead.sort) = (resolver.written(days), nil, [])
    let count = try recordCount(of: ahead)
    return count > 0 ? [datedAhead(count, request.entity, list, days)] : []
  }

  private func datedAhead(_ count: Int, _ entity: Entity, _ list: ListQuestion, _ days: Period) -> Answer.Note {
    var list = list
    list.period = resolver.written(days)
    let statement = formatted(Statement(.list(list)), in: keywords)
    let records = count == 1 ? "1 \(entity.singular) is" : "\(count) \(entity.name) are"
    let these = count == 1 ? "does" : "do"
    return .init(
      say(
        "\(records) dated after today and \(these) not count yet: `\(statement)`",
        "\(count) 条\(resolver.title(of: entity))的日期晚于今天,尚未计入:`\(statement)`"), kind: .warning)
  }
}
