package import Syntax
package import Values

/// Where a number of an answer stands: what its row is about, and when.
package struct RowPlace: Sendable {
  package var rows: Rows
  /// The time the number is about; `nil` is all time.
  package var period: Period?
  /// The time of the whole answer.
  package var whole: Period?
  /// The latest that states are read at; `nil` is the question's moment.
  package var moment: CivilDate?
  /// Those whom the question is about, when they were chosen by their result.
  package var members: [KeyValue]?
  /// When each manager had somebody to lead, in the order of their names; asked where rows gather whole lines.
  package var leading: [Leading]
  /// Records that were counted by their whole result.
  package var counted: [KeyValue]?

  package enum Rows: Sendable {
    case everything
    case these([Row])
    /// What is left when rows are taken away.
    case allBut([Row], rest: [Row])

    /// The row, where it is one.
    package var only: Row? {
      switch self {
      case .these(let rows): rows.count == 1 ? rows[0] : nil
      case .everything, .allBut: nil
      }
    }
  }

  package struct Row: Sendable {
    /// One for each key of the question.
    package let keys: [KeyValue]
    package let period: Period?

    package init(keys: [KeyValue], period: Period?) {
      self.keys = keys
      self.period = period
    }
  }

  package struct Leading: Sendable {
    package let name: String
    package let periods: [Period]

    package init(name: String, periods: [Period]) {
      self.name = name
      self.periods = periods
    }
  }

  package init(
    _ rows: Rows, period: Period?, whole: Period?, members: [KeyValue]? = nil, leading: [Leading] = []
  ) {
    self.rows = rows
    self.period = period
    self.whole = whole
    self.members = members
    self.leading = leading
  }
}

/// The value of one key of a row, as a condition can say it.
package enum KeyValue: Hashable, Sendable {
  case text(String)
  /// A record whose label is not its own: by the id of the system it came from.
  case id(String)
  case boolean(Bool)
  /// In the units of the language.
  case number(Double)
  case day(CivilDate)
  /// At least the first, less than the second.
  case band(from: NumberLiteral?, below: NumberLiteral?)
  /// The time in which a member of a cohort entered.
  case within(Period)
  case missing
  /// Somebody who is none of the records that the key is about: a lead among customers.
  case stranger
  /// A bucket of the time axis: the row's period says it.
  case time
  /// 1 for Monday.
  case weekday(Int)
  case hour(Int)
}
