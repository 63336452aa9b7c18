/// Expenses, targets, budgets and holidays.
extension HeaderTable {
  static let plans = """
    == expenses | expense, reimbursement, expense report, cost claim, travel expense, 费用, 报销, 报销单, 费用报销
    id | expense number, report id, claim no, 报销单号, 费用编号, 审批编号
    rep | employee name, claimant, submitted by, paid by, spent by, 报销人, 申请人, 员工
    team | department name, cost center, cost centre, 部门
    category | expense type, expense category, type, product, account, 费用类型, 费用类别, 报销类型, 科目
    spent | expense date, submitted on, submission date, 提交时间, 提交日期, 申请时间, 申请日期, 报销时间, date, transaction date, spent on, date incurred, 日期, 费用日期, 报销日期, 发生日期, \
    ~timestamp, purchase date, charge date, posted date
    status | expense status, state, approval status, 状态, 审批状态, \
    report status
    amount | expense amount, total, cost, amount claimed, total amount, 金额, 费用金额, 报销金额
    note | description, merchant, purpose, comments, memo, 备注, 事由, 说明, 报销事由

    == targets | target, quota, goal, sales target, sales quota, plan, 目标, 业绩目标, 销售目标, 任务量, 指标
    metric | kpi, measure, goal type, quota type, metric name, 指标, 指标名称, 目标类型
    rep | salesperson, owner name, sales rep, employee name, business entity id, quota owner id, 销售, 姓名, 负责人, ~name
    team | team name, sales team, department, 团队, 部门
    territory | region, area, district, 区域, 大区, 片区
    category | product category, product line, 品类, 类别, 产品线
    period | month, quarter, year, fiscal year, fiscal quarter, fiscal period, quota month, target month, quota date, date, period name, 月份, 月度, 季度, 年度, 期间, 年月
    starts | start date, period start, from, 开始日期
    ends | end date, period end, to, 结束日期
    value | annual quota, yearly quota, quarterly quota, monthly quota, annual target, target value, quota amount, target amount, goal value, amount, sales target, sales quota, quota, revenue target, \
    目标值, 目标金额, 销售目标, 业绩目标, 目标额

    == budgets | budget, budget plan, 预算
    category | expense type, budget category, account, cost type, 费用类型, 预算科目, 科目, \
    费用科目, 费用类别
    team | department, cost center, 部门, 团队
    period | month, quarter, year, date, 月份, 季度, 年度, 期间
    amount | budget amount, budgeted, planned amount, allocated, 预算金额, 金额

    == holidays | holiday, public holiday, 节假日, 假期
    day | date, holiday date, 日期
    name | holiday name, title, description, occasion, 名称, 节日
    worked | is workday, working day, is working day, 是否上班, 补班, 调休
    """
}
