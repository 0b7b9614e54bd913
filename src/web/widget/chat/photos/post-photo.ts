import type { Message } from '../../../../protocol/index.js';
import type { Answer } from '../../../shared/answer.js';
import { compress } from './compress.js';
import { shelf } from './shelf.js';

/** A photo that takes longer than this is tried again. */
const UPLOAD_TIMEOUT_MS = 60_000;

const listeners = new Map<string, (share: number) => void>();

/** Keeps the photo, as it is, until it is sent: a reload from now on loses nothing. */
export const keepPhoto = (clientId: string, file: Blob): Promise<void> => shelf.put(clientId, file);

export const dropPhoto = (clientId: string): Promise<void> => shelf.remove(clientId);

/** Has `listener` told how much of the photo has gone over the line, 0 to 1. */
export function onProgress(clientId: string, listener: (share: number) => void): () => void {
  listeners.set(clientId, listener);
  return () => listeners.delete(clientId);
}

/** Sends a kept photo, made smaller. Never rejects: what goes wrong is part of the answer. */
export async function sendPhoto(photo: {
  conversationId: string;
  clientId: string;
  token: string;
}): Promise<Answer<{ message: Message }>> {
  const { conversationId, clientId, token } = photo;
  const kept = await shelf.get(clientId);
  if (!kept) return { ok: false, error: { code: 'IMAGE_REFUSED' } };
  const bytes = await compress(kept);
  const answer = await new Promise<Answer<{ message: Message }>>((resolve) => {
    const failed = (code: 'OFFLINE' | 'TIMEOUT') => resolve({ ok: false, error: { code } });
    // Of the two ways to send, only this one tells how far it is.
    const request = new XMLHttpRequest();
    request.open(
      'POST',
      `/api/v1/customer/conversations/${conversationId}/images?clientId=${clientId}`,
    );
    request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.setRequestHeader('Content-Type', 'image/jpeg');
    request.responseType = 'json';
    request.timeout = UPLOAD_TIMEOUT_MS;
    request.upload.onprogress = ({ loaded, total }) => listeners.get(clientId)?.(loaded / total);
    request.onerror = () => failed(navigator.onLine ? 'TIMEOUT' : 'OFFLINE');
    request.ontimeout = () => failed('TIMEOUT');
    request.onload = () => {
      const { message, error } = (request.response ?? {}) as Partial<
        { message: Message } & { error: Extract<Answer<object>, { ok: false }>['error'] }
      >;
      if (message) resolve({ ok: true, message });
      // A proxy on the way may take less than the server, and has no words for it.
      else if (request.status === 413) resolve({ ok: false, error: { code: 'IMAGE_REFUSED' } });
      else resolve({ ok: false, error: error ?? { code: 'TIMEOUT' } });
    };
    request.send(bytes);
  });
  if (answer.ok) await shelf.remove(clientId);
  // The words for a message that is too long would puzzle.
  else if (answer.error.code === 'MESSAGE_TOO_LONG') answer.error.code = 'IMAGE_REFUSED';
  return answer;
}
