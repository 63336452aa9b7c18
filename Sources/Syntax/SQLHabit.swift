extension Parser {
  /// `SELECT ... FROM ... WHERE ... GROUP BY ... ORDER BY ... LIMIT ...` answered with the same question in this
  /// language. The parser then goes on after it.
  mutating func sqlHabit() -> Diagnostic? {
    guard current.isWord, current.folded == "select" else { return nil }
    let start = position
    var end = start
    while end < tokens.count - 1, !tokens[end].isSymbol(.semicolon), end == start || !endsSQL(at: end) { end += 1 }
    let first = tokens[start].span
    let whole = first.joined(with: tokens[max(start, end - 1)].span)
    let rewritten = SQLSentence(parser: self, range: (start + 1)..<end).rewritten
    position = end
    return .sql(first, whole: whole, rewritten: rewritten)
  }

  /// SQL is often written with one clause a line.
  private func endsSQL(at index: Int) -> Bool {
    guard let indentation = tokens[index].indentation, indentation <= statementIndentation else { return false }
    return !["from", "where", "group", "having", "order", "limit", "and", "or"].contains(tokens[index].folded)
  }
}

/// The sections of an SQL query, as text.
private struct SQLSentence {
  private var sections: [String: String] = [:]
  private var items: [String] = []
  /// `o` in `FROM opportunities o`: what stands before the dots of the columns.
  private var aliases: Set<String> = []

  init(parser: Parser, range: Range<Int>) {
    var name = "select"
    var sectionStart = range.lowerBound
    var depth = 0
    var itemStart = range.lowerBound
    func text(_ from: Int, _ to: Int) -> String {
      from < to ? parser.source(parser.tokens[from].span.joined(with: parser.tokens[to - 1].span)) : ""
    }
    var index = range.lowerBound
    while index < range.upperBound {
      let token = parser.tokens[index]
      if token.isSymbol(.openParenthesis) { depth += 1 }
      if token.isSymbol(.closeParenthesis) { depth -= 1 }
      let hasBy = index + 1 < range.upperBound && parser.tokens[index + 1].folded == "by"
      let isClause =
        switch token.folded {
        case "from", "where", "having", "limit": true
        case "group", "order": hasBy
        default: false
        }
      if depth == 0, name == "select", token.isSymbol(.comma) || (isClause && token.isWord) {
        items.append(text(itemStart, index))
        itemStart = index + 1
      }
      if depth == 0, token.isWord, isClause {
        sections[name] = text(sectionStart, index)
        name = token.folded
        if hasBy { index += 1 }
        sectionStart = index + 1
      }
      index += 1
    }
    if name == "select" { items.append(text(itemStart, range.upperBound)) }
    sections[name] = text(sectionStart, range.upperBound)
    let tables = (sections["from"] ?? "").split { ", ".contains($0) }.map(String.init)
    aliases = Set(tables.filter { $0.count < 4 && !["on", "as", "=", "join"].contains($0.lowercased()) })
    if let distinct = items.first, distinct.lowercased().hasPrefix("distinct ") {
      items[0] = "count(\(tables.first ?? "*"))"
      if sections["group"] == nil { sections["group"] = Self.trimmed(distinct.dropFirst("distinct ".count)) }
    }
  }

  /// Without the short name of the table.
  private func plain(_ text: String) -> String {
    aliases.reduce(text) { text, alias in
      text.split(separator: " ", omittingEmptySubsequences: false).map { word in
        word.hasPrefix(alias + ".") ? String(word.dropFirst(alias.count + 1)) : String(word)
      }.joined(separator: " ")
    }
  }

  var rewritten: String? {
    let entity = sections["from"]?.split(separator: " ").first.map(String.init)
    let groups = (sections["group"] ?? "").split(separator: ",").map { plain(Self.trimmed($0)) }
    let shown = items.map { Self.item(plain($0), of: entity) }.filter { !groups.contains($0) && !$0.isEmpty }
    let isAggregate = shown.contains { $0.contains("(") }
    var parts: [String]
    if groups.isEmpty, !isAggregate, let entity {
      parts = ["list \(entity)"]
      if shown != ["*"] { parts.append("with " + shown.joined(separator: ", ")) }
    } else {
      let items = shown.isEmpty ? entity.map { [$0] } ?? [] : shown
      guard !items.isEmpty else { return nil }
      parts = ["show " + items.joined(separator: ", ")]
    }
    if !groups.isEmpty { parts.append("by " + groups.joined(separator: ", ")) }
    if let condition = sections["where"] { parts.append("where " + plain(condition)) }
    if let having = sections["having"] { parts.append("having " + Self.item(plain(having), of: entity)) }
    parts.append(contentsOf: order)
    return parts.joined(separator: " ")
  }

  private var order: [String] {
    let keys = plain(sections["order"] ?? "")
    guard let limit = sections["limit"] else { return keys.isEmpty ? [] : ["sort " + keys] }
    var words = keys.split(separator: " ").map(String.init)
    let isDescending = words.last?.lowercased() == "desc"
    if isDescending || words.last?.lowercased() == "asc" { words.removeLast() }
    if words.isEmpty { return ["top " + limit] }
    return [(isDescending ? "top " : "bottom ") + limit + " by " + words.joined(separator: " ")]
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  /// `closes AS wins` is `wins = closes`; `COUNT(*)` counts the rows of the table, `SUM(amount)` adds up its field.
  private static func item(_ text: String, of entity: String?) -> String {
    var words = text.split(separator: " ").map(String.init)
    if let entity, let first = words.first { words[0] = qualified(first, by: entity) }
    if words.count == 3, words[1].lowercased() == "as" { return "\(words[2]) = \(words[0])" }
    return words.joined(separator: " ")
  }

  private static func qualified(_ call: String, by entity: String) -> String {
    guard let open = call.firstIndex(of: "("), call.hasSuffix(")"), open > call.startIndex else { return call }
    let (function, operand) = (call[..<open].lowercased(), call[call.index(after: open)...].dropLast())
    if operand == "*" { return "\(function)(\(entity))" }
    let isName = operand.unicodeScalars.allSatisfy(\.isNamePart) && operand.lowercased() != entity.lowercased()
    guard isName, ["sum", "avg", "min", "max"].contains(function) else { return call }
    return "\(function)(\(entity).\(operand))"
  }
}
