// What citizens propose, and what institutions answer.
CREATE CONSTRAINT proposal_id IF NOT EXISTS FOR (n:Proposal) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT official_answer_id IF NOT EXISTS FOR (n:OfficialAnswer) REQUIRE n.id IS UNIQUE;

// The order in which proposals are listed.
CREATE INDEX proposal_listed_at IF NOT EXISTS FOR (n:Proposal) ON (n.listedAt);

// Proposals by words; `words` holds their text without accents or capitals.
CREATE FULLTEXT INDEX proposals IF NOT EXISTS
FOR (n:Proposal)
ON EACH [n.words]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'spanish'}};
