import Kubernetes
import Testing

@Suite("Label selectors") struct LabelSelectorTests {
  private let pod = "metadata: {labels: {app: web, tier: '', none: ~, n: 7}}"

  @Test(
    "matching",
    arguments: [
      ("{}", true), ("{matchLabels: {}, matchExpressions: []}", true), ("{matchLabels: ~}", true),
      ("{matchLabels: {app: web}}", true), ("{matchLabels: {app: api}}", false),
      ("{matchLabels: {app: web, other: x}}", false), ("{matchLabels: {tier: ''}}", true),
      ("{matchLabels: {tier: ~}}", true), ("{matchLabels: {none: ''}}", true),
      ("{matchLabels: {n: '7'}}", true),
      ("{matchExpressions: [{key: app, operator: In, values: [api, web]}]}", true),
      ("{matchExpressions: [{key: app, operator: In, values: [api]}]}", false),
      ("{matchExpressions: [{key: absent, operator: In, values: ['']}]}", false),
      ("{matchExpressions: [{key: app, operator: NotIn, values: [web]}]}", false),
      ("{matchExpressions: [{key: absent, operator: NotIn, values: [web]}]}", true),
      ("{matchExpressions: [{key: app, operator: Exists}]}", true),
      ("{matchExpressions: [{key: absent, operator: Exists}]}", false),
      ("{matchExpressions: [{key: absent, operator: DoesNotExist}]}", true),
      ("{matchExpressions: [{key: app, operator: DoesNotExist}]}", false),
      ("{matchLabels: {app: web}, matchExpressions: [{key: app, operator: DoesNotExist}]}", false),
      // What is refused selects nothing.
      ("{matchExpressions: [{key: app, operator: Equals, values: [web]}]}", false),
      ("{matchExpressions: [{key: app, operator: In}]}", false),
      ("{matchExpressions: [{key: app, operator: NotIn}]}", false),
      ("{matchExpressions: [{operator: Exists}]}", false),
      ("{matchExpressions: [7]}", false),
    ])
  func matches(_ selector: String, _ expected: Bool) throws {
    #expect(LabelSelector(try node(selector)).matches(Labels(of: try node(pod))) == expected)
  }

  @Test("a selector that is left out selects all, and so do labels that are none match the empty one")
  func absent() throws {
    #expect(LabelSelector(nil).matches(Labels(of: try node("{}"))))
    #expect(LabelSelector(nil).isEmpty)
    #expect(!LabelSelector(try node("{matchLabels: {app: web}}")).matches(Labels(of: try node("{}"))))
  }

  @Test(
    "validity",
    arguments: [
      ("{}", true), ("{matchLabels: {a: b}}", true), ("[]", false), ("web", false),
      ("{matchExpressions: [{key: a, operator: In, values: [b]}]}", true),
      ("{matchExpressions: [{key: a, operator: In, values: []}]}", false),
      ("{matchExpressions: [{key: a, operator: Exists, values: [b]}]}", false),
      ("{matchExpressions: [{key: a, operator: exists}]}", false),
      ("{matchExpressions: [{operator: Exists}]}", false),
    ])
  func validity(_ selector: String, _ expected: Bool) throws {
    #expect(LabelSelector(try node(selector)).isValid == expected)
  }

  @Test("every namespace carries its name, whatever its manifest says")
  func namespaces() throws {
    let selector = LabelSelector(try node("{matchLabels: {kubernetes.io/metadata.name: shop}}"))
    #expect(selector.matches(Labels(ofNamespace: "shop")))
    #expect(!selector.matches(Labels(ofNamespace: "other")))
    let lying = try node("metadata: {labels: {kubernetes.io/metadata.name: shop, team: web}}")
    #expect(!selector.matches(Labels(ofNamespace: "other", lying)))
    #expect(
      LabelSelector(try node("{matchLabels: {team: web}}")).matches(Labels(ofNamespace: "other", lying)))
    #expect(!selector.matches(Labels(of: try node("{}"))))
  }
}
