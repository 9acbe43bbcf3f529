-- SPDX-License-Identifier: GPL-3.0-or-later
-- A database of the first release (schema 2), one statement a line: alice and bob, three messages, bob has read two.
CREATE TABLE conversation ( id INTEGER PRIMARY KEY, title TEXT NOT NULL, type TEXT NOT NULL, owner_id BIGINT NOT NULL REFERENCES person (id), description TEXT NOT NULL DEFAULT '', is_public INTEGER NOT NULL DEFAULT 0, created_us BIGINT NOT NULL, updated_us BIGINT NOT NULL, head BIGINT NOT NULL DEFAULT 0, direct_low BIGINT, direct_high BIGINT, UNIQUE (direct_low, direct_high));
INSERT INTO "conversation" VALUES(1,'alice - bob','direct',1,'',0,1795645415749788,1795645415749788,4,1,2);
CREATE TABLE member ( id INTEGER PRIMARY KEY, conversation_id BIGINT NOT NULL REFERENCES conversation (id), person_id BIGINT NOT NULL REFERENCES person (id), nickname TEXT NOT NULL DEFAULT '', is_admin INTEGER NOT NULL DEFAULT 0, joined_us BIGINT NOT NULL, muted_until_us BIGINT, removed_us BIGINT, read_message_id BIGINT NOT NULL DEFAULT 0, read_us BIGINT, rev BIGINT NOT NULL, UNIQUE (conversation_id, person_id));
INSERT INTO "member" VALUES(1,1,1,'',1,1795645415749788,NULL,NULL,0,NULL,1);
INSERT INTO "member" VALUES(2,1,2,'',0,1795645415749788,NULL,NULL,2,1795645415766169,1);
CREATE TABLE message ( id INTEGER PRIMARY KEY, conversation_id BIGINT NOT NULL REFERENCES conversation (id), sender_id BIGINT NOT NULL REFERENCES person (id), type TEXT NOT NULL, content TEXT NOT NULL, created_us BIGINT NOT NULL, edited_us BIGINT, reply_to_id BIGINT REFERENCES message (id), is_deleted INTEGER NOT NULL DEFAULT 0, client_id TEXT, rev BIGINT NOT NULL);
INSERT INTO "message" VALUES(1,1,1,'text','one',1795645415753615,NULL,NULL,0,NULL,2);
INSERT INTO "message" VALUES(2,1,1,'text','two',1795645415756778,NULL,NULL,0,NULL,3);
INSERT INTO "message" VALUES(3,1,1,'text','three',1795645415759042,NULL,NULL,0,NULL,4);
CREATE TABLE person ( id INTEGER PRIMARY KEY, username TEXT NOT NULL UNIQUE, password_hash TEXT NOT NULL, email TEXT NOT NULL DEFAULT '', display_name TEXT NOT NULL DEFAULT '', phone_number TEXT UNIQUE, status_message TEXT NOT NULL DEFAULT '', bio TEXT NOT NULL DEFAULT '', is_online INTEGER NOT NULL DEFAULT 0, last_seen_us BIGINT, date_of_birth TEXT, country TEXT NOT NULL DEFAULT '', city TEXT NOT NULL DEFAULT '', website TEXT NOT NULL DEFAULT '', show_phone_number INTEGER NOT NULL DEFAULT 0, show_last_seen INTEGER NOT NULL DEFAULT 1, show_profile_photo INTEGER NOT NULL DEFAULT 1, allow_calls INTEGER NOT NULL DEFAULT 1, allow_group_invite INTEGER NOT NULL DEFAULT 1, joined_us BIGINT NOT NULL);
INSERT INTO "person" VALUES(1,'alice','hash','','',NULL,'','',0,NULL,NULL,'','','',0,1,1,1,1,1795645415451303);
INSERT INTO "person" VALUES(2,'bob','hash','','',NULL,'','',0,NULL,NULL,'','','',0,1,1,1,1,1795645415745573);
CREATE TABLE person_settings ( id INTEGER PRIMARY KEY, person_id BIGINT NOT NULL UNIQUE REFERENCES person (id), enable_notifications INTEGER NOT NULL DEFAULT 1, notification_sound INTEGER NOT NULL DEFAULT 1, message_preview INTEGER NOT NULL DEFAULT 1, enter_to_send INTEGER NOT NULL DEFAULT 1, auto_download_photos INTEGER NOT NULL DEFAULT 1, auto_download_videos INTEGER NOT NULL DEFAULT 0, auto_download_files INTEGER NOT NULL DEFAULT 0, two_factor_enabled INTEGER NOT NULL DEFAULT 0, show_typing_indicator INTEGER NOT NULL DEFAULT 1, show_read_receipts INTEGER NOT NULL DEFAULT 1, theme TEXT NOT NULL DEFAULT 'light', font_size TEXT NOT NULL DEFAULT 'medium', language TEXT NOT NULL DEFAULT 'en', created_us BIGINT NOT NULL, updated_us BIGINT NOT NULL);
INSERT INTO "person_settings" VALUES(1,1,1,1,1,1,1,0,0,0,1,1,'light','medium','en',1795645415451303,1795645415451303);
INSERT INTO "person_settings" VALUES(2,2,1,1,1,1,1,0,0,0,1,1,'light','medium','en',1795645415745573,1795645415745573);
CREATE TABLE token_pair ( refresh_id TEXT PRIMARY KEY, access_id TEXT NOT NULL, family TEXT NOT NULL, person_id BIGINT NOT NULL REFERENCES person (id), issued_s BIGINT NOT NULL, access_expires_s BIGINT NOT NULL, refresh_expires_s BIGINT NOT NULL, rotated_us BIGINT, successor TEXT, is_revoked INTEGER NOT NULL DEFAULT 0);
CREATE INDEX member_by_person ON member (person_id, conversation_id);
CREATE INDEX message_by_conversation ON message (conversation_id, id);
CREATE INDEX message_by_rev ON message (conversation_id, rev);
CREATE INDEX message_by_time ON message (conversation_id, created_us);
CREATE UNIQUE INDEX message_by_client_id ON message (sender_id, client_id) WHERE client_id IS NOT NULL;
CREATE INDEX token_pair_by_family ON token_pair (family);
CREATE INDEX token_pair_by_person ON token_pair (person_id);
CREATE INDEX token_pair_by_access ON token_pair (access_id);
PRAGMA user_version = 2;
