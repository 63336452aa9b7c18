/// What the program's end says to the script that called it.
package enum ExitStatus: Int32, Sendable {
  case success = 0
  /// Everything ran, and a row breaks a `check`.
  case checkFailed = 1
  /// A statement was wrong.
  case wrongStatement = 2
  /// The store, or a file a statement names, could not be used.
  case storeUnusable = 3
  case wrongCommandLine = 64
  /// Output was lost: a full disk, an I/O error.
  case outputLost = 74
  case timeout = 124
  case interrupted = 130
  /// The reader of the output went away.
  case pipeClosed = 141
}
