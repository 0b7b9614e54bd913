import { SwapOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WallRow } from '../../../protocol/index.js';
import { ReassignDialog } from './reassign-dialog.js';

interface WallChoiceProps {
  rows: readonly WallRow[];
  chosen: ReadonlySet<string>;
  onChoose: (ids: ReadonlySet<string>) => void;
}

/** What can be done with the conversations chosen on the wall. */
export function WallChoice({ rows, chosen, onChoose }: WallChoiceProps) {
  const { t } = useTranslation();
  const [passing, setPassing] = useState(false);
  const there = rows.map(({ conversation }) => conversation).filter(({ id }) => chosen.has(id));
  return (
    <>
      {there.length > 0 && (
        <Button
          type="primary"
          icon={<SwapOutlined />}
          data-testid="reassign"
          onClick={() => setPassing(true)}
        >
          {t('wall.passOn', { count: there.length })}
        </Button>
      )}
      <ReassignDialog
        chosen={there}
        open={passing}
        onDone={(stayed) => onChoose(new Set(stayed))}
        onClose={() => setPassing(false)}
      />
    </>
  );
}
