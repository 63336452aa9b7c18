/// Targets and budgets with a column a month, quotas with a day, and histories of single fields.
extension ProposalSheet {
  static let ofPlans = [
    ProposalSheet(
      file: "quota.csv",
      text: """
        Sales Rep,Jan-25,Feb-25,Mar-25,Q1
        Ann Lee,"$86,000","$66,000","$45,000","$197,000"
        Bob Ray,"$23,000","$35,000","$71,000","$129,000"
        Total,"$109,000","$101,000","$116,000","$326,000"
        """,
      expected: """
        import "quota.csv" unpivot `Jan-25`, `Feb-25`, `Mar-25` as targets (
          rep = `Sales Rep`,
          period = heading,
          value = cell
        ) ignore Q1
        """),
    // The year in a column, a sum beside the quarters.
    ProposalSheet(
      file: "Quotas by quarter.csv",
      text: """
        Rep,Year,Q1,Q2,Q3,Q4,Total
        Ann Lee,2025,100000,120000,130000,150000,500000
        Bob Ray,2025,90000,90000,90000,90000,360000
        """,
      expected: """
        import "Quotas by quarter.csv" unpivot Q1, Q2, Q3, Q4 as targets (
          rep = Rep,
          period = Year + " " + heading,
          value = cell
        ) ignore Total
        """),
    // The year in the file's name, the unit above the header, beside each target what became of it.
    ProposalSheet(
      file: "拜访目标2026.csv",
      text: """
        销售员,1月目标,1月实际,2月目标,2月实际
        王芳,30,28,32,
        李娜,25,26,25,
        """,
      expected: """
        import "拜访目标2026.csv" unpivot `1月目标`, `2月目标` as targets (
          metric = "visits",
          rep = 销售员,
          period = "2026 " + replace(heading, "目标", ""),
          value = cell
        ) ignore `1月实际`, `2月实际`
        """),
    ProposalSheet(
      file: "plan.csv",
      text: """
        2026年销售目标表,,,
        单位:万元,,,
        区域,第一季度,第二季度,合计
        华北,100,120.5,220.5
        华南,80,90,170
        合计,180,210.5,390.5
        """,
      expected: """
        import "plan.csv" unpivot 第一季度, 第二季度 as targets (
          territory = 区域,
          period = "2026 " + heading,
          value = cell * 10000
        ) ignore 合计
        """),
    ProposalSheet(
      file: "Sales Budget.csv",
      text: """
        Department;Jan 2026;Feb 2026;Q1 2026
        North;1.000,50;1.200,00;2.200,50
        South;500,00;;500,00
        Total;1.500,50;1.200,00;2.700,50
        """,
      expected: """
        import "Sales Budget.csv" unpivot `Jan 2026`, `Feb 2026` as budgets (
          team = Department,
          period = heading,
          amount = cell
        ) ignore `Q1 2026`
        """),
    // AdventureWorks: one row a quarter.
    ProposalSheet(
      file: "SalesPersonQuotaHistory.csv",
      text: """
        BusinessEntityID,QuotaDate,SalesQuota
        274,2025-05-31 00:00:00,28000.00
        274,2025-08-31 00:00:00,7000.00
        274,2025-11-30 00:00:00,91000.00
        275,2025-05-31 00:00:00,367000.00
        275,2025-08-31 00:00:00,556000.00
        """,
      expected: """
        import "SalesPersonQuotaHistory.csv" as targets (
          rep = BusinessEntityID,
          period = quarter(QuotaDate),
          value = SalesQuota
        )
        """),
    // Salesforce
    ProposalSheet(
      file: "OpportunityFieldHistory.csv",
      prepared: """
        deal,stage
        O1,Closed Won
        O2,Negotiation
        """,
      text: """
        Id,OpportunityId,CreatedDate,CreatedById,Field,OldValue,NewValue
        F1,O1,2026-03-20T08:00:00.000Z,U1,StageName,Prospecting,Proposal
        F2,O1,2026-05-20T09:00:00.000Z,U1,StageName,Proposal,Closed Won
        F3,O2,2026-06-01T09:00:00.000Z,U2,StageName,Prospecting,Negotiation
        F4,O2,2026-06-01T09:00:00.000Z,U2,CloseDate,2026-06-30,2026-07-30
        F5,O2,2026-06-02T09:00:00.000Z,U2,Description,,big
        """,
      expected: """
        import "OpportunityFieldHistory.csv" as opportunity_history (
          opportunity = OpportunityId,
          changed = CreatedDate,
          stage = NewValue,
          stage_before = OldValue
        ) where Field = "StageName" ignore others
        import "OpportunityFieldHistory.csv" as opportunity_history (
          opportunity = OpportunityId,
          changed = CreatedDate,
          expected_close = NewValue,
          expected_close_before = OldValue
        ) where Field = "CloseDate" ignore others
        """),
    // HubSpot
    ProposalSheet(
      file: "deal-property-history.csv",
      prepared: """
        deal,stage
        9001,closedwon
        """,
      text: """
        Deal ID,Property,Value,Source,Updated at
        9001,dealstage,appointmentscheduled,CRM_UI,2026-03-20 10:00
        9001,dealstage,closedwon,CRM_UI,2026-05-20 10:00
        9001,hs_note,x,API,2026-05-20 10:00
        """,
      expected: """
        import "deal-property-history.csv" as opportunity_history (
          opportunity = `Deal ID`,
          changed = `Updated at`,
          stage = Value map ("closedwon" -> "Closed Won")
        ) where Property = "dealstage" ignore others
        """),
  ]
}
