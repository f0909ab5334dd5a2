#if Server
  internal import ServiceLifecycle

  /// Looks at the certificate files now and then: a mounted Secret is replaced as a whole, by links, so that there is
  /// no one file to be told of.
  struct CertificateWatch: Service {
    let certificates: CertificateStore
    let seconds: Int
    let metrics: ServerMetrics
    let log: LogLines

    func run() async throws {
      // Ends with the group's graceful shutdown, too.
      try? await cancelWhenGracefulShutdown {
        while true {
          try await Task.sleep(for: .seconds(seconds))
          look()
        }
      }
    }

    private func look() {
      do throws(CertificateStore.Unusable) {
        guard try certificates.reload() else { return }
        metrics.reloads.increment()
        log.note("info", "certificate", "the certificate was read anew")
      } catch {
        metrics.reloadFailures.increment()
        log.note("warning", "certificate", "the certificate that is known keeps serving: \(error.message)")
      }
    }
  }
#endif
