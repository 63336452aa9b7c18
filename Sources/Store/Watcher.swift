/// Where something that takes long stands.
package struct Progress: Hashable, Sendable {
  package enum Work: Hashable, Sendable, CaseIterable {
    /// A plain copy of a file that is compressed, a workbook, JSON or on standard input.
    case unpacking
    /// A file before its rows are read into the store.
    case checking
    case importing
    /// Indexes, calendar, roll-ups.
    case finishing
    case exporting
    case copying
    /// A copy, or the store itself, page by page.
    case examining
    /// What the store holds, rule by rule.
    case comparing
    /// A store of an older version.
    case updating
    /// The sample company.
    case making
    /// A question, of which nobody knows how far it is.
    case answering
  }

  package var work: Work
  /// `nil` where rows are not what is counted.
  package var rows: Int?
  /// Of `total`, in bytes or in steps.
  package var done: Int
  /// `nil` when nobody knows.
  package var total: Int?

  package init(_ work: Work, rows: Int? = nil, done: Int = 0, of total: Int? = nil) {
    self.work = work
    self.rows = rows
    self.done = done
    self.total = total
  }
}

/// Follows something that takes long, and may stop it.
package struct Watcher {
  /// Called often: cheap, or its own business.
  package var follow: (Progress) -> Void
  /// `true` ends the work with `.interrupted`; everything is then as it was.
  package var shouldStop: () -> Bool

  package init(follow: @escaping (Progress) -> Void = { _ in }, shouldStop: @escaping () -> Bool = { false }) {
    self.follow = follow
    self.shouldStop = shouldStop
  }
}
