/// German and French words beside those of `HeaderTable`, in the same form.
extension HeaderTable {
  static let european = """
    == teams | abteilung, vertriebsteam, équipe, service
    == reps | verkäufer, vertreter, handelsvertreter, berater, vertriebler, vertriebsmitarbeiter, außendienst, außendienstmitarbeiter, sachbearbeiter, betreuer, kundenbetreuer, \
    bearbeiter, commercial, vendeur, représentant
    name | mitarbeitername, nom
    team | abteilung, vertriebsgebiet, équipe
    manager | vorgesetzter, teamleiter, responsable
    hired | eintrittsdatum, eintritt, date d'embauche

    == sources | quelle, herkunft, kanal, origine, canal
    == customers | kunde, kunden, firma, unternehmen, debitor, entreprise, société
    id | kundennummer, kundennr, debitorennummer, code client, numéro client
    name | firmenname, kundenname, firma, raison sociale, nom du client, nom client, ~nom
    industry | branche, secteur, secteur d'activité
    employees | mitarbeiter, mitarbeiterzahl, anzahl mitarbeiter, effectif
    annual_revenue | jahresumsatz, umsatz, chiffre d'affaires
    region | bundesland, gebiet, région, département
    city | ort, stadt, ville
    country | land, pays
    phone | telefon, telefonnummer, rufnummer, téléphone
    email | mail, mailadresse, courriel
    owner | betreuer, zuständig, verkäufer, commercial
    source | quelle, herkunft, origine
    status | kundenstatus, statut
    created | kunde seit, angelegt, angelegt am, erstellt am, anlagedatum, créé le, date de création, client depuis

    == contacts | ansprechpartner, kontakt, interlocuteur
    name | ansprechpartner, nom, nom complet
    title | funktion, position, fonction
    phone | telefon, mobil, téléphone
    email | mail, courriel

    == leads | interessent, anfrage, piste
    created | eingang, eingegangen am, erstellt am, créé le

    == opportunities | verkaufschance, chance, verkaufsprojekt, opportunité, affaire
    name | bezeichnung, projekt, titel, nom, titre
    stage | phase, verkaufsphase, vertriebsphase, étape, phase de vente
    state | status, statut
    amount | betrag, wert, auftragswert, volumen, umsatz, erwarteter umsatz, montant, valeur
    probability | wahrscheinlichkeit, abschlusswahrscheinlichkeit, probabilité
    created | angelegt am, erstellt am, erstelldatum, créé le, date de création
    expected_close | erwartetes abschlussdatum, voraussichtlicher abschluss, geplanter abschluss, abschluss geplant, \
    date de clôture prévue, date de signature prévue
    closed | abschlussdatum, abgeschlossen am, date de clôture, date de signature
    loss_reason | verlustgrund, grund, motif de perte, motif

    == activities | aktivität, besuch, besuchsbericht, anruf, termin, vertriebsaktivität, activité, visite, appel, rendezvous
    type | art, aktivitätsart, typ, besuchsart
    rep | mitarbeiter, verkäufer, commercial
    done | datum, besuchsdatum, termin, erledigt am, date de visite
    minutes | dauer, besuchsdauer, durée
    outcome | ergebnis, résultat
    subject | betreff, thema, objet
    note | notiz, bemerkung, bemerkungen, kommentar, remarque, commentaire

    == products | artikel, produkt, article, produit
    id | artikelnummer, artikelnr, artnr, référence
    name | bezeichnung, artikelbezeichnung, désignation, libellé
    category | warengruppe, produktgruppe, kategorie, catégorie, famille
    price | preis, vk preis, vk, listenpreis, verkaufspreis, prix, prix de vente
    cost | ek preis, ek, einkaufspreis, einstandspreis, prix d'achat
    stock | lagerbestand, bestand, stock disponible

    == orders | auftrag, aufträge, bestellung, bestellungen, verkauf, commande, vente
    id | auftragsnummer, auftragsnr, auftrag nr, bestellnummer, belegnummer, belegnr, n° commande, numéro de commande
    customer | kunde, kundenname, kundennummer, client
    ordered | auftragsdatum, bestelldatum, belegdatum, datum, date de commande
    shipped | versanddatum, lieferdatum, date de livraison, date d'expédition
    amount | nettobetrag, auftragswert, gesamt, auftragssumme, betrag, gesamtbetrag, summe, umsatz, montant, montant ht, total ht
    currency | währung, devise
    status | auftragsstatus, statut

    == order_lines | auftragsposition, position, ligne de commande
    order | auftragsnummer, auftragsnr, belegnummer, numéro de commande, n° commande
    ordered | auftragsdatum, bestelldatum, belegdatum, rechnungsdatum, datum, date de commande
    currency | währung, devise
    product | artikelbezeichnung, désignation
    quantity | menge, anzahl, quantité, qté
    price | einzelpreis, stückpreis, prix unitaire
    discount | rabatt, rabatt %, rabattsatz, nachlass, nachlass %, remise, remise %
    amount | nettobetrag, nettowert, netto, nettoumsatz, nettosumme, betrag netto, gesamtpreis, positionswert, zeilenbetrag, gesamt, gesamtbetrag, betrag, umsatz, montant, montant ht, montant net
    tax | mwst, ust, mwstsatz, tva

    == invoices | rechnung, rechnungen, facture
    id | rechnungsnummer, rechnungsnr, belegnummer, belegnr, numéro de facture, n° facture
    issued | rechnungsdatum, belegdatum, belegdat, datum, date de facture, date facture
    due | nettofälligkeit, netto fällig, fällig, fällig am, fälligkeit, fälligkeitsdatum, zahlbar bis, échéance, date d'échéance
    amount | rechnungsbetrag, bruttobetrag, betrag hw, betrag in hauswährung, betrag, gesamtbetrag, montant, montant ttc, total ttc
    currency | währung, devise

    == payments | zahlung, zahlungseingang, paiement, règlement, encaissement
    invoice | rechnungsnummer, rechnungsnr, n° facture
    paid | zahlungsdatum, zahldatum, bezahlt am, eingangsdatum, date de paiement, date de règlement
    amount | betrag, zahlbetrag, montant
    method | zahlungsart, mode de paiement

    == expenses | spesen, reisekosten, frais, note de frais
    category | kostenart, spesenart, nature
    spent | datum, belegdatum
    amount | betrag, montant

    == targets | ziel, ziele, vertriebsziele, vertriebsziel, umsatzziel, vorgabe, objectif
    period | monat, quartal, jahr, mois, trimestre, année
    value | ziel, zielwert, sollwert, soll, umsatzziel, objectif, montant

    == budgets | budgetplan
    period | monat, quartal, jahr, mois, trimestre
    category | kostenart, nature
    amount | betrag, montant
    """

