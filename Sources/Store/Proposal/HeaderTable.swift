/// How other systems and people head their columns, one line a field, beside the names and aliases of `ImportFields`.
///
/// ```
/// == entity | nouns of its records
/// field | headers
/// ```
///
/// Headers are compared without case, blanks and punctuation, and without a noun of the entity in front (`Deal - Stage`,
/// `商机阶段`); references also without `id`, `name` or the like behind, dates without `date`, `time` and the like. A
/// reference knows the nouns of what it refers to. Of several columns for one field the header named first wins. `!`
/// marks a field that is the opposite of its header, `~` a header that means it only where there is nothing better. The
/// headers are those of the exports of Salesforce (reports and Data Loader), HubSpot, Zoho, Pipedrive, Odoo (labels and
/// technical names), Dynamics 365, Close and monday, and of usual sheets in English, Chinese, German, French, Spanish and
/// Japanese.
enum HeaderTable {
  static let text = [people, selling, sales, plans].joined(separator: "\n\n")
  static let otherLanguages = [european, spanish, japanese].joined(separator: "\n\n")
  static let allValues = [values, europeanValues, spanishValues, japaneseValues].joined(separator: "\n")
  static let allStages = [stages, spanishStages, japaneseStages].joined(separator: "\n")
}
