internal import Documents
public import Findings

/// Why the API server would not start with an encryption configuration.
public struct EncryptionFaults {
  /// What is wrong, to be read behind the object, and where.
  public private(set) var faults: [(place: Place, message: String)] = []
  private var kmsNames: Set<String> = []

  public init(_ configuration: EncryptionConfiguration) {
    let node = configuration.node
    unknownFields(of: node, ["kind", "apiVersion", "resources"])
    if configuration.entries.isEmpty { add(.missing(under: node, "resources"), "names no resources") }
    for entry in configuration.entries { judge(entry) }
  }

  private mutating func add(_ place: Place, _ message: String) { faults.append((place, message)) }

  private mutating func unknownFields(of node: Node, _ known: Set<String>) {
    guard node.isMapping else { return }
    for field in node.children {
      let key = field.key ?? ""
      if !known.contains(key) { add(.key(field), "has the unknown field \(key)") }
    }
  }

  private mutating func judge(_ entry: EncryptionConfiguration.Entry) {
    unknownFields(of: entry.node, ["resources", "providers"])
    if entry.resources.isEmpty { add(.missing(under: entry.node, "resources"), "names no resource") }
    if entry.node.items("providers").first(where: { _ in true }) == nil {
      add(.missing(under: entry.node, "providers"), "names no provider")
    }
    judge(entry.resources)
    for item in entry.node.items("providers") {
      let names = item.children.compactMap(\.key)
      unknownFields(of: item, Set(EncryptionConfiguration.Provider.Kind.allCases.map(\.rawValue)))
      if names.count != 1 { add(.value(item), "needs exactly one provider in an item") }
    }
    for provider in entry.providers { judge(provider) }
  }

  /// Names are in lower case, and no wildcard may hide what stands behind it.
  private mutating func judge(_ resources: [Node]) {
    var seen: Set<String> = []
    for resource in resources {
      let name = resource.text ?? ""
      if name.isEmpty || name == "*" {
        add(.value(resource), "names no resource by \"\(name)\"; *.* is all of them")
      } else if name.contains(where: \.isUppercase) {
        add(.value(resource), "names \(name), and resources are in lower case")
      } else if seen.contains(name) || seen.contains("*.*")
        || name != "*." && !name.contains(".") && seen.contains("*.")
      {
        add(.value(resource), "names \(name), which an earlier name of the entry covers")
      }
      seen.insert(name)
    }
  }

  private mutating func judge(_ provider: EncryptionConfiguration.Provider) {
    switch provider.kind {
    case .identity: unknownFields(of: provider.settings, [])
    case .aescbc, .aesgcm: keys(of: provider, lengths: [16, 24, 32])
    case .secretbox: keys(of: provider, lengths: [32])
    case .kms: kms(provider.settings)
    }
  }

  private mutating func keys(of provider: EncryptionConfiguration.Provider, lengths: [Int]) {
    unknownFields(of: provider.settings, ["keys"])
    let name = provider.kind.rawValue
    if provider.keys.isEmpty { add(.missing(under: provider.settings, "keys"), "has no key for \(name)") }
    var names: Set<String> = []
    for key in provider.keys {
      unknownFields(of: key, ["name", "secret"])
      let keyName = key.given("name")?.text ?? ""
      if keyName.isEmpty {
        add(.missing(under: key, "name"), "has a key of \(name) without a name")
      } else if !names.insert(keyName).inserted, let node = key["name"] {
        add(.value(node), "has two keys of \(name) of the name \(keyName)")
      }
      guard let secret = key.given("secret") else {
        add(.missing(under: key, "secret"), "has a key of \(name) without a secret")
        continue
      }
      guard let length = EncryptionConfiguration.Provider.length(of: key) else {
        add(.key(secret), "has a key of \(name) that is no base64")
        continue
      }
      if !lengths.contains(length) {
        let allowed = lengths.map(String.init).joined(separator: ", ")
        add(.key(secret), "has a key of \(name) of \(length) bytes, which must be \(allowed)")
      }
    }
  }

  private mutating func kms(_ settings: Node) {
    unknownFields(of: settings, ["apiVersion", "name", "cachesize", "endpoint", "timeout"])
    let version = settings.given("apiVersion")
    let isSecond = version?.textIs("v2") ?? false
    if let version, !isSecond, !version.textIs("v1") {
      add(.value(version), "asks for kms \(version.text ?? ""), and there are v1 and v2")
    }
    let name = settings.given("name")?.text ?? ""
    if name.isEmpty {
      add(.missing(under: settings, "name"), "has a kms provider without a name")
    } else if let node = settings["name"] {
      if name.contains(":") { add(.value(node), "has a colon in the name of a kms provider") }
      if isSecond || kmsNames.contains(name), !kmsNames.insert(name).inserted {
        add(.value(node), "has two kms providers of the name \(name)")
      }
    }
    if let size = settings.given("cachesize"), isSecond || size.int == 0 {
      add(.value(size), isSecond ? "sets cachesize, which kms v2 has not" : "has a cachesize of 0")
    }
    if let timeout = settings.given("timeout"), let text = timeout.text,
      text.hasPrefix("-") || text.allSatisfy({ !$0.isNumber || $0 == "0" })
    {
      add(.value(timeout), "has a timeout for kms that is not positive")
    }
    guard let endpoint = settings.given("endpoint") else {
      add(.missing(under: settings, "endpoint"), "has a kms provider without an endpoint")
      return
    }
    if !(endpoint.text ?? "").hasPrefix("unix://") {
      add(.value(endpoint), "reaches kms by something other than a unix socket")
    }
  }
}
