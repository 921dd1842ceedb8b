/*
 * The yardstick of the bench: the models of scenarios/ written straight in C, with nothing but what their one
 * answer needs. No periods, quantiles or units that could change while it runs: as fast as the models can
 * reasonably be computed event by event.
 *
 *   queues MODEL HORIZON SEED      MODEL: mm1, network or reneging; HORIZON in hours
 *
 * prints one line of JSON: events (each arrival, end of service and reneging is one), the seconds that they
 * took, and the model's answer (mean time in system in hours, or the share that reneged).
 *
 * xoshiro256++ 1.0 and splitmix64 are by Blackman and Vigna (2019), public domain.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* ---- Random numbers ---- */

static uint64_t state[4];

static void seed(uint64_t word) {
  for (int i = 0; i < 4; i++) {
    uint64_t z = (word += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    state[i] = z ^ (z >> 31);
  }
}

static inline uint64_t rotated(uint64_t word, int by) { return (word << by) | (word >> (64 - by)); }

/* Uniform in (0, 1). */
static inline double uniform(void) {
  uint64_t bits = rotated(state[0] + state[3], 23) + state[0], shifted = state[1] << 17;
  state[2] ^= state[0];
  state[3] ^= state[1];
  state[1] ^= state[2];
  state[0] ^= state[3];
  state[2] ^= shifted;
  state[3] = rotated(state[3], 45);
  return ((double)(bits >> 12) + 0.5) * 0x1p-52;
}

static inline double exponential(double mean) { return -mean * log(uniform()); }

/* ---- Event list: a binary heap that moves a hole, its events known by a word ---- */

enum { MOST_EVENTS = 1 << 16 };
static struct event { double at; uint64_t what; } heap[MOST_EVENTS];
static int scheduled;

static inline void schedule(double at, uint64_t what) {
  int hole = scheduled++;
  while (hole > 0 && heap[(hole - 1) >> 1].at > at) {
    heap[hole] = heap[(hole - 1) >> 1];
    hole = (hole - 1) >> 1;
  }
  heap[hole] = (struct event){at, what};
}

static inline struct event next_event(void) {
  struct event first = heap[0], last = heap[--scheduled];
  int hole = 0;
  for (int child = 1; child < scheduled; child = 2 * hole + 1) {
    child += child + 1 < scheduled && heap[child + 1].at < heap[child].at;
    if (heap[child].at >= last.at) break;
    heap[hole] = heap[child];
    hole = child;
  }
  heap[hole] = last;
  return first;
}

/* ---- Answers ---- */

struct answer { long events; double value; };

/* Rings and tables are powers of two, far larger than these models ever fill. */
enum { RING = 1 << 14, NONE = -1 };

/* One server: arrivals 0.9 an hour, mean service 1 h. */
static struct answer mm1(double horizon) {
  enum { ARRIVAL, COMPLETION };
  static double arrived_at[RING];
  unsigned first = 0, end = 0;
  long events = 0, completed = 0;
  double in_system = 0;
  schedule(exponential(1 / 0.9), ARRIVAL);
  while (heap[0].at <= horizon) {
    struct event event = next_event();
    events++;
    if (event.what == ARRIVAL) {
      arrived_at[end++ % RING] = event.at;
      if (end - first == 1) schedule(event.at + exponential(1), COMPLETION);
      schedule(event.at + exponential(1 / 0.9), ARRIVAL);
    } else {
      in_system += event.at - arrived_at[first++ % RING];
      completed++;
      if (first != end) schedule(event.at + exponential(1), COMPLETION);
    }
  }
  return (struct answer){events, in_system / (double)completed};
}

/* Five stations of twenty servers, each 90 % busy; cases arrive once an hour at the first and only go forward. */
static struct answer network(double horizon) {
  enum { STATIONS = 5, SERVERS = 20, ARRIVAL = 0 }; /* a word's high half: 0, or the station counted from 1 */
  static const double flow[STATIONS] = {1, 0.6, 0.4, 0.62, 0.696};
  static uint32_t waiting[STATIONS][RING], free_cases[RING];
  static double arrived_at[RING];
  unsigned first[STATIONS] = {0}, end[STATIONS] = {0}, frees = 0;
  int busy[STATIONS] = {0};
  long events = 0, completed = 0;
  double in_system = 0;
  for (uint32_t one = RING; one > 0; one--) free_cases[frees++] = one - 1;
  schedule(exponential(1), ARRIVAL);
  while (heap[0].at <= horizon) {
    struct event event = next_event();
    unsigned from = (unsigned)(event.what >> 32), to = NONE;
    uint32_t subject = (uint32_t)event.what;
    events++;
    if (from == ARRIVAL) {
      subject = free_cases[--frees];
      arrived_at[subject] = event.at;
      to = 0;
      schedule(event.at + exponential(1), ARRIVAL);
    } else {
      unsigned station = from - 1;
      if (first[station] != end[station]) {
        uint32_t next = waiting[station][first[station]++ % RING];
        schedule(event.at + exponential(18 / flow[station]), (uint64_t)from << 32 | next);
      } else {
        busy[station]--;
      }
      switch (station) {
        case 0: to = uniform() < 0.6 ? 1 : 2; break;
        case 1: to = uniform() < 0.7 ? 3u : (unsigned)NONE; break;
        case 2: to = uniform() < 0.5 ? 3 : 4; break;
        case 3: to = uniform() < 0.8 ? 4u : (unsigned)NONE; break;
      }
    }
    if (to == (unsigned)NONE) {
      in_system += event.at - arrived_at[subject];
      completed++;
      free_cases[frees++] = subject;
    } else if (busy[to] < SERVERS) {
      busy[to]++;
      schedule(event.at + exponential(18 / flow[to]), (uint64_t)(to + 1) << 32 | subject);
    } else {
      waiting[to][end[to]++ % RING] = subject;
    }
  }
  return (struct answer){events, in_system / (double)completed};
}

/*
 * Ten servers, mean service 1 h; 2.2, 3.3 and 5.5 arrivals an hour of three priorities; who waits longer than an
 * exponential patience of mean 5 h leaves. A patience that no longer counts is known by its stamp.
 */
static struct answer reneging(double horizon) {
  enum { CLASSES = 3, SERVERS = 10, ARRIVAL = 0, COMPLETION = 1, PATIENCE = 2 };
  static struct waiter { int next, previous, class; uint32_t stamp; } waiters[RING];
  int head[CLASSES] = {NONE, NONE, NONE}, tail[CLASSES] = {NONE, NONE, NONE}, free_waiter = 0, busy = 0;
  long events = 0, arrivals = 0, reneged = 0;
  for (int one = 0; one < RING; one++) waiters[one].next = one + 1;
  schedule(exponential(1 / 11.0), ARRIVAL);
  while (heap[0].at <= horizon) {
    struct event event = next_event();
    int leaver = NONE;
    switch (event.what & 3) {
      case ARRIVAL: {
        events++;
        arrivals++;
        schedule(event.at + exponential(1 / 11.0), ARRIVAL);
        double u = uniform();
        if (busy < SERVERS) {
          busy++;
          schedule(event.at + exponential(1), COMPLETION);
          break;
        }
        int class = u < 0.2 ? 0 : u < 0.5 ? 1 : 2, one = free_waiter;
        struct waiter *waiter = &waiters[one];
        free_waiter = waiter->next;
        waiter->class = class;
        waiter->next = NONE;
        waiter->previous = tail[class];
        if (tail[class] == NONE) head[class] = one;
        else waiters[tail[class]].next = one;
        tail[class] = one;
        schedule(event.at + exponential(5), (uint64_t)waiter->stamp << 32 | (uint64_t)one << 2 | PATIENCE);
        break;
      }
      case COMPLETION:
        events++;
        leaver = head[0] != NONE ? head[0] : head[1] != NONE ? head[1] : head[2];
        if (leaver == NONE) busy--;
        else schedule(event.at + exponential(1), COMPLETION);
        break;
      default: {
        int one = (int)(event.what >> 2 & (RING - 1));
        if (waiters[one].stamp != event.what >> 32) continue;
        events++;
        reneged++;
        leaver = one;
      }
    }
    if (leaver != NONE) {
      struct waiter *waiter = &waiters[leaver];
      if (waiter->previous == NONE) head[waiter->class] = waiter->next;
      else waiters[waiter->previous].next = waiter->next;
      if (waiter->next == NONE) tail[waiter->class] = waiter->previous;
      else waiters[waiter->next].previous = waiter->previous;
      waiter->stamp++;
      waiter->next = free_waiter;
      free_waiter = leaver;
    }
  }
  return (struct answer){events, (double)reneged / (double)arrivals};
}

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

int main(int count, char **words) {
  struct answer (*model)(double) = NULL;
  if (count == 4 && !strcmp(words[1], "mm1")) model = mm1;
  if (count == 4 && !strcmp(words[1], "network")) model = network;
  if (count == 4 && !strcmp(words[1], "reneging")) model = reneging;
  if (model == NULL) {
    fputs("usage: queues mm1|network|reneging HORIZON SEED\n", stderr);
    return 2;
  }
  seed(strtoull(words[3], NULL, 10));
  double from = seconds();
  struct answer answer = model(strtod(words[2], NULL));
  double to = seconds();
  printf("{\"events\":%ld,\"seconds\":%.9f,\"value\":%.9f}\n", answer.events, to - from, answer.value);
  return 0;
}
