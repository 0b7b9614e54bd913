import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { locales } from '../../shared/contract.js';
import { ownNames } from '../desk/preference-controls.js';
import { useDivisions, useSkillOptions } from './use-ability-options.js';

/** What a person or a team is for: matters, languages, regions. Empty lists are for everything. */
export function AbilityFields() {
  const { t } = useTranslation();
  const skills = useSkillOptions();
  const divisions = useDivisions();
  return (
    <>
      <Form.Item name="skills" label={t('abilities.skills')} extra={t('abilities.skillsHint')}>
        <Select
          mode="multiple"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('abilities.everything')}
          options={skills}
        />
      </Form.Item>
      <Form.Item name="languages" label={t('abilities.languages')}>
        <Select
          mode="multiple"
          allowClear
          placeholder={t('abilities.allLanguages')}
          options={locales.map((value) => ({ value, label: ownNames[value] }))}
        />
      </Form.Item>
      <Form.Item name="regions" label={t('abilities.regions')} extra={t('abilities.regionsHint')}>
        <Select
          mode="multiple"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('abilities.everywhere')}
          options={divisions}
        />
      </Form.Item>
    </>
  );
}
