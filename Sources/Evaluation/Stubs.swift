import Semantics
import Store
import Syntax
extension Workspace {
  func importFile(_ written: ImportStatement, _ statement: Statement, sink: any AnswerSink) throws(EvaluationError) {}
  func explain(_ form: ExplainForm, _ inner: Statement, sink: any AnswerSink) throws(EvaluationError) {}
  func describe(_ name: Name, sink: any AnswerSink) throws(EvaluationError) {}
  func show(_ list: CatalogueList, filter: Name?, sink: any AnswerSink) throws(EvaluationError) {}
}
