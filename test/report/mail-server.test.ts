import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outputs } from '../../src/report/outputs.ts';
import { lines } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';
import { documentedMailStep } from '../support/texts/mail-step.ts';

/**
 * Debian's SMTP server for Python (`python3-aiosmtpd`), with TLS and a login. It prints its port, then each mail as JSON: who gets
 * it, its longest line in bytes, the headers of its thread as they came, and what a reader sees.
 */
const SERVER = `
import asyncio, email, email.policy, json, socket, ssl, sys
from aiosmtpd.smtp import SMTP, AuthResult
class Keep:
    async def handle_DATA(self, server, session, envelope):
        read = email.message_from_bytes(envelope.content, policy=email.policy.default)
        raw = {line.split(b":")[0].decode(): line.split(b":", 1)[1].strip().decode() for line in envelope.content.split(b"\\r\\n\\r\\n")[0].split(b"\\r\\n") if b":" in line}
        seen = {key: str(read[key]) for key in ("From", "To", "Subject")}
        thread = {key: raw.get(key) for key in ("Message-ID", "In-Reply-To", "References")}
        print(json.dumps({"to": envelope.rcpt_tos, "longest": max(map(len, envelope.content.split(b"\\r\\n"))), **seen, "thread": thread, "body": read.get_content()}), flush=True)
        return "250 OK"
def login(server, session, envelope, mechanism, data):
    return AuthResult(success=data.login == b"u" and data.password == b"secret")
context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
context.load_cert_chain(sys.argv[1], sys.argv[2])
async def main():
    make = lambda: SMTP(Keep(), authenticator=login, auth_required=True, auth_require_tls=False, enable_SMTPUTF8=False)
    server = await asyncio.get_running_loop().create_server(make, "127.0.0.1", 0, ssl=context)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()
asyncio.run(main())
`;

/** The Python that has Debian's packages; null if it has no server, or if no certificate can be made. */
const PYTHON = ['/usr/bin/python3', 'python3'].find((python) => spawnSync(python, ['-c', 'import aiosmtpd.smtp']).status === 0) ?? null;
const isInstalled = PYTHON !== null && spawnSync('openssl', ['version']).status === 0;

interface Mail {
  readonly to: readonly string[];
  readonly longest: number;
  readonly Subject: string;
  readonly thread: Readonly<Record<string, string | null>>;
  readonly body: string;
}

