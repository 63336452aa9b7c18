import Store
import Syntax
import Values

/// Writes what is proposed as a statement of the language.
struct ProposedStatement {
  let lexicon: Lexicon
  /// Every header in back-ticks.
  private var quotesAll = false

  init(lexicon: Lexicon) { self.lexicon = lexicon }

  /// Its text parses to the same statement.
  func statement(of found: ProposedImport, _ written: ImportStatement) -> ImportStatement {
    let plain = made(found, written)
    let read = parse(formatted(Statement(.importFile(plain))), lexicon: lexicon).statements
    if read.count == 1, formatted(read[0]) == formatted(Statement(.importFile(plain))) { return plain }
    var careful = self
    careful.quotesAll = true
    return careful.made(found, written)
  }

  private func made(_ found: ProposedImport, _ written: ImportStatement) -> ImportStatement {
    var statement = written
    statement.entity = Name(found.entity)
    if !found.unpivoted.isEmpty { statement.unpivoted = found.unpivoted.map(name) }
    statement.fields = found.fields.map { field in
      ImportStatement.Field(
        Name(field.name), expression(field.value), map: field.map.map { ImportStatement.Pair($0.from, $0.to) })
    }
    if let required = found.requires.map(condition) {
      statement.condition = written.condition.map { Expression(.logical(.and, [$0, required]), .none) } ?? required
    }
    if let ignored = found.ignored {
      if statement.ignored == nil, !ignored.isEmpty { statement.ignored = .columns(ignored.map(name)) }
    } else {
      statement.ignored = .others
    }
    return statement
  }

  private func condition(_ required: ProposedImport.Requirement) -> Expression {
    switch required {
    case .filled(let header): Expression(.emptiness(column(header), negated: true), .none)
    case .negative(let header): Expression(.comparison(.less, column(header), number(0)), .none)
    case .positive(let header): Expression(.comparison(.greater, column(header), number(0)), .none)
    case .unequal(let header, let value):
      Expression(.comparison(.notEqual, column(header), number(value)), .none)
    case .less(let header, let other): Expression(.comparison(.less, column(header), column(other)), .none)
    case .equal(let header, let value):
      Expression(.comparison(.equal, column(header), Expression(.text(value), .none)), .none)
    case .oneOf(let header, let values):
      Expression(.membership(column(header), values.map { Expression(.text($0), .none) }, negated: false), .none)
    case .noneOf(let header, let values):
      Expression(.membership(column(header), values.map { Expression(.text($0), .none) }, negated: true), .none)
    case .all(let parts): Expression(.logical(.and, parts.map(condition)), .none)
    }
  }

  private func number(_ value: Int) -> Expression {
    Expression(.number(NumberLiteral(digits: value, scale: 0)), .none)
  }

