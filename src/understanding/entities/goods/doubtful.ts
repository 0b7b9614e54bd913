import { words } from './words.js';

/** Words of one meaning too many: goods only where something is sent, packed or counted. */
export const DOUBTFUL = new Set(
  words(`
  鞋 书 画 药 烟 床 碗 锅 刀 玉 花 狗 猫 秤 伞 馕 主机 开关 屏幕 手机 电脑 照片 身份证 证件 发票 合同 资料 材料 信件 银行卡 单据 电话卡
  货架 柜子 公章 地板 桌子 床 门窗 手机卡 会员卡 样本 设备 机器 工具 配件 种子 液体 精华 笔记本 大件 监控 摄像头 人民币 现金 票据 吃的 平板 模型 标本 花 植物 物料 原料
  包子 李子 主板 主机 现金 行李 粉末 玻璃 塑料 纸箱 泡沫箱 托盘 木箱 水晶 铁 车票 特产 植物 钥匙 食物 食品 易碎品 小面 三七
  虾皮 石头 沙子 砖 标签 凭证 账本 红包 推荐信 机车 冷气 银子 荧幕 萤幕 轮子 百合 成绩单 灯 树 钟 表 笔 包 证书 云台 滑板 扇子 白板 床头柜子
  贵重物品 危险品 礼物 礼品 报纸 小说 杂志 小米 苹果 黄金 工艺品 switch 底料 点心 营业执照 屏风 开心果 底料 精华 模具 试卷 文件 活体
  `),
);

/** English words that mean goods only where something is sent, packed or counted. */
export const ENGLISH_DOUBTFUL = new Set(
  words(`
  phone mobile_phone cell_phone console mouse watch fan suit present ring part key book letter cash money table desk
  glass glasses plate dish pan light drug visa photo certificate contract document bag computer machine plant stamp
  iron date record mask chip wire motor mixer banner steel wood leather pump engine ski drum
  food mobile card orange tablet bed lens cabinet cheque scooter
  `).map((word) => word.replaceAll('_', ' ')),
);
