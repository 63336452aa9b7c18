/// A day of the week by its name in either language.
package struct Weekday {
  /// 1 for Monday.
  let number: Int

  /// As `drill` writes them.
  package static let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

  private static let chinese: [[Character]] = [["一"], ["二"], ["三"], ["四"], ["五"], ["六"], ["日", "天"]]

  /// `Monday`, `mon`, `周一`, `星期一`; `nil` for anything else.
  init?(_ text: String) {
    let word = text.lowercased()
    for (position, name) in Self.names.enumerated() {
      let chinese = Self.chinese[position].flatMap { ["周\($0)", "星期\($0)", "礼拜\($0)"] }
      guard word == name.lowercased() || word == name.lowercased().prefix(3) || chinese.contains(word) else { continue }
      number = position + 1
      return
    }
    return nil
  }
}
