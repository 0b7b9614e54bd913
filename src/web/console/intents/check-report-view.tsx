import { Alert, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CheckReport } from '../../../protocol/index.js';
import { useRegions } from '../rules/fields.js';
import { useIntentTitle } from './use-intent-title.js';

const PAGE = { pageSize: 10, hideOnSinglePage: true } as const;

/** What a draft would change, the gravest first. */
export function CheckReportView({ report, source }: { report: CheckReport; source: string }) {
  const { t } = useTranslation();
  const nameOf = useIntentTitle(source);
  const places = useRegions();
  const placeOf = (region: string) => places.find(({ value }) => value === region)?.label ?? region;
  const percent = (share: number | null) =>
    share === null ? '–' : `${(share * 100).toFixed(1)} %`;
  if (report.faults.length > 0) {
    return (
      <Alert
        type="error"
        showIcon
        data-testid="check-faults"
        title={t('errors.INTENTS_FAULTY')}
        description={
          <ul>
            {report.faults.map(({ file, line, column, message }) => (
              <li key={`${file} ${line} ${column} ${message}`}>
                <code>{`${file}:${line}:${column}`}</code> {message}
              </li>
            ))}
          </ul>
        }
      />
    );
  }
  const failing = report.dialogues.filter(({ passes }) => !passes);
  return (
    <div data-testid="check-report">
      <p>
        {t('knowledge.accuracy', {
          draft: percent(report.accuracy?.draft ?? null),
          live: percent(report.accuracy?.live ?? null),
        })}
      </p>
      <p>
        {t('knowledge.dialogues', {
          passing: report.dialogues.length - failing.length,
          all: report.dialogues.length,
        })}
      </p>
      {failing.map(({ file, name, steps, ...dialogue }) => (
        <Alert
          key={`${file} ${name}`}
          type={dialogue.protected ? 'error' : 'warning'}
          showIcon
          title={dialogue.protected ? t('knowledge.protectedFails', { name }) : name}
          description={steps
            .flatMap(({ say, problem }) => (problem ? [`${say}: ${problem}`] : []))
            .join('\n')}
        />
      ))}
      <h3>{t('knowledge.changedUtterances', { count: report.changedCount })}</h3>
      <Table
        size="small"
        rowKey="text"
        pagination={PAGE}
        dataSource={report.changedUtterances}
        columns={[
          { title: t('knowledge.utterance'), dataIndex: 'text' },
          { title: t('knowledge.before'), dataIndex: 'before', render: nameOf },
          { title: t('knowledge.after'), dataIndex: 'after', render: nameOf },
        ]}
      />
      <h3>{t('knowledge.confusions')}</h3>
      <Table
        size="small"
        rowKey={({ label, heardAs }) => `${label} ${heardAs}`}
        pagination={PAGE}
        dataSource={report.confusions}
        columns={[
          { title: t('knowledge.meant'), dataIndex: 'label', render: nameOf },
          { title: t('knowledge.heardAs'), dataIndex: 'heardAs', render: nameOf },
          { title: t('knowledge.times'), dataIndex: 'times', align: 'right' },
          { title: t('knowledge.utterance'), dataIndex: 'example' },
        ]}
      />
      {report.regionalChanges && report.regionalChanges.length > 0 && (
        <>
          <h3>{t('regions.heardIn', { count: report.regionalChanges.length })}</h3>
          <Table
            size="small"
            rowKey={({ region, text }) => `${region} ${text}`}
            pagination={PAGE}
            dataSource={report.regionalChanges}
            columns={[
              { title: t('regions.title'), dataIndex: 'region', render: placeOf },
              { title: t('knowledge.utterance'), dataIndex: 'text' },
              { title: t('knowledge.before'), dataIndex: 'before', render: nameOf },
              { title: t('knowledge.after'), dataIndex: 'after', render: nameOf },
            ]}
          />
        </>
      )}
      {report.outdatedOverrides?.map(({ region, intent }) => (
        <Alert
          key={`${region} ${intent}`}
          type="warning"
          showIcon
          data-testid="outdated-override"
          title={t('regions.outdated', { region: placeOf(region), intent: nameOf(intent) })}
        />
      ))}
      {report.hardTexts.length > 0 && (
        <p className="muted">{t('knowledge.hardTexts', { count: report.hardTexts.length })}</p>
      )}
    </div>
  );
}
