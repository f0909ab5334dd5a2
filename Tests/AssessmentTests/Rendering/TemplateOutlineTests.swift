import Documents
import Findings
import Testing

@testable import Assessment

@Suite("Templates by their lines") struct TemplateOutlineTests {
  private static let template = """
    {{- if .Values.enabled }}
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: {{ include "web.name" . }}
      labels: {{- include "web.labels" . | nindent 4 }}
    spec:
      template:
        spec:
          hostPID: {{ .Values.hostPID }}
          {{- with .Values.podSecurityContext }}
          securityContext:
            {{- toYaml . | nindent 8 }}
          {{- end }}
          {{- if .Values.a }}
          hostIPC: true
          {{- else }}
          hostIPC: {{ .Values.b }}
          {{- end }}
          containers:
          # the program
          - name: {{ .Chart.Name }}
            securityContext:
              {{- toYaml .Values.securityContext | nindent 12 }}
            image: "{{ .Values.image.name }}:{{ $.Values.image.tag | default .Chart.AppVersion }}"
            args: ["a: b"]
          -   "name": side
              tty: true
    ---
    kind: Service
    spec:
      ports:
      - port: 80
      - port: {{ .Values.port }}
    {{- end }}
    """

  private func place(_ rendered: String, _ path: FieldPath, of template: String = template) throws -> String {
    let object = try #require(parse(rendered).documents.first)
    let (node, missing) = object.follow(path)
    let place: Place = missing.isEmpty ? .value(node) : .missing(under: object, path)
    return try words(place, in: object, template)
  }

  private func words(_ place: Place, in object: Node, _ template: String = template) throws -> String {
    let steps = try #require(NodeTrail(to: place, from: object)).steps
    let kind = object["kind"]?.text ?? ""
    guard let found = TemplateOutline(template).place(of: steps, inObjectOf: kind) else { return "nowhere" }
    return ([String(found.line)] + found.values).joined(separator: " ")
  }

  @Test(
    "the innermost line that is certain is told, with the values that it is made from",
    arguments: [
      ("spec.template.spec.hostPID", "10 hostPID"),
      ("spec.template.spec.securityContext.runAsNonRoot", "12 podSecurityContext"),
      // Two lines write it.
      ("spec.template.spec.hostIPC", "9"),
      ("spec.template.spec.hostNetwork", "9"),
      ("metadata.labels.app", "6"),
      ("metadata.namespace", "4"),
      ("data.key", "nowhere"),
    ] as [(FieldPath, String)])
  func fields(_ path: FieldPath, _ line: String) throws {
    let rendered =
      "{kind: Deployment, metadata: {name: a, labels: {app: a}}, spec: {template: {spec: {hostPID: true, "
      + "hostIPC: true, hostNetwork: true, securityContext: {}}}}}"
    #expect(try place(rendered, path) == line)
  }

  @Test("items are known by their names, or by being the only one whose name is made")
  func items() throws {
    let text =
      "{kind: Deployment, spec: {template: {spec: {containers: [{name: side, tty: true}, {name: web, image: x, "
      + "securityContext: {}, args: [y]}, {name: other, tty: true}]}}}}"
    let object = try #require(parse(text).documents.first)
    let containers = object.follow("spec.template.spec.containers").node
    let (side, web) = (try #require(containers[item: 0]), try #require(containers[item: 1]))
    #expect(try words(.value(#require(side["tty"])), in: object) == "28")
    #expect(try words(.value(#require(web["image"])), in: object) == "25 image.name image.tag")
    #expect(
      try words(.missing(under: web, "securityContext.runAsUser"), in: object) == "23 securityContext")
    #expect(try words(.value(#require(web["args"]?[item: 0])), in: object) == "26")
    let service = try #require(
      parse("{kind: Service, spec: {ports: [{port: 80}, {port: 8080}]}}").documents.first)
    let ports = service.follow("spec.ports").node
    #expect(try words(.value(#require(ports[item: 1]?["port"])), in: service) == "34 port")
  }

  @Test(
    "what is no such template has no lines and is no danger",
    arguments: [
      "", "\n---\n", "{{", "kind: Deployment", "- - - -", ":",
      "kind: Deployment\n---\nkind: Deployment\nspec:\n",
      "\u{FEFF}kind: Deployment\r\nspec :\r\n", String(repeating: "- ", count: 10_000),
    ])
  func hostile(_ template: String) throws {
    #expect(try place("{kind: Deployment, spec: {a: 1}}", "spec.a", of: template).hasPrefix("nowhere"))
  }
}
