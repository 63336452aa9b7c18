/// Sheets of orders, invoices, expenses and plans, and sheets in Chinese.
extension ProposalSheet {
  static let ofPaper = [
    ProposalSheet(
      file: "invoices_2026.csv",
      text: """
        Invoice No.,Customer,Invoice Date,Due Date,Total,Status,Paid Date,Amount Paid
        INV-1,Acme,2026-09-01,2026-10-01,1200.00,Paid,2026-09-25,1200.00
        INV-2,Blue Harbor,2026-09-11,2026-10-11,800.00,Unpaid,,
        """,
      expected: """
        import "invoices_2026.csv" as invoices (
          id = `Invoice No.`,
          customer = Customer,
          status = Status map ("Unpaid" -> "issued"),
          issued = `Invoice Date`,
          due = `Due Date`,
          amount = `Total`
        ) ignore `Paid Date`, `Amount Paid`
        import "invoices_2026.csv" as payments (
          invoice = `Invoice No.`,
          paid = `Paid Date`,
          amount = `Amount Paid`
        ) where `Paid Date` is not empty ignore others
        """),
    ProposalSheet(
      file: "Sales detail.csv",
      text: """
        Order Number,Order Date,Customer Name,Sales Rep,Product Code,Product Name,Qty,Unit Price,Discount %,Net Amount,Order Status
        1001,2026-09-01,Acme,Li Na,P1,Chair,4,25.00,0,100.00,Shipped
        1001,2026-09-01,Acme,Li Na,P2,Desk,1,200.00,10,180.00,Shipped
        1002,2026-09-03,Blue Harbor,Tom Becker,P1,Chair,2,25.00,0,50.00,Processing
        """,
      expected: """
        import "Sales detail.csv" as products (
          id = `Product Code`,
          name = `Product Name`
        ) ignore others
        import "Sales detail.csv" as orders (
          id = `Order Number`,
          customer = `Customer Name`,
          rep = `Sales Rep`,
          status = `Order Status`,
          ordered = `Order Date`
        ) ignore others
        import "Sales detail.csv" as order_lines (
          order = `Order Number`,
          product = `Product Name`,
          quantity = Qty,
          price = `Unit Price`,
          discount = `Discount %`,
          amount = `Net Amount`,
          customer = `Customer Name`,
          rep = `Sales Rep`,
          ordered = `Order Date`
        ) ignore `Product Code`, `Order Status`
        """),
    ProposalSheet(
      file: "expenses.csv",
      text: """
        Employee,Expense Date,Expense Type,Amount,Description,Status
        Li Na,03/04/2026,Travel,320.50,Train,Approved
        Tom Becker,05/06/2026,Meals,45.00,Lunch,Pending
        """,
      expected: """
        import "expenses.csv" as expenses (
          rep = Employee,
          category = `Expense Type`,
          spent = day_first(`Expense Date`),
          status = Status,
          amount = Amount,
          note = Description
        )
        """),
    ProposalSheet(
      file: "quota.csv",
      text: """
        Salesperson,Month,Quota
        Li Na,2026-09,50000
        Tom Becker,2026-09,40000
        """,
      expected: """
        import "quota.csv" as targets (
          rep = Salesperson,
          period = `Month`,
          value = Quota
        )
        """),
    // No name that says anything: the values do.
    ProposalSheet(
      file: "data.csv",
      text: """
        who,kind,on,customer
        Li Na,Visit,2026-09-08,Acme
        Tom Becker,Call,2026-10-08,Delta Works
        """,
      expected: """
        import "data.csv" as activities (
          type = kind,
          rep = who,
          customer = customer,
          done = `on`
        )
        """),
    ProposalSheet(
      file: "staff.csv",
      text: """
        employee_id,last_name,first_name,title,hire_date,reports_to
        1,Davis,Nancy,Sales Representative,2022-05-01,2
        2,Fuller,Andrew,Vice President,2022-08-14,
        """,
      expected: """
        import "staff.csv" as reps (
          id = employee_id,
          name = first_name + " " + last_name,
          title = title,
          manager = reports_to,
          hired = hire_date
        )
        """),
    ProposalSheet(
      file: "parts.csv",
      text: """
        product_id,product_name,category,unit_price,units_in_stock,reorder_level,discontinued
        1,Chai,Drinks,18.0,39,10,1
        2,Chang,Drinks,19.0,17,25,0
        """,
      expected: """
        import "parts.csv" as products (
          id = product_id,
          name = product_name,
          category = category,
          price = unit_price,
          reorder_level = reorder_level,
          active = discontinued map ("1" -> "no", "0" -> "yes"),
          stock = units_in_stock
        )
        """),
  ]

