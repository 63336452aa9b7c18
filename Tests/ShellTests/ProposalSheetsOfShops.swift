/// Exports of shops and of public data sets of sales, and lists that have no record of their own kind: what is asked of
/// them was counted by hand.
extension ProposalSheet {
  static let ofShops: [ProposalSheet] = asked.map(\.sheet)

  /// A sheet, a question about it once it is imported, and the answer as CSV without its header.
  struct Asked: Sendable, CustomStringConvertible {
    let sheet: ProposalSheet
    let question: String
    let answer: String

    var description: String { sheet.file }
  }

  static let asked = [
    // headers in one word of capitals, an order in several lines
    Asked(
      sheet: ProposalSheet(
        file: "sales_data.csv",
        text: """
          ORDERNUMBER,QUANTITYORDERED,PRICEEACH,ORDERLINENUMBER,SALES,ORDERDATE,STATUS,PRODUCTLINE,PRODUCTCODE,CUSTOMERNAME
          10100,30,100.00,1,3000.00,2/24/2026 0:00,Shipped,Motorcycles,S10_1678,Acme
          10100,20,50.00,2,1000.00,2/24/2026 0:00,Shipped,Classic Cars,S10_1949,Acme
          10101,10,80.00,1,800.00,3/15/2026 0:00,Cancelled,Motorcycles,S10_1678,Blue Harbor
          10102,2,90.00,1,180.00,3/16/2026 0:00,Shipped,Motorcycles,S10_1678,Blue Harbor
          """,
        expected: """
          import "sales_data.csv" as orders (
            id = ORDERNUMBER,
            customer = CUSTOMERNAME,
            status = STATUS,
            ordered = ORDERDATE
          ) ignore others
          import "sales_data.csv" as order_lines (
            order = ORDERNUMBER,
            product = PRODUCTCODE,
            quantity = QUANTITYORDERED,
            price = PRICEEACH,
            amount = SALES,
            customer = CUSTOMERNAME,
            ordered = ORDERDATE
          ) ignore STATUS
          """),
      // 3000 + 1000 in one order; the cancelled one is none
      question: "show orders, sales, units by customer sort customer 2026",
      answer: """
        Acme,1,4000.00,50
        Blue Harbor,1,180.00,2
        """),
    // what came back bears a letter and a minus, ids went through fractions
    Asked(
      sheet: ProposalSheet(
        file: "online_retail.csv",
        text: """
          Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country
          489434,85048,GLASS BALL,12,2026-02-01 07:45:00,6.50,13085.0,United Kingdom
          489434,79323P,CHERRY LIGHTS,2,2026-02-01 07:45:00,10.00,13085.0,United Kingdom
          489435,85048,GLASS BALL,4,2026-02-03 09:00:00,6.50,13078.0,France
          C489436,85048,GLASS BALL,-2,2026-02-05 10:00:00,6.50,13085.0,United Kingdom
          """,
        expected: """
          import "online_retail.csv" as orders (
            id = Invoice,
            customer = `Customer ID`,
            ordered = InvoiceDate
          ) ignore StockCode, Description, Quantity, Price
          import "online_retail.csv" as order_lines (
            order = Invoice,
            product = StockCode,
            quantity = Quantity,
            price = Price,
            customer = `Customer ID`,
            ordered = InvoiceDate
          ) ignore Country
          """),
      // 78 + 20 - 13 and 26
      question: "show sales, units by customer sort customer 2026-02",
      answer: """
        13078,26.00,4
        13085,85.00,12
        """),
    // a line an order
    Asked(
      sheet: ProposalSheet(
        file: "sales records.csv",
        text: """
          Region,Country,Item Type,Sales Channel,Order Date,Order ID,Ship Date,Units Sold,Unit Price,Unit Cost,Total Revenue,Total Cost,Total Profit
          Europe,Norway,Cereal,Online,1/10/2026,669165933,1/20/2026,10,9.00,6.00,90.00,60.00,30.00
          Asia,Japan,Fruits,Offline,5/31/2026,963881480,6/10/2026,5,4.00,3.00,20.00,15.00,5.00
          """,
        expected: """
          import "sales records.csv" as sources (
            name = `Sales Channel`,
            channel = `Sales Channel`
          ) ignore others
          import "sales records.csv" as orders (
            id = `Order ID`,
            source = `Sales Channel`,
            ordered = `Order Date`,
            shipped = `Ship Date`
          ) ignore `Item Type`, `Units Sold`, `Unit Price`, `Unit Cost`, `Total Revenue`, `Total Cost`, `Total Profit`
          import "sales records.csv" as order_lines (
            order = `Order ID`,
            product = `Item Type`,
            quantity = `Units Sold`,
            price = `Unit Price`,
            amount = `Total Revenue`,
            cost = `Total Cost`,
            source = `Sales Channel`,
            ordered = `Order Date`
          ) ignore Region, Country, `Ship Date`
          """),
      // 30 of 90 and 5 of 20 are earned
      question: "show sales, margin, margin_rate by product sort product 2026",
      answer: """
        Cereal,90.00,30.00,0.333333
        Fruits,20.00,5.00,0.25
        """),
    // the price is that of the line: it grows with the quantity
    Asked(
      sheet: ProposalSheet(
        file: "amazon orders.txt",
        text: """
          amazon-order-id	purchase-date	order-status	sales-channel	product-name	sku	asin	quantity	currency	item-price	item-tax	ship-city
          113-1	2026-03-04T07:51:50+00:00	Shipped	Amazon.com	Widget A	SKU1	B001	1	USD	10.00	0.80	Seattle
          113-2	2026-03-05T07:51:50+00:00	Shipped	Amazon.com	Widget A	SKU1	B001	3	USD	30.00	2.40	Austin
          113-3	2026-03-06T07:51:50+00:00	Cancelled	Amazon.com	Widget A	SKU1	B001	2	USD			Austin
          113-4	2026-03-07T07:51:50+00:00	Shipped	Amazon.com	Widget B	SKU2	B002	2	USD	15.00	1.20	Austin
          113-5	2026-03-08T07:51:50+00:00	Shipped	Amazon.com	Widget B	SKU2	B002	1	USD	7.50	0.60	Seattle
          """,
        expected: """
          import "amazon orders.txt" as products (
            id = sku,
            name = `product-name`
          ) ignore others
          import "amazon orders.txt" as sources (
            name = `sales-channel`,
            channel = `sales-channel`
          ) ignore others
          import "amazon orders.txt" as orders (
            id = `amazon-order-id`,
            source = `sales-channel`,
            status = `order-status`,
            ordered = `purchase-date`
          ) ignore `product-name`, sku, quantity, currency, `item-price`, `item-tax`
          import "amazon orders.txt" as order_lines (
            order = `amazon-order-id`,
            product = `product-name`,
            quantity = quantity,
            amount = `item-price`,
            currency = currency,
            source = `sales-channel`,
            ordered = `purchase-date`
          ) ignore `order-status`, sku, asin, `ship-city`
          """),
      // 10 + 30 and 15 + 7.50
      question: "show sales, units by product sort product 2026-03",
      answer: """
        Widget A,40.00,4
        Widget B,22.50,3
        """),
    // numbers wrapped in formulas, states that tell what is to come
    Asked(
      sheet: ProposalSheet(
        file: "订单.csv",
        text: """
          订单编号,买家会员名,总金额,买家实际支付金额,订单状态,订单创建时间,宝贝标题,宝贝总数量
          "=""1234567890123\""",甲,100.00,90.00,交易成功,2026-03-01 12:00:01,杯子,1
          "=""1234567890124\""",乙,50.00,0.00,交易关闭,2026-03-02 12:00:01,杯子,1
          "=""1234567890125\""",甲,30.00,30.00,"卖家已发货，等待买家确认",2026-03-03 12:00:01,帽子,2
          """,
        expected: """
          import "订单.csv" as orders (
            id = 订单编号,
            customer = 买家会员名,
            status = `订单状态` map ("交易成功" -> "delivered", "交易关闭" -> "cancelled", "卖家已发货，等待买家确认" -> "shipped"),
            ordered = 订单创建时间,
            amount = 买家实际支付金额
          )
          """),
      // 90 + 30; what was closed is none
      question: "show orders, sales by customer sort customer 2026-03",
      answer: """
        甲,2,120.00
        """),
    // a deal stands once for each of its products
    Asked(
      sheet: ProposalSheet(
        file: "deals by product.csv",
        text: """
          Deal Name,Account,Owner,Stage,Created,Close Date,Product,Qty,Amount
          Acme expansion,Acme,Li Na,Closed Won,2026-01-05,2026-03-05,Server,1,1000
          Acme expansion,Acme,Li Na,Closed Won,2026-01-05,2026-03-05,Support,2,250
          Blue pilot,Blue Harbor,Li Na,Closed Lost,2026-01-10,2026-03-20,Server,1,700
          Blue pilot,Blue Harbor,Li Na,Closed Lost,2026-01-10,2026-03-20,License,1,50
          Delta start,Delta,Tom Becker,Proposal,2026-02-01,2026-12-20,Server,1,400
          """,
        expected: """
          import "deals by product.csv" as opportunities (
            id = `Deal Name`,
            name = `Deal Name`,
            rep = Owner,
            customer = Account,
            stage = Stage,
            amount = total(Amount),
            created = Created,
            closed = `Close Date`
          ) ignore Product, Qty
          """),
      // one of two, worth 1000 + 250
      question: "show closes, losses, won_value, win_rate by rep sort rep 2026-03",
      answer: """
        Li Na,1,1,1250.00,0.5
        """),
    // only the quarter is said
    Asked(
      sheet: ProposalSheet(
        file: "deals by quarter.csv",
        text: """
          Deal ID,Deal,Account,Owner,Status,Close Qtr,Amount
          D-1,One,Acme,Li Na,Won,Q1 2026,100
          D-2,Two,Blue Harbor,Li Na,Lost,Q2 2026,200
          D-3,Three,Delta,Tom Becker,Open,Q4 2026,400
          D-4,Four,Acme,Tom Becker,Won,Q2 2026,50
          """,
        expected: """
          import "deals by quarter.csv" as opportunities (
            id = `Deal ID`,
            name = Deal,
            rep = Owner,
            customer = Account,
            state = Status,
            amount = Amount,
            expected_close = last_day(`Close Qtr`),
            closed = first_day(`Close Qtr`)
          )
          """),
      // the open one is expected in Q4
      question: "show closes, losses, won_value, expected_pipeline by quarter 2026",
      answer: """
        2026-Q1,1,0,100.00,0.00
        2026-Q2,1,1,50.00,0.00
        2026-Q3,0,0,0.00,0.00
        2026-Q4,0,0,0.00,400.00
        """),
    // what came and what went, with zeros for what did not
    Asked(
      sheet: ProposalSheet(
        file: "stock ledger.csv",
        text: """
          Posting Date,Item Code,Item Name,Warehouse,In Qty,Out Qty,Balance Qty,Voucher Type,Voucher No
          2026-09-01,IT1,Cable,Stores,40,0,40,Purchase Receipt,V1
          2026-09-05,IT1,Cable,Stores,0,-15,25,Delivery Note,V2
          2026-09-07,IT2,Plug,Stores,12,0,12,Purchase Receipt,V3
          2026-09-09,IT1,Cable,Stores,0,-5,20,Delivery Note,V4
          """,
        expected: """
          import "stock ledger.csv" as products (
            id = `Item Code`,
            name = `Item Name`
          ) ignore others
          import "stock ledger.csv" as stock_movements (
            id = `Voucher No`,
            product = `Item Code`,
            location = Warehouse,
            kind = `Voucher Type` map ("Purchase Receipt" -> "receipt", "Delivery Note" -> "issue"),
            moved = `Posting Date`,
            quantity = coalesce(`In Qty`, 0) - abs(coalesce(`Out Qty`, 0))
          ) ignore `Item Name`
          """),
      // 40 - 15 - 5
      question: "show on_hand by product sort product as of 2026-09-30",
      answer: """
        Cable,20
        Plug,12
        """),
    // stock with a column a week: the last is what there is
    Asked(
      sheet: ProposalSheet(
        file: "stock on hand 2026.csv",
        text: """
          SKU,Product,Warehouse,Wk 43,Wk 44,Wk 45
          S1,Cable,Main,90,70,61
          S2,Plug,Main,10,30,25
          """,
        expected: """
          import "stock on hand 2026.csv" as products (
            id = SKU,
            name = Product,
            stock = `Wk 45`
          )
          """),
      // those of week 45
      question: "show on_hand by product sort product",
      answer: """
        Cable,61
        Plug,25
        """),
    // pieces sold with a column a week
    Asked(
      sheet: ProposalSheet(
        file: "sales units by week 2026.csv",
        text: """
          SKU,Product,Wk 43,Wk 44,Wk 45
          S1,Cable,16,9,4
          S2,Plug,0,11,2
          """,
        expected: """
          import "sales units by week 2026.csv" unpivot `Wk 43`, `Wk 44`, `Wk 45` as order_lines (
            order = row + " " + heading,
            product = Product,
            quantity = cell,
            ordered = heading map ("Wk 43" -> "2026-10-19", "Wk 44" -> "2026-10-26", "Wk 45" -> "2026-11-02")
          ) where cell != 0
          """),
      // week 44 begins on 26 October, week 45 on 2 November
      question: "show units by product, month sort product, month 2026-10..2026-11",
      answer: """
        Cable,2026-10,25
        Cable,2026-11,4
        Plug,2026-10,11
        Plug,2026-11,2
        """),
    // a campaign in the row of each of its months
    Asked(
      sheet: ProposalSheet(
        file: "campaign performance.csv",
        text: """
          Campaign,Channel,Month,Spend,Impressions,Clicks,Leads
          Spring promo,Google Ads,2026-01,1500,90000,900,40
          Spring promo,Google Ads,2026-02,500,30000,300,10
          Webinar,LinkedIn,2026-01,800,20000,100,12
          Webinar,LinkedIn,2026-02,200,9000,80,7
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
      // as they stand there
      question: "show spend by campaign, month sort campaign, month 2026-01..2026-02",
      answer: """
        Spring promo,2026-01,1500.00
        Spring promo,2026-02,500.00
        Webinar,2026-01,800.00
        Webinar,2026-02,200.00
        """),
    // visits from check-in to check-out, the day first
    Asked(
      sheet: ProposalSheet(
        file: "field visits.csv",
        text: """
          Visit ID,Rep,Outlet,Check-in,Check-out,Latitude,Longitude,Result
          V1,Li Na,Acme,24/10/2026 10:15,24/10/2026 11:00,52.5,13.4,Order taken
          V2,Li Na,Blue Harbor,09/10/2026 14:00,09/10/2026 14:20,52.6,13.5,Follow up
          V3,Tom Becker,Acme,10/10/2026 09:00,10/10/2026 09:30,52.7,13.6,Closed shop
          """,
        expected: """
          import "field visits.csv" as activities (
            id = `Visit ID`,
            type = "visit",
            rep = Rep,
            customer = Outlet,
            done = `Check-in`,
            minutes = minutes_between(`Check-in`, `Check-out`),
            outcome = Result
          )
          """),
      // 45 + 20 and 30
      question: "show visits, minutes by rep sort rep 2026-10",
      answer: """
        Li Na,2,65
        Tom Becker,1,30
        """),
    // what was sold beside what was to be
    Asked(
      sheet: ProposalSheet(
        file: "sales vs target.csv",
        text: """
          Month,Rep,Target,Actual
          2026-01,Li Na,1000,800
          2026-02,Li Na,1000,1200
          2026-01,Tom Becker,500,600
          2026-02,Tom Becker,500,100
          """,
        expected: """
          import "sales vs target.csv" as targets (
            rep = Rep,
            period = Month,
            value = Target
          ) ignore Actual
          import "sales vs target.csv" as orders (
            rep = Rep,
            ordered = first_day(Month),
            amount = Actual
          ) ignore others
          """),
      // 800 + 1200 of 2000, 600 + 100 of 1000
      question: "show sales, target, attainment by rep sort rep 2026-01..2026-02",
      answer: """
        Li Na,2000.00,2000.00,1
        Tom Becker,700.00,1000.00,0.7
        """),
    // an age of what is not due yet
    Asked(
      sheet: ProposalSheet(
        file: "应收账龄 截至2026-10-31.csv",
        text: """
          客户,信用期内,1-30,31-60,61-90
          甲,100,0,50,0
          乙,0,30,0,20
          丙,70,0,0,0
          """,
        expected: """
          import "应收账龄 截至2026-10-31.csv" unpivot 信用期内, `1-30`, `31-60`, `61-90` as invoices (
            customer = 客户,
            issued = heading map ("信用期内" -> "2026-10-31", "1-30" -> "2026-10-30", "31-60" -> "2026-09-30", "61-90" -> "2026-08-31"),
            due = heading map ("信用期内" -> "2026-10-31", "1-30" -> "2026-10-30", "31-60" -> "2026-09-30", "61-90" -> "2026-08-31"),
            amount = cell
          ) where cell != 0 ignore others
          """),
      // within the credit period is not late
      question: "show receivable, overdue by customer sort customer as of 2026-10-31",
      answer: """
        丙,70.00,0.00
        乙,50.00,50.00
        甲,150.00,50.00
        """),
    // what changed of what is paid every month
    Asked(
      sheet: ProposalSheet(
        file: "mrr movements.csv",
        text: """
          Date,Customer,Movement Type,MRR Change
          2026-01-05,Acme,New,300
          2026-02-03,Acme,Expansion,50
          2026-02-10,Blue Harbor,New,200
          2026-03-09,Acme,Contraction,-100
          2026-03-20,Blue Harbor,Churn,-200
          """,
        expected: """
          import "mrr movements.csv" as orders (
            customer = Customer,
            ordered = Date,
            amount = `MRR Change`
          )
          """),
      // 250 a month are left at the end
      question: "show ordered, running(ordered) by month 2026-01..2026-03",
      answer: """
        2026-01,300.00,300.00
        2026-02,250.00,550.00
        2026-03,-300.00,250.00
        """),
  ]
}
