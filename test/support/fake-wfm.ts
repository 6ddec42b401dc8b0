import type { BridgeError } from '../../src/error/bridge-error.ts';
import type {
  ContractUse,
  Input,
  MissingUse,
  OperationOf,
  Output,
  RawAnswer,
  RawCallOptions,
  ServiceFamily,
  ServiceView,
  SessionView,
  Userinfo,
  Wfm,
  WfmGateway,
  WfmRequest,
} from '../../src/wfm/wfm-port.ts';

const evidence = { label: 'inferred', detail: '', text: 'A stand-in.' } as const;

const counts = { evidenced: 0, documented: 0, inferred: 2, genuine: 0 };

function operation(name: string, safety: 'read' | 'create'): ServiceView['operations'][number] {
  return { name, safety, evidence, items: counts, reserved: false, provisional: [] };
}

export interface RecordedCall {
  readonly service: string;
  readonly operation: string;
  readonly input: unknown;
  readonly options?: RawCallOptions;
}

/** WFM in memory: answers what a test put in, and remembers what it was asked. */
export class FakeWfm implements WfmGateway {
  /** Answers of typed calls by operation; a `BridgeError` is thrown. */
  readonly answers = new Map<string, unknown>();
  readonly calls: RecordedCall[] = [];
  readonly provisional = new Set<string>();
  readonly signals: AbortSignal[] = [];
  readonly clientIds: string[] = [];
  /** Pieces of the next raw answer; an `Error` among them is thrown at that point. */
  rawPieces: readonly (string | Error)[] = ['{}'];
  /** Runs before a raw answer begins: for tests that must hold it. */
  beforeRaw: (signal: AbortSignal) => Promise<void> = () => Promise.resolve();
  readyFailure: BridgeError | undefined;
  readyCalls = 0;
  missingUses: (uses: readonly ContractUse[]) => readonly MissingUse[] = () => [];
  user: Userinfo | BridgeError = { userId: 1001, userName: 'bridge', userType: 'supervisor' };
  sessionView: SessionView = {
    state: 'open',
    userId: 1001,
    openedAt: '2026-01-05T08:00:00Z',
    services: ['ConfigService850'],
    renewals: 0,
  };
  serviceViews: readonly ServiceView[] = [
    {
      name: 'ConfigService850',
      family: 'ConfigService',
      version: 850,
      offered: true,
      evidence,
      fidelity: { operations: counts, items: counts },
      operations: [operation('GetSite', 'read'), operation('InsertUser', 'create')],
    },
  ];

  ready(): Promise<void> {
    this.readyCalls += 1;
    return this.readyFailure === undefined ? Promise.resolve() : Promise.reject(this.readyFailure);
  }

  missing(uses: readonly ContractUse[]): readonly MissingUse[] {
    return this.missingUses(uses);
  }

  forRequest({ signal, clientId }: WfmRequest): Wfm {
    this.signals.push(signal);
    this.clientIds.push(clientId);
    return {
      call: (service, name, input) => this.#call(service, name, input),
      callRaw: (service, name, body, options) =>
        this.#callRaw(signal, { service, operation: name, input: body, options }),
      userinfo: () => (this.user instanceof Error ? Promise.reject(this.user) : Promise.resolve(this.user)),
      session: () => this.sessionView,
      services: () => this.serviceViews,
      provisional: this.provisional,
    };
  }

  #call<S extends ServiceFamily, O extends OperationOf<S>>(
    service: S,
    name: O,
    input: Input<S, O>,
  ): Promise<Output<S, O>> {
    this.calls.push({ service, operation: name, input });
    const answer = this.answers.get(name);
    if (answer instanceof Error) return Promise.reject(answer);
    return Promise.resolve((answer ?? { items: [] }) as Output<S, O>);
  }

  #callRaw(signal: AbortSignal, call: RecordedCall): Promise<RawAnswer> {
    this.calls.push(call);
    const { rawPieces, beforeRaw } = this;
    async function* json(): AsyncGenerator<Uint8Array> {
      await beforeRaw(signal);
      for (const piece of rawPieces) {
        if (piece instanceof Error) throw piece;
        yield Buffer.from(piece);
      }
    }
    return Promise.resolve({ json: json() });
  }
}
