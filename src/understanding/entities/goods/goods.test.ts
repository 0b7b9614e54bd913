import { describe, expect, test } from '@jest/globals';
import { entitiesOf, writtenAt } from '../../../../test/fixtures/entities-of.js';

describe('goods', () => {
  test.each([
    ['寄一箱苹果到上海', '苹果'],
    ['我要寄一台笔记本电脑', '笔记本电脑'],
    ['里面是手机', '手机'],
    ['里面是两瓶白酒', '白酒'],
    ['买的沙发还没到', '沙发'],
    ['锂电池可以寄吗', '锂电池'],
    ['能寄刀具吗', '刀具'],
    ['寄文件去深圳', '文件'],
    ['寄一份合同', '合同'],
    ['身份证寄丢了', '身份证'],
    ['大闸蟹怎么打包', '大闸蟹'],
    ['花瓶碎了', '花瓶'],
    ['一箱书 15 公斤', '书'],
    ['寄两本书', '书'],
    ['寄药到美国', '药'],
    ['三双鞋寄到西安', '鞋'],
    ['寄个U盘到厦门', 'U盘'],
    ['一件T恤', 'T恤'],
    ['寄北京烤鸭到上海', '北京烤鸭'],
    ['新疆红枣两斤寄广州', '新疆红枣'],
    ['寄上海水果三斤', '水果'],
    ['哈密瓜能寄吗', '哈密瓜'],
    ['化妆品和充电宝能一起寄吗', '化妆品'],
    ['裡面是衣服', '衣服'],
    ['茶葉寄日本', '茶葉'],
    ['想寄月餅給客戶', '月餅'],
    ['两袋猫粮', '猫粮'],
    ['寄一张长沙发', '沙发'],
    ['send a laptop to Berlin', 'laptop'],
    ['can I ship two bottles of wine?', 'wine'],
    ['my shoes arrived broken', 'shoes'],
    ['a box of books', 'books'],
    ['sending some documents to Beijing', 'documents'],
    ['are lithium batteries allowed', 'lithium batteries'],
    ['the vase is broken', 'vase'],
    ['手机', '手机'],
    ['半吨水泥', '水泥'],
    ['二十来斤的米', '米'],
    ['柜子200*60*180', '柜子'],
    ['价值十万的设备', '设备'],
    ['玻璃花瓶怎么包', '玻璃花瓶'],
    ['刚寄出去的手机能不能截停', '手机'],
    ['1.2 tonnes of steel parts', 'steel parts'],
  ])('%s → %s', (text, goods) => expect(entitiesOf(text).goods?.value).toBe(goods));
});

describe('words that only look like goods', () => {
  test.each([
    '手机号13812345678',
    '手机尾号5678',
    '我用手机查的',
    '打快递员手机没人接',
    '要发票',
    '开一张发票',
    '说明书上写的',
    '天猫买的东西',
    '从长沙发到北京',
    '计划有变',
    '没花多少钱',
    '什么时候开刀',
    '快递到哪了',
    '给我发图书馆门口',
    'my phone number is wrong',
    'please ring me',
    'book a pickup',
    'what documents are needed',
    'at present it is in Wuhan',
    '取件员放我鸽子',
    '我联系了电视台',
    '一米二',
  ])('%s', (text) => expect(entitiesOf(text).goods).toBeUndefined());
});

test.each([
  ['寄 新疆紅棗 到上海', '新疆紅棗'],
  ['Ship a Laptop please', 'Laptop'],
])('the goods of %s stand at %s', (text, written) => {
  expect(writtenAt(text, entitiesOf(text).goods)).toBe(written);
});
