/// Who and what the sample company is made of.
enum SampleCast {
  static let director = "Helen Zhou"

  struct Team {
    let name: String
    let manager: String
    let cities: [String]
    let territories: [String]
    let reps: [Person]
  }

  struct Person {
    let name: String
    let style: SampleStyle
    /// Months before today at which the person was hired; more than 24 is before the records start.
    var hiredMonthsAgo = 40
  }

  static let teams = [
    Team(
      name: "North", manager: "孙立", cities: ["北京", "天津", "沈阳", "Qingdao"], territories: ["Beijing", "Bohai Rim"],
      reps: [
        Person(name: "张伟", style: .strong, hiredMonthsAgo: 52), Person(name: "Tom Becker", style: .busy),
        Person(name: "李强", style: .steady, hiredMonthsAgo: 16), Person(name: "Anna Novak", style: .steady),
        Person(name: "周婷", style: .steady, hiredMonthsAgo: 12), Person(name: "Karl Weber", style: .silent),
      ]),
    Team(
      name: "East", manager: "Grace Liu", cities: ["上海", "杭州", "Nanjing", "苏州"], territories: ["Shanghai", "Jiangsu"],
      reps: [
        Person(name: "Li Na", style: .strong, hiredMonthsAgo: 61), Person(name: "王芳", style: .slump),
        Person(name: "Chen Jie", style: .strong, hiredMonthsAgo: 33), Person(name: "赵磊", style: .steady),
        Person(name: "Sofia Garcia", style: .steady, hiredMonthsAgo: 19), Person(name: "刘洋", style: .steady),
      ]),
    Team(
      name: "South", manager: "Daniel Ho", cities: ["深圳", "广州", "Xiamen", "东莞"],
      territories: ["Pearl River", "Fujian"],
      reps: [
        Person(name: "Maria Rossi", style: .strong, hiredMonthsAgo: 45), Person(name: "陈明", style: .steady),
        Person(name: "黄丽", style: .steady), Person(name: "James Carter", style: .steady, hiredMonthsAgo: 9),
        Person(name: "林娜", style: .steady, hiredMonthsAgo: 21),
        Person(name: "Ravi Menon", style: .sparse, hiredMonthsAgo: 4),
      ]),
    Team(
      name: "West", manager: "何静", cities: ["成都", "重庆", "西安", "Kunming"], territories: ["Sichuan", "Northwest"],
      reps: [
        Person(name: "吴刚", style: .strong, hiredMonthsAgo: 38), Person(name: "Olga Petrova", style: .steady),
        Person(name: "郑爽", style: .steady), Person(name: "Lucas Meyer", style: .steady, hiredMonthsAgo: 14),
        Person(name: "徐亮", style: .leaver), Person(name: "Emma Brown", style: .novice, hiredMonthsAgo: 0),
      ]),
  ]

  struct Source {
    let name: String
    let channel: String
    /// How many of a hundred leads come from it, and how many of a hundred of those are worth a deal.
    let leads: Int
    let qualified: Int
    /// Per cent of the usual chance to win.
    let luck: Int
  }

  static let exhibition = 2

  static let sources = [
    Source(name: "website", channel: "online", leads: 26, qualified: 36, luck: 95),
    Source(name: "referral", channel: "people", leads: 12, qualified: 66, luck: 125),
    Source(name: "exhibition", channel: "events", leads: 20, qualified: 22, luck: 30),
    Source(name: "cold call", channel: "phone", leads: 18, qualified: 24, luck: 80),
    Source(name: "email campaign", channel: "online", leads: 12, qualified: 28, luck: 85),
    Source(name: "partner", channel: "people", leads: 7, qualified: 52, luck: 110),
    Source(name: "老客户介绍", channel: "people", leads: 5, qualified: 72, luck: 135),
  ]

  static let industries = ["retail", "finance", "manufacturing", "healthcare", "software", "education"]
  static let healthcare = 3
  /// Chinese words for what firms of each industry are.
  static let chineseKinds = [
    ["百货", "商贸", "超市"], ["金融", "保险", "担保"], ["机械", "电子", "重工"], ["医院", "医药", "医疗"],
    ["软件", "科技", "网络"], ["教育", "学校", "培训"],
  ]
  static let chineseWords = [
    "华信", "远大", "明达", "盛世", "恒通", "金桥", "天成", "瑞丰", "东方", "海纳", "嘉禾", "新宇", "宏图", "博雅", "众诚", "安泰",
    "长青", "双龙", "星河", "万里",
  ]
  static let englishKinds = [
    ["Stores", "Market", "Outlet"], ["Capital", "Insurance", "Trust"], ["Works", "Industries", "Tooling"],
    ["Clinic", "Pharma", "Care"], ["Systems", "Labs", "Cloud"], ["Academy", "College", "Learning"],
  ]
  static let englishWords = [
    "Harbor", "Summit", "Bluebird", "Cedar", "Orion", "Granite", "Lotus", "Maple", "Northwind", "Pioneer", "Quartz",
    "Riverside", "Silverline", "Tandem", "Union", "Vista", "Willow", "Zenith", "Amber", "Beacon", "Copper", "Delta",
  ]
  static let surnames = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴"]
  static let givenNames = ["敏", "静", "磊", "洋", "艳", "勇", "杰", "娟", "涛", "超", "秀英", "建国"]
  static let englishNames = ["Alice", "Ben", "Clara", "David", "Eva", "Frank", "Gina", "Henry", "Iris", "Jack"]
  static let englishSurnames = ["Moore", "Schmidt", "Tan", "Novotny", "Silva", "Kim", "Olsen", "Wright", "Dubois"]
  static let titles = ["CEO", "purchasing", "IT", "operations", "采购经理", "店长"]

