BEGIN TRANSACTION;
CREATE TABLE accepted (
	number INTEGER NOT NULL, 
	accepted_id VARCHAR(64) NOT NULL, 
	document_id TEXT NOT NULL, 
	title TEXT NOT NULL, 
	digest VARCHAR(80) NOT NULL, 
	text TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	at VARCHAR(40) NOT NULL, 
	PRIMARY KEY (number), 
	UNIQUE (accepted_id)
);
INSERT INTO "accepted" VALUES(1,'d-078abe014d27e0ce','herald-2','Toll rises in River Town','sha256:e2679fdab2fe8acd444d285ce2cc6bf2d6665e0605c591ff0883f820c14c881a','Herald, 25 January. On Saturday four people died.','Ana','2026-11-22T20:00:00.000000Z');
CREATE TABLE accepted_rows (
	number INTEGER NOT NULL, 
	accepted_id VARCHAR(64) NOT NULL, 
	table_name VARCHAR(32) NOT NULL, 
	row_id TEXT NOT NULL, 
	cells TEXT NOT NULL, 
	PRIMARY KEY (number)
);
INSERT INTO "accepted_rows" VALUES(1,'d-078abe014d27e0ce','documents','herald-2','{"document_id": "herald-2", "source_id": "herald", "title": "Toll rises in River Town", "published_from": "2021-01-25", "published_to": "2021-01-25", "language": "en"}');
INSERT INTO "accepted_rows" VALUES(2,'d-078abe014d27e0ce','claims','h2','{"claim_id": "h2", "document_id": "herald-2", "title": "Shooting in River Town", "background": "no"}');
INSERT INTO "accepted_rows" VALUES(3,'d-078abe014d27e0ce','statements','h2.when','{"statement_id": "h2.when", "claim_id": "h2", "field": "when", "value": "2021-01-23", "verbatim": "On Saturday", "stance": "asserts", "fragment": "On Saturday four people died", "coder": "test"}');
INSERT INTO "accepted_rows" VALUES(4,'d-078abe014d27e0ce','statements','h2.killed','{"statement_id": "h2.killed", "claim_id": "h2", "field": "killed", "value": "4", "verbatim": "four people died", "stance": "asserts", "fragment": "four people died", "coder": "test"}');
CREATE TABLE confirmed (
	number INTEGER NOT NULL, 
	judgement_id VARCHAR(64) NOT NULL, 
	digest_a VARCHAR(80) NOT NULL, 
	digest_b VARCHAR(80) NOT NULL, 
	"by" TEXT NOT NULL, 
	at VARCHAR(40) NOT NULL, 
	PRIMARY KEY (number)
);
CREATE TABLE id_history (
	number INTEGER NOT NULL, 
	old_id VARCHAR(64) NOT NULL, 
	new_id VARCHAR(64) NOT NULL, 
	at VARCHAR(40) NOT NULL, 
	why TEXT NOT NULL, 
	PRIMARY KEY (number), 
	UNIQUE (old_id, new_id, at)
);
CREATE TABLE incident_claims (
	claim_id TEXT NOT NULL, 
	incident_id VARCHAR(64) NOT NULL, 
	PRIMARY KEY (claim_id)
);
INSERT INTO "incident_claims" VALUES('w2','i-06f8faea');
INSERT INTO "incident_claims" VALUES('a1','i-f55ff16f');
INSERT INTO "incident_claims" VALUES('h1','i-f55ff16f');
INSERT INTO "incident_claims" VALUES('h2','i-f55ff16f');
INSERT INTO "incident_claims" VALUES('w1','i-f55ff16f');
INSERT INTO "incident_claims" VALUES('w3','i-55eae50b');
CREATE TABLE incidents (
	incident_id VARCHAR(64) NOT NULL, 
	claims_digest VARCHAR(80) NOT NULL, 
	created VARCHAR(40) NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	PRIMARY KEY (incident_id)
);
INSERT INTO "incidents" VALUES('i-06f8faea','sha256:06f8faea3b5f697691b6d063a07ba4ffaf1ece9a1d473c588565231cdc8e59cc','2026-11-22T20:00:00.000000Z','current');
INSERT INTO "incidents" VALUES('i-f55ff16f','sha256:b6e41c1b5e2607d4ac1357bd4bb8feeaeeb9ab9f8d5cde9ba39defe7d5ac60b0','2026-11-22T20:00:00.000000Z','current');
INSERT INTO "incidents" VALUES('i-55eae50b','sha256:55eae50b75e2b2990f2c18be84ca079727a85f61b839c3359249801fe1ab9e9c','2026-11-22T20:00:00.000000Z','current');
CREATE TABLE judgements (
	number INTEGER NOT NULL, 
	judgement_id VARCHAR(64) NOT NULL, 
	claim_a TEXT NOT NULL, 
	claim_b TEXT NOT NULL, 
	verdict VARCHAR(16) NOT NULL, 
	"by" TEXT NOT NULL, 
	at VARCHAR(40) NOT NULL, 
	why TEXT NOT NULL, 
	digest_a VARCHAR(80) NOT NULL, 
	digest_b VARCHAR(80) NOT NULL, 
	PRIMARY KEY (number), 
	UNIQUE (judgement_id)
);
INSERT INTO "judgements" VALUES(1,'j-24857c74b94522af','h1','w3','same','Ana','2026-11-30T17:34:58.979065Z','one shot, one crowd','sha256:7aa66099d1ad6304b86ae49be1b938b4aa138ccccf87ce5be743b5e588b69205','sha256:45db544e69ce7eba0ea08d32759d69b5307a9ff6d50d4897f9904a00118238ad');
INSERT INTO "judgements" VALUES(2,'j-d75030172ea1ed18','h1','a1','not same','Ben','2026-11-30T17:35:03.220480Z','','sha256:7aa66099d1ad6304b86ae49be1b938b4aa138ccccf87ce5be743b5e588b69205','sha256:4f4830852fcb4a3e5565df3d6bfd0cca7918667f7e72257c0d9c62b8c4508582');
CREATE TABLE meta (
	"key" VARCHAR(64) NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "meta" VALUES('application','competing-claims');
INSERT INTO "meta" VALUES('schema_version','3');
INSERT INTO "meta" VALUES('collection','small');
CREATE TABLE removed (
	number INTEGER NOT NULL, 
	accepted_id VARCHAR(64) NOT NULL, 
	"by" TEXT NOT NULL, 
	at VARCHAR(40) NOT NULL, 
	PRIMARY KEY (number), 
	UNIQUE (accepted_id)
);
CREATE TABLE undone (
	number INTEGER NOT NULL, 
	judgement_id VARCHAR(64) NOT NULL, 
	"by" TEXT NOT NULL, 
	at VARCHAR(40) NOT NULL, 
	PRIMARY KEY (number), 
	UNIQUE (judgement_id)
);
INSERT INTO "undone" VALUES(1,'j-d75030172ea1ed18','Ben','2026-11-30T17:35:11.170547Z');
CREATE INDEX ix_incident_claims_incident_id ON incident_claims (incident_id);
CREATE INDEX ix_id_history_old_id ON id_history (old_id);
CREATE INDEX ix_accepted_rows_accepted_id ON accepted_rows (accepted_id);
COMMIT;
