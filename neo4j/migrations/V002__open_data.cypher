// Records on their way in, which nothing reads before their import is whole.
CREATE CONSTRAINT staged_id IF NOT EXISTS FOR (n:Staged) REQUIRE n.id IS UNIQUE;

// What was imported, who imports now, and the number of the data's last change.
CREATE CONSTRAINT package_name IF NOT EXISTS FOR (n:Package) REQUIRE n.name IS UNIQUE;
CREATE CONSTRAINT import_lock_id IF NOT EXISTS FOR (n:ImportLock) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT data_version_id IF NOT EXISTS FOR (n:DataVersion) REQUIRE n.id IS UNIQUE;
