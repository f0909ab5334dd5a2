import Documents
import Glibc

/// What the JSON parser alone costs for the files that are named: seconds of CPU.
@main
struct ParseBenchmark {
  static func main() {
    let texts = CommandLine.arguments.dropFirst().map(contents)
    let start = clock()
    var nodes = 0
    for text in texts { nodes += parse(text, name: "page", claim: .json).tree.nodeCount }
    print(Double(clock() - start) / Double(CLOCKS_PER_SEC), nodes)
  }

  private static func contents(of path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = fread(&piece, 1, piece.count, file)
      if count == 0 { return bytes }
      bytes += piece[..<count]
    }
  }
}
