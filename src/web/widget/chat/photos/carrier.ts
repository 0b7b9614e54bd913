import type { Message } from '../../../../protocol/index.js';
import type { Answer } from '../../../shared/answer.js';
import { fetchPart } from '../on-demand.js';
import { SHELF } from './shelf-name.js';

/** Keeps photos in the browser until they are sent, and sends them. */
export interface PhotoCarrier {
  keep(clientId: string, file: Blob): Promise<void>;
  /** It is confirmed, or not to be sent after all. */
  drop(clientId: string): Promise<void>;
  /** Takes away all that wait, e.g. because their visitor leaves. */
  forget(): void;
  send(photo: {
    conversationId: string;
    clientId: string;
    token: string;
  }): Promise<Answer<{ message: Message }>>;
}

const part = () => fetchPart(() => import('./index.js'));

/** Fetched with the first photo. */
export const photoCarrier: PhotoCarrier = {
  keep: async (clientId, file) => (await part()).keepPhoto(clientId, file),
  drop: async (clientId) => (await part()).dropPhoto(clientId),
  forget: () => {
    try {
      indexedDB.deleteDatabase(SHELF);
    } catch {
      // A browser that refuses the database kept nothing in it.
    }
  },
  send: async (photo) => (await part()).sendPhoto(photo),
};
