import Syntax
import Values

/// Conditions on bands by the names that answers give them: `ageing = "31-60"`.
extension Resolver {
  /// The same condition on the number that the bands cut; `nil` where no band is named.
  func unbanded(_ expression: Expression, on entity: Entity) throws(Diagnostic) -> Expression? {
    let (subject, names, isNegated): (Expression, [Expression], Bool)
    if case .comparison(let op, let left, let right) = expression.kind, op == .equal || op == .notEqual {
      (subject, names, isNegated) = (left, [right], op == .notEqual)
    } else if case .membership(let value, let list, let negated) = expression.kind {
      (subject, names, isNegated) = (value, list, negated)
    } else {
      return nil
    }
    guard case .name(let parts) = subject.kind, parts.count == 1, let dimension = catalogue.dimension(parts[0].text),
      !dimension.bands.isEmpty, entity.field(parts[0].text)?.kind != .text
    else { return nil }
    // Of a record alone there is only how late the oldest of its dues is, and none is late before it is due.
    let isOfRecord = (try? column(parts, on: entity)) == nil
    let known = dimension.bandNames
    var bands: [Expression] = []
    for name in names {
      let name = try substituted(name)
      guard case .text(let text) = name.kind, Double(text) == nil else { return nil }
      let wanted = Self.bandName(text)
      guard let band = known.firstIndex(where: { Self.bandName($0) == wanted }), !(isOfRecord && band == 0) else {
        throw Messages.unknownBand(
          self.text(subject), text, known: isOfRecord ? Array(known.dropFirst()) : known, at: name.span)
      }
      bands.append(dimension.condition(ofBand: band, subject))
    }
    let found = bands.count == 1 ? bands[0] : Expression(.logical(.or, bands), expression.span)
    return isNegated ? Expression(.not(found), expression.span) : found
  }

  /// As answers write it: `31 – 60 days`, `未到期`.
  private static func bandName(_ text: String) -> String {
    let plain = text.lowercased().replacing("–", with: "-").replacing("未到期", with: "not due")
    let words = plain.split { $0 == " " || $0 == "_" }.filter { $0 != "days" && $0 != "天" }
    return words.joined()
  }
}
