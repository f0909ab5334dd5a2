#if Server
  internal import Hummingbird
  internal import NIOCore

  /// A request's connection beside what Hummingbird knows of it.
  struct AdmissionContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
      coreContext = .init(source: source)
      channel = source.channel
    }
  }
#endif
