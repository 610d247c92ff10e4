// What waits for a moderator: one open case for each text.
CREATE CONSTRAINT open_case_subject IF NOT EXISTS FOR (n:OpenCase) REQUIRE n.subject IS UNIQUE;

// What people report: `key` is there while a report is open, and then once for each person and text.
CREATE CONSTRAINT report_id IF NOT EXISTS FOR (n:Report) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT report_key IF NOT EXISTS FOR (n:Report) REQUIRE n.key IS UNIQUE;
CREATE INDEX report_subject IF NOT EXISTS FOR (n:Report) ON (n.subject);

// What moderators decided; `hides` is there while a decision hides what was public.
CREATE CONSTRAINT moderation_decision_id IF NOT EXISTS FOR (n:ModerationDecision) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT moderation_decision_hides IF NOT EXISTS FOR (n:ModerationDecision) REQUIRE n.hides IS UNIQUE;
CREATE INDEX moderation_decision_subject IF NOT EXISTS FOR (n:ModerationDecision) ON (n.subject);

// Texts that only their authors and moderators read.
CREATE CONSTRAINT withheld_id IF NOT EXISTS FOR (n:Withheld) REQUIRE n.id IS UNIQUE;

// What somebody says twice: `sameness` tells author and words, without telling either.
CREATE INDEX comment_sameness IF NOT EXISTS FOR (n:Comment) ON (n.sameness);
CREATE INDEX withheld_sameness IF NOT EXISTS FOR (n:Withheld) ON (n.sameness);
