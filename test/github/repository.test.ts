import { afterEach, beforeEach, expect, it } from 'vitest';
import { TestGitHub } from '../support/server/github.ts';
import { issueAnswer } from '../support/server/issue-answer.ts';
import { worldAt } from '../support/server/world.ts';

let github: TestGitHub;
beforeEach(async () => {
  github = await TestGitHub.start();
});
afterEach(async () => {
  await github.close();
});

it('a name that the repository had before leads to it, and one that is nobody’s to none', async () => {
  const { repository } = worldAt(github);
  const { id } = await repository.info();
  github.names.rename('acme/harbour');
  expect(await repository.idOf('acme/rocket')).toBe(id);
  expect(await repository.idOf('acme/harbour')).toBe(id);
  expect(await repository.idOf('acme/never')).toBeNull();
});

it.each([403, 404, 451])('a repository that answers %i is none, and any other failure is told', async (status) => {
  const { repository } = worldAt(github);
  github.intercept = () => ({ status, body: { message: 'No' } });
  expect(await repository.idOf('acme/closed')).toBeNull();
  github.intercept = () => ({ status: 401, body: { message: 'Bad credentials' } });
  await expect(repository.idOf('acme/closed')).rejects.toThrow('acme/closed');
});

it('after a renaming, requests have the present name, and an issue that is read by its number is here', async () => {
  await github.api('POST', '/issues', { title: 'Tide table' });
  const { issues } = worldAt(github);
  github.names.rename('acme/harbour');
  expect(await issues.read(1)).toMatchObject({ number: 1, title: 'Tide table' });
  github.requests.length = 0;
  await issues.update(1, { title: 'Tides' });
  expect(github.requests.map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual(['PATCH /issues/1 200']);
});

it('an issue of the same number in another repository was moved there', async () => {
  const { issues } = worldAt(github);
  const url = 'https://github.test/acme/hangar/issues/1';
  github.answers.set(1, {
    status: 301,
    body: issueAnswer({ number: 1, html_url: url, repository_url: 'https://api.github.test/repos/acme/hangar' }),
  });
  expect(await issues.read(1)).toEqual({ is: 'moved', to: url });
});
