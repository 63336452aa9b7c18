/// `help` in Chinese: for every topic its Chinese names, its summary and its details. `ChineseHelpTests` says what is missing.
enum HelpWords {
  struct Words {
    let names: [String]
    let summary: String
    let details: String
  }

  static let opening = "一句话就是一个问题。TAB 显示接下来能写什么。"
  static let closing = "`help show`（或 `帮助 显示`）说明其中一个；`metrics`、`dimensions`、`entities` 列出可用的词。中英文可以混写。"

  /// `== topic names`, the summary, then the details.
  private static let text = #"""
    == show 显示, 查看, 看
    数：按分组显示指标。
    子句的顺序随意。`show reps ...` 每个销售一行，没有记录的也在内。对记录的条件选择计入什么，对指标的条件选择显示哪些行。
    `per`（每）表示除以，`by`（按）决定行。`weekday` 和 `hour` 是计入那天的星期和小时，`created.weekday`、`created.month = 2026-10` 是另一个日期的。
    `by created.month`（按 创建.月）按另一个日期分行，只有出现的月（周、季度……）；期间仍按计入的日期选取。
    商机、线索和联系人为期间内创建的；问到他们的数时，为期间内存在的，不论何时创建。
    30+ 表示还没有可以除的数，至少为 30。
    == series 序列
    要看其他行的数：累计、增长、排名、累计占比。
    running(sales)                   从时间轴的第一段累计到本段；比率按合计计算
    moving(sales, 3)                 最近 3 段：每段平均，比率按合计计算
    previous(sales)                  上一段的值；`previous(sales, 12)` 为前 12 段的
    change(sales)                    减去上一段
    growth(sales)                    相对上一段的增长；上一段须大于 0
    rank(sales)                      第 1 为最好；相同者同名次：1, 2, 2, 4
    cumulative(sales)                与所有更大的行之和，从最大者起
    cumulative_share(sales)          同上，占整体的比例
    share(sales in each team)        占本团队各行之和的比例；`share(sales)` 占整体
    pareto(sales by customer, 80%)   从最大者起，多少客户占到 80%，共多少，占几成
    lower(win_rate)                  比率 95% 区间的下限：据此排序才公平
    upper(win_rate)                  比率 95% 区间的上限

