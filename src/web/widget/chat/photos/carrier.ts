import type { Message } from '../../../../protocol/index.js';
import type { Answer } from '../../../shared/answer.js';
import { fetchPart } from '../on-demand.js';

/** Keeps photos in the browser until they are sent, and sends them. */
export interface PhotoCarrier {
  keep(clientId: string, file: Blob): Promise<void>;
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
  send: async (photo) => (await part()).sendPhoto(photo),
};
