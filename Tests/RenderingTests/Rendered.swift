import Rendering
import Values

/// Collects what a buffer hands over.
final class Sink {
  var bytes: [UInt8] = []
  var pieces: [Int] = []
  var text: String { String(decoding: bytes, as: UTF8.self) }

  func buffer(capacity: Int = 65_536) -> OutputBuffer {
    OutputBuffer(capacity: capacity) { (piece) throws(OutputError) in
      self.bytes.append(contentsOf: piece)
      self.pieces.append(piece.count)
    }
  }
}

/// What a writer makes of an answer.
func rendered(
  _ format: OutputFormat, _ head: Answer.Head, _ rows: [[Value]], _ tail: Answer.Tail = Answer.Tail(),
  _ options: RenderingOptions = RenderingOptions()
) throws -> (output: String, notes: String) {
  let output = Sink()
  let notes = Sink()
  var writer = makeWriter(format, options: options, output: output.buffer(), notes: notes.buffer())
  try writer.begin(head)
  for row in rows { try writer.row(row) }
  try writer.end(tail)
  return (output.text, notes.text)
}

let yuan = Unit.money(Currency(code: "CNY"))

func dimension(_ name: String, _ title: String, unit: Unit = .text) -> Answer.Column {
  Answer.Column(name: name, title: title, role: .dimension, unit: unit)
}

func measure(
  _ name: String, _ title: String, _ unit: Unit, direction: Direction = .neutral, isChange: Bool = false
) -> Answer.Column {
  Answer.Column(name: name, title: title, role: .measure, unit: unit, direction: direction, isChange: isChange)
}

func day(_ text: String) throws -> CivilDate {
  struct NoSuchDay: Error {}
  guard let date = CivilDate(iso: text) else { throw NoSuchDay() }
  return date
}
