import Syntax
import Testing

struct ParserExpressionsTests {
  static let a = name("a")
  static let b = name("b")
  static let c = name("c")

  @Test(arguments: [
    ("a + b / c", add(a, divide(b, c))),
    ("(a + b) / c", divide(add(a, b), c)),
    ("a / b / c", divide(divide(a, b), c)),
    ("a + b per c", tree(.per(add(a, b), Name("c")))),
    ("a per b per c", tree(.per(tree(.per(a, Name("b"))), Name("c")))),
    ("a / b per c > 2", compare(tree(.per(divide(a, b), Name("c"))), .greater, number(2))),
    ("-a / b", divide(tree(.negative(a)), b)),
    ("- - a", tree(.negative(tree(.negative(a))))),
    ("a or b and c", tree(.logical(.or, [a, tree(.logical(.and, [b, c]))]))),
    ("(a or b) and c", tree(.logical(.and, [tree(.logical(.or, [a, b])), c]))),
    ("a and (b and c)", tree(.logical(.and, [a, b, c]))),
    ("not a = b", tree(.not(compare(a, .equal, b)))),
    ("not a and b", tree(.logical(.and, [tree(.not(a)), b]))),
    ("30 days", tree(.duration(30, .day))),
    ("6 working days ago", tree(.moment(.ago(6, .workday)))),
    ("today", tree(.moment(.today))),
    ("yes", tree(.boolean(true))),
    ("否", tree(.boolean(false))),
    ("$rep", tree(.parameter(Name("rep")))),
    ("customer.industry", name("customer", "industry")),
    ("share{a}", tree(.share(a))),
    ("share(a / b)", tree(.share(divide(a, b)))),
    ("share", name("share")),
    ("count", name("count")),
    ("round(a, 2)", tree(.call(Name("round"), [a, number(2)]))),
    ("if(a > 2, b, c)", tree(.call(Name("if"), [compare(a, .greater, number(2)), b, c]))),
    ("now()", tree(.call(Name("now"), []))),
    ("avg(a - b)", tree(.aggregate(Aggregate(.avg, tree(.arithmetic(.subtract, a, b)))))),
    ("count distinct(a.b)", tree(.aggregate(Aggregate(.countDistinct, name("a", "b"))))),
    ("去重计数(a)", tree(.aggregate(Aggregate(.countDistinct, a)))),
    (
      #"count(a where b = "call" or c on done by rep)"#,
      tree(
        .aggregate(
          Aggregate(
            .count, a, where: tree(.logical(.or, [compare(b, .equal, text("call")), c])), on: Name("done"),
            by: Name("rep"))))
    ),
    ("sum(a by rep on done)", tree(.aggregate(Aggregate(.sum, a, on: Name("done"), by: Name("rep"))))),
    ("`odd name` + b", add(tree(.name([Name("odd name", isQuoted: true)])), b)),
  ])
  func trees(_ text: String, _ expected: Expression) throws {
    #expect(try parseExpression(text) == expected)
  }

  @Test(arguments: [
    String(repeating: "(", count: 100_000), String(repeating: "not ", count: 100_000) + "a",
    String(repeating: "- ", count: 100_000) + "a", String(repeating: "f(", count: 5000),
    String(repeating: "share{", count: 5000), "a" + String(repeating: " + a", count: 4000),
    "a" + String(repeating: " per b", count: 4000), "a = " + String(repeating: "(", count: 300) + "a",
  ])
  func tooDeep(_ text: String) throws {
    #expect(throws: Diagnostic.self) { try parseExpression(text) }
    let found = try mistake(in: "show x where " + text)
    #expect(found.code == "too-deep" || found.code == "too-long" || found.code == "too-many-words")
  }

  @Test func explainsAreCounted() throws {
    #expect(try mistake(in: String(repeating: "explain ", count: 5000) + "quit").code == "too-deep")
  }

  /// Chains of `and` are flat: only their length in words is limited.
  @Test func longConditionsAreFlat() throws {
    let condition = "a" + String(repeating: " and a", count: 4000)
    guard case .logical(.and, let operands) = try parseExpression(condition).kind else {
      Issue.record("not a chain")
      return
    }
    #expect(operands.count == 4001)
  }

  @Test func depthIsCountedAsWritten() throws {
    let atLimit = String(repeating: "(", count: 199) + "a" + String(repeating: ")", count: 199)
    #expect(try parseExpression(atLimit) == Self.a)
    let mistake = #expect(throws: Diagnostic.self) { try parseExpression("((" + atLimit + "))") }
    #expect(mistake?.code == "too-deep")
  }
}
