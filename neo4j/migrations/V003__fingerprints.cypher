// What was found in order once and need not be looked at again.
CREATE CONSTRAINT fingerprint_of IF NOT EXISTS FOR (n:Fingerprint) REQUIRE n.of IS UNIQUE;
