// What somebody reports twice: as of comments, `sameness` tells author and words, without telling either.
CREATE INDEX progress_report_sameness IF NOT EXISTS FOR (n:ProgressReport) ON (n.sameness);
