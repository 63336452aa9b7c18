import Syntax
import Testing

struct ParserComparisonsTests {
  static let x = name("x")

  @Test(arguments: [
    ("x = 1", ComparisonOperator.equal), ("x is 1", .equal), ("x 等于 1", .equal), ("x != 1", .notEqual),
    ("x <> 1", .notEqual), ("x is not 1", .notEqual), ("x 不等于 1", .notEqual), ("x > 1", .greater),
    ("x over 1", .greater), ("x more than 1", .greater), ("x 高于 1", .greater), ("x < 1", .less), ("x under 1", .less),
    ("x less than 1", .less), ("x 低于 1", .less), ("x >= 1", .greaterOrEqual), ("x at least 1", .greaterOrEqual),
    ("x 不少于 1", .greaterOrEqual), ("x <= 1", .lessOrEqual), ("x at most 1", .lessOrEqual), ("x 最多 1", .lessOrEqual),
    ("x contains 1", .contains), ("x starts with 1", .startsWith), ("x ends with 1", .endsWith),
    ("x before 1", .before),
    ("x after 1", .after), ("x ≤ 1", .lessOrEqual),
  ])
  func operators(_ text: String, _ operation: ComparisonOperator) throws {
    #expect(try parseExpression(text) == compare(Self.x, operation, number(1)))
  }

  /// The period is that of the one change, whichever condition stands last.
  @Test func aPeriodBehindConditionsIsThatOfTheChange() throws {
    let change = tree(.changed(Name("x"), from: nil, to: Self.was("won"), period(.this(.month))))
    let size = compare(name("y"), .greater, number(1))
    #expect(try parseExpression("x changed to won and y > 1 this month") == tree(.logical(.and, [change, size])))
    #expect(try parseExpression("y > 1 and x changed to won this month") == tree(.logical(.and, [size, change])))
    let asked = try list("list deals where (x changed to won) and y > 1 this month")
    #expect(asked.period == period(.this(.month)))
  }

  @Test(arguments: [
    ("x is empty", Expression.Kind.emptiness(x, negated: false)),
    ("x is not empty", .emptiness(x, negated: true)),
    ("x in (1, 2)", .membership(x, [number(1), number(2)], negated: false)),
    ("x not in (1)", .membership(x, [number(1)], negated: true)),
    ("x in last month", .within(x, period(.last(1, .month, counted: false)), negated: false)),
    ("x in 2026", .within(x, period(.literal(.year(2026))), negated: false)),
    (
      "x not in 2026-01..2026-02",
      .within(
        x, period(.range(.literal(.month(year: 2026, month: 1)), .literal(.month(year: 2026, month: 2)))), negated: true
      )
    ),
    ("x between 1 and 2", .range(x, low: number(1), high: number(2), negated: false)),
    ("x not between 1 and 2", .range(x, low: number(1), high: number(2), negated: true)),
    ("x not contains 1", .not(compare(x, .contains, number(1)))),
    ("x before 2026", .comparison(.before, x, tree(.date(.year(2026))))),
    ("x < 30 days ago", .comparison(.less, x, tree(.moment(.ago(30, .day))))),
    ("x was proposal", .was(Name("x"), was("proposal"))),
    ("x changed", .changed(Name("x"), from: nil, to: nil, nil)),
    (
      "x changed from proposal to negotiation this month",
      .changed(Name("x"), from: was("proposal"), to: was("negotiation"), period(.this(.month)))
    ),
    (
      "x changed to won from open in 2026",
      .changed(Name("x"), from: was("open"), to: was("won"), period(.literal(.year(2026))))
    ),
    ("x was > 5", .was(Name("x"), .compared(.greater, number(5)))),
    ("x was at most 5", .was(Name("x"), .compared(.lessOrEqual, number(5)))),
    (
      "x changed from > 5 to before 2026 this month",
      .changed(
        Name("x"), from: .compared(.greater, number(5)), to: .compared(.before, number(2026)), period(.this(.month)))
    ),
    (
      "x changed from this month to next month last week",
      .changed(
        Name("x"), from: .within(period(.this(.month))), to: .within(period(.next(1, .month, counted: false))),
        period(.last(1, .week, counted: false)))
    ),
    ("x changed to won", .changed(Name("x"), from: nil, to: was("won"), nil)),
    ("x changed since 2026", .changed(Name("x"), from: nil, to: nil, period(.since(.literal(.year(2026)))))),
    ("x between 1 and 2 and x", .logical(.and, [tree(.range(x, low: number(1), high: number(2), negated: false)), x])),
  ])
  func others(_ text: String, _ kind: Expression.Kind) throws {
    #expect(try parseExpression(text) == tree(kind))
  }

  /// A period after a finished comparison belongs to the question.
  @Test func periodAfterAComparison() throws {
    let question = try show("show visits where x = 1 in 2026-Q1")
    #expect(question.condition == compare(Self.x, .equal, number(1)))
    #expect(question.period == period(.literal(.quarter(year: 2026, quarter: 1))))
  }

  /// What is the same is said without a sign.
  private static func was(_ word: String) -> PastState { .compared(.equal, name(word)) }
}
