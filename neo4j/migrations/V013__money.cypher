// Programmes, contracts and what is stated of their money.
CREATE CONSTRAINT programme_id IF NOT EXISTS FOR (n:Programme) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT contract_id IF NOT EXISTS FOR (n:Contract) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT contract_ocid IF NOT EXISTS FOR (n:Contract) REQUIRE n.ocid IS UNIQUE;
CREATE CONSTRAINT budget_entry_id IF NOT EXISTS FOR (n:BudgetEntry) REQUIRE n.id IS UNIQUE;
CREATE INDEX budget_entry_fiscal_year IF NOT EXISTS FOR (n:BudgetEntry) ON (n.fiscalYear);

// What a new amount names is found by its address where it is known already.
CREATE INDEX document_url IF NOT EXISTS FOR (n:Document) ON (n.url);
