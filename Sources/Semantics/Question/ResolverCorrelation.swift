package import Syntax
import Values

extension Resolver {
  /// `correlate x with y by rep`: a question with two numbers a row.
  package mutating func correlation(_ show: ShowQuestion, span: Span) throws(Diagnostic) -> Question {
    if show.by.isEmpty {
      let end = show.items.last?.expression.span.end ?? span.end
      throw Messages.correlationRows(at: span, after: Span(end, end))
    }
    var question = asked(try question(show, span: span))
    if question.subject != nil, let first = show.items.first {
      throw Messages.correlationOfNumbers(
        text(first.expression), beside: others(show, first), at: first.expression.span)
    }
    for (column, item) in zip(question.columns, show.items) where column.unit == .date || column.unit == .text {
      throw Messages.correlationOfNumbers(text(item.expression), beside: others(show, item), at: item.expression.span)
    }
    // In months before somebody came, nothing goes together with nothing.
    if question.ownGrain != nil, question.keys.contains(where: { $0.name == "rep" }) {
      var fuller = show
      fuller.items.append(.init(Expression(.name([Name("workdays")]), .none)))
      if let asked = try? self.question(fuller, span: span) { question = self.asked(asked) }
    }
    return question
  }

  private func others(_ show: ShowQuestion, _ item: ShowQuestion.Item) -> [String] {
    show.items.filter { $0 != item }.map { text($0.expression) }
  }
}
