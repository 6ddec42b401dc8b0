// The types that come with the package are enough for a strict compiler.
import { startSimulator, type Simulator, type SimulatorOptions } from 'wfm-bridge/simulator';

const options: SimulatorOptions = { seed: 7, mode: 'cloud-bearer' };
const simulator: Simulator = await startSimulator(options);
simulator.mishaps.order({ name: 'html', times: 1 });
simulator.expireSessions();
const url: string = simulator.locatorUrl;
await simulator.close();
export default url;
