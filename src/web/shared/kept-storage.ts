/** The part of the Web Storage interface that we use; tests give a Map in its place. */
export type KeptStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** A storage that lasts as long as the page, for browsers that refuse a lasting one. */
export function memoryStorage(): KeptStorage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}

/**
 * The browser's storage where it works. Private windows and blocked third-party frames throw at
 * the first touch, some only at the first write.
 */
export function workingStorage(open: () => Storage): KeptStorage {
  try {
    const storage = open();
    storage.setItem('relaydesk:probe', '1');
    storage.removeItem('relaydesk:probe');
    return storage;
  } catch {
    return memoryStorage();
  }
}

/** The part of a storage whose keys begin with `scope`, known without it. */
export function scopedStorage(storage: KeptStorage, scope: string): KeptStorage {
  if (!scope) return storage;
  const own = () =>
    keysOf(storage)
      .filter((key) => key.startsWith(scope))
      .map((key) => key.slice(scope.length));
  return {
    get length() {
      return own().length;
    },
    key: (index) => own()[index] ?? null,
    getItem: (key) => storage.getItem(scope + key),
    setItem: (key, value) => storage.setItem(scope + key, value),
    removeItem: (key) => storage.removeItem(scope + key),
  };
}

export function keysOf(storage: KeptStorage): string[] {
  const keys: string[] = [];
  for (let index = 0; index < storage.length; index += 1) {
    const key = storage.key(index);
    if (key !== null) keys.push(key);
  }
  return keys;
}
