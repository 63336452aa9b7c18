/// The tables of the store, version 14. They are documented and stable: an analyst can open the file with any SQLite
/// tool.
///
/// Conventions, everywhere:
/// - `id` is a surrogate; `external_id` is the source system's own id as text, never re-typed, unique per table.
/// - `*_on` is a local business day `YYYY-MM-DD`, `*_time` a local wall time `HH:MM:SS`, `*_at` a moment in UTC.
/// - Money is an integer of minor units in the store's base currency; where a record came in another currency,
///   `original_amount` and `currency` keep what was written and the base amount is `NULL` when no rate is known.
/// - Quantities are thousandths, shares and rates basis points.
/// - Every fact carries `customer_id` (a party: leads and customers share one id) and `source_id`, and `rep_id`, who
///   gets the credit: who did it, or who owned it at the time.
/// - `inherited` tells what of a record nobody said, so that it follows what the record belongs to (its customer, order,
///   invoice, product ...): the sum of 1 `customer_id`, 2 `source_id`, 4 `rep_id`, 8 `team_id`, 16 `cost`,
///   32 `ordered_on`.
/// - A period of validity is half-open, `[from_on, until_on)`; `9999-12-31` means still.
enum Schema {
  static let version = 14

  static let tables = #"""
    CREATE TABLE settings (
      key TEXT PRIMARY KEY NOT NULL,
      value TEXT NOT NULL
    ) STRICT;

