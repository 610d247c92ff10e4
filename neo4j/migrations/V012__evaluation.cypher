// Figures that documents or people publish, and the rules by which they are computed again; each rule's expression is in the schema.
CREATE CONSTRAINT figure_id IF NOT EXISTS FOR (n:Figure) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT figure_rule_id IF NOT EXISTS FOR (n:FigureRule) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT uptake_id IF NOT EXISTS FOR (n:Uptake) REQUIRE n.id IS UNIQUE;

// What reviewers give, and what keeps them from it.
CREATE CONSTRAINT score_id IF NOT EXISTS FOR (n:Score) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT conflict_id IF NOT EXISTS FOR (n:ConflictOfInterest) REQUIRE n.id IS UNIQUE;

// Totals are figures now.
DROP CONSTRAINT published_total_id IF EXISTS;
