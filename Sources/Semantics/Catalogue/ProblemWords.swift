/// The rules of data quality in Chinese, by their names in the store.
package enum ProblemWords {
  package static let rules = [
    "missing source": "缺少来源", "missing owner": "缺少负责人", "missing industry": "缺少行业", "same name": "名称重复",
    "missing customer": "缺少客户", "missing created day": "缺少创建日期", "missing closing day": "缺少结束日期",
    "won without amount": "赢单无金额", "closed before it was created": "结束早于创建", "open without activity": "进行中无跟进",
    "product no longer sold": "产品已停售", "product without price": "产品无价格", "day after today": "日期晚于今天",
    "stopped reporting": "停止汇报", "target unlike its parts": "目标与分期目标不符",
  ]
}
