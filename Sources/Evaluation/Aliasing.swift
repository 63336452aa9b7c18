import Semantics
import Store
import Syntax
import Values

extension Workspace {
  /// `alias product "GTXPro" = "GTX Pro"`
  func declare(_ other: QuotedText, for written: QuotedText, of entity: Name, sink: any AnswerSink)
    throws(EvaluationError)
  {
    try refuseIfSafe("alias changes the store")
    let connection = try storing { () throws(StoreError) in try writer() }
    let declared: NameAliases.Declaration
    do {
      declared = try NameAliases(kind(entity), connection).declare(other.text, for: written.text)
    } catch { throw refusal(error, entity, other, .none) }
    let singular = catalogue.entity(entity.text)?.singular ?? entity.text
    var text = say("\(other.text) is \(declared.name) from now on", "今后 \(other.text) 即 \(declared.name)")
    if let before = declared.before { text += say(", no longer \(before)", ",不再是 \(before)") }
    if declared.isUnknown {
      text += say("; no \(singular) is called so yet", ";目前没有该名称的记录")
      if !declared.nearest.isEmpty {
        let near = declared.nearest.joined(separator: ", ")
        text += say(" (there is \(near))", "(有 \(near))")
      }
    }
    try writing { try sink.note(.init(text)) }
  }

  /// `unalias product "GTXPro"`
  func forget(_ other: QuotedText, of entity: Name, _ whole: Span, sink: any AnswerSink) throws(EvaluationError) {
    try refuseIfSafe("unalias changes the store")
    let connection = try storing { () throws(StoreError) in try writer() }
    let name: String
    do { name = try NameAliases(kind(entity), connection).remove(other.text) } catch {
      throw refusal(error, entity, other, whole)
    }
    try writing {
      try sink.note(
        .init(say("\(other.text) no longer stands for \(name)", "\(other.text) 不再代表 \(name)")))
    }
  }

  private func kind(_ entity: Name) -> String { catalogue.entity(entity.text)?.name ?? entity.text }

  private func refusal(_ error: NameAliases.Refusal, _ entity: Name, _ other: QuotedText, _ whole: Span)
    -> EvaluationError
  {
    switch error {
    case .store(let error): return .store(error)
    case .noNames:
      let kinds = NameAliases.entities
      return .statement(
        Diagnostic(
          code: "no-aliases", "`\(entity.text)` have no aliases; these have: \(kinds.joined(separator: ", "))",
          at: entity.span,
          fixes: .didYouMean(nearestWords(to: entity.text, among: kinds), at: entity.span)))
    case .same: return .statement(Diagnostic(code: "own-alias", "this is the same name", at: other.span))
    case .recordExists(let name):
      return .statement(
        Diagnostic(
          code: "alias-is-a-record",
          "\(name) is a record of its own, which an alias would hide; in an import write `map (\"\(name)\" -> ...)`",
          at: other.span,
          example: .init("list \(kind(entity)) where name = \(formatted(Expression(.text(name), .none)))")))
    case .unknown(let nearest):
      return .statement(
        Diagnostic(
          code: "unknown-alias", "\(other.text) is no alias of theirs", at: other.span,
          fixes: nearest.map { .init("did you mean \($0)?", replacing: other.span, with: "\"\($0)\"") }
            + [.init("`list aliases` shows them", replacing: whole, with: "list aliases")]))
    }
  }
}
