extension Printer {
  func text(_ log: LogStatement) -> String {
    var parts = [word(.log), text(log.kind)]
    if let amount = log.amount, log.kind.beginsWithAmount { parts.append(text(amount)) }
    if let subject = log.texts[.subject] { parts.append(text(subject)) }
    if log.kind == .stage, let stage = log.texts[.stage] { parts.append(text(stage)) }
    for part in LogPart.named where !(part == .stage && log.kind == .stage) {
      guard let said = log.texts[part] else { continue }
      parts += words(of: part, log.preposition) + [text(said)]
    }
    if let amount = log.amount, !log.kind.beginsWithAmount { parts += [word(.amount), text(amount)] }
    if !log.lines.isEmpty { parts += [word(.product), joined(log.lines) { text($0) }] }
    if let day = log.day { parts.append(isBare(day) ? text(day) : "\(word(.on)) \(text(day))") }
    if let time = log.time { parts += [word(.clock), text(time)] }
    if let minutes = log.minutes { parts += [String(minutes.count), word(.minutes)] }
    if let due = log.due { parts += [word(.due), text(due)] }
    if let expected = log.expected { parts += [word(.expected), text(expected)] }
    switch log.direction {
    case .inbound: parts.append(word(.inbound))
    case .outbound: parts.append(word(.outbound))
    case nil: break
    }
    switch log.absence {
    case .noShow: parts.append(word(.noShow))
    case .cancelled: parts.append(word(.cancelled))
    case nil: break
    }
    return parts.joined(separator: " ")
  }

  private func text(_ kind: LogKind) -> String {
    if case .activity(let name) = kind { return text(name) }
    return LogKind.words.first { $0.kind == kind }.map { word($0.keyword) } ?? ""
  }

  private func words(of part: LogPart, _ preposition: LogPreposition?) -> [String] {
    if part == .invoice, language == .english { return [word(.population), word(.invoice)] }
    if part == .customer {
      switch preposition {
      case .to: return [word(.to)]
      case .with: return [word(.companion)]
      case .from: return [word(.from)]
      case nil: return [word(.customer)]
      }
    }
    return part.keyword(in: language).map { [word($0)] } ?? []
  }

  private func text(_ amount: LogAmount) -> String {
    let number = text(Expression(.number(amount.number), .none))
    return amount.currency.map { "\(number) \($0.text)" } ?? number
  }

  private func text(_ line: LogLine) -> String {
    var words = [text(line.product)]
    if let quantity = line.quantity { words += [word(.quantity), text(quantity)] }
    if let price = line.price { words += [word(.price), text(price)] }
    return words.joined(separator: " ")
  }

  /// Whether it is a day also without `on` before it.
  private func isBare(_ day: LogDay) -> Bool {
    switch day.kind {
    case .weekday: true
    case .point(.today), .point(.yesterday), .point(.tomorrow), .point(.ago): true
    case .point(.literal(let literal)): if case .year = literal { false } else { true }
    case .point(.parameter), .point(.thisUnit), .point(.lastUnit): false
    }
  }

  private func text(_ day: LogDay) -> String {
    switch day.kind {
    case .point(let point): text(point)
    case .weekday(let number): word(KeywordIndex.weekdays[number - 1])
    }
  }

  private func text(_ time: LogTime) -> String {
    "\(time.hour):" + (time.minute < 10 ? "0" : "") + String(time.minute)
  }
}