  static let inChinese = [
    ProposalSheet(
      file: "商机列表.csv",
      text: """
        商机编号,商机名称,客户名称,负责人,销售阶段,商机金额(万元),预计成交日期,成交日期,创建时间,商机来源,赢率,输单原因
        SJ001,长青系统升级,长青百货,王芳,赢单,12.5,2026-10-30,2026-10-12,2026/9/1 08:00,转介绍,100%,
        SJ002,蓝港试点,蓝港物流,李娜,方案报价,3,2026-12-30,,2026/9/11 09:00,展会,40%,
        SJ003,蓝港二期,蓝港物流,李娜,已丢单,8,2026-10-30,2026-10-20,2026/9/12 09:00,展会,0%,价格
        """,
      expected: """
        import "商机列表.csv" as opportunities (
          id = 商机编号,
          name = `商机名称`,
          rep = 负责人,
          customer = `客户名称`,
          source = `商机来源`,
          stage = `销售阶段` map ("已丢单" -> "Closed Lost"),
          amount = `商机金额(万元)` * 10000,
          probability = 赢率,
          created = 创建时间,
          expected_close = 预计成交日期,
          closed = 成交日期,
          loss_reason = 输单原因
        )
        """),
    ProposalSheet(
      file: "拜访记录.csv",
      text: """
        拜访人,拜访客户,拜访日期,拜访时长(分钟),跟进方式,拜访内容
        王芳,长青百货,2026年9月8日,45,上门拜访,介绍方案
        李娜,蓝港物流,2026年9月9日,30,电话,确认预算
        """,
      expected: """
        import "拜访记录.csv" as activities (
          type = 跟进方式,
          rep = 拜访人,
          customer = `拜访客户`,
          done = 拜访日期,
          minutes = `拜访时长(分钟)`,
          note = `拜访内容`
        )
        """),
    ProposalSheet(
      file: "合同订单.csv",
      text: """
        合同编号,客户名称,业务员,签约日期,合同金额,合同状态
        HT001,长青百货,王芳,2026-10-12,"¥125,000.00",已付款
        HT002,蓝港物流,李娜,2026-10-15,"¥30,000.00",执行中
        """,
      expected: """
        import "合同订单.csv" as orders (
          id = 合同编号,
          customer = `客户名称`,
          rep = 业务员,
          status = 合同状态 map ("已付款" -> "confirmed", "执行中" -> "confirmed"),
          ordered = 签约日期,
          amount = 合同金额
        )
        """),
    ProposalSheet(
      file: "发票.csv",
      text: """
        发票号码,客户名称,开票日期,到期日,开票金额,回款日期
        FP001,长青百货,2026-09-12,2026-10-12,50000,2026-10-20
        FP002,蓝港物流,2026-09-15,2026-10-15,10000,
        """,
      expected: """
        import "发票.csv" as invoices (
          id = 发票号码,
          customer = `客户名称`,
          issued = 开票日期,
          due = 到期日,
          amount = `开票金额`
        ) ignore 回款日期
        import "发票.csv" as payments (
          invoice = 发票号码,
          paid = 回款日期,
          amount = `开票金额`
        ) where 回款日期 is not empty ignore others
        """),
    ProposalSheet(
      file: "回款.csv",
      text: """
        回款日期,客户名称,回款金额,回款方式,收款人
        2026-10-20,长青百货,50000,转账,王芳
        2026-10-25,蓝港物流,10000,支票,李娜
        """,
      expected: """
        import "回款.csv" as payments (
          customer = `客户名称`,
          rep = 收款人,
          paid = 回款日期,
          amount = `回款金额`,
          method = 回款方式
        )
        """),
    ProposalSheet(
      file: "目标.csv",
      text: """
        销售,月份,目标金额(万)
        王芳,2026年9月,50
        李娜,2026年9月,40
        """,
      expected: """
        import "目标.csv" as targets (
          rep = 销售,
          period = 月份,
          value = `目标金额(万)` * 10000
        )
        """),
  ]
}
