public import Assessment
internal import Connectivity
internal import Kubernetes

/// Answers on flows as JSON: `Schemas/network-flow-v1.schema.json`.
public struct FlowJSON: Sendable {
  private let toolVersion: String

  public init(toolVersion: String) { self.toolVersion = toolVersion }

  public func write(_ answers: [FlowAnswer], of reading: NetworkReading, to output: Output) {
    JSONWriter.write(to: output) { json in
      json.object { json in
        json.field("schemaVersion", 1)
        json.tool(toolVersion)
        json.network(reading.connectivity)
        json.key("flows")
        json.array { json in
          for answer in answers {
            json.lineBreak()
            flow(answer, reading.connectivity, &json)
          }
        }
        json.networkGaps(reading)
      }
    }
  }

  private func flow(_ answer: FlowAnswer, _ connectivity: Connectivity, _ json: inout JSONWriter) {
    json.object { json in
      json.field("src", FlowAnswer.title(answer.question.source, connectivity))
      json.field("dst", FlowAnswer.title(answer.question.destination, connectivity))
      json.field("service", answer.question.service.map { "\($0.namespace ?? "default")/\($0.name)" })
      json.field("asked", answer.question.asked.description)
      json.key("reachable")
      json.value(answer.isReachable)
      json.field("conn", answer.passing.description)
      json.key("egress")
      direction(answer.verdict.egress, &json)
      json.key("ingress")
      direction(answer.verdict.ingress, &json)
    }
  }

  private func direction(_ verdict: DirectionVerdict, _ json: inout JSONWriter) {
    json.object { json in
      json.field("allowed", verdict.allowed.description)
      json.key("isolatedBy")
      json.array { json in
        for policy in verdict.isolating {
          json.object { json in json.citation(PolicyCitation(policy.object)) }
        }
      }
      json.key("rules")
      json.array { json in
        for rule in verdict.rules {
          json.object { json in
            json.field("action", Self.name(rule.action))
            json.field("conn", rule.connections.description)
            json.citation(PolicyCitation(rule.policy, rule: rule.node))
          }
        }
      }
    }
  }

  private static func name(_ action: TierAction) -> String {
    switch action {
    case .allow: "allow"
    case .deny: "deny"
    case .pass: "pass"
    }
  }
}

/// What the documents of all network commands say alike.
extension JSONWriter {
  mutating func network(_ connectivity: Connectivity) {
    field("hostNetwork", connectivity.hostNetwork.rawValue)
    key("complete")
    value(connectivity.isComplete)
  }

  mutating func networkGaps(_ reading: NetworkReading) {
    gaps(reading.unassessed, reading.errors)
    key("warnings")
    array { json in for warning in NetworkWarnings.of(reading.connectivity) { json.value(warning) } }
  }

  mutating func citation(_ citation: PolicyCitation) {
    field("policy", citation.name)
    field("path", citation.path)
    field("file", citation.location?.file)
    field("line", citation.location?.position.line)
  }
}
