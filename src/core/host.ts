/*
 * What the core asks of its host: everything that goes by formulas, by tables or by people. A function that throws ends
 * the replication; the next one begins from scratch.
 */

/** A draw by the distribution `law` from the words of a key. */
export declare function drawFrom(law: i32, low: i32, high: i32): f64;

/** Where the route of a step whose probabilities are formulas leads, by `u` in (0, 1): a step's index, or `NONE`. */
export declare function chooseRoute(step: i32, u: f64): i32;

/** How many cases the step's `entry` opens, by `u` in (0, 1). */
export declare function countOpened(step: i32, entry: i32, u: f64): i32;

/** Moves the person of a case with that key into a group; `NONE` brings one in. Returns the person. */
export declare function movePerson(person: i32, low: i32, high: i32, group: i32): i32;

/** An open case is about the person from now on; or no longer. */
export declare function holdPerson(person: i32): void;
export declare function releasePerson(person: i32): void;

/** A case that was a recruit's stage has closed. */
export declare function endRecruitCase(subject: i32, finished: bool): void;

/** Whether the replication is to be given up; the host throws if so. */
export declare function lookUp(): void;

/** Something has happened to a task that is watched; see watch.ts. */
export declare function see(what: i32, task: i32, unit: i32, one: f64, other: f64): void;

/** The scenario has passed a limit; the host throws. */
export declare function passLimit(limit: i32): void;
