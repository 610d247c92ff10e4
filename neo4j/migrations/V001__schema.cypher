// One permanent id a record, whatever its type; and an index behind every look-up by type.
CREATE CONSTRAINT node_id FOR (n:Node) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT activity_id FOR (n:Activity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT actor_id FOR (n:Actor) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT appraisal_id FOR (n:Appraisal) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT attribute_id FOR (n:Attribute) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT band_id FOR (n:Band) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT body_id FOR (n:Body) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT commitment_id FOR (n:Commitment) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT document_id FOR (n:Document) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT evaluation_id FOR (n:Evaluation) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT indicator_id FOR (n:Indicator) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT institution_id FOR (n:Institution) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT milestone_id FOR (n:Milestone) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT note_id FOR (n:Note) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT ods_goal_id FOR (n:OdsGoal) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT organisation_id FOR (n:Organisation) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT part_id FOR (n:Part) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT person_id FOR (n:Person) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT plan_id FOR (n:Plan) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT problem_id FOR (n:Problem) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT published_total_id FOR (n:PublishedTotal) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT rating_id FOR (n:Rating) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT recommendation_id FOR (n:Recommendation) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT stage_id FOR (n:Stage) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT theme_id FOR (n:Theme) REQUIRE n.id IS UNIQUE;

// Who brought a record in, so that importing again finds what it has to compare.
CREATE INDEX node_package FOR (n:Node) ON (n.package);

// Look-ups that are not by id.
CREATE INDEX commitment_ordinal FOR (n:Commitment) ON (n.ordinal);
CREATE INDEX activity_due_on FOR (n:Activity) ON (n.dueOn);
CREATE CONSTRAINT ods_goal_number FOR (n:OdsGoal) REQUIRE n.number IS UNIQUE;
CREATE INDEX actor_name FOR (n:Actor) ON (n.name);

// Search across what people look for by words.
CREATE FULLTEXT INDEX search
FOR (n:Commitment|Activity|Problem|Person|Organisation|Institution|Body)
ON EACH [n.title, n.name, n.shortName, n.statement, n.objective, n.description, n.context]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'spanish'}};
