export { decide, type Turn } from './decide.js';
export type { BotMessage, Decision, Facts } from './decision.js';
export { readDialogState, type DialogState } from './dialog-state.js';
export { intentButtons, say, type Repertoire, type RepertoireIntent } from './repertoire.js';
export { summarize } from './summarize.js';