  private func expression(_ value: ProposedValue) -> Expression {
    func call(_ function: String, _ arguments: [Expression]) -> Expression {
      Expression(.call(Name(function), arguments), .none)
    }
    switch value {
    case .column(let header): return column(header)
    case .text(let text): return Expression(.text(text), .none)
    case .joined(let headers, let separator):
      let blank = Expression(.text(separator), .none)
      return headers.dropFirst().reduce(column(headers.first ?? "")) { left, header in
        let front = separator.isEmpty ? left : Expression(.arithmetic(.add, left, blank), .none)
        return Expression(.arithmetic(.add, front, column(header)), .none)
      }
    case .above(let header): return call("above", [column(header)])
    case .total(let inner): return call("total", [expression(inner)])
    case .known(let inner): return call("known", [expression(inner)])
    case .dayOf(let day, let month, let year):
      func text(_ text: String) -> Expression { Expression(.text(text), .none) }
      func sum(_ left: Expression, _ right: Expression) -> Expression {
        Expression(.arithmetic(.add, left, right), .none)
      }
      let front = day.map { sum(column($0), text(" ")) } ?? text("1 ")
      return sum(sum(front, column(month)), text(" \(year)"))
    case .orElse(let inner, let text): return call("coalesce", [expression(inner), Expression(.text(text), .none)])
    case .firstOf(let headers): return call("coalesce", headers.map(column))
    case .dayFirst(let inner): return call("day_first", [expression(inner)])
    case .monthFirst(let inner): return call("month_first", [expression(inner)])
    case .decimalPoint(let inner): return call("decimal_point", [expression(inner)])
    case .decimalComma(let inner): return call("decimal_comma", [expression(inner)])
    case .hoursAndMinutes(let header):
      let (clock, seconds) = (column(header), Expression(.text(":00"), .none))
      let whole = Expression(.arithmetic(.add, clock, seconds), .none)
      return call(
        "if", [Expression(.emptiness(clock, negated: true), .none), whole, Expression(.text(""), .none)])
    case .multiplied(let inner, let factor):
      return Expression(.arithmetic(.multiply, expression(inner), number(factor)), .none)
    case .divided(let inner, let divisor):
      return Expression(.arithmetic(.divide, expression(inner), number(divisor)), .none)
    case .after(let text, let inner):
      return Expression(.arithmetic(.add, Expression(.text(text), .none), expression(inner)), .none)
    case .numbered(let header):
      let blank = Expression(.text(" "), .none)
      let number = Expression(.arithmetic(.add, Expression(.name([Name("row")]), .none), blank), .none)
      return Expression(.arithmetic(.add, number, column(header)), .none)
    case .followed(let inner, let text):
      return Expression(.arithmetic(.add, expression(inner), Expression(.text(text), .none)), .none)
    case .magnitude(let inner): return call("abs", [expression(inner)])
    case .negative(let inner): return Expression(.negative(expression(inner)), .none)
    case .lessened(let inner, let header, let words):
      let options = words.map { Expression(.text($0), .none) }
      let isOneOf = Expression(.membership(column(header), options, negated: false), .none)
      let less = Expression(.negative(call("abs", [expression(inner)])), .none)
      return call("if", [isOneOf, less, expression(inner)])
    case .instead(let other, let inner, let header, let words):
      let options = words.map { Expression(.text($0), .none) }
      let isOneOf = Expression(.membership(column(header), options, negated: false), .none)
      return call("if", [isOneOf, column(other), expression(inner)])
    case .decided(let cases, let otherwise):
      return cases.reversed().reduce(Expression(.text(otherwise), .none)) { rest, found in
        let words = found.words.map { Expression(.text($0), .none) }
        let isOneOf = Expression(.membership(column(found.header), words, negated: false), .none)
        return call("if", [isOneOf, Expression(.text(found.text), .none), rest])
      }
    case .without(let text, let inner):
      return call("replace", [expression(inner), Expression(.text(text), .none), Expression(.text(""), .none)])
    case .periodOf(let grain, let inner): return call(grain.rawValue, [expression(inner)])
    case .firstDay(let inner): return call("first_day", [expression(inner)])
    case .lastDay(let inner): return call("last_day", [expression(inner)])
    case .minutesBetween(let start, let end): return call("minutes_between", [column(start), column(end)])
    case .net(let added, let taken):
      func filled(_ header: String) -> Expression { call("coalesce", [column(header), number(0)]) }
      return Expression(.arithmetic(.subtract, filled(added), call("abs", [filled(taken)])), .none)
    case .product(let first, let second):
      return Expression(.arithmetic(.multiply, column(first), column(second)), .none)
    case .inverse(let header): return Expression(.arithmetic(.divide, number(1), column(header)), .none)
    case .difference(let first, let second):
      return Expression(.arithmetic(.subtract, column(first), column(second)), .none)
    }
  }

  private func column(_ header: String) -> Expression { Expression(.name([name(header)]), .none) }

  /// In back-ticks wherever the language would read anything but this one name.
  private func name(_ header: String) -> Name {
    let plain = Name(header)
    guard !quotesAll, header.lowercased() != "row", header.lowercased() != "others",
      let read = try? parseExpression(formatted(Expression(.name([plain]), .none)), lexicon: lexicon),
      case .name(let parts) = read.kind, parts.count == 1, parts[0].text == header
    else { return Name(header, isQuoted: true) }
    return plain
  }
}