  static let europeanValues = """
    customer_status: customer = kunde, bestandskunde, aktiv, client; prospect = interessent, neukunde; lost = ehemaliger kunde
    state: won = gewonnen, auftrag, gagné, gagnée, signé; lost = verloren, perdu, perdue; open = offen, in bearbeitung, \
    ouvert, ouverte, en cours
    activity_type: visit = besuch, kundenbesuch, vor-ort-besuch, visite, visite client; call = anruf, telefonat, telefon, appel; \
    meeting = termin, besprechung, kundentermin, rendez-vous, rdv, réunion; demo = vorführung, démonstration; \
    proposal = angebot, devis, offre; task = aufgabe, tâche; email = courriel
    direction: outbound = ausgehend, sortant; inbound = eingehend, entrant
    activity_status: planned = geplant, offen, prévu; done = erledigt, abgeschlossen, durchgeführt, terminé, réalisé, fait; \
    cancelled = abgesagt, storniert, annulé
    order_status: draft = entwurf, angebot, brouillon; confirmed = offen, bestätigt, in bearbeitung, beauftragt, en cours, \
    confirmée, confirmé; shipped = versandt, versendet, teilgeliefert, expédiée, expédié; delivered = geliefert, ausgeliefert, \
    erledigt, abgeschlossen, fakturiert, livrée, livré, facturée, terminée; cancelled = storniert, abgebrochen, annulée, annulé
    invoice_status: draft = entwurf, brouillon; issued = offen, bezahlt, teilbezahlt, überfällig, gebucht, versandt, payée, \
    impayée, émise; void = storniert, annulée
    """

  /// What stands behind the noun in a file's name: `Auftragsliste`, `Kundenübersicht`.
  static let compoundEnds = ["liste", "übersicht", "export", "daten", "auswertung", "bericht"]
}
