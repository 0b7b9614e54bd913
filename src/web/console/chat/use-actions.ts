import { App } from 'antd';
import { createElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission, StaffConversation } from '../../../protocol/index.js';
import type { Failure } from '../../shared/answer.js';
import { useActing, usePart } from '../desk/use-desk.js';
import { FIRST_WRAP_UP, WrapUpFields } from './wrap-up-fields.js';
import { isMine, reaches } from '../staff/conversation-lists.js';

/** Says a failure in words. Returns a function for the result of an action. */
export function useShowFailure(): (failure: Failure | null) => void {
  const { t } = useTranslation();
  const { message } = App.useApp();
  return (failure) => {
    if (!failure) return;
    if (failure.code === 'ALREADY_ACCEPTED') {
      const winner = winnerOf(failure);
      const text = winner ? t('chat.lost', { name: winner }) : t('chat.lostUnknown');
      return void message.warning({ content: text, duration: 6 });
    }
    void message.error({ content: t(`errors.${failure.code}`), duration: 6 });
  };
}

/** Who won the race for a conversation: the server gives the name, or a record with it. */
function winnerOf({ details }: Failure): string | null {
  const assignee: unknown = details?.['assignee'];
  if (typeof assignee === 'string') return assignee;
  if (typeof assignee !== 'object' || assignee === null || !('name' in assignee)) return null;
  return typeof assignee.name === 'string' ? assignee.name : null;
}

/** What this person may do with a conversation. The server decides; this only hides. */
export function useMay() {
  const { staff } = useActing();
  const may = (permission: Permission) => staff.permissions.includes(permission);
  return (conversation: StaffConversation) => {
    const mine = isMine(conversation, staff);
    const open = conversation.state !== 'closed';
    const joined = conversation.joined?.includes(staff.id) ?? false;
    const others =
      conversation.state === 'person' && !mine && reaches(staff.tier, conversation.tier);
    const supervise = others && may('conversation.supervise');
    return {
      accept: conversation.state === 'waiting' && may('conversation.accept'),
      reply: (mine || joined) && may('conversation.reply'),
      note: may('notes.write'),
      takeOver: others && may('conversation.take_over'),
      whisper: supervise && may('notes.write'),
      join: supervise && !joined,
      stepOut: joined,
      passOn: mine && may('conversation.escalate'),
      close: open && ((mine && may('conversation.close')) || may('conversation.close_any')),
    };
  };
}

/** Asks and closes the open conversation; null where that is not to be done. */
export function useCloseConversation(): (() => void) | null {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const { desk } = useActing();
  const conversation = usePart(({ open }) => (open?.gone ? null : open?.conversation));
  const showFailure = useShowFailure();
  const may = useMay();
  if (!conversation || !may(conversation).close) return null;
  return () => {
    let wrapUp = FIRST_WRAP_UP;
    void modal.confirm({
      title: t('chat.closeTitle'),
      content: createElement(WrapUpFields, { onChange: (next) => (wrapUp = next) }),
      okText: t('chat.confirmClose'),
      cancelText: t('chat.keepOpen'),
      okButtonProps: { danger: true, 'data-testid': 'confirm-close' },
      onOk: async () => showFailure(await desk.actions.close(conversation.id, wrapUp)),
    });
  };
}
