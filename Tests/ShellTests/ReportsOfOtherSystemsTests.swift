import Foundation
import Rendering
import Testing

@testable import Shell

/// Files as other systems print them: what is proposed is run as it stands, then asked; the answers were counted by hand.
@Suite struct ReportsOfOtherSystemsTests {
  struct Report: Sendable, CustomStringConvertible {
    let description: String
    /// In the order in which they are read.
    let files: [(name: String, text: String)]
    var settings: String?
    /// With their answers.
    let questions: [(ask: String, answer: String)]
  }

  @Test(arguments: all + ofShops) func whatIsProposedIsAnsweredAsItWasCounted(_ report: Report) throws {
    let desk = try ProposalTests.Desk(report.files.map { ($0.name, $0.text) }, format: .csv)
    for (file, _) in report.files {
      #expect(desk.run("import \"\(file)\"") == .success, "\(desk.capture.notesText)")
      let proposed = desk.proposed
      #expect(desk.run(proposed) == .success, "\(desk.capture.notesText)")
      #expect(!desk.capture.notesText.contains("refused"), "\(desk.capture.notesText)")
      #expect(desk.run(proposed) == .success)
      let again = desk.capture.notesText.split(separator: "\n").filter { $0.contains("rows read") }
      #expect(again.allSatisfy { $0.contains("0 new, 0 updated") }, "\(desk.capture.notesText)")
    }
    if let settings = report.settings { #expect(desk.run(settings) == .success) }
    for (ask, answer) in report.questions {
      #expect(desk.run(ask) == .success, "\(desk.capture.notesText)")
      #expect(desk.capture.outputText.hasSuffix("\n\(answer)\n"), "\(ask): \(desk.capture.outputText)")
    }
  }

  /// Of amounts in two currencies that only their signs tell, none is that of the whole file.
  @Test func oneOfTwoCurrenciesIsNotThatOfTheStore() throws {
    let deals =
      "Deal,Owner,Stage,Close Date,Amount\nA,Ann,Won,2026-10-10,\"$1,000\"\nB,Bo,Won,2026-10-11,€500\nC,Bo,Won,2026-10-12,$7\n"
    let desk = try ProposalTests.Desk([
      ("mixed.csv", deals), ("euros.csv", deals.replacingOccurrences(of: "$", with: "€")),
    ])
    #expect(desk.run("import \"mixed.csv\"") == .success)
    #expect(!desk.proposed.contains("base_currency") && desk.capture.notesText.contains("kept as USD"))
    #expect(desk.run("import \"euros.csv\"") == .success)
    #expect(desk.proposed.hasPrefix("set base_currency = \"EUR\"\n"), "\(desk.proposed)")
  }

  static let all = [
    Report(
      description: "a Salesforce report by owner and stage, with sums and counts of each group",
      files: [
        (
          "Deals by Owner.csv",
          """
          Deals by Owner
          As of 2026-11-23

          Opportunity Owner  ↑,,Stage  ↑,Opportunity Name,Account Name,Amount,Close Date,Created Date
          Ann,,Closed Won,One,Acme,100,2026-10-02,2026-05-02
          ,,,Two,Beta,200,2026-10-03,2026-05-03
          ,,Subtotal,Sum,,300,,
          ,,,Count,,2,,
          ,,Negotiation,Three,Acme,50,2026-12-20,2026-06-20
          ,,Subtotal,Sum,,50,,
          ,,,Count,,1,,
          Subtotal,,,Sum,,350,,
          ,,,Count,,3,,
          Bo,,Closed Lost,Four,Core,70,2026-10-04,2026-05-04
          ,,Subtotal,Sum,,70,,
          ,,,Count,,1,,
          ,,Closed Won,Five,Core,30,2026-10-05,2026-05-05
          ,,Subtotal,Sum,,30,,
          ,,,Count,,1,,
          Subtotal,,,Sum,,100,,
          ,,,Count,,2,,
          Total,,,Sum,,450,,
          ,,,Count,,5,,

          Confidential Information - Do Not Distribute
          """
        )
      ],
      questions: [
        ("show won_value, closes, losses, pipeline by rep sort rep", "Ann,300.00,2,0,50.00\nBo,30.00,1,1,0.00")
      ]),
    Report(
      description: "a monday board: groups with their header again, and sums that nothing names",
      files: [
        (
          "Sales_Pipeline.csv",
          """
          Sales Pipeline
          All our deals

          Active deals
          Name,Owner,Stage,Account,Deal Value,Expected Close Date,Close Date,Item ID (auto generated)
          One,Ann,Proposal,Acme,10,2026-12-01,,7001
          Two,Bo,Proposal,Beta,20,2026-12-02,,7002
          ,,,,30,,,

          Closed Won
          Name,Owner,Stage,Account,Deal Value,Expected Close Date,Close Date,Item ID (auto generated)
          Three,Ann,Won,Acme,5,2026-10-01,2026-10-03,7003
          Four,Bo,Won,Core,7,2026-10-02,2026-10-04,7004
          ,,,,12,,,
          """
        )
      ],
      questions: [
        ("show won_value, pipeline by rep sort rep", "Ann,5.00,10.00\nBo,7.00,20.00"),
        ("show count(opportunities), count(opportunities where id = \"7004\")", "4,1"),
      ]),
    Report(
      description: "quotas in thousands, the team before the first of its reps and its sum below them",
      files: [
        (
          "quota 2026.csv",
          """
          Sales targets,,k€
          Team,Sales rep,Jan,Feb,Mar,Total
          East,Ann,1,2,3,6
          ,Bo,4,5,6,15
          Total East,,5,7,9,21
          West,Cy,7,8,9.5,24.5
          Total West,,7,8,9.5,24.5
          """
        )
      ],
      questions: [
        ("show target by rep sort rep 2026-03", "Ann,3000.00\nBo,6000.00\nCy,9500.00"),
        ("show target by team sort team 2026-Q1", "East,21000.00\nWest,24500.00"), ("show target 2026-Q1", "45500.00"),
      ]),
    Report(
      description: "the account of customers, with what was owed before and sums of months",
      files: [
        (
          "应收账款明细账.csv",
          """
          应收账款明细账
          日期,凭证字号,单据编号,客户名称,摘要,借方金额,贷方金额,方向,余额
          2026-09-01,,,甲公司,期初余额,,,借,"1,000.00"
          2026-09-05,记-1,XS1,甲公司,销售商品,"2,500.00",,借,"3,500.00"
          2026-09-20,记-2,SK1,甲公司,收到货款,,"1,200.00",借,"2,300.00"
          2026-09-30,,,甲公司,本期合计,"2,500.00","1,200.00",借,"2,300.00"
          2026-09-30,,,甲公司,本年累计,"2,500.00","1,200.00",借,"2,300.00"
          2026-09-01,,,乙公司,期初余额,,,借,400.00
          2026-10-05,记-7,XS2,乙公司,销售商品,600.00,,借,"1,000.00"
          2026-10-31,,,乙公司,本期合计,600.00,,借,"1,000.00"
          """
        )
      ],
      questions: [
        ("show invoiced, collected by customer sort customer", "乙公司,1000.00,0.00\n甲公司,3500.00,1200.00"),
        ("show invoiced by month 2026-09..2026-10", "2026-09,3900.00\n2026-10,600.00"),
      ]),
    Report(
      description: "a stock ledger that begins with what was there",
      files: [
        (
          "stock ledger.csv",
          """
          Date,Item Code,Item Name,Voucher No,Type,Warehouse,In Qty,Out Qty,Balance Qty
          01/10/2026,I1,Bolt,,Opening Balance,Main,,,70
          02/10/2026,I1,Bolt,DN1,Sale,Main,,20,50
          13/10/2026,I1,Bolt,GR1,Purchase,Main,5,,55
          01/10/2026,I2,Nut,,Opening Balance,Main,,,10
          14/10/2026,I2,Nut,GR2,Purchase,Main,3,,13
          """
        )
      ],
      questions: [
        ("show on_hand by product sort product", "Bolt,55\nNut,13"),
        ("show on_hand by product sort product as of 2026-10-02", "Bolt,50\nNut,10"),
      ]),
    Report(
      description: "weeks with visits and calls under each, in two header rows",
      files: [
        (
          "weekly activity 2026.csv",
          """
          Rep,Week 45,,Week 46,
          ,Visits,Calls,Visits,Calls
          Ann,2,10,3,11
          Bo,0,20,1,21
          """
        )
      ],
      questions: [
        ("show visits, calls by rep sort rep 2026-W45", "Ann,2,10\nBo,0,20"), ("show visits, calls 2026-11", "6,62"),
      ]),
    Report(
      description: "sign-ins of field staff",
      files: [
        (
          "签到报表.csv",
          """
          签到报表
          统计日期:2026-11-01 至 2026-11-20
          姓名,工号,部门,职位,签到日期,签到时间,签到地点,拜访对象,签到备注
          张伟,001,华东,销售代表,2026-11-02,09:10,上海,甲公司,沟通
          张伟,001,华东,销售代表,2026-11-03,10:10,上海,乙公司,沟通
          刘洋,002,华东,销售代表,2026-11-03,11:10,苏州,甲公司,沟通
          刘洋,002,华东,销售代表,2026-11-04,11:30,苏州,甲公司,沟通
          张伟,001,华东,销售代表,2026-11-05,09:40,上海,甲公司,沟通
          """
        )
      ],
      questions: [
        ("show visits by rep sort rep", "刘洋,2\n张伟,3"), ("show visits by customer sort customer", "乙公司,1\n甲公司,4"),
        ("show visits by team", "华东,5"),
      ]),
    Report(
      description: "expense claims, of which some are refused or wait",
      files: [
        (
          "expense_claims.csv",
          """
          Expense Report,Employee,Expense Date,Expense Type,Amount,Status,Submitted On
          ER-1,Ann,02-Oct-2026,Meals,10.00,Approved,21-Nov-2026
          ER-1,Ann,03-Oct-2026,Hotel,20.00,Rejected,21-Nov-2026
          ER-2,Bo,04-Oct-2026,Hotel,40.00,Reimbursed,22-Nov-2026
          ER-2,Bo,05-Oct-2026,Hotel,80.00,Pending Approval,22-Nov-2026
          ER-2,Bo,06-Oct-2026,Hotel,5.00,Pending Approval,22-Nov-2026
          """
        )
      ],
      questions: [
        ("show expenses by rep sort rep", "Ann,10.00\nBo,40.00"), ("show sum(expenses.amount)", "155.00"),
        ("show count(expenses where submitted_on before 2026-11-22)", "2"),
      ]),
    Report(
      description: "German orders with a discount and their net amount",
      files: [
        (
          "Auftragsliste.csv",
          """
          Auftragsnr.;Auftragsdatum;Kunde;Außendienstmitarbeiter;Artikel;Menge;Einzelpreis;Rabatt %;Nettobetrag;MwSt.;Status
          AB-1;13.07.2026;Nord GmbH;Anke Möller;Bohrer;10;201,50;10;1.813,50;344,57;geliefert
          AB-2;14.07.2026;Süd GmbH;Jürgen Groß;Säge;2;100,00;0;200,00;38,00;offen
          AB-3;15.07.2026;Süd GmbH;Jürgen Groß;Säge;1;100,00;5;95,00;18,05;storniert
          """
        )
      ], settings: "set sales_basis = ordered",
      questions: [("show sales, units by rep sort rep", "Anke Möller,1813.50,10\nJürgen Groß,200.00,2")]),
    Report(
      description: "Spanish deals",
      files: [
        (
          "oportunidades.csv",
          """
          ID;Oportunidad;Cliente;Comercial;Etapa;Importe;Probabilidad;Fecha de creación;Fecha de cierre;Origen
          OP-1;Uno;Norte S.L.;José García;Ganada;1.250,75;100 %;13/01/2026;20/09/2026;Web
          OP-2;Dos;Sur S.L.;Lucía Fernández;Perdida;900,00;0 %;14/01/2026;21/09/2026;Feria
          OP-3;Tres;Sur S.L.;José García;Negociación;80,50;50 %;15/01/2026;22/12/2026;Web
          """
        )
      ],
      questions: [
        (
          "show won_value, closes, losses, pipeline by rep sort rep",
          "José García,1250.75,1,0,80.50\nLucía Fernández,0.00,0,1,0.00"
        )
      ]),
    Report(
      description: "Japanese deals",
      files: [
        (
          "案件一覧.csv",
          """
          案件ID,案件名,取引先名,担当者,フェーズ,金額,作成日,受注予定日,完了日,リードソース
          A1,一,東商事,田中 健,受注,"1,200,000",2026/01/13,2026/09/30,2026/09/20,展示会
          A2,二,西商事,佐藤 美咲,失注,"500,000",2026/01/14,2026/09/30,2026/09/21,紹介
          A3,三,西商事,田中 健,提案,"300,000",2026/01/15,2026/12/30,,紹介
          """
        )
      ],
      questions: [
        ("show won_value, losses by rep sort rep", "佐藤 美咲,0.00,1\n田中 健,1200000.00,0"),
        ("show pipeline by customer where customer = \"西商事\"", "西商事,300000.00"),
      ]),
    Report(
      description:
        "foreign invoices with what they are in euros, receipts in euros, rates from one currency to another",
      files: [
        ("rates.csv", "Date,From,To,Rate\n2026-01-01,USD,EUR,0.92\n2026-01-01,GBP,EUR,1.16\n"),
        (
          "invoices.csv",
          """
          Invoice Number,Customer,Invoice Date,Due Date,Currency,Amount,Amount (EUR)
          I-1,Acme,2026-09-01,2026-10-01,USD,10000.00,9200.00
          I-2,Beta,2026-09-05,2026-10-05,EUR,5000.00,5000.00
          I-3,Core,2026-09-08,2026-10-08,GBP,2000.00,2320.00
          """
        ),
        (
          "receipts.csv",
          """
          Payment ID,Invoice Number,Payment Date,Amount EUR
          P1,I-1,2026-10-02,4600.00
          P2,I-2,2026-10-09,5000.00
          P3,I-3,2026-10-12,2320.00
          """
        ),
      ],
      questions: [
        ("show invoiced, collected, receivable as of 2026-10-31", "16520.00,11920.00,4600.00"),
        ("show receivable by customer where customer = \"Acme\" as of 2026-10-31", "Acme,4600.00"),
      ]),
    Report(
      description: "a warehouse of data: facts bear the key of an employee, not the id",
      files: [
        (
          "DimEmployee.csv",
          """
          EmployeeKey,ParentEmployeeKey,EmployeeID,FirstName,LastName,Title,HireDate
          281,,1,Ann,Ash,Manager,2020-01-01
          282,281,4,Bo,Berg,Sales Representative,2020-01-02
          283,281,7,Cy,Cole,Sales Representative,2020-01-03
          """
        ),
        (
          "FactResellerSales.csv",
          """
          SalesOrderNumber,SalesOrderLineNumber,OrderDateKey,EmployeeKey,ResellerKey,ProductKey,OrderQuantity,UnitPrice,SalesAmount
          SO1,1,20260815,282,10,310,2,20,40
          SO1,2,20260815,282,10,311,1,5,5
          SO2,1,20260816,283,11,310,3,20,60
          """
        ),
      ], settings: "set sales_basis = ordered",
      questions: [
        ("show sales by rep sort rep 2026-08 having sales > 0", "Bo Berg,45.00\nCy Cole,60.00"),
        ("show sales by manager 2026-08", "Ann Ash,105.00"),
      ]),
    Report(
      description: "deals of HubSpot that belong to several companies",
      files: [
        ("companies.csv", "Record ID,Company name,City\n1827001,Acme,Boston\n1827002,Beta,Leeds\n"),
        (
          "deals.csv",
          """
          Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Create Date,Associated Company,Associated Company (Primary)
          3001,One,Closed won,2026-08-01 15:00,Ann,100,2026-02-01 08:00,Acme;Beta,Acme
          3002,Two,Closed won,2026-08-02 15:00,Ann,200,2026-02-02 08:00,Beta,Beta
          3003,Three,Closed won,2026-08-03 15:00,Ann,400,2026-02-03 08:00,Beta;Acme,Beta
          """
        ),
      ],
      questions: [
        ("show won_value by customer sort customer", "Acme,100.00\nBeta,600.00"), ("show count(customers)", "2"),
      ]),
  ]
}
