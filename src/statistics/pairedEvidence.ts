/**
 * Bets on the difference: the shares of the capital that are staked, each with an equal part of it. Differences of two variants that hold
 * in nearly the same futures ask for large stakes, of two that differ in many for small ones.
 */
const STAKES = [1, 1 / 2, 1 / 4, 1 / 8, 1 / 16];

/**
 * The logarithm of the evidence (an e-value) that one variant is not worse than another by `margin` or more, in the share of the futures
 * that hold, where both were run on the same futures: what a gambler has made of 1 who bets on the first in each future, so that the game
 * is fair or worse for him while it is worse by at least the margin. Then it is a non-negative supermartingale that starts at 1, whatever
 * else the two have in common, and ever reaches 1 ÷ α with probability at most α (Ville); one may look after every future. With D the
 * difference in one future, 1, 0 or −1, a bet of λ makes 1 + λ (D + margin) of 1 (Waudby-Smith and Ramdas 2024, J. R. Stat. Soc. B 86, 1–27,
 * doi:10.1093/jrsssb/qkad009); here it is averaged over a few λ. With margin 0 it is the evidence that the first is better.
 *
 * @param gained futures in which only the first holds, `lost` in which only the second does, `alike` all others
 * @param margin in [0, 1)
 */
export function logPairedEvidence(gained: number, lost: number, alike: number, margin: number): number {
  const logs = STAKES.map(
    (stake) =>
      gained * Math.log1p(stake * (1 + margin)) +
      // A stake of all is gone with the first loss; without losses 0 × −∞ is no loss.
      (lost === 0 ? 0 : lost * Math.log1p(-stake * (1 - margin))) +
      alike * Math.log1p(stake * margin),
  );
  const most = Math.max(...logs);
  return most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0) / STAKES.length);
}
