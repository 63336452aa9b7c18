/// How tightly the parts of an expression bind, loosest first.
enum Precedence: Int, Comparable {
  case or, and, not, comparison, per, additive, multiplicative, negative, primary

  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// The next tighter one.
  var tighter: Precedence { Precedence(rawValue: rawValue + 1) ?? .primary }
}

extension ArithmeticOperator {
  /// The operators of one precedence, with the sign that writes them; both associate to the left.
  static let rows: [(symbol: Symbol, operator: ArithmeticOperator, precedence: Precedence)] = [
    (.plus, .add, .additive),
    (.minus, .subtract, .additive),
    (.star, .multiply, .multiplicative),
    (.slash, .divide, .multiplicative),
  ]

  var precedence: Precedence {
    switch self {
    case .add, .subtract: .additive
    case .multiply, .divide: .multiplicative
    }
  }
}

extension ComparisonOperator {
  /// What writes a comparison: signs, then words. `is` and `over` are other ways of writing a sign.
  static let signs: [(symbol: Symbol, operator: ComparisonOperator)] = [
    (.equal, .equal), (.notEqual, .notEqual), (.less, .less), (.lessOrEqual, .lessOrEqual), (.greater, .greater),
    (.greaterOrEqual, .greaterOrEqual),
  ]

  static let words: [(keyword: Keyword, operator: ComparisonOperator)] = [
    (.isNot, .notEqual), (.equals, .equal), (.contains, .contains), (.startsWith, .startsWith),
    (.endsWith, .endsWith), (.inside, .inside), (.before, .before), (.after, .after), (.over, .greater),
    (.under, .less),
    (.atLeast, .greaterOrEqual), (.atMost, .lessOrEqual),
  ]

  /// Whether it can be asked of what was: `amount was > 1000`.
  var isOfPast: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .before, .after: true
    case .contains, .startsWith, .endsWith, .inside: false
    }
  }

  /// The keyword that the formatter writes; `nil` for the ones that have a sign.
  var keyword: Keyword? {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: nil
    case .contains: .contains
    case .startsWith: .startsWith
    case .endsWith: .endsWith
    case .inside: .inside
    case .before: .before
    case .after: .after
    }
  }
}

extension Expression.Kind {
  /// How tightly the whole of it binds.
  var precedence: Precedence {
    switch self {
    case .logical(.or, _): .or
    case .logical(.and, _): .and
    case .not: .not
    case .comparison, .membership, .within, .range, .emptiness, .was, .changed: .comparison
    case .per: .per
    case .arithmetic(let operation, _, _): operation.precedence
    case .negative: .negative
    case .number, .text, .boolean, .date, .moment, .duration, .parameter, .name, .share, .aggregate, .call: .primary
    }
  }
}
