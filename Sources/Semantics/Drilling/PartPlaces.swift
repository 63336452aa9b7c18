package import Syntax
import Values

extension Resolver {
  /// Where the records of a part lie: at the row itself, at other rows of its time axis, or everywhere. States of several
  /// times are in several places, one for each.
  package func places(
    of part: NumberPart, in question: Question, around place: RowPlace
  ) throws(Diagnostic) -> [RowPlace] {
    if part.reading.isWhole {
      // What is read as of a moment is part of what there was then.
      var everywhere = part.reading.isOfMoment ? place : place.at(place.whole)
      everywhere.rows = .everything
      return [everywhere]
    }
    guard let buckets = part.reading.buckets else { return [place] }
    guard place.rows.only != nil, let own = place.period, let axis = question.seriesAxis,
      case .time(let grain) = question.keys[axis].kind, !grain.isCycle
    else { throw Messages.drillIntoSeries(part.title) }
    let rules = environment.calendar
    var found = [rules.bucket(grain, holding: own.start)]
    func goBack(_ count: Int) {
      for _ in 0..<count { found.insert(rules.bucket(grain, holding: found[0].start.adding(days: -1)), at: 0) }
    }
    if let first = buckets.first {
      goBack(first)
      if let whole = place.whole, found[0].end <= whole.start { throw Messages.drillBeforeFirst(part.title) }
      found.removeLast(buckets.last)
    } else {
      found[0] = Period(start: place.whole?.start ?? PeriodBounds.earliest, end: found[0].end)
    }
    found = found.map { bucket in
      place.whole.map { Period(start: max($0.start, bucket.start), end: min($0.end, bucket.end)) } ?? bucket
    }
    if try !isState(part), let first = found.first, let last = found.last {
      found = [Period(start: first.start, end: last.end)]
    }
    return found.map(place.at)
  }

  /// Whether a part is read as of a moment.
  private func isState(_ part: NumberPart) throws(Diagnostic) -> Bool {
    guard case .aggregate(let aggregate) = part.kind else { return false }
    if part.reading.trailing != nil { return true }
    return timing(of: aggregate, try entity(of: aggregate, whole: .none)).isSnapshot
  }
}
