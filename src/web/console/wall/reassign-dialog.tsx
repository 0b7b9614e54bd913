import { Alert, App, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffConversation } from '../../../protocol/index.js';
import type { FailureCode } from '../../shared/answer.js';
import { useShowFailure } from '../chat/use-actions.js';
import { useDesk } from '../desk/use-desk.js';
import { colleagueOptions } from '../handing/colleague-options.js';
import { ReasonField, reasonOf } from '../handing/reason-field.js';
import { useTeamNames } from '../handing/use-team-names.js';
import { useColleagues } from '../notes/use-colleagues.js';

type Kind = 'person' | 'team';

interface ReassignDialogProps {
  chosen: readonly StaffConversation[];
  open: boolean;
  /** @param stayed ids of those that could not be passed on */
  onDone: (stayed: string[]) => void;
  onClose: () => void;
}

/** To whom several conversations are passed on, and why; then which of them stayed, and why. */
export function ReassignDialog({ chosen, open, onDone, onClose }: ReassignDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { desk } = useDesk();
  const showFailure = useShowFailure();
  const colleagues = useColleagues();
  const teams = useTeamNames(open);
  const [kind, setKind] = useState<Kind>('person');
  const [target, setTarget] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [passing, setPassing] = useState(false);
  const [stayed, setStayed] = useState<{ label: string; code: FailureCode }[]>([]);

  const close = () => {
    setStayed([]);
    onClose();
  };
  const pass = async () => {
    if (!target) return;
    setPassing(true);
    const answer = await desk.actions.reassign({
      conversationIds: chosen.map(({ id }) => id),
      to: kind === 'person' ? { kind, staffId: target } : { kind, teamId: target },
      ...reasonOf(reason),
    });
    setPassing(false);
    if (!answer.ok) return showFailure(answer.error);
    const refused = answer.results.flatMap(({ conversationId: id, code }) =>
      code ? [{ id, code, label: t('visitor', { number: visitorOf(chosen, id) }) }] : [],
    );
    onDone(refused.map(({ id }) => id));
    setStayed(refused);
    const went = answer.results.length - refused.length;
    if (went > 0) void message.success(t('wall.passedOn', { count: went }));
    if (refused.length === 0) close();
  };

  return (
    <Modal
      open={open}
      onCancel={close}
      title={t('wall.passOnTitle', { count: chosen.length })}
      okText={t('relay.passOn')}
      cancelText={t('relay.keep')}
      okButtonProps={{ disabled: !target, loading: passing, 'data-testid': 'confirm-reassign' }}
      onOk={() => void pass()}
      width={440}
    >
      <div className="pass-on">
        {stayed.length > 0 && (
          <Alert
            type="warning"
            data-testid="stayed"
            title={t('wall.stayed', { count: stayed.length })}
            description={
              <ul>
                {stayed.map(({ label, code }) => (
                  <li key={label}>
                    {label}: {t(`errors.${code}`)}
                  </li>
                ))}
              </ul>
            }
          />
        )}
        <Radio.Group
          aria-label={t('relay.passOnTo')}
          value={kind}
          optionType="button"
          options={(['person', 'team'] as const).map((value) => ({
            value,
            label: <span data-testid={`reassign-to-${value}`}>{t(`relay.to.${value}`)}</span>,
          }))}
          onChange={(event) => {
            setKind(event.target.value as Kind);
            setTarget(null);
          }}
        />
        <Select<string>
          key={kind}
          aria-label={t(`relay.choose.${kind}`)}
          placeholder={t(`relay.choose.${kind}`)}
          data-testid="reassign-target"
          showSearch={{ optionFilterProp: 'label' }}
          value={target}
          options={
            kind === 'person'
              ? colleagueOptions(colleagues, t)
              : teams.map(({ id, name }) => ({ value: id, label: name }))
          }
          notFoundContent={t('relay.nobodyFound')}
          onChange={setTarget}
        />
        <ReasonField value={reason} testId="reassign-reason" onChange={setReason} />
      </div>
    </Modal>
  );
}

function visitorOf(chosen: readonly StaffConversation[], id: string): string {
  return chosen.find((each) => each.id === id)?.visitor ?? '';
}
