/**
 * The exact one-sided McNemar probability: that of so many or more cases that turned, if a turn for the worse and one for the better are
 * equally likely, this many turned for the worse. 5 and 0 give 1/32.
 */
export function mcnemarP(worse: number, better: number): number {
  if (worse === 0) return 1;
  const turned = worse + better;
  // In logarithms: 2 ** turned overflows from 1024 on.
  let log = -turned * Math.LN2;
  let sum = 0;
  for (let count = turned; count >= worse; count--) {
    sum += Math.exp(log);
    log += Math.log(count) - Math.log(turned - count + 1);
  }
  return Math.min(1, sum);
}
