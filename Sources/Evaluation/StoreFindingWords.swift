import Store

extension Workspace {
  func words(of kind: StoreFinding.Kind) -> String {
    switch kind {
    case .damage: say("the file is damaged", "文件已损坏")
    case .index: say("an index does not say what its table says", "索引与表不一致")
    case .missingReference: say("refers to a record that is missing", "引用的记录不存在")
    case .schema: say("not the documented table, column, view or index", "表、列、视图或索引与文档不符")
    case .trigger: say("a trigger that crmql did not make", "非 crmql 建立的触发器")
    case .customField: say("a custom field without its column", "自定义字段缺少列")
    case .impossibleDay: say("a day or time that does not exist", "不存在的日期或时间")
    case .otherThanHistory: say("is not what its history says last", "与历史的最后一段不一致")
    case .noHistory: say("has no history", "没有历史")
    case .presentPeriod: say("its history does not end in one open period", "历史没有唯一的当前段")
    case .overlap: say("periods of its history overlap", "历史时段重叠")
    case .gap: say("its history has a gap", "历史时段有空缺")
    case .backwards: say("a period that ends before it starts", "时段的结束早于开始")
    case .closedWithoutDay: say("closed, but on no day", "已关闭但无关闭日期")
    case .openWithDay: say("open, but with a closing day", "未关闭却有关闭日期")
    case .paymentAllocatedTwice: say("more is allocated than was paid", "核销金额超过付款")
    case .invoiceSettledTwice: say("more is settled than was invoiced", "核销金额超过发票")
    case .instalmentsNotWhole: say("its instalments are not its amount", "分期合计与发票金额不符")
    case .sharesAboveWhole: say("shares of more than 100%", "分成合计超过 100%")
    case .stockBelowZero: say("stock below zero", "库存为负")
    case .circle: say("stands above itself", "上下级成环")
    case .nobody: say("neither a lead nor a customer", "既非线索也非客户")
    case .leadWithoutCustomer: say("converted, but there is no customer", "已转化但没有客户")
    case .derived: say("worked out from other records, and out of step", "派生数据与来源不一致")
    case .definition: say("a definition that can no longer be read", "无法再读取的定义")
    }
  }

  /// What to do about it: a statement where there is one.
  func remedy(of finding: StoreFinding) -> String {
    switch finding.kind {
    case .damage:
      say("go back to a backup: `open \"BACKUP\"`; what is missing since then can be imported again", "恢复备份,再重新导入之后的数据")
    case .index, .schema, .derived: "`check store repair`"
    case .missingReference: say("import the missing records, then these again", "先导入缺失的记录,再重新导入")
    case .trigger: say("find out who made it; remove it with an SQLite tool", "查明来源,用 SQLite 工具删除")
    case .customField: say("import the file that brought it again", "重新导入带来该字段的文件")
    case .impossibleDay, .otherThanHistory, .noHistory, .presentPeriod, .overlap, .gap, .backwards:
      say("somebody wrote past crmql: go back to a backup, or import the record again", "数据被其他程序改动:恢复备份或重新导入该记录")
    case .closedWithoutDay: say("import its closing day; `list problems` shows all", "导入关闭日期;`list problems` 列出全部")
    case .openWithDay: say("import its stage again", "重新导入其阶段")
    case .paymentAllocatedTwice, .invoiceSettledTwice:
      say("correct the payments in their file and import it again", "更正付款文件后重新导入")
    case .instalmentsNotWhole:
      say("what they leave is due last, what is beyond is not owed; import the right ones", "不足部分最后到期,超出部分不计;请导入正确的分期")
    case .sharesAboveWhole: say("shares count relative to their sum; import the right ones", "按比例计入;请导入正确的分成")
    case .stockBelowZero: say("import the movements or the opening stock that are missing", "补充导入缺失的出入库或期初库存")
    case .circle: say("import who stands above it again", "重新导入其上级")
    case .nobody: say("import the customer again, with its id", "重新导入该客户")
    case .leadWithoutCustomer: say("import the customers, then the leads again", "先导入客户,再重新导入线索")
    case .definition: "`undefine \(finding.example)`"
    }
  }
}
