import Syntax
import Testing

struct ParseTests {
  /// How many statements a text holds, and the codes of its mistakes.
  @Test(
    arguments: [
      ("", 0, []), ("  \n-- only a comment\n;;\n", 0, []), ("show visits", 1, []), ("show visits\nshow closes", 2, []),
      ("show visits; show closes;", 2, []), ("show visits\n  by rep\nshow closes", 2, []),
      ("show visits,\ncloses", 1, []),
      ("show visits /\ncloses", 1, []), ("show visits by\nrep", 1, []), ("show visits where a = 1 and\nb = 2", 1, []),
      ("show (visits +\ncloses)", 1, []), ("show visits\nby rep", 1, ["unknown-statement"]),
      ("  show visits\n  show closes", 2, []), ("  show visits\n    by rep\n  show closes", 2, []),
      ("show visits x y\nshow closes\nshow by", 1, ["unexpected", "unexpected"]),
      ("show (visits\nshow closes", 1, ["unclosed-bracket"]),
      ("show visits where a = \"b\nshow closes", 1, ["unclosed-text"]),
      ("show visits; show [; show closes", 2, ["unexpected-character"]), ("foo\nshow visits", 1, ["unknown-statement"]),
      ("show a == 1; show b", 1, ["foreign-operator"]),
      ("import \"a.csv\" as b (\nid = ]\nname = c\n)\nshow visits", 1, ["unexpected-character"]),
      ("select a\nfrom b\nshow visits", 1, ["sql"]), ("show visits\r\nshow closes\r\n", 2, []),
    ] as [(String, Int, [String])])
  func scripts(_ text: String, _ statements: Int, _ codes: [String]) {
    let result = parse(text)
    #expect(result.statements.count == statements)
    #expect(result.diagnostics.map(\.code) == codes)
  }

  @Test func spansAreOfTheWholeText() throws {
    let text = "show 拜访\nshow closes by rep; quit"
    let bytes = Array(text.utf8)
    let parts = parse(text).statements.map { String(decoding: bytes[$0.span.start..<$0.span.end], as: UTF8.self) }
    #expect(parts == ["show 拜访", "show closes by rep", "quit"])
  }

  @Test(arguments: [
    ("show visits", false), ("show visits by", true), ("show visits,", true), ("show visits /", true),
    ("show (visits", true),
    ("show visits where name = \"a", true), ("import \"a\" as b (\n  id = c,", true), ("show", true), ("", false),
    ("-- note", false), ("show visits;", false), ("show visits ]", false), ("show visits\nshow closes by", true),
    ("show visits by\nshow closes", false), ("foo", false), ("explain", true), ("show visits last", true),
    ("define x =", true), ("show visits where not", true),
  ])
  func unfinished(_ text: String, _ expected: Bool) {
    #expect(isUnfinished(text) == expected)
  }

  @Test func limits() throws {
    let many = "show a" + String(repeating: ", a", count: 5001)
    #expect(try mistake(in: many + ";").code == "too-many-words")
    let long = "show a where b = \"" + String(repeating: "x", count: 70_000) + "\""
    #expect(parse(long + "; show a").diagnostics.map(\.code) == ["too-long"])
    #expect(parse(long + "; show a").statements.count == 1)
    // The limits are a statement's, not a script's.
    #expect(parse(String(repeating: "show visits by rep\n", count: 5000)).statements.count == 5000)
  }

  @Test func exactlyOne() {
    #expect(throws: Diagnostic.self) { try parseStatement("") }
    #expect(throws: Diagnostic.self) { try parseStatement("quit; quit") }
    #expect(throws: Diagnostic.self) { try parseExpression("a b") }
    #expect(throws: Diagnostic.self) { try parseExpression("") }
  }
}
