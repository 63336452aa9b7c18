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
    let rewritten = SQLSentence(parser: self, range: (start + 1)..<end).rewritten.map(sayingTimes)
    position = end
    return .sql(first, whole: whole, rewritten: rewritten)
  }

  /// What a table calls its days is the period here.
  private func sayingTimes(_ written: String) -> String {
    var parser = Parser(written, lexicon: lexicon)
    let (result, _) = parser.parseScript()
    guard result.diagnostics.isEmpty, result.statements.count == 1,
      let (found, _) = result.statements[0].sayingTimes(today: lexicon.today)
    else { return written }
    return formatted(found)
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
  /// The tables that they stand for.
  private var tables: [String: String] = [:]
  private let lexicon: Lexicon

  init(parser: Parser, range: Range<Int>) {
    lexicon = parser.lexicon
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
    sections = sections.mapValues(SQLDays.plain)
    items = items.map(SQLDays.plain)
    let tables = (sections["from"] ?? "").split { ", ".contains($0) }.map(String.init)
    aliases = Set(tables.filter { $0.count < 4 && !["on", "as", "=", "join"].contains($0.lowercased()) })
    for (position, alias) in tables.enumerated() where aliases.contains(alias) && position > 0 {
      let table = tables[position - 1].lowercased() == "as" ? position - 2 : position - 1
      if table >= 0 { self.tables[alias] = tables[table] }
    }
    // `SELECT TOP 5 name`
    let first = (items.first ?? "").split(separator: " ")
    if first.count > 2, first[0].lowercased() == "top", first[1].allSatisfy(\.isNumber) {
      items[0] = first.dropFirst(2).joined(separator: " ")
      if sections["limit"] == nil { sections["limit"] = String(first[1]) }
    }
    if let distinct = items.first, distinct.lowercased().hasPrefix("distinct ") {
      items[0] = "count(\(tables.first ?? "*"))"
      if sections["group"] == nil { sections["group"] = Self.trimmed(distinct.dropFirst("distinct ".count)) }
    }
  }

  /// Without the short name of the table, columns and days under the names that they have here.
  private func plain(_ text: String) -> String {
    var words = text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      let alias = aliases.first { word.hasPrefix($0 + ".") }
      return ours(alias.map { String(word.dropFirst($0.count + 1)) } ?? String(word))
    }
    for index in words.indices.dropFirst() {
      guard let period = ForeignWords.period(words[index]) else { continue }
      words[index] = period
      if words[index - 1] == "=" { words[index - 1] = "in" }
    }
    return words.joined(separator: " ")
  }

  /// `rep_id` is the rep, `Owner.Name` the owner, `CreatedDate` the day it was created.
  private func ours(_ word: String) -> String {
    let lower = word.lowercased()
    if let known = ForeignWords.columns[lower] { return known }
    for ending in ["_id", "_name", ".name"] where lower.hasSuffix(ending) && !lexicon.knows(word) {
      let stem = String(word.dropLast(ending.count))
      if lexicon.knows(stem) || lexicon.names.isEmpty { return stem }
    }
    return word
  }

  var rewritten: String? {
    let entity = sections["from"]?.split(separator: " ").first.map(String.init)
    var groups = (sections["group"] ?? "").split(separator: ",").map { grouped(Self.trimmed($0)) }
    var shown = items.map { item($0, of: entity) }.filter { !groups.contains($0) && !$0.isEmpty }
    if let entity, groups.isEmpty, !lexicon.isEmpty, !lexicon.isRecords(entity), !shown.contains("*") {
      // The table is none of records here: what is no number makes rows.
      groups = shown.filter(Self.rows.contains)
      shown.removeAll(where: Self.rows.contains)
      if shown.isEmpty { return nil }
      return sentence(["show " + shown.joined(separator: ", ")], groups, entity)
    }
    if shown == ["*"] || shown.isEmpty, let entity, !lexicon.isEmpty, !lexicon.isRecords(entity) { return nil }
    let isAggregate = shown.contains { $0.contains("(") }
    var parts: [String]
    if let entity, groups == [Self.itself], isAggregate, shown.count > 0 {
      // Nobody is left out who has none.
      shown.removeAll { ["name", "id"].contains($0) }
      parts = ["show \(entity) with " + shown.joined(separator: ", ")]
      groups = []
    } else if groups.isEmpty, !isAggregate, let entity {
      parts = ["list \(entity)"]
      if shown != ["*"] { parts.append("with " + shown.joined(separator: ", ")) }
    } else {
      let items = shown.isEmpty ? entity.map { [$0] } ?? [] : shown
      guard !items.isEmpty else { return nil }
      parts = ["show " + items.joined(separator: ", ")]
    }
    return sentence(parts, groups, entity)
  }

  /// A table that is grouped by its own records.
  private static let itself = "\u{0}"

  /// What makes rows, under the names of columns.
  private static let rows: Set = [
    "rep", "team", "customer", "source", "industry", "region", "product", "city", "stage", "owner", "category", "month",
    "quarter", "year", "week", "day", "manager", "channel", "campaign", "type",
  ]

  /// `c.name` of `customers c` is the customer.
  private func grouped(_ column: String) -> String {
    let parts = column.split(separator: ".")
    guard parts.count == 2,
      let table = tables[String(parts[0])] ?? (lexicon.isRecords(String(parts[0])) ? String(parts[0]) : nil),
      ["name", "id"].contains(parts[1].lowercased())
    else { return plain(column) }
    if table.lowercased() == sections["from"]?.split(separator: " ").first.map({ $0.lowercased() }) {
      return Self.itself
    }
    return table.hasSuffix("ies") ? table.dropLast(3) + "y" : table.hasSuffix("s") ? String(table.dropLast()) : table
  }

  private func sentence(_ opening: [String], _ groups: [String], _ entity: String?) -> String {
    var parts = opening
    if !groups.isEmpty { parts.append("by " + groups.joined(separator: ", ")) }
    let isShow = parts.first?.hasPrefix("show") == true
    let (conditions, period) = conditions(isShow)
    if !conditions.isEmpty { parts.append("where " + conditions) }
    if let period { parts.append(period) }
    if let having = sections["having"] { parts.append("having " + item(having, of: entity)) }
    parts.append(contentsOf: order(of: entity))
    return parts.joined(separator: " ")
  }

  /// `CreatedDate = THIS_MONTH AND ...`: when is the time of a question about numbers.
  private func conditions(_ isShow: Bool) -> (String, period: String?) {
    let text = plain(sections["where"] ?? "")
    guard isShow, !text.lowercased().contains(" or ") else { return (text, nil) }
    if let entity = sections["from"]?.split(separator: " ").first?.lowercased(),
      ["opportunities", "deals"].contains(entity)
    {
      // `closed` alone is a number.
      let words = text.split(separator: " ").map { $0 == "closed" ? "opportunity.closed" : String($0) }
      return (words.joined(separator: " "), nil)
    }
    var period: String?
    var rest: [String] = []
    var words = text.split(separator: " ").map(String.init)[...]
    while !words.isEmpty {
      let part = Array(words.prefix { $0.lowercased() != "and" })
      words = words.dropFirst(part.count + 1)
      let isTime = part.count > 3 && part[1] == "in" && ["this", "last", "next"].contains(part[2])
      if isTime, period == nil {
        period = part[2...].joined(separator: " ")
      } else {
        rest.append(part.joined(separator: " "))
      }
    }
    return period == nil ? (text, nil) : (rest.joined(separator: " and "), period)
  }

  private func order(of entity: String?) -> [String] {
    var words = (sections["order"] ?? "").split(separator: " ").map(String.init)
    if let key = words.first {
      // `ORDER BY 2` is the second column.
      let column = Int(key).flatMap { items.indices.contains($0 - 1) ? items[$0 - 1] : nil }
      let name = column?.split(separator: " ").last.map(String.init)
      words[0] = item(name ?? key, of: entity)
    }
    guard let limit = sections["limit"]?.split(separator: " ").first.map(String.init) else {
      return words.isEmpty ? [] : ["sort " + words.joined(separator: " ")]
    }
    let isDescending = words.last?.lowercased() == "desc"
    if isDescending || words.last?.lowercased() == "asc" { words.removeLast() }
    if words.isEmpty { return ["top " + limit] }
    return [(isDescending ? "top " : "bottom ") + limit + " by " + words.joined(separator: " ")]
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  /// `closes AS wins` is `wins = closes`; `COUNT(*)` counts the rows of the table, `SUM(amount)` adds up its field.
  private func item(_ written: String, of entity: String?) -> String {
    let text = plain(written)
    let lower = text.lowercased()
    if let entity, lower.hasPrefix("count(distinct "), let close = text.firstIndex(of: ")") {
      let inside = text.dropFirst("count(distinct ".count)
      let field = ours(Self.trimmed(inside.prefix { $0 != ")" }))
      let rest = item("x" + text[text.index(after: close)...], of: nil)
      let count = "count distinct(\(entity).\(field))"
      return rest.hasSuffix(" = x") ? String(rest.dropLast()) + count : count + String(rest.dropFirst())
    }
    var words = text.split(separator: " ").map(String.init)
    if let entity, let first = words.first { words[0] = qualified(first, by: entity) }
    if words.count == 3, words[1].lowercased() == "as" { return "\(words[2]) = \(words[0])" }
    return words.joined(separator: " ")
  }

  private func qualified(_ call: String, by entity: String) -> String {
    guard let open = call.firstIndex(of: "("), call.hasSuffix(")"), open > call.startIndex else { return call }
    let function = call[..<open].lowercased()
    let inside = call[call.index(after: open)...].dropLast().split(separator: ".").map(String.init)
    if function == "count", inside.count == 2, let table = tables[inside[0]],
      inside[1].lowercased() == "id" || inside[1] == "*"
    {
      return "count(\(table))"
    }
    let operand = ours(String(call[call.index(after: open)...].dropLast()))
    if operand == "*" || function == "count" && ["", "id", "1"].contains(operand.lowercased()) {
      return "\(function)(\(entity))"
    }
    if function == "sum", lexicon.addsUp(operand) { return operand }
    let isName = operand.unicodeScalars.allSatisfy(\.isNamePart) && operand.lowercased() != entity.lowercased()
    guard isName, ["sum", "avg", "min", "max"].contains(function) else { return call }
    return "\(function)(\(entity).\(operand))"
  }
}
