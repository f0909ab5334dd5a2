import Documents
import Foundation
import Testing

/// Random objects in random styles, changed at random: the text must then hold the changed object, with
/// every comment, and every byte outside the edits as it was.
///
/// `BULWARK_EDIT_CASES` is the number of cases, `BULWARK_EDIT_SEED` the first seed.
@Suite("Planned edits of random texts") struct EditPropertyTests {
  private static let paths: [FieldPath] = [
    "x", "a", "a.b", "x.y", "x.y.drop", "securityContext.x", "securityContext.y", "securityContext.a.drop",
    "securityContext.a.b", "name", "c.new", "new",
  ]

  /// A change of the tree, and the same of the model; the latter tells whether it can be made at all.
  private struct Trial {
    var change: Change
    var isRemoval = false
    var name: String
    var model: () -> Bool
  }

  @Test func randomChanges() throws {
    let environment = ProcessInfo.processInfo.environment
    let count = environment["BULWARK_EDIT_CASES"].flatMap { Int($0) } ?? 3_000
    let first = environment["BULWARK_EDIT_SEED"].flatMap { UInt64($0) } ?? 1
    var made = 0
    var refused: [String: Int] = [:]
    for seed in first..<first + UInt64(count) {
      switch try run(seed) {
      case .made: made += 1
      case .refused(let message): refused[message, default: 0] += 1
      case .failed: return
      }
    }
    if environment["BULWARK_EDIT_CASES"] != nil { print("made \(made), refused \(refused)") }
    #expect(made > count * 2 / 3, "too many refused: \(refused)")
  }

  /// One object in eight styles: where the change can be made, it makes the same object of all of them.
  @Test func oneObjectInManyStyles() throws {
    let environment = ProcessInfo.processInfo.environment
    let count = (environment["BULWARK_EDIT_CASES"].flatMap { Int($0) } ?? 2_400) / 8
    let first = environment["BULWARK_EDIT_SEED"].flatMap { UInt64($0) } ?? 1
    var (made, refused) = (0, 0)
    for seed in first..<first + UInt64(count) {
      var source = RandomText(seed: seed)
      let object = withoutWords(source.object())
      let path = source.pick(Self.paths) ?? "x"
      let literal = source.smallValue()
      let isAppend = source.number(0...2) == 0
      for style in 0..<UInt64(8) {
        var rendering = RandomText(seed: seed &* 8 &+ style)
        let text = rendering.text(of: object)
        let claim: Claim = rendering.isJSON ? .json : .yaml
        let root = try #require(parse(text, claim: claim).documents.first)
        let model = Model(object)
        model.settle()
        let isPossible = isAppend ? model.append(literal, to: path) : model.set(path, to: literal)
        let change: Change =
          isAppend ? .append(to: root, path: path, literal) : .set(under: root, path: path, to: literal)
        guard case .success(let edits) = planned({ () throws(EditRefusal) in try change.edits() }) else {
          refused += isPossible ? 1 : 0
          continue
        }
        let bytes = try #require(applying(edits, to: Array(text.utf8)))
        let result = String(decoding: bytes, as: UTF8.self)
        let again = parse(result, claim: claim)
        let found = again.errors.isEmpty ? again.documents.first.map { trimmed(Model($0).literal) } : nil
        guard isPossible, found == trimmed(model.literal) else {
          let story = "seed \(seed), style \(style): \(path) to \(literal)\n\(text)\n--- \(result)"
          Issue.record("\(story)\n\(String(describing: found))\n\(trimmed(model.literal))")
          return
        }
        made += 1
      }
    }
    #expect(made > count * 4, "made \(made), refused \(refused)")
    #expect(refused < made / 10, "made \(made), refused \(refused)")
  }

  private enum Outcome { case made, failed, refused(String) }

  private func run(_ seed: UInt64) throws -> Outcome {
    var generator = RandomText(seed: seed)
    let text = generator.text()
    let claim: Claim = generator.isJSON ? .json : .yaml
    let parsed = parse(text, claim: claim)
    guard parsed.errors.isEmpty, let root = parsed.documents.first else {
      Issue.record("seed \(seed): the generated text is wrong: \(parsed.errors)\n\(text)")
      return .failed
    }
    var nodes: [(node: Node, model: Model)] = []
    let model = Model(root) { nodes.append(($0, $1)) }
    let count = generator.pick([1, 1, 1, 2, 3, 4]) ?? 1
    let trials = (0..<count).compactMap { _ in trial(nodes, &generator) }
    // Removals come last in the model: what is brought to a container keeps it from being empty.
    var isPossible = true
    for trial in trials where !trial.isRemoval { isPossible = trial.model() && isPossible }
    for trial in trials where trial.isRemoval { isPossible = trial.model() && isPossible }

    for trial in trials
    where planned({ () throws(EditRefusal) in try trial.change.edits() })
      != planned({ () throws(EditRefusal) in try Change.edits(for: [trial.change]) })
    {
      Issue.record("seed \(seed): \(trial.name) alone is planned in another way\n\(text)")
      return .failed
    }
    let edits: [Edit]
    do throws(EditRefusal) {
      edits = try Change.edits(for: trials.map(\.change))
    } catch {
      let isExpected =
        !isPossible || error.message.contains("comment") || error.message.contains("document")
        || trials.count > 1
      if !isExpected { Issue.record("seed \(seed): \(error.message)\n\(trials.map(\.name))\n\(text)") }
      return isExpected ? .refused(kind(error.message)) : .failed
    }
    let story = "seed \(seed): \(trials.map(\.name))\n\(text)\n"
    guard isPossible, let bytes = applying(edits, to: Array(text.utf8)) else {
      Issue.record("\(story)--- \(edits)")
      return .failed
    }
    return check(String(decoding: bytes, as: UTF8.self), text, model, generator.comments, claim, story)
      ? .made : .failed
  }

