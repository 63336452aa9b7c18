extension ChineseSentences {
  /// Of the store, of files that are imported, of the log.
  static let ofStore = #"""
    there is no store at {}⇒{} 没有数据库
    {} is a folder, not a store⇒{} 是文件夹，不是数据库
    {} is not a crmql store (not a database at all)⇒{} 不是 crmql 数据库（根本不是数据库）
    {} is a database of another program, not a crmql store⇒{} 是其他程序的数据库，不是 crmql 的
    the store {} is damaged: {}⇒数据库 {} 已损坏：{}
    the store {} was made by a newer crmql (schema {}; this one reads up to {})⇒数据库 {} 由更新版本的 crmql 创建（版本 {}，本程序最高支持 {}）
    the store {} was made by an older crmql (schema {}; this one has {}) and would be changed⇒数据库 {} 由旧版 crmql 创建（版本 {}，本程序为 {}），打开会改动它
    there is a file at {} already⇒{} 已有文件
    {} is the store itself⇒{} 就是数据库本身
    {} is open in another program, or was not closed: there is {}⇒{} 正被其他程序打开，或没有正常关闭：存在 {}
    {} is a link or a device, not a file⇒{} 是链接或设备，不是文件
    the copy {} could not be written: {}; there is none⇒副本 {} 无法写入：{}；没有生成副本
    cannot write to {}: {}⇒无法写入 {}：{}
    cannot open {}: {}⇒无法打开 {}：{}
    the store {} is being written by someone else⇒数据库 {} 正被他人写入
    the disk that holds {} is full; nothing was changed⇒{} 所在磁盘已满；没有改动任何内容
    stopped; nothing was changed⇒已停止；没有改动任何内容
    there is no setting {}⇒没有设置项 {}
    {} is no value of {}⇒{} 不是 {} 的值
    amounts are recorded in {} already; the base currency cannot change⇒已有以 {} 记账的金额，不能更改本位币
    {} lies outside the calendar, which reaches from 1900 to 2199⇒{} 超出日历范围（1900 年到 2199 年）
    the store answered: {} (SQLite code {})⇒数据库返回：{}（SQLite 代码 {}）
    check the spelling; import into a new file with --create⇒检查拼写；用 --create 导入到新文件
    name the file inside it⇒写出其中的文件名
    import its data instead: import "file.csv" as ...⇒改为导入其数据：import "file.csv" as ...
    restore a copy; the file was not changed⇒恢复一个副本；文件没有改动
    use the newer crmql⇒使用更新的 crmql
    open it once without --safe; a copy of the old one is kept⇒不带 --safe 打开一次；会保留旧库的副本
    say `replace` to write over it, or take another name⇒写 `replace` 覆盖它，或换个名称
    take another name⇒换个名称
    close it there, or take another name⇒先在那边关闭，或换个名称
    free space or take another disk, then try again⇒腾出空间或换个磁盘，再试一次
    free space or check the permissions, then try again⇒腾出空间或检查权限，再试一次
    try again when the other program has finished⇒等其他程序结束后再试
    the settings are {}⇒设置项有 {}
    allowed: {}⇒可用的值：{}
    start a new store in the other currency⇒用另一种货币新建数据库
    check the year⇒检查年份
    there is no file at {}⇒没有文件 {}
    {} is no ordinary file⇒{} 不是普通文件
    cannot read {}: {}⇒无法读取 {}：{}
    {} changed while it was being read⇒{} 在读取时被改动
    {} is empty: a header row with the names of the columns is expected⇒{} 是空的：应有写着列名的表头
    line {} is not valid UTF-8, and the file is not UTF-16 or GB18030 either⇒第 {} 行不是有效的 UTF-8，文件也不是 UTF-16 或 GB18030
    line {} is not valid UTF-8, and the file is not UTF-16, GB18030 or Windows-1252 either⇒第 {} 行不是有效的 UTF-8，文件也不是 UTF-16、GB18030 或 Windows-1252
    no encoding is called {}⇒没有名为 {} 的编码
    line {} is not written in {}⇒第 {} 行不是用 {} 写的
    {} is a workbook, which says its own encoding⇒{} 是工作簿，编码由它自己说明
    say how it is written, such as encoding "windows-1251", or save it as UTF-8⇒说明编码，如 encoding "windows-1251"，或另存为 UTF-8
    name another encoding, or leave encoding out⇒换一个编码，或去掉 encoding
    leave encoding out⇒去掉 encoding
    line {} holds a NUL byte: this is no text file⇒第 {} 行有 NUL 字节：这不是文本文件
    the quote opened at line {} is never closed⇒第 {} 行打开的引号没有关闭
    the row that starts at line {} is longer than {} MiB⇒从第 {} 行开始的记录超过 {} MiB
    the file has {} columns; up to {} are read⇒文件有 {} 列，最多读取 {} 列
    {} is {}⇒{} 是{}
    {} is damaged: {}⇒{} 已损坏：{}
    {} is not read: its {} bytes unpack to more than {} MiB⇒没有读取 {}：其 {} 字节解压后超过 {} MiB
    line {} is no JSON of records: {}⇒第 {} 行不是记录的 JSON：{}
    {} holds no records⇒{} 没有记录
    standard input holds the statements and cannot be imported, too⇒标准输入是语句，不能同时作为数据导入
    standard input is a terminal; there is nothing to import from it⇒标准输入是终端，没有可导入的数据
    a working copy of the file cannot be written to {}: {}⇒文件的工作副本无法写入 {}：{}
    reading this file needs the library {}, which is not installed⇒读取此文件需要库 {}，但没有安装
    the workbook has no sheet "{}"⇒工作簿中没有工作表“{}”
    {} has several sheets: {}⇒{} 有多张工作表：{}
    {} is no workbook and has no sheets⇒{} 不是工作簿，没有工作表
    the records of {} have keys, not rows and columns of cells⇒{} 的记录是键值，不是行和列
    nothing called {} can be imported⇒不能导入名为 {} 的记录
    {} have no field {}⇒{}没有字段 {}
    the field {} is given twice⇒字段 {} 写了两次
    {} need {}⇒{}需要 {}
    the file has no column "{}"⇒文件没有列“{}”
    the header "{}" stands over several columns ({})⇒表头“{}”出现在多列（{}）
    there is no function {} in a mapping⇒映射中没有函数 {}
    {} takes {}, not {}⇒{} 需要{}，不是 {} 个
    %(...) takes a column of the file, not something computed⇒%(...) 的参数是文件的一列，不是算出的值
    total(...) adds up the rows with the same id, and no field is the id⇒total(...) 把同一编号的各行相加，但没有字段是编号
    known(...) is the whole of a field that refers to another record and may be blank⇒known(...) 只能是引用其他记录且可以留空的字段的全部
    the condition is neither true nor false⇒条件既不为真也不为假
    is the day or the month first in {}? No row decides: line {} has {}⇒{} 中先写日还是先写月？没有一行能够判断：第 {} 行是 {}
    , line {} has {}⇒，第 {} 行是 {}
    is the day or the month first in {}? Line {} has {}, ⇒{} 中先写日还是先写月？第 {} 行是 {}，
    line {} has {}⇒第 {} 行是 {}
    does the mark part thousands or decimals in {}? No row decides: line {} has {}⇒{} 中的符号是千位分隔还是小数点？没有一行能够判断：第 {} 行是 {}
    more than {} rows cannot be read⇒无法读取的行超过 {} 行
    ; the first is line {}: {}⇒；第一行是第 {} 行：{}
    check the spelling and the folder⇒检查拼写和文件夹
    name a file of records, or send them to standard input and import -⇒写出记录的文件名，或送到标准输入并 import -
    check the permissions⇒检查权限
    try again when the other program has finished writing it⇒等其他程序写完后再试
    export it again with a header row⇒重新导出，带上表头
    save it as UTF-8 and try again⇒另存为 UTF-8 再试
    close the quote, or double it ("") where it is meant as a character: line {}⇒关闭引号；作为字符时写两次（""）：第 {} 行
    look for a quote that is never closed: line {}⇒找找没有关闭的引号：第 {} 行
    leave out the columns that are not needed⇒去掉不需要的列
    save it again with Excel or LibreOffice⇒用 Excel 或 LibreOffice 重新保存
    get the file again⇒重新获取文件
    unpack it with another program, and look at what it holds⇒用其他程序解压，看看里面是什么
    keep {}⇒保留 {}
    correct the file, or export it again⇒更正文件，或重新导出
    export it again⇒重新导出
    give the statement with -c or -f, and the data on standard input⇒语句用 -c 或 -f 给出，数据送到标准输入
    name a file, or send the data: crmql company.db -c 'import - as ...' < file⇒写出文件名，或送入数据：crmql company.db -c 'import - as ...' < file
    free space there, or set TMPDIR to a folder with more⇒在那里腾出空间，或把 TMPDIR 设到空间更大的文件夹
    apt install {}⇒apt install {}
    its sheets are {}⇒它的工作表有 {}
    did you mean {}?⇒是不是要写 {}？
    say which: sheet "{}"⇒写明哪一张：sheet "{}"
    leave sheet out⇒去掉 sheet
    leave range and no header out⇒去掉 range 和 no header
    there are {}⇒有 {}
    its columns are {}{}⇒它的列有 {}{}
    keep one of them⇒只留一个
    add {} = <column>⇒加上 {} = <列>
    say which by its place: {}⇒用位置写明哪一列：{}
    compare something: where amount > 0⇒要比较：where amount > 0
    say it: {} or {}⇒写明：{} 或 {}
    correct one of them, or say it: {}; rows that do not fit become problems⇒更正其中一个，或写明：{}；不符的行作为问题行
    write {} or {} for it⇒为它写 {} 或 {}
    correct the file, or raise max problems⇒更正文件，或调大 max problems
    standard input⇒标准输入
    at least {} arguments⇒至少 {} 个参数
    {} or {} arguments⇒{} 或 {} 个参数
    one argument⇒一个参数
    {} arguments⇒{} 个参数
    is not a number⇒不是数
    is no metric; did you mean {}?⇒不是指标;您是指 {} 吗?
    is no metric; `define` it first, or name one of `metrics`⇒不是指标;请先 `define`,或用 `metrics` 中的名称
    is not an amount of money⇒不是金额
    is too large⇒太大
    is not a date⇒不是日期
    is a day that does not exist⇒是不存在的日子
    is outside the years 1900 to 2199⇒不在 1900 年到 2199 年之内
    has lost digits to a program that took it for a number; export it as text⇒被当作数的程序丢失了位数；请以文本导出
    may have thousands or decimals behind its mark⇒其符号之后可能是千位或小数
    may be day first or month first⇒可能先写日，也可能先写月
    has a time of day that does not exist⇒的时刻不存在
    is neither yes nor no⇒既不是“是”也不是“否”
    is no month, quarter or year⇒不是月、季度或年
    divides by zero⇒除以零
    is no duration⇒不是时长
    is not a whole number⇒不是整数
    is outside 0% to 100%; correct the file and import it again⇒不在 0% 到 100% 之内；请更正文件后重新导入
    is outside 0 to 1440 minutes, a day; divide by 60 what counts seconds⇒不在 0 到 1440 分钟（一天）之内；以秒计的请除以 60
    is before {}, the day of hiring; correct the file and import it again⇒早于入职日 {}；请更正文件后重新导入
    an activity lasts a day at most, 1440 minutes⇒一次活动最长一天，即 1440 分钟
    stands earlier in the file with other values⇒在文件前面已出现，值不同
    there is no {} called "{}"⇒没有名为“{2}”的{1}
    several {} are called "{}"; ⇒有多个{}叫“{}”；
    none of them has an id to tell them apart⇒没有一个有编号可以区分
    say which by its id: {}⇒用编号写明哪一个：{}
    no kind of activity is called `{}`⇒没有名为 `{}` 的活动类型
    who did it? Say it with `by`, or once and for all with `set me "NAME"`⇒是谁做的？用 `by` 说明，或用 `set me "NAME"` 一次设好
    a {} is with a customer or a lead; say `to "NAME"`⇒{}要有客户或线索；请写 `to "NAME"`
    `me` is "{}", and there is no such rep here⇒`me` 是“{}”，这里没有这个销售
    {} has not come yet; what is planned is said with `due`⇒{} 还没有到；计划的事用 `due` 表示
    {} has not come yet, and a {} is logged when it has happened⇒{} 还没有到，{}要在发生之后记录
    {} lies before 1900; check the year⇒{} 早于 1900 年；请检查年份
    {} left on {}, before that day⇒{} 已于 {} 离职，早于那天
    {} was hired on {}, after that day⇒{} 于 {} 入职，晚于那天
    a later day⇒更晚的日子
    what is planned has a day that it is `due`, and no day, time or length of its own yet⇒计划的事只有到期日 `due`，还没有日期、时刻和用时
    an amount is a number above 0, and no percentage⇒金额是大于 0 的数，不是百分数
    say how much: `log {} 1200 ...`⇒请写金额：`log {} 1200 ...`
    no exchange rate of {} is known on that day; there is {}⇒那天没有 {} 的汇率；有 {}
    {} has no price of its own; say `price`⇒{} 没有自己的价格；请写 `price`
    the products make {}, not {}⇒各产品合计为 {}，不是 {}
    invoice {} is {}; nothing can be paid for it⇒发票 {} 的状态是{}，不能再收款
    "{}" is {} already⇒“{}”已经是{}
    , since {}⇒，自 {} 起
    "{}" is in {} already⇒“{}”已经在 {} 阶段
    {} is no stage of this deal's pipeline, {}; its stages are {}⇒{} 不是该商机所在管道 {} 的阶段；它的阶段有 {}
    "{}" changed on {}, after that day⇒“{}”在那天之后的 {} 又有变更
    "{}" was created on {}, after that day⇒“{}”创建于 {}，晚于那天
    {} belongs to {}⇒{} 属于 {}
    a workbook of the format before 2007 (.xls)⇒2007 年以前格式的工作簿（.xls）
    a workbook with a password⇒带密码的工作簿
    a workbook in binary form (.xlsb)⇒二进制格式的工作簿（.xlsb）
    an OpenDocument file⇒OpenDocument 文件
    an archive and no workbook⇒压缩包，不是工作簿
    a web page, whatever its name says⇒网页，无论叫什么名字
    an XML file⇒XML 文件
    a PDF⇒PDF
    compressed in a way that is not read⇒以无法读取的方式压缩的
    a Parquet file⇒Parquet 文件
    a SQLite database⇒SQLite 数据库
    open it in Excel or LibreOffice and save it as .xlsx or CSV⇒用 Excel 或 LibreOffice 打开，另存为 .xlsx 或 CSV
    save it without the password⇒去掉密码后保存
    unpack it and name the file inside⇒解压后写出其中的文件名
    export the table as CSV from where it came⇒从来源处把表导出为 CSV
    unpack it, or compress it with gzip⇒解压，或用 gzip 压缩
    export it as CSV⇒导出为 CSV
    what is compressed does not match its checksum⇒压缩内容与校验和不符
    its end is missing⇒缺少结尾
    the zip archive is cut off, or does not match its checksums⇒压缩包不完整，或与校验和不符
    a part that every workbook has is missing⇒缺少每个工作簿都有的部分
    a part of the workbook is no XML⇒工作簿的一部分不是 XML
    it declares XML entities, which no workbook does⇒它声明了 XML 实体，工作簿不会这样
    something else is expected⇒此处应为其他内容
    {} cannot stand there⇒{} 不能出现在那里
    it ends in the middle⇒在中间断了
    nothing follows a comma⇒逗号之后没有内容
    the key {} stands twice in one record⇒键 {} 在一条记录中出现两次
    it is nested more than {} deep⇒嵌套超过 {} 层
    a number is malformed⇒有一个数写法不对
    a text has an unknown escape⇒文字中有未知的转义
    a text has half of a pair of surrogates⇒文字中有半个代理对
    a text has a control character, or is not closed on its line⇒文字中有控制字符，或在行末没有关闭
    a record is an object, { ... }, and this is none⇒记录是对象 { ... }，而这不是
    several lists are in it: {}⇒其中有多个列表：{}
    ; there is {}⇒；有 {}
    a currency code of three letters, such as USD, EUR, CNY⇒三个字母的货币代码，如 USD、EUR、CNY
    a month, 1 to 12⇒月份，1 到 12
    contacts⇒联系人
    orders⇒订单
    invoices⇒发票
    payments⇒回款
    territories⇒区域
    sources⇒来源
    campaigns⇒市场活动
    pipelines⇒销售管道
    locations⇒仓库
    quotes⇒报价
    imports⇒导入
    call⇒电话
    email⇒邮件
    message⇒消息
    meeting⇒会面
    demo⇒演示
    there is a "{}" already; `undo` takes this one back⇒已有“{}”；`undo` 可撤销这一条
    {} has an open "{}" already; `undo` takes this one back⇒{} 已有进行中的“{}”；`undo` 可撤销这一条
    it is expected before it was opened⇒预计成交日早于创建日
    it was {}⇒它原为{}
     since {}⇒（自 {} 起）
     and is open again⇒，现重新打开
    it has no amount; say `amount`⇒没有金额；请写 `amount`
    {} were open of {}; {} of it is an advance⇒{2} 未付 {1}；其中 {3} 为预收
    it is an advance; open of {}: {}. `for invoice "{}"` settles one⇒这是预收款；{} 未付的有：{}。`for invoice "{}"` 可核销
    no expense had the category {} before⇒以前没有类别为 {} 的费用
    {} is known since {} only⇒{} 自 {} 起才有记录
    {} says the same already; `undo` takes this one back⇒{} 内容相同；`undo` 可撤销这一条
    issued⇒已开具
    paid⇒已付
    void⇒作废
    draft⇒草稿
    receipt⇒收款
    """#
}
