/// How much time lies between two days of a record. In the tree it is a call by its English name.
package enum RecordFunction: String, Hashable, Sendable, CaseIterable {
  case daysBetween = "days_between"
  case weeksBetween = "weeks_between"
  case monthsBetween = "months_between"
  case quartersBetween = "quarters_between"
  case yearsBetween = "years_between"

  package var keyword: Keyword {
    switch self {
    case .daysBetween: .daysBetween
    case .weeksBetween: .weeksBetween
    case .monthsBetween: .monthsBetween
    case .quartersBetween: .quartersBetween
    case .yearsBetween: .yearsBetween
    }
  }

  /// How it is called, and what it says.
  package var usage: (example: String, meaning: String) {
    ("\(rawValue)(created, today)", "whole \(rawValue.prefix { $0 != "_" }) from the first day to the second")
  }
}

extension Parser {
  /// `months_between(`: the word is a function only before a bracket.
  mutating func takeRecordFunction() -> RecordFunction? {
    takeFunction(RecordFunction.allCases, \.keyword)
  }

  mutating func parseCall(_ function: RecordFunction, from start: Int) throws(Diagnostic) -> Expression {
    try parseCall(Name(function.rawValue, span: span(from: start)), from: start)
  }

  mutating func takeFunction<Function>(_ functions: [Function], _ keyword: (Function) -> Keyword) -> Function? {
    // Most words are no keyword at all.
    if current.phrases.isEmpty { return nil }
    for function in functions {
      guard let length = length(of: keyword(function), at: position, recording: false) else { continue }
      let next = position + length
      guard next < tokens.count, !ends(at: next), tokens[next].isSymbol(.openParenthesis) else { continue }
      position = next
      return function
    }
    return nil
  }
}
