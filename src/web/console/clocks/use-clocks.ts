import { useEffect, useState } from 'react';
import type { SlaClock, StaffConversation } from '../../../protocol/index.js';
import { useDesk } from '../desk/use-desk.js';

/**
 * The clocks of a conversation that waits for or is with a person.
 * @param lastSeq of what was written: who has answered is not awaited any more
 */
export function useClocks(
  { id, state, version }: StaffConversation,
  lastSeq: number,
): readonly SlaClock[] {
  const { desk } = useDesk();
  const [clocks, setClocks] = useState<{ of: string; clocks: readonly SlaClock[] } | null>(null);
  const runs = state === 'waiting' || state === 'person';
  useEffect(() => {
    let asked = true;
    if (!runs) return;
    void desk.actions.clocks(id).then((answer) => {
      if (asked && answer.ok) setClocks({ of: id, clocks: answer.clocks });
    });
    return () => {
      asked = false;
    };
  }, [desk, id, runs, lastSeq, version]);
  return runs && clocks?.of === id ? clocks.clocks : [];
}
