import ArgumentParser
import Glibc
import Shell

do {
  let arguments = CommandLine.arguments.dropFirst()
  let words = try CommandLineWords(everyday: arguments) ?? CommandLineTool.parse().words(in: arguments)
  Program.expectOwnConnections()
  let status = Program.run(try words.options())
  exit(status.rawValue)
} catch {
  CommandLineTool.exit(withError: error)
}
