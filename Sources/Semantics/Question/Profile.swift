package import Syntax
package import Values

/// A `profile` whose every name is found: for each grouping two questions that meet on its keys.
package struct ProfileRequest: Sendable {
  package var parts: [Part]
  /// Further numbers of those profiled, behind their count.
  package var columns: [MetricColumn]
  package var subject: Side
  package var base: Side
  /// Whether those profiled are part of the base, so that they are a rate of it.
  package var isInside: Bool
  /// What is asked of both, as it is written.
  package var condition: String?
  package var presentation: Answer.Presentation?

  /// One grouping, or several crossed.
  package struct Part: Sendable {
    /// The first column of each is a count.
    package var subject: Question
    package var base: Question
    /// The same as they could have been written.
    package var writtenSubject: ShowQuestion
    package var writtenBase: ShowQuestion
  }

  /// Who is counted, in the words of both languages.
  package struct Side: Sendable {
    package var english: String
    package var chinese: String

    /// With a condition of its own, which the other side need not have.
    func saying(_ condition: String?) -> Side {
      condition.map { Side(english: "\(english) where \($0)", chinese: "\(chinese)（\($0)）") } ?? self
    }
  }
}

/// Who can be profiled by a name of their own, and against whom by default.
struct KnownProfile {
  let name: String
  let aliases: [String]
  let english: String
  let chinese: String
  /// Counts them.
  let count: String
  /// Counts those they are part of.
  let base: Base
  /// Chooses the customers among all, for further columns; `nil` where the records are no customers.
  let members: String?

  enum Base: String {
    case decidedCustomers = #"count distinct(opportunities.customer where state in ("won", "lost") on closed)"#
    case decidedDeals = #"count(opportunities where state in ("won", "lost") on closed)"#
    case customers = "count(customers)"
    case leads = "count(created_leads on created)"

    var side: ProfileRequest.Side {
      switch self {
      case .decidedCustomers: .init(english: "customers with a deal won or lost", chinese: "有赢单或输单的客户")
      case .decidedDeals: .init(english: "opportunities won or lost", chinese: "已结案的商机")
      case .customers: .init(english: "all customers", chinese: "全部客户")
      case .leads: .init(english: "all leads created", chinese: "全部新建线索")
      }
    }
  }

  static let all: [KnownProfile] = [
    .init(
      name: "won_customers", aliases: ["成交客户", "赢单客户"], english: "won customers", chinese: "成交客户",
      count: #"count distinct(opportunities.customer where state = "won" on closed)"#, base: .decidedCustomers,
      members: "closes > 0"),
    .init(
      name: "lost_customers", aliases: ["输单客户", "丢单客户"], english: "lost customers", chinese: "输单客户",
      count: #"count distinct(opportunities.customer where state = "lost" on closed)"#, base: .decidedCustomers,
      members: "losses > 0"),
    .init(
      name: "new_customers", aliases: ["新客户"], english: "new customers", chinese: "新客户",
      count: "count(first_orders on ordered)", base: .customers, members: "new_customers > 0"),
    .init(
      name: "active_customers", aliases: ["活跃客户", "下单客户"], english: "active customers", chinese: "活跃客户",
      count: #"count distinct(orders.customer where status not in ("draft", "cancelled") on ordered)"#,
      base: .customers, members: "orders > 0"),
    .init(
      name: "won_opportunities", aliases: ["won_deals", "赢单商机"], english: "won opportunities", chinese: "赢单商机",
      count: #"count(opportunities where state = "won" on closed)"#, base: .decidedDeals, members: nil),
    .init(
      name: "lost_opportunities", aliases: ["lost_deals", "输单商机", "丢单商机"], english: "lost opportunities",
      chinese: "输单商机", count: #"count(opportunities where state = "lost" on closed)"#, base: .decidedDeals,
      members: nil),
    .init(
      name: "qualified_leads", aliases: ["有效线索"], english: "leads created that were qualified", chinese: "已转为有效的新建线索",
      count: "count(created_leads where qualified is not empty on created)", base: .leads, members: nil),
  ]

  static func named(_ name: String) -> KnownProfile? {
    let wanted = name.lowercased()
    let forms = [wanted] + Catalogue.otherNumbers(of: wanted)
    return all.first { known in forms.contains { known.name == $0 || known.aliases.contains($0) } }
  }
}

extension Catalogue {
  /// Who can be profiled, with what that is.
  package static var profiles: [(name: String, about: String)] {
    KnownProfile.all.map { ($0.name, "\($0.english), against \($0.base.side.english)") }
  }

  static var profileNames: [String] { KnownProfile.all.flatMap { [$0.name] + $0.aliases } }
}
