import { expect, test } from 'vitest';
import { startSimulator } from '../../../src/simulator/simulator.ts';

test.each([99, 5001, 250.5, NaN])(
  'a simulator does not start with %d agents a site',
  async (agentsPerSite) => {
    await expect(startSimulator({ agentsPerSite })).rejects.toThrow(
      `agentsPerSite must be a whole number from 100 to 5000, not ${agentsPerSite}`,
    );
  },
);

test('a simulator that was given a size keeps it over a reset', async () => {
  const simulator = await startSimulator({ agentsPerSite: 150 });
  try {
    expect(simulator.world.agents).toHaveLength(600);
    simulator.reset(7);
    expect(simulator.world.agents).toHaveLength(600);
  } finally {
    await simulator.close();
  }
});
