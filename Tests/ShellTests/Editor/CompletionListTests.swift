import Testing

@testable import Shell

@Suite struct CompletionListTests {
  private let described = CompletionList(candidates: [
    .init(insertion: "visits ", label: "visits", meaning: "visits made"),
    .init(insertion: "拜访量 ", label: "拜访量", meaning: "拜访的次数"),
    .init(insertion: "win_rate ", label: "win_rate", meaning: "won / decided"),
  ])

  @Test("Labels are padded by what they measure on the screen")
  func meanings() {
    let page = described.page(columns: 40, rows: 10, colour: false)
    #expect(page.lines == ["  visits    visits made", "  拜访量    拜访的次数", "  win_rate  won / decided"])
    #expect(page.next == 0)
    #expect(described.page(columns: 40, rows: 10, colour: true).lines[0] == "  visits    \u{1B}[2mvisits made\u{1B}[0m")
  }

  @Test("No row reaches the last column", arguments: [5, 8, 12, 15, 17, 20, 30])
  func narrow(columns: Int) {
    for list in [described, values] {
      for line in list.page(columns: columns, rows: 10, colour: false).lines {
        #expect(TerminalWidth.of(line) < columns)
      }
    }
  }

  private let values = CompletionList(candidates: (1...30).map { .init(insertion: "v\($0)", label: "v\($0)") })

  @Test func valuesStandInColumns() {
    let page = values.page(columns: 80, rows: 10, colour: false)
    #expect(page.lines.count == 3)
    #expect(page.lines[0].hasPrefix("  v1     v2     v3"))
  }

  @Test("What does not fit is counted, and the next page goes on there")
  func pages() {
    var list = values
    var seen: [String] = []
    repeat {
      let page = list.page(columns: 16, rows: 5, colour: false)
      #expect(page.lines.count <= 5)
      seen += page.lines.filter { !$0.contains("more") }.flatMap { $0.split(separator: " ").map(String.init) }
      if page.next != 0 { #expect(page.lines.last == "  … \(30 - page.next) more") }
      list.first = page.next
    } while list.first != 0
    #expect(seen == values.candidates.map(\.label))
  }

  @Test func noRoomNoList() {
    #expect(described.page(columns: 80, rows: 0, colour: true).lines == [])
  }

  @Test("A label cannot break out of its row")
  func hostileLabels() {
    let list = CompletionList(candidates: [.init(insertion: "x", label: "a\n\u{1B}[2Jb", meaning: "m\u{7}\u{202E}n")])
    #expect(list.page(columns: 40, rows: 5, colour: false).lines == ["  a⏎[2Jb  mn"])
  }

  @Test(
    arguments: [
      (["visits ", "visit_minutes "], "vi", "visit"), (["visits", "visits"], "vi", "visits"),
      (["visits", "visits"], "visits", nil),
      (["拜访量", "拜访时长"], "拜", "拜访"), (["Visits", "Visitors"], "vi", "Visit"), (["closes", "visits"], "", nil),
      (["win_rate", "win_rates"], "wr", nil), ([], "x", nil),
    ] as [([String], String, String?)])
  func commonBeginning(insertions: [String], typed: String, expected: String?) {
    let completions = Completions(
      replaceFrom: 0, candidates: insertions.map { .init(insertion: $0, label: $0) })
    #expect(completions.commonBeginning(beyond: typed) == expected)
  }
}
