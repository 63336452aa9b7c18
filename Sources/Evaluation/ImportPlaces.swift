import Store
import Syntax
import Values

/// Where in an `import` the word is that a refusal is about, and what to write for it.
extension Workspace {
  /// `nil` for what lies in the file, not in the sentence.
  func located(_ error: ImportError, in written: ImportStatement) -> Diagnostic? {
    func said(_ span: Span?, _ fixes: [Diagnostic.Fix] = [], _ example: Diagnostic.Example? = nil) -> Diagnostic? {
      span.map { Diagnostic(code: error.code, error.message, at: $0, fixes: fixes, example: example) }
    }
    func meant(_ words: [String], _ span: Span?) -> [Diagnostic.Fix] {
      span.map { .didYouMean(words.map(Self.column), at: $0) } ?? []
    }
    func field(_ name: String) -> ImportStatement.Field? {
      written.fields.last { $0.field.text.lowercased() == name.lowercased() }
    }
    switch error {
    case .noSuchEntity(_, let nearest):
      let span = written.entity?.span
      return said(span, meant(nearest, span), .init("`entities` lists what there is", "entities"))
    case .noSuchField(let name, let entity, let nearest):
      let span = field(name)?.field.span
      let see = Diagnostic.Example("`describe \(entity)` lists them", "describe \(entity)")
      return said(span, meant(nearest, span), see)
    case .fieldTwice(let name): return said(field(name)?.field.span)
    case .missingField(let names, _):
      guard let name = names.first, let first = written.fields.first?.field.span else { return nil }
      return said(
        written.entity?.span,
        [.init("such as `\(name) = \(name)`", replacing: Span(first.start, first.start), with: "\(name) = \(name), ")])
    case .noSuchColumn(let name, let nearest, let headers):
      let span = written.span(ofColumn: name)
      return said(span, meant(nearest.isEmpty ? Array(headers.prefix(3)) : nearest, span))
    case .noSuchFunction(let name, let nearest):
      let span = written.span(ofFunction: name)
      return said(span, meant(nearest, span))
    case .notAColumn(let function): return said(written.span(ofFunction: function.rawValue))
    case .totalOfNothing: return said(written.span(ofFunction: "total"))
    case .knownOfNothing: return said(written.span(ofFunction: "known"))
    case .wrongArguments(let function, _): return said(written.span(ofFunction: function.rawValue))
    case .noSuchEncoding(_, let nearest):
      let fixes = nearest.map {
        Diagnostic.Fix("did you mean `\"\($0)\"`?", replacing: written.encodingSpan, with: "encoding \"\($0)\"")
      }
      return said(written.encodingSpan, fixes)
    case .notInEncoding, .hasEncoding:
      return said(written.encodingSpan, [.init("leave it out", replacing: written.encodingSpan, with: "")])
    case .conditionIsNoTest:
      guard let condition = written.condition else { return nil }
      let text = "\(formatted(condition)) is not empty"
      return said(condition.span, [.init("such as `\(text)`", replacing: condition.span, with: text)])
    case .ambiguousDates(let name, _, _, _), .contradictoryDates(let name, _, _, _):
      return said(field(name)?.expression.span, choices(["day_first", "month_first"], field(name)?.expression))
    case .ambiguousNumbers(let name, let column, _, _):
      let value =
        name.flatMap { field($0)?.expression } ?? column.flatMap { written.value(ofColumn: $0) }
      return said(value?.span, choices(["decimal_point", "decimal_comma"], value))
    case .noSheets, .noCells, .inputHoldsStatements, .inputIsTerminal, .noSuchSheet, .severalSheets, .fileNotFound,
      .notAFile, .unreadable, .changedWhileReading, .empty, .invalidText, .nulByte, .quoteNeverClosed, .recordTooLong,
      .tooManyColumns, .foreignFormat, .damaged, .expandsTooFar, .json, .noRecords, .noScratch, .noLibrary,
      .duplicateHeader, .tooManyProblems, .interrupted, .store:
      return nil
    }
  }

  /// `day_first(x)` or `month_first(x)`: only who knows the file can tell.
  private func choices(_ functions: [String], _ value: Expression?) -> [Diagnostic.Fix] {
    guard let value else { return [] }
    return functions.map { function in
      let text = "\(function)(\(formatted(value)))"
      return .init("write `\(text)`", replacing: value.span, with: text)
    }
  }

  /// A column's name as an expression writes it.
  private static func column(_ name: String) -> String {
    formatted(Expression(.name([Name(name, isQuoted: !name.isPlainName)]), .none))
  }
}

extension String {
  /// Whether it needs no back-ticks.
  fileprivate var isPlainName: Bool {
    guard case .name(let parts)? = (try? parseExpression(self))?.kind else { return false }
    return parts.count == 1 && parts[0].text == self
  }
}

extension ImportStatement {
  private var expressions: [Expression] { fields.map(\.expression) + (condition.map { [$0] } ?? []) }

  func value(ofColumn name: String) -> Expression? {
    var found: Expression?
    for expression in expressions {
      _ = expression.mapped { part in
        guard case .name(let parts) = part.kind else { return nil }
        if found == nil, parts.map(\.text).joined(separator: ".") == name { found = part }
        return part
      }
    }
    return found
  }

  func span(ofColumn name: String) -> Span? {
    value(ofColumn: name)?.span ?? unpivoted.first { $0.text == name }?.span
  }

  func span(ofFunction name: String) -> Span? {
    var found: Span?
    for expression in expressions {
      _ = expression.mapped { part in
        if case .call(let function, _) = part.kind, found == nil, function.text.lowercased() == name.lowercased() {
          found = function.span
        }
        return nil
      }
    }
    return found
  }
}
