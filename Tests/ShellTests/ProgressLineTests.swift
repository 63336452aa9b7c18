import Store
import Testing
import Values

@testable import Shell

@Suite struct ProgressLineTests {
  /// A terminal of one line, and a clock that is set by hand.
  private final class Screen {
    var now = 0.0
    var columns = 80
    var draws = 0
    private(set) var row: [Character] = []
    private var cursor = 0

    func draw(_ text: String) {
      draws += 1
      for character in text {
        if character == "\r" {
          cursor = 0
        } else {
          // A Chinese character takes two columns.
          for part in TerminalWidth.of(String(character)) == 2 ? [character, "\0"] : [character] {
            if cursor < row.count { row[cursor] = part } else { row.append(part) }
            cursor += 1
          }
        }
      }
    }

    var text: String { String(row.filter { $0 != "\0" }).trimmingSuffix(while: { $0 == " " }) }
  }

  private func line(_ screen: Screen) -> ProgressLine {
    ProgressLine(columns: { screen.columns }, seconds: { screen.now }, draw: screen.draw)
  }

  @Test func appearsAfterASecondAndGoes() {
    let screen = Screen()
    let line = line(screen)
    line.follow(Progress(.importing, rows: 0, done: 0, of: 1000))
    screen.now = 0.9
    line.follow(Progress(.importing, rows: 4500, done: 90, of: 1000))
    #expect(screen.draws == 0)
    screen.now = 2
    line.follow(Progress(.importing, rows: 10_000, done: 200, of: 1000))
    // 800 of 1000 bytes are left, at 100 a second.
    #expect(screen.text == "importing: 10,000 rows, 5,000 a second, 8 s left")
    line.clear()
    #expect(screen.text.isEmpty)
    // A new work has a second of its own.
    line.end()
    screen.now = 2.5
    line.follow(Progress(.copying, done: 1, of: 2))
    #expect(screen.text.isEmpty)
  }

  /// A question is asked again and again whether it should stop; what is written of its answer is not disturbed.
  @Test func aLongQuestionSaysHowToStopIt() {
    let screen = Screen()
    let line = line(screen)
    screen.now = 10.9
    line.answering(since: 10)
    #expect(screen.draws == 0)
    screen.now = 13.6
    line.answering(since: 10)
    #expect(screen.text == "answering: 3 s, Ctrl-C stops it")
    line.language = .chinese
    screen.now = 75
    line.answering(since: 10)
    #expect(screen.text == "正在计算:1 分 5 秒,按 Ctrl-C 停止")
    line.rest()
    #expect(screen.text.isEmpty)
    screen.now = 90
    line.answering(since: 10)
    #expect(screen.text.isEmpty)
    line.end()
    line.answering(since: 80)
    #expect(!screen.text.isEmpty)
  }

  @Test func isDrawnTenTimesASecond() {
    let screen = Screen()
    let line = line(screen)
    for step in 0...3000 {
      screen.now = Double(step) / 1000
      line.follow(Progress(.copying, done: step, of: 3000))
    }
    #expect((19...21).contains(screen.draws))
    #expect(screen.text.hasPrefix("copying: "))
  }

  @Test(arguments: [
    (80, "importing: 1,234,000 rows, 61,700 a second, 1 min 20 s left"),
    (56, "importing: 1,234,000 rows, 61,700 a second"), (30, "importing: 1,234,000 rows"),
    (15, "1,234,000 rows"), (12, "1,234,000 …"),
  ])
  func fitsTheTerminal(_ columns: Int, _ expected: String) {
    let screen = Screen()
    screen.columns = columns
    let line = line(screen)
    line.follow(Progress(.importing, rows: 0, done: 0, of: 5000))
    screen.now = 20
    line.follow(Progress(.importing, rows: 1_234_000, done: 1000, of: 5000))
    #expect(screen.text == expected)
  }

  @Test func speaksChinese() {
    let screen = Screen()
    let line = line(screen)
    line.language = .chinese
    line.follow(Progress(.importing, rows: 0, done: 0, of: 4000))
    screen.now = 10
    line.follow(Progress(.importing, rows: 20_000, done: 1000, of: 4000))
    #expect(screen.text == "正在导入:20,000 行,每秒 2,000 行,还需 30 秒")
    line.follow(Progress(.finishing, done: 4000, of: 4000))
    screen.now = 11
    line.follow(Progress(.finishing))
    // Nothing of the longer line is left.
    #expect(screen.text == "正在更新索引与汇总……")
  }

  /// Each part of the work is measured for itself.
  @Test func measuresTheRateOfThePart() {
    let screen = Screen()
    let line = line(screen)
    line.follow(Progress(.checking, done: 0, of: 1000))
    screen.now = 5
    line.follow(Progress(.importing, rows: 1000, done: 100, of: 1000))
    screen.now = 6
    line.follow(Progress(.importing, rows: 3000, done: 400, of: 1000))
    #expect(screen.text == "importing: 3,000 rows, 2,000 a second, 2 s left")
  }

  @Test func hasWordsForEverything() {
    for work in Progress.Work.allCases {
      for language in Language.allCases {
        let words = ProgressWords(
          progress: Progress(work), elapsed: 2, doneBefore: 0, rowsBefore: 0, language: language)
        #expect(!words.line(columns: 79).isEmpty)
      }
    }
  }
}

extension String {
  fileprivate func trimmingSuffix(while isCut: (Character) -> Bool) -> String {
    var rest = self[...]
    while let last = rest.last, isCut(last) { rest.removeLast() }
    return String(rest)
  }
}
