extension Parser {
  /// `visit to "Acme" by "Li Na" today 45 minutes`: a kind, what it is about, then parts in any order.
  mutating func parseLog() throws(Diagnostic) -> LogStatement {
    let start = position
    let kind = try parseLogKind()
    var log = LogStatement(kind, kindSpan: span(from: start))
    if case .expense = kind { subject = Name("expenses") }
    try parseLogOpening(of: &log)
    while try parseLogPart(into: &log) {}
    if !isAtEnd, let mistake = misplacedLogPart(log) { throw mistake }
    return log
  }

  private mutating func parseLogKind() throws(Diagnostic) -> LogKind {
    needMore()
    for (keyword, kind) in LogKind.words where take(keyword) { return kind }
    return .activity(try parseName(.activityType))
  }

  /// What stands right after the kind.
  private mutating func parseLogOpening(of log: inout LogStatement) throws(Diagnostic) {
    if log.kind.beginsWithAmount {
      record.noteNumber(at: position)
      if case .number = current.kind, !Self.isUnit(following) { log.amount = try parseLogAmount() }
    }
    switch log.kind {
    case .activity:
      record.noteText(at: position)
      record.note(LogPart.customer.attributes.map { .value(of: [$0]) }, at: position)
      if case .text = current.kind { log.texts[.customer] = try parseSaid(.customer) }
    case .task:
      record.noteText(at: position)
      if case .text = current.kind { log.texts[.subject] = try parseSaid(.subject) }
    case .note, .lead, .opportunity: log.texts[.subject] = try parseSaid(.subject)
    case .stage:
      log.texts[.subject] = try parseSaid(.subject, of: [Name("opportunity")])
      _ = take(.to)
      log.texts[.stage] = try parseSaid(.stage)
    case .won, .lost: log.texts[.subject] = try parseSaid(.subject, of: [Name("opportunity")])
    case .proposal, .order, .payment, .expense: break
    }
  }

  /// Reads one more part if one begins here that the kind can have and does not have yet.
  private mutating func parseLogPart(into log: inout LogStatement) throws(Diagnostic) -> Bool {
    let open = log.kind.parts.subtracting(log.present)
    if open.contains(.invoice), at(.population) || at(.invoice) {
      _ = take(.population)
      try expect(.invoice)
      log.texts[.invoice] = try parseSaid(.invoice)
      return true
    }
    if case .activity = log.kind, open.contains(.customer), case .text = current.kind {
      log.texts[.customer] = try parseSaid(.customer)
      return true
    }
    if try parseLogTime(into: &log, open) { return true }
    for part in LogPart.named where open.contains(part) && part != .invoice {
      if try parseLogText(part, into: &log) { return true }
    }
    return try parseLogFigure(into: &log, open)
  }

  private mutating func parseLogText(_ part: LogPart, into log: inout LogStatement) throws(Diagnostic) -> Bool {
    for keyword in part.keywords where isAllowed(keyword, part, log) && take(keyword) {
      if part == .customer { log.preposition = Self.preposition(keyword) }
      log.texts[part] = try parseSaid(part)
      return true
    }
    return false
  }

  /// `for` names the customer only of a new opportunity, which is none's deal yet; `on` before a text is no day.
  private func isAllowed(_ keyword: Keyword, _ part: LogPart, _ log: LogStatement) -> Bool {
    guard part == .customer else { return true }
    switch keyword {
    case .population: return log.kind == .opportunity
    case .on:
      if case .text = following.kind { return true }
      return false
    default: return true
    }
  }

  private static func preposition(_ keyword: Keyword) -> LogPreposition? {
    switch keyword {
    case .to: .to
    case .companion: .with
    case .from: .from
    default: nil
    }
  }

  /// A text, a parameter or, where one word is enough, a word.
  private mutating func parseSaid(_ part: LogPart, of attributes: [Name]? = nil) throws(Diagnostic) -> Expression {
    needMore()
    record.noteText(at: position)
    let roles = (attributes ?? part.attributes).map { NameRole.value(of: [$0]) } + [.parameter]
    record.note(roles, at: position)
    let token = current
    switch token.kind {
    case .text(let text):
      advance()
      return Expression(.text(text), token.span)
    case .parameter: return Expression(.parameter(try parseParameterName()), token.span)
    case .word, .quotedName:
      guard part.takesWord else { throw unquoted(from: position) }
      return Expression(.name([try parseName(roles)]), token.span)
    case .number, .date, .symbol, .invalid, .end: throw unexpected()
    }
  }

