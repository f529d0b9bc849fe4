import { spawn } from 'node:child_process';

/** The program ran and did not succeed; `output` is all it printed. */
export class CommandError extends Error {
  /**
   * @param {string} command
   * @param {string} output
   */
  constructor(command, output) {
    super(`${command}\n${output}`);
    this.output = output;
  }
}

/**
 * Runs a program without input.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<{ stdout: string, output: string }>} its standard output, and all of its output together
 * @throws {CommandError} when it does not end with 0
 */
export function capture(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      stdout += text;
      output += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', (cause) => reject(new CommandError(command, `${output}${cause}`)));
    child.on('close', (code) => (code === 0 ? resolve({ stdout, output }) : reject(new CommandError(command, output))));
  });
}
