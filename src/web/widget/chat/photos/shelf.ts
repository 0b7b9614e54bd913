import { SHELF } from './shelf-name.js';

const STORE = 'photos';
/** What nobody has taken out in this time was left behind when a page ended. */
const KEEP_MS = 30 * 24 * 60 * 60 * 1000;

/** Where no lasting place is to be had, photos live as long as the page. */
const unsaved = new Map<string, Blob>();

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });
}

/** Does something to the store, and lets go of it: another tab may want to take it away. */
async function withStore<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const opening = indexedDB.open(SHELF, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const database = await settled(opening);
  try {
    return await settled(work(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

/** Of all UUID v7 of that time or earlier. */
function madeUntil(ms: number): IDBKeyRange {
  const hex = ms.toString(16).padStart(12, '0');
  return IDBKeyRange.upperBound(`${hex.slice(0, 8)}-${hex.slice(8)}`);
}

/** Photos that are not sent yet, in the browser, so that a reload loses none. */
export const shelf = {
  async put(clientId: string, photo: Blob): Promise<void> {
    unsaved.set(clientId, photo);
    try {
      await withStore('readwrite', (store) => {
        store.delete(madeUntil(Date.now() - KEEP_MS));
        return store.put(photo, clientId);
      });
    } catch {
      // Private windows and full disks: it is at least sent while the page is open.
    }
  },

  async get(clientId: string): Promise<Blob | null> {
    const here = unsaved.get(clientId);
    if (here) return here;
    try {
      const kept: unknown = await withStore('readonly', (store) => store.get(clientId));
      return kept instanceof Blob ? kept : null;
    } catch {
      return null;
    }
  },

  async remove(clientId: string): Promise<void> {
    unsaved.delete(clientId);
    try {
      await withStore('readwrite', (store) => store.delete(clientId));
    } catch {
      // Nothing was kept there.
    }
  },
};
