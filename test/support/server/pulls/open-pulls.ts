/** As much of a server as is asked here. */
interface Server {
  readonly owner: string;
  readonly api: <Answer>(method: string, path: string) => Promise<Answer>;
}

/** Whether a branch has an open pull request. GitHub opens no second one. */
export async function hasOpenPull(github: Server, branch: string): Promise<boolean> {
  return (await github.api<unknown[]>('GET', `/pulls?state=open&head=${encodeURIComponent(`${github.owner}:${branch}`)}`)).length > 0;
}
