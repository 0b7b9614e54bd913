import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DraftView } from '../../../protocol/index.js';
import { useDesk } from '../desk/use-desk.js';
import { CheckReportView } from './check-report-view.js';
import { INTENTS_QUERY, intentsApi } from './intents-api.js';
import { PublishForm } from './publish-form.js';
import { useChange } from './use-change.js';

const POLL_MS = 500;

/** Checks a draft, shows what it would change, and publishes it. */
export function CheckPanel({
  draft,
  onPublished,
  onPilot,
}: {
  draft: DraftView;
  onPublished: () => void;
  onPilot: () => void;
}) {
  const { t } = useTranslation();
  const { staff } = useDesk();
  const check = useQuery({
    queryKey: [...INTENTS_QUERY, 'check', draft.id, draft.revision],
    queryFn: () => intentsApi.check(draft.id),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? POLL_MS : false),
  });
  const begin = useChange(() => intentsApi.beginCheck(draft.id));
  const view = check.data;
  const report = view?.report;
  const fails = (report?.failedProtected.length ?? 0) > 0;
  const sound = report !== undefined && report.faults.length === 0;
  const mayPublish = staff.permissions.includes('intents.publish');
  return (
    <div className="check-panel">
      {draft.behind && <Alert type="warning" showIcon title={t('knowledge.behind')} />}
      {view?.state !== 'running' && !report && (
        <p className="muted">{t(view?.outdated ? 'knowledge.outdated' : 'knowledge.checkHint')}</p>
      )}
      {view?.state === 'failed' && <Alert type="error" showIcon title={t('errors.INTERNAL')} />}
      <Button
        type={report ? 'default' : 'primary'}
        data-testid="begin-check"
        disabled={report !== undefined}
        loading={begin.isPending || view?.state === 'running'}
        onClick={() => begin.mutate(undefined)}
      >
        {t(report ? 'knowledge.checked' : 'knowledge.beginCheck')}
      </Button>
      {view?.state === 'running' && (
        <div role="status">
          <Progress percent={Math.round(view.progress * 100)} />
          {view.stage && t(`knowledge.stage.${view.stage}`)}
        </div>
      )}
      {report && <CheckReportView report={report} source={draft.id} />}
      {sound && mayPublish && (
        <PublishForm draft={draft} fails={fails} onPublished={onPublished} onPilot={onPilot} />
      )}
    </div>
  );
}
