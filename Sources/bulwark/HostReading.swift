internal import ArgumentParser
internal import Assessment

#if Certificates
  internal import Certificates
#endif

extension Scan {
  #if Certificates
    private static let certificates: CertificateReading? = CertificateReader.read
  #else
    private static let certificates: CertificateReading? = nil
  #endif

  /// Looks at a host. Where nothing can be said of it, that is said and the program ends.
  func readHost(at root: String) throws -> NodeReading {
    let node: NodeReading
    do throws(FileError) {
      node = try readNode(at: root, certificates: Self.certificates)
    } catch {
      warn("\(root): \(error.message)")
      throw ExitCode(2)
    }
    guard node.isNode else {
      warn(
        "\(root) is no node of Kubernetes: no kubelet, no static pods, no files of an installer that is known"
      )
      throw ExitCode(2)
    }
    if Self.certificates == nil {
      warn("certificates were not read: this program was built without; the full one reads them")
    }
    return node
  }
}
