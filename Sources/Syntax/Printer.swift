import Values

/// The canonical text of a statement: it parses to the same tree.
package func formatted(_ statement: Statement, in language: KeywordLanguage = .english) -> String {
  Printer(language: language).text(statement)
}

/// The canonical text of an expression.
package func formatted(_ expression: Expression, in language: KeywordLanguage = .english) -> String {
  Printer(language: language).text(expression)
}

/// The canonical text of a grouping.
package func formatted(_ grouping: Grouping, in language: KeywordLanguage = .english) -> String {
  Printer(language: language).text(grouping)
}

/// The canonical text of a period.
package func formatted(_ period: PeriodExpression, in language: KeywordLanguage = .english) -> String {
  Printer(language: language).text(period)
}

/// The machine name of a shown expression: its text without blanks, `visits/closes`, `visits_per_workday`.
package func columnName(of expression: Expression) -> String {
  if case .name(let path) = expression.kind { return path.map(\.text).joined(separator: ".") }
  return Printer(language: .english, isCompact: true).text(expression, atLeast: .per)
}

/// Writes trees as text.
struct Printer {
  let language: KeywordLanguage
  /// Without blanks: words are joined by `_`.
  var isCompact = false
  /// In the formulas of an import, whose functions have no Chinese words.
  var isOfFile = false

  /// The blank between words.
  var blank: String { isCompact ? "_" : " " }

  func word(_ keyword: Keyword) -> String {
    keyword.spelling(in: language).split(separator: " ").joined(separator: blank)
  }

  func quoted(_ text: String) -> String { "\"\(text.replacingQuotes)\"" }

  /// Back-ticks around what would not be read as one name.
  func text(_ name: Name) -> String {
    name.isQuoted || !Self.isPlain(name.text)
      ? "`" + name.text.map { $0 == "`" ? "``" : String($0) }.joined() + "`" : name.text
  }

  func text(_ path: [Name]) -> String { path.map { text($0) }.joined(separator: ".") }

  /// Whether the lexer reads this as one word: letters and digits, Chinese ones not beside digits.
  static func isPlain(_ name: String) -> Bool {
    let scalars = Array(name.unicodeScalars)
    guard let first = scalars.first, first.isNameStart else { return false }
    var previous: Unicode.Scalar?
    for scalar in scalars {
      guard scalar.isNamePart, scalar.narrow == scalar else { return false }
      if let previous, (previous.isHan && scalar.isDigit) || (previous.isDigit && scalar.isHan) { return false }
      previous = scalar
    }
    return true
  }

  func joined<Element>(_ elements: [Element], _ text: (Element) -> String) -> String {
    elements.map(text).joined(separator: isCompact ? "," : ", ")
  }

  // MARK: Statements

