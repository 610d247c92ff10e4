// Notices are forgotten some time after they were read, or happened.
CREATE INDEX notice_read_at IF NOT EXISTS FOR (n:Notice) ON (n.readAt);
CREATE INDEX notice_created_at IF NOT EXISTS FOR (n:Notice) ON (n.createdAt);
