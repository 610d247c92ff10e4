// What was measured of indicators.
CREATE CONSTRAINT measurement_id IF NOT EXISTS FOR (n:Measurement) REQUIRE n.id IS UNIQUE;

// What became of a plan's promises in later plans.
CREATE CONSTRAINT continuity_id IF NOT EXISTS FOR (n:Continuity) REQUIRE n.id IS UNIQUE;
