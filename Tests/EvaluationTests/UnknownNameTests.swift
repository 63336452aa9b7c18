import Evaluation
import Testing
import Values

/// A name in a condition that no record bears is said where it left nothing, with the nearest one that is there.
@Suite struct UnknownNameTests {
  private static let script = """
    INSERT INTO parties (id) VALUES (9);
    INSERT INTO leads (id, name) VALUES (9, 'Eva Kim');
    INSERT INTO activities (type, status, done_on, rep_id, source_id, customer_id) VALUES
      ('visit', 'done', '2026-11-03', 1, 1, 1), ('visit', 'done', '2026-11-04', 1, 1, 9);
    """

  @Test(arguments: [
    ("show visits where rep = \"ann\" this month", "no rep is \"ann\"; did you mean \"Ann\"?"),
    (
      "show visits by rep where source in (\"webb\", \"fax machine\") this month",
      "no source is \"webb\"; did you mean \"web\"?"
    ),
    ("show visits by rep where source in (\"webb\", \"fax machine\") this month", "no source is \"fax machine\""),
    ("list activities where customer = \"Acmee\"", "no customer is \"Acmee\"; did you mean \"Acme\"?"),
    ("list activities where customer = \"Eva Kin\"", "no customer is \"Eva Kin\"; did you mean \"Eva Kim\"?"),
    ("list customers where name = \"Acmee\"", "no name is \"Acmee\"; did you mean \"Acme\"?"),
    ("list activities where type = \"Visit\"", "no type is \"Visit\"; did you mean \"visit\"?"),
    ("show count(activities) where type = \"vizit\"", "no type is \"vizit\"; did you mean \"visit\"?"),
    ("show count(activities where type = \"vizit\") by rep", "no type is \"vizit\"; did you mean \"visit\"?"),
    ("list activities where outcome = \"nobody home\"", "no outcome is \"nobody home\""),
  ]) func aNameThatNobodyBearsIsSaid(sentence: String, note: String) throws {
    let notes = try notes(of: sentence)
    #expect(notes.contains(note), "\(notes)")
  }

  /// Somebody bears it, other names brought something, or nothing of that name is what was asked for.
  @Test(arguments: [
    "show visits where rep = \"Bo\" this month", "show visits where rep in (\"Ann\", \"ann\") this month",
    "show visits where rep != \"ann\" last month", "list activities where type = \"visit\" last year",
    "list activities where customer = \"Eva Kim\"",
  ]) func whatIsThereIsNotDoubted(sentence: String) throws {
    let notes = try notes(of: sentence)
    #expect(!notes.contains { $0.hasPrefix("no ") }, "\(notes)")
  }

  private func notes(of sentence: String) throws -> [String] {
    let tail = try HandMade.workspace(Self.script).answer(sentence).tail
    return (tail?.notes ?? []).map(\.text)
  }
}
