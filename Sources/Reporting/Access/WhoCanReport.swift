public import AccessControl
public import Assessment
internal import Kubernetes

/// Who can do what a question asks, for `bulwark rbac who-can`.
public struct WhoCanReport: AccessAnswer {
  private let query: AccessQuery
  private let grants: [AccessGrant]
  /// What was read, with what could not be.
  private let reading: Report

  public init(_ query: AccessQuery, _ grants: [AccessGrant], reading: Report) {
    self.query = query
    self.grants = grants
    self.reading = reading
  }

  /// The grants of one subject after the other.
  private var bySubject: [ArraySlice<AccessGrant>] { grants.runs { $0.subject == $1.subject } }

  public func write(to output: Output, style: Style) {
    let subjects = bySubject
    let question = Wording.plain(query.words)
    output.write("\(style.bold(sentence(subjects, question)))\n\n")
    var chain = AccessChain(style: style)
    for grants in subjects where !output.isClosed {
      guard let subject = grants.first?.subject else { continue }
      for grant in grants {
        let what = "\(style.bold(Wording.subject(subject))) can \(question)"
        output.write("\(what)\(place(grant))\(Wording.names(grant.names)):\n")
        chain.write(grant, of: query.resourcePath, to: output)
        output.write("\n")
      }
    }
    AccessClosing([reading]).write(to: output, style: style)
  }

  private func sentence(_ subjects: [ArraySlice<AccessGrant>], _ question: String) -> String {
    switch subjects.count {
    case 0: "Nobody can \(question), as far as the input tells."
    case 1: "One subject can \(question)."
    default: "\(subjects.count) subjects can \(question)."
    }
  }

  /// Where the grant holds, unless the question has said it.
  private func place(_ grant: AccessGrant) -> String {
    if case .namespace(let name) = grant.scope, name != nil, name == query.namespace { return "" }
    return " \(Wording.scope(grant.scope))"
  }

  public func writeJSON(to output: Output, toolVersion: String) {
    JSONWriter.write(to: output) { json in
      json.object { json in
        json.field("schemaVersion", 1)
        json.tool(toolVersion)
        json.key("question")
        writeQuestion(&json)
        json.key("subjects")
        json.array { json in
          for grants in bySubject {
            json.lineBreak()
            json.object { json in
              json.key("subject")
              if let subject = grants.first?.subject { json.access(subject) }
              json.key("grants")
              json.array { json in for grant in grants { json.access(grant) } }
            }
          }
        }
        json.gaps(reading.unassessed, reading.errors)
      }
    }
  }

  private func writeQuestion(_ json: inout JSONWriter) {
    json.object { json in
      json.field("verb", query.verb)
      json.key("resources")
      if case .resources(let resources) = query.target {
        json.array { json in
          for resource in resources {
            json.object { json in
              json.field("group", resource.group)
              json.field("resource", resource.name)
              json.field("subresource", resource.subresource.isEmpty ? nil : resource.subresource)
            }
          }
        }
      } else {
        json.array { _ in }
      }
      if case .path(let path) = query.target {
        json.field("path", path)
      } else {
        json.field("path", nil as String?)
      }
      json.field("namespace", query.namespace)
      json.field("name", query.name)
    }
  }

  public func writeCSV(to output: Output) {
    output.write(CSVText.row(AccessCSV.columns))
    for grant in grants { output.write(CSVText.row(AccessCSV.fields(grant))) }
  }
}

extension AccessQuery {
  /// `pods/exec`; nil for paths.
  fileprivate var resourcePath: String? {
    guard case .resources(let resources) = target else { return nil }
    return resources.first?.path
  }
}

extension Array {
  /// Neighbours that belong together, as slices in order.
  func runs(_ belong: (Element, Element) -> Bool) -> [ArraySlice<Element>] {
    var runs: [ArraySlice<Element>] = []
    var start = 0
    for index in indices.dropFirst() where !belong(self[index - 1], self[index]) {
      runs.append(self[start..<index])
      start = index
    }
    if start < count { runs.append(self[start...]) }
    return runs
  }
}
