#if Server
  internal import Admission
  internal import AdmissionServer
  public import ArgumentParser
  internal import Assessment
  internal import Documents
  internal import Glibc
  public import Judgement
  internal import Reporting

  extension AdmissionMode: ExpressibleByArgument {}

  struct InstallCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "install",
      abstract: "Print the manifests of the admission webhook.",
      discussion: """
        Nothing is applied: look at what is printed, then give it to kubectl. The certificate comes from cert-manager, \
        or is made here with --self-made-ca. It begins with warnings; --mode enforce refuses, and with --config it goes \
        by a configuration of your own. Namespaces that this chooses by a label get webhooks of their own.

        Example:
          bulwark install --print --mode enforce > bulwark.yaml
        """)

    @Flag(help: "Print them; there is nothing else that this command does.")
    var print = false

    @Option(help: "The image of bulwark, by its digest.")
    var image: String?

    @Option(help: "The namespace to install it in.")
    var namespace = "bulwark"

    @Option(help: "How it begins: enforce, warn, audit or off. (default: warn)")
    var mode: AdmissionMode?

    @Option(help: "Go by this configuration, whose text is printed in the ConfigMap.", completion: .file())
    var config: String?

    @Flag(help: "Print the webhook that changes objects, too, even if the configuration asks for no change.")
    var mutate = false

    @Flag(help: "Make a certificate and its authority in place of asking cert-manager for them.")
    var selfMadeCa = false

    @Option(help: "The days for which a self-made certificate holds.")
    var days = 365

    func validate() throws {
      guard print else {
        throw ValidationError("--print is missing: this command prints, and applies nothing")
      }
      guard config == nil || mode == nil else {
        throw ValidationError("--mode is for an installation without --config, which says the mode itself")
      }
      guard days > 0, days < 3650 else { throw ValidationError("--days must be from 1 to 3649") }
      guard namespace.isDNSLabel else { throw ValidationError("'\(namespace)' is no name of a namespace") }
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
      if let mode { installation.mode = mode }
      installation.mutates = mutate
      if let config { try installation.take(configuration: config) }
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

  extension Installation {
    /// What is wrong with the file is said, and the program ends.
    fileprivate mutating func take(configuration file: String) throws {
      let loaded: ConfigurationFile.Loaded
      do throws(ConfigurationFile.Failure) {
        loaded = try ConfigurationFile.read(file)
      } catch {
        for line in ConfigurationFaults.lines(error) { warn(line) }
        throw ExitCode(2)
      }
      let source = loaded.configuration.source
      let text = source.text(0..<source.bytes.count)
      guard text.unicodeScalars.allSatisfy({ $0 == "\n" || $0.properties.generalCategory != .control }) else {
        warn(
          PlainText.line(
            "\(file): a ConfigMap can hold no tabs, CR or other control characters; take them out"))
        throw ExitCode(2)
      }
      configuration = text
      labelled = loaded.configuration.admission?.labelled ?? []
      mutates = mutates || loaded.configuration.admission?.mutate.isEmpty == false
    }
  }
#endif
