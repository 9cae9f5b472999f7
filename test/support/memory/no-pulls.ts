import type { PullRequests } from '../../../src/model/pull.ts';
import type { WaitingPull } from '../../../src/model/waiting.ts';

const notAsked = () => Promise.reject(new Error('Nobody asks for pull requests here.'));

/** For worlds in which nobody asks for pull requests. */
export const NO_PULLS: PullRequests = { trial: notAsked, read: notAsked, openOf: notAsked, newest: notAsked, changed: notAsked, keepComment: notAsked };

export const NO_WAITING: WaitingPull = { keep: notAsked };
