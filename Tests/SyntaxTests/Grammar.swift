import Foundation

/// The published grammar, read from its file.
struct Grammar {
  indirect enum Node {
    case literal(String)
    case reference(String)
    /// Characters; such rules are sampled, not generated.
    case characters
    case sequence([Node])
    case choice([Node])
    case optional(Node)
    case many(Node)
    case some(Node)
  }

  struct Malformed: Error { let place: String }

  private(set) var rules: [String: Node] = [:]

  static func published(file: String = #filePath) throws -> Grammar {
    let package = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try Grammar(String(contentsOf: package.appendingPathComponent("grammar/crmql.ebnf"), encoding: .utf8))
  }

  /// What is written between quotes in the rules of sentences; words are spelled with small letters only.
  var literals: Set<String> {
    var found: Set<String> = []
    for (name, node) in rules where name != name.uppercased() { Self.collect(node, into: &found) }
    return found
  }

  private static func collect(_ node: Node, into found: inout Set<String>) {
    switch node {
    case .literal(let text): found.insert(text)
    case .reference, .characters: break
    case .sequence(let nodes), .choice(let nodes): for node in nodes { collect(node, into: &found) }
    case .optional(let inner), .many(let inner), .some(let inner): collect(inner, into: &found)
    }
  }

  // MARK: Reading

  private var tokens: [String] = []
  private var position = 0

  init(_ text: String) throws {
    tokens = try Self.tokens(of: text)
    while position < tokens.count {
      let name = tokens[position]
      guard position + 1 < tokens.count, tokens[position + 1] == "::=" else { throw Malformed(place: name) }
      position += 2
      rules[name] = try choice()
    }
  }

  private static func tokens(of text: String) throws -> [String] {
    var found: [String] = []
    var rest = Substring(text)
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
      } else if rest.hasPrefix("/*") {
        guard let end = rest.range(of: "*/") else { throw Malformed(place: String(rest.prefix(20))) }
        rest = rest[end.upperBound...]
      } else if first == "'" || first == "\"" || first == "[" {
        let closing: Character = first == "[" ? "]" : first
        guard let end = rest.dropFirst().firstIndex(of: closing) else {
          throw Malformed(place: String(rest.prefix(20)))
        }
        found.append(String(rest[...end]))
        rest = rest[rest.index(after: end)...]
      } else if rest.hasPrefix("::=") {
        found.append("::=")
        rest = rest.dropFirst(3)
      } else if "()|?*+".contains(first) {
        found.append(String(first))
        rest.removeFirst()
      } else {
        let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
        guard !word.isEmpty else { throw Malformed(place: String(rest.prefix(20))) }
        found.append(String(word))
        rest = rest.dropFirst(word.count)
      }
    }
    return found
  }

  private mutating func choice() throws -> Node {
    var alternatives = [try sequence()]
    while position < tokens.count, tokens[position] == "|" {
      position += 1
      alternatives.append(try sequence())
    }
    return alternatives.count == 1 ? alternatives[0] : .choice(alternatives)
  }

  private mutating func sequence() throws -> Node {
    var parts: [Node] = []
    while position < tokens.count, tokens[position] != "|", tokens[position] != ")" {
      if position + 1 < tokens.count, tokens[position + 1] == "::=" { break }
      parts.append(try part())
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func part() throws -> Node {
    let token = tokens[position]
    position += 1
    var node: Node
    switch token.first {
    case "(":
      node = try choice()
      guard position < tokens.count, tokens[position] == ")" else { throw Malformed(place: token) }
      position += 1
    case "'", "\"": node = .literal(String(token.dropFirst().dropLast()))
    case "[": node = .characters
    default: node = .reference(token)
    }
    while position < tokens.count, ["?", "*", "+"].contains(tokens[position]) {
      node =
        switch tokens[position] {
        case "?": .optional(node)
        case "*": .many(node)
        default: .some(node)
        }
      position += 1
    }
    return node
  }
}
