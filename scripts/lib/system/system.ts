import { join } from 'node:path';
import { root } from '../bootstrap/paths.mjs';
import { startChild, type Child } from '../processes/child.ts';
import { freePort } from '../processes/free-port.ts';
import { untilAnswers } from '../processes/until-answers.ts';
import type { Installation } from './prepare.ts';
import { cmsProgram, portalProgram, publisherProgram, type Program, type Urls } from './programs.ts';
import { asItIs } from './watching.ts';

/** The three processes of one installation. */
export interface System {
  urls: Urls;
  startCms: () => Promise<Child>;
  startPortal: () => Promise<Child>;
  /** Checks what it publishes at the portal, so that comes first. */
  startPublisher: () => Promise<Child>;
  /** Waits until readers get a home page. */
  firstRelease: (publisher: Child) => Promise<void>;
  /** Ends what was started, last first. */
  stop: () => Promise<void>;
}

export interface Ports {
  cms: number;
  portal: number;
  wakeUp: number;
}

/** Where readers and officers find a system when the ports are free; 0 lets the machine choose. */
export const usualPorts: Ports = { cms: 1337, portal: 8080, wakeUp: 8090 };
export const anyPorts: Ports = { cms: 0, portal: 0, wakeUp: 0 };

/** A system over the installation's data; nothing runs yet. @param adapt - runs a program in another way than usual */
export async function openSystem(
  installation: Installation,
  ports: Ports,
  adapt: (program: Program) => Program = asItIs,
): Promise<System> {
  const local = async (port: number) => `http://127.0.0.1:${await freePort(port)}`;
  const urls = { cms: await local(ports.cms), portal: await local(ports.portal), wakeUp: await local(ports.wakeUp) };
  const running: Child[] = [];

  async function start(program: Program): Promise<Child> {
    const { key, name, folder, args, env, ready } = adapt(program);
    const log = join(installation.settings.logFolder, `${key}.log`);
    const child = startChild({ name, args, cwd: join(root, folder), env, log });
    running.push(child);
    await untilAnswers(child, ready.url, ready.answer);
    return child;
  }
  return {
    urls,
    startCms: () => start(cmsProgram(installation, urls)),
    startPortal: () => start(portalProgram(installation, urls)),
    startPublisher: () => start(publisherProgram(installation, urls)),
    firstRelease: (publisher) => untilAnswers(publisher, urls.portal),
    stop: async () => {
      for (const child of running.splice(0).reverse()) await child.stop();
    },
  };
}
