// What people reported, measured and published, the latest first.
CREATE INDEX progress_report_recorded IF NOT EXISTS FOR (n:ProgressReport) ON (n.recordedAt, n.id);
CREATE INDEX measurement_recorded IF NOT EXISTS FOR (n:Measurement) ON (n.recordedAt, n.id);
CREATE INDEX figure_created IF NOT EXISTS FOR (n:Figure) ON (n.createdAt, n.id);
