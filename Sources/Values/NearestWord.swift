/// The closest of `candidates` to `word`, best first, at most three. Among equally close ones the same first letter goes
/// before another, and the same length before another: slips of the finger seldom change either.
///
/// Distance counts insertions, deletions, substitutions and swaps of neighbours (optimal string alignment), without
/// regard to case. A candidate farther than `max(1, length / 3)` is no suggestion.
///
/// Where nothing is one slip away, one that it is a part of comes first: `forecast` is about `forecast_category`, and
/// `reason` is sooner meant for `loss_reason` than for `region`. Where nothing is near at all, a word of one of its parts
/// is: `revenue_total` is about `revenue`.
package func nearestWords(to word: String, among candidates: some Sequence<String>) -> [String] {
  let whole = nearWords(to: word, among: candidates)
  let lower = word.lowercased()
  if whole.contains(where: { editDistance(Array(lower), Array($0.lowercased())) == 1 }) { return whole }
  let longer = candidates.filter { $0.hasPrefix(lower + "_") || $0.hasSuffix("_" + lower) }
  if word.count > 3, !longer.isEmpty {
    return Array((longer.sorted { ($0.count, $0) < ($1.count, $1) } + whole).prefix(3))
  }
  guard whole.isEmpty else { return whole }
  let parts = word.split(separator: "_").map(String.init)
  guard parts.count > 1 else { return [] }
  let exact = parts.flatMap { part in part.count > 1 ? candidates.filter { $0.lowercased() == part.lowercased() } : [] }
  let near = exact.isEmpty ? parts.flatMap { $0.count > 3 ? nearWords(to: $0, among: candidates) : [] } : exact
  var seen: Set<String> = []
  return Array(near.filter { seen.insert($0).inserted }.prefix(3))
}

private func nearWords(to word: String, among candidates: some Sequence<String>) -> [String] {
  let wanted = Array(word.lowercased())
  let limit = max(1, wanted.count / 3)
  var scored: [(distance: Int, change: Int, candidate: String)] = []
  for candidate in candidates {
    let letters = Array(candidate.lowercased())
    guard abs(letters.count - wanted.count) <= limit else { continue }
    let distance = editDistance(wanted, letters)
    let change = (letters.first == wanted.first ? 0 : 2) + (letters.count == wanted.count ? 0 : 1)
    if distance <= limit { scored.append((distance, change, candidate)) }
  }
  scored.sort { ($0.distance, $0.change, $0.candidate) < ($1.distance, $1.change, $1.candidate) }
  return scored.prefix(3).map(\.candidate)
}

private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
  var beforePrevious = [Int](repeating: 0, count: right.count + 1)
  var previous = Array(0...right.count)
  for row in 1...left.count {
    var current = [row] + [Int](repeating: 0, count: right.count)
    for column in 1...right.count {
      let substitution = previous[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1)
      current[column] = min(substitution, previous[column] + 1, current[column - 1] + 1)
      if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
        current[column] = min(current[column], beforePrevious[column - 2] + 1)
      }
    }
    beforePrevious = previous
    previous = current
  }
  return previous[right.count]
}
