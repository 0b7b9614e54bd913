import type { Message } from '../../../../protocol/index.js';
import type { Answer, FailureCode } from '../../../shared/answer.js';
import { compress } from './compress.js';
import { shelf } from './shelf.js';

/** Where nothing at all has gone over the line for so long, it is tried again. */
const STALLED_MS = 60_000;

const listeners = new Map<string, (share: number) => void>();
/** What is going over the line just now. */
const under = new Map<string, XMLHttpRequest>();

/** Keeps the photo, as it is, until it is sent: a reload from now on loses nothing. */
export const keepPhoto = (clientId: string, file: Blob): Promise<void> => shelf.put(clientId, file);

export function dropPhoto(clientId: string): Promise<void> {
  under.get(clientId)?.abort();
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
}): Promise<Answer<{ message: Message }>> {
  const { conversationId, clientId, token } = photo;
  const kept = await shelf.get(clientId);
  if (!kept) return { ok: false, error: { code: 'IMAGE_REFUSED' } };
  const video = kept.type.startsWith('video/');
  const refused = video ? 'VIDEO_REFUSED' : 'IMAGE_REFUSED';
  const bytes = video ? kept : await compress(kept);
  const answer = await new Promise<Answer<{ message: Message }>>((resolve) => {
    const failed = (code: FailureCode) => resolve({ ok: false, error: { code } });
    // Of the two ways to send, only this one tells how far it is.
    const request = new XMLHttpRequest();
    request.open(
      'POST',
      `/api/v1/customer/conversations/${conversationId}/${video ? 'videos' : 'images'}?clientId=${clientId}`,
    );
    request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.setRequestHeader('Content-Type', video ? kept.type : 'image/jpeg');
    request.responseType = 'json';
    const stalled = () => {
      failed('TIMEOUT');
      request.abort();
    };
    let patience = setTimeout(stalled, STALLED_MS);
    request.upload.onprogress = ({ loaded, total }) => {
      clearTimeout(patience);
      patience = setTimeout(stalled, STALLED_MS);
      listeners.get(clientId)?.(loaded / total);
    };
    request.onloadend = () => {
      clearTimeout(patience);
      under.delete(clientId);
    };
    // Taken back on its way: not to be tried again.
    request.onabort = () => failed(refused);
    request.onerror = () => failed(navigator.onLine ? 'TIMEOUT' : 'OFFLINE');
    request.onload = () => {
      const { message, error } = (request.response ?? {}) as Partial<
        { message: Message } & { error: Extract<Answer<object>, { ok: false }>['error'] }
      >;
      if (message) resolve({ ok: true, message });
      // A proxy on the way may take less than the server, and has no words for it.
      else if (request.status === 413) resolve({ ok: false, error: { code: refused } });
      else resolve({ ok: false, error: error ?? { code: 'TIMEOUT' } });
    };
    under.set(clientId, request);
    request.send(bytes);
  });
  if (answer.ok) await shelf.remove(clientId);
  // The words for a message that is too long would puzzle.
  else if (answer.error.code === 'MESSAGE_TOO_LONG') answer.error.code = refused;
  return answer;
}
