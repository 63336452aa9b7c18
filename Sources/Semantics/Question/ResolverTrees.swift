import Syntax
import Values

/// Teams below teams and reps below managers: grouping by everybody above, choosing everybody below.
extension Resolver {
  /// `manager rolled up`, `team rolled up`: `paths` lead to the rep or the team from which the way goes up.
  func rolledUpKey(_ grouping: Grouping, _ entities: [Entity], _ measures: [Measure]) throws(Diagnostic) -> GroupKey {
    let name = grouping.name.map { $0.text.lowercased() }.joined(separator: ".")
    let named = catalogue.dimension(name)
    guard let dimension = named, let tree = Tree(rawValue: dimension.name) else {
      throw Messages.noTree(named?.name ?? name, rolledUp: " rolled up", at: grouping.span)
    }
    var paths: [String: ColumnPath] = [:]
    for entity in entities {
      if let path = way(up: tree, from: entity) {
        paths[entity.name] = path
      } else if let measure = measures.first(where: { $0.entity == entity.name }) {
        throw Messages.cannotSplit(
          describe(measure), by: "\(dimension.name) rolled up",
          reason: "no \(tree.member) is kept with \(Messages.spoken(entity.name))", works: commonDimensions([entity]),
          at: grouping.span)
      }
    }
    if tree == .team, let measure = measures.first(where: { $0.isOwn && $0.plan != nil }) {
      throw Messages.cannotSplit(
        "own(...) of \(describe(measure))", by: "team rolled up",
        reason: "what was set for a team is meant for all of it", works: ["manager rolled up"], at: grouping.span)
    }
    let title =
      environment.language == .chinese
      ? "\(self.title(of: dimension))(含下级)" : "\(self.title(of: dimension)) (all below)"
    return GroupKey(
      name: dimension.name, title: title,
      kind: .attribute(paths: paths, entity: tree.entity, kind: .reference(tree.entity), bands: []), isRolledUp: true)
  }

  /// What has somebody above it. The raw value is the dimension that names who is above.
  enum Tree: String, CaseIterable {
    case manager, team

    var entity: String {
      switch self {
      case .manager: "reps"
      case .team: "teams"
      }
    }

    /// The dimension that names where the way begins.
    var member: String {
      switch self {
      case .manager: "rep"
      case .team: "team"
      }
    }
  }

  func way(up tree: Tree, from entity: Entity) -> ColumnPath? {
    let member = tree.member
    return way([member], catalogue.dimension(member), from: entity)
      ?? (tree == .manager ? way(["owner"], nil, from: entity) : nil)
  }

  /// `team within "East"`, `rep within "Ann"`, where others bear the same name `rep.id within "7"`: that record, or one
  /// below it.
  func inside(_ left: Expression, _ right: Expression, on entity: Entity) throws(Diagnostic) -> Predicate {
    let value = try substituted(right)
    guard case .name(let parts) = left.kind else { throw Messages.noTree(text(left), at: left.span) }
    let written = try column(parts, on: entity)
    let path = Self.identified(by: written, of: entity) ?? written
    guard case .reference(let target) = path.field.kind, Tree.allCases.contains(where: { $0.entity == target }) else {
      throw Messages.noTree(text(left), at: left.span)
    }
    if case .name(let words) = value.kind, words.count == 1 { throw Messages.quoteText(words[0]) }
    guard case .text(let name) = value.kind else {
      throw Messages.valueKind(text(left), is: "text", example: "\"East\"", at: value.span)
    }
    return .inside(path, path == written ? .name(name) : .id(name))
  }

  /// The reference to the record that a path names the id of.
  private static func identified(by path: ColumnPath, of entity: Entity) -> ColumnPath? {
    guard path.field.name == "id", path.field.kind == .text else { return nil }
    let field = path.references.last ?? entity.key
    return ColumnPath(root: path.root, references: path.references.dropLast(), field: field)
  }

  /// `own(...)` divides what a roll-up gathered; its rows overlap, so that none can be added to the next.
  func checkRollUp(_ quantities: [Quantity], _ keys: [GroupKey], _ groupings: [Grouping]) throws(Diagnostic) {
    if let grouping = groupings.first(where: \.isRolledUp) {
      for case .ofRows(let view, _) in quantities.flatMap(\.rowViews) {
        switch view {
        case .cumulative, .cumulativeShare, .share:
          throw Messages.overlappingRows(grouping.name.map(\.text).joined(separator: "."), at: grouping.span)
        case .running, .moving, .previous, .growth, .rank: break
        }
      }
    }
    let measures = quantities.flatMap(\.allMeasures)
    guard let (inner, ownSpan) = firstOwn, measures.contains(where: \.isOwn), !keys.contains(where: \.isRolledUp) else {
      return
    }
    throw Messages.ownWithoutRollUp(inner, at: ownSpan)
  }
}