  static let lossReasons = ["price", "no budget", "competitor", "no decision", "missing feature"]
  static let competitors = ["Zebrix", "Posify", "用友", "Scanway"]
  static let disqualifyReasons = ["no need", "no budget", "wrong contact", "too small"]

  struct Product {
    let name: String
    let category: String
    /// Minor units.
    let price: Int
    /// Per cent of the price.
    let cost: Int
    var isStocked = true
  }

  /// The stock item that is about to run out.
  static let scarceProduct = 1

  static let products = [
    Product(name: "Barcode Scanner S1", category: "hardware", price: 128_000, cost: 62),
    Product(name: "Portable Scanner P2", category: "hardware", price: 198_000, cost: 60),
    Product(name: "Label Printer L4", category: "hardware", price: 360_000, cost: 66),
    Product(name: "POS Terminal T8", category: "hardware", price: 690_000, cost: 68),
    Product(name: "RFID Gate R2", category: "hardware", price: 2_800_000, cost: 64),
    Product(name: "Kiosk K1", category: "hardware", price: 1_850_000, cost: 70),
    Product(name: "Store Suite", category: "software", price: 1_200_000, cost: 12, isStocked: false),
    Product(name: "Warehouse Suite", category: "software", price: 3_600_000, cost: 14, isStocked: false),
    Product(name: "Analytics Add-on", category: "software", price: 980_000, cost: 10, isStocked: false),
    Product(name: "Installation Day", category: "services", price: 240_000, cost: 55, isStocked: false),
    Product(name: "Training Day", category: "services", price: 300_000, cost: 50, isStocked: false),
    Product(name: "Support Year", category: "services", price: 860_000, cost: 40, isStocked: false),
    Product(name: "Thermal Paper", category: "supplies", price: 18_000, cost: 58),
    Product(name: "Label Roll", category: "supplies", price: 9_500, cost: 55),
    Product(name: "Printer Ribbon", category: "supplies", price: 14_000, cost: 52),
    Product(name: "Battery Pack", category: "supplies", price: 32_000, cost: 57),
  ]
}

/// How a salesperson of the sample works.
enum SampleStyle {
  case strong, steady
  /// Many visits, few closes.
  case busy
  /// Was good, closes nothing this month for all the visits.
  case slump
  /// Stopped reporting six weeks ago.
  case silent
  /// Wins nearly everything, but there is little of it.
  case sparse
  /// Left five months ago.
  case leaver
  /// Hired this quarter, no close yet.
  case novice

  /// Tenths of a visit a workday.
  var visits: Int {
    switch self {
    case .strong: 34
    case .steady, .leaver: 12
    case .busy: 47
    case .slump: 24
    case .silent: 15
    case .sparse: 22
    case .novice: 18
    }
  }

  /// Tenths of a deal opened a month, beside those that leads turn into.
  var deals: Int {
    switch self {
    case .strong: 78
    case .steady, .leaver, .silent: 41
    case .busy: 26
    case .slump: 40
    case .sparse: 22
    case .novice: 20
    }
  }

  /// Per cent of closed deals that are won.
  var wins: Int {
    switch self {
    case .strong: 62
    case .steady, .leaver, .silent: 40
    case .busy: 14
    case .slump: 48
    case .sparse: 300
    case .novice: 0
    }
  }

  /// Shares of customers and leads.
  var portfolio: Int {
    switch self {
    case .strong: 20
    case .steady, .leaver, .busy, .slump, .silent: 10
    case .sparse: 2
    case .novice: 8
    }
  }

  /// Minor units of sales a month.
  var target: Int {
    switch self {
    case .strong: 32_000_000
    case .steady, .leaver, .silent, .busy: 12_000_000
    case .slump: 16_000_000
    case .sparse: 6_000_000
    case .novice: 5_000_000
    }
  }
}
