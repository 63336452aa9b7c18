package import Syntax
package import Values

/// Where a number of an answer stands: what its row is about, and when.
package struct RowPlace: Sendable {
  /// One for each key of the question; `nil` for the total, which is about everything.
  package var keys: [KeyValue]?
  /// The time the row is about; `nil` is all time.
  package var period: Period?
  /// Those whom the question is about, when they were chosen by their result.
  package var members: [KeyValue]?
  /// When each manager had somebody to lead, in the order of their names; asked where rows gather whole lines.
  package var leading: [Leading]

  package struct Leading: Sendable {
    package let name: String
    package let periods: [Period]

    package init(name: String, periods: [Period]) {
      self.name = name
      self.periods = periods
    }
  }

  package init(keys: [KeyValue]?, period: Period?, members: [KeyValue]? = nil, leading: [Leading] = []) {
    self.keys = keys
    self.period = period
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
