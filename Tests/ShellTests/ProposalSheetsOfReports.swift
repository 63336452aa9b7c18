/// Reports as people print them, and exports that name what they belong to in one column for several kinds of records.
extension ProposalSheet {
  static let ofReports = [
    // the rep and the stage stand before the first of their deals, sums between them
    ProposalSheet(
      file: "Deals by rep.csv",
      text: """
        Opportunity Owner,Stage,Opportunity Name,Account Name,Amount,Close Date
        Li Na,Closed Won,Acme rollout,Acme,"$1,200.00",09/14/2026
        ,,Acme renewal,Acme,$300.00,09/30/2026
        ,Negotiation,Blue pilot,Blue Harbor,$500.00,12/20/2026
        Subtotal,,,,"$2,000.00",
        Tom Becker,Closed Lost,Delta test,Delta,$700.00,10/02/2026
        ,Closed Won,Delta two,Delta,$40.00,10/09/2026
        Subtotal,,,,$740.00,
        Total,,,,"$2,740.00",
        """,
      expected: """
        import "Deals by rep.csv" as opportunities (
          name = `Opportunity Name`,
          rep = above(`Opportunity Owner`),
          customer = `Account Name`,
          stage = above(Stage),
          amount = Amount,
          closed = `Close Date`
        )
        """),
    // Odoo, an order before the first of its lines
    ProposalSheet(
      file: "sale.order.csv",
      text: """
        Order Reference,Order Date,Customer,Salesperson,Order Lines/Product,Order Lines/Quantity,Order Lines/Unit Price,Order Lines/Subtotal,Total,Status
        S0001,2026-09-01 10:00:00,Acme,Li Na,Desk,2.0,100.0,200.00,230.00,Sales Order
        ,,,,Lamp,1.0,30.0,30.00,,
        S0002,2026-09-02 10:00:00,Blue Harbor,Tom Becker,Desk,1.0,100.0,100.00,100.00,Quotation
        """,
      expected: """
        import "sale.order.csv" as orders (
          id = above(`Order Reference`),
          customer = above(Customer),
          rep = above(Salesperson),
          status = above(Status) map ("Sales Order" -> "confirmed"),
          ordered = above(`Order Date`)
        ) ignore others
        import "sale.order.csv" as order_lines (
          order = above(`Order Reference`),
          product = `Order Lines/Product`,
          quantity = `Order Lines/Quantity`,
          price = `Order Lines/Unit Price`,
          amount = `Order Lines/Subtotal`,
          customer = above(Customer),
          rep = above(Salesperson),
          ordered = above(`Order Date`)
        ) ignore Status
        """),
    // a report of counts
    ProposalSheet(
      file: "weekly report.csv",
      text: """
        Week ending,Sales Rep,Calls,Meetings,Proposals Sent,Revenue
        09/04/2026,Li Na,12,3,1,"$3,000"
        09/04/2026,Tom Becker,7,0,0,$0
        09/18/2026,Li Na,9,1,,$500
        """,
      expected: """
        import "weekly report.csv" unpivot Calls, Meetings, `Proposals Sent` as activities (
          type = heading map ("Calls" -> "call", "Meetings" -> "meeting", "Proposals Sent" -> "proposal"),
          rep = `Sales Rep`,
          done = `Week ending`,
          times = cell
        ) ignore others
        """),
    // calls of a campaign: seconds, a month without its year, how somebody was reached
    ProposalSheet(
      file: "bank.csv",
      text: """
        age;job;contact;day;month;duration;campaign;pdays;y
        58;management;unknown;5;may;261;1;-1;no
        44;technician;cellular;5;may;1051;1;-1;yes
        33;services;telephone;6;jun;76;2;-1;no
        47;services;cellular;9;jun;92;1;-1;no
        """,
      expected: """
        import "bank.csv" as activities (
          type = contact map ("unknown" -> "call"),
          done = day + " " + month + " 2025",
          minutes = duration / 60,
          outcome = y
        )
        """),
    // Salesforce, accounts of types that are no status
    ProposalSheet(
      file: "Account.csv",
      text: """
        Id,Name,Type,Industry,CreatedDate
        001x1,Acme,Customer,Retail,2026-01-05T08:00:00.000Z
        001x2,Blue Harbor,Partner,Finance,2026-01-06T08:00:00.000Z
        001x3,Delta,Prospect,Retail,2026-01-07T08:00:00.000Z
        """,
      expected: """
        import "Account.csv" as customers (
          id = Id,
          name = Name,
          industry = Industry,
          created = CreatedDate
        )
        """),
    // Salesforce, tasks of deals that are known and of one that is not
    ProposalSheet(
      file: "Task.csv",
      prepared: """
        deal,stage
        006x1,Closed Won
        006x2,Negotiation
        """,
      text: """
        Id,WhoId,WhatId,Subject,ActivityDate,Status,OwnerId,AccountId,IsClosed,CallDurationInSeconds,TaskSubtype
        00T1,,006x1,Call,2026-09-01,Completed,005x1,001x1,true,120,Call
        00T2,,006x2,Quote,2026-09-02,Completed,005x1,001x2,true,,Email
        00T3,,006x9,Call,2026-09-03,Completed,005x2,001x2,true,60,Call
        """,
      expected: """
        import "Task.csv" as activities (
          id = Id,
          type = TaskSubtype,
          status = Status,
          completed = IsClosed,
          rep = OwnerId,
          customer = AccountId,
          contact = WhoId,
          opportunity = known(WhatId),
          done = ActivityDate,
          minutes = CallDurationInSeconds / 60,
          subject = Subject
        )
        """),
    // HubSpot, meetings whose outcome says whether they were held, and whose type is not always said
    ProposalSheet(
      file: "hubspot_meetings.csv",
      text: """
        Record ID,Meeting name,Meeting start time,Activity assigned to,Meeting outcome,Meeting type,Associated Company
        61,Intro,2026-09-01 15:00,Li Na,Completed,,Acme
        62,Demo,2026-09-02 15:00,Li Na,No Show,Demo,Blue Harbor
        63,Demo,2026-09-03 15:00,Tom Becker,Rescheduled,Demo,Blue Harbor
        """,
      expected: """
        import "hubspot_meetings.csv" as activities (
          id = `Record ID`,
          type = coalesce(`Meeting type`, "meeting"),
          status = `Meeting outcome` map ("Rescheduled" -> "cancelled"),
          rep = `Activity assigned to`,
          customer = `Associated Company`,
          done = `Meeting start time`,
          subject = `Meeting name`
        )
        """),
    // HubSpot, what properties were
    ProposalSheet(
      file: "deal history.csv",
      prepared: """
        deal,stage
        2101,Closed Won
        2102,Negotiation
        """,
      text: """
        Record ID,Object Type,Property,Value,Timestamp
        2101,DEAL,dealstage,negotiation,2026-03-01 10:00
        2101,DEAL,dealstage,closedwon,2026-05-20 10:00
        2101,DEAL,amount,800,2026-03-01 10:00
        2101,DEAL,amount,1000,2026-04-10 10:00
        2102,DEAL,amount,500,2026-04-01 10:00
        """,
      expected: """
        import "deal history.csv" as opportunity_history (
          opportunity = `Record ID`,
          changed = Timestamp,
          stage = Value map ("closedwon" -> "Closed Won")
        ) where Property = "dealstage" ignore others
        import "deal history.csv" as opportunity_history (
          opportunity = `Record ID`,
          changed = Timestamp,
          amount = Value
        ) where Property = "amount" ignore others
        """),
    // Odoo, opportunities that were put away
    ProposalSheet(
      file: "crm.lead.csv",
      text: """
        id,name,partner_id/name,user_id/name,stage_id/name,expected_revenue,create_date,active,lost_reason_id/name
        __export__.crm_lead_1,Chairs,Acme,Li Na,Won,1200.0,2026-09-01 09:10:11,True,
        __export__.crm_lead_2,Desks,Blue Harbor,Li Na,New,500.0,2026-09-02 09:10:11,False,Too expensive
        """,
      expected: """
        import "crm.lead.csv" as opportunities (
          id = id,
          name = name,
          rep = `user_id/name`,
          customer = `partner_id/name`,
          stage = `stage_id/name`,
          state = active map ("True" -> "", "False" -> "lost"),
          amount = expected_revenue,
          created = create_date,
          loss_reason = `lost_reason_id/name`
        )
        """),
    // an id of a kind that only the file's name knows
    ProposalSheet(
      file: "car_sales.csv",
      text: """
        Car_id,Date,Customer Name,Dealer_Name,Model,Price ($)
        C_1,9/14/2026,Ann Lee,Cruze Auto,Civic,26000
        C_2,10/2/2026,Bob Ray,Cruze Auto,Accord,31000
        """,
      expected: """
        import "car_sales.csv" as orders (
          id = Car_id,
          customer = `Customer Name`,
          ordered = Date,
          amount = `Price ($)`
        )
        """),
    // lines that say what was earned, not what they cost
    ProposalSheet(
      file: "Store sales.csv",
      text: """
        Order ID,Order Date,Customer Name,Product Name,Sales,Quantity,Discount,Profit
        A-1,9/14/2026,Ann Lee,Chair,90.00,2,0.1,30.00
        A-1,9/14/2026,Ann Lee,Desk,200.00,1,0,-20.00
        A-2,10/2/2026,Bob Ray,Chair,50.00,1,0,20.00
        """,
      expected: """
        import "Store sales.csv" as order_lines (
          order = `Order ID`,
          product = `Product Name`,
          quantity = Quantity,
          discount = Discount,
          amount = Sales,
          cost = Sales - Profit,
          customer = `Customer Name`,
          ordered = `Order Date`
        )
        """),
    // SugarCRM, decided deals that bear only the day on which they were expected
    ProposalSheet(
      file: "Opportunities_sugar.csv",
      text: """
        ID,Opportunity Name,Account Name,Opportunity Amount,Currency,Sales Stage,Expected Close Date,Assigned To,Date Created
        1a-1,Chairs,Acme,1200.000000,-99,Closed Won,09/14/2026,Li Na,08/01/2026 09:15am
        1a-2,Desks,Blue Harbor,500.000000,-99,Prospecting,12/20/2026,Tom Becker,08/02/2026 09:15am
        """,
      expected: """
        import "Opportunities_sugar.csv" as opportunities (
          id = ID,
          name = `Opportunity Name`,
          rep = `Assigned To`,
          customer = `Account Name`,
          stage = `Sales Stage`,
          amount = `Opportunity Amount`,
          created = month_first(`Date Created`),
          closed = `Expected Close Date`
        )
        """),
    ProposalSheet(
      file: "应收明细账.csv",
      text: """
        客户名称,单据类型,单据号,单据日期,到期日,业务员,币种,原币金额,已收金额,余额
        云帆科技,销售专用发票,FP001,2026.09.01,2026.10.01,李娜,人民币,"1,200.00","1,200.00",0.00
        恒信贸易,销售普通发票,FP002,2026.09.15,2026.10.15,王芳,人民币,800.00,0.00,800.00
        合计,,,,,,,"2,000.00","1,200.00",800.00
        """,
      expected: """
        set base_currency = "CNY"
        import "应收明细账.csv" as invoices (
          id = 单据号,
          customer = `客户名称`,
          rep = 业务员,
          issued = 单据日期,
          due = 到期日,
          amount = 原币金额,
          currency = 币种 map ("人民币" -> "CNY")
        ) ignore 已收金额
        import "应收明细账.csv" as payments (
          id = 单据号,
          invoice = 单据号,
          paid = 单据日期,
          amount = 已收金额,
          currency = 币种 map ("人民币" -> "CNY")
        ) where 已收金额 > 0 ignore others
        """),
    ProposalSheet(
      file: "收发存明细账.csv",
      text: """
        日期,单据类型,单据号,仓库,存货名称,收入数量,发出数量,结存数量
        2026-09-01,采购入库,D1,主仓,控制器,40,,40
        2026-09-05,销售出库,D2,主仓,控制器,,15,25
        """,
      expected: """
        import "收发存明细账.csv" as stock_movements (
          id = 单据号,
          product = 存货名称,
          location = 仓库,
          kind = 单据类型 map ("采购入库" -> "receipt", "销售出库" -> "issue"),
          moved = 日期,
          quantity = coalesce(收入数量, 0) - abs(coalesce(发出数量, 0))
        )
        """),
  ]
}