describe.skipIf(!isInstalled)('the documented step, with a real mail server', () => {
  let folder: string;
  let server: ChildProcess;
  let port = 0;
  const mails: Mail[] = [];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mail-'));
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
    const forLocalhost = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
    spawnSync('openssl', [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      ...forLocalhost,
      '-keyout',
      key,
      '-out',
      certificate,
    ]);
    server = spawn(PYTHON ?? '', ['-c', SERVER, certificate, key], { stdio: ['ignore', 'pipe', 'ignore'] });
    const printed = createInterface({ input: server.stdout as NodeJS.ReadableStream });
    const ended = once(server, 'exit').then(() => {
      throw new Error('The mail server did not start.');
    });
    const [first] = (await Promise.race([once(printed, 'line'), ended])) as [string];
    ended.catch(() => {});
    port = Number(first);
    printed.on('line', (line) => mails.push(JSON.parse(line) as Mail));
  });
  afterAll(async () => {
    if (server.exitCode === null) {
      server.kill();
      await once(server, 'exit');
    }
    rmSync(folder, { recursive: true });
  });

  /** Runs the step as it is documented, but for the name of the server. */
  function mailed(text: string, environment: Readonly<Record<string, string>>) {
    writeFileSync(join(folder, 'update.txt'), text);
    const script = documentedMailStep().replace('"mail.example.org"', `"localhost", ${port}`);
    expect(script).toContain(`SMTP_SSL("localhost", ${port}, context=`);
    const env = {
      PATH: process.env['PATH'],
      SMTP_USER: 'u',
      SMTP_PASSWORD: 'secret',
      UPDATE: join(folder, 'update.txt'),
      SSL_CERT_FILE: join(folder, 'certificate.pem'),
      ...environment,
    };
    return new Promise<string>((resolve) => {
      const step = spawn('python3', ['-c', script], { env, stdio: ['ignore', 'ignore', 'pipe'] });
      let error = '';
      step.stderr.on('data', (data) => {
        error += String(data);
      });
      step.on('close', () => resolve(error));
    });
  }

  /** Two updates of a roadmap whose names are long and not of ASCII, published in a repository with a long name. */
  async function updates() {
    const long = 'x'.repeat(1_500);
    const world = await MemoryWorld.agreed(
      lines(
        '# Käsekocher „Große Überraschung für alle Beteiligten“ 3.0 🫕 roadmap',
        '',
        '## Open bugs',
        '',
        `- Deckel öffnet sich ${long}`,
        '  - owner: Rosa',
        '- 蓋が開く',
        '  - owner: @kim',
      ),
    );
    world.config = 'update: { file: true }\n';
    const address = { server: 'https://github.example.org', repositories: [`a-very-long-organisation/${'a-long-name-'.repeat(6)}`] };
    const on = async (today: string) => {
      const result = await world.sync({ update: true, today });
      const { 'message-id': id, 'in-reply-to': before, digest } = outputs(result, { plan: '', update: '' }, address);
      return { text: result.update?.text ?? '', environment: { MESSAGE_ID: id, IN_REPLY_TO: before, DIGEST: digest } };
    };
    return { first: await on('2026-06-10'), second: await on('2026-07-10'), long };
  }

  it('sends each mail whole: its subject, its thread, its text, in lines that servers take', async () => {
    const { first, second, long } = await updates();
    expect(await mailed(first.text, first.environment)).toBe('');
    expect(await mailed(second.text, second.environment)).toBe('');
    await expect.poll(() => mails.length).toBe(6);
    const updatesSent = mails.filter(({ to }) => to[0] === 'devel@example.org');
    for (const [at, { text, environment }] of [first, second].entries()) {
      const mail = updatesSent[at];
      const [subject = '', ...rest] = text.split('\n');
      expect(subject).toContain('Käsekocher „Große Überraschung für alle Beteiligten“ 3.0');
      expect(mail?.Subject).toBe(subject);
      expect(mail?.body.replaceAll('\r\n', '\n')).toBe(rest.join('\n').replace(/^\n+/, ''));
      expect(mail?.body).toContain(long);
      const before = environment.IN_REPLY_TO === '' ? null : environment.IN_REPLY_TO;
      expect(mail?.thread).toEqual({ 'Message-ID': environment.MESSAGE_ID, 'In-Reply-To': before, References: before });
    }
    expect(updatesSent[1]?.thread['In-Reply-To']).toBe(updatesSent[0]?.thread['Message-ID']);
    expect(updatesSent[0]?.thread['Message-ID']?.length).toBeGreaterThan(78);
    // RFC 5321, 4.5.3.1.6: a line has at most 1,000 bytes with its end.
    for (const { longest } of mails) expect(longest).toBeLessThanOrEqual(998);
    const own = mails.filter(({ to }) => to[0] === 'kim@example.org');
    expect(own.map(({ Subject, body }) => [Subject.startsWith('Your items: Käsekocher'), body.startsWith('* 蓋が開く')])).toEqual([
      [true, true],
      [true, true],
    ]);
  });

  it('gives its password to no server whose certificate it does not trust, and fails', async () => {
    const sent = mails.length;
    const error = await mailed('A\n\nB\n', { MESSAGE_ID: '<a@b>', IN_REPLY_TO: '', DIGEST: '', SSL_CERT_FILE: '/dev/null' });
    expect(error).toContain('CERTIFICATE_VERIFY_FAILED');
    expect(mails.length).toBe(sent);
  });
});
