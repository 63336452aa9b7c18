import Values

/// The canonical text of an import with a field on every line, to be read, edited and pasted.
package func laidOut(_ statement: Statement, in language: KeywordLanguage = .english) -> String {
  guard case .importFile(let written) = statement.kind else { return formatted(statement, in: language) }
  return Printer(language: language).text(written, fieldsOn: .lines)
}

extension Printer {
  enum FieldPlace { case oneLine, lines }

  func text(_ statement: ImportStatement, fieldsOn place: FieldPlace = .oneLine) -> String {
    var parts = [word(.importFile), statement.file == "-" ? "-" : quoted(statement.file)]
    if let sheet = statement.sheet { parts += [word(.sheet), quoted(sheet)] }
    if let range = statement.range { parts += [word(.cells), quoted(range.text)] }
    if statement.hasNoHeader { parts.append(word(.noHeader)) }
    if let encoding = statement.encoding { parts += [word(.encoding), quoted(encoding)] }
    if !statement.unpivoted.isEmpty { parts += [word(.unpivot), joined(statement.unpivoted) { text($0) }] }
    if let entity = statement.entity { parts += [word(.presentation), text(entity)] }
    var file = self
    file.isOfFile = true
    if !statement.fields.isEmpty {
      let fields = statement.fields.map { field in
        var written = "\(text(field.field)) = \(file.text(field.expression))"
        if !field.map.isEmpty {
          written += " \(word(.map)) (" + joined(field.map) { "\(quoted($0.from)) -> \(quoted($0.to))" } + ")"
        }
        return written
      }
      switch place {
      case .oneLine: parts.append("(" + fields.joined(separator: ", ") + ")")
      case .lines: parts.append("(\n  " + fields.joined(separator: ",\n  ") + "\n)")
      }
    }
    if let condition = statement.condition { parts += [word(.condition), file.text(condition)] }
    switch statement.ignored {
    case .columns(let names): parts += [word(.ignore), joined(names) { text($0) }]
    case .others: parts += [word(.ignore), word(.others)]
    case nil: break
    }
    if statement.isDryRun { parts.append(word(.dryRun)) }
    if statement.isStrict { parts.append(word(.strict)) }
    if let count = statement.maxProblems { parts += [word(.maxProblems), String(count)] }
    return parts.joined(separator: " ")
  }
}
