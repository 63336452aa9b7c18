import Syntax
import Values

/// A built-in metric as its line of text. Only the names are looked at in advance; the formula goes through the parser
/// when the metric is asked for, because most sentences name few of the many.
struct MetricLine: Sendable {
  let group: String
  private let text: Substring

  /// `define calls also 电话, 电话量 = ...`
  init(_ text: Substring, group: String) {
    self.text = text
    self.group = group
  }

  var name: String { CatalogueText.name(of: text) }

  var aliases: [String] { Array(CatalogueText.words(of: text[..<formula]).dropFirst(3)) }

  /// Where its sign stands.
  private var formula: String.Index { CatalogueText.first(UInt8(ascii: "="), in: text) ?? text.endIndex }

  private static let read = ReadOnce<Metric>()

  /// - Complexity: linear in the length of the line, the first time.
  var metric: Metric { Self.read.value(name, parsed) }

  /// The aliases are no sentence: the parser would look for words in Chinese ones.
  private func parsed() -> Metric {
    let result = parse("define \(name) \(text[formula...])", lexicon: Lexicon())
    guard result.diagnostics.isEmpty, let statement = result.statements.first,
      case .define(var definition) = statement.kind
    else { preconditionFailure("the built-in catalogue does not read: \(text)") }
    definition.aliases = aliases.map { Name($0) }
    guard
      let metric = Metric(definition, statement: Statement(.define(definition)), group: group, isBuiltIn: true)
    else { preconditionFailure("the built-in catalogue has no number here: \(text)") }
    return metric
  }
}
