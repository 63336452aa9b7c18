extension Printer {
  func text(_ question: FunnelQuestion) -> String {
    var parts = [word(.funnel)]
    parts.append(question.stages.isEmpty ? word(.stages) : question.stages.map { text($0) }.joined(separator: " -> "))
    if !question.by.isEmpty { parts += [word(.by), joined(question.by) { text($0) }] }
    parts += scope(question.population, question.condition, isBeforePeriod: question.period != nil)
    if let period = question.period { parts.append(text(period)) }
    parts += text(question.comparators)
    parts += presentation(question.presentation)
    return parts.joined(separator: " ")
  }

  /// `where` stands behind `by`, and the base last: in front of them it would belong to the subject or the base.
  func text(_ question: ProfileQuestion) -> String {
    var parts = [word(.profile), text(question.subject, isBeforePeriod: false)]
    parts += [
      word(.by),
      joined(question.by) { crossing in crossing.map { text($0) }.joined(separator: " \(word(.cross)) ") },
    ]
    parts += scope(nil, question.condition, isBeforePeriod: question.period != nil)
    if let period = question.period { parts.append(text(period)) }
    if !question.columns.isEmpty { parts += [word(.with), joined(question.columns) { text($0) }] }
    if let base = question.base { parts += [word(.versus), text(base, isBeforePeriod: false)] }
    parts += presentation(question.presentation)
    return parts.joined(separator: " ")
  }
}
