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
        import "SalesInvoices.csv" as order_lines (
          order = InvoiceNumber,
          product = Description,
          quantity = Quantity,
          price = UnitAmount,
          amount = LineAmount,
          customer = ContactName,
          ordered = InvoiceDate
        ) ignore DueDate, Total, InvoiceAmountPaid, Status
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
        ) where cell != 0 ignore others
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
  ]
}
