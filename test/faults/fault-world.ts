/** A simulated WFM with a bridge of its own: for faults that need sites, zones and people to go wrong. */
import { expect } from 'vitest';
import type { BridgeOverrides } from '../../src/bridge.ts';
import { AlteredWfm } from '../support/altered-wfm.ts';
import { closePair, itemsOf, openPair, type Pair } from '../support/running-bridge.ts';

const internalOrigin = 'http://wfm-internal:6030';

export class FaultWorld {
  readonly pair: Pair;
  /** What the bridge takes for WFM. */
  readonly wfm: AlteredWfm;
  readonly #sites: number;

  private constructor(pair: Pair, wfm: AlteredWfm) {
    this.pair = pair;
    this.wfm = wfm;
    this.#sites = pair.simulator.world.sites.length;
  }

  static async open(services: Required<Pick<BridgeOverrides, 'clock' | 'logger'>>): Promise<FaultWorld> {
    const wfm = await AlteredWfm.open();
    const pair = await openPair({
      simulator: { clock: services.clock, internalOrigin },
      env: {
        WFM_URL: wfm.origin,
        WFM_URL_REWRITES: `${internalOrigin}=${wfm.origin}`,
        API_CLIENT_ROLES: 'integrator,admin',
      },
      overrides: { ...services, random: () => 0 },
    });
    wfm.target = pair.simulator.origin;
    return new FaultWorld(pair, wfm);
  }

  /** The bridge lives, reads what is there, and has one session at most. */
  async expectWell(): Promise<void> {
    this.wfm.heal();
    const { bridge, simulator } = this.pair;
    simulator.clock.reset();
    expect((await bridge.get('/healthz')).status, 'the bridge of the simulator lives').toBe(200);
    expect(itemsOf(await bridge.get('/wfm/v1/sites')).length, 'sites').toBe(this.#sites);
    expect(simulator.sessions.count(), 'sessions at the simulator').toBeLessThanOrEqual(1);
  }

  async close(): Promise<void> {
    await this.pair.bridge.close();
    expect(this.pair.simulator.sessions.count(), 'sessions at the simulator after the end').toBe(0);
    await closePair(this.pair);
    await this.wfm.close();
  }
}
