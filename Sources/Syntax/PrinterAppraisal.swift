extension Printer {
  func text(_ question: CheckQuestion) -> String {
    let isLast = question.by.isEmpty && question.condition == nil && question.population == nil
    var parts = [word(.check), text(question.assertion, closingChange: isLast && question.period != nil)]
    if !question.by.isEmpty { parts += [word(.by), joined(question.by) { text($0) }] }
    parts += scope(question.population, question.condition, isBeforePeriod: question.period != nil)
    if let period = question.period { parts.append(text(period)) }
    if let point = question.asOf { parts += [word(.asOf), text(point)] }
    parts += text(question.comparators)
    if question.isStrict { parts.append(word(.strict)) }
    parts += presentation(question.presentation)
    return parts.joined(separator: " ")
  }

  func text(_ question: BenchmarkQuestion) -> String {
    var parts = [word(.benchmark), items([question.effort]), word(.against), items([question.result])]
    if !question.by.isEmpty { parts += [word(.by), joined(question.by) { text($0) }] }
    parts += scope(question.population, question.condition, isBeforePeriod: question.period != nil)
    if let period = question.period { parts.append(text(period)) }
    if let minimum = question.minimum { parts += [word(.minimumVolume), text(minimum)] }
    parts += presentation(question.presentation)
    return parts.joined(separator: " ")
  }
}

extension Printer {
  func text(_ item: ScorecardItem) -> String {
    var parts = [items([item.value]), word(.weight), text(item.weight)]
    switch item.goal {
    case .value(let value): parts += [word(.target), text(value, atLeast: .per)]
    case .plan: parts += [word(.against), word(.target)]
    case nil: break
    }
    switch item.method {
    case .bands(let bands):
      parts += [word(.bands), joined(bands) { "\(text($0.from)) -> \(text($0.points))" }]
    case .rank: parts.append(word(.byRank))
    case nil: break
    }
    parts += words(item.direction)
    if let floor = item.floor { parts += [word(.floor), text(floor)] }
    if let cap = item.cap { parts += [word(.cap), text(cap)] }
    return parts.joined(separator: " ")
  }

  func text(_ grades: [ScorecardGrade]) -> String {
    "\(word(.grades)) " + joined(grades) { "\(text($0.name)) \(word(.from)) \(text($0.from))" }
  }

  func text(_ question: ScoreQuestion) -> String {
    var parts = [word(.score), text(question.entity), word(.with), text(question.card)]
    parts += scope(question.population, question.condition, isBeforePeriod: question.period != nil)
    if let period = question.period { parts.append(text(period)) }
    parts += text(question.comparators)
    if let having = question.having { parts += [word(.having), text(having)] }
    if let ranking = question.ranking { parts.append(text(ranking)) }
    if !question.sort.isEmpty { parts.append(sort(question.sort)) }
    parts += presentation(question.presentation)
    return parts.joined(separator: " ")
  }
}
