import Values

/// Names beside one another: values without quotes, one name in two words, several without a comma.
extension Parser {
  /// `where rep = Li Na`, `for Li Na`, `visits of Li Na`: words that are a value.
  func unquotedText() -> Diagnostic? {
    var last = position
    while isPlain(last + 1) { last += 1 }
    if current.folded == "of", let one = oneCalled(after: position) { return one }
    if current.folded == "of", last > position {
      let name = tokens[position + 1].span.joined(with: tokens[last].span)
      // A word of ours is nobody's name, and names are written with capitals or are of two words.
      let isName = last > position + 1 || source(name).first.map { $0.isUppercase || !$0.isASCII } ?? false
      guard isName, !(position + 1...last).contains(where: { known(at: $0) != nil }) else { return nil }
      return .nameWithoutWhere(
        "\"\(source(name))\"", at: name, replacing: current.span.joined(with: name), owners: owners(of: source(name)))
    }
    guard isPlain(position) else { return nil }
    var first = position
    while isPlain(first - 1) { first -= 1 }
    guard first < position, first > statementStart else { return nil }
    let words = tokens[first].span.joined(with: tokens[last].span)
    let anchor = tokens[first - 1]
    let isSign = ComparisonOperator.signs.contains { anchor.isSymbol($0.symbol) }
    if isSign || anchor.phrases.contains(where: { $0.keyword == .equals }) {
      return .unquotedText(source(words), words, replacing: words, with: "\"\(source(words))\"")
    }
    guard anchor.phrases.contains(where: { $0.keyword == .population }), !isRecords(first) else { return nil }
    if let several = namesInRow(from: first) {
      return .nameWithoutWhere(
        several.list, at: words, replacing: anchor.span.joined(with: several.span),
        owners: ["rep", "customer", "product"])
    }
    return .nameWithoutWhere(
      "\"\(source(words))\"", at: words, replacing: anchor.span.joined(with: words), owners: owners(of: source(words)))
  }

  /// `Li Na and 王芳`, `Acme, Beacon Works`
  private func namesInRow(from first: Int) -> (list: String, span: Span)? {
    var names: [String] = []
    var index = first
    while isPlain(index) {
      var last = index
      while isPlain(last + 1) { last += 1 }
      names.append("\"\(source(tokens[index].span.joined(with: tokens[last].span)))\"")
      index = last
      let joint = last + 1
      guard joint < tokens.count, !ends(at: joint), isPlain(joint + 1),
        tokens[joint].isSymbol(.comma) || ["and", "or", "和"].contains(tokens[joint].folded)
      else { break }
      index = joint + 1
    }
    guard names.count > 1 else { return nil }
    return ("(\(names.joined(separator: ", ")))", tokens[first].span.joined(with: tokens[index].span))
  }

  /// What somebody or something of that name most likely is, likeliest first.
  func owners(of name: String) -> [String] {
    if ForeignWords.directions.contains(name.lowercased()) { return ["team", "region", "rep"] }
    return name.contains(where: \.isNumber) ? ["product", "customer", "rep"] : ["rep", "customer", "product"]
  }

  /// `拜访 量`, `hit rate = closes / proposals`: one name in two words.
  func splitName() -> Diagnostic? {
    if let found = comparedText() { return found }
    guard current.isWord, position > statementStart + 1, tokens[position - 1].isWord else { return nil }
    let parts = tokens[position - 1].span.joined(with: current.span)
    let (left, right) = (tokens[position - 1].text, current.text)
    if following.isSymbol(.equal), !KeywordIndex.isStructural(tokens[position - 1].folded) {
      return .splitName(source(parts), left + "_" + right, parts)
    }
    return lexicon.knows(left + right) ? .splitName(source(parts), left + right, parts) : nil
  }

  /// `visits closes`
  func missingComma() -> Diagnostic? {
    guard current.isWord, lexicon.knows(current.text), position > statementStart + 1,
      lexicon.knows(tokens[position - 1].text)
    else { return crossedBy() }
    // Several names in a row are a phrase of one's own, and no list.
    if following.isWord, !KeywordIndex.isStructural(following.folded), following.phrases.isEmpty { return nil }
    return .missingComma(current.span, after: tokens[position - 1].span.end)
  }

  /// `industry x source`: only a profile is a table of two.
  private func crossedBy() -> Diagnostic? {
    guard ["x", "×"].contains(current.folded), position > statementStart + 1, lexicon.knows(tokens[position - 1].text),
      knownLength(at: position + 1) != nil
    else { return nil }
    return .foreignClause(source(current.span), ",", Span(tokens[position - 1].span.end, current.span.end))
  }
}
