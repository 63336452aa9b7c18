extension ChineseSentences {
  /// What is wrong with what a sentence means.
  static let ofMeaning = #"""
    `{}` is a number, whose bands are of records by what each has; say first which records are counted⇒`{}` 是数，分段是按每条记录各自的数来分的；请先说明数的是哪些记录
    count {}⇒数{}
    cut it into bands⇒把它分段
    no stage of the pipeline is called `{}`; there are {}⇒管道中没有名为 `{}` 的阶段；有 {}
    the stages of a funnel follow one another as in the pipeline, each named once: {}⇒漏斗的阶段须按管道中的先后，每个只写一次：{}
    in their order⇒按先后
    each record has one `{}` for the whole time and so one band, which no part of the time tells apart⇒每条记录在整个时间内只有一个 `{}`，因而只属一段，不能再按时间拆分
    leave the time out⇒去掉时间
    none are set for bands of a number⇒没有按数的分段设定
    amounts are in the store's currency, at the rate of their day; in which one they were written is not asked⇒金额一律为本位币，按当日汇率折算；不能按原币种提问
    instalments are listed with whatever falls due⇒分期与其他到期款一起列出
    list what falls due⇒列出到期款
    `target` alone is that of sales, an amount of money; `{}` has its own⇒单写 `target` 是销售额的目标，为金额；`{}` 有自己的目标
    both sides are `{}` of the same period; that of another one is `{}_before`, beside `vs`⇒两边都是同一时期的 `{}`；另一时期的写作 `{}_before`，并用 `vs`
    `{}` is not kept of reps, so nobody can be scored by it⇒`{}` 不按销售记录，无法据此评分
    a score is of one period, and `{}` is a change from another⇒评分针对一段时间，而 `{}` 是与另一段时间相比的变化
    a score is of one period, and `{}` goes along time⇒评分针对一段时间，而 `{}` 沿时间推算
    {} counts days of the calendar, and {} are about {} of them⇒{} 按日历天数计，{} 约为 {} 天
    `{}` is no date of {}, but one of their {}⇒`{}` 不是{}的日期，而是其{}的日期
    `{}` is a part of {}, which `for` chooses⇒`{}` 是{}的一部分，用 `for` 选取
    `{}` is a part of {}, which are what is counted⇒`{}` 是{}的一部分，计数的是后者
    `{}` is a column of `profile`, which compares those who bought with all⇒`{}` 是 `profile` 的一列，它把成交者与全体相比
    who comes first is said by `top` and by what⇒谁排第一，用 `top` 和依据来写
    no `{}` is kept; where it is a part of a number, that can be defined⇒没有保存 `{}`；若它是某个数的一部分，可以自行定义
    `{}` is no number but asked for by a statement of its own⇒`{}` 不是一个数，而要用它自己的语句来问
    {} is told for each part of a period, so along time beside {} it needs one⇒{}按期内各段取值，与{}一起沿时间显示时需要给出时间段
    what is added up grows too large to be exact; divide it, as in `amount / 1000`⇒相加的数太大，无法精确；请先除一除，如 `amount / 1000`
    how many {} there are is told for stretches of time such as a month, and {} is none⇒{}的人数或个数按一段时间（如月）计算，而 {} 不是一段时间
    nothing to show is called `{}`⇒没有名为 `{}` 的可显示内容
    `metrics` lists what there is⇒`metrics` 列出所有指标
    such as `{}`⇒例如 `{}`
    neither a metric nor a dimension is called `{}`⇒没有名为 `{}` 的指标或维度
    nothing to group by is called `{}`⇒没有名为 `{}` 的分组维度
    `dimensions` lists what there is⇒`dimensions` 列出所有维度
    there are no records called `{}`⇒没有名为 `{}` 的记录
    `entities` lists what there is⇒`entities` 列出所有实体
    {} have no field `{}`⇒{}没有字段 `{}`
    `describe {}` lists them⇒`describe {}` 列出所有字段
    `{}` is no field of {}; it is a number about each⇒`{}` 不是{}的字段，而是关于每个对象的数
    of each {}⇒每个{}的
    `per {}` is neither a unit of time nor something to count⇒`per {}` 既不是时间单位，也不是可数的对象
    there is no `{}` here: {}⇒这里没有 `{}`：{}
    numbers are rounded when they are shown⇒数在显示时自动取整
    nothing counted is 0 already⇒没有记录就是 0
    a condition stands after `where`⇒条件写在 `where` 之后
    the bucket before is `previous`⇒上一期用 `previous`
    along time it is `running`⇒沿时间累计用 `running`
    it is `moving`⇒用 `moving`
    it is `change`⇒用 `change`
    it is `growth`⇒用 `growth`
    it is `rank`⇒用 `rank`
    it is called `corr`⇒名称是 `corr`
    it is called `stddev`⇒名称是 `stddev`
    it is called `percentile`⇒名称是 `percentile`
    `where` chooses what is counted, and `having` which rows are shown⇒`where` 选择计入什么，`having` 选择显示哪些行
    time is a grouping, such as `by month`⇒时间是分组，如 `by month`
    there is no function `{}`⇒没有函数 `{}`
    numbers are made with `sum`, `count`, `avg`, `median`, `percentile`, `stddev`, `min` and `max`⇒数由 `sum`、`count`、`avg`、`median`、`percentile`、`stddev`、`min` 和 `max` 得出
    `$` begins the name of a parameter; an amount is written without it⇒`$` 是参数名的开头；金额不写它
    `${}` has no value; give it one with `param ${} = ...` or `--set {}=...`⇒`${}` 没有值；用 `param ${} = ...` 或 `--set {}=...` 赋值
    did you mean `${}`?⇒是不是要写 `${}`？
    give it a value⇒给它赋值
    `${}` stands where a period must, but its value is none⇒`${}` 所在之处应为时间段，而它的值不是
    such as `this month`⇒例如 `this month`
    `${}` stands where a percentage must, but its value is none⇒`${}` 所在之处应为百分数，而它的值不是
    `${}` stands where a whole number must, but its value is none⇒`${}` 所在之处应为整数，而它的值不是
    such as `80%`⇒例如 `80%`
    such as `5`⇒例如 `5`
    `${}` is a period, and no value⇒`${}` 是时间段，不是值
    a period stands where one can⇒时间段用在可用时间段之处
    `{}` is {}; {}⇒`{}` 是{}；{}
    the definition goes in a circle: {}⇒定义循环引用：{}
    make it of something else, such as `visits`⇒改用别的来定义，如 `visits`
    `{}` is already {}; choose another name⇒`{}` 已经是{}，请换个名称
    define `my_{}` instead⇒改为定义 `my_{}`
    `{}` is a field of single records; a number of many is asked for with `{}`⇒`{}` 是单条记录的字段；多条记录的数用 `{}` 来问
    `{}` is a unit of time, and dividing by one is said with `per`⇒`{}` 是时间单位，除以时间要用 `per`
    write `per {}`⇒写成 `per {}`
    `{}` is a number already; `{}` is for fields of records, as in `sum(opportunities.amount)`⇒`{}` 本身就是数；`{}` 用于记录的字段，如 `sum(opportunities.amount)`
    this names a column `{}`; a condition stands after `where`⇒这里定义了名为 `{}` 的列；条件写在 `where` 之后
    a text is no number; names are written without quotes⇒文字不是数；名称不加引号
    leave the quotes out⇒去掉引号
    there are more than {} {}⇒{2}超过 {1} 个
    this is nested too deeply to be asked of the store; say it with fewer brackets⇒嵌套太深，无法查询；请少用括号
    written out in full, with the definitions it uses, this is too large to be answered⇒连同所用的定义全部展开后太大，无法回答
    {} have no numbers of their own; say which metrics to show with them⇒{}自己没有数；请说明要显示它们的哪些指标
    list them⇒列出它们
    `{}` are records, not a number; they can only stand first, as in `show {} with visits`⇒`{}` 是记录，不是数；只能放在最前，如 `show {} with visits`
    count them⇒数一数
    `{}` are single records; list them, or show a number of them⇒`{}` 是单条记录；请列出它们，或显示它们的数
    {} cannot be split by {}: {}⇒{}不能按 {} 拆分：{}
    ; {} work⇒；可以按 {}
    split by {}⇒按 {} 拆分
    what the calendar alone says⇒只由日历决定的数
    it is the same for every row⇒它对每一行都相同
    {} is the same for every record, so it cannot tell rows apart⇒{} 对每条记录都相同，无法区分各行
    nobody stands above a `{}`: only managers and teams gather those below them⇒`{}` 没有上级：只有经理和团队才有下属
    rows that are rolled up overlap, so they cannot be added one to the next⇒逐级汇总的行相互重叠，不能逐行相加
    leave `rolled up` out⇒去掉 `rolled up`
    own(...) is of one number⇒own(...) 只用于一个数
    write one for each⇒每个数各写一次
    own(...) tells a manager's own numbers from those of everybody below, and these rows have nobody below them; add `by manager rolled up`⇒own(...) 把经理自己的数与下属的分开，而这些行没有下属；请加上 `by manager rolled up`
    leave `own` out⇒去掉 `own`
    {} know no `{}`, so it cannot choose among them⇒{}没有 `{}`，不能以它来选择
    ; {} can⇒；可以用 {}
    {} do not say which of the {} they belong to⇒{}不知道自己属于哪个{}
    ; `for` can choose {}⇒；`for` 可以选择{}
    follow the {}⇒改为跟踪{}
    `or` joins a condition on records ({}) with one on the numbers of a row ({}), which are chosen at different times⇒`or` 两边一个是记录条件（{}），一个是行的数值条件（{}），两者不在同一时刻判断
    require both⇒两者都要求
    ask two questions, the first `where {}`⇒分两次问，第一次 `where {}`
    and the second `where {}`⇒第二次 `where {}`
    `or` and `and` join whole conditions, and {} alone is none⇒`or` 和 `and` 连接完整的条件，而单独的 {} 不是条件
    `having` compares numbers of the rows; a condition on records stands in `where`⇒`having` 比较各行的数；记录条件写在 `where` 中
    a condition compares something, as in `visits > 12` or `source = "referral"`⇒条件要比较，如 `visits > 12` 或 `source = "referral"`
    a number is needed here, such as a metric, a count or an arithmetic expression⇒这里需要一个数，如指标、计数或算式
    such as `visits`⇒例如 `visits`
    two columns are called `{}`⇒有两列都叫 `{}`
    name it `{}`⇒取名 `{}`
    nothing shown is called `{}`⇒显示的内容中没有 `{}`
    sort by `{}`⇒按 `{}` 排序
    `top {}` shows nothing; ask for at least 1⇒`top {}` 什么也不显示；至少为 1
    {} is a percentage and {} is none, so neither is more than the other⇒{} 是百分数，{} 不是，两者不能比大小
    compare with the whole⇒与整体相比
    such as 50%⇒例如 50%
    {} is a percentage and {} would be {} times the whole; write {}⇒{} 是百分数，{} 就是整体的 {} 倍；请写 {}
    compare with {}⇒与 {} 比较
    {} is {}; compare it with one, such as {}⇒{} 是{}，要与同类的值比较，如 {}
    {} is no date, and only a date lies in a period⇒{} 不是日期，只有日期才能在时间段之内
    such as `{} is not empty`⇒例如 `{} is not empty`
    `{} {}` reads as its opposite; say `before {}` (longer ago) or `after {}` (more recently)⇒`{} {}` 容易理解反；请写 `before {}`（更早）或 `after {}`（更近）
    longer ago⇒更早
    more recently⇒更近
    `{} {} {}` reads as its opposite; say `{} before {}` (longer ago) or `{} after {}` (more recently)⇒`{} {} {}` 容易理解反；请写 `{} before {}`（更早）或 `{} after {}`（更近）
    `{}` means more than one thing here: {}⇒`{}` 在这里有多种含义：{}
    say which⇒说明是哪一个
    `{}` is not a field here; a value is written in quotes⇒`{}` 在这里不是字段；值要放在引号中
    quote it⇒加上引号
    `{}` looks into texts, and {} is none⇒`{}` 查找文字，而 {} 不是文字
    say whose field it is, as in `{}({})`⇒请说明是谁的字段，如 `{}({})`
    of {}⇒{}的
    `{}` needs a number, and {} is none⇒`{}` 需要数，而 {} 不是
    write `{}({})`⇒写成 `{}({})`
    `with` chooses the records that `count` counts, by their whole result⇒`with` 按整体结果选择 `count` 所数的记录
    {} have no result of their own, so `with` cannot choose among them⇒{}没有自己的结果，`with` 无法选择
    a correlation is over rows: say after `by` what they are⇒相关分析以行为单位：请在 `by` 之后说明
    such as `by rep`⇒例如 `by rep`
    a correlation is between two numbers, and {} is none⇒相关分析在两个数之间进行，而 {} 不是数
    say which with `where`⇒用 `where` 说明是哪些
    say which percentile, as in `percentile({})`⇒请说明第几百分位，如 `percentile({})`
    write `percentile({})`⇒写成 `percentile({})`
    a percentile lies between 0 and 100, and {} is not meant so⇒百分位在 0 到 100 之间，{} 不是
    write {}⇒写成 {}
    `corr` needs two numbers of the same records, as in `corr(opportunities.amount, opportunities.cycle)`⇒`corr` 需要同一记录的两个数，如 `corr(opportunities.amount, opportunities.cycle)`
    with {}⇒与 {}
    {} is a percentage and {} would be {} times the whole; write {}%⇒{} 是百分数，{} 就是整体的 {} 倍；请写 {}%
    the edges of bands rise, each named once⇒分段的边界依次增大，各写一次
    only numbers are cut into bands, and {} is none⇒只有数才能分段，而 {} 不是
    leave the bands out⇒去掉分段
    `{}` is no date of {}⇒`{}` 不是{}的日期
    no history is kept of `{}`; of opportunities, stage, owner, state, amount and expected_close are followed, of customers owner, status and the changes of their fields⇒没有保存 `{}` 的历史；商机保存阶段、负责人、状态、金额和预计成交日的历史，客户保存负责人、状态和各字段的变更
    parts of a ratio do not add up to a whole, so they have no share⇒比率的各部分加起来不是整体，所以没有占比
    show the ratio itself⇒显示比率本身
    {} and {} cannot be added or subtracted⇒{}与{}不能相加减
    show both⇒两者都显示
    `{}` is computed from several numbers; a list shows fields and single numbers, `show` all of them⇒`{}` 由多个数算出；列表只显示字段和单个数，`show` 都能显示
    write `show`⇒写成 `show`
    `{}` is no number about {}: no {} is kept with {}⇒`{}` 不是关于{}的数：{4}没有记录属于哪个{3}
    name a field of theirs⇒写它们自己的一个字段
    `{}` is no name but a state, which is asked for with `{}`⇒`{}` 不是名称而是状态，要写成 `{}`
    `{}` is no record and has no fields; a path goes through records⇒`{}` 不是记录，没有字段；路径只能经过记录
    name it alone⇒只写它本身
    `{}` is a field of {}, which `list` shows; `show` has numbers⇒`{}` 是{}的字段，由 `list` 列出；`show` 只显示指标
    {} have no day of their own, so a period cannot choose among them⇒{}没有自己的日期，不能用时间段来选择
    leave the period out⇒去掉时间段
    ask those⇒请问那些
    list those up to that day⇒列出到那天为止的
    {} are as they are today; their states have been kept⇒{}是今天的样子；过去的状态另有记录
    {} are not valid from a day until a day, so they have no `as of`⇒{}没有有效期，所以没有 `as of`
    `{}` is not known yet at the time of the row, so that there is none to list⇒`{}` 在该行的时间尚未可知，没有可列出的记录
    `{}` looks back beyond the first row, where there are no records to list⇒`{}` 追溯到第一行之前，那里没有可列出的记录
    `{}` is not known at such a time, so that no record of it lies in the row; ask the row without a time⇒`{}` 没有这样的时间，此行没有它的记录；请问没有时间的那一行
    `{}` asks whether `{}` on {}, and a list of its records is of {}; ask it `as of {}`⇒`{}` 问 `{}` 在 {} 是否如此，而其记录的列表是 {} 的；请加上 `截至 {}`
    `{}` is of {}, and a list of {} knows only of today whether `{}`; ask it `as of {}`⇒`{}` 是 {} 的数，而{}的列表只知道今天是否 `{}`；请加上 `截至 {}`
    no {} was set for the row, so that there is none to list⇒此行没有设定{}，没有可列出的
    the row has no {}, so that nothing in it is anybody's own; ask it without `own(...)`⇒此行没有 {}，其中没有任何人本人的记录；请不用 `own(...)` 来问
    `{}` of several rows together is not computed from one list of records; name a row⇒几行合计的 `{}` 不是由同一份记录算出的；请指定一行
    a statement can name {} rows, and these are {}; name a row⇒一条语句最多指定 {} 行，这里有 {} 行；请指定一行
    {} is read as of a moment, and {} is none; `{}.{}` chooses among the days that made it up⇒{}是某一时刻的数，没有{}；`{}.{}` 从构成它的日期中选择
    say so⇒写明
    a benchmark has one row for each of those who work, and `in each` would make rows of its own⇒标杆分析每人（或每个团队）一行，`in each` 会另外分行
    look at all rows⇒看所有行
    the row is about a lead that bears the same name as another, so that no list can choose it by `{}`⇒该行是与他人同名的线索，列表无法用 `{}` 选择它
    {} have no date of their own to be followed from⇒{}没有可供跟踪的日期
    ask about all of them⇒对全部记录提问
    `{}` is no date of {}; they have {}⇒`{}` 不是{}的日期；有 {}
    follow them from `{}`⇒从 `{}` 开始跟踪
    `{}` needs records that are followed from a day of their own, as in `{}`⇒`{}` 需要从某天开始跟踪的记录，如 `{}`
    follow customers⇒跟踪客户
    leads, customers and opportunities are converted; {} are not⇒线索、客户和商机才会转化，{}不会
    {} cannot be split by {}: it does not happen on a day of its own⇒{}不能按 {} 拆分：它不发生在某一天
    split by cohort_month⇒按 cohort_month 拆分
    {} is read as of a moment, so it does not lie in the first days of each record⇒{}读取的是某一时刻的状态，不属于每条记录的头几天
    leave `within` out⇒去掉 `within`
    no target is set⇒没有设定目标
    no budget is set⇒没有设定预算
    {} for {} that are followed from a day of theirs⇒{}：从自己某一天起跟踪的{}
    choose {} by what they are⇒按属性选择{}
    {} have no day that could lie in the first days of each⇒{}没有日期，无法落在每条记录的头几天内
    the days after a record's own are counted as days of the calendar⇒记录之后的天数按日历天计算
    write `within {} days`⇒写成 `within {} days`
    that is longer than anything can be followed⇒时间太长，无法跟踪
    follow them whenever it happens⇒无论何时发生都跟踪
    `trailing` takes a number and how many days it is counted over, as in `trailing(visits, 90)`⇒`trailing` 的参数是一个数和统计天数，如 `trailing(visits, 90)`
    such as `trailing(visits, 90)`⇒例如 `trailing(visits, 90)`
    `{}` does not happen on days that could be counted⇒`{}` 不发生在可计数的日子
    such as `closes`⇒例如 `closes`
    the stages of a funnel are counted, and `{}` is no count; `metrics` lists what there is⇒漏斗的阶段是计数，而 `{}` 不是计数；`metrics` 列出所有指标
    the same records are followed from one thing that happens on a day to the next, and `{}` is no such thing⇒同一批记录从某天发生的一件事跟踪到下一件，而 `{}` 不是这样的事
    a condition on a number chooses rows, and the rows are stages here; choose whom to count with `for ... with`⇒数值条件选择行，而这里的行是阶段；请用 `for ... with` 选择数谁
    the stages are those of certain opportunities, as in `for {}`⇒各阶段属于一批商机，如 `for {}`
    follow opportunities⇒跟踪商机
    only opportunities have stages, and {} are none⇒只有商机有阶段，{}没有
    opportunities created in {}⇒opportunities created in {}
    those whom it counts⇒它所计的那些
    its root is `stddev`⇒它的平方根是 `stddev`
    it is of one metric, as targets are⇒它针对一个指标，与目标一样
    `{}` does not add up day by day, so its target is not for a part of the days⇒`{}` 不是逐日累计的，其目标不能按天折算
    `{}` is the better grade and begins at the lower score: {}, and `{}` at {}⇒`{}` 是更好的等级，起点却更低：{}，而 `{}` 为 {}
    the better one from the higher score⇒更好的等级起点更高
    `corr` is of fields of records; whether numbers go together is asked with `correlate`⇒`corr` 用于记录的字段；数与数是否相关用 `correlate` 来问
    {} is a number here; when it happened is said by a period, such as `since 2026-03-01`⇒{} 在此是一个数；发生在什么时候用时间段表示，如 `since 2026-03-01`
    a segment is chosen by what its records are; by a number such as `{}` a question chooses them, after `for`⇒细分按记录本身的属性来选；按 `{}` 这样的数，由问题在 `for` 之后选
    `{}` the period began already, so that the two would overlap⇒`{}` 时本时间段已经开始，两者会重叠
    nobody to profile is called `{}`⇒没有名为 `{}` 的画像对象
    there are won_customers, lost_customers, new_customers, won_opportunities, and every kind of record⇒有 won_customers、lost_customers、new_customers、won_opportunities，以及各种记录
    {} are chosen by what they did already; `{}` chooses among all, as in `profile customers with ...`⇒{}已经按做过的事选定；`{}` 是从全体中选择，如 `profile customers with ...`
    `{}` is about a row's numbers, and a row of a profile has two sides; whom to look at stands before `by`, as in `profile customers with {} by industry`⇒`{}` 是行的数值条件，而画像的一行有两边；看谁要写在 `by` 之前，如 `profile customers with {} by industry`
    opportunities are followed through the stages from their own day, whenever that is⇒商机从自己的日期开始跟踪各阶段，无论何时
    others bear the same name, and no condition tells whose line is meant; ask by {} alone⇒有人同名，条件无法区分是谁的；请只按 {} 提问
    `in period` is for a number of records, each in the time of its row, as in ⇒`in period` 用于记录的计数，每条记录看其所在行的时间，如 
    `count(customers where first_order in period)`; elsewhere the period itself is said⇒`count(customers where first_order in period)`；别处请直接写时间段
    say which, such as this month⇒写明哪一段，如 this month
    the period would end ({}) before it starts ({})⇒时间段的结束（{}）早于开始（{}）
    this leaves the calendar, which has the years 1 to 9999⇒超出日历范围（公元 1 年到 9999 年）
    such as `this year`⇒例如 `this year`
    an entry is of one day, and this is a longer period⇒一条记录属于某一天，而这是更长的时间
    such as one of its days⇒例如其中一天
    {} is no length of a period; say at least 1⇒{} 不能作为时间长度；至少为 1
    such as `last 30 days`⇒例如 `last 30 days`
    {} are known as of now only, so they cannot be split by time⇒{}只知道现在的情况，不能按时间拆分
    {} is known as of now only, and the question is about {}; ask it without a past period or `as of`⇒{}只知道现在的情况，而问题问的是 {}；请去掉过去的时间段或 `as of`
    ask as of now⇒按现在提问
    {} compares the start of a period with its end, so it needs one⇒{}比较一段时间的开始和结束，所以需要时间段
    ask of this quarter⇒问本季度
    ask of the month of that day⇒问该日所在的月份
    as of {} nothing of {}, which it is compared with, is there⇒截至 {},与之对比的 {} 尚无数据
    ask of this month⇒问本月
    working days passed and working days left are those of a period, so it needs one⇒已过和剩余的工作日是某段时间的，所以需要时间段
    `{}` is a metric; what is shown of each stands after `with`⇒`{}` 是指标；每个对象显示什么写在 `with` 之后
    `in period` along time counts who is there in each part of a period, so it needs one⇒沿时间的 `in period` 数的是每段时间里的对象，所以需要时间段
    ask of this year⇒问今年
    `opening` takes one number that is read as of a moment, such as receivable or pipeline⇒`opening` 需要一个按时刻读取的数，如 receivable 或 pipeline
    write `opening(receivable)`⇒写成 `opening(receivable)`
    {} are read as of a moment, and {} is none⇒{}按时刻读取，而 {} 不是时刻
    split by month⇒按月拆分
    these are {} points of time; ask for at most {}⇒共有 {} 个时间点，最多 {} 个
    a check compares numbers, such as `visits >= 10`; a condition on records stands after `where`⇒检查比较的是数，如 `visits >= 10`；记录条件写在 `where` 之后
    a benchmark compares those who work: `by rep` or `by team`⇒对标比较的是人：`by rep` 或 `by team`
    compare reps⇒比较销售
    what is required is a count of what was done, as in `required(visits)`⇒所需的是做事的次数，如 `required(visits)`
    a benchmark compares numbers, and {} is none⇒对标比较的是数，而 {} 不是
    this counts no records, so that nobody can be known by it⇒它不数任何记录，不能用来看谁最好
    no scorecard is called `{}`⇒没有名为 `{}` 的考核表
    make one⇒定义一个
    reps and teams are scored, not `{}`⇒评分的对象是销售和团队，不是 `{}`
    `for` chooses which {} are shown, and {} are none of them⇒`for` 选择显示哪些 {}，{} 不在其中
    the numbers without scores⇒不带得分的数字
    score reps⇒给销售评分
    scores have no column `{}`; they have {}⇒得分表没有列 `{}`；有 {}
    `{}` cannot be asked of scores; compare a column with a number or a text⇒不能这样问得分 `{}`；请把某一列与数或文字比较
    of scores the first or last so many are shown, not a part or those of each group⇒得分只能取前几名或后几名，不能取比例或每组几名
    the first three⇒前三名
    scores are shares of targets already; they are compared with other periods⇒得分本来就是与目标之比；可与别的时间段对比
    the period before⇒上一个时期
    {} is a text⇒{} 是文字
    a score is of a period⇒评分要有时间段
    the period ends on {}, and only what is over can be locked⇒时间段到 {} 才结束，只能锁定已经结束的
    the weights add up to {}{}, not to 100%⇒权重合计为 {}{}，不是 100%
    let the last one weigh {}⇒让最后一项占 {}
    in the same proportions⇒按同样的比例
    a weight is a percentage: `weight {}%`, not `weight {}`⇒权重是百分数：写 `weight {}%`，不写 `weight {}`
    write `{} in`⇒写成 `{} 在`
    write `{}%`⇒写成 `{}%`
    a score is a share of its target, and of nothing there is none⇒得分是达到目标的比例，目标为零就没有比例
    write 1⇒写成 1
    a weight is more than 0%, at most 100%, and has at most two decimals⇒权重大于 0%，不超过 100%，最多两位小数
    {} has to be a percentage of {}: `{}%`⇒{} 应为{}的百分数：`{}%`
    `{}` is measured by nothing; say `target 10`, `against target`, `bands 10 -> 50%` or `by rank`⇒`{}` 没有衡量标准；请写 `target 10`、`against target`、`bands 10 -> 50%` 或 `by rank`
    score it by rank⇒按排名计分
    targets are set for metrics, and `{}` is a formula; say `target` and a number⇒目标是为指标设定的，而 `{}` 是公式；请写 `target` 和数
    such as `target 2`⇒例如 `target 2`
    an item of weight {} gives at most {} points, not {}⇒权重 {} 的项目最多 {} 分，不是 {}
    all of it is {}⇒满分是 {}
    two bands begin at the same value⇒有两档从同一个值开始
    the cap lies below the floor⇒封顶低于保底
    leave the cap out⇒去掉封顶
    the grade `{}` or where it begins is there twice⇒等级 `{}` 或它的起点重复了
    call it `{}_2`⇒取名 `{}_2`
    `vs` puts another period beside the question's own, and the question names none⇒`vs` 把另一段时间放在问题的时间旁边，而问题没有时间段
    compare this {}⇒与本{}比较
    all time has no other time beside it; `vs` compares two stretches of it⇒全部时间没有可比的另一段时间；`vs` 比较两段时间
    `{}` compares two periods, and the question has no `vs`⇒`{}` 比较两段时间，而问题没有 `vs`
    compare with the period before⇒与上一期比较
    the question's own period begins with the store, so that none lies before it⇒问题的时间段从数据开始之时起，之前没有可比的
    this is the question's own period, which would be compared with itself⇒这就是问题自己的时间段，等于与自己比较
    the question's period is no {}, so that no {} is the same⇒问题的时间段不是{}，所以没有相同的{}
    targets are set for metrics that add up, such as sales and closes, not for {}⇒目标是为可相加的指标设定的，如 sales 和 closes，而不是 {}
    `{}` needs a number to look at⇒`{}` 需要一个数
    `{}` counts from one day to another: it needs two, not {}⇒`{}` 从一天数到另一天：需要两个日期，而不是 {} 个
    `{}` counts from one day to another, and `{}` is no day⇒`{}` 从一天数到另一天，而 `{}` 不是日期
    `{}` is known of each record; a row of an answer has many⇒`{}` 是每条记录的数；答案的一行有多条记录
    take an average, for example⇒例如取平均
    `{}` goes along time, and these rows are not split by it⇒`{}` 沿时间计算，而这些行没有按时间拆分
    `moving` needs to know over how many buckets of the time axis⇒`moving` 需要知道取几期
    over three⇒取三期
    how many buckets of the time axis is a whole number from 1 to {}, not {}⇒期数是 1 到 {} 的整数，而不是 {}
    write 3⇒写成 3
    `{}` takes no more than this, as in `{}`⇒`{}` 没有更多参数，如 `{}`
    leave the rest out⇒去掉其余部分
    who is counted in two of them would be counted twice⇒在两期中都有的对象会被数两次
    that of several does not follow from that of each⇒多期的值不能由各期的值得出
    `{}` puts times together, and of {} {}⇒`{}` 把多期合在一起，而 {}：{}
    show it for each time⇒显示各期的值
    {} is read as of a moment, so it is never added up over time⇒{} 读取的是某一时刻的状态，不能沿时间相加
    show it as of each⇒显示各时刻的值
    `{}` puts records of several times together, and {} looks at other rows already⇒`{}` 把多期的记录合在一起，而 {} 已经在看其他行
    show that alone⇒只显示它
    `{}` adds rows up, and {} of several rows is not their sum⇒`{}` 逐行相加，而多行的 {} 不是各行之和
    rank the rows by it⇒按它给各行排名
    an interval belongs to a share of cases, a count over a count; {} is none⇒区间属于比例（计数除以计数），而 {} 不是
    write `win_rate`⇒写成 `win_rate`
    a part of the whole lies above 0% and is at most 100%⇒整体的一部分大于 0%，不超过 100%
    a part of the whole lies above 0% and is at most 100%, not {}⇒整体的一部分大于 0%，不超过 100%，而不是 {}
    write 80%⇒写成 80%
    {} of several rows is not their sum, so no rows make a part of it⇒多行的 {} 不是各行之和，所以没有哪些行占其一部分
    so many rows⇒取若干行
    a list shows so many records; `show` can tell which of them make a part of a sum⇒列表显示若干条记录；`show` 能说明哪些记录占合计的一部分
    so many records⇒取若干条
    `{}` is one number; `{}` needs those of several, as in `{}`⇒`{}` 是一个数；`{}` 需要多个数，如 `{}`
    `{}` is of single records; `by {}` puts numbers such as sales together, as in `median(sales by {})`⇒`{}` 属于单条记录；`by {}` 把 sales 之类的数合在一起，如 `median(sales by {})`
    count those that have any⇒数有值的
    numbers of several have an `avg`, a `median`, a `percentile`, `min`, `max` and `stddev`, no `{}`⇒多个对象的数有 `avg`、`median`、`percentile`、`min`、`max` 和 `stddev`，没有 `{}`
    of `{}` only `where` can choose what it is about⇒对 `{}` 只能用 `where` 选择范围
    `{}` puts the numbers of several together, and {} looks at other rows already⇒`{}` 把多个对象的数合在一起，而 {} 已经在看其他行
    `n` and `interval` belong to shares of cases such as `win_rate`, and none is shown⇒`n` 和 `interval` 属于 `win_rate` 之类的比例，而这里没有
    what it is made of⇒它由什么组成
    did you mean "{}"?⇒是不是要写“{}”？
    a built-in metric⇒内置指标
    a kind of record⇒一种记录
    add `month`⇒加上 `month`
    add `by month`⇒加上 `by month`
    when it changed⇒变更的时间
    a metric⇒指标
    `by` takes a dimension such as {}⇒`by` 之后是维度，如 {}
    a plan is for a stretch of time⇒计划针对一段时间
    none are set for it⇒没有按它设定
    no {} is kept with {}⇒{2}没有记录{1}
    , but `{}` can be⇒，但 `{}` 可以
    the target⇒目标
    the budget⇒预算
    a number of {}⇒{}的数
    sort keys⇒排序列
    a weekday⇒星期
    a date⇒日期
    yes or no⇒是或否
    group by it⇒按它分组
    in `{}`: {}⇒在 `{}` 中：{}
    `{}` is no unit; there are {}⇒`{}` 不是单位；单位有 {}
    the score⇒得分
    the goal⇒目标
    own(...) of {}⇒{}的 own(...)
    what was set for a team is meant for all of it⇒为团队设定的目标针对整个团队
    leads⇒线索
    opportunities⇒商机
    products⇒产品
    reps⇒销售
    teams⇒团队
    team⇒团队
    territory⇒区域
    targets⇒目标
    budgets⇒预算
    money⇒金额
    ratio⇒比率
    date⇒日期
    `{}` is no attribute: the time is said as it is, and rows of time are made by `by month`⇒`{}` 不是属性：时间直接写出来，按时间分行用 `by month`
    ask for `{}`⇒改问 `{}`
    `{}` is a number, and no kind of records⇒`{}` 是一个数，不是一类记录
    list what it counts⇒列出它所统计的记录
    {} is text, and `{}` compares numbers and days⇒{}是文字，而 `{}` 只比较数和日期
    {} is a number, in bands called {}⇒{}是一个数，各段名为 {}
    no scorecard is called `{}`; there is {}⇒没有名为 `{}` 的考核表；现有 {}
    `vs` puts one cohort beside another as a whole, not time by time; `by cohort month` shows several along time⇒`vs` 把一批与另一批整体并列，而不逐段并列；沿时间看多批用 `by cohort month`
    a funnel that follows records follows those of one time; `by month` shows those of several, and what one stage is of another `vs` compares⇒跟踪记录的漏斗只跟踪同一段时间的记录；看多段时间用 `by month`，对比转化率用 `vs`
    `{}` is no field of {} but a number about each, which stands after `with`⇒`{}` 不是{}的字段，而是关于每条记录的数，写在 `with` 之后
    group by {}⇒按{}分组
    """#
}
