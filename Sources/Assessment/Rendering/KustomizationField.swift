internal import Documents

/// What a field of a kustomization makes kustomize do.
enum KustomizationField {
  case harmless
  /// Names files, or folders with kustomizations.
  case resources
  /// Names files or holds patches as they are.
  case patches
  /// Names files, in its entries or in these fields of them.
  case paths([String])
  /// Names or holds configurations of generators and transformers.
  case plugins
  /// Starts another program.
  case runs(String)

  static let all: [String: KustomizationField] = [
    "apiVersion": .harmless, "kind": .harmless, "metadata": .harmless, "namePrefix": .harmless,
    "nameSuffix": .harmless, "namespace": .harmless, "labels": .harmless, "commonLabels": .harmless,
    "commonAnnotations": .harmless, "images": .harmless, "imageTags": .harmless, "replicas": .harmless,
    "vars": .harmless, "generatorOptions": .harmless, "sortOptions": .harmless, "buildMetadata": .harmless,
    "inventory": .harmless,
    "resources": .resources, "bases": .resources, "components": .resources,
    "patches": .patches, "patchesStrategicMerge": .patches, "patchesJson6902": .patches,
    "crds": .paths([]), "configurations": .paths([]), "openapi": .paths(["path"]),
    "replacements": .paths(["path"]), "configMapGenerator": .paths(["files", "envs", "env"]),
    "secretGenerator": .paths(["files", "envs", "env"]),
    "generators": .plugins, "transformers": .plugins, "validators": .plugins,
    "helmCharts": .runs("it inflates charts; render them with helm and name the output"),
    "helmChartInflationGenerator": .runs("it inflates charts; render them with helm and name the output"),
    "helmGlobals": .runs("it inflates charts; render them with helm and name the output"),
  ]

  /// Whether kustomize might fetch what an entry names. A colon makes an address; a host that it knows
  /// needs none.
  static func isRemote(_ text: String) -> Bool {
    let text = text.lowercased()
    return text.contains(":") || text.contains("?") || text.hasPrefix("github.com") || text.contains("\n")
      || text.contains("@github.com") || text.contains("//")
  }

  /// Whether a configuration is of a built-in transformer that reads no file and starts nothing.
  static func isHarmlessPlugin(_ document: Node) -> Bool {
    guard document["apiVersion"]?.textIs("builtin") == true, let kind = document["kind"]?.text else {
      return false
    }
    return document["metadata"]?.given("annotations") == nil && harmlessPlugins.contains(kind)
  }

  private static let harmlessPlugins: Set<String> = [
    "AnnotationsTransformer", "ImageTagTransformer", "LabelTransformer", "NamespaceTransformer",
    "PrefixSuffixTransformer", "PrefixTransformer", "ReplicaCountTransformer", "SuffixTransformer",
  ]
}