  private func planned(_ edits: () throws(EditRefusal) -> [Edit]) -> Result<[Edit], EditRefusal> {
    do throws(EditRefusal) { return .success(try edits()) } catch { return .failure(error) }
  }

  private func check(
    _ result: String, _ text: String, _ model: Model, _ comments: [String], _ claim: Claim, _ story: String
  ) -> Bool {
    let again = parse(result, claim: claim)
    guard again.errors.isEmpty, let root = again.documents.first, again.documents.count == 1 else {
      Issue.record("\(story)--- no longer parses: \(again.errors)\n\(result)")
      return false
    }
    let found = sorted(Model(root).literal)
    let wanted = sorted(model.literal)
    guard found == wanted else {
      Issue.record("\(story)--- other than meant:\n\(result)\n\(found)\n\(wanted)")
      return false
    }
    var rest = result[...]
    for comment in comments {
      guard let range = rest.range(of: comment) else {
        Issue.record("\(story)--- lost \(comment):\n\(result)")
        return false
      }
      rest = rest[range.upperBound...]
    }
    let bareFeeds = result.utf8.count { $0 == 0x0A } - result.ranges(of: "\r\n").count
    guard !text.contains("\r\n") || bareFeeds == 0 else {
      Issue.record("\(story)--- mixed line endings:\n\(result)")
      return false
    }
    return true
  }

  // MARK: Trials

  private func trial(_ nodes: [(node: Node, model: Model)], _ generator: inout RandomText) -> Trial? {
    guard let (node, model) = generator.pick(nodes) else { return nil }
    switch generator.number(0...5) {
    case 0, 1:
      guard let path = generator.pick(Self.paths),
        let (node, model) = generator.pick(nodes.filter(\.node.isMapping))
      else { return nil }
      let literal = generator.smallValue()
      return Trial(
        change: .set(under: node, path: path, to: literal),
        name: "set \(path) under \(node.range) to \(literal)"
      ) { model.set(path, to: literal) }
    case 2:
      guard let path = generator.pick(Self.paths),
        let (node, model) = generator.pick(nodes.filter(\.node.isMapping))
      else { return nil }
      let literal = generator.scalar()
      return Trial(
        change: .append(to: node, path: path, literal),
        name: "append to \(path) under \(node.range): \(literal)"
      ) { model.append(literal, to: path) }
    case 3:
      let literal = generator.smallValue()
      return Trial(change: .replace(node, with: literal), name: "replace \(node.range) with \(literal)") {
        model.replace(with: literal)
        return true
      }
    default:
      guard node.parent != nil else { return nil }
      return Trial(
        change: .remove(node), isRemoval: true, name: "remove \(node.key ?? "item") \(node.range)"
      ) {
        model.remove()
        return true
      }
    }
  }

  private func kind(_ message: String) -> String {
    for kind in ["comment", "contradict", "meet", "document", "shares"] where message.contains(kind) {
      return kind
    }
    return "not a mapping or list"
  }

  /// With a key in the place of `y`, which is a boolean where nothing quotes it: so it depends on the style.
  private func withoutWords(_ literal: Literal) -> Literal {
    switch literal {
    case .mapping(let entries):
      .mapping(entries.map { .init($0.key == "y" ? "w" : $0.key, withoutWords($0.value)) })
    case .list(let items): .list(items.map(withoutWords))
    default: literal
    }
  }

  /// Without the line ends at the end of strings: a style may keep blank lines behind a literal text.
  private func trimmed(_ literal: Literal) -> Literal {
    switch sorted(literal) {
    case .mapping(let entries): .mapping(entries.map { .init($0.key, trimmed($0.value)) })
    case .list(let items): .list(items.map(trimmed))
    case .string(let text): .string(String(text.reversed().drop { $0 == "\n" }.reversed()))
    default: literal
    }
  }

  /// Several changes may bring their entries in another order.
  private func sorted(_ literal: Literal) -> Literal {
    switch literal {
    case .mapping(let entries):
      .mapping(entries.map { .init($0.key, sorted($0.value)) }.sorted { $0.key < $1.key })
    case .list(let items): .list(items.map(sorted))
    default: literal
    }
  }
}
