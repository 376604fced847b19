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
CREATE TABLE accepted_rows (
	number INTEGER NOT NULL, 
	accepted_id VARCHAR(64) NOT NULL, 
	table_name VARCHAR(32) NOT NULL, 
	row_id TEXT NOT NULL, 
	cells TEXT NOT NULL, 
	PRIMARY KEY (number)
);
CREATE TABLE confirmed (
	number INTEGER NOT NULL, 
	judgement_id VARCHAR(64) NOT NULL, 
	digest_a VARCHAR(80) NOT NULL, 
	digest_b VARCHAR(80) NOT NULL, 
	"by" TEXT NOT NULL, 
	at VARCHAR(40) NOT NULL, 
	PRIMARY KEY (number)
);
INSERT INTO "confirmed" VALUES(1,'j-41042404d1487846','sha256:7aa66099d1ad6304b86ae49be1b938b4aa138ccccf87ce5be743b5e588b69205','sha256:45db544e69ce7eba0ea08d32759d69b5307a9ff6d50d4897f9904a00118238ad','Ben','2026-11-30T12:01:00.000000Z');
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
CREATE TABLE incidents (
	incident_id VARCHAR(64) NOT NULL, 
	claims_digest VARCHAR(80) NOT NULL, 
	created VARCHAR(40) NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	PRIMARY KEY (incident_id)
);
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
INSERT INTO "judgements" VALUES(1,'j-41042404d1487846','h1','w3','same','Ana','2026-11-30T12:00:00.000000Z','one place','sha256:7aa66099d1ad6304b86ae49be1b938b4aa138ccccf87ce5be743b5e588b69205','sha256:45db544e69ce7eba0ea08d32759d69b5307a9ff6d50d4897f9904a00118238ad');
CREATE TABLE meta (
	"key" VARCHAR(64) NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "meta" VALUES('application','competing-claims');
INSERT INTO "meta" VALUES('schema_version','4');
INSERT INTO "meta" VALUES('collection','small');
CREATE TABLE project_changes (
	number INTEGER NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	target INTEGER NOT NULL, 
	what TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	at VARCHAR(40) NOT NULL, 
	PRIMARY KEY (number)
);
INSERT INTO "project_changes" VALUES(1,'do',0,'Project created','Ana','2026-11-30T12:00:00.000000Z');
INSERT INTO "project_changes" VALUES(2,'do',0,'AFP','Ben','2026-11-30T12:03:00.000000Z');
INSERT INTO "project_changes" VALUES(3,'undo',2,'AFP','Ana','2026-11-30T12:04:00.000000Z');
CREATE TABLE project_edits (
	number INTEGER NOT NULL, 
	change_number INTEGER NOT NULL, 
	table_name VARCHAR(32) NOT NULL, 
	row_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	"before" TEXT NOT NULL, 
	"after" TEXT NOT NULL, 
	PRIMARY KEY (number)
);
INSERT INTO "project_edits" VALUES(1,1,'sources','herald',1,'','{"source_id": "herald", "name": "The Herald", "kind": "outlet", "languages": "en", "url": "https://herald.example/"}');
INSERT INTO "project_edits" VALUES(2,1,'sources','watch',2,'','{"source_id": "watch", "name": "The Watch", "kind": "monitor", "languages": "en|ar", "aliases": "الرصد"}');
INSERT INTO "project_edits" VALUES(3,1,'sources','agency',3,'','{"source_id": "agency", "name": "The Agency", "kind": "outlet", "ties": "government", "languages": "ar|en"}');
INSERT INTO "project_edits" VALUES(4,1,'sources','resident',4,'','{"source_id": "resident", "name": "a resident", "kind": "speaker"}');
INSERT INTO "project_edits" VALUES(5,2,'sources','afp',5,'','{"source_id": "afp", "name": "AFP", "kind": "outlet"}');
INSERT INTO "project_edits" VALUES(6,3,'sources','afp',5,'{"source_id": "afp", "name": "AFP", "kind": "outlet"}','');
CREATE TABLE project_rows (
	table_name VARCHAR(32) NOT NULL, 
	row_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	cells TEXT NOT NULL, 
	PRIMARY KEY (table_name, row_id)
);
INSERT INTO "project_rows" VALUES('sources','herald',1,'{"source_id": "herald", "name": "The Herald", "kind": "outlet", "languages": "en", "url": "https://herald.example/"}');
INSERT INTO "project_rows" VALUES('sources','watch',2,'{"source_id": "watch", "name": "The Watch", "kind": "monitor", "languages": "en|ar", "aliases": "الرصد"}');
INSERT INTO "project_rows" VALUES('sources','agency',3,'{"source_id": "agency", "name": "The Agency", "kind": "outlet", "ties": "government", "languages": "ar|en"}');
INSERT INTO "project_rows" VALUES('sources','resident',4,'{"source_id": "resident", "name": "a resident", "kind": "speaker"}');
CREATE TABLE project_texts (
	digest VARCHAR(80) NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (digest)
);
INSERT INTO "project_texts" VALUES('sha256:3b6444e203f18aca2e805df7fe60bda9bf6f34254f4f366232a7efec87a44754','A text.');
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
INSERT INTO "undone" VALUES(1,'j-41042404d1487846','Ana','2026-11-30T12:02:00.000000Z');
CREATE INDEX ix_incident_claims_incident_id ON incident_claims (incident_id);
CREATE INDEX ix_id_history_old_id ON id_history (old_id);
CREATE INDEX ix_accepted_rows_accepted_id ON accepted_rows (accepted_id);
CREATE INDEX ix_project_edits_change_number ON project_edits (change_number);
COMMIT;
