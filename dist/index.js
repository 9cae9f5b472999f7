import { $ as context, A as planJson, C as followedPull, D as VERSION, E as createWorld, F as goneText, H as pageText, I as previewMark, K as readInputs, L as previewPage, M as failurePage, N as standingPage, O as progressLine, P as summary$1, Q as reasonToSkip, R as gateDoubt, T as nodeTimer, U as proposalAnnotations, V as logLine, W as runAnnotations, X as isForeignFork, Z as readContext, at as setOutput, ct as summary, dt as GateInDoubt, et as endGroup$1, ft as LimitReached, gt as outOfTime, ht as allOf, it as setFailed, j as outputs, k as terminalLines, lt as assertAddresses, mt as UserError, nt as info, ot as startGroup, pt as UnclearWrite, q as startStopwatch, rt as notice, st as warning, tt as error, ut as proxyFor, w as previewPull, x as sync, z as gateMessage } from "./shared.js";
import { appendFileSync, mkdtempSync, writeFileSync } from "node:fs";
import { isMainThread, parentPort } from "node:worker_threads";
import { join } from "node:path";
import { tmpdir } from "node:os";
// src/action/write-report.ts
/** The summary of the run is written. Then a failure needs no page of its own. */
let isWritten = false;
function hasSummary() {
	return isWritten;
}
/**
* Writes the log, the files, the outputs and the summary. If one of them cannot be written, the others are: what was done is told wherever it can be.
* @param page the summary @throws UserError for what failed in the run, for a refused plan, and for what could not be written
*/
async function writeReport(result, page, { address, preview, annotated = false }) {
	const paths = {
		plan: "",
		update: ""
	};
	const failures = [
		await unwritten("the log", () => {
			endGroup();
			for (const line of terminalLines(result, true)) info(line);
			const others = result.stopped !== null || result.plan.refused !== null && preview ? 1 : 0;
			if (!annotated) for (const problem of runAnnotations(result.problems, others)) annotate(problem, result.roadmap.path);
		}),
		await unwritten("the files of the plan and the update", () => Object.assign(paths, writeFiles(result))),
		...await Promise.all(Object.entries(outputs(result, paths, address)).map(([name, value]) => unwritten(`the output ${name}`, () => setOutput(name, value)))),
		await writeSummary(page)
	];
	const unreported = allOf(failures.filter((failure) => failure !== null).slice(0, MOST_FAILURES));
	const { refused } = result.plan;
	if (refused !== null && preview) warning(logLine(`${refused.reason} ${refused.allow}`));
	const refusal = refused === null || preview ? null : new UserError(refused.reason, refused.allow);
	const failure = allOf([
		refusal,
		result.failure,
		unreported
	].filter((one) => one !== null));
	if (failure !== null) throw failure;
	const left = result.outcomes.filter(({ result: what }) => what === "left").length;
	if (result.stopped !== null) warning(logLine(`${leftNow(left)}: ${result.stopped.replace(/\.(?: The next run continues from there\.)?$/, "")}. The next run continues from there.`));
}
/** So many parts of a report that could not be written are named: most often all fail for one reason. */
const MOST_FAILURES = 2;
/** Writes the job's summary, if there is one. @returns why it could not be written; null if it is */
function writeSummary(page) {
	return unwritten("the summary", async () => {
		if (process.env["GITHUB_STEP_SUMMARY"]) await summary.addRaw(page()).write();
		isWritten = true;
	});
}
/** The failure of one part of the report; null if it is written. */
async function unwritten(what, write) {
	try {
		await write();
		return null;
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		return new UserError(`Cannot write ${what} of this run: ${why}.`, "What the run has done stays done. Check the disk and the folders of the runner.");
	}
}
/** Each step has a folder of its own, so that two steps of a job do not overwrite each other's plan. */
function writeFiles(result) {
	const folder = mkdtempSync(join(process.env["RUNNER_TEMP"] || tmpdir(), "roadmap-sync-"));
	const paths = {
		plan: join(folder, "plan.json"),
		update: result.update === null ? "" : join(folder, "update.txt")
	};
	writeFileSync(paths.plan, planJson({
		...result.plan,
		problems: result.problems
	}));
	if (result.update !== null) {
		writeFileSync(paths.update, result.update.text);
		writeFileSync(join(folder, "update.md"), result.update.markdown);
	}
	return paths;
}
/** Shows a problem as an annotation. */
function annotate({ line, level, message }, file, withNotices = false) {
	const at = line === null ? { file } : {
		file,
		startLine: line
	};
	if (level === "error") error(logLine(message), at);
	if (level === "warning") warning(logLine(message), at);
	if (level === "notice" && withNotices) notice(logLine(message), at);
}
/** The writes stand in a group of the log, which a reader can fold. */
let isGroupOpen = false;
function tellProgress(progress) {
	if (progress.step === "done" && !isGroupOpen) {
		startGroup("Writing");
		isGroupOpen = true;
	}
	info(progressLine(progress));
}
function endGroup() {
	if (isGroupOpen) endGroup$1();
	isGroupOpen = false;
}
function leftNow(count) {
	if (count === 0) return "The run did not come to its end";
	return count === 1 ? "1 operation is left" : `${count} operations are left`;
}
// src/action/show-preview.ts
/** Shows a preview as annotations, in the job's summary, and as one comment where the token may write one. */
async function showPreview(preview, { pull, path, address, world }) {
	const said = previewPage(preview, path, address);
	const page = said ?? `### Roadmap Sync\n\nMerging this changes nothing for ${pageText(path)}.\n`;
	if (preview.is === "plan") {
		const { result, lineAtHead, commit } = preview;
		for (const { line, level, message } of proposalAnnotations(result, preview.changed)) annotate({
			line: line === null || lineAtHead === null ? line : lineAtHead.get(line) ?? null,
			level,
			message
		}, path, true);
		await writeReport(result, () => `${page}${standingPage(result, address, commit)}`, {
			address,
			preview: true,
			annotated: true
		});
	} else {
		if (preview.is === "unknown" || preview.is === "outdated") notice(logLine(preview.why));
		if (preview.is === "gone") warning(logLine(goneText(preview.to, path).replace(/^.*\n> /, "")), { file: path });
		const unwritten = await writeSummary(() => page);
		if (unwritten !== null) throw unwritten;
	}
	if (preview.is !== "outdated") await comment(said, {
		pull,
		path,
		world
	});
}
/** A preview. If there is none because of a mistake in what is proposed, the comment says so: an older preview would be wrong there. */
async function previewOrComment(preview, shown) {
	try {
		return await preview();
	} catch (error) {
		const passes = error instanceof LimitReached || error instanceof UnclearWrite;
		if (error instanceof UserError && !passes) await comment(failurePage(error), shown);
		throw error;
	}
}
async function comment(said, { pull, path, world }) {
	if (pull.isForeign) info("The pull request comes from a fork, so this job cannot comment. docs/pull-requests.md shows a workflow that does.");
	else if (await world.pulls.keepComment(pull.number, previewMark(path), said) === "not-permitted") info("The token may not comment on pull requests, so the preview stands only in the summary. To allow it, add `pull-requests: write` to the permissions of the job.");
}
// src/main.ts
const FORK_UNREAD = "This is a fork that the input `allow-fork` does not name, so its roadmap is not read.";
/** The run has to say whether blockers are open, and has not read the roadmap yet. */
let gateIsBlind = false;
/** The action: reads its inputs and the event, syncs, and writes the report. */
async function runAction(inputs) {
	assertAddresses();
	const context$1 = readContext(process.env, context.payload);
	startStopwatch(nodeTimer, fileLimit(inputs, context$1.pull !== null || context$1.follows !== null));
	const skip = reasonToSkip(context$1, inputs);
	if (skip !== null) notice(logLine(skip));
	if (skip !== null && !inputs.failOnBlockers) return;
	if (isForeignFork(context$1, inputs)) throw new UserError(FORK_UNREAD, "Set `allow-fork`, or leave `fail-on-blockers` out in a fork.");
	if ((inputs.command === "update" || inputs.command === "next") && inputs.writeBack !== "commit") throw new UserError(`Input \`write-back\` is \`${inputs.writeBack}\`, and \`command: ${inputs.command}\` writes into the file.`, `Leave \`write-back\` out for \`command: ${inputs.command}\`.`);
	if (inputs.state === `refs/heads/${context$1.defaultBranch}`) throw new UserError(`Input \`state\` is the default branch “${context$1.defaultBranch}”.`, "Name a ref or a branch that holds nothing else.");
	const isProposed = context$1.pull !== null || context$1.follows !== null;
	const readOnly = skip !== null || isProposed;
	const own = inputs.repository === null || inputs.repository.toLowerCase() === context$1.repository.toLowerCase();
	const repository = own ? context$1.repository : inputs.repository ?? context$1.repository;
	const [owner = "", repo = ""] = repository.split("/");
	const log = (line) => info(logLine(line));
	const address = {
		server: context$1.serverUrl,
		repositories: [repository]
	};
	const worldAt = (ref) => createWorld({
		token: inputs.token,
		apiUrl: context$1.apiUrl,
		proxy: proxyFor(context$1.apiUrl),
		serverUrl: context$1.serverUrl,
		owner,
		repo,
		pace: inputs.pace,
		maxMinutes: inputs.maxMinutes,
		log,
		path: inputs.roadmap,
		configPath: inputs.config,
		ref,
		newest: own ? context$1.newest : null,
		defaultBranch: own ? context$1.defaultBranch : null,
		author: inputs.commitAuthor,
		stateRef: inputs.state,
		triesStateAgain: context$1.event === "workflow_dispatch"
	});
	const world = worldAt(null);
	log(`Roadmap Sync ${VERSION} for ${repository}`);
	let found = null;
	const request = {
		path: inputs.roadmap,
		configPath: inputs.config,
		address,
		repositoryId: own ? context$1.repositoryId : null,
		today: inputs.date,
		planOnly: inputs.dryRun || inputs.command === "plan" || readOnly,
		update: inputs.command === "update" && !readOnly,
		...inputs.command === "next" && !readOnly ? { next: {
			release: inputs.release,
			force: inputs.force
		} } : {},
		limits: {
			maxCreates: inputs.maxCreates,
			maxCloses: inputs.maxCloses,
			maxChanges: inputs.maxChanges
		},
		conflict: inputs.conflict,
		commits: { template: inputs.commitMessage },
		writeBack: inputs.writeBack,
		fullLook: context$1.event === "schedule",
		hint: own ? context$1.issue : null,
		atEvent: own ? context$1.atEvent : null,
		isByHand: context$1.event === "workflow_dispatch",
		maxMinutes: inputs.maxMinutes,
		pace: inputs.pace,
		onProgress: (progress) => {
			if (progress.step === "read") found = { text: progress.roadmap.text };
			tellProgress(progress);
		}
	};
	if (skip === null && (context$1.pull !== null || context$1.follows !== null)) {
		const pull = context$1.pull ?? await followedPull(world, context$1.follows);
		if (pull === null) return notice("The pull request has been closed or pushed to since, so there is nothing to show.");
		if (pull.baseBranch !== context$1.defaultBranch) return notice(logLine(`The pull request is into “${pull.baseBranch}”, where no roadmap is kept.`));
		const planAt = (commit, asked) => sync(worldAt(commit), asked);
		const place = {
			...request,
			pull,
			world
		};
		const preview = await previewOrComment(() => previewPull(world, planAt, pull, request), place);
		await showPreview(preview, place);
		return failOnBlockers(inputs, preview.is === "plan" ? preview.result : null, address);
	}
	const result = await sync(world, request);
	gateIsBlind = false;
	const cost = {
		requests: world.requestsSent(),
		seconds: Math.ceil(process.uptime())
	};
	await writeReport(result, () => summary$1(result, address, found, cost), {
		address,
		preview: readOnly
	});
	if (inputs.command === "update" && !readOnly && result.update === null && result.stopped !== null) warning("The development update was not made, because the run stopped before the roadmap and its issues agreed. Run `command: update` again.");
	failOnBlockers(inputs, result, address);
}
/** @param result null: the roadmap was not read @throws UserError if a blocker is open @throws GateInDoubt if nobody can tell */
function failOnBlockers(inputs, result, address) {
	if (!inputs.failOnBlockers || result === null) return;
	gateIsBlind = false;
	const { release, blockerWords } = result;
	const blocked = gateMessage(result.roadmap, release, address);
	if (blocked !== null) throw new UserError(blocked, "The run fails because the input `fail-on-blockers` is set.");
	const doubt = gateDoubt(result.roadmap, release, blockerWords);
	if (doubt !== null) throw new GateInDoubt(doubt);
}
/** Seconds. Anybody can open a pull request with a text that keeps a parser busy for minutes. */
const DEADLINE = 30;
/** How long the run may read and plan its file: a pull request's for a short time, in which waiting for GitHub does not count; its own as long as the run lasts. */
function fileLimit({ maxMinutes, roadmap }, isProposed) {
	if (!isProposed) return {
		milliseconds: maxMinutes * MINUTE,
		counts: "run",
		late: () => outOfTime(maxMinutes, `reading ${roadmap} and planning`)
	};
	const late = () => new UserError(`The roadmap of this pull request could not be read within ${DEADLINE} s.`, "Look for very long lines or deep nesting in it. Nothing was written.");
	return {
		milliseconds: DEADLINE * 1e3,
		counts: "work",
		late
	};
}
/** Milliseconds. */
const MINUTE = 6e4;
/** Milliseconds after `max-minutes` until a run is ended in the middle of whatever it does. It has stopped to begin writes before. */
const GRACE_AT_END = 1e4;
/** Ends a run that does not end by itself, such as one that reads a list without an end. A run that is cut off loses nothing: the next one continues. */
function endAfter(maxMinutes) {
	return setTimeout(() => {
		const error = outOfTime(maxMinutes, "the run");
		setFailed(logLine(error.message));
		const page = process.env["GITHUB_STEP_SUMMARY"];
		if (!hasSummary() && page) appendFileSync(page, failurePage(error));
		if (isMainThread) process.exit(1);
		parentPort?.postMessage(1);
	}, maxMinutes * MINUTE + GRACE_AT_END).unref();
}
const UNREAD = "The roadmap was not read, so nobody can tell whether a blocker is open. The input `fail-on-blockers` is set, so a release must not pass.";
async function runToEnd() {
	let end = null;
	try {
		const inputs = readInputs();
		gateIsBlind = inputs.failOnBlockers;
		end = endAfter(inputs.maxMinutes);
		await runAction(inputs);
	} catch (error) {
		endGroup();
		if (error instanceof UserError) {
			if (error instanceof LimitReached && !gateIsBlind) warning(logLine(error.message));
			else setFailed([...error.message.split("\n"), ...gateIsBlind ? [UNREAD] : []].map(logLine).join("\n"));
			if (gateIsBlind || error instanceof GateInDoubt) process.exitCode = GateInDoubt.status;
			if (!hasSummary()) await writeSummary(() => failurePage(error));
		} else setFailed(error instanceof Error ? error.stack ?? error.message : String(error));
	} finally {
		if (end !== null) clearTimeout(end);
	}
}
await runToEnd();
if (!isMainThread) parentPort?.postMessage(process.exitCode ?? 0);
export {};
