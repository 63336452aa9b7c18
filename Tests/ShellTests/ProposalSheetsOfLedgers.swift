/// Papers of an accounting program, groups under lines of their own, a column for each day.
extension ProposalSheet {
  static let ofLedgers = [
    // QuickBooks: the customer stands alone above its papers, a sum below them
    ProposalSheet(
      file: "transactions.csv",
      text: """
        Craig's Design
        Transaction List by Customer
        January - November 2026

        ,Date,Transaction Type,Num,Due Date,Amount
        Acme
        ,07/13/2026,Invoice,1001,08/12/2026,497.00
        ,08/23/2026,Payment,2001,,-400.00
        ,09/20/2026,Invoice,1002,10/20/2026,10.00
        Total for Acme,,,,,$107.00
        Blue Harbor
        ,10/01/2026,Invoice,1003,10/31/2026,5.00
        ,10/19/2026,Credit Memo,1004,,-2.00
        Total for Blue Harbor,,,,,$3.00
        """,
      expected: """
        import "transactions.csv" as invoices (
          id = Num,
          customer = above(column_1),
          issued = Date,
          due = `Due Date`,
          amount = Amount
        ) where `Transaction Type` = "Invoice" ignore others
        import "transactions.csv" as payments (
          id = Num,
          customer = above(column_1),
          paid = Date,
          amount = abs(Amount)
        ) where `Transaction Type` = "Payment" ignore others
        import "transactions.csv" as credit_notes (
          id = Num,
          customer = above(column_1),
          issued = Date,
          amount = abs(Amount)
        ) where `Transaction Type` = "Credit Memo" ignore others
        """),
    // Xero: every line of an invoice bears the whole of it
    ProposalSheet(
      file: "SalesInvoices.csv",
      text: """
        ContactName,InvoiceNumber,InvoiceDate,DueDate,Total,InvoiceAmountPaid,InvoiceAmountDue,Description,Quantity,UnitAmount,LineAmount,Status
        Acme,INV-1,18/06/2026,02/07/2026,115.00,100.00,15.00,Book,5,13.00,65.00,Awaiting Payment
        Acme,INV-1,18/06/2026,02/07/2026,115.00,100.00,15.00,Lamp,1,50.00,50.00,Awaiting Payment
        Blue Harbor,INV-2,20/07/2026,19/08/2026,13.00,0.00,13.00,Book,1,13.00,13.00,Awaiting Payment
        """,
      expected: """
        import "SalesInvoices.csv" as orders (
          id = InvoiceNumber,
          customer = ContactName,
          ordered = InvoiceDate
        ) ignore DueDate, Total, InvoiceAmountPaid, Description, Quantity, UnitAmount, LineAmount, Status
        import "SalesInvoices.csv" as order_lines (
          order = InvoiceNumber,
          product = Description,
          quantity = Quantity,
          price = UnitAmount,
          amount = LineAmount,
          customer = ContactName,
          ordered = InvoiceDate
        ) ignore DueDate, Total, InvoiceAmountPaid, InvoiceAmountDue, Status
        import "SalesInvoices.csv" as invoices (
          id = InvoiceNumber,
          customer = ContactName,
          status = Status map ("Awaiting Payment" -> "issued"),
          issued = InvoiceDate,
          due = DueDate,
          amount = Total
        ) ignore others
        import "SalesInvoices.csv" as payments (
          id = InvoiceNumber,
          invoice = InvoiceNumber,
          paid = InvoiceDate,
          amount = InvoiceAmountPaid
        ) where InvoiceAmountPaid > 0 ignore others
        """),
    ProposalSheet(
      file: "visits week 47.csv",
      text: """
        Rep,Mon 16-Nov,Tue 17-Nov,Wed 18-Nov,Total
        Li Na,2,0,3,5
        Tom Becker,1,,4,5
        """,
      expected: """
        import "visits week 47.csv" unpivot `Mon 16-Nov`, `Tue 17-Nov`, `Wed 18-Nov` as activities (
          type = "visit",
          rep = Rep,
          done = heading + " 2026",
          times = cell
        ) ignore others
        """),
    ProposalSheet(
      file: "Sales by customer 2025.csv",
      text: """
        Customer,Jan,Feb,Mar,Total
        Acme,100.50,0,20,120.50
        Blue Harbor,,7,-3,4
        """,
      expected: """
        import "Sales by customer 2025.csv" unpivot Jan, Feb, Mar as orders (
          customer = Customer,
          ordered = "1 " + heading + " 2025",
          amount = cell
        ) where cell != 0 ignore Total
        """),
    ProposalSheet(
      file: "Lead Scoring.csv",
      text: """
        Prospect ID,Lead Number,Lead Source,Converted,TotalVisits
        7927b2df-8bba,660737,Olark Chat,0,5
        2a272436-5132,660728,Organic Search,0,2
        8cc8c611-a219,660727,Organic Search,1,2
        """,
      expected: """
        import "Lead Scoring.csv" as leads (
          id = `Lead Number`,
          name = `Lead Number`,
          source = `Lead Source`,
          status = Converted map ("0" -> "open", "1" -> "converted")
        )
        """),
    // what is owed, a column for each age; the sum at the foot is nobody's
    ProposalSheet(
      file: "AR Aging Summary.csv",
      text: """
        Craig's Design,,,,,
        "A/R Aging Summary as of November 20, 2026",,,,,
        Customer,Current,1 - 30,31 - 60,91 and over,Total
        Acme,"1,000.00",,50.00,,"1,050.00"
        Blue Harbor,,20.00,,7.00,27.00
        TOTAL,"1,000.00",20.00,50.00,7.00,"1,077.00"
        """,
      expected: """
        import "AR Aging Summary.csv" unpivot Current, `1 - 30`, `31 - 60`, `91 and over` as invoices (
          customer = Customer,
          issued = heading map ("Current" -> "2026-11-20", "1 - 30" -> "2026-11-19", "31 - 60" -> "2026-10-20", "91 and over" -> "2026-08-21"),
          due = heading map ("Current" -> "2026-11-20", "1 - 30" -> "2026-11-19", "31 - 60" -> "2026-10-20", "91 and over" -> "2026-08-21"),
          amount = cell
        ) where cell != 0 ignore others
        """),
    ProposalSheet(
      file: "Budget vs Actual Q1.csv",
      text: """
        Department,Category,Month,Budget,Actual,Variance
        Sales,Travel,Jan-26,"4,000","4,100",100
        Sales,Events,Jan-26,"2,000","1,500","(500)"
        Sales,Travel,Feb-26,"4,000","3,900","(100)"
        """,
      expected: """
        import "Budget vs Actual Q1.csv" as budgets (
          team = Department,
          category = Category,
          period = Month,
          amount = Budget
        ) ignore Actual
        import "Budget vs Actual Q1.csv" as expenses (
          team = Department,
          category = Category,
          spent = first_day(Month),
          amount = Actual
        ) ignore others
        """),
    ProposalSheet(
      file: "quota FY26.csv",
      text: """
        Sales Rep,Team,Q1 FY26,Q2 FY26,FY26 Total
        Li Na,East,$40K,$50K,$90K
        Tom Becker,West,$30K,$20K,$50K
        """,
      expected: """
        import "quota FY26.csv" as reps (
          name = `Sales Rep`,
          team = Team
        ) ignore others
        import "quota FY26.csv" unpivot `Q1 FY26`, `Q2 FY26` as targets (
          rep = `Sales Rep`,
          period = heading,
          value = cell
        ) ignore Team, `FY26 Total`
        """),
    // days that are all the first of a month say themselves which part is the month
    ProposalSheet(
      file: "rep quota.csv",
      text: """
        Salesperson,Month,Quota
        Li Na,1/1/2026,100
        Li Na,2/1/2026,110
        Li Na,3/1/2026,120
        Tom Becker,1/1/2026,90
        """,
      expected: """
        import "rep quota.csv" as targets (
          rep = Salesperson,
          period = month_first(Month),
          value = Quota
        )
        """),
    // two columns of one name: the first is called by its place
    ProposalSheet(
      file: "sales log.csv",
      text: """
        Date,Rep,Customer,Amount,Amount
        2026-01-05,Li Na,Acme,10,3
        2026-02-05,Tom Becker,Blue Harbor,20,4
        """,
      expected: """
        import "sales log.csv" as orders (
          customer = Customer,
          rep = Rep,
          ordered = Date,
          amount = column_4
        )
        """),
    // monday: parts under a title, each with the header again
    ProposalSheet(
      file: "monday_deals.csv",
      text: """
        Sales Pipeline
        Deals
        Deal Name,Owner,Stage,Deal Value,Close Date
        Acme rollout,Li Na,Proposal,1000,2026-12-01
        Blue pilot,Tom Becker,Proposal,2000,2026-12-05

        Closed Won
        Deal Name,Owner,Stage,Deal Value,Close Date
        Delta,Li Na,Won,3000,2026-09-01
        """,
      expected: """
        import "monday_deals.csv" as opportunities (
          name = `Deal Name`,
          rep = Owner,
          stage = Stage,
          amount = `Deal Value`,
          closed = `Close Date`
        )
        """),
    ProposalSheet(
      file: "inventory_snapshot.csv",
      text: """
        Snapshot Date,SKU,Product Name,On Hand Qty,Unit Cost
        2026-11-15,P-1,Desk,40,55
        2026-11-15,P-2,Lamp,7,9
        2026-11-22,P-1,Desk,38,55
        2026-11-22,P-2,Lamp,12,9
        """,
      expected: """
        import "inventory_snapshot.csv" as products (
          id = SKU,
          name = `Product Name`,
          cost = `Unit Cost`,
          stock = `On Hand Qty`
        ) where `Snapshot Date` = "2026-11-22"
        """),
    // a contract is what is owed, too
    ProposalSheet(
      file: "合同回款台账.csv",
      text: """
        序号,客户名称,业务员,合同编号,签约日期,合同金额(万元),已回款(万元),未回款(万元),到期日
        1,上海星辰,张三,HT-001,2026年1月18日,30.5,30.5,0,2026年6月28日
        2,北京蓝海,李四,HT-002,2026年8月4日,12,2,10,2026年12月1日
        """,
      expected: """
        import "合同回款台账.csv" as orders (
          id = 合同编号,
          customer = `客户名称`,
          rep = 业务员,
          ordered = 签约日期,
          amount = `合同金额(万元)` * 10000
        ) ignore `已回款(万元)`, 到期日
        import "合同回款台账.csv" as invoices (
          id = 合同编号,
          order = 合同编号,
          customer = `客户名称`,
          rep = 业务员,
          issued = 签约日期,
          due = 到期日,
          amount = `合同金额(万元)` * 10000
        ) ignore others
        import "合同回款台账.csv" as payments (
          id = 合同编号,
          invoice = 合同编号,
          paid = 签约日期,
          amount = `已回款(万元)` * 10000
        ) where `已回款(万元)` > 0 ignore others
        """),
    ProposalSheet(
      file: "campaign performance.csv",
      text: """
        Campaign ID,Campaign Name,Channel,Date,Clicks,Spend
        CMP-1,Brand,Facebook,2026-01-05,20,$30.00
        CMP-2,Webinar,Email,2026-01-05,5,$9.00
        CMP-1,Brand,Facebook,2026-01-12,31,$28.00
        """,
      expected: """
        import "campaign performance.csv" as campaigns (
          id = `Campaign ID`,
          name = `Campaign Name`
        ) ignore others
        import "campaign performance.csv" as sources (
          name = Channel,
          channel = Channel
        ) ignore others
        import "campaign performance.csv" as campaign_spend (
          campaign = `Campaign ID`,
          source = Channel,
          spent = Date,
          amount = Spend
        ) ignore `Campaign Name`
        """),
    ProposalSheet(
      file: "Daily Sales by Store.csv",
      text: """
        Store,11/01,11/02,11/03,Total
        Paris,100,0,7,107
        London,20,30,40,90
        Total,120,30,47,197
        """,
      expected: """
        import "Daily Sales by Store.csv" unpivot `11/01`, `11/02`, `11/03` as orders (
          ordered = month_first(heading + " 2026"),
          amount = cell
        ) where cell != 0 ignore Total
        """),
    ProposalSheet(
      file: "Monthly sales.csv",
      text: """
        Region,Product,Jan 2026,Feb 2026,Grand Total
        East,Desk,100,20,120
        East,Lamp,30,0,30
        Grand Total,,130,20,150
        """,
      expected: """
        import "Monthly sales.csv" unpivot `Jan 2026`, `Feb 2026` as order_lines (
          order = row + " " + heading,
          product = Product,
          amount = cell,
          ordered = "1 " + heading
        ) where cell != 0 ignore `Grand Total`
        """),
    // days without a year, of work that is counted
    ProposalSheet(
      file: "销售日报.csv",
      text: """
        日期,销售,电话量,拜访量,签单金额
        11月2日,张三,12,3,0
        11月3日,李四,7,0,5000
        11月3日,张三,9,1,0
        """,
      expected: """
        import "销售日报.csv" unpivot 电话量, 拜访量 as activities (
          type = heading map ("电话量" -> "call", "拜访量" -> "visit"),
          rep = 销售,
          done = "2026年" + 日期,
          times = cell
        ) ignore others
        import "销售日报.csv" as orders (
          rep = 销售,
          ordered = "2026年" + 日期,
          amount = 签单金额
        ) where 签单金额 != 0 ignore others
        """),
    ProposalSheet(
      file: "费用报销_审批导出.csv",
      text: """
        审批编号,申请人,所属部门,提交时间,审批状态,费用类型,报销金额(元),报销事由
        202611200001,张三,销售一部,2026/11/20 09:01,审批通过,差旅费,"1,200.00",客户拜访
        202611200002,李四,销售一部,2026/11/21 09:02,审批中,招待费,300.00,客户拜访
        """,
      expected: """
        import "费用报销_审批导出.csv" as expenses (
          id = 审批编号,
          rep = 申请人,
          team = 所属部门,
          category = `费用类型`,
          spent = 提交时间,
          status = 审批状态 map ("审批通过" -> "approved", "审批中" -> "submitted"),
          amount = `报销金额(元)`,
          note = 报销事由
        )
        """),
    // lines above groups that the sums below name
    ProposalSheet(
      file: "AR Aging Detail.csv",
      text: """
        Date,Num,Customer,Due Date,Amount,Open Balance
        1 - 30 days past due
        10/15/2026,1001,Acme,11/14/2026,100.00,40.00
        Total for 1 - 30 days past due,,,,$100.00,$40.00
        31 - 60 days past due
        09/15/2026,1002,Blue Harbor,10/20/2026,70.00,70.00
        Total for 31 - 60 days past due,,,,$70.00,$70.00
        """,
      expected: """
        import "AR Aging Detail.csv" as invoices (
          id = Num,
          customer = Customer,
          issued = Date,
          due = `Due Date`,
          amount = Amount
        )
        import "AR Aging Detail.csv" as payments (
          id = Num,
          invoice = Num,
          paid = Date,
          amount = Amount - `Open Balance`
        ) where `Open Balance` < Amount ignore others
        """),
    // thousands of euros, and whether it was won
    ProposalSheet(
      file: "forecast sheet.csv",
      text: """
        Client;Opportunity;Sales Lead;Value (k€);Chance;Won?;Decision date
        Acme;Rollout;Li Na;12;90%;Y;14.09.26
        Blue Harbor;Pilot;Tom Becker;7;10%;N;02.10.26
        Delta;Test;Li Na;5;50%;;20.12.26
        """,
      expected: """
        import "forecast sheet.csv" as opportunities (
          name = Opportunity,
          rep = `Sales Lead`,
          customer = Client,
          state = `Won?` map ("Y" -> "won", "N" -> "lost"),
          amount = `Value (k€)` * 1000,
          probability = Chance,
          closed = `Decision date`
        )
        """),
    // Zoho Books: the whole of an invoice in each of its lines
    ProposalSheet(
      file: "Invoice.csv",
      text: """
        Invoice Date,Invoice Number,Invoice Status,Customer Name,Due Date,Total,Balance,Item Name,Quantity,Item Price,Item Total
        2026-05-13,INV-1,Closed,Acme,2026-06-12,70,0,Desk,1,50,50
        2026-05-13,INV-1,Closed,Acme,2026-06-12,70,0,Lamp,2,10,20
        2026-05-20,INV-2,Overdue,Blue Harbor,2026-06-19,10,10,Lamp,1,10,10
        """,
      expected: """
        import "Invoice.csv" as orders (
          id = `Invoice Number`,
          customer = `Customer Name`,
          ordered = `Invoice Date`
        ) ignore `Invoice Status`, `Due Date`, Total, `Item Name`, Quantity, `Item Price`, `Item Total`
        import "Invoice.csv" as order_lines (
          order = `Invoice Number`,
          product = `Item Name`,
          quantity = Quantity,
          price = `Item Price`,
          amount = `Item Total`,
          customer = `Customer Name`,
          ordered = `Invoice Date`
        ) ignore `Invoice Status`, `Due Date`, Total, Balance
        import "Invoice.csv" as invoices (
          id = `Invoice Number`,
          customer = `Customer Name`,
          status = `Invoice Status` map ("Closed" -> "issued"),
          issued = `Invoice Date`,
          due = `Due Date`,
          amount = Total
        ) ignore others
        import "Invoice.csv" as payments (
          id = `Invoice Number`,
          invoice = `Invoice Number`,
          paid = `Invoice Date`,
          amount = Total - Balance
        ) where Balance < Total ignore others
        """),
    ProposalSheet(
      file: "sales targets.csv",
      text: """
        Fiscal Year,Quarter,Region,Product Line,Target ($000)
        2026,Q1,East,Hardware,100
        2026,Q2,East,Hardware,120
        2026,Q1,West,Hardware,80
        """,
      expected: """
        import "sales targets.csv" as targets (
          territory = Region,
          category = `Product Line`,
          period = `Fiscal Year` + " " + Quarter,
          value = `Target ($000)` * 1000
        )
        """),
    ProposalSheet(
      file: "visits timesheet.csv",
      text: """
        Employee,Week Ending,Mon,Tue,Wed,Thu
        Li Na,11/20/2026,1,0,2,4
        Tom Becker,11/20/2026,3,1,,0
        """,
      expected: """
        import "visits timesheet.csv" unpivot Mon, Tue, Wed, Thu as activities (
          type = "visit",
          rep = Employee,
          done = `Week Ending`,
          times = cell
        ) ignore others
        """),
    ProposalSheet(
      file: "calls.csv",
      text: """
        Week of 16 Nov 2026
        Rep,Mon,Tue,Wed,Thu,Total
        Li Na,1,0,2,4,7
        Tom Becker,3,1,5,0,9
        """,
      expected: """
        import "calls.csv" unpivot Mon, Tue, Wed, Thu as activities (
          type = "call",
          rep = Rep,
          done = heading map ("Mon" -> "2026-11-16", "Tue" -> "2026-11-17", "Wed" -> "2026-11-18", "Thu" -> "2026-11-19"),
          times = cell
        ) ignore others
        """),
    ProposalSheet(
      file: "Customer-Churn.csv",
      text: """
        customerID,gender,tenure,MonthlyCharges,Churn
        7590-VHVEG,Female,1,29.85,No
        5575-GNVDE,Male,34,56.95,No
        3668-QPYBK,Male,2,53.85,Yes
        """,
      expected: """
        import "Customer-Churn.csv" as customers (
          id = customerID,
          name = customerID,
          status = Churn map ("No" -> "customer", "Yes" -> "lost")
        )
        """),
    // what is the order's stands in all of its lines
    ProposalSheet(
      file: "order lines.csv",
      text: """
        Order ID,Order Date,Product,Quantity,Unit Price,Amount
        A-1,2026-05-13,Desk,1,50,90
        A-1,2026-05-13,Lamp,4,10,90
        A-2,2026-05-20,Lamp,1,10,10
        """,
      expected: """
        import "order lines.csv" as orders (
          id = `Order ID`,
          ordered = `Order Date`
        ) ignore Product, Quantity, `Unit Price`
        import "order lines.csv" as order_lines (
          order = `Order ID`,
          product = Product,
          quantity = Quantity,
          price = `Unit Price`,
          ordered = `Order Date`
        ) ignore Amount
        """),
    ProposalSheet(
      file: "Vertriebsziele.csv",
      text: """
        Verkäufer;Monat;Ziel
        Anna;Januar 2026;12.000,00 €
        Anna;Februar 2026;13.000,00 €
        Ben;Januar 2026;9.500,00 €
        """,
      expected: """
        import "Vertriebsziele.csv" as targets (
          rep = Verkäufer,
          period = Monat,
          value = Ziel
        )
        """),
  ]
}
