import Syntax
import Values

/// A built-in metric as its line of text. Only the names are looked at in advance; the formula goes through the parser
/// when the metric is asked for, because most sentences name few of the many.
struct MetricLine: Sendable {
  let name: String
  let aliases: [String]
  let group: String
  private let text: Substring

  /// `define calls also 电话, 电话量 = ...`; `nil` for a line that has no such head.
  init?(_ text: Substring, group: String) {
    guard let equals = CatalogueText.first(UInt8(ascii: "="), in: text) else { return nil }
    let words = CatalogueText.words(of: text[..<equals])
    guard words.count > 1, words[0] == "define", words.count == 2 || words[2] == "also" else { return nil }
    self.name = words[1]
    self.aliases = Array(words.dropFirst(3))
    self.group = group
    self.text = text
  }

  private static let read = ReadOnce<Metric>()

  /// - Complexity: linear in the length of the line, the first time.
  var metric: Metric { Self.read.value(name, parsed) }

  private func parsed() -> Metric {
    let result = parse(String(text), lexicon: Lexicon())
    guard result.diagnostics.isEmpty, let statement = result.statements.first,
      case .define(let definition) = statement.kind,
      let metric = Metric(definition, statement: statement, group: group, isBuiltIn: true)
    else { preconditionFailure("the built-in catalogue does not read: \(text)") }
    return metric
  }
}
