import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { outputs } from '../../src/report/outputs.ts';
import { lines } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';
import { documentedMailStep } from '../support/texts/mail-step.ts';

const ADDRESS = { server: 'https://github.test', repositories: ['acme/tea-pot.js'] };
const TEXT = lines(
  ...['# Kettle 3 roadmap', '', '## Open bugs', '', '- Lid', '  - owner: Rosa, @kim', '  - priority: blocker', '- Rust', '- Cable', '  - owner: rosa', ''],
  ...['## Completed', '', '- Spout', '  - owner: Rosa', '', '## Later', '', '- Cup', '  - owner: Rosa'],
);

async function updateOn(world: MemoryWorld, today: string) {
  return outputs(await world.sync({ today, update: true }), { plan: '', update: '/tmp/update.txt' }, ADDRESS);
}

describe('the headers of a mail', () => {
  it('name the update, and the one before, and are the same in a second run', async () => {
    const world = await MemoryWorld.agreed(TEXT);
    world.config = 'update: { file: true }\n';
    const first = await updateOn(world, '2026-06-10');
    expect([first['message-id'], first['in-reply-to']]).toEqual(['<2026-06-10.ROADMAP=2Emd@tea-pot=2Ejs.acme.github.test>', '']);
    const second = await updateOn(world, '2026-06-17');
    expect([second['message-id'], second['in-reply-to']]).toEqual(['<2026-06-17.ROADMAP=2Emd@tea-pot=2Ejs.acme.github.test>', first['message-id']]);
    const again = await updateOn(world, '2026-06-17');
    expect([again['message-id'], again['in-reply-to']]).toEqual([second['message-id'], second['in-reply-to']]);
  });
});

describe('the digest', () => {
  it('lists the open items of this release by owner', async () => {
    const { digest } = await updateOn(await MemoryWorld.agreed(TEXT), '2026-06-10');
    const groups = JSON.parse(digest) as { owner: string | null; items: { title: string; url: string }[] }[];
    expect(groups.map(({ owner, items }) => [owner, items.map(({ title }) => title)])).toEqual([
      ['Rosa', ['Lid', 'Cable']],
      ['@kim', ['Lid']],
      [null, ['Rust']],
    ]);
    expect(groups[0]?.items[0]).toMatchObject({ issue: 1, url: 'https://github.test/acme/tea-pot.js/issues/1', priority: 'blocker' });
  });
});

/** A mail server that prints what it is given. */
const SMTPLIB = `
class SMTP_SSL:
    def __init__(self, host, context): pass
    def __enter__(self): return self
    def __exit__(self, *rest): pass
    def login(self, user, password): pass
    def send_message(self, mail):
        print("|".join(str(mail[key]) for key in ("To", "Subject", "Message-ID", "In-Reply-To", "References")), mail.get_content().strip(), sep="|")
`;

describe.skipIf(spawnSync('python3', ['--version']).status !== 0)('the documented step', () => {
  it('mails the update into its thread, and the items of each owner', async () => {
    const script = documentedMailStep();
    const world = await MemoryWorld.agreed(TEXT);
    const { digest, 'message-id': id } = await updateOn(world, '2026-06-10');
    const folder = mkdtempSync(join(tmpdir(), 'mail-'));
    writeFileSync(join(folder, 'smtplib.py'), SMTPLIB);
    writeFileSync(join(folder, 'update.txt'), 'Kettle 3 development update, 10 June 2026\n\nNo blockers are open.\n');
    const environment = {
      ...{ PATH: process.env['PATH'], PYTHONPATH: folder, PYTHONDONTWRITEBYTECODE: '1', SMTP_USER: 'u', SMTP_PASSWORD: 'p' },
      ...{ UPDATE: join(folder, 'update.txt'), MESSAGE_ID: id, IN_REPLY_TO: '<before@x>', DIGEST: digest },
    };
    const { stdout, stderr } = spawnSync('python3', ['-c', script], { encoding: 'utf8', env: environment });
    rmSync(folder, { recursive: true });
    expect(stderr).toBe('');
    expect(stdout).toContain(`devel@example.org|Kettle 3 development update, 10 June 2026|${id}|<before@x>|<before@x>|No blockers are open.\n`);
    expect(stdout).toContain('rosa@example.org|Your items: Kettle 3 development update, 10 June 2026|None|None|None|* Lid\n');
    expect(stdout).toContain('kim@example.org|');
  });
});
