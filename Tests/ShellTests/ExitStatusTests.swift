import Foundation
import Store
import Testing

/// The built program from outside: what goes where, and what its end says.
@Suite(.serialized) struct ExitStatusTests {
  private static let program = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    .deletingLastPathComponent()

  /// Beside the tests' own binary, or above it where the tests are a bundle.
  static func executable() throws -> URL {
    var folder = program
    for _ in 0..<4 {
      let found = folder.appendingPathComponent("crmql")
      if FileManager.default.isExecutableFile(atPath: found.path) { return found }
      folder.deleteLastPathComponent()
    }
    let built = TourTests.root.appendingPathComponent(".build/debug/crmql")
    try #require(FileManager.default.isExecutableFile(atPath: built.path), "crmql is not built")
    return built
  }

  private struct Outcome {
    var status: Int32
    var output: String
    var notes: String
  }

  /// `kilobytes` is the most that a file may hold.
  private func run(
    _ arguments: [String], input: Data = Data(), in folder: URL, output: FileHandle? = nil, kilobytes: Int? = nil
  )
    throws -> Outcome
  {
    let process = Process()
    process.executableURL = try Self.executable()
    process.arguments = arguments
    if let kilobytes, let program = process.executableURL?.path {
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", "ulimit -f \(kilobytes * 2); exec \"$0\" \"$@\"", program] + arguments
    }
    process.currentDirectoryURL = folder
    var environment = ProcessInfo.processInfo.environment
    environment["XDG_CACHE_HOME"] = folder.path
    environment["XDG_STATE_HOME"] = folder.path
    process.environment = environment
    let (out, err) = (folder.appendingPathComponent("out.txt"), folder.appendingPathComponent("err.txt"))
    let given = folder.appendingPathComponent("in.txt")
    try input.write(to: given)
    for file in [out, err] { try Data().write(to: file) }
    process.standardInput = try FileHandle(forReadingFrom: given)
    process.standardOutput = try output ?? FileHandle(forWritingTo: out)
    process.standardError = try FileHandle(forWritingTo: err)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: try String(contentsOf: out, encoding: .utf8),
      notes: try String(contentsOf: err, encoding: .utf8))
  }

  private func withStore(_ body: (URL) throws -> Void) throws {
    let folder = try TourTests.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let rows = "name,team\nLi Na,North\n王芳,South\n"
    try rows.write(to: folder.appendingPathComponent("reps.csv"), atomically: true, encoding: .utf8)
    let made = try run(["s.db", "-c", "import \"reps.csv\" as reps (name = name, team = team)"], in: folder)
    #expect(made.status == 0, "\(made.notes)")
    #expect(made.output.isEmpty)
    try body(folder)
  }

  @Test func dataAndNotesGoTheirOwnWays() throws {
    try withStore { folder in
      let answer = try run(
        ["s.db", "-c", "show reps with visits", "--format", "csv", "--today", "2026-11-23"], in: folder)
      #expect(answer.status == 0)
      #expect(answer.output == "rep,visits\nLi Na,0\n王芳,0\n")
      #expect(answer.notes.contains("all time"))
      #expect(!answer.output.contains("\u{1B}") && !answer.notes.contains("\u{1B}"))
      let piped = try run(["s.db", "--format", "csv"], input: Data("show reps with visits;".utf8), in: folder)
      #expect(piped.output == answer.output)
    }
  }

  @Test(arguments: [
    (["s.db", "-c", "show vists"], 2, "vists"), (["none.db", "-c", "show visits"], 3, "none.db"),
    ([".", "-c", "show visits"], 3, "folder"),
    (["reps.csv", "-c", "show visits"], 3, "reps.csv"), (["s.db", "--format", "nope"], 64, "nope"),
    (["s.db", "--today", "2026-02-30"], 64, "2026-02-30"),
    (["s.db", "--safe", "-c", "define x = visits"], 2, "--safe"),
    (["s.db", "--safe", "-c", "lock monthly last month"], 2, "--safe"),
    (["s.db", "--safe", "-c", "undo import 1"], 2, "--safe"), (["s.db", "-c", "undo import 9"], 2, "no import 9"),
    (["s.db", "-c", "import \"none.csv\" as reps (name = name)"], 3, "none.csv"),
    (["s.db", "-c", "import \"reps.csv\" as reps (name = nme)"], 2, "nme"),
    (["s.db", "-f", "none.crmql"], 3, "none.crmql"),
    (["new.db", "-c", "import \"none.csv\" as reps (name = name)"], 3, "none.csv"),
  ])
  func failuresSaySo(_ arguments: [String], _ status: Int32, _ named: String) throws {
    try withStore { folder in
      let before = try Data(contentsOf: folder.appendingPathComponent("s.db"))
      let answer = try run(arguments, in: folder)
      #expect(answer.status == status, "\(answer.notes)")
      #expect(answer.notes.contains(named), "\(answer.notes)")
      #expect(answer.output.isEmpty)
      #expect(try Data(contentsOf: folder.appendingPathComponent("s.db")) == before)
      #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("new.db").path))
    }
  }

  /// A broken check stops nothing, and the end says it; a mistake after it goes before it.
  @Test(
    arguments: [
      (["check visits = 0 by rep"], 0), (["check visits >= 1 by rep"], 1),
      (["check visits >= 1 by rep", "show visits"], 1), (["check visits >= 1 by rep", "check visits = 0 by rep"], 1),
      (["check visits >= 1 by rep; check visits = 0"], 1), (["check visits >= 1 by rep", "show vists"], 2),
      (["check attainment >= 80% by rep"], 0), (["check attainment >= 80% by rep strict"], 1),
    ] as [([String], Int32)])
  func checksSaySo(_ statements: [String], _ status: Int32) throws {
    try withStore { folder in
      let answer = try run(["s.db", "--format", "csv"] + statements.flatMap { ["-c", $0] }, in: folder)
      #expect(answer.status == status, "\(answer.notes)")
      if statements.count > 1, status == 1 {
        #expect(answer.output.hasPrefix("rep,left,right,distance,state\nLi Na,0,1,-1,broken\n王芳,0,1,-1,broken\n"))
        #expect(answer.output.utf8.count > 75)
      }
    }
  }

  /// What is found is said with the exit status of a broken check, and what can be worked out again with the way to it.
  @Test func theStateOfTheStoreIsAnExitStatus() throws {
    try withStore { folder in
      let sound = try run(["s.db", "-c", "check store"], in: folder)
      #expect(sound.status == 0)
      #expect(sound.output.isEmpty)
      #expect(sound.notes.hasPrefix("s.db: nothing wrong in "), "\(sound.notes)")
      do {
        let store = try Connection(path: folder.appendingPathComponent("s.db").path, mode: .write)
        try store.execute("DELETE FROM team_ancestors WHERE team_id = 2")
      }
      let wrong = try run(["s.db", "-c", "check store", "-c", "show visits", "--format", "csv"], in: folder)
      #expect(wrong.status == 1)
      #expect(
        wrong.output == """
          finding,records,count,example,remedy
          "worked out from other records, and out of step",team_ancestors,1,2,`check store repair`
          visits
          0

          """)
      let chinese = try run(["s.db", "-c", "set language = zh; 检查数据库", "--format", "csv"], in: folder)
      #expect(chinese.output.contains("派生数据与来源不一致,team_ancestors,1,2"))
      let safe = try run(["s.db", "--safe", "-c", "check store repair"], in: folder)
      #expect(safe.status == 2)
      #expect(safe.notes.contains("check store repair changes the store"))
      #expect(try run(["s.db", "--safe", "-c", "check store"], in: folder).notes.contains("was not compared"))
      #expect(try run(["s.db", "-c", "check store repair"], in: folder).status == 0)
      #expect(try run(["s.db", "-c", "check store"], in: folder).status == 0)
    }
  }

  @Test func backupsHaveTheirExitStatus() throws {
    try withStore { folder in
      let made = try run(["s.db", "-c", "backup to \"b.db\""], in: folder)
      #expect(made.status == 0)
      #expect(made.notes.hasPrefix("copied to b.db: "), "\(made.notes)")
      #expect(
        try run(["b.db", "-c", "show reps with visits", "--format", "csv"], in: folder).output
          == "rep,visits\nLi Na,0\n王芳,0\n")
      let again = try run(["s.db", "-c", "backup to \"b.db\""], in: folder)
      #expect(again.status == 3)
      #expect(
        again.notes
          == "error: there is a file at b.db already\n  try: say `replace` to write over it, or take another name\n")
      #expect(try run(["s.db", "-c", "备份 到 \"c.db\""], in: folder).status == 0)
      #expect(try run(["s.db", "--safe", "-c", "backup to \"d.db\""], in: folder).status == 2)
      #expect(try run(["s.db", "-c", "backup to \"s.db\" replace"], in: folder).status == 3)
    }
  }

  /// Opening an older store changes it, which `--safe` does not allow.
  @Test func anOlderStoreIsBroughtUpToDateOnlyWhenItMay() throws {
    try withStore { folder in
      let path = folder.appendingPathComponent("s.db").path
      do {
        try Connection(path: path, mode: .write).execute("PRAGMA user_version = 1; PRAGMA wal_checkpoint(TRUNCATE)")
      }
      let safe = try run(["s.db", "--safe", "-c", "show visits"], in: folder)
      #expect(safe.status == 3)
      #expect(safe.notes.contains("made by an older crmql (schema 1;") && safe.notes.contains("without --safe"))
      #expect(try run(["s.db", "-c", "show visits", "--today", "2026-11-23"], in: folder).status == 0)
      #expect(FileManager.default.fileExists(atPath: path + ".v1-2026-11-23.backup"))
      #expect(try run(["s.db", "--safe", "-c", "show visits"], in: folder).status == 0)
    }
  }

  /// A store that was asked for is there, also when nothing was put into it yet.
  @Test func createMakesAnEmptyStore() throws {
    try withStore { folder in
      let made = try run(["fresh.db", "--create", "-c", "set"], in: folder)
      #expect(made.status == 0, "\(made.notes)")
      let asked = try run(["fresh.db", "-c", "show visits", "--format", "csv"], in: folder)
      #expect(asked.status == 0, "\(asked.notes)")
      #expect(asked.output == "visits\n0\n")
    }
  }

  @Test(arguments: [Data([0x73, 0xFF]), Data("show\0 visits".utf8)])
  func whatIsNoTextIsRefused(_ input: Data) throws {
    try withStore { folder in
      let answer = try run(["s.db"], input: input, in: folder)
      #expect(answer.status == 2)
      #expect(answer.notes.contains("line 1"))
    }
  }

  @Test func lostOutputIsNoSuccess() throws {
    try withStore { folder in
      let full = try FileHandle(forWritingTo: URL(fileURLWithPath: "/dev/full"))
      let answer = try run(["s.db", "-c", "show reps with visits"], in: folder, output: full)
      #expect(answer.status == 74)
    }
  }

  /// A disk that is full half-way: said, and nothing of the file is left.
  @Test func aFileThatDoesNotFitIsNotThere() throws {
    try withStore { folder in
      let rows = "name\n" + (0..<4_000).map { "Customer number \($0) with a name that takes its room\n" }.joined()
      try rows.write(to: folder.appendingPathComponent("c.csv"), atomically: true, encoding: .utf8)
      let made = try run(["s.db", "-c", "import \"c.csv\" as customers (name = name)"], in: folder)
      #expect(made.status == 0, "\(made.notes)")
      let before = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      for ending in ["csv", "json", "md", "html", "txt", "xlsx"] {
        let answer = try run(
          ["s.db", "-c", "export list customers with name to \"a.\(ending)\""], in: folder, kilobytes: 128)
        #expect(answer.status == 74, "\(ending): \(answer.notes)")
        #expect(answer.notes.contains("could not be written"), "\(answer.notes)")
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == before)
    }
  }

  /// Every file word is refused, and nothing is made.
  @Test(arguments: [
    #"export show visits to "a.csv""#, #"export run "a.crmql" to "a.html""#, #"save "a.crmql""#, #"run "a.crmql""#,
    #"import "reps.csv" as reps (name = name)"#,
  ])
  func safeTouchesNoFile(_ statement: String) throws {
    try withStore { folder in
      let before = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      let answer = try run(["s.db", "--safe", "-c", statement], in: folder)
      #expect(answer.status == 2 && answer.notes.contains("--safe"), "\(answer.notes)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == before)
    }
  }

  @Test func rawLeavesFormulasAlone() throws {
    try withStore { folder in
      try "name\n=1+1\n".write(to: folder.appendingPathComponent("c.csv"), atomically: true, encoding: .utf8)
      _ = try run(["s.db", "-c", "import \"c.csv\" as customers (name = name)"], in: folder)
      let question = ["s.db", "-c", "list customers with name", "--format", "csv"]
      #expect(try run(question, in: folder).output == "name\n'=1+1\n")
      #expect(try run(question + ["--raw"], in: folder).output == "name\n=1+1\n")
      #expect(try run(["s.db", "--raw", "-c", "export list customers with name to \"a.csv\""], in: folder).status == 0)
      #expect(
        try String(contentsOf: folder.appendingPathComponent("a.csv"), encoding: .utf8) == "name\n=1+1\n")
    }
  }

  @Test func aScriptNamesThePlaceAndStops() throws {
    try withStore { folder in
      let script = "show reps with visits\n\nshow reps with vists\nshow calls\n"
      try script.write(to: folder.appendingPathComponent("a.crmql"), atomically: true, encoding: .utf8)
      let answer = try run(["s.db", "-f", "a.crmql", "--format", "csv"], in: folder)
      #expect(answer.status == 2)
      #expect(answer.notes.contains("a.crmql:3:16: error[unknown-metric]"), "\(answer.notes)")
      #expect(answer.output == "rep,visits\nLi Na,0\n王芳,0\n")
    }
  }

  /// What data says to a terminal, the terminal does not hear.
  @Test func controlCharactersStayOut() throws {
    try withStore { folder in
      let rows = "name\nEvil\u{1B}]0;title\u{07}\u{202E}\n"
      try rows.write(to: folder.appendingPathComponent("c.csv"), atomically: true, encoding: .utf8)
      let made = try run(["s.db", "-c", "import \"c.csv\" as customers (name = name)"], in: folder)
      #expect(made.status == 0, "\(made.notes)")
      let answer = try run(["s.db", "-c", "list customers with name"], in: folder)
      #expect(answer.output.contains("Evil"))
      #expect(!answer.output.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x07 || $0.value == 0x202E })
    }
  }
}
