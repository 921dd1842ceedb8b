/**
 * Mean time in system of M/M/c, in hours: Erlang's C ÷ (c × mu − lambda) + 1 ÷ mu (Erlang 1917), with C from the
 * recursion of Erlang's B.
 *
 * @param perHour arrivals (lambda)
 * @param serviceHours mean service (1 ÷ mu)
 */
export function meanTimeInSystem(perHour: number, serviceHours: number, servers: number): number {
  const load = perHour * serviceHours;
  let blocked = 1;
  for (let count = 1; count <= servers; count++) blocked = (load * blocked) / (count + load * blocked);
  const waits = blocked / (1 - (load / servers) * (1 - blocked));
  return (waits * serviceHours) / (servers - load) + serviceHours;
}

/**
 * Share of arrivals that leave M/M/c+M before service (Palm 1946): the birth-and-death process with death rate
 * min(n, c) × mu + max(n − c, 0) ÷ patience; what leaves is the mean queue ÷ patience.
 *
 * @param patienceHours mean of the exponential patience
 */
export function renegingShare(
  perHour: number,
  serviceHours: number,
  servers: number,
  patienceHours: number,
): number {
  const MOST = 1000;
  let probability = 1;
  let total = 1;
  let queue = 0;
  for (let present = 1; present <= MOST; present++) {
    const deaths = Math.min(present, servers) / serviceHours + Math.max(0, present - servers) / patienceHours;
    probability *= perHour / deaths;
    total += probability;
    queue += Math.max(0, present - servers) * probability;
  }
  return queue / total / patienceHours / perHour;
}
