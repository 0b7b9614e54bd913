import { App, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffConversation, TransferTarget } from '../../../protocol/index.js';
import { useDesk } from '../desk/use-desk.js';
import { useShowFailure } from '../chat/use-actions.js';
import { useColleagues } from '../notes/use-colleagues.js';
import { reaches } from '../staff/conversation-lists.js';
import { tiers } from '../../shared/contract.js';
import { colleagueOptions } from './colleague-options.js';
import { ReasonField, reasonOf } from './reason-field.js';
import { useTeamNames } from './use-team-names.js';

type Kind = TransferTarget['kind'] | 'tier';

interface PassOnDialogProps {
  conversation: StaffConversation;
  open: boolean;
  onClose: () => void;
}

/** Whom a conversation is passed on to, and why: the reason is for colleagues alone. */
export function PassOnDialog({ conversation, open, onClose }: PassOnDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { desk } = useDesk();
  const showFailure = useShowFailure();
  const colleagues = useColleagues();
  const teams = useTeamNames(open);
  const [kind, setKind] = useState<Kind>('person');
  const [chosen, setChosen] = useState<Partial<Record<Kind, string>>>({});
  const [reason, setReason] = useState('');
  const [passing, setPassing] = useState(false);

  const above = tiers.slice(tiers.indexOf(conversation.tier) + 1);
  const options: Record<Kind, { value: string; label: string; disabled?: boolean }[]> = {
    person: colleagueOptions(
      colleagues.filter(({ tier }) => reaches(tier, conversation.tier)),
      t,
    ),
    team: teams.map(({ id, name }) => ({ value: id, label: name })),
    tier: above.map((tier) => ({ value: tier, label: t(`tier.${tier}`) })),
    bot: [],
  };
  const kinds: Kind[] =
    above.length > 0 ? ['person', 'team', 'tier', 'bot'] : ['person', 'team', 'bot'];
  const value = chosen[kind];
  const ready = kind === 'bot' || value !== undefined;

  const passOn = async () => {
    const why = reasonOf(reason);
    const { id: conversationId } = conversation;
    const tier = above.find((each) => each === value);
    setPassing(true);
    const failure =
      kind === 'tier'
        ? tier && (await desk.actions.escalate({ conversationId, tier, ...why }))
        : await desk.actions.transfer({ conversationId, to: target(kind, value ?? ''), ...why });
    setPassing(false);
    if (failure) return showFailure(failure);
    onClose();
    setReason('');
    void message.success(t(`relay.passedOn.${kind}`));
  };

  return (
    <Modal
      open={open}
      onCancel={onClose}
      title={t('relay.passOn')}
      okText={t('relay.passOn')}
      cancelText={t('relay.keep')}
      okButtonProps={{ disabled: !ready, loading: passing, 'data-testid': 'confirm-pass-on' }}
      onOk={() => void passOn()}
      width={440}
    >
      <div className="pass-on">
        <Radio.Group
          aria-label={t('relay.passOnTo')}
          value={kind}
          optionType="button"
          options={kinds.map((each) => ({
            value: each,
            label: <span data-testid={`pass-to-${each}`}>{t(`relay.to.${each}`)}</span>,
          }))}
          onChange={(event) => setKind(event.target.value as Kind)}
        />
        {kind === 'bot' ? (
          <p className="muted">{t('relay.toBotHint')}</p>
        ) : (
          <Select<string>
            key={kind}
            aria-label={t(`relay.choose.${kind}`)}
            placeholder={t(`relay.choose.${kind}`)}
            data-testid="pass-on-target"
            showSearch={{ optionFilterProp: 'label' }}
            value={value ?? null}
            options={options[kind]}
            notFoundContent={t('relay.nobodyFound')}
            onChange={(next) => setChosen({ ...chosen, [kind]: next })}
          />
        )}
        <ReasonField value={reason} testId="pass-on-reason" onChange={setReason} />
      </div>
    </Modal>
  );
}

function target(kind: TransferTarget['kind'], id: string): TransferTarget {
  switch (kind) {
    case 'person':
      return { kind, staffId: id };
    case 'team':
      return { kind, teamId: id };
    case 'bot':
      return { kind };
  }
}