    沿时间的数对其他键的每种组合各自计算。条件最后检验：排名是所有行中的排名。几行合在一起没有这种数（其他、合计）时为空。
    == people 人员
    业绩归谁，以及经理或团队的所有下属。
    工作归做的人，商机归结束时的负责人，订单归其销售，回款归收款人。几人分成的商机按比例归各人：金额精确到分，个数按份；中位数和
    最大值看整单。`by current owner` 改按商机或客户现在的负责人。客户数和下单客户数归期末当时的负责人。团队取当天的团队。逐级汇总（rolled up）时，每条记录计入当天汇报
    线上的所有经理（经理本人的计入本人，由 `own(...)` 单列），或当天其上的所有团队：行有重叠，合计为整体。`within` 选中所指的人或团队
    及其所有下属。
    == list 列出
    记录：每个客户、商机、活动、订单等一行。
    时间段指记录自己的日期，或 `on` 之后的日期。关于一条记录的指标（如 last_visit）可以作列和条件。过去的状态：`stage was
    proposal`、`amount was > 1000`；变化：`changed [from ...] [to ...] [时间段]`。`list problems` 列出复盘时不可信的记录。与线索
    的往来，客户一栏是线索的名称；`customer.name is empty` 选出其中还不是客户的。`as of` 过去某天时，业务员的团队和经理、客户和线索的
    负责人和状态、商机的阶段、订单的状态是那天的；再加 `known by today`，那天的记录按今天的情况显示。目标的金额在
    amount，其余在 value。
    == check 检查
    断言：不符合的行排在最前，程序结束时退出状态为 1。
    所问的每个销售、团队、客户、商机、线索或联系人都有一行，没有记录的也在内；不属于任何商机、线索或联系人的不成行。没有预算、没有目标或没有
    值的不算不符合；加上 `strict` 就算。检查不符合之后的语句照样执行。
    == benchmark 对标, 标杆
    最好的人做了多少：业绩最好者的投入范围。
    最好的是前四分之一：个数或金额按每工作日，比率按 95% Wilson 区间的下限。结果不足 5 条记录（比率不足 20 例）的不参加。标准是最好
    者投入的中间一半（第 25 到第 75 百分位）；参加的不足 4 人时没有标准。
    == funnel 漏斗
    多少个本阶段才得到一个下阶段。
    每个阶段按自己的日期计数，因此各阶段不是同一批记录。`for customers created in ...` 跟踪同一批：达到该阶段或其后阶段即算达到。
    `funnel stages for opportunities created in ...` 取销售管道的各阶段，据历史记录；输单的计到走到的阶段为止。
    == profile 画像
    他们是谁：成交客户与基准对照，带提升度。
    可以是 won_customers、lost_customers、new_customers、active_customers、won_opportunities、lost_opportunities、
    qualified_leads、一个分群，或带 `where` 和 `with` 的记录。没有 `vs` 时基准是全体：有结果的，或全部记录。提升度为占比除以基准
    占比；样本少的值（基准不足 20）排在最后。
    == cohorts 同期群
    从各自的日期起跟踪同一批记录。
    `for customers created in 2026-Q1` 计他们身上发生的事，不论何时；`within 90 days` 只计当天及其后 89 天内的。`cohort month`（任何
    时间单位）是进入的时间，`months after`（天、周等）是其后多久。`immature` 是时间未满的成员数。`list`
    也能这样跟踪：`months_after` 和 `cohort_day`（进入的日期）可以作列和条件。
    == score 评分, 打分, 考核
    按考核表评分：销售或团队的得分、分数、等级和排名。
    define scorecard 名称 = 数 weight N% [target N | against target] [bands 起点 -> 分数, ... | by rank]
      [higher is better|lower is better] [floor N%] [cap N%], ... [grades A from N%, ...]
    权重合计为 100%。没有写方法时，得分为与目标之比，最多 120%；越低越好的，为目标与值之比。bands 直接给分，写 % 时为该项权重的
    比例；有目标时起点为目标的比例。by rank：n 人中第一名 100%，最后一名 1/n。没有值或没有目标的项不计，得分按其余权重
    （scored_weight）。30+ 按 30 计。`for`、`where`、`having`、`top` 按其属性或
    得分、等级等列选择显示谁；排名仍在全体中。`vs` 加上 rank_before、score_before 和 score_change。已锁定的时期显示当时的得分。
    == lock 锁定
    保存一个已结束时期的得分，以后无论如何更改都不变。
    没有写时为销售的得分。已锁定得分的考核表保持不变。
    == define 定义
    定义自己的指标或分群；打开该库的人都能用。
    define segment 名称 = 记录 where 条件。单位：count、money、percent、ratio、days、minutes、quantity、date。
    == undefine 取消定义, 删除定义
    删除自己的定义。
    == import 导入
    把文件读入库中，或提出读法：CSV、TSV、.xlsx、JSON、JSON 行，压缩的也可以。
    表达式用文件的列名（特殊的写在反引号里）、引号里的文字、算术、连接文字的 `+`，以及 round、abs、if、coalesce、lower、upper、
    trim、left、right、replace、split_part(text, "/", -1)、join(" ", a, b)、digits。above(x) 在单元格空白时取其上方最近的值，如只写一次销售姓名的报表；引用其他记录的字段写 known(x)，则没有该记录时留空。日在前还是月在前、小数点还是小数逗号，由整列
    判断；判断不了时写 day_first(x)、month_first(x)、decimal_point(x)、decimal_comma(x)。同一文件再次导入不会改变什么。
    `map (... , "*" -> "other")` 用于未列出的所有值。`times = 电话量` 把报表的一行变成相应次数的活动。没有映射也没有 ignore 的列成为自定义字段。
    文件格式由内容判断；gzip 直接读取。`-` 是标准输入。JSON 对象的字段写作 `owner.name`。没有表头或写了 `no header` 时，列名为
    column_1、column_2 等。`encoding "windows-1251"` 指明字节看不出的编码。`unpivot Jan, Feb` 把这些单元格各变成一行，列名为
    `heading` 和 `cell`；quarter(x)、half(x)、year(x) 是某日所在的季、半年、年，first_day(x)、last_day(x) 是期间的首日和末日。
    minutes_between(起, 止) 是所用的分钟数；total(x) 把同一编号的各行相加，如按产品分成多行的商机。
    没有映射时不改变任何东西：由文件名、表头和值判断行是什么、各字段来自哪里；先试导入，再给出语句。在提示符下按 Enter 执行，也可以
    修改；`save` 保存。`dry run` 全部执行、报告、再撤销；`strict` 拒绝提到未知对象的行；`max problems N` 在不能读的行超过 N 时拒绝
    整个文件。
    一行一次变更的商机历史，作为 opportunity_history 导入；商机尚不在库中时，作为带 `modified`（变更日）的商机导入。
    == alias 设别名, 别名
    文件中对记录的另一个叫法。
    以后每次导入都按它找到该记录。种类为 reps、teams、customers、contacts、products、stages、pipelines、sources、campaigns、
    territories、locations 之一。`list aliases` 列出它们。记录本身的名称不能作别名：两条记录不会因此合并。
    == undo 撤销
    撤销汇报过的记录，或一次导入的改动。
    `undo` 撤销你最近的一条，再一次撤销更前一条；带编号则撤销该条（`list log` 列出）。不能撤销别人的，也不能撤销后来的记录所需要的。
    `list imports` 列出导入的编号。导入带来的记录被删除，被改的恢复原样，历史也一样。后来的导入所改动或提到的，先撤销后来的；已被
    使用的名称保留。`list import problems where import = 2` 列出该次导入拒绝的行。
    == log 记录, 记, 汇报
    用一句话汇报工作：一次拜访、一个电话、一张订单、一笔回款、一个推进的商机。
    log visit|call|meeting|email|demo|类型 [to|with|from "客户"] [contact "姓名"] [for "商机"] [due 日期] [outcome 结果]
      [subject "..."] [note "..."] [inbound|outbound] [no show|cancelled]；log note "..." on "客户"；log task "..." due 日期
    log proposal 金额 to ...；log order 金额 from ... [product "产品" quantity N price P, ...]；log payment 金额 from ...
      [for invoice "编号"]；log expense 金额 [category 类别]
    log lead "名称" [company "..."] [source 来源]；log opportunity "名称" for "客户" [amount N] [expected 日期] [stage 阶段]
    log stage "商机" 阶段；log won "商机" [amount N]；log lost "商机" [reason 原因]
    各部分顺序随意。没有写日期是今天；`due` 是计划。没有写 `by` 就是你自己：`set me "姓名"` 说一次即可，只对你和这个库有效。名称是
    已有记录的名称或编号。有了答复就已写入磁盘；`list log` 列出，`undo` 撤销最近一条。
    == statistics 统计
    平均、百分位、标准差、相关、分段：关于记录的数。
    count、count distinct、sum、avg、median、percentile(字段, 90) 或 p90(字段)、min、max、stddev、corr(字段, 字段) 用于记录的任何
    数、所指记录的字段（orders.customer.employees）、两个日期之间的天数（opportunities.closed - opportunities.created）；
    months_between(created, closed) 数满几个月，天、周、季、年同样。百分位按比例取在两个相邻值之间；标准差为样本标准差。分段含下限；
    `count(customers) by sales in bands 10000, 100000` 按每个客户在所问时间内的数分段，旁边的数也是他们的。没有值的记录不计。
    `in period` 指日期在该行自己的时间内：按月时为该月，否则为整个时间段。count(记录 with 条件) 数在该行时间内整体符合条件的记录。
    对指标，avg、median、percentile、min、max 和 stddev 汇总多个对象的数：median(sales by customer) 取有值的客户，median(sales
    per customer) 取全部客户，avg(sales by month) 取每个月。合计按每个对象的整体计算。若各行
    正是被汇总的对象，则与全体相比：`show reps where visits > avg(visits by rep) this month` 显示高于平均者。
    == correlate 关联, 相关
    两个数在各行之间是否同步变化。
    Pearson 相关系数及其 95% 区间和 Spearman 相关系数，取两个数都有的行，并用一句话说明可以说什么；从不说因果。单条记录之间用
    `show` 里的 `corr(...)`。
    == explain 解释, 说明
    用平实的话复述问题；`explain sql`、`explain plan` 显示如何回答。
    == drill 钻取, 下钻, 明细
    上一个答案中某个数背后的记录，以及列出它们的 `list`。
    行可以是序号、引号里的名称、`total`（合计）或 `others`（其他）；数是某一列或任何别的数，没有写时取第一个。比率对每个部分各列一份，
    增长对两个时期各列一份，占比还列整体。每份列表都印出语句，可以修改和保存。相关分析显示其数据，可再查看；已锁定的得分显示现在的
    记录。
    == why 为什么, 为何
    上一个答案中的数从何而来：公式、含义、记录、SQL。
    单独使用时解释整个答案及其 SQL。对名次列出排在前面的行。
    == last 上次结果, 上次答案
    再次显示上一个答案的所有行。
    终端只显示长答案的前若干行（`set limit`）；`last` 显示全部。形式与问句里 `as` 之后的相同。`export to "all.xlsx"` 把上一个答案写入文件。
    == follow 追问
    把上一个问题换几个子句再问一次。
    子句取代同类的子句，没有的就加上：`.. by team`、`.. vs last month`、`.. top 5`、`.. as bars`；`.. with closes` 换成别的数。
    `.. where team = "East"` 取代关于团队的条件，其他条件保留。`.. and closes`（且）多看一个数，`.. and amount > 1000` 再加一个条件。
    `.. without closes`（去掉）去掉一个数、一个分组或与它有关的条件，`.. without vs` 去掉一个子句（`by`、`where`、`for`、`vs`、`having`、
    `top`、`sort`、`as`、`period`）。其余不变。完整的问题会印出来。
    == describe 描述
    指标、维度或记录种类是什么。
    == metrics 指标
    列出全部指标，或含某个词的指标。
    == dimensions 维度
    列出可以放在 `by` 之后的词。
    == entities 实体
    列出记录的种类。
    == periods 时间, 期间
    时间怎么写。
    `last 30 days`（近30天）到昨天为止；`last quarter`（上季度）是本季度之前的一个，`since last quarter` 从它的第一天到今天；`since 2026-03 until 2026-05` 写明两端。一周从星期一开始，可用 `set week_start` 更改。
    `FY2026`、`FY2026-Q1` 属于在 2026 年结束的财年（`set fiscal_year_start`）。`as of 2026-09-30`（截至）如同在那天提问：管道、
    应收、逾期和库存都是当时的，其后发生的不计；`as of 2026-Q3` 即该季最后一天，`by month` 取每个月底。
    == vs 对比
    在每个数旁边放另一个时期或目标的数。
    时间段未结束时，另一个时期取到同一日期（`by workdays`：同样的工作日数；`all of` 取整个时期）。每个数之后是 `m_before`、`m_change`、
    `m_change_pct`，第二个对比为 `m_before_2` 等，可用于 `having`、`top`、`sort`。百分比的变化按百分点。只有另一个时期才有的也占
    一行。`3 months ago`（3个月前）是那么久以前的同一时期。时间轴相互对齐：第三个月旁边是第三个月。
    == param 参数
    脚本中 `$name` 的值；`--set name=value` 优先。`let` 总是赋值。
    可用在值、时间段或 `top`、`minimum` 的数所在之处。
    == set 设置
    显示和更改设置，包括本次会话的和库的。
    == export 导出
    把一个答案，或一个脚本的所有答案，写入文件。
    export show visits, closes by rep this month to "visits.xlsx"
    export list customers where industry = "retail" to "retail.csv" replace
    export run "review.md" to "review.html"

