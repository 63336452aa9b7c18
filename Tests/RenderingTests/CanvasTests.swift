import Testing

@testable import Rendering

@Suite struct CanvasTests {
  @Test func brailleDots() {
    var canvas = Canvas(width: 2, height: 1, isDotted: true)
    canvas.draw([0, 1], in: 0...1, series: 0)
    // Four columns from the lowest dot to the highest: dots 7, 6 | 2, 4.
    #expect(canvas.row(0, marks: ["*"], options: RenderingOptions()) == "\u{2860}\u{280A}")
  }

  @Test func aGapInterruptsTheLine() {
    var canvas = Canvas(width: 5, height: 1, isDotted: false)
    canvas.draw([1, nil, 1], in: 0...1, series: 0)
    #expect(canvas.row(0, marks: ["*"], options: RenderingOptions()) == "*   *")
  }

  @Test func theEscapesOfALineAreWrittenOnce() {
    var canvas = Canvas(width: 5, height: 1, isDotted: false)
    canvas.draw([1, nil, 1], in: 0...1, series: 1)
    let row = canvas.row(0, marks: ["*", "o"], options: RenderingOptions(colour: true))
    #expect(row == "\u{1B}[33mo   o\u{1B}[0m")
  }
}
