import type { SwitchSpec } from './staffSpec.ts';

/** Why a measure is on. */
export const Reason = { None: 0, Posts: 1, Backlog: 2 } as const;

/**
 * Whether a measure is on, with hysteresis: on when what it is for reaches `on`, off when it has fallen to `off` or
 * below; by posts and by backlog, each for itself.
 */
export class MeasureSwitch {
  private readonly spec: SwitchSpec;
  private byPosts = false;
  private byBacklog = false;

  constructor(spec: SwitchSpec) {
    this.spec = spec;
  }

  reset(): void {
    this.byPosts = false;
    this.byBacklog = false;
  }

  /**
   * Looks at the persons that posts lack without the measure, and at the days of backlog. Backlog counts for more: the
   * measure is then taken whole, and for posts only as far as they lack.
   */
  look(short: number, backlogDays: number): number {
    const { posts, backlogDays: days } = this.spec;
    if (posts !== undefined) this.byPosts = short >= posts.on || (this.byPosts && short > posts.off);
    if (days !== undefined)
      this.byBacklog = backlogDays >= days.on || (this.byBacklog && backlogDays > days.off);
    if (this.byBacklog) return Reason.Backlog;
    return this.byPosts ? Reason.Posts : Reason.None;
  }
}
