import CSQLite

/// Numbers about records by their keys, brought together in memory as the records come: what `GROUP BY` says, without
/// putting a million records in order first. Numbers are those of SQLite's own functions, to the last digit.
struct Gathering {
  enum Function: UInt8 {
    /// `COUNT(*)`, of no argument
    case records = 110  // n
    /// `COUNT(a)`
    case count = 99  // c
    /// `COUNT(DISTINCT a)`
    case distinct = 100  // d
    /// `SUM(a)`
    case sum = 115  // s
    /// `AVG(a)`
    case mean = 97  // a
    /// `MIN(a)`
    case least = 105  // i
    /// `MAX(a)`
    case most = 120  // x
    /// The square of the correlation of two numbers with its sign, of those records that have both
    case correlation = 114  // r
    /// The variance of a sample
    case variance = 118  // v

    /// Words that one of it needs for each group.
    fileprivate var size: Int {
      switch self {
      case .records, .count, .distinct: 1
      case .mean, .least, .most: 2
      case .sum: 4
      case .correlation: Correlated.size
      case .variance: Variance.size
      }
    }

    fileprivate var argumentCount: Int {
      switch self {
      case .records: 0
      case .count, .distinct, .sum, .mean, .least, .most, .variance: 1
      case .correlation: 2
      }
    }
  }

  let keyCount: Int
  private let functions: GrowingBuffer<Function>
  /// Of the keys, then of the functions.
  private let operands: GrowingBuffer<GatheredOperand>
  private let size: Int
  /// A correlation or a variance alone is about records that have its numbers; others make no group.
  private let wantsNumbers: Bool
  private(set) var texts = TextPool()
  private var probe: UnsafeMutablePointer<GatheredCell>
  /// Of each group its keys, two words each, and then the words of its numbers, where one look finds all.
  private var groups: GrowingBuffer<UInt64> = .init()
  private var places = HashPlaces()
  private var values = DistinctSet()
  private var last = -1
  private var near = NearGroups()

  /// `form` is how many keys there are and then a letter for each number, `2ns`; behind a stroke may stand where each of
  /// them comes from, `2ns/l..`. Nothing for another form, or one that has not as many arguments, or where an argument of
  /// the first record is no lookup. Without keys there is one number of all records.
  init?(
    form: UnsafeRawBufferPointer, argumentCount: Int, of arguments: UnsafeMutablePointer<OpaquePointer?>, hasKeys: Bool
  ) {
    var functions = GrowingBuffer<Function>()
    var operands = GrowingBuffer<GatheredOperand>()
    var isWhole = false
    defer {
      if !isWhole {
        functions.deallocate()
        operands.deallocate()
      }
    }
    var keyCount = 0
    var size = 0
    var place = 0
    func operand(_ source: GatheredOperand.Source) -> Bool {
      var operand = GatheredOperand(source: source, place: place)
      place += source.argumentCount
      guard place <= argumentCount, operand.prepare(arguments) else { return false }
      operands.append(operand)
      return true
    }
    var isOfSources = false
    for byte in form {
      if isOfSources {
        guard let source = GatheredOperand.Source(rawValue: byte), operand(source) else { return nil }
      } else if byte == 47 {  // /
        isOfSources = true
      } else if functions.count == 0, (48...57).contains(byte), keyCount < 1000 {
        keyCount = keyCount * 10 + Int(byte - 48)
      } else if let function = Function(rawValue: byte) {
        functions.append(function)
        size += function.size
      } else {
        return nil
      }
    }
    let operandCount = (0..<functions.count).reduce(keyCount) { $0 + functions[$1].argumentCount }
    if !isOfSources {
      for _ in 0..<operandCount { guard operand(.argument) else { return nil } }
    }
    guard hasKeys ? keyCount > 0 : keyCount == 0 && functions.count == 1, operands.count == operandCount,
      place == argumentCount
    else { return nil }
    isWhole = true
    self.operands = operands
    self.keyCount = keyCount
    self.functions = functions
    self.size = size
    wantsNumbers = functions.count == 1 && [.correlation, .variance].contains(functions[0])
    probe = .allocate(capacity: keyCount)
  }

  func deallocate() {
    functions.deallocate()
    operands.deallocate()
    texts.deallocate()
    probe.deallocate()
    groups.deallocate()
    places.deallocate()
    values.deallocate()
    near.deallocate()
  }

  var groupCount: Int { places.count }
  var columnCount: Int { keyCount + functions.count }

  // MARK: Records

