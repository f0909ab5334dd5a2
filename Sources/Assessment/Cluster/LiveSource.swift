public import Documents

extension Source {
  /// What stands for a file where objects come from a live cluster.
  public static let cluster = "<cluster>"

  /// Its objects were read of a live cluster: there is no file, and a line of it tells nobody anything.
  public var isLive: Bool { name == Self.cluster }
}

extension Unassessed {
  /// It concerns a live cluster and no file.
  public var isLive: Bool { file == Source.cluster }
}

extension InputError {
  /// It concerns a live cluster and no file.
  public var isLive: Bool { file == Source.cluster }
}
