internal import Documents
public import Kubernetes

extension Scan {
  /// Reads what a live cluster gave.
  func read(_ texts: [[UInt8]]) -> ScanInput {
    let intake = Intake(kustomizations: Kustomizations(), readsWaivers: readsWaivers)
    let ranges = batches(of: texts.count, size: 1) { _ in 1 }
    let parts = inParallel(ranges, jobs: jobs) { range in
      range.map { intake.read(texts[$0], named: Source.cluster) }
    }
    return ScanInput(listing: Listing(), intake: intake, texts: parts.flatMap { $0 })
  }
}

extension ScanInput {
  /// The version of the API server that the objects were read of; nil where they come from elsewhere.
  public var serverVersion: KubernetesVersion? {
    for text in texts {
      for object in text.objects where ClusterEvidence.isSurvey(object) {
        return ClusterEvidence(object).serverVersion
      }
    }
    return nil
  }
}
