internal import Components
internal import Documents
internal import Glibc
internal import Kubernetes

/// Looks at a host once: its files with their modes and owners, how its components are started, what they listen
/// on, and the system below. What it finds becomes objects (`NodeFile`, `NodeCertificate`, `NodeKubeconfig`,
/// `NodeCommand`, `NodeSocket`, `NodeHost`) that checks judge like any other.
struct NodeSurvey {
  let root: HostRoot
  let intake = Intake(kustomizations: Kustomizations(), readsWaivers: false)
  var evidence = EvidenceText()
  /// The configurations that were read, in the order in which later ones lie over earlier ones.
  var texts: [ReadText] = []
  var unreadable: [Unassessed] = []
  /// What was met already, by device and number of the file: one file may be reached by several paths.
  var met: Set<FileIdentity> = []
  /// The components that static pods start: their processes are not judged a second time.
  var started: Set<Component> = []
  /// Whether anything here belongs to a node of Kubernetes.
  var isNode = false

  struct FileIdentity: Hashable {
    let device: UInt
    let number: UInt
  }

  /// Reads certificates; nil where the program was built without.
  let readCertificates: CertificateReading?
  /// The files that may hold certificates, in the order in which they were met.
  var certificateFiles: [String] = []
  /// What the API server serves, by its flags.
  var servedCertificate: String?
  /// The range of the cluster's services, by the API server's flags.
  var serviceRange: String?

  init(_ root: HostRoot, readCertificates: CertificateReading? = nil) {
    self.root = root
    self.readCertificates = readCertificates
  }

  /// Looks at everything.
  mutating func run() {
    for sign in NodeLayout.signs where exists(sign) { isNode = true }
    for row in NodeLayout.rows { takeFiles(row) }
    takeStaticPods()
    takeCommands()
    guard isNode else { return }
    for path in certificateFiles { takeCertificates(path) }
    takeSockets()
    takeHost()
  }

  // MARK: Reading

  /// What a call gives; nil where there is nothing, and where it may not be read, which is noted.
  mutating func attempt<Result>(_ path: String, _ call: (HostRoot) throws(FileError) -> Result) -> Result? {
    do throws(FileError) {
      return try call(root)
    } catch {
      if case .vanished = error { return nil }
      let reason =
        if case .tooLarge = error { Unassessed.Reason.tooLarge } else { Unassessed.Reason.forbidden }
      unreadable.append(Unassessed(file: root.shown(path), line: nil, reason: reason, message: error.message))
      return nil
    }
  }

  mutating func exists(_ path: String) -> Bool {
    attempt(path) { root throws(FileError) in try root.status(path) } != nil
  }

  mutating func text(_ path: String) -> String? {
    attempt(path) { root throws(FileError) in String(decoding: try root.read(path), as: UTF8.self) }
  }

  mutating func names(in path: String) -> [String] {
    attempt(path) { root throws(FileError) in try root.names(in: path) } ?? []
  }
}
