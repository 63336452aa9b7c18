package import Values

/// A company to learn with and to try questions on: two years of a sales team of 24 in four teams, up to today.
///
/// The same day and seed give the same company. Nothing is dated after today but plans: planned activities, due days,
/// expected closings. What a review can find in it:
///
/// - **Many visits, few closes**: Tom Becker makes four to five visits a day and closes one deal in seven
///   (`show visits, closes, visits/closes by rep this year`).
/// - **`30+`**: 王芳 visits four customers a day this month and has closed nothing; from the sixth workday of a month on
///   she has 20 visits or more (`show reps where visits/closes > 12 this month`).
/// - **A source that costs much and yields little**: exhibition (`show spend, closes, cac by source last year`).
/// - **A team over its travel budget**: South, since seven months (`show expenses, budget by team, month`).
/// - **An industry that pays late**: healthcare, a month and a half after the due day (`show days_late by industry`).
/// - **What top performers do**: Li Na, Chen Jie, 张伟, Maria Rossi and 吴刚 close four to five deals a month on three to
///   four visits a workday (`benchmark visits per workday against closes by rep last quarter`).
/// - **A good rate from few data**: Ravi Menon, hired four months ago, wins nearly all of a handful of deals
///   (`show win_rate with n by rep this year`).
/// - **About to run out**: Portable Scanner P2, four days of cover and under its reorder level
///   (`show on_hand, days_of_cover by product`).
/// - **Stopped reporting**: Karl Weber, for six weeks (`list problems`).
/// - **New**: Emma Brown, hired this quarter, no close yet; and 徐亮 left five months ago, his customers went to 郑爽.
package enum SampleCompany {
  package static let seed: UInt64 = 20_240_229

  /// Makes the company in a new store at `path`. If there is a file already, it stays.
  package static func create(
    at path: String, today: CivilDate, seed: UInt64 = seed
  ) throws(StoreError) {
    try StoreFile.publish(try made(today: today, seed: seed), at: path)
  }

  /// The company in memory.
  static func made(
    today: CivilDate, seed: UInt64 = seed, watcher: Watcher = Watcher()
  ) throws(StoreError) -> Connection {
    var settings = Settings()
    settings.baseCurrency = Currency(code: "CNY")
    let store = try Store.tables(today: today, settings: settings)
    var world = SampleWorld(today: today, seed: seed)
    // The rows refer to each other in a circle (teams to managers); the tests check that they do so rightly.
    try store.execute("PRAGMA foreign_keys = OFF")
    store.stopWhen {
      watcher.follow(Progress(.making))
      return watcher.shouldStop()
    }
    defer { store.stopWhen(nil) }
    try store.transaction { () throws(StoreError) in
      try world.write(to: store)
      try store.execute(Schema.views + Schema.indexes)
      try Derived.refresh(store)
    }
    try store.execute("PRAGMA foreign_keys = ON")
    return store
  }
}
