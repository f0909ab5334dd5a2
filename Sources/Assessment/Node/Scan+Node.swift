public import Findings

/// What was found on a host, ready to be judged.
public struct NodeReading: Sendable {
  /// The evidence as documents, for whoever keeps it.
  public let evidence: String
  /// Nothing here belongs to a node of Kubernetes.
  public let isNode: Bool
  let texts: [ReadText]
  let unreadable: [Unassessed]
}

extension Scan {
  /// Looks at a host. Reads only.
  ///
  /// - Parameters:
  ///   - root: The host's file tree: `/`, or where that is mounted.
  ///   - certificates: Reads certificates; without it they are passed over.
  /// - Throws: `FileError` where the folder cannot be opened.
  public func readNode(at root: String, certificates: CertificateReading? = nil) throws(FileError)
    -> NodeReading
  {
    var survey = NodeSurvey(try HostRoot(root), readCertificates: certificates)
    survey.run()
    let evidence = survey.intake.read(Array(survey.evidence.text.utf8), named: "<node>")
    return NodeReading(
      evidence: survey.evidence.text, isNode: survey.isNode, texts: survey.texts + [evidence],
      unreadable: survey.unreadable)
  }

  /// Judges what a host showed.
  public func judge(_ node: NodeReading) -> Report {
    let intake = Intake(kustomizations: Kustomizations(), readsWaivers: false)
    var report = judge(ScanInput(listing: Listing(), intake: intake, texts: node.texts))
    report.unassessed += node.unreadable
    return report
  }
}

extension About {
  /// Speaks of how a node and the control plane are set up. What is asked of every pod is for `scan`: the pods of
  /// the control plane need the host's network and folders.
  public var isOfNodes: Bool {
    !scope.components.isEmpty || id.hasPrefix("logging/audit-")
      || scope.kinds.contains { $0.hasPrefix("Node") && $0 != "Node" || $0.hasSuffix("Configuration") }
  }
}
