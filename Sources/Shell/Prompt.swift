import Evaluation
import Rendering
import Store
import Syntax
import Values

/// The shell at the terminal: read, answer, again.
final class Prompt {
  private let session: Session
  private let assistant: Assistant
  private let isDemo: Bool

  init(_ session: Session, isDemo: Bool) {
    self.session = session
    self.isDemo = isDemo
    assistant = Assistant(session)
  }

  func run() -> ExitStatus {
    let history = History(path: History.defaultPath())
    let editor: LineEditor
    do {
      editor = try LineEditor(
        assistant: assistant, history: history,
        options: .init(colour: session.allowsColour, allowsExternalEditor: !session.workspace.isSafe))
    } catch {
      session.tell("error: the terminal cannot be used for editing; pipe statements in instead")
      return .storeUnusable
    }
    greet()
    if let problem = history.problem { session.tell(["warning: \(problem)"]) }
    while !session.isFinished {
      let initial = session.correction ?? ""
      session.correction = nil
      let result: LineResult
      do {
        result = try editor.readStatement(prompt: "crmql> ", continuationPrompt: "   ... ", initial: initial)
      } catch { return .storeUnusable }
      switch result {
      case .line(let text):
        session.terminalWidth = Terminal.width()
        let status = session.run(text, file: nil)
        if status == .outputLost || status == .pipeClosed { return status }
      case .interrupted: continue
      case .endOfInput:
        session.tell([""])
        return .success
      }
    }
    return .success
  }

  private func greet() {
    let place: Wording =
      isDemo ? "the sample company (nothing here is real)" : Wording(verbatim: session.workspace.path)
    session.tell("crmql on \(place), today is \(session.workspace.today)")
    session.tell("Try: show reps where visits/close > 12 by source this month")
    session.tell("`help` lists more, TAB completes, Ctrl-D leaves")
  }
}
