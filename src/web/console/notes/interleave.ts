import type { Message, Note } from '../../../protocol/index.js';

/** A place of the log: what the customer sees too, or what only staff see. */
export type LogEntry =
  { message: Message; before: Message | undefined; note?: never } | { note: Note; message?: never };

/** Notes between the messages: each after the one that was the latest when it was written. */
export function interleave(messages: readonly Message[], notes: readonly Note[]): LogEntry[] {
  const entries: LogEntry[] = [];
  let next = 0;
  const addNotesBefore = (seq: number) => {
    for (; next < notes.length; next++) {
      const note = notes[next];
      if (!note || note.afterSeq >= seq) return;
      entries.push({ note });
    }
  };
  messages.forEach((message, index) => {
    addNotesBefore(message.seq);
    entries.push({ message, before: messages[index - 1] });
  });
  addNotesBefore(Infinity);
  return entries;
}
