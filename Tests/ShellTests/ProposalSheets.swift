/// Small sheets with the headers of other systems' exports and of usual sheets, and what a person would map them to.
struct ProposalSheet: Sendable, CustomStringConvertible {
  let file: String
  /// Deals that are there before, by their ids.
  var prepared: String?
  let text: String
  /// The statements, as they are printed.
  let expected: String

  var description: String { file }

  static let all =
    [
      // Salesforce, a report
      ProposalSheet(
        file: "Opportunities.csv",
        text: """
          Opportunity ID,Opportunity Name,Account ID,Account Name,Opportunity Owner,Stage,Amount,Probability (%),Close Date,Created Date,Lead Source,Type,Industry
          006X1,Acme - 200 seats,001A,Acme,Li Na,Closed Won,"$12,500.00",100,10/12/2026,9/1/2026,Web,New Business,Retail
          006X2,Blue - pilot,001B,Blue Harbor,Tom Becker,Prospecting,"$3,000.00",10,11/30/2026,10/5/2026,Partner,Existing,Finance
          006X3,Acme - renewal,001A,Acme,Li Na,Negotiation,"$8,000.00",90,12/15/2026,10/9/2026,Web,Existing,Retail
          """,
        expected: """
          import "Opportunities.csv" as customers (
            id = `Account ID`,
            name = `Account Name`,
            industry = Industry
          ) ignore others
          import "Opportunities.csv" as opportunities (
            id = `Opportunity ID`,
            name = `Opportunity Name`,
            rep = `Opportunity Owner`,
            customer = `Account Name`,
            source = `Lead Source`,
            stage = Stage,
            type = Type,
            amount = Amount,
            probability = `Probability (%)`,
            created = month_first(`Created Date`),
            closed = `Close Date`
          ) ignore `Account ID`, Industry
          """),
      // Salesforce, Data Loader
      ProposalSheet(
        file: "extract.csv",
        text: """
          ID,ISDELETED,ACCOUNTID,NAME,STAGENAME,AMOUNT,PROBABILITY,CLOSEDATE,TYPE,LEADSOURCE,OWNERID,CREATEDDATE
          006x1,false,001x1,Acme big,Closed Won,12500,100,2026-10-12,New,Web,005x1,2026-09-01T08:00:00.000Z
          006x2,false,001x2,Blue pilot,Prospecting,3000,10,2026-11-30,New,Partner,005x2,2026-10-05T08:00:00.000Z
          """,
        expected: """
          import "extract.csv" as opportunities (
            id = ID,
            name = NAME,
            rep = OWNERID,
            customer = ACCOUNTID,
            source = LEADSOURCE,
            stage = STAGENAME,
            type = TYPE,
            amount = AMOUNT,
            probability = PROBABILITY,
            created = CREATEDDATE,
            closed = CLOSEDATE
          )
          """),
      // a ledger of receivables: the balance says what is paid, nothing says when
      ProposalSheet(
        file: "AR Detail.csv",
        text: """
          Customer,Invoice #,Invoice Date,Due Date,Terms,Amount,Balance,Salesperson
          Acme,INV-1,2026-09-05,2026-10-05,Net 30,1000.00,0.00,Li Na
          Acme,INV-2,2026-10-13,2026-11-12,Net 30,500.00,500.00,Li Na
          Blue Harbor,INV-3,2026-10-20,2026-11-19,Net 30,800.00,300.00,Tom Becker
          """,
        expected: """
          import "AR Detail.csv" as invoices (
            id = `Invoice #`,
            customer = Customer,
            rep = Salesperson,
            issued = `Invoice Date`,
            due = `Due Date`,
            amount = Amount
          )
          import "AR Detail.csv" as payments (
            id = `Invoice #`,
            invoice = `Invoice #`,
            paid = `Invoice Date`,
            amount = Amount - Balance
          ) where Balance < Amount ignore others
          """),
      // invoices that only say that they are paid
      ProposalSheet(
        file: "invoices.csv",
        text: """
          Invoice Number,Client Name,Issue Date,Due Date,Status,Total
          1001,Acme,2026-09-05,2026-10-05,Paid,1000.00
          1002,Blue Harbor,2026-10-13,2026-11-12,Sent,500.00
          1003,Acme,2026-10-14,2026-11-13,Paid,80.00
          """,
        expected: """
          import "invoices.csv" as invoices (
            id = `Invoice Number`,
            customer = `Client Name`,
            status = Status,
            issued = `Issue Date`,
            due = `Due Date`,
            amount = Total
          )
          import "invoices.csv" as payments (
            id = `Invoice Number`,
            invoice = `Invoice Number`,
            paid = `Issue Date`,
            amount = Total
          ) where Status in ("Paid") ignore others
          """),
      // Salesforce, the history of stages
      ProposalSheet(
        file: "OpportunityHistory.csv",
        prepared: """
          deal,stage
          O1,Closed Won
          O2,Negotiation
          """,
        text: """
          Id,OpportunityId,StageName,Amount,Probability,CloseDate,CreatedDate,CreatedById
          H1,O1,Prospecting,800,10,2026-04-30,2026-03-01T08:00:00.000Z,U1
          H2,O1,Proposal,900,50,2026-05-10,2026-03-20T08:00:00.000Z,U1
          H3,O1,Closed Won,1000,100,2026-05-20,2026-05-20T09:00:00.000Z,U1
          H4,O2,Prospecting,500,10,2026-06-30,2026-04-01T08:00:00.000Z,U2
          H5,O2,Negotiation,500,70,2026-07-30,2026-06-01T09:00:00.000Z,U2
          """,
        expected: """
          import "OpportunityHistory.csv" as opportunity_history (
            opportunity = OpportunityId,
            changed = CreatedDate,
            stage = StageName,
            amount = Amount,
            probability = Probability,
            expected_close = CloseDate
          )
          """),
      // every row a deal that was won
      ProposalSheet(
        file: "closed_deals.csv",
        text: """
          deal_id,seller_id,sr_id,won_date,amount
          d1,s1,r1,2026-02-26 19:58:54,500
          d2,s2,r2,2026-03-08 20:17:59,700
          """,
        expected: """
          import "closed_deals.csv" as opportunities (
            id = deal_id,
            rep = sr_id,
            state = "won",
            amount = amount,
            closed = won_date
          )
          """),
      // tables of a database, whose headers are one word each
      ProposalSheet(
        file: "orders_dataset.csv",
        text: """
          orderNumber,orderDate,requiredDate,shippedDate,status,comments,customerNumber
          10100,2026-01-06,2026-01-13,2026-01-10,Shipped,NULL,363
          10101,2026-01-09,2026-01-18,NULL,In Process,Check on availability.,128
          """,
        expected: """
          import "orders_dataset.csv" as orders (
            id = orderNumber,
            customer = customerNumber,
            status = status map ("In Process" -> "confirmed"),
            ordered = orderDate,
            required = requiredDate,
            shipped = shippedDate
          )
          """),
      ProposalSheet(
        file: "SalesOrderDetail.csv",
        text: """
          SalesOrderID,SalesOrderDetailID,OrderQty,ProductID,UnitPrice,UnitPriceDiscount,LineTotal
          43659,1,1,776,2024.99,0.00,2024.99
          43659,2,3,777,2000.00,0.02,5880.00
          43660,3,1,776,2024.99,0.00,2024.99
          """,
        expected: """
          import "SalesOrderDetail.csv" as order_lines (
            id = SalesOrderDetailID,
            order = SalesOrderID,
            product = ProductID,
            quantity = OrderQty,
            price = UnitPrice,
            discount = UnitPriceDiscount,
            amount = LineTotal
          )
          """),
      // some numbers of documents begin with the letter of a credit
      ProposalSheet(
        file: "Online Sales.csv",
        text: """
          InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID
          536365,85123A,6,12/15/2025 8:26,2.55,17850
          536365,71053,6,12/15/2025 8:26,3.39,17850
          536366,71053,2,12/16/2025 9:01,3.39,17851
          536367,71053,2,12/16/2025 9:31,3.39,17851
          536368,71053,1,12/16/2025 9:45,3.39,17852
          C536379,71053,-1,12/17/2025 9:41,3.39,17852
          """,
        expected: """
          import "Online Sales.csv" as order_lines (
            order = InvoiceNo,
            product = StockCode,
            quantity = Quantity,
            price = UnitPrice,
            customer = CustomerID,
            ordered = InvoiceDate
          )
          """),
      ProposalSheet(
        file: "SalesPersonQuotaHistory.csv",
        text: """
          BusinessEntityID,QuotaDate,SalesQuota
          274,2026-01-01 00:00:00,28000.00
          274,2026-04-01 00:00:00,7000.00
          275,2026-01-01 00:00:00,367000.00
          """,
        expected: """
          import "SalesPersonQuotaHistory.csv" as targets (
            rep = BusinessEntityID,
            period = QuotaDate,
            value = SalesQuota
          )
          """),
      ProposalSheet(
        file: "拜访记录.csv",
        text: """
          拜访编号,客户名称,拜访人,拜访日期,拜访方式,时长(分钟)
          BF1,青石科技,王伟,2026年10月12日,上门拜访,45
          BF2,青石科技,李娜,2026年10月13日,电话拜访,10
          """,
        expected: """
          import "拜访记录.csv" as activities (
            id = 拜访编号,
            type = 拜访方式,
            rep = 拜访人,
            customer = `客户名称`,
            done = 拜访日期,
            minutes = `时长(分钟)`
          )
          """),
      // Salesforce, leads
      ProposalSheet(
        file: "Leads_export.csv",
        text: """
          First Name,Last Name,Company,Title,Email,Phone,Lead Status,Lead Source,Lead Owner,Industry,State/Province,Create Date
          Ann,Lee,Acme,CFO,ann@acme.example,415-555-0101,Working - Contacted,Web,Li Na,Retail,CO,9/1/2026
          Bob,Ray,Blue Harbor,Buyer,bob@blue.example,415-555-0102,Closed - Converted,Partner,Tom Becker,Finance,TX,9/15/2026
          """,
        expected: """
          import "Leads_export.csv" as leads (
            name = `First Name` + " " + `Last Name`,
            company = Company,
            email = Email,
            phone = Phone,
            industry = Industry,
            region = `State/Province`,
            source = `Lead Source`,
            rep = `Lead Owner`,
            status = `Lead Status`,
            created = `Create Date`
          )
          """),
      // HubSpot
      ProposalSheet(
        file: "hubspot-crm-exports-all-deals-2026-11-20.csv",
        text: """
          Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Pipeline,Create Date,Deal Type,Associated Company,Closed Lost Reason,Currency
          9001,Acme rollout,closedwon,2026-10-12 10:00,Li Na,12500,Sales Pipeline,2026-09-01 09:12,newbusiness,Acme,,USD
          9002,Blue pilot,closedlost,2026-10-20 09:00,Li Na,30000,Sales Pipeline,2026-09-03 14:00,newbusiness,Blue Harbor,Price,USD
          """,
        expected: """
          import "hubspot-crm-exports-all-deals-2026-11-20.csv" as opportunities (
            id = `Record ID`,
            name = `Deal Name`,
            rep = `Deal owner`,
            customer = `Associated Company`,
            stage = `Deal Stage` map ("closedwon" -> "Closed Won", "closedlost" -> "Closed Lost"),
            type = `Deal Type`,
            amount = Amount,
            currency = Currency,
            created = `Create Date`,
            closed = `Close Date`,
            loss_reason = `Closed Lost Reason`
          )
          """),
      ProposalSheet(
        file: "hubspot_companies.csv",
        text: """
          Record ID,Company name,Company owner,Create Date,Phone Number,City,Country/Region,Industry,Number of Employees,Annual Revenue,Lifecycle Stage
          701,Acme,Li Na,2026-01-02 10:00,+1 415-555-0101,Denver,United States,RETAIL,240,12000000,Customer
          702,Blue Harbor,Tom Becker,2026-02-03 10:00,+1 415-555-0102,Austin,United States,FINANCE,1200,55000000,Opportunity
          """,
        expected: """
          import "hubspot_companies.csv" as customers (
            id = `Record ID`,
            name = `Company name`,
            industry = Industry,
            employees = `Number of Employees`,
            annual_revenue = `Annual Revenue`,
            city = City,
            country = `Country/Region`,
            phone = `Phone Number`,
            owner = `Company owner`,
            status = `Lifecycle Stage` map ("Opportunity" -> "prospect"),
            created = `Create Date`
          )
          """),
      ProposalSheet(
        file: "hubspot_contacts.csv",
        text: """
          Record ID,First Name,Last Name,Email,Phone Number,Lead Status,Create Date,Job Title,Associated Company
          501,Ann,Lee,ann@acme.example,+1 415-555-0101,New,2026-01-05 10:00,CFO,Acme
          502,Bob,Ray,bob@blue.example,+1 415-555-0102,Open,2026-02-05 10:00,Buyer,Blue Harbor
          """,
        expected: """
          import "hubspot_contacts.csv" as contacts (
            id = `Record ID`,
            name = `First Name` + " " + `Last Name`,
            customer = `Associated Company`,
            title = `Job Title`,
            email = Email,
            phone = `Phone Number`,
            created = `Create Date`
          )
          """),
      // Zoho
      ProposalSheet(
        file: "zoho_Deals.csv",
        text: """
          Record Id,Deal Owner.id,Deal Owner,Amount,Deal Name,Closing Date,Account Name.id,Account Name,Stage,Type,Probability (%),Lead Source,Created Time,Reason For Loss
          zcrm_101,zcrm_1,Li Na,12500,Acme rollout,2026-10-12,zcrm_51,Acme,Closed Won,New,100,Web Download,2026-09-01 09:00:00,
          zcrm_102,zcrm_2,Tom Becker,3000,Blue pilot,2026-12-20,zcrm_52,Blue Harbor,Needs Analysis,New,20,Trade Show,2026-09-10 09:00:00,
          """,
        expected: """
          import "zoho_Deals.csv" as customers (
            id = `Account Name.id`,
            name = `Account Name`
          ) ignore others
          import "zoho_Deals.csv" as reps (
            id = `Deal Owner.id`,
            name = `Deal Owner`
          ) ignore others
          import "zoho_Deals.csv" as opportunities (
            id = `Record Id`,
            name = `Deal Name`,
            rep = `Deal Owner`,
            customer = `Account Name`,
            source = `Lead Source`,
            stage = Stage,
            type = Type,
            amount = Amount,
            probability = `Probability (%)`,
            created = `Created Time`,
            closed = `Closing Date`,
            loss_reason = `Reason For Loss`
          ) ignore `Deal Owner.id`, `Account Name.id`
          """),
      ProposalSheet(
        file: "Calls.csv",
        text: """
          TASKID,Call Owner,Subject,Call Type,Call Start Time,Call Duration (in minutes),Call Result,ACCOUNTID
          1,Li Na,Intro,Outbound,"15 Apr, 2026 00:02:00",12,Interested,Acme
          2,Tom Becker,Check,Inbound,"16 Apr, 2026 10:02:00",5,,Blue Harbor
          """,
        expected: """
          import "Calls.csv" as activities (
            id = TASKID,
            type = "call",
            direction = `Call Type`,
            rep = `Call Owner`,
            customer = ACCOUNTID,
            done = `Call Start Time`,
            minutes = `Call Duration (in minutes)`,
            outcome = `Call Result`,
            subject = Subject
          )
          """),
      // Pipedrive
      ProposalSheet(
        file: "deals-3141.csv",
        text: """
          Deal - ID,Deal - Title,Deal - Owner,Deal - Value,Deal - Currency of Value,Deal - Organization,Deal - Contact person,Deal - Stage,Deal - Deal created,Deal - Won time,Deal - Lost time,Deal - Lost reason,Deal - Expected close date,Deal - Status
          1,Acme deal,Li Na,12500,USD,Acme,Ann Lee,Negotiations Started,2026-09-01 08:00:00,2026-10-12 10:00:00,,,2026-10-30,Won
          2,Blue deal,Tom Becker,3000,USD,Blue Harbor,Bob Ray,Contact Made,2026-09-05 08:00:00,,2026-10-20 09:00:00,Price,2026-11-30,Lost
          3,Delta,Tom Becker,900,USD,Delta Works,Cy Doe,Qualified,2026-09-15 08:00:00,,,,2026-12-30,Open
          """,
        expected: """
          import "deals-3141.csv" as opportunities (
            id = `Deal - ID`,
            name = `Deal - Title`,
            rep = `Deal - Owner`,
            customer = `Deal - Organization`,
            stage = `Deal - Stage`,
            state = `Deal - Status`,
            amount = `Deal - Value`,
            currency = `Deal - Currency of Value`,
            created = `Deal - Deal created`,
            expected_close = `Deal - Expected close date`,
            closed = coalesce(`Deal - Won time`, `Deal - Lost time`),
            loss_reason = `Deal - Lost reason`
          )
          """),
      ProposalSheet(
        file: "pipedrive activities.csv",
        text: """
          Activity - Subject,Activity - Type,Activity - Assigned to user,Activity - Organization,Activity - Due date,Activity - Due time,Activity - Duration,Activity - Done,Activity - Marked as done time
          Call Acme,Call,Li Na,Acme,2026-09-08,10:30,00:30,Done,2026-09-08 11:02:00
          Lunch,Lunch,Tom Becker,Blue Harbor,2026-09-18,12:30,01:00,To do,
          """,
        expected: """
          import "pipedrive activities.csv" as activities (
            type = `Activity - Type`,
            status = `Activity - Done` map ("To do" -> "planned"),
            rep = `Activity - Assigned to user`,
            customer = `Activity - Organization`,
            due = `Activity - Due date`,
            done = `Activity - Marked as done time`,
            minutes = if(`Activity - Duration` is not empty, `Activity - Duration` + ":00", ""),
            subject = `Activity - Subject`
          )
          """),
      // Odoo, labels and technical names
      ProposalSheet(
        file: "crm.lead.csv",
        text: """
          External ID,Opportunity,Customer,Salesperson,Stage,Expected Revenue,Probability,Expected Closing,Created on,Closed Date,Source,Lost Reason
          x.crm_lead_1,Acme rollout,Acme,Li Na,Won,12500.00,100.00,2026-10-12,2026-09-01 08:00:00,2026-10-12 09:00:00,Website,
          x.crm_lead_2,Blue pilot,Blue Harbor,Tom Becker,Proposition,3000.00,40.00,2026-12-12,2026-09-11 08:00:00,,Referral,
          """,
        expected: """
          import "crm.lead.csv" as opportunities (
            id = `External ID`,
            name = Opportunity,
            rep = Salesperson,
            customer = Customer,
            source = Source,
            stage = Stage,
            amount = `Expected Revenue`,
            probability = Probability,
            created = `Created on`,
            expected_close = `Expected Closing`,
            closed = `Closed Date`,
            loss_reason = `Lost Reason`
          )
          """),
      ProposalSheet(
        file: "sale.order.csv",
        text: """
          name,date_order,partner_id/name,user_id/name,state,amount_untaxed,amount_total
          S00001,2026-09-01 08:00:00,Acme,Li Na,sale,1000.00,1210.00
          S00002,2026-09-02 08:00:00,Blue Harbor,Tom Becker,draft,500.00,605.00
          """,
        expected: """
          import "sale.order.csv" as orders (
            id = name,
            customer = `partner_id/name`,
            rep = `user_id/name`,
            status = state map ("sale" -> "confirmed"),
            ordered = date_order,
            amount = amount_total
          )
          """),
      // Dynamics 365
      ProposalSheet(
        file: "My Open Opportunities 11-20-2026.csv",
        text: """
          (Do Not Modify) Opportunity,(Do Not Modify) Row Checksum,Topic,Potential Customer,Est. Close Date,Est. Revenue,Actual Close Date,Actual Revenue,Probability,Owner,Status,Pipeline Phase,Created On
          7f2a-1,abc==,Acme rollout,Acme,10/30/2026,"$10,000.00",10/12/2026,"$12,500.00",100,Li Na,Won,4-Close,9/1/2026
          7f2a-2,abd==,Blue pilot,Blue Harbor,12/30/2026,"$3,000.00",,,40,Tom Becker,Open,2-Develop,9/11/2026
          """,
        expected: """
          import "My Open Opportunities 11-20-2026.csv" as opportunities (
            id = `(Do Not Modify) Opportunity`,
            name = Topic,
            rep = Owner,
            customer = `Potential Customer`,
            stage = `Pipeline Phase`,
            state = Status,
            amount = coalesce(`Actual Revenue`, `Est. Revenue`),
            probability = Probability,
            created = month_first(`Created On`),
            expected_close = `Est. Close Date`,
            closed = month_first(`Actual Close Date`)
          )
          """),
      // Close
      ProposalSheet(
        file: "close_opportunities.csv",
        text: """
          id,date_created,lead_id,lead_name,status_label,status_type,date_won,confidence,user_name,note,value,value_period
          oppo_1,2026-09-01T08:00:00.000000+00:00,lead_1,Acme,Won,won,2026-10-12,100,Li Na,great,12500,one_time
          oppo_2,2026-09-11T08:00:00.000000+00:00,lead_2,Blue Harbor,Proposal Sent,active,,40,Tom Becker,,3000,one_time
          """,
        expected: """
          import "close_opportunities.csv" as opportunities (
            id = id,
            rep = user_name,
            customer = lead_name,
            stage = status_label,
            state = status_type map ("active" -> "open"),
            amount = value,
            probability = confidence,
            created = date_created,
            closed = date_won
          )
          """),
      // monday
      ProposalSheet(
        file: "monday_board.csv",
        text: """
          Name,Stage,Owner,Deal Value,Contacts,Accounts,Expected Close Date,Close Date,Priority
          Acme rollout,Won,Li Na,12500,Ann Lee,Acme,2026-10-30,2026-10-12,High
          Blue pilot,Discovery,Tom Becker,3000,Bob Ray,Blue Harbor,2026-12-30,,Low
          """,
        expected: """
          import "monday_board.csv" as opportunities (
            name = Name,
            rep = Owner,
            customer = Accounts,
            stage = Stage,
            amount = `Deal Value`,
            expected_close = `Expected Close Date`,
            closed = `Close Date`
          )
          """),
    ] + ofPaper + inChinese + ofPlans + ofEurope + ofReports + ofLedgers + ofShops
    + (ofStrangers + ofDataSets).map(\.sheet)
}
