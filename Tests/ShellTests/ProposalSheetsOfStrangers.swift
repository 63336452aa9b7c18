/// Sheets of many trades as people keep them, without numbers of orders, with titles, groups and merged headers: what is
/// asked of them was counted by hand.
extension ProposalSheet {
  static let ofStrangers = [
    // nothing numbers the orders; the way of payment is the order's
    Asked(
      sheet: ProposalSheet(
        file: "data.csv",
        text: """
          Date,Customer,Product,Qty,Amount,Rep,Payment
          2026-03-02,Acme,Desk,2,100.00,Bob,Card
          2026-03-02,Acme,Lamp,1,50.00,Bob,Cash
          2026-03-02,Acme,Lamp,1,50.00,Bob,Cash
          2026-03-09,Beta,Desk,3,150.00,Al,Card
          """,
        expected: """
          import "data.csv" as orders (
            id = Date + " " + Customer + " " + Product + " " + Rep,
            customer = Customer,
            rep = Rep,
            ordered = Date
          ) ignore Product, Qty, Amount
          import "data.csv" as order_lines (
            order = Date + " " + Customer + " " + Product + " " + Rep,
            product = Product,
            quantity = Qty,
            amount = Amount,
            customer = Customer,
            rep = Rep,
            ordered = Date
          ) ignore Payment
          """),
      question: "show orders, sales, units by payment sort payment 2026-03",
      answer: """
        Card,2,250.00,5
        Cash,1,100.00,2
        """),
    // an order with its product is a line; the cancelled one is none
    Asked(
      sheet: ProposalSheet(
        file: "policies.csv",
        text: """
          Policy Number,Policyholder,Agent,Product,Start Date,Annual Premium,Status
          0017,Ann Ash,M. Okafor,Motor,2026-02-12,"$1,200.00",Active
          0018,Bo Berg,J. Smith,Home,2026-03-31,$300.00,Active
          0019,Cy Cole,J. Smith,Motor,2026-04-15,$450.00,Cancelled
          0020,Ann Ash,J. Smith,Motor,2026-05-04,$600.00,Active
          """,
        expected: """
          import "policies.csv" as orders (
            id = `Policy Number`,
            customer = Policyholder,
            rep = Agent,
            status = Status map ("Active" -> "confirmed"),
            ordered = `Start Date`
          ) ignore others
          import "policies.csv" as order_lines (
            order = `Policy Number`,
            product = Product,
            amount = `Annual Premium`,
            customer = Policyholder,
            rep = Agent,
            ordered = `Start Date`
          ) ignore Status
          """),
      question: "show sales by product sort product 2026",
      answer: """
        Home,300.00
        Motor,1800.00
        """),
    // a product on many days is sold on them
    Asked(
      sheet: ProposalSheet(
        file: "product sales.csv",
        text: """
          Date,Product,Units,Revenue
          2026-01-03,Desk,10,100.00
          2026-01-03,Lamp,5,50.00
          2026-02-03,Desk,15,150.00
          """,
        expected: """
          import "product sales.csv" as order_lines (
            order = Date + " " + Product,
            product = Product,
            quantity = Units,
            amount = Revenue,
            ordered = Date
          )
          """),
      question: "show sales, units by product sort product 2026",
      answer: """
        Desk,250.00,25
        Lamp,50.00,5
        """),
    // days as a spreadsheet counts them, the customer's kind the same in all lines of an order
    Asked(
      sheet: ProposalSheet(
        file: "ledger sales.csv",
        text: """
          Doc No,Posting Date,Customer,Item,Qty,Net Amount,Segment
          S1,46054,Acme,Valve,2,"1,000.00",Trade
          S1,46054,Acme,Pump,1,(100.00),Trade
          S2,46085,Acme,Pump,4,400.00,Public
          """,
        expected: """
          import "ledger sales.csv" as orders (
            id = `Doc No`,
            customer = Customer,
            ordered = `Posting Date`
          ) ignore Item, Qty, `Net Amount`
          import "ledger sales.csv" as order_lines (
            order = `Doc No`,
            product = Item,
            quantity = Qty,
            amount = `Net Amount`,
            customer = Customer,
            ordered = `Posting Date`
          ) ignore Segment
          """),
      // 46054 is 2 February, 46085 is 5 March
      question: "show orders, sales by segment, month sort segment, month 2026-02..2026-03",
      answer: """
        Public,2026-02,0,0.00
        Public,2026-03,1,400.00
        Trade,2026-02,1,900.00
        Trade,2026-03,0,0.00
        """),
    // the discount stands in the first line of an order
    Asked(
      sheet: ProposalSheet(
        file: "shop orders.csv",
        text: """
          Name,Subtotal,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Billing Name
          #1001,30.00,6.00,2026-03-29 10:11:10 +0100,1,Mug,12.00,Ann
          #1001,,,2026-03-29 10:11:10 +0100,2,Cap,12.00,
          #1002,12.00,0.00,2026-03-30 10:11:10 +0100,1,Mug,12.00,Bo
          """,
        expected: """
          import "shop orders.csv" as order_lines (
            order = Name,
            product = `Lineitem name`,
            quantity = `Lineitem quantity`,
            price = `Lineitem price`,
            customer = `Billing Name`,
            ordered = `Created at`
          ) ignore `Discount Amount`
          import "shop orders.csv" as order_lines (
            order = Name,
            amount = -`Discount Amount`,
            customer = `Billing Name`,
            ordered = `Created at`
          ) where `Discount Amount` > 0 ignore others
          """),
      // 12 + 24 - 6, and 12
      question: "show sales, units by customer sort customer 2026-03",
      answer: """
        Ann,30.00,3
        Bo,12.00,1
        """),
    // what went has no minus
    Asked(
      sheet: ProposalSheet(
        file: "mrr by type.csv",
        text: """
          Month,New MRR,Expansion MRR,Contraction MRR,Churned MRR,Net New MRR
          2026-01,1000,200,50,300,850
          2026-02,500,0,0,100,400
          """,
        expected: """
          import "mrr by type.csv" unpivot `New MRR`, `Expansion MRR`, `Contraction MRR`, `Churned MRR` as orders (
            ordered = first_day(Month),
            amount = if(heading in ("Contraction MRR", "Churned MRR"), -abs(cell), cell)
          ) where cell != 0 ignore `Net New MRR`
          """),
      question: "show ordered by month 2026-01..2026-02",
      answer: """
        2026-01,850.00
        2026-02,400.00
        """),
    // a branch stands above its months
    Asked(
      sheet: ProposalSheet(
        file: "branch sales.csv",
        text: """
          ACME Stores Ltd
          Sales by branch - all amounts in GBP

          Branch,Month,Gross Sales,Returns,Net Sales
          Central,01/2026,"1,000.00",(100.00),900.00
          ,02/2026,"2,000.00",0.00,"2,000.00"
          Central Total,,,,"2,900.00"
          Mall,01/2026,500.00,(50.00),450.00
          ,02/2026,600.00,0.00,600.00
          Mall Total,,,,"1,050.00"
          Grand Total,,,,"3,950.00"
          """,
        expected: """
          import "branch sales.csv" as orders (
            customer = above(Branch),
            ordered = first_day(Month),
            amount = `Net Sales`
          )
          """),
      question: "show sales by customer sort customer 2026",
      answer: """
        Central,2900.00
        Mall,1050.00
        """),
    // seconds since midnight do not matter, cents do
    Asked(
      sheet: ProposalSheet(
        file: "shop_orders.csv",
        text: """
          order_id,customer_id,order_ts,total_cents,status
          O1,C1,2026-03-01 10:00:00,12350,paid
          O2,C2,2026-03-02 11:00:00,50,refunded
          O3,C1,2026-04-02 11:00:00,1000,paid
          """,
        expected: """
          import "shop_orders.csv" as orders (
            id = order_id,
            customer = customer_id,
            status = status map ("refunded" -> "cancelled"),
            ordered = order_ts,
            amount = total_cents / 100
          )
          """),
      question: "show sales by month 2026-03..2026-04",
      answer: """
        2026-03,123.50
        2026-04,10.00
        """),
    // a channel is a source by that name
    Asked(
      sheet: ProposalSheet(
        file: "campaign performance.csv",
        text: """
          Campaign,Channel,Month,Spend,Clicks
          Spring,Google Ads,2026-01,1500,391
          Spring,LinkedIn,2026-02,800,633
          Fair,Events,2026-02,5000,0
          """,
        expected: """
          import "campaign performance.csv" as sources (
            name = Channel,
            channel = Channel
          ) ignore others
          import "campaign performance.csv" as campaign_spend (
            campaign = Campaign,
            source = Channel,
            spent = first_day(Month),
            amount = Spend
          )
          """),
      question: "show spend by channel sort channel 2026",
      answer: """
        Events,5000.00
        Google Ads,1500.00
        LinkedIn,800.00
        """),
    // `call back` in a remark makes no calls of leads
    Asked(
      sheet: ProposalSheet(
        file: "fair leads.csv",
        text: """
          Timestamp,First,Last,Company,E-Mail,Scanned by,Comment
          09/18/2026 10:05 AM,Jan,Kern,Firma 9,j@firma9.de,Lena,call back
          09/15/2026 10:33 AM,Eva,Lang,Firma 1,e@firma1.de,Paul,call back
          09/17/2026 05:10 PM,Max,Voss,Firma 3,m@firma3.de,Lena,call back
          """,
        expected: """
          import "fair leads.csv" as leads (
            name = First + " " + `Last`,
            company = Company,
            email = `E-Mail`,
            rep = `Scanned by`,
            created = Timestamp
          )
          """),
      question: "show new_leads, calls by rep sort rep 2026-09",
      answer: """
        Lena,2,0
        Paul,1,0
        """),
    // the first column numbers what the file is called after
    Asked(
      sheet: ProposalSheet(
        file: "trial_signups.csv",
        text: """
          user_id,signed_up_at,plan,converted_at,utm_source
          usr_1,2026-03-01T10:05:00Z,starter,2026-03-10T10:05:00Z,google
          usr_2,2026-03-02T10:05:00Z,pro,,google
          usr_3,2026-03-03T10:05:00Z,pro,,linkedin
          """,
        expected: """
          import "trial_signups.csv" as leads (
            id = user_id,
            name = user_id,
            source = utm_source,
            created = signed_up_at,
            converted = converted_at
          )
          """),
      question: "show new_leads by source sort source 2026-03",
      answer: """
        google,2
        linkedin,1
        """),
    // a number to call is no call, and who did not come is none of them
    Asked(
      sheet: ProposalSheet(
        file: "test drives.csv",
        text: """
          Booking Ref,Customer,Phone,Model,Sales Consultant,Test Drive Date,Attended,Outcome
          TD-1,Ann,07155512345,X1,Tom,2026-03-02,Y,Order
          TD-2,Bo,07155512346,X3,Tom,2026-03-03,N,
          TD-3,Cy,07155512347,X1,Ella,2026-03-04,Y,Thinking
          """,
        expected: """
          import "test drives.csv" as activities (
            type = "demo",
            status = Attended map ("Y" -> "done", "N" -> "no_show"),
            rep = `Sales Consultant`,
            customer = Customer,
            done = `Test Drive Date`,
            outcome = Outcome
          )
          """),
      question: "show demos by rep sort rep 2026-03",
      answer: """
        Ella,1
        Tom,1
        """),
    // months under their quarters, below a title
    Asked(
      sheet: ProposalSheet(
        file: "2026年业绩目标.csv",
        text: """
          2026年销售业绩目标(单位:万元),,,,
          姓名,一季度,,,二季度
          ,1月,2月,3月,4月
          张三,10,20,30,40
          李四,1,2,3,4
          合计,11,22,33,44
          """,
        expected: """
          import "2026年业绩目标.csv" unpivot `1月`, `2月`, `3月`, `4月` as targets (
            rep = 姓名,
            period = "2026 " + heading,
            value = cell * 10000
          )
          """),
      question: "show target by rep sort rep 2026-Q1",
      answer: """
        张三,600000.00
        李四,60000.00
        """),
    // the day of the report stands in a title
    Asked(
      sheet: ProposalSheet(
        file: "应收账龄表.csv",
        text: """
          应收账款账龄分析表,,,,
          截止日期：2026-10-31,,,,单位:元
          客户名称,应收余额,未到期,1-30天,31-60天
          甲公司,600,100,200,300
          乙公司,50,50,0,0
          合计,650,150,200,300
          """,
        expected: """
          import "应收账龄表.csv" unpivot 未到期, `1-30天`, `31-60天` as invoices (
            customer = `客户名称`,
            issued = heading map ("未到期" -> "2026-10-31", "1-30天" -> "2026-10-30", "31-60天" -> "2026-09-30"),
            due = heading map ("未到期" -> "2026-10-31", "1-30天" -> "2026-10-30", "31-60天" -> "2026-09-30"),
            amount = cell
          ) where cell != 0 ignore others
          """),
      question: "show receivable, overdue by customer sort receivable desc as of 2026-10-31",
      answer: """
        甲公司,600.00,500.00
        乙公司,50.00,0.00
        """),
    // sold, not moved in a stock; the shop is part of what tells one row from another
    Asked(
      sheet: ProposalSheet(
        file: "销售流水.csv",
        text: """
          日期,门店,销售员,商品名称,数量,单价,金额
          2026/3/1,朝阳店,张三,牛奶,2,6,12
          2026/3/1,海淀店,张三,牛奶,1,6,6
          2026/3/2,海淀店,李四,面包,3,8,24
          """,
        expected: """
          import "销售流水.csv" as orders (
            id = 日期 + " " + 门店 + " " + 销售员 + " " + `商品名称`,
            rep = 销售员,
            ordered = 日期
          ) ignore `商品名称`, 数量, 单价, 金额
          import "销售流水.csv" as order_lines (
            order = 日期 + " " + 门店 + " " + 销售员 + " " + `商品名称`,
            product = `商品名称`,
            quantity = 数量,
            price = 单价,
            amount = 金额,
            rep = 销售员,
            ordered = 日期
          ) ignore 门店
          """),
      question: "show orders, sales by 门店 sort sales 2026-03",
      answer: """
        朝阳店,1,12.00
        海淀店,2,30.00
        """),
    // what programs wrap the fields of a record in
    Asked(
      sheet: ProposalSheet(
        file: "deals.json",
        text: """
          [{"id": "1", "properties": {"dealname": "A", "amount": "100", "dealstage": "closedwon", "closedate": "2026-03-15"}},
           {"id": "2", "properties": {"dealname": "B", "amount": "70", "dealstage": "contractsent", "closedate": "2026-04-15"}}]
          """,
        expected: """
          import "deals.json" as opportunities (
            id = id,
            name = properties.dealname,
            stage = properties.dealstage map ("closedwon" -> "Closed Won"),
            amount = properties.amount,
            closed = properties.closedate
          )
          """),
      question: "show won_value, pipeline",
      answer: "100.00,70.00"),
  ]
}
