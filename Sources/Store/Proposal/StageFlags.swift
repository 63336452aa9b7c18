/// A list of stages with a column that says which are the end and which of them is won: `is_closed, is_won`.
extension ProposalMaker {
  func stageFlags(_ guess: MappingGuess) -> [ProposedField] {
    guard guess.choice("state") == nil else { return [] }
    let used = guess.usedColumns
    func yes(_ keys: Set<String>) -> (header: String, words: [String])? {
      for (place, column) in sheet.columns.enumerated()
      where !column.isPair && !used.contains(place) && keys.contains(column.reading.key) && column.profile.isBoolean {
        let words = column.profile.distinct.map(\.value).filter { WordReading.boolean($0) == true }
        if let header = column.value.columns.first, !words.isEmpty { return (header, words) }
      }
      return nil
    }
    let (won, lost) = (yes(Self.wonFlags), yes(Self.lostFlags) ?? yes(Self.closedFlags))
    guard won != nil || yes(Self.lostFlags) != nil else { return [] }
    let cases = [won.map { ($0, "won") }, lost.map { ($0, "lost") }].compactMap { $0 }
    return [
      ProposedField(
        name: "state",
        value: .decided(
          cases.map { ProposedValue.Case(header: $0.0.header, words: $0.0.words, text: $0.1) }, otherwise: ""),
        map: [], certainty: .likely, reason: cases.count > 1 ? .twoColumns : .header, samples: [])
    ]
  }

  private static let wonFlags: Set = ["iswon", "won", "issuccess", "issuccessful", "success", "是否赢单", "是否成交", "是否成功"]
  private static let lostFlags: Set = ["islost", "lost", "isfailure", "isfailed", "是否输单", "是否丢单"]
  private static let closedFlags: Set = ["isclosed", "closed", "isfinal", "final", "是否结束", "是否关闭", "是否终结"]
}
