import Values

extension SampleWorld {
  /// One activity that was done, or, now and then, cancelled or missed; with what is usually written down about it.
  mutating func record(
    _ type: String, on day: CivilDate, rep: Int, party: Int, lead: Int? = nil, deal: Int? = nil, minute: Int? = nil,
    isOutbound: Bool? = nil
  ) {
    var activity = Activity(type: type, done: day, rep: rep, party: party, lead: lead, deal: deal)
    activity.minute = minute ?? 9 * 60 + random.below(9 * 60)
    switch type {
    case "call":
      activity.isOutbound = isOutbound ?? random.chance(75)
      activity.outcome = ["connected", "no answer", "voicemail"][random.weighted([62, 28, 10])]
      activity.minutes = activity.outcome == "connected" ? random.around(2, 24) : random.below(2)
    case "email", "message":
      activity.isOutbound = random.chance(70)
    case "visit", "meeting", "demo":
      activity.isOutbound = true
      activity.minutes = random.around(3, 16) * 5
      activity.outcome = ["positive", "neutral", "negative"][random.weighted([42, 40, 18])]
      if random.chance(4) { call(off: &activity) }
    case "proposal":
      activity.isOutbound = true
    default: break
    }
    if random.chance(4) {
      activity.note = random.pick([
        "asks for references", "预算下季度确定", "wants a pilot first", "new purchasing manager", "对价格有意见",
        "compares with two competitors", "需要演示", "happy with the service",
      ])
    }
    activities.append(activity)
  }

  private mutating func call(off activity: inout Activity) {
    // The rep with the slump keeps every appointment of this month: the story is that it did not help.
    guard reps[activity.rep].style != .slump || activity.day < thisMonth else { return }
    activity.status = random.chance(60) ? "cancelled" : "no_show"
    activity.due = activity.done
    activity.done = nil
    activity.minutes = nil
    activity.outcome = nil
  }
}
