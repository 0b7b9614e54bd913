import { useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffConversation } from '../../../protocol/index.js';
import { useMay, useShowFailure } from '../chat/use-actions.js';
import { useDesk } from '../desk/use-desk.js';
import { LABELS_QUERY, useLabels } from './use-labels.js';

const NONE: string[] = [];

/** The labels of a conversation: chosen from those in use, or written anew. */
export function LabelsField({ conversation }: { conversation: StaffConversation }) {
  const { t } = useTranslation();
  const { desk } = useDesk();
  const may = useMay();
  const queries = useQueryClient();
  const showFailure = useShowFailure();
  const known = useLabels();
  const [saving, setSaving] = useState(false);
  const { id, labels = NONE } = conversation;
  const save = async (chosen: string[]) => {
    setSaving(true);
    const failure = await desk.actions.label({
      conversationId: id,
      add: chosen.filter((label) => !labels.includes(label)),
      remove: labels.filter((label) => !chosen.includes(label)),
    });
    setSaving(false);
    showFailure(failure);
    await queries.invalidateQueries({ queryKey: LABELS_QUERY });
  };
  if (!may(conversation).note)
    return labels.length > 0 ? labels.join(t('between')) : t('finding.noLabels');
  return (
    <Select
      mode="tags"
      size="small"
      className="labels-field"
      value={labels}
      loading={saving}
      maxCount={10}
      tokenSeparators={[',', '，', ' ']}
      placeholder={t('finding.addLabel')}
      aria-label={t('finding.labels')}
      data-testid="labels"
      options={known.map((value) => ({ value, label: value }))}
      onChange={(chosen: string[]) => void save(chosen)}
    />
  );
}
