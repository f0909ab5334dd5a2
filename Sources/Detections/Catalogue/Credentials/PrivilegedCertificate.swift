internal import Documents

struct PrivilegedCertificate: Detection {
  static let about = DetectionAbout(
    "AUD-CRED-07", .critical, "Certificate requested for a privileged subject",
    why: """
      A certificate for system:masters passes by every role.
      """,
    serves: ["auth/strong-user-authentication", "threat/insider-admin"], techniques: ["T1098", "T1078"],
    level: .request,
    scope: EventScope(["certificatesigningrequests"], .create, attempts: true),
    runbook: .rogueCertificate,
    fires: [
      EventExample(
        "system:masters",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"certificatesigningrequests","apiGroup":"certificates.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"spec":{"request":"LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUM4d0xRSUJBREFvTVJjd0ZRWURWUVFLREE1emVYTjBaVzA2YldGemRHVnljekVOTUFzR0ExVUVBd3dFWlhacGJBPT0KLS0tLS1FTkQgQ0VSVElGSUNBVEUgUkVRVUVTVC0tLS0tCg=="}}}
        """#),
      EventExample(
        "refused by admission",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"certificatesigningrequests","apiGroup":"certificates.k8s.io","name":"x"},"responseStatus":{"code":403},"requestObject":{"spec":{"request":"LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUM4d0xRSUJBREFvTVJjd0ZRWURWUVFLREE1emVYTjBaVzA2YldGemRHVnljekVOTUFzR0ExVUVBd3dFWlhacGJBPT0KLS0tLS1FTkQgQ0VSVElGSUNBVEUgUkVRVUVTVC0tLS0tCg=="}}}
        """#),
      EventExample(
        "a component of the system",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"certificatesigningrequests","apiGroup":"certificates.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"spec":{"request":"LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUNjd0pRSUJBREFnTVI0d0hBWURWUVFEREJWemVYTjBaVzA2YTNWaVpTMXpZMmhsWkhWc1pYST0KLS0tLS1FTkQgQ0VSVElGSUNBVEUgUkVRVUVTVC0tLS0tCg=="}}}
        """#),
    ],
    quiet: [
      EventExample(
        "a developer",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"certificatesigningrequests","apiGroup":"certificates.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"spec":{"request":"LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUNVd0l3SUJBREFlTVF3d0NnWURWUVFLREFOa1pYWXhEakFNQmdOVkJBTU1CV05oY205cwotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K"}}}
        """#),
      EventExample(
        "a node for itself",
        #"""
        {"verb":"create","user":{"username":"system:bootstrap:abc"},"objectRef":{"resource":"certificatesigningrequests","apiGroup":"certificates.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"spec":{"request":"LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTURjd05RSUJBREF3TVJVd0V3WURWUVFLREF4emVYTjBaVzA2Ym05a1pYTXhGekFWQmdOVkJBTU1Ebk41YzNSbGJUcHViMlJsT200eAotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K"}}}
        """#),
      EventExample(
        "no request at all",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"certificatesigningrequests","apiGroup":"certificates.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"spec":{"request":"LS0tLS1C"}}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard let encoded = event.requestObject?["spec"]?["request"]?.text,
      let subject = CertificateSubject(request: encoded)
    else { return nil }
    if subject.organisations.contains("system:masters") {
      return Hit("requested a certificate for system:masters: \(event.name)")
    }
    let own = event.effective.name
    for name in subject.commonNames where name.hasPrefix("system:") && name != own {
      if name.hasPrefix("system:node:"), own.hasPrefix("system:bootstrap:") || event.kind == .node {
        continue
      }
      return Hit("requested a certificate for \(name): \(event.name)")
    }
    return nil
  }
}
