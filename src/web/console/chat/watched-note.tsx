import { EyeOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useSignedIn } from '../desk/use-desk.js';
import type { OpenView } from '../staff/open-conversation.js';

/** Who else reads along, and who of them writes to the customer too. */
export function WatchedNote({ open }: { open: OpenView }) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const joined = open.conversation?.joined ?? [];
  const others = open.watchers.filter(({ id }) => id !== me.id);
  if (others.length === 0) return null;
  return (
    <p className="watched" role="status" data-testid="watched">
      <EyeOutlined aria-hidden />{' '}
      {others
        .map(({ id, name }) =>
          t(joined.includes(id) ? 'relay.joinedBy' : 'relay.watchedBy', { name }),
        )
        .join(' · ')}
    </p>
  );
}
