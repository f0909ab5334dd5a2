import Detections
import Guide
import Testing

/// The examples of a detection are its tests.
struct DetectionExampleTests {
  static let detections = DetectionRegistry.detections.map { type(of: $0).about.id }

  @Test(arguments: detections)
  func `fires on its examples`(_ id: String) throws {
    let detection = try #require(DetectionRegistry.detection(id))
    for example in type(of: detection).about.fires {
      #expect(Self.sightings(of: detection, in: example).contains(id), "\(id): \(example.title)")
    }
  }

  @Test(arguments: detections)
  func `keeps quiet on the ordinary`(_ id: String) throws {
    let detection = try #require(DetectionRegistry.detection(id))
    for example in type(of: detection).about.quiet {
      #expect(!Self.sightings(of: detection, in: example).contains(id), "\(id): \(example.title)")
    }
  }

  /// What a detection, with those whose findings it looks at, sees in the events of an example.
  static func sightings(of detection: any Detection, in example: EventExample) -> [String] {
    let about = type(of: detection).about
    let others = DetectionRegistry.detections.filter { about.follows.contains(type(of: $0).about.id) }
    let detector = Detector(others + [detection], settings: DetectionSettings(example.settings))
    var found: [String] = []
    let counts = read(example.lines.joined(separator: "\n")) { event in
      detector.take(event) { found.append($0.about.id) }
    }
    #expect(counts.events == example.lines.count, "\(about.id): \(example.title) holds no whole event a line")
    return found
  }

  /// A detection that could never fire is refused: what it names must exist.
  @Test(arguments: detections)
  func `names only what exists`(_ id: String) throws {
    let about = type(of: try #require(DetectionRegistry.detection(id))).about
    #expect(!about.fires.isEmpty && !about.quiet.isEmpty)
    #expect(!about.recommendations.isEmpty && !about.techniques.isEmpty)
    for recommendation in about.recommendations {
      #expect(Catalogue.recommendation(recommendation) != nil, "\(id) serves \(recommendation)")
    }
    for technique in about.techniques { #expect(technique.hasPrefix("T1")) }
    #expect(!about.scope.verbs.isEmpty && !about.scope.kinds.isEmpty && !about.scope.outcomes.isEmpty)
    for resource in about.scope.resources {
      #expect(
        Self.resources.contains(resource.prefix { $0 != "/" }.description), "\(id) looks at \(resource)")
    }
    for other in about.follows {
      #expect(DetectionRegistry.detection(other) != nil, "\(id) follows \(other)")
    }
  }

  @Test func `ids are unique`() {
    #expect(Set(Self.detections).count == Self.detections.count)
  }

  /// The resources of Kubernetes 1.36 that detections look at; one that is misspelt matches nothing.
  static let resources: Set<String> = [
    "pods", "deployments", "daemonsets", "statefulsets", "replicasets", "replicationcontrollers", "jobs",
    "cronjobs", "roles", "clusterroles", "rolebindings", "clusterrolebindings", "secrets", "configmaps",
    "serviceaccounts", "certificatesigningrequests", "namespaces", "nodes", "services", "endpoints",
    "endpointslices", "ingresses", "networkpolicies", "events", "persistentvolumes", "persistentvolumeclaims",
    "volumesnapshots", "backups", "schedules", "resourcequotas", "limitranges", "priorityclasses",
    "mutatingwebhookconfigurations", "validatingwebhookconfigurations", "mutatingadmissionpolicies",
    "mutatingadmissionpolicybindings", "validatingadmissionpolicies", "validatingadmissionpolicybindings",
    "apiservices", "customresourcedefinitions", "selfsubjectaccessreviews", "selfsubjectrulesreviews",
    "ciliumnetworkpolicies", "ciliumclusterwidenetworkpolicies", "globalnetworkpolicies", "clusterpolicies",
    "policies", "constrainttemplates", "adminnetworkpolicies", "clusternetworkpolicies", "etcdsnapshotfiles",
    "volumesnapshotcontents", "clusterissuers",
  ]
}

/// Reads a text as the bytes of a log come in.
@discardableResult
func read(_ text: String, chunk: Int = .max, _ body: (AuditEvent) -> Void) -> ReadingCounts {
  var splitter = LineSplitter()
  let bytes = Array(text.utf8)
  bytes.withUnsafeBufferPointer { bytes in
    var start = 0
    while start < bytes.count {
      let end = chunk < bytes.count - start ? start + chunk : bytes.count
      splitter.take(UnsafeBufferPointer(rebasing: bytes[start..<end]), body)
      start = end
    }
  }
  splitter.finish(body)
  return splitter.reader.counts
}
