import Rendering
import Testing

@Suite struct OutputBufferTests {
  @Test func bytesArriveInOrderWhateverThePieces() throws {
    let sink = Sink()
    let buffer = sink.buffer(capacity: 4)
    for piece in ["a", "bcd", "efghijkl", "", "m"] { try buffer.append(piece) }
    try buffer.append(byte: 0x6E)
    try buffer.flush()
    #expect(sink.text == "abcdefghijklmn")
  }

  @Test func nothingIsHandedOverBeforeThePieceIsFull() throws {
    let sink = Sink()
    let buffer = sink.buffer(capacity: 4)
    try buffer.append("abcd")
    #expect(sink.bytes.isEmpty)
    try buffer.append("e")
    #expect(sink.text == "abcd")
  }

  @Test(arguments: [
    (0, "0"), (7, "7"), (10, "10"), (-1, "-1"), (1_000_000, "1000000"),
    (Int.max, "9223372036854775807"), (Int.min, "-9223372036854775808"),
  ])
  func integers(_ number: Int, _ expected: String) throws {
    let sink = Sink()
    let buffer = sink.buffer()
    try buffer.append(integer: number)
    try buffer.flush()
    #expect(sink.text == expected)
  }

  @Test func digitsAreFilledWithZeros() throws {
    let sink = Sink()
    let buffer = sink.buffer()
    try buffer.append(digits: 5, width: 2)
    try buffer.append(digits: 123, width: 2)
    try buffer.append(digits: UInt.max, width: 1)
    try buffer.flush()
    #expect(sink.text == "05123" + "18446744073709551615")
  }

  @Test func aFailureIsNeverForgotten() {
    var calls = 0
    let buffer = OutputBuffer(capacity: 2) { (_) throws(OutputError) in
      calls += 1
      throw .lost("disk full")
    }
    #expect(throws: OutputError.lost("disk full")) { try buffer.append("abc") }
    #expect(throws: OutputError.lost("disk full")) { try buffer.flush() }
    #expect(calls == 1)
  }
}
