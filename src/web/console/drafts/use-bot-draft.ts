import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { BotDraft } from '../../../protocol/index.js';
import { useShowFailure } from '../chat/use-actions.js';
import { useDesk } from '../desk/use-desk.js';
import { ask } from '../session/session-api.js';
import type { OpenView } from '../staff/open-conversation.js';
import { unansweredSeq } from './unanswered.js';

/** What the bot would answer now, and what to do with it. */
export function useBotDraft({ id, messages }: OpenView) {
  const { desk } = useDesk();
  const queries = useQueryClient();
  const showFailure = useShowFailure();
  const seq = unansweredSeq(messages);
  const [dismissed, setDismissed] = useState<number | null>(null);
  const [sending, setSending] = useState(false);
  const queryKey = ['bot-draft', id, seq];
  const { data = null } = useQuery({
    queryKey,
    queryFn: () => desk.actions.readDraft(id),
    enabled: seq !== null,
    staleTime: Infinity,
  });
  const draft = seq !== null && seq !== dismissed ? data : null;
  const accept = async ({ digest, seq: answered }: BotDraft) => {
    setSending(true);
    const failure = await desk.actions.acceptDraft({ conversationId: id, seq: answered, digest });
    setSending(false);
    if (failure) await queries.invalidateQueries({ queryKey });
    showFailure(failure);
  };
  /** It is changed or thrown away: that the bot can learn from, and nobody need wait for it. */
  const leave = ({ seq: drafted }: BotDraft) =>
    void ask('POST', `/conversations/${id}/messages/${drafted}/draft-left`).catch(() => undefined);
  const dismiss = (left: BotDraft) => {
    setDismissed(seq);
    leave(left);
  };
  return { draft, sending, accept, dismiss, leave };
}
