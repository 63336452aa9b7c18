import Syntax
import Values

// Short spellings for the trees that the tests expect.

func name(_ parts: String...) -> Expression { Expression(.name(parts.map { Name($0) }), .none) }
func number(_ digits: Int, scale: Int = 0, isPercent: Bool = false) -> Expression {
  Expression(.number(NumberLiteral(digits: digits, scale: scale, isPercent: isPercent)), .none)
}
func text(_ value: String) -> Expression { Expression(.text(value), .none) }
func tree(_ kind: Expression.Kind) -> Expression { Expression(kind, .none) }
func compare(_ left: Expression, _ operation: ComparisonOperator, _ right: Expression) -> Expression {
  tree(.comparison(operation, left, right))
}
func divide(_ left: Expression, _ right: Expression) -> Expression { tree(.arithmetic(.divide, left, right)) }
func add(_ left: Expression, _ right: Expression) -> Expression { tree(.arithmetic(.add, left, right)) }
func period(_ kind: PeriodExpression.Kind) -> PeriodExpression { PeriodExpression(kind) }
func day(_ year: Int, _ month: Int, _ day: Int) throws -> DateLiteral {
  struct NoSuchDay: Error {}
  guard let date = CivilDate(year: year, month: month, day: day) else { throw NoSuchDay() }
  return .day(date)
}

/// The question of a `show` statement.
func show(_ text: String, knowing names: Set<String> = []) throws -> ShowQuestion {
  struct NotAShow: Error {}
  guard case .show(let question) = try parseStatement(text, lexicon: Lexicon(names: names)).kind else {
    throw NotAShow()
  }
  return question
}

func list(_ text: String) throws -> ListQuestion {
  struct NotAList: Error {}
  guard case .list(let question) = try parseStatement(text).kind else { throw NotAList() }
  return question
}

/// The only mistake of a text.
func mistake(in text: String) throws -> Diagnostic {
  struct NotOne: Error { let codes: [String] }
  let found = parse(text).diagnostics
  guard found.count == 1 else { throw NotOne(codes: found.map(\.code)) }
  return found[0]
}

extension Diagnostic.Fix {
  func applied(to text: String) -> String {
    var bytes = Array(text.utf8)
    bytes.replaceSubrange(range, with: Array(replacement.utf8))
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// The words that the Chinese examples use.
let chineseNames: Set<String> = ["拜访量", "成交量", "来源", "销售", "团队", "业绩", "行业", "客户", "最后拜访", "阶段"]
