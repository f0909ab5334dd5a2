internal import Kubernetes

internal import Documents

struct CredentialsInConfigMap: Detection {
  static let about = DetectionAbout(
    "AUD-CRED-11", .medium, "Credentials written into a ConfigMap",
    why: """
      What stands in a ConfigMap is read by many and encrypted by nobody.
      """,
    serves: ["secrets/use-secrets"], techniques: ["T1552.001"], level: .request,
    scope: EventScope(["configmaps"], .applies),
    normal: ["samples"],
    runbook: .secretExposure,
    fires: [
      EventExample(
        "a password",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"configmaps","namespace":"shop","name":"c"},"responseStatus":{"code":201},"requestObject":{"data":{"DB_PASSWORD":"Xk29fjq0vLm3"}}}
        """#),
      EventExample(
        "a key",
        #"""
        {"verb":"update","user":{"username":"jane"},"objectRef":{"resource":"configmaps","namespace":"shop","name":"c"},"responseStatus":{"code":200},"requestObject":{"data":{"tls":"-----BEGIN PRIVATE KEY-----\nMIIEvQ"}}}
        """#),
    ],
    quiet: [
      EventExample(
        "settings",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"configmaps","namespace":"shop","name":"c"},"responseStatus":{"code":201},"requestObject":{"data":{"ui.properties":"color.good=purple"}}}
        """#),
      EventExample(
        "a certificate",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"configmaps","namespace":"shop","name":"c"},"responseStatus":{"code":201},"requestObject":{"data":{"ca.crt":"-----BEGIN CERTIFICATE-----\nMIIB"}}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard let data = event.object?.given("data") else { return nil }
    for value in data.children {
      guard let text = value.text, let key = value.key else { continue }
      let isMasked =
        CredentialMask.masked("\(key)=\(text)") != "\(key)=\(text)" || text.holds("PRIVATE KEY-----")
      if isMasked { return Hit("wrote credentials into \(event.described), under the key \(key)") }
    }
    return nil
  }
}
