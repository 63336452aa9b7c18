import Semantics
import Store
import Values

/// What is said of reps who are counted by something of theirs that changed within the time asked about.
extension Workspace {
  /// Their work stands where they were on its day; they themselves are counted once, where they were last.
  func movedReps(_ question: Question) throws(EvaluationError) -> [Answer.Note] {
    let measures = question.quantities.flatMap(\.allMeasures)
    guard let period = question.counted, question.timeAxis == nil,
      measures.contains(where: { $0.entity == "reps" && $0.timing == .population })
    else { return [] }
    let fields = question.keys.compactMap { key -> Field? in
      guard case .attribute(let paths, _, _, _) = key.kind, let path = paths["reps"] else { return nil }
      return path.fields.first { $0.isAssigned }
    }
    var notes: [Answer.Note] = []
    for field in fields {
      let count = try storing { () throws(StoreError) in
        try reader.scalar(
          """
          SELECT COUNT(*) FROM (
            SELECT a.rep_id FROM rep_assignments a JOIN reps r ON r.id = a.rep_id AND r.is_selling = 1
            WHERE a.from_on < ? AND a.until_on > ?
            GROUP BY a.rep_id HAVING COUNT(DISTINCT COALESCE(a.\(field.column), 0)) > 1
          ) m
          """, [.text(period.end.iso), .text(period.start.iso)])
      }
      guard case .integer(let moved)? = count, moved > 0 else { continue }
      let what = resolver.title(ofPath: [field.name], from: catalogue.entity("reps"), english: field.name)
      notes.append(
        .init(
          say(
            "\(moved) reps changed their \(field.name) in this time: each is counted where they were last, their work where it was done",
            "\(moved) 名销售在此期间更换了\(what):人数计在最后所在处,工作计在当时所在处")))
    }
    return notes
  }
}
