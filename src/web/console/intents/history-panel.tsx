import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BUSINESS_ZONE, dayAndTime } from '../../shared/format.js';
import { useDesk } from '../desk/use-desk.js';
import { usePreferences } from '../preferences.js';
import { INTENTS_QUERY, intentsApi } from './intents-api.js';
import { useChange } from './use-change.js';

/** Who published what and why, and the way back. */
export function HistoryPanel() {
  const { t } = useTranslation();
  const { staff } = useDesk();
  const { locale } = usePreferences();
  const [restoring, setRestoring] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const history = useQuery({
    queryKey: [...INTENTS_QUERY, 'history'],
    queryFn: intentsApi.history,
  });
  const restore = useChange(
    (number: number) => intentsApi.restore(number, reason.trim()),
    () => {
      setRestoring(null);
      setReason('');
    },
  );
  const mayPublish = staff.permissions.includes('intents.publish');
  return (
    <div>
      {(history.data?.diskFaults ?? []).map(({ file, line, message }) => (
        <Alert key={`${file} ${line}`} type="error" showIcon title={`${file}:${line} ${message}`} />
      ))}
      <ol className="version-list" data-testid="versions">
        {(history.data?.versions ?? []).map((version) => (
          <li key={version.number} data-version={version.number}>
            <b>{t('knowledge.version', { number: version.number })}</b>
            {version.live && <span className="tag good">{t('knowledge.live')}</span>}
            <span className="tag">{t(`knowledge.kind.${version.kind}`)}</span>
            <span className="muted">
              {[version.by, dayAndTime(version.publishedAt, locale, BUSINESS_ZONE)]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <span>{version.kind === 'initial' ? t('knowledge.initial') : version.reason}</span>
            <small className="muted">{version.changed.join(', ')}</small>
            {!version.live && mayPublish && (
              <Button
                size="small"
                data-testid={`restore-${version.number}`}
                onClick={() => setRestoring(version.number)}
              >
                {t('knowledge.restore')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {restoring !== null && (
        <Modal
          open
          title={t('knowledge.restoreTitle', { number: restoring })}
          okText={t('knowledge.restore')}
          okButtonProps={{ disabled: reason.trim() === '' }}
          confirmLoading={restore.isPending}
          onOk={() => restore.mutate(restoring)}
          onCancel={() => setRestoring(null)}
        >
          <Input
            value={reason}
            maxLength={500}
            placeholder={t('knowledge.reason')}
            aria-label={t('knowledge.reason')}
            data-testid="restore-reason"
            onChange={({ target }) => setReason(target.value)}
          />
        </Modal>
      )}
    </div>
  );
}
