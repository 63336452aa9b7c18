import Foundation
import Testing

@testable import Rendering
@testable import Shell

@Suite struct NewFileTests {
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = try TourTests.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  private func write(_ text: String, to url: URL, replace: Bool = false) throws {
    try ScriptFile.write(text, to: url.path, replace: replace)
  }

  private func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test(arguments: [false, true])
  func nothingIsSeenUntilItIsWhole(_ isNamed: Bool) throws {
    try withFolder { folder in
      let url = folder.appendingPathComponent("a.csv")
      let file = try NewFile(url.path, replace: false, isNamed: isNamed)
      let output = OutputBuffer(descriptor: file.descriptor)
      try output.append("half")
      try output.flush()
      #expect(try !names(in: folder).contains("a.csv"))
      file.close()
      #expect(try names(in: folder).isEmpty)
      for text in ["whole", "whole again"] {
        let file = try NewFile(url.path, replace: text != "whole", isNamed: isNamed)
        let output = OutputBuffer(descriptor: file.descriptor)
        try output.append(text)
        try output.flush()
        try file.commit()
        file.close()
        #expect(try String(contentsOf: url, encoding: .utf8) == text)
        #expect(try names(in: folder) == ["a.csv"])
      }
    }
  }

  @Test func whatIsThereStays() throws {
    try withFolder { folder in
      let url = folder.appendingPathComponent("a.csv")
      try write("old", to: url)
      #expect(throws: NewFile.Failure.exists) { try write("new", to: url) }
      let given = try NewFile(url.path, replace: true)
      given.close()
      #expect(try String(contentsOf: url, encoding: .utf8) == "old")
      chmod(url.path, 0o640)
      try write("new", to: url, replace: true)
      #expect(try String(contentsOf: url, encoding: .utf8) == "new")
      var info = stat()
      #expect(stat(url.path, &info) == 0 && info.st_mode & 0o777 == 0o640)
      #expect(try names(in: folder) == ["a.csv"])
    }
  }

  /// Somebody else takes the name while the file is being made.
  @Test(arguments: [false, true])
  func theOtherOneWins(_ isNamed: Bool) throws {
    try withFolder { folder in
      let url = folder.appendingPathComponent("a.csv")
      let file = try NewFile(url.path, replace: false, isNamed: isNamed)
      defer { file.close() }
      try Data("other".utf8).write(to: url)
      #expect(throws: NewFile.Failure.exists) { try file.commit() }
      #expect(try String(contentsOf: url, encoding: .utf8) == "other")
    }
  }

  @Test func linksFoldersAndPipesAreNoFiles() throws {
    try withFolder { folder in
      let target = folder.appendingPathComponent("target")
      try Data("mine".utf8).write(to: target)
      let link = folder.appendingPathComponent("link.csv")
      #expect(symlink(target.path, link.path) == 0)
      #expect(symlink("/nowhere", folder.appendingPathComponent("broken.csv").path) == 0)
      #expect(mkfifo(folder.appendingPathComponent("pipe.csv").path, 0o600) == 0)
      #expect(mkdir(folder.appendingPathComponent("folder.csv").path, 0o700) == 0)
      for name in ["link.csv", "broken.csv", "pipe.csv", "folder.csv", "..", ""] {
        for replace in [false, true] {
          #expect(throws: NewFile.Failure.notAFile) {
            try ScriptFile.write("x", to: folder.path + "/" + name, replace: replace)
          }
        }
      }
      #expect(try String(contentsOf: target, encoding: .utf8) == "mine")
      #expect(throws: NewFile.Failure.self) { try write("x", to: folder.appendingPathComponent("none/a.csv")) }
      #expect(throws: NewFile.Failure.notAFile) { try ScriptFile.write("x", to: "/dev/full", replace: true) }
    }
  }
}
