/// Folds what was seen into alerts: by detection, account, namespace and owner. The memory is bounded: of each
/// detection no more alerts are kept than its budget, and the rest is counted.
public struct AlertFold {
  public private(set) var alerts: [Alert] = []
  /// Sightings beyond the budget, by detection.
  public private(set) var overflow: [String: Int] = [:]
  private var places: [Key: Int] = [:]
  private var used: [String: Int] = [:]
  private let budget: Int

  private struct Key: Hashable {
    let detection: String
    let user: String
    let namespace: String
    let owner: String
  }

  /// - Parameter budget: The most alerts of one detection.
  public init(budget: Int = 1000) { self.budget = budget }

  /// Takes a sighting up; returns the alert where it is a new one.
  @discardableResult
  public mutating func take(_ sighting: Sighting, source: String) -> Alert? {
    let event = sighting.event
    let id = sighting.about.id
    let isOfAccount = sighting.hit.isOfAccount
    let owner = isOfAccount ? "" : Owner.root(of: event)
    let namespace = isOfAccount ? "" : event.namespace
    // What a controller makes of a template belongs to the alert on who wrote the template.
    let isControlled = !isOfAccount && Accounts.workloadControllers.contains(event.effective.name)
    let user = sighting.hit.key ?? (isControlled ? "" : event.effective.name)
    let key = Key(detection: id, user: user, namespace: namespace, owner: owner)
    let byTemplate = Key(detection: id, user: "", namespace: namespace, owner: owner)
    if let place = places[key] ?? (isControlled ? places[byTemplate] : nil) {
      fold(sighting, into: place)
      return nil
    }
    guard used[id, default: 0] < budget else {
      overflow[id, default: 0] += 1
      return nil
    }
    used[id, default: 0] += 1
    places[key] = alerts.count
    if places[byTemplate] == nil { places[byTemplate] = alerts.count }
    let alert = Alert(sighting, source: source)
    alerts.append(alert)
    return alert
  }

  private mutating func fold(_ sighting: Sighting, into place: Int) {
    alerts[place].count += 1
    alerts[place].severity = max(alerts[place].severity, sighting.severity)
    if let time = sighting.event.time { alerts[place].last = max(alerts[place].last ?? time, time) }
    let id = sighting.event.auditID
    if alerts[place].auditIDs.count < Alert.idLimit, !id.isEmpty { alerts[place].auditIDs.append(id) }
  }

  /// The alerts by time, detection and account, whatever the order of the files.
  public var sorted: [Alert] {
    alerts.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      let (x, y) = (a.time?.microseconds ?? .min, b.time?.microseconds ?? .min)
      if x != y { return x < y }
      if a.about.id != b.about.id { return a.about.id < b.about.id }
      if a.identity != b.identity { return a.identity < b.identity }
      return left.offset < right.offset
    }.map(\.element)
  }
}

/// The object that something belongs to.
enum Owner {
  /// The name of the workload behind a pod or a replica set; the object's own where there is none.
  static func root(of event: AuditEvent) -> String {
    guard event.resource == "pods" || event.resource == "replicasets" || event.resource == "jobs",
      let owner = event.object?["metadata"]?.items("ownerReferences").first(where: { _ in true }),
      let name = owner["name"]?.text
    else { return event.objectName }
    // A replica set is called after its deployment with a hash behind it, a job after its cron job with a time.
    guard let dash = name.lastIndex(of: "-") else { return name }
    let suffix = name[name.index(after: dash)...]
    let isTimed = owner["kind"]?.text == "Job" && suffix.utf8.count >= 8 && suffix.allSatisfy(\.isNumber)
    return owner["kind"]?.text == "ReplicaSet" || isTimed ? String(name[..<dash]) : name
  }
}
