import Store
import Values

extension Workspace {
  /// Copies the store as it is at this moment; others go on working with it.
  func backup(to path: String, replacing: Bool, sink: any AnswerSink) throws(EvaluationError) {
    try refuseIfSafe("backup writes a file")
    let size = try storing { () throws(StoreError) in
      try StoreBackup.write(reader, to: path, replacing: replacing, watcher: watcher)
    }
    try writing {
      try sink.note(
        .init(
          say(
            "copied to \(path): \(language.size(size)), read once and found whole",
            "已备份到 \(path):\(language.size(size)),已核对完整")))
    }
  }
}
