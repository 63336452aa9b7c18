/// Sheets in German and French, and reports as programs lay them out: two rows of headers, remarks below the totals, days as
/// numbers, values of an order beside its first line.
extension ProposalSheet {
  static let ofEurope = [
    ProposalSheet(
      file: "Auftragsliste.csv",
      text: """
        Auftragsnummer;Kunde;Verkäufer;Auftragsdatum;Nettobetrag;Status
        A-1001;Müller GmbH;Jürgen Groß;31.10.2026;1.234,50;geliefert
        A-1002;Schäfer AG;Anna Weiß;02.11.2026;12.000,00;offen
        A-1003;Müller GmbH;Jürgen Groß;15.11.2026;850,00;storniert
        Summe;;;;14.084,50;
        """,
      expected: """
        import "Auftragsliste.csv" as orders (
          id = Auftragsnummer,
          customer = Kunde,
          rep = Verkäufer,
          status = Status map ("geliefert" -> "delivered", "offen" -> "confirmed", "storniert" -> "cancelled"),
          ordered = Auftragsdatum,
          amount = Nettobetrag
        )
        """),
    ProposalSheet(
      file: "commandes.csv",
      text: """
        N° commande;Client;Commercial;Date de commande;Montant HT;Statut
        C1;Dupont SA;Hélène Roux;05/11/2026;1 250,00;Livrée
        C2;Martin & Fils;Luc Petit;18/11/2026;3 400,50;En cours
        """,
      expected: """
        import "commandes.csv" as orders (
          id = `N° commande`,
          customer = Client,
          rep = Commercial,
          status = Statut map ("Livrée" -> "delivered", "En cours" -> "confirmed"),
          ordered = `Date de commande`,
          amount = `Montant HT`
        )
        """),
    ProposalSheet(
      file: "Besuchsberichte.csv",
      text: """
        Datum;Mitarbeiter;Kunde;Art;Dauer;Ergebnis;Bemerkung
        02.11.2026;Jürgen Groß;Müller GmbH;Besuch;0:45;positiv;Angebot folgt
        13.11.2026;Anna Weiß;Schäfer AG;Anruf;0:10;neutral;
        """,
      expected: """
        import "Besuchsberichte.csv" as activities (
          type = Art map ("Besuch" -> "visit", "Anruf" -> "call"),
          rep = Mitarbeiter,
          customer = Kunde,
          done = Datum,
          minutes = if(Dauer is not empty, Dauer + ":00", ""),
          outcome = Ergebnis,
          note = Bemerkung
        )
        """),
    ProposalSheet(
      file: "orders_serial.csv",
      text: """
        Order No,Customer,Sales Rep,Order Date,Ship Date,Amount
        5001,Acme,Ann Lee,46300,46305,"1,200.00"
        5002,Globex,Bob Ray,46310.5,,"2,500.00"
        5003,Acme,Ann Lee,46320,46322,(200.00)
        """,
      expected: """
        import "orders_serial.csv" as orders (
          id = `Order No`,
          customer = Customer,
          rep = `Sales Rep`,
          ordered = `Order Date`,
          shipped = `Ship Date`,
          amount = Amount
        )
        """),
    // A label over several columns, its parts below.
    ProposalSheet(
      file: "review.csv",
      text: """
        Sales report Q3,,,,,
        Rep,Customer,Order,,,Payment
        ,,No.,Date,Amount,Paid on
        Ann Lee,Acme,SO-1,2026-07-05,100.00,2026-08-01
        Bob Ray,Globex,SO-2,2026-08-06,200.00,
        Total,,,,300.00,
        """,
      expected: """
        import "review.csv" as orders (
          id = `Order No.`,
          customer = Customer,
          rep = Rep,
          ordered = `Order Date`,
          amount = `Order Amount`
        )
        """),
    // Salesforce: remarks below the total.
    ProposalSheet(
      file: "report1763.csv",
      text: """
        "Assigned","Date","Subject","Type","Company / Account"
        "Ann Lee","11/3/2026","Site visit","Visit","Acme"
        "Ann Lee","11/4/2026","Call","Call","Globex"
        "Bob Ray","11/18/2026","Demo","Demo","Initech"

        "Grand Totals (3 records)","","","",""

        "Confidential Information - Do Not Distribute"
        "Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."
        """,
      expected: """
        import "report1763.csv" as activities (
          type = Type,
          rep = Assigned,
          customer = `Company / Account`,
          done = Date,
          subject = Subject
        )
        """),
    // Shopify: the subtotal of an order stands beside its first line.
    ProposalSheet(
      file: "orders_export.csv",
      text: """
        Name,Subtotal,Taxes,Created at,Lineitem quantity,Lineitem name,Lineitem price,Billing Name
        #1001,50.00,4.00,2026-10-01 09:59:00 -0400,2,Mug,15.00,Ann Buyer
        #1001,,,2026-10-01 09:59:00 -0400,1,Plate,20.00,
        #1002,30.00,2.00,2026-10-03 09:59:00 -0400,2,Mug,15.00,Bo Buyer
        """,
      expected: """
        import "orders_export.csv" as order_lines (
          order = Name,
          product = `Lineitem name`,
          quantity = `Lineitem quantity`,
          price = `Lineitem price`,
          customer = `Billing Name`,
          ordered = `Created at`
        )
        """),
    ProposalSheet(
      file: "外勤签到.csv",
      text: """
        签到人,部门,签到时间,拜访客户,停留时长,备注
        张伟,销售一部,2026/11/2 9:05,华东机械,1小时20分,沟通合同
        李娜,销售二部,2026/11/3 14:30,远航电子,45分钟,
        张伟,销售一部,2026/11/5 10:00,北方物流,30分钟,未见到负责人
        """,
      expected: """
        import "外勤签到.csv" as reps (
          name = 签到人,
          team = 部门
        ) ignore others
        import "外勤签到.csv" as activities (
          type = "visit",
          rep = 签到人,
          customer = `拜访客户`,
          done = 签到时间,
          minutes = 停留时长,
          note = 备注
        ) ignore 部门
        """),
  ]
}
