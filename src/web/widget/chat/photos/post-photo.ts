import type { Message } from '../../../../protocol/index.js';
import type { Answer } from '../../../shared/answer.js';
import { compress } from './compress.js';
import { shelf } from './shelf.js';
import { transfer, type Transfer } from './transfer.js';

/** A larger video goes in parts of this many bytes: a cut of the line costs one of them. */
const PART_BYTES = 1_048_576;

type Sent = Answer<{ message: Message }>;

const listeners = new Map<string, (share: number) => void>();
/** What is going over the line just now. */
const under = new Map<string, Transfer>();

/** Keeps the photo, as it is, until it is sent: a reload from now on loses nothing. */
export const keepPhoto = (clientId: string, file: Blob): Promise<void> => shelf.put(clientId, file);

export function dropPhoto(clientId: string): Promise<void> {
  const sending = under.get(clientId);
  if (sending) sending.dropped = true;
  sending?.request?.abort();
  return shelf.remove(clientId);
}

/** Has `listener` told how much of the photo has gone over the line, 0 to 1. */
export function onProgress(clientId: string, listener: (share: number) => void): () => void {
  listeners.set(clientId, listener);
  return () => listeners.delete(clientId);
}

/** Sends a kept photo, made smaller, or a video as it is. Never rejects: what goes wrong is part of the answer. */
export async function sendPhoto(photo: {
  conversationId: string;
  clientId: string;
  token: string;
}): Promise<Sent> {
  const { conversationId, clientId, token } = photo;
  const kept = await shelf.get(clientId);
  if (!kept) return { ok: false, error: { code: 'IMAGE_REFUSED' } };
  const video = kept.type.startsWith('video/');
  const sending: Transfer = {
    token,
    refused: video ? 'VIDEO_REFUSED' : 'IMAGE_REFUSED',
    dropped: false,
  };
  under.set(clientId, sending);
  const bytes = video ? kept : await compress(kept);
  const told = (sent: number) => listeners.get(clientId)?.(sent / bytes.size);
  const answer =
    bytes.size > PART_BYTES && video
      ? await sendInParts(sending, `${conversationId}/uploads/${clientId}`, bytes, told)
      : await transfer(
          sending,
          'message',
          ['POST', `${conversationId}/${video ? 'videos' : 'images'}?clientId=${clientId}`],
          bytes,
          told,
        );
  under.delete(clientId);
  if (answer.ok) await shelf.remove(clientId);
  return answer;
}

/** From where the server has it already, whatever became of the line meanwhile. */
async function sendInParts(
  sending: Transfer,
  path: string,
  video: Blob,
  told: (sent: number) => void,
): Promise<Sent> {
  const begun = await transfer(sending, 'received', ['GET', path]);
  if (!begun.ok) return begun;
  told(begun.received);
  for (let from = begun.received; from < video.size;) {
    const part = video.slice(from, from + PART_BYTES);
    const place = `${path}?offset=${from}`;
    const answer = await transfer(sending, 'received', ['PUT', place], part, (bytes) =>
      told(from + bytes),
    );
    // The server has something else of it: asked anew, it says what.
    if (!answer.ok && answer.error.code === 'STATE_CONFLICT') answer.error.code = 'TIMEOUT';
    if (!answer.ok) return answer;
    from = answer.received;
  }
  return transfer(sending, 'message', ['POST', path]);
}
