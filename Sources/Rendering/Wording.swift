internal import Values

/// Every word this stage adds to an answer, in the language of the output.
extension Language {
  var missing: String {
    switch self {
    case .english: "(none)"
    case .chinese: "（无）"
    }
  }

  func absent(_ plan: Value.Plan) -> String {
    switch (self, plan) {
    case (.english, .target): "no target"
    case (.english, .budget): "no budget"
    case (.chinese, .target): "无目标"
    case (.chinese, .budget): "无预算"
    }
  }

  /// ISO weekday 1...7; any other number as it is.
  func weekday(_ day: Int) -> String {
    let names =
      switch self {
      case .english: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
      case .chinese: ["周一", "周二", "周三", "周四", "周五", "周六", "周日"]
      }
    return (1...7).contains(day) ? names[day - 1] : String(day)
  }

  var total: String {
    switch self {
    case .english: "total"
    case .chinese: "合计"
    }
  }

  func others(_ groups: Int) -> String {
    switch self {
    case .english: "others (\(grouped(groups)))"
    case .chinese: "其他（\(grouped(groups))）"
    }
  }

  var noRows: String {
    switch self {
    case .english: "(no rows)"
    case .chinese: "（没有记录）"
    }
  }

  func label(_ kind: Answer.Note.Kind) -> String {
    switch (self, kind) {
    case (.english, .note): "note: "
    case (.english, .warning): "warning: "
    case (.chinese, .note): "注："
    case (.chinese, .warning): "警告："
    }
  }

  func amounts(in currency: Currency) -> String {
    switch self {
    case .english: "amounts in \(currency.code)"
    case .chinese: "金额单位 \(currency.code)"
    }
  }

  func shown(_ shown: Int, of all: Int) -> String {
    switch self {
    case .english: "\(grouped(shown)) of \(grouped(all)) rows; `last` shows all"
    case .chinese: "共 \(grouped(all)) 行，显示前 \(grouped(shown)) 行；`上次结果` 显示全部"
    }
  }

  func othersLeftOut(_ groups: Int) -> String {
    switch self {
    case .english: "others (\(grouped(groups)) groups) not shown"
    case .chinese: "未显示其他 \(grouped(groups)) 组"
    }
  }

  var sheet: String {
    switch self {
    case .english: "Sheet"
    case .chinese: "工作表"
    }
  }

  var note: String {
    switch self {
    case .english: "Note"
    case .chinese: "说明"
    }
  }

  var notes: String {
    switch self {
    case .english: "Notes"
    case .chinese: "说明"
    }
  }

  func goesOn(in sheet: String) -> String {
    switch self {
    case .english: "a sheet holds no more rows; the rest is in \(sheet)"
    case .chinese: "工作表行数已满，其余见 \(sheet)"
    }
  }

  func cutTexts(_ count: Int, to length: Int) -> String {
    switch self {
    case .english: "texts cut to \(grouped(length)) characters, the most that a cell holds: \(grouped(count))"
    case .chinese: "\(grouped(count)) 处文字超过单元格上限，截至 \(grouped(length)) 个字符"
    }
  }

  func tooManyLines(_ lines: Int) -> String {
    switch self {
    case .english: "more than \(lines) lines cannot be told apart; shown as a table"
    case .chinese: "超过 \(lines) 条线，无法区分，现以表格显示"
    }
  }

  var noTimeAxis: String {
    switch self {
    case .english: "nothing to draw along: add a time axis such as `by month`; shown as a table"
    case .chinese: "没有时间轴，无法画图；请加上 `by month` 之类的时间维度，现以表格显示"
    }
  }

  var noMeasure: String {
    switch self {
    case .english: "no numbers to draw; shown as a table"
    case .chinese: "没有可画的数值，现以表格显示"
    }
  }

  func tooManyToDraw(_ rows: Int) -> String {
    switch self {
    case .english: "more than \(grouped(rows)) rows are too many to draw; shown as a table"
    case .chinese: "超过 \(grouped(rows)) 行，无法画图，现以表格显示"
    }
  }

  func merged(_ points: Int) -> String {
    switch self {
    case .english: "each mark is the mean of up to \(points) neighbouring values"
    case .chinese: "每个符号为至多 \(points) 个相邻值的平均"
    }
  }

  /// After the difference of two percentages.
  var points: String {
    switch self {
    case .english: " pt"
    case .chinese: " 个百分点"
    }
  }

  var first: String {
    switch self {
    case .english: "first"
    case .chinese: "首值"
    }
  }

  var last: String {
    switch self {
    case .english: "last"
    case .chinese: "末值"
    }
  }

  var lowest: String {
    switch self {
    case .english: "low"
    case .chinese: "最低"
    }
  }

  var highest: String {
    switch self {
    case .english: "high"
    case .chinese: "最高"
    }
  }

  /// What follows a number in a sentence; empty for what needs no word.
  func suffix(_ unit: Unit, isOne: Bool) -> String {
    switch (self, unit) {
    case (.english, .days): isOne ? " day" : " days"
    case (.chinese, .days): " 天"
    case (.english, .minutes): " min"
    case (.chinese, .minutes): " 分钟"
    case (_, .count), (_, .money), (_, .percent), (_, .points), (_, .ratio), (_, .quantity), (_, .text), (_, .date): ""
    }
  }
}
