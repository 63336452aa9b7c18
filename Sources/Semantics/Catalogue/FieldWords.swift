/// What a field is called in Chinese in every kind of record whose own line does not say it. Runs of Chinese are not cut at
/// these words, of which names of columns in files are made, too (`商机编号`).
enum FieldWords {
  static let text = """
    name 名称, id 编号, number 序号, title 头衔, email 邮箱, phone 电话号码, company 公司, note 备注, subject 主题, reason 原因
    region 区域, city 城市, country 国家, industry 行业, annual_revenue 年收入, parent 上级, active 在售, selling 是否销售
    type 类型, kind 种类, status 状态, state 商机状态, direction 方向, outcome 结果, category 类别, scope 范围, method 付款方式
    rep 销售, owner 负责人, author 记录人, manager 经理, team 团队, territory 片区, customer 客户, contact 联系人, lead 线索
    source 来源, campaign 市场活动, opportunity 商机, stage 阶段, product 产品, order 订单, invoice 发票, location 仓库
    created 创建日期, qualified 确认日期, disqualified 作废日期, converted 转化日期, closed 结束日期, done 完成日期, due 到期日
    sent 发送日期, ordered 下单日期, required 要求日期, shipped 发货日期, cancelled 取消日期, issued 开具日期, paid 付款日期
    spent 支出日期, moved 出入库日期, starts 开始日期, ends 截止日期, day 日期, changed 变更日期, logged 记录日期, happened 发生日期
    from 起始日, until 终止日, expected_close 预计成交日, logged_at 记录时间, undone 撤销时间
    amount 金额, budget 预算, price 单价, cost 成本, gross 折前总额, discount 折扣比例, tax 税率, quantity 数量, value 数值
    minutes 用时, first_response 响应分钟数, cycle 成交天数, age 存续天数, position 顺序, probability 赢单概率, rots_after 搁置天数
    reorder_level 订货点, loss_reason 输单原因, competitor 竞争对手, forecast_category 预测类别, disqualify_reason 作废原因
    worked 调休上班, metric 指标名, field 字段, old_value 原值, new_value 新值, entity 记录类别, alias 别名, statement 语句
    file 文件, digest 摘要, row 行号, column 列名, rows_read 读取行数, inserted 新增行数, updated 更新行数, unchanged 未变行数
    skipped 跳过行数, refused 拒绝行数, rounded 取整个数
    """

  /// The English words by their places, and where the Chinese ones stand.
  private static let found: (names: NameIndex, words: [Range<Int>]) = {
    var copy = text
    var names = NameIndex(over: text, slotCount: 512)
    var words: [Range<Int>] = []
    copy.withUTF8 { bytes in
      let all = CatalogueText.wordRanges(of: bytes[...])
      for place in stride(from: 0, to: all.count - 1, by: 2) {
        names.add(all[place], of: bytes, for: words.count, isAlias: false)
        words.append(all[place + 1])
      }
    }
    return (names, words)
  }()

  static func chinese(_ name: String) -> String? {
    found.names[name].map { String(Substring(text).part(found.words[$0])) }
  }
}
