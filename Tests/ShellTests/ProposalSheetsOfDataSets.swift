/// Sheets with the headers of well-known public sets of sales, and reports of a day or a month: what is asked of them was
/// counted by hand.
extension ProposalSheet {
  static let ofDataSets = [
    // each invoice is one line of a product line; how it was paid is the order's
    Asked(
      sheet: ProposalSheet(
        file: "supermarket_sales.csv",
        text: """
          Invoice ID,Branch,Product line,Unit price,Quantity,Tax 5%,Total,Date,Payment,cogs,gross income
          750-67,A,Health and beauty,74.00,2,7.40,155.40,1/5/2019,Ewallet,148.00,7.40
          226-31,C,Sports and travel,10.00,5,2.50,52.50,3/28/2019,Cash,50.00,2.50
          631-41,A,Sports and travel,20.00,1,1.00,21.00,2/3/2019,Cash,20.00,1.00
          """,
        expected: """
          import "supermarket_sales.csv" as orders (
            id = `Invoice ID`,
            ordered = Date
          ) ignore `Product line`, `Unit price`, Quantity, `Tax 5%`, Total, cogs, `gross income`
          import "supermarket_sales.csv" as order_lines (
            order = `Invoice ID`,
            product = `Product line`,
            quantity = Quantity,
            price = `Unit price`,
            amount = Total,
            cost = cogs,
            ordered = Date
          ) ignore Branch, Payment
          """),
      question: "show orders, sales, units by payment sort payment 2019",
      answer: """
        Cash,2,73.50,6
        Ewallet,1,155.40,2
        """),
    // the quantity is the transaction's
    Asked(
      sheet: ProposalSheet(
        file: "coffee_shop_sales.csv",
        text: """
          transaction_id,transaction_date,transaction_qty,store_location,product_id,unit_price,product_category,product_detail
          1,01/13/2023,2,Astoria,32,3.00,Coffee,Ethiopia
          2,01/14/2023,1,Astoria,57,3.10,Tea,Spicy Eye
          3,02/13/2023,3,Soho,32,3.00,Coffee,Ethiopia
          """,
        expected: """
          import "coffee_shop_sales.csv" as products (
            id = product_id,
            name = product_detail,
            category = product_category
          ) ignore others
          import "coffee_shop_sales.csv" as orders (
            id = transaction_id,
            ordered = transaction_date
          ) ignore transaction_qty, product_id, unit_price, product_category, product_detail
          import "coffee_shop_sales.csv" as order_lines (
            order = transaction_id,
            product = product_id,
            quantity = transaction_qty,
            price = unit_price,
            ordered = transaction_date
          ) ignore store_location, product_category, product_detail
          """),
      question: "show sales, units by category sort category 2023",
      answer: """
        Coffee,15.00,5
        Tea,3.10,1
        """),
    // the file says what is sold
    Asked(
      sheet: ProposalSheet(
        file: "pizza_sales.csv",
        text: """
          pizza_id,order_id,quantity,order_date,unit_price,total_price,pizza_size,pizza_name
          1,1,1,1/13/2015,13.25,13.25,M,Hawaiian
          2,1,2,1/13/2015,16.00,32.00,L,Classic
          3,2,1,1/14/2015,13.25,13.25,M,Hawaiian
          """,
        expected: """
          import "pizza_sales.csv" as order_lines (
            id = pizza_id,
            order = order_id,
            product = pizza_name,
            quantity = quantity,
            price = unit_price,
            amount = total_price,
            ordered = order_date
          )
          """),
      question: "show sales, units by product sort product 2015",
      answer: """
        Classic,32.00,2
        Hawaiian,26.50,2
        """),
    // what came back says so behind the dash; total sales, not a price for one
    Asked(
      sheet: ProposalSheet(
        file: "retail sales.csv",
        text: """
          Retailer,Order ID,Invoice Date,Product,Price per Unit,Units Sold,Total Sales,Operating Profit,Status
          Foot Locker,R1,1/15/2021,Shoes,$50.00,"1,200","$60,000 ","$30,000 ",Shipped - Delivered to Buyer
          Foot Locker,R2,2/15/2021,Shirts,$10.00,100,"$1,000 ",$100 ,Shipped - Returned to Seller
          Walmart,R3,2/16/2021,Shirts,$10.00,200,"$2,000 ",$500 ,Shipped
          """,
        expected: """
          import "retail sales.csv" as orders (
            id = `Order ID`,
            customer = Retailer,
            status = Status map ("Shipped - Delivered to Buyer" -> "delivered", "Shipped - Returned to Seller" -> "cancelled"),
            ordered = `Invoice Date`
          ) ignore others
          import "retail sales.csv" as order_lines (
            order = `Order ID`,
            product = Product,
            quantity = `Units Sold`,
            price = `Price per Unit`,
            amount = `Total Sales`,
            cost = `Total Sales` - `Operating Profit`,
            customer = Retailer,
            ordered = `Invoice Date`
          ) ignore Status
          """),
      question: "show sales, margin by customer sort customer 2021",
      answer: """
        Foot Locker,60000.00,30000.00
        Walmart,2000.00,500.00
        """),
    // work and what came of it in one row
    Asked(
      sheet: ProposalSheet(
        file: "sales kpi daily.csv",
        text: """
          Date,Salesperson,Calls Made,Meetings Held,Deals Closed,Revenue
          2026-10-01,Ann,12,2,1,1500
          2026-10-01,Bo,8,0,0,0
          2026-10-02,Ann,10,1,1,500
          """,
        expected: """
          import "sales kpi daily.csv" unpivot `Calls Made`, `Meetings Held` as activities (
            type = heading map ("Calls Made" -> "call", "Meetings Held" -> "meeting"),
            rep = Salesperson,
            done = Date,
            times = cell
          ) ignore others
          import "sales kpi daily.csv" as orders (
            rep = Salesperson,
            ordered = Date,
            amount = Revenue
          ) where Revenue != 0 ignore others
          """),
      question: "show calls, meetings, sales by rep sort rep 2026-10",
      answer: """
        Ann,22,3,2000.00
        Bo,8,0,0.00
        """),
    // the file's name says for when
    Asked(
      sheet: ProposalSheet(
        file: "quota oct 2026.csv",
        text: """
          Rep,Quota
          Ann,50000
          Bo,40000
          """,
        expected: """
          import "quota oct 2026.csv" as targets (
            rep = Rep,
            period = "oct 2026",
            value = Quota
          )
          """),
      question: "show target by rep, month 2026-09..2026-10 sort rep, month",
      answer: """
        Ann,2026-09,
        Ann,2026-10,50000.00
        Bo,2026-09,
        Bo,2026-10,40000.00
        """),
    // a status of many words is the stage
    Asked(
      sheet: ProposalSheet(
        file: "deals board.csv",
        text: """
          Name,Owner,Status,Deal Value,Close Date,Contact Email
          A,Ann,Working on it,1000,2026-12-01,a@x.com
          B,Ann,Stuck,2000,2026-12-02,b@x.com
          C,Bo,Won,700,2026-10-02,c@x.com
          D,Bo,Lost,300,2026-10-03,d@x.com
          """,
        expected: """
          import "deals board.csv" as opportunities (
            name = Name,
            rep = Owner,
            stage = Status,
            amount = `Deal Value`,
            closed = `Close Date`
          )
          """),
      question: "show pipeline, won_value, losses by rep sort rep",
      answer: """
        Ann,3000.00,0.00,0
        Bo,0.00,700.00,1
        """),
    // what of a contract is paid is no longer owed
    Asked(
      sheet: ProposalSheet(
        file: "合同台账.csv",
        text: """
          序号,合同编号,客户名称,签订日期,合同金额,已回款金额,未回款金额,销售负责人,合同状态
          1,HT01,甲公司,2026.01.10,50000,20000,30000,张三,履行中
          2,HT02,乙公司,2026.02.10,10000,10000,0,李四,已完成
          """,
        expected: """
          import "合同台账.csv" as orders (
            id = 合同编号,
            customer = `客户名称`,
            rep = `销售负责人`,
            status = 合同状态 map ("履行中" -> "confirmed", "已完成" -> "delivered"),
            ordered = 签订日期,
            amount = 合同金额
          )
          import "合同台账.csv" as invoices (
            id = 合同编号,
            order = 合同编号,
            customer = `客户名称`,
            rep = `销售负责人`,
            issued = 签订日期,
            amount = 合同金额
          ) ignore others
          import "合同台账.csv" as payments (
            id = 合同编号,
            invoice = 合同编号,
            paid = 签订日期,
            amount = 合同金额 - `未回款金额`
          ) where `未回款金额` < 合同金额 ignore others
          """),
      question: "show ordered, collected, receivable by rep sort rep 2026",
      answer: """
        张三,50000.00,20000.00,30000.00
        李四,10000.00,10000.00,0.00
        """),
    // each instalment of a contract is owed from the day it is planned for
    Asked(
      sheet: ProposalSheet(
        file: "回款计划.csv",
        text: """
          合同编号,客户,期次,计划回款日期,计划回款金额(万元),实际回款日期,实际回款金额(万元),负责人,状态
          HT01,甲公司,第1期,2026/03/01,5,2026/03/05,5,张三,已回款
          HT01,甲公司,第2期,2026/06/01,3,,,张三,未回款
          HT02,乙公司,第1期,2026/04/01,2,2026/04/20,1,李四,部分回款
          """,
        expected: """
          import "回款计划.csv" as invoices (
            id = 合同编号 + " " + 期次,
            customer = `客户`,
            rep = 负责人,
            status = 状态 map ("已回款" -> "issued", "未回款" -> "issued", "部分回款" -> "issued"),
            issued = `计划回款日期`,
            due = `计划回款日期`,
            amount = `计划回款金额(万元)` * 10000
          ) ignore `实际回款日期`, `实际回款金额(万元)`
          import "回款计划.csv" as payments (
            invoice = 合同编号 + " " + 期次,
            paid = `实际回款日期`,
            amount = `实际回款金额(万元)` * 10000
          ) where `实际回款日期` is not empty ignore others
          """),
      question: "show collected, receivable, overdue by rep sort rep as of 2026-06-10",
      answer: """
        张三,50000.00,30000.00,30000.00
        李四,10000.00,10000.00,10000.00
        """),
    // what was sold stands beside each target
    Asked(
      sheet: ProposalSheet(
        file: "rep quarters 2026.csv",
        text: """
          Rep,Q1 Target,Q1 Actual,Q2 Target,Q2 Actual
          Ann,1000,900,1200,600
          Bo,500,550,500,0
          """,
        expected: """
          import "rep quarters 2026.csv" unpivot `Q1 Target`, `Q2 Target` as targets (
            rep = Rep,
            period = "2026 " + replace(heading, "Target", ""),
            value = cell
          ) ignore `Q1 Actual`, `Q2 Actual`
          import "rep quarters 2026.csv" unpivot `Q1 Actual`, `Q2 Actual` as orders (
            rep = Rep,
            ordered = first_day("2026 " + replace(heading, "Actual", "")),
            amount = cell
          ) where cell != 0 ignore others
          """),
      question: "show sales, target, attainment by rep sort rep 2026-Q1",
      answer: """
        Ann,900.00,1000.00,0.9
        Bo,550.00,500.00,1.1
        """),
    // what came back has a paper of its own
    Asked(
      sheet: ProposalSheet(
        file: "退货单.csv",
        text: """
          退货单号,退货日期,客户名称,产品名称,数量,退货金额,退货原因
          TH1,2026-03-01,甲公司,泵,1,90,质量
          TH2,2026-03-04,乙公司,阀,2,40,错发
          """,
        expected: """
          import "退货单.csv" as credit_notes (
            id = 退货单号,
            customer = `客户名称`,
            issued = 退货日期,
            amount = 退货金额,
            reason = 退货原因
          )
          """),
      question: "show credits by customer sort customer 2026-03",
      answer: """
        乙公司,40.00
        甲公司,90.00
        """),
    // sales of a week, the store is a field of the file
    Asked(
      sheet: ProposalSheet(
        file: "Walmart.csv",
        text: """
          Store,Date,Weekly_Sales,Temperature
          1,05-02-2010,1000.50,42.31
          2,05-02-2010,2000.00,40.19
          1,19-02-2010,500.25,39.93
          """,
        expected: """
          import "Walmart.csv" as orders (
            ordered = Date,
            amount = Weekly_Sales
          )
          """),
      question: "show sales by store sort store 2010",
      answer: """
        1,1500.75
        2,2000.00
        """),
    // the state that a customer is in is not the region that the sheet tells, too
    Asked(
      sheet: ProposalSheet(
        file: "retailers.csv",
        text: """
          Retailer,Invoice Date,Region,State,Product,Units Sold,Total Sales
          Foot Locker,1/15/2021,East,New York,Shoes,10,"$1,000 "
          Foot Locker,2/15/2021,West,New York,Shirts,5,$100 
          Foot Locker,2/16/2021,West,New York,Shoes,1,$90 
          """,
        expected: """
          import "retailers.csv" as orders (
            id = Retailer + " " + `Invoice Date` + " " + Product,
            customer = Retailer,
            ordered = `Invoice Date`
          ) ignore State, Product, `Units Sold`, `Total Sales`
          import "retailers.csv" as order_lines (
            order = Retailer + " " + `Invoice Date` + " " + Product,
            product = Product,
            quantity = `Units Sold`,
            amount = `Total Sales`,
            customer = Retailer,
            ordered = `Invoice Date`
          ) ignore Region
          """),
      question: "show sales by region sort region 2021",
      answer: """
        East,1000.00
        West,190.00
        """),
  ]
}
