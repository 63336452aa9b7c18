package import Values

/// Where an answer goes, row by row; a list of any length passes through without being held.
package protocol AnswerSink: AnyObject {
  func begin(_ head: Answer.Head) throws
  func row(_ cells: [Value]) throws
  func end(_ tail: Answer.Tail) throws
  /// Lines for people: explanations, descriptions, confirmations.
  func text(_ text: String) throws
  /// What was written: a sentence for people, a row for programs.
  func receipt(_ receipt: Answer.Receipt) throws
  /// Something worth knowing beside the answer.
  func note(_ note: Answer.Note) throws
  /// Whether programs read it: then an answer is one table, and what else there is to say goes into notes.
  var isForPrograms: Bool { get }
}

extension AnswerSink {
  package var isForPrograms: Bool { false }
}

extension AnswerSink {
  package func receipt(_ receipt: Answer.Receipt) throws { try text(receipt.sentence) }
}