  func text(_ statement: Statement) -> String {
    switch statement.kind {
    case .show(let question): return text(question)
    case .list(let question): return text(question)
    case .check(let question): return text(question)
    case .benchmark(let question): return text(question)
    case .correlate(let question): return correlation(question)
    case .funnel(let question): return text(question)
    case .profile(let question): return text(question)
    case .score(let question): return text(question)
    case .lock(let entity, let card, let period):
      let whose = entity.map { "\(text($0)) \(word(.with)) " } ?? ""
      return "\(word(.lock)) \(whose)\(text(card)) \(text(period))"
    case .define(let definition): return text(definition)
    case .undefine(let name): return "\(word(.undefine)) \(text(name))"
    case .importFile(let statement): return text(statement)
    case .alias(let entity, let other, let name):
      return "\(word(.alias)) \(text(entity)) \(quoted(other.text)) = \(quoted(name.text))"
    case .unalias(let entity, let other): return "\(word(.unalias)) \(text(entity)) \(quoted(other.text))"
    case .undo(.importNumber(let number, _)): return "\(word(.undo)) \(word(.importFile)) \(number)"
    case .undo(.entry(let number, _)): return "\(word(.undo)) \(number)"
    case .undo(.last): return word(.undo)
    case .log(let log): return text(log)
    case .explain(let form, let inner):
      let words: String =
        switch form {
        case .words: word(.explain)
        case .sql: "\(word(.explain)) \(word(.sql))"
        case .plan: "\(word(.explain)) \(word(.plan))"
        }
      return "\(words) \(text(inner))"
    case .drill(let row, let value): return "\(word(.drill)) \(text(row))" + text(ofRow: value)
    case .why(let row, let value):
      guard let row else { return word(.why) }
      return "\(word(.why)) \(text(row))" + text(ofRow: value)
    case .followUp(let followUp): return text(followUp)
    case .last(let presentation):
      return ([word(.lastAnswer)] + self.presentation(presentation)).joined(separator: " ")
    case .describe(let name): return "\(word(.describe)) \(text(name))"
    case .catalogue(let list, let filter):
      let keyword: Keyword =
        switch list {
        case .metrics: .metrics
        case .dimensions: .dimensions
        case .entities: .entities
        }
      return filter.map { "\(word(keyword)) \(text($0))" } ?? word(keyword)
    case .set(let name, let value):
      guard let name else { return word(.set) }
      return value.map { "\(word(.set)) \(text(name)) = \(text($0, atLeast: .per))" } ?? "\(word(.set)) \(text(name))"
    case .parameter(let name, let value): return "\(word(.parameter)) $\(name.text) = \(text(value))"
    case .assignment(let name, let value): return "\(word(.assignment)) $\(name.text) = \(text(value))"
    case .export(let export): return text(export)
    case .run(let file): return "\(word(.run)) \(quoted(file))"
    case .save(let file, let replace): return "\(word(.save)) \(quoted(file))" + (replace ? " \(word(.replace))" : "")
    case .open(let file): return "\(word(.open)) \(quoted(file))"
    case .backup(let file, let replace):
      return "\(word(.backup)) \(word(.to)) \(quoted(file))" + (replace ? " \(word(.replace))" : "")
    case .checkStore(let repair): return "\(word(.check)) \(word(.store))" + (repair ? " \(word(.repair))" : "")
    case .help(let topics): return ([word(.help)] + topics.map { text($0) }).joined(separator: " ")
    case .quit: return word(.quit)
    }
  }

  private func text(_ row: RowReference) -> String {
    switch row {
    case .place(let place, _): String(place)
    case .named(let name, _): quoted(name)
    case .total: word(.total)
    case .others: word(.otherRows)
    }
  }

  private func text(ofRow value: Expression?) -> String { value.map { " " + text($0, atLeast: .per) } ?? "" }

  func words(_ direction: Direction?) -> [String] {
    switch direction {
    case .higher: [word(.higherIsBetter)]
    case .lower: [word(.lowerIsBetter)]
    case .neutral: [word(.neutral)]
    case nil: []
    }
  }

  func text(_ definition: Definition) -> String {
    var parts: [String]
    switch definition.body {
    case .metric: parts = [word(.define), text(definition.name)]
    case .segment: parts = [word(.define), word(.segment), text(definition.name)]
    case .scorecard: parts = [word(.define), word(.scorecard), text(definition.name)]
    }
    if let title = definition.title { parts.append(quoted(title)) }
    if !definition.aliases.isEmpty {
      parts += [word(.also), joined(definition.aliases) { quoted($0.text) }]
    }
    parts.append("=")
    switch definition.body {
    case .metric(let expression, let unit, let direction):
      parts.append(text(expression, atLeast: .per))
      if let unit { parts += [word(.presentation), text(unit)] }
      parts += words(direction)
    case .segment(let entity, let condition):
      parts += [text(entity), word(.condition), text(condition)]
    case .scorecard(let items, let grades):
      parts.append(joined(items) { text($0) })
      if !grades.isEmpty { parts.append(text(grades)) }
    }
    if let about = definition.about { parts += [word(.about), quoted(about)] }
    return parts.joined(separator: " ")
  }

  func text(_ export: ExportStatement) -> String {
    var parts = [word(.export)]
    if let source = export.source { parts.append(text(source)) }
    parts += [word(.to), quoted(export.file)]
    if export.replace { parts.append(word(.replace)) }
    if export.isRaw { parts.append(word(.raw)) }
    return parts.joined(separator: " ")
  }
}