  /// Keys first, then what each function but `records` is about.
  mutating func add(_ arguments: UnsafeMutablePointer<OpaquePointer?>) {
    if wantsNumbers { return addNumbers(arguments) }
    let group = findGroup(arguments)
    var next = operands.start + keyCount
    var word = words(of: group)
    for position in 0..<functions.count {
      let function = functions[position]
      switch function {
      case .records: word[0] &+= 1
      case .count: if next[0].cell(arguments, &texts).kind != .null { word[0] &+= 1 }
      case .distinct:
        let cell = next[0].cell(arguments, &texts)
        if cell.kind != .null, values.insert(cell, of: group * functions.count + position) { word[0] &+= 1 }
      case .sum: Self.sum(next[0].number(arguments), word)
      case .mean:
        let cell = next[0].number(arguments)
        if cell.kind != .null {
          word[0] &+= 1
          word[1] = (Double(bitPattern: word[1]) + cell.double).bitPattern
        }
      case .least, .most: extreme(next[0].cell(arguments, &texts), word, isLeast: function == .least)
      case .correlation: Correlated.add(next[0].number(arguments), next[1].number(arguments), word)
      case .variance: Variance.add(next[0].number(arguments), word)
      }
      next += function.argumentCount
      word += function.size
    }
  }

  private mutating func addNumbers(_ arguments: UnsafeMutablePointer<OpaquePointer?>) {
    let operands = operands
    let first = operands[keyCount].number(arguments)
    if first.kind == .null { return }
    guard functions[0] == .correlation else {
      let group = findGroup(arguments)
      return Variance.add(first, words(of: group))
    }
    let second = operands[keyCount + 1].number(arguments)
    if second.kind == .null { return }
    let group = findGroup(arguments)
    Correlated.add(first, second, words(of: group))
  }

  @inline(__always)
  private mutating func findGroup(_ arguments: UnsafeMutablePointer<OpaquePointer?>) -> Int {
    let (probe, keyCount, operands) = (probe, keyCount, operands)
    for position in 0..<keyCount { probe[position] = operands[position].cell(arguments, &texts) }
    return findProbedGroup()
  }

  /// That of the keys in `probe`.
  @inline(__always)
  private mutating func findProbedGroup() -> Int {
    let (probe, keyCount) = (probe, keyCount)
    let isPair = keyCount == 2
    let isNear = (keyCount == 1 || isPair && probe[1].kind == .integer) && probe[0].kind == .integer
    let second = isPair ? probe[1].bits : 0
    if isNear, let known = near.group(probe[0].bits, second) { return known }
    let (start, stride) = (groups.start, stride)
    if last >= 0, Self.isSame(probe, start + last * stride, keyCount) { return last }
    var hash: UInt64 = 0
    for position in 0..<keyCount { hash = probe[position].canonical.mixed(into: hash) }
    let (number, isNew) = places.find(hash) { Self.isSame(probe, start + $0 * stride, keyCount) }
    if isNew {
      for position in 0..<keyCount {
        groups.append(UInt64(probe[position].kind.rawValue))
        groups.append(probe[position].bits)
      }
      groups.append(repeating: 0, count: size)
    }
    last = number
    if isNear { near.add(probe[0].bits, second, group: number) }
    return number
  }

  /// Words of a group.
  private var stride: Int { 2 * keyCount + size }

  @inline(__always)
  private func words(of group: Int) -> UnsafeMutablePointer<UInt64> { groups.start + group * stride + 2 * keyCount }

  @inline(__always)
  private static func key(_ group: UnsafeMutablePointer<UInt64>, _ position: Int) -> GatheredCell {
    let words = group + 2 * position
    return GatheredCell(kind: .init(rawValue: UInt8(truncatingIfNeeded: words[0])) ?? .null, bits: words[1])
  }

  /// Whether a group has the keys of the record.
  @inline(__always)
  private static func isSame(
    _ probe: UnsafeMutablePointer<GatheredCell>, _ group: UnsafeMutablePointer<UInt64>, _ keyCount: Int
  ) -> Bool {
    for position in 0..<keyCount {
      let (own, other) = (probe[position], key(group, position))
      if !own.isIdentical(to: other), !own.canonical.isIdentical(to: other.canonical) { return false }
    }
    return true
  }

  /// How many, the sum of whole numbers, the sum of all, and whether the first is no longer to be used: 1 since a number
  /// was not whole, 2 since it did not fit.
  @inline(__always)
  private static func sum(_ cell: GatheredCell, _ word: UnsafeMutablePointer<UInt64>) {
    if cell.kind == .null { return }
    word[0] &+= 1
    word[2] = (Double(bitPattern: word[2]) + cell.double).bitPattern
    guard cell.kind == .integer else {
      word[3] |= 1
      return
    }
    if word[3] != 0 { return }
    let (sum, overflow) = Int64(bitPattern: word[1]).addingReportingOverflow(Int64(cell.integer))
    if overflow { word[3] |= 3 } else { word[1] = UInt64(bitPattern: sum) }
  }

