import Semantics
import Values

/// What is bound to a parameter. No value of a question is ever part of the text.
package enum Binding: Hashable, Sendable {
  case integer(Int)
  case real(Double)
  case text(String)
}

/// A piece of SQL that has a value. Above each case stands the text it becomes.
package indirect enum SQLExpression: Hashable, Sendable {
  /// `"activities"."rep_id"`
  case column(String, String)
  /// `?3`
  case parameter(Binding)
  /// `1`: a number that the program chose, never one of the question
  case constant(Int)
  /// `NULL`
  case null
  /// `COALESCE(a, b)`
  case call(String, [SQLExpression])
  /// `COUNT(DISTINCT a) FILTER (WHERE c)`; without an operand `COUNT(*)`
  case aggregate(String, distinct: Bool, SQLExpression?, filter: SQLExpression?)
  /// `ROW_NUMBER() OVER (PARTITION BY a ORDER BY b)`
  case window(String, [SQLExpression], partition: [SQLExpression], order: [SQLExpression])
  /// `a + b`, `a >= b`
  case binary(String, SQLExpression, SQLExpression)
  /// `a AND b`
  case all([SQLExpression])
  /// `(a OR b)`
  case any([SQLExpression])
  /// `CASE WHEN c THEN 0 ELSE 1 END = 1`: true also where `c` is unknown
  case not(SQLExpression)
  /// `a IS NULL`
  case isNull(SQLExpression)
  /// `a IS NOT NULL`
  case isNotNull(SQLExpression)
  /// `a IN (b, c)`
  case member(SQLExpression, [SQLExpression])
  /// `a IN (SELECT ...)`
  case memberOf(SQLExpression, Select)
  /// `EXISTS (SELECT ...)`
  case exists(Select)
  /// `(SELECT MAX(a) FROM ...)`: one value
  case scalar(Select)
  /// `a LIKE b ESCAPE '\'`
  case like(SQLExpression, SQLExpression)
  /// `CASE WHEN a THEN b ... END`
  case choice([Branch])
  /// `CAST(a AS DOUBLE PRECISION)`
  case real(SQLExpression)
  /// Whole days from `b` to `a`; each engine says it in its own way.
  case days(SQLExpression, SQLExpression)
  /// `CAST(a AS TEXT)`
  case asText(SQLExpression)
  /// `CAST(a AS INTEGER)`
  case asInteger(SQLExpression)

  package struct Branch: Hashable, Sendable {
    package var condition: SQLExpression
    package var value: SQLExpression
  }
}

extension SQLExpression {
  /// A day as it is stored, as text; what begins after the last that can be written lies after each of them.
  static func day(_ day: CivilDate) -> SQLExpression {
    .parameter(.text(day > PeriodBounds.open ? "9999-12-32" : day.iso))
  }
}

/// `SELECT ... FROM ... WHERE ... GROUP BY 1, 2`
package struct Select: Hashable, Sendable {
  package struct Column: Hashable, Sendable {
    package var expression: SQLExpression
    package var alias: String
  }
  package struct Join: Hashable, Sendable {
    package var isLeft: Bool
    package var relation: Relation
    /// `nil` is `CROSS JOIN`: what goes together is among the conditions, and engines that keep to the order that is
    /// written do.
    package var on: SQLExpression?
  }
  package struct Order: Hashable, Sendable {
    package var expression: SQLExpression
    package var descending: Bool
  }

  package var columns: [Column] = []
  package var from: Relation
  package var joins: [Join] = []
  package var conditions: [SQLExpression] = []
  /// How many of the first columns the rows are grouped by.
  package var groupCount = 0
  package var order: [Order] = []
  package var limit: Int?
  /// Groups records of the store, of which there may be many, in whatever order they come.
  package var isOfRecords = false
  /// Reads records of the store of which there may be many, so that what they refer to may be looked up in memory.
  package var isOfAll = false
  /// What an engine that keeps the store's indexes reads the records from, where it would choose another one; the shared
  /// subset has no word for it.
  package var index: String?
  /// Says the same with functions that only some engines have; one at most.
  package var inFunctions: [Select] = []

  package init(from: Relation) { self.from = from }

  /// How many rows it has.
  package var counted: Select {
    var inner = self
    inner.order = []
    var outer = Select(from: .query(inner, alias: "records"))
    outer.columns = [.init(expression: .aggregate("COUNT", distinct: false, nil, filter: nil), alias: "count")]
    return outer
  }
}

package indirect enum Relation: Hashable, Sendable {
  /// `"activities"`, `"reps" AS "manager"`
  case table(String, alias: String)
  /// `(SELECT ...) AS "facts"`
  case query(Select, alias: String)
  /// `(SELECT ... UNION ALL SELECT ...) AS "facts"`
  case union([Select], alias: String)
  /// `(VALUES (?1, ?2), (?3, ?4)) AS "times"`: columns `column1`, `column2`, ...
  case values([[Binding]], alias: String)
  /// `(SELECT ... WHERE i.issued_on <= ?1) AS "unpaid_dues"`
  case asOf(AsOfRelation, alias: String)
  /// `gathered_rows((SELECT gathered(...) FROM ...)) AS "gathered"`: a row for each group, with columns `c0`, `c1`, ...
  case gathered(Select, alias: String)
}

/// A statement ready to be prepared: its text, and what its parameters stand for.
package struct SQLText: Hashable, Sendable {
  package var text: String
  package var bindings: [Binding]
  /// Whether it brings all activities together, so that two could read them.
  package var canBeShared = false
  /// What a second reader is to read meanwhile.
  package var beside: [SQLText] = []
}
