import type { Locale } from '../../../protocol/index.js';

const zhCN = {
  skills: '擅长的事项',
  skillsHint: '不选就什么都接',
  everything: '全部事项',
  languages: '语言',
  allLanguages: '全部语言',
  regions: '负责的地区',
  regionsHint: '客户说到的地点在这里面时优先分配；网点按所在区县选',
  everywhere: '全部地区',
  area: '{{area}}（整类）',
};

/** Texts of what a person or a team is for. */
export const abilityTexts: Record<Locale, typeof zhCN> = {
  'zh-CN': zhCN,
  'zh-TW': {
    skills: '擅長的事項',
    skillsHint: '不選就什麼都接',
    everything: '全部事項',
    languages: '語言',
    allLanguages: '全部語言',
    regions: '負責的地區',
    regionsHint: '客戶說到的地點在這裡面時優先分配；網點按所在區縣選',
    everywhere: '全部地區',
    area: '{{area}}（整類）',
  },
  en: {
    skills: 'Skills',
    skillsHint: 'None: takes everything',
    everything: 'Everything',
    languages: 'Languages',
    allLanguages: 'All languages',
    regions: 'Regions',
    regionsHint:
      'Asked first when a place the customer names lies in one; choose an outlet by its district',
    everywhere: 'Everywhere',
    area: '{{area}} (all of it)',
  },
};
