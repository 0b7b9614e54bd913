import type { Message } from '../../../protocol/index.js';

/** Silence after which the time is shown again. */
const PAUSE_MS = 10 * 60 * 1000;

export function pausedBefore(messages: readonly Message[], index: number): boolean {
  const [before, message] = [messages[index - 1], messages[index]];
  if (!message) return false;
  return !before || Date.parse(message.createdAt) - Date.parse(before.createdAt) > PAUSE_MS;
}

/** The same person goes on speaking: the name is not said again. */
export function continues(messages: readonly Message[], index: number): boolean {
  const [before, message] = [messages[index - 1], messages[index]];
  if (!before || !message || before.content.kind !== 'text') return false;
  const name = (author: Message['author']) => (author.kind === 'staff' ? author.id : author.kind);
  return name(before.author) === name(message.author) && !pausedBefore(messages, index);
}