  private mutating func extreme(_ cell: GatheredCell, _ word: UnsafeMutablePointer<UInt64>, isLeast: Bool) {
    guard cell.kind != .null else { return }
    let found = GatheredCell(kind: .init(rawValue: UInt8(word[0])) ?? .null, bits: word[1])
    guard found.kind == .null || (isLeast ? cell.precedes(found, texts) : found.precedes(cell, texts)) else { return }
    word[0] = UInt64(cell.kind.rawValue)
    word[1] = cell.bits
  }

  // MARK: Parts

  /// Takes in what another one of the same form gathered of other records.
  mutating func add(_ other: Gathering) {
    var owners = GrowingBuffer<Int>(capacity: other.groupCount + 1)
    defer { owners.deallocate() }
    for position in 0..<other.groupCount {
      let there = other.groups.start + position * other.stride
      for key in 0..<keyCount { probe[key] = own(Self.key(there, key), of: other) }
      let group = findProbedGroup()
      owners.append(group)
      var (word, more) = (words(of: group), there + 2 * keyCount)
      for function in 0..<functions.count {
        add(more, to: word, functions[function], of: other)
        word += functions[function].size
        more += functions[function].size
      }
    }
    let count = functions.count
    var (values, texts) = (values, texts)
    values.add(other.values) { owner in
      owners[owner / count] * count + owner % count
    } text: { number in
      texts.number(of: other.texts[number])
    } counted: { owner, more in
      var word = words(of: owner / count)
      for position in 0..<(owner % count) { word += functions[position].size }
      word[0] &+= UInt64(more)
    }
    (self.values, self.texts) = (values, texts)
  }

  private mutating func add(
    _ more: UnsafeMutablePointer<UInt64>, to word: UnsafeMutablePointer<UInt64>, _ function: Function,
    of other: Gathering
  ) {
    func addReals(at position: Int) {
      word[position] = (Double(bitPattern: word[position]) + Double(bitPattern: more[position])).bitPattern
    }
    switch function {
    case .records, .count: word[0] &+= more[0]
    // Counted when the values are put together.
    case .distinct: break
    case .mean:
      word[0] &+= more[0]
      addReals(at: 1)
    case .sum:
      word[0] &+= more[0]
      addReals(at: 2)
      word[3] |= more[3]
      if word[3] != 0 { return }
      let (sum, overflow) = Int64(bitPattern: word[1]).addingReportingOverflow(Int64(bitPattern: more[1]))
      if overflow { word[3] |= 3 } else { word[1] = UInt64(bitPattern: sum) }
    case .least, .most:
      let cell = GatheredCell(kind: .init(rawValue: UInt8(truncatingIfNeeded: more[0])) ?? .null, bits: more[1])
      extreme(own(cell, of: other), word, isLeast: function == .least)
    case .correlation: Correlated.add(more, to: word)
    case .variance: Variance.add(more, to: word)
    }
  }

  /// With the number that a text has here.
  @inline(__always)
  private mutating func own(_ cell: GatheredCell, of other: Gathering) -> GatheredCell {
    guard cell.kind == .text else { return cell }
    return GatheredCell(kind: .text, bits: UInt64(texts.number(of: other.texts[Int(cell.bits)])))
  }

  // MARK: Groups

  /// What SQLite says of a sum that does not fit.
  struct Overflow: Error {}

  func cell(_ group: Int, _ column: Int) throws(Overflow) -> GatheredCell {
    if column < keyCount { return Self.key(groups.start + group * stride, column) }
    var word = words(of: group)
    for position in 0..<(column - keyCount) { word += functions[position].size }
    switch functions[column - keyCount] {
    case .records, .count, .distinct: return GatheredCell(kind: .integer, bits: word[0])
    case .sum:
      if word[0] == 0 { return .null }
      if word[3] & 2 != 0 { throw Overflow() }
      return GatheredCell(kind: word[3] == 0 ? .integer : .real, bits: word[3] == 0 ? word[1] : word[2])
    case .mean:
      if word[0] == 0 { return .null }
      return GatheredCell(kind: .real, bits: (Double(bitPattern: word[1]) / Double(word[0])).bitPattern)
    case .least, .most: return GatheredCell(kind: .init(rawValue: UInt8(word[0])) ?? .null, bits: word[1])
    case .correlation:
      return Correlated.square(word).map { GatheredCell(kind: .real, bits: $0.bitPattern) } ?? .null
    case .variance: return Variance.ofSample(word).map { GatheredCell(kind: .real, bits: $0.bitPattern) } ?? .null
    }
  }
}