  /// `to Acme Corp`: words that are a value.
  private mutating func unquoted(from start: Int) -> Diagnostic {
    var last = start
    while last + 1 < tokens.count, !ends(at: last + 1), tokens[last + 1].isWord, tokens[last + 1].phrases.isEmpty {
      last += 1
    }
    guard tokens[start].phrases.isEmpty || last > start else { return unexpected() }
    let words = tokens[start].span.joined(with: tokens[last].span)
    return .logWithoutQuotes(source(words), words)
  }

  // MARK: Days and times

  private mutating func parseLogTime(into log: inout LogStatement, _ open: Set<LogPart>) throws(Diagnostic) -> Bool {
    if open.contains(.due), take(.due) {
      _ = take(.on)
      log.due = try parseLogDay()
      return true
    }
    if open.contains(.expected), take(.expected) {
      _ = take(.on)
      log.expected = try parseLogDay()
      return true
    }
    if open.contains(.time), at(.clock) || isAtTime {
      _ = take(.clock)
      log.time = try parseClock()
      return true
    }
    if open.contains(.minutes), let minutes = try parseLogMinutes() {
      log.minutes = minutes
      return true
    }
    guard open.contains(.day) else { return false }
    if case .text = following.kind, isAt(.on) { return false }
    let start = position
    if take(.on) {
      log.day = LogDay(try parseLogDay().kind, span: span(from: start))
      return true
    }
    log.day = try parseLogDayIfPresent()
    return log.day != nil
  }

  private mutating func parseLogDay() throws(Diagnostic) -> LogDay {
    needMore()
    if let weekday = takeWeekday() { return weekday }
    let start = position
    return LogDay(.point(try parsePoint()), span: span(from: start))
  }

  private mutating func parseLogDayIfPresent() throws(Diagnostic) -> LogDay? {
    if let weekday = takeWeekday() { return weekday }
    record.noteDate(at: position)
    let isNamed = at(.today) || at(.yesterday) || at(.tomorrow)
    let isDay =
      switch current.kind {
      case .date: true
      case .number: Self.isUnit(following)
      case .word: isNamed
      case .quotedName, .text, .parameter, .symbol, .invalid, .end: false
      }
    return isDay ? try parseLogDay() : nil
  }

  private static func isUnit(_ token: Token) -> Bool {
    token.phrases.contains { phrase in KeywordIndex.units.contains { $0.keyword == phrase.keyword } }
  }

  mutating func takeWeekday() -> LogDay? {
    let start = position
    for (offset, keyword) in KeywordIndex.weekdays.enumerated() where take(keyword) {
      return LogDay(.weekday(offset + 1), span: span(from: start))
    }
    return nil
  }

  /// Whether `14:30` stands here.
  private var isAtTime: Bool {
    if case .number = current.kind { following.isSymbol(.colon) } else { false }
  }

  private mutating func parseClock() throws(Diagnostic) -> LogTime {
    needMore()
    record.noteNumber(at: position)
    let start = position
    guard case .number(let hour) = current.kind else { throw unexpected() }
    advance()
    guard take(.colon), case .number(let minute) = current.kind else { throw .notATime(span(from: start)) }
    advance()
    let whole = span(from: start)
    let written = source(whole)
    guard let hours = hour.integer, let minutes = minute.integer, (0...23).contains(hours), (0...59).contains(minutes),
      written.allSatisfy({ $0.isNumber || $0 == ":" }), written.suffix(3).first == ":"
    else { throw .notATime(whole) }
    return LogTime(hours, minutes, span: whole)
  }

  /// `45 minutes`, `1 hour 30 minutes`, `1.5 hours`; `nil` when the number is of something else.
  private mutating func parseLogMinutes() throws(Diagnostic) -> LogMinutes? {
    record.noteNumber(at: position)
    guard case .number(let literal) = current.kind else { return nil }
    let start = position
    advance()
    var total: Int?
    if take(.minutes) {
      total = literal.integer
    } else if take(.hours) {
      total = Self.minutes(hours: literal)
      if case .number(let rest) = current.kind, !following.isSymbol(.colon), isAt(.minutes, ahead: 1) {
        advance()
        _ = take(.minutes)
        total = total.flatMap { hours in rest.integer.map { hours + $0 } }
      }
    } else {
      position = start
      return nil
    }
    guard let total, !literal.isPercent, total > 0, total <= 1440 else { throw .notALength(span(from: start)) }
    return LogMinutes(total, span: span(from: start))
  }

  private static func minutes(hours: NumberLiteral) -> Int? {
    guard hours.scale <= 2, hours.digits < 1_000_000 else { return nil }
    let divisor = [1, 10, 100][hours.scale]
    let (whole, rest) = (hours.digits * 60).quotientAndRemainder(dividingBy: divisor)
    return rest == 0 ? whole : whole + (rest * 2 >= divisor ? 1 : 0)
  }

  // MARK: Figures and flags

