import Evaluation
import Values

/// Passes an answer on and holds what passed, for `last`; of a long one nothing is held.
final class AnswerCopy: AnswerSink {
  /// Rows held, of all tables of an answer together.
  static let mostRows = 10_000

  private enum Part {
    case table(Answer.Head, rows: [[Value]], Answer.Tail)
    case text(String)
    case note(Answer.Note)
  }

  private let sink: any AnswerSink
  private var parts: [Part] = []
  private var rows: [[Value]] = []
  private var head: Answer.Head?
  private var rowCount = 0
  private(set) var hasTable = false

  init(_ sink: any AnswerSink) { self.sink = sink }

  /// Whether every row is held.
  var isWhole: Bool { rowCount <= Self.mostRows }

  var isForPrograms: Bool { sink.isForPrograms }

  func begin(_ head: Answer.Head) throws {
    hasTable = true
    self.head = head
    try sink.begin(head)
  }

  func row(_ cells: [Value]) throws {
    rowCount += 1
    if isWhole {
      rows.append(cells)
    } else if !rows.isEmpty || !parts.isEmpty {
      (rows, parts) = ([], [])
    }
    try sink.row(cells)
  }

  func end(_ tail: Answer.Tail) throws {
    if isWhole, let head { parts.append(.table(head, rows: rows, tail)) }
    rows = []
    try sink.end(tail)
  }

  func text(_ text: String) throws {
    parts.append(.text(text))
    try sink.text(text)
  }

  func note(_ note: Answer.Note) throws {
    parts.append(.note(note))
    try sink.note(note)
  }

  func receipt(_ receipt: Answer.Receipt) throws { try sink.receipt(receipt) }

  /// The same answer once more.
  func replay(to sink: any AnswerSink) throws {
    for part in parts {
      switch part {
      case .table(let head, let rows, let tail):
        try sink.begin(head)
        for row in rows { try sink.row(row) }
        try sink.end(tail)
      case .text(let text): try sink.text(text)
      case .note(let note): try sink.note(note)
      }
    }
  }
}

/// Passes an answer on as another drawing or format than the one asked for.
final class PresentedSink: AnswerSink {
  private let sink: any AnswerSink
  private let presentation: Answer.Presentation

  init(_ sink: any AnswerSink, as presentation: Answer.Presentation) {
    self.sink = sink
    self.presentation = presentation
  }

  func begin(_ head: Answer.Head) throws {
    var head = head
    head.presentation = presentation
    try sink.begin(head)
  }

  func row(_ cells: [Value]) throws { try sink.row(cells) }
  func end(_ tail: Answer.Tail) throws { try sink.end(tail) }
  func text(_ text: String) throws { try sink.text(text) }
  func note(_ note: Answer.Note) throws { try sink.note(note) }
  func receipt(_ receipt: Answer.Receipt) throws { try sink.receipt(receipt) }
}
