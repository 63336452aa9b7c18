extension Printer {
  func text(_ question: CheckQuestion) -> String {
    let isLast = question.by.isEmpty && question.condition == nil && question.population == nil
    var parts = [word(.check), text(question.assertion, closingChange: isLast && question.period != nil)]
    if !question.by.isEmpty { parts += [word(.by), joined(question.by) { text($0) }] }
    parts += scope(question.population, question.condition, isBeforePeriod: question.period != nil)
    if let period = question.period { parts.append(text(period)) }
    if let point = question.asOf { parts += [word(.asOf), text(point)] }
    if question.isStrict { parts.append(word(.strict)) }
    parts += presentation(question.presentation)
    return parts.joined(separator: " ")
  }

  func text(_ question: BenchmarkQuestion) -> String {
    var parts = [word(.benchmark), items([question.effort]), word(.against), items([question.result])]
    if !question.by.isEmpty { parts += [word(.by), joined(question.by) { text($0) }] }
    parts += scope(question.population, question.condition, isBeforePeriod: question.period != nil)
    if let period = question.period { parts.append(text(period)) }
    if let minimum = question.minimum { parts += [word(.minimumVolume), String(minimum)] }
    parts += presentation(question.presentation)
    return parts.joined(separator: " ")
  }
}
