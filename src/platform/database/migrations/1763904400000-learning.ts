import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Messages that the bot can learn from, as utterances: without anything personal. */
export class Learning1763904400000 implements MigrationInterface {
  name = 'Learning1763904400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE learning_message (
        id              integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        conversation_id uuid NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
        seq             integer NOT NULL,
        -- Null: it holds nothing that an utterance could be made of.
        text            text,
        locale          text NOT NULL,
        cause           text NOT NULL CHECK (cause IN ('not_understood', 'unsure', 'unhelpful')),
        said_at         timestamptz NOT NULL,
        noticed_at      timestamptz NOT NULL,
        decision        text CHECK (decision IN ('assigned', 'dismissed')),
        draft_id        uuid REFERENCES intent_draft (id),
        intent          text,
        decided_by      uuid REFERENCES staff (id),
        decided_at      timestamptz,
        UNIQUE (conversation_id, seq)
      )`);
    await runner.query(`CREATE INDEX learning_message_noticed ON learning_message (noticed_at)`);
    // What is looked for: a small part of all turns and marks.
    await runner.query(`
      CREATE INDEX turn_to_learn_from ON turn (created_at)
        WHERE action IN ('miss', 'clarify', 'handover')
           OR (understanding #>> '{intents,0,confidence}')::real < 0.6`);
    await runner.query(`
      CREATE INDEX answer_mark_unhelpful ON answer_mark (marked_at) WHERE NOT helpful`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX answer_mark_unhelpful, turn_to_learn_from`);
    await runner.query(`DROP TABLE learning_message`);
  }
}
