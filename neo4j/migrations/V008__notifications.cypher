// What people follow, what they are told, and what is to be sent to them; the keys begin with an account's.
CREATE CONSTRAINT follow_key IF NOT EXISTS FOR (n:Follow) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT notice_key IF NOT EXISTS FOR (n:Notice) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT mailing_token IF NOT EXISTS FOR (n:Mailing) REQUIRE n.token IS UNIQUE;
CREATE INDEX mailing_due_at IF NOT EXISTS FOR (n:Mailing) ON (n.dueAt);
CREATE INDEX mail_next_at IF NOT EXISTS FOR (n:Mail) ON (n.nextAt);

// How far events have been told.
CREATE CONSTRAINT position_id IF NOT EXISTS FOR (n:Position) REQUIRE n.id IS UNIQUE;

// Clocks that run out.
CREATE INDEX proposal_due_on IF NOT EXISTS FOR (n:Proposal) ON (n.dueOn);
