import type { StaffPushes, StaffReplies, StaffRequests } from '../../../protocol/index.js';
import type { Wire } from '../../shared/wire.js';

export type StaffWire = Wire<StaffRequests, StaffReplies, StaffPushes>;
