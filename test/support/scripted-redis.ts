/** What the bridge takes for a Redis: counts like one, and can be told to say nothing. */
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

export interface ScriptedRedis {
  readonly url: string;
  /** Names of the commands that came, in capitals, those of the handshake included. */
  readonly commands: string[];
  /** From now on nothing is answered until `speak`, which answers all that was asked. */
  hush(): void;
  speak(): void;
}

/** The words of the commands that are complete, and what is left of the text. */
function parsed(text: string): { readonly commands: readonly (readonly string[])[]; readonly rest: string } {
  const commands: string[][] = [];
  let rest = text;
  for (;;) {
    const [head = '', count = '0'] = /^\*(\d+)\r\n/.exec(rest) ?? [];
    let at = head.length;
    const words: string[] = [];
    for (let index = 0; head !== '' && index < Number(count); index += 1) {
      const [size = '', length = '0'] = /^\$(\d+)\r\n/.exec(rest.slice(at)) ?? [];
      const end = at + size.length + Number(length) + 2;
      if (size === '' || end > rest.length) return { commands, rest };
      words.push(rest.slice(at + size.length, end - 2));
      at = end;
    }
    if (head === '') return { commands, rest };
    commands.push(words);
    rest = rest.slice(at);
  }
}

/** Ends with the test. */
export async function scriptedRedis(): Promise<ScriptedRedis> {
  const sockets = new Set<Socket>();
  const counts = new Map<string, number>();
  const commands: string[] = [];
  let held: (() => void)[] | undefined;

  function answer(words: readonly string[]): string {
    const [name = '', , , key = ''] = words;
    if (name.toUpperCase() !== 'EVAL') return name.toUpperCase() === 'PING' ? '+PONG\r\n' : '+OK\r\n';
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return `*2\r\n:${counts.get(key) ?? 0}\r\n:42000\r\n`;
  }
  const server = createServer((socket) => {
    sockets.add(socket);
    let text = '';
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      const read = parsed(text + chunk.toString('latin1'));
      text = read.rest;
      for (const words of read.commands) {
        commands.push((words[0] ?? '').toUpperCase());
        const reply = (): void => void socket.write(answer(words));
        if (held === undefined) reply();
        else held.push(reply);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    commands,
    hush() {
      held ??= [];
    },
    speak() {
      const replies = held ?? [];
      held = undefined;
      for (const reply of replies) reply();
    },
  };
}
