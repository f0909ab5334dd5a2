public import Detections

/// Follows a log and tells alerts as they come. A checkpoint says how far it has told; where it goes on, what
/// lies before is read again in silence, so that bursts and habits are known as if it had never stopped.
public final class Watch {
  /// What keeps a log from being watched.
  public struct Failure: Error {
    public let message: String
  }

  private let path: String
  private let checkpointPath: String?
  private let options: Replay.Options
  private let detector: Detector
  private var fold: AlertFold
  private var splitter = LineSplitter()
  private let follower: LogFollower
  /// What was told up to, when the checkpoint was written last.
  private var told: Checkpoint?
  /// Bytes of the file at hand that were told before and are read in silence.
  private var silent = 0

  public init(_ path: String, checkpoint: String?, _ options: Replay.Options) throws(Failure) {
    self.path = path
    checkpointPath = checkpoint
    self.options = options
    detector = Detector(options.detections, settings: options.settings)
    fold = AlertFold(budget: options.budget)
    do throws(LogStream.Failure) {
      if let checkpoint { told = try Checkpoint(readingFrom: checkpoint) }
    } catch {
      throw Failure(message: "\(checkpoint ?? ""): \(error.message)")
    }
    let isRotated = told.map { LogFollower.inode(of: path) != $0.inode } ?? false
    let rotated = isRotated ? told.flatMap { LogFollower.sibling(of: path, inode: $0.inode) } : nil
    follower = LogFollower(path, after: rotated)
  }

  public var counts: ReadingCounts { splitter.reader.counts }

  /// Reads what there is, hands on the alerts that are new, and puts the checkpoint behind it.
  public func step(_ tell: (Alert) -> Void) throws(Failure) {
    do throws(LogStream.Failure) {
      reading: while true {
        switch try follower.next() {
        case .opened: silent = told?.inode == follower.inode ? told?.offset ?? 0 : 0
        case .bytes(let bytes): take(bytes, tell)
        case .over: splitter.finish { take($0, tell) }
        case .truncated:
          splitter.finish { take($0, tell) }
          silent = 0
        case .end: break reading
        }
      }
      // A line that has only begun is told when it is whole.
      let reached = Checkpoint(inode: follower.inode, offset: max(silent, follower.offset - splitter.waiting))
      if let checkpointPath, follower.inode != 0, reached != told { try reached.write(to: checkpointPath) }
      told = reached
    } catch {
      throw Failure(message: error.message)
    }
  }

  private func take(_ bytes: ArraySlice<UInt8>, _ tell: (Alert) -> Void) {
    bytes.withUnsafeBufferPointer { bytes in
      let start = follower.offset - bytes.count
      let known = min(max(0, silent - start), bytes.count)
      splitter.take(UnsafeBufferPointer(rebasing: bytes[..<known])) { take($0) { _ in } }
      splitter.take(UnsafeBufferPointer(rebasing: bytes[known...])) { take($0, tell) }
    }
  }

  private func take(_ event: AuditEvent, _ tell: (Alert) -> Void) {
    detector.take(event) { sighting in
      if let alert = fold.take(sighting, source: path), !options.isWaived(alert) { tell(alert) }
    }
  }
}
