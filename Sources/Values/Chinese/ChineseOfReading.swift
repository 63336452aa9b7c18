extension ChineseSentences {
  /// What is wrong with a sentence as it stands.
  static let ofReading = #"""
    `within` counts from a day of each record, as in `for customers created in 2026-Q1 within 90 days`⇒`within` 从每条记录自己的日期算起，如 `for customers created in 2026-Q1 within 90 days`
    leave it out⇒去掉它
    count from `created`⇒从 `created` 算起
    an amount is written without {}; everything is in the store's currency⇒金额不写 {}，一律为数据库的本位币
    the character {} has no meaning here⇒字符 {} 在此没有意义
    write `{}`⇒写成 `{}`
    the text that starts here has no closing quote⇒从这里开始的文字没有结束引号
    close it⇒补上结束引号
    the name that starts here has no closing back-tick⇒从这里开始的名称没有结束反引号
    close it after the word⇒在该词后补上反引号
    there is no name between the back-ticks⇒反引号之间没有名称
    leave them out⇒去掉反引号
    after `$` the name of a parameter is expected, such as `$rep`⇒`$` 之后应为参数名，如 `$rep`
    leave the sign out⇒去掉该符号
    a number has at most one point, and none between thousands⇒一个数最多只有一个小数点，千位之间不加点
    to multiply, write `{} * {}`⇒相乘请写 `{} * {}`
    a name that starts with a digit stands in back-ticks⇒以数字开头的名称要放在反引号中
    `{}` is neither a number nor a date⇒`{}` 既不是数也不是日期
    `{}` does not exist in the calendar⇒日历中没有 `{}`
    did you mean `{}`?⇒是不是要写 `{}`？
    a date is written year first, such as 2026-03-15, not `{}`⇒日期按年月日书写，如 2026-03-15，不写 `{}`
    thousands are written without a sign between them (or with `_`), not `{}`⇒千位之间不加符号（或用 `_`），不写 `{}`
    decimals stand after a point, not a comma⇒小数点用点号，不用逗号
    an amount is written without `{}`; everything is in the store's currency⇒金额不写 `{}`，一律为数据库的本位币
    a {} is written with its year, such as {}⇒{}要连同年份书写，如 {}
    the {} of today⇒今天所在的{}
    such as {}⇒例如 {}
    this number is too large or too fine to be exact⇒这个数太大或太精细，无法精确表示
    such as 1000000⇒例如 1000000
    a number starts with a digit⇒数要以数字开头
    write `0.{}`⇒写成 `0.{}`
    `{}` is no whole number of at least {}⇒`{}` 不是至少为 {} 的整数
    write a whole number⇒写成整数
    to subtract, put blanks around the sign⇒要相减，请在符号两边加空格
    to calculate, put blanks around the sign⇒要计算，请在符号两边加空格
    a date is written with two digits for month and day, such as 2026-03-05⇒日期的月和日各写两位，如 2026-03-05
    `{}` is one day; a period starts or ends there⇒`{}` 是一天；它只能是一段时间的起点或终点
    everything since then⇒从那时起的全部
    the days around today in which a date lies are a period, after `in`⇒日期落在今天前后多少天内，用 `in` 加时间段表示
    write `in {} {}`⇒写成 `in {} {}`
    in {} {}⇒in {} {}
    such as `visits ->`⇒例如 `visits ->`
    all are scored beside one another; who is shown is said with `for`⇒所有人放在一起评分；只看谁用 `for` 说明
    reps with {} for reps where name = {}⇒reps with {} for reps where name = {}
    the range would end ({}) before it starts ({})⇒范围的终点（{}）在起点（{}）之前
    a question has one period, in which it also chooses whom to look at; by another one they are chosen beside it, after `vs`⇒一个问题只有一个时间段，看谁也按它来选；要按另一个时间段选，把那个时间段放在 `vs` 之后
    beside that period⇒与那个时间段并列
    a period begins and ends on a date; of a day of the week the date is written⇒时间段的起止是日期；星期几要写成那天的日期
    `{}` does not say which: the last ones, or the day so long ago⇒`{}` 没有说明是哪一段：最近这些天，还是那么久以前的那天
    the last ones⇒最近这一段
    since then⇒从那时起
    this is nested more than {} levels deep⇒嵌套超过 {} 层
    a statement is at most {} KiB long⇒一条语句最长 {} KiB
    a statement is at most {} words long⇒一条语句最多 {} 个词
    the `{}` that opens here is never closed⇒这里打开的 `{}` 没有关闭
    close it with `{}`⇒用 `{}` 关闭
    join the two⇒合并两者
    leave the second one out⇒去掉第二个
    there is a period already, and a question has one⇒已经有一个时间段，一个问题只能有一个
    there is a clause like `{}` already; each stands at most once⇒已经有 `{}` 这样的子句，每种只能出现一次
    ask with `show`⇒改用 `show` 提问
    the last question is a `{}` statement, in which this cannot stand⇒上一个问题是 `{}` 语句，其中不能有这个
    the last question has no `{}` that could be left out⇒上一个问题没有可以去掉的 `{}`
    what a function looks at stands in its brackets, where the number is shown⇒函数看的数写在它的括号里，放在要看的数的位置
    a score has a row for each of those that are scored, and they stand in front⇒评分的每一行是一个被评分者，它写在最前面
    score them⇒给它们评分
    say it as the period⇒改成时间段
    without it the last question would show nothing⇒去掉它，上一个问题就没有可看的了
    the last question shows its usual columns; those that are wanted are named after `with`⇒上一个问题显示的是默认列；要看哪些列，请在 `with` 后面全部写出
    `{}` cannot stand in a `{}` statement⇒`{}` 不能出现在 `{}` 语句中
    , which gives one row per record⇒，它每条记录一行
    a correlation says what the first number goes with, after `with`⇒相关分析要用 `with` 说明第一个数与什么相关
    such as `with closes`⇒例如 `with closes`
    the stages of a funnel are joined by `->`, first one first⇒漏斗的各阶段用 `->` 连接，先发生的在前
    write `->`⇒写成 `->`
    a funnel leads from one stage to the next, so it has at least two⇒漏斗从一个阶段到下一个阶段，至少要有两个
    such as `-> closes`⇒例如 `-> closes`
    say by what to profile them⇒请说明按什么做画像
    such as `by industry, size`⇒例如 `by industry, size`
    what is computed of each record stands in parentheses after `by`, or has a name⇒由每条记录计算出来的分组，在 `by` 之后要放在括号中，或者取个名字
    put it in parentheses⇒放进括号
    a name has at most four parts⇒名称最多由四部分组成
    leave the last part out⇒去掉最后一部分
    the list after `in` has no values⇒`in` 之后的列表没有值
    a missing value is asked for with `{}`⇒缺失值用 `{}` 来问
    the values after `in` stand in parentheses⇒`in` 之后的值要放在括号中
    write `({})`⇒写成 `({})`
    `was` and `changed` are asked of one attribute, such as `stage`⇒`was` 和 `changed` 只能问一个属性，如 `stage`
    two comparisons are joined by `and`⇒两个比较要用 `and` 连接
    say it twice⇒分两次写
    a name stands before its expression⇒名称写在表达式之前
    `as` chooses how an answer is drawn: {}; `{}` is none of them⇒`as` 选择答案的画法：{}；其中没有 `{}`
    before the file of an export stands `to`⇒导出的文件名之前要写 `to`
    write `to`⇒写成 `to`
    an export says into which file, after `to`⇒导出要在 `to` 之后说明写入哪个文件
    such as `to "answer.xlsx"`⇒例如 `to "answer.xlsx"`
    `{}` gives no answer that a file could hold; questions and `run` do⇒`{}` 没有可写入文件的答案；提问和 `run` 才有
    export the last answer⇒导出上一个答案
    the name of a file stands in quotes⇒文件名要放在引号中
    write `"{}"`⇒写成 `"{}"`
    the name of an encoding stands in quotes⇒编码名要放在引号中
    the name of a sheet stands in quotes⇒工作表名要放在引号中
    `sheet` names a sheet of the workbook, in quotes⇒`sheet` 指定工作簿中的一张表，表名放在引号中
    a range of cells is written from corner to corner, such as A3:H200, not `{}`⇒单元格区域从一角写到另一角，如 A3:H200，不写 `{}`
    a benchmark says what the best are known by, after `against`⇒对标要在 `against` 之后说明以什么结果看谁最好
    such as `against closes`⇒例如 `against closes`
    such as `visits against closes`⇒例如 `visits against closes`
    how much an item counts is said with `weight`⇒每一项占多少用 `weight` 说明
    write `weight {}`⇒写成 `weight {}`
    `{}` has no weight; the weights of a scorecard add up to 100%⇒`{}` 没有权重；考核表的权重合计为 100%
    such as `weight 20%`⇒例如 `weight 20%`
    the scores of a period are locked⇒锁定的是某一段时间的得分
    such as `last month`⇒例如 `last month`
    whose scores are locked stands before the scorecard, as in `score`⇒锁定谁的得分，要写在考核表之前，与 `score` 相同
    lock theirs⇒锁定他们的
    a score needs a scorecard, as in `score reps with monthly last month`⇒评分需要考核表，如 `score reps with monthly last month`
    such as `with monthly`⇒例如 `with monthly`
    a list is written with commas⇒列表用逗号分隔
    `{}` is written `{}` here⇒`{}` 在这里写作 `{}`
    this is SQL; a question starts with `show` (numbers) or `list` (records)⇒这是 SQL；提问以 `show`（数字）或 `list`（记录）开头
    the same question: `{}`⇒同样的问题：`{}`
    all amounts are in the store's currency, which `set base_currency` shows⇒金额一律为数据库的本位币，`set base_currency` 可查看
    `{}`, a ratio of sums⇒`{}`，合计之比
    `{}` is a mean over rows, and which they are is said in its brackets⇒`{}` 是对各行求平均，是哪些行写在它的括号里
    what `{}` leaves out is left out by a condition here⇒`{}` 要排除的内容在这里用条件排除
    a number without another is one less the other, or one of those who have none of it⇒不含另一个数，是减去它，或只看没有它的对象
    less them⇒减去它
    of customers that have none⇒只看没有它的客户
    a day is said by its date, and every one of the week by a condition⇒某一天写日期，每周的这一天用条件
    the last one⇒最近的一天
    each of them⇒每一个
    this period is written `{}` here⇒这段时间在这里写成 `{}`
    `{}` makes rows of that date; `by cohort_month for customers created in this year` follows the records that began then⇒`{}` 按该日期分行；`by cohort_month for customers created in this year` 跟踪那时开始的记录
    follow {}⇒跟踪{}
    `{}` adds nothing: the name alone says what is meant⇒`{}` 是多余的：只写名称即可
    `{}` is a value, and a value of more than one word stands in quotes⇒`{}` 是值，由多个词组成的值要放在引号中
    a name is one word, and `{}` is two⇒名称是一个词，而 `{}` 是两个
    there is no `case` here: `where` chooses what is counted, and `having` which rows are shown⇒这里没有 `case`：`where` 选择计入什么，`having` 选择显示哪些行
    a condition starts with `where`⇒条件以 `where` 开头
    which date a period is about is said with `on`⇒时间段针对哪个日期用 `on` 说明
    `as of` takes a day; over a period alone what is read as of a moment is read at the period's end⇒`as of` 之后是一天；只写时间段时，时点指标取该段末的值
    leave `as of` out⇒去掉 `as of`
    `{}` is that of the day which counts; that of another day is written behind it, with a dot⇒`{}` 按计入的日期划分；另一个日期的写在该日期之后，用点隔开
    write `on {}`⇒写成 `on {}`
    there is no comma before this name⇒这个名称之前缺少逗号
    put a comma between them⇒在两者之间加逗号
    nothing needs joining: every record knows its customer, its rep, its source, so just name them⇒不需要联接：每条记录都知道自己的客户、销售和来源，直接写名称即可
    within which rows `{}` compares is said with `in each`⇒`{}` 在哪些行之间比较，用 `in each` 说明
    write `in each {}`⇒写成 `in each {}`
    `{}` needs to know what is counted, as in `{}`⇒`{}` 需要知道数的是什么，如 `{}`
    count customers⇒按客户来数
    `{}` is a part of a sum, and it says of which, as in `top {} of sales`⇒`{}` 是合计的一部分，要说明是什么的合计，如 `top {} of sales`
    write `of`⇒写成 `of`
    what `{}` looks at stands in brackets⇒`{}` 所看的数要放在括号中
    how many are shown is said after what is shown⇒显示多少行写在所显示内容之后
    turn it round⇒换过来
    the sentence starts with `{}`; conditions and groupings follow⇒句子以 `{}` 开头，条件和分组写在后面
    this is a spreadsheet formula; here numbers have names, as in `show sales by rep`⇒这是电子表格公式；这里的数都有名称，如 `show sales by rep`
    ask for it with `show`⇒用 `查看` 提问
    see which names there are⇒看看有哪些名称
    `{}` is SQL; questions start with `show` or `list`, and records come in with `import`⇒`{}` 是 SQL；提问以 `show` 或 `list` 开头，数据用 `import` 导入
    look at them⇒查看这些记录
    `for` names an entity or a segment; a condition starts with `where`⇒`for` 之后是实体或客群；条件以 `where` 开头
    write `where`⇒写成 `where`
    `from` begins a period (`from 2026-01-05 to 2026-02-10`); whom to look at is said with `for`⇒`from` 开始一段时间（`from 2026-01-05 to 2026-02-10`）；看谁要用 `for` 说明
    write `for`⇒写成 `for`
    a missing value is asked for with `is empty` or `is not empty`⇒缺失值用 `is empty` 或 `is not empty` 来问
    patterns are written `contains`, `starts with` or `ends with`⇒模式写作 `contains`、`starts with` 或 `ends with`
    write `{} "{}"`⇒写成 `{} "{}"`
    there is no `*`: name what to show, or `list` an entity for all its columns⇒这里没有 `*`：写出要看什么，或用 `list` 列出实体的所有列
    `count` names what is counted, such as `count(activities)`⇒`count` 要写明数什么，如 `count(activities)`
    count activities⇒数活动
    `distinct` stands before the bracket⇒`distinct` 写在括号之前
    write `count distinct(`⇒写成 `count distinct(`
    `{}` stands in quotes, like every name of a record and every text⇒`{}` 要放在引号中，记录的名称和文字都是如此
    `{}` cannot be said of a `{}`⇒`{2}` 不能带 `{1}`
    `{}` does not say what it counts⇒`{}` 没有说明数的是什么
    such as `{} minutes`⇒例如 `{} minutes`
    how long it took is said in minutes or hours, with a blank before the word⇒用时以分钟或小时表示，数与单位之间有空格
    a time of day is written in 24 hours, such as 14:30⇒时刻用 24 小时制，如 14:30
    such as `14:30`⇒例如 `14:30`
    how long it took is 1 minute to 24 hours, in whole minutes⇒用时为 1 分钟到 24 小时，以整分钟计
    such as `45 minutes`⇒例如 `45 minutes`
    the statement is not finished⇒语句没有写完
    the statement stops where {} is expected⇒语句在此中断，后面应为{}
    `{}` cannot stand here⇒`{}` 不能出现在这里
    expected {}, found `{}`⇒此处应为{}，却是 `{}`
    say `{}`⇒写上 `{}`
    such as `backup to "copy.db"`⇒例如 `backup to "copy.db"`
    such as `{} {}`⇒例如 `{} {}`
    month⇒月
    such as `{} 5`⇒例如 `{} 5`
    such as `{} 1`⇒例如 `{} 1`
    such as `{} today`⇒例如 `{} today`
    such as `and 20`⇒例如 `and 20`
    such as `= 5`⇒例如 `= 5`
    such as `last year`⇒例如 `last year`
    such as `= "..."`⇒例如 `= "..."`
    such as `{} "..."`⇒例如 `{} "..."`
    leave `{}` out⇒去掉 `{}`
    give it a name, such as `my_rate`⇒取个名字，如 `my_rate`
    put it in quotes⇒放进引号
    a parameter starts with `$`⇒参数以 `$` 开头
    a number is written in digits⇒数用数字书写
    a fortnight is `2 weeks`⇒两周写作 `2 weeks`
    did you mean `and`?⇒是不是要写 `and`？
    as a name it stands in back-ticks⇒作为名称要放在反引号中
    such as `month`⇒例如 `month`
    such as `5`⇒例如 `5`
    write `=`⇒写成 `=`
    a range is written with `and`⇒范围用 `and` 书写
    write `)`⇒写成 `)`
    write `}`⇒写成 `}`
    write `(`⇒写成 `(`
    a name has no quotes⇒名称不加引号
    say `=` before it⇒在它之前写 `=`
    say `as` before it⇒在它之前写 `as`
    say `{}` before it⇒在它之前写 `{}`
    a statement starts with a word such as `show`, `list` or `help`, not with `{}`⇒语句以 `查看`、`列出` 或 `帮助` 之类的词开头，而不是 `{}`
    a text in quotes⇒引号中的文字
    a number⇒数
    a statement such as `show`⇒`查看` 之类的语句
    a comparison⇒比较
    a period such as `this month`⇒`本月` 之类的时间段
    a day such as `today`⇒`today` 之类的日子
    a unit such as `month`⇒`month` 之类的时间单位
    a value⇒值
    a clause such as {}⇒{}之类的子句
    an operator⇒运算符
    a parameter such as `$rep`⇒`$rep` 之类的参数
    a name of the last question⇒上一个问题中的名称
    a metric or an entity⇒指标或实体
    a metric, a dimension or a value⇒指标、维度或值
    an entity⇒实体
    a dimension⇒维度
    a column⇒列
    a field⇒字段
    a metric or a number⇒指标或数
    a name⇒名称
    a setting⇒设置项
    a unit such as `percent`⇒`percent` 之类的单位
    a scorecard⇒考核表
    a unit, an entity or a metric⇒时间单位、实体或指标
    an entity or a segment⇒实体或客群
    records such as `won_customers`⇒`won_customers` 之类的记录
    a topic⇒主题
    what was done, such as `visit`⇒做了什么，如 `visit`
    the name of a record stands in quotes⇒记录的名称要放在引号中
    write it so⇒这样写
    `help alias` shows how⇒`help alias` 说明怎么写
    `{}` shows the numbers⇒`{}` 列出编号
    there is no statement⇒没有语句
    only one statement can stand here⇒这里只能有一条语句
    for example⇒例如
    quarter⇒季度
     or ⇒或
     and ⇒和
    text⇒文字
    half⇒半年
    columns⇒列
    bands⇒分段
    customers⇒客户
    customer⇒客户
    contact⇒联系人
    lead⇒线索
    opportunity⇒商机
    activities⇒活动
    order⇒订单
    invoice⇒发票
    payment⇒回款
    product⇒产品
    category⇒类别
    rep⇒销售
    source⇒来源
    stages⇒阶段
    stage⇒阶段
    expenses⇒费用
    expense⇒费用
    visit⇒拜访
    proposal⇒方案
    task⇒任务
    note⇒笔记
    day⇒天
    workday⇒工作日
    week⇒周
    year⇒年
    fiscal quarter⇒财季
    fiscal half⇒财半年
    fiscal year⇒财年
    count⇒计数
    percent⇒百分数
    days⇒天数
    minutes⇒分钟数
    quantity⇒数量
    open⇒进行中
    won⇒赢单
    lost⇒输单
    `describe {}` says what they are chosen by⇒`describe {}` 列出可作条件的内容
    which {} are `{}` is said in a condition, after `where`⇒哪些{}算是“{}”，要在 `where` 之后用条件说明
    whose is said by a name, as in `where rep = "Li Na"`⇒是谁的要用名字说明，如 `where rep = "Li Na"`
    whose number it is, is a condition and stands behind⇒是谁的数属于条件，写在后面
    of the {}⇒{}的
    a row is called by its number, or in quotes by what it is about⇒行用行号指明，或用引号写出它的名称
    write {}⇒写成 {}
    `in each` is known to `top`, `rank`, `cumulative` and `share(...)` only⇒只有 `top`、`rank`、`cumulative` 和 `share(...)` 可带 `in each`
    what a number counts is chosen inside of its brackets⇒一个数统计什么，写在它的括号里
    a segment is chosen by what its records are, after `where`; by their numbers a question chooses them, after `for`⇒细分按记录自身的属性选择，写在 `where` 之后；按数值选择则在提问中写在 `for` 之后
    what lies before the last period has no word; it is written as a date⇒再往前的时段没有专门的词，请写成日期
    `in` begins a period; where somebody is, is a condition⇒`in` 引出时间段；在哪里属于条件
    whose {} it is⇒作为{}
    """#
}
