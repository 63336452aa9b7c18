import Testing

@testable import Rendering

@Suite struct MarkdownHTMLTests {
  private func html(_ markdown: String) -> String { MarkdownHTML.page(markdown, safe: { terminalSafe($0) }) }

  static let blockCases: [(String, String)] = [
    ("# Review", "<h1>Review</h1>\n"), ("### Of *Q4* ##", "<h3>Of <em>Q4</em></h3>\n"), ("#none", "<p>#none</p>\n"),
    ("Title\n===", "<h1>Title</h1>\n"), ("Part\n---", "<h2>Part</h2>\n"),
    ("one\ntwo\n\nthree", "<p>one\ntwo</p>\n<p>three</p>\n"), ("a  \nb\\\nc", "<p>a<br>\nb<br>\nc</p>\n"),
    ("---", "<hr>\n"), ("* * *", "<hr>\n"),
    ("> said\n> so", "<blockquote>\n<p>said\nso</p>\n</blockquote>\n"),
    ("- a\n- b", "<ul>\n<li>a\n</li>\n<li>b\n</li>\n</ul>\n"),
    ("2. a\n3. b", "<ol start=\"2\">\n<li>a\n</li>\n<li>b\n</li>\n</ol>\n"),
    ("- a\n  - b\n- c", "<ul>\n<li>a\n<ul>\n<li>b\n</li>\n</ul>\n</li>\n<li>c\n</li>\n</ul>\n"),
    ("- a\n\n- b", "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>\n"),
    ("text\n- a", "<p>text</p>\n<ul>\n<li>a\n</li>\n</ul>\n"),
    ("```sh\n<a> **b**\n```", "<pre><code>&lt;a&gt; **b**</code></pre>\n"),
    ("~~~\nopen", "<pre><code>open</code></pre>\n"),
    (
      "| a | b |\n| --- | --: |\n| 1\\|2 | `3` |",
      "<table>\n<thead>\n<tr><th>a</th><th style=\"text-align:right\">b</th></tr>\n</thead>\n<tbody>\n"
        + "<tr><td>1|2</td><td style=\"text-align:right\"><code>3</code></td></tr>\n</tbody>\n</table>\n"
    ),
  ]

  @Test(arguments: blockCases)
  func blocks(_ markdown: String, _ expected: String) { #expect(html(markdown) == expected) }

  static let inlineCases: [(String, String)] = [
    ("**b** *e* __b__ _e_ ~~d~~", "<strong>b</strong> <em>e</em> <strong>b</strong> <em>e</em> <del>d</del>"),
    ("**a *b* c**", "<strong>a <em>b</em> c</strong>"), ("win_rate and a_b_c", "win_rate and a_b_c"),
    ("2 * 3 * 4", "2 * 3 * 4"), ("*open", "*open"), ("`a*b*` ``x`y``", "<code>a*b*</code> <code>x`y</code>"),
    ("\\*not\\* \\<", "*not* &lt;"), ("王芳 **重点** 客户", "王芳 <strong>重点</strong> 客户"),
    ("[t](https://e.org/?a=1&b=2)", "<a href=\"https://e.org/?a=1&amp;b=2\">t</a>"),
    ("[t](x.md \"title\")", "<a href=\"x.md\">t</a>"), ("![pic](a.png)", "<a href=\"a.png\">pic</a>"),
    ("<https://e.org>", "<a href=\"https://e.org\">https://e.org</a>"),
    ("[t](javascript:alert(1))", "t)"), ("<javascript:alert>", "&lt;javascript:alert&gt;"),
    ("[t](data:text/html,x)", "t"),
    ("<script>alert(1)</script> & \"x\"", "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;"),
    ("a\u{1B}[31mb\u{202E}", "a␛[31mb\u{FFFD}"),
  ]

  @Test(arguments: inlineCases)
  func inline(_ markdown: String, _ expected: String) { #expect(html(markdown) == "<p>\(expected)</p>\n") }

  /// Whatever stands there, it ends soon and no tag of the prose comes through.
  @Test(arguments: ["*", "[", "`", "> ", "- ", "1. ", "**a ", "[a](", "| a |\n", "<b", "_a", "~~"])
  func piles(_ piece: String) {
    let pile = html(String(repeating: piece, count: 3_000))
    #expect(!pile.contains("<b<") && pile.utf8.count < 2_000_000)
  }
}
