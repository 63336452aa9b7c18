internal import Glibc
import Store
import Values

// Compares whole processes, `crmql STORE -c QUESTION --format csv` against the `sqlite3` shell with SQL written by hand,
// in pairs on the same file. Prints a Markdown table. Usage: crmql-benchmark [FOLDER] [RUNS]; the store in FOLDER is
// made when it is not there.
let arguments = CommandLine.arguments
let folder = arguments.count > 1 ? arguments[1] : "/tmp/crmql-benchmark"
let runs = arguments.count > 2 ? Int(arguments[2]) ?? 7 : 7
mkdir(folder, 0o755)
let store = folder + "/large.db"
let tool = (arguments[0].split(separator: "/").dropLast().joined(separator: "/"))
let crmql = (arguments[0].hasPrefix("/") ? "/" : "") + tool + "/crmql"
let today = LargeStore.today.iso

/// Rows without regard to order and to how a number is spelled.
func rows(_ path: String, skippingHeader: Bool) -> [[String]] {
  var lines = text(ofFile: path).split(whereSeparator: \.isNewline).map(String.init)
  if skippingHeader, !lines.isEmpty { lines.removeFirst() }
  let cells = lines.map { line in
    line.split(separator: ",", omittingEmptySubsequences: false).map { cell -> String in
      let bare = cell.filter { $0 != "\"" }
      guard let number = Double(bare) else { return bare }
      return "\((number * 1e5).rounded() / 1e5)"
    }
  }
  return cells.sorted { $0.lexicographicallyPrecedes($1) }
}

func pad(_ number: Double, _ digits: Int) -> String {
  let scale = digits == 2 ? 100.0 : digits == 1 ? 10.0 : 1.0
  let rounded = (number * scale).rounded() / scale
  return digits == 0 ? String(Int(rounded)) : "\(rounded)"
}

/// Seconds of both sides in turn: A B A B ...
func duel(_ first: [String], _ second: [String], input: String = "/dev/null") -> (first: [Run], second: [Run]) {
  var found: (first: [Run], second: [Run]) = ([], [])
  for round in 0...runs {
    let one = Run(first, output: folder + "/first.csv")
    let other = Run(second, output: folder + "/second.csv", input: input)
    if round > 0 {
      found.first.append(one)
      found.second.append(other)
    }
  }
  return found
}

do {
  if access(store, F_OK) != 0 {
    print("making \(store) ...")
    try LargeStore.make(at: store)
  }
} catch {
  print("the store could not be made: \(error.message)")
  exit(1)
}

print("| question | crmql ms | sqlite3 ms | ratio | crmql MB |")
print("| --- | --: | --: | --: | --: |")
var ratios: [Double] = []
var differences: [String] = []
for pair in Duel.all {
  let result = duel(
    [crmql, store, "-c", pair.question, "--format", "csv", "--today", today],
    ["sqlite3", "-csv", "-readonly", store, pair.sql])
  let ratio = median(zip(result.first, result.second).map { $0.seconds / $1.seconds })
  ratios.append(ratio)
  let milliseconds = [result.first, result.second].map { pad(median($0.map(\.seconds)) * 1000, 0) }
  let memory = pad(result.first.map(\.megabytes).max() ?? 0, 0)
  print("| \(pair.name) | \(milliseconds[0]) | \(milliseconds[1]) | \(pad(ratio, 2)) | \(memory) |")
  let mine = rows(folder + "/first.csv", skippingHeader: true)
  let theirs = rows(folder + "/second.csv", skippingHeader: false)
  if mine != theirs {
    let first = zip(mine, theirs).first { $0 != $1 }
    differences.append("\(pair.name): \(mine.count) and \(theirs.count) rows; \(first.map { "\($0.0) \($0.1)" } ?? "")")
  }
}
print("| median ratio | | | \(pad(median(ratios), 2)) | |")

let start = duel([crmql, "-c", "show closes this month"], ["sqlite3", ":memory:", "SELECT 1"])
print(
  "\nStart to first answer on the sample company: \(pad(median(start.first.map(\.seconds)) * 1000, 0)) ms (sqlite3 with nothing to do: \(pad(median(start.second.map(\.seconds)) * 1000, 0)) ms)."
)
try ImportDuel(folder: folder, crmql: crmql, today: today).run()
for difference in differences { print("DIFFERENT ANSWERS: \(difference)") }
exit(differences.isEmpty ? 0 : 1)
