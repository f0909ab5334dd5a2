internal import Glibc

/// The entries of the folders between the root of a walk and the folder it is in, in one buffer.
struct FolderEntries {
  private(set) var items: [Entry] = []
  /// The names, each with a zero at its end.
  private var names: [UInt8] = []

  struct Entry {
    fileprivate let start: Int
    fileprivate let count: Int
    var kind: Kind
  }

  enum Kind {
    case file, folder, link
  }

  /// What to go back to when a folder is left.
  struct Mark {
    fileprivate let items: Int
    fileprivate let names: Int
  }

  /// What the entries say about the folder itself.
  struct Signs {
    var special = 0
    var isGitRoot = false
    var hasGitignore = false
    var isChart = false
    /// The `errno` value when the folder could not be read to its end.
    var failure: Int32 = 0
  }

  var mark: Mark { Mark(items: items.count, names: names.count) }

  mutating func restore(_ mark: Mark) {
    items.removeLast(items.count - mark.items)
    names.removeLast(names.count - mark.names)
  }

  func name(of entry: Entry) -> ArraySlice<UInt8> { names[entry.start..<(entry.start + entry.count)] }

  /// Gives the name as a C string.
  func withName<Result>(of entry: Entry, _ body: (UnsafePointer<CChar>) -> Result) -> Result {
    names.withUnsafeBytes { bytes in
      // The buffer holds at least the entry's name and a zero.
      body(bytes.baseAddress.unsafelyUnwrapped.advanced(by: entry.start).assumingMemoryBound(to: CChar.self))
    }
  }

  /// The places of the entries after `mark`.
  func indices(after mark: Mark) -> Range<Int> { mark.items..<items.count }

  /// Puts an entry at a place before those still to be looked at.
  mutating func keep(_ entry: Entry, at index: Int) { items[index] = entry }

  /// Removes the entries from a place on.
  mutating func removeItems(from index: Int) { items.removeLast(items.count - index) }

  /// Puts the entries after `mark` in the bytewise order of the paths below them: a folder counts as its
  /// name with a slash.
  mutating func sort(after mark: Mark) {
    names.withUnsafeBytes { names in
      guard let start = names.baseAddress else { return }
      items[mark.items...].sort { left, right in
        let common = min(left.count, right.count)
        let order = memcmp(start + left.start, start + right.start, common)
        if order != 0 { return order < 0 }
        return left.byte(at: common, names) < right.byte(at: common, names)
      }
    }
  }

  /// Adds the entries of an open folder that can matter: folders, links, and files with a wanted name.
  mutating func read(_ stream: OpaquePointer, isWanted: (UnsafeBufferPointer<UInt8>) -> Bool) -> Signs {
    var signs = Signs()
    errno = 0
    while let record = readdir(stream) {
      let start = UnsafeRawPointer(record).advanced(by: nameOffset).assumingMemoryBound(to: UInt8.self)
      let name = UnsafeBufferPointer(
        start: start, count: strlen(UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self)))
      add(name, type: Int(record.pointee.d_type), folder: dirfd(stream), isWanted: isWanted, signs: &signs)
      errno = 0
    }
    signs.failure = errno
    return signs
  }

  private mutating func add(
    _ name: UnsafeBufferPointer<UInt8>, type: Int, folder: Int32,
    isWanted: (UnsafeBufferPointer<UInt8>) -> Bool, signs: inout Signs
  ) {
    if name.equals(".") || name.equals("..") { return }
    if name.equals(".git") {
      signs.isGitRoot = true
      return
    }
    switch type == Int(DT_UNKNOWN) ? FolderEntries.type(of: name, in: folder) : type {
    case DT_DIR:
      append(name, .folder)
    case DT_LNK:
      if isChartName(name) { signs.isChart = true }
      append(name, .link)
    case DT_REG:
      if isChartName(name) { signs.isChart = true }
      if name.equals(".gitignore") { signs.hasGitignore = true }
      if isWanted(name) { append(name, .file) }
    case DT_UNKNOWN:
      break
    default:
      signs.special += 1
    }
  }

  private mutating func append(_ name: UnsafeBufferPointer<UInt8>, _ kind: Kind) {
    items.append(Entry(start: names.count, count: name.count, kind: kind))
    names.append(contentsOf: name)
    names.append(0)
  }

  /// The type of an entry on a file system that does not tell it with the name.
  private static func type(of name: UnsafeBufferPointer<UInt8>, in folder: Int32) -> Int {
    guard let information = withTerminated(name, { status($0, in: folder, follow: false) }) else {
      return Int(DT_UNKNOWN)
    }
    if information.isFolder { return Int(DT_DIR) }
    if information.isLink { return Int(DT_LNK) }
    return information.isRegular ? Int(DT_REG) : Int(DT_FIFO)
  }
}

extension FolderEntries.Entry {
  /// The byte of the sort key at `index`, which is at most the length of the name.
  fileprivate func byte(at index: Int, _ names: UnsafeRawBufferPointer) -> UInt8 {
    index == count && kind == .folder ? Byte.slash : names[start + index]
  }
}

/// Where the name stands in a record that `readdir` gives.
private let nameOffset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 19

private func isChartName(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
  name.equals("Chart.yaml") || name.equals("Chart.yml")
}
