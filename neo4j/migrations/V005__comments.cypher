// What people say, each under what it was said to: a page of that in order of time, wherever it begins.
CREATE CONSTRAINT comment_id IF NOT EXISTS FOR (n:Comment) REQUIRE n.id IS UNIQUE;
CREATE INDEX comment_under IF NOT EXISTS FOR (n:Comment) ON (n.under, n.id);
