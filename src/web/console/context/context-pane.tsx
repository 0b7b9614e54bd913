import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { usePart } from '../desk/use-desk.js';
import { CarePanel } from './care-panel.js';
import { CustomerPanel } from './customer-panel.js';
import { SummaryPanel } from './summary-panel.js';
import { TurnsPanel } from './turns-panel.js';
import { WorkOrdersPanel } from './work-orders-panel.js';

/** All that is known beside the words themselves. */
export function ContextPane({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  // The words come first: what is beside them is drawn when there is time.
  const open = useDeferredValue(usePart((view) => view.open));
  const toldSeq = open?.messages.findLast(({ author }) => author.kind === 'bot')?.seq ?? 0;
  return (
    <aside className="context" aria-label={t('context.label')}>
      <Button
        type="text"
        className="context-close"
        icon={<CloseOutlined />}
        aria-label={t('card.less')}
        onClick={onClose}
      />
      {open?.conversation && (
        <>
          <SummaryPanel summary={open.summary} />
          <WorkOrdersPanel workOrders={open.workOrders} />
          <CarePanel conversationId={open.conversation.id} toldSeq={toldSeq} />
          <CustomerPanel conversation={open.conversation} />
          <TurnsPanel
            conversationId={open.conversation.id}
            turns={open.turns}
            messages={open.messages}
          />
        </>
      )}
    </aside>
  );
}
