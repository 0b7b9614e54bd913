import { describe, expect, test } from '@jest/globals';
import { readQuestion, type SearchQuestion } from './read-question.js';

describe('what was typed may mean', () => {
  test.each<[string, Partial<SearchQuestion>]>([
    ['', { like: null, waybill: null, lastFour: null, customer: null }],
    ['  ', { like: null }],
    ['赔', { like: '赔', pairs: "'赔':*" }],
    ['赔偿 款', { pairs: "'赔偿' & '偿款'" }],
    ["O'K\\", { pairs: "'o''' & '''k' & 'k\\\\'" }],
    ['- -', { pairs: null }],
    ['赔偿', { like: '赔偿', waybill: null, lastFour: null, customer: null }],
    ['100%_\\', { like: '100\\%\\_\\\\', waybill: null }],
    ['5678', { like: '5678', lastFour: '5678', customer: '5678', waybill: null }],
    ['５６７８', { lastFour: '5678' }],
    ['3f2A', { customer: '3f2a', lastFour: null }],
    ['访客 3f2a', { customer: '3f2a', like: '访客 3f2a' }],
    ['visitor 3f2a', { customer: '3f2a' }],
    ['sf 1234-5678 90123', { waybill: 'SF1234567890123' }],
    ['650259147', { waybill: '650259147', lastFour: null }],
    ['hello', { waybill: null, customer: null }],
  ])('%j', (typed, meant) => expect(readQuestion(typed)).toMatchObject(meant));
});
