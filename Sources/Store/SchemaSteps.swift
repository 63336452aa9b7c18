/// How each released version of the schema becomes the next.
extension Migration {
  /// The reporting line and parts of plans get other keys and are worked out again; shares of deals get a row id, to be
  /// imported. Everything else is only added.
  static let first = Migration(version: 1) { connection throws(StoreError) in
    try SchemaUpdate.dropViews(of: connection)
    try connection.execute(
      """
      DROP TABLE rep_ancestors;
      DROP TABLE plan_rollups;
      ALTER TABLE opportunity_splits RENAME TO splits_before;
      CREATE TABLE opportunity_splits (
        opportunity_id INTEGER NOT NULL REFERENCES opportunities(id),
        rep_id INTEGER NOT NULL REFERENCES reps(id),
        share_bp INTEGER NOT NULL,
        PRIMARY KEY (opportunity_id, rep_id)
      ) STRICT;
      INSERT INTO opportunity_splits SELECT opportunity_id, rep_id, share_bp FROM splits_before;
      DROP TABLE splits_before;
      """)
    try SchemaUpdate.run(connection)
  }

  /// What undoes a change is kept from now on; everything else is only added.
  static let second = Migration(version: 2) { connection throws(StoreError) in try SchemaUpdate.run(connection) }

  /// Fiscal halves and the scores of teams are added; views of what customers owe are read faster.
  static let third = Migration(version: 3) { connection throws(StoreError) in try SchemaUpdate.run(connection) }
}
