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
  private let size: Int
  /// A correlation or a variance alone is about records that have its numbers; others make no group.
  private let wantsNumbers: Bool
  private(set) var texts = TextPool()
  private var probe: UnsafeMutablePointer<GatheredCell>
  private var keys: GrowingBuffer<GatheredCell> = .init()
  private var hashes: GrowingBuffer<UInt64> = .init()
  private var words: GrowingBuffer<UInt64> = .init()
  private var places = HashPlaces()
  private var values = DistinctSet()
  private var last = -1

  /// `form` is how many keys there are and then a letter for each number: `2ns`. Nothing for another form, or one that
  /// has not as many arguments.
  init?(form: UnsafeRawBufferPointer, argumentCount: Int) {
    var functions = GrowingBuffer<Function>()
    var keyCount = 0
    var size = 0
    for byte in form {
      if functions.count == 0, (48...57).contains(byte), keyCount < 1000 {
        keyCount = keyCount * 10 + Int(byte - 48)
      } else if let function = Function(rawValue: byte) {
        functions.append(function)
        size += function.size
      } else {
        functions.deallocate()
        return nil
      }
    }
    let arguments = (0..<functions.count).reduce(keyCount) { $0 + functions[$1].argumentCount }
    guard keyCount > 0, arguments == argumentCount else {
      functions.deallocate()
      return nil
    }
    self.keyCount = keyCount
    self.functions = functions
    self.size = size
    wantsNumbers = functions.count == 1 && [.correlation, .variance].contains(functions[0])
    probe = .allocate(capacity: keyCount)
  }

  func deallocate() {
    functions.deallocate()
    texts.deallocate()
    probe.deallocate()
    keys.deallocate()
    hashes.deallocate()
    words.deallocate()
    places.deallocate()
    values.deallocate()
  }

  var groupCount: Int { places.count }
  var columnCount: Int { keyCount + functions.count }

  // MARK: Records

  /// Keys first, then what each function but `records` is about.
  mutating func add(_ arguments: UnsafeMutablePointer<OpaquePointer?>) {
    if wantsNumbers {
      for position in 0..<functions[0].argumentCount
      where sqlite3_value_numeric_type(arguments[keyCount + position]) == SQLITE_NULL { return }
    }
    for position in 0..<keyCount { probe[position] = GatheredCell(arguments[position], &texts) }
    let group = findGroup()
    var argument = keyCount
    var word = words.start + group * size
    for position in 0..<functions.count {
      let function = functions[position]
      switch function {
      case .records: word[0] &+= 1
      case .count:
        if sqlite3_value_type(arguments[argument]) != SQLITE_NULL { word[0] &+= 1 }
        argument += 1
      case .distinct:
        let cell = GatheredCell(arguments[argument], &texts)
        if cell.kind != .null, values.insert(cell, of: group * functions.count + position) { word[0] &+= 1 }
        argument += 1
      case .sum:
        Self.sum(arguments[argument], word)
        argument += 1
      case .mean:
        if sqlite3_value_numeric_type(arguments[argument]) != SQLITE_NULL {
          word[0] &+= 1
          word[1] = (Double(bitPattern: word[1]) + sqlite3_value_double(arguments[argument])).bitPattern
        }
        argument += 1
      case .least, .most:
        extreme(GatheredCell(arguments[argument], &texts), word, isLeast: function == .least)
        argument += 1
      case .correlation:
        Correlated.add(arguments[argument], arguments[argument + 1], word)
        argument += 2
      case .variance:
        Variance.add(arguments[argument], word)
        argument += 1
      }
      word += function.size
    }
  }

  @inline(__always)
  private mutating func findGroup() -> Int {
    let (probe, keyCount) = (probe, keyCount)
    if last >= 0, Self.isSame(probe, keys, last, keyCount) { return last }
    var hash: UInt64 = 0
    for position in 0..<keyCount { hash = probe[position].canonical.mixed(into: hash) }
    let (keys, hashes) = (keys, hashes)
    let (number, isNew) = places.find(hash) {
      hashes[$0]
    } isWanted: {
      hashes[$0] == hash && Self.isSame(probe, keys, $0, keyCount)
    }
    if isNew {
      for position in 0..<keyCount { self.keys.append(probe[position]) }
      self.hashes.append(hash)
      words.append(repeating: 0, count: size)
    }
    last = number
    return number
  }

  @inline(__always)
  private static func isSame(
    _ probe: UnsafeMutablePointer<GatheredCell>, _ keys: GrowingBuffer<GatheredCell>, _ group: Int, _ keyCount: Int
  ) -> Bool {
    for position in 0..<keyCount {
      let own = probe[position]
      let other = keys[group * keyCount + position]
      if !own.isIdentical(to: other), !own.canonical.isIdentical(to: other.canonical) { return false }
    }
    return true
  }

  /// How many, the sum of whole numbers, the sum of all, and whether the first is no longer to be used: 1 since a number
  /// was not whole, 2 since it did not fit.
  @inline(__always)
  private static func sum(_ value: OpaquePointer?, _ word: UnsafeMutablePointer<UInt64>) {
    let kind = sqlite3_value_numeric_type(value)
    if kind == SQLITE_NULL { return }
    word[0] &+= 1
    word[2] = (Double(bitPattern: word[2]) + sqlite3_value_double(value)).bitPattern
    guard kind == SQLITE_INTEGER else {
      word[3] |= 1
      return
    }
    if word[3] != 0 { return }
    let (sum, overflow) = Int64(bitPattern: word[1]).addingReportingOverflow(sqlite3_value_int64(value))
    if overflow { word[3] |= 3 } else { word[1] = UInt64(bitPattern: sum) }
  }

  private mutating func extreme(_ cell: GatheredCell, _ word: UnsafeMutablePointer<UInt64>, isLeast: Bool) {
    guard cell.kind != .null else { return }
    let found = GatheredCell(kind: .init(rawValue: UInt8(word[0])) ?? .null, bits: word[1])
    guard found.kind == .null || (isLeast ? cell.precedes(found, texts) : found.precedes(cell, texts)) else { return }
    word[0] = UInt64(cell.kind.rawValue)
    word[1] = cell.bits
  }

  // MARK: Groups

  /// What SQLite says of a sum that does not fit.
  struct Overflow: Error {}

  func cell(_ group: Int, _ column: Int) throws(Overflow) -> GatheredCell {
    if column < keyCount { return keys[group * keyCount + column] }
    var word = words.start + group * size
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
