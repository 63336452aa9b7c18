/// A tree that is kept in the store as all its pairs of member and ancestor, so that no question has to climb it.
enum ClosedTree {
  struct Pair: Hashable {
    let member: Int
    let ancestor: Int
    /// 0 for the member itself.
    let depth: Int
  }

  /// Members in order, each with itself and its ancestors from near to far. Unknown parents count as none, and a
  /// circle, which only bad data has, is cut above its member with the smallest number.
  static func pairs(_ parents: [Int: Int?]) -> [Pair] {
    let known = Self.parents(parents)
    var found: [Pair] = []
    for member in parents.keys.sorted() {
      var next: Int? = member
      var depth = 0
      while let ancestor = next {
        found.append(Pair(member: member, ancestor: ancestor, depth: depth))
        next = known[ancestor]
        depth += 1
      }
    }
    return found
  }

  /// The parents that make a forest of `parents`; members on top are missing.
  static func parents(_ parents: [Int: Int?]) -> [Int: Int] {
    var known: [Int: Int] = [:]
    for (member, parent) in parents {
      if let parent, parents[parent] != nil { known[member] = parent }
    }
    var settled: Set<Int> = []
    for member in known.keys.sorted() {
      var path: Set<Int> = []
      var next: Int? = member
      while let step = next, !settled.contains(step) {
        guard path.insert(step).inserted else {
          known[smallest(inCircleOf: step, known)] = nil
          break
        }
        next = known[step]
      }
      settled.formUnion(path)
    }
    return known
  }

  private static func smallest(inCircleOf member: Int, _ parents: [Int: Int]) -> Int {
    var smallest = member
    var next = parents[member]
    while let step = next, step != member {
      smallest = min(smallest, step)
      next = parents[step]
    }
    return smallest
  }
}
