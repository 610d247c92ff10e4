// Those who take part: an account, which only they see, of a citizen, whom all may see.
CREATE CONSTRAINT citizen_id IF NOT EXISTS FOR (n:Citizen) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT account_key IF NOT EXISTS FOR (n:Account) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT citizen_name_key IF NOT EXISTS FOR (n:Citizen) REQUIRE n.nameKey IS UNIQUE;

// What happened to what people wrote.
CREATE CONSTRAINT event_id IF NOT EXISTS FOR (n:Event) REQUIRE n.id IS UNIQUE;

// What a repeated mutation gave the first time.
CREATE CONSTRAINT receipt_key IF NOT EXISTS FOR (n:Receipt) REQUIRE n.key IS UNIQUE;
