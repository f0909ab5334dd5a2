public import Detections
public import AuditLogs
internal import Kubernetes

/// Alerts as JSON, one a line.
public struct AlertJSON {
  public enum Names: Sendable {
    /// Bulwark's own (Schemas/audit-alert-v1.schema.json).
    case own
    /// Those of the Elastic Common Schema.
    case ecs
  }

  private let names: Names

  public init(_ names: Names) { self.names = names }

  public func write(_ report: ReplayReport, to output: Output) {
    for alert in report.alerts { write(alert, to: output) }
  }

  public func write(_ alert: Alert, to output: Output) {
    JSONWriter.write(to: output) { json in
      json.object { json in
        switch names {
        case .own: writeOwn(alert, &json)
        case .ecs: writeECS(alert, &json)
        }
      }
    }
  }

  private func writeOwn(_ alert: Alert, _ json: inout JSONWriter) {
    let about = alert.about
    json.field("detection", about.id)
    json.field("title", about.title)
    json.field("severity", alert.severity.rawValue)
    texts("recommendations", about.recommendations, &json)
    texts("techniques", about.techniques, &json)
    json.field("time", alert.time?.description)
    json.field("last", alert.last?.description)
    json.field("user", alert.user)
    json.field("impersonated", alert.impersonated)
    json.field("count", alert.count)
    texts("auditIDs", alert.auditIDs, &json)
    json.field("message", alert.message)
    json.key("evidence")
    json.object { json in
      json.field("verb", alert.verb)
      json.field("resource", alert.resource)
      json.field("namespace", alert.namespace)
      json.field("name", alert.name)
      json.field("code", alert.code)
      texts("sourceIPs", alert.sourceIPs, &json)
      json.field("userAgent", alert.userAgent)
      json.field("requestURI", CredentialMask.masked(alert.requestURI))
      json.field("allowedBy", alert.allowedBy)
    }
    texts("normal", about.normal, &json)
    json.key("runbook")
    json.object { json in
      json.field("name", about.runbook.rawValue)
      json.field("firstLook", about.runbook.firstLook)
      json.field("contain", about.runbook.contain)
      json.field("recover", about.runbook.recover)
    }
    json.field("source", alert.source)
  }

  /// Source: the field reference of the Elastic Common Schema, version 8.
  private func writeECS(_ alert: Alert, _ json: inout JSONWriter) {
    json.field("@timestamp", alert.time?.description)
    json.field("message", alert.message)
    nested("event", &json) { json in
      json.field("kind", "alert")
      json.field("action", alert.verb)
      json.field("outcome", (alert.code ?? 200) < 400 ? "success" : "failure")
      json.field(
        "severity", ["low": 21, "medium": 47, "high": 73, "critical": 99][alert.severity.rawValue] ?? 47)
      json.field("dataset", "kubernetes.audit")
      texts("id", alert.auditIDs, &json)
    }
    nested("rule", &json) { json in
      json.field("id", alert.about.id)
      json.field("name", alert.about.title)
      texts("reference", alert.about.recommendations, &json)
    }
    nested("threat", &json) { json in
      json.field("framework", "MITRE ATT&CK")
      nested("technique", &json) { json in texts("id", alert.about.techniques, &json) }
    }
    nested("user", &json) { json in
      json.field("name", alert.user)
      guard let impersonated = alert.impersonated else { return }
      nested("effective", &json) { json in json.field("name", impersonated) }
    }
    if let peer = alert.sourceIPs.last { nested("source", &json) { json in json.field("ip", peer) } }
    nested("user_agent", &json) { json in json.field("original", alert.userAgent) }
    nested("orchestrator", &json) { json in
      json.field("type", "kubernetes")
      json.field("namespace", alert.namespace)
      nested("resource", &json) { json in
        json.field("type", alert.resource)
        json.field("name", alert.name)
      }
    }
    nested("kubernetes", &json) { json in
      nested("audit", &json) { json in
        json.field("count", alert.count)
        json.field("requestURI", CredentialMask.masked(alert.requestURI))
      }
    }
  }

  private func nested(_ key: StaticString, _ json: inout JSONWriter, _ body: (inout JSONWriter) -> Void) {
    json.key(key)
    json.object(body)
  }

  private func texts(_ key: StaticString, _ texts: [String], _ json: inout JSONWriter) {
    json.key(key)
    json.array { json in for text in texts { json.value(text) } }
  }
}