  private mutating func parseLogFigure(into log: inout LogStatement, _ open: Set<LogPart>) throws(Diagnostic) -> Bool {
    if open.contains(.amount), take(.amount) {
      log.amount = try parseLogAmount()
      return true
    }
    if open.contains(.lines), take(.product) {
      repeat { log.lines.append(try parseLogLine()) } while take(.comma)
      return true
    }
    if open.contains(.direction) {
      for (keyword, direction) in [(Keyword.inbound, LogDirection.inbound), (.outbound, .outbound)] where take(keyword)
      {
        log.direction = direction
        return true
      }
    }
    if open.contains(.absence) {
      for (keyword, absence) in [(Keyword.noShow, LogAbsence.noShow), (.cancelled, .cancelled)] where take(keyword) {
        log.absence = absence
        return true
      }
    }
    return false
  }

  private mutating func parseLogAmount() throws(Diagnostic) -> LogAmount {
    let start = position
    let number = try parseLogNumber()
    let isCode = current.text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
    guard current.isWord, current.text.utf8.count == 3, current.phrases.isEmpty,
      isCode || ForeignWords.currencies.contains(current.folded)
    else { return LogAmount(number, span: span(from: start)) }
    let currency = Name(current.text.uppercased(), span: current.span)
    advance()
    return LogAmount(number, currency: currency, span: span(from: start))
  }

  private mutating func parseLogNumber() throws(Diagnostic) -> NumberLiteral {
    needMore()
    record.noteNumber(at: position)
    guard case .number(let literal) = current.kind else { throw unexpected() }
    advance()
    return literal
  }

  private mutating func parseLogLine() throws(Diagnostic) -> LogLine {
    var line = LogLine(product: try parseSaid(.lines, of: [Name("product")]))
    while true {
      let start = position
      if line.quantity == nil, take(.quantity) {
        line.quantity = LogAmount(try parseLogNumber(), span: span(from: start + 1))
      } else if line.price == nil, take(.price) {
        line.price = LogAmount(try parseLogNumber(), span: span(from: start + 1))
      } else {
        return line
      }
    }
  }

  // MARK: Mistakes

  /// What begins here is a part of an entry, and cannot stand here: it is there already, or the kind has none.
  private mutating func misplacedLogPart(_ log: LogStatement) -> Diagnostic? {
    if let length = shortLength, log.kind.parts.contains(.minutes) { return .lengthInLog(length, current.span) }
    if case .number(let literal) = current.kind, log.kind.parts.contains(.minutes), !log.present.contains(.minutes),
      literal.integer.map({ (1...1440).contains($0) }) ?? false, !literal.isPercent
    {
      return .bareNumberInLog(source(current.span), current.span)
    }
    for part in LogPart.allCases where part.keywords.contains(where: { isAt($0) }) {
      if log.kind.parts.contains(part), log.present.contains(part) {
        return .duplicateClause(
          source(current.span), isPeriod: false, current.span, whole: wholePart(as: log.kind), joined: nil)
      }
    }
    for part in LogPart.allCases where !log.kind.parts.contains(part) && part.keywords.contains(where: { isAt($0) }) {
      let other = LogKind.words.map(\.kind).first { $0.parts.contains(part) } ?? .activity(Name("visit"))
      return .notInThisLog(
        source(current.span), kind: source(log.kindSpan), current.span, whole: wholePart(as: other))
    }
    return nil
  }

  /// The part that begins here, as an entry of `kind` has it.
  private func wholePart(as kind: LogKind) -> Span? {
    var probe = self
    var ignored = LogStatement(kind)
    let isRead = (try? probe.parseLogPart(into: &ignored)) ?? false
    return isRead ? probe.span(from: position) : nil
  }
}

extension Parser {
  /// `2h`, `30m`, `45min`: what was meant.
  fileprivate var shortLength: String? {
    let written = source(current.span).lowercased()
    let digits = written.prefix { $0.isASCII && $0.isNumber || $0 == "." }
    guard !digits.isEmpty else { return nil }
    switch written.dropFirst(digits.count) {
    case "h", "hr", "hrs", "hours", "hour": return "\(digits) hours"
    case "m", "min", "mins", "minutes": return "\(digits) minutes"
    case _: return nil
    }
  }
}

extension LogStatement {
  /// The parts that are said.
  var present: Set<LogPart> {
    var found = Set(texts.keys)
    if amount != nil { found.insert(.amount) }
    if !lines.isEmpty { found.insert(.lines) }
    if day != nil { found.insert(.day) }
    if due != nil { found.insert(.due) }
    if expected != nil { found.insert(.expected) }
    if time != nil { found.insert(.time) }
    if minutes != nil { found.insert(.minutes) }
    if direction != nil { found.insert(.direction) }
    if absence != nil { found.insert(.absence) }
    return found
  }
}
