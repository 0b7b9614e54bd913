const NAME = 'relaydesk';
const STORE = 'photos';

/** Where no lasting place is to be had, photos live as long as the page. */
const unsaved = new Map<string, Blob>();

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });
}

async function store(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  const opening = indexedDB.open(NAME, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  return (await settled(opening)).transaction(STORE, mode).objectStore(STORE);
}

/** Photos that are not sent yet, in the browser, so that a reload loses none. */
export const shelf = {
  async put(clientId: string, photo: Blob): Promise<void> {
    unsaved.set(clientId, photo);
    try {
      await settled((await store('readwrite')).put(photo, clientId));
    } catch {
      // Private windows and full disks: it is at least sent while the page is open.
    }
  },

  async get(clientId: string): Promise<Blob | null> {
    const here = unsaved.get(clientId);
    if (here) return here;
    try {
      const kept: unknown = await settled((await store('readonly')).get(clientId));
      return kept instanceof Blob ? kept : null;
    } catch {
      return null;
    }
  },

  async remove(clientId: string): Promise<void> {
    unsaved.delete(clientId);
    try {
      await settled((await store('readwrite')).delete(clientId));
    } catch {
      // Nothing was kept there.
    }
  },
};
