import Assessment
import Findings
import Foundation
import Judgement
import Reporting

/// The report on files with these texts, which are gone afterwards.
func scanned(_ files: [String: String]) throws -> Report {
  let folder = FileManager.default.temporaryDirectory.appending(path: "bulwark-\(UUID().uuidString)")
  defer { try? FileManager.default.removeItem(at: folder) }
  for (name, text) in files {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }
  return Scan(paths: [folder.path]).run()
}

/// The file that a baseline makes.
func written(_ baseline: Baseline) -> String {
  var bytes: [UInt8] = []
  BaselineFile().write(baseline, to: Output { bytes += $0 })
  return String(decoding: bytes, as: UTF8.self)
}

/// SplitMix64: the same numbers for the same seed everywhere.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
