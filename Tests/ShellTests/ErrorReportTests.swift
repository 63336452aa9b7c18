import Rendering
import Syntax
import Testing

@testable import Shell

@Suite struct ErrorReportTests {
  /// The corrected statement, not the script around it; what is indented belongs to it.
  @Test(arguments: [
    ("show visits\nlist customers top 0\nshow closes", "list customers top 1"),
    (
      "show visits\nlist customers\n  with name\n  top 0\n  sort name\nshow closes",
      "list customers with name top 1 sort name"
    ),
    ("list customers top 0", "list customers top 1"), ("show visits\n\nlist customers top 0", "list customers top 1"),
  ]) func theFixIsOfTheStatement(text: String, fixed: String) throws {
    let mistake = try #require(parse(text).diagnostics.first)
    let lines = ErrorReport(text: text, file: "review.crmql").lines(for: mistake, statement: nil)
    #expect(lines.last == "  write a whole number  ->  \(fixed)")
  }

  /// A narrow terminal shows the part of the line around the mark, wide characters too.
  @Test(arguments: [
    "show visits, closes, proposals, sales, target by rep where industry = \"retail\" frobnicated this quarter top 5",
    "查看 拜访量, 成交量, 报价数, 销售额, 目标 按 销售 其中 行业 = \"零售\" frobnicated 本季度",
  ]) func aLongLineIsShownAroundTheMark(text: String) throws {
    let mistake = try #require(parse(text).diagnostics.first)
    for width in [30, 60] {
      let lines = ErrorReport(text: text, file: nil, width: width).lines(for: mistake, statement: nil)
      let (line, mark) = (lines[1], lines[2])
      #expect(displayWidth(line) <= width && displayWidth(mark) <= width)
      // What stands above the mark is what is marked.
      let column = mark.prefix { $0 == " " }.count
      var used = 0
      let above = line.drop { character in
        used += displayWidth(character)
        return used <= column
      }
      let end = text.utf8.index(text.utf8.startIndex, offsetBy: mistake.span.start)
      #expect(above.prefix(3) == text[end...].prefix(3), "\(line)\n\(mark)")
    }
  }
}
