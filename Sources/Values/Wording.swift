/// A sentence for people. It is written in English where it is said; what it is about is kept apart from its words, so
/// that it can be said in the other languages of the output (`ChineseSentences`).
///
/// Two of them are equal when they read the same.
package struct Wording: Sendable, ExpressibleByStringInterpolation, CustomStringConvertible {
  /// One after another.
  fileprivate var parts: [Part]

  fileprivate struct Part: Sendable {
    /// With `{}` for each argument.
    var template: String
    var arguments: [Argument]
  }

  fileprivate enum Argument: Sendable {
    /// What somebody wrote, a number, a name: the same in every language.
    case text(String)
    case wording(Wording)
    /// What has a name of its own in each.
    case named(english: String, chinese: String)
  }

  package init(stringLiteral value: String) { parts = [Part(template: value, arguments: [])] }

  package init(stringInterpolation: StringInterpolation) {
    parts = [Part(template: stringInterpolation.template, arguments: stringInterpolation.arguments)]
  }

  /// Records as people call them: `stock_movements` is the store's spelling.
  package init(records name: String) { self.init(stringLiteral: name.replacing("_", with: " ")) }

  /// Words that are nobody's to translate: of another program, of a file.
  package init(verbatim text: String) { parts = [Part(template: "{}", arguments: [.text(text)])] }

  /// A name that each language has of its own, such as a keyword.
  package init(english: String, chinese: String) {
    parts = [Part(template: "{}", arguments: [.named(english: english, chinese: chinese)])]
  }

  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var template = ""
    fileprivate var arguments: [Argument] = []

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ literal: String) { template += literal }

    package mutating func appendInterpolation(_ wording: Wording) {
      template += "{}"
      arguments.append(.wording(wording))
    }

    package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      template += "{}"
      arguments.append(.text(value.description))
    }
  }

  package static func + (left: Wording, right: Wording) -> Wording {
    var both = left
    both.parts += right.parts
    return both
  }

  package var description: String { english }

  package var english: String { text(in: .english) }

  package func text(in language: Language) -> String {
    parts.map { part in
      let template = language == .chinese ? ChineseSentences.all[part.template] ?? part.template : part.template
      return part.arguments.isEmpty ? template : Self.filled(template, part.arguments.map { $0.said(in: language) })
    }.joined()
  }

  /// The words of it that have no Chinese yet.
  package var untranslated: [String] {
    parts.flatMap { part in
      let inner = part.arguments.flatMap { argument in
        if case .wording(let wording) = argument { wording.untranslated } else { [String]() }
      }
      let isWords = part.template.replacing("{}", with: "").contains(where: \.isLetter)
      return (isWords && ChineseSentences.all[part.template] == nil ? [part.template] : []) + inner
    }
  }

  /// `{}` is the next argument, `{2}` the second one.
  private static func filled(_ template: String, _ arguments: [String]) -> String {
    var text = ""
    var next = 0
    var rest = template[...]
    while let open = rest.firstIndex(of: "{") {
      text += rest[..<open]
      let after = rest.index(after: open)
      let digits = rest[after...].prefix(while: \.isNumber)
      guard digits.endIndex < rest.endIndex, rest[digits.endIndex] == "}" else {
        text += "{"
        rest = rest[after...]
        continue
      }
      let index = Int(digits).map { $0 - 1 } ?? next
      if digits.isEmpty { next += 1 }
      if arguments.indices.contains(index) { text += arguments[index] }
      rest = rest[rest.index(after: digits.endIndex)...]
    }
    return text + rest
  }
}

extension Wording.Argument {
  fileprivate func said(in language: Language) -> String {
    switch self {
    case .text(let text): text
    case .wording(let wording): wording.text(in: language)
    case .named(let english, let chinese): language == .chinese ? chinese : english
    }
  }
}

extension Wording: Hashable {
  package static func == (left: Self, right: Self) -> Bool { left.english == right.english }
  package func hash(into hasher: inout Hasher) { hasher.combine(english) }
}

extension [Wording] {
  /// "a, b, c"
  package var listed: Wording { dropFirst().reduce(first ?? "") { $0 + ", " + $1 } }

  /// "a, b or c"
  package var alternatives: Wording {
    guard let last, count > 1 else { return first ?? "" }
    return Array(dropLast()).listed + " or " + last
  }
}
