import Glibc

/// A program run to its end: how long it took and what it needed.
struct Child {
  /// Seconds from the call that starts it until it is gone.
  let wall: Double
  /// Seconds of processor time in user mode.
  let user: Double
  /// Bytes of memory at most.
  let peak: Int
  let status: Int32

  enum Failure: Error {
    case cannotStart(String, Int32)
    case failed([String], status: Int32)
  }

  /// Standard input and standard error are `/dev/null`; standard output goes to `output`, which is emptied first.
  static func run(_ arguments: [String], output: String = "/dev/null", errors: String = "/dev/null") throws -> Child {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }

    forgetPeak()
    var process = pid_t()
    let before = now()
    let code = posix_spawnp(&process, arguments[0], &actions, nil, &words, environ)
    guard code == 0 else { throw Failure.cannotStart(arguments[0], code) }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
    let wall = now() - before
    guard status == 0 else { throw Failure.failed(arguments, status: status) }
    return Child(
      wall: wall, user: Double(usage.ru_utime.tv_sec) + Double(usage.ru_utime.tv_usec) / 1e6,
      peak: usage.ru_maxrss * 1024, status: status)
  }

  /// Linux counts to a program the most memory that whoever starts it ever had: that is forgotten first.
  private static func forgetPeak() {
    guard let file = fopen("/proc/self/clear_refs", "w") else { return }
    fputs("5", file)
    fclose(file)
  }

  static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
