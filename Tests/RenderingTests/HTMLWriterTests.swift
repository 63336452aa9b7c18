import Rendering
import Testing
import Values

@Suite struct HTMLWriterTests {
  @Test func aTable() throws {
    let head = Answer.Head(
      columns: [dimension("rep", "<Rep>"), measure("revenue", "Revenue", yuan)], caption: "Nov & Dec")
    let rows: [[Value]] = [[.text("<b onclick='x'>\"Li\"</b>"), .integer(123_450)], [.missing, .absent(.target)]]
    let tail = Answer.Tail(
      others: nil, total: [.nothing, .integer(123_450)], notes: [Answer.Note("a < b", kind: .warning)])
    #expect(
      try rendered(.html, head, rows, tail).output == """
        <table>
        <caption>Nov &amp; Dec · amounts in CNY</caption>
        <thead>
        <tr><th scope="col">&lt;Rep&gt;</th><th scope="col" class="number">Revenue</th></tr>
        </thead>
        <tbody>
        <tr><td>&lt;b onclick=&#39;x&#39;&gt;&quot;Li&quot;&lt;/b&gt;</td>\
        <td class="number" data-value="1234.50">1,234.50</td></tr>
        <tr><td>(none)</td><td class="number">no target</td></tr>
        </tbody>
        <tfoot>
        <tr class="total"><td>total</td><td class="number" data-value="1234.50">1,234.50</td></tr>
        </tfoot>
        </table>
        <p class="warning">warning: a &lt; b</p>

        """)
  }
}
