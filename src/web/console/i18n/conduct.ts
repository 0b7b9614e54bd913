import type { Locale } from '../../../protocol/index.js';

const zhCN = {
  kind: {
    shirking: '推诿',
    negative: '否定',
    interrogating: '质问',
    cold: '冷漠',
    blaming: '怪系统',
    trade: '伤人的行业话',
    promise: '过度承诺',
    personal_data: '个人信息',
    appeal: '劝阻申诉',
  },
  instead: {
    shirking: '说说谁来办、怎么找到',
    negative: '先说能做的，再说要核实的',
    interrogating: '换成请教的语气',
    cold: '先回应客户的感受',
    blaming: '说清现状和下一步',
    trade: '先道歉，再说怎么处理',
    promise: '说预计和依据，不打包票',
    personal_data: '打码，或请客户自己核对',
    appeal: '申诉是客户的权利，可以告诉客户渠道',
  },
  today: '今日 {{marked}}/{{messages}} 条用语提醒',
};

/** Texts of what staff should not say to customers. */
export const conductTexts: Record<Locale, typeof zhCN> = {
  'zh-CN': zhCN,
  'zh-TW': {
    kind: {
      shirking: '推諉',
      negative: '否定',
      interrogating: '質問',
      cold: '冷漠',
      blaming: '怪系統',
      trade: '傷人的行業話',
      promise: '過度承諾',
      personal_data: '個人資料',
      appeal: '勸阻申訴',
    },
    instead: {
      shirking: '說說誰來辦、怎麼找到',
      negative: '先說能做的，再說要核實的',
      interrogating: '換成請教的語氣',
      cold: '先回應客戶的感受',
      blaming: '說清現況和下一步',
      trade: '先道歉，再說怎麼處理',
      promise: '說預計和依據，不打包票',
      personal_data: '遮住，或請客戶自己核對',
      appeal: '申訴是客戶的權利，可以告訴客戶管道',
    },
    today: '今日 {{marked}}/{{messages}} 則用語提醒',
  },
  en: {
    kind: {
      shirking: 'Shirking',
      negative: 'Negative',
      interrogating: 'Interrogating',
      cold: 'Cold',
      blaming: 'Blaming the system',
      trade: 'Hurtful',
      promise: 'Promise',
      personal_data: 'Personal data',
      appeal: 'Against an appeal',
    },
    instead: {
      shirking: 'Say who does it and how to reach them',
      negative: 'Say what you can do first, then what you check',
      interrogating: 'Ask as you would like to be asked',
      cold: 'Answer how the customer feels first',
      blaming: 'Say how things stand and what comes next',
      trade: 'Apologise first, then say what you do about it',
      promise: 'Say what is expected and why, without a promise',
      personal_data: 'Mask it, or let the customer check it',
      appeal: 'An appeal is their right: you may tell them where',
    },
    today: 'Today {{marked}} of {{messages}} messages with words to avoid',
  },
};
