#if Server
  internal import Admission
  internal import AdmissionServer
  public import ArgumentParser
  internal import Glibc
  public import Judgement

  extension AdmissionMode: ExpressibleByArgument {}

  struct InstallCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "install",
      abstract: "Print the manifests of the admission webhook.",
      discussion: """
        Nothing is applied: look at what is printed, then give it to kubectl. The certificate comes from cert-manager, \
        or is made here with --self-made-ca. It begins with warnings; --mode enforce refuses.

        Example:
          bulwark install --print --mode enforce > bulwark.yaml
        """)

    @Flag(help: "Print them; there is nothing else that this command does.")
    var print = false

    @Option(help: "The image of bulwark, by its digest.")
    var image: String?

    @Option(help: "The namespace to install it in.")
    var namespace = "bulwark"

    @Option(help: "How it begins: enforce, warn, audit or off.")
    var mode = AdmissionMode.warn

    @Flag(help: "Print the webhook that changes objects, too.")
    var mutate = false

    @Flag(help: "Make a certificate and its authority in place of asking cert-manager for them.")
    var selfMadeCa = false

    @Option(help: "The days for which a self-made certificate holds.")
    var days = 365

    func validate() throws {
      guard print else {
        throw ValidationError("--print is missing: this command prints, and applies nothing")
      }
      guard days > 0, days < 3650 else { throw ValidationError("--days must be from 1 to 3649") }
      let isLabel =
        (1...63).contains(namespace.utf8.count) && namespace.first != "-" && namespace.last != "-"
        && namespace.utf8.allSatisfy {
          (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
        }
      guard isLabel else { throw ValidationError("'\(namespace)' is no name of a namespace") }
      if let image,
        image.isEmpty || !image.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "#") })
      {
        throw ValidationError("'\(image)' is no image")
      }
    }

    func run() throws {
      var installation = Installation()
      installation.namespace = namespace
      if let image { installation.image = image }
      installation.mode = mode
      installation.mutates = mutate
      if selfMadeCa {
        do {
          let identity = try SelfMadeIdentity(for: installation.serverName, days: days, now: time(nil))
          installation.identity = .given(
            certificate: identity.certificate, key: identity.key, authority: identity.authority)
        } catch {
          warn("no certificate could be made: \(error)")
          throw ExitCode(2)
        }
      }
      say(installation.manifests, to: STDOUT_FILENO)
    }
  }
#endif
