import Glibc
import Values

/// What the command line asks for.
struct Request {
  var folder: String?
  var runs = 7
  var company = Company()
  var importsFile = true
  /// Rows of the file that is imported.
  var importRows = 1_000_000
  /// DuckDB's shell, when it is to be compared with, too.
  var duckdb: String?
  /// Only measures the import.
  var onlyImports = false
  var exportsFile = true
  var crmql: String?
  /// Only builds the store in `folder`: the tool calls itself so, because a process hands the most memory it ever had
  /// down to its children.
  var onlyBuilds = false

  static let usage = """
    usage: crmql-benchmark [--folder DIR] [--runs N] [--scale N] [--no-import | --only-import] [--import-rows N]
             [--duckdb PATH] [--no-export] [--only-build] [--crmql PATH]

      --folder DIR   where the store is built, and kept for the next time; else a folder that is removed at the end
      --runs N       counted runs of each side, 7 unless told
      --scale N      one Nth of the company, for a quick look
      --no-import    leaves the import out
      --only-import  leaves everything else out
      --import-rows N  rows of the file that is imported, a million unless told
      --duckdb PATH  DuckDB's shell, to compare the questions and the import with it too
      --no-export    leaves the export out
      --only-build   ends when the store is built
      --crmql PATH   the program to measure, else the one beside this one
    """

  /// `nil` for a command line that is wrong.
  init?(_ arguments: [String]) {
    var rest = arguments.dropFirst()
    while let word = rest.popFirst() {
      if word == "--no-import" {
        importsFile = false
        continue
      }
      if word == "--only-import" {
        onlyImports = true
        continue
      }
      if word == "--no-export" {
        exportsFile = false
        continue
      }
      if word == "--only-build" {
        onlyBuilds = true
        continue
      }
      guard let value = rest.popFirst() else { return nil }
      switch word {
      case "--folder": folder = value
      case "--crmql": crmql = value
      case "--duckdb": duckdb = value
      case "--import-rows":
        guard let number = Int(value), number > 0 else { return nil }
        importRows = number
      case "--runs":
        guard let number = Int(value), number > 0 else { return nil }
        runs = number
      case "--scale":
        guard let part = Int(value), (1...1000).contains(part) else { return nil }
        company.activities /= part
        company.opportunities /= part
        company.customers /= part
        company.orders /= part
      default: return nil
      }
    }
  }
}

func tell(_ text: String) {
  let line = Array((text + "\n").utf8)
  _ = write(STDERR_FILENO, line, line.count)
}

func removeFolder(_ path: String) {
  guard let folder = opendir(path) else { return }
  while let entry = readdir(folder) {
    let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    if name != "." && name != ".." { unlink(path + "/" + name) }
  }
  closedir(folder)
  rmdir(path)
}

func makeFolder() -> String? {
  var template = Array("/tmp/crmql-benchmark-XXXXXX".utf8CString)
  return mkdtemp(&template).map { String(cString: $0) }
}

guard let request = Request(CommandLine.arguments) else {
  tell(Request.usage)
  exit(64)
}
guard let found = Programs.beside(Company.today.iso) else { exit(3) }
let programs = Programs(crmql: request.crmql ?? found.crmql, sqlite: found.sqlite, today: found.today)
guard programs.isReady else {
  tell("there is no \(programs.crmql): swift build -c release --product crmql")
  exit(3)
}
guard let folder = request.folder ?? makeFolder() else {
  tell("no folder can be made in /tmp")
  exit(3)
}
if request.folder != nil { mkdir(folder, 0o755) }

do {
  let trial = Trial(programs: programs, folder: folder, request: request)
  if request.onlyBuilds { try trial.build() } else { try trial.run() }
} catch {
  tell("\(error)")
  if request.folder == nil { removeFolder(folder) }
  exit(1)
}
if request.folder == nil { removeFolder(folder) }
