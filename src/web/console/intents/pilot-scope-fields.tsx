import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PilotScope } from '../../../protocol/index.js';
import { useRegions } from '../rules/fields.js';

/** Whom a pilot answers. */
export function PilotScopeFields({
  scope,
  onChange,
}: {
  scope: PilotScope;
  onChange: (scope: PilotScope) => void;
}) {
  const { t } = useTranslation();
  const regions = useRegions();
  return (
    <div className="pilot-scope">
      <label className="pilot-share">
        {t('pilot.share')}
        <InputNumber
          min={1}
          max={100}
          precision={0}
          suffix="%"
          data-testid="pilot-share"
          value={scope.share}
          onChange={(share) => onChange({ ...scope, share: share ?? scope.share })}
        />
      </label>
      <Select
        mode="multiple"
        showSearch={{ optionFilterProp: 'label' }}
        allowClear
        placeholder={t('pilot.everyRegion')}
        aria-label={t('pilot.regions')}
        data-testid="pilot-regions"
        value={scope.regions}
        options={regions}
        onChange={(chosen) => onChange({ ...scope, regions: chosen })}
      />
      <Select
        mode="tags"
        open={false}
        suffixIcon={null}
        tokenSeparators={[',', '，', ' ']}
        placeholder={t('pilot.everyOutlet')}
        aria-label={t('pilot.outlets')}
        value={scope.outlets}
        onChange={(outlets) => onChange({ ...scope, outlets })}
      />
    </div>
  );
}

/** Whether a scope leaves somebody out: everybody everywhere is no pilot. */
export function isPilot({ share, regions, outlets }: PilotScope): boolean {
  return share < 100 || regions.length + outlets.length > 0;
}
