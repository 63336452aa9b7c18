extension ChineseSentences {
  /// Of the shell, and names of records.
  static let ofShell = #"""
    there is no answer to export yet; say what to export⇒还没有可导出的答案；请说明导出什么
    nothing was asked yet, so there is no last answer⇒还没有提问，没有上次的答案
    nothing was asked yet that `..` could go on from⇒还没有提问，`..` 没有可以接着问的问题
    such as⇒例如
    the ending of the file says its format⇒文件的扩展名决定格式
    an export has no format for `.{}{}`⇒导出没有 `.{}{}` 格式
    {}; it can be {}⇒{}；可以是 {}
    there is more than one answer, and the file holds one; .xlsx, .md, .html and .txt hold several⇒有多个答案，而该文件只能放一个；.xlsx、.md、.html 和 .txt 可以放多个
    this is answered in words, not in rows; .md, .html, .txt and .xlsx hold words⇒这个答案是文字，不是表；.md、.html、.txt 和 .xlsx 可以放文字
    the question says `as {}`, the file's ending another format⇒问题写着 `as {}`，文件扩展名却是另一种格式
    the script answers nothing, so there is nothing to write⇒脚本没有答案，没有可写的内容
    1 row⇒1 行
    {} rows⇒{} 行
    {} is there already; say `replace` to write over it⇒{} 已经存在；写 `replace` 覆盖它
    {} is not a file that could be written over⇒{} 不是可以覆盖的文件
    cannot write {}: {}⇒无法写入 {}：{}
    {} could not be written: {}⇒{} 没有写成：{}
    {} could not be written⇒{} 没有写成
    {} is not a file⇒{} 不是文件
    {} is no text: {}⇒{} 不是文本：{}
    error: {}⇒错误：{}
    stopped: the question took longer than {} s⇒已停止：提问超过 {} 秒
      try: {}⇒  可试：{}
    error: {}; --safe does not allow it⇒错误：{}；--safe 不允许
    error[{}]: {}⇒错误[{}]：{}
    error: the answer could not be written: {}⇒错误：答案无法写出：{}
    line {} is not UTF-8; convert it first⇒第 {} 行不是 UTF-8；请先转换
    line {} holds a NUL byte⇒第 {} 行有 NUL 字节
    log changes the store⇒log 会改动数据库
    those that there are⇒现有的销售
    `${}` has no value; `param ${} = ...` gives it one⇒`${}` 没有值；用 `param ${} = ...` 赋值
    there is nothing between the quotes⇒引号之间没有内容
    write a name⇒写上名称
    plan it⇒作为计划
    say `{}` first⇒先写 `{}`
    alias changes the store⇒alias 会改动数据库
    unalias changes the store⇒unalias 会改动数据库
    `{}` have no aliases; these have: {}⇒`{}` 没有别名；有别名的是 {}
    this is the same name⇒这是同一个名称
    {} is a record of its own, which an alias would hide; in an import write `map ("{}" -> ...)`⇒{} 本身是一条记录，别名会遮住它；导入时请写 `map ("{}" -> ...)`
    {} is no alias of theirs⇒{} 不是它们的别名
    `list aliases` shows them⇒`list aliases` 列出别名
    undo changes the store⇒undo 会改动数据库
    the last one is {}⇒最后一个是 {}
    nothing was imported yet⇒还没有导入过
    there is no import {}; {}⇒没有导入 {}；{}
    undo the last one⇒撤销最后一个
    `list imports` shows what was read⇒`list imports` 列出导入的内容
    import {} was undone on {}⇒导入 {} 已于 {} 撤销
    what import {} changed was not kept, so it cannot be undone⇒导入 {} 改动的内容没有保留，不能撤销
    import {}⇒导入 {}
    entry {} of the log⇒日志第 {} 条
    {} came later and needs these records; undo that first⇒{}发生在后，需要这些记录；请先撤销它
    undo import {} first⇒先撤销导入 {}
    the log has no entry {}⇒日志没有第 {} 条
    ; the last one is {}⇒；最后一条是 {}
     and none that could be undone⇒，也没有可以撤销的
    entry {} was undone on {}⇒第 {} 条已于 {} 撤销
    entry {} is {}'s; everybody undoes their own⇒第 {} 条是 {} 的；各人撤销自己的
    whose last entry? Say who you are with `set me "NAME"`, or which entry⇒谁的最后一条？用 `set me "NAME"` 说明你是谁，或写明哪一条
    such as `undo {}`⇒例如 `undo {}`
    say who you are⇒说明你是谁
    no entry of {}'s is left to undo; `list log` shows them⇒{} 没有可撤销的条目；`list log` 列出它们
    scores that are locked⇒已锁定的得分
    {} need these records, and cannot be undone⇒{}需要这些记录，不能撤销
    define changes the store⇒define 会改动数据库
    this is nested too deeply to be kept; say it with fewer brackets, or in two definitions⇒嵌套太深，无法保存；请少用括号，或分成两个定义
    undefine changes the store⇒undefine 会改动数据库
    `{}` is built in and stays⇒`{}` 是内置的，不能删除
    nothing defined here is called `{}`⇒这里没有名为 `{}` 的定义
    ; there is nothing yet⇒；还没有任何定义
    `{}` is used by `{}`; undefine that first⇒`{}` 被 `{}` 使用；请先取消那个定义
    undefine `{}`⇒取消定义 `{}`
    set {} changes the store⇒set {} 会改动数据库
    there is no setting `{}`; `set` lists them⇒没有设置项 `{}`；`set` 列出设置项
    the settings there are⇒现有的设置项
    `{}` cannot be {}; it can be {}⇒`{}` 不能是 {}；可以是 {}
    as it is now⇒现在的值
    lock changes the store⇒lock 会改动数据库
    `{}` of {} to {} was locked on {}⇒`{}` 从 {} 到 {} 的得分已于 {} 锁定
    nobody was employed from {} to {}⇒从 {} 到 {} 没有在职人员
    `{}` has locked scores, the last of {} to {}; {}⇒`{}` 有已锁定的得分，最后一次是 {} 到 {}
    a changed card needs another name⇒；改动后的考核表需要另取名称
    it stays⇒；它要保留
    this answer⇒这个答案
    there is no answer to look into yet; ask one with `show` first⇒还没有可查看的答案；先用 `show` 提问
    ask first⇒先提问
    the last answer has {}, so there is no row {}⇒上一个答案有{}，没有第 {} 行
    the last one⇒最后一行
    no row of the last answer is about "{}"⇒上一个答案没有关于“{}”的行
    the last answer has no total; name a row⇒上一个答案没有合计；请写某一行
    the last funnel has no step called `{}`⇒上一个漏斗没有名为 `{}` 的步骤
    a statement that says which they are would be too long; name a row⇒写明这些记录的语句会太长；请指定一行
    the last funnel has no column called `{}`⇒上一个漏斗没有名为 `{}` 的列
    the last answer has no row `others`; all its rows are shown⇒上一个结果没有「其他」行；所有行都已显示
    the other period has no part beside this row, so that `{}` has no records there⇒对比期没有与此行对应的部分，`{}` 在那里没有记录
    {} is not computed from records, so there are none to list⇒{}不是由记录算出的，没有可列出的记录
    only questions (`show`, `list`, `check`, `benchmark`, `score`, `correlate`, `funnel`, `profile`) can be explained⇒只有提问（`show`、`list`、`check`、`benchmark`、`score`、`correlate`、`funnel`、`profile`）可以解释
    say which⇒写明哪一张
    nothing is called `{}`⇒没有名为 `{}` 的内容
    along so many points of time for so many rows, numbers cannot be followed⇒时间点和行数太多，无法逐期计算
    no column of the file looks like a field of {}⇒文件中没有像{}字段的列
    say what its rows are: `as {}`⇒写明各行是什么：`as {}`
    the columns are periods, and nothing says what stands in them⇒各列是时间段，没有说明其中是什么
    the file's name and headers do not say what its rows are⇒文件名和表头没有说明各行是什么
    error⇒错误
    : ⇒：
    or: ⇒或：
    , ⇒、
    no date⇒非日期
    a number of rows, or none⇒行数，或 none
    a number of seconds, or none⇒秒数，或 none
    the name of a rep, whose log it is, or none⇒记录人（销售）的姓名，或 none
    activity⇒活动
    order lines⇒订单明细
    order line⇒订单明细
    categories⇒类别
    campaign⇒市场活动
    campaign spend⇒市场费用
    pipeline⇒销售管道
    location⇒仓库
    quote⇒报价
    import problems⇒导入问题
    stock movements⇒库存变动
    receivable movements⇒应收变动
    dues⇒到期款项
    unpaid dues⇒未付到期款项
    settlements⇒发票结清记录
    advance movements⇒预收款变动
    party states⇒客户状态记录
    customer states⇒客户状态记录
    customer orders⇒客户订单
    territory assignments⇒区域分配
    opened opportunities⇒新建的商机
    created leads⇒新建的线索
    lead qualifications⇒转为有效的线索
    opportunity states⇒商机状态记录
    opportunity changes⇒商机变更
    open deals⇒在跟商机
    expected deals⇒预计成交的商机
    planned closes⇒计划成交的商机
    recent closings⇒近期结束的商机
    stage stays⇒阶段停留
    proposals⇒报价与方案
    rep workdays⇒销售的工作日
    first orders⇒首次下单
    first wins⇒首次成交
    plan days⇒计划日
    product stock⇒产品库存
    plan rollups⇒计划
    customer changes⇒客户变更
    stopped⇒已停止
    saved {} statements to {}⇒已将 {} 条语句保存到 {}
    error[run-circle]: the scripts run each other in a circle: {}⇒错误[run-circle]：脚本循环调用：{}
    warning: {}; `me` holds for this session⇒警告：{}；`me` 只在本次会话有效
    error: {} is not installed, and without it such a file cannot be written; .csv needs nothing⇒错误：没有安装 {}，无法写这种文件；.csv 不需要任何库
    error: --set {}={}: it can be {}⇒错误：--set {}={}：可以是 {}
    error: standard input: {}⇒错误：标准输入：{}
    import reads a file⇒import 会读取文件
    run reads a file⇒run 会读取文件
    save writes a file⇒save 会写文件
    backup writes a file⇒backup 会写文件
    check store repair changes the store⇒check store repair 会改动数据库
    `{}` has locked scores, the last of {} to {}⇒`{}` 有已锁定的得分，最后一次是 {} 到 {}
    ; a changed card needs another name⇒；改动后的考核表需要另取名称
    ; it stays⇒；它要保留
    a correlation⇒相关系数
    what comes after the last stage⇒最后阶段之后
    a row of a list⇒列表的一行
    a row of this list⇒该列表的一行
    a record without an id⇒没有编号的记录
    a stage that records were followed to⇒被跟踪到的阶段
    write `sort {} {}`⇒写成 `sort {} {}`
    such as `{} = {}`⇒例如 `{} = {}`
    {} = {}    -- {}; {}⇒{} = {}    -- {}；{}
    you, in this store⇒你在此数据库中
    this session⇒本次会话
    the store⇒数据库
    crmql on {}, today is {}⇒crmql：{}，今天是 {}
    the sample company (nothing here is real)⇒示例公司（均为虚构）
    Try: show reps where visits/close > 12 by source this month⇒试试：看 销售 其中 拜访量/成交数 > 12 按 来源 本月
    `help` lists more, TAB completes, Ctrl-D leaves⇒`help` 列出更多，TAB 补全，Ctrl-D 退出
    error: the terminal cannot be used for editing; pipe statements in instead⇒错误：终端无法编辑；请用管道送入语句
    an import computes fields from the file's columns, text and numbers; this is neither⇒导入时的字段由文件的列、文字和数计算；这两者都不是
    as of {} nothing of a period that begins {} is there to make {}⇒截至 {}，从 {} 开始的时间段还没有可供{}计算的内容
    ask of {}⇒问 {}
    it is `count distinct`⇒用 `count distinct`
    reps⇒销售
    rep⇒销售
    teams⇒团队
    team⇒团队
    territories⇒片区
    territory⇒片区
    sources⇒来源
    source⇒来源
    campaigns⇒市场活动
    spend record⇒投放记录
    customers⇒客户
    customer⇒客户
    contacts⇒联系人
    contact⇒联系人
    leads⇒线索
    lead⇒线索
    stages⇒阶段
    stage⇒阶段
    opportunities⇒商机
    opportunity⇒商机
    quotes⇒报价
    activities⇒活动
    products⇒产品
    product⇒产品
    orders⇒订单
    invoices⇒发票
    invoice⇒发票
    credit notes⇒红字发票
    credit note⇒红字发票
    payments⇒回款记录
    payment⇒回款记录
    expenses⇒费用单
    expense⇒费用单
    targets⇒目标记录
    target record⇒目标记录
    budgets⇒预算记录
    budget record⇒预算记录
    stock movement⇒出入库
    locations⇒仓库
    holidays⇒节假日
    holiday⇒节假日
    customer change⇒客户变更
    problems⇒数据问题
    problem⇒数据问题
    changes⇒变更
    change⇒变更
    log⇒日志
    log entry⇒日志
    imports⇒导入记录
    import run⇒导入记录
    import problem⇒导入问题
    aliases⇒别名
    alias⇒别名
    say what it is, such as `= closes / proposals`⇒说明它是什么，例如 `= closes / proposals`
    a segment⇒客群
    a metric of yours⇒你定义的指标
    a word of the language⇒语言的关键词
    """#
}
