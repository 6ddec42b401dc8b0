import type { Simulation } from '../simulation.ts';
import type { Control, SimulatorState } from './control.ts';

function stateOf(simulation: Simulation): SimulatorState {
  const { living, sessions, requests, mode, clock } = simulation;
  const world = Object.entries(living.world.now).filter((entry): entry is [string, readonly unknown[]] =>
    Array.isArray(entry[1]),
  );
  return {
    mode,
    seed: living.seed,
    clock: clock.view(),
    sessions: sessions.all().map(({ userId, appName, openedAt }) => ({
      userId,
      appName,
      openedAt: new Date(openedAt).toISOString(),
    })),
    requests: requests.all().length,
    world: Object.fromEntries(world.map(([noun, list]) => [noun, list.length])),
  };
}

/** The handles of a simulation. */
export function controlOf(
  simulation: Simulation,
  { firstSeed, refuseFor }: { readonly firstSeed: number } & Pick<Control, 'refuseFor'>,
): Control {
  const { clock, mishaps, requests, sessions, tokens } = simulation;
  return {
    clock,
    mishaps,
    requests,
    refuseFor,
    state: () => stateOf(simulation),
    reset(seed) {
      clock.reset();
      mishaps.clear();
      sessions.expireAll();
      tokens.expireAll();
      requests.clear();
      simulation.startAnew(seed ?? firstSeed);
    },
    expireSessions: () => sessions.expireAll(),
    expireTokens: () => tokens.expireAll(),
  };
}