    -- Calendar and money ------------------------------------------------------------------------------------------
    CREATE TABLE currencies (
      code TEXT PRIMARY KEY NOT NULL,
      name TEXT,
      minor_digits INTEGER NOT NULL DEFAULT 2
    ) STRICT;
    CREATE TABLE exchange_rates (
      currency TEXT NOT NULL REFERENCES currencies(code),
      valid_on TEXT NOT NULL,
      rate_e8 INTEGER NOT NULL, -- base currency units for one unit, times 10^8; the last on or before a day counts
      PRIMARY KEY (currency, valid_on)
    ) STRICT;
    CREATE TABLE holidays (
      day TEXT PRIMARY KEY NOT NULL,
      name TEXT,
      is_worked INTEGER NOT NULL DEFAULT 0 -- 1: a weekend day that is worked
    ) STRICT;
    CREATE TABLE calendar (
      day TEXT PRIMARY KEY NOT NULL,
      day_number INTEGER NOT NULL, -- days since 1970-01-01
      week TEXT NOT NULL, -- first day of the week
      month TEXT NOT NULL, -- first day of the month; likewise below
      quarter TEXT NOT NULL,
      half TEXT NOT NULL,
      year TEXT NOT NULL,
      fiscal_quarter TEXT NOT NULL,
      fiscal_half TEXT NOT NULL,
      fiscal_year TEXT NOT NULL,
      weekday INTEGER NOT NULL, -- 1 Monday ... 7 Sunday
      is_workday INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- People ------------------------------------------------------------------------------------------------------
    CREATE TABLE teams (
      id INTEGER PRIMARY KEY,
      external_id TEXT UNIQUE,
      name TEXT NOT NULL,
      parent_id INTEGER REFERENCES teams(id),
      manager_id INTEGER REFERENCES reps(id),
      region TEXT,
      modified_on TEXT -- as the source says, likewise below: what is older changes nothing
    ) STRICT;
    CREATE TABLE team_assignments ( -- the team that a team is part of, over time
      team_id INTEGER NOT NULL REFERENCES teams(id),
      from_on TEXT NOT NULL,
      until_on TEXT NOT NULL DEFAULT '9999-12-31',
      parent_id INTEGER REFERENCES teams(id),
      PRIMARY KEY (team_id, from_on)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE team_ancestors ( -- the team tree of every day, closed; a team is its own ancestor at depth 0
      team_id INTEGER NOT NULL REFERENCES teams(id),
      ancestor_id INTEGER NOT NULL REFERENCES teams(id),
      from_on TEXT NOT NULL,
      until_on TEXT NOT NULL,
      depth INTEGER NOT NULL,
      PRIMARY KEY (team_id, ancestor_id, from_on)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE reps (
      id INTEGER PRIMARY KEY,
      external_id TEXT UNIQUE,
      name TEXT NOT NULL,
      role TEXT NOT NULL DEFAULT 'rep' CHECK (role IN ('rep', 'manager', 'director', 'owner', 'support')),
      is_selling INTEGER NOT NULL DEFAULT 1, -- 0: known only as somebody's manager
      email TEXT,
      title TEXT,
      team_id INTEGER REFERENCES teams(id),
      manager_id INTEGER REFERENCES reps(id),
      hired_on TEXT,
      left_on TEXT, -- first day no longer employed
      modified_on TEXT
    ) STRICT;
    CREATE TABLE rep_assignments ( -- team and manager of a rep over time
      rep_id INTEGER NOT NULL REFERENCES reps(id),
      from_on TEXT NOT NULL,
      until_on TEXT NOT NULL DEFAULT '9999-12-31',
      team_id INTEGER REFERENCES teams(id),
      manager_id INTEGER REFERENCES reps(id),
      PRIMARY KEY (rep_id, from_on)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE rep_leave (
      rep_id INTEGER NOT NULL REFERENCES reps(id),
      day TEXT NOT NULL,
      reason TEXT,
      PRIMARY KEY (rep_id, day)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE territories (
      id INTEGER PRIMARY KEY,
      external_id TEXT UNIQUE,
      name TEXT NOT NULL,
      region TEXT
    ) STRICT;
    CREATE TABLE territory_assignments (
      territory_id INTEGER NOT NULL REFERENCES territories(id),
      rep_id INTEGER NOT NULL REFERENCES reps(id),
      from_on TEXT NOT NULL,
      until_on TEXT NOT NULL DEFAULT '9999-12-31',
      PRIMARY KEY (territory_id, rep_id, from_on)
    ) STRICT, WITHOUT ROWID;

    -- Means -------------------------------------------------------------------------------------------------------
    CREATE TABLE sources (
      id INTEGER PRIMARY KEY,
      external_id TEXT UNIQUE,
      name TEXT NOT NULL,
      channel TEXT
    ) STRICT;
    CREATE TABLE campaigns (
      id INTEGER PRIMARY KEY,
      external_id TEXT UNIQUE,
      name TEXT NOT NULL,
      type TEXT,
      source_id INTEGER REFERENCES sources(id),
      budget INTEGER,
      starts_on TEXT,
      ends_on TEXT
    ) STRICT;
    CREATE TABLE campaign_spend (
      id INTEGER PRIMARY KEY,
      external_id TEXT UNIQUE,
      campaign_id INTEGER REFERENCES campaigns(id),
      source_id INTEGER REFERENCES sources(id),
      spent_on TEXT NOT NULL,
      amount INTEGER,
      original_amount INTEGER,
      currency TEXT,
      note TEXT,
      inherited INTEGER NOT NULL DEFAULT 0
    ) STRICT;

    -- Customers ---------------------------------------------------------------------------------------------------
    CREATE TABLE parties (id INTEGER PRIMARY KEY) STRICT; -- the id that a lead keeps when it becomes a customer
    CREATE TABLE customers (
      id INTEGER PRIMARY KEY REFERENCES parties(id),
      external_id TEXT UNIQUE,
      name TEXT NOT NULL,
      industry TEXT,
      employees INTEGER,
      annual_revenue INTEGER,
      region TEXT,
      city TEXT,
      country TEXT,
      phone TEXT,
      email TEXT,
      source_id INTEGER REFERENCES sources(id),
      campaign_id INTEGER REFERENCES campaigns(id),
      owner_id INTEGER REFERENCES reps(id),
      territory_id INTEGER REFERENCES territories(id),
      parent_id INTEGER REFERENCES customers(id),
      status TEXT NOT NULL DEFAULT 'customer' CHECK (status IN ('prospect', 'customer', 'dormant', 'lost')),
      created_on TEXT,
      modified_on TEXT,
      first_order_on TEXT,             -- these are derived: of orders that are neither drafts nor cancelled
      last_order_on TEXT,
      first_win_on TEXT
    ) STRICT;
    CREATE TABLE leads (
      id INTEGER PRIMARY KEY REFERENCES parties(id),
      external_id TEXT UNIQUE,
      name TEXT NOT NULL,
      company TEXT,
      email TEXT,
      phone TEXT,
      industry TEXT,
      region TEXT,
      source_id INTEGER REFERENCES sources(id),
      campaign_id INTEGER REFERENCES campaigns(id),
      rep_id INTEGER REFERENCES reps(id),
      status TEXT NOT NULL DEFAULT 'new',
      created_on TEXT,
      created_time TEXT,
      qualified_on TEXT,
      disqualified_on TEXT,
      disqualify_reason TEXT,
      converted_on TEXT,
      customer_id INTEGER REFERENCES parties(id), -- the party it belongs to: its own id until merged elsewhere
      modified_on TEXT,
      first_response_minutes INTEGER -- from creation to the first outbound activity; refreshed when work is recorded
    ) STRICT;
    CREATE TABLE party_states ( -- owner and status of customers and leads over time
      party_id INTEGER NOT NULL REFERENCES parties(id),
      from_on TEXT NOT NULL,
      until_on TEXT NOT NULL DEFAULT '9999-12-31',
      owner_id INTEGER REFERENCES reps(id),
      status TEXT,
      PRIMARY KEY (party_id, from_on)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE customer_changes ( -- fields by their names in the language, values as people write them
      id INTEGER PRIMARY KEY,
      customer_id INTEGER NOT NULL REFERENCES parties(id),
      changed_on TEXT NOT NULL,
      field TEXT NOT NULL,
      old_value TEXT,
      new_value TEXT,
      rep_id INTEGER REFERENCES reps(id)
    ) STRICT;
    CREATE TABLE contacts (
      id INTEGER PRIMARY KEY,
      external_id TEXT UNIQUE,
      customer_id INTEGER REFERENCES parties(id),
      name TEXT NOT NULL,
      title TEXT,
      email TEXT,
      phone TEXT,
      city TEXT,
      region TEXT,
      country TEXT,
      created_on TEXT
    ) STRICT;

    -- Selling -----------------------------------------------------------------------------------------------------
    CREATE TABLE pipelines (
      id INTEGER PRIMARY KEY,
      external_id TEXT UNIQUE,
      name TEXT NOT NULL
    ) STRICT;
    CREATE TABLE stages (
      id INTEGER PRIMARY KEY,
      external_id TEXT UNIQUE,
      pipeline_id INTEGER REFERENCES pipelines(id),
      name TEXT NOT NULL,
      position INTEGER NOT NULL,
      state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'won', 'lost')),
      probability_bp INTEGER,
      forecast_category TEXT,
      rots_after_days INTEGER
    ) STRICT;
    CREATE TABLE opportunities (
      id INTEGER PRIMARY KEY,
      external_id TEXT UNIQUE,
      name TEXT,
      customer_id INTEGER REFERENCES parties(id),
      source_id INTEGER REFERENCES sources(id),
      campaign_id INTEGER REFERENCES campaigns(id),
      lead_id INTEGER REFERENCES leads(id),
      rep_id INTEGER REFERENCES reps(id), -- the owner at closing; while open, the owner
      owner_id INTEGER REFERENCES reps(id), -- the owner of today
      product_id INTEGER REFERENCES products(id),
      stage_id INTEGER REFERENCES stages(id),
      state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'won', 'lost')),
      type TEXT,
      amount INTEGER,
      original_amount INTEGER,
      currency TEXT,
      probability_bp INTEGER, -- its own, else the stage's
      created_on TEXT,
      expected_close_on TEXT,
      closed_on TEXT,
      cycle_days INTEGER, -- closed_on - created_on, may be negative in bad data; NULL unless both are known
      loss_reason TEXT,
      competitor TEXT,
      modified_on TEXT,
      inherited INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE TABLE opportunity_states ( -- one full row per change
      id INTEGER PRIMARY KEY,
      opportunity_id INTEGER NOT NULL REFERENCES opportunities(id),
      customer_id INTEGER REFERENCES parties(id),
      source_id INTEGER REFERENCES sources(id),
      from_on TEXT NOT NULL,
      until_on TEXT NOT NULL DEFAULT '9999-12-31',
      stage_id INTEGER REFERENCES stages(id),
      state TEXT NOT NULL,
      owner_id INTEGER REFERENCES reps(id),
      amount INTEGER,
      original_amount INTEGER,         -- in the currency of the deal
      expected_close_on TEXT,
      entered_on TEXT,                 -- these are derived: the day it came into the stage, with whatever owner and amount
      left_on TEXT,                    -- the day it left the stage; NULL unless this state is the last of the stay
      old_stage_id INTEGER,            -- what it was before; NULL in the first state
      old_state TEXT,
      old_amount INTEGER,
      old_expected_close_on TEXT
    ) STRICT;
    CREATE TABLE opportunity_splits ( -- who shares a deal, as it was said; what is missing to the whole is the owner's
      opportunity_id INTEGER NOT NULL REFERENCES opportunities(id),
      rep_id INTEGER NOT NULL REFERENCES reps(id),
      share_bp INTEGER NOT NULL,
      PRIMARY KEY (opportunity_id, rep_id)
    ) STRICT;
    CREATE TABLE quotes (
      id INTEGER PRIMARY KEY,
      external_id TEXT UNIQUE,
      opportunity_id INTEGER REFERENCES opportunities(id),
      customer_id INTEGER REFERENCES parties(id),
      source_id INTEGER REFERENCES sources(id),
      rep_id INTEGER REFERENCES reps(id),
      status TEXT NOT NULL DEFAULT 'sent' CHECK (status IN ('draft', 'sent', 'accepted', 'rejected')),
      sent_on TEXT,
      amount INTEGER,
      original_amount INTEGER,
      currency TEXT,
      inherited INTEGER NOT NULL DEFAULT 0
    ) STRICT;

    -- Work --------------------------------------------------------------------------------------------------------
    CREATE TABLE activities (
      id INTEGER PRIMARY KEY,
      external_id TEXT UNIQUE,
      type TEXT NOT NULL, -- call, email, message, meeting, visit, demo, proposal, task, note, or the firm's own
      direction TEXT CHECK (direction IN ('outbound', 'inbound')),
      status TEXT NOT NULL DEFAULT 'done' CHECK (status IN ('planned', 'done', 'cancelled', 'no_show')),
      due_on TEXT,
      done_on TEXT,
      done_time TEXT,
      minutes INTEGER,
      outcome TEXT,
      subject TEXT,
      note TEXT,
      rep_id INTEGER REFERENCES reps(id),
      customer_id INTEGER REFERENCES parties(id),
      source_id INTEGER REFERENCES sources(id),
      contact_id INTEGER REFERENCES contacts(id),
      lead_id INTEGER REFERENCES leads(id),
      opportunity_id INTEGER REFERENCES opportunities(id),
      inherited INTEGER NOT NULL DEFAULT 0
    ) STRICT;

    -- Sales -------------------------------------------------------------------------------------------------------
    CREATE TABLE products (
      id INTEGER PRIMARY KEY,
      external_id TEXT UNIQUE,
      name TEXT NOT NULL,
      category TEXT,
      price INTEGER,
      cost INTEGER,
      reorder_level INTEGER, -- thousandths
      is_active INTEGER NOT NULL DEFAULT 1
    ) STRICT;
    CREATE TABLE orders (
      id INTEGER PRIMARY KEY,
      external_id TEXT UNIQUE,
      customer_id INTEGER REFERENCES parties(id),
      source_id INTEGER REFERENCES sources(id),
      rep_id INTEGER REFERENCES reps(id),
      opportunity_id INTEGER REFERENCES opportunities(id),
      status TEXT NOT NULL DEFAULT 'confirmed'
        CHECK (status IN ('draft', 'confirmed', 'shipped', 'delivered', 'cancelled')),
      ordered_on TEXT,
      required_on TEXT,
      shipped_on TEXT,
      cancelled_on TEXT,
      currency TEXT,
      inherited INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE TABLE order_lines ( -- what an order is worth: net after discount; carries its order's keys
      id INTEGER PRIMARY KEY,
      external_id TEXT UNIQUE,
      order_id INTEGER NOT NULL REFERENCES orders(id),
      product_id INTEGER REFERENCES products(id),
      customer_id INTEGER REFERENCES parties(id),
      source_id INTEGER REFERENCES sources(id),
      rep_id INTEGER REFERENCES reps(id),
      status TEXT NOT NULL,
      ordered_on TEXT,
      quantity INTEGER, -- thousandths
      price INTEGER, -- a unit
      discount_bp INTEGER NOT NULL DEFAULT 0,
      gross INTEGER, -- quantity x price, else the amount before its discount
      amount INTEGER, -- net
      original_amount INTEGER,
      currency TEXT,
      cost INTEGER, -- of the line, at the product's cost then
      tax_bp INTEGER,
      is_header INTEGER NOT NULL DEFAULT 0, -- 1: stands for an order that is known by its total only
      inherited INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE TABLE invoices (
      id INTEGER PRIMARY KEY,
      external_id TEXT UNIQUE,
      order_id INTEGER REFERENCES orders(id),
      customer_id INTEGER REFERENCES parties(id),
      source_id INTEGER REFERENCES sources(id),
      rep_id INTEGER REFERENCES reps(id),
      status TEXT NOT NULL DEFAULT 'issued' CHECK (status IN ('draft', 'issued', 'void')),
      issued_on TEXT,
      due_on TEXT,
      amount INTEGER,
      original_amount INTEGER,
      currency TEXT,
      inherited INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE TABLE instalments (
      id INTEGER PRIMARY KEY,
      external_id TEXT UNIQUE,
      invoice_id INTEGER NOT NULL REFERENCES invoices(id),
      due_on TEXT NOT NULL,
      amount INTEGER NOT NULL -- in the currency of the invoice
    ) STRICT;
    CREATE TABLE credit_notes (
      id INTEGER PRIMARY KEY,
      external_id TEXT UNIQUE,
      invoice_id INTEGER REFERENCES invoices(id),
      customer_id INTEGER REFERENCES parties(id),
      source_id INTEGER REFERENCES sources(id),
      rep_id INTEGER REFERENCES reps(id),
      issued_on TEXT,
      amount INTEGER,
      original_amount INTEGER,
      currency TEXT,
      reason TEXT,
      inherited INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE TABLE payments (
      id INTEGER PRIMARY KEY,
      external_id TEXT UNIQUE,
      kind TEXT NOT NULL DEFAULT 'receipt' CHECK (kind IN ('receipt', 'refund', 'write_off')),
      customer_id INTEGER REFERENCES parties(id),
      source_id INTEGER REFERENCES sources(id),
      rep_id INTEGER REFERENCES reps(id),
      paid_on TEXT,
      amount INTEGER, -- positive; a refund is subtracted by its kind
      original_amount INTEGER,
      currency TEXT,
      method TEXT,
      inherited INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE TABLE payment_allocations ( -- the part of a payment that settles an invoice; the rest is an advance
      id INTEGER PRIMARY KEY,
      payment_id INTEGER NOT NULL REFERENCES payments(id),
      invoice_id INTEGER NOT NULL REFERENCES invoices(id),
      customer_id INTEGER REFERENCES parties(id),
      source_id INTEGER REFERENCES sources(id),
      rep_id INTEGER REFERENCES reps(id), -- the invoice's
      paid_on TEXT NOT NULL,
      amount INTEGER NOT NULL -- refunds negative
    ) STRICT;
    CREATE TABLE locations (
      id INTEGER PRIMARY KEY,
      external_id TEXT UNIQUE,
      name TEXT NOT NULL
    ) STRICT;
    CREATE TABLE stock_movements (
      id INTEGER PRIMARY KEY,
      external_id TEXT UNIQUE,
      product_id INTEGER NOT NULL REFERENCES products(id),
      location_id INTEGER REFERENCES locations(id),
      kind TEXT NOT NULL CHECK (kind IN ('receipt', 'issue', 'transfer', 'adjustment')),
      moved_on TEXT NOT NULL,
      quantity INTEGER NOT NULL, -- thousandths; out is negative
      order_id INTEGER REFERENCES orders(id)
    ) STRICT;

    -- Plans -------------------------------------------------------------------------------------------------------
    CREATE TABLE targets (
      id INTEGER PRIMARY KEY,
      external_id TEXT UNIQUE,
      metric TEXT NOT NULL DEFAULT 'sales',
      scope TEXT NOT NULL CHECK (scope IN ('company', 'team', 'rep', 'territory', 'product', 'category', 'customer')),
      rep_id INTEGER REFERENCES reps(id),
      team_id INTEGER REFERENCES teams(id),
      territory_id INTEGER REFERENCES territories(id),
      product_id INTEGER REFERENCES products(id),
      customer_id INTEGER REFERENCES parties(id),
      category TEXT,
      starts_on TEXT NOT NULL,
      ends_on TEXT NOT NULL, -- last day inside
      value INTEGER NOT NULL -- minor units for money metrics, else the number itself
    ) STRICT;
    CREATE TABLE budgets (
      id INTEGER PRIMARY KEY,
      external_id TEXT UNIQUE,
      scope TEXT NOT NULL CHECK (scope IN ('company', 'team', 'rep')),
      rep_id INTEGER REFERENCES reps(id),
      team_id INTEGER REFERENCES teams(id),
      category TEXT,
      starts_on TEXT NOT NULL,
      ends_on TEXT NOT NULL,
      amount INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE expenses (
      id INTEGER PRIMARY KEY,
      external_id TEXT UNIQUE,
      rep_id INTEGER REFERENCES reps(id),
      team_id INTEGER REFERENCES teams(id), -- charged to: the rep's team on the day unless another is named
      customer_id INTEGER REFERENCES parties(id),
      source_id INTEGER REFERENCES sources(id),
      campaign_id INTEGER REFERENCES campaigns(id),
      category TEXT,
      spent_on TEXT NOT NULL,
      status TEXT NOT NULL DEFAULT 'approved' CHECK (status IN ('submitted', 'approved', 'rejected', 'paid')),
      amount INTEGER,
      original_amount INTEGER,
      currency TEXT,
      note TEXT,
      inherited INTEGER NOT NULL DEFAULT 0
    ) STRICT;

    -- Appraisal ---------------------------------------------------------------------------------------------------
    CREATE TABLE scorecards (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      title TEXT,
      created_at TEXT NOT NULL
    ) STRICT;
    CREATE TABLE scorecard_items (
      scorecard_id INTEGER NOT NULL REFERENCES scorecards(id),
      position INTEGER NOT NULL,
      metric TEXT NOT NULL,
      weight_bp INTEGER NOT NULL,
      method TEXT NOT NULL CHECK (method IN ('linear', 'bands', 'rank')),
      direction TEXT NOT NULL CHECK (direction IN ('higher', 'lower')),
      target REAL,
      floor_bp INTEGER,
      cap_bp INTEGER,
      bands TEXT,
      PRIMARY KEY (scorecard_id, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE scorecard_grades (
      scorecard_id INTEGER NOT NULL REFERENCES scorecards(id),
      grade TEXT NOT NULL,
      from_score_bp INTEGER NOT NULL,
      factor_bp INTEGER,
      PRIMARY KEY (scorecard_id, grade)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE scorecard_results ( -- frozen when a period is locked
      scorecard_id INTEGER NOT NULL REFERENCES scorecards(id),
      starts_on TEXT NOT NULL,
      ends_on TEXT NOT NULL,
      rep_id INTEGER NOT NULL REFERENCES reps(id),
      position INTEGER NOT NULL, -- 0 is the whole card
      value REAL,
      score_bp INTEGER,
      score REAL, -- the same fraction before it was rounded; NULL in what older programs locked
      grade TEXT,
      locked_at TEXT NOT NULL,
      PRIMARY KEY (scorecard_id, starts_on, ends_on, rep_id, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE scorecard_team_results ( -- the same of teams
      scorecard_id INTEGER NOT NULL REFERENCES scorecards(id),
      starts_on TEXT NOT NULL,
      ends_on TEXT NOT NULL,
      team_id INTEGER NOT NULL REFERENCES teams(id),
      position INTEGER NOT NULL,
      value REAL,
      score_bp INTEGER,
      score REAL,
      grade TEXT,
      locked_at TEXT NOT NULL,
      PRIMARY KEY (scorecard_id, starts_on, ends_on, team_id, position)
    ) STRICT, WITHOUT ROWID;

    -- Definitions, lineage ----------------------------------------------------------------------------------------
    CREATE TABLE definitions (
      name TEXT PRIMARY KEY NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('metric', 'segment', 'scorecard')),
      statement TEXT NOT NULL, -- as the formatter prints it
      created_at TEXT NOT NULL
    ) STRICT;
    CREATE TABLE custom_fields (
      entity TEXT NOT NULL,
      name TEXT NOT NULL, -- as the language spells it
      title TEXT NOT NULL, -- the header it came from
      type TEXT NOT NULL CHECK (type IN ('text', 'number', 'date', 'boolean')),
      column_name TEXT NOT NULL, -- of the entity's table
      PRIMARY KEY (entity, name)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE name_aliases (
      entity TEXT NOT NULL,
      alias TEXT NOT NULL,
      name TEXT NOT NULL,
      PRIMARY KEY (entity, alias)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE imports (
      id INTEGER PRIMARY KEY,
      file TEXT NOT NULL,
      digest TEXT NOT NULL,
      entity TEXT NOT NULL,
      statement TEXT NOT NULL,
      imported_at TEXT NOT NULL,
      rows_read INTEGER NOT NULL,
      inserted INTEGER NOT NULL,
      updated INTEGER NOT NULL,
      unchanged INTEGER NOT NULL,
      skipped INTEGER NOT NULL,
      refused INTEGER NOT NULL,
      rounded INTEGER NOT NULL,
      undone_at TEXT
    ) STRICT;
    CREATE TABLE import_problems (
      id INTEGER PRIMARY KEY,
      import_id INTEGER NOT NULL REFERENCES imports(id),
      row INTEGER NOT NULL,
      column_name TEXT,
      value TEXT,
      reason TEXT NOT NULL
    ) STRICT;
    CREATE TABLE log_entries ( -- what people logged, one sentence each
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL, -- the type of the activity, or order, payment, stage, won ...
      entity TEXT NOT NULL, -- the table of the record that was added or changed
      record_id INTEGER NOT NULL,
      customer_id INTEGER REFERENCES parties(id), -- NULL when it is undone
      rep_id INTEGER REFERENCES reps(id), -- who is credited
      author_id INTEGER REFERENCES reps(id), -- who logged it
      happened_on TEXT NOT NULL, -- or is due
      logged_on TEXT NOT NULL,
      logged_at TEXT NOT NULL,
      statement TEXT NOT NULL, -- as the formatter prints it
      undo_id INTEGER REFERENCES undo_entries(id),
      undone_at TEXT
    ) STRICT;

    -- What undoes a change (`UndoJournal`) -------------------------------------------------------------------------
    CREATE TABLE undo_entries ( -- imports and what was logged, in the order in which they changed the store
      id INTEGER PRIMARY KEY,
      import_id INTEGER REFERENCES imports(id), -- NULL: it was logged
      title TEXT NOT NULL,
      made_at TEXT NOT NULL,
      undone_at TEXT
    ) STRICT;
    CREATE TABLE undo_ranges ( -- rows that were added, by id; of the calendar the days that were there before
      entry_id INTEGER NOT NULL REFERENCES undo_entries(id),
      table_name TEXT NOT NULL,
      first_id INTEGER NOT NULL,
      last_id INTEGER NOT NULL,
      PRIMARY KEY (entry_id, table_name)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE undo_images ( -- rows that were there before
      id INTEGER PRIMARY KEY,
      entry_id INTEGER NOT NULL REFERENCES undo_entries(id),
      table_name TEXT NOT NULL,
      row_key ANY NOT NULL, -- the id; of a table without ids the key as JSON
      operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'delete')),
      before TEXT -- JSON: the whole row that was deleted, the columns that were changed; NULL of an inserted one
    ) STRICT;
    """#

  /// What is worked out from the tables and kept (`Derived`).
  static let derived = #"""
    CREATE TABLE rep_ancestors ( -- the reporting line over time, closed; a rep is the own ancestor at depth 0
      rep_id INTEGER NOT NULL REFERENCES reps(id),
      ancestor_id INTEGER NOT NULL REFERENCES reps(id),
      from_on TEXT NOT NULL,
      until_on TEXT NOT NULL,
      depth INTEGER NOT NULL,
      leads INTEGER NOT NULL, -- 1: somebody reports to the ancestor then
      PRIMARY KEY (rep_id, from_on, ancestor_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE opportunity_credits ( -- who is credited with a shared deal; the parts make the whole, to the cent
      opportunity_id INTEGER NOT NULL REFERENCES opportunities(id),
      rep_id INTEGER NOT NULL REFERENCES reps(id),
      share_bp INTEGER NOT NULL,
      amount INTEGER,
      PRIMARY KEY (opportunity_id, rep_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE opportunity_state_credits ( -- likewise of each of its states
      state_id INTEGER NOT NULL REFERENCES opportunity_states(id),
      rep_id INTEGER NOT NULL REFERENCES reps(id),
      share_bp INTEGER NOT NULL,
      amount INTEGER,
      PRIMARY KEY (state_id, rep_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE invoice_settlements ( -- what took away from an issued invoice, in the order in which it did
      invoice_id INTEGER NOT NULL REFERENCES invoices(id),
      position INTEGER NOT NULL,
      payment_id INTEGER, -- NULL: a credit note
      settled_on TEXT NOT NULL, -- the day it was paid or credited, never before the invoice was issued
      customer_id INTEGER,
      source_id INTEGER,
      rep_id INTEGER,
      amount INTEGER, -- at the rate of the invoice; what came back is negative; NULL when the invoice has no rate
      original_amount INTEGER, -- likewise in the currency of the invoice
      PRIMARY KEY (invoice_id, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE dues ( -- what falls due of an issued invoice: its instalments, and what they do not cover
      invoice_id INTEGER NOT NULL REFERENCES invoices(id),
      position INTEGER NOT NULL, -- the order in which they are settled
      customer_id INTEGER,
      source_id INTEGER,
      rep_id INTEGER,
      issued_on TEXT,
      due_on TEXT,
      amount INTEGER, -- at the rate of the invoice; together they are its amount; NULL when that is not known
      amount_before INTEGER, -- of those that are settled before it
      settled_from TEXT, -- the first day on which something of it was settled
      settled_on TEXT, -- the day from which on nothing of it is open; NULL while something is
      paid_on TEXT, -- the day of the last payment that settled something of it
      PRIMARY KEY (invoice_id, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE plan_rollups ( -- targets and budgets at every level and calendar grain; what is planned for longer only stands in its months by their working days
      kind TEXT NOT NULL CHECK (kind IN ('target', 'budget')),
      metric TEXT NOT NULL, -- 'expenses' for budgets
      level TEXT NOT NULL, -- a scope of targets; 'group' is a team that has subteams, 'direct' what of it is of its own reps, 'member' a rep's part in a team
      grain TEXT NOT NULL CHECK (grain IN ('month', 'quarter', 'year', 'other')),
      starts_on TEXT NOT NULL,
      ends_on TEXT NOT NULL,
      assigned_on TEXT, -- the day of the team and manager it counts for: its first, or the first one of a rep inside it
      rep_id INTEGER,
      team_id INTEGER,
      territory_id INTEGER,
      product_id INTEGER,
      customer_id INTEGER,
      category TEXT, -- of the product, or of the expense; NULL is all of them
      has_parts INTEGER NOT NULL, -- 1: there are rows of smaller grains inside it, at the same level
      value REAL NOT NULL -- minor units for money; a part of a longer plan is not rounded
    ) STRICT;
    """#

  /// What the language reads that is no table: each is one fact or one population.
  static let views = #"""
    -- One row per employed rep and working day up to the end of the calendar: the denominator of "per workday".
    CREATE VIEW rep_workdays AS
      SELECT r.id AS rep_id, c.day AS day
      FROM calendar c
      CROSS JOIN reps r
      WHERE c.is_workday = 1 AND r.is_selling = 1
        AND c.day >= COALESCE(r.hired_on, '0001-01-01') AND c.day < COALESCE(r.left_on, '9999-12-31')
        AND (r.id, c.day) NOT IN (SELECT l.rep_id, l.day FROM rep_leave l);

    -- Quotes that were sent, and proposal activities for which no quote was recorded.
    CREATE VIEW proposals AS
      SELECT q.id AS id, q.sent_on AS proposed_on, q.rep_id AS rep_id, q.customer_id AS customer_id,
        q.source_id AS source_id, q.opportunity_id AS opportunity_id, q.amount AS amount
      FROM quotes q WHERE q.status <> 'draft' AND q.sent_on IS NOT NULL
      UNION ALL
      SELECT -a.id, a.done_on, a.rep_id, a.customer_id, a.source_id, a.opportunity_id, NULL
      FROM activities a
      WHERE a.type = 'proposal' AND a.status = 'done'
        AND NOT EXISTS (SELECT 1 FROM quotes q WHERE q.opportunity_id = a.opportunity_id AND q.status <> 'draft');

    -- The first order of each customer that counts.
    CREATE VIEW first_orders AS
      SELECT o.id AS id, o.customer_id AS customer_id, o.rep_id AS rep_id, o.source_id AS source_id,
        o.ordered_on AS ordered_on
      FROM orders o
      WHERE o.status NOT IN ('draft', 'cancelled') AND o.customer_id IS NOT NULL AND o.ordered_on IS NOT NULL
        AND NOT EXISTS (
          SELECT 1 FROM orders e
          WHERE e.customer_id = o.customer_id AND e.status NOT IN ('draft', 'cancelled')
            AND (e.ordered_on, e.id) < (o.ordered_on, o.id));

    -- The first won deal of each customer.
    CREATE VIEW first_wins AS
      SELECT id, customer_id, rep_id, source_id, campaign_id, closed_on FROM (
        SELECT o.id, o.customer_id, o.rep_id, o.source_id, o.campaign_id, o.closed_on,
          ROW_NUMBER() OVER (PARTITION BY o.customer_id ORDER BY o.closed_on, o.id) AS ordinal
        FROM opportunities o
        WHERE o.state = 'won' AND o.customer_id IS NOT NULL AND o.closed_on IS NOT NULL
      ) AS ranked WHERE ordinal = 1;

    -- Opportunities, credited to who owned them at the end of the day on which they were created; one that nobody owned
    -- yet, to who had it first.
    CREATE VIEW opened_opportunities AS
      SELECT o.id, o.external_id, o.name, o.customer_id, o.source_id, o.campaign_id, o.lead_id, o.owner_id, o.product_id,
        o.stage_id, o.state, o.type, o.amount, o.probability_bp, o.created_on, o.expected_close_on, o.closed_on,
        o.cycle_days, o.loss_reason, o.competitor, o.modified_on, COALESCE((
            SELECT s.owner_id FROM opportunity_states s
            WHERE s.opportunity_id = o.id AND s.until_on > o.created_on AND s.until_on > s.from_on
              AND s.owner_id IS NOT NULL
            ORDER BY s.from_on, s.id LIMIT 1
          ), o.rep_id) AS rep_id, (
            SELECT s.id FROM opportunity_states s
            WHERE s.opportunity_id = o.id AND s.until_on > o.created_on AND s.until_on > s.from_on
              AND s.owner_id IS NOT NULL
            ORDER BY s.from_on, s.id LIMIT 1
          ) AS state_id
      FROM opportunities o;

    -- Leads, likewise.
    CREATE VIEW created_leads AS
      SELECT l.id, l.external_id, l.name, l.company, l.email, l.phone, l.industry, l.region, l.status, l.source_id,
        l.campaign_id, l.customer_id, l.rep_id AS owner_id, l.created_on, l.created_time, l.qualified_on,
        l.disqualified_on, l.disqualify_reason, l.converted_on, l.modified_on, l.first_response_minutes, COALESCE((
            SELECT p.owner_id FROM party_states p
            WHERE p.party_id = l.id AND p.until_on > l.created_on AND p.owner_id IS NOT NULL
            ORDER BY p.from_on LIMIT 1
          ), l.rep_id) AS rep_id
      FROM leads l;

    -- Leads that were qualified, credited to who owned them at the end of that day, or had them first after it.
    CREATE VIEW lead_qualifications AS
      SELECT l.id, l.external_id, l.name, l.company, l.email, l.phone, l.industry, l.region, l.status, l.source_id,
        l.campaign_id, l.customer_id, l.rep_id AS owner_id, l.created_on, l.created_time, l.qualified_on,
        l.disqualified_on, l.disqualify_reason, l.converted_on, l.modified_on, l.first_response_minutes, COALESCE((
            SELECT p.owner_id FROM party_states p
            WHERE p.party_id = l.id AND p.until_on > l.qualified_on AND p.owner_id IS NOT NULL
            ORDER BY p.from_on LIMIT 1
          ), l.rep_id) AS rep_id
      FROM leads l WHERE l.qualified_on IS NOT NULL;

    -- Each stay of an opportunity in a stage that has ended, with who owned it in the end; what lasted no day is none.
    CREATE VIEW stage_stays AS
      SELECT id, opportunity_id, customer_id, source_id, owner_id AS rep_id, stage_id, state, entered_on, left_on
      FROM opportunity_states WHERE left_on IS NOT NULL;

    -- What an opportunity was at the end of each day on which something about it changed, beside what it was before.
    CREATE VIEW opportunity_changes AS
      SELECT id, opportunity_id, customer_id, source_id, owner_id AS rep_id, from_on AS changed_on,
        stage_id, old_stage_id, state, old_state, amount, old_amount, expected_close_on, old_expected_close_on
      FROM opportunity_states WHERE until_on > from_on;

    -- Owner and status of customers over time; one of whom no history is kept has been what it is since its creation.
    CREATE VIEW customer_states AS
      SELECT c.id AS customer_id, c.source_id AS source_id, p.owner_id AS rep_id, COALESCE(p.status, c.status) AS status,
        p.from_on AS from_on, p.until_on AS until_on
      FROM party_states p JOIN customers c ON c.id = p.party_id
      WHERE COALESCE(p.status, c.status) IN ('prospect', 'customer', 'dormant', 'lost')
      UNION ALL
      SELECT c.id, c.source_id, c.owner_id, c.status, COALESCE(c.created_on, '0001-01-01'), '9999-12-31'
      FROM customers c WHERE NOT EXISTS (SELECT 1 FROM party_states p WHERE p.party_id = c.id);

    -- What customers owe: invoices add, what settles them takes away. The balance of a day is the sum so far.
    CREATE VIEW receivable_movements AS
      SELECT i.customer_id AS customer_id, i.source_id AS source_id, i.rep_id AS rep_id, i.issued_on AS moved_on,
        i.amount AS amount
      FROM invoices i WHERE i.status = 'issued'
      UNION ALL
      SELECT s.customer_id, s.source_id, s.rep_id, s.settled_on, -s.amount FROM invoice_settlements s
      WHERE s.amount IS NOT NULL;

    -- Money that customers paid and that settles no invoice yet: receipts less refunds, less what of them is allocated,
    -- once the invoice is issued.
    CREATE VIEW advance_movements AS
      SELECT p.customer_id AS customer_id, p.source_id AS source_id, p.rep_id AS rep_id, p.paid_on AS moved_on,
        CASE WHEN p.kind = 'refund' THEN -p.amount ELSE p.amount END AS amount
      FROM payments p WHERE p.kind IN ('receipt', 'refund')
      UNION ALL
      SELECT p.customer_id, p.source_id, p.rep_id,
        CASE WHEN a.paid_on < i.issued_on THEN i.issued_on ELSE a.paid_on END, -a.amount
      FROM payment_allocations a
      JOIN payments p ON p.id = a.payment_id AND p.kind IN ('receipt', 'refund')
      JOIN invoices i ON i.id = a.invoice_id AND i.status = 'issued' AND i.issued_on IS NOT NULL;

    -- The day of the last payment of an invoice of which nothing is open any more, whatever was paid back later, and the
    -- most days that any of its dues was paid late (0 when all were in time).
    CREATE VIEW settlements AS
      SELECT d.invoice_id AS id, d.customer_id AS customer_id, d.source_id AS source_id, d.rep_id AS rep_id,
        MAX(d.paid_on) AS settled_on,
        MAX(CASE WHEN p.day_number > c.day_number THEN p.day_number - c.day_number ELSE 0 END) AS days_late
      FROM dues d
      LEFT JOIN calendar p ON p.day = d.paid_on
      LEFT JOIN calendar c ON c.day = d.due_on
      GROUP BY d.invoice_id, d.customer_id, d.source_id, d.rep_id
      HAVING COUNT(d.settled_on) = COUNT(*) AND MAX(d.paid_on) IS NOT NULL;

    -- The day of the last activity of each rep; looked up kind by kind, in the order of the index.
    CREATE VIEW last_reports AS
      SELECT r.id AS rep_id, (
          SELECT MAX(t.done_on) FROM (
            SELECT (
                SELECT MAX(a.done_on) FROM activities a
                WHERE a.rep_id = r.id AND a.type = k.type AND a.status = 'done'
              ) AS done_on
            FROM (SELECT DISTINCT type FROM activities) k
          ) t
        ) AS last_on
      FROM reps r WHERE r.is_selling = 1;

    -- What was set as the target of one owner for one month, quarter or year: `months` are 1, 3 or 12.
    CREATE VIEW set_targets AS
      SELECT t.metric, t.scope, s.owner, t.starts_on, t.ends_on, s.months, MIN(t.external_id) AS external_id,
        MAX(t.rep_id) AS rep_id, MAX(t.team_id) AS team_id, MAX(t.territory_id) AS territory_id,
        MAX(t.product_id) AS product_id, MAX(t.customer_id) AS customer_id, MAX(t.category) AS category,
        SUM(t.value) AS value
      FROM targets t
      JOIN (
        SELECT u.id,
          COALESCE(CAST(COALESCE(u.rep_id, u.team_id, u.territory_id, u.product_id, u.customer_id) AS TEXT), u.category, '')
            AS owner,
          CASE
            WHEN u.starts_on = f.month AND e.month = f.month AND COALESCE(n.month, '') <> f.month THEN 1
            WHEN u.starts_on = f.quarter AND e.quarter = f.quarter AND COALESCE(n.quarter, '') <> f.quarter THEN 3
            WHEN u.starts_on = f.year AND e.year = f.year AND COALESCE(n.year, '') <> f.year THEN 12
          END AS months
        FROM targets u
        JOIN calendar f ON f.day = u.starts_on
        JOIN calendar e ON e.day = u.ends_on
        LEFT JOIN calendar n ON n.day_number = e.day_number + 1
      ) s ON s.id = t.id
      WHERE s.months IS NOT NULL
      GROUP BY t.metric, t.scope, s.owner, t.starts_on, t.ends_on, s.months;
    -- What a review should not trust: one row a rule that a record breaks, with the days between which it does.
    -- A date that lies ahead is wrong until it has come; a rep has stopped reporting when 14 days brought nothing.
    CREATE VIEW problems AS
      SELECT 'missing source' AS rule, 'customers' AS kind, c.name AS record, c.external_id AS record_id,
        c.id AS customer_id, c.owner_id AS rep_id, c.created_on AS day, NULL AS detail,
        '0001-01-01' AS from_on, '9999-12-31' AS until_on
      FROM customers c WHERE c.source_id IS NULL
      UNION ALL
      SELECT 'missing owner', 'customers', c.name, c.external_id, c.id, NULL, c.created_on, NULL,
        '0001-01-01', '9999-12-31'
      FROM customers c WHERE c.owner_id IS NULL
      UNION ALL
      SELECT 'missing industry', 'customers', c.name, c.external_id, c.id, c.owner_id, c.created_on, NULL,
        '0001-01-01', '9999-12-31'
      FROM customers c WHERE c.industry IS NULL
      UNION ALL
      SELECT 'same name', 'customers', c.name, c.external_id, c.id, c.owner_id, c.created_on, d.others,
        '0001-01-01', '9999-12-31'
      FROM customers c
      JOIN (SELECT LOWER(name) AS folded, 'one of ' || COUNT(*) AS others FROM customers GROUP BY 1 HAVING COUNT(*) > 1) d
        ON d.folded = LOWER(c.name)
      UNION ALL
      SELECT 'missing source', 'leads', l.name, l.external_id, l.id, l.rep_id, l.created_on, NULL,
        '0001-01-01', '9999-12-31'
      FROM leads l WHERE l.source_id IS NULL
      UNION ALL
      SELECT 'missing owner', 'leads', l.name, l.external_id, l.id, NULL, l.created_on, NULL, '0001-01-01', '9999-12-31'
      FROM leads l WHERE l.rep_id IS NULL
      UNION ALL
      SELECT 'missing owner', 'opportunities', o.name, o.external_id, o.customer_id, NULL, o.created_on, NULL,
        '0001-01-01', '9999-12-31'
      FROM opportunities o WHERE o.rep_id IS NULL
      UNION ALL
      SELECT 'missing customer', 'opportunities', o.name, o.external_id, NULL, o.rep_id, o.created_on, o.state,
        '0001-01-01', '9999-12-31'
      FROM opportunities o WHERE o.customer_id IS NULL
      UNION ALL
      SELECT 'missing created day', 'opportunities', o.name, o.external_id, o.customer_id, o.rep_id, o.closed_on, o.state,
        '0001-01-01', '9999-12-31'
      FROM opportunities o WHERE o.created_on IS NULL
      UNION ALL
      SELECT 'missing closing day', 'opportunities', o.name, o.external_id, o.customer_id, o.rep_id, o.created_on, o.state,
        '0001-01-01', '9999-12-31'
      FROM opportunities o WHERE o.state <> 'open' AND o.closed_on IS NULL
      UNION ALL
      SELECT 'won without amount', 'opportunities', o.name, o.external_id, o.customer_id, o.rep_id, o.closed_on, NULL,
        '0001-01-01', '9999-12-31'
      FROM opportunities o WHERE o.state = 'won' AND COALESCE(o.amount, 0) = 0
      UNION ALL
      SELECT 'closed before it was created', 'opportunities', o.name, o.external_id, o.customer_id, o.rep_id, o.closed_on,
        'created ' || o.created_on, '0001-01-01', '9999-12-31'
      FROM opportunities o WHERE o.cycle_days < 0
      UNION ALL
      SELECT 'open without activity', 'opportunities', o.name, o.external_id, o.customer_id, o.rep_id, o.created_on, NULL,
        '0001-01-01', '9999-12-31'
      FROM opportunities o
      WHERE o.state = 'open' AND NOT EXISTS (SELECT 1 FROM activities a WHERE a.opportunity_id = o.id)
        AND NOT EXISTS (SELECT 1 FROM activities a WHERE a.customer_id = o.customer_id AND a.done_on >= o.created_on)
      UNION ALL
      SELECT 'missing customer', 'orders', NULL, o.external_id, NULL, o.rep_id, o.ordered_on, NULL,
        '0001-01-01', '9999-12-31'
      FROM orders o WHERE o.customer_id IS NULL
      UNION ALL
      SELECT 'product no longer sold', 'order_lines', p.name, n.external_id, n.customer_id, n.rep_id, n.ordered_on, NULL,
        '0001-01-01', '9999-12-31'
      FROM order_lines n JOIN products p ON p.id = n.product_id WHERE p.is_active = 0
      UNION ALL
      SELECT 'product without price', 'products', p.name, p.external_id, NULL, NULL, NULL, NULL, '0001-01-01', '9999-12-31'
      FROM products p WHERE p.price IS NULL
      UNION ALL
      SELECT 'day after today', 'activities', a.subject, a.external_id, a.customer_id, a.rep_id, a.done_on, a.type,
        '0001-01-01', a.done_on
      FROM activities a WHERE a.status = 'done' AND a.done_on IS NOT NULL
      UNION ALL
      SELECT 'day after today', 'opportunities', o.name, o.external_id, o.customer_id, o.rep_id, o.closed_on, o.state,
        '0001-01-01', o.closed_on
      FROM opportunities o WHERE o.closed_on IS NOT NULL
      UNION ALL
      SELECT 'day after today', 'orders', NULL, o.external_id, o.customer_id, o.rep_id, o.ordered_on, o.status,
        '0001-01-01', o.ordered_on
      FROM orders o WHERE o.ordered_on IS NOT NULL
      UNION ALL
      SELECT 'day after today', 'payments', NULL, p.external_id, p.customer_id, p.rep_id, p.paid_on, p.kind,
        '0001-01-01', p.paid_on
      FROM payments p WHERE p.paid_on IS NOT NULL
      UNION ALL
      SELECT 'stopped reporting', 'reps', r.name, r.external_id, NULL, r.id, l.last_on, NULL,
        n.day, COALESCE(r.left_on, '9999-12-31')
      FROM last_reports l
      JOIN reps r ON r.id = l.rep_id
      JOIN calendar c ON c.day = l.last_on
      JOIN calendar n ON n.day_number = c.day_number + 15
      UNION ALL
      SELECT 'target unlike its parts', 'targets',
        COALESCE(r.name, m.name, y.name, p.name, c.name, w.category, w.scope), w.external_id, w.customer_id, w.rep_id,
        w.starts_on, w.metric || ' ' || w.starts_on || '..' || w.ends_on, '0001-01-01', '9999-12-31'
      FROM set_targets w
      JOIN (
        SELECT DISTINCT a.metric, a.scope, a.owner, a.starts_on, a.months
        FROM set_targets a
        JOIN set_targets b ON b.metric = a.metric AND b.scope = a.scope AND b.owner = a.owner AND b.months < a.months
          AND b.starts_on >= a.starts_on AND b.ends_on <= a.ends_on
        GROUP BY a.metric, a.scope, a.owner, a.starts_on, a.months, a.value, b.months
        HAVING COUNT(*) * b.months = a.months AND SUM(b.value) <> a.value OR SUM(b.value) > a.value
      ) wrong ON wrong.metric = w.metric AND wrong.scope = w.scope AND wrong.owner = w.owner
        AND wrong.starts_on = w.starts_on AND wrong.months = w.months
      LEFT JOIN reps r ON r.id = w.rep_id
      LEFT JOIN teams m ON m.id = w.team_id
      LEFT JOIN territories y ON y.id = w.territory_id
      LEFT JOIN products p ON p.id = w.product_id
      LEFT JOIN customers c ON c.id = w.customer_id;
    """#

  /// Chosen for the questions: the equality columns of the measures first, then the day, then the keys they group by,
  /// so that a count never touches the table.
  static let indexes = #"""
    CREATE INDEX activities_by_day
      ON activities (type, status, done_on, rep_id, source_id, customer_id, direction, minutes);
    CREATE INDEX activities_by_customer ON activities (customer_id, type, status, done_on, rep_id);
    CREATE INDEX activities_by_rep ON activities (rep_id, type, status, done_on, minutes);
    CREATE INDEX activities_by_opportunity ON activities (opportunity_id, status, done_on)
      WHERE opportunity_id IS NOT NULL;
    CREATE INDEX activities_by_lead ON activities (lead_id) WHERE lead_id IS NOT NULL;
    CREATE INDEX opportunities_by_close ON opportunities (state, closed_on, rep_id, source_id, customer_id, amount);
    CREATE INDEX opportunities_by_creation ON opportunities (created_on, rep_id, source_id, customer_id, amount);
    CREATE INDEX opportunities_by_customer ON opportunities (customer_id);
    CREATE INDEX opportunity_states_by_opportunity ON opportunity_states (opportunity_id, from_on);
    CREATE INDEX opportunity_states_by_day ON opportunity_states (state, from_on, until_on, owner_id, amount);
    CREATE INDEX stage_changes ON opportunity_states (from_on, until_on) WHERE stage_id <> old_stage_id;
    CREATE INDEX amount_changes ON opportunity_states (from_on, until_on) WHERE amount <> old_amount;
    CREATE INDEX expected_close_changes ON opportunity_states (from_on, until_on)
      WHERE expected_close_on <> old_expected_close_on;
    CREATE INDEX leads_by_creation ON leads (created_on, rep_id, source_id);
    CREATE INDEX leads_by_qualification ON leads (qualified_on, rep_id, source_id) WHERE qualified_on IS NOT NULL;
    CREATE INDEX quotes_by_day ON quotes (status, sent_on, rep_id, source_id, customer_id);
    CREATE INDEX quotes_by_opportunity ON quotes (opportunity_id, status);
    CREATE INDEX customers_by_name ON customers (name);
    CREATE INDEX orders_by_day ON orders (ordered_on, status, rep_id, source_id, customer_id);
    CREATE INDEX orders_by_customer ON orders (customer_id, ordered_on, status, cancelled_on, rep_id);
    CREATE INDEX order_lines_by_day ON order_lines (ordered_on, status, rep_id, source_id, customer_id, amount);
    CREATE INDEX order_lines_by_order ON order_lines (order_id);
    CREATE INDEX order_lines_by_product ON order_lines (product_id, ordered_on, status, quantity, amount, gross);
    CREATE INDEX invoices_by_day ON invoices (status, issued_on, rep_id, source_id, customer_id, amount);
    CREATE INDEX invoices_by_customer ON invoices (customer_id);
    CREATE INDEX instalments_by_invoice ON instalments (invoice_id, due_on);
    CREATE INDEX credit_notes_by_invoice ON credit_notes (invoice_id, issued_on, amount);
    CREATE INDEX payments_by_day ON payments (paid_on, kind, rep_id, source_id, customer_id, amount);
    CREATE INDEX allocations_by_invoice ON payment_allocations (invoice_id);
    CREATE INDEX allocations_by_payment ON payment_allocations (payment_id);
    CREATE INDEX settlements_by_day ON invoice_settlements (settled_on, rep_id, source_id, customer_id, amount);
    CREATE INDEX dues_by_day ON dues (due_on, rep_id, source_id, customer_id, amount);
    CREATE INDEX dues_by_issue
      ON dues (issued_on, rep_id, source_id, customer_id, due_on, amount, amount_before, settled_from, settled_on);
    CREATE INDEX stock_movements_by_product ON stock_movements (product_id, moved_on, kind, quantity);
    CREATE INDEX expenses_by_day ON expenses (spent_on, status, rep_id, category, amount);
    CREATE INDEX campaign_spend_by_day ON campaign_spend (spent_on, source_id, campaign_id, amount);
    CREATE INDEX customer_changes_by_customer ON customer_changes (customer_id, changed_on);
    CREATE INDEX contacts_by_customer ON contacts (customer_id);
    CREATE INDEX log_entries_by_author ON log_entries (author_id, id);
    CREATE INDEX log_entries_by_undo ON log_entries (undo_id);
    CREATE INDEX import_problems_by_import ON import_problems (import_id, row);
    CREATE INDEX undo_images_by_entry ON undo_images (entry_id);
    CREATE INDEX undo_images_by_row ON undo_images (table_name, row_key);
    CREATE INDEX calendar_by_number ON calendar (day_number);
    CREATE INDEX plan_rollups_by_level ON plan_rollups (kind, metric, level, grain, starts_on);
    """#
}