    格式由扩展名决定：.csv、.tsv、.xlsx、.json、.jsonl、.md、.html 或 .txt，文本后面还可加 .gz。没有写问题时取上一个。已有的文件只有
    写了 `replace` 才会覆盖，文件写完整之后才出现。会被电子表格当作公式的文字，在 .csv、.tsv 和 .xlsx 中前加 `'`；`raw` 原样写出。
    脚本写成一页，或每个答案一张工作表。
    == run 运行
    运行脚本，或 Markdown 文件中的 crmql 代码块。
    == save 保存
    把本次会话中成功的语句写入文件。
    == backup 备份
    复制库在此刻的样子，其他人可以继续使用。
    副本是同一时刻的，得名之前先读一遍核对，与别的库一样可以 `open`。没有写 `replace` 不会覆盖文件，也决不覆盖库本身。中断时不留下
    任何东西。
    == store 数据库, 库
    库中的内容是否一致；不一致时退出状态为 1。
    检查每一页和索引、引用、结构、不存在的日期、与记录或自身矛盾的历史、重复核销的款项、负库存、循环引用，并重新计算派生数据来核对。
    每类发现一行：多少、一个例子、怎么办。`repair` 重建索引和视图并重新计算派生数据；不动你的任何记录。旧版本的库在打开时更新，旧库
    在旁边留有副本（`company.db.v1-2026-11-25.backup`）。
    == open 打开
    换到另一个库。
    == keys 按键, 快捷键
    提示符下各个键的作用。
    TAB             列出接下来能写什么及其含义，以及数据中的值
    Right, End      采用灰色的后半句
    Enter           提问；没写完的句子接到下一行
    Up, Down        在各行间移动，再往前是以前的语句；Ctrl-R 按其中一段查找
    Ctrl-C          停止问题、导入或导出，或放弃正在输入的内容；不会只存一半
    Ctrl-X Ctrl-E   在 $EDITOR 中打开这条语句
    Ctrl-U, Ctrl-Y  删去全部文字，再放回来
    出错后，改正的句子就在提示符下：按 Enter 提问，空格、方向键或删除键接着改，输入其他内容则重新开始（Ctrl-Y 放回来）。
    == quit 退出
    退出；Ctrl-D 也可以。
    """#

  static let topics: [String: Words] = {
    var found: [String: Words] = [:]
    for block in text.split(separator: "== ", omittingEmptySubsequences: true) {
      let lines = block.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let head = lines[0].split(maxSplits: 1, whereSeparator: { $0 == " " }).map(String.init)
      guard head.count == 2, lines.count > 1 else { continue }
      var details = Array(lines.dropFirst(2))
      while details.last?.isEmpty ?? false { details.removeLast() }
      found[head[0]] = Words(
        names: head[1].split(separator: ",").map { String($0.drop { $0 == " " }) }, summary: lines[1],
        details: details.joined(separator: "\n"))
    }
    return found
  }()

  /// The topic of a Chinese name.
  static func topic(called word: String) -> String? { topics.first { $0.value.names.contains(word) }?.key }
}
