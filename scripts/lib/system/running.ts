import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { join } from 'node:path';
import type { Settings } from '../settings.ts';
import type { Urls } from './programs.ts';

/**
 * One `npm start` per data folder. The first keeps a door open and writes its number to `var/running.json`; a later
 * one knocks. A process id alone would lie after a crash, when another program may carry it.
 */
export interface Running {
  /** What a later start is told. */
  announce: (urls: Urls) => void;
  close: () => void;
}

const file = (settings: Settings) => join(settings.folder, 'running.json');

/** Takes the folder for this process, or returns the addresses (null while it still starts) of the one that has it. */
export async function takeFolder(settings: Settings): Promise<Running | { urls: Urls | null }> {
  mkdirSync(settings.folder, { recursive: true });
  const other = await knock(settings);
  if (other) return other;
  let urls: Urls | null = null;
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.end(JSON.stringify({ folder: settings.folder, urls }));
  });
  rmSync(file(settings), { force: true });
  // `wx`: of two that find the folder free at the same moment, one fails here.
  writeFileSync(file(settings), JSON.stringify({ port: await listen(server) }), { flag: 'wx' });
  return {
    announce: (known) => {
      urls = known;
    },
    close: () => {
      server.close();
      rmSync(file(settings), { force: true });
    },
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** Who answers at the door that `running.json` names, if it is ours. */
async function knock(settings: Settings): Promise<{ urls: Urls | null } | undefined> {
  try {
    const { port } = JSON.parse(readFileSync(file(settings), 'utf8')) as { port: number };
    const answer = JSON.parse(await read(port)) as { folder: string; urls: Urls | null };
    return answer.folder === settings.folder ? { urls: answer.urls } : undefined;
  } catch {
    // No file, nobody there, or another program's answer: the folder is free.
    return undefined;
  }
}

function read(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, '127.0.0.1');
    socket.setTimeout(2000, () => socket.destroy(new Error('no answer')));
    socket.setEncoding('utf8').on('data', (part: string) => (text += part));
    socket.on('end', () => resolve(text)).on('error', reject);
  });
}
