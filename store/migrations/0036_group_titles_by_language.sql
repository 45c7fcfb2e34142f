-- A title may be one text a language now; what there is serves every language, as one text.
ALTER TABLE "groups" ALTER COLUMN "title" SET DATA TYPE jsonb USING to_jsonb("title");
