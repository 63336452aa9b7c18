/// Who sells, to whom, and where that came from.
extension HeaderTable {
  static let people = """
    == teams | team, sales team, department, group, 团队, 销售团队, 部门, 小组
    name | team name, description, 名称
    parent | parent team, parent department, 上级部门, 上级团队
    manager | leader, team leader, head, supervisor, 负责人, 主管, 经理
    region | area, region, office, 大区, 区域

    == reps | rep, sales rep, salesperson, salesman, sales agent, sales executive, account executive, account manager, \
    employee, user, owner, staff, seller, 销售, 销售人员, 销售员, 业务员, 员工, 负责人, 客户经理, \
    agent, sales employee, sales associate, technician, service engineer, field engineer, 经手人, \
    medical rep, medical representative, field rep, inside rep, sales consultant, consultant, sales advisor, advisor, \
    relationship manager, broker, closer, telecaller, 销售顾问, 置业顾问, 医药代表, 业务代表, 销售经理, 客户代表, \
    销售负责人, 业务负责人, 客户负责人, \
    csm, customer success manager, 坐席
    id | user id, employee no, staff no, business entity id, salesperson person id, 工号, 员工编号
    name | full name, display name, user name, name, 姓名, 名字
    email | email address, work email, 邮箱, 电子邮件
    title | job title, position, designation, 职务, 职位, 岗位
    role | role name, profile, user role, 角色
    team | regional office, office, branch, group name, division, 主属部门, 大区, 分公司, 所属部门, 所属团队
    manager | manager name, reports to, parent employee, parent, supervisor, line manager, 上级, 主管, 直属上级, 经理
    hired | hire date, start date, joined on, date of joining, 入职日期, 入职时间
    left | termination date, end date, leaving date, date of leaving, 离职日期, 离职时间

    == territories | territory, sales territory, 销售区域, 片区, 辖区
    name | territory description, description, region, 名称
    region | region, region id, area, 大区
    rep | assigned to, covered by, employee id, 负责人

    == sources | source, lead source, channel, 来源, 渠道
    name | source name, 来源名称, 渠道名称
    channel | medium, type, 渠道类型, 渠道类别

    == campaigns | campaign, marketing campaign, 市场活动, 营销活动, 推广活动
    name | title, subject, 活动名称
    type | campaign type, 活动类型
    budget | budgeted cost, budget cost, planned budget, budgeted amount, 预算, 活动预算
    starts | start date, begins, proposed start date, 开始日期, 开始时间
    ends | end date, finishes, proposed end date, 结束日期, 结束时间

    == campaign_spend | campaign spend, ad spend, ad cost, marketing spend, 广告花费, 推广费用, 投放
    source | platform, ad platform, network, ad network, publisher, utm source, 平台, 投放平台, 投放渠道
    spent | date, day, reporting starts, 日期, 投放日期, ~month, ~week, ~period, ~月份
    amount | cost, spend, amount spent, actual cost, total cost, 花费, 消费, 投放金额, 费用, \
    media cost
    note | remarks, 备注

    == customers | customer, account, company, organization, organisation, client, partner, firm, business, reseller, 客户, 公司, \
    企业, 单位, institution, hospital, clinic, 医院
    id | record id, account number, customer number, customer code, default code, ref, 客户编号, 客户编码, sold to pt
    name | account name, company name, display name, complete name, business name, legal name, customer name, \
    customer names,     full name, 名称, 公司名称, 客户名称, 企业名称, 单位名称, \
    客户全称, 公司全称, 企业全称, name 1, sold to pt name, sold to name
    industry | sector, vertical, business type, line of business, industry code, 行业, 所属行业, 客户行业
    employees | no employees, number of employees, no of employees, employee count, headcount, staff, company size, size, 人数, \
    员工人数, 员工数, 人员规模, 公司规模
    annual_revenue | annual revenue, revenue, turnover, yearly revenue, 年收入, 年营业额, 营业额, 年营收
    region | billing state province, billing state, state region, state province, province, region, state, county, \
    address 1 state province, shipping state, regional office, 省份, 省, 地区, 区域, 所在地区, 大区, \
    所在省份, 省市, 所属省份
    city | billing city, mailing city, address 1 city, town, shipping city, 城市, 市, 所在城市
    country | billing country, country region, address 1 country region, country id, office location, \
    shipping country, 国家, 国家地区
    phone | phone number, main phone, telephone 1, mobile, office phone, contact phone, 电话, 联系电话, 手机, 手机号
    email | email address, work email, contact email, 邮箱, 电子邮件
    source | account source, lead source, original source, original traffic source, source id, channel, \
    acquisition channel, source channel, how did you hear about us, came from, 来源, 客户来源, 获客渠道, 渠道
    campaign | source campaign, campaign id, originating campaign
    owner | account owner, hubspot owner id, hubspot owner, company owner, sales rep employee no, support rep, support rep id, account rep, assigned to, owner name, user id, salesperson, ~created by, 负责人, 跟进人, \
    所有人, 归属人, 归属销售, \
    record owner, owned by, sales owner
    territory | territory name
    parent | parent account, parent company, parent customer, parent name, subsidiary of, ultimate parent, \
    母公司, 上级客户, 总公司
    lead | originating lead, converted from
    status | churn, churned, exited, attrition, account status, customer status, lifecycle stage, relationship type, account type, type, 客户状态, 成交状态, \
    合作状态
    created | create date, created date, created on, created time, date created, creation date, date added, add time, \
    create time, onboard date, onboarding date, onboarded, customer since, account since, registered, signup date, 创建时间, 创建日期, 录入时间, 建档日期, 注册时间

    == contacts | contact, person, people, contact person, hcp, doctor, physician, 联系人, 医生
    id | record id, contact number
    name | full name, name, display name, contact name, person name, 姓名, 联系人姓名, 名字
    customer | account name, company name, associated company, primary associated company, primary company, \
    parent id, organization name, employer, 客户名称, 所属客户, 公司名称, \
    account, organization, company
    title | job title, position, role, function, job position, designation, contact title, 职务, 职位
    email | email address, email work, work email, primary email, email 1, 邮箱, 电子邮件, 电子邮箱
    phone | phone number, mobile, mobile phone, business phone, phone work, work phone, telephone, cell, contact number, \
    手机, 手机号, 电话, 联系电话
    city | mailing city, address 1 city, town, 城市
    region | mailing state province, mailing state, state region, province, state, 省份, 地区
    country | mailing country, country region, 国家
    created | create date, created date, created on, created time, date created, add time, 创建时间, 创建日期

    == leads | lead, prospect, inquiry, enquiry, mql, marketing qualified lead, 线索, 潜在客户, 销售线索, \
    signup, sign up, trial, trial signup, registration, visitor
    id | record id, lead number, 线索编号
    name | lead name, full name, contact name, name, topic, title, person name, 姓名, 联系人, 线索名称, \
    ~client, ~client name, ~customer, ~customer name, visitor name, attendee name, 客户姓名
    company | company account, company name, account name, organization, partner name, account, business name, \
    公司, 公司名称, 客户名称, 企业名称, \
    associated company, primary associated company
    email | email address, email from, work email, 邮箱, 电子邮件
    phone | phone number, mobile, mobile phone, business phone, telephone, contact number, 手机, 手机号, 电话, 联系电话
    industry | sector, vertical, 行业, 所属行业
    region | state province, state region, province, state, 省份, 地区, 区域
    source | lead source, original source, original traffic source, source id, channel, utm source, medium, \
    source channel, origin, 来源, 线索来源, 渠道
    campaign | source campaign, campaign id, utm campaign, campaign name, 市场活动
    rep | lead owner, sdr, bdr, contact owner, owner name, assigned to, assigned user, user id, 负责人, 跟进人, 归属人, \
    record owner, owned by, sales owner, \
    scanned by, captured by, collected by, added by
    status | lead status, lead stage, status label, stage, lifecycle stage, 状态, 线索状态, 跟进状态
    created | create date, created date, created on, created time, date created, add time, create time, lead date, inquiry date, ~mql date, \
    submitted at, first contact date, 创建时间, 创建日期, 录入时间, 提交时间, \
    signed up at, signed up, signed up on, signup date, registered at, registered on, registration date, scanned at, scan time, \
    captured at, ~timestamp
    qualified | qualified date, became a sales qualified lead date, sql date, ~mql date, 确认日期
    disqualified | disqualified date, lost date, 作废日期, 无效日期
    disqualify_reason | disqualification reason, unqualified reason, lost reason, reason, 无效原因, 作废原因
    converted | converted date, conversion date, customer date, became customer, ~closing date, ~sale date, date converted, converted on, 转换时间, 转化日期, 转客户时间, \
    became a customer date
    customer | converted account, converted customer, converted account name, 转化客户
    """
}
