/** @jsxImportSource preact */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;

/** Fetches a part of the chat, as often as it takes: the line may be down just now. */
export async function fetchPart<Part>(load: () => Promise<Part>): Promise<Part> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
    try {
      return await load();
    } catch {
      await new Promise<void>((resolve) => {
        setTimeout(resolve, wait);
        window.addEventListener('online', () => resolve(), { once: true });
      });
    }
  }
}

/**
 * A component that is fetched when it is first drawn, and kept: what the first message does not
 * need does not weigh on it. Nothing stands in its place until it is there.
 */
export function onDemand<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let part: ComponentType<Props> | undefined;
  return function OnDemand(props: Props) {
    const [, drawAgain] = useState({});
    useEffect(() => {
      if (part) return;
      let wanted = true;
      void fetchPart(load).then((loaded) => {
        part = loaded;
        if (wanted) drawAgain({});
      });
      return () => {
        wanted = false;
      };
    }, []);
    const Part = part;
    return Part ? <Part {...props} /> : null;
  };
}
