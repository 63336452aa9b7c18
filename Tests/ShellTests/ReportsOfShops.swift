/// Sheets of sales, of what is owed and of deals: what is asked of them was counted by hand.
extension ReportsOfOtherSystemsTests {
  static let ofShops = [
    Report(
      description: "an ageing report with what of each invoice is still open",
      files: [
        (
          "AR Aging Detail.csv",
          """
          Craig's Design
          A/R Aging Detail
          As of November 23, 2026

          Date,Transaction Type,Num,Customer,Due Date,Amount,Open Balance
          31 - 60 days past due
          08/25/2026,Invoice,2001,Acme,09/24/2026,"1,000.00",400.00
          08/26/2026,Invoice,2002,Beta,09/25/2026,50.00,50.00
          Total for 31 - 60 days past due,,,,,"$1,050.00",$450.00
          Current
          11/03/2026,Invoice,2003,Acme,12/03/2026,70.00,70.00
          Total for Current,,,,,$70.00,$70.00
          TOTAL,,,,,"$1,120.00",$520.00
          """
        )
      ],
      questions: [
        ("show receivable by customer sort customer", "Acme,470.00\nBeta,50.00"), ("show invoiced", "1120.00"),
      ]),
    Report(
      description: "orders of a shop: what is the order's stands in its first line, one was cancelled",
      files: [
        (
          "orders_export_1.csv",
          """
          Name,Email,Fulfillment Status,Currency,Subtotal,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Billing Name,Cancelled at
          #1001,a@x.com,fulfilled,USD,34.50,39.50,2026-09-01 10:00:00 -0500,1,Mug,9.50,Ann Ash,
          #1001,a@x.com,,,,,2026-09-01 10:00:00 -0500,1,Shirt,25.00,,
          #1002,b@x.com,unfulfilled,USD,28.00,33.00,2026-09-02 10:00:00 -0500,2,Cap,14.00,Bo Berg,2026-09-02 11:00:00 -0500
          #1002,b@x.com,,,,,2026-09-02 10:00:00 -0500,1,Mug,9.50,,
          #1003,a@x.com,fulfilled,USD,14.00,19.00,2026-09-03 10:00:00 -0500,1,Cap,14.00,Ann Ash,
          """
        )
      ], settings: "set sales_basis = ordered",
      questions: [
        ("show sales by product sort product 2026-09", "Cap,14.00\nMug,9.50\nShirt,25.00"),
        ("show orders 2026-09", "2"),
      ]),
    Report(
      description: "lines with their tax in money and goods that came back",
      files: [
        (
          "invoice_lines.csv",
          """
          Invoice,Invoice Date,Customer,Item,Qty,Unit Price,Discount,Net Amount,VAT,Gross Amount,Sales Rep
          IN1,2026-10-01,Acme,Tea,2,10.00,0.00,20.00,4.00,24.00,Ann
          IN1,2026-10-01,Acme,Rice,3,24.90,4.70,70.00,14.00,84.00,Ann
          IN2,2026-10-02,Beta,Tea,-1,10.00,0.00,-10.00,-2.00,-12.00,Bo
          IN3,2026-10-03,Beta,Rice,1,24.90,2.00,22.90,4.58,27.48,Bo
          """
        )
      ], settings: "set sales_basis = ordered",
      questions: [("show sales, units by rep sort rep 2026-10", "Ann,90.00,5\nBo,12.90,0")]),
    Report(
      description: "deals in several currencies, with what they are in one",
      files: [
        (
          "report1763884800.csv",
          """
          Opportunity ID,Opportunity Owner,Account Name,Stage,Amount Currency,Amount,Amount (converted) Currency,Amount (converted),Close Date,Created Date
          0065g01,Ann,Acme,Closed Won,EUR,100.00,USD,110.00,09/20/2026,02/22/2026
          0065g02,Ann,Beta,Closed Won,USD,50.00,USD,50.00,09/21/2026,02/23/2026
          0065g03,Bo,Beta,Closed Won,GBP,100.00,USD,125.00,09/22/2026,02/24/2026
          """
        )
      ],
      questions: [("show won_value by rep sort rep", "Ann,160.00\nBo,125.00")]),
    Report(
      description: "deals of Zoho in Chinese",
      files: [
        (
          "商机.csv",
          """
          记录ID,商机名称,商机所有者,客户名称,金额,阶段,可能性 (%),结束日期,线索来源,创建时间
          z1,一,张伟,甲公司,1200.00,成交,100,2026-09-20,展会,2026-02-01 10:05:00
          z2,二,刘洋,乙公司,500.00,丢单,0,2026-09-21,展会,2026-02-02 10:05:00
          z3,三,刘洋,乙公司,300.00,商务谈判,75,2026-12-21,转介绍,2026-02-03 10:05:00
          """
        )
      ],
      questions: [
        ("show won_value, losses, pipeline by rep sort rep 2026-09", "刘洋,0.00,1,300.00\n张伟,1200.00,0,0.00"),
        ("show opened by source sort source 2026", "展会,2\n转介绍,1"),
      ]),
    Report(
      description: "tax invoices, of which one is void",
      files: [
        (
          "开票明细.csv",
          """
          发票代码,发票号码,开票日期,购方名称,金额,税率,税额,价税合计,发票状态,销售员
          3200,00088001,2026-09-10,甲公司,100.00,13%,13.00,113.00,正常,张伟
          3200,00088002,2026-09-11,甲公司,200.00,13%,26.00,226.00,作废,张伟
          3200,00088003,2026-09-12,乙公司,300.00,13%,39.00,339.00,正常,刘洋
          3200,00088004,2026-09-13,乙公司,-50.00,13%,-6.50,-56.50,红字,刘洋
          3200,00088005,2026-09-14,乙公司,10.00,13%,1.30,11.30,某状态,刘洋
          """
        )
      ], questions: [("show invoiced by customer sort customer 2026-09", "乙公司,293.80\n甲公司,113.00")]),
    Report(
      description: "what a team sold in each month, in ten thousands",
      files: [
        (
          "销售一部业绩表.csv",
          """
          销售一部2026年业绩表
          单位:万元
          姓名,1月,2月,3月,一季度合计
          张伟,1,2,3,6
          刘洋,4,5,6.5,15.5
          合计,5,7,9.5,21.5
          """
        )
      ], settings: "set sales_basis = ordered",
      questions: [
        ("show sales by rep sort rep 2026-03", "刘洋,65000.00\n张伟,30000.00"), ("show sales 2026-Q1", "215000.00"),
      ]),
    Report(
      description: "contracts in ten thousands, with what of each was paid",
      files: [
        (
          "合同台账.csv",
          """
          2026年合同台账
          单位:万元
          序号,合同编号,客户名称,销售负责人,签订日期,合同金额,已回款,未回款
          1,HT-1,甲公司,张伟,2026.03.05,12.5,5,7.5
          2,HT-2,乙公司,刘洋,2026.03.06,8,8,0
          3,HT-3,甲公司,刘洋,2026.03.07,1,0,1
          合计,,,,,21.5,13,8.5
          """
        )
      ], settings: "set sales_basis = ordered",
      questions: [
        ("show sales by rep sort rep 2026", "刘洋,90000.00\n张伟,125000.00"),
        ("show receivable by customer sort customer", "乙公司,0.00\n甲公司,85000.00"),
      ]),
    Report(
      description: "what each did in a month that the file's name says",
      files: [
        (
          "activity summary November 2026.csv",
          "Rep,Calls,Emails,Meetings,Revenue\nAnn,10,20,3,1000\nBo,11,0,4,500\n"
        )
      ], settings: "set sales_basis = ordered",
      questions: [
        ("show calls, emails, meetings, sales by rep sort rep 2026-11", "Ann,10,20,3,1000.00\nBo,11,0,4,500.00")
      ]),
    Report(
      description: "quotas of a fiscal year",
      files: [
        (
          "rep quotas.csv",
          "Rep,Annual Quota,Currency,Fiscal Year\nAnn,\"$500,000\",USD,FY2026\nBo,\"$400,000\",USD,FY2026\n"
        )
      ], questions: [("show target by rep sort rep 2026", "Ann,500000.00\nBo,400000.00")]),
    Report(
      description: "a list of SAP with its header again on each page",
      files: [
        (
          "billing.txt",
          """
          17.11.2026          Dynamic List Display           1
          ------------------------------------------------------------------
          |Sold-to pt|Name 1    |Bill.Doc.|Billing Date|Material|Billed Qty|Net Value |Curr.|
          ------------------------------------------------------------------
          |100       |Nord AG   |9001     |05.10.2026  |M-1     |         2|  1.200,50|EUR  |
          |100       |Nord AG   |9001     |05.10.2026  |M-2     |         1|    100,00|EUR  |
          ------------------------------------------------------------------
          |Sold-to pt|Name 1    |Bill.Doc.|Billing Date|Material|Billed Qty|Net Value |Curr.|
          ------------------------------------------------------------------
          |101       |Süd AG    |9002     |15.10.2026  |M-1     |         1|    600,25|EUR  |
          |101       |Süd AG    |9003     |16.10.2026  |M-1     |         1|   600,25-|EUR  |
          """
        )
      ], settings: "set sales_basis = ordered",
      questions: [("show sales, units by customer sort customer 2026-10", "Nord AG,1300.50,3\nSüd AG,0.00,2")]),
  ]
}
