import { row, type ServerAnswer } from './answer.ts';

const FILE = 'e2e/answers/connections.test.ts';

/** Connections that fail. The reason and the host are told once. */
export const CONNECTIONS: readonly ServerAnswer[] = [
  row(
    'any',
    'the certificate is not known, expired, or for another host',
    null,
    '`error.cause.code`',
    'documented',
    'names the host and the reason, and does not try again',
    [FILE, 'that nobody knows is told once'],
  ),
  row('any', 'TLS to a port without it', null, '`ERR_SSL_…`', 'documented', 'names the host and the reason, and does not try again', [
    FILE,
    'cannot be shown by a port without TLS',
  ]),
  row(
    'any',
    'the name is not known, or the connection is refused',
    null,
    '`error.cause.code`',
    'documented',
    'tries again three times, then names the host, or the proxy, and the reason',
    [FILE, 'is tried again, and then told once with its host'],
  ),
  row('any', 'the proxy opens no tunnel', null, 'the proxy’s status', 'documented', 'names the proxy’s answer; only after 5xx it tries again', [
    FILE,
    'that opens no tunnel is told with its answer',
  ]),
  row(
    'any',
    'the connection breaks',
    null,
    'nothing, or a part of the body',
    'documented',
    'asks again, or looks whether the write was done; then names the host and the reason',
    [FILE, 'after each kind of write was done makes nothing twice'],
  ),
  row(
    'any',
    'what answers speaks no HTTP, or no JSON',
    null,
    '`HPE_…`, `SyntaxError`',
    'inferred',
    'tries again three times, then names the host and the reason',
    [FILE, 'answered is no HTTP'],
  ),
  row('any', 'no answer comes', null, 'nothing', 'documented', 'waits 30 s, tries again while the run has time, then names the host', [
    FILE,
    'is told with its host where the answer never comes',
  ]),
  row('any', 'TLS fails, and the proxy is reached by TLS, too', null, '`error.cause.code`', 'inferred', 'names the proxy and the host behind it', [
    FILE,
    'is named beside the server where only one of them can be meant',
  ]),
];
