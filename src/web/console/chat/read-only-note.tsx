import { useTranslation } from 'react-i18next';
import { useSignedIn } from '../desk/use-desk.js';
import { isMine } from '../staff/conversation-lists.js';
import type { OpenView } from '../staff/open-conversation.js';

/** Why one cannot write here just now. */
export function ReadOnlyNote({ open }: { open: OpenView }) {
  const { t } = useTranslation();
  const staff = useSignedIn();
  const { conversation, gone } = open;
  if (!conversation) return null;
  const words = () => {
    if (conversation.state === 'closed') return t('chat.readOnlyClosed');
    if (gone) return t('chat.gone');
    if (conversation.state === 'bot') return t('chat.readOnlyBot');
    if (conversation.state === 'waiting') return t('chat.readOnlyWaiting');
    if (isMine(conversation, staff)) return t('chat.readOnlyPermission');
    return t('chat.readOnlyOther', { name: conversation.assignee?.name ?? '' });
  };
  return (
    <p className="read-only" data-testid="read-only">
      {words()}
    </p>
  );
}
