extension Plan {
  /// Both in one, where they read the same records in the same way and only count different ones of them: one pass finds
  /// the numbers of both. This plan's outputs come first. `nil` where they have more between them than that.
  package func joined(with other: Plan) -> Plan? {
    guard keys == other.keys, running == nil, other.running == nil, branches.count == 1, other.branches.count == 1
    else { return nil }
    var branch = branches[0]
    var second = other.branches[0]
    let behind = second.outputs
    second.outputs = branch.outputs
    guard branch == second, branch.method == .additive || branch.method == .direct else { return nil }
    branch.outputs += behind.map { output in
      var output = output
      output.index += outputs.count
      return output
    }
    var found = self
    found.branches = [branch]
    // In whatever case: the store does not tell them apart.
    var taken = Set((keys.map(\.name) + outputs.map(\.name)).map { $0.lowercased() })
    for var output in other.outputs {
      while !taken.insert(output.name.lowercased()).inserted { output.name += "_of_all" }
      found.outputs.append(output)
    }
    return found
  }
}
