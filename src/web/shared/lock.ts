/** Runs a task alone among all tabs of this browser. */
export type Lock = <T>(name: string, task: () => Promise<T>) => Promise<T>;

/** The part of Web Locks that we use. */
interface Locks {
  request<T>(name: string, task: () => Promise<T>): Promise<T>;
}

/**
 * Web Locks exist on https and localhost only, and a browser that denies storage to frames of
 * another site denies locks too. Without them tabs may send the same message at the same time,
 * which the server settles by its client id; only the order between tabs is lost.
 */
export function lockOver(locks: Locks | undefined): Lock {
  return async (name, task) => {
    if (!locks) return task();
    let granted = false;
    try {
      return await locks.request(name, () => {
        granted = true;
        return task();
      });
    } catch (error) {
      if (granted) throw error;
      return task();
    }
  };
}

export const browserLock: Lock = (name, task) => lockOver(navigator.locks)(name, task);
